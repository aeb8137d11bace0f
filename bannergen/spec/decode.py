"""Step 1, read: nodes to typed frozen values, by the types' own annotations.

In: a node and a dataclass. Out: the value. Gathers every fault of a file in the Decoder before anything is refused.
A field ``from_`` is written ``from``; a field ``span`` is filled with the place of its mapping; a class with a
``from_node`` reads itself; one with ``faults`` says what is wrong with its fields taken together; ``Annotated[Y, X]``
is a Y as ``X`` reads it. An unknown key is a fault with the nearest match.
"""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

from bannergen.codes import reading
from bannergen.diagnostics import Diagnostic, Fault, Span, raise_errors
from bannergen.spec import reader
from bannergen.spec.values import Text, Wanted, clean_text, number_of

T = TypeVar("T")

_NUMBER = Wanted("một số", "a number")
_COUNT = Wanted("một số nguyên", "a whole number")
_FLAG = Wanted("true hoặc false", "true or false")
_TEXT = Wanted("một dòng chữ", "a text")
_LIST = Wanted("một danh sách", "a list")
_RECORD = Wanted("một nhóm khoá", "a group of keys")


class _Bad(Exception):  # noqa: N818 - private, never leaves this module
    """A value that could not be read; its fault is recorded already."""


def read_as(kind: type[T], path: Path, shown: str | None = None) -> T:
    """Read a YAML file as a type; raise a Fault with every fault in it."""
    return decode(kind, reader.read_yaml(path, shown))


def decode(kind: type[T], node: reader.Node) -> T:
    """Read a node as a type; raise a Fault with every fault in it."""
    decoder = Decoder()
    try:
        value: T = decoder.value(kind, node, "")
    except _Bad:
        raise Fault(*decoder.faults) from None
    raise_errors(decoder.faults)
    return value


def as_mapping(node: reader.Node, where: str) -> reader.Mapping:
    """Return a node that is a group of keys; raise a Fault for any other."""
    decoder = Decoder()
    try:
        return decoder.mapping(node, where)
    except _Bad:
        raise Fault(*decoder.faults) from None


class Decoder:
    """Reads values and gathers faults."""

    def __init__(self) -> None:
        self.faults: list[Diagnostic] = []
        self._hints: dict[Any, dict[str, Any]] = {}  # of the dataclasses met: annotations are text until they are asked

    def refuse(self, fault: Diagnostic) -> typing.NoReturn:
        """Record a fault and give this value up."""
        self.faults.append(fault)
        raise _Bad

    def value(self, kind: Any, node: reader.Node, key: str) -> Any:
        """Read one node as any supported type."""
        if typing.get_origin(kind) is typing.Annotated:
            kind = typing.get_args(kind)[1]
        if hasattr(kind, "from_node"):
            return kind.from_node(node, self, key)
        origin = typing.get_origin(kind)
        if origin in {types.UnionType, typing.Union}:
            return self.value(_without_none(kind), node, key)
        if origin is tuple:
            return self._list(typing.get_args(kind), node, key)
        if origin is Mapping:
            return self._table(typing.get_args(kind)[1], node, key)
        if dataclasses.is_dataclass(kind) and not hasattr(kind, "parse"):
            return self.record(kind, node, key)
        return self._scalar(kind, node, key)

    def record(self, kind: Any, node: reader.Node, key: str) -> Any:
        """Read a mapping as a dataclass."""
        where = key or kind.__name__.lower()
        mapping = self.mapping(node, where)
        hints = self._hints_of(kind)
        fields = {_written(f.name): f for f in dataclasses.fields(kind) if f.name != "span"}
        self._check_keys(mapping, tuple(fields), where)
        values: dict[str, Any] = {"span": mapping.span} if "span" in hints else {}
        whole = True
        for written, field in fields.items():
            found = mapping.get(written)
            if found is None:
                whole &= self._may_lack(field, written, where, mapping.span)
                continue
            try:
                values[field.name] = self.value(hints[field.name], found, written)
            except _Bad:
                whole = False
        if not whole:
            raise _Bad
        made = kind(**values)
        if hasattr(kind, "faults"):
            self.faults += made.faults()
        return made

    def _hints_of(self, kind: Any) -> dict[str, Any]:
        if kind not in self._hints:
            self._hints[kind] = typing.get_type_hints(kind, include_extras=True)
        return self._hints[kind]

    def _may_lack(self, field: dataclasses.Field[Any], written: str, where: str, span: Span) -> bool:
        if field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING:
            self.faults.append(reading.MISSING_KEY.at(span, key=written, where=where))
            return False
        return True

    def _check_keys(self, mapping: reader.Mapping, accepted: tuple[str, ...], where: str) -> None:
        for name, entry in mapping.entries.items():
            if name not in accepted:
                self.faults.append(reading.UNKNOWN_KEY.at(entry.key.span, got=name, accepted=accepted, where=where))

    def mapping(self, node: reader.Node, key: str) -> reader.Mapping:
        """Return a node that is a group of keys; refuse any other."""
        if not isinstance(node, reader.Mapping):
            self.wrong_type(node, key, _RECORD)
        return node

    def _list(self, kinds: tuple[Any, ...], node: reader.Node, key: str) -> tuple[Any, ...]:
        """Read a list: any number of one kind, or as many as the annotation names."""
        if not isinstance(node, reader.Sequence):
            self.wrong_type(node, key, _LIST)
        count = len(kinds)
        if kinds[-1] is not Ellipsis and len(node.items) != count:
            self.wrong_type(node, key, Wanted(f"danh sách {count} giá trị", f"a list of {count} values"))
        return tuple(self._each(kinds[0], ((key, item) for item in node.items)))

    def _table(self, kind: Any, node: reader.Node, key: str) -> dict[str, Any]:
        entries = self.mapping(node, key).entries
        values = self._each(kind, ((name, entry.value) for name, entry in entries.items()))
        return dict(zip(entries, values, strict=True))

    def _each(self, kind: Any, nodes: Any) -> list[Any]:
        """Read all of them, so that all their faults are known, before giving up."""
        values = []
        whole = True
        for key, node in nodes:
            try:
                values.append(self.value(kind, node, key))
            except _Bad:
                whole = False
        if not whole:
            raise _Bad
        return values

    def _scalar(self, kind: Any, node: reader.Node, key: str) -> Any:
        wanted, parse, accepted = _scalar_reader(kind)
        if not isinstance(node, reader.Scalar):
            self.wrong_type(node, key, wanted)
        try:
            return parse(node.value, node.span)
        except ValueError:
            self.bad_value(node, key, wanted, accepted)
        except Fault as fault:
            self.faults += fault.diagnostics
            raise _Bad from None

    def wrong_type(self, node: reader.Node, key: str, wanted: Wanted) -> typing.NoReturn:
        """Refuse a node of another kind than wanted."""
        found = _found(node)
        self.refuse(
            reading.WRONG_TYPE.at(
                node.span,
                key=key,
                wanted_vi=wanted.vi,
                wanted_en=wanted.en,
                found_vi=found.vi,
                found_en=found.en,
            )
        )

    def bad_value(
        self, node: reader.Scalar, key: str, wanted: Wanted, accepted: tuple[str, ...] = ()
    ) -> typing.NoReturn:
        """Refuse a scalar that does not read as what is wanted."""
        self.refuse(
            reading.BAD_VALUE.at(
                node.span,
                key=key,
                got=node.value,
                accepted=accepted,
                wanted_vi=wanted.vi,
                wanted_en=wanted.en,
            )
        )


