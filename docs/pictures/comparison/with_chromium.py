"""Panels as Chromium sets them."""

from __future__ import annotations

import html
import json
import re
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate
from pathlib import Path
from typing import Any

from PIL import Image

from comparison.panels import BOXES, MARGIN, Panel, Typeface
from comparison.programs import program
from comparison.settings import Setting, on_tint

SCRIPT = Path(__file__).with_name("panels.js")
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--hide-scrollbars",
    "--disable-sync",
    "--disable-background-networking",
    "--disable-component-update",
    "--font-render-hinting=none",
    "--default-background-color=00000000",
    "--virtual-time-budget=60000",
)


def chromium_sets(panels: Sequence[Panel], pictures: bool) -> list[Setting]:
    """Set panels with Chromium; without a pitch at the line height that the font has as its normal one."""
    if not pictures:
        return _page(panels, pictures=False)
    faces = dict.fromkeys(panel.typeface for panel in panels)  # a page each: a window has its greatest height
    pages = [[panel for panel in panels if panel.typeface is face] for face in faces]
    return [setting for page in pages for setting in _page(page, pictures=True)]


def _page(panels: Sequence[Panel], *, pictures: bool) -> list[Setting]:
    """Set panels one below the other."""
    tops = list(accumulate((BOXES[panel.box][1] + 2 * MARGIN for panel in panels), initial=0))
    fields = [{**panel.fields(), "x": MARGIN, "y": top + MARGIN} for panel, top in zip(panels, tops, strict=False)]
    width = max(BOXES[panel.box][0] for panel in panels) + 2 * MARGIN
    page = _html(fields, list(dict.fromkeys(panel.typeface for panel in panels)))
    found, sheet = _run(page, (width, tops[-1]) if pictures else None)
    settings = [
        Setting(panel, said["size"], tuple(one.replace("\u00a0", " ") for one in said["lines"]), said["pitch"])
        for panel, said in zip(panels, found, strict=True)
    ]
    if not sheet:
        return settings
    return [replace(one, picture=_cut(sheet, one.panel, top)) for one, top in zip(settings, tops, strict=False)]


def _cut(sheet: Image.Image, panel: Panel, top: int) -> Image.Image:
    """Return a panel's picture from the page's."""
    width, height = (side + 2 * MARGIN for side in BOXES[panel.box])
    return on_tint(sheet.crop((0, top, width, top + height)), panel)


def _html(fields: Sequence[dict[str, object]], faces: Sequence[Typeface]) -> str:
    """Return the page that sets panels."""
    rules = "".join(
        f'@font-face{{font-family:{face.id};src:url("{face.face.scene_font.file.as_uri()}");'
        + ("font-weight:100 900;font-stretch:62% 125%;" if face.face.scene_font.variations else "")
        + "}"
        for face in faces
    )
    loads = ",".join(f'document.fonts.load("20px {face.id}","Ổ")' for face in faces)
    return (
        f'<!doctype html><meta charset="utf-8"><style>{rules}body{{margin:0}}</style><body>'
        f"<script>const panels={json.dumps(fields)};"
        f"Promise.all([{loads}]).then(()=>{{{SCRIPT.read_text('utf-8')}}})</script>"
    )


def _run(page: str, size: tuple[int, int] | None) -> tuple[list[dict[str, Any]], Image.Image | None]:
    """Return what the page found and, of a window's size, its picture on a transparent ground."""
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "page.html"), Path(folder, "page.png")
        source.write_text(page, "utf-8")
        flags = [*FLAGS, f"--user-data-dir={folder}/profile"]
        if size:
            flags += [f"--window-size={size[0]},{size[1]}", f"--screenshot={target}"]
        command = [program("chromium"), *flags, "--dump-dom", source.as_uri()]
        said = subprocess.run(command, capture_output=True, check=True).stdout.decode()
        found = re.search(r'<pre id="found"[^>]*>(.*?)</pre>', said, re.DOTALL)
        if not found:  # the page writes what it found
            raise ValueError(said[-2000:])
        return json.loads(html.unescape(found[1])), Image.open(target).copy() if size else None
