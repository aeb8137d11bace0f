"""Could a shop work from the finishing sheet: is all on it true, readable and in place, and none in the print file?"""

from __future__ import annotations

import io
import itertools
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path as FilePath

import pikepdf
import pytest

from bannergen.batch.deliverables import Deliverable, Source, deliverables
from bannergen.colour import Colour
from bannergen.compose.finishing_sheet.corner import details_of
from bannergen.compose.finishing_sheet.scales import scale_of, scale_within
from bannergen.compose.working_drawing import number
from bannergen.diagnostics import Fault
from bannergen.export.formats import Settings, format_of
from bannergen.geometry import Matrix, Outline, Rect
from bannergen.scene import GlyphRun, Group, Node, Path, Scene, walk
from bannergen.spec.decode import read_as
from bannergen.spec.materials import eyelets_of, materials_of
from bannergen.spec.piece import Piece
from bannergen.spec.product import ProductFile, check_size
from bannergen.spec.values import Absolute, Text
from tests import project, readers

HEM = "{material: Bạt hiflex, hem: 25mm, eyelets: [{spacing: 500mm}]}"
POLES = "{hem: 25mm, pole_pockets: [{edge: left, size: 80mm}, {edge: right, size: 80mm}], eyelets: [{spacing: 500mm}]}"
ABOVE_BELOW = "{hem: 25mm, pole_pockets: [{edge: top, size: 60mm}, {edge: bottom, size: 60mm}]}"
FOOT = (
    "{folds: [{edge: bottom, at: 150mm, title: phần nằm trong hộp cuốn, hidden: true}],"
    " notes: [Kẹp thanh treo ở mép trên]}"
)
MANY = (
    "{hem: 30mm 20mm 0 10mm, pole_pockets: [{edge: right, size: 40mm, seam: 0}], eyelets: ["
    "{edges: [top], spacing: 300mm}, {edges: [bottom], spacing: 1m, corners: false, inset: 40mm},"
    "{edges: [right], spacing: 200mm, inset: 10mm}], folds: [{edge: left, at: 1m, title: gập đôi},"
    "{edge: top, at: 20mm, title: nếp treo}, {edge: bottom, at: 700mm, title: nếp dưới}]}"
)
FOUR_CORNERS = (
    "{hem: 25mm 0 40mm 0, pole_pockets: [{edge: left, size: 80mm}, {edge: right, size: 60mm, seam: 30mm}], eyelets: ["
    "{edges: [top], spacing: 500mm}, {edges: [bottom], spacing: 400mm, inset: 20mm}, {edges: [right], spacing: 300mm}],"
    "folds: [{edge: bottom, at: 30mm, title: gập chân, hidden: true}, {edge: left, at: 400mm, title: gập đôi}]}"
)
FOLDS = ", ".join(
    f"{{edge: bottom, at: {at}mm, title: nếp gấp số {at} khi cất và vận chuyển đi xa}}" for at in range(1, 7)
)
NOTES = ", ".join(["Gập mép trước khi đóng khoen rồi may hai đường chỉ song song cách nhau 8 mm"] * 6)
FULL = f"{{material: Bạt hiflex, {POLES[1:-1]}, folds: [{FOLDS}], notes: [{NOTES}]}}"
# Finished size, bleed, finishing.
CASES: dict[str, tuple[str, str, str]] = {
    "street banner": ("8x1m", "20mm", HEM),
    "street banner between poles": ("8x1m", "20mm", POLES),
    "billboard": ("3x2m", "20mm", HEM),
    "vertical banner": ("750x2500mm", "20mm", ABOVE_BELOW),
    "poster": ("297x420mm", "3mm", "{}"),
    "lying poster": ("420x297mm", "3mm", "{}"),
    "roll-up": ("800x2000mm", "5mm", FOOT),
    "many kinds of work": ("3x2m", "20mm", MANY),
    "nothing to say": ("3x2m", "0", "{}"),
    "100 m": ("100x1m", "20mm", HEM),
    "a label": ("60x40mm", "0", "{eyelets: [{spacing: 20mm, inset: 4mm}]}"),
    "a tower": ("1x30m", "20mm", POLES),
    "as much as a sheet takes": ("8x1m", "20mm", FULL),
    "as much as a standing sheet takes": ("1x3m", "20mm", FULL),
    "four kinds of corners": ("3x2m", "20mm", FOUR_CORNERS),
    "a street banner with four kinds of corners": ("8x1m", "20mm", FOUR_CORNERS),
    "a tower with four kinds of corners": ("1x10m", "20mm", FOUR_CORNERS),
    "a board with four kinds of corners": ("2x2.6m", "5mm", FOUR_CORNERS),
    "a facade": ("12x6m", "50mm", HEM),
}
each_case = pytest.mark.parametrize("case", CASES)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> FilePath:
    return tmp_path_factory.mktemp("finishing")


