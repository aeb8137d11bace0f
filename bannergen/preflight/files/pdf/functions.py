"""Step 5, preflight: the values that a PDF function may take.

In: a function object. Out: its value at a tint, and values that no other exceeds in sum of inks. Sampled, exponential
and stitching functions are read; a PostScript calculator is not, and says so by None. Source: PDF 32000-1:2008, 7.10.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bannergen.preflight.files.pdf.objects import StreamError, array, entry, number, numbers, stream_bytes

_MOST_SAMPLES = 2**20
_DEEPEST = 8

Values = tuple[float, ...]


def value_at(function: Any, tint: float, depth: int = 0) -> Values | None:
    """Return a function's value at a point of one dimension; None where it cannot be read."""
    if depth > _DEEPEST:
        return None
    together = array(function)
    if together:  # one function for each component
        each = [value_at(one, tint, depth + 1) for one in together]
        return None if None in each else tuple(value for values in each if values for value in values)
    kind = number(function, "/FunctionType")
    domain = numbers(function, "/Domain")
    if len(domain) != 2:
        return None
    tint = min(max(tint, domain[0]), domain[1])
    if kind == 2:
        return _exponential(function, tint)
    if kind == 3:
        return _stitched(function, tint, domain, depth)
    return _sampled(function, tint, domain) if kind == 0 else None


def _exponential(function: Any, tint: float) -> Values | None:
    start = numbers(function, "/C0") or (0.0,)
    end = numbers(function, "/C1") or (1.0,)
    power = number(function, "/N")
    if power is None or power < 0 or len(start) != len(end) or tint < 0:
        return None
    try:
        share = tint**power if tint or power else 1.0
    except OverflowError:
        return None
    return tuple(a + share * (b - a) for a, b in zip(start, end, strict=True))


def _stitched(function: Any, tint: float, domain: Values, depth: int) -> Values | None:
    parts, bounds, encode = (
        array(function, "/Functions"),
        numbers(function, "/Bounds"),
        numbers(function, "/Encode"),
    )
    if not parts or len(bounds) != len(parts) - 1 or len(encode) != 2 * len(parts):
        return None
    at = sum(tint >= bound for bound in bounds)
    low, high = (domain[0], *bounds, domain[1])[at : at + 2]
    first, last = encode[2 * at : 2 * at + 2]
    share = (tint - low) / (high - low) if high > low else 0.0
    return value_at(parts[at], first + share * (last - first), depth + 1)


def _sampled(function: Any, tint: float, domain: Values) -> Values | None:
    samples = _samples(function)
    if not samples:
        return None
    at = (tint - domain[0]) / (domain[1] - domain[0]) * (len(samples) - 1) if domain[1] > domain[0] else 0.0
    below = min(int(at), len(samples) - 1)
    above = min(below + 1, len(samples) - 1)
    pairs = zip(samples[below], samples[above], strict=True)
    return tuple(a + (at - below) * (b - a) for a, b in pairs)


def _samples(function: Any) -> list[Values]:
    """Return the samples of a function of one input with 8 or 16 bits; none of any other."""
    size, ranges = numbers(function, "/Size"), numbers(function, "/Range")
    bits = number(function, "/BitsPerSample")
    decode = numbers(function, "/Decode") or ranges
    if len(size) != 1 or not 1 <= size[0] * len(ranges) <= _MOST_SAMPLES or len(decode) != len(ranges):
        return []
    if bits not in {8, 16} or not ranges or entry(function, "/Encode") not in (None, [0, size[0] - 1]):
        return []
    try:
        data = stream_bytes(function)
    except StreamError:
        return []
    width, count = int(bits) // 8, len(ranges) // 2
    if len(data) < int(size[0]) * count * width:
        return []
    levels = (int.from_bytes(data[at : at + width]) for at in range(0, int(size[0]) * count * width, width))
    top = 2**bits - 1
    whole = [decode[2 * (n % count)] + level / top * _span(decode, n % count) for n, level in enumerate(levels)]
    return [tuple(whole[at : at + count]) for at in range(0, len(whole), count)]


def _span(decode: Values, at: int) -> float:
    return decode[2 * at + 1] - decode[2 * at]


def corners(function: Any, domain: tuple[float, float], depth: int = 0) -> list[Values] | None:
    """Return values between which the function is monotonous in each component; None where it cannot be read.

    Where every component goes straight from corner to corner, so does their sum: none between them is larger.
    """
    found = [value_at(function, tint) for tint in sorted({*domain, *_bends(function, depth)})]
    return None if None in found or not found else [values for values in found if values is not None]


def _bends(function: Any, depth: int) -> Iterator[float]:
    """Yield where pieces of a function meet."""
    if depth > _DEEPEST:
        return
    for part in array(function):
        yield from _bends(part, depth + 1)
    bounds = numbers(function, "/Bounds")
    yield from bounds
    for bound in bounds:  # a step: the value left of it
        yield bound - 1e-9
    domain, size = numbers(function, "/Domain"), numbers(function, "/Size")
    if len(domain) == 2 and len(size) == 1 and 1 < size[0] <= _MOST_SAMPLES:
        yield from (domain[0] + n / (size[0] - 1) * (domain[1] - domain[0]) for n in range(int(size[0])))
