"""Panels as Typst sets them."""

from __future__ import annotations

import html
import json
import re
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import typst

from bannergen.resources import bundled_root
from comparison.panels import Panel
from comparison.programs import program
from comparison.settings import Setting, on_tint

SOURCE = Path(__file__).with_name("panels.typ")


def typst_sets(panels: Sequence[Panel], pictures: bool) -> list[Setting]:
    """Set panels with Typst at their pitch."""
    told = {"panels": json.dumps([panel.fields() for panel in panels])}
    fonts = {"font_paths": [str(bundled_root() / "fonts")], "ignore_system_fonts": True, "sys_inputs": told}
    source = SOURCE.read_bytes()
    sizes = json.loads(typst.query(source, "<size>", field="value", **fonts))
    lines = lines_of(typst.compile(source, format="pdf", **fonts))
    found = [Setting(*said, said[0].pitch) for said in zip(panels, sizes, lines, strict=True)]
    if not pictures:
        return found
    drawn = typst.compile(source, format="png", ppi=72, **fonts)
    return [replace(one, picture=on_tint(png, one.panel)) for one, png in zip(found, drawn, strict=True)]


def lines_of(pdf: bytes) -> Iterator[tuple[str, ...]]:
    """Yield the lines of each page of a PDF."""
    command = [program("pdftotext"), "-bbox", "-", "-"]
    said = subprocess.run(command, input=pdf, capture_output=True, check=True).stdout.decode()
    for page in said.split("<page ")[1:]:
        lines: dict[int, list[str]] = {}
        for y, word in re.findall(r'yMin="([-\d.]+)".*?>(.*?)</word>', page):
            lines.setdefault(round(float(y)), []).append(html.unescape(word).replace("\u00a0", " "))
        yield tuple(" ".join(words) for _, words in sorted(lines.items()))
