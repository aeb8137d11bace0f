"""Leaf: codes of the text door: letters and marks that are not right Vietnamese."""

from bannergen.diagnostics import Code, Severity

PLACE_NAME_NEAR = Code(
    "place-name-near",
    Severity.WARNING,
    "Không có địa danh nào tên “{written}”; có lẽ là {meant}.",
    "No known place is called “{written}”; probably {meant} is meant.",
    "Sửa lại; nếu tên này đúng, ghi nó vào một bảng trong thư mục assets/places/ của dự án.",
    "Correct it; if the name is right, add it to a table in the folder assets/places/ of the project.",
)
