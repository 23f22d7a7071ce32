"""The rows of the alignment's data, held to what their files say of them."""

import re

import pytest

from pipeline.align.abstracts import section_kind
from pipeline.knowledge import align_words, names, toml
from pipeline.knowledge.align_glosses import gloss_words
from pipeline.text.names import is_person_name_zh
from pipeline.text.script import hanzi_count


def test_the_lexicon_holds_hanzi_and_beginnings_of_english_words():
    assert len(align_words.lexicon()) > 700
    for zh, forms in align_words.lexicon().items():
        assert hanzi_count(zh) == len(zh), zh
        assert all(re.fullmatch(r"[a-z0-9][a-z0-9 .\-]*", form) for form in forms), forms
        assert len(set(forms)) == len(forms), zh


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_section_label_has_one_kind(lang):
    rows = toml.load("abstract_sections")["part"]
    labels = [label for row in rows.values() for label in row[lang]]
    assert len(labels) == len(set(labels))
    for kind, row in rows.items():
        announced = "" if kind == "other" else kind
        assert all(section_kind(f"【{label}】：") == announced for label in row[lang])
    assert section_kind("keywords") == ""


def test_the_words_before_a_term_are_told_from_those_inside():
    rows = toml.load("align_glossary")
    inside = set(rows["inside"]["forms"])
    assert not inside & gloss_words().before
    assert not inside & gloss_words().opening
    assert gloss_words().joining <= gloss_words().maybe | gloss_words().before
    for word in inside:
        assert gloss_words().scan.match(word)[0] == word


def test_words_that_only_look_like_names():
    for word in names.not_names():
        assert not is_person_name_zh(word)
        assert word[0] in names.surnames() or word[:2] in names.surnames()
