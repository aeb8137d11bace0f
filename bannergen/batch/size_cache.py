"""Step 6, batch: the shared sizes of the last build, kept as long as nothing they rest on has changed.

In: pieces. Out: their shared sizes, worked out anew where a text, a place, a file of the project, the program or what
it sets type with is another. What cannot be read counts as not there; what cannot be written is worked out again.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path

import bannergen
from bannergen.batch.files import write_whole
from bannergen.batch.sizes import shared_sizes, shares_sizes
from bannergen.compose import Composer
from bannergen.diagnostics import Fault
from bannergen.preflight.manifest import SharedSize
from bannergen.resources import SearchPath
from bannergen.spec.library import Library
from bannergen.spec.piece import Piece

_SETS_TYPE = ("uharfbuzz", "stretchable", "numpy")
# What decides how large a text is set, beside the pieces: fonts are named by their sha256 in family.yaml.
_RESTS_ON = ("layouts/**/*.yaml", "assets/themes/*", "assets/artwork/*", "assets/words/*", "fonts/*/family.yaml")


def cached_sizes(pieces: tuple[Piece, ...], search: SearchPath, path: Path) -> tuple[SharedSize, ...]:
    """Return the shared sizes of pieces, from the cache where it is of the same inputs."""
    if not shares_sizes(pieces):
        return ()
    inputs = _digest(pieces, search)
    known = _read(path, inputs)
    if known is None:
        known = shared_sizes(pieces, Composer(Library(search)))
        entry = {"inputs": inputs, "sizes": [asdict(size) for size in known]}
        with contextlib.suppress(Fault):
            write_whole(path, json.dumps(entry, ensure_ascii=False, indent=1).encode())
    return known


def _read(path: Path, inputs: str) -> tuple[SharedSize, ...] | None:
    try:
        entry = json.loads(path.read_bytes())
        sizes = tuple(SharedSize(**size) for size in entry["sizes"])
        whole = all(isinstance(size.cap_height, float) and isinstance(size.otherwise, float) for size in sizes)
        return sizes if whole and entry["inputs"] == inputs else None
    except (OSError, ValueError, TypeError, KeyError):
        return None


def _digest(pieces: Iterable[Piece], search: SearchPath) -> str:
    digest = hashlib.sha256()
    for part in (*_words(pieces), *_files(search), *_program()):
        digest.update(hashlib.sha256(part).digest())
    return digest.hexdigest()


def _words(pieces: Iterable[Piece]) -> Iterator[bytes]:
    for piece in pieces:
        place, slogan, campaign = piece.place, piece.slogan, piece.campaign
        said = (campaign.title, campaign.short_title, campaign.period, campaign.emblem, slogan, place)
        kept = [other.keep for other in campaign.slogans]
        yield repr((piece.stem, piece.theme.theme, said, kept)).encode()


def _files(search: SearchPath) -> Iterator[bytes]:
    for pattern in _RESTS_ON:
        for name, paths in search.all(pattern).items():
            yield name.encode()
            yield from map(_bytes, paths)


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:  # a folder, or a file that whoever needs it will name
        return b""


def _program() -> Iterator[bytes]:
    package = Path(bannergen.__file__).parent
    yield from (path.read_bytes() for path in sorted(package.rglob("*.py")))
    yield from (version(name).encode() for name in _SETS_TYPE)
