"""Step 4, export: how the colours of a Scene become the colours of a PDF.

``Colours`` is the one place that decides it: ``ScreenColours`` for proofs, ``InkColours`` for print files. A colour
space stands in a file only when something is painted in it.
"""

from __future__ import annotations

from typing import Protocol

import pikepdf

from bannergen.codes import exporting as codes
from bannergen.colour import Cmyk, Colour
from bannergen.diagnostics import Fault
from bannergen.export.inks import PrintCondition, Screen, srgb_profile
from bannergen.export.pdf_resources import Resources
from bannergen.export.pdf_syntax import deflated, numbers
from bannergen.scene import Image

# Four decimals tell 255 (and 1,000) steps apart with room to spare, and hold a build of two decimals exactly.
_DECIMALS = 4


class Colours(Protocol):
    """A way of writing colours."""

    def operators(self, colour: Colour, resources: Resources, *, stroking: bool) -> str:
        """Write the operators that make a flat colour the current one."""

    def gradient_space(self, resources: Resources) -> pikepdf.Object:
        """Return the space in which gradients run and images lie."""

    def components(self, colour: Colour) -> tuple[float, ...]:
        """Return a colour in the gradient space."""

    def pixels(self, image: Image) -> bytes:
        """Return the pixels of an image in the gradient space, 8 bit each."""


class ScreenColours:
    """sRGB, told apart from any other RGB by its ICC profile."""

    def __init__(self) -> None:
        self._screen = Screen()

    def operators(self, colour: Colour, resources: Resources, *, stroking: bool) -> str:
        """Write the operators that make a flat colour the current one."""
        components, space = numbers(self.components(colour), _DECIMALS), self._name(resources)
        return f"{space} CS {components} SCN\n" if stroking else f"{space} cs {components} scn\n"

    def gradient_space(self, resources: Resources) -> pikepdf.Object:
        """Return the one space."""
        return resources.get("ColorSpace", self._name(resources))

    def components(self, colour: Colour) -> tuple[float, ...]:
        """Return red, green and blue, 0 to 1."""
        return colour.red / 255, colour.green / 255, colour.blue / 255

    def pixels(self, image: Image) -> bytes:
        """Return the pixels in sRGB."""
        return self._screen.pixels(image).tobytes()

    def _name(self, resources: Resources) -> str:
        return resources.name("ColorSpace", "sRGB", lambda: self._space(resources.pdf))

    def _space(self, pdf: pikepdf.Pdf) -> pikepdf.Object:
        stream = pdf.make_stream(
            deflated(srgb_profile()), N=3, Alternate=pikepdf.Name.DeviceRGB, Filter=pikepdf.Name.FlateDecode
        )
        return pikepdf.Array([pikepdf.Name.ICCBased, stream])


class InkColours:
    """Inks: each flat colour its own build in DeviceCMYK, a spot colour on a plate of its own.

    A colour without a build has the one that the print condition makes of it. Gradients run between builds, also those
    of spots: no plate has the way from one ink to another. Nothing overprints: the graphics state is never touched.
    """

    def __init__(self, condition: PrintCondition) -> None:
        self._condition = condition
        self._spots: dict[str, Cmyk] = {}
        self._builds: dict[Colour, tuple[float, ...]] = {}

    def operators(self, colour: Colour, resources: Resources, *, stroking: bool) -> str:
        """Write the operators that make a flat colour the current one; raise a Fault for a spot of two builds."""
        if colour.spot is not None:
            space = self._plate(colour, colour.spot, resources)
            return f"{space} CS 1 SCN\n" if stroking else f"{space} cs 1 scn\n"
        return f"{numbers(self.components(colour), _DECIMALS)} {'K' if stroking else 'k'}\n"

    def gradient_space(self, resources: Resources) -> pikepdf.Object:
        """Return DeviceCMYK."""
        del resources  # a device's space needs no entry
        return pikepdf.Name.DeviceCMYK

    def components(self, colour: Colour) -> tuple[float, ...]:
        """Return cyan, magenta, yellow and black, 0 to 1."""
        if colour not in self._builds:
            build = self._condition.build(colour)
            self._builds[colour] = build.cyan / 100, build.magenta / 100, build.yellow / 100, build.black / 100
        return self._builds[colour]

    def pixels(self, image: Image) -> bytes:
        """Return the pixels in inks, converted once."""
        return self._condition.inks(image).tobytes()

    def _plate(self, colour: Colour, spot: str, resources: Resources) -> str:
        """Name the space of a spot colour; two builds for one name would leave open what a shop without it prints."""
        build = self._condition.build(colour)
        first = self._spots.setdefault(spot, build)
        if first != build:
            raise Fault(codes.SPOT_BUILDS.at(spot=spot, first=first, other=build))
        return resources.name("ColorSpace", spot, lambda: self._separation(spot, colour))

    def _separation(self, spot: str, colour: Colour) -> pikepdf.Object:
        full = numbers(self.components(colour), _DECIMALS)
        tint = pikepdf.Object.parse(
            f"<< /FunctionType 2 /Domain [0 1] /C0 [0 0 0 0] /C1 [{full}] /N 1 >>".encode(),
        )
        return pikepdf.Array(
            [pikepdf.Name.Separation, pikepdf.Name(f"/{spot}"), pikepdf.Name.DeviceCMYK, tint],
        )
