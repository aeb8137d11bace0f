"""Step 5, preflight: what a print shop's practice asks of inks and pixels, for all formats of files.

In: facts. Out: findings. The numbers are practice (docs/print.md, "Facts and their status").
"""

from __future__ import annotations

from collections.abc import Iterator

from bannergen.codes import finished as codes
from bannergen.diagnostics import Diagnostic, decimal
from bannergen.preflight.files.report import Inks

MOST_INK = 300.0  # percent of all inks together
_LEAST_PPI, _LEAST_PPI_FAR = 72.0, 36.0
_FAR_MM = 8000.0  # what is longer is looked at from farther away
_ROUNDED = 0.5  # percent, or ppi: 8 bits, and whole millimetres, are no finer


def ink_findings(inks: Inks, *, claimed: bool = False) -> Iterator[Diagnostic]:
    """Yield what is wrong with the total ink; what a conversion makes of other colours is not the file's.

    A file that claims to be ready for print (``claimed``) is sent back for it: an error.
    """
    total = inks.build if inks.converted or inks.total is None else inks.total
    if total is not None and total > MOST_INK + _ROUNDED:
        code = codes.INK_REFUSED if claimed else codes.INK_HEAVY
        yield code.at(total=round(total), limit=MOST_INK)


def least_ppi(longest_mm: float) -> float:
    """Return the resolution that a piece needs at its finished size."""
    return _LEAST_PPI_FAR if longest_mm > _FAR_MM else _LEAST_PPI


def resolution_findings(ppi: float, longest_mm: float, what: str) -> Iterator[Diagnostic]:
    """Yield the finding of pixels that are too few for the finished size."""
    least = least_ppi(longest_mm)
    if 0 < ppi < least - _ROUNDED:
        yield codes.RESOLUTION_LOW.at(ppi=f"{decimal(ppi, 3)}", least=least, what=what)
