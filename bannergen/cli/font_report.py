"""Command line: how the report on a face looks: the verdict, the facts, the findings, the gravest first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from string import ascii_uppercase
from textwrap import wrap
from typing import Any

import click

from bannergen.cli.report import COLOURS, LABELS, shown_path
from bannergen.compose.specimen.captions import Captions, Headings
from bannergen.diagnostics import Lang, Severity
from bannergen.typeset.inspection.report import FaceReport, Fact, Finding

# Every fact there is, in the order it is shown, with its name in both languages.
FACTS: dict[str, tuple[str, str]] = {
    "accented-letters": ("Chữ có dấu tiếng Việt", "Accented letters"),
    "smallest-gap": ("Khe hẹp nhất quanh dấu", "Smallest gap at a mark"),
    "smallest-gap-printed": ("… khi chữ hoa cao 100 mm", "… with capitals of 100 mm"),
    "lowest-mark": ("Dấu thấp nhất", "Lowest mark"),
    "least-difference": ("Hai chữ khó phân biệt nhất", "Most similar letters"),
    "cap-height": ("Chiều cao chữ hoa", "Cap height"),
    "ink-top": ("Nét cao nhất", "Highest ink"),
    "ink-bottom": ("Nét thấp nhất", "Lowest ink"),
    "full-line": ("Một hàng chữ hoa đủ dấu", "A full line of capitals"),
    "hhea-ascent": ("hhea: ascent", "hhea: ascent"),
    "hhea-descent": ("hhea: descent", "hhea: descent"),
    "typo-ascent": ("OS/2 typo: ascent", "OS/2 typo: ascent"),
    "typo-descent": ("OS/2 typo: descent", "OS/2 typo: descent"),
    "win-ascent": ("OS/2 win: ascent", "OS/2 win: ascent"),
    "win-descent": ("OS/2 win: descent", "OS/2 win: descent"),
    "font-ascent": ("Số hàng trên đường chân chữ", "Rows above the baseline"),
    "font-descent": ("Số hàng dưới đường chân chữ", "Rows below the baseline"),
    "kerned-alike": ("Cặp chữ có dấu được kern như cặp không dấu", "Accented pairs kerned like bare ones"),
    "kerned-alike-all": ("… trong mọi cặp chữ hoa", "… of all pairs of capitals"),
    "word-space": ("Dấu cách", "Word space"),
    "figures-of-one-height": ("Chữ số cao bằng nhau", "Digits of one height"),
    "figures-of-one-width": ("Chữ số rộng bằng nhau", "Digits of one width"),
    "outlines": ("Loại nét", "Outlines"),
    "units-per-em": ("Đơn vị mỗi em", "Units per em"),
    "rows-of-a-line": ("Từ hàng chữ này đến hàng chữ sau", "From line to line"),
    "weight-class": ("Độ đậm (OS/2)", "Weight class (OS/2)"),
    "width-class": ("Hạng độ rộng (OS/2)", "Width class (OS/2)"),
    "licence": ("Giấy phép", "Licence"),
    "licence-in-file": ("Giấy phép ghi trong tệp", "Licence in the file"),
    "licence-url": ("Địa chỉ giấy phép", "Licence URL"),
    "copyright": ("Bản quyền", "Copyright"),
    "version": ("Phiên bản", "Version"),
    "embedding": ("Quyền nhúng (fsType)", "Embedding (fsType)"),
    "sha256": ("sha256", "sha256"),
}
_UNITS = {
    "vi": {"cap": " chiều cao chữ hoa", "mm": " mm", "em": " em", "em/1000": "/1000 em", "%": " %", "px": " điểm ảnh"},
    "en": {"cap": " cap heights", "mm": " mm", "em": " em", "em/1000": "/1000 em", "%": " %", "px": " px"},
}
_DECIMALS = {"em/1000": 1, "em": 3, "cap": 2, "mm": 2, "%": 1, "lowest-mark": 3, "least-difference": 1}  # of a fact
_ROWS = {"vi": " điểm ảnh khi chữ hoa cao {} điểm ảnh", "en": " px where capitals have {} rows"}
_WORDS = {
    "vi": {"False": "không", "True": "có", "none": "không có", "pixels": "điểm ảnh"},
    "en": {"False": "no", "True": "yes"},
}
_EMBEDDING = {"vi": "0: được nhúng, không hạn chế", "en": "0: installable, no restriction"}
_VERDICT = {"vi": ("KHÔNG ĐẠT", "ĐẠT"), "en": ("FAILS", "PASSES")}
_COUNTED = {
    "vi": {
        Severity.ERROR: ("lỗi", "lỗi"),
        Severity.WARNING: ("cảnh báo", "cảnh báo"),
        Severity.INFO: ("ghi chú", "ghi chú"),
    },
    "en": {
        Severity.ERROR: ("error", "errors"),
        Severity.WARNING: ("warning", "warnings"),
        Severity.INFO: ("note", "notes"),
    },
}
_MORE = {"vi": "và {} trường hợp nữa: ", "en": "and {} more: "}
_ANY = {"vi": "bất kỳ", "en": "any"}
_ALL_FACES = {"vi": "Chung cho cả {} mặt chữ:", "en": "In all {} faces:"}
_SPACES = "font-word-space-kerned"
_SHOWN = 24  # letters of one kind of finding; the rest is in the JSON
_WIDTH = 100
_LONGEST = 72
_DIGEST = 12  # digits of a sha256 that tell files apart
_GLUE = "\u00a0"  # keeps a letter and its number on one line
_NEGATIVE = re.compile(r"(?<![\w-])-(?=\d)")


def record_of(report: FaceReport, lang: Lang) -> dict[str, Any]:
    """Return the report as JSON has it."""
    return {
        "font": report.font,
        "file": shown_path(report.file),
        "passes": report.passes,
        "facts": {fact.id: _fact_record(fact) for fact in report.facts},
        "findings": [
            {
                "code": finding.code,
                "severity": finding.severity.value,
                "message": finding.diagnostic.message(lang),
                "letter": finding.letter or None,
                "codepoint": finding.codepoint or None,
                "value": finding.value,
            }
            for finding in report.findings
        ],
    }


def _fact_record(fact: Fact) -> dict[str, Any]:
    whole = {"value": fact.value, "unit": fact.unit or None, "of": fact.of, "letter": fact.letter or None}
    return {key: value for key, value in whole.items() if value is not None}


def written_reports(reports: list[FaceReport], lang: Lang) -> str:
    """Return the reports as people read them, one file after another."""
    files = (list(group) for _, group in groupby(reports, key=lambda report: report.file))
    return "\n\n".join("\n".join(_file_lines(faces, lang)) for faces in files)


def _file_lines(faces: list[FaceReport], lang: Lang) -> Iterator[str]:
    """Yield the report on a file: of one face, or what its faces have in common and then what each has of its own."""
    if len(faces) == 1:
        yield f"{click.style(faces[0].font, bold=True)} · {shown_path(faces[0].file)}"
        yield _verdict(faces[0], lang)
        yield from _told(faces[0], lang, set())
        return
    shared_facts = {each for each in faces[0].facts if all(each in face.facts for face in faces)}
    said = [{_said(each) for each in face.findings} for face in faces]
    shared = set.intersection(*said)
    common, *own = (
        replace(
            face,
            facts=tuple(each for each in face.facts if (each in shared_facts) is whole),
            findings=tuple(each for each in face.findings if (_said(each) in shared) is whole),
        )
        for face, whole in [(faces[0], True), *((face, False) for face in faces)]
    )
    yield click.style(shown_path(faces[0].file), bold=True)
    yield _ALL_FACES[lang].format(len(faces))
    hinted: set[str] = set()
    yield from _told(common, lang, hinted)
    for face, whole in zip(own, faces, strict=True):
        yield from ["", click.style(face.font, bold=True), _verdict(whole, lang)]
        yield from _told(face, lang, hinted)


def _said(finding: Finding) -> tuple[str, str, float | None]:
    return finding.code, finding.letter, finding.value


def _told(report: FaceReport, lang: Lang, hinted: set[str]) -> Iterator[str]:
    """Yield the facts and the findings; the hint of a kind stands once in a file: ``hinted`` are those that stood."""
    facts = list(_facts(report, lang))
    yield from ["", *facts] if facts else []
    for kind in _kinds(report):
        yield ""
        yield from _finding_lines(kind, lang)
        hint = kind[0].diagnostic.hint(lang)
        if hint and kind[0].code not in hinted:
            yield f"    → {hint}"
        hinted.add(kind[0].code)


def _kinds(report: FaceReport) -> list[list[Finding]]:
    """Return the findings of each code together, the gravest first."""
    return [list(group) for _, group in groupby(report.findings, key=lambda finding: finding.code)]


def _verdict(report: FaceReport, lang: Lang) -> str:
    verdict = click.style(_VERDICT[lang][report.passes], fg="green" if report.passes else "red", bold=True)
    severities = [finding.severity for finding in report.findings]
    counts = {each: severities.count(each) for each in Severity if each is Severity.ERROR or each in severities}
    return f"{verdict} · " + ", ".join(f"{n} {_COUNTED[lang][each][n != 1]}" for each, n in counts.items())


def _facts(report: FaceReport, lang: Lang) -> Iterator[str]:
    facts = {fact.id: fact for fact in report.facts}
    names = {key: name[lang == "en"] for key, name in FACTS.items() if key in facts}
    width = max(map(len, names.values()), default=0)
    for key, name in names.items():
        yield f"  {name:<{width}}  {_value(facts[key], lang)}"


def _value(fact: Fact, lang: Lang, *, short: bool = False) -> str:
    unit = _UNITS[lang].get(fact.unit, fact.unit)
    if fact.of is not None:
        whole = "" if short else _ROWS[lang].format(fact.of)
        unit = (whole or unit) if fact.unit else f"/{fact.of}"
    return f"{_number(fact, lang)}{unit}" + (f" ({' '.join(fact.letter)})" if fact.letter else "")


def _number(fact: Fact, lang: Lang) -> str:
    """Return the value without its unit: numbers with the decimals of their kind, long words cut."""
    if fact.id == "embedding" and not fact.value:
        return _EMBEDDING[lang]
    if fact.id == "sha256":
        return f"{str(fact.value)[:_DIGEST]}…"
    if isinstance(fact.value, float):
        places = _DECIMALS.get(fact.id, _DECIMALS.get(fact.unit, 0)) if fact.unit != "px" or fact.id in _DECIMALS else 0
        return f"{fact.value:.{places}f}".replace("-", "−")
    if isinstance(fact.value, int) and not isinstance(fact.value, bool):
        return str(fact.value).replace("-", "−")
    value = _WORDS[lang].get(str(fact.value), str(fact.value))
    return value if len(value) <= _LONGEST else value[: _LONGEST - 1] + "…"


def _finding_lines(kind: list[Finding], lang: Lang) -> Iterator[str]:
    first = kind[0]
    others = _grouped(kind[first.code != _SPACES :], lang) if kind[1:] else []
    label = f"{LABELS[lang][first.severity]} [{first.code}]: "
    lines = wrap(label.replace(" ", _GLUE) + _signed(first.diagnostic.message(lang)), _WIDTH)
    styled = click.style(LABELS[lang][first.severity], fg=COLOURS[first.severity], bold=True)
    for number, line in enumerate(lines):
        whole = line.replace(_GLUE, " ")
        yield f"    {whole}" if number else f"  {styled}{whole.removeprefix(LABELS[lang][first.severity])}"
    if others:
        shown = " · ".join(others[:_SHOWN]).replace("-", "−" if first.value is not None else "-")
        more = _MORE[lang].format(len(kind) - 1) + shown + (" …" if len(others) > _SHOWN else "")
        yield from (f"    {line}".replace(_GLUE, " ") for line in wrap(more, _WIDTH))
    if first.diagnostic.accepted:
        yield f"    {', '.join(first.diagnostic.accepted)}"


def _signed(message: str) -> str:
    """Return a message with the sign of minus before its negative numbers."""
    return _NEGATIVE.sub("−", message)


def _grouped(findings: list[Finding], lang: Lang) -> list[str]:
    """Return findings in brief; pairs around a word space by their first letter and the space that is left."""
    if not findings or findings[0].code != _SPACES:
        return [_brief(finding) for finding in findings]
    sides = [(*finding.letter.split(" "), f"{finding.value or 0:.2f}") for finding in findings]
    by_left, by_right = dict[tuple[str, str], str](), dict[tuple[str, str], str]()
    for left, right, space in sides:
        by_left[left, space] = by_left.get((left, space), "") + right
        by_right[right, space] = by_right.get((right, space), "") + left
    brief: dict[str, None] = {}
    for left, right, space in sides:
        lefts, rights = by_right[right, space], by_left[left, space]
        pair = (left, _letters(rights, lang)) if len(rights) >= len(lefts) else (_letters(lefts, lang), right)
        brief[f"{pair[0]} + {pair[1]}: {space}".replace(" ", _GLUE)] = None
    return list(brief)


def _letters(letters: str, lang: Lang) -> str:
    """Return letters in brief, those in a row by the first and the last: A–X, Z."""
    if len(letters) == len(ascii_uppercase):
        return _ANY[lang]
    in_order = enumerate(sorted(letters))
    rows = ["".join(letter for _, letter in row) for _, row in groupby(in_order, key=lambda at: ord(at[1]) - at[0])]
    return ", ".join(f"{row[0]}–{row[-1]}" if len(row) > 2 else row for row in rows)


def _brief(finding: Finding) -> str:
    """Return the letter with its code point, or two letters, and the number."""
    named = f"{finding.letter} {finding.codepoint}" if len(finding.letter) == 1 else finding.letter
    return (f"{named} {finding.value:.3g}" if finding.value else named).replace(" ", _GLUE)


_HEADINGS = {
    "vi": Headings(
        sheet="MẪU CHỮ",
        capitals="Chữ hoa chồng dấu",
        letters="134 chữ có dấu",
        measures="Số đo",
        tones="Sáu thanh",
        pairs="Các cặp chữ, đúng như phông kern",
        text="Bảng chữ cái, câu chữ thường",
        slogan="Khẩu hiệu",
        signs="Chữ số, dấu câu",
    ),
    "en": Headings(
        sheet="TYPE SPECIMEN",
        capitals="Capitals with stacked marks",
        letters="134 accented letters",
        measures="Measures",
        tones="Six tones",
        pairs="Pairs, as the font itself kerns them",
        text="The alphabet, and sentences",
        slogan="A slogan",
        signs="Digits and punctuation",
    ),
}
_KEYS = {
    "vi": (
        "thiếu chữ, hoặc chữ không có nét",
        "dấu dính nhau hoặc dính vào chữ",
        "cùng hình với chữ khác",
        "cỡ nhỏ nhất: như chữ hoa 100 mm nhìn từ 25 m",
    ),
    "en": (
        "letter missing or without ink",
        "marks touch",
        "drawn like another letter",
        "smallest: as capitals of 100 mm look from 25 m",
    ),
}
_ON_SPECIMEN = (
    *("accented-letters", "smallest-gap", "lowest-mark", "least-difference", "cap-height", "ink-top", "ink-bottom"),
    *("full-line", "kerned-alike", "word-space", "figures-of-one-height", "figures-of-one-width", "outlines"),
    *("units-per-em", "rows-of-a-line", "weight-class", "licence"),
)


def captions_of(report: FaceReport, title: str, lang: Lang) -> Captions:
    """Return the words of a specimen."""
    facts = {fact.id: fact for fact in report.facts}
    missing, touching, alike, from_afar = _KEYS[lang]
    version = facts.get("version")
    return Captions(
        title=title,
        subtitle=" · ".join(filter(None, (report.font, report.file.name, str(version.value) if version else ""))),
        verdict=click.unstyle(_verdict(report, lang)),
        passes=report.passes,
        facts=tuple(
            (FACTS[key][lang == "en"], _value(facts[key], lang, short=True)) for key in _ON_SPECIMEN if key in facts
        ),
        remarks=tuple((kind[0].severity, _remark(kind, lang)) for kind in _kinds(report)),
        headings=_HEADINGS[lang],
        missing=missing,
        touching=touching,
        alike=alike,
        from_afar=from_afar,
    )


def _remark(kind: list[Finding], lang: Lang) -> str:
    others = f" (+{len(kind) - 1})" if len(kind) > 1 else ""
    return f"{LABELS[lang][kind[0].severity]}: {_signed(kind[0].diagnostic.message(lang))}{others}"
