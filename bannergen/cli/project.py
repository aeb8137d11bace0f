"""Command line: the project folder of a call, its library and its campaign."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bannergen.cli.report import show
from bannergen.codes import files, letter
from bannergen.diagnostics import Fault
from bannergen.resources import SearchPath, is_file
from bannergen.spec.campaign import Campaign, read_campaign
from bannergen.spec.library import Library

if TYPE_CHECKING:
    from bannergen.export.inks import PrintCondition

BUNDLED_CAMPAIGN = "ngay-chuyen-doi-so-2022"


@dataclass(frozen=True)
class Project:
    """Where a call looks things up."""

    search: SearchPath
    library: Library

    @classmethod
    def here(cls) -> Project:
        """Open the working folder as a project; announce what takes the place of bundled files."""
        search = SearchPath.of_project(Path.cwd(), cache_folder(os.environ, sys.platform))
        library = Library(search)
        show(library.shadowed())
        return cls(search, library)

    def campaign(self, name: str | None) -> tuple[Campaign, Path]:
        """Return a campaign by path or bundled name, and the folder its tables are looked for in."""
        path = self._campaign_path(name or BUNDLED_CAMPAIGN)
        return read_campaign(path, _shown(path)), path.parent

    def condition(self, name: str | None, campaign: Campaign, folder: Path | None) -> PrintCondition | None:
        """Return the print condition of a call or else of its campaign; None where neither names one."""
        from bannergen.batch.condition import condition_named, condition_of  # only who prints loads what works on inks

        if name is not None:
            return condition_named(name, Path(), self.search)
        return condition_of(campaign, folder, self.search)

    def _campaign_path(self, name: str) -> Path:
        path = Path(name)
        if is_file(path):
            _refuse_a_letter(path)
            return path
        bundled = self.search.find(f"campaigns/{name}.yaml") if _is_id(name) else None
        if bundled is None:
            known = tuple(Path(found).stem for found in self.search.all("campaigns/*.yaml"))
            raise Fault(files.MISSING.at(path=name, accepted=known))
        return bundled


def cache_folder(environment: Mapping[str, str], platform: str) -> Path | None:
    """Return the user's folder for what can be worked out again; None where the system names none.

    Sources: XDG Base Directory Specification 0.8, where a relative path counts as not set; Apple, File System
    Programming Guide; Microsoft, Known Folders.
    """
    home = Path(environment.get("HOME", ""))
    base = home / ".cache"
    if platform == "win32":
        base = Path(environment.get("LOCALAPPDATA", ""))
    elif platform == "darwin":
        base = home / "Library" / "Caches"
    elif Path(environment.get("XDG_CACHE_HOME", "")).is_absolute():
        base = Path(environment["XDG_CACHE_HOME"])
    return base / "bannergen" if base.is_absolute() else None


def _refuse_a_letter(path: Path) -> None:
    if path.suffix.lower() in {".yaml", ".yml"}:
        return
    from bannergen.spec.letter.source import READERS  # only who gives something else than YAML pays for loading it

    if path.suffix.lower() in READERS:
        raise Fault(letter.IS_A_LETTER.at(path=path))


def _is_id(name: str) -> bool:
    return "/" not in name and "\\" not in name


def _shown(path: Path) -> str:
    return path.as_posix()
