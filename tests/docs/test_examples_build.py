"""The complete examples of the docs, written into a project folder of their own, are read and composed."""

from __future__ import annotations

import dataclasses
import itertools
from pathlib import Path

import pytest

from bannergen.compose import Composer
from bannergen.geometry import Unit
from bannergen.preflight.scenes import check_piece
from bannergen.resources import SearchPath, bundled_root
from bannergen.spec import Library, Piece, read_campaign, request_of
from bannergen.spec.layout import Layout
from bannergen.spec.places import read_places
from bannergen.spec.theme import Theme
from bannergen.spec.values import FinishedSize
from tests import project
from tests.docs.pages import PAGES, Page

WITH_EXAMPLES = [page for page in map(Page.read, PAGES) if page.examples]


def test_the_pages_that_promise_examples_have_them() -> None:
    pages = {page.name for page in WITH_EXAMPLES}
    wanted = ("adding-a-layout", "adding-artwork", "campaign", "layout-language", "official", "products", "themes")
    assert {f"docs/{name}.md" for name in wanted} <= pages


@pytest.mark.parametrize("page", WITH_EXAMPLES, ids=lambda page: page.name)
def test_examples(page: Page, tmp_path: Path) -> None:
    for name, text in page.examples.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    library = Library(SearchPath((tmp_path, bundled_root())))
    for name in page.examples:
        _build(tmp_path / name, name, library)


def _build(path: Path, name: str, library: Library) -> None:
    folder = name.rpartition("/")[0]
    if folder == "":
        _campaign(path, library)
    elif folder == "layouts":
        _layout(library.layout(path.stem), path.stem, library)
    elif folder == "layouts/products":
        _products(name, library)
    elif folder == "assets/themes":
        _theme(library.theme(path.stem), library)
    elif folder == "assets/official":
        _official(name, library)
    elif path.suffix == ".svg":
        artwork = library.artwork(path.stem)
        assert artwork.note.artwork == path.stem
        assert Composer(library).gallery.drawing(path.stem)[1].nodes
    else:
        assert folder == "assets/artwork"


def _campaign(path: Path, library: Library) -> None:
    """Every product and slogan for every place."""
    campaign = read_campaign(path)
    request = request_of(campaign, library, path.parent)
    composer = Composer(library)
    for product, place, slogan in itertools.product(request.products, request.places, request.slogans):
        layout = library.layout(product.layout)
        made = composer.compose(Piece(campaign, product, layout, request.theme, place, slogan))
        assert check_piece(made.scene, product) == ()


def _layout(layout: Layout, stem: str, library: Library) -> None:
    """Both official slogans at both ends of the shapes it says it serves, a metre high."""
    assert layout.layout == stem
    assert layout.min_height is None, "a screen: compose it in pixels here"
    composer = Composer(library)
    for shape, slogan in itertools.product((layout.shapes.from_, layout.shapes.to), ("chao-mung", "chu-de")):
        piece = project.piece("pano-3x2", slogan)
        size = FinishedSize(shape.aspect * 1000, 1000, Unit.MM)
        product = piece.product.resized(size)
        made = composer.compose(dataclasses.replace(piece, layout=layout, product=product))
        assert check_piece(made.scene, product) == ()
        assert {"slogan", "issuer"} <= {text.slot.slot for text in made.texts}


def _products(name: str, library: Library) -> None:
    products = [product for product in library.products.values() if product.span.source == name]
    assert products
    for product in products:
        piece = project.piece("pano-3x2", "chu-de")
        replaced = dataclasses.replace(piece, product=product, layout=library.layout(product.layout))
        assert check_piece(Composer(library).compose(replaced).scene, product) == ()


def _official(name: str, library: Library) -> None:
    """Its events and texts are in the record, beside the bundled ones."""
    record = library.record
    assert {name} < {event.event.span.source for event in record.events}
    assert {name} < {text.text.span.source for text in record.texts}


def _theme(theme: Theme, library: Library) -> None:
    """Every bundled product in its colours."""
    composer = Composer(library)
    for product in project.library().products:
        piece = dataclasses.replace(project.piece(product, "chu-de"), theme=theme)
        assert check_piece(composer.compose(piece).scene, piece.product) == ()


def test_tables_of_places_are_read(tmp_path: Path) -> None:
    tables = [block for block in Page.read("docs/campaign.md").blocks if block.language == "csv"]
    assert tables
    for table in tables:
        path = tmp_path / "places.csv"
        path.write_text(table.text, "utf-8")
        places = read_places(path).places.values()
        assert "UBND huyện Na Hang" in {place.issuer for place in places}