def piece(folder: FilePath, case: str) -> Piece:
    size, bleed, finishing = CASES[case]
    path = folder / "p.yaml"
    path.write_text(
        f"family: billboard\nproducts:\n  - {{id: p, title: Sản phẩm, size: {size}, bleed: {bleed}, layout: pano, "
        f"formats: [pdf], viewing_distance: 15m, finishing: {finishing}}}\n",
        "utf-8",
    )
    product = read_as(ProductFile, path, "p.yaml").products[0]
    assert check_size(product) == []
    return replace(project.piece("pano-3x2", "chu-de"), product=product)


def sheet(piece: Piece, divisor: int = 1) -> Scene:
    """Return the sheet of a piece whose picture is one red box: what it shows is not the question here."""
    boxes, found = piece.product.boxes(), project.composition("pano-3x2", "chu-de").scene
    red = Path(Outline.rectangle(boxes.bleed), fill=Colour.from_hex("#da251d"))
    scene = replace(found, boxes=boxes, nodes=(red,))
    return finishing_sheet(piece, scene, divisor)


def finishing_sheet(piece: Piece, scene: Scene, divisor: int) -> Scene:
    materials = materials_of(piece.product)
    assert materials is not None
    return project.composer().finishing_sheet(piece, scene, divisor, materials)


def labels(scene: Scene) -> list[GlyphRun]:
    return [node for node in scene.nodes if isinstance(node, GlyphRun) and node.ink]


def said(scene: Scene) -> list[str]:
    return [label.text for label in labels(scene)]


def group(scene: Scene, name: str) -> list[Node]:
    return [
        child for node in walk(scene.nodes) if isinstance(node, Group) and node.id == name for child in node.children
    ]


def drawn(scene: Scene) -> Iterator[Path]:
    """Yield what is drawn but for the picture."""
    for node in scene.nodes:
        if isinstance(node, Path):
            yield node
        elif isinstance(node, Group) and node.id != "picture":
            yield from (child for child in node.children if isinstance(child, Path))


def segments(outline: Outline) -> Iterator[tuple[float, float, float, float]]:
    """Yield the lines of an outline; a curve by its handles, which lie outside of it."""
    start = here = (0.0, 0.0)
    for op, numbers in outline.segments():
        points = list(zip(numbers[::2], numbers[1::2], strict=True)) or [start]
        if op == "M":
            start = here = points[0]
            continue
        for point in points:
            yield (*here, *point)
            here = point


def crosses(line: tuple[float, float, float, float], box: Rect) -> bool:
    """Tell whether a line has a point within a box (Liang and Barsky's clipping)."""
    x, y, dx, dy = line[0], line[1], line[2] - line[0], line[3] - line[1]
    low, high = 0.0, 1.0
    for step, room in ((-dx, x - box.x), (dx, box.right - x), (-dy, y - box.y), (dy, box.bottom - y)):
        if step == 0 and room < 0:
            return False
        if step < 0:
            low = max(low, room / step)
        elif step > 0:
            high = min(high, room / step)
    return low < high


@each_case
def test_no_label_touches_a_line_or_another_label(folder: FilePath, case: str) -> None:
    scene = sheet(piece(folder, case))
    inks = [(label.text, label.ink) for label in labels(scene) if label.ink]
    strokes = [(line, path.stroke.width / 2) for path in drawn(scene) if path.stroke for line in segments(path.outline)]
    touched = [(text, line) for text, ink in inks for line, half in strokes if crosses(line, ink.grown(half + 0.05))]
    assert touched == []
    overlapping = [(a, b) for (a, one), (b, two) in itertools.combinations(inks, 2) if one.grown(0.1).overlaps(two)]
    assert overlapping == []


@each_case
def test_labels_stand_on_white_paper(folder: FilePath, case: str) -> None:
    """None on the picture, on a tint, or on an arrow."""
    scene = sheet(piece(folder, case))
    paper, *tints = [box for path in drawn(scene) if path.fill and (box := path.outline.bounds) and not circle(path)]
    assert (paper.width, paper.height) in {(297, 210), (210, 297)}
    found = [(label.text, tint) for label in labels(scene) for tint in tints if label.ink and tint.overlaps(label.ink)]
    assert found == []


def circle(path: Path) -> bool:
    return path.outline.ops == "MCCCCZ"


