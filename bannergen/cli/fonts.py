"""Command line: ``bannergen fonts check`` and ``bannergen fonts specimen``."""

from __future__ import annotations

import sys
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bannergen.cli.endings import exits
from bannergen.cli.font_report import captions_of, record_of, written_reports
from bannergen.cli.output import format_named, write_out
from bannergen.cli.project import Project
from bannergen.cli.report import lang_of, print_json
from bannergen.cli.usage import WholeNumber
from bannergen.cli.verbs import Verbs
from bannergen.codes import files, fonts
from bannergen.compose.fonts import fontbook_of
from bannergen.diagnostics import Fault
from bannergen.export.formats import Settings
from bannergen.resources import is_file
from bannergen.spec.known import known

if TYPE_CHECKING:
    from bannergen.typeset.inspection.subject import FontFile, Subject


@click.group("fonts", cls=Verbs)
def command() -> None:
    """Kiểm tra phông chữ, in mẫu chữ · inspect fonts, print specimens.

    \b
    bannergen fonts check be-vietnam-pro
    bannergen fonts check MyFont.ttf --json
    bannergen fonts specimen archivo --weight 900 --width 62 -o archivo.pdf
    """  # noqa: D301


_weight = click.option("--weight", metavar="N", type=WholeNumber(1), help="Chỉ độ đậm này · only this weight.")
_width = click.option("--width", metavar="N", type=WholeNumber(1), help="Chỉ độ rộng này, % · only this width.")


@command.command("check")
@click.argument("font", metavar="NAME|NAME/FILE|FILE")
@_weight
@_width
@click.option("--json", "as_json", is_flag=True, help="In kết quả dạng JSON · print the report as JSON.")
@exits
def check(*, font: str, weight: int | None, width: int | None, as_json: bool) -> None:
    """Phông có đủ chữ, đủ rõ cho tiếng Việt không · inspect a font for Vietnamese.

    \b
    bannergen fonts check barlow
    bannergen fonts check archivo --weight 900 --width 62
    bannergen fonts check fonts/MyFont.otf --json
    """  # noqa: D301
    from bannergen.typeset.inspection import inspect  # loads GEOS and FreeType

    reports = [inspect(subject) for subject in _subjects(font, weight, width)]
    if as_json:
        print_json([record_of(report, lang_of()) for report in reports])
    else:
        click.echo(written_reports(reports, lang_of()))
    sys.exit(0 if all(report.passes for report in reports) else 1)


@command.command("specimen")
@click.argument("font", metavar="NAME|NAME/FILE|FILE")
@_weight
@_width
@click.option("--format", "extension", metavar="EXT", help="Định dạng khi -o là - · format when -o is -.")
@click.option("-o", "--output", required=True, metavar="FILE.ext", help="Tệp ra; - là stdout · output; - is stdout.")
@exits
def specimen(*, font: str, weight: int | None, width: int | None, extension: str | None, output: str) -> None:
    """Một trang A3 cho thấy phông chữ · a sheet of A3 that shows the font.

    The first face of the family, of a variable font its natural width; --weight and --width name another one,
    NAME/FILE one of its files.

    \b
    bannergen fonts specimen be-vietnam-pro -o be-vietnam-pro.pdf
    bannergen fonts specimen archivo --weight 900 --width 62 -o archivo.png
    bannergen fonts specimen galmuri/Galmuri9-latin.bdf -o galmuri9.png
    """  # noqa: D301
    from bannergen.compose.specimen import DPI
    from bannergen.compose.specimen import specimen as composed
    from bannergen.compose.working_drawing import labels_of
    from bannergen.typeset.inspection import inspect

    target, project = format_named(output, extension), Project.here()
    subjects = _subjects(font, weight, width)
    subject = min((each for each in subjects if each.file is subjects[0].file), key=lambda each: abs(each.width - 100))
    report = inspect(subject)
    family = project.library.families.get(font.partition("/")[0])
    named = subject.file.tables.names["full_name"] if subject.file.tables else ""
    captions = captions_of(report, family[0].title if family else named or subject.name, lang_of())
    scene = composed(subject, report, captions, labels_of(fontbook_of(project.library)))
    write_out(output, lambda sink: target.write(scene, Settings(dpi=DPI), sink))


def _subjects(font: str, weight: int | None, width: int | None) -> list[Subject]:
    """Return the faces that a request names; raise a Fault when there is none."""
    from bannergen.typeset.inspection.subject import looked_at, subjects_of

    found: list[Subject] = []
    read = _files(font)
    for file in read:
        if weight is None and width is None:
            found += subjects_of(file)
            continue
        seen = looked_at(file.space)
        weights = [weight] if weight else sorted({each for each, _ in seen})
        widths = [float(width)] if width else sorted({each for _, each in seen})
        here = [at for at in product(weights, widths) if file.tables and file.space.variations(*at) is not None]
        found += subjects_of(file, here) if here else []
    if not found:
        raise _not_there(read, weight, width)
    return found


def _not_there(read: list[FontFile], weight: int | None, width: int | None) -> Fault:
    """Return the fault of a face that a family does not have, with those it has; pixel fonts go by their files."""
    accepted = tuple(str(file.space) if file.tables else f"{file.family}/{file.path.name}" for file in read)
    asked = ((weight, "độ đậm {}", "weight {}"), (width, "độ rộng {} %", "width {} %"))
    vi = ", ".join(vi.format(number) for number, vi, _ in asked if number)
    en = ", ".join(en.format(number) for number, _, en in asked if number)
    return Fault(fonts.FACE_NOT_THERE.at(accepted=accepted, family=read[0].family, asked_vi=vi, asked_en=en))


def _files(font: str) -> list[FontFile]:
    """Return the files of a family, one of them (NAME/FILE), or a file by its path."""
    from bannergen.compose.font_files import file_of, files_of

    project = Project.here()
    families, path = project.library.families, Path(font)
    if font not in families and is_file(path):
        return [file_of(path)]
    if len(path.parts) == 2 and path.parts[0] in families:
        family, folder = families[path.parts[0]]
        names = tuple(f"{family.family}/{face.file}" for face in family.faces)
        if font in names:
            return [file_of(folder / path.name)]
        raise Fault(files.MISSING.at(path=font, accepted=names))
    if font not in families and (path.suffix or len(path.parts) > 1):
        raise Fault(files.MISSING.at(path=font))
    return files_of(*known(font, families, ("họ phông", "font family")))
