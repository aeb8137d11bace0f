"""Legacy text on a large corpus: exactness, false alarms and recall of each encoding.

Usage: python benchmarks/legacy_text.py FOLDER [--lines N]

FOLDER holds unpacked Debian packages; any will do, the figures of the docs are those of Debian 12:

    apt-get download libreoffice-help-vi libreoffice-help-en-us libreoffice-l10n-vi hunspell-vi
    for package in *.deb; do dpkg -x "$package" FOLDER; done

Right lines are the paragraphs of the help and the messages of the programs in both languages, in NFC, each once.
Prints the machine, the versions, false alarms over all right lines, and for N lines of four words and more with an
accented letter the share that is recognised and the share that comes back exactly; the same for shorter lines. ftfy,
where installed, is measured on UTF-8 read wrongly. hunspell-vi's list is a witness of the grammar of the syllable.
"""

from __future__ import annotations

import argparse
import gettext
import importlib.util
import os
import platform
import random
import re
import sys
import time
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from html.parser import HTMLParser
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))  # the encoders stand with the tests

from bannergen.orthography.legacy import Encoding, converted, recognised  # noqa: E402 - after the line above
from bannergen.orthography.syllables import is_syllable  # noqa: E402
from tests.orthography.encoders import LETTERS, WAYS, utf8  # noqa: E402

_ACCENTED = re.compile(f"[{LETTERS}]")
_BLOCKS = frozenset(("p", "h1", "h2", "h3", "h4", "li", "td", "th", "div", "br", "title", "dt", "dd"))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--lines", type=int, default=5000)
    arguments = parser.parse_args()
    print(machine())
    print(*(f"{name} {version}" for name, version in versions(arguments.folder)), sep=", ")
    corpora = {
        "help, vi": once(pages(arguments.folder, "vi")),
        "help, en-US": once(pages(arguments.folder, "en-US")),
        "messages, vi": once(line for _, line in messages(arguments.folder)),
        "messages, en": once(line for line, _ in messages(arguments.folder)),
    }
    for name, lines in corpora.items():
        false_alarms(name, lines)
    accented = [line for line in corpora["messages, vi"] + corpora["help, vi"] if _ACCENTED.search(line)]
    random.Random(3).shuffle(accented)  # noqa: S311 - no secret
    long = [line for line in accented if len(line.split()) >= 4][: arguments.lines]
    short = [line for line in accented if len(line.split()) < 4][: arguments.lines]
    words = frozenset((ROOT / "assets/words/tu-ghep.txt").read_text("utf-8").splitlines())
    print(f"\n{'encoding, as written by':34} {'lines':>6} {'recognised':>11} {'exact':>8}   shorter lines")
    for name, encode in WAYS:
        print(f"{name + ', ' + encode.__name__:34}", end="")
        print(*(shares(Encoding(name), encode, lines, words) for lines in (long, short)), sep="   ")
    peer(long, short)
    syllables(arguments.folder)


def machine() -> str:
    """Name the machine."""
    lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines() if Path("/proc/cpuinfo").is_file() else []
    model = next((line.split(": ", 1)[1] for line in lines if line.startswith("model name")), platform.machine())
    return f"{model}, {os.cpu_count()} cores, Python {platform.python_version()}"


def versions(folder: Path) -> Iterator[tuple[str, str]]:
    """Give the packages of a folder and their versions."""
    import gzip

    for path in sorted(folder.glob("usr/share/doc/*/changelog.Debian.gz")):
        first = gzip.decompress(path.read_bytes()).decode().split("\n", 1)[0]
        yield path.parent.name, first.split("(", 1)[1].split(")", 1)[0]


