"""Step 3, compose: what artwork draws, kept from one process to the next.

In: artwork and a folder, or none. Out: its Drawing, the same with and without the folder. Reading SVG takes libraries
that load longer than a banner is painted; the Drawing of the same bytes by the same reader is a small file instead.
One that is damaged or cannot be written counts as not there.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from bannergen import __version__, scene
from bannergen.codes import exporting, files
from bannergen.colour import Cmyk, Colour
from bannergen.compose.drawing import Drawing
from bannergen.diagnostics import Fault
from bannergen.geometry import Matrix, Outline, Rect
from bannergen.spec.library import Artwork

_READS_SVG = ("cairosvg", "cairocffi")
_KINDS: dict[str, Any] = {
    kind.__name__: kind
    for kind in (
        Drawing,
        Rect,
        Outline,
        Matrix,
        Colour,
        Cmyk,
        scene.Group,
        scene.Path,
        scene.Stroke,
        scene.LinearGradient,
        scene.RadialGradient,
        scene.GradientStop,
    )
}


def read_drawing(artwork: Artwork, cache: Path | None = None) -> Drawing:
    """Read an SVG file, or what ``cache`` has kept of it; raise a Fault that names what is not drawable."""
    try:
        raw = artwork.path.read_bytes()
    except OSError as fault:
        raise Fault(files.UNREADABLE.at(path=artwork.shown, reason=fault.strerror)) from fault
    if cache is None:
        return _drawn(raw, artwork.shown)
    kept = cache / "artwork" / f"{_key(raw)}.json"
    drawing = _kept(kept)
    if drawing is None:
        drawing = _drawn(raw, artwork.shown)
        _keep(kept, drawing)
    return drawing


def _drawn(raw: bytes, shown: str) -> Drawing:
    try:
        from bannergen.compose.artwork import drawing_of  # heavy; loaded with the first drawing that is not kept
    except OSError as fault:  # cairocffi found no library
        raise Fault(exporting.NO_CAIRO.at(reason=str(fault).partition("\n")[0])) from fault
    return drawing_of(raw, shown)


def _key(raw: bytes) -> str:
    """Return a name for what one reader makes of some bytes."""
    digest = hashlib.sha256()
    for part in (raw, *_reader()):
        digest.update(hashlib.sha256(part).digest())
    return digest.hexdigest()


def _reader() -> Iterator[bytes]:
    """Yield what tells one reader, and one form of what is kept, from another."""
    yield __version__.encode()
    yield from (
        path.read_bytes() for path in (Path(__file__), Path(__file__).with_name("artwork.py")) if path.is_file()
    )
    yield repr({name: tuple(kind.__dataclass_fields__) for name, kind in _KINDS.items()}).encode()
    for package in _READS_SVG:
        found = find_spec(package)
        for folder in (found and found.submodule_search_locations) or ():
            for path in sorted(Path(folder).glob("*.py")):
                yield f"{package}/{path.name} {path.stat().st_size} {path.stat().st_mtime_ns}".encode()


def _kept(path: Path) -> Drawing | None:
    """Return what a file keeps; None where it is not there or not what was written: its first line is its sha256."""
    try:
        digest, _, text = path.read_bytes().partition(b"\n")
        if hashlib.sha256(text).hexdigest().encode() != digest:
            return None
        drawing = json.loads(text, object_hook=_decoded)
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return drawing if isinstance(drawing, Drawing) else None


def _keep(path: Path, drawing: Drawing) -> None:
    """Write a file whole or not at all."""
    import tempfile  # only who has something to keep

    text = json.dumps(_encoded(drawing), separators=(",", ":")).encode()
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, suffix=".part", delete=False) as part:
            try:
                part.write(hashlib.sha256(text).hexdigest().encode() + b"\n" + text)
                part.close()
                Path(part.name).replace(path)
            except BaseException:  # an interruption too
                Path(part.name).unlink()
                raise


def _encoded(value: Any) -> Any:
    """Return a value as JSON: a dataclass as {its name: [its fields]}; floats are written so that they come back."""
    if type(value).__name__ in _KINDS:
        fields = type(value).__dataclass_fields__
        return {type(value).__name__: [_encoded(getattr(value, name)) for name in fields]}
    return [_encoded(item) for item in value] if isinstance(value, tuple) else value


def _decoded(entry: dict[str, list[Any]]) -> Any:
    ((name, fields),) = entry.items()
    return _KINDS[name](*(tuple(field) if isinstance(field, list) else field for field in fields))
