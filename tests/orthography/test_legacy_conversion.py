"""Do texts of the legacy encodings come out exactly?"""

from __future__ import annotations

import shutil
import subprocess
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bannergen.orthography.legacy import Encoding, converted, decoded
from bannergen.orthography.syllables import is_syllable
from tests.orthography.encoders import LETTERS, SMALL, WAYS, tcvn3, viqr

HERE = Path(__file__).parent
SENTENCES = (HERE / "sentences.txt").read_text("utf-8").splitlines()
SLOGANS = (HERE.parent / "typeset/slogans.txt").read_text("utf-8").splitlines()

WORDS = frozenset((HERE.parents[1] / "assets/words/tu-ghep.txt").read_text("utf-8").splitlines())

each_way = pytest.mark.parametrize(("name", "encode"), WAYS, ids=lambda way: getattr(way, "__name__", ""))
needs_iconv = pytest.mark.skipif(not shutil.which("iconv"), reason="iconv is not installed")
Encode = Callable[[str], str]


def test_there_are_300_sentences_and_134_letters() -> None:
    assert len(set(SENTENCES)) >= 300
    assert len(set(LETTERS)) == 134
    assert all(unicodedata.normalize("NFC", line) == line for line in SENTENCES)


@each_way
def test_every_letter_is_read_exactly(name: str, encode: Encode) -> None:
    letters = SMALL if encode is tcvn3 else LETTERS  # it has no capitals of its own: see the tests of its case
    assert {letter: converted(encode(letter), Encoding(name)) for letter in letters} == dict(
        zip(letters, letters, strict=True)
    )


@each_way
@pytest.mark.parametrize("lines", [SENTENCES, SLOGANS], ids=["sentences", "slogans"])
def test_every_sentence_is_read_exactly(name: str, encode: Encode, lines: list[str]) -> None:
    assert [converted(encode(line), Encoding(name), words=WORDS) for line in lines] == lines


@each_way
def test_a_whole_text_is_read_exactly(name: str, encode: Encode) -> None:
    text = "\n".join(SENTENCES)
    assert converted(encode(text), Encoding(name)).split("\n") == SENTENCES


def in_a_word(letter: str) -> str:
    """Return a word of a letter, for a capital alone may look like a dash."""
    words = (onset + letter + coda for onset in ("T", "H", "Đ") for coda in ("", "N", "NG", "T", "C", "P", "I"))
    return next(filter(is_syllable, words), letter)


@needs_iconv
@pytest.mark.parametrize(("charmap", "encoding"), [("TCVN", Encoding.TCVN3), ("CP1258", Encoding.CP1258)])
def test_files_of_iconv_are_read_exactly(charmap: str, encoding: Encoding) -> None:
    text = "\n".join([*SENTENCES, *SLOGANS, *map(in_a_word, LETTERS[67:]), *SMALL])
    data = subprocess.run(["iconv", "-t", charmap], input=text.encode(), capture_output=True, check=True).stdout
    characters, found = decoded(data)
    assert found is encoding
    assert converted(characters, found).split("\n") == text.split("\n")
    alone = subprocess.run(["iconv", "-t", charmap], input="\n".join(LETTERS).encode(), capture_output=True, check=True)
    assert [converted(letter, found) for letter in alone.stdout.decode("latin-1").split("\n")] == list(LETTERS)


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        (Encoding.VNI, "Tieáng Vieät raát hay"),
        (Encoding.TCVN3, "TiÕng ViÖt rÊt hay"),
        (Encoding.VIQR, "Tie^'ng Vie^.t ra^'t hay"),
        (Encoding.CP1258, "Tiêìng Viêòt râìt hay"),
        (Encoding.UTF8, "Tiáº¿ng Viá»‡t ráº¥t hay"),
    ],
)
def test_the_example_of_the_trade_is_read(encoding: Encoding, text: str) -> None:
    assert converted(text, encoding) == "Tiếng Việt rất hay"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("TèT §ÑP", "TỐT ĐẸP"),
        ("V× Tæ QUèC", "VÌ TỔ QUỐC"),
        ("HäC TËP ë TR¦êNG", "HỌC TẬP Ở TRƯỜNG"),
        ("VÒ viÖc", "Về việc"),
        ("UBND VÒ viÖc", "UBND Về việc"),
        ("Q§-UBND, H§ND", "QĐ-UBND, HĐND"),
        ("xem CHÕ §é] sau", "xem CHẾ ĐỘ] sau"),
        ("ë ®©u? ë ®©y. Êm ¸p!", "Ở đâu? Ở đây. Ấm áp!"),
        ("1. æn ®Þnh; 2. «n tËp ë nhµ", "1. Ổn định; 2. ôn tập ở nhà"),
        ("ch©u ¸, Ên §é", "châu Á, Ấn Độ"),
        ("ë", "ở"),
        ("Hµ Néi\ntrªn ®ång\nruéng lóa\në xa", "Hà Nội\ntrên đồng\nruộng lúa\nở xa"),
    ],
)
def test_the_case_that_tcvn3_lost_is_restored(typed: str, meant: str) -> None:
    assert converted(typed, Encoding.TCVN3) == meant