@each_case
def test_everything_stays_within_the_frame(folder: FilePath, case: str) -> None:
    scene = sheet(piece(folder, case))
    frame = scene.boxes.trim.grown(-8)
    bounds = [(label.text, label.ink) for label in labels(scene)]
    bounds += [("", path.outline.bounds) for path in list(drawn(scene))[1:]]
    assert [(text, box) for text, box in bounds if box and frame.excess_of(box) > 0.01] == []


@each_case
def test_the_rings_are_those_of_the_bill_at_their_places(folder: FilePath, case: str) -> None:
    found = piece(folder, case)
    needs, scene = materials_of(found.product), sheet(found)
    assert needs
    rings = group(scene, "eyelets")
    assert len(rings) == needs.eyelets
    places = {tuple(round(value, 3) for value in middle(ring)) for ring in rings}
    wanted = {tuple(round(value, 3) for value in matrix_of(scene).apply(*at)) for at in eyelets_of(found.product)}
    assert places == wanted


@each_case
def test_rings_do_not_touch_each_other(folder: FilePath, case: str) -> None:
    rings = [
        box
        for ring in group(sheet(piece(folder, case)), "eyelets")
        if isinstance(ring, Path) and (box := ring.outline.bounds)
    ]
    assert not any(one.overlaps(two) for one, two in itertools.pairwise(rings))


def matrix_of(scene: Scene) -> Matrix:
    (picture,) = (node for node in scene.nodes if isinstance(node, Group) and node.id == "picture")
    return picture.transform


def middle(ring: Node) -> tuple[float, float]:
    assert isinstance(ring, Path)
    box = ring.outline.bounds
    assert box
    return box.x + box.width / 2, box.y + box.height / 2


def test_the_drawing_is_at_the_scale_it_names(folder: FilePath) -> None:
    scene = sheet(piece(folder, "street banner"))
    (caption,) = (text for text in said(scene) if "tỉ lệ 1:40" in text and "mặt in" in text)
    assert caption
    assert matrix_of(scene).a == matrix_of(scene).d == pytest.approx(1 / 40)


def test_what_a_shop_asks_stands_on_the_sheet(folder: FilePath) -> None:
    text = read(sheet(piece(folder, "street banner between poles"), divisor=10))
    wanted = (
        "KHÔNG IN LÊN SẢN PHẨM",
        "8.000 × 1.000 mm",
        "8.040 × 1.040 mm",
        "804 × 104 mm, tỉ lệ 1:10",
        "20 mm mỗi cạnh",
        "8.210 × 1.050 mm",
        "8,6205 m²",
        "may biên 25",
        "16 m",
        "túi luồn 80 + 25",
        "2 m, hở hai đầu",
        "34 cái",
        "Huyện Na Hang",
        "1119/STTTT-TTBCXB, 29/9/2022",
    )
    assert [each for each in wanted if each not in text] == []


def test_each_edge_has_its_line(folder: FilePath) -> None:
    text = read(sheet(piece(folder, "many kinds of work")))
    lines = [" ".join(line.split()) for line in text.splitlines()]
    for edge in (
        "Trên may biên 30 11 293,5 15 15",
        "Phải túi luồn 40 11 194,5 50 15",
        "Dưới cắt thẳng 2 970 40 1.010",
        "Trái may biên 10 – – – –",
    ):
        assert any(edge in line for line in lines), edge


def test_folds_are_named_and_dimensioned(folder: FilePath) -> None:
    text = read(sheet(piece(folder, "roll-up")))
    assert "G1: 150" in text
    assert "phần nằm trong hộp cuốn: cách mép dưới 150 mm; phần từ" in " ".join(text.split())
    assert "Kẹp thanh treo ở mép trên" in " ".join(text.split())


def read(scene: Scene) -> str:
    return readers.run("pdftotext", "-layout", "-", "-", input=proof(scene))


def proof(scene: Scene) -> bytes:
    sink = io.BytesIO()
    format_of("pdf").write(scene, Settings(pdf="proof"), sink)
    return sink.getvalue()


def test_other_programs_read_the_sheet_without_complaint(folder: FilePath) -> None:
    path = folder / "sheet.pdf"
    path.write_bytes(proof(sheet(piece(folder, "many kinds of work"))))
    assert "No syntax or stream encoding errors" in readers.run("qpdf", "--check", path)
    assert "Pages: 1" in readers.run("mutool", "info", path)
    assert "841.89 x 595.276 pts (A4)" in readers.run("pdfinfo", path)
    readers.run("gs", "-q", "-dBATCH", "-dNOPAUSE", "-sDEVICE=nullpage", path)


