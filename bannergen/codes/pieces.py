"""Leaf: codes about campaigns, places, products and the pieces made of them."""

from bannergen.diagnostics import Code, Severity

PLACE_NOT_VALID = Code(
    "place-not-valid",
    Severity.ERROR,
    "{name} không còn (hoặc chưa có) vào ngày {date}: hiệu lực {valid_from} – {valid_to}.",
    "{name} does not exist on {date}: it is valid {valid_from} – {valid_to}.",
    "Dùng bảng địa bàn đúng thời điểm của chiến dịch.",
    "Use a place table of the campaign's time.",
)
PRODUCT_SIZE = Code(
    "product-size",
    Severity.ERROR,
    "Kích thước {size} ngoài giới hạn: mỗi cạnh từ {least} đến {most}.",
    "The size {size} is out of range: each side may be {least} to {most}.",
    "Kiểm tra đơn vị (mm, m, px).",
    "Check the unit (mm, m, px).",
)
BOARD_TOO_LOW = Code(
    "board-too-low",
    Severity.ERROR,
    "Bảng {product} cao {found}; chữ nét trơn cần ít nhất {needs}.",
    "The board {product} is {found} high; outline letters need at least {needs}.",
    "Bảng thấp cần phông điểm ảnh, chưa có trong phiên bản này.",
    "Low boards need pixel fonts, which this version does not have yet.",
)
FORMAT_UNKNOWN = Code(
    "format-unknown",
    Severity.ERROR,
    "Không xuất được tệp “.{got}”.",
    "Files of type “.{got}” cannot be written.",
)
OPTION_CONFLICT = Code(
    "option-conflict",
    Severity.ERROR,
    "{reason_vi}",
    "{reason_en}",
)
NOTHING_TO_BUILD = Code(
    "nothing-to-build",
    Severity.ERROR,
    "Không có tác phẩm nào để làm với lựa chọn này.",
    "There is nothing to make with these choices.",
    "Nới --place, --product, --slogan hoặc --format.",
    "Loosen --place, --product, --slogan or --format.",
)
PROGRAM_FAULT = Code(
    "program-fault",
    Severity.ERROR,
    "Lỗi của chương trình: {reason}.",
    "A fault of the program: {reason}.",
    "Báo lỗi kèm lệnh đã gõ và dòng này.",
    "Please report it with the command and this line.",
)
PIECE_FAILED = Code(
    "piece-failed",
    Severity.ERROR,
    "Lỗi trong chương trình ({reason}); các tác phẩm khác không bị ảnh hưởng.",
    "A fault of the program ({reason}); other pieces are not affected.",
    "Báo lỗi kèm tệp campaign và dòng này.",
    "Please report it with the campaign file and this line.",
)
NO_THUMBNAIL = Code(
    "thumbnail-not-written",
    Severity.WARNING,
    "Không ghi được hình nhỏ của tác phẩm cho index.html; các tệp của tác phẩm không bị ảnh hưởng. {reason_vi}",
    "The small picture for index.html was not written; the files of the piece are not affected. {reason_en}",
    "Giải phóng dung lượng, xem quyền ghi của thư mục thumbnails, rồi làm lại nếu cần hình này.",
    "Free some space, look at the permissions of the folder thumbnails, and build again if the picture is needed.",
)
PIECE_INTERRUPTED = Code(
    "piece-interrupted",
    Severity.ERROR,
    "Bị dừng khi đang làm lại; các tệp của tác phẩm có thể lẫn bản cũ và bản mới.",
    "Stopped while it was made anew; its files may be a mixture of old and new ones.",
    "Chạy lại lệnh build.",
    "Run the build again.",
)
NO_WORKERS = Code(
    "workers-not-started",
    Severity.ERROR,
    "Không khởi động được tiến trình nào ({reason}).",
    "No worker process could be started ({reason}).",
    "Dùng -j 1, hoặc nới giới hạn tệp mở (ulimit -n), tiến trình và bộ nhớ.",
    "Use -j 1, or raise the limits of open files (ulimit -n), processes and memory.",
)
SCREEN_BLEED = Code(
    "screen-bleed",
    Severity.ERROR,
    "{product} đo bằng px nên không có tràn lề (bleed).",
    "{product} is measured in px and has no bleed.",
    "Xoá dòng bleed.",
    "Delete the line bleed.",
)
LEVEL_UNKNOWN = Code(
    "place-level-unknown",
    Severity.ERROR,
    "Không có cấp địa bàn “{got}”; có lẽ là “{wanted}”.",
    "There is no level of places “{got}”; probably “{wanted}” is meant.",
    "Ghi đúng tên cấp; tổ chức thì ghi loại của tổ chức, như sở, báo chí, đoàn thể.",
    "Spell the level as it is; for an organisation write what it is, such as sở, báo chí, đoàn thể.",
)
MARGINS = Code(
    "product-margins",
    Severity.ERROR,
    "Vùng an toàn {safe} mỗi bên không chừa lại gì trên kích thước {size}.",
    "A safe area of {safe} on each side leaves nothing of the size {size}.",
    "Giảm safe xuống dưới một nửa cạnh ngắn.",
    "Make safe less than half of the short side.",
)
SIZE_OUTLIER = Code(
    "size-outlier",
    Severity.INFO,
    "Cỡ chữ chung của nhóm {group} là {size} vì {piece}; không có nơi này: {otherwise}.",
    "The type size that the group {group} shares is {size} because of {piece}; without that place: {otherwise}.",
    "Nâng least của ô và cho nơi này một dạng rút gọn (short_issuer, short_name), hoặc cho ô thêm dòng.",
    "Raise the slot's least and give that place a shorter form (short_issuer, short_name), or allow more lines.",
)
ROLL = Code(
    "roll-size",
    Severity.ERROR,
    "Cuộn rộng {width}, mép chồng {overlap}: cuộn phải rộng từ {least}, mép chồng không quá một phần tư khổ cuộn.",
    "Roll width {width}, overlap {overlap}: the width has to be {least} at least, the overlap at most a quarter of it.",
    "Ghi roll bằng mm hoặc m, như {{width: 3200mm, overlap: 30mm}}.",
    "Write the roll in mm or m, such as {{width: 3200mm, overlap: 30mm}}.",
)
ROLL_FOLDED = Code(
    "roll-folded",
    Severity.ERROR,
    "Cuộn {width} với mép chồng {overlap} quá hẹp: sẽ có tấm chỉ gồm phần gập ra sau.",
    "The roll of {width} with an overlap of {overlap} is too narrow: some panel would be only what is folded back.",
    "Chọn cuộn rộng hơn (roll), túi luồn hoặc biên (finishing) hẹp hơn.",
    "Choose a wider roll, or narrower pole pockets or hems (finishing).",
)
PANEL_CUTS = Code(
    "panel-cuts",
    Severity.WARNING,
    "Mối nối giữa tấm {first} và tấm {second} cắt qua {what_vi}.",
    "The seam between the panels {first} and {second} cuts through {what_en}.",
    "Chọn cuộn rộng hơn (roll), bố cục khác hoặc kích thước khác.",
    "Choose a wider roll, another layout or another size.",
)
PANELS_NOT_MADE = Code(
    "panels-not-made",
    Severity.INFO,
    "Tác phẩm rộng hơn cuộn, phải in thành {count} tấm, nhưng tấm ghép chỉ làm ở dạng {others}, không làm ở {has}.",
    "The piece is wider than its roll and takes {count} panels, but panels are made as {others} only, not as {has}.",
    "Thêm {others} vào formats của sản phẩm, hoặc vào --format, để có tệp từng tấm và sơ đồ ghép.",
    "Add {others} to the product's formats, or to --format, for the files of the panels and their joining diagram.",
)
VARIANT_FORMAT = Code(
    "variant-format",
    Severity.ERROR,
    "Bản “{variant}” chỉ làm được ở dạng {others}, không làm được ở dạng .{extension}.",
    "The variant “{variant}” is made as {others} only, not as .{extension}.",
    "Đổi đuôi tệp ra.",
    "Give the output that ending.",
)
VARIANT_UNKNOWN = Code(
    "variant-unknown",
    Severity.ERROR,
    "Sản phẩm {product} không có bản “{got}” ở dạng .{extension}.",
    "The product {product} has no variant “{got}” as .{extension}.",
    "Bỏ --variant để làm chính tác phẩm.",
    "Leave --variant out to make the piece itself.",
)
