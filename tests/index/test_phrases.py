"""A phrase is found wherever it stands, and nowhere else, in however many articles its words are."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import resources

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pipeline.index.analysis import phrases, printed
from pipeline.index.local import carry_out, made, update, writing
from pipeline.index.search import Hit, Search
from pipeline.index.sync import Put
from pipeline.model.lang import Lang
from pipeline.text.script import hanzi_count
from pipeline.text.words import WHITE, atoms
from tests.index.made import article, kwds, put, stored

MANY = 700


def names(hits: tuple[Hit, ...]) -> set[str]:
    return {hit.record["result"] for hit in hits}


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Search:
    """Hundreds of articles with the words of a phrase, more of them than the last has, which alone holds it."""
    folder = tmp_path_factory.mktemp("many")
    made_up = {f"n{n}": article(zh="湖泊学报的湖泊和学报", doi=f"10.5555/n.{n}") for n in range(MANY)}
    made_up["last"] = article(zh="谷物", doi="10.5555/last", body=("这是学报湖泊里的湖泊。" + "谷物" * 100,))
    found = {name: stored(made, name) for name, made in made_up.items()}
    with writing(folder) as (_, writer):
        carry_out(writer, (Put(item.id, made(item, "0")) for item in found.values()), ())
    return Search(folder)


def test_a_phrase_is_found_behind_hundreds_of_better_answers(many: Search) -> None:
    assert names(many('"学报湖泊"')) == {"last"}


def test_what_has_no_phrase_is_found_behind_hundreds_that_have_it(many: Search) -> None:
    assert names(many('湖泊 -"湖泊和学报"')) == {"last"}
    assert names(many('湖泊 -title:"湖泊和学报"')) == {"last"}


def test_as_many_answers_as_are_asked_for(many: Search) -> None:
    assert len(many('"湖泊和学报"', 1000)) == MANY


@pytest.fixture(scope="module")
def search(tmp_path_factory: pytest.TempPathFactory) -> Search:
    folder = tmp_path_factory.mktemp("phrases")
    put(
        folder / "output",
        plain=article(zh="黍子的研究方法", body=("见第3章图。", "用MRI检查湖泊。")),
        marked=article(zh="黍子研究；方法", body=("湖泊、", "学报")),
        spaced=article(zh="研 究 方 法", keywords=kwds(en="Lung-neoplasms; growth")),
        wide=article(zh="谷物", doi="10.5555/wide", body=("ＣＯ２的排放",), abstract=((Lang.EN, "Lung growth."),)),
    )
    update(folder / "index", [folder / "output"])
    return Search(folder / "index")


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ('"研究方法"', {"plain", "spaced"}),  # a mark parts hanzi, white does not
        ('"研究，方法"', {"marked"}),
        ('"研究 方法"', {"plain", "marked", "spaced"}),
        ('"究方"', {"plain", "spaced"}),  # no word of Chinese ends there
        ('"研"', {"plain", "marked", "spaced"}),
        ('"法"', {"plain", "marked", "spaced"}),
        ('"第3章"', {"plain"}),
        ('"MRI检"', {"plain"}),
        ('"MRI 检查"', {"plain"}),
        ('"RI检查"', set()),
        ('"湖泊 学报"', set()),  # one ends a paragraph, the other begins the next
        ('"lung neoplasms"', {"spaced"}),
        ('"neoplasms growth"', {"spaced"}),
        ('"lung"', {"spaced", "wide"}),
        ('"co2 的排放"', {"wide"}),
        ('title:"研究方法"', {"plain", "spaced"}),
        ('title:"湖泊"', set()),
        ('keyword:"lung"', {"spaced"}),
        ('abstract:"lung"', {"wide"}),
        ('10.5555/wide -"谷物"', set()),
        ('10.5555/wide "谷物"', {"wide"}),
        ('研究 -"研究方法"', {"marked"}),
        ('"——"', set()),
    ],
)
def test_a_phrase_is_found_as_it_stands(search: Search, query: str, expected: set[str]) -> None:
    assert names(search(query)) == expected


def test_a_phrase_with_white_inside_is_marked(search: Search) -> None:
    (hit,) = (hit for hit in search('"研究方法"') if hit.record["result"] == "spaced")
    assert [hit.snippets[0].text[start:end] for start, end in hit.snippets[0].marks] == ["研 究 方 法"]


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("肺腫瘤", "肺 肿 瘤"),
        ("肺 肿瘤", "肺 肿 瘤"),
        ("肺、肿“瘤", "肺 · 肿 · 瘤"),
        ("研究与研、究", "研究 与 研 · 究"),
        ("研 究", "研究"),
        ("用 CO2、T细胞", "用 co2 t 细 胞"),
        ("（肺）", "肺"),
        ("——", ""),
    ],
)
def test_the_atoms_of_a_text(text: str, held: str) -> None:
    assert printed(text) == held


def test_white_in_a_phrase_is_nothing_or_a_mark_and_forms_do_not_grow_without_end() -> None:
    assert phrases("肺 瘤") == [["肺", "瘤"], ["肺", "·", "瘤"]]
    assert phrases("肺，瘤") == [["肺", "·", "瘤"]]
    assert len(phrases(" ".join("肺" * 6))) == len(phrases(" ".join("肺" * 200))) == 32
    assert phrases("——") == []


def test_no_pair_begins_with_what_another_ends_with() -> None:
    pairs = resources.files("pipeline.index").joinpath("pairs.txt").read_text("utf-8").split()
    assert all(len(pair) == hanzi_count(pair) == 2 for pair in pairs)
    assert {first for first, _ in pairs}.isdisjoint(second for _, second in pairs)


@given(st.text("研究方法分析、 a", max_size=9), st.text("研究方法分析、", min_size=1, max_size=4))
@example("方法研究", "究方")
@example("研究", "究")
@example("研究", "研")
@settings(max_examples=500)
def test_a_phrase_is_found_where_its_hanzi_and_marks_stand_whatever_pairs_hold_them(text: str, phrase: str) -> None:
    """Against what a phrase is: its atoms one after another."""

    def stands(sought: Sequence[str], held: Sequence[str]) -> bool:
        return any(held[at : at + len(sought)] == sought for at in range(len(held)))

    own = [atom for atom in atoms(text) if atom != WHITE]
    sought = atoms(phrase)
    assert any(stands(form, printed(text).split()) for form in phrases(phrase)) == bool(sought and stands(sought, own))
