"""Leaf: codes about reading YAML and CSV into typed values."""

from bannergen.diagnostics import Code, Severity

YAML_SYNTAX = Code(
    "yaml-syntax",
    Severity.ERROR,
    "YAML sai cú pháp: {problem}.",
    "The YAML does not parse: {problem}.",
    "Xem lại thụt lề, dấu hai chấm và dấu ngoặc quanh dòng này.",
    "Look at the indentation, colons and quotes around this line.",
)
YAML_TAB = Code(
    "yaml-tab",
    Severity.ERROR,
    "Có ký tự tab ở phần thụt lề; YAML chỉ dùng dấu cách.",
    "A tab is used for indentation; YAML takes spaces only.",
    "Thay mỗi tab bằng hai dấu cách.",
    "Replace each tab with two spaces.",
)
NOT_UTF8 = Code(
    "text-not-utf8",
    Severity.ERROR,
    "{path} không phải văn bản UTF-8 (byte thứ {offset}).",
    "{path} is not UTF-8 text (at byte {offset}).",
    "Lưu lại tệp với mã Unicode UTF-8.",
    "Save the file again as UTF-8.",
)
EMPTY = Code(
    "yaml-empty",
    Severity.ERROR,
    "{path} trống.",
    "{path} is empty.",
    "Viết nội dung, hoặc bắt đầu từ tệp mẫu kèm theo.",
    "Fill it in, or start from the bundled example.",
)
ALIAS = Code(
    "yaml-alias",
    Severity.ERROR,
    "Không dùng anchor (&), alias (*) và nhãn kiểu (!) của YAML ở đây.",
    "YAML anchors (&), aliases (*) and type tags (!) are not used here.",
    "Viết thẳng giá trị; để dùng lại hãy dùng extends.",
    "Write the value out; use extends to share.",
)
DUPLICATE_KEY = Code(
    "duplicate-key",
    Severity.ERROR,
    "Khoá “{key}” lặp lại; lần đầu ở dòng {first_line}.",
    "The key “{key}” stands twice; the first is on line {first_line}.",
    "Xoá một trong hai.",
    "Delete one of the two.",
)
UNKNOWN_KEY = Code(
    "unknown-key",
    Severity.ERROR,
    "Không có khoá “{got}” trong {where}.",
    "There is no key “{got}” in {where}.",
)
MISSING_KEY = Code(
    "missing-key",
    Severity.ERROR,
    "Thiếu khoá “{key}” trong {where}.",
    "The key “{key}” is missing in {where}.",
    "Thêm dòng “{key}: …”.",
    "Add a line “{key}: …”.",
)
WRONG_TYPE = Code(
    "wrong-type",
    Severity.ERROR,
    "“{key}” cần {wanted_vi}, nhưng ở đây là {found_vi}.",
    "“{key}” wants {wanted_en}, but here is {found_en}.",
)
BAD_VALUE = Code(
    "bad-value",
    Severity.ERROR,
    "“{got}” không dùng được cho “{key}”: cần {wanted_vi}.",
    "“{got}” does not serve for “{key}”: {wanted_en} is wanted.",
)
DUPLICATE_ID = Code(
    "duplicate-id",
    Severity.ERROR,
    "Mã “{id}” đã dùng ở {first}.",
    "The id “{id}” is already used at {first}.",
    "Đặt mã khác.",
    "Choose another id.",
)
EMPTY_LIST = Code(
    "empty-list",
    Severity.ERROR,
    "Danh sách “{key}” trống.",
    "The list “{key}” is empty.",
)
KEPT_ELSEWHERE = Code(
    "keep-not-in-text",
    Severity.ERROR,
    "Cụm “{got}” không có trong khẩu hiệu “{text}”.",
    "The phrase “{got}” is not in the slogan “{text}”.",
    "Kiểm tra từng dấu thanh; cụm từ viết đúng như trong khẩu hiệu, chữ hoa hay thường đều được.",
    "Check each tone mark; write the phrase as the slogan has it, in any case.",
)
UNKNOWN_ID = Code(
    "unknown-id",
    Severity.ERROR,
    "Không có {kind_vi} nào tên “{got}”.",
    "There is no {kind_en} called “{got}”.",
)
CSV_SYNTAX = Code(
    "csv-syntax",
    Severity.ERROR,
    "CSV sai cú pháp: {problem}.",
    "The CSV does not parse: {problem}.",
    "Xem lại dấu ngoặc kép của dòng này.",
    "Look at the quotes of this line.",
)
CSV_COLUMN = Code(
    "csv-column",
    Severity.ERROR,
    "Bảng {path} thiếu cột “{column}”.",
    "The table {path} lacks the column “{column}”.",
    "Dòng đầu của bảng là tên cột.",
    "The table's first line names its columns.",
)
CSV_ROW = Code(
    "csv-row",
    Severity.ERROR,
    "Dòng này có {found} ô, bảng có {wanted} cột.",
    "This row has {found} cells, the table has {wanted} columns.",
    "Đặt ô có dấu phẩy trong ngoặc kép.",
    "Quote cells that contain a comma.",
)
PERIOD_REVERSED = Code(
    "period-reversed",
    Severity.ERROR,
    "Thời gian kết thúc {end} trước khi bắt đầu {start}.",
    "The period ends on {end}, before it starts on {start}.",
    "Đổi chỗ from và to.",
    "Swap from and to.",
)
EXTENDS_CYCLE = Code(
    "extends-cycle",
    Severity.ERROR,
    "Chuỗi kế thừa quay vòng: {trail}.",
    "The extends chain runs in a circle: {trail}.",
    "Bỏ extends ở một bố cục.",
    "Drop extends in one of the layouts.",
)
ID_IS_NOT_FILE_NAME = Code(
    "id-not-file-name",
    Severity.ERROR,
    "Mã “{id}” khác tên tệp “{name}”.",
    "The id “{id}” is not the file's name “{name}”.",
    "Đổi tên tệp hoặc mã cho trùng nhau.",
    "Rename one of the two.",
)
OFFICIAL_SHORTENED = Code(
    "official-shortened",
    Severity.ERROR,
    "Khẩu hiệu chính thức “{slogan}” không được có dạng rút gọn (short).",
    "The official slogan “{slogan}” may not have a short form.",
    "Bỏ dòng short; văn bản không vừa thì chọn sản phẩm lớn hơn.",
    "Remove short; where the text does not fit, choose a larger product.",
)
OFFICIAL_CHANGED = Code(
    "official-text-changed",
    Severity.ERROR,
    "text khác với official ở “{found}” (official: “{wanted}”); chỉ được bỏ dấu chấm cuối câu.",
    "text differs from official at “{found}” (official: “{wanted}”); only the final full stop may be dropped.",
    "Chép lại nguyên văn từ official.",
    "Copy the wording of official.",
)
USE_EMPTY = Code(
    "places-use-empty",
    Severity.ERROR,
    "“use” của {table} trống, nên không chọn địa bàn nào.",
    "The “use” of {table} is empty, so it chooses no place.",
    "Xoá dòng use để dùng cả bảng, hoặc ghi ít nhất một mã.",
    "Delete the line use for the whole table, or name at least one place.",
)
