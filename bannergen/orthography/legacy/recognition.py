"""The text door, legacy text: which encoding a line was written in.

In: lines. Out: for each an `Encoding`, or None for right text of any language. A line is legacy text if an encoding
makes Vietnamese syllables of words that are none as they stand. Letters of Unicode that no legacy encoding shows (ơ, ế)
rule out all of them but UTF-8. Refuses to see an encoding in a short word that other languages write too (Loïc, où).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

from bannergen.orthography.legacy import cp1258, tcvn3, utf8, viqr, vni
from bannergen.orthography.legacy.names import Encoding
from bannergen.orthography.syllables import is_syllable

# Letters of Unicode that no Western program shows for a legacy one, and combining marks.
_MODERN = re.compile("[ĂăĐđĨĩŨũƠơƯưẠ-ỹ\u0300-\u036f]")
_CONTROLS = re.compile("[\x01-\x06\x11-\x17]")
_FOREIGN = re.compile("[^\\W\\d_a-zA-Z²³]")  # a letter that is not ASCII
_RARE = 20  # one line in so many
_ENOUGH = 4000  # characters of a line to judge by
_FAINT = 0.25  # what proves little: two letters, a mark at the end of a word
_LITTLE = 0.4
_HALF = 0.5
_GUILLEMET = re.compile(r"(?<![\w»])«")
_CASED = re.compile("[^\\W\\d_]?[^\\W\\d_A-ZÀ-ÖØ-Þ]*|[A-ZÀ-ÖØ-Þ]+")  # as sentences write words

_OF_TCVN3 = frozenset("¡¢£¤¥¦§¨©ª«¬®µ¶·¸¹")  # beside a letter they are letters, so the line is in no other encoding
_SHIFTED = re.compile("[a-z][À-ÖØ-Þ]")  # a capital behind a small letter: of codes, never of a language
# What proves less than a word: small letters that other languages have too.
_WEAK = {
    Encoding.TCVN3: re.compile("[a-z]*[à-ÿ][a-zà-ÿ]*"),
    Encoding.VNI: re.compile("[A-Za-z]*[ñöôæóò][a-z]*"),
    Encoding.CP1258: re.compile("(?!)"),
}
# What others write so: Loïc, thaï, où, può, µm.
_SPAN = re.compile("[A-Z][–—’‘“”•…][A-Z]?")  # B–C
_COMMON = re.compile("[oO][ùÙ]|(?:[A-Z][a-z]*[aeou]|[AEOU])ï[a-z]*|[a-z]*[ao]ï|[A-Z]*[AO]Ï|[A-Za-z]*[aeiou]ò|µm")
_Words: TypeAlias = Callable[[str], Iterator[tuple[str, int]]]
_READERS: dict[Encoding, tuple[_Words, Callable[[str], str]]] = {
    Encoding.TCVN3: (tcvn3.words_of, tcvn3.word),
    Encoding.VNI: (vni.words_of, vni.converted),
    Encoding.CP1258: (cp1258.words_of, cp1258.converted),
}


@dataclass
class Weight:
    """What an encoding makes of the words of a line."""

    good: float = 0.0  # words that become syllables
    faint: float = 0.0  # the same where it proves little
    bad: float = 0.0  # words that do not, or not all of them
    open: int = 0  # syllables as they stand, and other ones so read
    same: int = 0  # accented syllables that stay what they are
    plain: int = 0  # ASCII words that are level syllables
    foreign: int = 0  # other ASCII words
    least: float = 0.5  # good words that prove something
    worth: int = 4  # foreign words that a good one makes up for

    def add(self, proof: float) -> None:
        """Count a word that becomes a syllable."""
        if proof < _HALF:
            self.faint += proof
        else:
            self.good += proof

    @property
    def is_enough(self) -> bool:
        """Whether the line is in this encoding, whatever the others are in."""
        if self.proof < 1:
            least = _LITTLE if self.same > 1 and not self.open else self.least
            return self.proof >= least and not (self.bad or self.foreign)
        return self.proof > self.bad and self.foreign <= self.plain + self.open + self.worth * self.proof

    @property
    def proof(self) -> float:
        """What speaks for the encoding; much that proves little is still little."""
        return self.good + min(self.faint, _LITTLE)

    @property
    def surplus(self) -> float:
        """How much more speaks for an encoding than against it."""
        return self.proof - self.bad - self.open / 10

    @property
    def is_possible(self) -> bool:
        """Whether a line may be in this encoding if the others are."""
        return self.proof + self.open > 0 and self.bad <= self.proof


def recognised_line(line: str) -> Encoding | None:
    """Return the legacy encoding of a line."""
    weights = _weights(line[:_ENOUGH])
    found = [(weight.surplus, encoding) for encoding, weight in weights if weight.is_enough]
    return max(found, key=lambda pair: pair[0])[1] if found else None


def recognised_lines(lines: Sequence[str]) -> tuple[Encoding | None, ...]:
    """Return the legacy encoding of each line; what may be one thing or another is what most lines are."""
    found = [recognised_line(line) for line in lines]
    counted = Counter(filter(None, found)).most_common(1)
    if not counted or counted[0][1] * _RARE < sum(map(bool, lines)):  # a few odd lines say nothing of the others
        return tuple(found)
    most = counted[0][0]
    return tuple(
        most if encoding is not most and _is_possible(line[:_ENOUGH], most) else encoding
        for line, encoding in zip(lines, found, strict=True)
    )


def is_modern(line: str) -> bool:
    """Tell whether a line has letters that only Unicode has: no legacy encoding but misread UTF-8 shows them."""
    return bool(_MODERN.search(line))


def _is_possible(line: str, encoding: Encoding) -> bool:
    return any(weight.is_possible for own, weight in _weights(line) if own is encoding)


def _weights(line: str) -> Iterator[tuple[Encoding, Weight]]:
    """Give the weight of each encoding a line may be in at all."""
    if not line.isascii():
        if utf8.is_shown(line):
            alone = utf8.shown_letters(line) == 1 and _GUILLEMET.search(line)
            yield Encoding.UTF8, Weight(good=_FAINT if alone else len(line))
        if is_modern(line):
            return
    if not line.isascii() or _CONTROLS.search(line):
        for encoding in _READERS:
            yield encoding, _read_weight(line, encoding)
    if viqr.SIGN.search(line) and not _FOREIGN.search(line):
        yield Encoding.VIQR, _typed_weight(line)


def _read_weight(line: str, encoding: Encoding) -> Weight:
    words_of, read = _READERS[encoding]
    weight = Weight()
    for token, start in words_of(line):
        before, after = line[start - 1 : start] if start else "", line[start + len(token) : start + len(token) + 1]
        if before == "%":  # %s
            continue
        if token.isascii() and token.isalpha():
            _weigh_plain(token, weight)
            continue
        letters = read(token)
        is_typed = encoding is Encoding.TCVN3  # with small codes in capital words
        if not is_typed and not _OF_TCVN3.isdisjoint((before, after)):
            weight.bad += 1
        if is_syllable(token):
            is_other = letters != token and is_syllable(letters)
            weight.open += is_other
            weight.same += letters == token
            weight.bad += letters != token and not is_other  # right as it stands, and wrong as it would be read
            if is_other and not _CASED.fullmatch(token) and (is_typed or not _is_shifted(letters)):
                weight.add(1 if _SHIFTED.search(token) else _FAINT)
        elif len(token) == 1:
            weight.faint += _FAINT * (token.isalpha() and letters != token and is_syllable(letters))
        elif letters != token and _is_likely(letters) and (is_typed or not _is_shifted(letters)):
            weight.add(_proof(token, encoding, before == "-" or after == "-"))
        elif not (letters.isupper() and letters != token and not _SOUNDING.search(letters)):  # QĐ, ĐH
            weight.bad += 1
    return weight


def _proof(token: str, encoding: Encoding, is_joined: bool) -> float:
    """Return how much it proves that a word becomes a syllable; parts of foreign names often do (Ni-gê-ri-a)."""
    if _COMMON.fullmatch(token):
        return _LITTLE
    if _SPAN.fullmatch(token):
        return _FAINT
    if _WEAK[encoding].fullmatch(token):
        return _FAINT if is_joined else _HALF
    return 1.0


_SOUNDING = re.compile("[^B-DF-HJ-NP-TV-XZĐ]")


def _is_shifted(letters: str) -> bool:
    """Tell whether a reading goes on in capitals after a small letter, as no word does."""
    return any(first.islower() and second.isupper() for first, second in pairwise(letters))


def _weigh_plain(token: str, weight: Weight) -> None:
    if is_syllable(token):
        weight.plain += 1
    elif len(token) > 1 and not token.isupper():
        weight.foreign += 1


def _is_likely(letters: str) -> bool:
    """Tell whether letters are a syllable, or one of the highlands' names (Đắk Lắk, Búk)."""
    return is_syllable(letters) or (letters[-1] in "kK" and is_syllable(letters[:-1] + "c"))


def _typed_weight(line: str) -> Weight:
    weight = Weight(least=0.75, worth=2)
    for letters, strength in viqr.readings(line):
        if strength == 0:
            _weigh_plain(letters, weight)
        elif not _is_likely(letters):
            weight.bad += strength
        else:
            weight.add(strength)
    return weight
