"""Step 1, read: .docx letters. In: bytes. Out: the text, a line per paragraph or manual line break.

Tables are read row by row, cell by cell; automatic numbering is written out; a blank line parts body
paragraphs and table cells. Refuses damaged and password-protected files. Page headers, footers and pictures
are not read.
"""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import docx
from docx.oxml.ns import qn

from bannergen.codes import letter as codes
from bannergen.diagnostics import Fault, Span
from bannergen.orthography.legacy import tcvn3

# Word wraps a protected file into an OLE container that holds a stream of this name.
_PROTECTED = "EncryptedPackage".encode("utf-16-le")
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_P, _TC, _VAL = qn("w:p"), qn("w:tc"), qn("w:val")
_LONGEST_CHAIN = 12  # of styles; a circular one must end
_CAPITAL_FONT = re.compile(r"\.Vn.*H")
# What the children of a run say in plain text.
_WRITTEN = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}


def read(data: bytes, source: str) -> list[str]:
    """Read the text of a Word document."""
    if _PROTECTED in data:
        raise Fault(codes.ENCRYPTED.at(Span(source), path=source))
    try:
        return ["\n".join(_texts(docx.Document(io.BytesIO(data))))]
    except Exception:  # a damaged package raises many kinds: zip, XML, key, value
        raise Fault(codes.DAMAGED.at(Span(source), path=source, kind=".docx")) from None


def _texts(document: Any) -> Iterator[str]:
    """Give each paragraph in document order, with blank lines between paragraphs and between cells."""
    numbering, fonts, cell = _Numbering(document), _Fonts(document), None
    for paragraph in document.element.body.iter(_P):
        if next(paragraph.iterancestors(_FALLBACK), None) is not None:
            continue  # the second edition of a text box, for older readers
        box = next(paragraph.iterancestors(_TC), None)
        if box is None or box is not cell:
            yield ""
        cell = box
        text = _text(paragraph, fonts)
        yield (numbering.marker(paragraph) if text.strip() else "") + text


def _text(paragraph: Any, fonts: _Fonts) -> str:
    own = (node for node in paragraph.iter() if next(node.iterancestors(_P), None) is paragraph)
    return "".join(
        _shown(node, fonts) if node.tag == qn("w:t") else _WRITTEN.get(node.tag, "")
        for node in own
        if node.getparent().tag == qn("w:r")
    )


def _shown(node: Any, fonts: _Fonts) -> str:
    """Return a run's text as its font shows it: the fonts .Vn*H of TCVN3 have capitals for small letters too."""
    text = node.text or ""
    return tcvn3.as_capitals(text) if _CAPITAL_FONT.fullmatch(fonts.of(node.getparent())) else text


class _Fonts:
    """The fonts that runs are set in, by themselves, their styles or their paragraphs'."""

    def __init__(self, document: Any) -> None:
        self._styles = {style.style_id: style.element for style in document.styles}

    def of(self, run: Any) -> str:
        """Return the name of a run's font, or the empty string."""
        paragraph = next(run.iterancestors(_P), None)
        own = run.find(qn("w:rPr"))
        styles = (_style_of(own, "w:rStyle"), _style_of(getattr(paragraph, "pPr", None), "w:pStyle"))
        return _font(own) or next(filter(None, map(self._of_style, styles)), "")

    def _of_style(self, name: str | None) -> str:
        for _ in range(_LONGEST_CHAIN):
            element = self._styles.get(name)
            if element is None:
                return ""
            if font := _font(element.find(qn("w:rPr"))):
                return font
            name = _style_of(element, "w:basedOn")
        return ""


def _style_of(properties: Any, tag: str) -> str | None:
    found = properties.find(qn(tag)) if properties is not None else None
    return None if found is None else found.get(_VAL)


def _font(properties: Any) -> str:
    found = properties.find(qn("w:rFonts")) if properties is not None else None
    return (found.get(qn("w:ascii")) or found.get(qn("w:hAnsi")) or "") if found is not None else ""


class _Numbering:
    """Counts automatic numbers as Word does, as far as a list marker needs it."""

    def __init__(self, document: Any) -> None:
        self._styles = {style.style_id: style.element for style in document.styles}
        self._numbering = document.part.numbering_part.element
        self._counts: Counter[tuple[str, str]] = Counter()

    def marker(self, paragraph: Any) -> str:
        """Give the paragraph's own marker ("2. ", "b) ", "- "), or nothing."""
        properties = self._properties(paragraph.pPr)
        if properties is None:
            return ""
        number, level = properties
        kind = self._format(number, level)
        self._counts[properties] += 1
        count = self._counts[properties]
        if kind in {"none", ""}:
            return ""
        if kind == "bullet":
            return "- "
        return f"{chr(96 + min(count, 26))}) " if kind == "lowerLetter" else f"{count}. "

    def _properties(self, properties: Any) -> tuple[str, str] | None:
        """Find list id and level, in the paragraph or up its chain of styles."""
        for _ in range(_LONGEST_CHAIN):
            if properties is None:
                return None
            number = properties.find(f"{qn('w:numPr')}/{qn('w:numId')}")
            if number is not None:
                level = properties.find(f"{qn('w:numPr')}/{qn('w:ilvl')}")
                found = (number.get(_VAL), "0" if level is None else level.get(_VAL))
                return found if found[0] != "0" else None
            properties = self._parent(properties)
        return None

    def _parent(self, properties: Any) -> Any:
        style = properties.find(qn("w:pStyle"))
        if style is None:
            style = properties.getparent().find(qn("w:basedOn"))
        element = self._styles.get(style.get(_VAL)) if style is not None else None
        if element is None:
            return None
        found = element.find(qn("w:pPr"))
        return found if found is not None else element.get_or_add_pPr()

    def _format(self, number: str, level: str) -> str:
        numbering = self._numbering
        abstract = numbering.xpath(f"./w:num[@w:numId='{number}']/w:abstractNumId/@w:val")
        where = f"./w:abstractNum[@w:abstractNumId='{abstract[0] if abstract else ''}']/w:lvl[@w:ilvl='{level}']"
        found = numbering.xpath(f"{where}/w:numFmt/@w:val")
        return str(found[0]) if found else ""
