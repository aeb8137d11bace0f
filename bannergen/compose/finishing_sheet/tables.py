"""Step 3, compose: the words of the finishing sheet: heading, work by edge, quantities, title block, key of lines.

In: a piece, its Materials, the scale of its print file. Out: nodes, each block in its box, from the top.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from bannergen.compose.finishing_sheet.drawing import FINE, THICK, THIN, SheetDrawing
from bannergen.compose.whole_text import Room, whole_text
from bannergen.compose.working_drawing import BLUE, GREEN, HAIR, INK, QUIET, RED, dimensions, number
from bannergen.diagnostics import Span
from bannergen.geometry import Rect
from bannergen.scene import Scene
from bannergen.spec.finishing import EDGE_NAMES, EDGES, SIDES, Edge, Fold
from bannergen.spec.materials import EXACT_DIGITS, Materials, eyelet_row, finishing_of
from bannergen.spec.piece import Piece
from bannergen.spec.product import Product
from bannergen.typeset import unbroken

_ROW, _CAP, _SMALL = 4.4, 1.75, 1.5
_HEAD = 4.0  # the height of a table's title
_BASE = 0.75  # of a row: where its letters stand; an Ể reaches 1.75 of a cap height above
Row = tuple[str, str]


def heading(draw: SheetDrawing, piece: Piece, box: Rect) -> None:
    """Draw what the sheet is, and that nothing of it is printed."""
    draw.label("TỜ HOÀN THIỆN", (box.x, box.y + 7.5), 4.6, INK)
    warning = "KHÔNG IN LÊN SẢN PHẨM"
    width = draw.width_of(warning, 2.3) + 6
    frame = Rect(box.x + draw.width_of("TỜ HOÀN THIỆN", 4.6) + 6, box.y + 2.4, width, 5.8)
    draw.box(frame, RED, 0.4)
    draw.label(warning, (frame.x + 3, frame.y + 4.05), 2.3, RED)
    room = box.right - frame.right - 6
    draw.within(unbroken(piece.product.title), (box.right, box.y + 7.5), room, INK, "end")
    draw.rule((box.x, box.y + 11), (box.right, box.y + 11), INK, FINE)


def edges_table(draw: SheetDrawing, product: Product, box: Rect) -> float:
    """Draw what is done along each edge; return where the table ends."""
    columns = (0.0, 0.13, 0.56, 0.69, 0.85, 1.0)  # the left one starts, the others end here
    rows = [("Cạnh", "Gia công", "Khoen", "Bước", "Cách mép", "Cách góc"), *(_edge(product, edge) for edge in EDGES)]
    y = _title(draw, "THEO TỪNG CẠNH (mm)", box)
    for at, row in enumerate(rows):
        colour, cap = (QUIET, 1.35) if at == 0 else (INK, 1.7)
        base = y + _ROW * _BASE
        draw.label(row[0], (box.x, base), cap, colour)
        draw.label(row[1], (box.x + columns[1] * box.width, base), cap, colour)
        for text, column in zip(row[2:], columns[2:], strict=True):
            draw.label(text, (box.x + column * box.width, base), cap, colour, "end")
        y += _ROW
        draw.rule((box.x, y), (box.right, y), HAIR, THIN)
    return y


def _edge(product: Product, edge: Edge) -> tuple[str, ...]:
    finishing = finishing_of(product)
    pocket, hem = finishing.pocket_on(edge), finishing.hem_on(edge)
    if pocket:
        seam = f" + {number(pocket.seam.value)}" if pocket.seam.value else ""
        work = f"túi luồn {number(pocket.size.value)}{seam}"
    else:
        work = f"may biên {number(hem)}" if hem else "cắt thẳng"
    row, written = eyelet_row(product, edge), finishing.row_on(edge)
    name = EDGE_NAMES[edge][0].capitalize()
    if not row or not written or not row.eyelets:
        return name, work, "–", "–", "–", "–"
    first = row.eyelets[0][edge in SIDES]
    inset = finishing.inset_on(edge, written)
    return name, work, str(len(row.eyelets)), number(row.step), number(inset), number(first)


@dataclass(frozen=True)
class Subject:
    """What the words of a sheet are about: a piece on the print sheet of its file at 1:divisor, and what it takes."""

    piece: Piece
    scene: Scene
    divisor: int
    materials: Materials


def quantities(draw: SheetDrawing, about: Subject, box: Rect) -> float:
    """Draw sizes and quantities of one copy; return where the table ends."""
    span = finishing_of(about.piece.product).span
    return _rows(draw, "KÍCH THƯỚC VÀ VẬT TƯ CHO 1 BẢN", tuple(_quantities(about)), box, (0.36, span))


def _quantities(about: Subject) -> Iterator[Row]:
    product, finishing, materials = about.piece.product, finishing_of(about.piece.product), about.materials
    bleed, media, divisor = about.scene.boxes.bleed, about.scene.boxes.media, about.divisor
    yield "Thành phẩm", dimensions(product.size.width, product.size.height)
    yield "Khổ in, có tràn lề", dimensions(bleed.width, bleed.height)
    yield "Hình trong tệp", f"{dimensions(bleed.width / divisor, bleed.height / divisor)}, tỉ lệ 1:{divisor}"
    if media != bleed:
        yield "Trang tệp in", f"{dimensions(media.width / divisor, media.height / divisor)}, kể cả dấu cắt"
    yield "Tràn lề", f"{number(product.bleed.value)} mm mỗi cạnh, đã có trong khổ in"
    if materials.material:
        yield "Vật liệu", materials.material
    yield "Khổ vật liệu", dimensions(materials.material_width_mm, materials.material_height_mm)
    if materials.panels:
        yield "Ghép tấm", f"Ghép {materials.panels} tấm, xem sơ đồ ghép tấm"
    yield "Diện tích vật liệu", f"{number(materials.area_m2, EXACT_DIGITS)} m²"
    yield "May biên", f"{number(materials.hem_m, EXACT_DIGITS)} m" if materials.hem_m else "không"
    if materials.pole_pocket_m:
        yield "Túi luồn", f"{number(materials.pole_pocket_m, EXACT_DIGITS)} m, hở hai đầu"
    yield "Khoen", f"{materials.eyelets} cái" if materials.eyelets else "không"
    for at, fold in enumerate(finishing.folds, 1):
        yield f"Nếp gấp G{at}", _fold(fold)
    if product.viewing_distance:
        yield "Khoảng cách nhìn", f"{number(product.viewing_distance.value / 1000)} m"
    yield "Độ phân giải", f"{number(product.raster_dpi)} dpi ở cỡ thật"
    for note in finishing.notes:
        yield "Ghi chú", unbroken(note)


def _fold(fold: Fold) -> str:
    name = EDGE_NAMES[fold.edge][0]
    hidden = "; phần từ mép tới nếp bị khuất" if fold.hidden else ""
    return f"{fold.title}: cách mép {name} {number(fold.at.value)} mm{hidden}"


def title_block(draw: SheetDrawing, piece: Piece, scene: Scene, box: Rect) -> float:
    """Draw what piece the sheet is of; return where the block ends."""
    imprint = scene.imprint
    rows = (
        ("Chiến dịch", unbroken(imprint.campaign)),
        ("Sản phẩm", unbroken(imprint.product)),
        ("Địa bàn", unbroken(imprint.place)),
        ("Khẩu hiệu", unbroken(piece.slogan.text)),
        ("Văn bản", imprint.document),
        ("Mã hình", scene.sha256[:16]),
    )
    return _rows(draw, "SẢN PHẨM NÀO", tuple(row for row in rows if row[1]), box, (0.22, piece.campaign.span))


def _rows(draw: SheetDrawing, title: str, rows: tuple[Row, ...], box: Rect, how: tuple[float, Span]) -> float:
    """Draw rows of a name and a value below a title, smaller where the box would overflow.

    ``how`` is the share of the width that names have, and where to look for values that do not fit.
    """
    share, span = how
    high = box.bottom - box.y - _HEAD
    whole = whole_text(draw, rows, Room(box.width * (1 - share), high, _CAP, _ROW), span)
    y, pitch, cap = _title(draw, title, box), _ROW * whole.scale, _CAP * whole.scale
    for (name, _), lines in zip(rows, whole.lines, strict=True):
        draw.label(name, (box.x, y + pitch * _BASE), cap, QUIET)
        for line in lines:
            draw.label(line, (box.x + box.width * share, y + pitch * _BASE), cap, INK)
            y += pitch
        draw.rule((box.x, y), (box.right, y), HAIR, THIN)
    return y


def _title(draw: SheetDrawing, title: str, box: Rect) -> float:
    draw.rule((box.x, box.y), (box.right, box.y), INK, FINE)
    draw.label(title, (box.x, box.y + 3.2), _SMALL, INK)
    return box.y + _HEAD


def key(draw: SheetDrawing, product: Product, box: Rect) -> float:
    """Draw what the lines and tints mean, those that the sheet has; return where the key ends."""
    y = _title(draw, "KÝ HIỆU", box)
    entries = tuple(_signs(draw, product))
    half = (len(entries) + 1) // 2
    for at, (name, sign) in enumerate(entries):
        x = box.x + (at >= half) * box.width / 2
        middle = y + (at % half + 0.5) * _ROW
        sign(Rect(x, middle - 1.1, 7, 2.2))
        cap = _SMALL * min(1.0, (box.width / 2 - 9.5) / draw.width_of(name, _SMALL))
        draw.label(name, (x + 8.5, middle + cap / 2), cap, INK)
    return y + half * _ROW


def _signs(draw: SheetDrawing, product: Product) -> Iterator[tuple[str, Callable[[Rect], None]]]:
    finishing = finishing_of(product)
    hems = any(finishing.hem_on(edge) for edge in EDGES)

    def middle(box: Rect) -> tuple[tuple[float, float], tuple[float, float]]:
        return (box.x, box.y + box.height / 2), (box.right, box.y + box.height / 2)

    folded = sum(finishing.flap_on(edge) > 0 for edge in EDGES)
    done = {0: "cắt tại đây", len(EDGES): "gập tại đây"}.get(folded, "gập hoặc cắt")
    yield f"mép thành phẩm: {done}", lambda box: draw.rule(*middle(box), INK, THICK)
    yield "mép vật liệu", lambda box: draw.rule(*middle(box), INK, THIN)
    if product.bleed.value:
        yield "mép tràn lề của tệp in", lambda box: draw.dashed(*middle(box), RED)
    if hems:
        yield "biên gập ra sau", lambda box: draw.flap(box, pocket=False)
        yield "đường may biên", lambda box: draw.dashed(*middle(box), BLUE)
    if finishing.pole_pockets:
        yield "túi luồn gập ra sau", lambda box: draw.flap(box, pocket=True)
        yield "đường may túi luồn", lambda box: draw.dashed(*middle(box), GREEN)
    if finishing.eyelets:
        yield "khoen", lambda box: draw.rings([(box.x + 3.5, box.y + 1.1)], 0.95, "key")
    if finishing.folds:
        yield "nếp gấp", lambda box: draw.dashed(*middle(box), INK, 0.3, 3.2)
    if any(fold.hidden for fold in finishing.folds):
        yield "phần bị khuất", lambda box: draw.hatched(box, QUIET, 1.8)
