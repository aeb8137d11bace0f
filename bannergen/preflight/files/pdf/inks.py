"""Step 5, preflight: the inks of a PDF from its operators, where these decide them.

In: what was painted. Out: the most of each ink in any colour, and the largest build; exact while every colour is in
inks, opaque and knocks out what is below it. Else the reason why only a renderer can tell.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from bannergen.diagnostics import decimal
from bannergen.preflight.files.ink_tally import InkTally
from bannergen.preflight.files.pdf.objects import StreamError, array, entry, number, stream_pieces
from bannergen.preflight.files.pdf.painted import Paint, Painted, Placed
from bannergen.preflight.files.report import INKS, Ink, Inks, Said

_FAINT = 10.0  # percent: a flat tint below it prints unevenly or not at all


def inks_from(painted: Painted) -> Inks:
    """Return the inks of what was painted inside the bleed; not determined where a conversion decides them."""
    laid: dict[str, float] = dict.fromkeys(INKS, 0.0)
    largest, converted = 0.0, Said()
    for paint in _counting(painted):
        inks, build = paint.space.inks(paint.colour), paint.space.build(paint.colour)
        if inks is None or build is None:
            converted = _converted(paint.space.shown)
            continue
        for name, share in inks.items():
            laid[name] = max(laid.get(name, 0.0), 100 * share)
        largest = max(largest, 100 * sum(build.values()))
    for picture in painted.pictures:
        tally = _tally(picture) if picture.inside else InkTally()
        if tally is None:
            converted = _converted(picture.space.shown if picture.space else "?")
            continue
        for ink in tally.inks:
            laid[ink.name] = max(laid[ink.name], ink.most)
        largest = max(largest, tally.total_percent)
    reason = _obstacle(painted)
    if reason.en or converted.en:
        why = reason if reason.en else converted
        return Inks(reason=why, converted=bool(converted.en), build=round(largest, 1), given_up=painted.given_up)
    return Inks("operators", tuple(Ink(name, round(share, 1)) for name, share in laid.items()), round(largest, 1))


def _counting(painted: Painted) -> Iterator[Paint]:
    """Yield the paints that lay ink on the piece; registration marks print in every ink, beside it."""
    return (paint for paint in painted.paints if paint.inside and not paint.space.is_registration)


def _obstacle(painted: Painted) -> Said:
    if painted.unread:
        reason = "; ".join(painted.unread)
        return Said(f"có phần không đọc được ({reason})", f"a part cannot be read ({reason})")
    if painted.shaded_unread:
        return Said("chuyển sắc không đọc được", "a gradient that cannot be read")
    if set(painted.transparency) - {"/Group"}:
        return Said("có độ trong suốt", "transparency")
    if any(paint.overprint for paint in _counting(painted)):
        return Said("có in đè", "overprint")
    return Said()


def _converted(space: str) -> Said:
    return Said(f"màu {space} còn phải chuyển sang mực", f"{space} has yet to be converted into inks")


def _tally(picture: Placed) -> InkTally | None:
    """Add up the pixels of a picture in plain CMYK; None for any other."""
    stream: Any = picture.stream
    plain = picture.space is not None and picture.space.kind == "DeviceCMYK" and picture.bits == 8
    filters = array(stream, "/Filter") or [entry(stream, "/Filter")]
    if stream is None or not plain or filters not in ([None], ["/FlateDecode"]) or entry(stream, "/Decode") is not None:
        return None
    if number(stream, "/DecodeParms", "/Predictor") not in {None, 1}:
        return None
    tally, rest = InkTally(), b""
    try:
        for piece in stream_pieces(stream):
            data = rest + piece
            whole = len(data) // 4 * 4
            rest = data[whole:]
            if whole:
                tally.add(np.frombuffer(data[:whole], np.uint8).reshape(-1, 4))
    except StreamError:
        return None
    return tally if tally.pixels >= picture.width_px * picture.height_px else None  # else a part is missing


def faint_tints(painted: Painted) -> list[str]:
    """Return the flat colours inside the bleed that have ink, but less than a tenth of any."""
    found = []
    for paint in _counting(painted):
        inks = paint.space.inks(paint.colour) or {}
        most = 100 * max(inks.values(), default=0.0)
        if 0 < most < _FAINT - 1e-6:
            found.append(" + ".join(f"{ink} {decimal(100 * share, 3)} %" for ink, share in inks.items() if share))
    return list(dict.fromkeys(found))


def vanishing_whites(painted: Painted) -> bool:
    """Tell whether something white overprints, so that what is below it shows instead.

    No ink of a Separation leaves the others alone; so does 0 0 0 0 k in overprint mode 1. PDF 32000-1:2008, 11.7.4.
    """
    return any(
        paint.overprint
        and not any((paint.space.inks(paint.colour) or {"": 1.0}).values())
        and (paint.mode == 1 if paint.space.kind == "DeviceCMYK" else bool(paint.space.colorants))
        for paint in painted.paints
    )
