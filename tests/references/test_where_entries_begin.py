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
