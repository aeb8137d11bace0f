"""Is the layout language read as documented, and every slip in it told with its place?"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bannergen.diagnostics import Diagnostic, Fault
from bannergen.spec.decode import read_as
from bannergen.spec.layout import Art, Column, Layout, Row, Slot, Space
from bannergen.spec.values import Absolute, CountRange, Length, NumberRange, Percentage
from tests.faults import faults_of

HEAD = 'layout: l\ntitle: L\nshapes: {from: "1:1", to: "2:1"}\n'


def read(folder: Path, body: str, ground: str = "{fill: ground}") -> Layout:
    path = folder / "l.yaml"
    path.write_text(f"{HEAD}ground: {ground}\nbody:\n{body}", "utf-8")
    return read_as(Layout, path, "l.yaml")


def refused(folder: Path, body: str, ground: str = "{}") -> tuple[Diagnostic, ...]:
    return faults_of(read, folder, body, ground)


def test_items_of_every_kind(tmp_path: Path) -> None:
    body = """\
  column:
    padding: 3u 4u
    gap: 6u
    items:
      - {art: lotus, height: 17%, mirror: true, colours: {accent: paper}}
      - {slot: slogan, style: display, grow: 10, align: start, fit: {lines: 1-6, least: 3u, most: 8u, clearance: 0.2}}
      - row:
          justify: between
          items:
            - {space: true, width: 5u}
            - {slot: issuer, show: {from: "1:1", height_from: 160px}}
"""
    column: Any = read(tmp_path, body).body
    art, slot, row = column.items
    space, issuer = row.items
    assert [type(item) for item in (column, art, slot, row, space, issuer)] == [Column, Art, Slot, Row, Space, Slot]
    assert (column.padding.top, column.padding.left) == (Length(3, "u"), Length(4, "u"))
    assert (art.height, art.mirror, art.colours) == (Length(17, "%"), True, {"accent": "paper"})
    assert (slot.fit.lines, slot.fit.clearance, slot.grow) == (CountRange(1, 6), NumberRange(0.2, 0.2), 10)
    assert (slot.align, slot.orientation, slot.stack) == ("start", "upright", "lines")
    assert (row.justify, row.align, row.direction) == ("between", "stretch", "row")
    assert (issuer.show.height_from, issuer.style) == (Absolute(160, "px"), "display")
    assert str(slot.span) == "l.yaml:11:9"


def test_what_is_not_said_takes_no_room(tmp_path: Path) -> None:
    row: Any = read(tmp_path, "  row: {items: [{slot: slogan}]}\n").body
    assert {str(side) for side in (row.gap, *vars(row.padding).values(), *vars(row.margin).values())} == {"0u"}
    assert (row.grow, row.shrink, row.align, row.justify) == (0, 1, "stretch", "center")
    (slot,) = row.items
    assert (slot.fit.lines, slot.fit.least, slot.fit.most) == (CountRange(1, 1), None, None)
    assert (slot.fit.clearance, slot.fit.width_axis, slot.fit.tracking) == (NumberRange(0.12, 0.12), None, 0)


def test_all_that_the_cascade_may_use(tmp_path: Path) -> None:
    fit = "{lines: 1-2, width_axis: 75-100, tracking: -20, clearance: 0.1-0.3, group: ten}"
    slot: Any = read(tmp_path, f"  {{slot: slogan, orientation: rotate-90, fit: {fit}}}\n").body
    assert (slot.fit.width_axis, slot.fit.tracking) == (NumberRange(75, 100), -20)
    assert (slot.fit.clearance, slot.fit.group, slot.orientation) == (NumberRange(0.1, 0.3), "ten", "rotate-90")


@pytest.mark.parametrize(
    "fit",
    ["width_axis: 100-75", "width_axis: hẹp", "tracking: 5", "tracking: -101", "clearance: 0.3-0.1", "clearance: -1"],
)
def test_limits_that_mean_nothing(tmp_path: Path, fit: str) -> None:
    (fault,) = refused(tmp_path, f"  {{slot: slogan, fit: {{{fit}}}}}\n")
    assert (fault.code.id, fault.span and fault.span.line) == ("bad-value", 6)


def test_a_slot_alone_is_a_body(tmp_path: Path) -> None:
    assert isinstance(read(tmp_path, "  slot: slogan\n").body, Slot)


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("  {slot: slogan, art: lotus}\n", "slot + art"),
        ("  {grow: 2, width: 5u}\n", "grow, width"),
        ("  {}\n", "∅"),
        ("  {colunm: {items: []}}\n", "colunm"),
    ],
)
def test_an_item_is_exactly_one_kind(tmp_path: Path, body: str, found: str) -> None:
    (fault,) = refused(tmp_path, body)
    assert (fault.code.id, str(fault.span), dict(fault.values)["found"]) == ("layout-item-kind", "l.yaml:6:3", found)


def test_a_key_beside_a_stack_is_told_to_go_inside(tmp_path: Path) -> None:
    (fault,) = refused(tmp_path, "  row: {items: [{slot: slogan}]}\n  gap: 5u\n")
    assert (fault.code.id, str(fault.span)) == ("layout-key-beside-stack", "l.yaml:7:3")
    assert "row" in fault.hint("vi")


@pytest.mark.parametrize("body", ["  slogan\n", "  [{slot: slogan}]\n"])
def test_an_item_is_a_group_of_keys(tmp_path: Path, body: str) -> None:
    assert [fault.code.id for fault in refused(tmp_path, body)] == ["wrong-type"]


def test_all_faults_of_nested_items_at_once(tmp_path: Path) -> None:
    body = """\
  column:
    gapp: 6u
    items:
      - {slot: slogn}
      - {art: lotus, heigth: 5u}
      - row: {align: middle, items: [{slot: issuer, fit: {lines: many}}]}
      - {space: false}