def test_a_capital_font_makes_capitals() -> None:
    assert converted("céng hßa x· héi", Encoding.TCVN3, capitals=True) == "CỘNG HÒA XÃ HỘI"
    assert converted("10.10", Encoding.TCVN3, capitals=True) == "10.10"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("GOßNG TèT", "GOÒNG TỐT"),  # the way of the fonts: O and a small code
        ("GOßNG Aµ", "GÒNG À"),  # the way of converters: one letter
        ("goßng", "goòng"),
        ("AÊm ¢Êm EÕ £Õ", "Ấm Ấm Ế Ế"),
        ("C—NG HO€ X‚ H—I", "CỘNG HOÀ XÃ HỘI"),
        ("TH• — “HTX” – “A” … ™ nhµ", "THÓ — “HTX” – “A” … Ở nhà"),
        ("A³ E² O´", "Á Ẽ Ọ"),
        ("30°C, 5 m², 45º, 1×2, 5 €, 10%‰", "30°C, 5 m², 45º, 1×2, 5 €, 10%‰"),
        ("« b»ng » vµ «ng; c¸c « n»m", "« bằng » và ông; các ô nằm"),
        ("50.000®, §5", "50.000đ, Đ5"),
    ],
)
def test_the_conventions_of_tcvn3_are_told_apart(typed: str, meant: str) -> None:
    assert converted(typed, Encoding.TCVN3) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Aù AÙ aÙ Ôù ÖÙ", "Á Á á Ớ Ứ"),
        ("Noël, café, più", "Noël, café, più"),
        ("ñöôøng ÑÖÔØNG ÑÖÔøNG", "đường ĐƯỜNG ĐƯỜNG"),
    ],
)
def test_the_case_of_a_vni_letter_is_that_of_its_base(typed: str, meant: str) -> None:
    assert converted(typed, Encoding.VNI) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Tie^'ng Vie^.t ra^'t hay. Ta.i sao? Gi`?", "Tiếng Việt rất hay. Tại sao? Gì?"),
        ("Tie^'ng Vie^.t ra^'t hay\\. Ta.i sao\\?", "Tiếng Việt rất hay. Tại sao?"),
        ("To^i ye^u me.", "Tôi yêu mẹ"),
        ("To^i ye^u me\\.", "Tôi yêu me."),
        ("DDi cho+.\\. Ky` thi.", "Đi chợ. Kỳ thị"),  # who escapes one stop escapes all
        ("DDi cho+.. Ky` thi.", "Đi chợ. Kỳ thi."),
        ("me.. va` me...", "mẹ. và me..."),
        ("Ai ddi? Cu` lao, thu+?", "Ai đi? Cù lao, thử"),
        ("Chi. Lan va` ho. Le^. Ta ddi. Ho. ve^`.", "Chị Lan và họ Lệ Ta đi. Họ về."),
        ("VI` TU+. DO DDO^ THI.", "VÌ TỰ DO ĐÔ THỊ"),
        ("a. Thu+' nha^'t\nVa^ng a.", "a. Thứ nhất\nVâng ạ"),
        ("DDBQH, HDDND, Dda('k La('k, Kro^ng", "ĐBQH, HĐND, Đắk Lắk, Krông"),
        ("http://www.a.vn/e.g. a.o@b.vn e.g. a.m. U.S.A.", "http://www.a.vn/e.g. a.o@b.vn e.g. a.m. U.S.A."),
        ("a^2 + b^2, a(n), C++, add, ADDRESS, I'm", "a^2 + b^2, a(n), C++, add, ADDRESS, I'm"),
        ("no'i 'ta' va` 'chu'ng to^i'", "nói 'ta' và 'chúng tôi'"),
        ("u*o*'c DDU*O*`NG nho+' e'^m", "ước ĐƯỜNG nhớ ếm"),
        ("Tie^’ng “Vie^.t”", "Tiếng “Việt”"),
        ("hay.To^i mo+? cu+?a.", "hay.Tôi mở cửa."),
        ("bad\\dad", "baddad"),
        ("ho.at ddo^.ng, qu?a ca^`u", "họat động, qủa cầu"),
        ("DDa(k La(k, =ISNA(D4)", "Đăk Lăk, =ISNA(D4)"),
    ],
)
def test_marks_of_viqr_are_tones_where_they_make_a_syllable(typed: str, meant: str) -> None:
    assert converted(typed, Encoding.VIQR) == meant


