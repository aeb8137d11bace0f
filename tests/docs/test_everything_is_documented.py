"""What the program offers stands in the page it belongs to."""

from __future__ import annotations

import dataclasses
import re
import tomllib
import typing
from collections.abc import Iterable, Iterator

import click
import pytest

from bannergen import __version__
from bannergen.cli import VERBS, main
from bannergen.cli.listing import LISTS
from bannergen.export.formats import FORMATS
from bannergen.preflight.scenes import PRODUCT_RULES, RULES
from bannergen.spec import artwork, campaign, family, finishing, layout, places, product, record, theme
from tests import project
from tests.docs.pages import ROOT, Page


def not_named(names: Iterable[str], page: str) -> list[str]:
    """Return the names that stand in no backticks of a page."""
    said = {word for name in Page.read(page).names for word in re.findall(r"[\w%./-]+", name)}
    return [name for name in names if name not in said]


def keys(*kinds: type) -> Iterator[str]:
    """Yield the keys of dataclasses as they are written."""
    for kind in kinds:
        for field in dataclasses.fields(kind):
            if field.name != "span":
                yield field.name.rstrip("_")


def choices(*aliases: object) -> Iterator[str]:
    for alias in aliases:
        yield from typing.get_args(alias)


def test_every_key_of_a_layout() -> None:
    kinds = [value for value in vars(layout).values() if _is_own_record(value, layout.__name__)]
    assert layout.Show in kinds
    assert layout.Row in kinds
    kinds.remove(layout.Sides)  # written as lengths in one line
    page = "docs/layout-language.md"
    assert not_named(keys(*kinds), page) == []
    assert not_named(layout.ItemReader.KINDS, page) == []
    assert not_named(choices(layout.Role, layout.Align, layout.Justify), page) == []


def _is_own_record(value: object, module: str) -> bool:
    return isinstance(value, type) and dataclasses.is_dataclass(value) and value.__module__ == module


