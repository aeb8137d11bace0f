"""Set the bundled slogans in every bundled face with bannergen, Typst and Chromium, and compare the three.

Usage: python docs/pictures/typesetting.py [--all FOLDER]. Needs `pip install typst`, chromium and poppler's pdftotext
on the PATH. Writes docs/pictures/typesetting/*.png and the figures of docs/typesetting-compared.md; with --all also a
sheet of every face and box. What each program is given stands in that page.
"""

from __future__ import annotations

import argparse
import html
import io
import json
import math
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any

import cairosvg
import numpy as np
import shapely
import typst
import uharfbuzz as hb
from fontTools.ttLib import TTFont
from PIL import Image, ImageDraw, ImageFont
from shapely import MultiLineString

from bannergen.colour import Colour
from bannergen.compose.fonts import fontbook_of
from bannergen.geometry import Matrix, Outline, Rect, Size
from bannergen.resources import SearchPath, bundled_root
from bannergen.spec import Library, read_campaign
from bannergen.typeset import Face, FitRules, Ladder, fit, phrases
from bannergen.typeset.skyline import Skyline

HERE = Path(__file__).parent / "typesetting"
PAGE = Path(__file__).parents[1] / "typesetting-compared.md"
CAMPAIGN = "campaigns/ngay-chuyen-doi-so-2022.yaml"
WIDTHS = {"archivo": (100, 62, 75, 88, 125), "barlow": (100, 89, 79), "saira": (72, 61)}
WEIGHTS = {"archivo": (900,), "be-vietnam-pro": (700, 800, 900)}
BOXES = {"banner": (2400, 300), "panel": (1050, 700), "poster": (700, 1050), "narrow": (450, 1350)}
MARGIN = 40  # px around a box, for ink that leaves it
CLEARANCE = 0.12  # cap heights between lines, for all three
RUNS = 20  # of a peer, until its line pitch suits its own breaks
STRETCHES = {1: 50, 2: 62.5, 3: 75, 4: 87.5, 5: 100}  # the width class of a font file, as a peer asks for it
INK, TINT, LABEL = "#141414", "#efe9dc", "#77726a"
WIDTH_PX = 1200
SHOWN = ("bannergen", "Typst", "Chromium", "Chromium, normal")
CHROMIUM = (
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

TYPST = r"""
#let panels = json(bytes(sys.inputs.panels))
#let styled(p, size, body) = {
  let edges = if p.pitch == none { ("bounds", "bounds", p.gap) } else { (p.cap * 1em, "baseline", p.pitch - p.cap) }
  set text(font: p.family, weight: p.weight, stretch: p.stretch * 1%, size: size, fill: rgb("INK"),
    lang: "vi", hyphenate: false, top-edge: edges.at(0), bottom-edge: edges.at(1))
  set par(leading: edges.at(2) * 1em, linebreaks: "optimized", justify: false)
  set align(center)
  body
}
#let tall(p, size, width) = measure(styled(p, size, p.text), width: width).height + (p.top + p.bottom) * size
#let longest(p) = calc.max(..p.text.split(" ").map(word => measure(styled(p, 100pt, word)).width / 100pt)) // in em
#let largest(p, word) = {
  let (low, high) = (1pt, calc.min(p.height * 2pt, p.width * 1pt / word))
  while high - low > 0.02pt {
    let middle = (low + high) / 2
    if tall(p, middle, p.width * 1pt) <= p.height * 1pt { low = middle } else { high = middle }
  }
  low
}
#let balanced(p, word, size) = { // the narrowest column in which the text is no higher: Typst does not balance lines
  let (low, high) = (word * size, p.width * 1pt)
  let most = tall(p, size, high)
  while high - low > 0.05pt {
    let middle = (low + high) / 2
    if tall(p, size, middle) <= most { high = middle } else { low = middle }
  }
  high
}
#for p in panels {
  let (width, height) = ((p.width + 2 * p.margin) * 1pt, (p.height + 2 * p.margin) * 1pt)
  page(width: width, height: height, margin: 0pt, fill: none, context {
    let word = longest(p)
    let size = largest(p, word)
    let column = balanced(p, word, size)
    let spare = p.height * 1pt - tall(p, size, column)
    let lean = calc.max(-spare, calc.min(spare, (p.bottom - p.top) * size)) / 2
    let top = p.margin * 1pt + spare / 2 + lean + p.top * size
    [#metadata(size / 1pt)<size>]
    place(dx: (p.width * 1pt - column) / 2 + p.margin * 1pt, dy: top, block(width: column, styled(p, size, p.text)))
  })
}
"""

SCRIPT = """
const found = [];
for (const p of panels) {
  const box = document.createElement("div"), text = document.createElement("div");
  box.style.cssText = `position:absolute;left:${p.x}px;top:${p.y}px;width:${p.width}px;height:${p.height}px`;
  text.style.cssText = `position:absolute;left:0;width:100%;text-align:center;text-wrap:balance;font-family:${p.id};
    font-kerning:normal;text-rendering:geometricPrecision;hyphens:manual;color:INK;${p.style}`;
  text.style.lineHeight = p.pitch ?? "normal";
  text.textContent = p.text;
  box.append(text); document.body.append(box);
  const around = size => p.pitch ? (p.top + p.bottom + p.cap - p.pitch) * size : 0;
  const height = size => {
    text.style.fontSize = size + "px";
    return text.getBoundingClientRect().height + around(size);
  };
  let low = 1, high = p.height * 2;
  while (high - low > 0.02) {
    const middle = (low + high) / 2;
    if (height(middle) <= p.height && text.scrollWidth <= p.width) low = middle; else high = middle;
  }
  const spare = p.height - height(low), lines = [];
  const lean = p.pitch ? Math.max(-spare, Math.min(spare, (p.bottom - p.top) * low)) / 2 : 0;
  text.style.top = (spare / 2 + lean + (p.pitch ? (p.top + (p.cap - p.pitch) / 2) * low + p.drop * low : 0)) + "px";
  let at = 0, before = null, tops = [];
  for (const word of p.text.split(" ")) {
    const range = document.createRange();
    range.setStart(text.firstChild, at); range.setEnd(text.firstChild, at + word.length);
    at += word.length + 1;
    const rects = range.getClientRects(), top = rects[0].top;
    if (before === null || top > before + 1) { lines.push([]); tops.push(top) }
    before = top; lines.at(-1).push(word + (rects.length > 1 ? "\\u2423" : ""));
  }
  const pitch = tops.length > 1 ? (tops.at(-1) - tops[0]) / (tops.length - 1) / low : 0;
  found.push({size: low, lines: lines.map(line => line.join(" ")), pitch});
}
const out = document.createElement("pre"); out.id = "found"; out.style.display = "none";
out.textContent = JSON.stringify(found); document.body.append(out);
"""


@dataclass(frozen=True, eq=False)
class Typeface:
    """A bundled face, and how the peers are told of it."""

    face: Face
    family: str  # as the file names it
    stretch: float

    @property
    def name(self) -> str:
        """The face's name for people."""
        font = self.face.scene_font
        return f"{self.family} {font.weight}" + (f" · {font.width_axis:g}" if font.width_axis != 100 else "")

    @property
    def id(self) -> str:
        """A name for files and CSS."""
        font = self.face.scene_font
        return f"{font.family}-{font.weight}-{font.width_axis:g}"

    @property
    def cap(self) -> float:
        """The cap height, in em."""
        return self.face.cap_height / self.face.units_per_em

    @cached_property
    def plain(self) -> Plain:
        """Its lines as a peer shapes them."""
        return Plain(self.face)

    @cached_property
    def drop(self) -> float:
        """How far below the middle of a CSS line the middle of the capitals lies, in em."""
        table = TTFont(self.face.scene_font.file)["hhea"]
        return (self.cap - (table.ascent + table.descent) / self.face.units_per_em) / 2


class Plain:
    """Lines shaped whole by HarfBuzz with nothing of ours, for measuring what the peers set. In em."""

    def __init__(self, face: Face) -> None:
        """Open the face's file once more."""
        self.em = face.units_per_em
        self.face = face
        self.font = hb.Font(hb.Face(face.scene_font.file.read_bytes()))
        self.font.set_variations(dict(face.scene_font.variations))
        self.line = cache(self._line)

    def placed(self, text: str) -> list[Outline]:
        """Return the outlines of a line's glyphs, y upwards, in font units."""
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.direction, buffer.script, buffer.language = "ltr", "Latn", "vi"
        hb.shape(self.font, buffer)
        outlines = self.face.drawing(info.codepoint for info in buffer.glyph_infos).outlines
        pen, found = 0.0, []
        for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
            found.append(outlines[info.codepoint].mapped(Matrix(1, 0, 0, 1, pen + place.x_offset, place.y_offset)))
            pen += place.x_advance
        return found

    def _line(self, text: str) -> tuple[Outline, float]:
        """Return a line's outline about its middle, and where that was."""
        whole = Outline.joined(self.placed(text))
        assert whole.bounds is not None  # noqa: S101 - no slogan is blank
        middle = whole.bounds.x + whole.bounds.width / 2
        return whole.mapped(Matrix(1, 0, 0, 1, -middle, 0)), middle

    def reach(self, text: str) -> tuple[float, float]:
        """Return how far a line's ink reaches above and below its baseline."""
        bounds = self.line(text)[0].bounds
        return bounds.bottom / self.em, -bounds.y / self.em

    @cache  # noqa: B019 - a script's objects live as long as it does
    def pitch(self, upper: str, lower: str, gap: float) -> float:
        """Return the least distance of two centred lines' baselines that keeps a gap of so many cap heights."""
        over, under = (Skyline.of(self.line(text)[0], self.em) for text in (upper, lower))
        distance = gap * self.face.cap_height
        return over.leading_to(under.grown(distance) if gap else under, 0.0) / self.em

    def pitch_of(self, lines: Sequence[str], gap: float = CLEARANCE) -> float:
        """Return the least even pitch of lines."""
        return max((self.pitch(*pair, gap) for pair in pairwise(lines)), default=0.0)


@dataclass(frozen=True)
class Panel:
    """A text in a face in a box; for a peer how it is to be set, in em: ``pitch`` None leaves that to the peer."""

    typeface: Typeface
    slogan: str
    box: str
    text: str
    keep: tuple[str, ...]
    pitch: float | None = None
    top: float = 0.0
    bottom: float = 0.0

    @property
    def size(self) -> Size:
        """The size of its box, in px."""
        return Size(*BOXES[self.box])

    @property
    def key(self) -> tuple[str, str, str]:
        """What tells it from the others."""
        return self.typeface.id, self.slogan, self.box

    def fields(self) -> dict[str, object]:
        """Return what a peer is told."""
        font = self.typeface.face.scene_font
        return {
            "id": self.typeface.id,
            "family": self.typeface.family,
            "weight": font.weight,
            "stretch": self.typeface.stretch,
            "style": "".join(f"font-variation-settings:{','.join(f'{t!r} {v:g}' for t, v in font.variations)}")
            if font.variations
            else "",
            "text": self.text,
            "width": self.size.width,
            "height": self.size.height,
            "margin": MARGIN,
            "cap": self.typeface.cap,
            "gap": CLEARANCE * self.typeface.cap,
            "drop": self.typeface.drop,
            "pitch": self.pitch,
            "top": self.top,
            "bottom": self.bottom,
        }


@dataclass(frozen=True, eq=False)
class Setting:
    """How a program set a panel: the size of an em in px, its lines, their pitch in em, its picture.

    The pitch is 0 where it is not even. ``outlines`` are those of our own lines, in px.
    """

    panel: Panel
    size: float
    lines: tuple[str, ...]
    pitch: float
    picture: Image.Image | None = None
    outlines: tuple[Outline, ...] = ()

    @property
    def cap(self) -> float:
        """The cap height, in per cent of the box's height."""
        return self.size * self.panel.typeface.cap / self.panel.size.height * 100

    @property
    def broken(self) -> tuple[str, ...]:
        """The kept phrases that a line end breaks."""
        ends = f" {' | '.join(self.lines)} "
        return tuple(phrase for phrase in self.panel.keep if f" {phrase} " not in ends)

    @property
    def lone(self) -> tuple[str, ...]:
        """The lines that hold one syllable."""
        return tuple(line for line in self.lines if " " not in line)

    @cached_property
    def gap(self) -> float:
        """How far the outlines of neighbouring lines are apart at least, in cap heights; 0 where they touch."""
        drawn = [chains(outline) for outline in self.outlines or self._peer_outlines()]
        cap = self.size * self.panel.typeface.cap
        return min((shapely.distance(*pair) / cap for pair in pairwise(drawn)), default=math.inf)

    def _peer_outlines(self) -> Iterator[Outline]:
        """Yield the outlines of a peer's lines, in px."""
        plain = self.panel.typeface.plain
        scale = self.size / plain.em
        down = 0.0
        for index, line in enumerate(self.lines):
            if index:
                bounds = (
                    plain.reach(self.lines[index - 1])[1] + plain.reach(line)[0] + CLEARANCE * self.panel.typeface.cap
                )
                down += (self.pitch or bounds) * self.size
            yield plain.line(line)[0].mapped(Matrix(scale, 0, 0, -scale, 0, down))

    @property
    def outside(self) -> float:
        """How far ink leaves the box, in cap heights, by the pixels of the picture."""
        ink = np.asarray(self.picture.convert("L")) < 128
        rows, columns = np.nonzero(ink.any(axis=1))[0], np.nonzero(ink.any(axis=0))[0]
        size = self.panel.size
        over = (
            MARGIN - rows[0],
            rows[-1] + 1 - MARGIN - size.height,
            MARGIN - columns[0],
            columns[-1] + 1 - MARGIN - size.width,
        )
        return max(0.0, float(max(over))) / (self.size * self.panel.typeface.cap)


Peer = Callable[[Sequence[Panel], bool], list[Setting]]  # with pictures, or without


def main() -> None:
    """Set everything, draw the sheets, write the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--all", type=Path, metavar="FOLDER", help="write a sheet of every face and box")
    folder = parser.parse_args().all
    panels = list(all_panels())
    columns = Columns(
        {
            "bannergen": [ours(panel, panel.keep) for panel in panels],
            "Typst": tightest(typst_sets, panels),
            "Chromium": tightest(chromium_sets, panels),
            "Chromium, normal": chromium_sets(panels, True),
            "bannergen, free": [ours(panel, ()) for panel in panels],
            "Typst, bounds": typst_sets(panels, True),
            "Typst, kept": tightest(typst_sets, [kept(panel) for panel in panels]),
            "Chromium, kept": tightest(chromium_sets, [kept(panel) for panel in panels]),
        }
    )
    if folder:
        write_all(columns, panels, folder)
    write_chosen(columns)
    write_figures(columns, panels)


class Columns:
    """The settings of every program, by panel."""

    def __init__(self, settings: dict[str, list[Setting]]) -> None:
        """Index them."""
        self.settings = settings
        self.found = {name: {one.panel.key: one for one in column} for name, column in settings.items()}

    def of(self, key: tuple[str, str, str], names: Sequence[str] = SHOWN) -> dict[str, Setting]:
        """Return a panel's settings by program."""
        return {name: self.found[name][key] for name in names}

    def ratios(self, name: str, box: str, mine: str = "bannergen") -> list[float]:
        """Return our cap heights as a share of a program's, in the boxes of one shape."""
        pairs = zip(self.settings[mine], self.settings[name], strict=True)
        return [own.cap / other.cap for own, other in pairs if own.panel.box == box]


def kept(panel: Panel) -> Panel:
    """Return the panel with no-break spaces in the phrases that stay whole."""
    text = panel.text
    for phrase in panel.keep:
        text = text.replace(phrase, phrase.replace(" ", "\u00a0"))
    return replace(panel, text=text)


def all_panels() -> Iterator[Panel]:
    """Yield every face, slogan and box."""
    campaign = read_campaign(bundled_root() / CAMPAIGN)
    for typeface in typefaces():
        for slogan in campaign.slogans:
            for box in BOXES:
                yield Panel(typeface, str(slogan.id), box, slogan.text, tuple(slogan.keep))


def typefaces() -> Iterator[Typeface]:
    """Yield the bundled faces."""
    library = Library(SearchPath((bundled_root(),)))
    book = fontbook_of(library)
    for family in sorted(library.families, key=str):
        for weight in WEIGHTS.get(family, (700,)):
            for width in WIDTHS.get(family, (100,)):
                face = book.face(family, weight, width, capitals=True)
                variable = bool(face.scene_font.variations)
                stretch = width if variable else STRETCHES[TTFont(face.scene_font.file)["OS/2"].usWidthClass]
                yield Typeface(face, library.families[family][0].title, stretch)


def ours(panel: Panel, keep: Sequence[str]) -> Setting:
    """Set a panel with bannergen, as the layouts do: at least leading, capitals in the middle where there is room."""
    library = Library(SearchPath((bundled_root(),)))
    parts = phrases(panel.text, keep, library.words)
    face = panel.typeface.face
    block = fit(parts, Ladder.single(face), panel.size, FitRules(lines_most=12, clearance=CLEARANCE))
    spare = panel.size.height - block.height
    lean = max(-spare, min(spare, block.overhang_below - block.overhang_above)) / 2
    runs = block.runs(Rect(0, spare / 2 + lean, *BOXES[panel.box]), Colour(0, 0, 0))
    path = Outline.joined(run.outline for run in runs)
    size = (panel.size.width + 2 * MARGIN, panel.size.height + 2 * MARGIN)
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{-MARGIN} {-MARGIN} {size[0]} {size[1]}">'
        f'<path fill="{INK}" d="{path.written}"/></svg>'
    )
    png = cairosvg.svg2png(svg.encode(), output_width=size[0], output_height=size[1])
    pitch = block.block.leading / face.units_per_em
    return Setting(panel, block.size, block.lines, pitch, on_tint(png, panel), tuple(run.outline for run in runs))


