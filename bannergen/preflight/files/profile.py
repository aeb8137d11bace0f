"""Step 5, preflight: what an embedded ICC profile says of itself.

In: its bytes. Out: its header and its description, or None where it is no profile. Nothing is converted with it.
Source: ICC.1:2022, 7.2 (header), 9.2.41 (description), 10.15 (multiLocalizedUnicodeType).
"""

from __future__ import annotations

import struct

from bannergen.preflight.files.report import Profile

_MOST_TAGS = 200


def profile_of(data: bytes) -> Profile | None:
    """Return what a profile says of itself; None when it is none."""
    if len(data) < 132 or data[36:40] != b"acsp":
        return None
    version = f"{data[8]}.{data[9] >> 4}"
    device_class, space = (_ascii(data[at : at + 4]) for at in (12, 16))
    whole = int.from_bytes(data[:4], "big") == len(data)
    return Profile(_description(data), space, device_class, version, len(data), whole)


def _description(data: bytes) -> str:
    count = min(struct.unpack(">I", data[128:132])[0], _MOST_TAGS)
    for at in range(132, 132 + 12 * count, 12):
        if data[at : at + 4] == b"desc" and len(data) >= at + 12:
            offset, size = struct.unpack(">II", data[at + 4 : at + 12])
            return _text(data[offset : offset + size])
    return ""


def _text(tag: bytes) -> str:
    if tag[:4] == b"desc" and len(tag) >= 12:  # version 2
        length = struct.unpack(">I", tag[8:12])[0]
        return _ascii(tag[12 : 12 + length])
    if tag[:4] == b"mluc" and len(tag) >= 28:  # version 4: the first of its languages
        length, offset = struct.unpack(">II", tag[20:28])
        return _printable(tag[offset : offset + length].decode("utf-16-be", "replace"))
    return ""


def _ascii(raw: bytes) -> str:
    return _printable(raw.decode("latin-1"))


def _printable(text: str) -> str:
    return "".join(c for c in text if c.isprintable()).strip()[:120]
