"""Step 6, batch: type sizes that pieces share, worked out before any of them is made.

In: all pieces of a campaign, whatever part of them is wanted. Out: for each group of texts that reaches over pieces
the cap height at which every one of them fits, and which piece holds it down. Makes no piece.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from bannergen.codes import pieces as codes
from bannergen.compose import Composer
from bannergen.diagnostics import Diagnostic, decimal
from bannergen.preflight.manifest import SharedSize
from bannergen.spec.piece import Piece

_WORTH_TELLING = 1.03  # how much larger the others might be before anyone would mind


def shares_sizes(pieces: Iterable[Piece]) -> bool:
    """Tell whether any layout has a group that reaches over pieces."""
    return any(_scopes(piece) for piece in pieces)


def shared_sizes(pieces: Iterable[Piece], composer: Composer) -> tuple[SharedSize, ...]:
    """Work out the sizes; a piece whose texts in such groups cannot be set has no say."""
    found: dict[tuple[str, str, str], list[tuple[float, Piece]]] = {}
    for piece in pieces:
        scopes = _scopes(piece)
        try:
            sizes = composer.group_sizes(piece, scopes) if scopes else {}
        except Exception:  # noqa: S112 - it will fail again, by itself, where its own fault is told
            continue
        for group in scopes.keys() & sizes.keys():
            key = (str(piece.product.id), group, str(piece.slogan.id) if scopes[group] == "places" else "")
            found.setdefault(key, []).append((sizes[group], piece))
    return tuple(_shared(key, found[key]) for key in sorted(found))


def _scopes(piece: Piece) -> dict[str, str]:
    """Return the groups of a piece's layout that reach over pieces, each with its scope."""
    return {str(group): scope for group, scope in piece.layout.groups.items() if scope != "piece"}


def _shared(key: tuple[str, str, str], sizes: list[tuple[float, Piece]]) -> SharedSize:
    smallest, piece = min(sizes, key=lambda size: size[0])
    otherwise = min((size for size, other in sizes if other.place.slug != piece.place.slug), default=smallest)
    return SharedSize(*key, smallest, str(piece.product.unit), piece.stem, otherwise)


def sized(piece: Piece, sizes: Iterable[SharedSize]) -> Piece:
    """Return a piece with the sizes it shares."""
    mine = {
        size.group: size.cap_height
        for size in sizes
        if size.product == piece.product.id and size.slogan in {"", piece.slogan.id}
    }
    return replace(piece, sizes=mine) if mine else piece


def outliers(sizes: Iterable[SharedSize]) -> Iterator[Diagnostic]:
    """Yield a remark for each piece that makes all others of its group notably smaller."""
    for size in sizes:
        if size.otherwise > size.cap_height * _WORTH_TELLING:
            yield codes.SIZE_OUTLIER.at(
                group=size.group,
                piece=size.outlier,
                size=f"{decimal(size.cap_height, 3)} {size.unit}",
                otherwise=f"{decimal(size.otherwise, 3)} {size.unit}",
            )
