"""The text door: what is wrong or careless in one text.

In: a text as someone wrote it, and its place. Out: faults, for which it cannot be set, and remarks. Each shows the
character, its code point, its place and the mend. Whole campaigns are looked at by ``spec.lint``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import islice
from typing import Any, TypeVar

from bannergen.codes import orthography as codes
from bannergen.diagnostics import Code, Diagnostic, Span
from bannergen.orthography.composition import (
    MOST_MARKS,
    composed,
    disordered,
    is_invisible,
    loose_marks,
    set_right,
    too_many_marks,
)
from bannergen.orthography.legacy import Encoding, converted, recognised
from bannergen.orthography.letters import ACCENTED
from bannergen.orthography.look_alikes import look_alikes
from bannergen.orthography.syllables import is_syllable
from bannergen.orthography.typing_errors import likely

T = TypeVar("T")

# Nothing in here is ever wrong by itself; most texts are of nothing else.
_PLAIN = re.compile(f"[ -~{''.join(ACCENTED)}–—‘’“”…₫×·•]*")
_FOLDED = "\t\n\r"  # control characters that are white space to people: line breaks and tabs
_SPACES = re.compile(r"[^\S\n\r\x85\u2028\u2029]{2,}")
_APART = re.compile(r"\w[\u0300-\u036f]+")
_QUERY = re.compile(r"([^\W\d_]+)\?([^\W\d_]+)")
_OF_ADDRESSES = frozenset("/=&@#%")
_WORD = re.compile(r"[^\W\d_]+")
_ACCENTED_VOWEL = re.compile(f"[{''.join(ACCENTED).replace('đ', '').replace('Đ', '')}]")
_NOT_OURS = re.compile("[fjwz]", re.IGNORECASE)
_MOST_PLACES = 3  # shown of one character
_MOST_FINDINGS = 20  # of one kind in one text
_LONGEST_SHOWN = 40  # characters
_LONGEST_QUOTED = 200


def faults_of(text: str, span: Span | None = None) -> list[Diagnostic]:
    """Return what keeps a text from being set."""
    if marks := too_many_marks(text):
        return [_case(codes.TOO_MANY_MARKS, text, span, marks, most=MOST_MARKS)]
    whole = composed(text)
    encoding = recognised(whole)
    if encoding:
        return [legacy(whole, encoding, span)]
    if _PLAIN.fullmatch(whole) and "?" not in whole:
        return []
    found = [_case(codes.CONTROL_CHARACTER, whole, span, character) for character in _each(_controls(whole))]
    found += [_case(codes.LETTERS_LOST, whole, span, lost) for lost in _each(_lost(whole))]
    right = set_right(text)
    for character, mend in _each(look_alikes(right)):
        code = codes.LOOK_ALIKE if mend else codes.FOREIGN_LETTER
        found.append(_case(code, whole, span, character, mend))
    return found + [_case(codes.LOOSE_MARK, whole, span, marked) for marked in _each(loose_marks(right))]


def legacy(text: str, encoding: Encoding, span: Span | None, count: int = 1) -> Diagnostic:
    """Return the fault of a text in a legacy encoding, the first of so many lines."""
    code = codes.MOJIBAKE if encoding is Encoding.UTF8 else codes.LEGACY
    mend = " ".join(converted(text[:_LONGEST_QUOTED], encoding).split())
    return code.at(span, count=count, encoding=encoding, mend=mend)


def remarks_of(
    text: str, span: Span | None = None, is_known: Callable[[str], bool] = lambda _: False
) -> list[Diagnostic]:
    """Return what was mended in a text, and what looks mistyped; nothing of a text that has faults.

    ``is_known`` tells of words that are right though they are no syllables.
    """
    if faults_of(text, span):
        return []
    whole = composed(text)
    found = [_case(codes.INVISIBLE, whole, span, character) for character in _each(filter(is_invisible, whole))]
    found += [_case(codes.MARKS_ORDER, whole, span, *pair) for pair in _each(disordered(text))]
    found += [
        _case(codes.DOUBLE_SPACE, whole, span, spaces, count=len(spaces)) for spaces in _each(_SPACES.findall(whole))
    ]
    mistyped = _each(word for word in _mistyped(set_right(text)) if not is_known(word))
    return found + [_case(codes.NO_SUCH_SYLLABLE, whole, span, word, accepted=likely(word)) for word in mistyped]


def composition_of(text: str, span: Span | None = None) -> list[Diagnostic]:
    """Return a note on a text whose letters are written apart from their marks; nothing needs to be done about it."""
    apart = [found for found in _APART.findall(text) if len(composed(found)) < len(found)]
    if not apart:
        return []
    return [_case(codes.NOT_COMPOSED, text, span, apart[0], composed(apart[0]), count=len(apart))]


def _controls(text: str) -> Iterator[str]:
    """Yield what Unicode gives no shape: controls, halves of surrogate pairs, noncharacters."""
    for character in text:
        nothing = 0xFDD0 <= ord(character) <= 0xFDEF or ord(character) & 0xFFFE == 0xFFFE
        if nothing or (character not in _FOLDED and unicodedata.category(character) in {"Cc", "Cs"}):
            yield character


def _lost(text: str) -> Iterator[str]:
    """Yield what stands where a conversion lost a letter."""
    yield from (character for character in text if character == "\ufffd" or unicodedata.category(character) == "Co")
    for token in text.split() if "?" in text else ():
        for before, after in () if _OF_ADDRESSES & {*token} else _QUERY.findall(token):
            if not (is_syllable(before) and is_syllable(after)):  # "Sao?Vì" only lacks a space
                yield f"{before}?{after}"


def _mistyped(text: str) -> Iterator[str]:
    """Yield the words that have an accented vowel and are no Vietnamese syllables."""
    for word in _WORD.findall(text):
        if _ACCENTED_VOWEL.search(word) and not _NOT_OURS.search(word) and not is_syllable(word):
            yield word


def _each(found: Iterable[T]) -> list[T]:
    """Return each of what was found once, in the order of the text, as many as anybody reads."""
    return list(islice(dict.fromkeys(found), _MOST_FINDINGS))


def _case(code: Code, text: str, span: Span | None, found: str, mend: str = "", **values: Any) -> Diagnostic:
    """Return the diagnostic of something found in a text, with its places counted from 1."""
    shown = found[:_LONGEST_SHOWN]
    at = list(islice(_places(text, shown), _MOST_PLACES + 1)) or [0]
    more = ", …" if len(at) > _MOST_PLACES else ""
    return code.at(
        _within(span, shown),
        place=", ".join(str(place + 1) for place in at[:_MOST_PLACES]) + more,
        character=_shown(shown),
        codepoint=_codepoints(shown),
        name=", ".join(unicodedata.name(character, "—") for character in shown),
        mend=mend,
        mend_codepoint=_codepoints(mend),
        **values,
    )


def _places(text: str, found: str) -> Iterator[int]:
    at = text.find(found)
    while at >= 0:
        yield at
        at = text.find(found, at + len(found))


def _within(span: Span | None, found: str) -> Span | None:
    """Return the place of the first occurrence of something in a text; the place of the text where it is not there."""
    if span is None or not span.line:
        return span
    column = span.line_text.find(found, span.column - 1)
    return span if column < 0 else replace(span, column=column + 1, length=len(found))


def _shown(found: str) -> str:
    """Return characters as a person can see them: a mark on a circle, what has no shape escaped."""
    if found.isprintable() and not found.isspace():
        return f"◌{found}" if unicodedata.combining(found[0]) else found
    return "".join(character if character.isprintable() else _escaped(character) for character in found)


def _escaped(character: str) -> str:
    return character.encode("unicode_escape").decode()


def _codepoints(found: str) -> str:
    """Return the code points of what is not plain ASCII; of all where nothing else is there."""
    strange = [character for character in found if not character.isascii()] or found
    return " ".join(f"U+{ord(character):04X}" for character in strange)
