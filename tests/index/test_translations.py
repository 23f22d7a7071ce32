"""Terms are looked up by keys that spelling does not change, and tied to their translations."""

import pytest

from pipeline.index.analysis import term_key, words
from pipeline.index.translations import pairs, terms
from pipeline.model.alignment import Link
from tests.index.made import article, kwds, lungs


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Lung neoplasms", "lung  NEOPLASM"),
        ("follow-up", "Follow Up"),
        ("肺肿瘤", "肺 肿瘤"),
        ("ＰＩ３Ｋ抑制剂", "PI3K 抑制剂"),
    ],
)
def test_spellings_of_a_term_have_one_key(one: str, other: str) -> None:
    assert term_key(one) == term_key(other) != ""


def test_the_words_of_a_chinese_term_are_among_those_of_a_text_that_holds_it() -> None:
    assert set(words("肺肿瘤")) <= set(words("观察肺肿瘤患者的随访"))


def test_keywords_and_glossed_terms_translate_each_other() -> None:
    assert {pair.replace("\x1f", " = ") for pair in pairs(lungs())} == {
        "肺肿瘤 = lung neoplasm",
        "lung neoplasm = 肺肿瘤",
        "随访 = follow up",
        "follow up = 随访",
        "低剂量螺旋断层扫描 = low dose spiral tomographi",
        "low dose spiral tomographi = 低剂量螺旋断层扫描",
        "低剂量螺旋断层扫描 = ldst",
        "ldst = 低剂量螺旋断层扫描",
    }
    assert {"肺肿瘤", "lung neoplasm", "ldst"} <= terms(lungs())


def test_keywords_that_were_not_tied_translate_nothing() -> None:
    groups = kwds("黍子; 覆膜", "millet; film")
    assert pairs(article(zh="甲", keywords=groups)) == frozenset()
    assert pairs(article(zh="甲", keywords=groups, links=(Link((0,), (0,), 0.2),))) == frozenset()
    assert pairs(article(zh="甲", keywords=groups, links=(Link((0, 1), (0,), 0.9),))) == frozenset()
