"""Is finishing read as people write it, and refused with its place where nobody could carry it out?"""

from __future__ import annotations

from pathlib import Path

import pytest

from bannergen.diagnostics import Diagnostic, Fault
from bannergen.geometry import Unit
from bannergen.resources import SearchPath
from bannergen.spec.decode import read_as
from bannergen.spec.finishing import EDGES, Finishing
from bannergen.spec.library import Library
from bannergen.spec.product import Product, ProductFile, check_size
from bannergen.spec.values import FinishedSize

HEAD = "family: billboard\nproducts:\n  - id: p\n    title: P\n    layout: pano\n    formats: [pdf]\n"


def product(folder: Path, finishing: str, size: str = "3x2m") -> Product:
    path = folder / "p.yaml"
    path.write_text(f"{HEAD}    size: {size}\n    finishing: {finishing}\n", "utf-8")
    return read_as(ProductFile, path, "p.yaml").products[0]


def finishing(folder: Path, text: str) -> Finishing:
    found = product(folder, text).finishing
    assert found
    return found


def refused(folder: Path, text: str, size: str = "3x2m") -> list[Diagnostic]:
    try:
        return check_size(product(folder, text, size))
    except Fault as fault:
        return list(fault.diagnostics)


def test_nothing_at_all_is_a_cut_to_size(tmp_path: Path) -> None:
    found = finishing(tmp_path, "{}")
    assert [(found.hem_on(edge), found.flap_on(edge), found.row_on(edge)) for edge in EDGES] == [(0, 0, None)] * 4


@pytest.mark.parametrize(
    ("hem", "widths"),
    [
        ("25mm", [25, 25, 25, 25]),
        ("3cm 0", [30, 0, 30, 0]),
        ("1mm 2mm 3mm 4mm", [1, 2, 3, 4]),
    ],
)
def test_a_hem_is_one_length_two_or_four(tmp_path: Path, hem: str, widths: list[float]) -> None:
    found = finishing(tmp_path, f"{{hem: {hem}}}")
    assert [found.hem_on(edge) for edge in EDGES] == widths == [found.flap_on(edge) for edge in EDGES]


def test_a_pole_pocket_takes_the_place_of_the_hem_and_of_eyelets(tmp_path: Path) -> None:
    found = finishing(tmp_path, "{hem: 25mm, pole_pockets: [{edge: top, size: 8cm}], eyelets: [{spacing: 50cm}]}")
    assert [found.flap_on(edge) for edge in EDGES] == [105, 25, 25, 25]
    assert [found.hem_on(edge) for edge in EDGES] == [0, 25, 25, 25]
    assert [found.row_on(edge) is not None for edge in EDGES] == [False, True, True, True]


def test_eyelets_stand_on_a_pole_pocket_when_they_name_its_edge(tmp_path: Path) -> None:
    pocket = "pole_pockets: [{edge: top, size: 80mm, seam: 0}]"
    found = finishing(tmp_path, f"{{{pocket}, eyelets: [{{edges: [top], spacing: 50cm, inset: 20mm}}]}}")
    row = found.row_on("top")
    assert row
    assert (found.inset_on("top", row), found.flap_on("top")) == (100, 80)


