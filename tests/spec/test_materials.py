"""Are eyelets where a shop would punch them, and does the bill count what is there?"""

from __future__ import annotations

import itertools
import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bannergen.diagnostics import Span
from bannergen.geometry import Unit
from bannergen.spec.finishing import EDGES, SIDES, Edge, Eyelets, Finishing, Hem, PolePocket
from bannergen.spec.materials import eyelet_row, eyelets_of, material_box, materials_of
from bannergen.spec.product import Product, check_size
from bannergen.spec.values import Absolute, EyeletSpacing, FinishedSize, PositiveLength, PrintLength, Slug, Text

SPAN = Span("p.yaml")


def product(
    size: tuple[float, float], finishing: Finishing | None = None, bleed: float = 20, unit: Unit = Unit.MM
) -> Product:
    return Product(
        id=Slug("p"),
        title=Text("P"),
        size=FinishedSize(*size, unit),
        layout=Slug("pano"),
        formats=(Text("pdf"),),
        bleed=Absolute(bleed, "mm"),
        finishing=finishing,
        span=SPAN,
    )


def eyelets(
    spacing: float, edges: tuple[Edge, ...] | None = None, inset: float = 15, *, corners: bool = True
) -> Eyelets:
    return Eyelets(
        edges=edges,
        spacing=EyeletSpacing(spacing, "mm"),
        inset=PositiveLength(inset, "mm"),
        corners=corners,
        span=SPAN,
    )


def pocket(edge: Edge, size: float, seam: float = 25) -> PolePocket:
    return PolePocket(edge=edge, size=PositiveLength(size, "mm"), seam=PrintLength(seam, "mm"), span=SPAN)


def finishing(hem: float = 0, pockets: tuple[PolePocket, ...] = (), rows: tuple[Eyelets, ...] = ()) -> Finishing:
    return Finishing(hem=Hem(dict.fromkeys(EDGES, hem)), pole_pockets=pockets, eyelets=rows, span=SPAN)


def test_the_usual_street_banner() -> None:
    banner = product((8000, 1000), finishing(25, rows=(eyelets(500),)))
    needs = materials_of(banner)
    assert needs
    # 7,970 mm between the outer eyelets: 16 gaps; 970 mm: 2 gaps; the ring of eyelets has 2 · (16 + 2).
    assert (needs.eyelets, needs.hem_m, needs.pole_pocket_m) == (36, 18, 0)
    assert (needs.material_width_mm, needs.material_height_mm, needs.area_m2) == (8050, 1050, 8.4525)


def test_the_material_reaches_to_the_bleed_or_to_what_is_folded() -> None:
    box = material_box(product((3000, 2000), finishing(10, (pocket("left", 80),)), bleed=20))
    assert (box.x, box.y, box.right, box.bottom) == (-105, -20, 3020, 2020)


def test_a_vertical_banner_with_a_pole_above_and_below() -> None:
    needs = materials_of(product((750, 2500), finishing(25, (pocket("top", 60), pocket("bottom", 60)))))
    assert needs
    assert (needs.material_width_mm, needs.material_height_mm) == (800, 2670)
    assert (needs.hem_m, needs.pole_pocket_m, needs.eyelets) == (5, 1.5, 0)


def test_a_piece_without_finishing_takes_its_paper() -> None:
    needs = materials_of(product((420, 297), bleed=3))
    assert needs
    assert (needs.material, needs.material_width_mm, needs.area_m2, needs.hem_m, needs.eyelets) == (
        None,
        426,
        0.129078,
        0,
        0,
    )


def test_a_screen_takes_nothing() -> None:
    assert materials_of(product((640, 384), bleed=0, unit=Unit.PX)) is None


@pytest.mark.parametrize(("spacing", "gaps"), [(500, 16), (499.9999, 17), (500.0001, 16), (8000, 1), (9000, 1)])
def test_a_spacing_that_goes_in_whole_is_kept(spacing: float, gaps: int) -> None:
    row = eyelet_row(product((8030, 1000), finishing(rows=(eyelets(spacing, ("top",)),))), "top")
    assert row
    assert (len(row.eyelets), row.step) == (gaps + 1, 8000 / gaps)


def test_a_corner_without_its_eyelet_keeps_the_spacing() -> None:
    row = eyelet_row(product((8030, 1000), finishing(rows=(eyelets(1000, ("top",), corners=False),))), "top")
    assert row
    assert [x for x, _ in row.eyelets] == [1015 + 1000 * at for at in range(7)]