def on_tint(png: bytes, panel: Panel) -> Image.Image:
    """Return a transparent picture on its box."""
    picture = Image.open(io.BytesIO(png)).convert("RGBA")
    ground = Image.new("RGBA", picture.size, "#ffffff")
    width, height = BOXES[panel.box]
    ground.paste(TINT, (MARGIN, MARGIN, MARGIN + width, MARGIN + height))
    return Image.alpha_composite(ground, picture).convert("RGB")


def tightest(peer: Peer, panels: Sequence[Panel]) -> list[Setting]:
    """Return what a peer sets largest with an even pitch at which lines keep the clearance and ink stays in the box.

    The pitch depends on the breaks and they on it: it is raised from the least there is until both agree.
    """
    best: dict[tuple[str, str, str], Setting] = {}
    tried = [replace(panel, pitch=panel.typeface.cap * (1 + CLEARANCE)) for panel in panels]
    for run in range(RUNS):
        found = peer(tried, False) if tried else []
        tried = []
        for setting in found:
            key = setting.panel.key
            if suits(setting) and key in best:  # tried again with no more room than its breaks need
                best[key] = max(best[key], setting, key=lambda one: one.size)
                continue
            if suits(setting):
                best[key] = setting
            if suits(setting) or key not in best:
                tried.append(suited(setting, settled=run > RUNS // 3))
    return peer([best[panel.key].panel for panel in panels], True)


def needs(setting: Setting) -> tuple[float, float, float]:
    """Return the pitch that a setting's lines need, and the room of its marks above and below the capitals."""
    typeface, lines = setting.panel.typeface, setting.lines
    least = typeface.cap * (1 + CLEARANCE)
    pitch = max(least, typeface.plain.pitch_of(lines))
    return pitch, typeface.plain.reach(lines[0])[0] - typeface.cap, typeface.plain.reach(lines[-1])[1]


def suits(setting: Setting) -> bool:
    """Tell whether a setting has the room that its lines need."""
    panel = setting.panel
    return all(
        has >= need - 1e-6 for has, need in zip((panel.pitch, panel.top, panel.bottom), needs(setting), strict=True)
    )


def suited(setting: Setting, *, settled: bool) -> Panel:
    """Return the panel with the room that its lines need now, the pitch a step nearer; when settled, no less room."""
    panel, (pitch, top, bottom) = setting.panel, needs(setting)
    pitch = min(pitch, panel.pitch + max(0.03, (pitch - panel.pitch) / 3))
    if settled:
        pitch, top, bottom = max(pitch, panel.pitch), max(top, panel.top), max(bottom, panel.bottom)
    return replace(panel, pitch=pitch, top=top, bottom=bottom)


def typst_sets(panels: Sequence[Panel], drawn: bool) -> list[Setting]:
    """Set panels with Typst; without a pitch by the bounds of each line."""
    wanted = {"panels": json.dumps([panel.fields() for panel in panels])}
    source = TYPST.replace("INK", INK).encode()
    fonts = {"font_paths": [str(bundled_root() / "fonts")], "ignore_system_fonts": True, "sys_inputs": wanted}
    sizes = json.loads(typst.query(source, "<size>", field="value", **fonts))
    pdf = typst.compile(source, format="pdf", **fonts)
    found = zip(panels, sizes, pdf_lines(pdf), strict=True)
    settings = [Setting(panel, size, lines, panel.pitch or 0.0) for panel, size, lines in found]
    if not drawn:
        return settings
    pictures = typst.compile(source, format="png", ppi=72, **fonts)
    return [replace(found, picture=on_tint(png, found.panel)) for found, png in zip(settings, pictures, strict=True)]


def pdf_lines(pdf: bytes) -> Iterator[tuple[str, ...]]:
    """Yield the lines of each page of a PDF."""
    said = subprocess.run(
        [tool("pdftotext"), "-bbox", "-", "-"], input=pdf, capture_output=True, check=True
    ).stdout.decode()
    for page in said.split("<page ")[1:]:
        lines: dict[float, list[str]] = {}
        for y, word in re.findall(r'yMin="([-\d.]+)".*?>(.*?)</word>', page):
            lines.setdefault(round(float(y)), []).append(html.unescape(word).replace("\u00a0", " "))
        yield tuple(" ".join(words) for _, words in sorted(lines.items()))


def chromium_sets(panels: Sequence[Panel], drawn: bool) -> list[Setting]:
    """Set panels with Chromium; without a pitch at the line height that the font has as its normal one."""
    if not drawn:
        return chromium_page(panels, drawn=False)
    faces = dict.fromkeys(panel.typeface.id for panel in panels)
    pages = [[panel for panel in panels if panel.typeface.id == face] for face in faces]
    return [setting for page in pages for setting in chromium_page(page, drawn=True)]


def chromium_page(panels: Sequence[Panel], *, drawn: bool) -> list[Setting]:
    """Set panels with Chromium, one below the other."""
    tops = list(accumulate((BOXES[panel.box][1] + 2 * MARGIN for panel in panels), initial=0))
    fields = [{**panel.fields(), "x": MARGIN, "y": top + MARGIN} for panel, top in zip(panels, tops, strict=False)]
    width = max(BOXES[panel.box][0] for panel in panels) + 2 * MARGIN
    page = html_of(fields, list(dict.fromkeys(panel.typeface for panel in panels)))
    found, sheet = chromium(page, (width, tops[-1]) if drawn else None)
    settings = [
        Setting(panel, said["size"], tuple(one.replace("\u00a0", " ") for one in said["lines"]), said["pitch"])
        for panel, said in zip(panels, found, strict=True)
    ]
    if not sheet:
        return settings
    return [replace(one, picture=cut(sheet, one.panel, top)) for one, top in zip(settings, tops, strict=False)]


def cut(sheet: Image.Image, panel: Panel, top: int) -> Image.Image:
    """Return a panel's picture from Chromium's."""
    width, height = (side + 2 * MARGIN for side in BOXES[panel.box])
    buffer = io.BytesIO()
    sheet.crop((0, top, width, top + height)).save(buffer, "png")
    return on_tint(buffer.getvalue(), panel)


def html_of(fields: Sequence[dict[str, object]], faces: Sequence[Typeface]) -> str:
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
        f"Promise.all([{loads}]).then(()=>{{{SCRIPT.replace('INK', INK)}}})</script>"
    )


def chromium(page: str, size: tuple[int, int] | None) -> tuple[list[dict[str, Any]], Image.Image | None]:
    """Return what Chromium's page found and, of a window's size, its picture on a transparent ground."""
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "page.html"), Path(folder, "page.png")
        source.write_text(page, "utf-8")
        flags = [*CHROMIUM, f"--user-data-dir={folder}/profile"]
        if size:
            flags += [f"--window-size={size[0]},{size[1]}", f"--screenshot={target}"]
        command = [tool("chromium"), *flags, "--dump-dom", source.as_uri()]
        said = subprocess.run(command, capture_output=True, check=True).stdout.decode()
        found = re.search(r'<pre id="found"[^>]*>(.*?)</pre>', said, re.DOTALL)
        assert found, said[-2000:]  # noqa: S101 - the page writes what it found
        return json.loads(html.unescape(found[1])), Image.open(target).copy() if size else None


