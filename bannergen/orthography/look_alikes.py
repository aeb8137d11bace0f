"""The text door: characters that only look like the letters of Vietnamese.

In: a text in NFC. Out: each such character with the letter it passes for. A word wholly in another writing, with at
least one letter that looks like none of ours, is a foreign word and is let through.

The table is made from the confusables of UTS #39 (Unicode 15.0, data as ICU 72.1 has it; (c) Unicode, Inc.,
licence Unicode-3.0): every character of the Basic Multilingual Plane with the skeleton of a Latin or Vietnamese letter.
Left out are compatibility characters (fullwidth, mathematical), which NFKC maps, right-to-left writing, and letters of
other Latin alphabets (Slovak l with acute). Added are eth, d with tail and d with topbar for d with stroke, whose
skeletons differ, and the Cyrillic and Greek k.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

LOOK_ALIKES = {
    "A": "ΑАᎪᗅꓮ",
    "B": "ΒВᏴᗷꓐꞴ",
    "C": "СᏟⲤꓚ",
    "D": "Ꭰᗞᗪꓓ",
    "E": "ΕЕᎬⴹꓰ",
    "F": "ϜᖴꓝꞘ",
    "G": "ԌᏀᏳꓖ",
    "H": "ΗНᎻᕼⲎꓧ",
    "I": "ƖǀΙІӀ۱ᛁⲒⵏꓲ",
    "J": "ͿЈᎫᒍꓙꞲ",
    "K": "ΚКᏦᛕⲔꓗ",
    "L": "ᏞᒪⳐꓡ",
    "M": "ΜϺМᎷᗰᛖⲘꓟ",
    "N": "ΝⲚꓠ",
    "O": "ΟОՕ০ଠ୦ዐⲞⵔ〇ꓳ",
    "P": "ΡРᏢᑭⲢꓑ",
    "Q": "ⵕ",
    "R": "ƦᎡᏒᖇꓣ",
    "S": "ЅՏᏕᏚꓢ",
    "T": "ΤТᎢⲦꓔ",
    "U": "Սሀᑌꓴ",
    "V": "Ѵ۷Ꮩᐯⴸꓦꛟ",
    "W": "ԜᎳᏔꓪ",
    "X": "ΧХᚷⲬⵝꓫꞳ",
    "Y": "ΥУҮᎩᎽⲨꓬ",
    "Z": "ΖᏃꓜ",
    "a": "ɑαа",
    "b": "ƄЬᏏᑲᖯ",
    "c": "сᴄⲥꮯ",
    "d": "ԁᏧᑯꓒ",
    "e": "еҽꬲ",
    "f": "քẝꞙꬵ",
    "g": "ƍɡցᶃ",
    "h": "һհᏂ",
    "i": "ıɩɪιіӏᎥꙇꭵ",
    "j": "ϳј",
    "k": "κк",
    "n": "ոռ",
    "o": "οσоօ۵०੦૦௦౦೦ഠ൦๐໐ဝ၀ჿᴏᴑⲟꬽ",
    "p": "ρрⲣ",
    "q": "ԛգզ",
    "r": "гᴦⲅꭇꭈꮁ",
    "s": "ƽѕꜱꮪ",
    "u": "ʋυսᴜꞟꭎꭒ",
    "v": "νѵᴠꮩ",
    "w": "ɯѡԝաᴡꮃ",
    "x": "хᕁᕽ",
    "y": "ɣʏγуүყᶌỿꭚ",
    "z": "ᴢꮓ",
    "À": "Ὰ",
    "Á": "Ά",
    "Â": "Ȃ",
    "È": "ЀῈ",
    "É": "Έ",
    "Ê": "Ȇ",
    "Ì": "Ὶ",
    "Í": "Ί",
    "Ò": "Ὸ",
    "Ó": "Ό",
    "Ô": "Ȏ",
    "Ý": "Ύ",
    "à": "ὰ",
    "á": "ά",
    "â": "ȃ",
    "ã": "ᾶ",
    "è": "ѐ",
    "ê": "ȇ",
    "ì": "ὶ",
    "í": "ί",
    "ò": "ὸ",
    "ó": "ό",
    "ô": "ȏ",
    "ù": "ὺ",
    "ú": "ύ",
    "Ă": "ǍӐᾸ",
    "ă": "ǎӑᾰ",
    "Đ": "ÐƉ",
    "đ": "ðƌɖ",
    "ĩ": "ῖ",
    "ũ": "ῦ",
    "ơ": "ꭴ",
    "Ỳ": "Ὺ",
}

_LETTERS = {alike: letter for letter, alikes in LOOK_ALIKES.items() for alike in alikes}
_WORD = re.compile(r"[^\W\d_]+")
# All that Vietnamese and its neighbours in Europe are written with: nothing here looks like something else.
_LATIN = re.compile("[\0-\u024f\u1e00-\u1eff]*")
_SPACING_MARKS = {"\u00b4": "\u0301", "\u02ca": "\u0301", "\u02cb": "\u0300", "\u02c6": "\u0302", "\u02d8": "\u0306"}
_AFTER_A_LETTER = re.compile(rf"[aeiouyAEIOUY][{''.join(_SPACING_MARKS)}]")


def look_alikes(text: str) -> Iterator[tuple[str, str]]:
    """Yield each character that only looks like others, with those others; the empty string where it is like none."""
    for word in _WORD.findall(text):
        yield from _in_word(word)
    for digit in filter(_is_foreign_digit, text):
        yield digit, str(unicodedata.decimal(digit))
    for found in _AFTER_A_LETTER.findall(text):  # a letter, and an accent that stands alone
        yield found, unicodedata.normalize("NFC", found[0] + _SPACING_MARKS[found[1]])


def _in_word(word: str) -> Iterator[tuple[str, str]]:
    suspects = [(character, _meant(character)) for character in word if character.isalpha() or _meant(character)]
    alikes = [(character, meant) for character, meant in suspects if meant]
    strangers = [character for character, meant in suspects if not meant and not _is_latin(character)]
    if strangers and len(alikes) + len(strangers) == len(suspects):
        return
    yield from alikes
    yield from ((character, "") for character in strangers)


def _meant(character: str) -> str:
    """Return what a letter passes for, or the empty string."""
    if character in _LETTERS:
        return _LETTERS[character]
    if character.isascii() or unicodedata.category(character) not in {"Lu", "Ll", "Lt", "Nl"}:
        return ""
    folded = unicodedata.normalize("NFKC", character)
    folded = _LETTERS.get(folded, folded)
    return folded if folded != character and _LATIN.fullmatch(folded) else ""


def _is_latin(character: str) -> bool:
    if _LATIN.fullmatch(character):
        return True
    from fontTools.unicodedata import script  # only a character that is rare here pays for loading it

    return script(character) in {"Latn", "Zyyy", "Zinh"}


def _is_foreign_digit(character: str) -> bool:
    return not character.isascii() and unicodedata.category(character) == "Nd"
