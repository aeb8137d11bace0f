"""Step 1, read: ids from Vietnamese words.

In: text. Out: ASCII slugs. Refuses nothing; may return the empty string.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from bannergen.spec.slug import slug_of

_SYLLABLES = 5
_LONGEST = 80  # characters; ids become folder names
# What an id leaves out of an event's name: its date and its year, which is added at the end.
_DATES = re.compile(r"\([^)]*\)|\b\d{1,2}/\d{1,2}(?:/\d{4})?\b|\bnăm \d{4}\b")


def short_slug(text: str) -> str:
    """Write a slug that is not too long for an id."""
    return slug_of(text)[:_LONGEST].strip("-")


def campaign_id(event: str, year: int | None) -> str:
    """Name a campaign: the event without dates, then the year ("ngay-chuyen-doi-so-quoc-gia-2022")."""
    name = short_slug(_DATES.sub(" ", event))
    return f"{name}-{year}" if name and year else name


def slogan_ids(texts: Iterable[str]) -> tuple[str, ...]:
    """Name slogans by their first five syllables, by more where two begin alike."""
    taken: list[str] = []
    for text in texts:
        taken.append(_free(text.split(), taken))
    return tuple(taken)


def _free(syllables: list[str], taken: list[str]) -> str:
    for count in range(_SYLLABLES, max(len(syllables), _SYLLABLES) + 1):
        name = short_slug(" ".join(syllables[:count]))
        if name and name not in taken:
            return name
    stem = short_slug(" ".join(syllables[:_SYLLABLES])) or "khau-hieu"
    return next(name for n in range(1, len(taken) + 3) if (name := f"{stem}-{n + 1}") not in taken)
