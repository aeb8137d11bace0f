"""Step 6, batch: the print condition that a campaign or a call names.

In: the path of a profile, or the name of a bundled one. Out: a PrintCondition, read once for a whole run. Refuses what
is not there and what is no profile of a CMYK printer.
"""

from __future__ import annotations

from pathlib import Path

from bannergen.codes import files
from bannergen.diagnostics import Fault, Span
from bannergen.export.inks import PrintCondition
from bannergen.resources import SearchPath, is_file
from bannergen.spec.campaign import Campaign


def condition_named(name: str, folder: Path | None, search: SearchPath, span: Span | None = None) -> PrintCondition:
    """Return the condition of a profile: a path from a folder, else a name in assets/icc."""
    beside = folder / name if folder else None
    path = beside if beside and is_file(beside) else search.find(f"assets/icc/{name}")
    if path is None:
        known = search.all("assets/icc/*.icc")
        inks = tuple(Path(found).name for found, paths in known.items() if _is_of_inks(paths[0]))
        raise Fault(files.MISSING.at(span, path=name, accepted=inks))
    return PrintCondition.of_file(path)


def _is_of_inks(profile: Path) -> bool:
    return profile.read_bytes()[16:20] == b"CMYK"  # the data colour space: ICC.1:2022, 7.2.6


def condition_of(campaign: Campaign, folder: Path | None, search: SearchPath) -> PrintCondition | None:
    """Return the condition that a campaign names; None where it names none."""
    if campaign.output_intent is None:
        return None
    return condition_named(campaign.output_intent, folder, search, campaign.output_intent.span)
