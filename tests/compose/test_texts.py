"""Are texts turned, stacked, shortened and set in one size as the layout says, always whole and inside their boxes?"""

from __future__ import annotations

import dataclasses
import itertools
from pathlib import Path

import pytest

from bannergen.compose import Composition
from bannergen.compose.contents import contents_of
from bannergen.diagnostics import Diagnostic, Fault, tried
from bannergen.preflight.scenes import check_scene
from bannergen.scene import GlyphRun, dump
from bannergen.spec import Piece
from bannergen.spec.checks import check_layout
from bannergen.spec.values import Text
from tests import project
from tests.laid_out import piece


def compose(made: Piece) -> Composition:
    composition = project.composer().compose(made)
    assert check_scene(composition.scene) == ()
    return composition


ROTATED = "  column: {{items: [{{slot: slogan, grow: 1, orientation: {orientation}, fit: {{lines: 1-2}}}}]}}\n"


@pytest.mark.parametrize(("orientation", "down"), [("rotate-90", True), ("rotate-270", False)])
def test_a_turned_text_runs_along_a_narrow_piece(tmp_path: Path, orientation: str, down: bool) -> None:
    upright = compose(piece(tmp_path, ROTATED.format(orientation="upright"), "0.75x2.5m"))
    turned = compose(piece(tmp_path, ROTATED.format(orientation=orientation), "0.75x2.5m"))
    assert turned.texts[0].block.cap_height > 2 * upright.texts[0].block.cap_height
    places = [seen.apply(x, y) for run, seen in turned.scene.runs() for _, x, y in run.placed()]
    first_line = places[: len("".join(turned.texts[0].block.lines[0].split()))]
    ys = [y for _, y in first_line]
    assert ys == sorted(ys, reverse=not down)
    assert max(x for x, _ in first_line) - min(x for x, _ in first_line) < 1


def test_a_turned_text_stands_in_the_middle(tmp_path: Path) -> None:
    """By its capitals, along both sides."""
    made = compose(piece(tmp_path, ROTATED.format(orientation="rotate-90"), "0.75x2.5m", text="HOA HOA HOA"))
    ((run, seen),) = made.scene.runs()
    assert run.ink
    ink, safe = run.ink.mapped(seen), made.scene.boxes.safe
    assert ink.x + ink.width / 2 == pytest.approx(safe.x + safe.width / 2, rel=0.02)
    assert ink.y + ink.height / 2 == pytest.approx(safe.y + safe.height / 2, rel=0.02)


def test_syllables_one_below_the_other(tmp_path: Path) -> None:
    body = "  column: {items: [{slot: slogan, grow: 1, stack: syllables}]}\n"
    made = compose(piece(tmp_path, body, "0.4x3m", id="chao-mung"))
    text = made.texts[0]
    assert text.block.lines == tuple(text.content.text.split(" "))
    assert text.block.steps == ("stack",)
    runs = [run for run, _ in made.scene.runs()]
    middles = {round(run.ink.x + run.ink.width / 2, 3) for run in runs if run.ink}
    assert middles == {200.0}
    gaps = [below.y - above.y for above, below in itertools.pairwise(runs)]
    inside, between = gaps[2], gaps[4]  # NGÀY CHUYỂN ĐỔI SỐ: within a kept phrase, and before QUỐC GIA
    assert (text.block.lines[2:4], text.block.lines[4:7]) == (("NGÀY", "CHUYỂN"), ("ĐỔI", "SỐ", "QUỐC"))
    assert gaps[3] == pytest.approx(gaps[4]) == pytest.approx(gaps[0])  # CHUYỂN–ĐỔI, ĐỔI–SỐ, CHÀO–MỪNG
    assert inside == pytest.approx(gaps[5]) != pytest.approx(between)
    assert inside == pytest.approx(between + 0.5 * text.block.cap_height)


def test_turned_and_stacked_at_once_is_refused(tmp_path: Path) -> None:
    body = "  column: {items: [{slot: slogan, stack: syllables, orientation: rotate-90}]}\n"
    with pytest.raises(Fault) as caught:
        piece(tmp_path, body)
    assert [(d.code.id, str(d.span)) for d in caught.value.diagnostics] == [("layout-turned-stack", "l.yaml:7:20")]


NARROW = (
    "  column: {{items: [{{slot: slogan, height: 20u}}, {{slot: issuer, width: {width}, height: 8u, fit: {fit}}}]}}\n"
)
LONG = "Ban Chỉ đạo Chuyển đổi số tỉnh Tuyên Quang"