def test_no_finishing_gets_into_a_print_file() -> None:
    """The same picture, with finishing and without; and no file of the piece but the sheet shows an eyelet."""
    hemmed = project.piece("pano-3x2")
    finished = replace(hemmed, product=replace(hemmed.product, bleed=Absolute(25, "mm")))  # as much as is folded back
    plain = replace(finished, product=replace(finished.product, finishing=None))
    composer = project.composer()
    assert composer.compose(finished).scene.sha256 == composer.compose(plain).scene.sha256
    files = [
        list(deliverables(Source(each, composer.compose(each), composer), ("pdf", "svg"))) for each in (finished, plain)
    ]
    assert [(each.extension, each.variant) for each in files[0]] == [("pdf", ""), ("pdf", "hoan-thien"), ("svg", "")]
    assert [(each.extension, each.variant) for each in files[1]] == [("pdf", ""), ("svg", "")]
    written = [[_bytes(each) for each in made if each.variant == ""] for made in files]
    assert written[0] == written[1]
    shown = [[group(each.scene, "eyelets") != [] for each in made] for made in files]
    assert shown == [[False, True, False], [False, False]]


def test_the_slug_of_a_print_file_names_the_material_where_more_is_folded_back_than_is_printed() -> None:
    """A hem of 25 mm and a bleed of 20 mm: the picture is the same, and who nests it on the roll is told."""
    finished, composer = project.piece("pano-3x2"), project.composer()
    plain = replace(finished, product=replace(finished.product, finishing=None))
    slugs = []
    for each in (finished, plain):
        (one, *_) = deliverables(Source(each, composer.compose(each), composer), ("pdf",))
        slugs.append(" ".join(node.text for node in walk(one.scene.marks) if isinstance(node, GlyphRun)))
    assert ["khổ vật liệu 3.050 × 2.050 mm" in slug for slug in slugs] == [True, False]


def _bytes(one: Deliverable) -> bytes:
    sink = io.BytesIO()
    format_of(one.extension).write(one.scene, one.settings, sink)
    return sink.getvalue()


def test_the_sheet_needs_no_font_of_the_piece() -> None:
    """A theme's font may be one that no proof can embed."""
    found = project.piece("pano-3x2")
    scene = finishing_sheet(found, project.composition("pano-3x2").scene, 1)
    assert {run.font.weight for run, _ in scene.runs()} == {700}
    assert {run.font.family for run, _ in scene.runs()} <= {"be-vietnam-pro", "montserrat"}
    assert group(scene, "picture")


def test_long_texts_are_whole_and_stay_on_the_sheet(folder: FilePath) -> None:
    found = piece(folder, "billboard")
    slogan = replace(found.slogan, text=Text("CHUYỂN ĐỔI SỐ " * 30 + "Ngày" * 30))
    scene = sheet(replace(found, slogan=slogan))
    frame = scene.boxes.trim.grown(-8)
    assert [label.text for label in labels(scene) if label.ink and frame.excess_of(label.ink)] == []
    assert "Ngày" * 30 in "".join(said(scene))
    assert ("CHUYỂN ĐỔI SỐ " * 30).strip() in " ".join(said(scene))


@pytest.mark.parametrize("case", ["as much as a sheet takes", "as much as a standing sheet takes"])
def test_no_note_and_no_fold_is_cut_short(folder: FilePath, case: str) -> None:
    """Six of each, at the length of a usual sentence."""
    found = piece(folder, case)
    assert found.product.finishing
    shown = " ".join(said(sheet(found)))
    assert shown.count(str(found.product.finishing.notes[0])) == 6
    for fold in found.product.finishing.folds:
        assert f"{fold.title}: cách mép dưới {fold.at.value:g} mm" in shown
    assert "…" not in shown


def test_what_a_sheet_cannot_hold_is_refused_with_what_it_can(folder: FilePath) -> None:
    found = piece(folder, "billboard")
    assert found.product.finishing

    def noted(letters: int) -> Piece:
        finishing = replace(found.product.finishing, notes=tuple(Text(("gập " * letters)[:letters]) for _ in range(6)))
        return replace(found, product=replace(found.product, finishing=finishing))

    with pytest.raises(Fault) as fault:
        sheet(noted(3003))
    assert {each.code.id for each in fault.value.diagnostics} == {"finishing-text-too-long"}
    values = dict(fault.value.diagnostics[0].values)
    assert values["name"] == "Ghi chú"
    assert values["letters"] == "3003"
    assert 150 < int(values["most"]) < 3000
    sheet(noted(int(values["most"])))


FOUR = [case for case in CASES if "four kinds" in case]


