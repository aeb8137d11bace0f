"""Leaf: codes about importing a letter."""

from bannergen.diagnostics import Code, Severity

EMPTY = Code(
    "letter-empty",
    Severity.ERROR,
    "Công văn {path} trống.",
    "The letter {path} is empty.",
)
BINARY = Code(
    "letter-binary",
    Severity.ERROR,
    "{path} không phải văn bản.",
    "{path} is not text.",
    "Dùng tệp .txt (UTF-8), .docx hoặc .pdf có lớp chữ.",
    "Give a .txt (UTF-8), .docx or .pdf file with a text layer.",
)
FORMAT = Code(
    "letter-format",
    Severity.ERROR,
    "Không nhập được tệp “{got}”.",
    "Files of type “{got}” cannot be imported.",
    "Lưu công văn thành .docx, .pdf có lớp chữ, hoặc .txt (UTF-8).",
    "Save the letter as .docx, as .pdf with a text layer, or as .txt (UTF-8).",
)
DAMAGED = Code(
    "letter-damaged",
    Severity.ERROR,
    "{path} hỏng hoặc không đúng định dạng: {reason}.",
    "{path} is damaged or not what its name says: {reason}.",
)
SCAN = Code(
    "letter-scan",
    Severity.ERROR,
    "{path} là bản quét, không có lớp chữ ({pages} trang).",
    "{path} is a scan without a text layer ({pages} pages).",
    "Nhận dạng chữ (OCR) trước, rồi soát lại từng dấu; hoặc gõ khẩu hiệu vào tệp .txt.",
    "Run OCR first and proof-read every mark; or type the slogans into a .txt file.",
)
ENCRYPTED = Code(
    "letter-encrypted",
    Severity.ERROR,
    "{path} có mật khẩu.",
    "{path} is protected by a password.",
    "Lưu một bản không mật khẩu.",
    "Save a copy without the password.",
)
NO_SLOGAN = Code(
    "letter-no-slogan",
    Severity.ERROR,
    "Không tìm thấy khẩu hiệu nào trong {path}.",
    "No slogan was found in {path}.",
    "Khẩu hiệu được nhận ra dưới tiêu đề như “KHẨU HIỆU TUYÊN TRUYỀN”; kiểm tra phần phụ lục của công văn.",
    "Slogans are recognised below a heading such as “KHẨU HIỆU TUYÊN TRUYỀN”; check the letter's appendix.",
)
NOT_FOUND = Code(
    "letter-not-found",
    Severity.WARNING,
    "Không tìm thấy {what_vi}.",
    "Not found: {what_en}.",
    "Điền tay vào tệp YAML.",
    "Fill it in by hand in the YAML.",
)
FOUND = Code(
    "letter-found",
    Severity.INFO,
    "{what_vi}: {value}",
    "{what_en}: {value}",
)
UNSURE = Code(
    "letter-unsure",
    Severity.WARNING,
    "{what_vi} chưa chắc chắn: {value}.",
    "Not certain, {what_en}: {value}.",
    "Đối chiếu với công văn gốc.",
    "Compare it with the letter.",
)
