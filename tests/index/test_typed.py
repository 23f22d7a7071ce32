"""What people type into a search box is taken apart as they mean it, and finds what it says."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import UsageError
from pipeline.index.local import update
from pipeline.index.search import Hit, Search
from pipeline.index.typed import Asked, check_query, typed, years
from tests.index.made import EN, ZH, article, contrib, kwds, put


@pytest.mark.parametrize(
    ("query", "alternatives"),
    [
        ("肺肿瘤 随访", [(["肺肿瘤", "随访"], [])]),
        ("肺肿瘤 AND 随访", [(["肺肿瘤", "随访"], [])]),
        ("肺肿瘤 OR 肺癌 随访", [(["肺肿瘤"], []), (["肺癌", "随访"], [])]),
        ("a | b ｜ c", [(["a"], []), (["b"], []), (["c"], [])]),
        ('"lung neoplasms" 随访', [(["随访"], ["lung neoplasms"])]),
        ("“肺 肿瘤”", [([], ["肺 肿瘤"])]),
        ("OR AND", []),
        ("rights or wrongs and more", [(["rights", "or", "wrongs", "and", "more"], [])]),
        ("T-cell follow-up - 3", [(["T-cell", "follow-up", "-", "3"], [])]),
        ('half "a quote', [(["half", '"a', "quote"], [])]),
    ],
)
def test_words_phrases_and_alternatives(query: str, alternatives: list[tuple[list[str], list[str]]]) -> None:
    assert [(found.words, found.phrases) for found in typed(query).alternatives] == alternatives


def test_fields_and_what_must_not_be_there() -> None:
    found = typed('author:吕慧 title:"lung cancer" year：2010-2015 -综述 NOT review －"case report" -year:2012')
    assert found.alternatives == ()
    assert found.fields == (Asked("吕慧", "author"), Asked("lung cancer", "title", True), Asked("2010-2015", "year"))
    assert found.excluded == (
        Asked("综述"),
        Asked("review"),
        Asked("case report", is_phrase=True),
        Asked("2012", "year"),
    )


@pytest.mark.parametrize(
    ("text", "first", "last", "count"),
    [
        ("2015", "2015", "2015", 1),
        ("2010-2015", "2010", "2015", 6),
        ("２０１０～２０１５", "2010", "2015", 6),
        ("2010..2012", "2010", "2012", 3),
        (">=2099", "2099", "2100", 2),
        (">2099", "2100", "2100", 1),
        ("2099-", "2099", "2100", 2),
        ("-1801", "1800", "1801", 2),
        ("<1802", "1800", "1801", 2),
        ("民国二十年", "民国二十年", "民国二十年", 1),
    ],
)
def test_years(text: str, first: str, last: str, count: int) -> None:
    found = years(text)
    assert (found[0], found[-1], len(found)) == (first, last, count)


@pytest.mark.parametrize(
    ("query", "what"),
    [
        *((query, "nothing") for query in ("", "OR", '""', "-综述", "author:", "title：", "-author:", "author: doi:")),
        *((query, "no year") for query in ("year:abcd", "year:2020-2010")),
    ],
)
def test_what_can_find_nothing_is_told(query: str, what: str) -> None:
    with pytest.raises(UsageError, match=what):
        check_query(query)


@pytest.mark.parametrize("query", ["year:2010-2020", "year:2010-", "湖泊 -综述", "10.5555/x", "title:湖泊"])
def test_what_can_find_something_is_asked(query: str) -> None:
    check_query(query)


def test_a_field_without_its_words_is_no_word() -> None:
    assert typed("author: 湖泊 title：") == typed("湖泊")


def test_a_range_that_ends_before_it_begins_is_empty() -> None:
    assert years("2015-2010") == ()


@pytest.fixture(scope="module")
def search(tmp_path_factory: pytest.TempPathFactory) -> Search:
    folder = tmp_path_factory.mktemp("typed")
    put(
        folder / "output",
        nurse=article(
            zh="护理干预对肿瘤病人的影响",
            en="Behaviour of tumour patients in randomised care",
            authors=(contrib(ZH, "吕", "慧"), contrib(EN, "Lyu", "Hui")),
            keywords=kwds("护理", "tumour; anaemia"),
            year="2012",
        ),
        trad=article(zh="腫瘤護理綜述", authors=(contrib(ZH, "歐陽", "曉明"),), year="2015"),
        wheat=article(zh="小麦的栽培", en="Tumor-like galls of wheat", authors=(contrib(ZH, "吕", "文"),), year="1998"),
        apart=article(
            zh="护理", body=("病人接受护理；肿瘤是另一回事。", "Care of patients, tumour or not."), year="2020"
        ),
    )
    update(folder / "index", [folder / "output"])
    return Search(folder / "index")


def names(hits: tuple[Hit, ...]) -> set[str]:
    return {hit.record["result"] for hit in hits}


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        # scripts
        ("護理", {"nurse", "trad", "apart"}),
        ("护理", {"nurse", "trad", "apart"}),
        ("欧阳晓明", {"trad"}),
        # names
        ("吕", {"nurse", "wheat"}),
        ("author:吕", {"nurse", "wheat"}),
        ("author:欧阳", {"trad"}),
        ("lvhui", {"nurse"}),
        ("LvHui", {"nurse"}),
        ("luhui", {"nurse"}),
        ("lyuhui", {"nurse"}),
        ("lüwen", {"wheat"}),
        ("lv wen", {"wheat"}),
        ("Lyu Wen", {"wheat"}),
        ("吕 慧", {"nurse"}),
        ("吕　慧", {"nurse"}),
        # phrases
        ('"肿瘤病人"', {"nurse"}),
        ('"腫瘤病人"', {"nurse"}),
        ("“tumour patients”", {"nurse"}),
        ('"tumour patient"', set()),
        ('title:"护理"', {"nurse", "trad", "apart"}),
        ('title:"肿瘤病人"', {"nurse"}),
        ('title:"接受护理"', set()),
        ('护理 "接受护理"', {"apart"}),
        # and, or, without
        ("肿瘤 AND 病人", {"nurse", "apart"}),
        ("小麦 OR 综述", {"wheat", "trad"}),
        ('小麦 OR "肿瘤病人"', {"wheat", "nurse"}),
        ("护理 -肿瘤", set()),
        ("护理 -综述", {"nurse", "apart"}),
        ("护理 NOT 綜述", {"nurse", "apart"}),
        ('护理 -"肿瘤病人"', {"trad", "apart"}),
        ("护理 OR 小麦 -病人", {"trad", "wheat"}),
        ("护理 -author:吕", {"trad", "apart"}),
        ("护理 -年份:x", {"nurse", "trad", "apart"}),
        # years
        ("year:2010-2016", {"nurse", "trad"}),
        ("year:>=2015", {"trad", "apart"}),
        ("year:-2000", {"wheat"}),
        ("护理 year:2020..", {"apart"}),
        ("护理 -year:2020", {"nurse", "trad"}),
        # spellings
        ("tumor", {"nurse", "wheat", "apart"}),
        ("tumour", {"nurse", "wheat", "apart"}),
        ("behavior", {"nurse"}),
        ("randomized", {"nurse"}),
        ("anemia", {"nurse"}),
        ("keyword:anaemia", {"nurse"}),
    ],
)
def test_a_query_finds_what_it_says(search: Search, query: str, expected: set[str]) -> None:
    assert names(search(query)) == expected


def test_words_are_marked_in_the_spelling_that_is_printed(search: Search) -> None:
    hit = next(hit for hit in search("tumor behavior") if hit.record["result"] == "nurse")
    (title, *_) = [snippet for snippet in hit.snippets if snippet.kind == "article-title"]
    assert [title.text[start:end] for start, end in title.marks] == ["Behaviour", "tumour"]


def test_a_phrase_is_marked_whole(search: Search) -> None:
    (hit,) = search('"腫瘤 病人"')
    assert [hit.snippets[0].text[start:end] for start, end in hit.snippets[0].marks] == ["肿瘤病人"]


def test_a_hit_says_in_which_language_it_was_found(search: Search) -> None:
    assert [hit.languages for hit in search("小麦")] == [("zh",)]
    assert [hit.languages for hit in search("galls")] == [("en",)]
    assert [(hit.record["result"], hit.languages) for hit in search("tumour patients", 1)] == [("nurse", ("en",))]


def test_a_phrase_is_looked_for_beyond_the_first_answers(tmp_path: Path) -> None:
    many = {f"n{n}": article(zh="湖泊学报的湖泊和学报", doi=f"10.5555/n.{n}") for n in range(30)}
    put(tmp_path / "output", **many, last=article(zh="谷物", body=("这是学报湖泊里的湖泊。",)))
    update(tmp_path / "index", [tmp_path / "output"])
    assert names(Search(tmp_path / "index")('"学报湖泊"', 1)) == {"last"}
