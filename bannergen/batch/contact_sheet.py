"""Step 6, batch: the contact sheet, a page that opens from the folder and shows every piece.

In: a campaign and what was made of it. Out: one HTML page without scripts, with relative links only.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from bannergen.batch.make import Made
from bannergen.batch.manifest import Artefact, Failure
from bannergen.spec.campaign import Campaign

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


def contact_sheet(campaign: Campaign, results: tuple[Made, ...]) -> str:
    """Write the page."""
    made = [result for result in results if result.artefacts]
    failures = [failure for result in results for failure in result.failures]
    count = sum(len(result.artefacts) for result in made)
    body = [
        f"<h1>{escape(campaign.title)}</h1>",
        f"<p>{len(made)} tác phẩm · {count} tệp{f' · {len(failures)} lỗi' if failures else ''}</p>",
        *_failures(failures),
        *(line for product in _products(made) for line in _section(product, made)),
    ]
    head = (
        '<!doctype html>\n<html lang="vi">\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(campaign.title)}</title>\n<style>{_STYLE}</style>\n"
    )
    return head + "\n".join(body) + "\n</html>\n"


def _products(made: list[Made]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(result.artefacts[0].product for result in made))


def _section(product: str, made: list[Made]) -> Iterator[str]:
    pieces = [result for result in made if result.artefacts[0].product == product]
    first = pieces[0].artefacts[0]
    wide = ' class="wide"' if _aspect(first) > 3 else ""
    yield f"<h2>{escape(product)} · {_size(first)}</h2>"
    yield f"<ul{wide}>"
    yield from (f"<li>{_figure(piece)}</li>" for piece in pieces)
    yield "</ul>"


def _figure(piece: Made) -> str:
    first = piece.artefacts[0]
    links = " · ".join(
        f'<a href="{escape(artefact.path)}">{artefact.format.upper()}{_variant(artefact)}</a>'
        for artefact in piece.artefacts
    )
    text = escape(" / ".join(first.text))
    picture = f'<img src="{escape(piece.thumbnail)}" alt="{text}" loading="lazy"{_dimensions(first)}>'
    caption = f"<figcaption>{escape(first.place)} · {escape(first.slogan)}<span>{text}</span>{links}</figcaption>"
    return f'<figure data-testid="piece">{picture}{caption}</figure>'


def _dimensions(artefact: Artefact) -> str:
    aspect = _aspect(artefact)
    return (
        f' width="480" height="{round(480 / aspect)}"'
        if aspect >= 1
        else f' width="{round(480 * aspect)}" height="480"'
    )


def _aspect(artefact: Artefact) -> float:
    width, height = artefact.width_mm or artefact.width_px, artefact.height_mm or artefact.height_px
    return (width or 1) / (height or 1)


def _size(artefact: Artefact) -> str:
    if artefact.width_mm:
        return f"{artefact.width_mm:g} × {artefact.height_mm:g} mm"
    return f"{artefact.width_px} × {artefact.height_px} px"


def _variant(artefact: Artefact) -> str:
    return f" {artefact.scale}" if artefact.scale != "1:1" else ""


def _failures(failures: list[Failure]) -> Iterator[str]:
    if failures:
        yield '<ul class="failures">'
        for failure in failures:
            piece = f"{failure.product}/{failure.place}/{failure.slogan}"
            yield f"<li>{escape(piece)}: {escape(failure.message)} [{escape(failure.code)}]</li>"
        yield "</ul>"
