"""Step 1, read: where a list of slogans begins and where it ends.

In: lines. Out: the lines of each list, without its heading. Refuses sentences that merely speak of slogans
("treo băng rôn, khẩu hiệu chào mừng …").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bannergen.spec.letter.lines import is_capitals, joined
from bannergen.spec.letter.model import Line

# List marks: "1." "1)" "(1)" "1/" "a)" "I." "-" "+" "•"; a number glued to a word counts, "10/10" does not.
MARKER = re.compile(
    r"^(?:(?P<number>\(?\d{1,2}(?:[.)\]:]+(?!\d)|/(?=[\s“\"«]|[^\W\d])|\s*-(?=\s)))"
    r"|(?P<roman>[IVX]{1,5}[.)/](?=\s))"
    r"|(?P<letter>\(?[a-zđ][.)](?=\s))"
    r"|(?P<named>(?:Khẩu hiệu|KHẨU HIỆU)\s+(?:số\s+|SỐ\s+)?\d{1,2}\s*[:.]|Câu\s+\d{1,2}\s*[:.])"
    r"|(?P<dash>[-–—](?=\s|[^\W\d]))|(?P<bullet>[+•*●▪■◦○·‣➢✓→](?!\*)))\s*"
)
_BARE_NUMBER = re.compile(r"^\(?\d{1,2}[.)]?$")  # the cell of a table's first column
_EMPHASIS = re.compile(r"^(?:[#_\s]|\*\*)+|[*_\s]+$")
_NOUNS = "băng[ -]?[rz]ôn|băng|pa[ -]?n[ôo]|áp[ -]?phích|thông điệp|phướn|biểu ngữ|câu|tranh cổ động"
_LEAD = (
    r"(?:(?:các|một số|những|nội dung|danh mục|danh sách|hệ thống|gợi ý|mẫu|bộ|đề xuất|về|và|gồm|"
    rf"{_NOUNS})\s*[,:]?\s+)*"
)
_APPENDIX = r"(?:phụ lục(?:\s+(?:số\s+)?[\dIVX]+)?\s*[:.\-–]?\s*)?"
_HEADING = re.compile(
    rf"^{_APPENDIX}{_LEAD}khẩu hiệu\b(?:\s*[,/]\s*(?:{_NOUNS}))*"
    r"(?P<tail>[^:“\"«]*)(?P<colon>:)?\s*(?P<rest>.*)$",
    re.IGNORECASE,
)
# What may follow "khẩu hiệu" in a heading in small letters; a verb would make it a sentence.
_NOMINAL = re.compile(
    r"^(?:$|tuyên truyền|truyền thông|chào mừng|kỷ niệm|cổ động|về|hưởng ứng|phục vụ|năm|trực quan|"
    r"chung|chính|phụ|khác|bổ sung|tham khảo|dành cho|sử dụng|thực hiện|gợi ý|"
    r"như sau|sau|trên|cụ thể|và|ngày|đề xuất|nhân|dùng|treo|bằng|\()",
    re.IGNORECASE,
)
_SENTENCE = re.compile(
    r"\b(?:được|phải|cần|đảm bảo|bảo đảm|không|tại|treo ở|đúng|nhằm|để|đề nghị|trong thời gian)\b|[.;]$",
    re.IGNORECASE,
)
_MOST_SYLLABLES = 32
# "Khẩu hiệu: treo tại các trục đường": an order about slogans, not a slogan.
_ORDER = re.compile(
    r"^(?:treo|tổ chức|in\b|thiết kế|sử dụng|theo|chỉ đạo|được|tại|kèm|có|phải|do)\b|"
    r"khẩu hiệu|băng[ -]?rôn|pa[ -]?nô|cơ quan|đơn vị|kích thước|\d\s*(?:m|mét|cái|chiếc|câu)\b",
    re.IGNORECASE,
)
# A sentence that hands over to a list: "… treo băng rôn, khẩu hiệu với nội dung sau:"
_HANDS_OVER = re.compile(r"\bkhẩu hiệu\b[^.;:]{0,90}\b(?:sau|nội dung|gồm|cụ thể)(?:\s+đây)?\s*:$", re.IGNORECASE)
# What ends a sentence, so that the next line begins another.
_ENDED = (".", ":", ";", "!", "?", "…", "”", "»", '"')
_QUOTES = ("“", '"', "«")
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
# Lines that end a list whatever comes before them: the letter's other sections, its close, its next appendix.
_THEREOF = r"(?:$|:|tuyên truyền|thực hiện|treo|thể hiện|và\b|trình bày|in\b)"
_CLOSING = (
    r"nơi nhận|số\s*:\s*\d|kính gửi|trân trọng",
    r"kính (?:đề nghị|mong)|(?:trên đây|đề nghị|căn cứ|nhận được|để đảm bảo|lưu ý)\b",
    r"ghi chú\s*:|(?:sở|ubnd) [^.]*đề nghị\b",
    r"các (?:cơ quan|sở|đơn vị|địa phương)[,\s].*(?:đề nghị|thực hiện|treo)\b",
    r"yêu cầu các|trong quá trình|phụ lục|\(?đã ký|tổ chức thực hiện|phân công|các hoạt động",
    r"(?:thời gian|thời hạn)(?:\s+(?:thực hiện|treo|tuyên truyền|triển khai|tổ chức|và)|\s*:)",
    rf"(?:hình thức|địa điểm|phương thức|quy cách|kích thước|số lượng|vị trí|kinh phí)\s*{_THEREOF}",
    rf"đối tượng\s*{_THEREOF}",
    r"nội dung\s*(?:$|:|tuyên truyền|thông tin)|yêu cầu\s*(?:$|:)|nhiệm vụ\s*(?:$|:|của)",
    r"công tác (?:tổ chức|chỉ)|trách nhiệm\s*(?:$|:|của (?:các|sở|ubnd)|thực hiện)",
    r"(?:một số |các )hình ảnh|hình ảnh\s*(?:$|:|minh)",
    r"(?:ma-?ket|logo|biểu trưng|bài tuyên truyền)\b.{0,60}$|tài liệu tuyên truyền",
)
_END = re.compile(f"^(?:{'|'.join(_CLOSING)})", re.IGNORECASE)
# A signature's office stands alone; "CHỦ TỊCH HỒ CHÍ MINH SỐNG MÃI …" is a slogan.
_SIGNATURE = re.compile(
    r"^(?:T/?M|KT|TL|TUQ|Q)\.\s*[^a-z]*$|^(?:(?:PHÓ|Q\.)\s*)?(?:GIÁM ĐỐC|CHỦ TỊCH|BÍ THƯ|TRƯỞNG BAN|"
    r"BỘ TRƯỞNG|THỨ TRƯỞNG|CHÁNH VĂN PHÒNG|TRƯỞNG PHÒNG|CỤC TRƯỞNG|HIỆU TRƯỞNG)$"
)


@dataclass(frozen=True, slots=True)
class Section:
    """The lines below one heading of slogans, to the end of the list."""

    lines: tuple[Line, ...]


def find_sections(lines: Sequence[Line]) -> Iterator[Section]:
    """Give every list of slogans, top to bottom."""
    at = 0
    while at < len(lines):
        heading = _heading(lines, at)
        if heading is None:
            at += 1
            continue
        first, below = heading
        end = _end(lines, at, below)
        yield Section((first, *lines[below:end]))
        at = end


def _heading(lines: Sequence[Line], at: int) -> tuple[Line, int] | None:
    """Return what a heading's paragraph says after it, and where the lines below begin; None for no heading."""
    line, below = lines[at], at + 1
    if _named(line.text):
        return line, below
    if _hands_over(lines, at):
        return Line(line.number, "", line.page), below
    if goes_on(lines, at):
        return None
    while below < len(lines) and goes_on(lines, below):
        below += 1
    rest = heading_rest(joined(lines[at:below]).text)
    return None if rest is None else (Line(line.number, rest, line.page), below)


