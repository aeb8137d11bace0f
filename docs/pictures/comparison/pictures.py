"""The pictures of the page, and the sheets of all panels."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from bannergen.resources import bundled_root
from comparison.columns import NORMAL, OWN, Columns, shown
from comparison.panels import BOXES, MARGIN, Key
from comparison.settings import Setting

FOLDER = Path(__file__).parents[1] / "typesetting"
LABEL_FONT = "fonts/barlow/BarlowSemiCondensed-Bold.ttf"
WIDTH_PX = 1200
IN_ROW = {"banner": 1, "panel": 3, "poster": 5, "narrow": 5}


def write_pictures(columns: Columns) -> None:
    """Write the pictures of the page."""
    FOLDER.mkdir(exist_ok=True)
    write("banner", sheet(columns, ("be-vietnam-pro-900-100", "chao-mung", "banner")))
    write("panel", sheet(columns, ("archivo-900-100", "chu-de", "panel")))
    write("poster", sheet(columns, ("archivo-900-100", "chao-mung", "poster")))
    write("narrow", sheet(columns, ("archivo-900-100", "chu-de", "narrow")))
    letters = (columns[name]["archivo-900-62", "chu-de", "banner"] for name in (OWN, "Typst", "Chromium"))
    write("letters", below([one.picture.crop((1264, 36, 2464, 196)) for one in letters]))
    faces = ("archivo-900-100", "archivo-900-125", "be-vietnam-pro-900-100")
    normal = (columns[NORMAL][face, "chu-de", "poster"] for face in faces)
    write("normal", beside([labelled(one, one.panel.typeface.name, 0.5) for one in normal]))


def write(name: str, picture: Image.Image) -> None:
    """Write a picture small."""
    if picture.width > WIDTH_PX:
        height = round(picture.height * WIDTH_PX / picture.width)
        picture = picture.resize((WIDTH_PX, height), Image.Resampling.LANCZOS)
    picture.quantize(32).save(FOLDER / f"{name}.png", optimize=True)


def write_sheets(columns: Columns, folder: Path) -> None:
    """Write a sheet of every panel, in its own size."""
    folder.mkdir(parents=True, exist_ok=True)
    for key in columns[OWN]:
        sheet(columns, key, zoom=1).save(folder / f"{'-'.join(key)}.png")


def sheet(columns: Columns, key: Key, zoom: float | None = None) -> Image.Image:
    """Return a panel as each program sets it, by default as wide as the page."""
    in_row = IN_ROW[key[2]]
    zoom = zoom or WIDTH_PX / (BOXES[key[2]][0] + 2 * MARGIN) / in_row
    pictures = [labelled(one, name, zoom) for name, one in shown(columns, key)]
    return below([beside(pictures[at : at + in_row]) for at in range(0, len(pictures), in_row)])


def labelled(setting: Setting, name: str, zoom: float) -> Image.Image:
    """Return a setting's picture at a scale, its cap height below it."""
    picture = setting.picture.resize([round(side * zoom) for side in setting.picture.size], Image.Resampling.LANCZOS)
    narrow = picture.width < 360
    found = Image.new("RGB", (picture.width, picture.height + 24 * (2 if narrow else 1) + 4), "#ffffff")
    found.paste(picture, (0, 0))
    font = ImageFont.truetype(str(bundled_root() / LABEL_FONT), 18)
    height = f"{setting.cap:.1f} %" + (f", {setting.way}" if setting.way else "")
    said = ("\n" if narrow else " · ").join((name, height))
    at = (picture.width / 2, picture.height - 4)
    ImageDraw.Draw(found).text(at, said, "#77726a", font, "ma", align="center")
    return found


def beside(pictures: Sequence[Image.Image]) -> Image.Image:
    """Put pictures side by side."""
    found = Image.new("RGB", (sum(one.width for one in pictures), max(one.height for one in pictures)), "#ffffff")
    for left, picture in zip(accumulate((one.width for one in pictures), initial=0), pictures, strict=False):
        found.paste(picture, (left, 0))
    return found


def below(pictures: Sequence[Image.Image]) -> Image.Image:
    """Put pictures one below the other."""
    found = Image.new("RGB", (max(one.width for one in pictures), sum(one.height for one in pictures)), "#ffffff")
    for top, picture in zip(accumulate((one.height for one in pictures), initial=0), pictures, strict=False):
        found.paste(picture, (0, top))
    return found
