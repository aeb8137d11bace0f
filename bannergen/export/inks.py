"""Step 4, export: the print condition: what the inks of a file are meant for, and RGB turned into its inks.

In: an ICC profile of a CMYK printer. Out: ink builds of colours that carry none, pixels of pictures in inks. A colour's
own build is never touched: a profile turns flag red into 0/94/93/7. Refuses every other kind of profile by name. Beside
it stands the screen, whose condition is sRGB: pictures of another profile become sRGB.
"""

from __future__ import annotations

import io
import zlib
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bannergen.codes import exporting as codes
from bannergen.codes import files
from bannergen.colour import Cmyk, Colour
from bannergen.diagnostics import Fault
from bannergen.resources import bundled_root
from bannergen.scene import Image

Rgb = NDArray[np.uint8]  # … × 3: red, green, blue
Inks = NDArray[np.uint8]  # … × 4: cyan, magenta, yellow, black; 255 is full ink

_ICC = bundled_root() / "assets" / "icc"
# The condition as the ICC's registry defines it (color.org, Characterization Data), in short.
_FOGRA39 = "Offset on coated paper, types 1 and 2 (ISO 12647-2:2004/Amd 1)"


@dataclass(frozen=True)
class PrintCondition:
    """An ICC profile of a CMYK printer and the name of the condition it characterises.

    One object serves a whole run: it keeps its transforms and its compressed profile.
    """

    name: str
    profile: bytes = field(repr=False)
    registered: bool = False  # in the ICC's registry of characterisations, under this name
    description: str = ""  # for people

    @classmethod
    def fogra39(cls) -> PrintCondition:
        """Return the condition that is used where none is named: offset on coated paper."""
        return cls("FOGRA39", (_ICC / "FOGRA39L_coated.icc").read_bytes(), registered=True, description=_FOGRA39)

    @classmethod
    def of_file(cls, path: Path) -> PrintCondition:
        """Return a shop's own condition; raise a Fault when the file is no profile of a CMYK printer."""
        try:
            data = path.read_bytes()
        except OSError as fault:
            raise Fault(files.UNREADABLE.at(path=path, reason=fault.strerror or fault)) from fault
        own = cls.fogra39()
        if data == own.profile:
            return own
        name = _checked_name(data, path)
        return cls(name, data, description=name)

    @property
    def icc_version(self) -> int:
        """The major version of the profile's format: ICC.1:2022, 7.2.4."""
        return self.profile[8]

    @cached_property
    def deflated_profile(self) -> bytes:
        """The profile as a print file embeds it."""
        return zlib.compress(self.profile, 9)  # once a run, so as small as it gets

    def build(self, colour: Colour) -> Cmyk:
        """Return a colour's ink build: its own, else what the profile makes of its sRGB."""
        if colour.cmyk is not None:
            return colour.cmyk
        pixel = np.array([[(colour.red, colour.green, colour.blue)]], np.uint8)
        return Cmyk(*(round(int(ink) / 2.55, 2) for ink in self._converted(pixel, b"")[0, 0]))

    def inks(self, image: Image) -> Inks:
        """Return the pixels of a picture in inks, rows × columns × 4: from its own profile in one step."""
        return self._converted(_pixels(image), image.profile)

    def _converted(self, rgb: NDArray[np.uint8], profile: bytes) -> Inks:
        from PIL import Image as Pillow  # loaded by who converts

        return np.asarray(_applied(Pillow.fromarray(rgb), self._transform(profile)))

    def _transform(self, source: bytes) -> Any:
        if source not in self._transforms:
            self._transforms[source] = _transform_of(source or srgb_profile(), self.profile, "CMYK")
        return self._transforms[source]

    @cached_property
    def _transforms(self) -> dict[bytes, Any]:
        return {}


class Screen:
    """A screen of the colour space sRGB."""

    def __init__(self) -> None:
        self._transforms: dict[bytes, Any] = {}

    def pixels(self, image: Image) -> Rgb:
        """Return the pixels of a picture in sRGB, rows × columns × 3."""
        from PIL import Image as Pillow  # loaded by who converts

        if not image.profile:
            return _pixels(image)
        if image.profile not in self._transforms:
            self._transforms[image.profile] = _transform_of(image.profile, srgb_profile(), "RGB")
        return np.asarray(_applied(Pillow.fromarray(_pixels(image)), self._transforms[image.profile]))


def srgb_profile() -> bytes:
    """Return the ICC profile of sRGB."""
    return (_ICC / "sRGB.icc").read_bytes()


def _pixels(image: Image) -> Rgb:
    return np.frombuffer(image.rgb, np.uint8).reshape(image.height_px, image.width_px, 3)


def _transform_of(source: bytes, target: bytes, mode: str) -> Any:
    from PIL import ImageCms

    return ImageCms.buildTransform(
        io.BytesIO(source),
        io.BytesIO(target),
        "RGB",
        mode,
        ImageCms.Intent.RELATIVE_COLORIMETRIC,
        ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )


def _applied(picture: Any, transform: Any) -> Any:
    from PIL import ImageCms

    return ImageCms.applyTransform(picture, transform)


def _checked_name(data: bytes, path: Path) -> str:
    """Return the description of a CMYK printer profile; raise a Fault for anything else."""
    from PIL import ImageCms

    try:
        profile = ImageCms.ImageCmsProfile(io.BytesIO(data)).profile
    except (OSError, ImageCms.PyCMSError) as fault:
        raise Fault(codes.PROFILE_UNREADABLE.at(path=path)) from fault
    space, kind = profile.xcolor_space.strip(), profile.device_class.strip()
    if (space, kind) != ("CMYK", "prtr"):
        raise Fault(codes.PROFILE_NOT_CMYK.at(path=path, space=space, kind=kind))
    if not _is_whole(data):
        raise Fault(codes.PROFILE_UNREADABLE.at(path=path))
    return (profile.profile_description or path.stem).strip()


def _is_whole(data: bytes) -> bool:
    """Tell whether a profile is as long as it says and makes less ink of white than of black."""
    from PIL import Image as Pillow
    from PIL import ImageCms

    if int.from_bytes(data[:4], "big") != len(data):  # ICC.1:2022, 7.2.2: the profile's size
        return False
    white_and_black = Pillow.frombytes("RGB", (2, 1), bytes([255, 255, 255, 0, 0, 0]))
    try:
        inks = np.asarray(_applied(white_and_black, _transform_of(srgb_profile(), data, "CMYK")), np.int64)
    except (OSError, ImageCms.PyCMSError):
        return False
    return bool(inks[0, 0].sum() < inks[0, 1].sum())
