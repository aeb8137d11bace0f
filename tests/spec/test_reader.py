"""Does the YAML reader say exactly where everything stands, and refuse what it must, all of it at once?"""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from bannergen.diagnostics import Diagnostic, Fault
from bannergen.spec import reader
from bannergen.spec.reader import Mapping, Scalar, Sequence, read_yaml
from tests.faults import faults_of, places


def read(folder: Path, text: str | bytes) -> reader.Node:
    path = folder / "x.yaml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_yaml(path, "x.yaml")


def refused(folder: Path, text: str | bytes) -> tuple[Diagnostic, ...]:
    return faults_of(read, folder, text)


def mapping(node: reader.Node | None) -> Mapping:
    assert isinstance(node, Mapping)
    return node


def scalar(node: reader.Node | None) -> Scalar:
    assert isinstance(node, Scalar)
    return node


def sequence(node: reader.Node | None) -> Sequence:
    assert isinstance(node, Sequence)
    return node


def test_spans_count_characters_not_bytes(tmp_path: Path) -> None:
    root = mapping(read(tmp_path, "tiêu đề: {chữ: CHUYỂN ĐỔI SỐ, khác: x}\n"))
    inner = mapping(root.get("tiêu đề"))
    value, key = scalar(inner.get("chữ")), inner.entries["khác"].key
    assert (value.span.line, value.span.column, value.span.length) == (1, 16, 13)
    assert value.span.line_text[15:28] == "CHUYỂN ĐỔI SỐ"
    assert (key.span.column, key.span.length) == (31, 4)
    assert str(value.span) == "x.yaml:1:16"


def test_span_of_a_quoted_value_covers_its_quotes(tmp_path: Path) -> None:
    value = scalar(mapping(read(tmp_path, 'a: "x y"\n')).get("a"))
    assert (value.value, value.span.column, value.span.length) == ("x y", 4, 5)


def test_span_of_what_runs_over_lines_ends_with_its_first_line(tmp_path: Path) -> None:
    found = mapping(read(tmp_path, "a: [1,\n  2]\n")).get("a")
    assert found is not None
    assert (found.span.line, found.span.column, found.span.length) == (1, 4, 3)


def test_keys_keep_the_order_of_the_file(tmp_path: Path) -> None:
    assert list(mapping(read(tmp_path, "z: 1\na: 2\nm: 3\n")).entries) == ["z", "a", "m"]


@pytest.mark.parametrize("written", ["no", "3:1", "2022-10-10", "1e3", "0x10", "null", "~", "true", "1_000", "<<", "="])
def test_scalars_stay_as_written(tmp_path: Path, written: str) -> None:
    assert scalar(mapping(read(tmp_path, f"a: {written}\n")).get("a")).value == written


def test_decomposed_keys_become_composed_and_values_stay_as_written(tmp_path: Path) -> None:
    text = unicodedata.normalize("NFD", "đề: CHUYỂN ĐỔI\n")
    root = mapping(read(tmp_path, text))
    assert list(root.entries) == ["đề"]
    assert scalar(root.get("đề")).value == unicodedata.normalize("NFD", "CHUYỂN ĐỔI")
    assert scalar(root.get("đề")).span.column == text.index("C") + 1


def test_decomposed_and_composed_keys_are_the_same_key(tmp_path: Path) -> None:
    text = unicodedata.normalize("NFD", "đề: 1\n") + unicodedata.normalize("NFC", "đề: 2\n")
    assert places(refused(tmp_path, text)) == [("duplicate-key", "x.yaml:2:1")]


def test_byte_order_mark_is_no_part_of_the_first_key(tmp_path: Path) -> None:
    root = mapping(read(tmp_path, b"\xef\xbb\xbfa: 1\n"))
    assert root.entries["a"].key.span.column == 1


