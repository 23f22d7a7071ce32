"""Passages show what was sought."""

import re
import string
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.index.analysis import words
from pipeline.index.marks import Marker, phrase, ways


def marked(text: str, *units: tuple[str, ...]) -> str:
    """The text with what is sought in brackets; each unit is its key and those of its translations."""
    marker = Marker([ways(keys, words(keys[0])) for keys in units])
    for start, end in reversed(marker([text])[0][1]):
        text = f"{text[:start]}[{text[start:end]}]{text[end:]}"
    return text


@pytest.mark.parametrize(
    ("units", "expected"),
    [
        ([("肺肿瘤",)], "早期[肺肿瘤]的随访"),
        ([("肿瘤",)], "早期肺[肿瘤]的随访"),
        ([("随访", "follow up")], "早期肺肿瘤的[随访]"),
        ([("肺肿瘤",), ("随访",)], "早期[肺肿瘤]的[随访]"),
        ([("黍子",)], "早期肺肿瘤的随访"),
    ],
)
def test_hanzi_are_marked_where_they_stand(units: list[tuple[str, ...]], expected: str) -> None:
    assert marked("早期肺肿瘤的随访", *units) == expected


@pytest.mark.parametrize(
    ("key", "text", "expected"),
    [
        ("run", "Running and runs, not runway", "[Running] and [runs], not runway"),
        ("studi", "these studies of a study", "these [studies] of a [study]"),
        ("lung neoplasm", "Neoplasms of the LUNG", "[Neoplasms] of the [LUNG]"),
        ("hgf", "HGF通路, HGFA", "[HGF]通路, HGFA"),
    ],
)
def test_english_words_are_marked_by_their_stems(key: str, text: str, expected: str) -> None:
    assert marked(text, (key,)) == expected


def test_a_translation_is_marked_too() -> None:
    assert marked("Lung neoplasms in miners", ("肺肿瘤", "lung neoplasm")) == "[Lung] [neoplasms] in miners"


def test_pieces_of_a_term_are_marked_only_where_nothing_whole_is_there() -> None:
    units = [("知识图谱",), ("推荐",)]
    assert marked("知识的推荐", *units) == "知识的[推荐]"
    assert marked("知识的表示", *units) == "[知识]的表示"


def test_a_passage_that_holds_the_term_is_worth_more_than_one_with_its_pieces() -> None:
    marker = Marker([ways(["肺肿瘤"], words("肺肿瘤"))])
    whole, apart, some, none = (worth for worth, _ in marker(["肺肿瘤", "肿瘤在肺", "肺结节", "黍子"]))
    assert whole > apart > some > none == 0


@given(
    st.text("肺肿瘤的 abcXY-12（", max_size=40),
    st.lists(st.sampled_from(["肺肿瘤", "的", "ab", "12", "x"]), max_size=3),
)
def test_marks_are_in_order_apart_and_within_the_text(text: str, keys: list[str]) -> None:
    worth, places = Marker([ways([key], words(key)) for key in keys])([text])[0]
    flat = [place for span in places for place in span]
    assert flat == sorted(set(flat))
    assert all(0 <= place <= len(text) for place in flat)
    assert bool(places) == (worth > 0)


def test_passages_are_told_one_by_one_though_looked_through_together() -> None:
    marker = Marker([ways(["lung neoplasm"], words("lung neoplasm")), ways(["肺"], words("肺"))])
    texts = ["Lung", "", "neoplasms", "的肺", "İ lung\nneoplasms Σ", "ab", "lung"]
    assert marker(texts) == [marker([text])[0] for text in texts]
    assert [places for _, places in marker(["x", "Lung", "x"])] == [[], [(0, 4)], []]


def test_a_phrase_begins_with_any_form_of_its_first_letter_and_within_no_word() -> None:
    every = [char for char in map(chr, range(sys.maxunicode)) if char.lower() != char.upper()]
    for letter in string.ascii_lowercase:
        same = [char for char in every if re.fullmatch(letter, char, re.IGNORECASE)]
        assert [char for char in every if phrase(f"{letter}x").fullmatch(f"{char}X")] == same
    assert [match.span() for match in phrase("lung cyst").finditer("Lung cysts, LUNG-cyst, xlung cyst")] == [(12, 21)]
    assert [match.span() for match in phrase("肺 cyst").finditer("肺Cyst 肺，cyst")] == [(0, 5), (6, 12)]
