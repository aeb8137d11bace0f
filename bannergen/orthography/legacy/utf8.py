"""The text door, legacy text: right UTF-8 whose bytes were taken for Windows Western or Latin-1 ("Tiáº¿ng Viá»‡t").

In: characters as Western programs show them. Out: the characters of the UTF-8. Only bytes that make a Vietnamese
letter, a tone mark, or punctuation of running text are read, so that "CAFÉ…" is no Ʌ; what lost its bytes on the way
stays as it is.

Source: the bytes are those of the UTF-8 codec, as Windows Western shows them (`western`).
"""

from __future__ import annotations

import re
import unicodedata

from bannergen.orthography.legacy.western import WESTERN
from bannergen.orthography.syllables import is_syllable

_VOWELS = "aăâeêioôơuưy"
_TONES = ("", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323")
_SMALL = {unicodedata.normalize("NFC", vowel + tone) for vowel in _VOWELS for tone in _TONES} | {"đ"}
_ACCENTED = {letter for small in _SMALL for letter in (small, small.upper()) if not letter.isascii()}
_MARKS = {*_TONES[1:], "\u0302", "\u0306", "\u031b"}
_PUNCTUATION = set("‘’‚“”„†•…–—‑−₫™‰×÷«»°²³±½§©®·\u00a0\u00ad\u200b\ufeff")


def _shown() -> dict[str, str]:
    found = {}
    for character in _ACCENTED | _MARKS | _PUNCTUATION:
        data = character.encode()
        found[data.decode("latin-1")] = character
        found["".join(WESTERN[code] for code in data)] = character
    return found


_READ = _shown()
_WRITTEN = re.compile("|".join(sorted(map(re.escape, _READ), key=len, reverse=True)))
_VIETNAMESE = re.compile(
    "|".join(sorted((re.escape(shown) for shown, read in _READ.items() if read not in _PUNCTUATION), key=len))
)
_LEADS = re.compile("[ÂÃÄÅÆÌÍáâï]")
# Programs turn no-break spaces into spaces; these letters end in one.
_SPACED = {"Ã ": "à", "áº ": "Ạ", "á» ": "Ỡ"}
_LOST = re.compile("([A-Za-z]*)(Ã |áº |á» )( ?)([A-Za-z]*)")
_ROUNDS = 3  # a text that was read wrongly more than once


def is_shown(text: str) -> bool:
    """Tell whether a Vietnamese letter stands in a text as its UTF-8 looks in Western characters."""
    return bool(_LEADS.search(text)) and bool(_VIETNAMESE.search(text))


def shown_letters(text: str) -> int:
    """Count the Vietnamese letters that stand in a text so."""
    return sum(1 for _ in _VIETNAMESE.finditer(text))


def _respaced(match: re.Match[str]) -> str:
    before, shown, space, after = match.groups()
    joined = before + _SPACED[shown] + after
    if space or not (after and is_syllable(joined)):
        return f"{before}{_SPACED[shown]} {after}"
    return joined


def converted(text: str) -> str:
    """Return the text whose bytes were taken for Western characters, NFC."""
    for _ in range(_ROUNDS):
        if not is_shown(text):
            break
        text = _LOST.sub(_respaced, _WRITTEN.sub(lambda match: _READ[match[0]], text))
    return text
