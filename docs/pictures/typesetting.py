"""Set the bundled slogans in every bundled face with bannergen, Typst and Chromium, and compare the three.

Usage: python docs/pictures/typesetting.py [--all FOLDER]. Needs `pip install typst`, the tests' packages, and chromium
and poppler's pdftotext on the PATH; takes about five minutes. Writes docs/pictures/typesetting/*.png and the tables of
docs/typesetting-compared.md, which says what each program is given; with --all also a sheet of every face and box.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from comparison.columns import set_all
from comparison.panels import all_panels
from comparison.pictures import write_pictures, write_sheets
from comparison.tables import write_tables


def main() -> None:
    """Set everything, draw the pictures, write the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--all", type=Path, metavar="FOLDER", help="write a sheet of every face and box")
    folder = parser.parse_args().all
    columns = set_all(list(all_panels()))
    if folder:
        write_sheets(columns, folder)
    write_pictures(columns)
    write_tables(columns)


if __name__ == "__main__":
    main()
