"""Command line: how the report on a face looks: the verdict, the facts, the findings, the gravest first."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
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
    "smallest-gap": ("Khe hở nhỏ nhất ở dấu", "Smallest gap at a mark"),
    "smallest-gap-printed": ("… khi chữ hoa cao 100 mm", "… with capitals of 100 mm"),
    "lowest-mark": ("Dấu thấp nhất", "Lowest mark"),
    "least-difference": ("Hai chữ khó phân biệt nhất", "Letters least apart"),
    "cap-height": ("Chiều cao chữ hoa", "Cap height"),
    "ink-top": ("Nét cao nhất", "Highest ink"),
    "ink-bottom": ("Nét thấp nhất", "Lowest ink"),
    "full-line": ("Dòng chữ hoa đủ dấu", "A full line of capitals"),
    "hhea-ascent": ("hhea: ascent", "hhea: ascent"),
    "hhea-descent": ("hhea: descent", "hhea: descent"),
    "typo-ascent": ("OS/2 typo: ascent", "OS/2 typo: ascent"),
    "typo-descent": ("OS/2 typo: descent", "OS/2 typo: descent"),
    "win-ascent": ("OS/2 win: ascent", "OS/2 win: ascent"),
    "win-descent": ("OS/2 win: descent", "OS/2 win: descent"),
    "font-ascent": ("Số dòng trên đường chân chữ", "Rows above the baseline"),
    "font-descent": ("Số dòng dưới đường chân chữ", "Rows below the baseline"),
    "kerned-alike": ("Cặp chữ có dấu chỉnh đều, trong các tiếng", "Accented pairs kerned alike, in syllables"),
    "kerned-alike-all": ("… trong mọi cặp chữ hoa", "… of all pairs of capitals"),
    "word-space": ("Dấu cách", "Word space"),
    "figures-of-one-height": ("Chữ số cao bằng nhau", "Digits of one height"),
    "figures-of-one-width": ("Chữ số rộng bằng nhau", "Digits of one width"),
    "outlines": ("Loại nét", "Outlines"),
    "units-per-em": ("Đơn vị mỗi em", "Units per em"),
    "weight-class": ("Độ đậm (OS/2)", "Weight class (OS/2)"),
    "width-class": ("Hạng độ rộng (OS/2)", "Width class (OS/2)"),
    "licence": ("Giấy phép", "Licence"),
    "licence-in-file": ("Giấy phép ghi trong tệp", "Licence in the file"),
    "licence-url": ("Địa chỉ giấy phép", "Licence URL"),
    "copyright": ("Bản quyền", "Copyright"),
    "version": ("Phiên bản", "Version"),
    "embedding": ("Quyền nhúng (fsType)", "Embedding (fsType)"),
}
_UNITS = {
    "vi": {"cap": " × cao chữ hoa", "mm": " mm", "em": " em", "em/1000": "/1000 em", "%": " %", "px": " điểm ảnh"},
    "en": {"cap": " cap heights", "mm": " mm", "em": " em", "em/1000": "/1000 em", "%": " %", "px": " px"},
}
_ROWS = {"vi": " điểm ảnh khi chữ hoa cao {} điểm ảnh", "en": " px where capitals have {} rows"}
_YES = {"vi": ("không", "có"), "en": ("no", "yes")}
_VERDICT = {"vi": ("KHÔNG ĐẠT", "ĐẠT"), "en": ("FAILS", "PASSES")}
_COUNTED = {
    "vi": {
        Severity.ERROR: ("lỗi", "lỗi"),
        Severity.WARNING: ("loại cảnh báo", "loại cảnh báo"),
        Severity.INFO: ("loại ghi chú", "loại ghi chú"),
    },
    "en": {
        Severity.ERROR: ("error", "errors"),
        Severity.WARNING: ("kind of warning", "kinds of warning"),
        Severity.INFO: ("kind of note", "kinds of note"),
    },
}
_MORE = {"vi": "và {} trường hợp nữa: ", "en": "and {} more: "}
_SHOWN = 24  # letters of one kind of finding; the rest is in the JSON
_WIDTH = 100
_LONGEST = 72
_GLUE = "\u00a0"  # keeps a letter and its number on one line


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
    whole = {"value": fact.value, "unit": fact.unit or None, "letter": fact.letter or None}
    return {key: value for key, value in whole.items() if value is not None}


def written_report(report: FaceReport, lang: Lang) -> str:
    """Return the report as people read it: verdict, facts, findings."""
    return "\n".join(
        [
            f"{click.style(report.font, bold=True)} · {shown_path(report.file)}",
            _verdict(report, lang),
            "",
            *_facts(report, lang),
            *(line for kind in _kinds(report) for line in ("", *_finding_lines(kind, lang))),
        ]
    )


def _kinds(report: FaceReport) -> list[list[Finding]]:
    """Return the findings of each code together, the gravest first."""
    return [list(group) for _, group in groupby(report.findings, key=lambda finding: finding.code)]


def _verdict(report: FaceReport, lang: Lang) -> str:
    verdict = click.style(_VERDICT[lang][report.passes], fg="green" if report.passes else "red", bold=True)
    kinds = [kind[0].severity for kind in _kinds(report)]
    counts = {severity: kinds.count(severity) for severity in (Severity.WARNING, Severity.INFO)}
    errors = sum(finding.severity is Severity.ERROR for finding in report.findings)
    shown = {Severity.ERROR: errors} | {severity: count for severity, count in counts.items() if count}
    return " · ".join(
        [verdict, *(f"{count} {_COUNTED[lang][severity][count != 1]}" for severity, count in shown.items())]
    )


def _facts(report: FaceReport, lang: Lang) -> Iterator[str]:
    facts = {fact.id: fact for fact in report.facts}
    names = {key: name[lang == "en"] for key, name in FACTS.items() if key in facts}
    width = max(map(len, names.values()), default=0)
    for key, name in names.items():
        yield f"  {name:<{width}}  {_value(facts[key], lang)}"


def _value(fact: Fact, lang: Lang, *, short: bool = False) -> str:
    if isinstance(fact.value, bool):
        return _YES[lang][fact.value]
    value = f"{fact.value:g}" if isinstance(fact.value, float) else str(fact.value)
    kind, _, rows = fact.unit.partition("/")
    unit = _UNITS[lang].get(fact.unit, fact.unit)
    if kind == "px" and rows:
        unit = _UNITS[lang]["px"] if short else _ROWS[lang].format(rows)
    shown = value if len(value) <= _LONGEST else value[: _LONGEST - 1] + "…"
    return f"{shown}{unit}" + (f" ({' '.join(fact.letter)})" if fact.letter else "")


def _finding_lines(kind: list[Finding], lang: Lang) -> Iterator[str]:
    first, others = kind[0], kind[1:]
    label = click.style(LABELS[lang][first.severity], fg=COLOURS[first.severity], bold=True)
    yield f"  {label} [{first.code}]: {first.diagnostic.message(lang)}"
    if others:
        shown = " · ".join(_brief(finding) for finding in others[:_SHOWN])
        more = _MORE[lang].format(len(others)) + shown + (" …" if len(others) > _SHOWN else "")
        yield from (f"    {line}".replace(_GLUE, " ") for line in wrap(more, _WIDTH))
    if first.diagnostic.accepted:
        yield f"    {', '.join(first.diagnostic.accepted)}"
    if first.diagnostic.hint(lang):
        yield f"    → {first.diagnostic.hint(lang)}"


def _brief(finding: Finding) -> str:
    """Return the letter with its code point, or two letters, and the number."""
    named = f"{finding.letter} {finding.codepoint}" if len(finding.letter) == 1 else finding.letter
    return (f"{named} {finding.value:g}" if finding.value else named).replace(" ", _GLUE)


_HEADINGS = {
    "vi": Headings(
        sheet="MẪU CHỮ",
        capitals="Chữ hoa chồng dấu",
        letters="134 chữ có dấu",
        measures="Số đo",
        tones="Sáu thanh",
        pairs="Khoảng cách các cặp chữ, đúng như phông chỉnh",
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
    *("units-per-em", "weight-class", "licence"),
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
    return f"{LABELS[lang][kind[0].severity]}: {kind[0].diagnostic.message(lang)}{others}"
