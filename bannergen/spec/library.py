"""Step 1, read: the library of layouts, products, themes, families and artwork, found by id.

In: a SearchPath. Out: typed values, each file read once per Library. What is asked for and not there is a fault with
the nearest match; a user's file that takes the place of a bundled one is announced.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path, PurePath, PurePosixPath
from typing import TypeVar
from unicodedata import normalize

from bannergen.codes import files, reading
from bannergen.codes import layout as codes
from bannergen.diagnostics import Diagnostic, Fault, raise_errors
from bannergen.geometry import Unit
from bannergen.orthography.gazetteer import PlaceName, PlaceNames
from bannergen.resources import SearchPath
from bannergen.spec import reader
from bannergen.spec.artwork import ArtworkNote
from bannergen.spec.decode import as_mapping, decode, read_as
from bannergen.spec.family import Family
from bannergen.spec.gazetteer import read_gazetteer
from bannergen.spec.known import known, unknown
from bannergen.spec.layout import Layout
from bannergen.spec.product import Product, ProductFile, check_size
from bannergen.spec.record import Record, read_record
from bannergen.spec.theme import Theme, check_theme
from bannergen.spec.values import Slug, Text
from bannergen.words import one_spelling

T = TypeVar("T")

_COMMENT = re.compile("#.*")
_SPACES = re.compile("  +")
_PRODUCTS = "layouts/products/*.yaml"
ARTWORK_KINDS = (".svg", ".jpg", ".jpeg", ".png", ".tif", ".tiff")


@dataclass(frozen=True, slots=True)
class Artwork:
    """An SVG or a picture file and its note."""

    path: Path
    shown: str
    note: ArtworkNote

    @property
    def is_picture(self) -> bool:
        """Tell whether it is made of pixels."""
        return self.path.suffix != ".svg"


class Library:
    """Everything a campaign may name."""

    def __init__(self, search: SearchPath) -> None:
        self.search = search
        self._layouts: dict[str, Layout] = {}
        self._themes: dict[str, Theme] = {}
        self._artwork: dict[str, Artwork] = {}

    @cached_property
    def products(self) -> dict[str, Product]:
        """All products by id; a user's product takes the place of a bundled one of the same id."""
        return {name: product for here in reversed(self._products_by_root) for name, product in here.items()}

    @cached_property
    def _products_by_root(self) -> tuple[dict[str, Product], ...]:
        """The products of each root, the user's first; a Fault has the faults of all of them."""
        faults: list[Diagnostic] = []
        found = tuple(self._products_of(root, faults) for root in self.search.roots)
        raise_errors(faults)
        return found

    def _products_of(self, root: Path, faults: list[Diagnostic]) -> dict[str, Product]:
        here: dict[str, Product] = {}
        for path in sorted(root.glob(_PRODUCTS)):
            for product in _products(path, self._shown(path)):
                faults += _repeated(product, here) + check_size(product)
                here[product.id] = product
        return here

    def product(self, product: Text | str) -> Product:
        """Return a product by id."""
        return known(product, self.products, ("sản phẩm", "product"))

    def layout(self, layout: Text | str) -> Layout:
        """Return a layout by id, with everything it extends."""
        return self._loaded(self._layouts, layout, self._read_layout)

    def theme(self, theme: Text | str) -> Theme:
        """Return a theme by id."""
        return self._loaded(self._themes, theme, self._read_theme)

    def artwork(self, artwork: Text | str) -> Artwork:
        """Return a piece of artwork by id."""
        return self._loaded(self._artwork, artwork, self._read_artwork)

    @cached_property
    def families(self) -> dict[str, tuple[Family, Path]]:
        """All font families by id, each with the folder of its files."""
        found = {}
        for relative, paths in self.search.all("fonts/*/family.yaml").items():
            family = read_as(Family, paths[0], self._shown(paths[0]))
            raise_errors(_misnamed(family.family, PurePosixPath(relative).parent))
            found[str(family.family)] = (family, paths[0].parent)
        return found

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of more than one syllable, of one spelling, of ``assets/words/*.txt``: one a line, # comments."""
        found: set[str] = set()
        for paths in self.search.all("assets/words/*.txt").values():
            text = _COMMENT.sub("", reader.read_text(paths[0], self._shown(paths[0])))
            lines = one_spelling(_SPACES.sub(" ", normalize("NFC", text)).casefold()).splitlines()
            found.update(map(str.strip, lines))
        return frozenset(found - {""})

    @cached_property
    def record(self) -> Record:
        """The official texts and days of ``assets/official/*.yaml``."""
        found = self.search.all("assets/official/*.yaml").values()
        return read_record((paths[0], self._shown(paths[0])) for paths in found)

    @cached_property
    def place_names(self) -> PlaceNames:
        """The names of places of ``assets/places/*.csv``."""
        found: list[PlaceName] = []
        for paths in self.search.all("assets/places/*.csv").values():
            found += read_gazetteer(paths[0], self._shown(paths[0]))
        return PlaceNames(found)

    def ids(self, pattern: str) -> tuple[str, ...]:
        """Return the ids (file names) that a glob finds, such as ``layouts/*.yaml``."""
        return tuple(PurePosixPath(name).stem for name in self.search.all(pattern))

    def shadowed(self) -> list[Diagnostic]:
        """Return a remark for each file and each product of the user's that is used instead of a bundled one."""
        remarks = self._shadowed_products()
        for pattern in ("layouts/*.yaml", "assets/**/*.*", "fonts/*/family.yaml", "campaigns/**/*.*"):
            for relative, paths in self.search.all(pattern).items():
                if len(paths) > 1:
                    remarks.append(files.SHADOWS.at(path=self._shown(paths[0]), name=relative))
        return remarks

    def _shadowed_products(self) -> list[Diagnostic]:
        """Return the remarks of products, which are told apart by id whatever their files are called."""
        if not any(any(root.glob(_PRODUCTS)) for root in self.search.roots[:-1]):
            return []
        try:
            *own, bundled = self._products_by_root
        except Fault:  # told where a product is asked for
            return []
        products = {name: product for here in reversed(own) for name, product in here.items() if name in bundled}
        return [
            files.SHADOWS.at(path=product.id.span.source, name=name)
            for name, product in products.items()
            if product.id.span
        ]

    def _loaded(self, cache: dict[str, T], key: str, read: Callable[[Text | str], T]) -> T:
        if key not in cache:
            cache[key] = read(key)
        return cache[key]

    def _shown(self, path: Path) -> str:
        """Name a file as a person would: relative to the root it was found in."""
        for root in self.search.roots:
            if path.is_relative_to(root):
                return path.relative_to(root).as_posix()
        return path.as_posix()

    def _file(self, pattern: str, name: Text | str, kind: tuple[str, str]) -> Path:
        path = self.search.find(pattern.replace("*", str(name))) if _plain(name) else None
        if path is None:
            raise Fault(unknown(name, self.ids(pattern), kind))
        return path

    def _read_theme(self, name: Text | str) -> Theme:
        path = self._file("assets/themes/*.yaml", name, ("chủ đề", "theme"))
        theme = read_as(Theme, path, self._shown(path))
        families = {name: family for name, (family, _) in self.families.items()}
        raise_errors([*_misnamed(theme.theme, path), *check_theme(theme, families)])
        return theme

    def _read_artwork(self, name: Text | str) -> Artwork:
        path = self._artwork_file(name)
        note = path.with_suffix(".yaml")
        read = read_as(ArtworkNote, note, self._shown(note))
        raise_errors(_misnamed(read.artwork, path))
        return Artwork(path, self._shown(path), read)

    def _artwork_file(self, name: Text | str) -> Path:
        """Return the one file of a piece of artwork: the user's where there is one, whatever its kind."""
        span = getattr(name, "span", None)
        for root in self.search.roots if _plain(name) else ():
            paths = [path for path in sorted(root.glob(f"assets/artwork/{name}.*")) if path.suffix != ".yaml"]
            drawable = [path for path in paths if path.suffix in ARTWORK_KINDS]
            if len(drawable) > 1:
                names = ", ".join(path.name for path in drawable)
                raise Fault(codes.ARTWORK_TWICE.at(span, got=str(name), files=names))
            if drawable:
                return drawable[0]
            if paths:
                raise Fault(codes.ARTWORK_KIND.at(span, path=self._shown(paths[0])))
        known_ids = (name for kind in ARTWORK_KINDS for name in self.ids(f"assets/artwork/*{kind}"))
        raise Fault(unknown(name, sorted(known_ids), ("hình", "artwork")))

    def _read_layout(self, name: Text | str) -> Layout:
        layout = decode(Layout, self._layout_node(name, ()))
        raise_errors(_misnamed(layout.layout, Path(name)))
        return layout

    def _layout_node(self, name: Text | str, trail: tuple[str, ...]) -> reader.Mapping:
        """Return a layout's mapping with its parents' keys below its own."""
        if name in trail:
            span = getattr(name, "span", None)
            raise Fault(reading.EXTENDS_CYCLE.at(span, trail=" → ".join((*trail, name))))
        path = self._file("layouts/*.yaml", name, ("bố cục", "layout"))
        node = as_mapping(reader.read_yaml(path, self._shown(path)), "layout")
        parent = node.get("extends")
        if not isinstance(parent, reader.Scalar):
            return node
        inherited = self._layout_node(Text(parent.value, parent.span), (*trail, str(name)))
        return merged(inherited, node)


