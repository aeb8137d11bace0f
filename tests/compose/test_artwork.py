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
from bannergen.scene import LinearGradient, PageBoxes, RadialGradient, Scene
from bannergen.spec import Library
from tests import project
from tests.pictures import differences, ours, read_png

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
    scene = Scene(art, Unit.PX, PageBoxes(view, view, view, view), drawing.nodes)
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
    "opacity": '<rect width="9" height="9" fill="#FF0000" opacity="0.5"/>',
    "opacity, mask": '<g opacity="0.5"><rect width="9" height="9"/></g>',
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


@pytest.mark.parametrize("head", ["<svg>", '<svg xmlns="http://www.w3.org/2000/svg">', "not xml", "<!DOCTYPE x><svg>"])
def test_damaged_files(head: str, tmp_path: Path) -> None:
    with pytest.raises(Fault) as caught:
        drawn(tmp_path, "", head)
    assert caught.value.diagnostics[0].code.id == "artwork-damaged"
