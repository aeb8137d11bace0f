"""Step 1, read: the event the campaign is about.

In: the head and the passages. Out: its name as the letter writes it, with its date. Refuses nothing; a
subject line or a name found in capitals only is marked as not sure.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from bannergen.spec.letter.lines import UPPER, Passage, joined
from bannergen.spec.letter.model import Found, Line

# Words that end an event's name.
_STOP = (
    "trên|tại|theo|phù|đảm|gắn|do|đến|của|nhằm|với|cho|ở|như|được|là|bằng|để|từ|năm|và|hoặc|đã|sẽ|"
    "một|cách|ngày|"
    "phục|hướng|có|diễn|trong|tiếp|các|những|đang|cần|này|nêu|nói"
)
_WORD = rf"(?!(?:{_STOP})\b)[^\W\d_]+"
# A name goes on over a dash, and over "và" before a capital ("Ngày Sách và Văn hóa đọc"), not before
# another "Ngày".
_MORE = rf"(?:\s+(?:{_WORD}|[-–](?=\s)|và(?=\s+(?!Ngày)[{UPPER}][^\W\d_{UPPER}])))"
_DATE = r"\(?\d{1,2}/\d{1,2}(?:/\d{4})?(?:\s*[-–]\s*\d{1,2}/\d{1,2}/\d{4})?\)?"
_TAIL = rf"(?:(?:,\s+[^,.;:()“”]{{4,40}}?(?=\s+\())?\s+{_DATE}|\s+năm\s+\d{{4}})?"
_FREE = (
    r"Tuần lễ|Lễ hội|Tháng hành động|Tháng cao điểm|Tháng Thanh niên|Festival|Tết|Quốc khánh|Chiến dịch|"
    r"Giờ Trái [Đđ]ất|Cách mạng [Tt]háng|Đại hội|[Bb]ầu cử đại biểu Quốc hội"
)
# "Ngày" and "Năm" are common words and begin a name only before a capital.
_NAMES = (
    rf"(?:Ngày(?:\s+[Hh]ội)?|Năm)\s+[{UPPER}][^\W\d_{UPPER}]+{_MORE}{{0,13}}",
    rf"(?:{_FREE}){_MORE}{{0,13}}",
)
_ANNIVERSARY = r"(?:[Kk]ỷ niệm\s+(?:lần thứ\s+\d+\s+|\d+\s+năm\s+)?)?"
_EVENT = re.compile(rf"\b({_ANNIVERSARY}(?:{'|'.join(_NAMES)}){_TAIL})")
# In capitals, as in a slogan: only with a date, for nothing else ends the name.
_CAPITALS = re.compile(rf"\b(NGÀY\s+[{UPPER}]+(?:\s+[{UPPER}]+){{0,9}}\s+\d{{1,2}}/\d{{1,2}})")
_SUBJECT = re.compile(r"^(?:V/v|Về việc|VỀ VIỆC|Trích yếu)\s*:?\s*", re.IGNORECASE)
_SUBJECT_END = re.compile(rf"^[-–\s]*(?:Kính gửi|Số\b)|,\s*ngày\s|^[{UPPER}\s]+$")
_DATED = re.compile(rf"\s+(?:{_DATE}|năm\s+\d{{4}})$")


def find_event(head: Sequence[Line], blocks: Sequence[Passage]) -> Found[str] | None:
    """Find the event: in the subject, as the body names it most, in capitals, else the subject itself."""
    subject = joined(_subject_lines(head))
    found = next(_names((subject,)), None) or _most_named(blocks) or _in_capitals(blocks)
    if found is None and subject.text:
        return Found(_headed(_SUBJECT.sub("", subject.text)), subject.lines[0], sure=False)
    return found


def _subject_lines(head: Sequence[Line]) -> Iterator[Line]:
    """Give the lines of "V/v …" up to the date, the addressees or a line in capitals."""
    inside = False
    for line in head:
        if inside and _SUBJECT_END.search(line.text):
            return
        inside = inside or bool(_SUBJECT.match(line.text))
        if inside:
            yield line


def _names(blocks: Iterable[Passage]) -> Iterator[Found[str]]:
    for block in blocks:
        for match in _EVENT.finditer(block.text):
            yield Found(_headed(match[1]), block.line_at(match.start()))


def _headed(name: str) -> str:
    return name[:1].upper() + name[1:]


def _most_named(blocks: Sequence[Passage]) -> Found[str] | None:
    """Take the name the body says most often, in its first form with a date."""
    found = list(_names(blocks))
    if not found:
        return None
    counts = Counter(_undated(each.value) for each in found)
    name = max(counts, key=lambda each: counts[each])
    forms = [each for each in found if _undated(each.value) == name]
    return next((form for form in forms if form.value != name), forms[0])


def _undated(name: str) -> str:
    return _DATED.sub("", name)


def _in_capitals(blocks: Sequence[Passage]) -> Found[str] | None:
    for block in blocks:
        if match := _CAPITALS.search(block.text):
            first, second, *rest = match[1].split()
            name = " ".join([first.capitalize(), second.capitalize(), *(word.lower() for word in rest)])
            return Found(name, block.line_at(match.start()), sure=False)
    return None
