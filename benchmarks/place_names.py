"""Which slips in the names of places are found, and how often a right text is suspected.

    python benchmarks/place_names.py [LINES.txt ...]

Recall: every province and district of two syllables or more, and one commune of ten, gets slips in one syllable, of its
tone, of a mark and of a letter, and is set into sentences, in capitals and not, after its level and, provinces and
districts from three syllables on, without it. False alarms: the test slogans, the names of the bundled place tables,
every known province and district in the same sentences, and the lines of files; each as it is and in capitals.
"""

from __future__ import annotations

import random
import sys
import time
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from bannergen.orthography.gazetteer import LARGE, PlaceName, PlaceNames, keys_of
from bannergen.orthography.place_names import near_places
from bannergen.resources import SearchPath, bundled_root
from bannergen.spec import Library
from bannergen.spec.places import read_places
from bannergen.words import one_spelling

ROOT = Path(__file__).parents[1]
TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
MARKS = {"a": "ăâ", "ă": "aâ", "â": "aă", "e": "ê", "ê": "e", "o": "ôơ", "ô": "oơ", "ơ": "oô", "u": "ư", "ư": "u"}
MARKS |= {"d": "đ", "đ": "d"}
LETTERS = "abcdeghiklmnopqrstuvxyđăâêôơư"
SHOWN = 12  # examples
EACH = 4  # slips of each kind for each name
WITH_LEVEL = (
    "{level} {name}",
    "Ủy ban nhân dân {level} {name}",
    "Chào mừng Đại hội Đảng bộ {level} {name} lần thứ XXV, nhiệm kỳ 2025 - 2030",
    "Đảng bộ, chính quyền và nhân dân {level} {name} quyết tâm xây dựng nông thôn mới",
    "Nhiệt liệt chào mừng quý khách đến với {level} {name}!",
)
WITHOUT = (
    "{name}",
    "Nhiệt liệt chào mừng quý khách đến với {name}",
    "{name} chung tay vì người nghèo",
    "Tuổi trẻ {name} tiến bước dưới cờ Đảng",
)


def slips(name: str, kind: str, chance: random.Random) -> Iterator[str]:
    """Give a name with a slip of a kind in one of its syllables, without end."""
    syllables = name.split(" ")
    while True:
        at = chance.choice([n for n, syllable in enumerate(syllables) if syllable.isalpha()])
        changed = KINDS[kind](syllables[at].lower(), chance)
        changed = unicodedata.normalize("NFC", changed)
        yield " ".join([*syllables[:at], changed[:1].upper() + changed[1:], *syllables[at + 1 :]])


def _tone(syllable: str, chance: random.Random) -> str:
    apart = unicodedata.normalize("NFD", syllable)
    tone = next((each for each in TONES[1:] if each in apart), "")
    other = chance.choice([each for each in TONES if each != tone])
    if tone:
        return apart.replace(tone, other)
    at = max((n for n, letter in enumerate(apart) if letter in "aeiouy"), default=len(apart) - 1)
    while at + 1 < len(apart) and unicodedata.combining(apart[at + 1]):
        at += 1
    return apart[: at + 1] + other + apart[at + 1 :]


def _mark(syllable: str, chance: random.Random) -> str:
    letters = list(unicodedata.normalize("NFC", syllable))
    places = []
    for n, letter in enumerate(letters):
        apart = unicodedata.normalize("NFD", letter)
        tone = next((each for each in TONES[1:] if each in apart), "")
        base = unicodedata.normalize("NFC", apart.replace(tone, "") if tone else apart)
        places += [(n, other + tone) for other in MARKS.get(base, "")]
    if not places:
        return _tone(syllable, chance)
    at, other = chance.choice(places)
    return "".join([*letters[:at], other, *letters[at + 1 :]])


def _letter(syllable: str, chance: random.Random) -> str:
    """Return it with a letter more, less or another; the tone stays on its letter, or goes with it."""
    letters = list(unicodedata.normalize("NFC", syllable))
    at = chance.randrange(len(letters))
    plain = [n for n, letter in enumerate(letters) if letter in LETTERS]
    way = chance.choice(("more", "less", "other")) if plain else "more"
    if way == "more":
        return "".join([*letters[:at], chance.choice(LETTERS), *letters[at:]])
    at = chance.choice(plain)
    other = "" if way == "less" and len(letters) > 1 else chance.choice(LETTERS)
    return "".join([*letters[:at], other, *letters[at + 1 :]])


