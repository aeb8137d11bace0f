"""Step 5, preflight: the colour spaces of a PDF, and the inks of a colour in them.

In: a colour space as it stands in the file. Out: what it is called, the spots it names, and how much of which ink a
colour in it lays down; None where that depends on a conversion. Source: PDF 32000-1:2008, 8.6.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bannergen.preflight.files.pdf.functions import value_at
from bannergen.preflight.files.pdf.objects import array, entry, name, number, profile_in
from bannergen.preflight.files.report import INKS, one_line

_DEEPEST = 6
_DEVICE = {"DeviceGray": 1, "DeviceRGB": 3, "DeviceCMYK": 4, "CalGray": 1, "CalRGB": 3, "Lab": 3}
_IN_INKS = frozenset({"DeviceCMYK", "DeviceGray", "Separation", "DeviceN", "Pattern", "Indexed"})

Inks = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Space:
    """A colour space: ``kind`` as the standard calls it, ``shown`` as people do, ``under`` its alternate or base."""

    kind: str
    components: int
    shown: str
    colorants: tuple[str, ...] = ()
    under: Space | None = None
    tint: Any = field(default=None, compare=False)

    @property
    def first(self) -> tuple[float, ...]:
        """The colour that is set together with the space."""
        return (0.0, 0.0, 0.0, 1.0) if self.kind == "DeviceCMYK" else (float(bool(self.colorants)),) * self.components

    @property
    def base(self) -> Space:
        """The space whose colours an indexed one lists; of any other itself."""
        return self.under.base if self.kind == "Indexed" and self.under else self

    @property
    def is_rgb(self) -> bool:
        """Whether its colours are shares of red, green and blue."""
        base = self.base
        return base.kind in {"DeviceRGB", "CalRGB"} or (base.kind == "ICCBased" and base.components == 3)

    @property
    def is_in_inks(self) -> bool:
        """Whether no profile is asked about its colours, nor about those it stands for."""
        return self.kind in _IN_INKS and (self.under is None or self.under.is_in_inks)

    @property
    def is_registration(self) -> bool:
        """Whether it is the colour of registration marks, which prints in every ink."""
        return "All" in self.colorants

    @property
    def spots(self) -> frozenset[str]:
        """The spots that it names, and those under it."""
        return self._own_spots | (self.under.spots if self.under else frozenset())

    @property
    def _own_spots(self) -> frozenset[str]:
        return frozenset(self.colorants) - {*INKS, "None", "All"}

    def inks(self, colour: tuple[float, ...]) -> Inks | None:
        """Return the share of each ink of a colour; None where a profile decides that."""
        if len(colour) != self.components:
            return None
        if self.kind == "DeviceCMYK":
            return dict(zip(INKS, colour, strict=True))
        if self.kind == "DeviceGray":
            return {"Black": 1 - colour[0]}
        if self.colorants:
            return {ink: share for ink, share in zip(self.colorants, colour, strict=True) if ink not in {"None", "All"}}
        return None

    def build(self, colour: tuple[float, ...]) -> Inks | None:
        """Return the same with spots printed by their build, as printers of four inks do."""
        if not self._own_spots:
            return self.inks(colour)
        if self.under is None or len(colour) != 1:
            return None
        values = value_at(self.tint, colour[0])
        return None if values is None else self.under.build(values)


def device(kind: str) -> Space:
    """Return a device space by its name."""
    return Space(kind, _DEVICE[kind], kind.removeprefix("Device"))


def space_of(read: Any, resources: Any = None, depth: int = 0) -> Space | None:
    """Return a colour space; None where none stands there."""
    if depth > _DEEPEST:
        return None
    parts = [read] if isinstance(read, str) else array(read)
    kind = str(parts[0]).removeprefix("/") if parts and isinstance(parts[0], str) else ""
    if kind in _DEVICE:
        return device(kind)
    if kind == "Pattern":
        return Space("Pattern", 0, "Pattern", under=space_of(parts[1], resources, depth + 1) if parts[1:] else None)
    if isinstance(read, str):  # one of the resources
        return space_of(entry(resources, "/ColorSpace", f"/{kind}"), resources, depth + 1)
    return _special(kind, parts[1:], resources, depth + 1) if parts[1:] else None


def _special(kind: str, rest: list[Any], resources: Any, depth: int) -> Space | None:
    if kind == "ICCBased":
        return _profiled(rest[0])
    under = space_of(rest[0 if kind == "Indexed" else min(1, len(rest) - 1)], resources, depth)
    if kind == "Indexed" and under:
        return Space("Indexed", 1, under.shown, under=under)
    if kind == "Separation" and len(rest) >= 3:
        colorant = one_line(name(rest[0]))
        return Space(kind, 1, f"Separation {colorant}", (colorant,), under, rest[2])
    if kind == "DeviceN" and len(rest) >= 3 and array(rest[0]):
        colorants = tuple(one_line(name(one)) for one in array(rest[0])[:32])
        return Space(kind, len(colorants), f"DeviceN {'/'.join(colorants)}", colorants, under, rest[2])
    return None


def _profiled(stream: Any) -> Space:
    components = int(number(stream, "/N") or 0)
    profile = profile_in(stream)
    named = {1: "Gray", 3: "RGB", 4: "CMYK"}.get(components, str(components))
    if profile and profile.space == "Lab":
        named = "Lab"
    return Space("ICCBased", components, f"ICC {named}" + (f" ({profile.description})" if profile else ""))
