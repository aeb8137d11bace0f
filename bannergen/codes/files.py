"""Leaf: codes about files, folders and the disk."""

from bannergen.diagnostics import Code, Severity

MISSING = Code(
    "file-missing",
    Severity.ERROR,
    "Không tìm thấy tệp {path}.",
    "There is no file {path}.",
    "Kiểm tra lại đường dẫn; đường dẫn tương đối tính từ tệp nhắc đến nó, rồi từ dữ liệu kèm theo.",
    "Check the path; a relative path is looked up beside the file that names it, then in the bundled data.",
)
UNREADABLE = Code(
    "file-unreadable",
    Severity.ERROR,
    "Không đọc được {path}: {reason}.",
    "Cannot read {path}: {reason}.",
    "Kiểm tra quyền đọc và định dạng của tệp.",
    "Check the file's permissions and format.",
)
UNWRITABLE = Code(
    "file-unwritable",
    Severity.ERROR,
    "Không ghi được {path}: {reason}.",
    "Cannot write {path}: {reason}.",
    "Chọn thư mục khác bằng -o, hoặc cấp quyền ghi.",
    "Choose another folder with -o, or grant write permission.",
)
EXISTS = Code(
    "file-exists",
    Severity.ERROR,
    "Tệp {path} đã có; không ghi đè.",
    "The file {path} is there already; it is not written over.",
    "Thêm --force để ghi đè, hoặc chọn tên khác bằng -o.",
    "Add --force to write over it, or choose another name with -o.",
)
DISK_FULL = Code(
    "disk-full",
    Severity.ERROR,
    "Đĩa đầy khi ghi {path}; không để lại tệp dở dang.",
    "The disk is full while writing {path}; no partial file was left.",
    "Giải phóng dung lượng rồi chạy lại.",
    "Free some space and run the same command again.",
)
DISK_SMALL = Code(
    "disk-too-small",
    Severity.ERROR,
    "Đĩa còn trống {free}, {path} cần khoảng {needed}; chưa ghi gì.",
    "The disk has {free} left, {path} takes about {needed}; nothing was written.",
    "Giải phóng dung lượng, chọn đĩa khác bằng -o, hoặc giảm --dpi.",
    "Free some space, choose another disk with -o, or lower --dpi.",
)
DISK_SCARCE = Code(
    "disk-scarce",
    Severity.WARNING,
    "Đĩa còn trống {free}, {path} có thể cần khoảng {needed}.",
    "The disk has {free} left, {path} may take about {needed}.",
    "Giải phóng dung lượng; tệp nào không đủ chỗ sẽ không để lại phần dở dang.",
    "Free some space; a file that does not fit leaves nothing half-written.",
)
REFUSED = Code(
    "system-refused",
    Severity.ERROR,
    "Hệ điều hành từ chối: {reason}.",
    "The operating system refused: {reason}.",
    "Xem giới hạn tệp mở, tiến trình, bộ nhớ (ulimit -a) rồi chạy lại.",
    "Look at the limits of open files, processes and memory (ulimit -a), then run it again.",
)
SHADOWS = Code(
    "file-shadows-bundled",
    Severity.INFO,
    "{path} của bạn thay cho bản kèm theo cùng tên “{name}”.",
    "Your {path} is used instead of the bundled “{name}”.",
)
OUTDATED = Code(
    "file-outdated",
    Severity.ERROR,
    "Không xoá được {path}: {reason}; tệp này là của lần làm trước, không còn đúng.",
    "Cannot remove {path}: {reason}; it is of an earlier build and no longer right.",
    "Xoá tệp này bằng tay; đừng in.",
    "Remove it by hand; do not print it.",
)
