"""The pages of the documentation: their links, their names in backticks, their examples."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGES = tuple(sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")]))

_BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_SPAN = re.compile(r"`([^`\n]+)`")
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#{1,6} (.+)$", re.MULTILINE)
# A complete example says in its first line which file it is: a comment of YAML or XML that is a path.
_FILE = re.compile(r"^(?:#|<!--) ?((?:[a-z-]+/)*[a-z0-9-]+\.(?:yaml|svg))(?: -->)?$")


@dataclass(frozen=True)
class Block:
    """A fenced block."""

    language: str
    text: str

    @property
    def file(self) -> str | None:
        """The file that a complete example is; None for a fragment."""
        found = _FILE.match(self.text.split("\n", 1)[0])
        return found[1] if found else None


@dataclass(frozen=True)
class Page:
    """One page, and what it says outside of its blocks."""

    path: Path
    text: str

    @classmethod
    def read(cls, path: Path | str) -> Page:
        path = ROOT / path
        return cls(path, path.read_text("utf-8"))

    @property
    def name(self) -> str:
        return self.path.relative_to(ROOT).as_posix()

    @property
    def prose(self) -> str:
        return _BLOCK.sub("", self.text)

    @property
    def blocks(self) -> tuple[Block, ...]:
        return tuple(Block(language, text) for language, text in _BLOCK.findall(self.text))

    @property
    def examples(self) -> dict[str, str]:
        """The complete examples by file."""
        return {block.file: block.text for block in self.blocks if block.file}

    @property
    def names(self) -> tuple[str, ...]:
        """What stands in backticks."""
        return tuple(_SPAN.findall(self.prose))

    @property
    def links(self) -> tuple[str, ...]:
        return tuple(_LINK.findall(self.prose))

    @property
    def anchors(self) -> frozenset[str]:
        """The anchors of its headings, as GitHub makes them."""
        plain = (re.sub(r"[^\w\- ]", "", heading.lower()) for heading in _HEADING.findall(self.prose))
        return frozenset(heading.replace(" ", "-") for heading in plain)


def pages() -> tuple[Page, ...]:
    return tuple(Page.read(path) for path in PAGES)