def test_the_corner_belongs_to_both_edges() -> None:
    rows = (eyelets(1000, ("top",), 40), eyelets(500, ("left", "right"), 15))
    found = eyelets_of(product((3000, 2000), finishing(rows=rows)))
    assert {(15, 40), (2985, 40), (15, 1985), (2985, 1985)} <= set(found)
    # 2,970 mm by 1,000 are 3 gaps; 1,945 mm by 500 are 4 gaps on each side.
    assert len(found) == 4 + 2 * 5 - 2


lengths = st.integers(200, 20_000).map(float)
insets = st.integers(1, 60).map(float)
edges = st.lists(st.sampled_from(EDGES), unique=True, max_size=4)


@st.composite
def products(draw: st.DrawFn) -> Product:
    """Draw a product whose finishing is one that can be carried out."""
    pockets = tuple(pocket(edge, draw(st.integers(20, 90))) for edge in draw(edges))
    first = draw(edges)
    rows = (
        [eyelets(draw(st.integers(20, 2000)), tuple(first), draw(insets), corners=draw(st.booleans()))] if first else []
    )
    rest = {edge for edge in EDGES if edge not in first} - {each.edge for each in pockets}
    if rest and draw(st.booleans()):
        rows.append(eyelets(draw(st.integers(20, 2000)), None, draw(insets), corners=draw(st.booleans())))
    made = product((draw(lengths), draw(lengths)), finishing(draw(st.integers(0, 60)), pockets, tuple(rows)))
    assume(not made.finishing.faults() if made.finishing else False)
    assume(not check_size(made))
    return made


@given(products())
def test_eyelets_are_evenly_spaced_and_no_further_apart_than_asked(made: Product) -> None:
    assert made.finishing
    for edge in EDGES:
        row, asked = eyelet_row(made, edge), made.finishing.row_on(edge)
        assert (row is None) == (asked is None)
        if row and asked:
            gaps = [math.dist(*pair) for pair in itertools.pairwise(row.eyelets)]
            assert all(gap == pytest.approx(row.step, rel=1e-9) for gap in gaps)
            assert row.step <= asked.spacing.value * (1 + 1e-9)


@given(products())
def test_no_eyelet_leaves_the_piece_or_stands_in_a_pole_pocket(made: Product) -> None:
    assert made.finishing
    for x, y in eyelets_of(made):
        from_edge = {"top": y, "right": made.size.width - x, "bottom": made.size.height - y, "left": x}
        for edge in EDGES:
            found = made.finishing.pocket_on(edge)
            assert from_edge[edge] > (found.size.value if found else 0)


@given(products())
def test_each_eyelet_counts_once(made: Product) -> None:
    """Two edges share an eyelet at a corner at most; two eyelets never stand on each other."""
    needs, found = materials_of(made), eyelets_of(made)
    assert needs
    assert needs.eyelets == len(found) == len({(round(x, 6), round(y, 6)) for x, y in found})
    rows = [row for edge in EDGES if (row := eyelet_row(made, edge))]
    assert 0 <= sum(len(row.eyelets) for row in rows) - len(found) <= 4


@given(products())
def test_corners_have_eyelets_where_they_are_wanted(made: Product) -> None:
    assert made.finishing
    found = set(eyelets_of(made))
    for end, side in itertools.product(("top", "bottom"), SIDES):
        row = made.finishing.row_on(end) or made.finishing.row_on(side)
        wanted = any(each and each.corners for each in (made.finishing.row_on(end), made.finishing.row_on(side)))
        if row:
            x, y = made.finishing.reach(side, row), made.finishing.reach(end, row)
            place = (x if side == "left" else made.size.width - x, y if end == "top" else made.size.height - y)
            assert (place in found) == wanted


@given(products())
def test_the_material_holds_the_bleed_and_every_fold(made: Product) -> None:
    cut, needs = material_box(made), materials_of(made)
    assert made.finishing
    assert needs
    assert cut.excess_of(made.boxes().bleed) == 0
    beyond = {
        "top": -cut.y,
        "right": cut.right - made.size.width,
        "bottom": cut.bottom - made.size.height,
        "left": -cut.x,
    }
    assert all(beyond[edge] == pytest.approx(max(20, made.finishing.flap_on(edge))) for edge in EDGES)
    sides = {edge: made.size.height if edge in SIDES else made.size.width for edge in EDGES}
    worked = sum(sides[edge] for edge in EDGES if made.finishing.flap_on(edge))
    assert needs.hem_m + needs.pole_pocket_m == pytest.approx(worked / 1000, abs=0.002)
