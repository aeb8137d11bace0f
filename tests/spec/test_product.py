"""Do products have the boxes and limits of their trade?"""

from __future__ import annotations

from pathlib import Path

import pytest

from bannergen.diagnostics import Fault
from bannergen.geometry import Rect, Unit
from bannergen.resources import SearchPath
from bannergen.spec import Library
from bannergen.spec.decode import read_as
from bannergen.spec.product import Product, ProductFile, check_size
from bannergen.spec.values import FinishedSize


def product(folder: Path, size: str, more: str = "") -> Product:
    path = folder / "p.yaml"
    path.write_text(
        f"family: billboard\nproducts:\n  - {{id: p, title: P, size: {size}, layout: pano, formats: [pdf]{more}}}\n"
    )
    return read_as(ProductFile, path, "p.yaml").products[0]


def test_print_boxes_grow_by_bleed_and_shrink_by_safe(tmp_path: Path) -> None:
    boxes = product(tmp_path, "3x2m", ", bleed: 20mm, safe: 5cm").boxes()
    assert boxes.trim == Rect(0, 0, 3000, 2000)
    assert boxes.media == boxes.bleed == Rect(-20, -20, 3040, 2040)
    assert boxes.safe == Rect(50, 50, 2900, 1900)


def test_a_screen_has_no_bleed(tmp_path: Path) -> None:
    boxes = product(tmp_path, "640x384px").boxes()
    assert boxes.media == boxes.bleed == boxes.trim == Rect(0, 0, 640, 384)
    (fault,) = check_size(product(tmp_path, "640x384px", ", bleed: 8px"))
    assert fault.code.id == "screen-bleed"


@pytest.mark.parametrize(("size", "margins"), [("3x2m", "safe: 50px"), ("640x384px", "safe: 5mm")])
def test_margins_are_in_the_products_own_unit(tmp_path: Path, size: str, margins: str) -> None:
    (fault,) = check_size(product(tmp_path, size, f", {margins}"))
    assert fault.code.id == "layout-unit-mismatch"


@pytest.mark.parametrize("length", ["2u", "1%"])
def test_margins_are_absolute(tmp_path: Path, length: str) -> None:
    with pytest.raises(Fault) as caught:
        product(tmp_path, "3x2m", f", safe: {length}")
    assert [fault.code.id for fault in caught.value.diagnostics] == ["bad-value"]


def test_a_print_product_that_becomes_a_screen_loses_its_margins(tmp_path: Path) -> None:
    found = product(tmp_path, "3x2m", ", bleed: 20mm, safe: 50mm")
    assert found.resized(FinishedSize(2000, 1000, Unit.MM)).boxes().bleed == Rect(-20, -20, 2040, 1040)
    assert found.resized(FinishedSize(640, 384, Unit.PX)).boxes().safe == Rect(0, 0, 640, 384)


def test_a_title_that_names_a_size_does_not_stand_uncorrected_beside_another(tmp_path: Path) -> None:
    found = product(tmp_path, "3x2m")
    assert found.resized(FinishedSize(3000, 2000, Unit.MM)).title == found.title
    for other in (FinishedSize(12000, 6000, Unit.MM), FinishedSize(640, 384, Unit.PX)):
        assert found.resized(other).title == f"{found.title} (đổi cỡ)"


def test_defaults(tmp_path: Path) -> None:
    found = product(tmp_path, "3x2m")
    assert (found.dpi, found.bleed.value, found.safe.value, found.unit) == (None, 0, 0, Unit.MM)


@pytest.mark.parametrize(
    ("more", "dpi", "computed"),
    [("", 100, True), (", dpi: 12", 12, False), (", viewing_distance: 1.5m", 117, True), (", dpi: 117", 117, False)],
)
def test_what_is_not_given_is_worked_out(tmp_path: Path, more: str, dpi: float, computed: bool) -> None:
    found = product(tmp_path, "3x2m", more)
    assert (found.raster_dpi, found.computed_dpi is not None) == (dpi, computed)


def test_a_screen_has_no_resolution(tmp_path: Path) -> None:
    found = product(tmp_path, "640x384px", ", viewing_distance: 5m")
    assert (found.computed_dpi, found.picture_ppi, check_size(found)) == (None, None, [])


def test_another_size_has_another_resolution(tmp_path: Path) -> None:
    found = product(tmp_path, "3x2m", ", viewing_distance: 10m")
    assert found.resized(FinishedSize(6000, 3000, Unit.MM)).raster_dpi == 72
    assert product(tmp_path, "3x2m", ", dpi: 90").resized(FinishedSize(6000, 3000, Unit.MM)).raster_dpi == 90


def test_a_distance_is_more_than_nothing_and_no_pixels(tmp_path: Path) -> None:
    with pytest.raises(Fault) as caught:
        product(tmp_path, "3x2m", ", viewing_distance: 0")
    assert [fault.code.id for fault in caught.value.diagnostics] == ["bad-value"]
    (fault,) = check_size(product(tmp_path, "3x2m", ", viewing_distance: 20px"))
    assert fault.code.id == "layout-unit-mismatch"


@pytest.mark.parametrize(("size", "safe"), [("3x2m", "1m"), ("3x2m", "5m"), ("640x384px", "192px")])
def test_margins_that_leave_nothing_are_refused(tmp_path: Path, size: str, safe: str) -> None:
    (fault,) = check_size(product(tmp_path, size, f", safe: {safe}"))
    assert (fault.code.id, str(fault.span), fault.hint("vi") != "") == ("product-margins", "p.yaml:3:5", True)


