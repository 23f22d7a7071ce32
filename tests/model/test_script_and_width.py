"""Which script a text is in, and its forms of full and half width."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.lang import Lang
from pipeline.text.script import hanzi_count, is_hanzi, is_square, lang_of, latin_count
from pipeline.text.width import english, half_width, without_gaps


@pytest.mark.parametrize("char", ["纸", "々", "〇", "㐀", "豈", "𠀀"])
def test_hanzi(char):
    assert is_hanzi(char)
    assert is_square(char)


@pytest.mark.parametrize("char", ["，", "。", "（", "Ａ", "１", "\u3000", "「"])
def test_full_width_forms_fill_a_square(char):
    assert is_square(char)
    assert not is_hanzi(char)


@pytest.mark.parametrize("char", ["a", "1", ",", "é", "α", " ", "—", "①", ""])
def test_neither(char):
    assert not is_hanzi(char)
    assert not is_square(char)


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("纸飞机的滑翔比", Lang.ZH),
        ("Glide ratio of paper planes", Lang.EN),
        ("采用 BERT 模型识别命名实体", Lang.ZH),
        ("The glide ratio (滑翔比) of paper planes was measured", Lang.EN),
        ("2020, 40(3): 12-19", Lang.ZH),  # no letters at all
        ("", Lang.ZH),
        ("基于 ResNet-50 的分类", Lang.ZH),
    ],
)
def test_language(text, lang):
    assert lang_of(text) is lang


def test_counts():
    assert (hanzi_count("纸飞机 paper 〇"), latin_count("纸飞机 paper é 1")) == (4, 6)


@pytest.mark.parametrize(
    ("text", "half"), [("（１）Ａ：", "(1)A:"), ("纸，飞。机", "纸,飞。机"), ("李　明", "李 明"), ("abc", "abc")]
)
def test_half_width(text, half):
    assert half_width(text) == half


@given(st.text())
def test_half_width_keeps_the_places(text):
    assert len(half_width(text)) == len(text)
    assert half_width(half_width(text)) == half_width(text)


@pytest.mark.parametrize(
    ("text", "closed"),
    [
        ("纸 飞　机", "纸飞机"),
        ("纸飞机 ， 滑翔", "纸飞机，滑翔"),
        ("采用  BERT 模型", "采用 BERT 模型"),
        ("　摘要　", "摘要"),
        ("a  b", "a b"),
        ("纸艺所 /飞行部", "纸艺所/飞行部"),
        ("折纸 / 滑翔", "折纸 / 滑翔"),
    ],
)
def test_white_between_hanzi(text, closed):
    assert without_gaps(text) == closed


@given(st.text())
def test_closing_gaps_twice_is_once(text):
    once = without_gaps(text)
    assert without_gaps(once) == once


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("Planes glide，and turn．", "Planes glide, and turn."),
        ("one,two;three", "one, two; three"),
        ("a  b　c", "a b c"),
        ("folds （three of them）", "folds (three of them)"),
        ("10,000 planes", "10,000 planes"),
        ("end .", "end."),
        ("first.Second", "first. Second"),
        ("e.g. planes", "e.g. planes"),
        ("hand- made planes", "hand-made planes"),
        ("pre- and post-flight", "pre- and post-flight"),
        ("the planes’wings", "the planes’ wings"),
        ("the plane’s wings, it’s", "the plane’s wings, it’s"),
    ],
)
def test_english_as_a_typist_would_space_it(text, typed):
    assert english(text) == typed