def goes_on(lines: Sequence[Line], at: int) -> bool:
    """Tell whether a line goes on with the sentence above it: it begins small, and nothing has ended there."""
    text, before = lines[at].text, _above(lines, at)
    above = lines[before].text if before >= 0 else ""
    begins = MARKER.match(text) or not text[:1].islower()
    return bool(above and not begins and not above.endswith(_ENDED) and not is_capitals(above))


def _above(lines: Sequence[Line], at: int) -> int:
    """Return the index of the line above; the gap at a page's foot parts no paragraphs."""
    before = at - 1
    while before >= 0 and not lines[before].text and lines[before].page != lines[at].page:
        before -= 1
    return before


def _hands_over(lines: Sequence[Line], at: int) -> bool:
    """Tell whether a sentence, which may begin lines above, announces the marked or quoted list below it."""
    if not lines[at].text.endswith(":"):
        return False
    below = next((line.text for line in lines[at + 1 :] if line.text), "")
    listed = below.startswith(_QUOTES) or _kind(below)
    first = at
    while goes_on(lines, first):
        first = _above(lines, first)
    return bool(listed and _HANDS_OVER.search(joined(lines[max(min(first, at - 1), 0) : at + 1]).text))


def _named(text: str) -> bool:
    match = MARKER.match(text)
    return bool(match and match["named"] and len(text) > match.end())


