"""The other tables of the front matter keep their examples: furniture, mastheads, institutions, abstracts' parts."""

from __future__ import annotations

import pytest

from pipeline.knowledge.abstract_sections import line_ending, section_patterns
from pipeline.knowledge.front import front_knowledge
from pipeline.knowledge.toml import load
from pipeline.model.lang import Lang
from pipeline.text.names import is_person_name_zh
from pipeline.text.numbers import with_digits

FRONT, HEADS, SECTIONS = load("front"), load("journal_heads"), load("abstract_sections")
PARTS = {lang: [form for part in SECTIONS["part"].values() for form in part[lang]] for lang in Lang}


def test_numerals_of_mastheads():
    row = HEADS["numeral"]
    assert {text: with_digits(text) for text, _ in row["finds"]} == dict(row["finds"])
    assert [text for text in row["not"] if with_digits(text) != text] == []


def test_words_are_none_of_the_other_lists():
    """A role is no position and no person; a list says each word once."""
    known = front_knowledge()
    assert len(set(known.roles)) == len(known.roles)
    assert len(set(known.positions)) == len(known.positions)
    assert not set(known.roles) & set(known.positions)
    assert not {role for role in known.roles if is_person_name_zh(role)}


def titles(text: str, lang: Lang) -> list[list[str]]:
    """What each pattern, the surest first, takes for the names of an abstract's parts."""
    return [[match["title"] for match in pattern.finditer(text)] for pattern in section_patterns(lang)]


@pytest.mark.parametrize("form", PARTS[Lang.ZH])
def test_chinese_part_of_an_abstract(form):
    rest = "比较三种折法。"
    bracketed, colon, bare = range(3)
    for text, kind in [
        (f"【{form}】{rest}", bracketed), (f"［{form}］{rest}", bracketed), (f"[{form}]：{rest}", bracketed),
        (f"{rest}{form}：{rest}", colon), (f"{rest} {form}: {rest}", colon), (f"{rest}{form}　{rest}", bare),
    ]:  # fmt: skip
        assert titles(text, Lang.ZH)[kind] == [form], text
    spread = "　".join(form)
    assert titles(f"{spread}：{rest}", Lang.ZH)[colon] == [spread]


@pytest.mark.parametrize("form", PARTS[Lang.EN])
def test_english_part_of_an_abstract(form):
    rest = "Three ways of folding were compared."
    bracketed, colon, bare = range(3)
    for text, kind in [
        (f"[{form}] {rest}", bracketed), (f"【{form}】{rest}", bracketed), (f"{rest} {form}: {rest}", colon),
        (f"{rest} {form.upper()}: {rest}", colon), (f"{rest} {form} {rest}", bare),
    ]:  # fmt: skip
        assert [title.casefold() for title in titles(text, Lang.EN)[kind]] == [form.casefold()], text


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("METHODS the planes were thrown. RESULTS “Pointed” planes won.", Lang.EN, ["METHODS", "RESULTS"]),
        ("Background and objective Among planes. Conclusions “Pointed” planes won.", Lang.EN,
         ["Background and objective", "Conclusions"]),
        ("背景与目的　比较三种折法。方法和结果　投掷三十次。", Lang.ZH, ["背景与目的", "方法和结果"]),
        ("The planes and methods the results", Lang.EN, []),
    ],
)  # fmt: skip
def test_parts_joined_in_capitals_or_before_a_quotation(text, lang, expected):
    assert titles(text, lang)[2] == expected


def test_a_part_named_at_the_end_of_its_line():
    assert line_ending("投掷三十次。结果") == "结果"
    assert line_ending("由此得出的结果") == ""


def test_who_paid_is_told_in_english_behind_the_chinese():
    assert front_knowledge().funds_in_english.search("资助 Supported by the Example Fund (12345)")
