"""Leaf: codes about finished files that anybody made: facts of them, and what a prepress technician remarks.

The wording of a fact is a label, a colon, and what was found: the command line sets the labels below each other.
"""

from bannergen.diagnostics import Code, Severity

KIND = Code("file-kind", Severity.INFO, "Loại tệp: {said_vi}", "Kind: {said_en}")
SIZE = Code("file-size", Severity.INFO, "Kích thước: {said_vi}", "Size: {said_en}")
BOXES = Code("file-boxes", Severity.INFO, "Khung trang (mm): {said_vi}", "Page boxes (mm): {said_en}")
INTENT = Code("file-intent", Severity.INFO, "Hồ sơ màu in: {said_vi}", "Output intent: {said_en}")
COLOURS = Code("file-colours", Severity.INFO, "Hệ màu: {said_vi}", "Colours: {said_en}")
INKS = Code("file-inks", Severity.INFO, "Mực: {said_vi}", "Inks: {said_en}")
FONTS = Code("file-fonts", Severity.INFO, "Phông chữ: {said_vi}", "Fonts: {said_en}")
RESOLUTION = Code("file-resolution", Severity.INFO, "Độ phân giải: {said_vi}", "Resolution: {said_en}")
CONTENTS = Code("file-contents", Severity.INFO, "Thành phần khác: {said_vi}", "Other contents: {said_en}")

