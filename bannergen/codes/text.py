"""Leaf: codes about letters: fonts, coverage, fit."""

from bannergen.diagnostics import Code, Severity

FONT_MISSING = Code(
    "font-missing",
    Severity.ERROR,
    "Thiếu tệp phông chữ {path}.",
    "The font file {path} is missing.",
    "Cài lại bannergen, hoặc chép tệp phông vào thư mục fonts/.",
    "Reinstall bannergen, or put the font file back into fonts/.",
)
FONT_DAMAGED = Code(
    "font-damaged",
    Severity.ERROR,
    "Tệp phông chữ {path} hỏng: {reason_vi}.",
    "The font file {path} is damaged: {reason_en}.",
    "Lấy lại tệp gốc từ nguồn của phông.",
    "Fetch the file again from where the font comes from.",
)
FONT_CHANGED = Code(
    "font-changed",
    Severity.ERROR,
    "Tệp phông chữ {path} khác với mã sha256 ghi trong family.yaml.",
    "The font file {path} differs from the sha256 in family.yaml.",
    "Chép lại tệp gốc; nếu cố ý thay phông thì sửa version và sha256.",
    "Restore the original file; if the change is meant, update version and sha256.",
)
FONT_FACE = Code(
    "font-no-such-face",
    Severity.ERROR,
    "Họ phông {family} không có độ đậm {weight} ở độ rộng {width}.",
    "The family {family} has no weight {weight} at width {width}.",
)
FACE_KIND = Code(
    "font-face-kind",
    Severity.ERROR,
    "Tệp phông {path} phải ghi weight hoặc axes (phông nét), hay chỉ rows_px (phông điểm ảnh).",
    "The font file {path} states weight or axes (outlines), or rows_px alone (pixels).",
)
FONT_OF_PIXELS = Code(
    "font-of-pixels",
    Severity.ERROR,
    "Họ phông {family} là phông điểm ảnh, không có nét để dàn chữ.",
    "The family {family} is drawn in pixels: it has no outlines to set a text with.",
    "Chọn họ phông khác; xem: bannergen list fonts.",
    "Choose another family; see: bannergen list fonts.",
)
GLYPH_MISSING = Code(
    "glyph-missing",
    Severity.ERROR,
    "Phông {font} không có ký tự “{character}” ({codepoint}) trong “{text}”.",
    "The font {font} has no character “{character}” ({codepoint}), needed in “{text}”.",
    "Chọn kiểu chữ khác trong chủ đề, hoặc sửa văn bản.",
    "Choose another type style in the theme, or change the text.",
)
EMPTY = Code(
    "text-empty",
    Severity.ERROR,
    "Văn bản trống.",
    "The text is empty.",
    "Viết nội dung vào --text hoặc vào campaign.",
    "Give a text with --text or in the campaign.",
)
DOES_NOT_FIT = Code(
    "text-does-not-fit",
    Severity.ERROR,
    "“{text}” không vừa ô “{slot}”: với chữ hoa cao {least} cần {needs}, ô chỉ có {has}.",
    "“{text}” does not fit the slot “{slot}”: with capitals of {least} it needs {needs}, the slot has {has}.",
    "Chọn sản phẩm lớn hơn, cho thêm dòng hay chữ hẹp hơn (fit: lines, width_axis), hoặc một câu ngắn hơn.",
    "Choose a larger product, allow more lines or narrower letters (fit: lines, width_axis), or a shorter text.",
)
TOO_LONG = Code(
    "text-too-long",
    Severity.ERROR,
    "“{text}” có {count} cụm từ; chữ trưng bày có nhiều nhất {most}.",
    "“{text}” has {count} phrases; a display text has at most {most}.",
    "Chọn một khẩu hiệu; văn bản dài dành cho trang in.",
    "Choose a slogan; long texts belong on a printed page.",
)
BREAK_DROPPED = Code(
    "text-break-dropped",
    Severity.WARNING,
    "“{text}”: ô “{slot}” chỉ có {lines} dòng, nên không ngắt ở mọi dấu | .",
    "“{text}”: the slot “{slot}” has {lines} line(s), so it does not break at every | .",
    "Cho ô thêm dòng (fit: lines), hoặc bỏ bớt dấu | trong văn bản.",
    "Allow the slot more lines (fit: lines), or remove a | from the text.",
)
