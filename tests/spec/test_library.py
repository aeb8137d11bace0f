"""Does the library find everything by id, the user's files first, and name the nearest where there is nothing?"""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from bannergen.diagnostics import Fault, Span
from bannergen.resources import SearchPath, bundled_root, is_file
from bannergen.spec import reader
from bannergen.spec.layout import Slot
from bannergen.spec.library import Library, merged
from bannergen.spec.values import Text

LAYOUT = """\
layout: {id}
title: {id}
shapes: {{from: "1:1", to: "2:1"}}
ground: {{fill: ground, art: [{{art: lotus, cover: true}}]}}
body: {{column: {{items: [{{slot: slogan}}]}}}}
"""
PRODUCT = "  - {{id: {id}, title: {title}, size: {size}, layout: pano, formats: [png]}}\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "project"
    for name in ("layouts/products", "assets/themes", "assets/artwork", "fonts", "campaigns"):
        (folder / name).mkdir(parents=True)
    return folder


def library(project: Path) -> Library:
    return Library(SearchPath.of_project(project))


def write_layout(project: Path, name: str, text: str) -> None:
    (project / f"layouts/{name}.yaml").write_text(text, "utf-8")


def write_products(project: Path, *products: str, name: str = "own") -> None:
    text = "family: billboard\nproducts:\n" + "".join(products)
    (project / f"layouts/products/{name}.yaml").write_text(text, "utf-8")


def faults_of(caught: pytest.ExceptionInfo[Fault]) -> list[tuple[str, str]]:
    return [(fault.code.id, str(fault.span)) for fault in caught.value.diagnostics]


def test_bundled_things_are_found_from_anywhere(project: Path) -> None:
    found = library(project)
    assert found.product("pano-3x2").size.width == 3000
    assert found.layout("pano").title == "Pa-nô"
    assert found.theme("do-co").theme == "do-co"
    assert found.artwork("lotus").path.suffix == ".svg"
    assert "be-vietnam-pro" in found.families
    assert found.shadowed() == []


def test_everything_bundled_is_readable() -> None:
    found = Library(SearchPath((bundled_root(),)))
    for name in found.ids("layouts/*.yaml"):
        assert found.layout(name).layout == name
    for name in found.ids("assets/themes/*.yaml"):
        assert found.theme(name).theme == name
    for name in found.ids("assets/artwork/*.svg"):
        assert found.artwork(name).note.artwork == name
    for product in found.products.values():
        assert found.layout(product.layout).shapes.holds(product.size.width / product.size.height)
    for name, (family, folder) in found.families.items():
        assert (family.family, folder.name) == (name, name)
        assert all((folder / face.file).is_file() for face in family.faces)


def test_a_face_may_come_from_elsewhere_than_its_family() -> None:
    family, _ = Library(SearchPath((bundled_root(),))).families["saira"]
    assert family.sources == (
        "npm package @expo-google-fonts/saira-condensed, 0.4.1",
        "npm package @expo-google-fonts/saira-extra-condensed, 0.4.2",
    )


def test_the_bundled_folder_is_not_searched_twice() -> None:
    assert SearchPath.of_project(bundled_root()).roots == (bundled_root(),)


@pytest.mark.parametrize(
    ("kind", "name", "nearest", "message"),
    [
        ("product", "pano-3x3", "pano-3x2", "There is no product called “pano-3x3”."),
        ("layout", "panno", "pano", "There is no layout called “panno”."),
        ("theme", "do-coo", "do-co", "There is no theme called “do-coo”."),
        ("artwork", "lotos", "lotus", "There is no artwork called “lotos”."),
    ],
)
def test_what_is_not_there_names_the_nearest_where_it_was_asked(
    project: Path, kind: str, name: str, nearest: str, message: str
) -> None:
    with pytest.raises(Fault) as caught:
        getattr(library(project), kind)(Text(name, Span("c.yaml", 3, 4)))
    (fault,) = caught.value.diagnostics
    assert (str(fault.span), fault.suggestion, fault.message("en")) == ("c.yaml:3:4", nearest, message)
    assert nearest in fault.accepted


@pytest.mark.parametrize("name", ["", "../pano", "/etc/passwd", "a/b", "pano.yaml", "x" * 300, "a\0b"])
def test_names_cannot_leave_the_folder(project: Path, name: str) -> None:
    with pytest.raises(Fault) as caught:
        library(project).layout(name)
    assert faults_of(caught) == [("unknown-id", "None")]


