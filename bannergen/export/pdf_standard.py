"""Step 4, export: the standards that a print PDF may claim, and the output intent that both of them demand.

What is said here of the standards is what these publish of them: the rules of callas' preflight, listed in
github.com/Padam87/pdfbox-preflight issue 1 (X-1a) · the Committee for Graphic Arts Technologies Standards, Application
Notes for PDF/X, version 3, 2002, on boxes, identification and output intents · the source of WeasyPrint's
weasyprint/pdf/pdfx.py and of Apache FOP (X-4) · Adobe, PDF Reference, on output intents and on versions of ICC
profiles. The texts of ISO 15930-4 and -7 themselves are sold and were not read. All read 2026-11.
"""

from __future__ import annotations

from dataclasses import dataclass

import pikepdf

from bannergen.codes import exporting as codes
from bannergen.diagnostics import Fault
from bannergen.export.inks import PrintCondition


@dataclass(frozen=True, slots=True)
class Standard:
    """What a file claims to be, and the version of PDF it is written in.

    Both standards forbid encryption, scripts, forms, annotations on the page, LZW, PostScript, transfer curves and
    named halftones; there is no way to write any of them here. Neither forbids Lang or DisplayDocTitle; of the viewer's
    preferences they restrict only the boxes to view and to print.
    """

    name: str  # empty claims nothing
    version: str
    newest_icc: int  # the newest major version of a profile that this version of PDF knows (PDF Reference)


# X-4 is built on 1.6: identified in the XMP by pdfxid:GTS_PDFXVersion.
X4 = Standard("PDF/X-4", "1.6", newest_icc=4)
# X-1a:2003 is built on 1.4: identified in the Info dictionary by GTS_PDFXVersion alone; GTS_PDFXConformance belongs to
# X-1a:2001. DeviceCMYK, gray and spots only; no transparency, no layers, no object streams, no JBIG2.
X1A = Standard("PDF/X-1a:2003", "1.4", newest_icc=2)
PLAIN = Standard("", "1.6", newest_icc=4)
STANDARDS = {"x4": X4, "x1a": X1A}


def claimable(standard: Standard, *, user_unit: bool) -> Standard:
    """Return what a file may claim: with UserUnit nothing, for X-4 takes every page in points; raise a Fault for X-1a.

    UserUnit came with PDF 1.6, so X-1a (1.4) cannot have it. That X-4 does not take it is what the trade says; no
    public text of the clause was found, and a claim that might be false is not made.
    """
    if not user_unit:
        return standard
    if standard is X1A:
        raise Fault(codes.X1A_USER_UNIT.at())
    return PLAIN


def check_profile(condition: PrintCondition, standard: Standard) -> None:
    """Raise a Fault when a profile is newer than the standard's version of PDF."""
    if condition.icc_version > standard.newest_icc:
        raise Fault(codes.PROFILE_TOO_NEW.at(profile=condition.name, version=condition.icc_version, name=standard.name))


def output_intent(pdf: pikepdf.Pdf, condition: PrintCondition) -> pikepdf.Object:
    """Make the output intent of a print condition, its profile embedded.

    A condition of the ICC's registry is named as the registry names it (color.org, Characterization Data); any other
    is "Custom", and Info says in words what it is (PDF Reference, on output intents).
    """
    profile = pdf.make_stream(condition.deflated_profile, N=4, Filter=pikepdf.Name.FlateDecode)
    intent = pikepdf.Dictionary(
        Type=pikepdf.Name.OutputIntent,
        S=pikepdf.Name.GTS_PDFX,
        OutputConditionIdentifier=pikepdf.String(condition.name if condition.registered else "Custom"),
        OutputCondition=pikepdf.String(condition.description),
        Info=pikepdf.String(condition.description),
        DestOutputProfile=profile,
    )
    if condition.registered:
        intent.RegistryName = pikepdf.String("http://www.color.org")
    return pdf.make_indirect(intent)