@pytest.mark.parametrize("case", FOUR)
def test_every_kind_of_corner_is_drawn_or_sent_to_the_table(folder: FilePath, case: str) -> None:
    texts = said(sheet(piece(folder, case)))
    for name, corner in zip("ABCD", ("trên trái", "trên phải", "dưới phải", "dưới trái"), strict=True):
        assert sum(text.startswith(f"{name} · góc {corner}") for text in texts) == 1, corner
        assert name in texts  # in its balloon, at the piece
    assert any(text.startswith("A · góc trên trái · tỉ lệ ") for text in texts)


@each_case
def test_every_dimension_of_a_corner_says_what_it_is_of(folder: FilePath, case: str) -> None:
    """By its name or by a letter of the key below."""
    scene = sheet(piece(folder, case))
    found = details_of(piece(folder, case).product)
    first = next((at for at, label in enumerate(labels(scene)) if found and label.text.startswith("A · ")), None)
    texts = said(scene)[first:] if first is not None else []
    assert (first is None) == (not found)
    assert [text for text in texts if text[0].isdecimal()] == []
    lettered = any(re.fullmatch(r"[LKGMT] [\d.,]+", text) for text in texts)
    assert ("L tràn lề · K khoen · G gập · M may · T túi" in texts) == lettered


@each_case
def test_the_number_of_a_short_dimension_stands_beside_it(folder: FilePath, case: str) -> None:
    """Within 6 mm of its middle, if that is upright: farther off it reads as another length."""
    spans = list(_upright_labels(sheet(piece(folder, case))))
    assert [text for text, away in spans if away > 6] == []


def _upright_labels(scene: Scene) -> Iterator[tuple[str, float]]:
    """Yield the label of each upright dimension of a detail, and how far it is from the middle of the dimension.

    A dimension is two arrow heads, one after the other on an upright line; its label is what is set next.
    """
    heads: list[Rect] = []
    for node in scene.nodes:
        if isinstance(node, Path) and node.fill and node.outline.ops == "MLLZ" and node.outline.bounds:
            heads.append(node.outline.bounds)
        elif isinstance(node, GlyphRun) and node.ink and len(heads) >= 2:
            one, two = heads[-2:]
            if one.width < one.height and not node.text[0].isdecimal() and not node.text.startswith("G1:"):
                middle = (min(one.y, two.y) + max(one.bottom, two.bottom)) / 2
                yield node.text, abs(node.ink.y + node.ink.height / 2 - middle)
            heads.clear()


def test_the_page_with_its_marks_is_named_beside_the_printed_size() -> None:
    """What a shop opens is the page, and it is larger than the piece."""
    composer, found = project.composer(), project.piece("pano-3x2", "chu-de")
    made = list(deliverables(Source(found, composer.compose(found), composer), ("pdf",)))
    printed, about = (next(one for one in made if one.variant == variant) for variant in ("", "hoan-thien"))
    path = io.BytesIO()
    format_of("pdf").write(printed.scene, printed.settings, path)
    with pikepdf.open(path) as pdf:
        left, bottom, right, top = (float(each) for each in pdf.pages[0].mediabox)
    width, height = (f"{side / 72 * 25.4:,.0f}".replace(",", ".") for side in (right - left, top - bottom))
    shown = " ".join(said(about.scene))
    assert "Khổ in, có tràn lề 3.040 × 2.040 mm Hình trong tệp 3.040 × 2.040 mm, tỉ lệ 1:1" in shown
    assert f"Trang tệp in {width} × {height}" in shown


def test_the_same_piece_gives_the_same_sheet(folder: FilePath) -> None:
    found = piece(folder, "many kinds of work")
    assert proof(sheet(found)) == proof(sheet(found))


@pytest.mark.parametrize(
    ("value", "written"),
    [(8000, "8.000"), (498.125, "498,1"), (0, "0"), (1_234_567.89, "1.234.567,9"), (0.5, "0,5"), (999.96, "1.000")],
)
def test_numbers_are_written_as_in_viet_nam(value: float, written: str) -> None:
    assert number(value) == written


@pytest.mark.parametrize(
    ("size", "room", "scale"),
    [
        ((8000, 1000), (250, 60), "1:40"),
        ((3000, 2000), (120, 80), "1:25"),
        ((40, 60), (120, 80), "1:1"),
        ((40, 20), (120, 80), "3:1"),
    ],
)
def test_drawings_have_usual_scales(size: tuple[float, float], room: tuple[float, float], scale: str) -> None:
    factor = scale_within(*size, room)
    assert scale_of(factor) == scale
    assert size[0] * factor <= room[0]
    assert size[1] * factor <= room[1]