def test_a_users_layout_takes_the_place_of_the_bundled_and_is_announced(project: Path) -> None:
    write_layout(project, "pano", LAYOUT.format(id="pano").replace("title: pano", "title: Của tôi"))
    write_layout(project, "other", LAYOUT.format(id="other"))
    found = library(project)
    assert found.layout("pano").title == "Của tôi"
    assert [remark.message("en") for remark in found.shadowed()] == [
        "Your layouts/pano.yaml is used instead of the bundled “layouts/pano.yaml”."
    ]
    assert found.shadowed()[0].severity == "info"


def test_a_users_font_folder_is_announced(project: Path) -> None:
    (project / "fonts/be-vietnam-pro").mkdir()
    source = bundled_root() / "fonts/be-vietnam-pro/family.yaml"
    (project / "fonts/be-vietnam-pro/family.yaml").write_bytes(source.read_bytes())
    found = library(project)
    assert [remark.code.id for remark in found.shadowed()] == ["file-shadows-bundled"]
    assert found.families["be-vietnam-pro"][1] == project / "fonts/be-vietnam-pro"


def test_a_users_product_takes_the_place_of_the_bundled_of_its_id(project: Path) -> None:
    write_products(project, PRODUCT.format(id="pano-3x2", title="Tôi", size="3x2m"))
    found = library(project)
    assert found.product("pano-3x2").title == "Tôi"
    assert found.product("led-p5-640x384").family == "led_board"


def test_a_users_product_of_a_bundled_id_is_announced(project: Path) -> None:
    write_products(project, PRODUCT.format(id="pano-3x2", title="Tôi", size="3x2m"), name="billboard")
    write_products(project, PRODUCT.format(id="mine", title="Tôi", size="3x2m"))
    assert [remark.message("en") for remark in library(project).shadowed()] == [
        "Your layouts/products/billboard.yaml is used instead of the bundled “pano-3x2”."
    ]


def test_products_with_faults_are_announced_by_their_faults_only(project: Path) -> None:
    write_products(project, PRODUCT.format(id="pano-3x2", title="Tôi", size="0x2m"))
    found = library(project)
    assert found.shadowed() == []
    with pytest.raises(Fault):
        found.product("pano-3x2")


def test_all_faults_of_products_at_once(project: Path) -> None:
    rows = [("a", "3x2m"), ("a", "0x2m"), ("b", "600x2m")]
    write_products(project, *(PRODUCT.format(id=name, title="T", size=size) for name, size in rows))
    write_products(project, PRODUCT.format(id="b", title="T", size="3x2m"), name="second")
    with pytest.raises(Fault) as caught:
        library(project).product("pano-3x2")
    assert faults_of(caught) == [
        ("duplicate-id", "layouts/products/own.yaml:4:10"),
        ("product-size", "layouts/products/own.yaml:4:5"),
        ("product-size", "layouts/products/own.yaml:5:5"),
        ("duplicate-id", "layouts/products/second.yaml:3:10"),
    ]


def test_a_layout_that_extends_keeps_what_it_does_not_say(project: Path) -> None:
    write_layout(project, "parent", LAYOUT.format(id="parent"))
    write_layout(project, "child", "layout: child\nextends: parent\ntitle: Con\nground: {fill: paper}\n")
    write_layout(project, "grandchild", "layout: grandchild\nextends: child\nbody: {slot: issuer}\n")
    found = library(project).layout("grandchild")
    assert (found.layout, found.title, found.ground.fill) == ("grandchild", "Con", "paper")
    assert [art.art for art in found.ground.art] == ["lotus"]
    assert isinstance(found.body, Slot)


def test_groups_merge_and_lists_and_bodies_are_replaced(tmp_path: Path) -> None:
    def node(text: str) -> reader.Mapping:
        (tmp_path / "n.yaml").write_text(text)
        found = reader.read_yaml(tmp_path / "n.yaml")
        assert isinstance(found, reader.Mapping)
        return found

    above = node("a: {y: 2, z: 3}\nl: [9]\nbody: {row: 1}\n")
    both = merged(node("a: {x: 1, y: 1}\nl: [1, 2]\nbody: {column: 1}\nk: 1\n"), above)
    assert _plain(both) == {"a": {"x": "1", "y": "2", "z": "3"}, "l": ["9"], "body": {"row": "1"}, "k": "1"}
    assert both.span == above.span


def _plain(node: reader.Node | None) -> object:
    if isinstance(node, reader.Mapping):
        return {key: _plain(entry.value) for key, entry in node.entries.items()}
    if isinstance(node, reader.Sequence):
        return [_plain(item) for item in node.items]
    return node.value if node else None


def test_a_circle_of_extends_is_told_with_its_trail(project: Path) -> None:
    for name, parent in (("a", "b"), ("b", "c"), ("c", "a")):
        write_layout(project, name, f"layout: {name}\nextends: {parent}\n")
    with pytest.raises(Fault) as caught:
        library(project).layout("a")
    assert faults_of(caught) == [("extends-cycle", "layouts/c.yaml:2:10")]
    assert "a → b → c → a" in caught.value.diagnostics[0].message("vi")


