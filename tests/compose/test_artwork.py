"""SVG artwork enters as paths and paints; what cannot be drawn everywhere is refused by name."""

from __future__ import annotations

from pathlib import Path

import cairosvg
import pytest

from bannergen.compose.drawing import Drawing
from bannergen.compose.drawing_cache import read_drawing
from bannergen.diagnostics import Fault
from bannergen.geometry import Rect, Unit
from bannergen.resources import SearchPath, bundled_root
from bannergen.scene import LinearGradient, RadialGradient
from bannergen.spec import Library
from tests import project
from tests.pictures import differences, ours, page_of, read_png

NOTE = "artwork: x\ntitle: {vi: X, en: X}\nsource: test\nlicence: Apache-2.0\ncolours: {}\n"
HEAD = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 60">'


def drawn(tmp_path: Path, body: str, head: str = HEAD) -> Drawing:
    folder = tmp_path / "assets/artwork"
    folder.mkdir(parents=True)
    (folder / "x.svg").write_text(f"{head}{body}</svg>", "utf-8")
    (folder / "x.yaml").write_text(NOTE, "utf-8")
    return read_drawing(Library(SearchPath((tmp_path, bundled_root()))).artwork("x"))


@pytest.mark.parametrize("art", project.library().ids("assets/artwork/*.svg"))
def test_bundled_artwork_is_the_picture_cairosvg_makes(art: str) -> None:
    artwork = project.library().artwork(art)
    drawing = read_drawing(artwork)
    view = drawing.view
    size = (600, round(600 / drawing.aspect))
    scene = page_of(view, *drawing.nodes, unit=Unit.PX)
    theirs = read_png(
        cairosvg.svg2png(url=str(artwork.path), output_width=size[0], output_height=size[1], background_color="white")
    )
    inside, edges = differences(ours(scene, view, size), theirs)
    assert inside <= 2  # rounding of the height bends the aspect by less than half a pixel
    assert edges <= 60


@pytest.mark.parametrize("art", project.library().ids("assets/artwork/*.svg"))
def test_every_colour_of_bundled_artwork_is_a_token_of_every_theme(art: str) -> None:
    note = project.library().artwork(art).note
    for name in project.library().ids("assets/themes/*.yaml"):
        assert {str(colour.token) for colour in note.colours.values()} <= set(project.library().theme(name).colours)
    mapped: set[str] = set()

    def colour(found):
        mapped.add(found.hex)
        return found

    read_drawing(project.library().artwork(art)).coloured(colour)
    assert mapped == {hexadecimal.lower() for hexadecimal in note.colours}


def test_transforms_and_gradients_end_up_in_the_view_box(tmp_path: Path) -> None:
    body = (
        '<defs><linearGradient id="l" gradientUnits="userSpaceOnUse" x1="0" y1="0" x2="10" y2="0">'
        '<stop offset="0" stop-color="#FF0000"/><stop offset="1" stop-color="#00FF00"/></linearGradient>'
        '<radialGradient id="r" gradientUnits="userSpaceOnUse" cx="5" cy="5" r="5">'
        '<stop offset="0" stop-color="#FF0000"/><stop offset="1" stop-color="#00FF00"/></radialGradient></defs>'
        '<g transform="translate(20 10) scale(2)"><rect width="10" height="10" fill="url(#l)"/>'
        '<circle cx="5" cy="5" r="5" fill="url(#r)"/></g>'
    )
    linear, radial = (node.fill for node in drawn(tmp_path, body).nodes)
    assert isinstance(linear, LinearGradient)
    assert (linear.x1, linear.y1, linear.x2, linear.y2) == pytest.approx((20, 10, 40, 10))
    assert isinstance(radial, RadialGradient)
    assert (radial.cx, radial.cy, radial.radius) == pytest.approx((30, 20, 10))


def test_strokes_keep_their_width_under_a_scale(tmp_path: Path) -> None:
    body = '<g transform="scale(3)"><path d="M0 0L10 0" fill="none" stroke="#FF0000" stroke-width="2"/></g>'
    (node,) = drawn(tmp_path, body).nodes
    assert node.stroke is not None
    assert node.stroke.width == pytest.approx(6)
    assert node.outline.bounds == Rect(0, 0, 30, 0)


