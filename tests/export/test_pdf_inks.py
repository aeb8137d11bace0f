"""The inks of a print PDF: read by pikepdf, and as the plates that Ghostscript makes of it."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import numpy as np
import pikepdf
import pytest

from bannergen.colour import Cmyk, Colour
from bannergen.diagnostics import Fault
from bannergen.export.formats import Settings, format_of
from bannergen.export.pdf import write_pdf
from bannergen.export.pdf_syntax import number
from bannergen.geometry import POINTS_PER_MM, Outline, Rect
from bannergen.scene import GradientStop, Image, LinearGradient, PageBoxes, Scene, Stroke
from bannergen.scene import Path as Drawn
from bannergen.spec.theme import InkBuild
from tests import project
from tests.export.pdf_samples import fogra39, printed, proofed, run_of, scene_of
from tests.export.plates import Plates, inside
from tests.readers import run

RED = Colour(158, 13, 22, Cmyk(0, 100, 100, 38))
YELLOW = Colour(255, 255, 0, Cmyk(0, 0, 100, 0))
BLACK = Colour(0, 0, 0, Cmyk(0, 0, 0, 100))
GOLD = Colour(200, 160, 60, Cmyk(0, 20, 80, 20), "PANTONE 871 C")
ALL = Colour(0, 0, 0, Cmyk(100, 100, 100, 100), "All")


def box(x: float, y: float, width: float, height: float) -> Outline:
    return Outline.rectangle(Rect(x, y, width, height))


def operators(path: Path) -> list[tuple[str, list[str]]]:
    with pikepdf.open(path) as pdf:
        content = pikepdf.parse_content_stream(pdf.pages[0])
        return [(str(each.operator), [str(operand) for operand in each.operands]) for each in content]


def with_media(scene: Scene, by: float, marks: tuple[Drawn, ...]) -> Scene:
    boxes = scene.boxes
    wider = PageBoxes(boxes.bleed.grown(by), boxes.bleed, boxes.trim, boxes.safe)
    return replace(scene, boxes=wider, marks=marks)


# What is written


def test_flat_colours_are_their_exact_builds(tmp_path: Path) -> None:
    odd = Colour(1, 2, 3, Cmyk(12.34, 0.5, 100, 7))
    scene = scene_of([Drawn(box(0, 0, 50, 50), odd, Stroke(RED, 2))])
    found = operators(printed(scene, tmp_path))
    assert ("k", ["0.1234", "0.005", "1", "0.07"]) in found
    assert ("K", ["0", "1", "1", "0.38"]) in found


def test_a_colour_without_a_build_has_the_one_of_the_print_condition(tmp_path: Path) -> None:
    colour = Colour(10, 60, 180)
    build = fogra39().build(colour)
    found = operators(printed(scene_of([Drawn(box(0, 0, 50, 50), colour)]), tmp_path))
    assert ("k", [number(ink / 100, 4) for ink in _inks(build)]) in found


def _inks(build: Cmyk) -> tuple[float, ...]:
    return build.cyan, build.magenta, build.yellow, build.black


def test_only_the_spaces_that_are_used_stand_in_the_file(tmp_path: Path) -> None:
    with pikepdf.open(printed(scene_of([Drawn(box(0, 0, 9, 9), RED)]), tmp_path)) as pdf:
        assert "/ColorSpace" not in pdf.pages[0].Resources
    raw = (tmp_path / "print.pdf").read_bytes()
    assert b"ICCBased" not in raw
    assert b"DeviceRGB" not in raw


def test_a_spot_has_one_space_with_its_build_as_the_alternate(tmp_path: Path) -> None:
    scene = scene_of([Drawn(box(0, 0, 50, 50), GOLD, Stroke(GOLD, 3)), run_of("CỜ", fill=GOLD)])
    path = printed(scene, tmp_path)
    with pikepdf.open(path) as pdf:
        ((name, space),) = dict(pdf.pages[0].Resources.ColorSpace).items()
        kind, spot, alternate, tint = space
        assert (str(kind), str(spot), str(alternate)) == ("/Separation", "/PANTONE 871 C", "/DeviceCMYK")
        assert [float(ink) for ink in tint.C1] == [0, 0.2, 0.8, 0.2]
        assert [float(ink) for ink in tint.C0] == [0, 0, 0, 0]
        assert (tint.FunctionType, tint.N) == (2, 1)
    found = operators(path)
    assert [parts for operator, parts in found if operator == "cs"] == [[name], [name]]
    assert [parts for operator, parts in found if operator in {"scn", "SCN"}] == [["1"]] * 3


def test_a_spot_of_two_builds_is_refused() -> None:
    other = replace(GOLD, cmyk=Cmyk(0, 30, 100, 0))
    with pytest.raises(Fault) as caught:
        write_pdf(scene_of([run_of("A", fill=GOLD), run_of("B", fill=other)]), io.BytesIO(), fogra39())
    (fault,) = caught.value.diagnostics
    assert fault.code.id == "spot-builds"


def test_gradients_run_between_builds_also_those_of_spots(tmp_path: Path) -> None:
    paint = LinearGradient(0, 0, 100, 0, (GradientStop(0, GOLD), GradientStop(1, RED)))
    with pikepdf.open(printed(scene_of([Drawn(box(0, 0, 100, 100), paint)]), tmp_path)) as pdf:
        resources = pdf.pages[0].Resources
        (pattern,) = dict(resources.Pattern).values()
        assert str(pattern.Shading.ColorSpace) == "/DeviceCMYK"
        assert [float(ink) for ink in pattern.Shading.Function.C0] == [0, 0.2, 0.8, 0.2]
        assert [float(ink) for ink in pattern.Shading.Function.C1] == [0, 1, 1, 0.38]
        assert "/ColorSpace" not in resources


def test_images_are_inks_of_the_print_condition(tmp_path: Path) -> None:
    image = Image(Rect(0, 0, 40, 10), 4, 1, bytes((0, 0, 0, 255, 255, 255, 218, 37, 29, 10, 60, 180)))
    with pikepdf.open(printed(scene_of([image]), tmp_path)) as pdf:
        (kept,) = dict(pdf.pages[0].Resources.XObject).values()
        assert str(kept.ColorSpace) == "/DeviceCMYK"
        pixels = kept.read_bytes()
    assert pixels == fogra39().inks(image).tobytes()
    assert len(pixels) == 4 * 4
    assert pixels[4:8] == bytes(4)  # white is paper


def test_nothing_overprints(tmp_path: Path) -> None:
    scene = scene_of([Drawn(box(0, 0, 100, 100), RED), run_of("CỜ", fill=BLACK), run_of("A", fill=GOLD)])
    path = printed(scene, tmp_path)
    assert not {operator for operator, _ in operators(path)} & {"gs", "ri", "i"}
    assert b"/ExtGState" not in path.read_bytes()


# As plates


def test_the_yellow_letter_is_on_the_yellow_plate_alone(tmp_path: Path) -> None:
    piece = project.piece("pano-3x2", "chu-de")
    theme = piece.theme
    pure = replace(theme.colours["display"], cmyk=InkBuild(Cmyk(0, 0, 100, 0)))
    for theme_used, wanted in (
        (replace(theme, colours={**theme.colours, "display": pure}), {"Yellow": 100.0}),
        (theme, {"Magenta": 4.0, "Yellow": 84.0}),
    ):
        folder = tmp_path / str(len(wanted))
        folder.mkdir()
        scene = project.composer().compose(replace(piece, theme=theme_used)).scene
        slogan = scene.texts[1].lines[0] if scene.texts[1].role == "slogan" else scene.texts[0].lines[0]
        line = next(run for run, _ in scene.runs() if run.text == slogan)
        plates = Plates(printed(scene, folder), scene, dpi=6)
        assert plates.at(*inside(line, 5)) == wanted
        assert plates.at(20, 1000) == pytest.approx({"Magenta": 100, "Yellow": 100, "Black": 40}, abs=10)  # the ground


def test_small_black_text_is_on_the_black_plate_alone_and_knocks_out(tmp_path: Path) -> None:
    line = run_of("CHỮ", size=60, at=(30, 120), fill=BLACK)
    scene = scene_of([Drawn(box(-10, -10, 320, 220), RED), line])
    plates = Plates(printed(scene, tmp_path), scene)
    assert plates.at(*inside(line, 1.5)) == {"Black": 100}
    assert plates.at(5, 5) == {"Magenta": 100, "Yellow": 100, "Black": 38}


def test_a_spot_is_on_its_own_plate_and_knocks_out(tmp_path: Path) -> None:
    scene = scene_of([Drawn(box(-10, -10, 320, 220), RED), Drawn(box(50, 50, 100, 100), GOLD)])
    plates = Plates(printed(scene, tmp_path), scene)
    assert set(plates.inks) == {"Cyan", "Magenta", "Yellow", "Black", "PANTONE 871 C"}
    assert plates.at(100, 100) == {"PANTONE 871 C": 100}


def test_registration_marks_are_on_every_plate(tmp_path: Path) -> None:
    scene = scene_of([Drawn(box(50, 50, 100, 100), GOLD)])
    scene = with_media(scene, 20, (Drawn(box(-25, 90, 10, 10), ALL),))
    plates = Plates(printed(scene, tmp_path), scene)
    inks = plates.at(-20, 95)
    assert inks == dict.fromkeys(plates.inks, 100.0)
    assert len(inks) == 5


# Marks and boxes


def test_marks_are_drawn_outside_the_bleed_and_artwork_is_not(tmp_path: Path) -> None:
    wide = Drawn(box(-500, 90, 1300, 20), RED)
    mark = Drawn(box(-28, 20, 10, 10), BLACK)
    scene = with_media(scene_of([wide]), 20, (mark,))
    plates = Plates(printed(scene, tmp_path), scene)
    assert plates.at(-23, 25) == {"Black": 100}
    assert plates.at(-20, 100) == {}
    assert plates.at(-5, 100) == {"Magenta": 100, "Yellow": 100, "Black": 38}
    with pikepdf.open(tmp_path / "print.pdf") as pdf:
        page = pdf.pages[0]
        assert [float(edge) for edge in page.MediaBox] == [0, 0, 1021, 738]  # 360 × 260 mm, up to a whole point
        assert [round(float(edge) / 72 * 25.4, 3) for edge in page.obj.BleedBox] == [20, 20, 340, 240]
        assert [round(float(edge) / 72 * 25.4, 3) for edge in page.obj.TrimBox] == [30, 30, 330, 230]


def test_a_proof_has_neither_marks_nor_room_for_them(tmp_path: Path) -> None:
    plain = scene_of([Drawn(box(0, 0, 90, 90), RED)])
    marked = with_media(plain, 20, (Drawn(box(-28, 20, 10, 10), BLACK),))
    (tmp_path / "m").mkdir()
    assert proofed(plain, tmp_path).read_bytes() == proofed(marked, tmp_path / "m").read_bytes()


def test_facts_measure_the_bleed_box_at_the_scale_of_the_file() -> None:
    scene = with_media(scene_of(trim=(8000, 1000), bleed=20), 100, ())
    facts = format_of("pdf").write(scene, Settings(condition=fogra39()), io.BytesIO())
    assert (facts.box, facts.scale, facts.file_width_mm, facts.file_height_mm) == ("bleed", "1:10", 804, 104)
    assert (facts.colour, facts.profile) == ("cmyk", "FOGRA39")
    proof = format_of("pdf").write(scene, Settings(pdf="proof"), io.BytesIO())
    assert (proof.colour, proof.profile, proof.file_width_mm) == ("rgb", None, 804)


# What other programs make of it


@pytest.mark.parametrize(("product", "divisor"), [("pano-3x2", 1), ("bang-ron-ngang-8x1", 10)])
def test_a_round_trip_through_cairo_changes_no_letter_and_no_page(product: str, divisor: int, tmp_path: Path) -> None:
    scene = with_media(project.composition(product).scene, 15 * divisor, ())
    path = printed(scene, tmp_path)
    back = tmp_path / "back.pdf"
    run("pdftocairo", "-pdf", path, back)
    letters = np.array([point for line, seen in scene.runs() for point in _points(line.outline.mapped(seen))])
    media, factor = scene.boxes.media, POINTS_PER_MM / divisor
    wanted = (letters - (media.x, media.bottom)) * (factor, -factor)
    with pikepdf.open(path) as ours, pikepdf.open(back) as theirs:
        sizes = [[float(edge) for edge in pdf.pages[0].MediaBox] for pdf in (ours, theirs)]
        found = _curve_ends(theirs)
    assert sizes[0] == sizes[1]
    assert len(wanted) > 500
    # The letters are the last that is painted; cairo writes three decimals.
    assert np.abs(found[-len(wanted) :] - wanted).max() < 0.005


def _points(outline: Outline) -> list[tuple[float, float]]:
    return [(numbers[-2], numbers[-1]) for op, numbers in outline.segments() if op == "C"]


def _curve_ends(pdf: pikepdf.Pdf) -> np.ndarray:
    """Return where each curve of a page ends, on the page."""
    matrix, kept, found = np.eye(3), [], []
    for each in pikepdf.parse_content_stream(pdf.pages[0]):
        operator, numbers = str(each.operator), each.operands
        if operator == "q":
            kept.append(matrix)
        elif operator == "Q":
            matrix = kept.pop()
        elif operator == "cm":
            a, b, c, d, e, f = (float(number) for number in numbers)
            matrix = np.array(((a, b, 0), (c, d, 0), (e, f, 1))) @ matrix
        elif operator == "c":
            found.append((np.array([*(float(number) for number in numbers[4:]), 1]) @ matrix)[:2])
    return np.array(found)
