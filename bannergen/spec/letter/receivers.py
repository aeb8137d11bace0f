"""Step 1, read: whom the letter addresses.

In: lines. Out: the addressees after "Kính gửi", without their list marks. Refuses nothing; the first
paragraph of the body ends the list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bannergen.spec.letter.lines import UPPER
from bannergen.spec.letter.model import Found, Line

_ADDRESSED = re.compile(r"^[-–—+*•\s]*Kính gửi\s*:?\s*", re.IGNORECASE)
_DASH = re.compile(r"^[-–—+*•●▪]\s*")
# The verbs a letter's first paragraph begins with.
BODY = re.compile(
    r"^(?:Thực hiện|Căn cứ|Triển khai|Theo|Để|Nhằm|Hưởng ứng|Tiếp theo|Vừa qua|Ngày \d|Nhân dịp|"
    r"Trên cơ sở|Xét|"
    r"Tiếp tục|Trong thời gian|Năm \d|Kỷ niệm|Sau khi|Chào mừng|Phúc đáp|Được sự|I\.|1\.)",
)
_ASKS = re.compile(r"\b(?:đề nghị|yêu cầu|thông báo)\b")
_BETWEEN = re.compile(r";\s*(?:[-–]\s*)?")
_LONGEST = 160  # characters; an addressee is shorter, a paragraph longer
_MOST = 60  # lines looked at


def find_receivers(lines: Sequence[Line]) -> tuple[Found[str], ...]:
    """Find the addressees, in a dash list, one line with semicolons, or one a line."""
    at = next((i for i, line in enumerate(lines) if _ADDRESSED.match(line.text)), None)
    if at is None:
        return ()
    items: list[Found[str]] = []
    for line, fresh in _listed(lines[at : at + _MOST]):
        if fresh or not items:
            items.append(Found(line.text, line))
        else:
            items[-1] = Found(f"{items[-1].value} {line.text}", items[-1].line)
    parts = (Found(part, item.line) for item in items for part in _BETWEEN.split(item.value))
    tidy = (Found(_DASH.sub("", part.value).strip(" ;.,"), part.line) for part in parts)
    return tuple(part for part in tidy if part.value)


def _listed(lines: Sequence[Line]) -> Iterator[tuple[Line, bool]]:
    """Give the list's lines and whether each begins an addressee."""
    before, gap = "", False
    for line in lines:
        text = line.text if before else _ADDRESSED.sub("", line.text)
        if not text:
            gap = True
            before = before or " "
            continue
        dashed = bool(_DASH.match(text))
        if before.strip() and (_ends(before, text, gap, dashed)):
            return
        if before and _is_body(text):
            return
        yield Line(line.number, text, line.page), dashed or _begins(before, text, gap)
        before, gap = text, False


def _ends(before: str, text: str, gap: bool, dashed: bool) -> bool:
    """Tell whether the list is over: after a full stop, or a gap with nothing that goes on."""
    if before.endswith((".", "./.")) and (gap or not text[0].islower()):
        return True
    return gap and not dashed and not before.endswith((";", ","))


def _begins(before: str, text: str, gap: bool) -> bool:
    return gap or before.endswith((";", ":")) or (not before.endswith(",") and text[0] in UPPER)


def _is_body(text: str) -> bool:
    return bool(BODY.match(text) or _ASKS.search(text)) or len(text) > _LONGEST
