"""Leaf: codes about the command line itself."""

from bannergen.diagnostics import Code, Severity

_TRY_VI, _TRY_EN = "Xem cách dùng bằng --help.", "See the usage with --help."

UNKNOWN_COMMAND = Code(
    "unknown-command",
    Severity.ERROR,
    "Không có lệnh “{got}”.",
    "There is no command “{got}”.",
    _TRY_VI,
    _TRY_EN,
)
UNKNOWN_OPTION = Code(
    "unknown-option",
    Severity.ERROR,
    "{command} không có tuỳ chọn {got}.",
    "{command} has no option {got}.",
    _TRY_VI,
    _TRY_EN,
)
BAD_OPTION = Code(
    "bad-option",
    Severity.ERROR,
    "{command}: “{got}” không dùng được cho {option}: cần {wanted_vi}.",
    "{command}: “{got}” does not serve for {option}: {wanted_en} is wanted.",
    _TRY_VI,
    _TRY_EN,
)
MISSING_ARGUMENT = Code(
    "missing-argument",
    Severity.ERROR,
    "{command}: thiếu {name}.",
    "{command}: {name} is missing.",
    _TRY_VI,
    _TRY_EN,
)
MISSING_VALUE = Code(
    "missing-value",
    Severity.ERROR,
    "{command}: sau {option} còn thiếu giá trị.",
    "{command}: a value is missing after {option}.",
    _TRY_VI,
    _TRY_EN,
)
NOT_UNDERSTOOD = Code(
    "not-understood",
    Severity.ERROR,
    "{command}: không hiểu dòng lệnh ({reason}).",
    "{command}: the command line is not understood ({reason}).",
    _TRY_VI,
    _TRY_EN,
)
INTERRUPTED = Code(
    "interrupted",
    Severity.ERROR,
    "Đã dừng theo yêu cầu ({signal}); tệp nào đã xong thì còn nguyên.",
    "Stopped as asked ({signal}); the files that were complete are kept.",
)