@pytest.mark.parametrize("break_", ["\n", "\r\n", "\r", "\x85", "\u2028", "\u2029"])
def test_every_line_break_of_yaml_counts_as_a_line(tmp_path: Path, break_: str) -> None:
    (fault,) = refused(tmp_path, f"a: Đỏ{break_}b: 1{break_}b: 2{break_}")
    assert fault.span is not None
    assert (fault.span.line, fault.span.column, fault.span.line_text) == (3, 1, "b: 2")


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("a:\n\tb: 1\n", "x.yaml:2:1"),
        ("a:\n  - x\n\t- y\n", "x.yaml:3:1"),
        ("a:\n  b:\n  \tc: 1\n", "x.yaml:3:3"),
    ],
)
def test_a_tab_in_the_indentation_is_named(tmp_path: Path, text: str, where: str) -> None:
    assert places(refused(tmp_path, text)) == [("yaml-tab", where)]


def test_a_tab_within_a_line_is_fine(tmp_path: Path) -> None:
    assert scalar(mapping(read(tmp_path, "a:\tb\n")).get("a")).value == "b"


def test_every_duplicate_key_is_reported_with_the_line_of_the_first(tmp_path: Path) -> None:
    faults = refused(tmp_path, "a: 1\nb: {c: 1, c: 2}\na: 2\na: 3\n")
    assert places(faults) == [
        ("duplicate-key", "x.yaml:2:11"),
        ("duplicate-key", "x.yaml:3:1"),
        ("duplicate-key", "x.yaml:4:1"),
    ]
    assert [dict(fault.values)["first_line"] for fault in faults] == ["2", "1", "1"]


def test_duplicates_before_a_syntax_fault_are_reported_with_it(tmp_path: Path) -> None:
    assert [fault.code.id for fault in refused(tmp_path, "a: 1\na: 2\nb: [\n")] == ["duplicate-key", "yaml-syntax"]


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("a: &x 1\n", ["x.yaml:1:4"]),
        ("a: &x 1\nb: *x\n", ["x.yaml:1:4", "x.yaml:2:4"]),
        ("b: *nowhere\n", ["x.yaml:1:4"]),
        ("a: &x [*x]\n", ["x.yaml:1:4", "x.yaml:1:8"]),
        ("a: !!str 5\n", ["x.yaml:1:4"]),
        ("a: !colour red\n", ["x.yaml:1:4"]),
        ("a: !!binary aGVq\n", ["x.yaml:1:4"]),
        ("a: !!python/object:os.system {}\n", ["x.yaml:1:4"]),
    ],
)
def test_anchors_aliases_and_tags_are_refused(tmp_path: Path, text: str, where: list[str]) -> None:
    assert places(refused(tmp_path, text)) == [("yaml-alias", place) for place in where]


def test_aliases_are_never_expanded(tmp_path: Path) -> None:
    lines = ["a0: &a0 [x, x]"] + [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 40)]
    assert {fault.code.id for fault in refused(tmp_path, "\n".join(lines))} == {"yaml-alias"}


@pytest.mark.parametrize("text", ["", "\n\n", "# only a remark\n", "\ufeff"])
def test_an_empty_file_says_so(tmp_path: Path, text: str) -> None:
    assert places(refused(tmp_path, text)) == [("yaml-empty", "x.yaml")]


def test_a_second_document_is_refused(tmp_path: Path) -> None:
    assert places(refused(tmp_path, "a: 1\n---\nb: 1\n")) == [("yaml-syntax", "x.yaml:2:1")]


def test_a_key_that_is_no_text_is_refused(tmp_path: Path) -> None:
    assert places(refused(tmp_path, "? [a]\n: 1\n")) == [("yaml-syntax", "x.yaml:1:3")]


@pytest.mark.parametrize(
    "raw", ["a: Đ\n".encode("utf-16"), "a: Đỏ".encode("cp1258", "replace") + b"\xc3", b"\x89PNG\r\n\xff"]
)
def test_other_encodings_are_refused(tmp_path: Path, raw: bytes) -> None:
    assert places(refused(tmp_path, raw)) == [("text-not-utf8", "x.yaml")]


