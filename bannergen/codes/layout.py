"""Leaf: codes about layouts, themes, products and artwork."""

from bannergen.diagnostics import Code, Severity

ITEM_KIND = Code(
    "layout-item-kind",
    Severity.ERROR,
    "Mỗi mục cần đúng một trong: row, column, slot, art, space; ở đây có {found}.",
    "An item is exactly one of row, column, slot, art, space; here: {found}.",
)
SHAPE_OUT_OF_RANGE = Code(
    "layout-shape-out-of-range",
    Severity.ERROR,
    "Bố cục {layout} dùng cho tỉ lệ {wanted}; {product} có tỉ lệ {found}.",
    "The layout {layout} serves shapes {wanted}; {product} is {found}.",
    "Chọn bố cục khác bằng --layout, hoặc đổi kích thước.",
    "Choose another layout with --layout, or change the size.",
)
NO_ROOM = Code(
    "layout-no-room",
    Severity.ERROR,
    "Ô “{slot}” không còn chỗ: {width}×{height} {unit}.",
    "The slot “{slot}” has no room left: {width}×{height} {unit}.",
    "Giảm padding, gap hoặc kích thước cố định của các ô bên cạnh.",
    "Reduce padding, gap or the fixed sizes of its neighbours.",
)
UNIT_MISMATCH = Code(
    "layout-unit-mismatch",
    Severity.ERROR,
    "Độ dài “{length}” tính bằng {found}, sản phẩm này tính bằng {unit}.",
    "The length “{length}” is in {found}, this product is measured in {unit}.",
    "Dùng u (1 % cạnh ngắn) hoặc %.",
    "Use u (1 % of the short side) or %.",
)
UNKNOWN_TOKEN = Code(
    "theme-unknown-token",
    Severity.ERROR,
    "Chủ đề {theme} không có màu “{got}”.",
    "The theme {theme} has no colour “{got}”.",
)
UNKNOWN_STYLE = Code(
    "theme-unknown-style",
    Severity.ERROR,
    "Chủ đề {theme} không có kiểu chữ “{got}”.",
    "The theme {theme} has no type style “{got}”.",
)
PAINT_KIND = Code(
    "theme-paint-kind",
    Severity.ERROR,
    "Màu chuyển “{paint}” cần đúng một trong: radial, linear, với ít nhất một màu.",
    "The paint “{paint}” is exactly one of radial, linear, with at least one colour.",
)
ARTWORK_UNSUPPORTED = Code(
    "artwork-unsupported",
    Severity.ERROR,
    "Hình {path} dùng {feature}, thứ không vẽ được ở mọi đầu ra.",
    "The artwork {path} uses {feature}, which cannot be drawn in every output.",
    "Chuyển thành đường nét (path) và màu đặc hoặc chuyển sắc đặc trong chương trình vẽ.",
    "Convert it to paths with solid or gradient fills in the drawing program.",
)
ARTWORK_COLOUR = Code(
    "artwork-colour-unmapped",
    Severity.ERROR,
    "Hình {path} có màu {colour} chưa gán cho màu nào của chủ đề.",
    "The artwork {path} has the colour {colour}, which is mapped to no theme colour.",
    "Thêm dòng cho màu này dưới colours trong tệp .yaml cạnh hình.",
    "Add a line for it under colours in the .yaml beside the artwork.",
)
ARTWORK_DAMAGED = Code(
    "artwork-damaged",
    Severity.ERROR,
    "Hình {path} không phải SVG hợp lệ: {reason}.",
    "The artwork {path} is not valid SVG: {reason}.",
)
BESIDE_STACK = Code(
    "layout-key-beside-stack",
    Severity.ERROR,
    "Khoá “{got}” đứng cạnh “{kind}:”; nó phải nằm bên trong.",
    "The key “{got}” stands beside “{kind}:”; it belongs inside it.",
    "Thụt lề khoá này vào dưới “{kind}:”.",
    "Indent it below “{kind}:”.",
)
EMPTY_BODY = Code(
    "layout-empty",
    Severity.ERROR,
    "Bố cục {layout} không có gì để hiện trên kích thước này.",
    "The layout {layout} has nothing to show at this size.",
    "Xem lại các điều kiện show và nội dung của các slot.",
    "Look at its show conditions and at what its slots have to say.",
)
ART_SIZE = Code(
    "layout-art-size",
    Severity.ERROR,
    "Hình nền {art} cần đúng một trong: width, height, cover.",
    "The ground art {art} takes exactly one of width, height, cover.",
    "Giữ một dòng, bỏ các dòng kia; để phủ kín nền, viết cover: true.",
    "Keep one of them; to cover the whole ground write cover: true.",
)
RANGE_REVERSED = Code(
    "layout-range-reversed",
    Severity.ERROR,
    "Không có gì nằm giữa “{start}: {low}” và “{end}: {high}”.",
    "Nothing lies between “{start}: {low}” and “{end}: {high}”.",
    "Đổi chỗ hai giá trị, hoặc bỏ một dòng.",
    "Swap the two values, or drop one of them.",
)
MOST_ZERO = Code(
    "layout-fit-most-zero",
    Severity.ERROR,
    "“most: 0” không cho chữ chiều cao nào.",
    "“most: 0” leaves letters no height.",
    "Bỏ dòng most, hoặc ghi một độ dài lớn hơn 0.",
    "Drop most, or give it a length above 0.",
)
TURNED_STACK = Code(
    "layout-turned-stack",
    Severity.ERROR,
    "Ô “{slot}” vừa xếp chồng tiếng (stack: syllables) vừa xoay chữ ({orientation}).",
    "The slot “{slot}” both stacks syllables (stack: syllables) and turns the text ({orientation}).",
    "Giữ một trong hai.",
    "Keep one of the two.",
)
UNKNOWN_GROUP = Code(
    "layout-unknown-group",
    Severity.ERROR,
    "Bố cục {layout} không khai báo nhóm cỡ chữ “{got}”.",
    "The layout {layout} declares no group of type sizes “{got}”.",
    "Thêm nhóm vào “groups” của bố cục: piece, places hoặc campaign.",
    "Add it to the layout's “groups”: piece, places or campaign.",
)
GROUP_TOO_SMALL = Code(
    "layout-group-too-small",
    Severity.ERROR,
    "Nhóm cỡ chữ {group} chỉ được {size}, ô “{slot}” cần ít nhất {least}.",
    "The group {group} comes to {size}, the slot “{slot}” wants {least} at least.",
    "Cho ô nhỏ nhất của nhóm thêm chỗ hoặc một dạng rút gọn, hoặc hạ least.",
    "Give the group's smallest slot more room or a shorter form, or lower least.",
)
ARTWORK_TWICE = Code(
    "artwork-twice",
    Severity.ERROR,
    "Hình “{got}” có nhiều tệp cùng tên: {files}.",
    "The artwork “{got}” has several files of one name: {files}.",
    "Giữ một tệp, đặt tên khác cho tệp kia.",
    "Keep one of them, give the other another name.",
)
ARTWORK_KIND = Code(
    "artwork-kind",
    Severity.ERROR,
    "Hình {path} thuộc loại tệp chưa đọc được.",
    "The artwork {path} is of a kind that cannot be read.",
    "Lưu lại thành .svg, .jpg, .png hoặc .tif.",
    "Save it as .svg, .jpg, .png or .tif.",
)
PICTURE_DAMAGED = Code(
    "picture-damaged",
    Severity.ERROR,
    "Ảnh {path} hỏng, hoặc không phải JPEG, PNG hay TIFF: {reason}.",
    "The picture {path} is damaged, or no JPEG, PNG or TIFF: {reason}.",
    "Mở bằng chương trình sửa ảnh rồi lưu lại.",
    "Open it in an image editor and save it again.",
)
PICTURE_LARGE = Code(
    "picture-too-large",
    Severity.ERROR,
    "Ảnh {path} có hơn {most} triệu điểm ảnh.",
    "The picture {path} has more than {most} million pixels.",
    "Thu nhỏ ảnh: nhìn từ khoảng cách treo, từng ấy đã quá đủ.",
    "Scale it down: at the distance it is seen from so many are more than enough.",
)
PICTURE_TRANSPARENT = Code(
    "picture-transparent",
    Severity.ERROR,
    "Ảnh {path} có vùng trong suốt; tệp in không chứa được.",
    "The picture {path} has transparent parts, which print files do not hold.",
    "Gộp lớp (flatten) trên đúng màu nền, hoặc dùng hình SVG.",
    "Flatten it on the ground's colour, or use an SVG.",
)
PICTURE_COLOURS = Code(
    "picture-colour-space",
    Severity.ERROR,
    "Ảnh {path} dùng hệ màu {space}; chỉ nhận ảnh RGB và ảnh xám.",
    "The picture {path} is in {space}; only RGB and grey are taken.",
    "Lưu thành RGB kèm hồ sơ màu của nó; việc chuyển sang mực chỉ làm một lần, khi xuất tệp in.",
    "Save it as RGB with its profile; it is turned into inks only once, in the print file.",
)
PICTURE_DEEP = Code(
    "picture-16-bit",
    Severity.ERROR,
    "Ảnh {path} dùng hơn 8 bit cho mỗi màu.",
    "The picture {path} has more than 8 bits a colour.",
    "Lưu lại ở 8 bit mỗi màu.",
    "Save it with 8 bits a colour.",
)
PICTURE_FRAMES = Code(
    "picture-frames",
    Severity.ERROR,
    "Tệp {path} chứa nhiều ảnh (ảnh động hoặc nhiều trang).",
    "The file {path} holds several pictures (an animation or pages).",
    "Lưu riêng ảnh cần dùng.",
    "Save the one that is wanted by itself.",
)
PICTURE_COARSE = Code(
    "picture-too-coarse",
    Severity.ERROR,
    "Ảnh “{art}” chỉ đạt {found} ở cỡ này, cần ít nhất {needed}; {width}×{height} px đủ đến cỡ {largest}.",
    "The picture “{art}” has {found} at this size, {needed} are the least; {width}×{height} px do up to {largest}.",
    "Dùng ảnh nhiều điểm ảnh hơn, đặt nhỏ lại, hoặc ghi đúng viewing_distance của sản phẩm.",
    "Use one of more pixels, make it smaller, or give the product its true viewing_distance.",
)
PICTURE_SOFT = Code(
    "picture-soft",
    Severity.WARNING,
    "Ảnh “{art}” đạt {found} ở cỡ này: đủ, nhưng ai nhìn kỹ sẽ thấy mờ; nét trọn vẹn từ {sharp}.",
    "The picture “{art}” comes to {found} at this size: enough, but soft to a close look; {sharp} are quite sharp.",
)
SPOT_RESERVED = Code(
    "spot-reserved",
    Severity.ERROR,
    "“{spot}” không đặt làm tên màu pha được: máy in hiểu là không bản nào, mọi bản, hoặc một trong bốn mực.",
    "“{spot}” cannot be the name of a spot colour: a RIP takes it for no plate, for all, or for one of the four inks.",
    "Dùng tên của hãng mực, như PANTONE 485 C.",
    "Use the ink maker's name, such as PANTONE 485 C.",
)