def test_margins_that_leave_a_little_are_margins(tmp_path: Path) -> None:
    assert check_size(product(tmp_path, "3x2m", ", safe: 999mm, bleed: 5m")) == []


@pytest.mark.parametrize("dpi", ["0", "-1", "20000.1", "nan", "1e300"])
def test_what_is_no_resolution(tmp_path: Path, dpi: str) -> None:
    with pytest.raises(Fault) as caught:
        product(tmp_path, "3x2m", f", dpi: {dpi}")
    assert [fault.code.id for fault in caught.value.diagnostics] == ["bad-value"]


@pytest.mark.parametrize("dpi", ["0.5", "20000"])
def test_resolutions_at_the_limits(tmp_path: Path, dpi: str) -> None:
    assert product(tmp_path, "3x2m", f", dpi: {dpi}").dpi == float(dpi)


@pytest.mark.parametrize(
    ("formats", "told"), [("[]", ("missing-key", "p.yaml:3:5")), ("[pdf, png, pdf]", ("duplicate-id", "p.yaml:3:69"))]
)
def test_formats_are_some_and_each_once(tmp_path: Path, formats: str, told: tuple[str, str]) -> None:
    path = tmp_path / "p.yaml"
    path.write_text(
        f"family: billboard\nproducts:\n  - {{id: p, title: P, size: 3x2m, layout: pano, formats: {formats}}}\n"
    )
    with pytest.raises(Fault) as caught:
        read_as(ProductFile, path, "p.yaml")
    assert [(fault.code.id, str(fault.span)) for fault in caught.value.diagnostics] == [told]


@pytest.mark.parametrize("size", ["10x10mm", "100x100m", "16x16px", "32767x16px"])
def test_sizes_at_the_limits_are_sizes(tmp_path: Path, size: str) -> None:
    assert check_size(product(tmp_path, size)) == []


@pytest.mark.parametrize(
    ("size", "message"),
    [
        ("0x2m", "The size 0×2000 mm is out of range: each side may be 10 mm to 100000 mm."),
        ("600x2m", "The size 600000×2000 mm is out of range: each side may be 10 mm to 100000 mm."),
        ("9.9x20mm", "The size 9.9×20 mm is out of range: each side may be 10 mm to 100000 mm."),
        ("15x16px", "The size 15×16 px is out of range: each side may be 16 px to 32767 px."),
        ("640x40000px", "The size 640×40000 px is out of range: each side may be 16 px to 32767 px."),
    ],
)
def test_sizes_out_of_reason_say_what_is_accepted(tmp_path: Path, size: str, message: str) -> None:
    (fault,) = check_size(product(tmp_path, size))
    assert (fault.code.id, str(fault.span), fault.message("en")) == ("product-size", "p.yaml:3:5", message)


@pytest.mark.parametrize("size", ["3x2", "-3x2m", "3x2 feet", "big", "6.5x4px", "1e3x2m"])
def test_what_is_no_size_is_refused_where_it_stands(tmp_path: Path, size: str) -> None:
    with pytest.raises(Fault) as caught:
        product(tmp_path, size)
    assert [(fault.code.id, str(fault.span)) for fault in caught.value.diagnostics] == [("bad-value", "p.yaml:3:29")]


def test_an_unknown_family_names_the_nearest(tmp_path: Path) -> None:
    path = tmp_path / "p.yaml"
    path.write_text("family: bilboard\nproducts: []\n")
    with pytest.raises(Fault) as caught:
        read_as(ProductFile, path, "p.yaml")
    assert caught.value.diagnostics[0].suggestion == "billboard"


def test_a_roll_of_the_file_is_that_of_each_product_without_one(tmp_path: Path) -> None:
    path = tmp_path / "layouts" / "products" / "p.yaml"
    path.parent.mkdir(parents=True)
    entry = "{id: %s, title: P, size: 9x6m, layout: pano, formats: [pdf]%s}"
    own = entry % ("b", ", roll: {width: 1.6m, overlap: 5cm}")
    path.write_text(f"family: billboard\nroll: {{width: 3200mm}}\nproducts:\n  - {entry % ('a', '')}\n  - {own}\n")
    products = Library(SearchPath((tmp_path,))).products
    rolls = [products[name].roll for name in "ab"]
    assert [(roll.width.value, roll.overlap.value) for roll in rolls if roll] == [(3200, 30), (1600, 50)]


@pytest.mark.parametrize(
    "roll", ["width: 200mm", "width: 3200px", "width: 3200mm, overlap: 801mm", "width: 3200mm, overlap: 3px"]
)
def test_a_roll_that_no_panel_could_be_cut_from_is_refused(tmp_path: Path, roll: str) -> None:
    with pytest.raises(Fault) as caught:
        product(tmp_path, "3x2m", f", roll: {{{roll}}}")
    assert [fault.code.id for fault in caught.value.diagnostics] == ["roll-size"]


@pytest.mark.parametrize("roll", ["width: 300mm", "width: 3200mm, overlap: 800mm"])
def test_the_narrowest_roll_and_the_widest_overlap_will_do(tmp_path: Path, roll: str) -> None:
    assert product(tmp_path, "3x2m", f", roll: {{{roll}}}").roll is not None


def test_panels_may_be_joined_without_an_overlap(tmp_path: Path) -> None:
    found = product(tmp_path, "3x2m", ", roll: {width: 3200mm, overlap: 0}").roll
    assert found is not None
    assert found.overlap.value == 0
