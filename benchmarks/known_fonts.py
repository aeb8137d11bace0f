"""What ``bannergen fonts check`` finds in fonts that were rejected, against what is known of them.

Usage: python benchmarks/known_fonts.py FOLDER. FOLDER holds the unpacked packages anywhere below it: from npm, under
@expo-google-fonts, bebas-neue, barlow-condensed, league-gothic, big-shoulders-display, saira, encode-sans,
plus-jakarta-sans, roboto-flex (docs/fonts.md has the versions); from Debian's xfonts-base 8x13 and 9x15B. Fonts that
are not there are passed over. It leaves with 1 when one of the faults is not found.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from bannergen.typeset.inspection import inspect
from bannergen.typeset.inspection.report import FaceReport
from bannergen.typeset.inspection.subject import read_file, subjects_of

# file → the code and the letters (all of them, or how many) that are known
KNOWN: dict[str, dict[str, str | int]] = {
    "BebasNeue_400Regular.ttf": {"font-letter-missing": 92},
    "BarlowCondensed_800ExtraBold.ttf": {"font-marks-touch": "Ỡ"},
    "BarlowCondensed_900Black.ttf": {"font-marks-touch": "Ỡ"},
    "RobotoFlex_400Regular.ttf": {"font-marks-touch": "ỡ"},
    "EncodeSans_900Black.ttf": {"font-marks-touch": "ớ"},
    "PlusJakartaSans_800ExtraBold.ttf": {"font-marks-touch": "ỡ"},
    "Saira_900Black.ttf": {"font-marks-touch": "ỡữ"},
    "LeagueGothic_400Regular.ttf": {"font-marks-small": 72},
    "BigShouldersDisplay_400Regular.ttf": {"font-marks-small": 48, "font-letters-alike": 113},
    "BigShouldersDisplay_700Bold.ttf": {"font-marks-small": 48, "font-letters-alike": 29},
    "BigShouldersDisplay_800ExtraBold.ttf": {"font-marks-small": 24, "font-letters-alike": 6},
    "BigShouldersDisplay_900Black.ttf": {"font-marks-small": 24},
    "8x13.pcf.gz": {"font-letters-identical": "ỜỚ"},
    "9x15B.pcf.gz": {"font-letters-identical": "ỪỨ"},
}
_MEASURES = ("smallest-gap", "lowest-mark", "least-difference")


def main(folder: Path) -> int:
    """Print a line a font; return 1 when a known fault is not found."""
    missed = 0
    for path in sorted(each for each in folder.rglob("*.*") if each.name in KNOWN):
        report = inspect(subjects_of(read_file(path))[0])
        faults = list(_missed(report, KNOWN[path.name]))
        missed += len(faults)
        facts = {fact.id: f"{fact.value} {fact.letter}" for fact in report.facts}
        measures = " · ".join(f"{name} {facts[name]}" for name in _MEASURES if name in facts)
        print(f"{path.name:40} {'passes' if report.passes else 'fails':7} {measures} {' '.join(faults)}".rstrip())
    return 1 if missed else 0


def _missed(report: FaceReport, known: dict[str, str | int]) -> Iterator[str]:
    for code, wanted in known.items():
        found = [finding.letter for finding in report.findings if finding.code == code]
        if wanted not in {len(found), "".join(found)}:
            yield f"NOT FOUND: {code} {wanted}, but {len(found)}: {' '.join(found)}"


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
