"""Step 3, compose: the words of a specimen in one language; whoever asks for the specimen words them."""

from __future__ import annotations

from dataclasses import dataclass

from bannergen.diagnostics import Severity


@dataclass(frozen=True)
class Headings:
    """What stands above each section of a specimen."""

    sheet: str
    capitals: str
    letters: str
    measures: str
    tones: str
    pairs: str
    text: str
    slogan: str
    signs: str


@dataclass(frozen=True)
class Captions:
    """What a specimen says beside the letters it shows."""

    title: str
    subtitle: str
    verdict: str
    passes: bool
    facts: tuple[tuple[str, str], ...]
    remarks: tuple[tuple[Severity, str], ...]
    headings: Headings
    missing: str  # the key to an empty cell …
    touching: str  # … to a ring …
    alike: str  # … and to two bars below a letter
    from_afar: str
