"""Step 1, read: the letter as a document: number, date, province, basis.

In: lines and passages. Out: `Found` values. Refuses numbers and dates left open in a draft, and numbers of
other documents for its own.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from bannergen.spec.letter.dates import FULL_DATE, date_of
from bannergen.spec.letter.lines import UPPER, Passage, joined
from bannergen.spec.letter.model import Found, Line, Province

# "1119/STTTT-TTBCXB", "45/KH-UBND", "12-CV/TU", "505/QĐ-TTg"; spaces around the strokes, as after a line
# break.
_MARK = rf"[{UPPER}][{UPPER}0-9&.]*[a-z]?(?![^\W\d_])"
NUMBER = rf"(\d{{1,5}}[a-zA-Z]?(?:\s*/\s*\d{{4}})?(?:\s*[/–-]\s*{_MARK})+)"
_OWN_NUMBER = re.compile(rf"\b(?:Số|SỐ)(?:\s+(?:ký hiệu|hiệu))?\s*[:.]?\s*{NUMBER}")
_LABELLED_NUMBER = re.compile(rf"^(?:Số|SỐ)\s*[:.]?\s*{NUMBER}")
_OTHER_NUMBER = re.compile(rf"\b[Ss]ố\s*:?\s*{NUMBER}")
# The verbs by which a letter names what it rests on, up to the end of the sentence.
_BASIS = re.compile(rf"\b(?:Thực hiện|Căn cứ|Triển khai|Theo|Thi hành|Tiếp tục|Hưởng ứng)\b.*?(?=\.\s+[{UPPER}]|$)")
# "Tuyên Quang, ngày", "TP. Hồ Chí Minh, ngày", "Bà Rịa - Vũng Tàu, ngày": title-case words before the date.
_NAME_WORD = rf"[{UPPER}][^\W\d_{UPPER}]+"
_PLACE = re.compile(rf"(?<![\w/-])({_NAME_WORD}(?:\s+(?:-\s+)?{_NAME_WORD}){{0,5}})\s*,\s*(?=[Nn]gày\b)")
_DAY = re.compile(r"\b[Nn]gày\s+")
_KIND = re.compile(r"^(?:Tỉnh|Thành phố|Thị xã|Huyện|Tp)\s+")
# "tỉnh Tuyên Quang" in the body, "TỈNH TUYÊN QUANG" in the header; at most four syllables.
_UNIT = re.compile(rf"\btỉnh\s+({_NAME_WORD}(?:\s+{_NAME_WORD}){{0,3}})")
_UNIT_CAPITALS = re.compile(rf"\bTỈNH\s+([{UPPER}]+(?:\s+[{UPPER}]+){{0,3}})\s*$")
# Cities on the level of a province.
CITIES = ("Hà Nội", "Hải Phòng", "Đà Nẵng", "Hồ Chí Minh", "Cần Thơ", "Huế")
# The state's and the party's titles share the header with the office, sometimes the same line.
TITLE = re.compile(
    r"CỘNG H(?:ÒA|OÀ) XÃ HỘI CHỦ NGHĨA VIỆT NAM|ĐẢNG CỘNG SẢN VIỆT NAM|"
    r"Độc lập\s*[-–]\s*Tự do\s*[-–]\s*Hạnh phúc"
    r"|CỘNG H(?:ÒA|OÀ) XÃ HỘI CHỦ$|^NGHĨA VIỆT NAM",
)
_HEAD_LINES = 30
_HEAD_END = re.compile(r"^[-–*•\s]*(?:Kính gửi|KÍNH GỬI|Căn cứ|Thực hiện|Triển khai|KHẨU HIỆU|PHỤ LỤC)\b")


def head_of(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return the letter's head: what stands above the addressees or the first paragraph."""
    head = []
    for line in islice((line for line in lines if line.text), _HEAD_LINES):
        if _HEAD_END.match(line.text):
            break
        head.append(line)
    return tuple(head)


def find_number(head: Sequence[Line], lines: Sequence[Line]) -> Found[str] | None:
    """Find the letter's own number in its head, else on a line of its own that begins with "Số"."""
    top = joined(head)
    if match := _OWN_NUMBER.search(top.text):
        return Found(_tight(match[1]), top.line_at(match.start(1)))
    labelled = ((line, _LABELLED_NUMBER.match(line.text)) for line in lines)
    return next((Found(_tight(match[1]), line) for line, match in labelled if match), None)


def _tight(number: str) -> str:
    return re.sub(r"\s+", "", number).replace("–", "-").rstrip(".")


def find_date(head: Sequence[Line], blocks: Iterable[Passage]) -> Found[dt.date] | None:
    """Find the letter's date: after a place name, or in the head."""
    top = joined(head)
    return next(_placed_dates((top, *blocks)), None) or next(_dates_after(top, _DAY.finditer(top.text)), None)


def _placed_dates(blocks: Iterable[Passage]) -> Iterator[Found[dt.date]]:
    for block in blocks:
        yield from _dates_after(block, _PLACE.finditer(block.text))


def _dates_after(block: Passage, matches: Iterable[re.Match[str]]) -> Iterator[Found[dt.date]]:
    for match in matches:
        found = FULL_DATE.match(block.text, _skip_day(block.text, match.end()))
        if found and (date := date_of(found)):
            yield Found(date, block.line_at(match.start()))


def _skip_day(text: str, offset: int) -> int:
    match = _DAY.match(text, offset)
    return match.end() if match else offset


def find_province(head: Sequence[Line], blocks: Sequence[Passage]) -> Found[Province] | None:
    """Find the letter's province: in the head's office, in the place before the date, or in the body."""
    return _province_of_header(head) or _province_of_place(joined(head), blocks) or _province_of_body(blocks)


def _province_of_header(head: Sequence[Line]) -> Found[Province] | None:
    for line in head:
        if match := _UNIT_CAPITALS.search(TITLE.sub("", line.text)):
            return Found(Province(_title(match[1]), "tỉnh"), line)
    return None


def _title(name: str) -> str:
    return " ".join(word.capitalize() for word in name.split())


def _province_of_place(top: Passage, blocks: Sequence[Passage]) -> Found[Province] | None:
    """Take the place before the date; a district's letter names its province as "tỉnh …" instead."""
    for block in (top, *blocks):
        if match := _PLACE.search(block.text):
            name = _KIND.sub("", match[1])
            line = block.line_at(match.start())
            if name in CITIES:
                return Found(Province(name, "thành phố"), line)
            body = _province_of_body(blocks)
            return body or Found(Province(name, "tỉnh"), line)
    return None


def _province_of_body(blocks: Sequence[Passage]) -> Found[Province] | None:
    for block in blocks:
        if match := _UNIT.search(block.text):
            return Found(Province(match[1], "tỉnh"), block.line_at(match.start()))
    return None


def find_basis(blocks: Iterable[Passage], own: str | None) -> tuple[Found[str], ...]:
    """Find the numbers of the documents this letter rests on, each once, in its order."""
    found: dict[str, Found[str]] = {}
    for block in blocks:
        for clause in _BASIS.finditer(block.text):
            for match in _OTHER_NUMBER.finditer(block.text, clause.start(), clause.end()):
                number = _tight(match[1])
                if number != own:
                    found.setdefault(number, Found(number, block.line_at(match.start())))
    return tuple(found.values())