def test_words_tell_a_full_stop_from_a_tone() -> None:
    assert converted("Phong trao` DDa^`u tu.", Encoding.VIQR, words={"đầu tư"}).endswith("tu.")
    assert converted("Vie^.c phu.c vu.", Encoding.VIQR, words={"phục vụ"}) == "Việc phục vụ"
    assert converted("Vie^.c dda^`u tu+.", Encoding.VIQR, words={"đầu tư"}) == "Việc đầu tư."
    assert converted("No'i ve^` tu+. tu+.", Encoding.VIQR, words={"tự tự"}) == "Nói về tự tự"


@pytest.mark.parametrize(
    ("shown", "meant"),
    [
        ("lÃ  má»™t, lÃ\u00a0m viá»‡c", "là một, làm việc"),
        ("vÃ o Ä‘Ã³, vÃ , vÃ", "vào đó, và, vÃ"),
        ("â€œTiáº¿ngâ€\u009d â€“ 5 mÂ² Ï€", "“Tiếng” – 5 m² π"),
        ("TiÃ¡ÂºÂ¿ng", "Tiếng"),
        ("CAFÉ… Ã is right", "CAFÉ… Ã is right"),
        ("MÃƒ Sá»", "MÃ Sá»"),
    ],
)
def test_utf8_is_read_from_its_western_looks(shown: str, meant: str) -> None:
    assert converted(shown, Encoding.UTF8) == meant


@pytest.mark.parametrize("encoding", Encoding)
def test_ascii_without_marks_stays(encoding: Encoding) -> None:
    text = "Xin chao 10/10, UBND (TP HCM)\n\tOK"
    assert converted(text, encoding) == text


def test_lines_that_are_right_already_stay() -> None:
    text = "Tiếng Việt có cá\nTiÕng ViÖt cã c¸\n\nƠi, có cá!"
    assert converted(text, Encoding.TCVN3) == "Tiếng Việt có cá\nTiếng Việt có cá\n\nƠi, có cá!"
    assert converted("e^m Ơi\ne^m o+i", Encoding.VIQR) == "e^m Ơi\nêm ơi"


VIQR_ALPHABET = "aeoudDthn'`?.^(+\\ "
CODES = "aAeoôơuHTNGdDtm«»“”—™€×²§¨©ªµ¸ÃÄ‘áºÌìÒòùøõïâêñöôæ\xa0\xad\x01\x11\u0301'?. \n"
any_text = st.text() | st.text(VIQR_ALPHABET) | st.text(CODES)


@pytest.mark.parametrize("encoding", Encoding)
@given(any_text)
@example("hu?dd")
def test_no_text_makes_an_exception(encoding: Encoding, text: str) -> None:
    assert isinstance(converted(text, encoding), str)


@each_way
@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=5))
def test_sentences_in_a_row_come_back(name: str, encode: Encode, sentences: list[str]) -> None:
    text = "\n".join(sentences)
    assert converted(encode(text), Encoding(name)) == text


def test_viqr_without_escapes_is_what_the_encoder_writes() -> None:
    assert viqr("Ở đường") == "O+? ddu+o+`ng"
