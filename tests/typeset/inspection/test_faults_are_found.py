"""Is each fault found, in a font that has nothing but this one?"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest
from fontTools.pens.boundsPen import BoundsPen
from fontTools.ttLib import TTFont

from bannergen.diagnostics import Severity
from bannergen.typeset.inspection import inspect
from bannergen.typeset.inspection.report import FaceReport, Fact
from bannergen.typeset.inspection.subject import Declared
from tests.typeset.inspection.fonts import (
    SOUND,
    broken,
    check_named,
    checked,
    drawn_as,
    emptied,
    found,
    letters,
    marks_changed,
    report,
    subject,
    without,
)

CAP = 740  # of the sound font
SAID = Declared(licence="OFL-1.1", sha256=subject(SOUND).file.sha256, weight=700, licence_text="SIL Open Font License")


def errors(found: FaceReport) -> dict[str, list[str]]:
    kinds = {each.code for each in found.findings if each.severity is Severity.ERROR}
    return {kind: letters(found, kind) for kind in kinds}


def test_the_sound_font_has_no_error() -> None:
    assert errors(report(SOUND, SAID)) == {}
    assert {finding.code for finding in report(SOUND, SAID).findings} == {
        "font-character-wanted",
        "font-ink-beyond-metrics",
    }


def test_a_letter_that_is_not_there(tmp_path: Path) -> None:
    lacking = report(broken(tmp_path, without("Ỡỡ7%₫")))
    assert errors(lacking) == {"font-letter-missing": ["Ỡ", "ỡ", "7", "%"]}
    assert [finding.codepoint for finding in lacking.findings][:2] == ["U+1EE0", "U+1EE1"]
    assert letters(lacking, "font-character-wanted") == ["₫", "→"]
    assert next(fact.value for fact in lacking.facts if fact.id == "accented-letters") == 132


def test_letters_without_ink_are_errors(tmp_path: Path) -> None:
    blank = report(broken(tmp_path, emptied("Ỡ7ả")))
    assert errors(blank) == {"font-letter-empty": ["Ỡ", "ả", "7"]}
    assert next(fact.value for fact in blank.facts if fact.id == "accented-letters") == 132


def test_a_font_without_any_ink_is_an_error(tmp_path: Path) -> None:
    characters = [chr(code) for code in TTFont(SOUND).getBestCmap()]
    blank = report(broken(tmp_path, emptied("".join(characters))))
    assert next(fact.value for fact in blank.facts if fact.id == "accented-letters") == 0
    assert "font-unmeasured" in errors(blank)


def test_what_could_not_be_measured_is_said(tmp_path: Path) -> None:
    assert "font-unmeasured" in errors(report(broken(tmp_path, emptied("AH"))))


@pytest.mark.parametrize("width", [None, 0])
def test_a_word_space_that_is_not_there(tmp_path: Path, width: int | None) -> None:
    def closed(font: TTFont) -> None:
        font["hmtx"]["space"] = (0, 0)

    lacking = report(broken(tmp_path, without(" ") if width is None else closed))
    assert errors(lacking) == {"font-word-space-missing": [" "]}


def test_an_i_without_a_dot_has_none_to_lose(tmp_path: Path) -> None:
    def unicase(font: TTFont) -> None:
        for small, capital in zip("iìíỉĩị", "IÌÍỈĨỊ", strict=True):
            drawn_as(small, capital)(font)
        drawn_as("ì", "i")(font)

    assert errors(checked("touching", broken(tmp_path, unicase))) == {"font-mark-not-drawn": ["ì"]}


@pytest.mark.parametrize(("letter", "other"), ["ẠA", "ấâ", "ỖÔ", "ẶĂ"])
def test_a_mark_that_is_not_drawn_is_not_called_touching(tmp_path: Path, letter: str, other: str) -> None:
    bare = checked("touching", broken(tmp_path, drawn_as(letter, other)))
    assert letter in errors(bare)["font-mark-not-drawn"]
    assert "font-marks-touch" not in errors(bare)


def test_combining_marks_that_are_not_there_are_a_note(tmp_path: Path) -> None:
    lacking = checked("coverage", broken(tmp_path, without("\u0309\u031b")))
    assert lacking.passes
    assert [each.severity for each in found(lacking, "font-combining-missing")] == [Severity.INFO]
    assert letters(lacking, "font-combining-missing") == ["\u0309\u031b"]


@pytest.mark.parametrize("letter", ["Õ", "Ẫ", "ẵ", "Ỡ", "ỉ"])
def test_a_mark_that_touches_its_letter(tmp_path: Path, letter: str) -> None:
    """The highest part is moved down until it overlaps what is below it."""
    height = subject(SOUND).ink(letter).bottom
    touching = checked("touching", broken(tmp_path, marks_changed(letter, height - 260, (1, 0, 0, 1, 0, -90))))
    assert errors(touching) == {"font-marks-touch": [letter]}


def test_the_place_where_marks_touch_is_on_the_letter(tmp_path: Path) -> None:
    touching = subject(broken(tmp_path, marks_changed("Õ", CAP, (1, 0, 0, 1, 0, -90))))
    place = found(inspect(touching), "font-marks-touch")[0].place
    assert place
    assert place[1] == pytest.approx(CAP, abs=60)
    assert touching.ink("Õ").x < place[0] < touching.ink("Õ").right


def test_a_small_gap_is_measured(tmp_path: Path) -> None:
    """The acute of Ó is moved down so that less than a hundredth of an em is left; no error, but it is named."""
    sound = subject(SOUND)
    gap = sound.parts("Ó")[0].distance(sound.parts("Ó")[1])
    near = checked("touching", broken(tmp_path, marks_changed("Ó", CAP, (1, 0, 0, 1, 0, -round(gap - 6)))))
    (named,) = found(near, "font-marks-near")
    assert near.passes
    assert named.letter == "Ó"
    assert named.value == pytest.approx(6, abs=1)


def test_a_gap_that_is_all_but_closed_is_a_warning(tmp_path: Path) -> None:
    sound = subject(SOUND)
    gap = sound.parts("Ó")[0].distance(sound.parts("Ó")[1])
    near = checked("touching", broken(tmp_path, marks_changed("Ó", CAP, (1, 0, 0, 1, 0, -(gap - 0.6)))))
    assert letters(near, "font-marks-near") == []
    (named,) = found(near, "font-marks-nearly-touch")
    assert (named.letter, named.severity) == ("Ó", Severity.WARNING)


def test_a_font_without_kerning_says_so(tmp_path: Path) -> None:
    def bare(font: TTFont) -> None:
        del font["GPOS"]

    told = checked("kerned-pairs", broken(tmp_path, bare))
    assert Fact("kerned-alike", "none") in told.facts
    assert [each.severity for each in found(told, "font-kerning-none")] == [Severity.INFO]


def test_the_file_is_told_by_its_digest() -> None:
    assert Fact("sha256", hashlib.sha256(SOUND.read_bytes()).hexdigest()) in report(SOUND).facts


@pytest.mark.parametrize("pair", ["ỜỚ", "ỪỨ", "ỉĩ", "ƠO", "ưu", "ểẻ", "đd"])
def test_two_letters_drawn_alike(tmp_path: Path, pair: str) -> None:
    letter, other = pair[0], pair[1]
    alike = checked("tones", broken(tmp_path, drawn_as(letter, other)))
    pairs = [set(pair) for pair in errors(alike).get("font-letters-identical", [])]
    assert {letter, other} in pairs


def test_marks_too_low_to_be_seen_from_afar(tmp_path: Path) -> None:
    flat = marks_changed("À", CAP, (1, 0, 0, 0.5, 0, 0.5 * 790))
    low = checked("tones", broken(tmp_path, flat))
    assert low.passes
    assert letters(low, "font-marks-small") == ["À"]


def test_two_letters_that_hardly_differ(tmp_path: Path) -> None:
    """Á becomes À with its mark a little aside."""

    def shifted(font: TTFont) -> None:
        drawn_as("Á", "À")(font)
        marks_changed("Á", CAP, (1, 0, 0, 1, 8, 0))(font)

    near = checked("tones", broken(tmp_path, shifted))
    assert letters(near, "font-letters-identical") == []
    assert letters(near, "font-letters-alike") == ["ÀÁ"]


def test_ink_is_measured_against_the_stated_heights(tmp_path: Path) -> None:
    font = TTFont(SOUND)
    pen = BoundsPen(font.getGlyphSet())
    font.getGlyphSet()[font.getBestCmap()[ord("Ẳ")]].draw(pen)

    def lowered(font: TTFont) -> None:
        font["hhea"].ascent = 1193

    beyond = checked("metrics", broken(tmp_path, lowered))
    values = {finding.value for finding in found(beyond, "font-ink-beyond-metrics") if finding.letter == "Ẳ"}
    assert (pen.bounds[3] - 1193) / 1000 in values
    assert beyond.passes


def test_a_narrow_word_space(tmp_path: Path) -> None:
    def narrowed(font: TTFont) -> None:
        font["hmtx"]["space"] = (150, 0)

    (narrow,) = found(checked("word-space", broken(tmp_path, narrowed)), "font-word-space-narrow")
    assert narrow.value == pytest.approx(150 / CAP, abs=0.001)


def test_a_zero_that_is_an_o(tmp_path: Path) -> None:
    assert letters(checked("figures", broken(tmp_path, drawn_as("0", "O"))), "font-characters-alike") == ["0O"]


def test_digits_of_several_heights(tmp_path: Path) -> None:
    uneven = checked("figures", broken(tmp_path, drawn_as("1", "x")))
    assert len(found(uneven, "font-figures-uneven")) == 1
    assert Fact("figures-of-one-height", value=False) in uneven.facts


@pytest.mark.parametrize(
    ("bits", "code", "passes"),
    [
        (0x0002, "font-embedding-restricted", False),
        (0x0100, "font-embedding-restricted", False),
        (0x0200, "font-embedding-restricted", False),
        (0x0004, "font-embedding-limited", True),
        (0x0008, "font-embedding-limited", True),
    ],
)
def test_embedding_bits(tmp_path: Path, bits: int, code: str, *, passes: bool) -> None:
    def restricted(font: TTFont) -> None:
        font["OS/2"].fsType = bits

    limited = checked("licence", broken(tmp_path, restricted))
    assert [finding.value for finding in found(limited, code)] == [bits]
    assert limited.passes is passes


@pytest.mark.parametrize(
    ("said", "code"),
    [
        (replace(SAID, licence="LicenseRef-mine"), "font-licence-not-accepted"),
        (replace(SAID, licence_text=None), "font-licence-text-missing"),
        (replace(SAID, licence_text="All rights reserved."), "font-licence-disagrees"),
        (replace(SAID, licence="Apache-2.0", licence_text="Apache License"), "font-licence-disagrees"),
        (replace(SAID, sha256="0" * 64), "font-changed"),
    ],
)
def test_what_the_family_says_of_the_licence(said: Declared, code: str) -> None:
    assert list(errors(checked("licence", SOUND, said))) == [code]


def test_a_weight_that_is_not_the_file_s() -> None:
    (differs,) = found(checked("outlines", SOUND, replace(SAID, weight=800)), "font-weight-differs")
    assert differs.value == 700


def test_a_file_that_states_no_licence(tmp_path: Path) -> None:
    def silent(font: TTFont) -> None:
        font["name"].names = [name for name in font["name"].names if name.nameID not in {13, 14}]

    assert len(found(checked("licence", broken(tmp_path, silent)), "font-licence-unstated")) == 1


def test_a_reserved_name_is_read_from_the_copyright(tmp_path: Path) -> None:
    def reserving(font: TTFont) -> None:
        font["name"].setName("Copyright 2020 X, with Reserved Font Name “Foo Bar”.", 0, 3, 1, 0x409)

    (reserved,) = found(checked("licence", broken(tmp_path, reserving)), "font-name-reserved")
    assert dict(reserved.diagnostic.values) == {"said": "Foo Bar"}


def test_outlines_that_proofs_cannot_embed() -> None:
    inspected = subject(SOUND)
    assert inspected.file.tables
    inspected.file = replace(inspected.file, tables=replace(inspected.file.tables, outlines="CFF"))
    assert len(found(inspect(inspected), "font-no-truetype-outlines")) == 1


def test_parts_that_are_drawn_otherwise_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """HarfBuzz composes what it can; a shaper that did not is stood in for."""
    inspected = subject(SOUND)
    composed = inspected.drawn.glyphs
    monkeypatch.setattr(inspected.drawn, "glyphs", lambda text: [*composed(text), len(text)])
    told = [each for each in check_named("coverage")(inspected) if not isinstance(each, Fact)]
    assert {finding.code for finding in told} == {"font-character-wanted", "font-decomposed-differs"}
    assert len(told) == 1 + 132  # Đ and đ have no parts


def test_a_font_without_capitals_is_inspected_as_far_as_it_goes(tmp_path: Path) -> None:
    bare = report(broken(tmp_path, without("H")))
    assert "H" in letters(bare, "font-letter-missing")
    assert "cap-height" not in {fact.id for fact in bare.facts}