def _found(node: reader.Node) -> Wanted:
    """Say what a node is."""
    if isinstance(node, reader.Sequence):
        return Wanted(f"danh sách {len(node.items)} mục", f"a list of {len(node.items)}")
    if isinstance(node, reader.Mapping):
        return _RECORD
    return _TEXT if node.value else Wanted("chỗ trống", "nothing")


def _written(name: str) -> str:
    """Return the key as it is written: Python keywords carry a trailing underscore."""
    return name.rstrip("_")


def _without_none(kind: Any) -> Any:
    (inner,) = (part for part in typing.get_args(kind) if part is not type(None))
    return inner


_Reading = tuple[Wanted, Callable[[str, Span], Any], tuple[str, ...]]


def _scalar_reader(kind: Any) -> _Reading:
    if typing.get_origin(kind) is typing.Literal:
        choices = typing.get_args(kind)
        wanted = Wanted("một trong: " + ", ".join(choices), "one of: " + ", ".join(choices))
        return wanted, lambda text, _: _chosen(text, choices), choices
    if kind in _PLAIN:
        return (*_PLAIN[kind], ())
    if issubclass(kind, Text):
        return kind.WANTED, kind.parse, ()
    return kind.WANTED, lambda text, _: kind.parse(text), ()


def _chosen(text: str, choices: tuple[str, ...]) -> str:
    if text not in choices:
        raise ValueError(text)
    return text


def _text(text: str, span: Span) -> Text:
    cleaned = clean_text(text, span)
    if not cleaned:
        raise ValueError(text)
    return cleaned


def _flag(text: str, _: Span) -> bool:
    return {"true": True, "false": False}[_chosen(text, ("true", "false"))] is True


def _number(text: str, _: Span) -> float:
    return number_of(text)


def _count(text: str, _: Span) -> int:
    if len(text) > 9 or "_" in text or not text.isascii():
        raise ValueError(text)
    return int(text)


_PLAIN: dict[Any, tuple[Wanted, Callable[[str, Span], Any]]] = {
    Text: (_TEXT, _text),
    bool: (_FLAG, _flag),
    float: (_NUMBER, _number),
    int: (_COUNT, _count),
}
