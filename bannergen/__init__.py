"""bannergen turns an official Vietnamese campaign letter into everything that hangs, drives or lights up.

The folders are the steps, in the order of docs/architecture.md: ``spec`` reads what was asked, ``typeset`` sets
the letters, ``compose`` builds the Scene, ``export`` writes files, ``preflight`` checks them, ``batch`` makes many,
``cli`` is the only place that prints.
"""

__version__ = "0.1.0"