def chains(outline: Outline) -> MultiLineString:
    """Return an outline as chains of straight lines."""
    found: list[list[tuple[float, float]]] = []
    for op, numbers in outline.segments():
        if op == "M":
            found.append([(numbers[0], numbers[1])])
        elif op == "Z":
            found[-1].append(found[-1][0])
        else:
            found[-1] += _straight(found[-1][-1], numbers)
    return MultiLineString([chain for chain in found if len(chain) > 1])


def _straight(start: tuple[float, float], numbers: Sequence[float]) -> list[tuple[float, float]]:
    """Return the points that follow a start: the end of a line, or twelve of a curve."""
    if len(numbers) == 2:
        return [(numbers[0], numbers[1])]
    t = np.linspace(0, 1, 13)[1:, None]
    one, two, three, four = (np.array(start), *np.array(numbers).reshape(3, 2))
    points = (1 - t) ** 3 * one + 3 * t * (1 - t) ** 2 * two + 3 * t**2 * (1 - t) * three + t**3 * four
    return [(float(x), float(y)) for x, y in points]


def tool(name: str) -> str:
    """Return the path of a program."""
    found = shutil.which(name)
    if not found:
        sys.exit(f"{name} is not installed")
    return found


def labelled(setting: Setting, name: str, zoom: float) -> Image.Image:
    """Return a setting's picture at a scale, its cap height below it."""
    picture = setting.picture.resize([round(side * zoom) for side in setting.picture.size], Image.Resampling.LANCZOS)
    sheet = Image.new("RGB", (picture.width, picture.height + 30), "#ffffff")
    sheet.paste(picture, (0, 0))
    font = ImageFont.truetype(str(bundled_root() / "fonts/barlow/BarlowSemiCondensed-Bold.ttf"), 18)
    said = f"{name} · {setting.cap:.1f} %"
    ImageDraw.Draw(sheet).text((picture.width / 2, picture.height - 4), said, LABEL, font, "ma")
    return sheet