"""
    faults = refused(tmp_path, body)
    assert [(fault.code.id, str(fault.span), fault.suggestion) for fault in faults] == [
        ("unknown-key", "l.yaml:7:5", "gap"),
        ("bad-value", "l.yaml:9:16", "slogan"),
        ("unknown-key", "l.yaml:10:22", "height"),
        ("bad-value", "l.yaml:11:22", None),
        ("bad-value", "l.yaml:11:66", None),
        ("bad-value", "l.yaml:12:17", None),
    ]


def test_ground_art_is_placed_by_two_percentages(tmp_path: Path) -> None:
    layout = read(tmp_path, "  slot: slogan\n", "{art: [{art: a, at: [0%, -20%], cover: true}, {art: b, width: 5u}]}")
    assert layout.ground.fill == "ground"
    assert [art.at for art in layout.ground.art] == [(Percentage(0), Percentage(-20)), (Percentage(50), Percentage(50))]


@pytest.mark.parametrize("at", ["[]", "[50%]", "[1%, 2%, 3%]", "50%"])
def test_ground_art_at_another_number_of_percentages_is_refused(tmp_path: Path, at: str) -> None:
    faults = refused(tmp_path, "  slot: slogan\n", f"{{art: [{{art: a, at: {at}, cover: true}}]}}")
    assert [(fault.code.id, str(fault.span)) for fault in faults] == [("wrong-type", "l.yaml:4:29")]


@pytest.mark.parametrize("size", ["", ", cover: false", ", width: 5u, height: 5u", ", width: 0, cover: true"])
def test_ground_art_of_no_or_two_sizes_is_told_with_everything_else(tmp_path: Path, size: str) -> None:
    faults = refused(tmp_path, "  slot: slogn\n", f"{{art: [{{art: a{size}}}, {{art: b, cover: true}}]}}")
    assert [(fault.code.id, str(fault.span)) for fault in faults] == [
        ("layout-art-size", "l.yaml:4:16"),
        ("bad-value", "l.yaml:6:9"),
    ]
    assert faults[0].hint("vi")


@pytest.mark.parametrize(
    ("item", "code", "column"),
    [
        ("fit: {least: 6u, most: 5u}", "layout-range-reversed", 23),
        ("fit: {most: 0}", "layout-fit-most-zero", 23),
        ("fit: {most: 0mm}", "layout-fit-most-zero", 23),
        ("fit: {clearance: -0.1}", "bad-value", 35),
        ("grow: -1", "bad-value", 24),
        ("shrink: -1", "bad-value", 26),
        ('show: {from: "2:1", below: "2:1"}', "layout-range-reversed", 24),
        ('show: {from: "3:1", below: "2:1"}', "layout-range-reversed", 24),
        ("show: {height_from: 1m, height_below: 1000mm}", "layout-range-reversed", 24),
    ],
)
def test_limits_that_nothing_can_keep_are_refused(tmp_path: Path, item: str, code: str, column: int) -> None:
    (fault,) = refused(tmp_path, f"  {{slot: slogan, {item}}}\n")
    assert (fault.code.id, str(fault.span)) == (code, f"l.yaml:6:{column}")
    assert all(fault.message(lang) for lang in ("vi", "en"))


@pytest.mark.parametrize(
    "item",
    [
        "fit: {least: 6u, most: 6u, clearance: 0}",
        "fit: {least: 6u, most: 5px}",
        'show: {from: "2:1", below: "2.1:1", height_from: 9px, height_below: 1mm}',
        "grow: 0, shrink: 0",
    ],
)
def test_limits_that_meet_or_cannot_be_compared_are_limits(tmp_path: Path, item: str) -> None:
    assert isinstance(read(tmp_path, f"  {{slot: slogan, {item}}}\n").body, Slot)


def test_shapes_from_a_wide_one_to_a_narrow_one_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "l.yaml"
    path.write_text('{layout: l, title: L, shapes: {from: "2:1", to: "1:1"}, ground: {}, body: {slot: slogan}}')
    with pytest.raises(Fault) as caught:
        read_as(Layout, path, "l.yaml")
    (fault,) = caught.value.diagnostics
    assert (fault.code.id, str(fault.span)) == ("layout-range-reversed", "l.yaml:1:31")


@pytest.mark.parametrize(
    ("aspect", "held"), [(0.9, False), (1, True), (1.5, True), (2, True), (2.001, True), (2.1, False)]
)
def test_both_ends_of_the_shapes_count(tmp_path: Path, aspect: float, held: bool) -> None:
    assert read(tmp_path, "  slot: slogan\n").shapes.holds(aspect) is held


def test_deep_nesting_is_no_traceback(tmp_path: Path) -> None:
    assert [fault.code.id for fault in refused(tmp_path, "  " + "{row: {items: [" * 700)] == ["yaml-syntax"]
