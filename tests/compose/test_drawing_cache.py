"""What artwork draws is kept in a folder, and is the same with it, without it, and when it is damaged."""

from __future__ import annotations

import hashlib
import os
import sys
from pathlib import Path

import pytest

from bannergen.compose import Composer, drawing_cache
from bannergen.compose.drawing import Drawing
from bannergen.compose.drawing_cache import read_drawing
from bannergen.diagnostics import Fault
from bannergen.resources import SearchPath, bundled_root
from bannergen.spec.library import Artwork, Library
from tests import project

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 60"><linearGradient id="g"><stop offset="0.1" '
    'stop-color="#102030"/><stop offset="1" stop-color="#fff"/></linearGradient>'
    '<circle cx="33.333" cy="20" r="7.1" fill="url(#g)" stroke="#f00" stroke-width="0.7" stroke-linecap="round"/></svg>'
)


@pytest.fixture
def artwork(tmp_path: Path) -> Artwork:
    (tmp_path / "x.svg").write_text(SVG, "utf-8")
    return Artwork(tmp_path / "x.svg", "x.svg", project.library().artwork("star-rays").note)


@pytest.fixture
def nobody_reads_svg(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(raw: bytes, shown: str) -> Drawing:
        pytest.fail(f"{shown} is read again")

    monkeypatch.setattr(drawing_cache, "_drawn", refused)


def entries(cache: Path) -> list[Path]:
    return sorted(path for path in cache.rglob("*") if path.is_file())


@pytest.mark.parametrize("art", project.library().ids("assets/artwork/*.svg"))
def test_bundled_artwork_comes_back_to_the_bit(art: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    artwork = project.library().artwork(art)
    without = read_drawing(artwork)
    assert repr(read_drawing(artwork, tmp_path)) == repr(without)
    monkeypatch.setattr(drawing_cache, "_drawn", lambda raw, shown: pytest.fail("read again"))
    kept = read_drawing(artwork, tmp_path)
    assert kept == without
    assert repr(kept) == repr(without)  # which tells 1 from 1.0 and 0.0 from -0.0


def test_gradients_strokes_and_odd_numbers_come_back(artwork: Artwork, tmp_path: Path) -> None:
    first, again = read_drawing(artwork, tmp_path / "c"), read_drawing(artwork, tmp_path / "c")
    assert repr(first) == repr(again) == repr(read_drawing(artwork))
    assert "LinearGradient" in repr(again)
    assert "'round'" in repr(again)


def test_a_kept_drawing_is_not_read_from_its_svg(
    artwork: Artwork, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    read_drawing(artwork, tmp_path / "c")
    request.getfixturevalue("nobody_reads_svg")
    assert read_drawing(artwork, tmp_path / "c").nodes


def test_a_changed_file_is_another_drawing(artwork: Artwork, tmp_path: Path) -> None:
    before = read_drawing(artwork, tmp_path / "c")
    artwork.path.write_text(SVG.replace("7.1", "7.2"), "utf-8")
    assert read_drawing(artwork, tmp_path / "c") == read_drawing(artwork) != before
    assert len(entries(tmp_path / "c")) == 2


def test_another_version_of_the_program_reads_anew(
    artwork: Artwork, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read_drawing(artwork, tmp_path / "c")
    monkeypatch.setattr(drawing_cache, "__version__", "0.0.0")
    read_drawing(artwork, tmp_path / "c")
    assert len(entries(tmp_path / "c")) == 2


def sealed(text: bytes) -> bytes:
    return hashlib.sha256(text).hexdigest().encode() + b"\n" + text


DAMAGED = {
    "empty": lambda data: b"",
    "cut": lambda data: data[: len(data) // 2],
    "another number": lambda data: data.replace(b"[0.1,", b"[0.2,"),
    "no JSON, with its sha256": lambda data: sealed(b"{"),
    "another form, with its sha256": lambda data: sealed(b'{"Oval": [1, 2]}'),
    "a part of one, with its sha256": lambda data: sealed(b'{"Rect": [1, 2]}'),
    "something else, with its sha256": lambda data: sealed(b'{"Rect": [1, 2, 3, 4]}'),
    "binary": lambda data: bytes(range(256)),
}


@pytest.mark.parametrize("damage", DAMAGED.values(), ids=DAMAGED)
def test_a_damaged_entry_is_read_again_and_mended(damage, artwork: Artwork, tmp_path: Path) -> None:
    wanted = read_drawing(artwork, tmp_path / "c")
    (entry,) = entries(tmp_path / "c")
    whole = entry.read_bytes()
    entry.write_bytes(damage(whole))
    assert entry.read_bytes() != whole
    assert repr(read_drawing(artwork, tmp_path / "c")) == repr(wanted)
    assert entry.read_bytes() == whole


def test_a_folder_that_cannot_be_written_changes_nothing(artwork: Artwork, tmp_path: Path) -> None:
    (tmp_path / "c").write_text("a file", "utf-8")
    assert read_drawing(artwork, tmp_path / "c") == read_drawing(artwork)


def test_nothing_half_written_stays_behind(artwork: Artwork, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(self: Path, target: Path) -> None:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(Path, "replace", full)
    assert read_drawing(artwork, tmp_path / "c") == read_drawing(artwork)
    assert entries(tmp_path / "c") == []


def test_what_cannot_be_drawn_is_refused_each_time(artwork: Artwork, tmp_path: Path) -> None:
    artwork.path.write_text(SVG.replace("<circle", '<circle stroke-dasharray="1"'), "utf-8")
    for _ in range(2):
        with pytest.raises(Fault) as caught:
            read_drawing(artwork, tmp_path / "c")
        assert [diagnostic.code.id for diagnostic in caught.value.diagnostics] == ["artwork-unsupported"]
    assert entries(tmp_path / "c") == []


def test_a_missing_cairo_is_named(artwork: Artwork, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "lib").mkdir()
    (tmp_path / "lib/cairocffi.py").write_text("raise OSError('no library called \"cairo-2\" was found')\n", "utf-8")
    monkeypatch.syspath_prepend(tmp_path / "lib")
    for name in [name for name in sys.modules if name.split(".")[0] == "cairocffi" or name.endswith("compose.artwork")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.delattr("bannergen.compose.artwork", raising=False)
    with pytest.raises(Fault) as caught:
        read_drawing(artwork)
    assert [diagnostic.code.id for diagnostic in caught.value.diagnostics] == ["no-cairo"]


def test_a_scene_is_the_same_with_and_without_the_folder(tmp_path: Path) -> None:
    piece = project.piece("bang-ron-ngang-8x1")
    cached = SearchPath((bundled_root(),), tmp_path)
    shas = [Composer(Library(cached)).compose(piece).scene.sha256 for _ in range(2)]
    assert [project.composition("bang-ron-ngang-8x1").scene.sha256] * 2 == shas
    assert len(entries(tmp_path)) > 0
