"""Step 1, read: YAML text to nodes that know where they stand.

In: a file. Out: a tree of Scalar, Sequence and Mapping, each with its Span. Scalars stay as written (no YAML 1.1
surprises), keys in NFC. Refuses: tabs, duplicate keys, anchors, aliases, tags, other encodings; all duplicates at once.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from collections.abc import Mapping as AbstractMapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn, TypeAlias

import yaml

from bannergen.codes import files, reading
from bannergen.diagnostics import Diagnostic, Fault, Span, raise_errors
from bannergen.orthography.composition import composed

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C parser is ten times as fast where it was built
_LINE_BREAK = re.compile("\r\n|[\r\n\x85\u2028\u2029]")  # what YAML 1.1 parsers count as a line
_Event: TypeAlias = Any  # the stubs know neither its anchor nor that its marks are there
_DEEPEST = 60  # levels of lists and groups; a layout needs about ten


@dataclass(frozen=True, slots=True)
class Scalar:
    """A written value."""

    value: str
    span: Span


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list of nodes."""

    items: tuple[Node, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Entry:
    """A key with its place, and its value."""

    key: Scalar
    value: Node


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys in the order of the file."""

    entries: AbstractMapping[str, Entry]
    span: Span

    def get(self, key: str) -> Node | None:
        """Return the value of a key, or None."""
        entry = self.entries.get(key)
        return entry.value if entry else None


Node: TypeAlias = Scalar | Sequence | Mapping


def read_bytes(path: Path, shown: str) -> bytes:
    """Return what a file holds; raise a Fault that names it as ``shown``."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise Fault(files.MISSING.at(path=shown)) from None
    except (OSError, ValueError) as fault:  # ValueError: a name with a NUL
        raise Fault(files.UNREADABLE.at(path=shown, reason=getattr(fault, "strerror", None) or fault)) from fault


def read_text(path: Path, shown: str) -> str:
    """Return the text of a UTF-8 file; raise a Fault that names it as ``shown``."""
    try:
        return read_bytes(path, shown).decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise Fault(reading.NOT_UTF8.at(Span(shown), path=shown, offset=fault.start)) from fault


def read_yaml(path: Path, shown: str | None = None) -> Node:
    """Read a YAML file; raise a Fault with every syntax fault and duplicate key."""
    source = _Source.of(read_text(path, shown or str(path)), shown or str(path))
    node = source.read()
    if node is None:
        raise Fault(reading.EMPTY.at(Span(source.name), path=source.name))
    raise_errors(source.faults)
    return node


@dataclass
class _Source:
    """A text on its way to nodes, with the faults met."""

    name: str
    text: str
    lines: tuple[str, ...]
    faults: list[Diagnostic]

    @classmethod
    def of(cls, text: str, name: str) -> _Source:
        return cls(name, text, tuple(_LINE_BREAK.split(text)), [])

    def span(self, line: int, column: int, length: int = 1) -> Span:
        """Make a span of zero-based numbers."""
        text = self.lines[line] if line < len(self.lines) else ""
        return Span(self.name, line + 1, column + 1, max(1, min(length, len(text) - column)), text)

    def read(self) -> Node | None:
        """Return the root; raise a Fault where the text stops being YAML."""
        try:
            return _Tree(self).document()
        except yaml.MarkedYAMLError as fault:
            raise Fault(*self.faults, self._syntax(fault)) from fault
        except yaml.YAMLError as fault:  # control characters: the reader gives a position, not a mark
            raise Fault(*self.faults, self._unreadable_character(fault)) from fault

    def _syntax(self, fault: yaml.MarkedYAMLError) -> Diagnostic:
        mark = fault.problem_mark or fault.context_mark
        line, column = (mark.line, mark.column) if mark else (0, 0)
        shown = self.lines[line] if line < len(self.lines) else ""
        indentation = shown[: len(shown) - len(shown.lstrip())]
        if "\t" in indentation or "\\t" in str(fault.problem):
            return reading.YAML_TAB.at(self.span(line, max(0, indentation.find("\t"))))
        return reading.YAML_SYNTAX.at(self.span(line, column), problem=fault.problem or "?")

    def _unreadable_character(self, fault: yaml.YAMLError) -> Diagnostic:
        for number, line in enumerate(self.lines):
            for column, character in enumerate(line):
                if unicodedata.category(character) in {"Cc", "Cs", "Cn"} and character != "\t":
                    problem = f"U+{ord(character):04X}"
                    return reading.YAML_SYNTAX.at(self.span(number, column), problem=problem)
        return reading.YAML_SYNTAX.at(self.span(0, 0), problem=str(fault))


class _Tree:
    """Builds nodes from the parser's events: they still know anchors and written tags, and are not recursive."""

    def __init__(self, source: _Source) -> None:
        self.source = source
        self.events: Iterator[_Event] = iter(yaml.parse(source.text, Loader=_LOADER))

    def document(self) -> Node | None:
        """Return the one document's root; None when there is none."""
        next(self.events)  # the stream starts
        if isinstance(next(self.events), yaml.StreamEndEvent):
            return None
        root = self._node(next(self.events), 0)
        next(self.events)  # the document ends
        after = next(self.events)
        if not isinstance(after, yaml.StreamEndEvent):
            self._refuse(after, "a second document begins")
        return root

    def _node(self, event: _Event, depth: int) -> Node:
        if depth > _DEEPEST:
            self._refuse(event, f"more than {_DEEPEST} levels deep")
        if isinstance(event, yaml.AliasEvent) or event.anchor is not None or event.tag is not None:
            self.source.faults.append(reading.ALIAS.at(self._span(event, event)))
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(event, depth + 1)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(event, depth + 1)
        return Scalar(getattr(event, "value", ""), self._span(event, event))

    def _sequence(self, start: _Event, depth: int) -> Sequence:
        items = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            items.append(self._node(event, depth))
        return Sequence(tuple(items), self._span(start, event))

    def _mapping(self, start: _Event, depth: int) -> Mapping:
        entries: dict[str, Entry] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            self._add(entries, self._node(event, depth), self._node(next(self.events), depth))
        return Mapping(entries, self._span(start, event))

    def _add(self, entries: dict[str, Entry], key: Node, value: Node) -> None:
        faults = self.source.faults
        if not isinstance(key, Scalar):
            faults.append(reading.YAML_SYNTAX.at(key.span, problem="a key must be plain text"))
            return
        name = composed(key.value)
        if name in entries:
            first = entries[name].key.span.line
            faults.append(reading.DUPLICATE_KEY.at(key.span, key=name, first_line=first))
        else:
            entries[name] = Entry(Scalar(name, key.span), value)

    def _span(self, first: _Event, last: _Event) -> Span:
        start, end = first.start_mark, last.end_mark
        long = end.column - start.column if end.line == start.line else len(self.source.text)
        return self.source.span(start.line, start.column, long)

    def _refuse(self, event: _Event, problem: str) -> NoReturn:
        mark = event.start_mark
        raise Fault(
            *self.source.faults, reading.YAML_SYNTAX.at(self.source.span(mark.line, mark.column), problem=problem)
        )
