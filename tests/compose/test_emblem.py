"""The emblem's slot: filled by the campaign, else without a trace."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from bannergen.colour import Cmyk, Colour
from bannergen.compose import Composer
from bannergen.preflight.scenes import check_scene
from bannergen.resources import SearchPath, bundled_root
from bannergen.scene import Group, Scene, walk
from bannergen.scene import Path as PathNode
from bannergen.spec import Library
from bannergen.spec.values import Slug
from tests import project

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20">'
    '<circle cx="10" cy="10" r="10" fill="#0054A6"/><path d="M4 4H16V16H4Z" fill="#FFD21F"/></svg>'
)
NOTE = """artwork: kit
title: {vi: Biểu trưng, en: Emblem}
source: made for this test
licence: Apache-2.0
colours:
  "#0054A6": {srgb: "#0054A6", cmyk: 100/72/0/6}
  "#FFD21F": accent
"""


def compose(folder: Path, product: str, emblem: str | None) -> Scene:
    (folder / "assets/artwork").mkdir(parents=True, exist_ok=True)
    (folder / "assets/artwork/kit.svg").write_text(SVG, "utf-8")
    (folder / "assets/artwork/kit.yaml").write_text(NOTE, "utf-8")
    piece = project.piece(product, "chu-de")
    campaign = dataclasses.replace(piece.campaign, emblem=Slug(emblem) if emblem else None)
    composer = Composer(Library(SearchPath((folder, bundled_root()))))
    return composer.compose(dataclasses.replace(piece, campaign=campaign)).scene


def emblems(scene: Scene) -> list[Group]:
    return [node for node in walk(scene.nodes) if isinstance(node, Group) and node.id == "kit"]


@pytest.mark.parametrize("product", ["bang-ron-ngang-8x1", "pano-3x2"])
def test_an_emblem_stands_in_its_slot(product: str, tmp_path: Path) -> None:
    scene = compose(tmp_path, product, "kit")
    (emblem,) = emblems(scene)
    fills = [node.fill for node in emblem.children if isinstance(node, PathNode)]
    assert fills[0] == Colour(0, 0x54, 0xA6, Cmyk(100, 72, 0, 6))
    assert fills[1] == project.request().theme.colours["accent"].colour
    assert check_scene(scene) == ()


@pytest.mark.parametrize("product", ["bang-ron-ngang-8x1", "pano-3x2"])
def test_without_one_there_is_no_hole(product: str, tmp_path: Path) -> None:
    scene = compose(tmp_path, product, None)
    assert emblems(scene) == []
    assert scene.sha256 == project.composition(product, "chu-de").scene.sha256
