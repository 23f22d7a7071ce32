"""How an article cites, its captions and headings in two languages: one small case on each side of what is counted."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.model.body import RefType, Run
from pipeline.model.lang import Lang
from pipeline.parse.body.captions import captions
from pipeline.parse.body.citations import citing
from pipeline.parse.body.tree import section_id
from pipeline.parse.body.xrefs import object_marks
from tests.body.made import body_blocks, line
from tests.body.test_bilingual import read, titles
from tests.body.test_citations import NUMBERED, numbers, raised, reference, rids

LISTED = tuple(reference(f"[{n}]", name, year) for n, name, year in ((1, "Lake", "2015"), (2, "Reed", "2016")))


def named(text: str, *references: tuple[str, str, str]) -> list[str]:
    """The places in the list, from 1 on, that a text by author and year cites; each work as name, year, second name."""
    listed = tuple(reference("", *own) for own in references)
    return [rid[3:] for mark in rids([Run(text)], listed) for rid in mark]


@pytest.mark.parametrize(("between", "found"), [
    ("x" * 53 + " (", True), ("x" * 54 + " (", False),  # NAME_REACH, with the name
    ("在" * 12, True), ("在" * 13, False),  # BETWEEN
    ("提出。", False),
])  # fmt: skip
def test_how_far_a_year_stands_behind_its_name(between: str, found: bool) -> None:
    assert (named(f"示例 Lake {between}2015", ("Lake", "2015", "")) == ["1"]) is found


@pytest.mark.parametrize(("text", "works", "cited"), [
    ("Lake (2015a)", [("Lake", "2015a", "")], ["1"]),
    ("Lake (2015b)", [("Lake", "2015", ""), ("Lake", "2015", "")], ["2"]),
    ("Lake (2015a)", [("Lake", "2015", ""), ("Lake", "2015", "")], ["1"]),
    ("Lake (2015)", [("Lake", "2015", ""), ("Lake", "2015", "")], ["1"]),
    # the letter counts more than a second author alone, and as much as two that tell against each other
    ("Lake and Reed (2015b)", [("Lake", "2015", "Reed"), ("Lake", "2015", "")], ["2"]),
    ("Lake and Reed (2015b)", [("Lake", "2015", "Reed"), ("Lake", "2015", "Moor")], ["1"]),
    ("Lake and Reed (2015)", [("Lake", "2015", "Moor"), ("Lake", "2015", "Reed")], ["2"]),
    # the name that stands nearest
    ("Lake, Reed (2015)", [("Lake", "2015", ""), ("Reed", "2015", "")], ["2"]),
    ("Reed, Lake (2015)", [("Lake", "2015", ""), ("Reed", "2015", "")], ["1"]),
    # further years of one author
    ("Lake (2015, 2016b)", [("Lake", "2015", ""), ("Reed", "2016", ""), ("Lake", "2016", "")], ["1", "3"]),
    ("Lake (2015; seen 2016)", [("Lake", "2015", ""), ("Lake", "2017", "")], ["1"]),
])  # fmt: skip
def test_a_year_finds_its_work(text: str, works: list[tuple[str, str, str]], cited: list[str]) -> None:
    assert named(text, *works) == cited


@pytest.mark.parametrize(("white", "cited"), [(9, [3, 4]), (10, [3, 4, 1, 2])])
def test_an_interval_behind_its_word(white: int, cited: list[int]) -> None:
    """BEFORE: the word, 为, and the white before the bracket."""
    assert numbers(raised("示例", "[3]", "乙", "[4]", f"，区间为{' ' * white}[1,2]时")) == cited


@pytest.mark.parametrize(("count", "listed", "is_by_name"), [
    (1, 3, True), (2, 3, False),  # LEAST
    (3, 30, True), (4, 30, False), (3, 25, False),  # FEW
])  # fmt: skip
def test_how_few_brackets_say_that_names_are_cited(count: int, listed: int, is_by_name: bool) -> None:
    how = citing([[Run("示例[1]") for _ in range(count)]], NUMBERED[:listed])
    assert how.by_name is is_by_name


@pytest.mark.parametrize(("count", "is_bare"), [(1, False), (2, True)])
def test_how_many_raised_numbers_are_marks(count: int, is_bare: bool) -> None:
    """LEAST."""
    assert citing([raised("示例", "1") for _ in range(count)], NUMBERED[:3]).bare is is_bare


@pytest.mark.parametrize(("labels", "notes", "is_bare"), [
    (("", ""), ("1",), False), (("", ""), ("2",), True), (("", ""), (), True), (("[1]", "[2]"), ("1",), True),
])  # fmt: skip
def test_raised_marks_of_notes_cite_no_list_without_numbers(
    labels: tuple[str, str], notes: tuple[str, ...], is_bare: bool
) -> None:
    listed = tuple(replace(own, label=label) for own, label in zip(NUMBERED, labels, strict=False))
    assert citing([raised("示例", "1") for _ in range(2)], listed, notes).bare is is_bare


def test_a_raised_number_at_the_end_of_a_paragraph_and_inside_of_it() -> None:
    assert rids(raised("示例", "1", "及示例", "2"), NUMBERED[:3]) == [("ref1",), ("ref2",)]


@pytest.mark.parametrize(("marks", "cited"), [
    (("[1415]",), []), (("[1415]", "[1617]"), [14, 15, 16, 17]), (("[1415]", "[1617]", "[2-3]"), [2, 3]),
])  # fmt: skip
def test_how_many_numbers_show_that_dashes_are_lost(marks: tuple[str, ...], cited: list[int]) -> None:
    """_SHOWN."""
    assert numbers(raised(*(piece for mark in marks for piece in ("示例", mark)), "。")) == cited


@pytest.mark.parametrize(("text", "found"), [
    ("图1", [(Lang.ZH, "图1", "")]), ("图1 A lake", [(Lang.EN, "图1", "A lake")]),
    ("Fig. 1", [(Lang.EN, "Fig. 1", "")]),
    ("图1 示例 Fig. 1 A lake", [(Lang.ZH, "图1", "示例"), (Lang.EN, "Fig. 1", "A lake")]),
    ("图1 示例 Fig. 2 A lake", [(Lang.ZH, "图1", "示例 Fig. 2 A lake")]),
])  # fmt: skip
def test_captions_of_a_line(text: str, found: list[tuple[Lang, str, str]]) -> None:
    block, *_ = body_blocks([[line(text, 0)]])
    assert [(own.lang, own.label, own.text) for _, own in captions(block, ())] == found


@pytest.mark.parametrize(("printed", "count"), [
    (("1 纸机 (Machine)",), 0), (("1 纸机 (Machine)", "2 折叠 (Folding)"), 2),  # LEAST
    (("1 纸机 (Machine)", "2 折叠 (Folding)", "3 飞行"), 0),  # SHARE
    (("1 纸机 (Machine)", "2 折叠 (Folding)", "3 滑翔 (Gliding)", "4 飞行"), 3),
])  # fmt: skip
def test_how_many_headings_are_in_both_languages(printed: tuple[str, ...], count: int) -> None:
    assert sum(bool(english) for _, _, english in titles(read(*printed).content)) == count


@pytest.mark.parametrize(("text", "found"), [
    ("见图1。", [("f1",)]), ("见图1-2。", [("f1", "f2")]), ("见图1-3。", [("f1", "f2", "f3")]),
    ("见图1.2。", [("f1",)]), ("见图1.9。", []), ("见图9-10。", []), ("见图1、3。", [("f1", "f3")]),
])  # fmt: skip
def test_the_figures_that_a_mark_points_to(text: str, found: list[tuple[str, ...]]) -> None:
    """A dash is a range where the list numbers its figures through; a stop is none."""
    marks = object_marks(text, {RefType.FIG: {str(n): f"f{n}" for n in (1, 2, 3)}})
    assert [mark.rids for mark in marks] == found


@pytest.mark.parametrize(("label", "taken", "found"), [
    ("2.1", [], "sec2.1"), ("§2.", [], "sec2"), ("二", [], "sec3.2"), ("2a", [], "sec3.2"), ("", [], "sec3.2"),
    ("2.1", ["sec2.1"], "sec2.1a"), ("2.1", ["sec2.1", "sec2.1a"], "sec2.1b"),
])  # fmt: skip
def test_a_sections_identifier(label: str, taken: list[str], found: str) -> None:
    assert section_id(label, taken, (3, 2)) == found