@pytest.mark.parametrize(
    ("kinds", "page"),
    [
        ((theme.Theme, theme.ColourToken, theme.GradientSpec, theme.TypeStyle), "docs/themes.md"),
        ((product.Product, product.ProductFile), "docs/products.md"),
        ((finishing.Finishing, finishing.PolePocket, finishing.Eyelets, finishing.Fold), "docs/products.md"),
        (
            (campaign.Campaign, campaign.Slogan, campaign.PlaceUse, campaign.Document, campaign.Period),
            "docs/campaign.md",
        ),
        ((record.RecordFile, record.Event, record.OfficialText), "docs/official.md"),
        ((family.Family, family.FaceFile), "docs/adding-a-font.md"),
        ((artwork.ArtworkNote, artwork.LocalTitle), "docs/adding-artwork.md"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_every_key(kinds: tuple[type, ...], page: str) -> None:
    assert not_named(keys(*kinds), page) == []


def test_every_column_of_a_place_table() -> None:
    columns = {field.name for field in dataclasses.fields(places.Place)} - {"span"}
    assert not_named(columns, "docs/campaign.md") == []


def test_every_family_of_products() -> None:
    assert not_named(choices(product.Family), "docs/products.md") == []


def commands() -> dict[str, click.Command]:
    with click.Context(main) as context:
        found = {name: main.get_command(context, name) for name in main.list_commands(context)}
    return {name: command for name, command in found.items() if command}


def test_every_command() -> None:
    sections = sections_of("docs/commands.md")
    assert set(VERBS) == set(commands())
    assert [name for name in commands() if f"`{name}`" not in sections] == []
    assert [title for title in sections if title.startswith("`") and title.strip("`") not in commands()] == []


@pytest.mark.parametrize("command", [None, *VERBS])
def test_every_option(command: str | None) -> None:
    """All options of a command stand in its own section, and no other option does."""
    section = sections_of("docs/commands.md")["" if command is None else f"`{command}`"]
    said = set(re.findall(r"(?<![\w-])--?[a-z][a-z-]*", " ".join(re.findall(r"^\| `.*?` \|", section, re.MULTILINE))))
    parameters = parameters_of(main) if command is None else parameters_of(commands()[command], below=True)
    options = {name for parameter in parameters for name in parameter.opts if parameter.param_type_name == "option"}
    assert said == options | ({"-h", "--help"} if command is None else set())


def parameters_of(command: click.Command, *, below: bool = False) -> list[click.Parameter]:
    """Return the parameters of a command and, where asked, of those below it."""
    under = command.commands.values() if below and isinstance(command, click.Group) else ()
    return [*command.params, *(parameter for each in under for parameter in parameters_of(each))]


def sections_of(page: str) -> dict[str, str]:
    """Return the sections of a page by their heading; what stands above the first one by the empty heading."""
    parts = re.split(r"^## (.+)$", Page.read(page).text, flags=re.MULTILINE)
    return {"": parts[0], **dict(zip(parts[1::2], parts[2::2], strict=True))}


def test_every_list() -> None:
    assert f"bannergen list {'|'.join(LISTS)} [options]" in Page.read("docs/commands.md").text


def test_every_field_of_the_manifest() -> None:
    from bannergen.batch.manifest import Artefact, Failure
    from bannergen.spec.materials import Materials

    fields = [*keys(Artefact, Materials), *(name for name in keys(Failure) if name != "diagnostics")]
    assert not_named(fields, "docs/manifest.md") == []


@pytest.mark.parametrize(
    ("names", "page"),
    [
        (tuple(FORMATS), "docs/adding-a-format.md"),
        (tuple(FORMATS), "docs/commands.md"),
        ((*RULES, *PRODUCT_RULES), "docs/adding-a-rule.md"),
        (project.library().ids("layouts/*.yaml"), "docs/layout-language.md"),
        (tuple(project.library().products), "docs/products.md"),
        (project.library().ids("assets/themes/*.yaml"), "docs/themes.md"),
        (tuple(project.library().families), "docs/decisions/0018-fonts.md"),
    ],
    ids=["formats", "formats as arguments", "rules", "layouts", "products", "themes", "fonts"],
)
def test_every_one_of(names: tuple[str, ...], page: str) -> None:
    assert names
    assert not_named(names, page) == []


def test_every_rule_is_described_by_its_file() -> None:
    for name in (*RULES, *PRODUCT_RULES):
        text = (ROOT / f"bannergen/preflight/rules/{name.replace('-', '_')}.py").read_text("utf-8")
        assert text.startswith(f'"""Rule {name}: ')
        assert "Why: " in text
        assert "Source: " in text


def test_every_step_is_numbered_alike() -> None:
    """The architecture's steps carry the numbers of the modules' docstrings."""
    headings = re.findall(r"^## (\d) (\w+)$", Page.read("docs/architecture.md").text, re.MULTILINE)
    folders = re.findall(
        r"^\| (\d) (\w+) \| `(bannergen/\w+/)` \|", Page.read("docs/architecture.md").text, re.MULTILINE
    )
    assert [(number, step) for number, step, _ in folders] == headings
    for number, step, folder in folders:
        for module in (ROOT / folder).rglob("*.py"):
            text = module.read_text("utf-8")
            start = "Rule " if "/rules/" in module.as_posix() and module.stem != "__init__" else f"Step {number}"
            assert text.startswith(f'"""{start}'), module
            assert start == "Rule " or re.match(rf'"""Step {number}(\.\d)?, {step}', text), module


def test_every_dependency_has_its_record() -> None:
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    names = [re.match(r"[\w-]+", requirement)[0] for requirement in declared]
    rows = re.findall(
        r"^\| \[\d+\]\((.+?)\) \|[^|]*\| (.*?) \|$", Page.read("docs/decisions/README.md").text, re.MULTILINE
    )
    recorded = {name.strip(): page for page, cell in rows for name in cell.split(",") if name.strip()}
    assert sorted(recorded) == sorted(names)
    for name, page in recorded.items():
        assert name in Page.read(f"docs/decisions/{page}").text.lower(), name
    assert not_documented_in_table(names) == []


def not_documented_in_table(names: list[str]) -> list[str]:
    """Return the dependencies that the architecture's table of libraries does not place."""
    section = sections_of("docs/architecture.md")["Import rules"]
    return [name for name in names if not re.search(rf"^\| .*\b{re.escape(name)}\b.* \|", section, re.MULTILINE)]


def test_every_record_is_in_the_list() -> None:
    files = {path.name for path in (ROOT / "docs/decisions").glob("[0-9]*.md")}
    assert files == set(re.findall(r"\]\((\d.*?\.md)\)", Page.read("docs/decisions/README.md").text))


def test_the_changelog_knows_the_version() -> None:
    heading = re.search(r"^## (.+)$", Page.read("CHANGELOG.md").text, re.MULTILINE)
    assert heading
    assert __version__ in heading[1]


def test_the_checks_are_those_that_run_runs() -> None:
    script = (ROOT / "run").read_text("utf-8")
    checks = [
        f".venv/bin/{line.split(maxsplit=1)[1]}" for line in re.findall(r"^ +check [a-z].*$", script, re.MULTILINE)
    ]
    checks.append(".venv/bin/pytest")
    blocks = [block.text.split("\n")[:-1] for block in Page.read("CONTRIBUTING.md").blocks]
    assert [line.replace("check ", "", 1) if line.startswith("check ") else line for line in checks] in blocks
