"""The text door: which runs of letters are syllables of written Vietnamese.

In: one run of letters, NFC. Out: whether Vietnamese spells a syllable so; or all that it spells. The grammar is that of
the schoolbooks (onset, rime, tone), with both placements of the tone (hòa, hoà), i and y, and the rare rimes of loans
(xoong, moóc). Refuses what only its sound would allow: c before i, e, ê, a level syllable in p, t, c or ch, the tone on
another vowel.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from bannergen.orthography.letters import TONES
from bannergen.words import listed

_LONGEST = 7  # nghiêng, in letters
_STOPPED = ("\u0301", "\u0323")  # what ends in p, t, c, ch is sắc or nặng
_STOPS = re.compile(r"(?:p|t|ch?)\Z")

# The rimes that follow an onset, without their tone.
_RIMES = sorted(
    listed("""
a ai ao au ay am an ang anh ap at ac ach  ăm ăn ăng ăp ăt ăc  âu ây âm ân âng âp ât âc
e eo em en eng ep et ec  ê êu êm ên êng ênh êp êt êch  i ia iu im in ing inh ip it ich  iêu iêm iên iêng iêp iêt iêc
o oi om on ong op ot oc oong ooc  ô ôi ôm ôn ông ôp ôt ôc ôông  ơ ơi ơm ơn ơng ơp ơt
oa oai oao oay oam oan oang oanh oap oat oac oach  oăm oăn oăng oăt oăc oăp  oe oeo oem oen oet
u ua ui um un ung up ut uc  uây uân uâng uât  uê uêu uênh uêch  uơ  uy uya uyu uyn uynh
uyt uych uyp uyên uyêt  uôi uôm uôn uông uôt uôc  ư ưa ưi ưu ưm ưn ưng ưt ưc  ươi ươu ươm ươn ương ươp ươt ươc
y
""")
)
# A syllable without an onset writes yê for iê; the letters ă and â have names.
_BARE = [rime for rime in _RIMES if not rime.startswith("iê")] + ["yêu", "yêm", "yên", "yêng", "yêt", "ă", "â"]
# The u of qu is part of the onset.
_AFTER_QU = sorted(
    listed("""
a ai an ang anh ao at ac ach au ay  ăm ăn ăng ăp ăt ăc  ân âng ât ây  e em en eo ep et  ê ên ênh êt êch
i ich it  y ych yn ynh yt  yên yêt  ơ ôc
""")
)

_FRONT = re.compile(r"[ieêy]")  # k, gh and ngh stand before these only, c, g and ng before the others
_ONSETS = listed("b ch d đ g gh gi h k kh l m n ng ngh nh p ph r s t th tr v x c qu")
_ONSET = re.compile("|".join(sorted(_ONSETS, key=len, reverse=True)))


def _toned(rime: str) -> Iterator[str]:
    tones = _STOPPED if _STOPS.search(rime) else TONES
    for place in _places(rime):
        for tone in tones:
            yield unicodedata.normalize("NFC", rime[: place + 1] + tone + rime[place + 1 :])


def _places(rime: str) -> list[int]:
    """Return the vowels of a rime that may carry its tone: one, but two of an open oa, oe, uy."""
    vowels = re.match(r"[aăâeêioôơuưy]+", rime)
    count = vowels.end() if vowels else 0
    marked = [place for place in range(count) if rime[place] in "ăâêôơ"]
    if marked or count == 1:
        return marked[-1:] or [0]
    if rime in {"oa", "oe", "uy"}:
        return [0, 1]
    return [1 if count > 2 or count < len(rime) else 0]  # oái, loét; but ái, múa


def _takes(onset: str, rime: str) -> bool:
    front = bool(_FRONT.match(rime))
    if onset in {"k", "gh", "ngh"}:
        return front
    if onset == "gi":
        return rime[0] != "i" and rime != "y"
    if onset == "g":  # gì, gìn, giếng: the i is of the onset and of the rime
        return not front or (rime[0] == "i" and rime not in {"ia", "iu"})
    if onset in {"c", "ng"}:
        return not front
    return True


_WITH_TONES = {rime: tuple(_toned(rime)) for rime in {*_RIMES, *_BARE, *_AFTER_QU}}


def _spelt(onsets: dict[str, list[str]]) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield each onset with the toned ones of its rimes that it takes; onsets that take the same share one set."""
    known: dict[tuple[str, ...], frozenset[str]] = {}
    for onset, rimes in onsets.items():
        taken = tuple(rime for rime in rimes if _takes(onset, rime))
        if taken not in known:
            known[taken] = frozenset(toned for rime in taken for toned in _WITH_TONES[rime])
        yield onset, known[taken]


_AFTER = dict(_spelt({**dict.fromkeys(_ONSETS, _RIMES), "": _BARE, "qu": _AFTER_QU}))


def syllables() -> Iterator[str]:
    """Yield every syllable that the grammar spells, in small letters."""
    for onset, rimes in _AFTER.items():
        yield from (onset + rime for rime in sorted(rimes))


def is_syllable(text: str) -> bool:
    """Tell whether a text is one syllable of written Vietnamese, in NFC and any case of letters."""
    if not 0 < len(text) <= _LONGEST:
        return False
    small = text.lower()
    onset = _ONSET.match(small)
    if small in _AFTER[""] or (onset and small[onset.end() :] in _AFTER[onset[0]]):
        return True
    return small[:1] == "g" and small[1:] in _AFTER["g"]
