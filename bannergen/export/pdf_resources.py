"""Step 4, export: the named objects of a PDF page, each kept once. What nothing names is not in the file."""

from __future__ import annotations

from collections.abc import Callable, Hashable

import pikepdf


class Resources:
    """The resources of a page, made when they are first named."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self.pdf = pdf
        self.dictionary = pdf.make_indirect(pikepdf.Dictionary())
        self._names: dict[tuple[str, Hashable], str] = {}

    def name(self, kind: str, key: Hashable, make: Callable[[], pikepdf.Object]) -> str:
        """Return the name of a resource, made on first use."""
        if (kind, key) not in self._names:
            name = f"/{kind[:2]}{len(self._names)}"
            self._names[kind, key] = name
            self._put(kind, name, make())
        return self._names[kind, key]

    def _put(self, kind: str, name: str, thing: pikepdf.Object) -> None:
        if f"/{kind}" not in self.dictionary:
            self.dictionary[f"/{kind}"] = pikepdf.Dictionary()
        self.dictionary[f"/{kind}"][name] = self.pdf.make_indirect(thing)

    def get(self, kind: str, name: str) -> pikepdf.Object:
        """Return a resource by its name."""
        return self.dictionary[f"/{kind}"][name]
