"""Step 6, batch: the manifest, what was made and what could not be.

In: Artefacts and Failures in the order of the plan. Out: JSON whose names mean what docs/manifest.md says.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields
from typing import Any

from bannergen import __version__
from bannergen.compose import Composition
from bannergen.compose.setting import group_sizes
from bannergen.diagnostics import Diagnostic
from bannergen.export.formats import Facts
from bannergen.geometry import Unit
from bannergen.preflight.manifest import Artefact, Failure, Record, SharedSize, finding_entry
from bannergen.spec.materials import EXACT_DIGITS, Materials
from bannergen.spec.piece import Piece


@dataclass(frozen=True, slots=True)
class Bytes:
    """The identity of a written file."""

    path: str
    sha256: str
    length: int


def artefact(
    piece: Piece,
    composition: Composition,
    facts: Facts,
    written: Bytes,
    *,
    variant: str,
    materials: Materials | None,
    findings: tuple[Diagnostic, ...] = (),
) -> Artefact:
    """Return the record of a written file."""
    size, texts = piece.product.size, composition.texts
    print_size = (size.width, size.height) if size.unit is Unit.MM else (None, None)
    return Artefact(
        path=written.path,
        product=str(piece.product.id),
        place=piece.place.slug,
        slogan=str(piece.slogan.id),
        layout=str(piece.layout.layout),
        theme=str(piece.theme.theme),
        format=written.path.rsplit(".", 1)[-1],
        variant=variant or None,
        width_mm=_tidy(print_size[0]),
        height_mm=_tidy(print_size[1]),
        seconds=None,
        text=tuple(text.content.text for text in texts),
        lines=tuple(text.block.lines for text in texts),
        fit=_fit(composition, size.unit),
        scene_sha256=composition.scene.sha256,
        sha256=written.sha256,
        bytes=written.length,
        findings=tuple(finding_entry(finding) for finding in findings),
        materials=materials,
        **{name: _tidy(value) for name, value in asdict(facts).items()},
    )


def _fit(composition: Composition, unit: Unit) -> dict[str, Any]:
    """Tell how the slogan was fitted, or the first text where there is no slogan."""
    slogans = [text for text in composition.texts if text.slot.slot == "slogan"] or list(composition.texts[:1])
    if not slogans:
        return {}
    block = slogans[0].block
    return {
        "steps": list(slogans[0].steps),
        "cap_height_mm": round(block.cap_height, 3) if unit is Unit.MM else None,
        "cap_height_px": round(block.cap_height, 3) if unit is Unit.PX else None,
        "width_axis": _tidy(float(block.block.face.width)),
        "tracking": _tidy(block.tracking),
        "groups": {group: _tidy(size) for group, size in sorted(group_sizes(composition.texts).items())},
    }


def _tidy(value: Any, digits: int = 3) -> Any:
    """Write whole numbers without a fraction, others to the micrometre, or to more digits."""
    if not isinstance(value, float):
        return value
    return int(value) if value.is_integer() else round(value, digits)


def manifest_json(campaign: str, record: Record, sizes: tuple[SharedSize, ...]) -> str:
    """Write the manifest."""
    document = {
        "bannergen": __version__,
        "campaign": campaign,
        "sizes": [{name: _tidy(value) for name, value in asdict(size).items()} for size in sizes],
        "artefacts": [_entry(made) for made in record.artefacts],
        "failures": [_entry(failure) for failure in record.failures],
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _entry(entry: Artefact | Failure) -> dict[str, Any]:
    written = {known.name: getattr(entry, known.name) for known in fields(entry) if known.name != "diagnostics"}
    if isinstance(entry, Artefact) and entry.materials:
        written["materials"] = {name: _tidy(value, EXACT_DIGITS) for name, value in asdict(entry.materials).items()}
    return written
