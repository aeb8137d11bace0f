"""Step 3, compose: the sections of a specimen, from the top of the sheet to its foot.

In: a Sheet, the report, the captions. Out: nothing; each section draws itself in its box.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from bannergen.colour import Colour
from bannergen.compose.specimen.captions import Captions
from bannergen.compose.specimen.sheet import Sheet
from bannergen.compose.working_drawing import BLUE, GREEN, HAIR, INK, PALE, QUIET, RED
from bannergen.diagnostics import Severity
from bannergen.geometry import Rect
from bannergen.orthography.letters import ACCENTED, VOWELS, toned
from bannergen.typeset.inspection.report import FaceReport, Finding

HERO = "ẲẴỖỠỮẶỘỊ"
PAIRS = ("VA VẤ", "TA TẠ", "LY LỲ", "PA PHẢ", "AY ẬY", "XA XÃ", "ƯT ƯỚT", "P Y Ỹ")
SLOGANS = (  # the one that comes out largest is shown
    ("CHUYỂN ĐỔI SỐ GIẢI QUYẾT CÁC VẤN ĐỀ CỦA XÃ HỘI", "VÌ MỘT CUỘC SỐNG TỐT ĐẸP HƠN CHO NGƯỜI DÂN"),
    ("CHUYỂN ĐỔI SỐ GIẢI QUYẾT CÁC VẤN ĐỀ", "CỦA XÃ HỘI VÌ MỘT CUỘC SỐNG", "TỐT ĐẸP HƠN CHO NGƯỜI DÂN"),
    ("CHUYỂN ĐỔI SỐ GIẢI QUYẾT", "CÁC VẤN ĐỀ CỦA XÃ HỘI", "VÌ MỘT CUỘC SỐNG TỐT ĐẸP HƠN", "CHO NGƯỜI DÂN"),
)
TONE_ROW = "MA MÀ MÁ MẢ MÃ MẠ"
_TONE_SIZES = (9.0, 4.5, 1.6)  # the last as capitals of 100 mm look from 25 m to who holds the sheet at 40 cm
_TONE_SUM = sum(_TONE_SIZES)
TEXT = (
    "ABCDEFGHIJKLMNOPQRSTUVWXYZ abcdefghijklmnopqrstuvwxyz",
    "Học tập suốt đời, đọc một trang sách mỗi ngày; giữ gìn vệ sinh chung ở ngõ xóm, khu phố.",
    "Nghiêng mình tưởng nhớ những người đã ngã xuống vì độc lập, tự do của Tổ quốc.",
)
SIGNS = (("0123456789",), ("10/10/2022 · 1:10 · 50 % · 0O 1Il",), tuple(".,:;!?…–—“”‘’«»/()&+*=°×≥≤₫→"))
_APART, _GROUPS_APART = 0.35, 1.2  # cap heights between signs, and between groups of them
_HEADING = 2.0  # cap heights of labels, mm
_SMALL = 1.7
_TINY = 1.45
_LEAST = 1.3
_THIN = 0.12
_ROW = 2.9  # from line to line of a remark


def heading(sheet: Sheet, text: str, box: Rect) -> None:
    """Draw the rule and the name of a section at the top of its box."""
    sheet.rule((box.x, box.y), (box.right, box.y), INK, 0.2)
    sheet.label(text, (box.x, box.y + 4.5), _HEADING, INK)


def masthead(sheet: Sheet, captions: Captions, box: Rect) -> None:
    """Draw the font's name in itself, what it is, and the verdict."""
    colour = GREEN if captions.passes else RED
    sheet.label(captions.headings.sheet, (box.x, box.y + 2), _SMALL, QUIET)
    sheet.label(captions.verdict, (box.right, box.y + 2), _HEADING, colour, "end")
    widest = box.width / max(1.0, sheet.width(captions.title, 1.0)) * sheet.subject.cap_height
    scale = sheet.scale_within(min(10.0, widest))
    sheet.letters(captions.title, (box.x, box.y + 20), scale)
    sheet.label(captions.subtitle, (box.x, box.bottom - 1.5), _SMALL, QUIET)


def hero(sheet: Sheet, report: FaceReport, captions: Captions, box: Rect) -> None:
    """Draw the tallest capitals large, with the lines that their metrics draw."""
    heading(sheet, captions.headings.capitals, box)
    drawn, (top, bottom) = sheet.subject.drawn, _reach(sheet)
    room = Rect.from_edges(box.x, box.y + 9, box.right - 34, box.bottom - 3)
    units = sheet.width(HERO, 1.0)
    scale = sheet.scale_within(min(room.height / (top - bottom), room.width / (units * 1.04)) * drawn.cap_height)
    baseline = room.y + (room.height - (top - bottom) * scale) / 2 + top * scale
    lines = [(0.0, INK, "baseline"), (drawn.cap_height, INK, "cap height")]
    lines += [(top, RED, "ink"), (bottom, RED, "ink")] if sheet.subject.has(*ACCENTED) else []
    lines += ((height, BLUE, metric) for metric, heights in drawn.stated.items() for height in heights)
    _metric_lines(sheet, lines, Rect.from_edges(box.x, box.y + 6, room.right + 2, box.bottom + 1), (baseline, scale))
    pen = room.x
    for letter in HERO:
        sheet.letters(letter, (pen, baseline), scale)
        _ring(sheet, report, letter, (pen, baseline), scale)
        pen += sheet.width(letter, scale) + (room.width - units * scale) / (len(HERO) - 1)