def test_an_unknown_parent_names_the_nearest(project: Path) -> None:
    write_layout(project, "a", "layout: a\nextends: panno\n")
    with pytest.raises(Fault) as caught:
        library(project).layout("a")
    assert faults_of(caught) == [("unknown-id", "layouts/a.yaml:2:10")]
    assert caught.value.diagnostics[0].suggestion == "pano"


def test_a_fault_in_a_parent_is_told_in_the_parents_file(project: Path) -> None:
    write_layout(project, "parent", LAYOUT.format(id="parent").replace("fill", "fil"))
    write_layout(project, "child", "layout: child\nextends: parent\n")
    with pytest.raises(Fault) as caught:
        library(project).layout("child")
    assert faults_of(caught) == [("unknown-key", "layouts/parent.yaml:4:10")]


@pytest.mark.parametrize("text", ["- a\n", "word\n", "extends: [a]\n"])
def test_a_layout_of_another_type_is_a_fault(project: Path, text: str) -> None:
    write_layout(project, "a", text)
    with pytest.raises(Fault) as caught:
        library(project).layout("a")
    assert caught.value.diagnostics


@pytest.mark.parametrize("text", ["- a\n", "word\n"])
def test_a_parent_that_is_no_group_of_keys_is_told_in_its_file(project: Path, text: str) -> None:
    write_layout(project, "parent", text)
    write_layout(project, "child", "layout: child\nextends: parent\n")
    with pytest.raises(Fault) as caught:
        library(project).layout("child")
    assert faults_of(caught) == [("wrong-type", "layouts/parent.yaml:1:1")]


def test_a_theme_with_unknown_tokens_is_refused(project: Path) -> None:
    text = (
        (bundled_root() / "assets/themes/do-co.yaml").read_text("utf-8").replace("colour: display}", "colour: dsplay}")
    ).replace("theme: do-co", "theme: mine")
    (project / "assets/themes/mine.yaml").write_text(text, "utf-8")
    with pytest.raises(Fault) as caught:
        library(project).theme("mine")
    assert {fault.suggestion for fault in caught.value.diagnostics} == {"display"}


def test_artwork_without_a_note_is_refused(project: Path) -> None:
    (project / "assets/artwork/mine.svg").write_text("<svg/>")
    with pytest.raises(Fault) as caught:
        library(project).artwork("mine")
    assert [fault.code.id for fault in caught.value.diagnostics] == ["file-missing"]


def test_each_file_is_read_once(project: Path) -> None:
    found = library(project)
    assert found.layout("pano") is found.layout("pano")
    assert found.theme("do-co") is found.theme("do-co")


def test_names_no_disk_can_hold_are_not_there(tmp_path: Path) -> None:
    (tmp_path / "f").write_text("")
    assert is_file(tmp_path / "f")
    for name in ("x" * 300, "f/below", "a\0b"):
        assert not is_file(tmp_path / name)
    assert SearchPath((tmp_path,)).find("x" * 300) is None


@pytest.mark.parametrize(
    ("path", "key", "kind"),
    [("layouts/pano.yaml", "layout: pano", "layout"), ("assets/themes/do-co.yaml", "theme: do-co", "theme")],
)
def test_an_id_is_its_files_name(project: Path, path: str, key: str, kind: str) -> None:
    text = (bundled_root() / path).read_text("utf-8")
    assert key in text
    (project / path).with_name("mine.yaml").write_text(text, "utf-8")
    with pytest.raises(Fault) as caught:
        getattr(library(project), kind)("mine")
    assert [fault.code.id for fault in caught.value.diagnostics] == ["id-not-file-name"]


def test_words_are_of_one_spelling_and_a_project_adds_its_own(project: Path) -> None:
    bundled = library(project).words
    (project / "assets/words").mkdir()
    text = "# ghi chú\n\nPáo  Dung \ntoả nắng  # ghi chú\nkĩ xảo\n"
    (project / "assets/words/rieng.txt").write_text(unicodedata.normalize("NFD", text), "utf-8")
    assert library(project).words - bundled == {"páo dung", "tỏa nắng"}
    assert "kỹ xảo" in bundled
    assert library(project).shadowed() == []


def test_a_list_of_words_may_be_taken_the_place_of(project: Path) -> None:
    (project / "assets/words").mkdir()
    (project / "assets/words/tu-ghep.txt").write_text("páo dung\n", "utf-8")
    assert library(project).words == {"páo dung"}
    assert [remark.code.id for remark in library(project).shadowed()] == ["file-shadows-bundled"]
