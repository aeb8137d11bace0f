"""Step 2, typeset: phrases, shaping, line breaking and fitting of short Vietnamese display text."""

from bannergen.typeset.block import Block, Line, SetBlock
from bannergen.typeset.face import Face, FaceSource
from bannergen.typeset.fitting import FitRules, fit
from bannergen.typeset.fontbook import FontBook
from bannergen.typeset.ladder import Ladder
from bannergen.typeset.optics import in_capitals
from bannergen.typeset.stacking import stack
from bannergen.typeset.vietnamese import Break, Phrase, normalised, phrases, says, unbroken

__all__ = [
    "Block",
    "Break",
    "Face",
    "FaceSource",
    "FitRules",
    "FontBook",
    "Ladder",
    "Line",
    "Phrase",
    "SetBlock",
    "fit",
    "in_capitals",
    "normalised",
    "phrases",
    "says",
    "stack",
    "unbroken",
]