def merged(below: reader.Mapping, above: reader.Mapping) -> reader.Mapping:
    """Return ``above`` over ``below``: groups of keys merge, everything else is replaced."""
    entries = dict(below.entries)
    for key, entry in above.entries.items():
        old = entries.get(key)
        if old and isinstance(old.value, reader.Mapping) and isinstance(entry.value, reader.Mapping) and key != "body":
            entries[key] = reader.Entry(entry.key, merged(old.value, entry.value))
        else:
            entries[key] = entry
    return reader.Mapping(entries, above.span)


def _products(path: Path, shown: str) -> list[Product]:
    file = read_as(ProductFile, path, shown)
    return [
        replace(
            product,
            family=file.family,
            finishing=product.finishing or (file.finishing if product.unit is Unit.MM else None),
            roll=product.roll or file.roll,
        )
        for product in file.products
    ]


def _repeated(product: Product, here: dict[str, Product]) -> list[Diagnostic]:
    if product.id not in here:
        return []
    return [reading.DUPLICATE_ID.at(product.id.span, id=product.id, first=here[product.id].span)]


def _misnamed(written: Slug, path: PurePath) -> list[Diagnostic]:
    if written == path.stem:
        return []
    return [reading.ID_IS_NOT_FILE_NAME.at(written.span, id=written, name=path.stem)]


def _plain(name: str) -> bool:
    """Refuse names that would leave the folder."""
    return bool(name) and all(character.isalnum() or character in "-_" for character in name)
