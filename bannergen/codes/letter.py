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
    "{path} hỏng hoặc không phải tệp {kind}.",
    "{path} is damaged or no {kind} file.",
    "Mở tệp bằng phần mềm soạn thảo hoặc trình đọc PDF, lưu một bản mới rồi nhập bản đó.",
    "Open it in a word processor or a PDF reader, save a new copy and import that.",
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
    "{what_vi} “{value}” chưa chắc chắn.",
    "The {what_en} “{value}” is not certain.",
    "Đối chiếu với công văn gốc.",
    "Compare it with the letter.",
)
NO_TABLE = Code(
    "letter-no-table",
    Severity.WARNING,
    "Chưa có bảng địa bàn của {province}; tệp YAML không có mục places.",
    "There is no place table of {province}; the YAML has no group places.",
    "Thêm bảng vào campaigns/places/ rồi nhập lại, hoặc điền tay; nếu không, mọi tác phẩm mang tên cơ quan ban hành.",
    "Add a table to campaigns/places/ and import again, or fill it in by hand; else every piece is the issuer's.",
)
INTO_ITSELF = Code(
    "output-is-input",
    Severity.ERROR,
    "{path} chính là công văn đang đọc; không ghi đè.",
    "{path} is the letter that is read; it is not written over.",
    "Chọn tên khác bằng -o.",
    "Choose another name with -o.",
)
IS_A_LETTER = Code(
    "campaign-is-letter",
    Severity.ERROR,
    "{path} là công văn, không phải tệp chiến dịch.",
    "{path} is a letter, not a campaign file.",
    "Nhập trước: bannergen import {path} -o campaign.yaml",
    "Import it first: bannergen import {path} -o campaign.yaml",
)