def test_the_short_form_is_set_where_the_long_one_does_not_fit(tmp_path: Path) -> None:
    def said(width: str) -> tuple[str, tuple[str, ...]]:
        body = NARROW.format(width=width, fit="{least: 3u}")
        made = compose(piece(tmp_path, body, issuer=LONG, short_issuer="BCĐ Chuyển đổi số"))
        issuer = {text.role: text for text in made.scene.texts}["issuer"]
        return issuer.text, made.texts[1].steps

    assert said("100%") == (LONG, ())
    assert said("50u") == ("BCĐ Chuyển đổi số", ("short",))


def test_what_fits_in_no_form_says_how_much_room_it_needs(tmp_path: Path) -> None:
    body = NARROW.format(width="10u", fit="{least: 3u}")
    with pytest.raises(Fault) as caught:
        compose(piece(tmp_path, body, issuer=LONG, short_issuer="BCĐ Chuyển đổi số"))
    (fault,) = caught.value.diagnostics
    values = fault.data
    assert (fault.code.id, values["text"], values["least"], values["has"]) == (
        "text-does-not-fit",
        LONG,
        "60 mm",
        "200×160 mm",
    )
    width, height = (float(side) for side in values["needs"].removesuffix(" mm").split("×"))
    assert width > 200
    assert 60 < height < 120
    roomy = piece(tmp_path, NARROW.format(width=f"{width + 0.5}mm", fit="{least: 3u}"), issuer=LONG)
    assert compose(roomy).texts[1].content.text == LONG  # so much is enough


def test_an_own_slogan_has_a_short_form(tmp_path: Path) -> None:
    body = "  column: {items: [{slot: slogan, height: 20u, fit: {least: 8u}}]}\n"
    long = "Toàn dân hưởng ứng tháng hành động vì một Tuyên Quang số"
    made = compose(piece(tmp_path, body, text=long, short="Vì một Tuyên Quang số"))
    assert made.scene.texts[0].text == "Vì một Tuyên Quang số"


GROUPED = """\
  column:
    items:
      - {slot: slogan, grow: 1, fit: {lines: 1-4}}
      - {slot: issuer, height: 6u, fit: {group: signature}}
      - {slot: period, height: 9u, fit: {group: signature}}
"""


def test_texts_of_a_group_have_one_size(tmp_path: Path) -> None:
    made = compose(piece(tmp_path, GROUPED, groups="{signature: piece}"))
    slogan, issuer, period = (text.block.cap_height for text in made.texts)
    assert issuer == pytest.approx(period) != pytest.approx(slogan)
    alone = compose(piece(tmp_path, GROUPED.replace("fit: {group: signature}", "fit: {}"))).texts
    assert issuer == pytest.approx(min(text.block.cap_height for text in alone[1:]))


def test_a_size_shared_with_other_pieces_is_part_of_the_piece(tmp_path: Path) -> None:
    own = piece(tmp_path, GROUPED, groups="{signature: campaign}")
    shared = dataclasses.replace(own, sizes={"signature": 25.0})
    texts = compose(shared).texts
    assert [text.block.cap_height for text in texts[1:]] == [pytest.approx(25), pytest.approx(25)]
    assert dump(compose(shared).scene) != dump(compose(own).scene)
    larger = dataclasses.replace(own, sizes={"signature": 1e6})
    assert dump(compose(larger).scene) == dump(compose(own).scene)  # never larger than it fits


def test_texts_in_a_row_stand_on_one_line(tmp_path: Path) -> None:
    body = """\
  column:
    items:
      - {slot: slogan, grow: 1, fit: {lines: 1-4}}
      - row:
          align: center
          height: 12u
          items:
            - {slot: issuer, grow: 1, fit: {group: s, most: 4u}}
            - {slot: period, grow: 1, fit: {group: s, most: 4u}}
"""
    made = compose(piece(tmp_path, body, groups="{s: piece}"))
    *_, issuer, period = (run for run, _ in made.scene.runs())
    assert (issuer.text, period.text) == ("UBND huyện Na Hang", "01/10 – 10/10/2022")
    assert baseline(issuer) == pytest.approx(baseline(period))


def baseline(run: GlyphRun) -> float:
    return run.y


def test_a_break_for_which_there_is_no_line_is_told(tmp_path: Path) -> None:
    body = "  column: {{items: [{{slot: slogan, grow: 1, fit: {{lines: {lines}}}}}]}}\n"
    words = {"text": "CHÀO MỪNG|NGÀY HỘI"}
    assert project.composer().compose(piece(tmp_path, body.format(lines="1-2"), **words)).remarks == ()
    dropped = project.composer().compose(piece(tmp_path, body.format(lines="1"), **words)).remarks
    assert [(d.code.id, dict(d.values)["lines"]) for d in dropped] == [("text-break-dropped", "1")]


