"""The text door, legacy text: Vietnamese that was not written in Unicode, or read as what it is not.

In: a text, or the bytes of a file. Out: the name of its encoding, and the text in Unicode, NFC. Each encoding is a
module with its table; `recognition` tells them apart. Refuses to convert what nobody asked it to.
"""

from __future__ import annotations

import codecs
import itertools
from collections import Counter
from collections.abc import Callable, Container

from bannergen.orthography.legacy import cp1258, tcvn3, utf8, viqr, vni
from bannergen.orthography.legacy.names import Encoding
from bannergen.orthography.legacy.recognition import is_modern, recognised_line, recognised_lines
from bannergen.orthography.legacy.western import as_western

_CONVERTED: dict[Encoding, Callable[[str], str]] = {
    Encoding.VNI: vni.converted,
    Encoding.CP1258: cp1258.converted,
    Encoding.UTF8: utf8.converted,
}

__all__ = ["Encoding", "converted", "decoded", "recognised", "recognised_lines"]


def recognised(text: str) -> Encoding | None:
    """Return the legacy encoding of a text, that of most lines which are in one; None for right text."""
    found = list(filter(None, map(recognised_line, text.split("\n"))))
    return Counter(found).most_common(1)[0][0] if found else None


def converted(text: str, encoding: Encoding, *, capitals: bool = False, words: Container[str] = frozenset()) -> str:
    """Return the text in Unicode, NFC.

    ``capitals``: a TCVN3 text stood in a capital font (.VnTimeH). ``words`` of several syllables, in one spelling, help
    to tell VIQR's full stops from its tones. Lines that hold letters of Unicode already (ơ, ế) stay as they are.
    """
    if encoding is Encoding.UTF8 or not is_modern(text):
        return _converted(text, encoding, capitals, words)
    runs = itertools.groupby(text.split("\n"), is_modern)
    joined = ((is_right, "\n".join(lines)) for is_right, lines in runs)
    return "\n".join(run if is_right else _converted(run, encoding, capitals, words) for is_right, run in joined)


def _converted(text: str, encoding: Encoding, capitals: bool, words: Container[str]) -> str:
    if encoding is Encoding.TCVN3:
        return tcvn3.converted(text, capitals=capitals)
    if encoding is Encoding.VIQR:
        return viqr.converted(text, words)
    return _CONVERTED[encoding](text)


def decoded(data: bytes) -> tuple[str, Encoding | None]:
    """Return the characters of a file and the legacy encoding they are in, for `converted`.

    Raises UnicodeDecodeError for bytes that are neither Unicode nor recognised.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text = data.decode("utf-16")
        return text, recognised(text)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = as_western(data)
        encoding = recognised(text)
        if encoding in {None, Encoding.UTF8}:  # UTF-8 with some bytes of something else
            raise
        return text, encoding
    return text, recognised(text)
