"""The text door, legacy text: bytes as the Western characters they were taken for.

In: bytes of a file, or the characters that programs show for them. Out: the other of the two. Windows Western (CP1252)
has five holes; they stand for the control characters of Latin-1, as in web browsers
(https://encoding.spec.whatwg.org/#windows-1252).
"""

from __future__ import annotations


def _character(code: int) -> str:
    try:
        return bytes([code]).decode("cp1252")
    except UnicodeDecodeError:
        return chr(code)


WESTERN = tuple(_character(code) for code in range(256))
BYTE_OF = {chr(code): code for code in range(256)} | {character: code for code, character in enumerate(WESTERN)}
_TABLE = {code: character for code, character in enumerate(WESTERN) if ord(character) != code}


def as_western(data: bytes) -> str:
    """Return the characters that a program shows who takes bytes for Windows Western; never fails."""
    return data.decode("latin-1").translate(_TABLE)