def _metric_lines(sheet: Sheet, lines: list[tuple[float, Colour, str]], box: Rect, at: tuple[float, float]) -> None:
    """Draw the lines inside a box, one a height, with their names beside it, kept apart."""
    baseline, scale = at
    drawn, named = sheet.subject.drawn, dict[str, tuple[float, Colour, list[str]]]()
    for height, colour, name in lines:
        number = f"{height:g}" if drawn.has_pixels else f"{height / drawn.units_per_em:.3f}"
        named.setdefault(number, (height, colour, []))[2].append(name)
    lowest = -math.inf
    for number, (height, colour, called) in sorted(named.items(), key=lambda entry: -entry[1][0]):
        y = baseline - height * scale
        if not box.y < y < box.bottom:
            continue
        lowest = max(y + 0.7, lowest + 3.1)
        sheet.rule((box.x, y), (box.right, y), colour, _THIN)
        sheet.rule((box.right, y), (box.right + 3, lowest - 0.7), colour, _THIN)
        sheet.label(f"{number} {', '.join(called)}", (box.right + 4, lowest), _TINY, colour)


def alphabet(sheet: Sheet, report: FaceReport, captions: Captions, box: Rect) -> None:
    """Draw the vowels by their tones, capitals and small letters, with Đ and đ; those without a mark are paler."""
    heading(sheet, captions.headings.letters, box)
    rows = [*((*toned(vowel), *toned(vowel.lower())) for vowel in VOWELS), ("Đ", "", "", "", "", "", "đ")]
    width, height = box.width / 12, (box.height - 7) / len(rows)
    above, below = _reach(sheet)
    scale = sheet.scale_within(height * 0.92 / (above - below) * sheet.subject.cap_height)
    alike = {letter for each in report.findings if each.code == "font-letters-identical" for letter in each.letter}
    for line, letters in enumerate(rows):
        baseline = box.y + 7 + line * height + height * above / (above - below)
        sheet.rule((box.x, baseline), (box.right, baseline), HAIR, _THIN)
        for column, letter in enumerate(letters):
            if letter:
                centre = box.x + (column + 0.5) * width
                pen = sheet.centred(letter, (centre, baseline), scale, PALE if letter.isascii() else INK)
                _ring(sheet, report, letter, (pen, baseline), scale)
                if letter in alike:
                    _bars(sheet, (centre, baseline + 1.2))
                if not sheet.subject.has(letter):
                    sheet.label(f"U+{ord(letter):04X}", (centre, baseline + 2.3), _LEAST, RED, "center")
    middle = box.x + box.width / 2
    sheet.rule((middle, box.y + 8), (middle, box.bottom), HAIR, _THIN)


def _bars(sheet: Sheet, at: tuple[float, float]) -> None:
    """Draw two bars, the sign that a letter has the picture of another one."""
    sheet.marked.add("alike")
    for down in (0.0, 0.8):
        sheet.rule((at[0] - 1.5, at[1] + down), (at[0] + 1.5, at[1] + down), RED, 0.3)


def _ring(sheet: Sheet, report: FaceReport, letter: str, at: tuple[float, float], scale: float) -> None:
    """Draw a ring where marks of a letter touch."""
    for finding in _touching(report, letter):
        if finding.place:
            sheet.marked.add("touching")
            x, y = finding.place
            radius = max(1.5, 0.22 * sheet.subject.cap_height * scale)
            sheet.ring((at[0] + x * scale, at[1] - y * scale), radius, max(0.25, radius / 9))


def _touching(report: FaceReport, letter: str) -> Iterator[Finding]:
    return (each for each in report.findings if each.code == "font-marks-touch" and each.letter == letter)


def facts(sheet: Sheet, captions: Captions, box: Rect) -> None:
    """List the facts and what was found."""
    heading(sheet, captions.headings.measures, box)
    y = box.y + 11
    for name, value in captions.facts:
        sheet.label(name, (box.x, y), _TINY, QUIET)
        sheet.label(value, (box.right, y), _TINY, INK, "end")
        sheet.rule((box.x, y + 1.5), (box.right, y + 1.5), HAIR, _THIN)
        y += 4.9
    y += 3
    for number, (severity, remark) in enumerate(captions.remarks):
        lines, left = sheet.wrapped(remark, box.width, _TINY), len(captions.remarks) - number
        if y + _ROW * (len(lines) - 1 + (left > 1) * 1.5) > box.bottom:  # the last line is for how many are left
            sheet.label(f"… + {left}", (box.x, y), _TINY, INK)
            return
        for line in lines:
            sheet.label(line, (box.x, y), _TINY, RED if severity is Severity.ERROR else INK)
            y += _ROW
        y += 1.4


