"""Marks in running text: what points to the reference list, and what does not."""

from __future__ import annotations

import pytest

from pipeline.model.block import Script
from pipeline.model.body import RefType, Run, Xref
from pipeline.model.geometry import Bbox
from pipeline.model.lang import Lang
from pipeline.model.reference import Citation, Part, PartKind, PublicationType, Reference
from pipeline.model.source import Source
from pipeline.parse.body.citations import citation_marks, citing
from pipeline.parse.body.inline import Mark, with_marks
from pipeline.parse.body.xrefs import object_marks

SOURCE = Source(1, Bbox(0, 0, 1, 1), "test", 1.0)


def reference(label: str, name: str = "", year: str = "", second: str = "") -> Reference:
    names = tuple(
        Part(PartKind.NAME, n, (Part(PartKind.SURNAME, n),) if n.isascii() else ()) for n in (name, second) if n
    )
    parts = (Part(PartKind.PERSON_GROUP, name + second, names), Part(PartKind.YEAR, year))
    return Reference(label, (Citation(Lang.ZH, PublicationType.JOURNAL, parts),), SOURCE)


NUMBERED = tuple(reference(f"[{n}]") for n in range(1, 31))


def rids(runs: list[Run], references: tuple[Reference, ...] = NUMBERED) -> list[tuple[str, ...]]:
    how = citing([runs], references)
    return [item.rids for item in with_marks(runs, citation_marks(runs, how)) if isinstance(item, Xref)]


def numbers(runs: list[Run]) -> list[int]:
    return [int(rid[3:]) for mark in rids(runs) for rid in mark]


def raised(*pieces: str) -> list[Run]:
    """Pieces by turns on the line and raised."""
    return [Run(piece, script=Script.SUP if at % 2 else Script.BASE) for at, piece in enumerate(pieces)]


@pytest.mark.parametrize(
    ("pieces", "cited"),
    [
        (("示例甲", "[3]", "。示例乙", "[3-5]", "。"), [3, 3, 4, 5]),
        (("示例", "[3,7-9]", "及", "［1］", "。"), [3, 7, 8, 9, 1]),
        (("示例", "[2~4]", "与", "[6、8]", "。"), [2, 3, 4, 6, 8]),
        (("示例", "[2]-[4]", "。"), [2, 3, 4]),
        (("示例", "[2－4，7]", "。"), [2, 3, 4, 7]),
        (("示例", "3)", "，示例", "(5)", "，示例", "7-9)", "，示例", "11)", "。"), [3, 5, 7, 8, 9, 11]),
        (("示例", "[3]", "，文献[7]指出"), [3, 7]),
        (("示例", "[31]", "没有列出"), []),
        (("面积为5 m", "2", "，示例", "[3]", "。"), [3]),
        (("示例", "[3]", "，取值范围x∈[1,2]时"), [3]),
        (
            ("示例", "[3]", "乙", "[4]", "丙", "[6]", "，塘网TransPond[5]的数组y[7]"),
            [3, 4, 6, 5],
        ),  # behind a word, not behind a symbol
        # the dash of ranges lost: in [1-2] too, the next to be cited, and not in [12] after [11]
        (
            ("甲", "[12]", "乙", "[36]", "丙", "[7]", "丁", "[811]", "戊", "[12]", "己", "[1415]", "。"),
            [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 14, 15],
        ),
        (("示例", "[3-5]", "，示例", "[36]", "与", "[1415]", "。"), [3, 4, 5]),
        (("示例", "[3]", "，示例", "[36]", "。"), [3]),
    ],
)
def test_numbers_in_brackets(pieces: tuple[str, ...], cited: list[int]) -> None:
    assert numbers(raised(*pieces)) == cited


def test_raised_numbers_without_brackets_where_the_article_cites_so() -> None:
    runs = raised("示例甲", "1", "，示例乙", "2,3", "；示例丙", "4-6", "，面积为5 m", "2", "，10", "3", "倍。")
    marks = rids(runs, NUMBERED[:12])
    assert [int(rid[3:]) for mark in marks for rid in mark] == [1, 2, 3, 4, 5, 6]


def test_range_keeps_its_printed_mark() -> None:
    runs = raised("示例", "[3-5]", "。")
    marks = list(with_marks(runs, citation_marks(runs, citing([runs], NUMBERED))))
    assert marks[1] == Xref(RefType.BIBR, ("ref3", "ref4", "ref5"), "[3-5]", Script.SUP)
    assert "".join(item.text for item in marks) == "示例[3-5]。"


NAMED = (
    reference("", "张三", "2015"), reference("", "李四", "2018", "王五"), reference("", "Smith", "2015"),
    reference("", "李四", "2019"), reference("", "Zhang", "2016"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("已有研究（张三等，2015；Zhang et al., 2016）表明", ["ref1", "ref5"]),
        ("李四和王五（2018）认为，李四(2019)则指出", ["ref2", "ref4"]),
        ("Smith (2015) 提出", ["ref3"]),
        ("2015年示例地区的样本（2018）", []),
        ("赵六（2015）没有列出", []),
    ],
)
def test_author_and_year(text: str, cited: list[str]) -> None:
    assert [rid for mark in rids([Run(text)], NAMED) for rid in mark] == cited


TARGETS = {
    RefType.FIG: {"1": "fig1", "2": "fig2", "3": "fig3", "4": "fig4"},
    RefType.TABLE: {"1": "tab1", "2": "tab2"},
    RefType.DISP_FORMULA: {"3": "eq3"},
}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("如图1所示", [("图1", ("fig1",))]),
        ("见图 2-4", [("图 2-4", ("fig2", "fig3", "fig4"))]),
        ("图1、图2和表2", [("图1", ("fig1",)), ("图2", ("fig2",)), ("表2", ("tab2",))]),
        ("图1和3", [("图1和3", ("fig1", "fig3"))]),
        ("Figs. 2-4 and Table 1", [("Figs. 2-4", ("fig2", "fig3", "fig4")), ("Table 1", ("tab1",))]),
        ("由式（3）得", [("式（3）", ("eq3",))]),
        ("图9没有", []),
        ("版图1 000平方千米", []),
    ],
)
def test_figures_tables_and_formulas(text: str, expected: list[tuple[str, tuple[str, ...]]]) -> None:
    marks = sorted(object_marks(text, TARGETS), key=lambda mark: mark.start)
    assert [(text[m.start : m.end], m.rids) for m in marks] == expected


def test_raised_circled_numbers_point_to_notes_with_such_labels() -> None:
    notes = tuple(reference(label) for label in "①②③")
    runs = [*raised("示例甲", "①", "。示例乙", "③", "。"), Run("其步骤是：①静置；②取样。")]
    assert rids(runs, notes) == [("ref1",), ("ref3",)]
    assert rids(runs) == []


def test_the_white_between_a_mark_and_the_page_raised_behind_it_is_not_raised() -> None:
    runs = [Run("此说"), Run("[7] (P30)", script=Script.SUP), Run("。")]
    found = with_marks(runs, [Mark(2, 5, RefType.BIBR, ("ref7",))])
    assert [(item.text, item.script) for item in found if not isinstance(item, Xref)] == [
        ("此说", Script.BASE), (" ", Script.BASE), ("(P30)", Script.SUP), ("。", Script.BASE),
    ]  # fmt: skip
