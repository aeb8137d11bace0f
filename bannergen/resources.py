"""Leaf: where fonts, layouts, assets and campaigns lie: the user's project folder first, then what is bundled."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

KINDS = ("fonts", "layouts", "assets", "campaigns")


def bundled_root() -> Path:
    """Return the folder of the data that came with the program: inside the wheel, else the source tree."""
    package = Path(__file__).resolve().parent
    installed = package / "bundled"
    return installed if installed.is_dir() else package.parent


def is_file(path: Path) -> bool:
    """Tell whether a file can be looked at; a name that no disk could hold, or a closed folder, is just not one."""
    try:
        return path.is_file()
    except OSError:
        return False


@dataclass(frozen=True, slots=True)
class SearchPath:
    """The folders that are looked in, in this order, and the one for what was worked out from them, if there is one."""

    roots: tuple[Path, ...]
    cache: Path | None = None

    @classmethod
    def of_project(cls, project: Path, cache: Path | None = None) -> SearchPath:
        """Look in a project folder first and in the bundled data after it."""
        bundled = bundled_root()
        if project.resolve() == bundled:
            return cls((bundled,), cache)
        return cls((project, bundled), cache)

    def find(self, relative: str) -> Path | None:
        """Return the first existing file of this relative path."""
        return next((root / relative for root in self.roots if is_file(root / relative)), None)

    def all(self, pattern: str) -> dict[str, tuple[Path, ...]]:
        """Return the files that match a glob, by relative path, sorted; the first of each tuple is used."""
        found: dict[str, list[Path]] = {}
        for root in self.roots:
            for path in sorted(root.glob(pattern)):
                found.setdefault(path.relative_to(root).as_posix(), []).append(path)
        return {name: tuple(found[name]) for name in sorted(found)}
