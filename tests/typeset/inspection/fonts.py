"""Fonts with one fault each, made from a bundled one by fontTools."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

from bannergen.resources import bundled_root
from bannergen.typeset.inspection import CHECKS, inspect
from bannergen.typeset.inspection.report import FaceReport, Fact, Finding
from bannergen.typeset.inspection.subject import Declared, Subject, read_file, subjects_of

SOUND = bundled_root() / "fonts/be-vietnam-pro/BeVietnamPro-Bold.ttf"


def subject(path: Path, declared: Declared | None = None) -> Subject:
    return subjects_of(read_file(path, declared=declared))[0]


def report(path: Path, declared: Declared | None = None) -> FaceReport:
    return inspect(subject(path, declared))


def checked(name: str, path: Path, declared: Declared | None = None) -> FaceReport:
    """Run one check."""
    told = list(check_named(name)(subject(path, declared)))
    findings = tuple(each for each in told if isinstance(each, Finding))
    return FaceReport("", path, tuple(each for each in told if isinstance(each, Fact)), findings)


def check_named(name: str) -> Callable[[Subject], Iterator[Fact | Finding]]:
    """Return the one check of a module."""
    return next(check.run for check in CHECKS if check.run.__module__.endswith("." + name.replace("-", "_")))


def found(report: FaceReport, code: str) -> list[Finding]:
    return [finding for finding in report.findings if finding.code == code]


def letters(report: FaceReport, code: str) -> list[str]:
    return [finding.letter for finding in found(report, code)]


def broken(folder: Path, change: Callable[[TTFont], object]) -> Path:
    """Write the sound font with one change."""
    font = TTFont(SOUND, recalcTimestamp=False)
    change(font)
    font.save(folder / "Broken.ttf")
    return folder / "Broken.ttf"


def without(characters: Iterable[str]) -> Callable[[TTFont], None]:
    def change(font: TTFont) -> None:
        for table in font["cmap"].tables:
            for character in characters:
                table.cmap.pop(ord(character), None)

    return change


def emptied(letters: str) -> Callable[[TTFont], None]:
    """Take the ink of letters away."""

    def change(font: TTFont) -> None:
        for letter in letters:
            font["glyf"][font.getBestCmap()[ord(letter)]] = TTGlyphPen(None).glyph()

    return change


def drawn_as(letter: str, other: str) -> Callable[[TTFont], None]:
    """Draw a letter as another one, through the outlines."""

    def change(font: TTFont) -> None:
        names = font.getBestCmap()
        font["glyf"][names[ord(letter)]] = font["glyf"][names[ord(other)]]
        font["hmtx"][names[ord(letter)]] = font["hmtx"][names[ord(other)]]

    return change


def marks_changed(letter: str, above: float, matrix: tuple[float, ...]) -> Callable[[TTFont], None]:
    """Put the parts of a letter that lie above a height through an affine map."""

    def change(font: TTFont) -> None:
        name, glyphs = font.getBestCmap()[ord(letter)], font.getGlyphSet()
        pen = TTGlyphPen(None)
        for contour in _contours(glyphs, name):
            lowest = min(y for _, points in contour for _, y in points)
            target = TransformPen(pen, matrix) if lowest > above else pen
            for step, points in contour:
                getattr(target, step)(*points)
        font["glyf"][name] = pen.glyph()

    return change


def _contours(glyphs: Mapping[str, Any], name: str) -> list[list[tuple[str, tuple[tuple[float, float], ...]]]]:
    recording = DecomposingRecordingPen(glyphs)
    glyphs[name].draw(recording)
    contours: list[list[tuple[str, tuple[tuple[float, float], ...]]]] = []
    for step, points in recording.value:
        if step == "moveTo":
            contours.append([])
        contours[-1].append((step, points))
    return contours
