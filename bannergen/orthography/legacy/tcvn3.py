"""The text door, legacy text: TCVN 5712:1993 (TCVN3, ABC), the encoding of the fonts .Vn*.

In: characters that were meant for such a font. Out: the letters it showed, NFC. The encoding has codes for the small
letters only; capitals that carry a tone are written in three ways, and all are read:

- the small code in a capital word ("TèT"), or a text typed small and set in a capital font (`capitals`);
- the capital without a tone before the small code ("Aµ" for À, "¢Ê" for Ấ), as programs convert;
- the codes of the full sets VN1 and VN2 of the standard, partly among the control characters.

In the first way the case is lost; `capitals` restores it from the word and its neighbours.

Source: the table of TCVN 5712:1993 VN1, as the GNU C library publishes it (localedata/charmaps/TCVN5712-1, "iconv -f
TCVN"); VN3 is its part without toned capitals and combining marks.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from string import ascii_lowercase, ascii_uppercase

from bannergen.orthography.legacy.capitals import LOWER, OTHER, UNKNOWN, UPPER, Word, restored
from bannergen.orthography.legacy.western import WESTERN
from bannergen.orthography.syllables import is_syllable

_RAISED = str.maketrans(ascii_lowercase + "¨©ª«¬\xad®", ascii_uppercase + "¡¢£¤¥¦§")
_TONE_MARKS = "\u0300\u0309\u0303\u0301\u0323"  # 0xB0 to 0xB4
_PAGES = {
    0x80: "ÀẢÃÁẠẶẬÈẺẼÉẸỆÌỈĨÍỊÒỎÕÓỌỘỜỞỠỚỢÙỦŨ",
    0xA1: "ĂÂÊÔƠƯĐăâêôơưđẰ",
    0xB5: "àảãáạẲằẳẵắẴẮẦẨẪẤỀặầẩẫấậèỂẻẽéẹềểễếệìỉỄẾỒĩíịòỔỏõóọồổỗốộờởỡớợùỖủũúụừửữứựỳỷỹýỵỐ",
    0x01: "ÚỤ",
    0x04: "ỪỬỮ",
    0x11: "ỨỰỲỶỸÝỴ",
}
_LETTERS = {page + at: letter for page, row in _PAGES.items() for at, letter in enumerate(row)}
_READ = {character: letter for code, letter in _LETTERS.items() for character in (chr(code), WESTERN[code])}
_TONES = {WESTERN[0xB0 + at]: mark for at, mark in enumerate(_TONE_MARKS)}

# Codes between 0x80 and 0x9F are also quotes and dashes, which fonts show; they are letters where they make a syllable.
_HOLES = "".join(sorted({WESTERN[code] for code in range(0x80, 0xA0)} - {chr(code) for code in range(0x80, 0xA0)}))
_NEVER_ALONE = "‘’“”•–—…"
_BASES = frozenset("ĂÂÊÔƠƯĐăâêôơưđ")  # have a code for either case
_SURE = "".join(re.escape(character) for character in _READ if character not in _HOLES)
_CODES = f"A-Za-z{_SURE}{re.escape(''.join(_TONES))}"
_HOLE = re.compile(f"([{re.escape(_HOLES)}]+)")
_CHUNK = re.compile(f"[{_CODES}{re.escape(_HOLES)}]+")


_BASE_OF = {letter: unicodedata.normalize("NFD", letter)[0] for letter in _READ.values()} | {"Đ": "Đ", "đ": "đ"}
_TONED_SMALL = "aăâeêioôơuưy"
_TONED = re.compile(f"[aeiouy¨©ª«¬\u00ad][{re.escape(''.join(_TONES))}]")
_ANY = re.compile(f"[{_SURE}{re.escape(_HOLES + ''.join(_TONES))}]")
# No syllable ends in ằ, whose code is »; a « alone before such a one, with none between, opens a quotation.
_CLOSING = re.compile(f"«(?:[^«\n]|(?<=[{_CODES}])«|«(?=[{_CODES}])){{0,200}}?»(?![{_CODES}])")
_OPENED = re.compile(f"(?<![{_CODES}])«[^«\n]*\\Z")
_SIGNS = frozenset("×º°±²³´¯¿")  # codes that are signs behind a number
_QUOTES = {"“": "”", "‘": "’"}


def as_capitals(text: str) -> str:
    """Return a text as a capital font (.VnTimeH) shows it: the letters with capitals of their own as those."""
    return text.translate(_RAISED)


def converted(text: str, *, capitals: bool = False) -> str:
    """Return the text that the fonts showed; ``capitals``: it stands in a capital font (.VnTimeH), so all of it is."""
    if not _ANY.search(text):
        return text.upper() if capitals else text
    words: list[str] = []
    gaps = [""]
    end = 0
    for match in _CHUNK.finditer(text):
        gaps[-1] += text[end : match.start()]
        for part, is_word in _parted(match[0], text, match.start()):
            if is_word:
                words.append(part)
                gaps.append("")
            else:
                gaps[-1] += part
        end = match.end()
    gaps[-1] += text[end:]
    found = restored(_decoded(words), gaps)
    whole = "".join(part for pair in zip(gaps, [*found, ""], strict=True) for part in pair)
    return whole.upper() if capitals else whole


def _parted(chunk: str, text: str, start: int) -> list[tuple[str, bool]]:
    """Split letters from the punctuation that has the codes of VN1's capitals; says which parts are words."""
    if not _HOLE.search(chunk):
        return _quoted(chunk, text, start)
    inner = chunk.strip(_HOLES)
    if not inner:
        return [(chunk, _is_letter_alone(chunk, text, start))]
    lead = chunk[: chunk.index(inner)]
    trail = chunk[len(lead) + len(inner) :]
    ways = [("", chunk, ""), (lead, inner + trail, ""), ("", lead + inner, trail)]
    if _QUOTES.get(lead) == trail and lead:
        ways = ways[:1]
    if is_syllable(word(inner)) and inner not in {"GI", "Gi"} and not set(lead + trail) - set(_NEVER_ALONE):
        ways = [(lead, inner, trail)]
    for before, core, after in ways:
        if _is_capital_syllable(core):
            return [(before, False), (core, True), (after, False)]
    parts = [(part, not _HOLE.match(part)) for part in _HOLE.split(inner)]
    return [(lead, False), *parts, (trail, False)]