KINDS = {"tone": _tone, "mark": _mark, "letter": _letter}


def of_two_syllables(names: PlaceNames) -> tuple[list[PlaceName], list[PlaceName]]:
    """Return the provinces and districts among the known names, and the communes, of two syllables or more."""
    long = [name for name in names.names if " " in name.name]
    large = [name for name in long if LARGE.intersection(name.levels)]
    return large, [name for name in long if name.levels and not LARGE.intersection(name.levels)]


def recall(names: PlaceNames, asked: Iterable[PlaceName], words: frozenset[str]) -> None:
    """Print the share of slips that are reported, and of those that are called by the name that was meant."""
    made, found, named = Counter[str](), Counter[str](), Counter[str]()
    chance = random.Random(4)  # noqa: S311 - the same slips at each run
    missed: list[str] = []
    for name in asked:
        level = name.level_of(LARGE)
        for kind in KINDS:
            for slip in _some(slips(name.name, kind, chance), name.name):
                is_other = keys_of([slip])[0] in names
                for group, text in _texts(slip, level, chance):
                    label = f"{group}, {'now another known name' if is_other else kind}"
                    made[label] += 1
                    near = near_places(text, names, words=words)
                    found[label] += bool(near)
                    named[label] += any(each.meant.name == name.name for each in near)
                    if not near and not is_other:
                        missed.append(f"{text}  ({name.name})")
    for label in sorted(made):
        shares = f"{found[label] / made[label]:7.2%} reported, {named[label] / made[label]:7.2%} by its name"
        print(f"  {label:60} of {made[label]:5}: {shares}")
    for text in missed[:: max(1, len(missed) // SHOWN)][:SHOWN]:
        print(f"      missed: {text}")


def _some(given: Iterator[str], name: str) -> list[str]:
    found: list[str] = []
    for _ in range(50):
        slip = next(given)
        if one_spelling(slip.casefold()) != one_spelling(name.casefold()) and slip not in found:
            found.append(slip)
        if len(found) == EACH:
            break
    return found


def _texts(name: str, level: str, chance: random.Random) -> Iterator[tuple[str, str]]:
    text = chance.choice(WITH_LEVEL).format(level=level, name=name)
    yield "with its level", text
    yield "with its level, in capitals", text.upper()
    if level in LARGE and len(name.replace(" - ", " ").split(" ")) >= 3:
        text = chance.choice(WITHOUT).format(name=name)
        yield "three syllables alone", text
        yield "three syllables alone, in capitals", text.upper()


def false_alarms(names: PlaceNames, words: frozenset[str], title: str, lines: Iterable[str]) -> None:
    """Print how many right lines are suspected."""
    texts = [line for line in lines if line.strip()]
    for way, written in (("", str), (", in capitals", str.upper)):
        start = time.perf_counter()
        alarms = [(near[0], line) for line in texts if (near := near_places(written(line), names, words=words))]
        each = (time.perf_counter() - start) / max(1, len(texts)) * 1e6
        print(f"  {title + way:60} {len(alarms):6} of {len(texts):6}  {each:.0f} µs a line")
        for near, line in alarms[:10]:
            print(f"      {near.written} ({near.level} {near.meant.name}?): {line[:90]}")


def main() -> None:
    """Print all figures."""
    library = Library(SearchPath((bundled_root(),)))
    start = time.perf_counter()
    names = library.place_names
    large, communes = of_two_syllables(names)
    print(f"{len(names.names)} names, read in {(time.perf_counter() - start) * 1e3:.0f} ms")
    for title, asked in (("provinces and districts", large), ("communes, one of ten", communes[::10])):
        print(f"Found, {title}:")
        recall(names, asked, library.words)
    print("Suspected though right:")
    false_alarms(names, library.words, "slogans", (ROOT / "tests/typeset/slogans.txt").read_text("utf-8").splitlines())
    for path in sorted((ROOT / "campaigns/places").glob("*.csv")):
        false_alarms(names, library.words, path.name, (place.name for place in read_places(path).places.values()))
    chance = random.Random(4)  # noqa: S311 - the same sentences at each run
    right = [text for name in large for _, text in _texts(name.name, name.level_of(LARGE), chance)]
    false_alarms(names, library.words, "known provinces and districts in sentences", right)
    for path in map(Path, sys.argv[1:]):
        false_alarms(names, library.words, path.name, path.read_text("utf-8").splitlines())


if __name__ == "__main__":
    main()
