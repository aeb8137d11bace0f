"""The text door, legacy text: the ways in which Vietnamese text comes in wrong."""

from __future__ import annotations

from enum import StrEnum


class Encoding(StrEnum):
    """What a text was written in before it was read as Latin letters."""

    TCVN3 = "tcvn3"  # TCVN 5712:1993, fonts .Vn*
    VNI = "vni"  # fonts VNI-*
    VIQR = "viqr"  # marks typed as ASCII
    CP1258 = "cp1258"  # Windows, tone marks as letters of their own
    UTF8 = "utf8"  # right UTF-8, its bytes read as Windows Western (CP1252) or Latin-1
