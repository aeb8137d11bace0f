"""The print condition of a campaign or a call: beside the campaign, else bundled; one for a whole run."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest

from bannergen.batch.condition import condition_named, condition_of
from bannergen.batch.deliverables import Source, deliverable, deliverables
from bannergen.batch.make import Maker
from bannergen.compose import Composer
from bannergen.diagnostics import Fault
from bannergen.export.formats import Settings, format_of
from bannergen.geometry import Rect
from bannergen.resources import SearchPath, bundled_root
from bannergen.scene import PageBoxes, Scene
from bannergen.spec.campaign import read_campaign
from tests import project
from tests.export.pdf_samples import scene_of

SEARCH = SearchPath((bundled_root(),))
BUNDLED = "FOGRA39L_coated.icc"


def shop_profile(folder: Path) -> Path:
    data = bytearray((bundled_root() / "assets/icc" / BUNDLED).read_bytes())
    data[24:26] = b"\7\1"  # the year of its date: another file of the same description
    path = folder / "shop.icc"
    path.write_bytes(data)
    return path


def campaign_with(folder: Path, line: str) -> Path:
    path = folder / "c.yaml"
    path.write_text(
        "campaign: nho\ntitle: Nhỏ\nslogans: [{id: s, text: A}]\nproducts: [pano-3x2]\ntheme: do-co\n" + line, "utf-8"
    )
    return path


def test_a_profile_lies_beside_the_campaign(tmp_path: Path) -> None:
    shop_profile(tmp_path)
    found = condition_of(read_campaign(campaign_with(tmp_path, "output_intent: shop.icc\n")), tmp_path, SEARCH)
    assert found is not None
    assert (found.name, found.registered) == ("FOGRA39L Coated", False)


def test_a_bundled_profile_goes_by_its_name(tmp_path: Path) -> None:
    found = condition_of(read_campaign(campaign_with(tmp_path, f"output_intent: {BUNDLED}\n")), tmp_path, SEARCH)
    assert found is not None
    assert found.name == "FOGRA39"


def test_a_campaign_that_names_none_has_none(tmp_path: Path) -> None:
    assert condition_of(read_campaign(campaign_with(tmp_path, "")), tmp_path, SEARCH) is None


def test_a_profile_that_is_not_there_is_told_with_its_line_and_those_of_inks(tmp_path: Path) -> None:
    campaign = read_campaign(campaign_with(tmp_path, "output_intent: shopp.icc\n"), "c.yaml")
    with pytest.raises(Fault) as caught:
        condition_of(campaign, tmp_path, SEARCH)
    (fault,) = caught.value.diagnostics
    assert (fault.code.id, str(fault.span), fault.accepted) == ("file-missing", "c.yaml:6:16", (BUNDLED,))


def test_an_absolute_path_is_a_path(tmp_path: Path) -> None:
    assert condition_named(str(shop_profile(tmp_path)), Path(), SEARCH).name == "FOGRA39L Coated"


def test_every_file_of_a_run_is_for_the_same_condition(tmp_path: Path) -> None:
    maker = Maker(SEARCH, tmp_path)
    source = Source(project.piece("pano-3x2"), project.composition("pano-3x2"), maker.composer)
    found = [one.settings.condition for _ in range(2) for one in deliverables(source, ("pdf", "png"), maker.condition)]
    assert all(condition is maker.condition for condition in found)
    assert maker.condition.name == "FOGRA39"


class _Marking(Composer):
    """A composer whose marks need a hand's breadth around the bleed box."""

    def print_sheet(self, scene: Scene, divisor: int) -> Scene:
        boxes = scene.boxes
        media = boxes.bleed.grown(100 * divisor)
        return replace(scene, boxes=PageBoxes(media, boxes.bleed, boxes.trim, boxes.safe))


@pytest.mark.parametrize(("width", "variant", "media"), [(4800, "", 5040), (4900, "1-10", 6940)])
def test_marks_that_make_a_page_too_large_make_it_a_tenth(width: int, variant: str, media: int) -> None:
    made = deliverable("pdf", scene_of(trim=(width, 900), bleed=20), _Marking(project.library()), Settings())
    assert made.variant == variant
    assert made.scene.boxes.media.width == media
    facts = format_of("pdf").write(made.scene, made.settings, io.BytesIO())
    assert facts.scale == ("1:10" if variant else "1:1")
    assert made.scene.boxes.bleed == Rect(-20, -20, width + 40, 940)
