"""Step 2, typeset: phrases, shaping, line breaking and fitting of short Vietnamese display text."""

from bannergen.typeset.block import Block, Line, SetBlock
from bannergen.typeset.fitting import FitRules, fit
from bannergen.typeset.fontbook import Face, FaceSource, FontBook
from bannergen.typeset.vietnamese import Break, Phrase, normalised, phrases, says, unbroken

__all__ = [
    "Block",
    "Break",
    "Face",
    "FaceSource",
    "FitRules",
    "FontBook",
    "Line",
    "Phrase",
    "SetBlock",
    "fit",
    "normalised",
    "phrases",
    "says",
    "unbroken",
]
