"""Typesetting measured: how good what it finds is, how high capitals come out, how long it takes, what it remembers.

Usage: python benchmarks/typesetting.py [--quick] [--only PART]

Texts, boxes and faces are those of cases.py and texts.txt; Pillow is the peer where time is compared. Prints the
machine, the versions, and four parts:

- score: the score of what ``fit`` returns, as a share of the best that trying everything finds (brute_force.py: all
  allowed breaks, every width of the ladder, every thousandth of an em of tracking). Proves that the shortcuts of
  ``bannergen.typeset.fitting`` lose next to nothing.
- height: how high capitals come out against lines wrapped greedily at spaces (wrapping.py), in the same face at its
  natural width; ours once at that width too, once with all that the cascade may use (widths and tracking). Proves what
  fitting ink by height and width at once is worth, and what keeping phrases whole costs.
- time: one fit, with everything of the text worked out before and with nothing of it, against a search with Pillow.
  Proves that a fit is no reason to wait.
- memory: what 10,000 fits in different boxes leave behind. Proves that nothing is remembered by box.

The full run takes a quarter of an hour and more, ``--quick`` on a sample about a minute.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import time
import tracemalloc
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import brute_force
import numpy as np
from brute_force import Best
from cases import ARCHIVO, BARLOW, BE_VIETNAM, MOST_LINES, TURNS, Style, Text, book, boxes, in_large_letters, texts
from core import machine
from PIL import Image, ImageDraw, ImageFont
from wrapping import Wrapped, Wrapping

from bannergen.geometry import Size
from bannergen.resources import bundled_root
from bannergen.spec import read_campaign
from bannergen.typeset import FitRules, FontBook, Ladder, SetBlock, fit

ROUNDS = 5
NATURAL_WIDTHS = (BE_VIETNAM, Style("archivo", 900))
CASCADES = (ARCHIVO, BARLOW)
TEXTS_OF_A_BOOK = 8  # a font book remembers every word at every width and tracking


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="a sample of the texts, and fewer fits")
    parser.add_argument("--only", choices=PARTS, help="one part")
    arguments = parser.parse_args()
    print(machine())
    for name, part in PARTS.items():
        if arguments.only in (None, name):
            start = time.perf_counter()
            part(arguments.quick)
            print(f"  ({time.perf_counter() - start:.0f} s)")


def rules(style: Style) -> FitRules:
    """Return the rules of all fits here."""
    return FitRules(1, MOST_LINES, clearance=brute_force.CLEARANCE, tracking_least=style.tracking_least)


class Case(NamedTuple):
    """A text in a box: what the program chose and what was best."""

    text: Text
    family: str
    box: Size
    ours: Best
    best: Best

    @property
    def ratio(self) -> float:
        """The share of the best score that was attained."""
        return self.ours.score / self.best.score

    def lines(self, found: Best) -> str:
        """Return the lines of one of both, with width and tracking."""
        phrases = self.text.phrases
        spans = zip((0, *found.ends), found.ends, strict=False)
        lines = " | ".join(" ".join(phrase.text for phrase in phrases[start:end]) for start, end in spans)
        return f"{found.score:.2f}  width {found.width:g}, tracking {found.tracking:.1f}  {lines}"


def score(quick: bool) -> None:
    """Print the share of the best score that is attained."""
    cases = list(_cases(texts()[:: 60 if quick else 1]))
    ratios = np.array([case.ratio for case in cases])
    print(f"\nscore attained ÷ best of everything: {len({case.text for case in cases})} texts, {len(cases):,} cases")
    for family in ("", *sorted({case.family for case in cases})):
        chosen = np.array([family in case.family for case in cases])
        low, first, middle = np.percentile(ratios[chosen], (0, 1, 50))
        shares = ", ".join(f"≥ {limit:.1%} {(ratios[chosen] >= limit).mean():.2%}" for limit in (0.999, 0.995, 0.99))
        print(f"  {family or 'all'}: min {low:.4f}, 1st percentile {first:.4f}, median {middle:.4f}; {shares}")
    print(f"  more than the best (a fault of this benchmark): {(ratios > 1 + 1e-9).sum()}")
    for case in sorted(cases, key=lambda case: case.ratio)[:5]:
        print(f"  {case.ratio:.4f}  {case.family}, box {case.box.aspect:.2f}:1, keep {list(case.text.keep)}")
        print(f"    ours  {case.lines(case.ours)}\n    best  {case.lines(case.best)}")


def _cases(chosen: Sequence[Text]) -> Iterator[Case]:
    faces = book()
    for index, text in enumerate(chosen):
        if index % TEXTS_OF_A_BOOK == 0:
            faces = book()
        for style in TURNS[index % len(TURNS)]:
            ladder = style.ladder(faces, capitals=text.capitals)
            best = brute_force.search(text.phrases, ladder, style.trackings, boxes())
            for box, found in zip(boxes(), best, strict=True):
                ours = fit(text.phrases, ladder, box, rules(style))
                yield Case(text, style.family, box, brute_force.score_of(ours, text.phrases, ladder.natural), found)


class Height(NamedTuple):
    """A text in a box: ours, and a peer's; ``cap_height`` is that of its size 1."""

    text: Text
    box: Size
    ours: SetBlock
    peer: Wrapped
    cap_height: float

    @property
    def ratio(self) -> float:
        """Return the height of our capitals against the peer's."""
        return self.ours.cap_height / (self.peer.size * self.cap_height)

    @property
    def alone(self) -> bool:
        """Whether the peer leaves a syllable alone on a line."""
        return len(self.peer.ends) > 1 and 1 in np.diff((0, *self.peer.ends))

    @property
    def splits(self) -> bool:
        """Whether the peer breaks a line within a phrase."""
        return not set(self.peer.ends) <= set(np.cumsum([len(phrase.syllables) for phrase in self.text.phrases]))


