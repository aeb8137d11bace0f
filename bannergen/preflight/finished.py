"""Step 5, preflight: finished folders, read back.

In: a campaign's folder with its manifest. Out: findings. First the bytes are compared with the manifest; then the
reader of each format, in `bannergen/preflight/files/`, says where a file is not what the manifest says.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from bannergen.codes import exporting as codes
from bannergen.codes import files
from bannergen.diagnostics import Diagnostic, Fault, decimal
from bannergen.preflight.files import compare
from bannergen.preflight.manifest import BILL, Artefact, Record, read_manifest, stem_of
from bannergen.resources import is_file

_ROUNDED = 0.0011  # of a unit: the manifest has three decimals
_OURS = {"manifest.json", "index.html", BILL, "thumbnails"}  # what a build writes beside the pieces


def check_folder(folder: Path) -> Iterator[Diagnostic]:
    """Yield the findings of every artefact in an output root or a campaign's folder in it.

    Raise a Fault where there is no manifest; one that cannot be read is a finding, and the other folders are checked.
    """
    if is_file(folder / "manifest.json"):
        campaigns = [folder]
    else:
        campaigns = sorted(manifest.parent for manifest in folder.glob("*/manifest.json"))
    if not campaigns:
        raise Fault(files.MISSING.at(path=folder / "manifest.json"))
    for campaign in campaigns:
        yield from _check_campaign(campaign)


def _check_campaign(folder: Path) -> Iterator[Diagnostic]:
    try:
        record = read_manifest(folder)
    except Fault as fault:
        yield from fault.diagnostics
        return
    for artefact in record.artefacts:
        yield from _check_artefact(folder / artefact.path, artefact)
    for failure in record.failures:
        yield codes.PIECE_MISSING.at(piece=stem_of(failure), reason=failure.message, cause=failure.code)
    yield from dict.fromkeys(_remarks(record))
    yield from dict.fromkeys(_other_sizes(record))
    yield from _unlisted(folder, record)


def _remarks(record: Record) -> Iterator[Diagnostic]:
    """Yield what the rules remarked when the pieces were made."""
    for artefact in record.artefacts:
        for finding in artefact.findings:
            yield codes.PIECE_REMARKED.at(
                piece=stem_of(artefact), reason=finding.get("message"), cause=finding.get("code")
            )


def _other_sizes(record: Record) -> Iterator[Diagnostic]:
    """Yield each piece whose texts are not of the size it shares with others now; a part was built since."""
    for artefact in record.artefacts:
        groups = artefact.fit.get("groups")
        set_in = groups if isinstance(groups, dict) else {}
        for size in record.sizes:
            had = set_in.get(size.group)
            shared = size.product == artefact.product and size.slogan in {"", artefact.slogan}
            if shared and isinstance(had, int | float) and abs(had - size.cap_height) > _ROUNDED:
                now = f"{decimal(size.cap_height, 4)} {size.unit}"
                yield codes.SIZE_OUTDATED.at(
                    piece=stem_of(artefact), group=size.group, had=f"{decimal(had, 4)} {size.unit}", now=now
                )


def _unlisted(folder: Path, record: Record) -> Iterator[Diagnostic]:
    """Yield each file that somebody may print and no manifest answers for."""
    listed = {folder / artefact.path for artefact in record.artefacts}
    for path in sorted(folder.rglob("*")):
        parts = path.relative_to(folder).parts
        hidden = any(part.startswith(".") for part in parts)
        if parts[0] not in _OURS and not hidden and path not in listed and is_file(path):
            yield codes.FILE_UNLISTED.at(path=path)


def _check_artefact(path: Path, artefact: Artefact) -> Iterator[Diagnostic]:
    try:
        if not is_file(path):
            yield codes.FILE_LOST.at(path=path)
        elif _sha256(path) != artefact.sha256:
            yield codes.FILE_CHANGED.at(path=path)
        else:
            yield from compare(path, artefact)
    except OSError as fault:
        yield files.UNREADABLE.at(path=path, reason=fault.strerror or fault)
    except Fault as fault:
        yield from fault.diagnostics


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
