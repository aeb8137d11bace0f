"""Independent readers: programs of others that say what is really in the files that bannergen wrote."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

TIMEOUT_S = 120

# Reader: the Debian package it comes in. `run` installs the packages.
PACKAGES = {
    "gs": "ghostscript",
    "hb-shape": "libharfbuzz-bin",
    "hb-view": "libharfbuzz-bin",
    "identify": "imagemagick",
    "mutool": "mupdf-tools",
    "pdffonts": "poppler-utils",
    "pdfimages": "poppler-utils",
    "pdfinfo": "poppler-utils",
    "pdftocairo": "poppler-utils",
    "pdftoppm": "poppler-utils",
    "pdftotext": "poppler-utils",
    "qpdf": "qpdf",
    "tiffinfo": "libtiff-tools",
    "vips": "libvips-tools",
    "vipsheader": "libvips-tools",
}


def reader(name: str) -> str:
    """Return the path of a reader; where it is missing the test is skipped, and fails when CI=true."""
    package = PACKAGES[name]
    path = shutil.which(name)
    if path is not None:
        return path
    reason = f"the independent reader {name} is missing (Debian package {package})"
    if os.environ.get("CI") == "true":
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)


def run(name: str, *args: str | Path, input: str | bytes | None = None) -> str:  # noqa: A002 (subprocess's word)
    """Return what a reader prints; raise with its complaint when it exits with anything but 0."""
    return _done(name, *args, input=input).stdout.decode()


def complaints(name: str, *args: str | Path) -> str:
    """Return what a reader says beside its answer: nothing, of a file that it likes."""
    return _done(name, *args).stderr.decode()


def _done(
    name: str,
    *args: str | Path,
    input: str | bytes | None = None,  # noqa: A002
) -> subprocess.CompletedProcess[bytes]:
    data = input.encode() if isinstance(input, str) else input
    try:
        return subprocess.run(
            [reader(name), *args],
            input=data,
            capture_output=True,
            check=True,
            timeout=TIMEOUT_S,
            env=_environment(),
        )
    except subprocess.CalledProcessError as error:
        error.add_note(f"{name} said: {error.stderr.decode(errors='replace').strip()}")
        raise


def _environment() -> dict[str, str]:
    """Return an environment in which every reader takes its arguments as UTF-8 and answers in English."""
    return {**os.environ, "LC_ALL": "C.UTF-8"}
