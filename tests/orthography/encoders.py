"""Unicode to the legacy encodings, the other way round: written apart from the package, on tables of its own.

TCVN3 and VNI are typed letter by letter as converters print them; VIQR takes the marks from Unicode's decomposition;
CP1258 and UTF-8 are codecs of Python's. Characters are what Windows Western shows, its holes the controls of Latin-1.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

SMALL = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"
LETTERS = SMALL + SMALL.upper()

_TCVN3 = dict(
    zip(
        SMALL,
        "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉËÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u00adõøö÷ùúýûüþ®",
        strict=True,
    )
)
_TCVN3_CAPITALS = dict(zip("ĂÂÊÔƠƯĐ", "¡¢£¤¥¦§", strict=True))
_VNI_CODES = (
    "aø aù aû aõ aï aê aè aé aú aü aë aâ aà aá aå aã aä eø eù eû eõ eï eâ eà eá eå eã eä ì í æ ó ò "
    "oø où oû oõ oï oâ oà oá oå oã oä ô ôø ôù ôû ôõ ôï uø uù uû uõ uï ö öø öù öû öõ öï yø yù yû yõ î ñ"
)
_VNI = dict(zip(SMALL, _VNI_CODES.split(), strict=True))
_VIQR = {"\u0300": "`", "\u0301": "'", "\u0309": "?", "\u0303": "~", "\u0323": ".", "\u0306": "(", "\u0302": "^"}
_VIQR |= {"\u031b": "+"}


def tcvn3(text: str) -> str:
    """Return a text as typed with fonts .Vn*: a capital with a tone is the small code."""
    return "".join(_TCVN3_CAPITALS.get(letter) or _TCVN3.get(letter.lower(), letter) for letter in text)


def tcvn3_doubled(text: str) -> str:
    """Return a text as converters write it: a capital with a tone is its bare capital and the small code."""
    return "".join(_doubled(letter) for letter in text)


def _doubled(letter: str) -> str:
    if letter in _TCVN3_CAPITALS or letter.lower() == letter or letter not in LETTERS:
        return tcvn3(letter)
    base = unicodedata.normalize("NFC", "".join(m for m in unicodedata.normalize("NFD", letter) if m not in _TONES))
    return _TCVN3_CAPITALS.get(base, base) + _TCVN3[letter.lower()]


_TONES = "\u0300\u0301\u0309\u0303\u0323"


def vni(text: str) -> str:
    """Return a text as typed with fonts VNI-*, the marks of capitals as capitals."""
    return "".join(
        _VNI.get(letter) or (_VNI[letter.lower()].upper() if letter in LETTERS else letter) for letter in text
    )


def vni_small_marks(text: str) -> str:
    """Return a text as typed with fonts VNI-*, the marks of capitals small where the base is a letter of its own."""
    return "".join(code if len(code) == 1 else code[0] + code[1:].lower() for code in map(vni, text))


def viqr(text: str) -> str:
    """Return a text in VIQR as most people typed it, without escapes."""
    return "".join(_viqr(letter) for letter in text)


def _viqr(letter: str) -> str:
    if letter in "Đđ":
        return "DD" if letter == "Đ" else "dd"
    if letter not in LETTERS:
        return letter
    base, *marks = unicodedata.normalize("NFD", letter)
    return base + "".join(sorted(map(_VIQR.__getitem__, marks), key="(^+`'?~.".index))


def viqr_escaped(text: str) -> str:
    """Return a text in VIQR with a backslash before each mark that is punctuation behind a letter."""
    return viqr(re.sub(r"(?<=[^\W\d_])(?=[`'?~.^(+*])", r"\\", text).replace("dd", r"d\d"))


def cp1258(text: str) -> str:
    """Return the bytes of a text in CP1258 as Western characters; all tones are characters of their own."""
    apart = "".join(_apart(letter) for letter in text)
    return western(apart.encode("cp1258"))


def _apart(letter: str) -> str:
    marks = unicodedata.normalize("NFD", letter)
    tones = "".join(mark for mark in marks if mark in _TONES)
    return unicodedata.normalize("NFC", "".join(mark for mark in marks if mark not in _TONES)) + tones


def cp1258_composed(text: str) -> str:
    """Return the bytes of a text in CP1258 as Western characters; letters the page holds whole stay whole."""
    return western("".join(letter if _is_whole(letter) else _apart(letter) for letter in text).encode("cp1258"))


def _is_whole(letter: str) -> bool:
    try:
        letter.encode("cp1258")
    except UnicodeEncodeError:
        return False
    return True


def western(data: bytes) -> str:
    """Return bytes as Windows Western shows them."""
    return "".join(_western(byte) for byte in data)


def _western(byte: int) -> str:
    try:
        return bytes((byte,)).decode("cp1252")
    except UnicodeDecodeError:
        return chr(byte)


def utf8(text: str) -> str:
    """Return the bytes of a text in UTF-8 as Western characters."""
    return western(text.encode())


def utf8_as_latin1(text: str) -> str:
    """Return the bytes of a text in UTF-8 as characters of Latin-1."""
    return text.encode().decode("latin-1")


# By the name of the encoding, the ways in which it is written.
ENCODERS: dict[str, tuple[Callable[[str], str], ...]] = {
    "tcvn3": (tcvn3, tcvn3_doubled),
    "vni": (vni, vni_small_marks),
    "viqr": (viqr, viqr_escaped),
    "cp1258": (cp1258, cp1258_composed),
    "utf8": (utf8, utf8_as_latin1),
}
WAYS = [(name, encode) for name, ways in ENCODERS.items() for encode in ways]
