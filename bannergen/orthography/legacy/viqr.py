"""The text door, legacy text: VIQR, Vietnamese with its marks typed behind the letters as ASCII.

In: ASCII text. Out: the letters, NFC. a( ă, a^ â, e^ ê, o^ ô, o+ ơ, u+ ư, dd đ; ' ` ? ~ . are the tones; a backslash
before a mark says that it is punctuation. Most people never typed that backslash, so a mark is a tone only where a
syllable comes of it; where both readings are syllables ("me." for mẹ, or me and a full stop), `stops` decides.
Addresses of the net and abbreviations (e.g.) stay.

Source: RFC 1456, "Conventions for Encoding the Vietnamese Language" (1993); "o*" and "u*" for ơ and ư are common
variants of it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterator, Sequence

from bannergen.orthography.legacy.stops import Place, Stops
from bannergen.orthography.syllables import is_syllable

_MODIFIERS = {"(": "\u0306", "^": "\u0302", "+": "\u031b", "*": "\u031b"}
_TONES = {"`": "\u0300", "'": "\u0301", "?": "\u0309", "~": "\u0303", ".": "\u0323"}
_TYPOGRAPHIC = str.maketrans("’‘ʼ´", "''''")  # what word processors make of the acute

_TONE = r"[`'?~.]"


def _marked(vowels: str, modifiers: str) -> str:
    return rf"[{vowels}](?:[{modifiers}]{_TONE}?|{_TONE}[{modifiers}]?)"


# A letter with its marks, in either order. Tones stand behind vowels only.
_UNIT = re.compile(
    "|".join(
        (
            "[dD]{2}",
            _marked("aA", "(^"),
            _marked("eE", r"\^"),
            _marked("oO", r"\^+*"),
            _marked("uU", "+*"),
            f"[iIyY]{_TONE}",
            "[A-Za-z]",
        )
    )
)
RUN = re.compile(f"(?:{_UNIT.pattern})+")
_PART = re.compile(rf"\\(?P<literal>[`'?~.^(+*\\])|(?<=[dD])\\(?=[dD])|(?P<run>{RUN.pattern})")
_CHUNK = re.compile(r"\S+")
_ADDRESS = re.compile(r"://|@|\bwww\.|\w\.(?:com|org|net|edu|gov|vn|html?)\b", re.IGNORECASE)
_ABBREVIATED = re.compile(r"\W*(?:(?:[A-Za-z]\.){2,}|(?:[A-Za-z]\.)+[A-Za-z])\W*\Z")
_ESCAPE = re.compile(r"[A-Za-z`'?~.^(+*]\\[`'?~.^(+*]|[dD]\\[dD]")
# A line without any of these is not in VIQR.
SIGN = re.compile(
    r"[aeoAEO]\^|[aA]\(|[oOuU][+*]|(?<![A-Za-z])[dD]{2}|[aeiouyAEIOUY](?:[`'?~.][A-Za-z]|[`~]|['?.] [a-z])"
)
_STRAY = re.compile(r"[^aeoAEO`'?~.]\^|\d\^")
_ENGLISH = frozenset(("I'm", "I'M"))
_FAINT, _HALF = 0.2, 0.5  # of a proof
_CAPITAL_D = frozenset(("DD", "Dd"))
_LONGEST = 7  # letters of a syllable
_LONGEST_RUN = 64  # characters; what is longer is no Vietnamese
_DOUBLED = frozenset(("dd", "DD", "Dd", "dD"))
_DD = re.compile("[dD]{2}")
_VOWEL = re.compile("[aeiouyAEIOUY]")
_OPEN = re.compile(r"(?<![aA])\([^)]*\Z")  # a parenthesis that is still open
_REACH = 200  # characters
_POWER = re.compile(r"[\d{\[]")


def converted(text: str, words: Container[str] = frozenset()) -> str:
    """Return the text that was meant; ``words`` of more than one syllable help to tell a full stop from a tone."""
    return _Reading(text.translate(_TYPOGRAPHIC), words).text()


class _Reading:
    def __init__(self, text: str, words: Container[str]) -> None:
        self.source = text
        self.is_strict = bool(_ESCAPE.search(text))
        self.stops = Stops(text, words)

    def text(self) -> str:
        return _CHUNK.sub(self._chunk, self.source)

    def _chunk(self, match: re.Match[str]) -> str:
        chunk = match[0]
        if chunk.isalpha() and not _DD.search(chunk):
            self.stops.before = chunk
            return chunk
        if _ADDRESS.search(chunk) or _ABBREVIATED.match(chunk):
            return _PART.sub(lambda part: part["literal"] or part[0], chunk)
        return "".join(self._parts(match.start(), match.end()))

    def _parts(self, start: int, end: int) -> Iterator[str]:
        for match in _PART.finditer(self.source, start, end):
            yield self.source[start : match.start()]
            start = match.end()
            if match["run"] and match["run"] not in _ENGLISH:
                yield from self._run(match.start(), match.end())
            else:
                yield match["run"] or match["literal"] or ""
        yield self.source[start:end]

    def _run(self, start: int, end: int) -> Iterator[str]:
        """Give the syllables of letters and marks; more than one if a sentence goes on without a space."""
        if end - start > _LONGEST_RUN:
            yield self.source[start:end]
            return
        units: list[str] = []
        for unit in _UNIT.finditer(self.source, start, end):
            units.append(unit[0])
            is_last = unit.end() == end
            if is_last or (unit[0][-1] in ".?" and not self._goes_on(units, unit.end(), end)):
                yield self._syllable(units, unit.end())
                units = []

    def _goes_on(self, units: Sequence[str], start: int, end: int) -> bool:
        """Tell whether what follows a tone is still of its syllable."""
        if len(units) >= _LONGEST:
            return False
        rest = _UNIT.findall(self.source, start, min(end, start + 3 * _LONGEST))
        ahead = [[*units, *rest[:count]] for count in range(1, min(3, len(rest)) + 1)]
        return any(
            is_syllable(_composed(way)) or is_syllable(_composed(_untoned(way))) or _is_misplaced(way) for way in ahead
        )

    def _syllable(self, units: Sequence[str], end: int) -> str:
        whole = _composed(units)
        letters = whole if is_syllable(whole) and not self._is_formula(units, end) else None
        mark = units[-1][-1]
        if mark in _TONES and not self.is_strict:
            bare = _composed(_untoned(units))
            if is_syllable(bare) and (not letters or self.stops.is_stop(Place(bare, letters, mark, end))):
                letters = bare + mark
        found = letters or self._foreign(units, end)
        self.stops.before = found
        return found

    def _is_formula(self, units: Sequence[str], end: int) -> bool:
        """Tell whether a mark is one of arithmetic or a parenthesis: a^2, a(n)."""
        if units[-1][-1] in "^+*" and _POWER.match(self.source, end):
            return True
        opened = any(unit[-1] == "(" for unit in units) and self.source.startswith(")", end)
        return opened and not _OPEN.search(self.source, max(0, end - _REACH), end)

    def _foreign(self, units: Sequence[str], end: int) -> str:
        """Return a run that is no syllable: abbreviations and names take what is Vietnamese beyond doubt."""
        whole = "".join(units)
        if not self.is_strict and self._is_formula(units, end):
            return whole
        is_abbreviation = whole.isalpha() and not _VOWEL.search(whole)
        certain = [
            index == 0 or is_abbreviation if unit in _DOUBLED else self.is_strict or _is_certain(unit, index, units)
            for index, unit in enumerate(units)
        ]
        return "".join(_composed([unit]) if sure else unit for unit, sure in zip(units, certain, strict=True))


def readings(line: str) -> Iterator[tuple[str, float]]:
    """Give the runs of a line as they would be read, and how much their marks prove; 0 for those without."""
    for chunk in _CHUNK.finditer(line):
        if _ADDRESS.search(chunk[0]) or _ABBREVIATED.match(chunk[0]):
            continue
        for match in RUN.finditer(line, chunk.start(), chunk.end()):
            run = match[0]
            if run.isalpha() and not _DD.search(run):
                yield run, 0.0
            elif run not in _ENGLISH and not (line.startswith(")", match.end()) and "(" in run):
                yield _weighed(_UNIT.findall(run), line[match.start() - 1 : match.start()])
        if _STRAY.search(chunk[0]):
            yield chunk[0], 1.0


def _weighed(units: Sequence[str], before: str) -> tuple[str, float]:
    """Return a run's reading and its weight: marks inside of it prove much, marks at its end little."""
    letters = _composed(units)
    if not is_syllable(letters):
        units = _untoned(units)
        letters = _composed(units)
    last = units[-1]
    if any(len(unit) > 1 and unit not in _CAPITAL_D for unit in units[:-1]) or len(last) > 2:
        return letters, 1.0 if len(letters) > 2 or units[0] in _DOUBLED or len(last) > 2 else _FAINT
    if len(last) == 1 or not is_syllable(letters) or last[-1] == before:  # `code`
        return letters, _FAINT * (units[0] in _CAPITAL_D and len(last) == 1)
    return letters, _HALF if last[-1] in "`~^" else _FAINT


