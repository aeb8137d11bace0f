"""Step 6, batch: one piece: composed, checked, written. A fault stops this piece and no other."""

from __future__ import annotations

import contextlib
from pathlib import Path

from bannergen.batch.contact_sheet import THUMBNAIL_PX, thumbnail_path
from bannergen.batch.deliverables import Deliverable, Source, deliverables
from bannergen.batch.files import identity, whole_file
from bannergen.batch.manifest import Bytes, artefact
from bannergen.batch.plan import Job
from bannergen.codes import pieces as codes
from bannergen.compose import Composer
from bannergen.diagnostics import Diagnostic, Fault, raise_errors
from bannergen.export.formats import format_of
from bannergen.export.inks import PrintCondition
from bannergen.export.laid import Laid
from bannergen.export.png import write_png
from bannergen.export.raster import Grid
from bannergen.preflight.manifest import Artefact, Failure, Record
from bannergen.preflight.scenes import check_piece
from bannergen.resources import SearchPath
from bannergen.spec.library import Library
from bannergen.spec.piece import Piece


def failed(job: Job, reason: str) -> Record:
    """Return a job that the program itself failed."""
    return Record(failures=(Failure.of(job.piece, (codes.PIECE_FAILED.at(reason=reason),)),))


class Maker:
    """Makes pieces into a campaign's folder; fonts, artwork, outlines and colour transforms are worked out once."""

    def __init__(self, search: SearchPath, folder: Path, condition: PrintCondition | None = None) -> None:
        self.composer = Composer(Library(search))
        self.folder = folder
        self.condition = condition or PrintCondition.fogra39()

    def make(self, job: Job) -> Record:
        """Make one piece; what keeps it from being made comes back as a failure, beside the files that are whole."""
        artefacts: list[Artefact] = []
        failures: tuple[Failure, ...] = ()
        findings: tuple[Diagnostic, ...] = ()
        told: dict[Diagnostic, None] = {}
        try:
            source, findings = self.compose(job.piece)
            told.update(dict.fromkeys((*findings, *source.remarks(job.formats))))
            told.update(dict.fromkeys(self._thumbnail(source)))
            for one in deliverables(source, job.formats, self.condition):
                artefacts.append(self._write(source, one, (*findings, *one.remarks)))
        except Fault as fault:
            failures = (Failure.of(job.piece, fault.diagnostics),)
        except Exception as fault:
            failures = failed(job, f"{type(fault).__name__}: {fault}").failures
        return Record(tuple(artefacts), failures, tuple((job.piece.stem, finding) for finding in told))

    def check(self, job: Job) -> tuple[Diagnostic, ...]:
        """Return what making a piece would remark; raise a Fault when a rule is broken. Nothing is written."""
        source, findings = self.compose(job.piece)
        return (*findings, *source.remarks(job.formats))

    def compose(self, piece: Piece) -> tuple[Source, tuple[Diagnostic, ...]]:
        """Compose a piece and run the rules on it; return what they remark, raise a Fault when one is broken."""
        composition = self.composer.compose(piece)
        findings = (*composition.remarks, *raise_errors(check_piece(composition.scene, piece.product)))
        return Source(piece, composition, self.composer), findings

    def _write(self, source: Source, one: Deliverable, findings: tuple[Diagnostic, ...]) -> Artefact:
        materials = source.materials  # refused before anything is written
        path = f"{source.piece.stem}{'_' + one.variant if one.variant else ''}.{one.extension}"
        with whole_file(self.folder / path) as sink:
            facts = format_of(one.extension).write(one.scene, one.settings, sink)
        written = Bytes(path, *identity(self.folder / path))
        return artefact(
            source.piece,
            source.composition,
            facts,
            written,
            variant=one.variant,
            materials=materials,
            findings=findings,
        )

    def _thumbnail(self, source: Source) -> tuple[Diagnostic, ...]:
        """Write the small picture of the contact sheet; without it the piece is as good, so what fails is remarked."""
        trim = source.scene.boxes.trim
        per_unit = THUMBNAIL_PX / max(trim.width, trim.height)
        size = (max(1, round(trim.width * per_unit)), max(1, round(trim.height * per_unit)))
        path = self.folder / thumbnail_path(source.piece.stem)
        try:
            with whole_file(path) as file:
                write_png(Laid(source.scene, Grid(trim, *size)), file)
        except Fault as fault:
            with contextlib.suppress(OSError):  # an older one shows another picture
                path.unlink(missing_ok=True)
            return tuple(
                codes.NO_THUMBNAIL.at(reason_vi=found.message("vi"), reason_en=found.message("en"))
                for found in fault.diagnostics
            )
        return ()
