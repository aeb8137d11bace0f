"""Step 4, export: the pixels of a picture in sRGB, for everything that is seen on a screen.

In: an Image with its own ICC profile. Out: the same Image in sRGB. Print files turn the first into inks in one step
(``inks``); nothing is converted twice.
"""

from __future__ import annotations

import io
from dataclasses import replace

from bannergen.resources import bundled_root
from bannergen.scene import Image


def in_srgb(image: Image) -> Image:
    """Return a picture in sRGB; one that is in sRGB is returned as it is."""
    if not image.profile:
        return image
    from PIL import Image as Pillow  # loaded by who converts
    from PIL import ImageCms

    picture = Pillow.frombytes("RGB", (image.width_px, image.height_px), image.rgb)
    ImageCms.profileToProfile(
        picture,
        io.BytesIO(image.profile),
        io.BytesIO((bundled_root() / "assets" / "icc" / "sRGB.icc").read_bytes()),
        ImageCms.Intent.RELATIVE_COLORIMETRIC,
        inPlace=True,
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )
    return replace(image, rgb=picture.tobytes(), profile=b"")
