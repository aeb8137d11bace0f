"""What the benchmarks of typesetting are run on: texts, boxes, faces.

The texts stand in texts.txt. The boxes are thirty shapes of one area, from 12:1 (a banner over a street) to 1:4 (a
banner on a lamp post); nothing depends on their unit.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from bannergen.compose import Composer
from bannergen.geometry import Size
from bannergen.resources import SearchPath, bundled_root
from bannergen.spec import Library
from bannergen.typeset import FontBook, Ladder, Phrase, in_capitals, phrases

MOST_LINES = 12
_AREA = 1_000_000.0
_WIDEST, _NARROWEST, _SHAPES = 12.0, 1 / 4, 30


@dataclass(frozen=True)
class Style:
    """A family at a weight, the widths it may have, and how far letters may be tightened (thousandths of an em)."""

    family: str
    weight: int
    limits: tuple[float, float] | None = None
    tracking_least: int = 0

    def ladder(self, book: FontBook, *, capitals: bool) -> Ladder:
        """Return its widths."""
        return book.ladder((self.family, self.weight, 100.0), self.limits, capitals=capitals)

    @property
    def trackings(self) -> range:
        """Every thousandth of an em that letters may stand nearer."""
        return range(0, self.tracking_least - 1, -1)


ARCHIVO = Style("archivo", 900, (75, 100), -20)
BE_VIETNAM = Style("be-vietnam-pro", 900)
BARLOW = Style("barlow", 700, (79, 100))
# Which faces each text is set in, in turn: every text in one at least, two of three in two.
TURNS = ((ARCHIVO, BE_VIETNAM), (BARLOW,), (ARCHIVO, BARLOW), (BE_VIETNAM, BARLOW), (ARCHIVO,), (BE_VIETNAM, BARLOW))


@dataclass(frozen=True)
class Text:
    """A text, and its phrases that stay whole."""

    text: str
    keep: tuple[str, ...] = ()

    @property
    def phrases(self) -> tuple[Phrase, ...]:
        """Its phrases as the program splits it."""
        return phrases(self.text, self.keep)

    @property
    def capitals(self) -> bool:
        """Whether it is set in capitals."""
        return in_capitals(self.text)


def texts() -> tuple[Text, ...]:
    """Return the texts of texts.txt."""
    lines = Path(__file__).with_name("texts.txt").read_text("utf-8").splitlines()
    return tuple(_text(line) for line in lines if line and not line.startswith("#"))


def in_large_letters(found: Iterable[Text]) -> tuple[Text, ...]:
    """Return the texts in capitals, each once."""
    return tuple(dict.fromkeys(Text(text.text.upper(), tuple(k.upper() for k in text.keep)) for text in found))


def _text(line: str) -> Text:
    return Text(re.sub(r"[\[\]]", "", line), tuple(re.findall(r"\[(.*?)\]", line)))


def boxes() -> tuple[Size, ...]:
    """Return the boxes, the widest first."""
    steps = (step / (_SHAPES - 1) for step in range(_SHAPES))
    aspects = (_WIDEST * (_NARROWEST / _WIDEST) ** step for step in steps)
    return tuple(Size((_AREA * aspect) ** 0.5, (_AREA / aspect) ** 0.5) for aspect in aspects)


def book() -> FontBook:
    """Return a font book with nothing worked out; one remembers every word it has shaped."""
    return Composer(Library(SearchPath((bundled_root(),)))).book