def test_eyelets_without_edges_are_on_those_that_no_others_name(tmp_path: Path) -> None:
    found = finishing(tmp_path, "{eyelets: [{spacing: 1m}, {edges: [top], spacing: 300mm, corners: false}]}")
    assert [row.spacing.value for edge in EDGES if (row := found.row_on(edge))] == [300, 1000, 1000, 1000]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("{hem: -25mm}", "p.yaml:8:22"),
        ("{hem: 25px}", "p.yaml:8:22"),
        ("{hem: 2u}", "p.yaml:8:22"),
        ("{hem: 1mm 2mm 3mm}", "p.yaml:8:22"),
        ("{eyelets: [{spacing: 0}]}", "p.yaml:8:37"),
        ("{eyelets: [{spacing: 19.9mm}]}", "p.yaml:8:37"),
        ("{eyelets: [{spacing: 500px}]}", "p.yaml:8:37"),
        ("{eyelets: [{spacing: 500mm, inset: 0}]}", "p.yaml:8:51"),
        ("{eyelets: [{spacing: 500mm, edges: [above]}]}", "p.yaml:8:52"),
        ("{eyelets: [{spacing: 500mm, corners: maybe}]}", "p.yaml:8:53"),
        ("{pole_pockets: [{edge: top, size: 0}]}", "p.yaml:8:50"),
        ("{folds: [{edge: top, at: 0, title: x}]}", "p.yaml:8:41"),
    ],
)
def test_a_value_that_nobody_can_sew_is_refused_at_its_place(tmp_path: Path, text: str, place: str) -> None:
    (fault,) = refused(tmp_path, text)
    assert (fault.code.id, str(fault.span)) == ("bad-value", place)


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        (
            "{pole_pockets: [{edge: top, size: 8cm}, {edge: top, size: 9cm}]}",
            "finishing-edge-twice",
            "p.yaml:8:56",
        ),
        (
            "{eyelets: [{edges: [top], spacing: 1m}, {edges: [left, top], spacing: 2m}]}",
            "finishing-edge-twice",
            "p.yaml:8:56",
        ),
        ("{eyelets: [{edges: [top, top], spacing: 1m}]}", "finishing-edge-twice", "p.yaml:8:27"),
        ("{eyelets: [{edges: [], spacing: 1m}]}", "finishing-no-edge", "p.yaml:8:27"),
        ("{notes: [a, b, c, d, e, f, g]}", "finishing-too-many", "p.yaml:8:16"),
        ("{hem: 1m}", "finishing-no-room", "p.yaml:8:16"),
        ("{pole_pockets: [{edge: top, size: 2m}]}", "finishing-no-room", "p.yaml:8:16"),
        ("{hem: 0 0 0 2.9m, eyelets: [{edges: [top], spacing: 1m, inset: 10cm}]}", "finishing-no-room", "p.yaml:8:16"),
        ("{eyelets: [{edges: [top], spacing: 1m, inset: 1.5m}]}", "finishing-no-room", "p.yaml:8:16"),
        ("{folds: [{edge: left, at: 3m, title: x}]}", "finishing-fold-outside", "p.yaml:8:25"),
        ("{folds: [{edge: top, at: 2m, title: x}]}", "finishing-fold-outside", "p.yaml:8:25"),
    ],
)
def test_work_that_cannot_be_done_is_refused_at_its_place(tmp_path: Path, text: str, code: str, place: str) -> None:
    (fault,) = refused(tmp_path, text)
    assert (fault.code.id, str(fault.span)) == (code, place)


def test_work_that_just_fits_is_done(tmp_path: Path) -> None:
    assert refused(tmp_path, "{hem: 999mm, folds: [{edge: left, at: 2999mm, title: x}]}") == []


def test_pockets_on_all_edges_leave_none_for_eyelets(tmp_path: Path) -> None:
    pockets = ", ".join(f"{{edge: {edge}, size: 8cm}}" for edge in EDGES)
    (fault,) = refused(tmp_path, f"{{pole_pockets: [{pockets}], eyelets: [{{spacing: 1m}}]}}")
    assert fault.code.id == "finishing-no-edge"


def test_a_screen_is_not_finished(tmp_path: Path) -> None:
    (fault,) = refused(tmp_path, "{hem: 25mm}", "640x384px")
    assert (fault.code.id, str(fault.span)) == ("finishing-on-screen", "p.yaml:8:16")


def test_a_print_product_that_becomes_a_screen_is_not_finished(tmp_path: Path) -> None:
    found = product(tmp_path, "{hem: 25mm}")
    assert found.resized(FinishedSize(2000, 1000, Unit.MM)).finishing == found.finishing
    assert found.resized(FinishedSize(640, 384, Unit.PX)).finishing is None


def library(root: Path, products: str) -> dict[str, Product]:
    folder = root / "layouts/products"
    folder.mkdir(parents=True)
    path = folder / "p.yaml"
    path.write_text(f"family: billboard\nfinishing: {{hem: 25mm}}\nproducts:\n{products}", "utf-8")
    return Library(SearchPath((root,))).products


def line(name: str, size: str, more: str = "") -> str:
    return f"  - {{id: {name}, title: P, size: {size}, layout: pano, formats: [pdf]{more}}}\n"


def test_a_files_finishing_is_that_of_its_print_products(tmp_path: Path) -> None:
    found = library(tmp_path, line("a", "3x2m") + line("b", "3x2m", ", finishing: {}") + line("c", "640x384px"))
    hems = [each.finishing.hem_on("top") if each.finishing else None for each in found.values()]
    assert hems == [25, 0, None]


def test_a_files_finishing_that_no_product_takes_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Fault) as caught:
        library(tmp_path, line("c", "640x384px"))
    (fault,) = caught.value.diagnostics
    assert (fault.code.id, fault.span.line if fault.span else 0) == ("finishing-for-nothing", 2)
