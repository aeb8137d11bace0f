"""Step 6, batch: the contact sheet, a page that opens from the folder and shows every piece.

In: a campaign and what was made of it. Out: one HTML page without scripts, with relative links only.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape
from itertools import groupby

from bannergen.preflight.manifest import BILL, FINISHING_SHEET, Artefact, Failure, Record, stem_of
from bannergen.spec.campaign import Campaign
from bannergen.spec.piece import Piece
from bannergen.typeset import unbroken

THUMBNAIL_PX = 640  # the long side of a piece's small picture

_STYLE = """
:root { color-scheme: light; --ink: #1c1917; --quiet: #57534e; --line: #d6d3d1; --paper: #fafaf9; --red: #a01018; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 1200px; padding: 2rem 1.25rem 4rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.5 system-ui, sans-serif; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .25rem; }
h2 { font-size: 1.15rem; margin: 2.5rem 0 .75rem; padding-top: 1rem; border-top: 1px solid var(--line); }
p { margin: 0 0 .5rem; color: var(--quiet); }
ul { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 20rem), 1fr)); gap: 1.25rem; margin: 0;
  padding: 0; list-style: none; }
ul.wide { grid-template-columns: repeat(auto-fill, minmax(min(100%, 30rem), 1fr)); }
figure { margin: 0; }
img { display: block; width: 100%; height: auto; border: 1px solid var(--line); background: #fff; }
figcaption { padding-top: .4rem; font-size: .9rem; }
figcaption span { display: block; color: var(--quiet); }
a { color: var(--red); }
.failures li { color: var(--red); }
"""


def thumbnail_path(stem: str) -> str:
    """Return where a piece's small picture lies in the campaign's folder."""
    return f"thumbnails/{stem}.png"


def contact_sheet(campaign: Campaign, pieces: Mapping[str, Piece], record: Record) -> str:
    """Write the page of what is recorded of a campaign's pieces (by stem)."""
    files: dict[str, list[Artefact]] = {}
    for artefact in record.artefacts:
        files.setdefault(stem_of(artefact), []).append(artefact)
    counts = f"{len(files)} tác phẩm · {len(record.artefacts)} tệp"
    body = [
        f"<h1>{escape(unbroken(campaign.title))}</h1>",
        f"<p>{counts}{f' · {len(record.failures)} lỗi' if record.failures else ''}</p>",
        *([f'<p><a href="{BILL}">Bảng vật tư (CSV)</a></p>'] if any(a.materials for a in record.artefacts) else ()),
        *_failures(record.failures),
    ]
    made = [(pieces[stem], artefacts) for stem, artefacts in files.items()]
    for _, section in groupby(made, key=lambda entry: entry[0].product.id):
        body += _section(list(section))
    head = (
        '<!doctype html>\n<html lang="vi">\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(unbroken(campaign.title))}</title>\n<style>{_STYLE}</style>\n"
    )
    return head + "\n".join(body) + "\n</html>\n"


def _section(made: list[tuple[Piece, list[Artefact]]]) -> Iterator[str]:
    product, first = made[0][0].product, made[0][1][0]
    wide = ' class="wide"' if _aspect(first) > 3 else ""
    yield f"<h2>{escape(product.title)} · {_size(first)}</h2>"
    yield f"<ul{wide}>"
    yield from (f"<li>{_figure(piece, artefacts)}</li>" for piece, artefacts in made)
    yield "</ul>"


def _figure(piece: Piece, artefacts: list[Artefact]) -> str:
    first = artefacts[0]
    links = " · ".join(
        f'<a href="{escape(artefact.path)}">{artefact.format.upper()}{_variant(artefact)}</a>' for artefact in artefacts
    )
    text = escape(" / ".join(first.text))
    source = escape(thumbnail_path(piece.stem))
    picture = f'<img src="{source}" alt="{text}" loading="lazy"{_dimensions(first)}>'
    place = escape(unbroken(piece.place.name))
    caption = f"<figcaption>{place} · {escape(piece.slogan.id)}<span>{text}</span>{links}</figcaption>"
    return f'<figure data-testid="piece">{picture}{caption}</figure>'


def _dimensions(artefact: Artefact) -> str:
    aspect = _aspect(artefact)
    width, height = min(1.0, aspect) * THUMBNAIL_PX, min(1.0, 1 / aspect) * THUMBNAIL_PX
    return f' width="{round(width)}" height="{round(height)}"'


def _aspect(artefact: Artefact) -> float:
    width, height = artefact.width_mm or artefact.width_px, artefact.height_mm or artefact.height_px
    return (width or 1) / (height or 1)


def _size(artefact: Artefact) -> str:
    if artefact.width_mm:
        return f"{artefact.width_mm:g} × {artefact.height_mm:g} mm"
    return f"{artefact.width_px} × {artefact.height_px} px"


def _variant(artefact: Artefact) -> str:
    """Return what tells a file from the others of its format: what it is, and its scale."""
    if artefact.variant == FINISHING_SHEET:
        return " hoàn thiện"
    kind = (artefact.variant or "").removesuffix(artefact.scale.replace(":", "-")).strip("_")
    return "".join(f" {part}" for part in (kind, artefact.scale if artefact.scale != "1:1" else "") if part)


def _failures(failures: tuple[Failure, ...]) -> Iterator[str]:
    if failures:
        yield '<ul class="failures">'
        for failure in failures:
            yield f"<li>{escape(stem_of(failure))}: {escape(failure.message)} [{escape(failure.code)}]</li>"
        yield "</ul>"
