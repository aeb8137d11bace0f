"""The text door, legacy text: right UTF-8 whose bytes were taken for Windows Western or Latin-1 ("Tiáº¿ng Viá»‡t").

In: characters as Western programs show them. Out: the characters of the UTF-8. A text is taken for such only if a
Vietnamese letter shows in it, so that "CAFÉ…" is no Ʌ; then all of it is read. What lost its bytes on the way stays.

Why not the library ftfy (6.3): it serves all languages, and so leaves what might be Western, 2.6 % of short Vietnamese
lines ("cá»™t"); `benchmarks/legacy_text.py` measures both.

Source: the bytes are those of the UTF-8 codec, as Windows Western shows them (`western`).
"""

from __future__ import annotations

import re

from bannergen.orthography.legacy.western import BYTE_OF, WESTERN
from bannergen.orthography.letters import ACCENTED, TONES
from bannergen.orthography.syllables import is_syllable

_MARKS = {*TONES[1:], "\u0302", "\u0306", "\u031b"}
_ROUNDS = 3  # a text that was read wrongly more than once


def _shown(character: str) -> set[str]:
    data = character.encode()
    return {data.decode("latin-1"), "".join(WESTERN[code] for code in data)}


def _either(codes: range) -> str:
    return re.escape("".join(sorted({WESTERN[code] for code in codes} | {chr(code) for code in codes})))


_LETTER = re.compile(
    "|".join(sorted({shown for letter in {*ACCENTED, *_MARKS} for shown in map(re.escape, _shown(letter))}))
)
# Right text too: XÃ HỘI with a no-break space, CẤP XÃ in quotation marks.
_ENDS_A_WORD = re.compile("(?:[^a-z]|\\A)Ã(?:[\u00a0‘“–—«](?![a-z])|[’”…™©®»](?!\\w))")
_LEADS = re.compile("[ÃÄÅÆÌá]")  # what such a letter begins with
_NEXT = f"[{_either(range(0x80, 0xC0))}]"
_SEQUENCE = re.compile(f"[\u00c2-\u00df]{_NEXT}|[\u00e0-\u00ef]{_NEXT}{{2}}|[\u00f0-\u00f4]{_NEXT}{{3}}")

# Programs turn no-break spaces into spaces; these letters end in one. A capital before it ("MÃ số") is right text.
_SPACED = {"Ã ": "à", "Æ ": "Ơ", "áº ": "Ạ", "á» ": "Ỡ"}
_SPACED_A = re.compile("[a-z]Ã ")
_LOST = re.compile(r"((?:Ä[‘\x91])?[A-Za-z]{0,4}?)(Ã |Æ |áº |á» )( ?)([A-Za-z]*)(?=(.?))")
_CLOSING = frozenset(",.;:!?/)]}”’-\n")


def is_shown(text: str) -> bool:
    """Tell whether a Vietnamese letter stands in a text as its UTF-8 looks in Western characters."""
    return bool(_LEADS.search(text)) and (shown_letters(text) > 0 or bool(_SPACED_A.search(text)))


def shown_letters(text: str) -> int:
    """Count the Vietnamese letters that stand in a text so; “CẤP XÃ” ends in a quotation mark, not in Ô."""
    return sum(1 for match in _LETTER.finditer(text) if not _ENDS_A_WORD.match(text, max(0, match.start() - 1)))


def _read(match: re.Match[str]) -> str:
    try:
        return bytes(BYTE_OF[character] for character in match[0]).decode()
    except UnicodeDecodeError:
        return match[0]


def _respaced(match: re.Match[str]) -> str:
    """Return a letter whose no-break space became a space: another space, or none, stood behind it."""
    before, shown, space, after, following = match.groups()
    before = _SEQUENCE.sub(_read, before)
    joined = before + _SPACED[shown] + after
    is_whole = is_syllable(joined) if after else not following or following in _CLOSING
    return joined if is_whole and not space else f"{before}{_SPACED[shown]} {after}"


def converted(text: str) -> str:
    """Return the text whose bytes were taken for Western characters; lines that cannot be such stay."""
    return "\n".join(map(_line, text.split("\n")))


def _line(text: str) -> str:
    for _ in range(_ROUNDS):
        if not (is_shown(text) or (_LETTER.search(text) and BYTE_OF.keys() >= {*text})):
            break
        text = _SEQUENCE.sub(_read, _LOST.sub(_respaced, text))
    return text
