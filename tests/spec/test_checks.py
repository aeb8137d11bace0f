"""Is every name in a layout looked up, at any depth and shown or not, and every unknown one told at once?"""

from __future__ import annotations

from pathlib import Path

import pytest

from bannergen.diagnostics import Diagnostic
from bannergen.resources import SearchPath, bundled_root
from bannergen.spec.checks import check_layout
from bannergen.spec.library import Library

LAYOUT = """\
layout: l
title: L
shapes: {from: "1:1", to: "2:1"}
groups: {chu-nho: piece}
ground:
  fill: vignete
  art:
    - {art: lotos, cover: true, colours: {accent: papr}}
    - {art: lotus, cover: true, show: {from: "9:1"}, colours: {acent: paper}}
body:
  column:
    items:
      - {slot: headline, style: kiker, fit: {group: chu, width_axis: 75-100}}
      - row:
          items:
            - {art: wave, height: 5u}
            - {art: lotus, colours: {accent: zzz}}
            - {slot: slogan, fit: {width_axis: 75-90}}
            - {slot: issuer, style: signature, show: {below: "0.1:1"}}
"""


def checked(folder: Path, text: str) -> list[Diagnostic]:
    (folder / "layouts").mkdir()
    (folder / "layouts/l.yaml").write_text(text, "utf-8")
    library = Library(SearchPath.of_project(folder))
    return check_layout(library.layout("l"), library.theme("do-co"), library)


def test_everything_unknown_in_one_go(tmp_path: Path) -> None:
    assert [(fault.code.id, str(fault.span), fault.suggestion) for fault in checked(tmp_path, LAYOUT)] == [
        ("theme-unknown-token", "layouts/l.yaml:6:9", "vignette"),
        ("unknown-id", "layouts/l.yaml:8:13", "lotus"),
        ("theme-unknown-token", "layouts/l.yaml:8:51", "paper"),
        ("theme-unknown-token", "layouts/l.yaml:9:7", "accent"),
        ("theme-unknown-style", "layouts/l.yaml:13:33", "kicker"),
        ("layout-unknown-group", "layouts/l.yaml:13:53", "chu-nho"),
        ("unknown-id", "layouts/l.yaml:16:21", "wave-data"),
        ("theme-unknown-token", "layouts/l.yaml:17:46", None),
        ("font-no-such-face", "layouts/l.yaml:18:35", None),
    ]


def test_a_style_that_is_not_written_is_told_at_its_slot(tmp_path: Path) -> None:
    theme = (
        (bundled_root() / "assets/themes/do-co.yaml")
        .read_text("utf-8")
        .replace("  display: {family", "  loud: {family")
    )
    (tmp_path / "assets/themes").mkdir(parents=True)
    (tmp_path / "assets/themes/do-co.yaml").write_text(theme, "utf-8")
    text = LAYOUT[: LAYOUT.index("ground:")] + "ground: {}\nbody: {slot: slogan}\n"
    assert [(fault.code.id, str(fault.span)) for fault in checked(tmp_path, text)] == [
        ("theme-unknown-style", "layouts/l.yaml:6:7")
    ]


def test_colours_that_the_artwork_keeps_must_be_the_themes(tmp_path: Path) -> None:
    (tmp_path / "assets/artwork").mkdir(parents=True)
    (tmp_path / "assets/artwork/a.svg").write_text("<svg/>")
    note = 'artwork: a\ntitle: {vi: A, en: A}\nsource: s\nlicence: l\ncolours: {"#000000": ink, "#ffffff": white}\n'
    (tmp_path / "assets/artwork/a.yaml").write_text(note)
    text = LAYOUT[: LAYOUT.index("ground:")] + "ground: {}\nbody: {art: a, colours: {ink: paper}}\n"
    assert [(fault.code.id, str(fault.span)) for fault in checked(tmp_path, text)] == [
        ("theme-unknown-token", "assets/artwork/a.yaml:5:38")
    ]


BUNDLED = Library(SearchPath((bundled_root(),)))


@pytest.mark.parametrize("theme", BUNDLED.ids("assets/themes/*.yaml"))
@pytest.mark.parametrize("layout", BUNDLED.ids("layouts/*.yaml"))
def test_the_bundled_layouts_name_what_the_bundled_themes_have(layout: str, theme: str) -> None:
    assert check_layout(BUNDLED.layout(layout), BUNDLED.theme(theme), BUNDLED) == []
