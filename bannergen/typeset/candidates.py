"""Step 2, typeset: the ways to set a text that are worth a look, with all of their rating that no box changes.

In: phrases and their measures at the style's own width and tracking. Out: arrays, a place a way. Decides nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from bannergen.typeset.block import Align
from bannergen.typeset.measures import Measures, Table
from bannergen.typeset.score import BREAK_COST, LINE_COST, UNEVEN_COST
from bannergen.typeset.ways import Ends, forced_ends, may_stand, ways


@dataclass(frozen=True, eq=False)
class Candidates:
    """Ways by number of lines.

    Of each way: its width, its ink above the first baseline and below the last one, all in font units; how many
    leadings lie between these; and what its breaks cost.
    """

    groups: tuple[Ends, ...]
    width: Table
    above: Table
    below: Table
    leadings: Table
    looks: Table

    def ends(self, index: int) -> tuple[int, ...]:
        """Return how many phrases lie before the end of each line of a way."""
        for group in self.groups:
            if index < len(group):
                return tuple(map(int, group[index]))
            index -= len(group)
        raise IndexError(index)


def candidates(measures: Measures, least: int, most: int, align: Align) -> Candidates:
    """Return the ways of ``least`` to ``most`` lines, as far as the text allows them.

    A line holds a single syllable only where there is no other way; so may the least number of lines be missed.
    """
    phrases, tables = measures.phrases, measures.tables
    forced = forced_ends(phrases)
    most = min(most, len(phrases))
    forced = forced if len(forced) < most else ()  # a single line cannot be broken
    counts = range(max(min(least, most), len(forced) + 1), most + 1)
    groups: tuple[Ends, ...] = ()
    for tried, lone in ((counts, False), (range(1, most + 1), False), (counts, True)):
        allowed = may_stand(phrases, forced, lone=lone)
        groups = tuple(ways(allowed, tables.right - tables.left, lines) for lines in tried)
        if any(map(len, groups)):
            break
    rows = [_rated(ends, measures, align) for ends in groups] or [(np.empty(0),) * 5]
    return Candidates(groups, *(np.concatenate(column) for column in zip(*rows, strict=True)))


def _rated(ends: Ends, measures: Measures, align: Align) -> tuple[Table, Table, Table, Table, Table]:
    """Return the columns of ways of one number of lines."""
    tables, lines = measures.tables, ends.shape[1]
    starts = np.hstack((np.zeros((len(ends), 1), int), ends[:, :-1]))
    left, right, start, end = (table[starts, ends] for table in tables[:4])
    axis = {"start": start, "center": (start + end) / 2, "end": end}[align]
    before, after = ((reach.max(axis=1, initial=0.0)) for reach in (axis - left, right - axis))
    width = 2 * np.maximum(before, after) if align == "center" else before + after
    bodies = end - start
    uneven = ((1 - bodies / bodies.max(axis=1, initial=1.0, keepdims=True)) ** 2).mean(axis=1)
    costs = np.array([*(BREAK_COST[phrase.before] for phrase in measures.phrases), 0.0])
    looks = UNEVEN_COST * uneven + costs[ends[:, :-1]].sum(axis=1) + LINE_COST * lines
    leadings = np.full(len(ends), lines - 1.0)
    return width, tables.above[0, ends[:, 0]], tables.below[starts[:, -1], ends[:, -1]], leadings, looks