FOR_PEOPLE = Code(
    "file-for-people",
    Severity.INFO,
    "Tệp là {what_vi} của bannergen: để người xem, không phải tệp in, nên không xét theo tệp in.",
    "The file is {what_en} of bannergen: for people to read, not for print, so it is not judged as a print file.",
    "Để in, gửi nhà in tệp PDF/X hoặc TIFF của tác phẩm.",
    "For print, send the shop the piece's PDF/X or TIFF.",
)
SCALE_UNSTATED = Code(
    "scale-in-name-only",
    Severity.INFO,
    "Tên tệp có “_1-10” nhưng tệp không ghi tỉ lệ nào: các số đo ở đây tính theo 1:1.",
    "The file's name has “_1-10”, but the file itself states no scale: all measures here are at 1:1.",
    "Nếu tệp vẽ ở tỉ lệ 1:10, hãy nhân các số đo với 10, và báo tỉ lệ cho nhà in.",
    "If it is drawn at 1:10, multiply the measures by ten, and tell the shop the scale.",
)
ENCRYPTED = Code(
    "file-encrypted",
    Severity.ERROR,
    "{path} bị khoá (mã hoá); máy in từ chối, hoặc đòi mật khẩu.",
    "{path} is locked (encrypted); a print shop's machines refuse it, or ask for a password.",
    "Xuất lại PDF, không đặt mật khẩu.",
    "Export the PDF again without a password.",
)
TOO_MUCH = Code(
    "file-too-much",
    Severity.ERROR,
    "{path} cần quá nhiều bộ nhớ hoặc thời gian để đọc ({reason}).",
    "{path} takes too much memory or time to read ({reason}).",
    "Máy của nhà in cũng có thể không mở được; xuất lại tệp đơn giản hơn.",
    "The print shop's machines may not open it either; export it again in a simpler form.",
)
PAGES = Code(
    "file-several-pages",
    Severity.WARNING,
    "Tệp có {pages} trang; tệp in của một tấm chỉ nên có một trang.",
    "The file has {pages} pages; the print file of one piece should have one.",
    "Xuất mỗi tấm thành một tệp, hoặc báo nhà in cần in trang nào.",
    "Export each piece to a file of its own, or tell the shop which page to print.",
)
NO_BLEED = Code(
    "file-no-bleed",
    Severity.WARNING,
    "Tệp không có tràn lề: khung cắt trùng với mép ngoài.",
    "The file has no bleed: the trim box is its outer edge.",
    "Kéo nền ra ngoài khung cắt: 2 cm cho khổ lớn, 3 mm cho khổ nhỏ, rồi khai báo BleedBox và TrimBox.",
    "Extend the ground beyond the trim: 2 cm for large formats, 3 mm for small ones, and state BleedBox and TrimBox.",
)
SIZE_STATED = Code(
    "file-size-stated",
    Severity.WARNING,
    "XMP ghi tệp khổ {stated} mm, nhưng theo số điểm ảnh và dpi thì tệp khổ {measured} mm; không rõ khổ thành phẩm.",
    "XMP states a file of {stated} mm, but by its pixels and dpi it is {measured} mm; the finished size is not known.",
    "Tệp đã bị cắt, thu phóng hoặc đổi dpi sau khi xuất; hãy xuất lại từ bannergen.",
    "The file was cropped, scaled or given another dpi after it was made; export it again from bannergen.",
)
PAGE_TOO_LARGE = Code(
    "page-too-large",
    Severity.WARNING,
    "Trang dài {side} đơn vị, quá 14.400: nhiều trình xem và RIP không mở được.",
    "The page is {side} units long, more than 14,400: many viewers and RIPs do not open it.",
    "Xuất ở tỉ lệ 1:10 và ghi tỉ lệ vào tên tệp.",
    "Export it at 1:10 and put the scale into the file's name.",
)
USER_UNIT = Code(
    "page-user-unit",
    Severity.WARNING,
    "Trang dùng UserUnit {unit}: phần mềm bỏ qua khoá này sẽ in nhỏ đi {unit} lần.",
    "The page has UserUnit {unit}: software that ignores it prints it {unit} times smaller.",
    "Báo nhà in kích thước thành phẩm, hoặc xuất ở tỉ lệ 1:10 không dùng UserUnit.",
    "Tell the shop the finished size, or export at 1:10 without UserUnit.",
)
RGB = Code(
    "file-rgb",
    Severity.WARNING,
    "Tệp in có màu RGB ({spaces}): màu sẽ đổi khi nhà in chuyển sang mực.",
    "The print file has RGB colours ({spaces}): they change when the shop converts them to inks.",
    "Xuất bằng màu CMYK theo hồ sơ màu của nhà in.",
    "Export it in CMYK for the print shop's profile.",
)
NO_INTENT = Code(
    "file-no-intent",
    Severity.WARNING,
    "PDF không có hồ sơ màu in (OutputIntent): không rõ màu dành cho máy và vật liệu nào.",
    "The PDF has no output intent: it does not say for which printer and material its colours are.",
    "Xuất theo PDF/X-4 hoặc PDF/X-1a với hồ sơ màu của nhà in.",
    "Export it as PDF/X-4 or PDF/X-1a with the print shop's profile.",
)
INTENT_NOT_CMYK = Code(
    "file-intent-not-cmyk",
    Severity.WARNING,
    "Hồ sơ màu in của PDF là {space}, không phải CMYK.",
    "The PDF's output intent is {space}, not CMYK.",
    "Chọn hồ sơ CMYK của nhà in, hoặc FOGRA39.",
    "Choose the print shop's CMYK profile, or FOGRA39.",
)
PROFILE_DAMAGED = Code(
    "profile-damaged",
    Severity.ERROR,
    "Hồ sơ màu kèm trong tệp ({profile}) bị hỏng: chỉ có {bytes} byte so với số ghi ở đầu hồ sơ.",
    "The profile in the file ({profile}) is damaged: it has {bytes} bytes, not as many as its header says.",
    "Làm lại tệp với hồ sơ màu còn nguyên của nhà in.",
    "Make the file again with a whole profile of the print shop's.",
)
FONTS_MISSING = Code(
    "file-fonts-missing",
    Severity.ERROR,
    "Phông không được nhúng: {fonts}. Máy in sẽ thay bằng phông khác, chữ Việt có thể sai hoặc mất.",
    "Fonts are not embedded: {fonts}. The printer puts others in their place; Vietnamese letters change or vanish.",
    "Chuyển chữ thành nét (outline, curves) rồi xuất lại.",
    "Convert the text to outlines (curves) and export it again.",
)
FONTS_LIVE = Code(
    "file-fonts-live",
    Severity.WARNING,
    "Tệp in còn phông chữ ({fonts}): RIP có phông trùng tên có thể thay vào, làm sai chữ Việt.",
    "The print file still has fonts ({fonts}): a RIP may swap in others of the same name and break Vietnamese.",
    "Chuyển chữ thành nét (outline, curves) trước khi gửi in.",
    "Convert the text to outlines (curves) before it is sent to print.",
)
TRANSPARENT = Code(
    "file-transparency",
    Severity.WARNING,
    "Tệp có độ trong suốt ({kinds}); RIP cũ xử lý không đúng.",
    "The file has transparency ({kinds}); older RIPs get it wrong.",
    "Làm phẳng (flatten) khi xuất, hoặc dùng màu đặc.",
    "Flatten it on export, or use solid colours.",
)
INK_HEAVY = Code(
    "ink-too-heavy",
    Severity.WARNING,
    "Tổng lượng mực lên tới {total} %, quá {limit} %: mực lâu khô, dễ lem và dính.",
    "The total ink reaches {total} %, more than {limit} %: it dries slowly, smears and sticks.",
    "Giảm mực của màu tối nhất, ví dụ đen phối 30/30/30/100.",
    "Reduce the darkest colours, for instance to a rich black of 30/30/30/100.",
)
INK_REFUSED = Code(
    "ink-refused",
    Severity.ERROR,
    "Tệp tự nhận là tệp in nhưng tổng lượng mực lên tới {total} %, quá {limit} %: nhà in sẽ trả lại.",
    "The file claims to be ready for print, but its total ink reaches {total} %, more than {limit} %: "
    "print shops send it back.",
    "Giảm mực của màu tối nhất, ví dụ đen phối 30/30/30/100.",
    "Reduce the darkest colours, for instance to a rich black of 30/30/30/100.",
)
INK_FAINT = Code(
    "ink-too-faint",
    Severity.WARNING,
    "Mảng màu dưới 10 % ({tints}) in ra loang lổ hoặc mất.",
    "Flat tints below 10 % ({tints}) print unevenly or not at all.",
    "Dùng ít nhất 10 % một mực, hoặc để trắng.",
    "Use at least 10 % of one ink, or leave it white.",
)
WHITE_OVERPRINT = Code(
    "white-overprint",
    Severity.ERROR,
    "Có hình màu trắng đặt in đè: khi in sẽ biến mất.",
    "Something white is set to overprint: it vanishes in print.",
    "Tắt in đè (overprint) cho mọi hình màu trắng.",
    "Turn overprint off for everything white.",
)
RESOLUTION_LOW = Code(
    "resolution-low",
    Severity.WARNING,
    "Độ phân giải ở khổ thành phẩm chỉ {ppi} ppi, dưới {least}: {what}.",
    "The resolution at the finished size is only {ppi} ppi, below {least}: {what}.",
    "Dùng ảnh nhiều điểm ảnh hơn, hoặc in nhỏ hơn.",
    "Use a picture of more pixels, or print it smaller.",
)
LAYERS = Code(
    "file-layers",
    Severity.WARNING,
    "PDF có lớp ({layers}): RIP in cả lớp đang ẩn.",
    "The PDF has layers ({layers}): RIPs print hidden ones too.",
    "Xoá lớp không in, gộp các lớp còn lại rồi xuất lại.",
    "Remove layers that are not to be printed, merge the others and export it again.",
)
INTERACTIVE = Code(
    "file-interactive",
    Severity.WARNING,
    "PDF có thành phần không in được: {kinds}.",
    "The PDF holds what cannot be printed: {kinds}.",
    "Xuất lại không kèm chú thích, biểu mẫu, mã JavaScript và tệp đính kèm.",
    "Export it again without annotations, forms, scripts and attached files.",
)
PDFX_BROKEN = Code(
    "pdfx-broken",
    Severity.ERROR,
    "Tệp tự nhận là {claim} nhưng không đúng: {reasons}.",
    "The file claims to be {claim} and is not: {reasons}.",
    "Xuất lại theo đúng chuẩn, hoặc bỏ lời khai PDF/X.",
    "Export it again by the standard, or drop the claim.",
)
PRINT_BROKEN = Code(
    "print-broken",
    Severity.ERROR,
    "Tệp tự nhận là tệp in của bannergen cho {condition} nhưng không đúng: {reasons}.",
    "The file says that bannergen made it for print on {condition}, and is not so: {reasons}.",
    "Làm lại tệp bằng bannergen, đừng lưu lại bằng phần mềm khác.",
    "Make it again with bannergen, and do not save it from another program.",
)
MENDED = Code(
    "file-mended",
    Severity.WARNING,
    "Cấu trúc của {path} có lỗi mà bộ đọc phải tự sửa ({reason}); RIP có thể từ chối tệp.",
    "The structure of {path} has faults that the reader mended ({reason}); a RIP may refuse it.",
    "Mở rồi lưu lại bằng phần mềm đã tạo tệp.",
    "Open it in the software that made it and save it again.",
)
UNREAD = Code(
    "file-unread",
    Severity.WARNING,
    "Một phần của {path} không đọc được ({reason}); phần đó chưa kiểm tra.",
    "A part of {path} cannot be read ({reason}); it was not checked.",
)
NO_DPI = Code(
    "raster-no-dpi",
    Severity.WARNING,
    "Tệp ảnh không ghi độ phân giải: không rõ in ra lớn bao nhiêu.",
    "The picture does not state its resolution: how large it prints is not clear.",
    "Ghi dpi vào tệp, và báo nhà in kích thước thành phẩm.",
    "State the dpi in the file, and tell the shop the finished size.",
)
NO_PROFILE = Code(
    "raster-no-profile",
    Severity.WARNING,
    "Tệp ảnh {mode} không kèm hồ sơ màu ICC: mỗi máy hiểu màu một cách.",
    "The {mode} picture has no ICC profile: each machine reads its colours in its own way.",
    "Kèm hồ sơ màu khi xuất.",
    "Embed the profile on export.",
)
ALPHA = Code(
    "raster-alpha",
    Severity.WARNING,
    "Tệp ảnh có kênh alpha: phần trong suốt in ra trắng, đen hoặc bị từ chối.",
    "The picture has an alpha channel: what is transparent prints white or black, or is refused.",
    "Gộp ảnh lên nền đặc rồi lưu không kèm alpha.",
    "Flatten the picture on a solid ground and save it without alpha.",
)
DEEP = Code(
    "raster-deep",
    Severity.WARNING,
    "Tệp ảnh có {bits} bit mỗi kênh; nhiều RIP và bảng LED chỉ đọc 8 bit.",
    "The picture has {bits} bits a channel; many RIPs and boards read 8 only.",
    "Lưu lại ở 8 bit mỗi kênh.",
    "Save it with 8 bits a channel.",
)
TURNED = Code(
    "raster-turned",
    Severity.WARNING,
    "Ảnh dựa vào thẻ xoay (hướng {orientation}); bảng LED và nhiều RIP bỏ qua thẻ này.",
    "The picture relies on a tag to be turned (orientation {orientation}); boards and many RIPs ignore it.",
    "Xoay hẳn điểm ảnh rồi lưu lại.",
    "Turn the pixels themselves and save it again.",
)
PROGRESSIVE = Code(
    "raster-progressive",
    Severity.WARNING,
    "JPEG kiểu progressive; bảng LED và một số RIP chỉ đọc JPEG cơ sở (baseline).",
    "The JPEG is progressive; boards and some RIPs read baseline JPEG only.",
    "Lưu lại kiểu baseline.",
    "Save it as baseline.",
)
INVERSION = Code(
    "raster-inversion",
    Severity.WARNING,
    "JPEG CMYK không có dấu Adobe: phần mềm có thể đọc ngược màu.",
    "The CMYK JPEG has no Adobe marker: software may read its inks inverted.",
    "Lưu lại bằng TIFF, hoặc JPEG có dấu Adobe.",
    "Save it as TIFF, or as a JPEG with the Adobe marker.",
)
