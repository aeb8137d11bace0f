"""Step 1, read: Vietnamese names to ASCII slugs for file names and addresses."""

from __future__ import annotations

import re
import unicodedata

_LONGEST = 1000  # characters; ids are shorter, and taking marks off a long run of them takes its square


def slug_of(text: str) -> str:
    """Return small ASCII letters and digits joined by hyphens: "Huyện Na Hang" → ``huyen-na-hang``."""
    plain = unicodedata.normalize("NFD", text[:_LONGEST].replace("Đ", "D").replace("đ", "d"))
    ascii_only = "".join(character for character in plain if not unicodedata.combining(character))
    return re.sub(r"[^a-z0-9]+", "-", ascii_only.lower()).strip("-")
