"""Does the source keep its own rules: short functions, few parameters, documented modules, a sound table of codes?"""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

import bannergen
from bannergen.codes import CODES
from bannergen.diagnostics import Code

PACKAGE = Path(bannergen.__file__).parent
FILES = sorted(path for path in PACKAGE.rglob("*.py") if "bundled" not in path.parts)
NAMES = [path.relative_to(PACKAGE).as_posix() for path in FILES]
LONGEST_FUNCTION = 60
LONGEST_FILE = 300
MOST_POSITIONAL = 5

Function = ast.FunctionDef | ast.AsyncFunctionDef

each_file = pytest.mark.parametrize("path", FILES, ids=NAMES)


def functions(path: Path) -> Iterator[Function]:
    return (node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, Function))


def length(function: Function) -> int:
    """Return the lines of a function from def to end, without its docstring."""
    docstring = function.body[0] if ast.get_docstring(function, clean=False) is not None else None
    own = (docstring.end_lineno or 0) - docstring.lineno + 1 if docstring else 0
    return (function.end_lineno or 0) - function.lineno + 1 - own


def positional(function: Function) -> list[str]:
    arguments = function.args
    names = [argument.arg for argument in (*arguments.posonlyargs, *arguments.args)]
    return [name for name in names if name not in {"self", "cls"}]


def code_lines(path: Path) -> int:
    """Return the lines that are neither blank, comment nor docstring."""
    text = path.read_text("utf-8")
    documented = set()
    for node in ast.walk(ast.parse(text)):
        holds = isinstance(node, Function | ast.ClassDef | ast.Module)
        if holds and ast.get_docstring(node, clean=False) is not None:
            documented |= set(range(node.body[0].lineno, (node.body[0].end_lineno or 0) + 1))
    lines = enumerate(text.splitlines(), 1)
    return sum(1 for number, line in lines if line.strip() and line.strip()[0] != "#" and number not in documented)


@each_file
def test_no_function_is_long(path: Path) -> None:
    assert [f"{found.name}: {length(found)}" for found in functions(path) if length(found) > LONGEST_FUNCTION] == []


@each_file
def test_no_file_is_long(path: Path) -> None:
    assert code_lines(path) <= LONGEST_FILE


@each_file
def test_functions_take_few_positional_parameters(path: Path) -> None:
    many = [found for found in functions(path) if len(positional(found)) > MOST_POSITIONAL]
    assert [found.name for found in many] == []


def test_most_functions_are_short() -> None:
    lengths = sorted(length(function) for path in FILES for function in functions(path))
    assert lengths[len(lengths) // 2] < 10
    assert lengths[len(lengths) * 9 // 10] < 30


@each_file
def test_the_module_says_what_it_is(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text("utf-8")))


@each_file
def test_nothing_is_left_to_do(path: Path) -> None:
    assert re.findall(r"\b(?:TODO|FIXME|XXX|HACK)\b", path.read_text("utf-8")) == []


@each_file
def test_no_path_of_a_machine_is_written_down(path: Path) -> None:
    found = re.findall(
        r"[\"'](/(?:home|root|work|Users|usr|tmp|opt|var)/[^\"']*|[A-Z]:\\\\[^\"']*)", path.read_text("utf-8")
    )
    assert found == []


@each_file
def test_modules_are_nouns_of_the_trade(path: Path) -> None:
    assert path.stem not in {"utils", "util", "helpers", "common", "manager", "base", "misc", "core"}


def placeholders(wording: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(wording) if name is not None}


def neutral(names: set[str]) -> set[str]:
    """Return placeholders without their language: {wanted_vi} and {wanted_en} are the same value."""
    return {re.sub("_(vi|en)$", "", name) for name in names}


def every_code() -> dict[str, list[Code]]:
    """Return every Code of the areas by id; the table itself would hide a repeated id."""
    found: dict[str, list[Code]] = {}
    for path in sorted((PACKAGE / "codes").glob("[!_]*.py")):
        module = __import__(f"bannergen.codes.{path.stem}", fromlist=["codes"])
        for value in vars(module).values():
            if isinstance(value, Code):
                found.setdefault(value.id, []).append(value)
    return found


def test_every_code_is_in_the_table_under_an_id_of_its_own() -> None:
    found = every_code()
    assert {name: len(codes) for name, codes in found.items() if len(codes) > 1} == {}
    assert set(CODES) == set(found)


@pytest.mark.parametrize("code", CODES.values(), ids=CODES)
def test_a_code_is_worded_alike_in_both_languages(code: Code) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", code.id)
    assert code.vi.strip()
    assert code.en.strip()
    assert bool(code.hint_vi) == bool(code.hint_en)
    assert neutral(placeholders(code.vi)) == neutral(placeholders(code.en))
    assert neutral(placeholders(code.hint_vi)) == neutral(placeholders(code.hint_en))
    assert neutral(placeholders(code.hint_en)) <= neutral(placeholders(code.en))
    assert not any(name.endswith("_en") for name in placeholders(code.vi))
    assert not any(name.endswith("_vi") for name in placeholders(code.en))


@pytest.mark.parametrize("path", sorted((PACKAGE / "codes").glob("[!_]*.py")), ids=lambda path: path.stem)
def test_every_code_is_used(path: Path) -> None:
    names = [
        target.id
        for node in ast.parse(path.read_text("utf-8")).body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    ]
    sources = "\n".join(other.read_text("utf-8") for other in FILES if "codes" not in other.parts)
    assert [name for name in names if not re.search(rf"\.{name}\b", sources)] == []
