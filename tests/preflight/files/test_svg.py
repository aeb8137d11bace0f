"""Does the reader of SVG tell size, live text and pictures, and refuse what is no sound XML?"""

from __future__ import annotations

from pathlib import Path

import pytest

from bannergen.diagnostics import Fault
from bannergen.preflight.files import read
from bannergen.preflight.files.report import FileSize, Fonts, SvgKind
from tests.preflight.files.samples import codes_of, fact_of

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="{}" height="{}">{}</svg>'


@pytest.mark.parametrize(
    ("width", "height", "mm", "px"),
    [
        ("30cm", "100mm", (300, 100), (None, None)),
        ("1in", "72pt", (25.4, 25.4), (None, None)),
        ("640", "384px", (None, None), (640, 384)),
        ("100%", "1e9x", (None, None), (None, None)),
    ],
)
def test_size(
    tmp_path: Path, width: str, height: str, mm: tuple[float | None, ...], px: tuple[int | None, ...]
) -> None:
    (tmp_path / "x.svg").write_text(SVG.format(width, height, ""))
    size = fact_of(tmp_path / "x.svg", FileSize)
    assert ((size.width_mm, size.height_mm), (size.width_px, size.height_px)) == (mm, px)


def test_live_text_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "x.svg").write_text(SVG.format(9, 9, '<text font-family="Arial">a</text><image/>'))
    assert codes_of(tmp_path / "x.svg") == ["pdf-fonts"]
    assert fact_of(tmp_path / "x.svg", Fonts).fonts[0].name == "Arial"
    assert fact_of(tmp_path / "x.svg", SvgKind) == SvgKind(3, 1)


@pytest.mark.parametrize(
    "text",
    [
        '<?xml version="1.0" encoding="no-such-code"?><svg/>',
        '<?xml version="1.0" encoding="utf-7"?><svg/>',
        '<?xml version="1.0" encoding="idna"?><svg/>',
        '<!DOCTYPE svg [<!ENTITY a "b">]><svg>&a;</svg>',
        "<svg>",
        "",
    ],
)
def test_an_svg_that_cannot_be_read(tmp_path: Path, text: str) -> None:
    (tmp_path / "x.svg").write_text(text)
    with pytest.raises(Fault) as caught:
        read(tmp_path / "x.svg")
    assert [fault.code.id for fault in caught.value.diagnostics] == ["file-damaged"]
