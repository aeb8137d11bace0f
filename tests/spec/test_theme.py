"""Do themes give colours with their ink builds, and refuse names they do not have?"""

from __future__ import annotations

from pathlib import Path

import pytest

from bannergen.colour import Cmyk, Colour
from bannergen.diagnostics import Fault, Span
from bannergen.spec.decode import read_as
from bannergen.spec.family import AxisLimits, FaceFile, Family
from bannergen.spec.theme import Theme, check_theme
from bannergen.spec.values import Slug, Text

WHOLE = """\
theme: t
title: T
colours:
  ground: {srgb: "#B5121B", cmyk: 0/100/100/28}
  accent: {srgb: "#ffd21f", cmyk: 0/15/92.5/0, spot: PANTONE 116 C}
paints:
  quiet: {linear: [ground, accent]}
styles:
  display: {family: f, weight: 900, colour: accent}
"""

SPAN = Span("family.yaml")
AXES = {"wght": AxisLimits(least=100, most=700), "wdth": AxisLimits(least=62, most=125)}
FACES = (
    FaceFile(file=Text("a.ttf"), sha256=Text("0"), weight=900, span=SPAN),
    FaceFile(file=Text("b.ttf"), sha256=Text("0"), axes=AXES, span=SPAN),
)
PIXELS = (FaceFile(file=Text("p.bdf"), sha256=Text("0"), rows_px=13, span=SPAN),)
SAYS = {name: Text("x") for name in ("title", "role", "source", "version", "licence", "copyright")}
FAMILIES = {
    "f": Family(family=Slug("f"), faces=FACES, span=SPAN, **SAYS),
    "led": Family(family=Slug("led"), faces=PIXELS, span=SPAN, **SAYS),
}


def read(folder: Path, text: str = WHOLE) -> Theme:
    path = folder / "t.yaml"
    path.write_text(text, "utf-8")
    return read_as(Theme, path, "t.yaml")


def test_a_colour_knows_screen_ink_and_spot(tmp_path: Path) -> None:
    colour, faults = read(tmp_path).colour("accent", None)
    assert (colour, faults) == (Colour(255, 210, 31, Cmyk(0, 15, 92.5, 0), "PANTONE 116 C"), [])


@pytest.mark.parametrize("name", ["None", "All", "Cyan", "magenta", "YELLOW", "Black"])
def test_a_spot_has_no_name_that_means_something_else(tmp_path: Path, name: str) -> None:
    with pytest.raises(Fault) as caught:
        read(tmp_path, WHOLE.replace("PANTONE 116 C", name))
    (fault,) = caught.value.diagnostics
    assert (fault.code.id, str(fault.span)) == ("spot-reserved", "t.yaml:5:54")


def test_a_theme_that_is_whole_has_no_faults(tmp_path: Path) -> None:
    assert check_theme(read(tmp_path), FAMILIES) == []


def test_a_gradient_has_its_centre_in_the_middle_where_nothing_is_said(tmp_path: Path) -> None:
    assert [share.fraction for share in read(tmp_path).paints["quiet"].at] == [0.5, 0.5]


def test_an_unknown_token_names_the_nearest_where_it_is_used(tmp_path: Path) -> None:
    colour, (fault,) = read(tmp_path).colour("groun", Span("l.yaml", 2, 3))
    assert colour is None
    assert (fault.code.id, str(fault.span), fault.suggestion) == ("theme-unknown-token", "l.yaml:2:3", "ground")


def test_every_unknown_token_of_styles_and_paints_is_told(tmp_path: Path) -> None:
    text = WHOLE.replace("[ground, accent]", "[grund, accent, acent]").replace("colour: accent", "colour: acc")
    faults = check_theme(read(tmp_path, text), FAMILIES)
    assert [str(fault.span) for fault in faults] == ["t.yaml:9:45", "t.yaml:7:20", "t.yaml:7:35"]


@pytest.mark.parametrize("paint", ["{linear: [ground], radial: [ground]}", "{at: [1%, 2%]}", "{linear: []}"])
def test_a_paint_is_one_gradient(tmp_path: Path, paint: str) -> None:
    (fault,) = check_theme(read(tmp_path, WHOLE.replace("{linear: [ground, accent]}", paint)), FAMILIES)
    assert (fault.code.id, str(fault.span)) == ("theme-paint-kind", "t.yaml:7:10")


@pytest.mark.parametrize(
    ("style", "code", "nearest"),
    [
        ("{family: g, weight: 900, colour: accent}", "unknown-id", None),
        ("{family: ff, weight: 900, colour: accent}", "unknown-id", "f"),
        ("{family: led, weight: 700, colour: accent}", "font-of-pixels", None),
        ("{family: f, weight: 800, colour: accent}", "font-no-such-face", None),
        ("{family: f, weight: 900, width: 90, colour: accent}", "font-no-such-face", None),
        ("{family: f, weight: 700, width: 126, colour: accent}", "font-no-such-face", None),
        ("{family: f, weight: 700, width: 62, colour: accent}", None, None),
    ],
)
def test_a_style_that_no_font_can_be_set_in(tmp_path: Path, style: str, code: str | None, nearest: str | None) -> None:
    text = WHOLE.replace("{family: f, weight: 900, colour: accent}", style)
    faults = check_theme(read(tmp_path, text), FAMILIES)
    assert [(fault.code.id, fault.suggestion) for fault in faults] == ([(code, nearest)] if code else [])


@pytest.mark.parametrize("at", ["[]", "[50%]", "[1%, 2%, 3%]"])
def test_a_position_is_two_percentages(tmp_path: Path, at: str) -> None:
    with pytest.raises(Fault) as caught:
        read(tmp_path, WHOLE.replace("{linear: [ground, accent]}", f"{{linear: [ground], at: {at}}}"))
    assert [fault.code.id for fault in caught.value.diagnostics] == ["wrong-type"]


@pytest.mark.parametrize("srgb", ["B5121B", "#B5121", "#B5121G", "#B5121B0", "#+1+1+1", "red"])
def test_what_is_no_screen_colour(tmp_path: Path, srgb: str) -> None:
    with pytest.raises(Fault) as caught:
        read(tmp_path, WHOLE.replace("#B5121B", srgb))
    assert [str(fault.span) for fault in caught.value.diagnostics] == ["t.yaml:4:18"]


@pytest.mark.parametrize("cmyk", ["0/100/100", "0/100/100/101", "0,1,2,3", "0/0/0/-1", "0/0/0/0/0", "1000/0/0/0"])
def test_what_is_no_ink_build(tmp_path: Path, cmyk: str) -> None:
    with pytest.raises(Fault) as caught:
        read(tmp_path, WHOLE.replace("0/100/100/28", f'"{cmyk}"'))
    assert [fault.code.id for fault in caught.value.diagnostics] == ["bad-value"]
