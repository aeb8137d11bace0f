"""Leaf: codes about written files and their checks."""

from bannergen.diagnostics import Code, Severity

TOO_LARGE = Code(
    "raster-too-large",
    Severity.ERROR,
    "{width}×{height} px vượt giới hạn {limit} mỗi cạnh; {dpi} dpi thì vừa.",
    "{width}×{height} px is beyond the limit of {limit} a side; {dpi} dpi would do.",
    "Đặt dpi của sản phẩm, hoặc --dpi, {dpi} trở xuống. JPEG chỉ đến 65.500 px một cạnh; TIFF và PNG đến 1.000.000 px.",
    "Set the product's dpi, or --dpi, to {dpi} or less. A JPEG ends at 65,500 px a side; TIFF and PNG at 1,000,000 px.",
)
TOO_SMALL = Code(
    "raster-too-small",
    Severity.ERROR,
    "{width}×{height} px: không còn điểm ảnh nào; {dpi} dpi mới đủ.",
    "{width}×{height} px: no pixel is left; {dpi} dpi would do.",
    "Dùng --dpi {dpi} trở lên.",
    "Use --dpi {dpi} or more.",
)
DPI_COMPUTED = Code(
    "resolution-computed",
    Severity.INFO,
    "{dpi} dpi ({width}×{height} px) vì {why_vi}; muốn khác, dùng --dpi.",
    "{dpi} dpi ({width}×{height} px) because {why_en}; --dpi changes it.",
)
INK_OUTSIDE = Code(
    "ink-outside-box",
    Severity.ERROR,
    "Nét của “{text}” ra khỏi {box} {excess}.",
    "The ink of “{text}” leaves the {box} by {excess}.",
)
LINES_TOUCH = Code(
    "lines-touch",
    Severity.ERROR,
    "Nét của hai dòng chạm nhau: “{upper}” / “{lower}”.",
    "The ink of two lines touches: “{upper}” / “{lower}”.",
)
BOXES = Code(
    "page-boxes",
    Severity.ERROR,
    "Khung trang sai trong {path}: {reason}.",
    "The page boxes of {path} are wrong: {reason}.",
)
FILE_CHANGED = Code(
    "file-changed",
    Severity.ERROR,
    "{path} đã thay đổi sau khi làm (sha256 không khớp manifest).",
    "{path} was changed after it was made (its sha256 is not the manifest's).",
    "Làm lại bằng bannergen build.",
    "Make it again with bannergen build.",
)
FILE_LOST = Code(
    "file-lost",
    Severity.ERROR,
    "{path} có trong manifest nhưng không có trong thư mục.",
    "{path} is in the manifest but not in the folder.",
    "Làm lại bằng bannergen build.",
    "Make it again with bannergen build.",
)
FILE_DAMAGED = Code(
    "file-damaged",
    Severity.ERROR,
    "{path} hỏng: {why_vi}{raw}.",
    "{path} is damaged: {why_en}{raw}.",
    "Chép hoặc tải lại tệp; nếu vẫn hỏng thì xuất lại từ phần mềm đã làm ra tệp.",
    "Copy or download it again; if it is still damaged, export it again from the program that made it.",
)
NOT_CHECKABLE = Code(
    "file-not-checkable",
    Severity.ERROR,
    "Không kiểm tra được tệp “{got}”.",
    "Files of type “{got}” cannot be checked.",
)
FONTS_IN_PRINT = Code(
    "pdf-fonts",
    Severity.ERROR,
    "{path} có phông chữ ({fonts}); tệp in chỉ được có nét.",
    "{path} carries fonts ({fonts}); a print file holds outlines only.",
)
TRANSPARENCY = Code(
    "pdf-transparency",
    Severity.ERROR,
    "Nhóm “{group}” có độ trong suốt {opacity}; tệp in không được có trong suốt.",
    "The group “{group}” has the opacity {opacity}; a print file holds no transparency.",
    "Đặt màu đặc (hoặc chuyển sắc sang màu nền) thay cho độ trong suốt.",
    "Use a solid colour, or a gradient into the ground's colour, instead of opacity.",
)
FONT_NOT_EMBEDDABLE = Code(
    "pdf-font-not-embeddable",
    Severity.ERROR,
    "Không nhúng được phông {font} vào bản in thử: phông không có nét TrueType (bảng glyf).",
    "The font {font} cannot be embedded in a proof: it has no TrueType outlines (glyf table).",
)
FILE_UNLISTED = Code(
    "file-unlisted",
    Severity.WARNING,
    "{path} không có trong manifest: có thể của lần làm trước.",
    "{path} is not in the manifest: it may be of an earlier build.",
    "Không in tệp này; xoá nếu không cần nữa.",
    "Do not print it; remove it when it is no longer needed.",
)
PIECE_MISSING = Code(
    "piece-missing",
    Severity.ERROR,
    "Tác phẩm {piece} chưa làm được, hoặc chưa đủ tệp: {reason} [{cause}]",
    "The piece {piece} was not made, or not in all its formats: {reason} [{cause}]",
    "Sửa nguyên nhân rồi làm lại bằng bannergen build.",
    "Mend the cause and make it again with bannergen build.",
)
PIECE_REMARKED = Code(
    "piece-remarked",
    Severity.WARNING,
    "Tác phẩm {piece} có điều cần xem: {reason} [{cause}]",
    "The piece {piece} has a remark: {reason} [{cause}]",
)
SIZE_OUTDATED = Code(
    "size-outdated",
    Severity.WARNING,
    "Tác phẩm {piece} đặt nhóm {group} cỡ {had}, cỡ chung nay là {now}.",
    "The piece {piece} sets the group {group} at {had}; the shared size is {now} now.",
    "Dựng lại cả chiến dịch.",
    "Build the whole campaign again.",
)
PDF_SCALED = Code(
    "pdf-scaled",
    Severity.INFO,
    "Tệp ở tỉ lệ {scale}: trang PDF không dài quá 5.080 mm. Nhà in cần biết tỉ lệ này.",
    "The file is at {scale}: a PDF page is not longer than 5,080 mm. The print shop has to know the scale.",
    "Ghi tỉ lệ vào tên tệp, hoặc dùng --scale 1:1.",
    "Put the scale into the file's name, or use --scale 1:1.",
)
PROFILE_UNREADABLE = Code(
    "profile-unreadable",
    Severity.ERROR,
    "{path} không phải hồ sơ màu ICC, hoặc đã hỏng.",
    "{path} is not an ICC profile, or it is damaged.",
    "Xin nhà in tệp .icc của máy in, hoặc bỏ tuỳ chọn này để dùng FOGRA39.",
    "Ask the print shop for its printer's .icc file, or leave the option out to use FOGRA39.",
)
PROFILE_NOT_CMYK = Code(
    "profile-not-cmyk",
    Severity.ERROR,
    "{path} là hồ sơ màu {space} ({kind}); tệp in cần hồ sơ CMYK của máy in (prtr).",
    "{path} is a profile for {space} ({kind}); a print file needs the CMYK profile of a printer (prtr).",
    "Xin nhà in hồ sơ CMYK của máy in, hoặc bỏ tuỳ chọn này để dùng FOGRA39.",
    "Ask the print shop for the CMYK profile of its printer, or leave the option out to use FOGRA39.",
)
NO_CAIRO = Code(
    "no-cairo",
    Severity.ERROR,
    "Không nạp được thư viện cairo: {reason}.",
    "The cairo library cannot be loaded: {reason}.",
    "Cài libcairo2 (Debian, Ubuntu), cairo (Homebrew), hoặc xem docs/install.md.",
    "Install libcairo2 (Debian, Ubuntu), cairo (Homebrew), or see docs/install.md.",
)
PROFILE_TOO_NEW = Code(
    "profile-too-new",
    Severity.ERROR,
    "Hồ sơ màu {profile} là ICC bản {version}; {name} chưa biết bản này.",
    "The profile {profile} is of ICC version {version}, which {name} does not know.",
    "Dùng --pdf x4, hoặc xin nhà in hồ sơ ICC bản 2.",
    "Use --pdf x4, or ask the print shop for its profile in ICC version 2.",
)
SPOT_BUILDS = Code(
    "spot-builds",
    Severity.ERROR,
    "Màu pha “{spot}” có hai tỉ lệ mực: {first} và {other}.",
    "The spot colour “{spot}” has two ink builds: {first} and {other}.",
    "Đặt một tỉ lệ mực cho mọi màu của chủ đề dùng màu pha này.",
    "Give all colours of the theme that use this spot one ink build.",
)
X1A_USER_UNIT = Code(
    "pdf-x1a-user-unit",
    Severity.ERROR,
    "PDF/X-1a không có UserUnit, nên trang dài quá 5.080 mm chỉ làm được ở tỉ lệ 1:10.",
    "PDF/X-1a has no UserUnit, so a page longer than 5,080 mm can only be made at 1:10.",
    "Bỏ --scale 1:1, hoặc dùng --pdf x4.",
    "Leave out --scale 1:1, or use --pdf x4.",
)
