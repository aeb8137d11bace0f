"""Step 5, preflight: facts of a finished file as diagnostics: one code for each kind, the values in a few words.

In: a Fact. Out: a Diagnostic of severity info, in both languages. Whoever wants the values themselves takes the Fact.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from bannergen.codes import finished as codes
from bannergen.diagnostics import Code, Diagnostic, decimal
from bannergen.preflight.files.report import (
    PURPOSES,
    Box,
    Boxes,
    Colours,
    Contents,
    Fact,
    FileSize,
    Font,
    Fonts,
    Ink,
    Inks,
    Intent,
    OutputIntent,
    PageBoxes,
    PdfKind,
    Picture,
    Profile,
    RasterKind,
    Resolution,
    Said,
    SvgKind,
)

_SHOWN = 6  # of a list; all of them stand in the JSON


def told(fact: Fact) -> Diagnostic:
    """Return a fact as a diagnostic."""
    code, say = _WORDED[type(fact)]
    parts = [Said.alike(part) if isinstance(part, str) else part for part in say(fact)]
    vi, en = ("; ".join(filter(None, said)) for said in ([p.vi for p in parts], [p.en for p in parts]))
    return code.at(said_vi=vi, said_en=en)


def listed(names: Iterable[str]) -> str:
    """Return the first of some names, and how many more there are."""
    every = list(names)
    more = f" … (+{len(every) - _SHOWN})" if len(every) > _SHOWN else ""
    return ", ".join(every[:_SHOWN]) + more


def transparency(kinds: Iterable[str]) -> str:
    """Return kinds of transparency, with the opacities that they state as PDF writes them."""
    return re.sub(r"\d*\.\d+", lambda found: decimal(float(found[0])), listed(kinds))


def _when(condition: object, vi: str, en: str) -> Said:
    return Said(vi, en) if condition else Said()


def _pdf_kind(fact: PdfKind) -> Iterable[Said | str]:
    yield f"PDF {fact.version}"
    if fact.is_for_people:
        what = PURPOSES[fact.purpose]
        yield Said(f"{what.vi}, không phải tệp in", f"{what.en}, no print file")
    claim = fact.pdfx_info or fact.pdfx_xmp
    where = " + ".join(w for w, said in (("Info", fact.pdfx_info), ("XMP", fact.pdfx_xmp)) if said)
    yield f"{claim} ({where})" if claim else Said("không khai PDF/X", "claims no PDF/X")
    yield Said(f"{fact.pages} trang", f"{fact.pages} page{'s' * (fact.pages != 1)}")
    read = fact.pages_read
    yield _when(read < fact.pages, f"chỉ xem {read} trang đầu", f"only the first {read} looked at")
    yield _when(fact.encrypted, "có khoá", "encrypted")
    yield fact.producer


def _raster_kind(fact: RasterKind) -> Iterable[Said | str]:
    name, packed = "BigTIFF" if fact.big else fact.format, fact.compression
    plain = Said(f"{name}, không nén", f"{name}, not compressed")
    yield plain if packed == "none" else f"{name}, {packed}"
    yield Said(f"{fact.bits} bit mỗi kênh", f"{fact.bits} bits a channel")
    yield _when(fact.planar, "các kênh lưu rời", "planar")
    yield _when(fact.progressive, "lưu xen kẽ", "interlaced" if fact.format == "PNG" else "progressive")
    yield _when(fact.extra_channels, f"{fact.extra_channels} kênh phụ", f"{fact.extra_channels} extra channels")
    yield _when(fact.orientation != 1, f"thẻ hướng {fact.orientation}", f"orientation {fact.orientation}")


def _svg_kind(fact: SvgKind) -> Iterable[Said | str]:
    yield "SVG"
    yield Said(f"{fact.elements} phần tử, {fact.pictures} ảnh", f"{fact.elements} elements, {fact.pictures} pictures")


def _size(fact: FileSize) -> Iterable[Said | str]:
    yield from _sides(fact)
    where = {"xmp": Said("ghi trong XMP", "by its XMP"), "name": Said("theo tên tệp", "by its name")}
    source = where.get(fact.scale_from, Said("tệp không ghi", "not stated"))
    yield Said(f"tỉ lệ {fact.scale} ({source.vi})", f"scale {fact.scale} ({source.en})")
    if fact.width_px is not None:
        yield f"{fact.width_px} × {fact.height_px} px"
    yield f"{decimal(fact.bytes / 1e6, 3)} MB" if fact.bytes >= 1e5 else f"{decimal(fact.bytes / 1e3, 3)} kB"


def _sides(fact: FileSize) -> Iterable[Said | str]:
    file, whole = _by(fact.width_mm, fact.height_mm), _by(fact.full_width_mm, fact.full_height_mm)
    finished = _by(fact.finished_width_mm, fact.finished_height_mm)
    if finished:
        yield Said(f"thành phẩm {finished}", f"finished {finished}")
        yield from _bleed(fact)
        yield _when(file != finished, f"trong tệp {file}", f"in the file {file}")
    elif file:
        yield Said(f"khổ tệp {file} (tệp không ghi khổ thành phẩm)", f"file {file} (it states no finished size)")
        yield _when(file != whole, f"ở tỉ lệ 1:1 là {whole}", f"at 1:1 {whole}")


def _bleed(fact: FileSize) -> Iterable[Said]:
    if fact.bleed_mm is None:
        return
    left, top, right, bottom = map(_mm, fact.bleed_mm)
    if not any(fact.bleed_mm):
        yield Said("tệp không có tràn lề", "the file has no bleed")
    elif len({left, top, right, bottom}) == 1:
        yield Said(f"tràn lề {left} mm mỗi cạnh", f"bleed {left} mm on each edge")
    else:
        yield Said(
            f"tràn lề (mm): trái {left}, trên {top}, phải {right}, dưới {bottom}",
            f"bleed (mm): left {left}, top {top}, right {right}, bottom {bottom}",
        )


def _by(width: float | None, height: float | None) -> str:
    return "" if width is None or height is None else f"{_mm(width)} × {_mm(height)} mm"


def _boxes(fact: Boxes) -> Iterable[Said | str]:
    first = fact.pages[0]
    for name, box in (("Media", first.media), ("Crop", first.crop), ("Bleed", first.bleed), ("Trim", first.trim)):
        if box is not None and not (name == "Crop" and box == first.media):
            yield f"{name} {_box(box)}"
        elif name in {"Bleed", "Trim"}:
            yield Said(f"không có {name}", f"no {name}")
    if first.user_unit != 1:
        yield f"UserUnit {decimal(first.user_unit)}"
    yield _when(first.rotation, f"xoay {first.rotation}°", f"turned {first.rotation}°")
    others = sum(_same_boxes(page) != _same_boxes(first) for page in fact.pages[1:])
    yield _when(others, f"{others} trang khác có khung khác", f"{others} other pages have other boxes")


def _same_boxes(page: PageBoxes) -> tuple[object, ...]:
    return page.media, page.crop, page.bleed, page.trim, page.rotation, page.user_unit


def _box(box: Box) -> str:
    at = "" if abs(box.x_mm) < 0.005 and abs(box.y_mm) < 0.005 else f" (+{_mm(box.x_mm)}, +{_mm(box.y_mm)})"
    return f"{_mm(box.width_mm)} × {_mm(box.height_mm)}{at.replace('+-', '−')}"


def _intent(fact: Intent) -> Iterable[Said | str]:
    if not fact.intents:
        yield Said("không có", "none")
    for intent in fact.intents:
        yield _one_intent(intent)
        embedded = intent.profile
        yield f"ICC {_profile(embedded)}" if embedded else Said("không kèm tệp ICC", "no embedded profile")


def _one_intent(intent: OutputIntent) -> str:
    condition = intent.identifier or intent.condition or "?"
    return f"{intent.subtype} {condition}" + (f" ({intent.registry})" if intent.registry else "")


def _profile(profile: Profile) -> str:
    return (
        f"{profile.description or '?'} ({profile.space} {profile.device_class}, {decimal(profile.bytes / 1e3, 3)} kB)"
    )


def _colours(fact: Colours) -> Iterable[Said | str]:
    yield listed(fact.spaces) or Said("không tô màu nào", "nothing is painted")
    yield _when(fact.spots, f"màu pha: {listed(fact.spots)}", f"spots: {listed(fact.spots)}")
    kinds = transparency(fact.transparency)
    yield _when(fact.transparency, f"độ trong suốt: {kinds}", f"transparency: {kinds}")
    yield _when(fact.overprint, "có in đè", "overprint")
    yield _when(fact.alpha, "có kênh alpha", "alpha channel")
    yield _when(fact.inverted, "mực ghi ngược kiểu Adobe", "inks stored inverted, as Adobe does")
    if fact.profile:
        yield f"ICC {_profile(fact.profile)}"
    yield _when(fact.unread, f"có phần không đọc được: {fact.unread}", f"a part cannot be read: {fact.unread}")


def _inks(fact: Inks) -> Iterable[Said | str]:
    if not fact.source:
        yield Said(f"không xác định được: {fact.reason.vi}", f"not determined: {fact.reason.en}")
        return
    used = [ink for ink in fact.inks if ink.most > 0]
    yield ", ".join(map(_ink, used)) or Said("không có mực nào", "no ink")
    if fact.total is not None:
        total, part = decimal(fact.total), bool(fact.sampled.en)
        yield Said(
            f"tổng mực cao nhất {total} %" + " trong phần đã xem" * part,
            f"total ink at most {total} %" + " in what was looked at" * part,
        )
    yield {
        "operators": Said("theo từng màu trong tệp", "by every colour in the file"),
        "pixels": Said("theo điểm ảnh", "by its pixels"),
        "ghostscript": Said("do Ghostscript tách màu", "separated by Ghostscript"),
    }[fact.source]
    yield _when(
        fact.converted,
        "màu chưa phải mực thì chuyển theo hồ sơ mặc định của Ghostscript",
        "what is not in inks converted by Ghostscript's own profile",
    )
    yield fact.sampled


def _ink(ink: Ink) -> str:
    mean = f" (⌀ {decimal(ink.mean)} %)" if ink.mean is not None else ""
    return f"{ink.name} ≤ {decimal(ink.most)} %{mean}"


def _fonts(fact: Fonts) -> Iterable[Said | str]:
    yield _when(not fact.fonts, "không có, chữ đã là nét", "none, letters are outlines")
    yield Said(
        listed(_font(font, "đã nhúng", "KHÔNG nhúng") for font in fact.fonts),
        listed(_font(font, "embedded", "NOT embedded") for font in fact.fonts),
    )


def _font(font: Font, embedded: str, missing: str) -> str:
    return f"{font.name} ({font.type}, {embedded if font.embedded else missing})"


def _resolution(fact: Resolution) -> Iterable[Said | str]:
    if fact.vector and not fact.pictures:
        yield Said("toàn nét, không có ảnh", "all vector, no pictures")
    elif fact.pictures:
        least = min(fact.pictures, key=lambda picture: picture.finished_ppi)
        count = len(fact.pictures)
        yield Said(f"{count} ảnh", f"{count} picture{'s' * (count != 1)}")
        yield Said(f"thấp nhất {_picture(least)} ở khổ thành phẩm", f"lowest {_picture(least)} at the finished size")
    elif fact.dpi_x is None:
        yield Said("tệp không ghi dpi", "the file states no dpi")
    else:
        yield " × ".join(decimal(dpi, 4) for dpi in dict.fromkeys((fact.dpi_x, fact.dpi_y)) if dpi) + " dpi"
        if fact.finished_dpi is not None and fact.finished_dpi != fact.dpi_x:
            dpi = f"{decimal(fact.finished_dpi, 4)} dpi"
            yield Said(f"{dpi} ở khổ thành phẩm", f"{dpi} at the finished size")


def _picture(picture: Picture) -> str:
    return f"{decimal(picture.finished_ppi, 4)} ppi ({picture.width_px} × {picture.height_px} px, {picture.space})"


def _contents(fact: Contents) -> Iterable[Said | str]:
    if fact == Contents():
        yield Said("không có", "none")
    layers, notes, files = map(listed, (fact.layers, fact.annotations, fact.attachments))
    yield _when(fact.layers, f"lớp: {layers}", f"layers: {layers}")
    yield _when(fact.annotations, f"chú thích: {notes}", f"annotations: {notes}")
    yield _when(fact.form_fields, f"{fact.form_fields} ô biểu mẫu", f"{fact.form_fields} form fields")
    yield _when(fact.scripts, "mã JavaScript", "JavaScript")
    yield _when(fact.attachments, f"tệp đính kèm: {files}", f"attached files: {files}")


def _mm(value: float) -> str:
    return decimal(round(value, 2), 10)


# Of each kind of fact its code, and what is said of one.
_WORDED: dict[type, tuple[Code, Callable[[Any], Iterable[Said | str]]]] = {
    PdfKind: (codes.KIND, _pdf_kind),
    RasterKind: (codes.KIND, _raster_kind),
    SvgKind: (codes.KIND, _svg_kind),
    FileSize: (codes.SIZE, _size),
    Boxes: (codes.BOXES, _boxes),
    Intent: (codes.INTENT, _intent),
    Colours: (codes.COLOURS, _colours),
    Inks: (codes.INKS, _inks),
    Fonts: (codes.FONTS, _fonts),
    Resolution: (codes.RESOLUTION, _resolution),
    Contents: (codes.CONTENTS, _contents),
}
