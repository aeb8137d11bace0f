"""Step 4, export: how the colours of a Scene become the colours of a PDF.

``Colours`` is the one place that decides it: a print condition (CMYK builds, spots) is one more class here.
"""

from __future__ import annotations

from typing import Protocol

import pikepdf

from bannergen.colour import Colour
from bannergen.export.pdf_syntax import deflated, numbers
from bannergen.resources import bundled_root
from bannergen.scene import Image

# Four decimals tell 255 (and 1,000) steps apart with room to spare.
_DECIMALS = 4


class Colours(Protocol):
    """A way of writing colours."""

    def spaces(self, pdf: pikepdf.Pdf) -> dict[str, pikepdf.Object]:
        """Make the colour spaces that the operators name, by resource name with its slash."""

    def operators(self, colour: Colour, *, stroking: bool) -> str:
        """Write the operators that make a flat colour the current one."""

    def gradient_space(self) -> str:
        """Name the space in which gradients run and images lie."""

    def components(self, colour: Colour) -> tuple[float, ...]:
        """Return a colour in the gradient space."""

    def pixels(self, image: Image) -> bytes:
        """Return the pixels of an image in the gradient space, 8 bit each."""


def screen_colours() -> ScreenColours:
    """Return sRGB with the profile that comes with the program."""
    return ScreenColours((bundled_root() / "assets" / "icc" / "sRGB.icc").read_bytes())


class ScreenColours:
    """sRGB, told apart from any other RGB by its ICC profile."""

    def __init__(self, profile: bytes) -> None:
        self._profile = profile

    def spaces(self, pdf: pikepdf.Pdf) -> dict[str, pikepdf.Object]:
        """Make the one space, /sRGB."""
        stream = pdf.make_stream(
            deflated(self._profile), N=3, Alternate=pikepdf.Name.DeviceRGB, Filter=pikepdf.Name.FlateDecode
        )
        return {"/sRGB": pdf.make_indirect(pikepdf.Array([pikepdf.Name.ICCBased, stream]))}

    def operators(self, colour: Colour, *, stroking: bool) -> str:
        """Write the operators that make a flat colour the current one."""
        components = numbers(self.components(colour), _DECIMALS)
        return f"/sRGB CS {components} SCN\n" if stroking else f"/sRGB cs {components} scn\n"

    def gradient_space(self) -> str:
        """Name the one space."""
        return "/sRGB"

    def components(self, colour: Colour) -> tuple[float, ...]:
        """Return red, green and blue, 0 to 1."""
        return colour.red / 255, colour.green / 255, colour.blue / 255

    def pixels(self, image: Image) -> bytes:
        """Return the pixels in sRGB."""
        from bannergen.export.inks import Screen  # loaded by who has pictures

        return Screen().pixels(image).tobytes()