def beside(pictures: Sequence[Image.Image]) -> Image.Image:
    """Put pictures side by side."""
    sheet = Image.new("RGB", (sum(one.width for one in pictures), max(one.height for one in pictures)), "#ffffff")
    for left, picture in zip(accumulate((one.width for one in pictures), initial=0), pictures, strict=False):
        sheet.paste(picture, (left, 0))
    return sheet


def below(pictures: Sequence[Image.Image]) -> Image.Image:
    """Put pictures one below the other."""
    sheet = Image.new("RGB", (max(one.width for one in pictures), sum(one.height for one in pictures)), "#ffffff")
    for top, picture in zip(accumulate((one.height for one in pictures), initial=0), pictures, strict=False):
        sheet.paste(picture, (0, top))
    return sheet


def sheet_of(settings: dict[str, Setting]) -> Image.Image:
    """Return a panel as each program sets it: one a row on a banner, two on a panel, else all in one."""
    box = next(iter(settings.values())).panel.box
    in_row = {"banner": 1, "panel": 2}.get(box, len(settings))
    zoom = WIDTH_PX / (BOXES[box][0] + 2 * MARGIN) / in_row
    pictures = [labelled(one, name, zoom) for name, one in settings.items()]
    return below([beside(pictures[at : at + in_row]) for at in range(0, len(pictures), in_row)])


