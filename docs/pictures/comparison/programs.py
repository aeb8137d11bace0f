"""The programs on the PATH."""

from __future__ import annotations

import shutil
import sys


def program(name: str) -> str:
    """Return the path of a program, or leave."""
    found = shutil.which(name)
    if not found:
        sys.exit(f"{name} is not installed")
    return found
