"""Is text that the finishing hides found before anything is printed, and only that?"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from bannergen.batch.make import Maker
from bannergen.cli import main
from bannergen.diagnostics import Fault
from bannergen.preflight.scenes import check_piece
from bannergen.resources import SearchPath, bundled_root
from bannergen.scene import GlyphRun, Group, Scene
from bannergen.spec.decode import read_as
from bannergen.spec.piece import Piece
from bannergen.spec.product import ProductFile
from tests import project

FOLD = "{folds: [{edge: bottom, at: 700mm, title: gập xuống, hidden: true}]}"
SEEN = "{folds: [{edge: bottom, at: 700mm, title: gập xuống}]}"


def piece(folder: Path, finishing: str) -> Piece:
    """A pano of 3 × 2 m, whose text stays 50 mm inside."""
    path = folder / "p.yaml"
    path.write_text(
        "family: billboard\nproducts:\n  - {id: pano-3x2, title: P, size: 3x2m, bleed: 20mm, safe: 50mm, "
        f"layout: pano, formats: [pdf], viewing_distance: 15m, finishing: {finishing}}}\n",
        "utf-8",
    )
    return replace(project.piece("pano-3x2"), product=read_as(ProductFile, path, "p.yaml").products[0])


def line(x: float, bottom: float, shown: float = 1.0) -> Scene:
    """A scene with one line of the pano, its ink's lower left corner so far from the finished piece's corner."""
    scene = project.composition("pano-3x2").scene
    run, _ = next(scene.runs())
    assert run.ink
    scaled = replace(run, size=run.size * shown, words=run.words[:1])
    assert scaled.ink
    moved = replace(scaled, x=scaled.x + x - scaled.ink.x, y=scaled.y + 2000 - bottom - scaled.ink.bottom)
    return replace(scene, nodes=(Group((moved,)),))


def found(scene: Scene, of: Piece) -> list[tuple[str, str, str]]:
    return [
        (finding.code.id, dict(finding.values)["edge_en"], dict(finding.values)["excess"])
        for finding in check_piece(scene, of.product)
        if finding.code.id == "finishing-over-text"
    ]


@pytest.mark.parametrize(
    ("finishing", "expected"),
    [
        (FOLD, [("finishing-over-text", "bottom", "640 mm")]),
        (SEEN, []),
        ("{pole_pockets: [{edge: left, size: 80mm}]}", [("finishing-over-text", "left", "20 mm")]),
        ("{pole_pockets: [{edge: left, size: 60mm}]}", []),
        ("{hem: 0 0 90mm 0}", [("finishing-over-text", "bottom", "30 mm")]),
        ("{hem: 60mm}", []),
        ("{hem: 65mm, pole_pockets: [{edge: bottom, size: 80mm}]}", [("bottom", "20 mm"), ("left", "5 mm")]),
        ("{}", []),
    ],
)
def test_a_line_60_mm_from_two_edges(tmp_path: Path, finishing: str, expected: list[tuple[str, ...]]) -> None:
    """What is stitched or folded away must end before it; of two things along an edge the deeper one is told."""
    told = found(line(60, 60), piece(tmp_path, finishing))
    assert [each[-len(expected[0]) :] for each in told] == expected if expected else told == []


@pytest.mark.parametrize(
    ("inset", "clear"),
    [("15mm", True), ("30mm", True), ("50mm", False), ("100mm", True)],
)
def test_a_letter_under_the_ring_of_an_eyelet(tmp_path: Path, inset: str, clear: bool) -> None:
    """Rings at most 15 mm around eyelets along the foot; the line is 60 mm above it, 20 mm tall."""
    scene = line(60, 60, 20 / height(line(60, 60)))
    eyelets = f"{{eyelets: [{{edges: [bottom], spacing: 20mm, inset: {inset}}}]}}"
    assert [each[:2] for each in found(scene, piece(tmp_path, eyelets))] == (
        [] if clear else [("finishing-over-text", "bottom")]
    )


def height(scene: Scene) -> float:
    run, _ = next(scene.runs())
    assert isinstance(run, GlyphRun)
    assert run.ink
    return run.ink.height


def test_build_and_check_stop_the_piece(tmp_path: Path) -> None:
    maker = Maker(SearchPath((bundled_root(),)), tmp_path)
    maker.compose(piece(tmp_path, SEEN))
    with pytest.raises(Fault) as fault:
        maker.compose(piece(tmp_path, FOLD))
    assert {found.code.id for found in fault.value.diagnostics} == {"finishing-over-text"}


def test_render_stops_the_piece(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "layouts/products").mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    for finishing, ended in ((SEEN, 0), (FOLD, 1)):
        piece(tmp_path / "layouts/products", finishing)
        made = CliRunner().invoke(main, ["render", "pano-3x2", "-o", "x.svg"])
        assert made.exit_code != 0 if ended else made.exit_code == 0, made.output
        assert ("finishing-over-text" in made.output) == bool(ended)
    assert (tmp_path / "x.svg").exists()
