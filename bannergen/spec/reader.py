"""Step 1, read: YAML text to nodes that know where they stand.

In: a file. Out: a tree of Scalar, Sequence and Mapping, each with its Span. Scalars stay as written (no YAML 1.1
surprises), in NFC. Refuses: tabs, duplicate keys, anchors, aliases, tags, other encodings; all duplicates at once.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping as AbstractMapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import yaml

from bannergen.codes import files, reading
from bannergen.diagnostics import Diagnostic, Fault, Span, raise_errors

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C parser is ten times as fast where it was built


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


def read_text(path: Path, shown: str) -> str:
    """Return the text of a UTF-8 file; raise a Fault that names it as ``shown``."""
    try:
        raw = path.read_bytes()
        return raw.decode("utf-8-sig")
    except FileNotFoundError:
        raise Fault(files.MISSING.at(path=shown)) from None
    except OSError as fault:
        raise Fault(files.UNREADABLE.at(path=shown, reason=fault.strerror)) from fault
    except UnicodeDecodeError as fault:
        raise Fault(reading.NOT_UTF8.at(Span(shown), path=shown, offset=fault.start)) from fault


def read_yaml(path: Path, shown: str | None = None) -> Node:
    """Read a YAML file; raise a Fault with every syntax fault and duplicate key."""
    source = _Source.of(read_text(path, shown or str(path)), shown or str(path))
    tree = source.parse()
    if tree is None:
        raise Fault(reading.EMPTY.at(Span(source.name), path=source.name))
    node = source.convert(tree)
    raise_errors(source.faults)
    return node


@dataclass
class _Source:
    name: str
    text: str
    lines: tuple[str, ...]
    faults: list[Diagnostic]

    @classmethod
    def of(cls, text: str, name: str) -> _Source:
        return cls(name, text, tuple(text.split("\n")), [])

    def span(self, line: int, column: int, length: int = 1) -> Span:
        """Make a span of zero-based numbers."""
        text = self.lines[line].rstrip("\r") if line < len(self.lines) else ""
        return Span(self.name, line + 1, column + 1, max(1, min(length, len(text) - column)), text)

    def parse(self) -> yaml.Node | None:
        try:
            return yaml.compose(self.text, Loader=_LOADER)
        except yaml.MarkedYAMLError as fault:
            raise Fault(self._syntax(fault)) from fault
        except yaml.YAMLError as fault:  # control characters: the reader gives a position, not a mark
            raise Fault(self._unreadable_character(fault)) from fault

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
                if unicodedata.category(character) in {"Cc", "Cs", "Cn"} and character not in "\t\r":
                    problem = f"U+{ord(character):04X}"
                    return reading.YAML_SYNTAX.at(self.span(number, column), problem=problem)
        return reading.YAML_SYNTAX.at(self.span(0, 0), problem=str(fault))

    def _span_of(self, node: yaml.Node) -> Span:
        start, end = node.start_mark, node.end_mark
        length = end.column - start.column if end.line == start.line else len(self.lines[start.line]) - start.column
        return self.span(start.line, start.column, length)

    def convert(self, node: yaml.Node, seen: frozenset[int] = frozenset()) -> Node:
        span = self._span_of(node)
        if id(node) in seen or getattr(node, "anchor", None) or _tagged(node):
            self.faults.append(reading.ALIAS.at(span))
            return Scalar("", span)
        if isinstance(node, yaml.ScalarNode):
            return Scalar(unicodedata.normalize("NFC", node.value), span)
        seen |= {id(node)}
        if isinstance(node, yaml.SequenceNode):
            return Sequence(tuple(self.convert(item, seen) for item in node.value), span)
        return Mapping(self._entries(node, seen), span)

    def _entries(self, node: yaml.Node, seen: frozenset[int]) -> dict[str, Entry]:
        entries: dict[str, Entry] = {}
        for key_node, value_node in node.value:
            key, value = self.convert(key_node, seen), self.convert(value_node, seen)
            if not isinstance(key, Scalar):
                self.faults.append(reading.YAML_SYNTAX.at(key.span, problem="a key must be plain text"))
            elif key.value in entries:
                first = entries[key.value].key.span.line
                self.faults.append(reading.DUPLICATE_KEY.at(key.span, key=key.value, first_line=first))
            else:
                entries[key.value] = Entry(key, value)
        return entries


def _tagged(node: yaml.Node) -> bool:
    """Tell whether somebody wrote a type tag; the resolver's own tags are ignored, values stay as written."""
    return not node.tag.startswith("tag:yaml.org,2002:") or node.tag.endswith((":binary", ":set", ":omap"))
