"""Step 1, read: letters, YAML and CSV to typed frozen values that know where they were written."""

from bannergen.spec.campaign import Campaign, Slogan, read_campaign
from bannergen.spec.library import Library
from bannergen.spec.piece import Piece, Request, request_of

__all__ = ["Campaign", "Library", "Piece", "Request", "Slogan", "read_campaign", "request_of"]