class Peer(NamedTuple):
    """A way to wrap; with ``phrases`` kept whole by no-break spaces, or breaking at every space."""

    title: str
    wrap: Callable[[Wrapping, Size], Wrapped]
    phrases: bool = False


GAP = brute_force.CLEARANCE
PEERS = (
    Peer("(a) greedy, the font's line height", lambda text, box: text.wrapped(box)),
    Peer("(b) the same, balanced", lambda text, box: text.wrapped(box, balanced=True)),
    Peer("(c) greedy, line height enlarged until ink is clean", lambda text, box: text.clean(box)),
    Peer("(d) the same, balanced", lambda text, box: text.clean(box, balanced=True)),
    Peer("(e) as (c), phrases kept whole", lambda text, box: text.clean(box), phrases=True),
    Peer(
        "(f) as (e), the least line height with our clearance",
        lambda text, box: text.clean(box, least=0.6, clearance=GAP),
        phrases=True,
    ),
)


def height(quick: bool) -> None:
    """Print how high capitals come out against wrapping."""
    chosen = in_large_letters(texts())[:: 16 if quick else 1]
    for title, styles in {"at the natural width": NATURAL_WIDTHS, "by the whole cascade": CASCADES}.items():
        found: list[list[Height]] = [[] for _ in PEERS]
        for style in styles:
            for cases in _heights(chosen, style):
                for of_peer, case in zip(found, cases, strict=True):
                    of_peer.append(case)
        print(f"\ncap height, ours {title} ÷ wrapped: {len(chosen)} texts in capitals, {len(found[0]):,} cases")
        for peer, measured in zip(PEERS, found, strict=True):
            _print_peer(peer, measured)
        ours = [case.ours for case in found[0] if len(case.ours.lines) > 1]
        alone = (any(len(line.words) == 1 for line in block.block.lines) for block in ours)
        print(f"  ours leaves a syllable alone on a line: {_share(alone)}")


