"""Step 2, typeset: all the ways to break a text into lines.

In: which phrases may stand on a line together. Out: ways as rows of numbers: how many phrases lie before each line's
end. Every way there is, as long as there are not tens of thousands.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from bannergen.typeset.vietnamese import Break, Phrase

Ends = NDArray[np.int_]
_MOST = 8_000  # of one number of lines
_WIDER = 1.25  # of more ways than that: those whose widest line is not wider than this times what it must be


def may_stand(phrases: Sequence[Phrase], forced: Sequence[int], *, lone: bool) -> NDArray[np.bool_]:
    """Return which lines are allowed, by the first phrase and the one after the last.

    No line holds a single syllable unless ``lone`` allows it, or the text has no more; none goes past a ``forced`` end.
    """
    count = len(phrases)
    allowed = np.triu(np.ones((count + 1, count + 1), bool), 1)
    for end in forced:
        allowed[:end, end + 1 :] = False
    if not lone and count > 1:
        for index, phrase in enumerate(phrases):
            allowed[index, index + 1] &= len(phrase.syllables) > 1
    return allowed


def forced_ends(phrases: Sequence[Phrase]) -> tuple[int, ...]:
    """Return where the text forces a line to end."""
    return tuple(index for index, phrase in enumerate(phrases) if index and phrase.before is Break.FORCED)


def ways(allowed: NDArray[np.bool_], widths: NDArray[np.float64], lines: int) -> Ends:
    """Return the ways to set a text in so many lines, a row each; ``widths`` are those of the lines."""
    count = len(allowed) - 1
    if math.comb(count - 1, lines - 1) > _MOST:
        allowed = allowed & (widths <= _least_widest(allowed, widths, lines) * _WIDER)
    rest = _feasible(allowed, lines)
    rows = np.zeros((int(rest[lines][0]), 0), int)
    starts = np.zeros(len(rows), int)
    uneven = np.zeros(len(rows))
    for left in reversed(range(lines)):
        row, end = np.nonzero(allowed[starts] & rest[left])
        uneven = uneven[row] + (widths[starts[row], end] - widths[0, count] / lines) ** 2
        rows, starts = np.hstack((rows[row], end[:, None])), end
        if len(rows) > _MOST:
            kept = np.sort(np.argsort(uneven, kind="stable")[:_MOST])
            rows, starts, uneven = rows[kept], starts[kept], uneven[kept]
    return rows


def _feasible(allowed: NDArray[np.bool_], lines: int) -> list[NDArray[np.bool_]]:
    """Return from which phrases on the rest of the text makes exactly 0, 1, 2 … lines."""
    found = [np.arange(len(allowed)) == len(allowed) - 1]
    for _ in range(lines):
        found.append((allowed & found[-1]).any(axis=1))
    return found


def _least_widest(allowed: NDArray[np.bool_], widths: NDArray[np.float64], lines: int) -> float:
    """Return the width of the widest line where it is narrowest; infinite where there is no way at all."""
    choices = np.unique(widths[allowed])
    low, high = 0, len(choices)
    while low < high:
        middle = (low + high) // 2
        if _feasible(allowed & (widths <= choices[middle]), lines)[lines][0]:
            high = middle
        else:
            low = middle + 1
    return float(choices[low]) if low < len(choices) else math.inf
