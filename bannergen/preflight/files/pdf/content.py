"""Step 5, preflight: the operators of a PDF's content stream, one after the other.

In: the decoded bytes of a stream. Out: each operator with its operands. Nothing is kept: a stream of any length needs
no more memory than its longest operand list. What is no PDF syntax is passed over, as viewers do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from bannergen.preflight.files.pdf.objects import LARGEST_NUMBER

_MOST_OPERANDS = 64  # `scn` of DeviceN takes at most 32 and a name; arrays of dashes and kerns are not read
_TOKEN = re.compile(
    rb"(?P<number>[+-]?(?:\d+\.?\d*|\.\d+)(?=[\0\t\n\f\r ()<>\[\]{}/%]|$))"
    rb"|/(?P<name>[^\0\t\n\f\r ()<>\[\]{}/%]*)"
    rb"|(?P<word>[^\0\t\n\f\r ()<>\[\]{}/%]+)"
    rb"|(?P<text>\()"
    rb"|(?P<open>\[)|(?P<close>\])"
    rb"|%[^\r\n]*|<<|>>|<[^>]*>?|[\0\t\n\f\r ]+|.",
    re.DOTALL,
)
_ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
_PARENTHESES = re.compile(rb"\\.|[()]", re.DOTALL)
_INLINE_END = re.compile(rb"[\0\t\n\f\r ]EI(?=[\0\t\n\f\r ]|$)")
_INLINE_KEYS = {"W": "Width", "H": "Height", "CS": "ColorSpace", "BPC": "BitsPerComponent", "IM": "ImageMask"}
_INLINE_SPACES = {"G": "DeviceGray", "RGB": "DeviceRGB", "CMYK": "DeviceCMYK", "I": "Indexed"}
_CHARSETS = ("utf-8", "gbk", "latin-1")  # in which pypdf reads names, so that names of both compare

Operand = float | str


@dataclass(slots=True)
class Operation:
    """An operator with its operands: numbers, and names without their stroke."""

    operator: str
    numbers: list[float] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    inline: dict[str, Operand] = field(default_factory=dict)  # of BI: the picture's dictionary, keys written out


def operations(data: bytes) -> Iterator[Operation]:
    """Yield the operations of a content stream."""
    numbers: list[float] = []
    names: list[str] = []
    at = 0
    while found := _TOKEN.match(data, at):
        at, kind = found.end(), found.lastgroup
        if kind == "number" and len(numbers) < _MOST_OPERANDS:
            numbers.append(_number(found["number"]))
        elif kind == "name":
            names.append(_name(found["name"]))
        elif kind == "text":
            at = _after_text(data, at)
        elif kind == "open":  # dashes and kerned texts: nothing in them is asked for
            at = _after_array(data, at)
        elif kind == "word":
            word = found["word"]
            if word == b"BI":
                entries, at = _inline(data, at)
                yield Operation("BI", inline=entries)
            elif word[:1].isalpha() or word in {b"'", b'"'}:
                yield Operation(word.decode("latin-1"), numbers, names)
            numbers, names = [], []


def _number(raw: bytes) -> float:
    """Return a number, held to what viewers reckon in: one of hundreds of digits is no infinity."""
    return min(max(float(raw), -LARGEST_NUMBER), LARGEST_NUMBER)


def _name(raw: bytes) -> str:
    if b"#" in raw:
        raw = _ESCAPED.sub(lambda found: bytes([int(found[1], 16)]), raw)
    for charset in _CHARSETS:
        try:
            return raw.decode(charset)
        except UnicodeDecodeError:
            continue
    return raw.decode("latin-1")


def _after_text(data: bytes, at: int) -> int:
    """Return where a string ends whose opening parenthesis stands before ``at``."""
    depth = 1
    for found in _PARENTHESES.finditer(data, at):
        depth += {b"(": 1, b")": -1}.get(found[0], 0)
        if not depth:
            return found.end()
    return len(data)


def _after_array(data: bytes, at: int) -> int:
    depth = 1
    while depth and (found := _TOKEN.match(data, at)):
        at = found.end()
        if found.lastgroup == "text":
            at = _after_text(data, at)
        depth += (found.lastgroup == "open") - (found.lastgroup == "close")
    return at


def _inline(data: bytes, at: int) -> tuple[dict[str, Operand], int]:
    """Return the dictionary of an inline picture, and where the picture ends."""
    entries: dict[str, Operand] = {}
    key = ""
    while found := _TOKEN.match(data, at):
        at, kind = found.end(), found.lastgroup
        if kind == "word" and found["word"] == b"ID":
            break
        if kind == "open":
            opened, at = at, _after_array(data, at)
            key, _ = "", entries.setdefault(key, _first_name(data[opened:at]))
        elif kind in {"number", "name", "word"}:
            value: Operand = _number(found["number"]) if kind == "number" else _name(found[kind])
            if key:
                entries[key], key = _INLINE_SPACES.get(str(value), value), ""
            else:
                key = _INLINE_KEYS.get(str(value), str(value))
    end = _INLINE_END.search(data, at)
    return entries, end.end() if end else len(data)


def _first_name(data: bytes) -> str:
    """Return the first name of an array, such as that of ``[/Indexed /RGB …]``."""
    found = re.search(rb"/([A-Za-z]+)", data)
    name = _name(found[1]) if found else ""
    return _INLINE_SPACES.get(name, name)