def test_the_offset_of_the_first_bad_byte_is_told(tmp_path: Path) -> None:
    (fault,) = refused(tmp_path, "a: Đ".encode() + b"\xff")
    assert dict(fault.values)["offset"] == "5"


@pytest.mark.parametrize("character", ["\0", "\x07", "\x1b", "\ufffe"])
def test_control_characters_are_refused_where_they_stand(tmp_path: Path, character: str) -> None:
    (fault,) = refused(tmp_path, f"đề: 1\nb: x{character}y\n")
    assert (fault.code.id, str(fault.span)) == ("yaml-syntax", "x.yaml:2:5")
    assert f"U+{ord(character):04X}" in fault.message("en")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("[" * 2000, id="open"),
        pytest.param("[" * 2000 + "]" * 2000, id="closed"),
        pytest.param("{a: " * 2000 + "1" + "}" * 2000, id="groups"),
        pytest.param("- " * 2000 + "1", id="dashes"),
        pytest.param("\n".join(" " * n + "a:" for n in range(1000)), id="indented"),
    ],
)
def test_deep_nesting_is_refused_in_one_line(tmp_path: Path, text: str) -> None:
    (fault,) = refused(tmp_path, text)
    assert fault.code.id == "yaml-syntax"
    assert "levels deep" in fault.message("en")


def test_nesting_as_deep_as_layouts_need_is_read(tmp_path: Path) -> None:
    assert isinstance(read(tmp_path, "[" * 61 + "]" * 61), Sequence)
    assert [fault.code.id for fault in refused(tmp_path, "[" * 62 + "]" * 62)] == ["yaml-syntax"]


def test_a_large_file_is_read_whole(tmp_path: Path) -> None:
    found = sequence(mapping(read(tmp_path, "a:\n" + "- {x: Đỏ}\n" * 5000)).get("a"))
    assert len(found.items) == 5000
    assert found.items[-1].span.line == 5001


def test_a_missing_file_and_a_folder_are_faults(tmp_path: Path) -> None:
    for path, code in ((tmp_path / "none.yaml", "file-missing"), (tmp_path, "file-unreadable")):
        with pytest.raises(Fault) as caught:
            read_yaml(path)
        assert [fault.code.id for fault in caught.value.diagnostics] == [code]


def test_the_pure_python_parser_serves_as_well(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "đề: {chữ: 1, chữ: 2}\n"
    compiled = places(refused(tmp_path, text))
    monkeypatch.setattr(reader, "_LOADER", yaml.SafeLoader)
    assert places(refused(tmp_path, text)) == compiled == [("duplicate-key", "x.yaml:1:14")]
    assert places(refused(tmp_path, "a:\n\tb: 1\n")) == [("yaml-tab", "x.yaml:2:1")]
    (control,) = refused(tmp_path, "a: \x07\n")
    assert control.code.id == "yaml-syntax"


@given(st.binary(max_size=200))
def test_arbitrary_bytes_give_a_node_or_a_fault(tmp_path_factory: pytest.TempPathFactory, raw: bytes) -> None:
    _node_or_fault(tmp_path_factory, raw)


@given(st.text(st.sampled_from("ab: -[]{}\n\t\"'#&*!|>?,%@`\\\u0301Đệ\r\x85\ufeff0"), max_size=60))
def test_arbitrary_marks_of_yaml_give_a_node_or_a_fault(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    _node_or_fault(tmp_path_factory, text.encode())


def _node_or_fault(factory: pytest.TempPathFactory, raw: bytes) -> None:
    path = factory.getbasetemp() / "arbitrary.yaml"
    path.write_bytes(raw)
    node: reader.Node | None = None
    faults: tuple[Diagnostic, ...] = ()
    try:
        node = read_yaml(path, "x.yaml")
    except Fault as fault:
        faults = fault.diagnostics
    assert (node is None) == bool(faults)
    assert all(diagnostic.message("vi") and diagnostic.message("en") for diagnostic in faults)
