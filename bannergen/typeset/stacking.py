"""Step 2, typeset: a text set one syllable below the other, for signs too narrow for lines.

In: phrases, faces, a box, rules. Out: the largest such block. Here syllables stand alone by design; what belongs
together stands nearer together.
"""

from __future__ import annotations

from dataclasses import replace

from bannergen.geometry import Size
from bannergen.typeset.block import Block, Line, SetBlock
from bannergen.typeset.fitting import FitRules
from bannergen.typeset.ladder import Ladder
from bannergen.typeset.score import narrowing_cost, score
from bannergen.typeset.vietnamese import Phrase

_BETWEEN_PHRASES = 0.5  # cap heights beside the leading: enough to be seen as a step, less than an empty line


def stack(phrases: tuple[Phrase, ...], ladder: Ladder, box: Size, rules: FitRules) -> SetBlock:
    """Set a text one syllable a line, at the width that the score likes best."""
    tried = [_stacked(phrases, ladder, width, (box, rules)) for width in ladder.widths]
    large = [block for block in tried if block.cap_height >= rules.cap_least * (1 - 1e-9)]
    if not large:
        return max(tried, key=lambda block: block.cap_height)
    return max(large, key=lambda block: score(block.cap_height, narrowing_cost(block.block.face.width, ladder.natural)))


def _stacked(phrases: tuple[Phrase, ...], ladder: Ladder, width: float, limits: tuple[Size, FitRules]) -> SetBlock:
    box, rules = limits
    face = ladder.face(width)
    tracking = rules.tracking / 1000 * face.units_per_em
    lines, rooms = [], []
    for phrase in phrases:
        for index, syllable in enumerate(phrase.syllables):
            lines.append(Line.of(face, (Phrase((syllable,)),), tracking))
            rooms.append(0.0 if index else _BETWEEN_PHRASES * face.cap_height)
    block = replace(
        Block.tight(face, tuple(lines), rules.clearance, rules.align), tracking=tracking, rooms=tuple(rooms[1:])
    )
    steps = ("stack",) if width == ladder.natural else ("stack", "width")
    return SetBlock(block, block.scale_in(box, rules.cap_most) * face.units_per_em, steps)
