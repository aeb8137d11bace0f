"""Pieces in layouts of their own, for tests of what the bundled layouts do not do."""

from __future__ import annotations

import dataclasses
from pathlib import Path

from bannergen.spec import Piece
from bannergen.spec.decode import read_as
from bannergen.spec.layout import Layout
from bannergen.spec.values import FinishedSize, Text
from tests import project

# A text turned by 90° beside one that is set syllable below syllable, on a narrow page.
TURNED_AND_STACKED = """\
  row:
    items:
      - {slot: slogan, width: 40%, height: 100%, orientation: rotate-90, fit: {lines: 1-3}}
      - {slot: issuer, width: 30%, height: 100%, orientation: rotate-270}
      - {slot: place, width: 30%, height: 100%, stack: syllables}
"""


def piece(tmp_path: Path, body: str, size: str = "3x2m", groups: str = "{}", **words: str) -> Piece:
    """The bundled pano's words in another layout and size; ``words`` change the slogan or the place."""
    path = tmp_path / "l.yaml"
    head = 'layout: l\ntitle: L\nshapes: {from: "1:20", to: "20:1"}\nground: {fill: ground}\n'
    path.write_text(f"{head}groups: {groups}\nbody:\n{body}", "utf-8")
    found = project.piece("pano-3x2", words.get("id", "chu-de"))
    slogan, place = found.slogan, found.place
    if "text" in words:
        short = Text(words["short"]) if "short" in words else None
        slogan = dataclasses.replace(slogan, official=None, text=Text(words["text"]), short=short, keep=())
    place = dataclasses.replace(
        place, issuer=words.get("issuer", place.issuer), short_issuer=words.get("short_issuer", "")
    )
    product = found.product.resized(FinishedSize.parse(size))
    layout = read_as(Layout, path, "l.yaml")
    return dataclasses.replace(found, layout=layout, product=product, slogan=slogan, place=place)