def write_all(columns: Columns, panels: Sequence[Panel], folder: Path) -> None:
    """Write a sheet of every panel."""
    folder.mkdir(parents=True, exist_ok=True)
    for panel in panels:
        sheet_of(columns.of(panel.key)).save(folder / f"{'-'.join(panel.key)}.png")


def write_chosen(columns: Columns) -> None:
    """Write the pictures of the page."""
    HERE.mkdir(exist_ok=True)
    write("banner", sheet_of(columns.of(("be-vietnam-pro-900-100", "chao-mung", "banner"))))
    write("panel", sheet_of(columns.of(("be-vietnam-pro-900-100", "chu-de", "panel"))))
    write("poster", sheet_of(columns.of(("archivo-900-62", "chao-mung", "poster"))))
    letters = columns.of(("archivo-900-62", "chu-de", "banner"), SHOWN[:3])
    write("letters", below([one.picture.crop((1240, 40, 2440, 200)) for one in letters.values()]))
    faces = ("archivo-900-100", "archivo-900-125", "be-vietnam-pro-900-100")
    normal = columns.found["Chromium, normal"]
    write("normal", beside([labelled(normal[face, "chu-de", "poster"], "Chromium, normal", 0.5) for face in faces]))


def write(name: str, sheet: Image.Image) -> None:
    """Write a picture small."""
    if sheet.width > WIDTH_PX:
        sheet = sheet.resize((WIDTH_PX, round(sheet.height * WIDTH_PX / sheet.width)), Image.Resampling.LANCZOS)
    sheet.quantize(32).save(HERE / f"{name}.png", optimize=True)


