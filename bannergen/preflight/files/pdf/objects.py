"""Step 5, preflight: a PDF's objects as plain values, whatever else stands in their place.

In: an object as pypdf reads it, maybe a reference, maybe of another kind than the standard asks. Out: a value of the
kind that is asked for, or an empty one. Streams come out whole or with the fault that stopped them.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import Any

from pypdf.errors import DependencyError, FileNotDecryptedError, WrongPasswordError
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NameObject, NullObject, StreamObject

from bannergen.preflight.files.damage import decoding
from bannergen.preflight.files.profile import profile_of
from bannergen.preflight.files.report import Profile, one_line

LOCKED = (DependencyError, FileNotDecryptedError, WrongPasswordError)  # what pypdf raises of an encrypted file
LARGEST_STREAM = 256 * 2**20  # bytes of a decoded stream: more is no drawing but an attack, or a picture
_PIECE = 2**22
LARGEST_NUMBER = 3.4e38  # of single precision, in which viewers reckon; products of a few stay finite in ours


class StreamError(Exception):
    """A stream that cannot be read whole: damaged, or of more bytes than any drawing has."""


class TooLongError(StreamError):
    """A stream of more bytes than any drawing has."""


def resolved(read: Any) -> Any:
    """Return an object itself where a reference to it stands; None for null."""
    found = read
    if isinstance(read, IndirectObject):
        with decoding(LOCKED):
            found = read.get_object()
    return None if isinstance(found, NullObject) else found


def entry(holder: Any, *keys: str) -> Any:
    """Return what stands below keys in nested dictionaries, else None."""
    found = resolved(holder)
    for key in keys:
        if not isinstance(found, DictionaryObject) or key not in found:
            return None
        found = resolved(found.raw_get(key))
    return found


def dictionary(holder: Any, *keys: str) -> DictionaryObject:
    """Return a dictionary below keys; an empty one where something else stands."""
    found = entry(holder, *keys)
    return found if isinstance(found, DictionaryObject) else DictionaryObject()


def items(holder: Any, *keys: str) -> Iterator[tuple[str, Any]]:
    """Yield the entries of a dictionary below keys, resolved, their names without the stroke."""
    found = dictionary(holder, *keys)
    for key in found:
        yield str(key).removeprefix("/"), resolved(found.raw_get(key))


def array(holder: Any, *keys: str) -> list[Any]:
    """Return the resolved objects of an array below keys; none where something else stands."""
    found = entry(holder, *keys)
    return [resolved(one) for one in list.__iter__(found)] if isinstance(found, ArrayObject) else []


def name(holder: Any, *keys: str) -> str:
    """Return a name below keys without its stroke, else the empty string."""
    found = entry(holder, *keys)
    return str(found).removeprefix("/") if isinstance(found, NameObject) else ""


def text(holder: Any, *keys: str) -> str:
    """Return a string or a name below keys as one printable line, else the empty string."""
    found = entry(holder, *keys)
    if isinstance(found, bytes):
        found = found.decode("latin-1")
    return one_line(found.removeprefix("/") if isinstance(found, NameObject) else found) if found else ""


def number(holder: Any, *keys: str) -> float | None:
    """Return a finite number below keys, else None."""
    found = entry(holder, *keys)
    if isinstance(found, bool) or not isinstance(found, int | float):
        return None
    try:
        value = float(found)
    except OverflowError:
        return None
    return value if abs(value) <= LARGEST_NUMBER else None


def numbers(holder: Any, *keys: str) -> tuple[float, ...]:
    """Return the numbers of an array below keys; an empty tuple where one of them is none."""
    found = [number(one) for one in array(holder, *keys)]
    return () if None in found else tuple(value for value in found if value is not None)


def stream_pieces(stream: StreamObject) -> Iterator[bytes]:
    """Yield the decoded bytes of a stream in pieces; raise StreamError where it is damaged."""
    filters = array(stream, "/Filter") or [entry(stream, "/Filter")]
    plain = entry(stream, "/DecodeParms") is None
    try:
        if filters == ["/FlateDecode"] and plain:  # pypdf takes a damaged one for a short one
            yield from _inflated(stream._data)
        else:
            yield _bytes(stream.get_data())
    except StreamError:
        raise
    except Exception as fault:  # each filter has its own kinds
        raise StreamError(one_line(fault)) from fault


def _inflated(data: bytes) -> Iterator[bytes]:
    inflater, rest = zlib.decompressobj(), data
    while not inflater.eof:
        piece = inflater.decompress(rest, _PIECE)
        if not piece and not inflater.unconsumed_tail:
            break
        rest = inflater.unconsumed_tail
        yield piece
    if not inflater.eof and data:
        message = "FlateDecode: truncated"
        raise StreamError(message)


def stream_bytes(stream: Any) -> bytes:
    """Return the decoded bytes of a stream; raise StreamError where it is damaged or longer than any drawing."""
    if not isinstance(stream, StreamObject):
        return b""
    pieces, length = [], 0
    for piece in stream_pieces(stream):
        length += len(piece)
        if length > LARGEST_STREAM:
            message = f"> {LARGEST_STREAM // 2**20} MB"
            raise TooLongError(message)
        pieces.append(piece)
    return b"".join(pieces)


def profile_in(stream: Any) -> Profile | None:
    """Return an embedded ICC profile; None where none can be read."""
    try:
        return profile_of(stream_bytes(stream))
    except StreamError:
        return None


def _bytes(data: bytes | str) -> bytes:
    return data.encode("latin-1", "replace") if isinstance(data, str) else data
