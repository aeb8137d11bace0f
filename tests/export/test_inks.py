"""The print condition: exact builds, one conversion, and profiles that are refused by name."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image as Pillow
from PIL import ImageCms

from bannergen.colour import Cmyk, Colour
from bannergen.diagnostics import Fault
from bannergen.export import inks
from bannergen.export.inks import PrintCondition
from bannergen.geometry import Rect
from bannergen.resources import bundled_root
from bannergen.scene import Image
from tests.readers import run

ICC = bundled_root() / "assets" / "icc"
FOGRA39 = ICC / "FOGRA39L_coated.icc"


def refused(path: Path) -> tuple[str, dict[str, str]]:
    with pytest.raises(Fault) as caught:
        PrintCondition.of_file(path)
    (fault,) = caught.value.diagnostics
    return fault.code.id, dict(fault.values)


def test_a_profile_that_is_not_of_inks_is_refused_by_its_space(tmp_path: Path) -> None:
    code, values = refused(ICC / "sRGB.icc")
    assert (code, values["space"], values["kind"]) == ("profile-not-cmyk", "RGB", "mntr")
    lab = tmp_path / "lab.icc"
    lab.write_bytes(ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes())
    assert refused(lab)[0] == "profile-not-cmyk"


WHOLE = FOGRA39.read_bytes()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"not a profile",
        WHOLE[:100],
        b"\0" * 5000,
        WHOLE[:5000],
        WHOLE[:-1],
        WHOLE + b"\0",
        WHOLE[:200] + bytes(100_000) + WHOLE[100_200:],
        (5000).to_bytes(4, "big") + WHOLE[4:5000],
    ],
    ids=len,
)
def test_what_is_no_whole_profile_is_refused(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "x.icc"
    path.write_bytes(data)
    assert refused(path)[0] == "profile-unreadable"


def test_a_profile_that_is_not_there_is_refused(tmp_path: Path) -> None:
    assert refused(tmp_path / "x.icc")[0] == "file-unreadable"
    assert refused(tmp_path)[0] == "file-unreadable"


def test_the_bundled_profile_by_its_path_is_the_registered_condition() -> None:
    found = PrintCondition.of_file(FOGRA39)
    assert (found.name, found.registered) == ("FOGRA39", True)


def test_a_shops_profile_is_named_by_its_own_description(tmp_path: Path) -> None:
    data = bytearray(FOGRA39.read_bytes())
    data[24:26] = b"\7\1"  # the year of its date: another file of the same description
    path = tmp_path / "shop.icc"
    path.write_bytes(data)
    found = PrintCondition.of_file(path)
    assert (found.name, found.description, found.registered) == ("FOGRA39L Coated", "FOGRA39L Coated", False)


def test_a_build_is_never_converted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inks, "_transform_of", None)
    flag = Colour(218, 37, 29, Cmyk(0, 100, 100, 0))
    assert PrintCondition.fogra39().build(flag) == Cmyk(0, 100, 100, 0)


def test_a_colour_without_a_build_is_as_ghostscript_converts_it(tmp_path: Path) -> None:
    colours = [Colour(218, 37, 29), Colour(255, 255, 0), Colour(10, 60, 180), Colour(128, 128, 128)]
    script = "".join(
        f"{c.red / 255} {c.green / 255} {c.blue / 255} setrgbcolor {n * 10} 0 10 10 rectfill\n"
        for n, c in enumerate(colours)
    )
    (tmp_path / "x.ps").write_text(f"<< /PageSize [40 10] >> setpagedevice\n{script}showpage\n")
    run(
        "gs", "-q", "-dNOPAUSE", "-dBATCH", "-dNOSAFER", "-sDEVICE=tiff32nc", "-r72", "-dRenderIntent=1",
        "-dBlackPtComp=1", f"-sOutputICCProfile={FOGRA39}", f"-sDefaultRGBProfile={ICC / 'sRGB.icc'}",
        "-o", tmp_path / "x.tif", tmp_path / "x.ps",
    )  # fmt: skip
    with Pillow.open(tmp_path / "x.tif") as picture:
        theirs = np.asarray(picture)[5, 5::10] / 2.55
    condition = PrintCondition.fogra39()
    for colour, wanted in zip(colours, theirs, strict=True):
        build = condition.build(colour)
        assert (build.cyan, build.magenta, build.yellow, build.black) == pytest.approx(wanted, abs=2)


def test_a_condition_makes_each_transform_and_its_stream_once(transforms: list[str]) -> None:
    condition = PrintCondition.fogra39()
    image = Image(Rect(0, 0, 2, 1), 2, 1, bytes(6))
    for _ in range(3):
        condition.inks(image)
        condition.build(Colour(1, 2, 3))
    assert transforms == ["CMYK"]
    assert condition.deflated_profile is condition.deflated_profile


def test_pictures_keep_rows_columns_and_paper() -> None:
    rgb = bytes((255, 255, 255, 0, 0, 0, 218, 37, 29, 255, 255, 255, 255, 255, 255, 255, 255, 255))
    found = PrintCondition.fogra39().inks(Image(Rect(0, 0, 3, 2), 3, 2, rgb))
    assert found.shape == (2, 3, 4)
    assert found[0, 0].tolist() == [0, 0, 0, 0]
    assert found[0, 1].sum() > 600  # a picture's black is of all four inks
    assert found[0, 2, 1] > 200