def _is_certain(unit: str, index: int, units: Sequence[str]) -> bool:
    """Tell whether a mark of what is no syllable is one of Vietnamese: Kro^ng, Dda('k, ho.at (for hoạt)."""
    is_last = index == len(units) - 1
    if len(unit) > 2 or unit[1:] == "^":
        return True
    if unit[1:] == "(":  # else it opens the arguments of a function
        return not is_last and units[-1] in {"k", "K"}
    return not is_last and (unit[1:] in _MODIFIERS or (unit[1:] in _TONES and _is_misplaced(units)))


def _is_misplaced(units: Sequence[str]) -> bool:
    """Tell whether units would be a syllable, were their tone on another letter."""
    tones = [mark for unit in units for mark in unit[1:] if mark in _TONES]
    if len(tones) != 1 or len(units) > _LONGEST:
        return False
    bare = [unit.replace(tones[0], "") for unit in units]
    moved = ([*bare[:at], unit + tones[0], *bare[at + 1 :]] for at, unit in enumerate(bare) if _VOWEL.match(unit))
    return any(is_syllable(_composed(way)) for way in moved)


def _untoned(units: Sequence[str]) -> Sequence[str]:
    """Return units without the mark at their end, if it may be punctuation."""
    return [*units[:-1], units[-1][:-1]] if units[-1][-1] in _TONES else units


def _composed(units: Sequence[str]) -> str:
    """Return units as letters, NFC."""
    return unicodedata.normalize("NFC", "".join(map(_letter, units)))


def _letter(unit: str) -> str:
    if unit in _DOUBLED:
        return "đ" if unit[0] == "d" else "Đ"
    marks = sorted(unit[1:], key=_TONES.__contains__)  # the tone comes last
    return unit[0] + "".join(_MODIFIERS.get(mark) or _TONES[mark] for mark in marks)
