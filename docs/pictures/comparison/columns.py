"""The settings of every program, by panel."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from comparison.own import cascaded, plain
from comparison.panels import Key, Panel
from comparison.pitch import tightest
from comparison.settings import Setting
from comparison.with_chromium import chromium_sets
from comparison.with_typst import typst_sets

OWN = "bannergen"
CASCADE = "bannergen, whole cascade"
NORMAL = "Chromium, normal"
SHOWN = (OWN, CASCADE, "Typst", "Chromium", NORMAL)
Columns = dict[str, dict[Key, Setting]]


def set_all(panels: Sequence[Panel]) -> Columns:
    """Set panels with every program; the cascade's column holds only what differs from ours without it."""
    unbroken = [panel.unbroken() for panel in panels]
    settings = {
        OWN: [plain(panel) for panel in panels],
        CASCADE: [cascaded(panel) for panel in panels],
        "Typst": tightest(typst_sets, panels),
        "Chromium": tightest(chromium_sets, panels),
        NORMAL: chromium_sets(panels, True),
        "Typst, kept": tightest(typst_sets, unbroken),
        "Chromium, kept": tightest(chromium_sets, unbroken),
    }
    return {
        name: {panel.key: one for panel, one in zip(panels, column, strict=True) if one}
        for name, column in settings.items()
    }


def shown(columns: Columns, key: Key) -> Iterator[tuple[str, Setting]]:
    """Yield the settings of a panel that the page shows, with their programs."""
    return ((name, columns[name][key]) for name in SHOWN if key in columns[name])
