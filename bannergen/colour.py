"""Leaf: colours that know their screen value and their ink build."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cmyk:
    """An ink build in per cent, 0 to 100."""

    cyan: float
    magenta: float
    yellow: float
    black: float

    @property
    def total_ink(self) -> float:
        """The sum of the four, in per cent."""
        return self.cyan + self.magenta + self.yellow + self.black

    def __str__(self) -> str:
        return "/".join(f"{ink:g}" for ink in (self.cyan, self.magenta, self.yellow, self.black))


_BLACK, _TINT = 48, 16  # levels: up to which a colour is black, and how far its channels may be apart


@dataclass(frozen=True, slots=True)
class Colour:
    """A flat colour: sRGB bytes for screens, an ink build for print, a spot name where one is printed."""

    red: int
    green: int
    blue: int
    cmyk: Cmyk | None = None
    spot: str | None = None

    @classmethod
    def from_hex(cls, text: str) -> Colour:
        """Read ``#RRGGBB``; raise ValueError for anything else."""
        if not re.fullmatch("#[0-9A-Fa-f]{6}", text):
            raise ValueError(text)
        red, green, blue = (int(text[at : at + 2], 16) for at in (1, 3, 5))
        return cls(red, green, blue)

    @property
    def hex(self) -> str:
        """The screen colour as ``#rrggbb``."""
        return f"#{self.red:02x}{self.green:02x}{self.blue:02x}"

    @property
    def luminance(self) -> float:
        """The relative luminance of WCAG 2.2, 0 (black) to 1 (white)."""
        red, green, blue = (_linear(channel / 255) for channel in (self.red, self.green, self.blue))
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    def in_black_alone(self) -> Colour:
        """Return a black that is made of several inks, or has no build, in black ink alone; any other as it is.

        Black is what differs from black on a screen by less than a fifth and has no tint to be told.
        """
        channels = (self.red, self.green, self.blue)
        is_black = max(channels) <= _BLACK and max(channels) - min(channels) <= _TINT
        of_several = self.cmyk is None or self.cmyk.total_ink > self.cmyk.black
        if not is_black or self.spot is not None or not of_several:
            return self
        return Colour(*channels, Cmyk(0, 0, 0, 100))

    def contrast(self, other: Colour) -> float:
        """Return the contrast ratio of WCAG 2.2, 1 to 21."""
        lighter, darker = sorted((self.luminance, other.luminance), reverse=True)
        return (lighter + 0.05) / (darker + 0.05)

    def __str__(self) -> str:
        build = f" cmyk {self.cmyk}" if self.cmyk else ""
        spot = f" spot {self.spot}" if self.spot else ""
        return self.hex + build + spot


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
