"""The tables of the page."""

from __future__ import annotations

import re
import statistics
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from comparison.columns import CASCADE, OWN, SHOWN, Columns, shown
from comparison.panels import BOXES, Key
from comparison.settings import FAULTS, Setting

PAGE = Path(__file__).parents[2] / "typesetting-compared.md"
PEERS = ("Typst, kept", "Chromium, kept", "Typst", "Chromium", "Chromium, normal")


def write_tables(columns: Columns) -> None:
    """Write the tables into the page, between its marks."""
    text = PAGE.read_text("utf-8")
    for table in (summary, cascade, looks, figures):
        rows = "\n".join(table(columns))
        marks = rf"(<!-- {table.__name__} -->\n).*?(\n<!-- end -->)"
        text = re.sub(marks, rf"\g<1>{rows}\g<2>", text, flags=re.DOTALL)
    PAGE.write_text(text, "utf-8")


def row(cells: Iterable[object]) -> str:
    """Return a row of a table."""
    return f"| {' | '.join(map(str, cells))} |"


def head(cells: Iterable[str]) -> Iterator[str]:
    """Yield the head of a table."""
    names = list(cells)
    yield row(names)
    yield "|---" * len(names) + "|"


def ratios(mine: Mapping[Key, Setting], theirs: Callable[[Key], float]) -> Iterator[str]:
    """Yield by box the median, the least and the greatest of our cap heights as a share of theirs, given by panel."""
    for box in BOXES:
        found = [own.cap / theirs(key) for key, own in mine.items() if key[2] == box]
        yield f"{statistics.median(found):.2f} ({min(found):.2f}–{max(found):.2f})"


def summary(columns: Columns) -> Iterator[str]:
    """Yield our cap heights against the peers'."""
    yield from head(("our cap height ÷ theirs", *BOXES))
    alike = {key: own for key, own in columns[OWN].items() if not columns["Typst, kept"][key].lone}
    yield row(
        ("Typst, kept, where no syllable stands alone", *ratios(alike, lambda key: columns["Typst, kept"][key].cap))
    )
    for name in PEERS:
        yield row((name, *ratios(columns[OWN], lambda key, name=name: columns[name][key].cap)))


def cascade(columns: Columns) -> Iterator[str]:
    """Yield the cap heights of the whole cascade against our own without it and Typst's, where there is a cascade."""
    mine = {key: columns[CASCADE].get(key, own) for key, own in columns[OWN].items() if own.panel.typeface.is_natural}
    yield from head(("whole cascade ÷ …", *BOXES))
    yield row((OWN, *ratios(mine, lambda key: columns[OWN][key].cap)))
    yield row(("Typst", *ratios(mine, lambda key: columns["Typst"][key].cap)))
    yield row(("Typst, the best of the same widths", *ratios(mine, lambda key: max(widths(columns["Typst"], key)))))


def widths(column: Mapping[Key, Setting], key: Key) -> Iterator[float]:
    """Yield the cap heights that a program reaches in the widths that the whole cascade of a panel may use."""
    own = column[key].panel
    least, most = own.typeface.limits or (100, 100)
    for found in column.values():
        face, other = found.panel.typeface, own.typeface
        same = (face.family, face.face.scene_font.weight) == (other.family, other.face.scene_font.weight)
        if same and found.panel.key[1:] == key[1:] and least <= face.width <= most:
            yield found.cap


def looks(columns: Columns) -> Iterator[str]:
    """Yield how many panels of each program have which fault."""
    names = [name for name in columns if name != CASCADE]
    yield from head((f"panels of {len(columns[OWN])} with", *names))
    for letter, (title, has) in FAULTS.items():
        yield row((f"{title} ({letter})", *(sum(map(has, columns[name].values())) for name in names)))


def figures(columns: Columns) -> Iterator[str]:
    """Yield the cap heights of every face, slogan and box."""
    yield from head(("face", "text", "box", *SHOWN))
    for key, own in columns[OWN].items():
        found = dict(shown(columns, key))
        yield row((own.panel.typeface.name, *key[1:], *(cell(found[n]) if n in found else "" for n in SHOWN)))


def cell(setting: Setting) -> str:
    """Return a cap height with what is to be said of it."""
    letters = "".join(letter for letter, (_, has) in FAULTS.items() if has(setting))
    return " ".join(filter(None, (f"{setting.cap:.1f}", f"({setting.way})" if setting.way else "", letters)))