def write_figures(columns: Columns, panels: Sequence[Panel]) -> None:
    """Write the tables into the page, between its marks."""
    text = PAGE.read_text("utf-8")
    for name, table in (
        ("summary", summary(columns)),
        ("looks", looks(columns)),
        ("breaks", breaks(columns, panels)),
        ("figures", figures(columns, panels)),
    ):
        rows = "\n".join(table)
        text = re.sub(rf"(<!-- {name} -->\n).*?(\n<!-- end -->)", rf"\g<1>{rows}\g<2>", text, flags=re.DOTALL)
    PAGE.write_text(text, "utf-8")


def summary(columns: Columns) -> Iterator[str]:
    """Yield the median ratios of cap height, by box."""
    yield f"| our cap height ÷ theirs | {' | '.join(BOXES)} |"
    yield "|---" * (len(BOXES) + 1) + "|"
    names = (
        "Typst, kept",
        "Chromium, kept",
        "Typst",
        "Typst, bounds",
        "Chromium",
        "Chromium, normal",
        "bannergen, free",
    )
    for name in names:
        found = (columns.ratios(name, box) for box in BOXES)
        yield (
            f"| {name} | "
            + " | ".join(f"{statistics.median(one):.2f} ({min(one):.2f}–{max(one):.2f})" for one in found)
            + " |"
        )


