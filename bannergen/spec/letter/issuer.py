"""Step 1, read: who issued the letter.

In: head, lines, blocks, the letter's number and province. Out: the office's name in the usual writing, with
its province. Refuses nothing; marks as not sure what only a rule of thumb gives.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bannergen.spec.letter.document import TITLE
from bannergen.spec.letter.lines import UPPER, Passage, is_capitals
from bannergen.spec.letter.model import Found, Line, Province

# What an office's name begins with.
_OFFICE = (
    "sở|bộ|ubnd|ủy ban|uỷ ban|ban|tỉnh ủy|tỉnh uỷ|thành ủy|thành uỷ|huyện ủy|huyện uỷ|đảng ủy|phòng|"
    "trung tâm|cục|"
    "tổng cục|hội|đoàn|tỉnh đoàn|liên đoàn|văn phòng|thủ tướng|chính phủ|đài|báo"
)
_STARTS = re.compile(rf"(?:{_OFFICE})\b", re.IGNORECASE)
_NUMBER_LINE = re.compile(r"^Số\b", re.IGNORECASE)
_SIGNED_FOR = re.compile(r"^(?:T/?M|TL)\.?\s*([^,.;]+)$")
# "Sở Thông tin và Truyền thông đề nghị …": a name in the usual writing before what an office does.
_ACTS = re.compile(
    r"\b((?:Sở|Bộ|UBND|Ủy ban|Uỷ ban|Ban|Tỉnh ủy|Thành ủy|Huyện ủy|Phòng|Trung tâm)\s[\w\s,-]{3,70}?)\s+"
    r"(?:kính |trân trọng )?(?:đề nghị|yêu cầu|thông báo|hướng dẫn|ban hành|triển khai|xây dựng|gửi)\b"
)
# Offices whose name follows the province's structure; from the abbreviations of their letters' numbers.
_ABBREVIATED = {
    "STTTT": "Sở Thông tin và Truyền thông",
    "SVHTTDL": "Sở Văn hóa, Thể thao và Du lịch",
    "SVHTT": "Sở Văn hóa và Thể thao",
    "SKHCN": "Sở Khoa học và Công nghệ",
    "SGDĐT": "Sở Giáo dục và Đào tạo",
    "SYT": "Sở Y tế",
    "SNV": "Sở Nội vụ",
    "STC": "Sở Tài chính",
    "STP": "Sở Tư pháp",
    "SCT": "Sở Công Thương",
    "SGTVT": "Sở Giao thông vận tải",
    "STNMT": "Sở Tài nguyên và Môi trường",
    "SLĐTBXH": "Sở Lao động - Thương binh và Xã hội",
    "BTTTT": "Bộ Thông tin và Truyền thông",
    "BKHCN": "Bộ Khoa học và Công nghệ",
    "BVHTTDL": "Bộ Văn hóa, Thể thao và Du lịch",
    "BTGTU": "Ban Tuyên giáo Tỉnh ủy",
    "TTg": "Thủ tướng Chính phủ",
    "CP": "Chính phủ",
    "TU": "Tỉnh ủy",
    "UBND": "UBND",
}
_PROVINCIAL = ("Sở ", "Ban Tuyên giáo", "Tỉnh ủy", "Tỉnh uỷ", "UBND")
_SMALL_WORDS = {"VÀ", "CÁC", "TỈNH", "HUYỆN", "THÀNH", "PHỐ", "THỊ", "XÃ", "PHƯỜNG"}


def find_issuer(
    head: Sequence[Line],
    blocks: Sequence[Passage],
    number: Found[str] | None,
    province: Found[Province] | None,
) -> Found[str] | None:
    """Find the issuer: header, signature, the number's abbreviation, then the body, in this order."""
    place = province.value if province else None
    sources = (_of_header(head, blocks), _of_signature(blocks), _of_number(number), _of_body(blocks))
    return next((_with_province(found, place) for source in sources for found in source), None)


def _of_header(head: Sequence[Line], blocks: Sequence[Passage]) -> Iterator[Found[str]]:
    """Read the header's last office; the one above it is its superior."""
    offices: list[tuple[str, Line]] = []
    last = 0  # the line an office's name was last read on; a name goes on only on the next
    for line in head:
        if _NUMBER_LINE.match(line.text):
            break
        text = TITLE.sub("", line.text).strip(" *-–_:")
        if not is_capitals(text):
            continue
        if _STARTS.match(text):
            offices.append((text, line))
        elif offices and line.number == last + 1:
            offices[-1] = (f"{offices[-1][0]} {text}", offices[-1][1])
        else:
            continue
        last = line.number
    if offices:
        yield _usual(offices[-1][0], offices[-1][1], blocks)


def _usual(capitals: str, line: Line, blocks: Sequence[Passage]) -> Found[str]:
    """Give a name in capitals the writing it has elsewhere in the letter, or the known one."""
    pattern = re.compile(re.escape(capitals), re.IGNORECASE)
    for block in blocks:
        for match in pattern.finditer(block.text):
            if not is_capitals(match[0]) and match[0][0].isupper():
                return Found(match[0], line)
    known = next((name for name in _ABBREVIATED.values() if name.upper() == capitals), None)
    return Found(known, line) if known else Found(_cased(capitals), line, sure=capitals.startswith("UBND"))


def _cased(capitals: str) -> str:
    """Write "UBND TỈNH TUYÊN QUANG" as "UBND tỉnh Tuyên Quang"; for other names this is a guess."""
    text = re.sub(r"^(?:ỦY|UỶ) BAN NHÂN DÂN", "UBND", capitals)
    first, *rest = text.split()
    written = [word.lower() if word in _SMALL_WORDS else word.capitalize() for word in rest]
    return " ".join([first if first == "UBND" else first.capitalize(), *written])


def _of_signature(blocks: Sequence[Passage]) -> Iterator[Found[str]]:
    for block in blocks:
        for line in block.lines:
            match = _SIGNED_FOR.match(line.text)
            if match and is_capitals(line.text) and _STARTS.match(match[1]):
                yield _usual(match[1].strip(), line, blocks)


def _of_number(number: Found[str] | None) -> Iterator[Found[str]]:
    if number is None:
        return
    for part in re.split(r"[/-]", number.value)[1:]:
        if part in _ABBREVIATED:
            yield Found(_ABBREVIATED[part], number.line, sure=part != "UBND")


def _of_body(blocks: Sequence[Passage]) -> Iterator[Found[str]]:
    for block in blocks:
        for match in _ACTS.finditer(block.text):
            yield Found(match[1].strip(" ,"), block.line_at(match.start()))


def _with_province(found: Found[str], province: Province | None) -> Found[str]:
    """Add the province to an office of a province that does not say it."""
    name = found.value
    if province is None or province.name in name or not name.startswith(_PROVINCIAL):
        return found
    if re.search(rf"\b(?:tỉnh|thành phố|huyện|xã|phường|thị xã) [{UPPER}]", name):
        return found
    party = name.endswith(("ủy", "uỷ"))
    return Found(f"{name} {province.name if party else province}", found.line, found.sure)
