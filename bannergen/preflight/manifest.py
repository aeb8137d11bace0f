"""Step 5, preflight: the manifest, read back by who checks a folder and by who builds into it again.

In: a campaign's folder. Out: a Record of typed entries. Refuses what is not a manifest, and paths that leave
the folder.
"""

from __future__ import annotations

import json
import re
import types
from collections.abc import Iterable
from dataclasses import MISSING, dataclass, field, fields, is_dataclass
from pathlib import Path, PurePosixPath
from typing import Any, NoReturn, TypeVar, Union, get_args, get_origin, get_type_hints

from bannergen.codes import exporting as codes
from bannergen.codes import files
from bannergen.diagnostics import Diagnostic, Fault, Severity
from bannergen.spec.materials import Materials
from bannergen.spec.piece import Piece

FINISHING_SHEET = "hoan-thien"  # the variant of a sheet about the piece; it is not the piece itself
BILL = "vat-tu.csv"  # the bill of materials beside the manifest

E = TypeVar("E", bound="Artefact | Failure | SharedSize | Materials")

# Variants that are drawings for people's hands, with real text: no print files.
WORKING_DRAWINGS = frozenset({"ghep-tam", FINISHING_SHEET})


@dataclass(frozen=True)
class Artefact:
    """One written file."""

    path: str
    product: str
    place: str
    slogan: str
    layout: str
    theme: str
    format: str
    variant: str | None
    media_type: str
    box: str
    colour: str
    profile: str | None
    width_mm: float | None
    height_mm: float | None
    file_width_mm: float | None
    file_height_mm: float | None
    scale: str
    width_px: int | None
    height_px: int | None
    dpi: float | None
    seconds: float | None
    text: tuple[str, ...]
    lines: tuple[tuple[str, ...], ...]
    fit: dict[str, Any]
    scene_sha256: str
    sha256: str
    bytes: int
    findings: tuple[dict[str, str | None], ...] = ()
    materials: Materials | None = None


@dataclass(frozen=True)
class Failure:
    """One piece that could not be made, with the first reason; ``diagnostics`` hold all of them in the run itself."""

    product: str
    place: str
    slogan: str
    code: str
    message: str
    where: str | None
    diagnostics: tuple[Diagnostic, ...] = field(default=(), compare=False)

    @classmethod
    def of(cls, piece: Piece, diagnostics: tuple[Diagnostic, ...]) -> Failure:
        """Make the failure of a piece; a warning beside the error is not what stopped it."""
        first = next((found for found in diagnostics if found.severity is Severity.ERROR), diagnostics[0])
        where = str(first.span) if first.span else None
        names = (str(piece.product.id), piece.place.slug, str(piece.slogan.id))
        return cls(*names, first.code.id, first.message("vi"), where, diagnostics)


@dataclass(frozen=True, slots=True)
class SharedSize:
    """One size: of a product's group, for one slogan or, where ``slogan`` is empty, for all of them.

    ``cap_height`` is in the product's unit; ``outlier`` is the first piece that needs it as small, ``otherwise`` what
    it would be without that piece's place.
    """

    product: str
    group: str
    slogan: str
    cap_height: float
    unit: str
    outlier: str
    otherwise: float


@dataclass(frozen=True)
class Record:
    """Files made, pieces that could not be made, what a run remarked on pieces by stem, and the sizes they share."""

    artefacts: tuple[Artefact, ...] = ()
    failures: tuple[Failure, ...] = ()
    findings: tuple[tuple[str, Diagnostic], ...] = ()
    sizes: tuple[SharedSize, ...] = ()


def stem_of(entry: Artefact | Failure) -> str:
    """Return the stem of an entry's piece: its path without variant and ending."""
    return f"{entry.product}/{entry.place}/{entry.slogan}"


def finding_entry(finding: Diagnostic) -> dict[str, str | None]:
    """Return a finding as an artefact lists it."""
    return {
        "code": finding.code.id,
        "severity": finding.severity.value,
        "message": finding.message("vi"),
        "where": str(finding.span) if finding.span else None,
    }