@pytest.mark.parametrize(
    ("name", "level", "kept"),
    [
        ("Huyện Na Hang", "huyện", ("Huyện Na Hang", "Na Hang")),
        ("Tạp chí Tân Trào", "báo chí", ("Tạp chí Tân Trào",)),
        ("Đài Phát thanh và Truyền hình tỉnh Tuyên Quang", "báo chí", ()),  # two lines of it are fair
    ],
)
def test_the_names_of_a_place_stay_whole(tmp_path: Path, name: str, level: str, kept: tuple[str, ...]) -> None:
    made = piece(tmp_path, ROTATED.format(orientation="upright"), text="VÌ MỘT TUYÊN QUANG SỐ")
    made = dataclasses.replace(made, place=dataclasses.replace(made.place, name=name, level=level))
    assert contents_of(made)["slogan"].keep == kept


def test_bars_at_the_ends_ask_for_no_break(tmp_path: Path) -> None:
    made = compose(piece(tmp_path, ROTATED.format(orientation="upright"), text="|CHÀO|MỪNG|"))
    assert made.remarks == ()
    assert made.texts[0].block.lines == ("CHÀO", "MỪNG")


def test_a_short_form_of_nothing_is_none(tmp_path: Path) -> None:
    made = piece(tmp_path, NARROW.format(width="50u", fit="{least: 3u}"), issuer=LONG, short_issuer=" | ")
    with pytest.raises(Fault) as caught:
        compose(made)
    assert [d.code.id for d in caught.value.diagnostics] == ["text-does-not-fit"]


def test_a_group_is_not_set_below_what_its_slots_want(tmp_path: Path) -> None:
    body = """\
  column:
    items:
      - {slot: slogan, grow: 1, fit: {lines: 1-3, least: 5u, group: g}}
      - {slot: period, height: 5u, fit: {group: g}}
"""
    with pytest.raises(Fault) as caught:
        compose(piece(tmp_path, body, groups="{g: piece}"))
    assert [(d.code.id, str(d.span)) for d in caught.value.diagnostics] == [("layout-group-too-small", "l.yaml:9:9")]


def test_a_short_form_stays_one_in_a_group(tmp_path: Path) -> None:
    body = """\
  column:
    items:
      - {slot: slogan, height: 20u}
      - {slot: issuer, width: 50u, height: 8u, fit: {least: 3u, group: s}}
      - {slot: period, height: 6u, fit: {group: s}}
"""
    made = compose(piece(tmp_path, body, groups="{s: piece}", issuer=LONG, short_issuer="BCĐ"))
    _, issuer, period = made.texts
    assert (issuer.content.text, issuer.steps) == ("BCĐ", ("short",))
    assert issuer.block.cap_height == pytest.approx(period.block.cap_height)


def test_limits_without_the_styles_own_width_take_the_nearest(tmp_path: Path) -> None:
    """The theme's kicker in Archivo at 92, a slot that allows 95 to 100 only."""
    slot = "{slot: slogan, height: 30u, style: display-narrow, fit: {lines: 1-2, width_axis: 95-100}}"
    made = piece(tmp_path, f"  column: {{items: [{slot}]}}\n")
    assert check_layout(made.layout, made.theme, project.library()) == []
    assert compose(made).texts[0].block.block.face.width == 95


@pytest.mark.parametrize(("fit", "code"), [("{most: 1u}", None), ("{least: 6u, most: 20mm}", "layout-range-reversed")])
def test_most_below_least(tmp_path: Path, fit: str, code: str | None) -> None:
    """The least that a layout does not say gives way; what it does say, in whatever units, has to make sense."""
    made = piece(tmp_path, f"  column: {{items: [{{slot: slogan, height: 30u, fit: {fit}}}]}}\n")
    if code is None:
        assert compose(made).texts[0].block.cap_height == pytest.approx(20)
        return
    with pytest.raises(Fault) as caught:
        compose(made)
    assert [d.code.id for d in caught.value.diagnostics] == [code]


def test_a_forced_break_is_no_part_of_a_name(tmp_path: Path) -> None:
    made = piece(tmp_path, ROTATED.format(orientation="upright"))
    named = dataclasses.replace(made, campaign=dataclasses.replace(made.campaign, title=Text("Ngày|Hội")))
    assert compose(named).scene.title == "Ngày Hội – Huyện Na Hang"


@pytest.mark.parametrize("text", ["\u0301", "…", "“”", "-", "😀", "A" * 300, "Ａ"])
def test_odd_texts_are_set_or_refused(tmp_path: Path, text: str) -> None:
    faults: list[Diagnostic] = []
    tried(faults, compose, piece(tmp_path, ROTATED.format(orientation="upright"), text=text))
    assert {fault.code.id for fault in faults} <= {"glyph-missing", "text-does-not-fit"}
