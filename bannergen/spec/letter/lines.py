"""Step 1, read: raw text becomes numbered, clean lines.

In: the text of each page. Out: its lines, and what is left of each when it is clean: NFC, single spaces, nothing
invisible; and `Passage`, several lines read as one text. Refuses nothing; changes no visible character.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from bannergen.orthography.composition import set_right
from bannergen.spec.letter.model import Line

# Upper-case letters of Vietnamese and other Latin writing, for character classes.
UPPER = "".join(
    chr(c)
    for first, last in ((0x41, 0x5B), (0xC0, 0x250), (0x1E00, 0x1F00))
    for c in range(first, last)
    if chr(c).isupper()
)
# Bullets of symbol fonts, which word processors write into the private use area.
_SYMBOL_BULLETS = re.compile("[\uf0a7\uf0a8\uf0b7\uf076\uf0d8\uf0fc\uf06e\uf0e0\uf02d]")
# Only these end a line for a text editor; form feeds and the like are spaces, so line numbers agree.
_LINE_END = re.compile(r"\r\n|\r|\n")
_SPACES = re.compile(r"\s+")


def raw_lines(pages: Sequence[str]) -> list[tuple[int, str]]:
    """Return the lines of all pages as they are, each with its page."""
    return [(page, text) for page, whole in enumerate(pages, 1) for text in _LINE_END.split(whole)]


def clean(text: str) -> str:
    """Compose to NFC, drop what is invisible, make every run of blanks one space."""
    plain = "".join(map(_shown, _SYMBOL_BULLETS.sub("•", text)))
    return _SPACES.sub(" ", set_right(plain)).strip()


def _shown(character: str) -> str:
    category = unicodedata.category(character)
    if category == "Cf":  # zero-width characters, soft hyphen, byte order mark
        return ""
    return " " if category in {"Cc", "Cs", "Zl", "Zp"} else character


@dataclass(frozen=True, slots=True)
class Passage:
    """Several lines read as one text, joined by single spaces."""

    text: str
    lines: tuple[Line, ...]
    starts: tuple[int, ...]

    def line_at(self, offset: int) -> Line:
        """Return the line an offset of the text stands on."""
        return self.lines[bisect_right(self.starts, offset) - 1]


def joined(lines: Iterable[Line]) -> Passage:
    """Read the lines that hold anything as one passage."""
    kept = tuple(line for line in lines if line.text)
    starts, offset = [], 0
    for line in kept:
        starts.append(offset)
        offset += len(line.text) + 1
    return Passage(" ".join(line.text for line in kept), kept, tuple(starts))


def passages(lines: Iterable[Line]) -> tuple[Passage, ...]:
    """Read each block between blank lines as one passage."""
    return tuple(joined(block) for filled, block in groupby(lines, lambda line: bool(line.text)) if filled)


def is_capitals(text: str) -> bool:
    """Tell whether the letters of a text are all capitals."""
    return text.upper() == text and text.lower() != text
