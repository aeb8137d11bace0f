"""Does every bundled font pass, and do the warnings it has stand in docs/fonts.md?"""

from __future__ import annotations

from functools import cache

import pytest

from bannergen.compose.font_files import files_of
from bannergen.typeset.inspection import inspect
from bannergen.typeset.inspection.report import FaceReport
from bannergen.typeset.inspection.subject import subjects_of
from tests import project
from tests.typeset.inspection.fonts import letters

FAMILIES = tuple(project.library().families)


@cache
def reports(family: str) -> tuple[FaceReport, ...]:
    files = files_of(*project.library().families[family])
    ends = {"archivo": [(900, 62.0), (900, 100.0)]}.get(family, [])
    return tuple(inspect(subject) for file in files for subject in subjects_of(file, ends))


def facts(report: FaceReport) -> dict[str, object]:
    return {fact.id: fact.value for fact in report.facts}


@pytest.mark.parametrize("family", FAMILIES)
def test_no_bundled_face_has_an_error(family: str) -> None:
    assert reports(family)
    assert [(report.font, report.findings[0]) for report in reports(family) if not report.passes] == []


@pytest.mark.parametrize("family", FAMILIES)
def test_every_bundled_face_has_all_letters(family: str) -> None:
    assert {facts(report)["accented-letters"] for report in reports(family)} == {134}


def test_the_smallest_gap_is_the_one_that_was_accepted() -> None:
    condensed = next(report for report in reports("barlow") if report.font == "barlow 700 wdth 79")
    assert facts(condensed)["smallest-gap"] == pytest.approx(6.8, abs=0.1)
    assert letters(condensed, "font-marks-near") == ["Ỡ"]


def test_fonts_that_do_not_kern_accents_are_told_from_those_that_do() -> None:
    assert "VẤ" in letters(reports("saira")[0], "font-kerning-left-out")
    assert letters(reports("archivo")[0], "font-kerning-left-out") == []


def test_archivo_closes_the_word_space_and_lets_letters_touch() -> None:
    natural = reports("archivo")[1]
    assert letters(natural, "font-word-space-kerned")[0] == "P Y"
    assert "XÃ" in letters(natural, "font-letters-touch")
    depths = [each.value for each in natural.findings if each.code == "font-letters-touch"]
    assert depths == sorted(depths, key=lambda depth: -(depth or 0))
    assert letters(natural, "font-word-space-narrow") == []
    assert len(letters(reports("archivo")[0], "font-word-space-narrow")) == 1


def test_a_zero_that_is_an_o_is_found_in_the_pixel_fonts_that_have_it() -> None:
    alike = {report.font.split()[-1]: letters(report, "font-characters-alike") for report in reports("galmuri")}
    assert alike == {
        "Galmuri7-latin": ["0O", "I|", "“”", "‘’"],
        "Galmuri9-latin": ["0O", "I|"],
        "Galmuri11-Condensed-latin": ["0O"],
    }
    assert letters(reports("misc-fixed")[0], "font-characters-alike") == ["-–"]


def test_weak_marks_are_said_of_anton_alone_among_display_fonts() -> None:
    """The record calls it fit for very large sizes only."""
    small = {family for family in FAMILIES if any(letters(report, "font-marks-small") for report in reports(family))}
    assert small == {"anton"}


def test_a_reserved_name_is_said() -> None:
    named = {family for family in FAMILIES if any(letters(each, "font-name-reserved") for each in reports(family))}
    assert named == {"saira", "paytone-one"}
