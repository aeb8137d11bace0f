"""How a call starts: what it remembers from the last one, and what it needs from the system."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from bannergen.cli.project import cache_folder

RENDER = ("render", "bang-ron-ngang-8x1", "--slogan", "chu-de", "--dpi", "4", "-o", "x.png")


def called(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    own = {"PYTHONPATH": os.pathsep.join(sys.path)} | environment
    return subprocess.run(
        [sys.executable, "-c", "from bannergen.cli import main; main()", "--lang", "en", *arguments],
        cwd=folder,
        env=os.environ | own,
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )


@pytest.mark.parametrize(
    ("environment", "platform", "wanted"),
    [
        ({"HOME": "/h"}, "linux", "/h/.cache/bannergen"),
        ({"HOME": "/h", "XDG_CACHE_HOME": "/x"}, "linux", "/x/bannergen"),
        ({"HOME": "/h", "XDG_CACHE_HOME": "x"}, "linux", "/h/.cache/bannergen"),
        ({"HOME": "/h", "XDG_CACHE_HOME": ""}, "linux", "/h/.cache/bannergen"),
        ({"XDG_CACHE_HOME": "/x"}, "linux", "/x/bannergen"),
        ({"HOME": "/h"}, "darwin", "/h/Library/Caches/bannergen"),
        ({"HOME": "/h", "XDG_CACHE_HOME": "/x"}, "darwin", "/x/bannergen"),
        ({"LOCALAPPDATA": "/l", "HOME": "/h"}, "win32", "/l/bannergen"),
        ({"HOME": "/h"}, "win32", None),
        ({}, "linux", None),
        ({}, "darwin", None),
    ],
)
def test_the_folder_is_the_one_that_the_system_has_for_it(
    environment: dict[str, str], platform: str, wanted: str | None
) -> None:
    assert cache_folder(environment, platform) == (Path(wanted) if wanted else None)


def test_a_call_remembers_artwork_and_paints_the_same_with_it_and_without(tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    pictures = []
    for cache in (str(kept), str(kept), os.devnull):
        done = called(tmp_path, *RENDER, XDG_CACHE_HOME=cache)
        assert (done.returncode, done.stderr) == (0, "")
        pictures.append((tmp_path / "x.png").read_bytes())
    assert pictures[0] == pictures[1] == pictures[2]
    assert len(list((kept / "bannergen/artwork").glob("*.json"))) == 3  # rays, circuits, the emblem


def test_a_second_call_loads_no_reader_of_svg(tmp_path: Path) -> None:
    first, second = (
        called(tmp_path, *RENDER, XDG_CACHE_HOME=str(tmp_path / "kept"), PYTHONPROFILEIMPORTTIME="1").stderr
        for _ in range(2)
    )
    for library in ("cairocffi", "cairosvg"):
        assert library in first
        assert library not in second


@pytest.mark.parametrize("arguments", [RENDER, ("build",), ("check",)], ids=["render", "build", "check"])
def test_without_cairo_the_program_says_what_to_install(arguments: tuple[str, ...], tmp_path: Path) -> None:
    (tmp_path / "lib").mkdir()
    (tmp_path / "lib/sitecustomize.py").write_text(
        "import ctypes\n"
        "whole = ctypes.CDLL.__init__\n"
        "def without(self, name, *rest, **more):\n"
        "    if 'cairo' in str(name):\n"
        "        raise OSError(f'{name}: cannot open shared object file')\n"
        "    whole(self, name, *rest, **more)\n"
        "ctypes.CDLL.__init__ = without\n",
        "utf-8",
    )
    done = called(tmp_path, *arguments, PYTHONPATH=os.pathsep.join([str(tmp_path / "lib"), *sys.path]))
    assert done.returncode == 2
    assert "[no-cairo]" in done.stderr
    assert "libcairo2" in done.stderr
    assert "Traceback" not in done.stderr
    assert not list(tmp_path.glob("*.png"))
