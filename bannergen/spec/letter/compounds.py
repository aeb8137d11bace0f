"""Step 1, read: which syllables of a slogan stay on one line.

In: a slogan and the event's name. Out: the phrases as the slogan writes them. Refuses nothing; the list is
a start for the designer, who edits the phrases in the campaign YAML.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

# Common compounds of campaign slogans; the longer one wins where two overlap.
COMPOUNDS = """
    chuyển đổi số|quốc gia|xã hội|vấn đề|cuộc sống|tốt đẹp hơn|tốt đẹp|người dân|chào mừng|
    giải quyết|hưởng ứng|kỷ niệm|dữ liệu số|dữ liệu|kinh tế số|xã hội số|chính quyền số|
    chính phủ số|công nghệ số|hạ tầng số|công dân số|kinh tế|năng suất lao động|lao động|
    tăng trưởng|phát triển|sáng tạo|ứng dụng số|ứng dụng|phổ cập|động lực mới|động lực|
    tạo lập|khai thác|giá trị|nhanh hơn|hiệu quả hơn|hiệu quả|gần dân hơn|giải phóng|
    miền nam|miền bắc|thống nhất|đất nước|việt nam|hồ chí minh|chủ tịch|tổ quốc|nhân dân|
    dân tộc|độc lập|tự do|hạnh phúc|quang vinh|muôn năm|đảng cộng sản|cộng sản|nhà nước|
    chính quyền|đại hội|đại biểu|bầu cử|quốc hội|hội đồng nhân dân|nhiệm kỳ|cách mạng|
    tháng tám|quốc khánh|thương binh|liệt sĩ|đoàn kết|đại đoàn kết|toàn dân|toàn đảng|
    toàn quân|quyết tâm|thi đua|yêu nước|học tập|làm theo|tư tưởng|đạo đức|phong cách|
    văn hóa|văn hoá|thể thao|du lịch|giáo dục|khoa học|công nghệ|đổi mới|hội nhập|bền vững|
    môi trường|bảo vệ|an toàn|giao thông|an ninh|quốc phòng|trật tự|gia đình|trẻ em|phụ nữ|
    thanh niên|cộng đồng|sức khỏe|sức khoẻ|phòng chống|tương lai|hiện tại|xây dựng|
    nông thôn mới|nông thôn|đô thị|văn minh|hiện đại|giàu đẹp|hùng cường|thịnh vượng|
    phồn vinh|vững mạnh|trong sạch|chung tay|cải cách|hành chính|thủ tục|dịch vụ công|
    trực tuyến|thông tin|truyền thông|doanh nghiệp|hợp tác xã|kết nối
"""
_LISTED = sorted({phrase.strip() for phrase in COMPOUNDS.split("|")}, key=lambda phrase: (-len(phrase), phrase))
# "NĂM 2022", "NGÀY 10 THÁNG 10": a number stays with its noun.
_NUMBERED = r"(?:ngày \d{1,2} tháng \d{1,2}|tháng \d{1,2}|năm \d{4}|\d+ năm|lần thứ [\dIVX]+)"
_BETWEEN_PIECES = re.compile(r"\bngày\b|\bnăm\b|\bvà\b|[\d/(),.–-]+", re.IGNORECASE)
_LONGEST_PIECE = 3  # syllables


def keep_phrases(text: str, event: str = "", province: str = "") -> tuple[str, ...]:
    """Find what stays whole: compounds, numbers, pieces of the event's name, the province."""
    names = {*_pieces(event), *([province] if " " in province else [])}
    phrases = sorted({*_LISTED, *names}, key=lambda phrase: (-len(phrase), phrase))
    pattern = rf"(?<!\w)(?:{_NUMBERED}|{'|'.join(map(re.escape, phrases))})(?!\w)"
    return tuple(dict.fromkeys(match[0] for match in re.finditer(pattern, text, re.IGNORECASE)))


def _pieces(event: str) -> Iterator[str]:
    """Give what no compound covers of the event's name, where it is short enough to stay whole."""
    rest = re.sub(rf"(?<!\w)(?:{'|'.join(map(re.escape, _LISTED))})(?!\w)", ",", event, flags=re.IGNORECASE)
    for piece in _BETWEEN_PIECES.split(rest):
        if 2 <= len(piece.split()) <= _LONGEST_PIECE:
            yield piece.strip()