REFUSED = {
    "<text>": '<text x="1" y="9">A</text>',
    "<image>": '<image href="data:," width="1" height="1"/>',
    "<mask>": "<defs><mask/></defs>",
    "<filter>": "<defs><filter/></defs>",
    "<pattern>": "<defs><pattern/></defs>",
    "<style>": "<style>rect{fill:red}</style>",
    "stop-opacity": (
        '<defs><linearGradient id="l"><stop offset="0" stop-opacity="0.5"/><stop offset="1"/></linearGradient></defs>'
        '<rect width="9" height="9" fill="url(#l)"/>'
    ),
    "stroke-dasharray": '<path d="M0 0L9 9" stroke="#FF0000" stroke-dasharray="2"/>',
    "transform (skew)": '<path d="M0 0L9 9" stroke="#FF0000" transform="scale(1 2)"/>',
}


@pytest.mark.parametrize("feature", REFUSED)
def test_refused_by_name(feature: str, tmp_path: Path) -> None:
    with pytest.raises(Fault) as caught:
        drawn(tmp_path, REFUSED[feature])
    (fault,) = caught.value.diagnostics
    assert fault.code.id == "artwork-unsupported"
    assert dict(fault.values)["feature"] == feature


FADED = {
    "of a shape": '<rect x="5" y="5" width="40" height="30" fill="#FF0000" opacity="0.5"/>',
    "of a fill": '<rect x="5" y="5" width="40" height="30" fill="#FF0000" fill-opacity="0.3"/>',
    "of a line": '<circle cx="50" cy="30" r="20" stroke="#0000FF" stroke-width="9" stroke-opacity="0.4"/>',
    "of a group": '<g opacity="0.5"><rect width="60" height="40"/><circle cx="50" cy="30" r="20" fill="#FF0000"/></g>',
    "of groups in groups": (
        '<rect width="99" height="30" fill="#00FF00"/>'
        '<g opacity="0.8" transform="rotate(9)"><rect width="60" height="40"/>'
        '<g opacity="0.5" transform="translate(9 9)"><circle cx="50" cy="30" r="20" fill="#FF0000"/></g></g>'
    ),
    "of a gradient": (
        '<defs><linearGradient id="l"><stop offset="0" stop-color="#FF0000"/><stop offset="1"/></linearGradient></defs>'
        '<rect width="90" height="50" fill="url(#l)" fill-opacity="0.4"/>'
    ),
    "nobody sees": '<rect width="9" height="9" opacity="0"/><g opacity="0"><rect width="99" height="50"/></g>',
    "of a filter that is not there": '<g filter="url(#nix)"><rect width="60" height="40" fill="#00FF00"/></g>',
}


@pytest.mark.parametrize("opacity", FADED)
def test_opacity_is_painted_as_cairosvg_paints_it(opacity: str, tmp_path: Path) -> None:
    drawing = drawn(tmp_path, FADED[opacity])
    view = drawing.view
    scene = page_of(view, *drawing.nodes, unit=Unit.PX)
    svg = f"{HEAD}{FADED[opacity]}</svg>".encode()
    theirs = read_png(cairosvg.svg2png(bytestring=svg, output_width=400, output_height=240, background_color="white"))
    inside, edges = differences(ours(scene, view, (400, 240)), theirs)
    assert inside <= 1
    assert edges <= 60


def test_colours_of_faded_groups_are_those_of_the_theme_too(tmp_path: Path) -> None:
    seen: list[str] = []
    drawing = drawn(tmp_path, FADED["of groups in groups"])
    drawing.coloured(lambda colour: (seen.append(colour.hex), colour)[1])
    assert set(seen) == {"#00ff00", "#000000", "#ff0000"}


def test_a_number_that_cairosvg_does_not_read_is_a_damaged_file(tmp_path: Path) -> None:
    with pytest.raises(Fault) as caught:
        drawn(tmp_path, '<rect width="9" height="9" opacity="50%"/>')
    assert caught.value.diagnostics[0].code.id == "artwork-damaged"


@pytest.mark.parametrize("head", ["<svg>", '<svg xmlns="http://www.w3.org/2000/svg">', "not xml", "<!DOCTYPE x><svg>"])
def test_damaged_files(head: str, tmp_path: Path) -> None:
    with pytest.raises(Fault) as caught:
        drawn(tmp_path, "", head)
    assert caught.value.diagnostics[0].code.id == "artwork-damaged"
