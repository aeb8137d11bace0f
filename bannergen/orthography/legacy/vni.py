"""The text door, legacy text: VNI for Windows, the encoding of the fonts VNI-*.

In: characters that were meant for such a font. Out: the letters it showed, NFC. A letter is a base and a code of its
marks, each in either case; the case of the base is that of the letter. i, ơ, ư, đ and ỵ are single codes.

Source: the vendor's code page as it is commonly known, compared with excerpts of the input method xvnkb (vni.h) and of
the npm package vietnamese-conversion 2.0.0; a witness on other people's files is wanted.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_SINGLE = dict(zip("ÑñÔôÖöÆæÓóÒòÎîÍíÌì", "ĐđƠơƯưỈỉĨĩỊịỴỵÍíÌì", strict=True))
_BREVE, _CIRCUMFLEX = "\u0306", "\u0302"
_GRAVE, _ACUTE, _HOOK, _TILDE, _DOT = "\u0300", "\u0301", "\u0309", "\u0303", "\u0323"
_TONES = dict(zip("øùûõï", (_GRAVE, _ACUTE, _HOOK, _TILDE, _DOT), strict=True))
_ROOFED = dict(zip("âàáåãä", ("", _GRAVE, _ACUTE, _HOOK, _TILDE, _DOT), strict=True))  # of â, ê, ô
_BOWED = dict(zip("êèéúüë", ("", _GRAVE, _ACUTE, _HOOK, _TILDE, _DOT), strict=True))  # of ă

_PAIRS = (
    {base + code: base + mark for base in "aeouyôö" for code, mark in _TONES.items()}
    | {base + code: base + _CIRCUMFLEX + mark for base in "aeo" for code, mark in _ROOFED.items()}
    | {"a" + code: "a" + _BREVE + mark for code, mark in _BOWED.items()}
)


def _in_all_cases() -> dict[str, str]:
    found = dict(_SINGLE)
    for pair, marked in _PAIRS.items():
        base, marks = _SINGLE.get(pair[0], pair[0]), marked[1:]
        small = unicodedata.normalize("NFC", base + marks)
        for code in (pair[1], pair[1].upper()):
            found[pair[0] + code] = small
            found[pair[0].upper() + code] = small.upper()
    return found


_LETTERS = _in_all_cases()
_CODES = "".join({code for pair in _PAIRS for code in pair[1] + pair[1].upper()})
_WRITTEN = re.compile(f"[aeouyôöAEOUYÔÖ][{_CODES}]|[{''.join(_SINGLE)}]")
_WORD = re.compile("[A-Za-zÀ-ÖØ-öø-ÿ]+")


def _letter(match: re.Match[str]) -> str:
    return _LETTERS.get(match[0]) or _LETTERS.get(match[0][0], match[0][0]) + _LETTERS.get(match[0][1:], match[0][1:])


def converted(text: str) -> str:
    """Return the text that the fonts showed."""
    return _WRITTEN.sub(_letter, text)


def words_of(line: str) -> Iterator[tuple[str, int]]:
    """Give the words of a line as written, and where they begin."""
    return ((match[0], match.start()) for match in _WORD.finditer(line))