def tone_rows(sheet: Sheet, captions: Captions, box: Rect) -> None:
    """Draw the six tones large, smaller, and as small as a banner looks from afar."""
    heading(sheet, captions.headings.tones, box)
    pen, baseline, gap = box.x, box.bottom - 3, 9.0
    most = (box.width - 2 * gap) / sheet.width(TONE_ROW, 1.0) * sheet.subject.cap_height / _TONE_SUM
    for cap_height in _TONE_SIZES:
        scale = sheet.scale_within(cap_height * min(1.0, most))
        sheet.letters(TONE_ROW, (pen, baseline), scale)
        pen += sheet.width(TONE_ROW, scale) + gap
    if most >= 1 and not sheet.subject.drawn.has_pixels:
        sheet.label(captions.from_afar, (box.right, box.y + 4.5), _TINY, QUIET, "end")


def pairs(sheet: Sheet, captions: Captions, box: Rect) -> None:
    """Draw bare and accented pairs side by side, as the font itself kerns them."""
    heading(sheet, captions.headings.pairs, box)
    least = 3.0 * (len(PAIRS) - 1)
    units = sum(sheet.width(pair, 1.0) for pair in PAIRS)
    scale = sheet.scale_within(min(5.2, (box.width - least) / units * sheet.subject.cap_height))
    between = (box.width - units * scale) / (len(PAIRS) - 1)
    pen = box.x
    for pair in PAIRS:
        sheet.letters(pair, (pen, box.bottom - 3), scale)
        pen += sheet.width(pair, scale) + between


def _reach(sheet: Sheet) -> tuple[float, float]:
    """Return how high and how low the ink of accented capitals reaches, or would reach, in font units."""
    subject, capital = sheet.subject, sheet.subject.cap_height
    capitals = [letter for letter in ACCENTED if letter.isupper()]
    inks = [subject.ink(letter) for letter in subject.there(capitals)]
    usual = [] if len(inks) == len(capitals) else [Rect.from_edges(0, -0.3 * capital, 0, 1.6 * capital)]
    return max(ink.bottom for ink in (*inks, *usual)), min(ink.y for ink in (*inks, *usual))


def running_text(sheet: Sheet, captions: Captions, box: Rect) -> None:
    """Draw the bare alphabet, and two sentences in small letters."""
    heading(sheet, captions.headings.text, box)
    (above, below), capital = _reach(sheet), sheet.subject.cap_height
    leading = (box.height - 7) / len(TEXT)
    widest = box.width / max(sheet.width(line, 1.0) for line in TEXT)
    scale = sheet.scale_within(min(3.4, widest * capital, leading / (above - below) * capital))
    for number, line in enumerate(TEXT):
        sheet.letters(line, (box.x, box.y + 7 + number * leading + above * scale), scale)


def slogan(sheet: Sheet, captions: Captions, box: Rect) -> None:
    """Set the slogan of 21 syllables in the lines that let it be largest, as near as their ink allows."""
    heading(sheet, captions.headings.slogan, box)
    capital, (above, below) = sheet.subject.cap_height, _reach(sheet)
    leading = above - below + 0.08 * capital

    def largest(lines: tuple[str, ...]) -> float:
        widest = max(sheet.width(line, 1.0) for line in lines)
        return min(box.width / widest, (box.height - 9) / (leading * len(lines))) * capital

    chosen = max(SLOGANS, key=largest)
    scale = sheet.scale_within(largest(chosen))
    for number, line in enumerate(chosen):
        sheet.letters(line, (box.x, box.y + 8 + (above + number * leading) * scale), scale)


def signs(sheet: Sheet, captions: Captions, box: Rect) -> None:
    """Draw digits and punctuation."""
    heading(sheet, captions.headings.signs, box)
    capital = sheet.subject.cap_height
    gaps = sum(_APART * (len(group) - 1) for group in SIGNS) + _GROUPS_APART * (len(SIGNS) - 1)
    units = sum(sheet.width(sign, 1.0) for group in SIGNS for sign in group) + gaps * capital
    scale, pen = sheet.scale_within(min(4.6, box.width / units * capital)), box.x
    for group in SIGNS:
        for sign in group:
            sheet.letters(sign, (pen, box.bottom - 3), scale)
            pen += sheet.width(sign, scale) + _APART * capital * scale
        pen += (_GROUPS_APART - _APART) * capital * scale


def key(sheet: Sheet, captions: Captions, box: Rect) -> None:
    """Explain the marks that the sheet bears at its foot."""
    x, y, marked = box.x, box.bottom, frozenset(sheet.marked)
    if "missing" in marked:
        sheet.box(Rect(x, y - 2.2, 1.6, 2.2), RED, 0.15)
        x += sheet.label(captions.missing, (x + 3, y), _TINY, QUIET) + 9
    if "touching" in marked:
        sheet.ring((x + 1.1, y - 1), 1.1, 0.2)
        x += sheet.label(captions.touching, (x + 4, y), _TINY, QUIET) + 10
    if "alike" in marked:
        _bars(sheet, (x + 1.5, y - 1.2))
        sheet.label(captions.alike, (x + 4.5, y), _TINY, QUIET)
    sheet.label("bannergen", (box.right, y), _TINY, QUIET, "end")
