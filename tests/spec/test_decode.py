"""Do annotations alone turn nodes into values, with every fault of a file told at once?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bannergen.codes import reading
from bannergen.diagnostics import Diagnostic, Fault, Span
from bannergen.spec.decode import read_as
from bannergen.spec.values import CountRange, Date, FinishedSize, Length, NonNegative, Slug, Text
from tests.faults import faults_of


@dataclass(frozen=True, kw_only=True)
class Inner:
    from_: Date
    name: Text
    span: Span


@dataclass(frozen=True, kw_only=True)
class Pair:
    low: int
    high: int
    span: Span | None = None

    def faults(self) -> list[Diagnostic]:
        return [reading.MISSING_KEY.at(self.span, key="more", where="pair")] if self.low > self.high else []


@dataclass(frozen=True, kw_only=True)
class Sample:
    id: Slug
    title: Text
    count: int = 1
    ratio: float = 1.0
    share: NonNegative = 1.0
    pair: Pair | None = None
    flag: bool = False
    kind: Literal["row", "column", "slot"] = "row"
    length: Length | None = None
    size: FinishedSize | None = None
    lines: CountRange | None = None
    words: tuple[Text, ...] = ()
    at: tuple[Length, Length] | None = None
    inner: Inner | None = None
    inners: tuple[Inner, ...] = ()
    table: Mapping[str, Inner] = field(default_factory=dict)


def read(folder: Path, text: str) -> Sample:
    path = folder / "x.yaml"
    path.write_text(text, "utf-8")
    return read_as(Sample, path, "x.yaml")


def refused(folder: Path, text: str) -> tuple[Diagnostic, ...]:
    return faults_of(read, folder, text)


def test_every_kind_is_read(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "id: a-b\ntitle: Đỏ cờ\ncount: 3\nratio: 0.5\nflag: true\nkind: slot\nlength: 2u\nsize: 3x2m\nlines: 1-3\n"
        "words: [x, y]\nat: [1u, 2u]\ninner: {from: 2022-10-01, name: n}\ninners: [{from: 2022-10-02, name: m}]\n"
        "table: {k: {from: 2022-10-03, name: o}}\n",
    )
    assert (found.id, found.title, found.count, found.ratio, found.flag, found.kind) == (
        "a-b",
        "Đỏ cờ",
        3,
        0.5,
        True,
        "slot",
    )
    assert (str(found.length), str(found.size), str(found.lines)) == ("2u", "3000×2000 mm", "1-3")
    assert found.words == ("x", "y")
    assert found.at == (Length(1, "u"), Length(2, "u"))
    assert found.inner is not None
    assert (found.inner.from_, str(found.inner.span)) == (Date(2022, 10, 1), "x.yaml:12:8")
    assert [inner.name for inner in found.inners] == ["m"]
    assert {key: inner.name for key, inner in found.table.items()} == {"k": "o"}
    assert str(found.title.span) == "x.yaml:2:8"


def test_defaults_serve_where_nothing_is_written(tmp_path: Path) -> None:
    found = read(tmp_path, "{id: a, title: b}")
    assert (found.count, found.length, found.words, found.table) == (1, None, (), {})


def test_all_faults_are_told_at_once_with_their_places(tmp_path: Path) -> None:
    faults = refused(
        tmp_path,
        "id: Đỏ\ntitel: x\ncount: một\nflag: yes\nkind: colum\nlength: 5 feet\nwords: no list\nat: [1u]\n"
        "inners:\n  - {from: 2022-13-01, nam: n}\n  - 5\n",
    )
    assert sorted((fault.code.id, str(fault.span)) for fault in faults) == [
        ("bad-value", "x.yaml:10:12"),
        ("bad-value", "x.yaml:1:5"),
        ("bad-value", "x.yaml:3:8"),
        ("bad-value", "x.yaml:4:7"),
        ("bad-value", "x.yaml:5:7"),
        ("bad-value", "x.yaml:6:9"),
        ("missing-key", "x.yaml:10:5"),
        ("missing-key", "x.yaml:1:1"),
        ("unknown-key", "x.yaml:10:24"),
        ("unknown-key", "x.yaml:2:1"),
        ("wrong-type", "x.yaml:11:5"),
        ("wrong-type", "x.yaml:7:8"),
        ("wrong-type", "x.yaml:8:5"),
    ]
    assert all(fault.span and fault.span.line_text for fault in faults)


def test_an_unknown_key_names_the_nearest_and_all_accepted(tmp_path: Path) -> None:
    (fault,) = refused(tmp_path, "{id: a, title: b, lenght: 2u}")
    assert (fault.suggestion, fault.message("en")) == ("length", "There is no key “lenght” in sample.")
    assert set(fault.accepted) >= {"id", "title", "length", "inner"}


def test_python_spelling_of_a_key_is_unknown(tmp_path: Path) -> None:
    faults = refused(tmp_path, "{id: a, title: b, inner: {from_: 2022-10-01, name: n}}")
    assert [fault.code.id for fault in faults] == ["unknown-key", "missing-key"]
    assert faults[0].suggestion == "from"


def test_a_bad_choice_names_the_nearest_and_all_choices(tmp_path: Path) -> None:
    (fault,) = refused(tmp_path, "{id: a, title: b, kind: colum}")
    assert (fault.suggestion, fault.accepted) == ("column", ("row", "column", "slot"))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[a]", "“sample” wants a group of keys, but here is a list of 1."),
        ("word", "“sample” wants a group of keys, but here is a text."),
        ("---\n", "“sample” wants a group of keys, but here is nothing."),
        ("{id: a, title: [b]}", "“title” wants a text, but here is a list of 1."),
        ("{id: a, title: b, inner: }", "“inner” wants a group of keys, but here is nothing."),
        ("{id: a, title: b, at: [1u, 2u, 3u]}", "“at” wants a list of 2 values, but here is a list of 3."),
        ("{id: a, title: b, table: [x]}", "“table” wants a group of keys, but here is a list of 1."),
        ("{id: a, title: b, count: {x: 1}}", "“count” wants a whole number, but here is a group of keys."),
    ],
)
def test_wrong_types_say_what_is_there_and_what_is_wanted(tmp_path: Path, text: str, message: str) -> None:
    (fault,) = refused(tmp_path, text)
    assert fault.message("en") == message


@pytest.mark.parametrize("value", ["1_000", "1.5", "", "0x10", "٣", "1" * 10])
def test_what_is_no_count(tmp_path: Path, value: str) -> None:
    (fault,) = refused(tmp_path, f"{{id: a, title: b, count: '{value}'}}")
    assert (fault.code.id, fault.message("en").rsplit(": ", 1)[1]) == ("bad-value", "a whole number is wanted.")


@pytest.mark.parametrize("value", ["nan", "inf", "-inf", "1e999", "1e10", "1_0", "", "mười", "٣"])
def test_what_is_no_number(tmp_path: Path, value: str) -> None:
    (fault,) = refused(tmp_path, f"{{id: a, title: b, ratio: '{value}'}}")
    assert fault.code.id == "bad-value"


@pytest.mark.parametrize("value", ["yes", "True", "on", "1", ""])
def test_what_is_no_flag(tmp_path: Path, value: str) -> None:
    (fault,) = refused(tmp_path, f"{{id: a, title: b, flag: '{value}'}}")
    assert fault.code.id == "bad-value"


def test_an_empty_text_is_no_text(tmp_path: Path) -> None:
    assert [fault.code.id for fault in refused(tmp_path, "{id: a, title: '  '}")] == ["bad-value"]


@pytest.mark.parametrize(
    ("written", "codepoint", "place"),
    [(r"a\u000bb", "U+000B", "2"), (r"\0", "U+0000", "1"), (r"ab\x7F", "U+007F", "3"), (r"\uFFFE", "U+FFFE", "1")],
)
def test_control_characters_are_refused_where_they_stand(
    tmp_path: Path, written: str, codepoint: str, place: str
) -> None:
    faults = refused(tmp_path, f'id: a\ntitle: "{written}"\nwords: ["x\\e", y]\n')
    assert [(fault.code.id, str(fault.span)) for fault in faults] == [
        ("text-control-character", "x.yaml:2:8"),
        ("text-control-character", "x.yaml:3:9"),
    ]
    assert (dict(faults[0].values)["codepoint"], dict(faults[0].values)["place"]) == (codepoint, place)
    assert all(character.isprintable() for character in faults[0].message("vi"))


def test_line_breaks_and_tabs_become_single_spaces(tmp_path: Path) -> None:
    assert read(tmp_path, "id: a\ntitle: |\n  CHÀO\n  MỪNG\n").title == "CHÀO MỪNG"
    assert read(tmp_path, 'id: a\ntitle: " CHA\\u0300O\\t MỪNG\\n"\n').title == "CHÀO MỪNG"


@pytest.mark.parametrize("value", ["-1", "-0.001", "nan", "một"])
def test_what_is_no_share(tmp_path: Path, value: str) -> None:
    (fault,) = refused(tmp_path, f"{{id: a, title: b, share: {value}}}")
    assert (fault.code.id, str(fault.span)) == ("bad-value", "x.yaml:1:26")
    assert "not negative" in fault.message("en")


def test_a_share_is_a_plain_number(tmp_path: Path) -> None:
    assert type(read(tmp_path, "{id: a, title: b, share: 0.5}").share) is float
    assert read(tmp_path, "{id: a, title: b, share: 0}").share == 0


def test_what_fields_say_together_is_told_with_everything_else(tmp_path: Path) -> None:
    faults = refused(tmp_path, "{id: a, title: b, count: x, pair: {low: 2, high: 1}}")
    assert [(fault.code.id, str(fault.span)) for fault in faults] == [
        ("bad-value", "x.yaml:1:26"),
        ("missing-key", "x.yaml:1:35"),
    ]


_SCALARS = st.text(st.sampled_from("a1-. %:xmđ"), max_size=8).map(lambda text: f'"{text}"')
_KEYS = st.sampled_from(
    ["id", "title", "count", "at", "inner", "inners", "table", "words", "from", "name", "size", "k"]
)
_TREES: Any = st.recursive(
    _SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda items: f"[{', '.join(items)}]")
        | st.dictionaries(_KEYS, inner, max_size=5).map(
            lambda entries: "{" + ", ".join(f"{key}: {value}" for key, value in entries.items()) + "}"
        )
    ),
    max_leaves=12,
)


@given(_TREES)
def test_any_tree_gives_a_value_or_a_fault_with_places(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.getbasetemp() / "tree.yaml"
    path.write_text(text, "utf-8")
    faults: tuple[Diagnostic, ...] = ()
    try:
        read_as(Sample, path, "x.yaml")
    except Fault as fault:
        faults = fault.diagnostics
    assert all(diagnostic.span and diagnostic.span.line for diagnostic in faults)
    assert all(diagnostic.message("vi") and diagnostic.message("en") for diagnostic in faults)
