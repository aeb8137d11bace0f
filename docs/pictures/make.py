"""Make the pictures of the documentation, from the bundled campaign.

Usage: python docs/pictures/make.py. Run it whenever a layout, a theme or the typesetter changes a picture.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image

HERE = Path(__file__).parent
BANNERGEN = str(Path(sys.executable).with_name("bannergen"))
GAP = 24
PAPER = "#ffffff"
WIDTH_PX = 1200
SPECIMEN_PX = 900


def main() -> None:
    """Make every picture."""
    with tempfile.TemporaryDirectory() as folder:
        sheet = hero(Path(folder))
        small = sheet.resize((WIDTH_PX, round(sheet.height * WIDTH_PX / sheet.width)), Image.Resampling.LANCZOS)
        # 256 colours show this art as well as 16 million, in a third of the bytes.
        small.quantize(256).save(HERE / "first-campaign.png", optimize=True)
        page = specimen(Path(folder))
        height_px = round(page.height * SPECIMEN_PX / page.width)
        page.resize((SPECIMEN_PX, height_px), Image.Resampling.LANCZOS).quantize(256).save(
            HERE / "specimen.png", optimize=True
        )


def specimen(folder: Path) -> Image.Image:
    """Draw the specimen of the default font."""
    target = folder / "specimen.png"
    command = [BANNERGEN, "fonts", "specimen", "be-vietnam-pro", "--lang", "en", "-o", str(target)]
    subprocess.run(command, check=True)
    return Image.open(target).convert("RGB")


def hero(folder: Path) -> Image.Image:
    """Put both slogans on the three core products, side by side."""
    rows = [
        [render(folder, "bang-ron-ngang-8x1", "chao-mung", 1600)],
        [render(folder, "bang-ron-ngang-8x1", "chu-de", 1600)],
        [render(folder, "pano-3x2", slogan, 788) for slogan in ("chao-mung", "chu-de")],
        [render(folder, "led-p5-640x384", slogan, 640) for slogan in ("chao-mung", "chu-de")],
    ]
    width = max(sum(picture.width for picture in row) + GAP * (len(row) - 1) for row in rows)
    height = sum(row[0].height for row in rows) + GAP * (len(rows) - 1)
    sheet = Image.new("RGB", (width, height), PAPER)
    top = 0
    for row in rows:
        spare = width - sum(picture.width for picture in row)
        left = 0 if len(row) > 1 else spare // 2
        for picture in row:
            sheet.paste(picture, (left, top))
            left += picture.width + (spare // (len(row) - 1) if len(row) > 1 else 0)
        top += row[0].height + GAP
    return sheet


def render(folder: Path, product: str, slogan: str, width_px: int) -> Image.Image:
    """Render a piece at a width in pixels; boards have their own."""
    target = folder / f"{product}-{slogan}.png"
    command = [BANNERGEN, "render", product, "--slogan", slogan, "--place", "huyen-na-hang", "-o", str(target)]
    dpi = [] if product.startswith("led") else ["--dpi", "20"]
    subprocess.run([*command, *dpi], check=True)
    picture = Image.open(target).convert("RGB")
    if picture.width == width_px:
        return picture
    return picture.resize((width_px, round(picture.height * width_px / picture.width)), Image.Resampling.LANCZOS)


if __name__ == "__main__":
    main()
