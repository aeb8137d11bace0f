"""Are the pairs that fonts are looked at with those of the language?"""

from __future__ import annotations

from itertools import pairwise

from bannergen.typeset.inspection.letters import neighbours, with_fewer_marks

WORDS = "NGHIÊNG QUYẾT KHUYẾN GIỮA THUỞ HOÀ HÒA XOONG NGƯỜI YÊU ĐẸP CHUYỂN BƯỚU PHỤC GIẾNG KHUỶU"


def test_pairs_are_what_syllables_have_and_nothing_else() -> None:
    pairs = set(neighbours())
    assert {pair for word in WORDS.split() for pair in pairwise(word)} <= pairs
    assert not {("Q", "A"), ("X", "C"), ("Ẳ", "I"), ("Đ", "Đ"), ("Ố", "Y")} & pairs
    assert len(neighbours()) == len(pairs)


def test_letters_with_fewer_marks() -> None:
    assert with_fewer_marks("Ấ") == ["Â", "Á", "A"]
    assert with_fewer_marks("Ạ") == ["A"]