def read_manifest(folder: Path) -> Record:
    """Return what a campaign's folder says it holds; raise a Fault when that cannot be read or is no manifest."""
    path = folder / "manifest.json"
    try:
        document = json.loads(path.read_bytes())
        if not isinstance(document, dict):
            _refuse("object", "manifest")
        json.dumps(document, ensure_ascii=False, allow_nan=False).encode()  # what is read can be written again
        listed = (_entries(document, "artefacts", Artefact), _entries(document, "failures", Failure))
        return Record(*listed, sizes=_entries(document, "sizes", SharedSize) if "sizes" in document else ())
    except OSError as fault:
        raise Fault(files.UNREADABLE.at(path=path, reason=fault.strerror or fault)) from fault
    except (ValueError, RecursionError) as fault:
        vi, en = "nội dung không phải của một manifest", "what it holds is no manifest"
        found = codes.FILE_DAMAGED.at(path=path, why_vi=vi, why_en=en, raw=f" ({_one_line(fault)})")
        raise Fault(found) from fault


def _one_line(fault: Exception) -> str:
    """Say a reason that may quote the file itself."""
    return " ".join(str(fault).encode("ascii", "backslashreplace").decode().split())[:200]


def _entries(document: dict[str, Any], key: str, kind: type[E]) -> tuple[E, ...]:
    listed = document.get(key)
    if not isinstance(listed, list):
        _refuse("list", key)
    return tuple(_entry(read, kind, f"{key}[{index}]") for index, read in enumerate(listed))


def _entry(read: object, kind: type[E], where: str) -> E:
    """Return an entry with each field of its type; what another version adds is left out."""
    if not isinstance(read, dict):
        _refuse("object", where)
    kinds = get_type_hints(kind)
    written = [known for known in fields(kind) if known.name != "diagnostics"]
    lacking = [known.name for known in written if known.name not in read and known.default is MISSING]
    if lacking:
        _refuse(", ".join(lacking), where)
    values = {
        known.name: _value(read[known.name], kinds[known.name], f"{where}.{known.name}")
        for known in written
        if known.name in read
    }
    if "path" in values and not _stays_inside(values["path"]):
        _refuse("a path below the folder", f"{where}.path")
    return kind(**values)


def _value(read: object, kind: Any, where: str) -> Any:
    """Return a JSON value as a field's type has it: tuples, which JSON does not know, and nothing of another kind."""
    origin, inner = get_origin(kind), get_args(kind)
    if origin in {Union, types.UnionType} and isinstance(read, dict):
        record: Any = next(filter(is_dataclass, inner), None)
        if record:
            return _entry(read, record, where)
    if origin is tuple and isinstance(read, list):
        return tuple(_value(item, inner[0], where) for item in read)
    if origin is dict and isinstance(read, dict):
        return {_value(key, inner[0], where): _value(item, inner[1], where) for key, item in read.items()}
    if kind is not Any and not _is_one_of(read, inner if origin in {Union, types.UnionType} else (kind,)):
        _refuse(getattr(kind, "__name__", str(kind)), where)
    return read


def _is_one_of(read: object, kinds: Iterable[Any]) -> bool:
    """Tell whether a plain value is of a kind; a whole number serves as a fraction, a truth value as no number."""
    if isinstance(read, str):
        return str in kinds
    if isinstance(read, int | float) and not isinstance(read, bool):
        return float in kinds or type(read) in kinds
    return read is None and type(None) in kinds


def _stays_inside(path: str) -> bool:
    parts = PurePosixPath(path).parts
    return bool(parts) and not path.startswith("/") and ".." not in parts and not re.search(r"[\\:]", path)


def _refuse(wanted: str, where: str) -> NoReturn:
    message = f"{where}: {wanted} wanted"
    raise ValueError(message)
