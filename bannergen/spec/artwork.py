"""Step 1, read: the note beside each piece of artwork: where it comes from, and which theme colours it uses.

In: assets/artwork/<id>.yaml. Out: an ArtworkNote. The file itself is read by ``compose.artwork`` or, where it is a
picture, by ``compose.picture``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from bannergen.diagnostics import Span
from bannergen.spec import reader
from bannergen.spec.decode import Decoder
from bannergen.spec.theme import ColourToken
from bannergen.spec.values import Slug, Text


@dataclass(frozen=True, kw_only=True)
class LocalTitle:
    """A title in both languages."""

    vi: Text
    en: Text


@dataclass(frozen=True)
class ArtColour:
    """A theme token, or a colour of its own (``{srgb: …, cmyk: …}``) as emblems have: one of the two."""

    token: Text | None = None
    own: ColourToken | None = None

    @classmethod
    def from_node(cls, node: reader.Node, decoder: Decoder, key: str) -> ArtColour:
        """Read either."""
        if isinstance(node, reader.Mapping):
            return cls(own=decoder.value(ColourToken, node, key))
        return cls(token=decoder.value(Text, node, key))


@dataclass(frozen=True, kw_only=True)
class ArtworkNote:
    """The note of one file; ``colours`` maps each hex colour of an SVG to a theme token or a colour of its own."""

    artwork: Slug
    title: LocalTitle
    source: Text
    licence: Text
    colours: Mapping[str, ArtColour] = field(default_factory=dict)
    span: Span
