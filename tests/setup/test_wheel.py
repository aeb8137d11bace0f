"""The wheel: it is built from the source archive, carries all its data, and works in an empty folder."""

import json
import os
import subprocess
import sys
import sysconfig
import tarfile
import venv
import zipfile
from pathlib import Path, PurePosixPath

import pytest

from bannergen import __version__
from bannergen.resources import KINDS

ROOT = Path(__file__).parents[2]
FOREIGN = {"tests", "output", "benchmarks", "docs", ".ci", ".venv", "__pycache__"}


def call(*command: str | Path, cwd: Path) -> str:
    """Return what a command prints; show what it complained about when it fails."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def hatch(source: Path, target: str, folder: Path) -> Path:
    """Build a distribution with the installed backend: no environment of its own, no network."""
    call(sys.executable, "-m", "hatchling", "build", "-t", target, "-d", folder, cwd=source)
    (made,) = folder.iterdir()
    return made


def data_files() -> set[str]:
    """Return the data of this source tree, as paths from its root."""
    files = (path for kind in KINDS for path in (ROOT / kind).rglob("*") if path.is_file())
    return {path.relative_to(ROOT).as_posix() for path in files if path.suffix != ".pyc"}


@pytest.fixture(scope="module")
def sdist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return hatch(ROOT, "sdist", tmp_path_factory.mktemp("sdist"))


@pytest.fixture(scope="module")
def wheel(sdist: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the wheel as built from the unpacked source archive, which thereby proves to be complete."""
    source = tmp_path_factory.mktemp("source")
    call("tar", "-xf", sdist, cwd=source)
    return hatch(source / f"bannergen-{__version__}", "wheel", tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def names(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the programs of a fresh environment that has the wheel, and borrows its dependencies."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=False)
    python = folder / "bin" / "python"
    pip = ("-m", "pip", "--python", python, "install", "--quiet", "--no-deps", "--no-index")
    call(sys.executable, *pip, "--disable-pip-version-check", wheel, cwd=folder)
    (packages,) = folder.glob("lib/python*/site-packages")
    # Only now: pip would take the developer's own installation of the project for one to replace.
    (packages / "borrowed.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    return folder / "bin"


def test_the_source_archive_holds_the_data(sdist: Path) -> None:
    with tarfile.open(sdist) as archive:
        held = {str(PurePosixPath(*PurePosixPath(name).parts[1:])) for name in archive.getnames()}
    assert data_files() - held == set()


def test_the_wheel_holds_the_data(names: set[str]) -> None:
    assert {f"bannergen/bundled/{name}" for name in data_files()} - names == set()


def test_the_wheel_holds_nothing_else(names: set[str]) -> None:
    tops = {PurePosixPath(name).parts[0] for name in names}
    assert tops == {"bannergen", f"bannergen-{__version__}.dist-info"}
    assert [name for name in sorted(names) if FOREIGN & set(PurePosixPath(name).parts)] == []
    assert [name for name in sorted(names) if PurePosixPath(name).name.startswith(".")] == []


def test_the_wheel_says_it_has_types(names: set[str]) -> None:
    assert "bannergen/py.typed" in names


def test_every_font_comes_with_its_licence(names: set[str]) -> None:
    families = {path.parent.name for path in (ROOT / "fonts").glob("*/family.yaml")}
    notices = f"bannergen-{__version__}.dist-info/licenses"
    places = (notices, "bannergen/bundled")
    wanted = {f"{place}/fonts/{family}/LICENSE.txt" for family in families for place in places}
    assert families
    assert (wanted | {f"{notices}/LICENSE"}) - names == set()


def test_the_installed_data_is_found(installed: Path, tmp_path: Path) -> None:
    script = "from bannergen.resources import bundled_root; print(bundled_root())"
    found = Path(call(installed / "python", "-c", script, cwd=tmp_path).strip())
    assert found.is_relative_to(installed.parent)
    assert {kind for kind in KINDS if (found / kind).is_dir()} == set(KINDS)


def test_the_installed_program_says_its_version(installed: Path, tmp_path: Path) -> None:
    assert __version__ in call(installed / "bannergen", "--version", cwd=tmp_path)


def test_the_installed_program_lists_products(installed: Path, tmp_path: Path) -> None:
    products = json.loads(call(installed / "bannergen", "list", "products", "--json", cwd=tmp_path))
    assert "led-p5-640x384" in {product["id"] for product in products}


def test_the_installed_program_renders(installed: Path, tmp_path: Path) -> None:
    arguments = ("render", "led-p5-640x384", "--text", "CHÀO MỪNG", "-o", "x.png")
    call(installed / "bannergen", *arguments, cwd=tmp_path)
    header = (tmp_path / "x.png").read_bytes()[:24]
    assert header[:8] == b"\x89PNG\r\n\x1a\n"
    assert (int.from_bytes(header[16:20], "big"), int.from_bytes(header[20:24], "big")) == (640, 384)
    assert [path.name for path in tmp_path.iterdir()] == ["x.png"]