def _heights(chosen: Iterable[Text], style: Style) -> Iterator[list[Height]]:
    """Yield for each text and box all peers."""
    faces = book()
    face = faces.face(style.family, style.weight)
    for text in chosen:
        ladder = style.ladder(faces, capitals=True)
        syllables = Wrapping(face, text.text.split())
        phrases = Wrapping(face, [phrase.text for phrase in text.phrases])
        for box in boxes():
            ours = fit(text.phrases, ladder, box, rules(style))
            wrapped = [peer.wrap(phrases if peer.phrases else syllables, box) for peer in PEERS]
            yield [Height(text, box, ours, found, syllables.cap_height) for found in wrapped]


def _print_peer(peer: Peer, cases: Sequence[Height]) -> None:
    """Print how high our capitals are against a peer's, and what it does to words and to ink."""
    print(f"  {peer.title}")
    several = [case for case in cases if len(case.ours.lines) > 1]
    decent = [case for case in several if not (case.alone or case.splits or not case.peer.clean)]
    named = {"all": cases, "two lines and more": several, "of these: no phrase split, none alone, ink clean": decent}
    for title, chosen in named.items():
        if chosen:
            ratios = np.array([case.ratio for case in chosen])
            values = "  ".join(f"{value:.2f}" for value in np.percentile(ratios, (5, 25, 50, 75, 95)))
            print(f"    {title} ({len(chosen):,}): 5/25/50/75/95 %  {values}; ours higher {(ratios > 1).mean():.1%}")
    shapes = {"2:1 and wider": (2, 99), "2:1 to 1:1": (1, 2), "1:1 to 1:2": (0.5, 1), "narrower": (0, 0.5)}
    by_shape = (
        f"{name} {_middle(case.ratio for case in cases if least <= case.box.aspect < most)}"
        for name, (least, most) in shapes.items()
    )
    print(f"    medians by box: {', '.join(by_shape)}")
    kept = [case for case in cases if case.text.keep]
    print(
        f"    splits a phrase {_share(case.splits for case in kept)} (where any is kept), a syllable alone "
        f"{_share(case.alone for case in cases)}, ink touches or leaves the box "
        f"{_share(not case.peer.clean for case in cases)}, line height {_middle(case.peer.height for case in cases)}"
    )


def _share(of: Iterable[bool]) -> str:
    return f"{np.mean(list(of)):.1%}"


def _middle(of: Iterable[float]) -> str:
    return f"{statistics.median(of):.2f}"


def timing(quick: bool) -> None:
    """Print how long one fit takes, against Pillow."""
    text = _slogan()
    faces = book()
    shapes = boxes()[:: 6 if quick else 1]
    print(f"\none fit of {len(text.text.split())} syllables, {ROUNDS} rounds in each of {len(shapes)} boxes, CPU time")
    for style in (BE_VIETNAM, ARCHIVO):
        for tried in (text, Text(text.text)):
            _print_fits(tried, style, faces, shapes)


