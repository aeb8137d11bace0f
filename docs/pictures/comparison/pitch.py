"""The line pitch that suits a peer's lines: neither program looks for it itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from comparison.panels import CLEARANCE, Key, Panel
from comparison.settings import Setting

RUNS = 20  # of a peer, until its line pitch suits its own breaks

Peer = Callable[[Sequence[Panel], bool], list[Setting]]  # with pictures, or without


def tightest(peer: Peer, panels: Sequence[Panel]) -> list[Setting]:
    """Return what a peer sets largest with an even pitch at which lines keep the clearance and ink stays in the box.

    The pitch depends on the breaks and they on it: it is raised from the least there is until both agree.
    """
    best: dict[Key, Setting] = {}
    tried = [replace(panel, pitch=panel.typeface.cap * (1 + CLEARANCE)) for panel in panels]
    for run in range(RUNS):
        found = peer(tried, False) if tried else []
        tried = []
        for setting in found:
            key = setting.panel.key
            if suits(setting) and key in best:  # tried again with no more room than its breaks need
                best[key] = max(best[key], setting, key=lambda one: one.size)
                continue
            if suits(setting):
                best[key] = setting
            if suits(setting) or key not in best:
                tried.append(suited(setting, settled=run > RUNS // 3))
    return peer([best[panel.key].panel for panel in panels], True)


def needs(setting: Setting) -> tuple[float, float, float]:
    """Return the pitch that a setting's lines need, and the room of its marks above and below the capitals."""
    typeface, lines = setting.panel.typeface, setting.lines
    pitch = max(typeface.cap * (1 + CLEARANCE), typeface.plain.pitch_of(lines, CLEARANCE))
    return pitch, typeface.plain.reach(lines[0])[0] - typeface.cap, typeface.plain.reach(lines[-1])[1]


def suits(setting: Setting) -> bool:
    """Tell whether a setting has the room that its lines need."""
    panel = setting.panel
    has = panel.pitch, panel.top, panel.bottom
    return all(own >= need - 1e-6 for own, need in zip(has, needs(setting), strict=True))


def suited(setting: Setting, *, settled: bool) -> Panel:
    """Return the panel with the room that its lines need now, the pitch a step nearer; when settled, no less room."""
    panel, (pitch, top, bottom) = setting.panel, needs(setting)
    pitch = min(pitch, panel.pitch + max(0.03, (pitch - panel.pitch) / 3))
    if settled:
        pitch, top, bottom = max(pitch, panel.pitch), max(top, panel.top), max(bottom, panel.bottom)
    return replace(panel, pitch=pitch, top=top, bottom=bottom)
