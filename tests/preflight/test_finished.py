"""Is every finished file and folder, however broken, told of as a finding and never a fault of the program?"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PIL import Image

from bannergen.diagnostics import Fault
from bannergen.preflight.finished import check_folder
from bannergen.preflight.manifest import read_manifest
from bannergen.spec.materials import Materials

ENTRY: dict[str, Any] = {
    **dict.fromkeys(("path", "product", "place", "slogan", "layout", "theme", "format"), "x"),
    **dict.fromkeys(("media_type", "box", "colour", "scale", "scene_sha256", "sha256"), "x"),
    **dict.fromkeys(("variant", "profile", "width_mm", "height_mm", "file_width_mm", "file_height_mm"), None),
    **dict.fromkeys(("width_px", "height_px", "dpi", "seconds"), None),
    "text": [],
    "findings": [],
    "lines": [["a"]],
    "fit": {},
    "bytes": 1,
}


def codes_of(folder: Path) -> list[str]:
    return [finding.code.id for finding in check_folder(folder)]


def folder_of(folder: Path, *entries: Any, failures: Any = ()) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    document = {"bannergen": "0", "campaign": "c", "artefacts": entries, "failures": failures}
    (folder / "manifest.json").write_text(json.dumps(document), "utf-8")
    return folder


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "1",
        "{}",
        "\ufeff{}",
        "[" * 100_000,
        '{"artefacts": [1], "failures": []}',
        '{"artefacts": 5, "failures": []}',
        '{"artefacts": null, "failures": []}',
        '{"artefacts": [{}], "failures": []}',
        '{"artefacts": [[]], "failures": []}',
        '{"artefacts": [], "failures": [1]}',
        '{"artefacts": [], "failures": {}}',
        '{"artefacts": [], "failures": [], "x": NaN}',
        '{"artefacts": [], "failures": [], "x": 1' + "0" * 5000 + "}",
        '{"artefacts": [], "failures": [], "x": "\\ud800"}',
    ],
    ids=lambda text: text[:40],
)
def test_a_manifest_that_is_none(tmp_path: Path, text: str) -> None:
    (tmp_path / "manifest.json").write_bytes(text.encode())
    (finding,) = check_folder(tmp_path)
    assert finding.code.id == "file-damaged"
    assert finding.message("vi").isprintable()


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("path", 1),
        ("path", ""),
        ("path", "."),
        ("path", "/etc/passwd"),
        ("path", "../x"),
        ("path", "a/../../x"),
        ("path", "C:\\x"),
        ("sha256", None),
        ("bytes", "1"),
        ("bytes", True),
        ("width_px", 1.5),
        ("file_width_mm", "3000"),
        ("text", "abc"),
        ("lines", ["abc"]),
        ("fit", []),
        ("findings", [1]),
        ("findings", [{"code": 1}]),
        ("materials", []),
        ("materials", 1),
    ],
)
def test_an_entry_of_another_kind_is_named(tmp_path: Path, key: str, value: object) -> None:
    with pytest.raises(Fault) as caught:
        read_manifest(folder_of(tmp_path, ENTRY, {**ENTRY, key: value}))
    (fault,) = caught.value.diagnostics
    assert (fault.code.id, f"artefacts[1].{key}: " in fault.message("en")) == ("file-damaged", True)


MATERIALS: dict[str, Any] = {
    "material": None,
    "material_width_mm": 3050,
    "material_height_mm": 2050.5,
    "area_m2": 6.254,
    "hem_m": 10,
    "pole_pocket_m": 0,
    "eyelets": 20,
}


def test_materials_are_read_back(tmp_path: Path) -> None:
    """Manifests of before have none."""
    folder = folder_of(tmp_path, ENTRY, {**ENTRY, "materials": None}, {**ENTRY, "materials": MATERIALS})
    assert [each.materials for each in read_manifest(folder).artefacts] == [None, None, Materials(**MATERIALS)]


@pytest.mark.parametrize("materials", [{}, {**MATERIALS, "eyelets": 1.5}, {**MATERIALS, "area_m2": "6"}])
def test_materials_of_another_kind_are_named(tmp_path: Path, materials: dict[str, Any]) -> None:
    with pytest.raises(Fault) as caught:
        read_manifest(folder_of(tmp_path, {**ENTRY, "materials": materials}))
    assert "artefacts[0].materials" in caught.value.diagnostics[0].message("en")


def test_an_entry_of_a_later_version_is_read(tmp_path: Path) -> None:
    (read,) = read_manifest(folder_of(tmp_path, {**ENTRY, "film": {}})).artefacts
    assert (read.lines, read.findings) == ((("a",),), ())


@pytest.mark.parametrize("path", ["x" * 5000, "x\0y", "x", "manifest.json/x"])
def test_a_path_no_disk_could_hold_is_a_lost_file(tmp_path: Path, path: str) -> None:
    assert codes_of(folder_of(tmp_path, {**ENTRY, "path": path})) == ["file-lost"]


def test_a_listed_file_of_another_kind_is_a_finding_among_others(tmp_path: Path) -> None:
    (tmp_path / "x.doc").write_bytes(b"x")
    folder_of(tmp_path, listed(tmp_path / "x.doc"), {**ENTRY, "path": "y"})
    assert codes_of(tmp_path) == ["file-not-checkable", "file-lost"]


def test_one_campaign_that_cannot_be_read_hides_no_other(tmp_path: Path) -> None:
    folder_of(tmp_path / "a", ENTRY)
    (tmp_path / "b").mkdir()
    (tmp_path / "b/manifest.json").write_text("{")
    failure = {"product": "p", "place": "n", "slogan": "s", "code": "c", "message": "m {x}", "where": None}
    folder_of(tmp_path / "c", failures=[failure])
    (tmp_path / "d").mkdir()
    assert codes_of(tmp_path) == ["file-lost", "file-damaged", "piece-missing"]
    assert "p/n/s" in list(check_folder(tmp_path))[-1].message("vi")
    assert "m {x} [c]" in list(check_folder(tmp_path))[-1].message("en")


def test_files_nobody_answers_for_are_told(tmp_path: Path) -> None:
    folder_of(tmp_path)
    for name in ("index.html", "thumbnails/p/x.png", ".hidden", "p/.x.part", "p/old.png"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"")
    (finding,) = check_folder(tmp_path)
    assert (finding.code.id, dict(finding.values)["path"]) == ("file-unlisted", str(tmp_path / "p/old.png"))


def listed(path: Path, **stated: Any) -> dict[str, Any]:
    """An entry of a file that is there."""
    return {**ENTRY, "path": path.name, "sha256": hashlib.sha256(path.read_bytes()).hexdigest(), **stated}


def sheet(path: Path) -> Path:
    """A page whose media, bleed and trim box are 120, 110 and 100 mm wide and half as high."""
    with pikepdf.new() as document:
        page = document.add_blank_page(page_size=(mm(120), mm(60))).obj
        page.BleedBox = pikepdf.Array([mm(5), mm(2.5), mm(115), mm(57.5)])
        page.TrimBox = pikepdf.Array([mm(10), mm(5), mm(110), mm(55)])
        document.save(path)
    return path


def mm(length: float) -> float:
    return length / 25.4 * 72


@pytest.mark.parametrize(
    ("box", "size", "codes"),
    [
        ("media", (120, 60), []),
        ("bleed", (110, 55), []),
        ("trim", (100, 50), []),
        ("bleed", (120, 60), ["page-boxes", "page-boxes"]),
        ("trim", (100, 51), ["page-boxes"]),
        ("bleed", (None, None), []),
    ],
)
def test_the_box_that_the_manifest_names_has_the_size_it_states(
    tmp_path: Path, box: str, size: tuple[float | None, float | None], codes: list[str]
) -> None:
    path = sheet(tmp_path / "x.pdf")
    folder_of(tmp_path, listed(path, box=box, file_width_mm=size[0], file_height_mm=size[1]))
    assert codes_of(tmp_path) == codes


def test_fonts_in_a_listed_pdf_are_told(tmp_path: Path) -> None:
    with pikepdf.new() as document:
        page = document.add_blank_page(page_size=(72, 72)).obj
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=pikepdf.Dictionary(Type=pikepdf.Name.Font)))
        document.save(tmp_path / "x.pdf")
    folder_of(tmp_path, listed(tmp_path / "x.pdf"))
    assert codes_of(tmp_path) == ["pdf-fonts"]


@pytest.mark.parametrize("ending", ["png", "tif", "jpg"])
@pytest.mark.parametrize(
    ("stated", "codes"),
    [
        ({}, []),
        ({"width_px": 40, "height_px": 30, "dpi": 100, "colour": "rgb"}, []),
        ({"width_px": 41}, ["file-damaged"]),
        ({"height_px": 29}, ["file-damaged"]),
        ({"dpi": 99.5}, []),  # JPEG and PNG round it
        ({"dpi": 72}, ["file-damaged"]),
        ({"colour": "cmyk"}, ["file-damaged"]),
    ],
)
def test_a_listed_raster_has_the_pixels_it_should(
    tmp_path: Path, ending: str, stated: dict[str, Any], codes: list[str]
) -> None:
    path = tmp_path / f"x.{ending}"
    Image.new("RGB", (40, 30)).save(path, dpi=(100, 100))
    folder_of(tmp_path, listed(path, **stated))
    assert codes_of(tmp_path) == codes


def test_a_folder_is_silent_about_what_its_files_are(tmp_path: Path) -> None:
    path = sheet(tmp_path / "x.pdf")  # no output intent, which `check` of the file would tell
    folder_of(tmp_path, listed(path))
    assert codes_of(tmp_path) == []