def _quoted(chunk: str, text: str, start: int) -> list[tuple[str, bool]]:
    """Split guillemets, the codes of ô and ằ, from a word: a pair alone, or the edge of what is a word without."""
    if chunk in _SIGNS and text[max(start - 2, 0) : start].strip()[-1:].isdigit():
        return [(chunk, False)]
    if chunk in "«»":
        quotes = _CLOSING.match(text, start) if chunk == "«" else _OPENED.search(text, max(start - 200, 0), start)
        return [(chunk, not quotes)]
    inner = chunk[chunk[0] == "«" : len(chunk) - (chunk[-1] == "»")]
    if inner == chunk or is_syllable(word(chunk)) or not is_syllable(word(inner)):
        return [(chunk, True)]
    lead = chunk[: chunk[0] == "«"]
    return [(lead, False), (inner, True), (chunk[len(lead) + len(inner) :], False)]


def _is_letter_alone(chunk: str, text: str, start: int) -> bool:
    """Tell whether a code of its own is a word (Ở, À) rather than a sign: no quote or dash, and no number's unit."""
    around = text[max(start - 2, 0) : start] + text[start + 1 : start + 3]
    signs = chunk in _NEVER_ALONE or any(character.isdigit() or character in "%()" for character in around)
    return len(chunk) == 1 and not signs


def _is_capital_syllable(core: str) -> bool:
    letters = word(core)
    return is_syllable(letters) and (letters == letters.upper() or letters[1:] == letters[1:].lower())


def _decoded(words: Sequence[str]) -> list[Word]:
    """Read words; a capital before its own small code is one letter, if the word is a syllable so or is none else."""
    readings: dict[str, tuple[Word, Word]] = {}
    for written in words:
        if written not in readings:
            plain = _read(written)
            readings[written] = plain, _merged(plain)
    pairs = readings.values()
    apart = any(plain == merged and plain.is_capital and UNKNOWN in plain.cases for plain, merged in pairs)
    chosen = {
        written: plain if is_syllable(plain.letters) and (apart or not is_syllable(merged.letters)) else merged
        for written, (plain, merged) in readings.items()
    }
    return [chosen[written] for written in words]


def _read(written: str) -> Word:
    """Read one word; a mark behind a small letter is a tone only in a syllable, else a sign ("inso²")."""
    word = _composed(written, "")
    if _TONED.search(written):
        toned = _composed(written, _TONED_SMALL)
        if len(toned.letters) > 1 and is_syllable(toned.letters):
            return toned
    return word


def _composed(written: str, small: str) -> Word:
    letters: list[str] = []
    cases: list[str] = []
    is_small = any(character.islower() and character.isascii() for character in written)
    for character in written:
        letter = _READ.get(character, character)
        case = _case(character, letter)
        if character in _TONES:
            toned = unicodedata.normalize("NFC", letters[-1] + _TONES[character]) if letters else ""
            if toned in _BASE_OF and (toned.isupper() or letters[-1] in small):
                letters[-1] = toned
                continue
            letter, case = character, OTHER
        elif letter.isupper() and letter not in _BASES and letters and is_small:
            letter, case = character, LOWER  # VN1's capitals do not stand inside of small words
        letters.append(letter)
        cases.append(case)
    return Word("".join(letters), "".join(cases))


def _case(character: str, letter: str) -> str:
    if letter.isupper():
        return UPPER
    return LOWER if letter in _BASES or character.isascii() else UNKNOWN


def _merged(word: Word) -> Word:
    letters = cases = ""
    for letter, case in zip(word.letters, word.cases, strict=True):
        own = case == UNKNOWN and cases[-1:] == UPPER
        if own and _BASE_OF.get(letters[-1], letters[-1]).lower() == _BASE_OF[letter]:
            letters = letters[:-1] + letter.upper()
        else:
            letters += letter
            cases += case
    return Word(letters, cases)


def words_of(line: str) -> Iterator[tuple[str, int]]:
    """Give the words of a line as written, and where they begin."""
    for match in _CHUNK.finditer(line):
        start = match.start()
        for part, is_word in _parted(match[0], line, start):
            if is_word and part:
                yield part, start
            start += len(part)


def word(written: str) -> str:
    """Return one word as its letters, in the case of its codes; what is no code stays."""
    return _merged(_read(written)).letters
