"""Where entries begin in lists that houses set in rarer ways. All works are invented."""

import pytest

from tests.references.lines import SIZE, column
from tests.references.test_split import HANG, texts


def test_a_nation_in_brackets_before_an_author_opens_an_entry() -> None:
    """Behind an English entry it is no original in brackets; the ink of a full-width bracket stands in its square."""
    half = SIZE / 2
    found = texts(
        column(
            [
                (50, "Lake Bank (1990). Fiscal silt and"),
                (50 + HANG, "growth. Leeds: Pond Press."),
                (50 + half, "［德］马某斯·韦某 (1995). 湖畔通史. 北京: 某某"),
                (50 + HANG, "出版社."),
                (50 + half, "［苏］巴某金 (2010). 塘论. 北京: 某某出版社."),
                (50, "Reed, A. (2012). Silt. Leeds: Pond Press."),
            ]
        )
    )
    assert [text[:5] for _, text in found] == ["Lake ", "［德］马某", "［苏］巴某", "Reed,"]


def test_a_type_mark_opens_no_entry() -> None:
    """In a list with indented first lines; the line before ends in a letter."""
    found = texts(
        column(
            [
                (70, "LAKE P E, REED D (2015). Silt Mechanics in Pond Practice"),
                (50 + 0.7 * SIZE, "［M］. Leeds: Pond Press"),
                (70, "REED J P, BERG E (2000). Sediment Transport in"),
                (50, "Ponds［M］. Leeds: Pond Press"),
                (70, "BERG A (2001). Silt［M］. Leeds: Pond Press"),
            ]
        )
    )
    assert [text[:4] for _, text in found] == ["LAKE", "REED", "BERG"]


@pytest.mark.parametrize("nation", ["（德）", "[ 德 ]", "[德]"])
def test_a_bare_number_before_a_nation_in_brackets(nation: str) -> None:
    found = texts(
        column(
            [
                (50, "1 王小明. 湖论. 北京: 某某出版社, 1999."),
                (50, f"2{nation}马某斯. 塘论. 北京: 某某出版社, 1999."),
                (50, "3 李华. 盐湖. 北京: 某某出版社, 1999."),
            ]
        )
    )
    assert [label for label, _ in found] == ["1", "2", "3"]


def test_an_issue_that_opens_a_line_is_no_label() -> None:
    found = texts(
        column(
            [
                (50, "(1) 王小明. 湖论[J]. 湖学报, 2017, 3(1): 8-9."),
                (50, "(2) REED M D. Silt in ponds of the north. Lake Target, 2017,"),
                (50 + HANG, "(3):e89639."),
            ]
        )
    )
    assert [text[-11:] for _, text in found] == [" 3(1): 8-9.", "(3):e89639."]


def test_the_last_page_may_have_first_lines_alone() -> None:
    """Each entry there has one line, indented as the first lines of the pages before are."""
    before = column(
        [
            (66, "王小明.2014.湖论[J].某某学报,33(1):18-26,其后有"),
            (50, "续.湖学社."),
            (66, "李华.2012.塘论[J].某某学报,33(1):18-26,其后有续"),
            (50, "湖学社."),
            (66, "赵一.2011.堤论[J].某某学报,33(1):18-26,其后有续"),
            (50, "湖学社."),
        ]
    )
    last = column(
        [(66, "Østergaard K,Reed A.2020.Silt[R].Leeds:Pond Bank."), (66, "孙宇.1991.塘论[M].南京:某某社.")], page=2
    )
    assert [text[:3] for _, text in texts([*before, *last])] == ["王小明", "李华.", "赵一.", "Øst", "孙宇."]


@pytest.mark.parametrize(
    ("end", "count"),
    [
        ("某某大学博士学位论文", 3),  # behind a degree and a publisher only the stop is missing
        ("塘畔: 某某出版社", 3),
        ("某某通报", 3),  # nothing but the entry's end makes a line of hanzi so short
        ("某某通报的某某专刊里关于湖与塘的论文集子里面", 2),  # a full line goes on
    ],
)
def test_an_entry_without_its_last_stop(end: str, count: int) -> None:
    found = texts(
        column(
            [
                (50, "王小明. 2008. 湖论. 某某学报, 33(1): 18-26, 12-17."),
                (50, f"欧阳华. 2008. 塘论. {end}"),
                (50, "石一. 2004. 堤论. 某某学报, 33(1): 8-9."),
            ]
        )
    )
    assert len(found) == count
