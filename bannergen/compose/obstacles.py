"""Step 3, compose: what a seam between two panels keeps off: the ink of each letter, and artwork of the layout.

In: a Scene. Out: Obstacles. The ground and its art may be cut: they run through the whole piece.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count

from bannergen.geometry import Matrix, Rect, union
from bannergen.scene import GlyphRun, Group, Image, Node, Path, Scene, Word

_LETTER, _ART = 1, 4  # cutting an emblem is as bad as cutting a short word


@dataclass(frozen=True, slots=True)
class Obstacle:
    """A letter (with the number of its word), or artwork."""

    ink: Rect
    name: str  # the word it belongs to, or the artwork's id
    word: int | None = None

    @property
    def weight(self) -> int:
        """How bad it is to cut it, in letters."""
        return _ART if self.word is None else _LETTER


def obstacles_of(scene: Scene) -> Iterator[Obstacle]:
    """Yield all letters, and all artwork that stands in the layout."""
    numbers = count()
    for run, seen in scene.runs():
        for word in run.words:
            number = next(numbers)
            yield from (Obstacle(ink, word.text, number) for ink in _letters(run, word, seen))
    for node in scene.nodes:
        # Items are groups of their own; art of the ground is cut at the bleed box, letters have no id.
        if isinstance(node, Group) and node.id and node.clip is None:
            ink = union(_inks(node.children, node.transform))
            if ink:
                yield Obstacle(ink, node.id)


def _letters(run: GlyphRun, word: Word, seen: Matrix) -> Iterator[Rect]:
    """Yield the ink of each letter with its marks."""
    scale = run.size / run.font.units_per_em
    letters: dict[int, list[Rect]] = {}
    for glyph, pen in word.pens(run.tracking / scale):
        x, y = run.x + word.x + (pen + glyph.x_offset) * scale, run.y - glyph.y_offset * scale
        ink = run.font.outlines[glyph.id].mapped(seen.after(Matrix(scale, 0, 0, -scale, x, y))).bounds
        if ink:
            letters.setdefault(glyph.cluster, []).append(ink)
    yield from (ink for inks in letters.values() if (ink := union(inks)))


def _inks(nodes: tuple[Node, ...], seen: Matrix) -> Iterator[Rect]:
    """Yield the ink of nodes, cut by nothing."""
    for node in nodes:
        if isinstance(node, Group):
            yield from _inks(node.children, seen.after(node.transform))
        elif isinstance(node, Image):
            yield node.box.mapped(seen)
        elif isinstance(node, GlyphRun):
            if node.ink:
                yield node.ink.mapped(seen)
        elif isinstance(node, Path) and (bounds := node.outline.mapped(seen).bounds):
            yield bounds.grown(node.stroke.width / 2 * seen.scale if node.stroke else 0.0)
