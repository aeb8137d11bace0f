"""Step 2, typeset: check licence: the file may be passed on, embedded and cut down, and what is said of it agrees.

Why: print shops get the font inside the PDF, and the bundle passes the file itself on. Source: SPDX licence list;
OpenType 1.9, name ids 0, 13, 14 and OS/2 fsType (bits 1 to 3 and 8, 9); SIL Open Font Licence 1.1, reserved font names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from bannergen.codes import fonts as codes
from bannergen.codes import text
from bannergen.typeset.inspection.report import Fact, Finding
from bannergen.typeset.inspection.subject import Declared, Subject

# SPDX id → what the texts under it say. Each allows a font to be passed on, embedded and sold with other work.
ACCEPTED: Mapping[str, str] = MappingProxyType(
    {
        "OFL-1.1": r"open font licen[cs]e|openfontlicense|scripts\.sil\.org/OFL",
        "Apache-2.0": r"apache licen[cs]e|apache\.org",
        "MIT": r"\bMIT\b|permission is hereby granted, free of charge",
        "CC0-1.0": r"CC0|public domain",
        "LicenseRef-Public-Domain": r"public domain",
        "Unlicense": r"unlicen[cs]e|public domain",
        "Bitstream-Vera": r"bitstream vera",
        "Ubuntu-font-1.0": r"ubuntu font licen[cs]e",
    }
)
_SAYS = re.compile("|".join(ACCEPTED.values()), re.IGNORECASE)
_FORBIDDEN = {
    0x0002: ("chỉ dùng khi chủ phông cho phép", "only with the owner's permission"),
    0x0100: ("không được cắt bớt", "no subsetting"),
    0x0200: ("chỉ được nhúng dạng điểm ảnh", "bitmaps only"),
}
_LIMITED = {
    0x0004: ("chỉ để xem và in", "preview and print only"),
    0x0008: ("chỉ để sửa tài liệu", "editing of the document only"),
}
# As the licence wants it after the copyright line: with Reserved Font Name "Foo".
_RESERVED = re.compile(r"with reserved font names?:? [\"“'‘]?(\w[\w -]*)", re.IGNORECASE)


def check(subject: Subject) -> Iterator[Fact | Finding]:
    """Yield the licence as it is stated in each place, and what does not agree or forbids."""
    tables, declared = subject.file.tables, subject.file.declared
    names = subject.drawn.names
    own = " · ".join(filter(None, (names.get("licence"), names.get("licence_url"))))
    if not own and not tables and _SAYS.search(names.get("copyright", "")):  # pixel fonts say it there
        own = names["copyright"]
    yield Fact("sha256", subject.file.sha256)
    if declared:
        yield Fact("licence", declared.licence)
        yield from _declared(subject, declared, own)
    elif not own:
        yield Finding(codes.LICENCE_UNSTATED.at())
    yield from (Fact(key, names[name]) for key, name in _SHOWN.items() if names.get(name))
    if tables:
        yield Fact("embedding", tables.embedding)
        yield from _embedding(tables.embedding)
    reserved = _RESERVED.search(names.get("copyright", "")) or _RESERVED.search(_text(declared))
    if reserved:
        yield Finding(codes.NAME_RESERVED.at(said=reserved[1].strip()))


_SHOWN = {"licence-in-file": "licence", "licence-url": "licence_url", "copyright": "copyright", "version": "version"}


def _declared(subject: Subject, declared: Declared, own: str) -> Iterator[Finding]:
    if declared.sha256 != subject.file.sha256:
        yield Finding(text.FONT_CHANGED.at(path=subject.file.path.name))
    pattern = ACCEPTED.get(declared.licence)
    if pattern is None:
        yield Finding(codes.LICENCE_NOT_ACCEPTED.at(licence=declared.licence, accepted=tuple(ACCEPTED)))
    if declared.licence_text is None:
        yield Finding(codes.LICENCE_TEXT_MISSING.at())
    for place, said in (("LICENSE.txt", _text(declared)), (subject.file.path.name, own)):
        if pattern and said and not re.search(pattern, said, re.IGNORECASE):
            yield Finding(codes.LICENCE_DISAGREES.at(licence=declared.licence, place=place, said=said[:60]))


def _embedding(bits: int) -> Iterator[Finding]:
    for code, meanings in ((codes.EMBEDDING_RESTRICTED, _FORBIDDEN), (codes.EMBEDDING_LIMITED, _LIMITED)):
        for bit, (vi, en) in meanings.items():
            if bits & bit:
                yield Finding(code.at(bits=f"0x{bits:04X}", meaning_vi=vi, meaning_en=en), value=bits)


def _text(declared: Declared | None) -> str:
    return " ".join(((declared.licence_text if declared else "") or "").split())
