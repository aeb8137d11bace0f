"""Step 3, compose: a picture file as artwork: a photograph, a painting, a scan.

In: a JPEG, PNG or TIFF file with its note. Out: a Picture: opaque pixels of 8 bit in three colours, upright, and their
ICC profile. Refuses by name what print files cannot hold or what would be converted twice: transparency, CMYK, 16 bit,
several pictures in one file, too many pixels, what is damaged.
"""

from __future__ import annotations

import io
import warnings
from typing import Any

from PIL import Image as Pillow
from PIL import ImageCms, ImageOps

from bannergen.codes import files
from bannergen.codes import layout as codes
from bannergen.compose.drawing import Picture
from bannergen.diagnostics import Fault
from bannergen.spec.library import Artwork

MOST_PIXELS = 100_000_000  # 300 MB in memory; at 100 ppi that is a picture of 3 × 2 m

_FORMATS = ("JPEG", "PNG", "TIFF")
_GREY = {"1", "L"}
_ALPHA = {"LA", "PA", "RGBA", "La", "RGBa"}
_DEEP = {"I", "F", "I;16", "I;16L", "I;16B", "I;16N"}


def read_picture(artwork: Artwork) -> Picture:
    """Read a picture file; raise a Fault that names what keeps it from being printed."""
    try:
        data = artwork.path.read_bytes()
    except OSError as fault:
        raise Fault(files.UNREADABLE.at(path=artwork.shown, reason=fault.strerror)) from fault
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of damage and of bombs: both are refused here
            return _picture(data, artwork)
    except Pillow.DecompressionBombError as fault:
        raise Fault(codes.PICTURE_LARGE.at(path=artwork.shown, most=MOST_PIXELS // 1_000_000)) from fault
    except Fault:
        raise
    except Exception as fault:  # the parsers of Pillow raise whatever they meet in a damaged file
        raise Fault(codes.PICTURE_DAMAGED.at(path=artwork.shown, reason=fault)) from fault


def _picture(data: bytes, artwork: Artwork) -> Picture:
    with Pillow.open(io.BytesIO(data), formats=_FORMATS) as opened:
        if opened.width * opened.height > MOST_PIXELS:
            raise Fault(codes.PICTURE_LARGE.at(path=artwork.shown, most=MOST_PIXELS // 1_000_000))
        _check_kind(opened, artwork.shown)
        profile = opened.info.get("icc_profile") or b""
        upright = ImageOps.exif_transpose(opened)
    opaque = _opaque(upright, artwork.shown)
    picture, profile = _in_rgb(opaque, profile)
    return Picture(picture.width, picture.height, picture.tobytes(), profile, str(artwork.note.title.vi))


def _check_kind(opened: Any, shown: str) -> None:
    """Raise a Fault for a kind of picture that would not be printed as it is."""
    if opened.format in {"PNG", "TIFF"} and getattr(opened, "n_frames", 1) > 1:  # a JPEG's second one is a preview
        raise Fault(codes.PICTURE_FRAMES.at(path=shown))
    # What Pillow would cut to 8 bit in silence it still names in how it unpacks the file.
    if opened.mode in _DEEP or any("16" in str(tile[3]) for tile in opened.tile if opened.format != "JPEG"):
        raise Fault(codes.PICTURE_DEEP.at(path=shown))
    if opened.mode not in {"RGB", "P", *_GREY, *_ALPHA}:
        raise Fault(codes.PICTURE_COLOURS.at(path=shown, space=opened.mode))


def _opaque(picture: Any, shown: str) -> Any:
    """Return a picture without its alpha channel; raise a Fault where that shows something through."""
    if picture.mode not in _ALPHA and "transparency" not in picture.info:
        return picture
    whole = picture.convert("RGBA")
    if whole.getchannel("A").getextrema()[0] < 255:
        raise Fault(codes.PICTURE_TRANSPARENT.at(path=shown))
    return whole.convert("RGB")


def _in_rgb(picture: Any, profile: bytes) -> tuple[Any, bytes]:
    """Return a picture in red, green and blue and their profile, empty for sRGB; a grey one leaves its own profile."""
    if not profile:
        return picture.convert("RGB"), b""
    read = ImageCms.ImageCmsProfile(io.BytesIO(profile))
    space = read.profile.xcolor_space.strip()
    if space == "GRAY" and picture.mode in _GREY:
        srgb = ImageCms.createProfile("sRGB")
        return ImageCms.profileToProfile(picture.convert("L"), read, srgb, outputMode="RGB"), b""
    if space != "RGB":
        message = f"ICC {space}, {picture.mode}"
        raise ValueError(message)
    is_srgb = (read.profile.profile_description or "").startswith("sRGB")
    return picture.convert("RGB"), b"" if is_srgb else profile
