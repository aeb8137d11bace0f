"""Letters for these tests: written inline, as .txt unless a test asks for another format."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from bannergen.codes import letter as codes
from bannergen.diagnostics import Diagnostic
from bannergen.spec.letter import Letter, import_letter

REAL = Path(__file__).parents[2] / "data" / "letter" / "1119-STTTT-TTBCXB.txt"
A = "CHÀO MỪNG NGÀY CHUYỂN ĐỔI SỐ QUỐC GIA 10/10."
B = "CHUYỂN ĐỔI SỐ GIẢI QUYẾT CÁC VẤN ĐỀ CỦA XÃ HỘI VÌ MỘT CUỘC SỐNG TỐT ĐẸP HƠN CHO NGƯỜI DÂN."


@pytest.fixture
def read(tmp_path: Path) -> Callable[[str], Letter]:
    def _read(text: str) -> Letter:
        path = tmp_path / "cong-van.txt"
        path.write_text(text, encoding="utf-8")
        return import_letter(path)[0]

    return _read


@pytest.fixture
def slogans(read: Callable[[str], Letter]) -> Callable[[str], list[str]]:
    return lambda text: [found.value for found in read(text).slogans]


@pytest.fixture
def real() -> Letter:
    return import_letter(REAL)[0]


@pytest.fixture
def real_diagnostics() -> tuple[Diagnostic, ...]:
    return import_letter(REAL)[1]


@pytest.fixture
def not_found() -> Callable[[tuple[Diagnostic, ...]], set[str]]:
    return lambda all_: {dict(d.values)["what_en"] for d in all_ if d.code is codes.NOT_FOUND}


def make_pdf(path: Path, pages: list[list[tuple[float, float, str]]], size: float = 12, **save: object) -> Path:
    """Write a PDF of text placed at (x, y); a font without outlines but with a map to Unicode will do."""
    letters = sorted({c for page in pages for _, _, text in page for c in text})
    code = {c: n for n, c in enumerate(letters, 1)}
    with pikepdf.new() as pdf:
        font = _font(pdf, code)
        for page in pages:
            shown = "".join(
                f"1 0 0 1 {x} {y} Tm <{''.join(f'{code[c]:04x}' for c in text)}> Tj " for x, y, text in page
            )
            pdf.add_blank_page(page_size=(595, 842))
            pdf.pages[-1].Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
            pdf.pages[-1].Contents = pdf.make_stream(f"BT /F1 {size} Tf {shown}ET".encode())
        pdf.save(path, **save)
    return path


def _font(pdf: pikepdf.Pdf, code: dict[str, int]) -> pikepdf.Object:
    pairs = "\n".join(f"<{n:04x}> <{c.encode('utf-16-be').hex()}>" for c, n in code.items())
    ranges = "/CMapName /X def 1 begincodespacerange <0000> <ffff> endcodespacerange"
    cmap = f"{ranges}\n{len(code)} beginbfchar\n{pairs}\nendbfchar"
    name = pikepdf.Name
    descendant = pikepdf.Dictionary(
        Type=name.Font,
        Subtype=name.CIDFontType2,
        BaseFont=name.Any,
        DW=600,
        CIDSystemInfo=pikepdf.Dictionary(Registry="Adobe", Ordering="Identity", Supplement=0),
    )
    return pdf.make_indirect(
        pikepdf.Dictionary(
            Type=name.Font,
            Subtype=name.Type0,
            BaseFont=name.Any,
            Encoding=name("/Identity-H"),
            DescendantFonts=[descendant],
            ToUnicode=pdf.make_stream(cmap.encode()),
        )
    )


def column(lines: list[str], x: float = 60, top: float = 780) -> list[tuple[float, float, str]]:
    """Place lines one below the other; an empty one leaves a gap."""
    return [(x, top - 16 * n, text) for n, text in enumerate(lines) if text]


@pytest.fixture
def pdf(tmp_path: Path) -> Callable[..., Path]:
    def _pdf(*pages: list[tuple[float, float, str]], size: float = 12, **save: object) -> Path:
        return make_pdf(tmp_path / "cong-van.pdf", list(pages), size, **save)

    return _pdf


@pytest.fixture(name="column")
def column_fixture() -> Callable[..., list[tuple[float, float, str]]]:
    return column
