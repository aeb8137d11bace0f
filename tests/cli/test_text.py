"""``bannergen text``, and the text door of every other command: what it says, and that nothing wrong gets past it."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from unicodedata import normalize

import docx
import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

from bannergen.cli import main
from bannergen.compose import Composition
from bannergen.diagnostics import Fault, tried
from bannergen.scene import dump
from bannergen.spec.campaign import Slogan
from bannergen.spec.values import Slug, Text, clean_text
from tests import project
from tests.cli.small import CAMPAIGN, LETTER, TABLE
from tests.orthography import encoders


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder with a small campaign, without the caller's language."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("BANNERGEN_LANG", raising=False)
    (tmp_path / "c.yaml").write_text(CAMPAIGN, "utf-8")
    (tmp_path / "t.csv").write_text(TABLE, "utf-8")
    return tmp_path


def call(*arguments: str, stdin: str | bytes | None = None) -> Result:
    result = CliRunner().invoke(main, arguments, input=stdin)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def found(*arguments: str, stdin: str | bytes | None = None) -> list[tuple[str, str]]:
    """Return the codes and places that a lint gives as JSON."""
    result = call("text", "lint", "--json", *arguments, stdin=stdin)
    findings = json.loads(result.stdout)
    assert result.exit_code == int(any(each["severity"] == "error" for each in findings))
    return [(each["code"], each["where"]) for each in findings]


def test_lines_are_looked_through_one_by_one() -> None:
    text = "CHUYỂN ÐỔI SỐ\nhoà bình\nđổi  mới\nhòa thuận\nquận Nam Từ Niêm\nhòa ca\n" + normalize("NFD", "số")
    assert found(stdin=text) == [
        ("text-look-alike", "stdin:1:8"),
        ("text-tone-placement-mixed", "stdin:2:1"),
        ("text-double-space", "stdin:3:4"),
        ("place-name-near", "stdin:5:6"),
        ("text-not-composed", "stdin:7:2"),
    ]


def test_a_control_character_in_a_file_hides_nothing_else() -> None:
    text = "CHUYỂN ÐỔI SỐ\nchuông \x07 réo vang\na\0b và nhiều chữ nữa\n"
    assert found(stdin=text.encode()) == [
        ("text-look-alike", "stdin:1:8"),
        ("text-control-character", "stdin:2:8"),
        ("text-control-character", "stdin:3:2"),
    ]


def test_a_right_text_is_met_with_one_word() -> None:
    result = call("text", "lint", "-", stdin="CHÀO MỪNG NGÀY CHUYỂN ĐỔI SỐ QUỐC GIA 10/10\n")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "Không có lỗi.\n")


def test_a_campaign_is_looked_through_as_a_campaign(folder: Path) -> None:
    text = CAMPAIGN.replace("CHÀO MỪNG", "ĐỔI\u200b  MỚI").replace("title: Nhỏ", "title: Hoà  bình, hòa thuận")
    (folder / "c.yaml").write_text(text, "utf-8")
    assert found("c.yaml") == [
        ("text-double-space", "c.yaml:2:11"),
        ("text-invisible-character", "c.yaml:4:28"),
        ("text-double-space", "c.yaml:4:29"),
        ("text-tone-placement-mixed", "c.yaml:2:8"),
    ]


def test_what_keeps_a_campaign_from_being_read_is_a_finding(folder: Path) -> None:
    (folder / "c.yaml").write_text(CAMPAIGN.replace("CHÀO MỪNG", "ÐỔI MỚI"), "utf-8")
    assert found("c.yaml") == [("text-look-alike", "c.yaml:4:25")]


def test_a_table_is_looked_through_as_a_table(folder: Path) -> None:
    (folder / "t.csv").write_text("slug,name,level\na,Quận Nam Từ Niêm,quận\n", "utf-8")
    assert found("t.csv") == [("place-name-near", "t.csv:2:8")]


def test_build_and_check_say_it_too(folder: Path) -> None:
    (folder / "c.yaml").write_text(CAMPAIGN.replace("CHÀO MỪNG", "CHO NGUỜI  DÂN"), "utf-8")
    (folder / "t.csv").write_text("slug,name,level\na,Quận Nam Từ Niêm,quận\n", "utf-8")
    codes = ["text-double-space", "text-no-such-syllable", "place-name-near"]
    checked = json.loads(call("check", "c.yaml", "--json").stdout)
    assert [each["code"] for each in checked] == codes
    built = call("build", "c.yaml", "-j", "1")
    assert built.exit_code == 0
    assert all(f"[{code}]" in built.stderr for code in codes)


@pytest.mark.parametrize(
    "wrong", ["CHUYỂN ÐỔI", "CHÀO M\x07ỪNG", "Tieáng Vieät raát hay", "Tiáº¿ng Viá»‡t", "CH?O M?NG"]
)
@pytest.mark.parametrize("where", ["c.yaml", "t.csv", "--text"])
def test_wrong_text_stops_a_piece_wherever_it_comes_from(wrong: str, where: str, folder: Path) -> None:
    if where == "--text":
        result = call("render", "pano-3x2", "--text", wrong, "-o", "a.svg")
    else:
        path = folder / where
        old, new = ("CHÀO MỪNG", json.dumps(wrong, ensure_ascii=False)) if where == "c.yaml" else ("Huyện A", wrong)
        path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
        result = call("build", "c.yaml", "-o", "out", "-j", "1")
    assert result.exit_code == 2
    assert "lỗi [" in result.stderr
    assert sorted(path.name for path in folder.iterdir()) == ["c.yaml", "t.csv"]


@pytest.mark.parametrize("encoding", ["tcvn3", "vni", "viqr", "cp1258", "utf8"])
def test_legacy_text_is_converted_with_and_without_being_told(encoding: str) -> None:
    right = "CHÀO MỪNG NGÀY CHUYỂN ĐỔI SỐ QUỐC GIA\r\nTiếng Việt rất hay\n"
    legacy = getattr(encoders, encoding)(right)
    for options in ((), ("--from", encoding)):
        result = call("text", "convert", *options, stdin=legacy.encode())
        assert (result.exit_code, result.stdout_bytes) == (0, right.encode())
        assert "[text-converted]" in result.stderr


@pytest.mark.parametrize(("encoding", "page"), [("tcvn3", "latin-1"), ("vni", "cp1252"), ("cp1258", "cp1252")])
def test_bytes_of_a_legacy_file_are_read(encoding: str, page: str, folder: Path) -> None:
    right = "Tiếng Việt rất hay\nđộc lập tự do\n"
    (folder / "cu.txt").write_bytes(getattr(encoders, encoding)(right).encode(page))
    result = call("text", "convert", "cu.txt", "-o", "moi.txt")
    assert (result.exit_code, result.stdout) == (0, "")
    assert (folder / "moi.txt").read_text("utf-8") == right


def test_right_text_is_only_composed() -> None:
    result = call("text", "convert", stdin=normalize("NFD", "Tiếng Việt, café"))
    assert result.stdout == "Tiếng Việt, café"
    assert "[text-not-legacy]" in result.stderr


@pytest.mark.parametrize(("encoding", "line"), [("vni", "Tieáng Vieät raát hay"), ("tcvn3", "TiÕng ViÖt rÊt hay")])
def test_lines_in_unicode_stay_when_others_are_converted(encoding: str, line: str) -> None:
    text = "Báo Tân Trào, Ngày 10/10\nChuyển đổi số\n{}\n"
    result = call("text", "convert", "--from", encoding, stdin=text.format(line))
    assert result.stdout == text.format("Tiếng Việt rất hay")
    assert "1 dòng" in result.stderr


def test_what_an_encoding_does_not_change_is_not_converted() -> None:
    assert "[text-not-legacy]" in call("text", "convert", "--from", "vni", stdin="Na Hang\n").stderr


def test_what_only_looks_like_a_campaign_or_a_table_gives_its_lines(folder: Path) -> None:
    (folder / "l.yaml").write_text("layout: x\ntitle: ÐỔI\n", "utf-8")
    assert found("l.yaml") == [("text-look-alike", "l.yaml:2:8")]
    (folder / "x.csv").write_text("a,b\nÐ,1\n", "utf-8")
    assert found("x.csv") == [("text-look-alike", "x.csv:2:1")]


def test_a_word_letter_gives_its_text(folder: Path) -> None:
    document = docx.Document()
    document.add_paragraph("CHUYỂN ÐỔI SỐ")
    document.save(str(folder / "l.docx"))
    assert found("l.docx") == [("text-look-alike", "l.docx:2:8")]


def test_lines_are_compared_with_the_record() -> None:
    assert found(stdin="NGÀY GIẢI PHÓNG THỦ ĐÔ 30/4\n") == [("event-wrong-day", "stdin:1:24")]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("text", "lint", "nosuch.txt"), "file-missing"),
        (("text", "lint", "."), "file-unreadable"),
        (("text", "convert", "a.docx"), "text-file-kind"),
        (("text", "convert", "--from", "vnii"), "bad-option"),
        (("text", "lnt"), "unknown-command"),
        (("text", "convert", "b.bin"), "letter-binary"),
        (("text", "convert", "c.bin"), "text-not-utf8"),
    ],
)
def test_a_wrong_request_is_refused(arguments: tuple[str, ...], code: str, folder: Path) -> None:
    (folder / "b.bin").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0")
    (folder / "c.bin").write_bytes("ж".encode("koi8-r") * 9)
    result = call(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"[{code}]" in result.stderr


@pytest.mark.parametrize("encoding", ["tcvn3", "vni", "viqr"])
def test_a_legacy_letter_is_refused_with_the_offer_to_convert_it(encoding: str, folder: Path) -> None:
    (folder / "l.txt").write_text(getattr(encoders, encoding)(LETTER), "utf-8")
    refused = call("import", "l.txt", "-o", "l.yaml")
    assert refused.exit_code == 2
    assert "[text-legacy-encoding]" in refused.stderr
    assert f"--from {encoding}" in refused.stderr
    assert not (folder / "l.yaml").exists()
    assert call("import", "l.txt", "-o", "l.yaml", "--from", encoding).exit_code == 0
    (folder / "r.txt").write_text(LETTER, "utf-8")
    assert call("import", "r.txt", "-o", "r.yaml").exit_code == 0
    converted, right = (
        (folder / name).read_text("utf-8").replace(name[0] + ".txt", "") for name in ("l.yaml", "r.yaml")
    )
    assert converted == right


def test_what_cannot_be_set_is_told_of_a_letter_with_its_line(folder: Path) -> None:
    """The YAML is written all the same, for somebody to mend it: a PDF cannot be."""
    (folder / "l.txt").write_text(LETTER.replace("CHUYỂN ĐỔI SỐ QUỐC", "CHUYỂN ÐỔI SỐ QUỐC"), "utf-8")
    result = call("import", "l.txt", "-o", "l.yaml")
    assert result.exit_code == 1
    assert "l.txt:8:26: lỗi [text-look-alike]" in result.stderr
    assert "[text-look-alike]" in call("build", "l.yaml").stderr


def scene(text: str) -> str:
    """Return the Scene of a pano with a text, or the codes of what keeps it from being made."""
    faults = []
    for clean in tried(faults, clean_text, text):
        for made in tried(faults, _composed, clean):
            return dump(made.scene)
    return " ".join(fault.code.id for fault in faults)


def _composed(text: Text) -> Composition:
    if not text:
        raise Fault
    slogan = Slogan(id=Slug("s"), text=text)
    return project.composer().compose(dataclasses.replace(project.piece("pano-3x2"), slogan=slogan))


VIETNAMESE = st.lists(
    st.text("aăâeêioôơuưyđAĂÂEÊIOÔƠUƯYĐbcnghNGH\u0300\u0301\u0303\u0309\u0323", max_size=6), max_size=5
)


@settings(deadline=None)
@given(st.one_of(VIETNAMESE.map(" ".join), st.text(max_size=40)))
def test_composed_or_apart_a_text_gives_one_scene(text: str) -> None:
    assert scene(normalize("NFC", text)) == scene(normalize("NFD", text))


def test_check_gives_the_faults_of_a_campaign_as_data_too(folder: Path) -> None:
    (folder / "c.yaml").write_text(CAMPAIGN.replace("CHÀO MỪNG", "ÐỔI MỚI"), "utf-8")
    result = call("check", "c.yaml", "--json")
    assert result.exit_code == 2
    assert [(each["code"], each["where"]) for each in json.loads(result.stdout)] == [("text-look-alike", "c.yaml:4:25")]
    assert "[text-look-alike]" in result.stderr
