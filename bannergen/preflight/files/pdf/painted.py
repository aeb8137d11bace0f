"""Step 5, preflight: what the content of a PDF painted, each thing once.

In: what the walk through the operators met. Out: values for facts, inks and findings. Judges nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from bannergen.preflight.files.pdf.graphics_state import Colour
from bannergen.preflight.files.pdf.spaces import Space


@dataclass(frozen=True, slots=True)
class Paint:
    """A colour that is laid down: in which space, whether over what is below it, and whether inside the bleed."""

    space: Space
    colour: Colour
    overprint: bool
    mode: int
    inside: bool


@dataclass(frozen=True, slots=True)
class Placed:
    """A picture on the page, in points."""

    stream: Any = field(compare=False)
    width_px: int = 0
    height_px: int = 0
    bits: int = 8
    space: Space | None = None
    ppi: float = 0.0
    inside: bool = True


@dataclass
class Painted:
    """What was painted, each thing once; ``unread`` are the reasons why something could not be looked at."""

    paints: dict[Paint, None] = field(default_factory=dict)
    spaces: dict[str, Space] = field(default_factory=dict)
    pictures: list[Placed] = field(default_factory=list)
    fonts: dict[int, Any] = field(default_factory=dict)
    transparency: dict[str, None] = field(default_factory=dict)
    overprint: bool = False
    shaded_unread: bool = False  # a shading whose colours could not be told
    rgb_defined: bool = False  # a DefaultRGB somewhere says what DeviceRGB means
    unread: dict[str, None] = field(default_factory=dict)
    operations: int = 0
    given_up: bool = False  # a budget was spent: the file is an attack, or too much for a print shop too
