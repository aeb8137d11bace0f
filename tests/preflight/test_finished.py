"""Is every finished file and folder, however broken, told of as a finding and never a fault of the program?"""

from __future__ import annotations

import hashlib
import json
import struct
import zlib
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PIL import Image

from bannergen.diagnostics import Fault
from bannergen.preflight.finished import check_file, check_folder
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
    (tmp_path / "x.tif").write_bytes(b"x")
    sha = hashlib.sha256(b"x").hexdigest()
    folder_of(tmp_path, {**ENTRY, "path": "x.tif", "sha256": sha}, {**ENTRY, "path": "y"})
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


def pdf(path: Path, **keys: Any) -> Path:
    with pikepdf.new() as document:
        page = document.add_blank_page(page_size=(72, 72))
        for key, value in keys.items():
            page.obj[f"/{key}"] = value
        document.save(path)
    return path


@pytest.mark.parametrize(
    "box",
    [
        pikepdf.Name("/X"),
        5,
        pikepdf.Dictionary(A=1),
        pikepdf.String("abcd"),
        pikepdf.Array([1, 2, 3]),
        pikepdf.Array([1, 2, pikepdf.Name("/X"), 4]),
    ],
    ids=lambda box: type(box).__name__ + str(box)[:20],
)
@pytest.mark.parametrize("name", ["TrimBox", "BleedBox", "MediaBox"])
def test_a_page_box_that_is_none(tmp_path: Path, name: str, box: Any) -> None:
    (finding,) = check_file(pdf(tmp_path / "x.pdf", **{name: box}))
    assert finding.code.id == "file-damaged"


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (pikepdf.Name("/X"), "file-damaged"),
        (5, "file-damaged"),
        (pikepdf.Dictionary(Font=pikepdf.Name("/X")), None),
        (pikepdf.Dictionary(Font=5), None),
    ],
    ids=str,
)
def test_resources_that_are_none(tmp_path: Path, value: Any, code: str | None) -> None:
    assert [finding.code.id for finding in check_file(pdf(tmp_path / "x.pdf", Resources=value))] == [code] * bool(code)


def test_a_box_that_leaves_the_page_is_told(tmp_path: Path) -> None:
    (finding,) = check_file(pdf(tmp_path / "x.pdf", BleedBox=pikepdf.Array([0, 0, 72, 80])))
    assert finding.code.id == "page-boxes"


def test_a_pdf_without_pages_is_damaged(tmp_path: Path) -> None:
    with pikepdf.new() as document:
        document.save(tmp_path / "x.pdf")
    assert [finding.code.id for finding in check_file(tmp_path / "x.pdf")] == ["file-damaged"]


@pytest.mark.parametrize(
    "text",
    [
        '<?xml version="1.0" encoding="no-such-code"?><svg/>',
        '<?xml version="1.0" encoding="utf-7"?><svg/>',
        '<?xml version="1.0" encoding="idna"?><svg/>',
        '<!DOCTYPE svg [<!ENTITY a "b">]><svg>&a;</svg>',
        "<svg>",
        "",
    ],
)
def test_an_svg_that_cannot_be_read(tmp_path: Path, text: str) -> None:
    (tmp_path / "x.svg").write_text(text)
    assert [finding.code.id for finding in check_file(tmp_path / "x.svg")] == ["file-damaged"]


def png(width: int, height: int, *, pixels: bytes = b"\0" * 13) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = (chunk(b"IHDR", header), chunk(b"IDAT", zlib.compress(pixels)), chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


@pytest.mark.parametrize("size", [(2_000_000_000, 2_000_000_000), (1_000_000, 1_000_000), (2**31 - 1, 1)])
def test_a_png_whose_header_lies_about_its_size(tmp_path: Path, size: tuple[int, int]) -> None:
    (tmp_path / "x.png").write_bytes(png(*size))
    assert [finding.code.id for finding in check_file(tmp_path / "x.png")] == ["file-damaged"]


@pytest.mark.parametrize("length", [0, 8, 12, 20, 33, 40, -12])
def test_a_png_that_is_cut_off(tmp_path: Path, length: int) -> None:
    (tmp_path / "x.png").write_bytes(png(2, 2)[:length])
    assert [finding.code.id for finding in check_file(tmp_path / "x.png")] == ["file-damaged"]


def test_a_large_png_is_sound_and_the_limit_of_others_is_left_alone(tmp_path: Path) -> None:
    limit = Image.MAX_IMAGE_PIXELS
    Image.new("RGB", (30_000, 6_100)).save(tmp_path / "x.png")
    assert list(check_file(tmp_path / "x.png")) == []
    assert limit == Image.MAX_IMAGE_PIXELS
    assert limit is not None