class _Paragraphs(HTMLParser):
    """The text of a page, block by block."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.parts: list[str] = []
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002 - the signature is HTMLParser's
        self.hidden += tag in {"script", "style"}
        self._end_block(tag)

    def handle_endtag(self, tag: str) -> None:
        self.hidden -= tag in {"script", "style"}
        self._end_block(tag)

    def handle_data(self, data: str) -> None:
        if self.hidden <= 0:
            self.parts.append(data)

    def _end_block(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.found.append("".join(self.parts))
            self.parts = []


def pages(folder: Path, language: str) -> Iterator[str]:
    """Give the paragraphs of LibreOffice's help in a language."""
    for path in sorted(folder.glob(f"usr/share/libreoffice/help/{language}/**/*.html")):
        page = _Paragraphs()
        page.feed(path.read_text("utf-8"))
        yield from page.found


def messages(folder: Path) -> Iterator[tuple[str, str]]:
    """Give the lines of message catalogues, English and Vietnamese, as far as they have the same number."""
    for path in sorted(folder.glob("**/vi/LC_MESSAGES/*.mo")):
        with path.open("rb") as file:
            catalogue = gettext.GNUTranslations(file)._catalog  # type: ignore[attr-defined]
        for key, message in catalogue.items():
            english = (key[0] if isinstance(key, tuple) else key).split("\x04")[-1]
            yield from zip(english.split("\n"), message.split("\n"), strict=False)


def once(lines: Iterator[str]) -> list[str]:
    """Return lines once each, in NFC, white space folded."""
    folded = (" ".join(unicodedata.normalize("NFC", line).split()) for line in lines)
    return list(dict.fromkeys(filter(None, folded)))


def false_alarms(name: str, lines: Sequence[str]) -> None:
    """Print how many right lines are taken for legacy text."""
    start = time.perf_counter()
    found = [line for line in lines if recognised(line)]
    each = (time.perf_counter() - start) / max(1, len(lines))
    print(
        f"{name:14} {len(lines):6} lines, {len(found)} false alarms, {each * 1e6:.0f} µs a line", *found[:9], sep="\n  "
    )


def shares(encoding: Encoding, encode: Callable[[str], str], lines: Sequence[str], words: frozenset[str]) -> str:
    """Return how many lines an encoding can write and changes, and which share is recognised and comes back."""
    pairs = [(line, shown) for line in lines if (shown := written(encode, line)) not in {None, line}]
    if encoding is Encoding.VIQR:
        pairs = [(line, shown) for line, shown in pairs if shown and shown.isascii()]
    known = sum(recognised(shown or "") is encoding for _, shown in pairs)
    exact = sum(converted(shown or "", encoding, words=words) == line for line, shown in pairs)
    return f"{len(pairs):7} {known / len(pairs):11.2%} {exact / len(pairs):8.2%}"


def written(encode: Callable[[str], str], line: str) -> str | None:
    """Return a line in an encoding; None where that lacks its characters."""
    if encode.__name__[:3] in {"tcv", "vni"} and not line.translate(_SURE).isascii():
        return None
    try:
        return encode(line)
    except UnicodeEncodeError:
        return None


_SURE = {ord(letter): None for letter in LETTERS + "“”‘’–—…"}


def peer(*corpora: Sequence[str]) -> None:
    """Print what ftfy makes of UTF-8 read as CP1252."""
    if not importlib.util.find_spec("ftfy"):
        print("\nftfy: not installed")
        return
    import ftfy

    for lines in corpora:
        theirs = sum(ftfy.fix_encoding(utf8(line)) == line for line in lines) / len(lines)
        ours = sum(converted(utf8(line), Encoding.UTF8) == line for line in lines) / len(lines)
        print(f"ftfy {ftfy.__version__}, {len(lines)} lines: exact {theirs:.2%}, ours {ours:.2%}")


def syllables(folder: Path) -> None:
    """Print which words of hunspell-vi are no syllables."""
    path = folder / "usr/share/hunspell/vi_VN.dic"
    if path.is_file():
        listed = [unicodedata.normalize("NFC", line.split("/")[0]) for line in path.read_text("utf-8").split()[1:]]
        other = [word for word in listed if not is_syllable(word)]
        print(f"\nhunspell-vi: {len(listed)} entries, {len(other)} are no syllables:", *other)


if __name__ == "__main__":
    main()