def looks(columns: Columns) -> Iterator[str]:
    """Yield how many panels of each program have which fault."""
    yield "| panels of " + str(len(columns.settings["bannergen"])) + " with | " + " | ".join(columns.settings) + " |"
    yield "|---" * (len(columns.settings) + 1) + "|"
    for title, has in FAULTS.items():
        counts = (sum(map(has, column)) for column in columns.settings.values())
        yield f"| {title} | {' | '.join(map(str, counts))} |"


FAULTS: dict[str, Callable[[Setting], bool]] = {
    "a kept phrase broken (b)": lambda one: bool(one.broken),
    "a syllable alone on a line (l)": lambda one: bool(one.lone),
    "ink outside the box by 0.1 cap heights or more (o)": lambda one: one.outside >= 0.1,
    "lines nearer than 0.06 cap heights (n)": lambda one: one.gap < 0.06,
}
MARKS = "blon"


def breaks(columns: Columns, panels: Sequence[Panel]) -> Iterator[str]:
    """Yield the lines of one face in every box."""
    yield "| box | " + " | ".join(SHOWN) + " |"
    yield "|---" * (len(SHOWN) + 1) + "|"
    for panel in panels:
        if panel.typeface.id == "be-vietnam-pro-900-100":
            found = columns.of(panel.key).values()
            yield f"| {panel.box} | " + " | ".join(" / ".join(one.lines) for one in found) + " |"


def figures(columns: Columns, panels: Sequence[Panel]) -> Iterator[str]:
    """Yield the cap heights of every face, slogan and box."""
    yield "| face | text | box | " + " | ".join(SHOWN) + " |"
    yield "|---" * (len(SHOWN) + 3) + "|"
    for panel in panels:
        cells = (f"{one.cap:.1f} {faults(one)}".rstrip() for one in columns.of(panel.key).values())
        yield f"| {panel.typeface.name} | {panel.slogan} | {panel.box} | " + " | ".join(cells) + " |"


def faults(setting: Setting) -> str:
    """Return the letters of a setting's faults."""
    return "".join(mark for mark, has in zip(MARKS, FAULTS.values(), strict=True) if has(setting))


if __name__ == "__main__":
    main()
