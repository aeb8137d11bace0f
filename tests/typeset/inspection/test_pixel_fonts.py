"""Pixel fonts: identical letters, marks that meet, and what is asked of fonts with outlines only."""

from __future__ import annotations

from pathlib import Path

from bannergen.typeset.inspection import inspect
from bannergen.typeset.inspection.report import FaceReport
from bannergen.typeset.inspection.subject import Declared, Subject, read_file, subjects_of
from tests.typeset.inspection.fonts import letters

# Eight rows of eight pixels, the highest first; the bodies are alike, the marks are not.
_BODY = "18 24 24 24 18"
PICTURES = {
    "H": "00 00 00 24 24 3C 24 24",
    "O": f"00 00 00 {_BODY}",
    "Ô": f"18 24 00 {_BODY}",
    "Ồ": f"58 24 00 {_BODY}",
    "Ố": f"1A 24 00 {_BODY}",
    "0": f"00 00 00 {_BODY}",
    "Ò": f"10 08 00 {_BODY}",
    "Ó": f"10 08 00 {_BODY}",
    "Ỏ": f"00 04 08 {_BODY}",
}


def bdf(pictures: dict[str, str]) -> str:
    glyphs = "".join(
        f"STARTCHAR U+{ord(letter):04X}\nENCODING {ord(letter)}\nSWIDTH 500 0\nDWIDTH 8 0\nBBX 8 8 0 0\nBITMAP\n"
        + "\n".join(rows.split())
        + "\nENDCHAR\n"
        for letter, rows in sorted(pictures.items())
    )
    head = "STARTFONT 2.1\nFONT -x-Test-Medium-R-Normal--8-80-75-75-C-80-ISO10646-1\nSIZE 8 75 75\n"
    head += "FONTBOUNDINGBOX 8 8 0 0\nSTARTPROPERTIES 4\nFONT_ASCENT 7\nFONT_DESCENT 0\n"
    head += 'CHARSET_REGISTRY "ISO10646"\nCHARSET_ENCODING "1"\nENDPROPERTIES\n'
    return f"{head}CHARS {len(pictures)}\n{glyphs}ENDFONT\n"


def subject(folder: Path) -> Subject:
    path = folder / "test.bdf"
    path.write_text(bdf(PICTURES), "ascii")
    return subjects_of(read_file(path))[0]


def report(folder: Path) -> FaceReport:
    return inspect(subject(folder))


def test_letters_of_the_same_pixels_are_an_error(tmp_path: Path) -> None:
    assert letters(report(tmp_path), "font-letters-identical") == ["ÒÓ"]
    assert not report(tmp_path).passes


def test_letters_one_pixel_apart_are_a_warning(tmp_path: Path) -> None:
    alike = [finding for finding in report(tmp_path).findings if finding.code == "font-letters-alike"]
    assert {finding.letter: finding.value for finding in alike} == {"ÔỒ": 1, "ÔỐ": 1}


def test_pixels_that_meet_at_a_corner_are_one_stroke(tmp_path: Path) -> None:
    inspected = subject(tmp_path)
    assert len(inspected.parts("Ò")) == 2
    assert len(inspected.parts("Ỏ")) == 1


def test_marks_that_meet_the_letter_are_only_named(tmp_path: Path) -> None:
    assert "Ỏ" in letters(report(tmp_path), "font-pixels-touch")
    assert letters(report(tmp_path), "font-marks-touch") == []


def test_a_zero_drawn_as_o_is_found(tmp_path: Path) -> None:
    assert letters(report(tmp_path), "font-characters-alike") == ["0O"]


def test_the_rows_of_family_yaml_are_those_of_the_ink(tmp_path: Path) -> None:
    path = tmp_path / "test.bdf"
    path.write_text(bdf(PICTURES), "ascii")
    for rows, found in ((8, []), (9, [8])):
        declared = Declared("OFL-1.1", "", None, "", rows_px=rows)
        told = inspect(subjects_of(read_file(path, declared=declared))[0])
        assert [each.value for each in told.findings if each.code == "font-rows-differ"] == found


def test_what_a_pixel_font_says_of_itself_is_told_and_compared(tmp_path: Path) -> None:
    path = tmp_path / "test.bdf"
    said = 'COPYRIGHT "(c) Á\tB"\nNOTICE "Apache License 2.0"\nFONT_VERSION "1.5"\n'
    path.write_text(bdf(PICTURES).replace("PROPERTIES 4\n", "PROPERTIES 7\n" + said), "utf-8")
    told = inspect(subjects_of(read_file(path, declared=Declared("OFL-1.1", "", None, "Open Font License")))[0])
    facts = {fact.id: fact.value for fact in told.facts}
    assert (facts["copyright"], facts["licence-in-file"], facts["version"]) == ("(c) Á B", "Apache License 2.0", "1.5")
    assert letters(told, "font-licence-disagrees") == [""]
    assert letters(report(tmp_path), "font-licence-unstated") == [""]


def test_measures_are_in_whole_pixels(tmp_path: Path) -> None:
    facts = {fact.id: (fact.value, fact.unit) for fact in report(tmp_path).facts}
    assert facts["rows-of-a-line"] == (7, "px")
    assert facts["ink-top"] == facts["full-line"] == (8, "px")
    assert (facts["cap-height"], facts["font-descent"]) == ((5, "px"), (0, "px"))
    assert "em" not in {unit for _, unit in facts.values()}
    assert facts["outlines"] == ("pixels", "")
    assert "kerned-alike" not in facts
