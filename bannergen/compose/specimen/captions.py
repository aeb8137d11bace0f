"""Step 3, compose: the words of a specimen in one language; whoever asks for the specimen words them."""

from __future__ import annotations

from dataclasses import dataclass

from bannergen.diagnostics import Severity


@dataclass(frozen=True)
class Captions:
    """What a specimen says beside the letters it shows. ``headings`` has one for each of its sections."""

    title: str
    subtitle: str
    verdict: str
    passes: bool
    facts: tuple[tuple[str, str], ...]
    remarks: tuple[tuple[Severity, str], ...]
    headings: tuple[str, ...]
    missing: str  # the key to an empty cell …
    touching: str  # … and to a ring
    from_afar: str
