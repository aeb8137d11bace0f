"""Step 2, typeset: which of two ways to set a text is better. The one score there is; every other step only searches.

The score of a block is the height of its capitals, divided by one and what its looks cost: what costs 2 % has to buy
2 % of height.

- narrowing: 0.2 % a unit of the width axis below the natural width, and 10 % more at once below 88, where letters
  begin to look narrow.
- tightening: 0.1 % for each thousandth of an em that letters stand nearer than the style sets them.
- unevenness: 15 % of the mean square of what lines lack to the widest, as a share of it.
- breaks: by their grade, from nothing between clauses to 8 % after a small word that leads on.
- lines: 1 % each, so that one more line has to buy its height.

docs/typesetting.md says what this means for a text, docs/typesetting-compared.md shows it.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from bannergen.typeset.vietnamese import Break

Heights = TypeVar("Heights", float, NDArray[np.float64])

BREAK_COST: Mapping[Break, float] = MappingProxyType(
    {Break.FORCED: 0.0, Break.CLAUSE: 0.0, Break.PHRASE: 0.015, Break.WORD: 0.03, Break.POOR: 0.08}
)
UNEVEN_COST = 0.15
LINE_COST = 0.01
_LOOKS_NARROW = 88.0  # per cent of the natural width


def score(cap_height: Heights, cost: Heights) -> Heights:
    """Return the score of capitals of a height whose looks cost so much; both may be arrays."""
    return cap_height / (1 + cost)


def narrowing_cost(width: float, natural: float) -> float:
    """Return what a width costs, against the natural one; a wider one costs as much as one narrower by the same."""
    percent = 100 - abs(width / natural - 1) * 100
    return (100 - percent) * 0.002 + (0.10 if percent < _LOOKS_NARROW else 0.0)


def tightening_cost(tracking: float) -> float:
    """Return what a tracking costs, in thousandths of an em."""
    return abs(tracking) * 0.001