def _print_fits(text: Text, style: Style, faces: FontBook, shapes: Sequence[Size]) -> None:
    phrases, ladder = text.phrases, style.ladder(faces, capitals=text.capitals)
    new_run = style.ladder(book(), capitals=text.capitals)
    first = _milliseconds(lambda box: fit(phrases, new_run, box, rules(style)), shapes[len(shapes) // 3])
    print(
        f"  {style.family}, width(s): {len(ladder.widths)}, phrases: {len(phrases)}; the first of a run {first:.0f} ms"
    )
    pillow, new, warm = _times(
        lambda box: _pillow(text.text, faces, box),
        lambda box: fit(phrases, _anew(ladder), box, rules(style)),
        lambda box: fit(phrases, ladder, box, rules(style)),
        shapes=shapes,
    )
    for title, times in (("a new text in known faces", new), ("everything worked out before", warm)):
        ratio = statistics.median(theirs / mine for mine, theirs in zip(times, pillow, strict=True))
        print(f"    {title}: median {statistics.median(times):.1f} ms, worst {max(times):.1f} ms, Pillow ×{ratio:.2f}")
    print(f"    Pillow, greedy, size halved until found: median {statistics.median(pillow):.1f} ms")


def _slogan() -> Text:
    slogan = read_campaign(bundled_root() / "campaigns/ngay-chuyen-doi-so-2022.yaml").slogans[1]
    return Text(slogan.text, tuple(slogan.keep))


def _anew(ladder: Ladder) -> Ladder:
    """Return a ladder of the same faces that remembers no text."""
    return Ladder(ladder.natural, ladder.widths, ladder.face)


def _times(*runs: Callable[[Size], object], shapes: Sequence[Size]) -> list[list[float]]:
    """Return of each run the median milliseconds of each box; they take turns, and a first round does not count."""
    rounds = [[[_milliseconds(run, box) for run in runs] for box in shapes] for _ in range(ROUNDS + 1)][1:]
    medians: list[list[float]] = np.median(rounds, axis=0).T.tolist()
    return medians


def _milliseconds(run: Callable[[Size], object], box: Size) -> float:
    """Return the CPU time: on a machine shared with others it says more than the clock."""
    start = time.process_time()
    run(box)
    return (time.process_time() - start) * 1000


def _pillow(text: str, faces: FontBook, box: Size) -> int:
    """Return the largest size at which Pillow's text fits, its lines wrapped greedily."""
    path = str(faces.face(BE_VIETNAM.family, BE_VIETNAM.weight).scene_font.file)
    draw = ImageDraw.Draw(Image.new("L", (1, 1)))
    low, high = 1, int(box.height) * 2
    while low + 1 < high:
        size = (low + high) // 2
        font = ImageFont.truetype(path, size)
        left, top, right, bottom = draw.multiline_textbbox((0, 0), _greedy(text, font, box.width), font, align="center")
        low, high = (size, high) if right - left <= box.width and bottom - top <= box.height else (low, size)
    return low


def _greedy(text: str, font: ImageFont.FreeTypeFont, width: float) -> str:
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and font.getlength(longer) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return "\n".join(lines)


def memory(quick: bool) -> None:
    """Print what many fits leave behind."""
    few, many = (100, 1000) if quick else (1000, 10_000)
    text, ladder = _slogan(), ARCHIVO.ladder(book(), capitals=True)
    first = _resident_after(text, ladder, range(few))
    last = _resident_after(text, ladder, range(few, many))
    print(f"\nmemory: {few:,} fits in different boxes {first:.1f} MB, {many:,} fits {last:.1f} MB")
    tracemalloc.start()
    _resident_after(text, ladder, range(many, many + few))
    before = tracemalloc.get_traced_memory()[0]
    _resident_after(text, ladder, range(many + few, many + 2 * few))
    more = (tracemalloc.get_traced_memory()[0] - before) / 1024
    print(f"  Python's own objects after {few:,} fits more: {more:+.1f} kB")
    tracemalloc.stop()


def _resident_after(text: Text, ladder: Ladder, fits: Iterable[int]) -> float:
    """Return the resident megabytes after some fits, no two in the same box."""
    phrases, shapes = text.phrases, boxes()
    for number in fits:
        shape = shapes[number % len(shapes)]
        fit(phrases, ladder, Size(shape.width + number / 100, shape.height), rules(ARCHIVO))
    statm = Path("/proc/self/statm")
    if statm.is_file():
        return int(statm.read_text("ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024  # the peak, where there is nothing better


# Memory comes first: what other parts have freed would hide what it takes.
PARTS: dict[str, Callable[[bool], None]] = {"memory": memory, "time": timing, "height": height, "score": score}

if __name__ == "__main__":
    main()
