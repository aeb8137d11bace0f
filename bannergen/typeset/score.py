"""Step 2, typeset: which of two ways to set a text is better. The one score there is; every other step only searches.

The score of a block is the height of its capitals less what its looks cost, as a share of that height:

- narrowing: 0.2 % a unit of the width axis below the natural width, and 9 % more at once below 88, where letters begin
  to look narrow. So narrowing below 88 has to buy a tenth of height.
- tightening: 0.1 % for each thousandth of an em that letters stand nearer than the style sets them.
- unevenness: 15 % of the mean square of what lines lack to the widest, as a share of it.
- breaks: by their grade, from nothing between clauses to 6 % after a small word that leads on.
- lines: 1 % each, so that one more line has to buy its height.

docs/typesetting.md says why, with pictures.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from bannergen.typeset.vietnamese import Break

BREAK_COST: Mapping[Break, float] = MappingProxyType(
    {Break.FORCED: 0.0, Break.CLAUSE: 0.0, Break.PHRASE: 0.008, Break.WORD: 0.025, Break.POOR: 0.06}
)
UNEVEN_COST = 0.15
LINE_COST = 0.01
_LOOKS_NARROW = 88.0  # per cent of the natural width


def narrowing_cost(width: float, natural: float) -> float:
    """Return what a width costs, against the natural one; a wider one costs as much as one narrower by the same."""
    percent = 100 - abs(width / natural - 1) * 100
    return (100 - percent) * 0.002 + (0.09 if percent < _LOOKS_NARROW else 0.0)


def tightening_cost(tracking: float) -> float:
    """Return what a tracking costs, in thousandths of an em."""
    return abs(tracking) * 0.001
