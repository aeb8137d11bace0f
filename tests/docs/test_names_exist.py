"""Every link, path, module and word of code that a page names is there."""

from __future__ import annotations

import importlib.util
import re

import pytest

from tests.docs.pages import PAGES, ROOT, Page

_FOLDERS = ("assets", "bannergen", "benchmarks", "campaigns", "docs", "fonts", "layouts", "tests", ".ci")
_FILES = ("CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "README.md", "pyproject.toml", "run")
_PATH = re.compile(rf"(?:(?:{'|'.join(map(re.escape, _FOLDERS))})/\S*|{'|'.join(map(re.escape, _FILES))})")
_MODULE = re.compile(r"bannergen(\.\w+)+")

pages = pytest.mark.parametrize("page", [Page.read(path) for path in PAGES], ids=lambda page: page.name)


@pages
def test_links(page: Page) -> None:
    assert [link for link in page.links if not _leads_somewhere(page, link)] == []


def _leads_somewhere(page: Page, link: str) -> bool:
    if link.startswith("https://"):
        return True
    target, _, anchor = link.partition("#")
    path = page.path.parent / target if target else page.path
    return path.exists() and (not anchor or anchor in Page.read(path).anchors)


@pages
def test_paths(page: Page) -> None:
    paths = [name for name in page.names if _PATH.fullmatch(name)]
    assert [path for path in paths if path not in page.examples and not _exists(path)] == []


def _exists(path: str) -> bool:
    """Tell whether it exists; ``<id>`` and ``*`` stand for any name, a folder ends with a stroke."""
    pattern = re.sub(r"<[^>]*>", "*", path.rstrip("/"))
    found = [found for found in ROOT.glob(pattern) if found.is_dir() or not path.endswith("/")]
    return bool(found)


@pages
def test_modules(page: Page) -> None:
    names = [name for name in page.names if _MODULE.fullmatch(name)]
    assert [name for name in names if not _importable(name)] == []


def _importable(name: str) -> bool:
    """Tell whether it is a module, or a name in one."""
    parent, _, last = name.rpartition(".")
    try:
        module = importlib.import_module(parent)
    except ModuleNotFoundError:
        return False
    is_package = hasattr(module, "__path__")
    return hasattr(module, last) or (is_package and importlib.util.find_spec(name) is not None)


def test_the_words_of_the_glossary_are_in_the_code() -> None:
    code = "\n".join(path.read_text("utf-8") for path in ROOT.glob("bannergen/**/*.py"))
    rows = [line.split("|") for line in Page.read("docs/glossary.md").text.splitlines() if line.startswith("| ")]
    words = [word for row in rows for word in re.findall(r"`(\w+)`", row[3])]
    assert len(words) > 30
    assert [word for word in words if not re.search(rf"\b{word}\b", code)] == []


def test_the_folders_are_all_there() -> None:
    """A folder that is gone would make the test of paths look away."""
    assert [name for name in (*_FOLDERS, *_FILES) if not (ROOT / name).exists()] == []


def test_no_page_is_left_alone() -> None:
    """Every page of docs/ is linked from another one."""
    linked = {
        (page.path.parent / link.partition("#")[0]).resolve()
        for page in map(Page.read, PAGES)
        for link in page.links
        if not link.startswith("https://") and link.partition("#")[0]
    }
    reached = {path for path in linked if path.suffix == ".md"}
    folders = {path for path in linked if path.is_dir()}
    lonely = [
        page.name
        for page in map(Page.read, PAGES)
        if page.name.startswith("docs/") and page.path not in reached and page.path.parent not in folders
    ]
    assert lonely == []