def bare(text: str) -> str:
    """Return a line without list marks and emphasis."""
    text = _EMPHASIS.sub("", text)
    match = MARKER.match(text)
    return _EMPHASIS.sub("", text[match.end() :]) if match and not match["named"] else text


def heading_rest(text: str) -> str | None:
    """Return what follows a heading on its line (mostly nothing), or None where the line is no heading."""
    match = _HEADING.match(bare(text))
    if not match or len(match["tail"].split()) > _MOST_SYLLABLES:
        return None
    tail, rest = match["tail"].strip(" .–-"), match["rest"]
    if rest and not rest.startswith(_QUOTES):
        return None if tail or not match["colon"] or _ORDER.search(rest) else rest
    if is_capitals(match[0].removesuffix(rest)):
        return rest
    sentence = _SENTENCE.search(match["tail"]) or not _NOMINAL.match(tail)
    return None if sentence else rest


def _end(lines: Sequence[Line], at: int, below: int) -> int:
    """Find the line that ends the list begun by the heading at ``at``, whose paragraph ends above ``below``."""
    inline = bool(heading_rest(joined(lines[at:below]).text))
    mark = _mark(lines[at].text)
    for i in range(below, len(lines)):
        text = lines[i].text
        if (is_end(text) and not goes_on(lines, i)) or (inline and (not text or _kind(text))):
            return i
        if mark and _is_sibling(mark, _mark(text), lines[below:i]):
            return i
    return len(lines)


def _is_sibling(heading: tuple[str, int], mark: tuple[str, int] | None, between: Sequence[Line]) -> bool:
    """Tell whether a line goes on with the heading's own marks: "3. …" after "2. Khẩu hiệu"."""
    if mark is None or mark[0] != heading[0]:
        return False
    kinds = {_kind(line.text) for line in between if line.text}
    follows = mark[1] == heading[1] + 1 if heading[1] else bool(kinds)
    return follows and heading[0] not in kinds


def _mark(text: str) -> tuple[str, int] | None:
    """Return the kind of a line's mark and its place in the count (0 where the kind does not count)."""
    match = MARKER.match(_EMPHASIS.sub("", text))
    if not match or not match.lastgroup or match["named"]:
        return None
    written = match[0].strip(" ().]:/-")
    if match["number"]:
        return "number", int(written)
    if match["roman"]:
        return "roman", _ROMAN.index(written) + 1 if written in _ROMAN else 0
    return match.lastgroup, ord(written) - 96 if match["letter"] and written != "đ" else 0


def _kind(text: str) -> str | None:
    match = MARKER.match(_EMPHASIS.sub("", text))
    return match.lastgroup if match else None


def is_end(text: str) -> bool:
    """Tell whether a line ends any list of slogans."""
    return bool(_END.match(bare(text)) or _SIGNATURE.match(text.strip())) and heading_rest(text) is None


def is_number_cell(text: str) -> bool:
    """Tell whether a line is nothing but an item's number."""
    return bool(_BARE_NUMBER.match(text))
