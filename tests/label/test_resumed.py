"""Pages that two articles share under `（上接第 12 页）`. All content is invented."""

from __future__ import annotations

import pytest

from pipeline.label.zones.resumed import Resumption, resumed_claims, resumptions
from pipeline.layout import layout
from pipeline.model.block import Label
from tests.label.made import ENTRIES, Paper, label_of, labels
from tests.label.placed import column, item, labels_after

OTHERS = ["[7] 赵琪. 风筝的线[J]. 示例通报, 2011, 31(4): 41-44.", "[8] 孙文. 风筝的尾[J]. 示例通报, 2012, 32(1): 5-9."]


def paper(numbers, note, above, below):
    """Three pages so numbered; on the last one `above`, a note of the page it goes on from, and `below`."""
    own = Paper().at(40).put(f"示例学报　　　　{numbers[0]}", size=8).at(60).front(0).front(1).body(1, 8, "1 引言")
    own.turn(40).put(f"示例学报　　　　{numbers[1]}", size=8).at(60).body(2, 30)
    own.turn(40).put(f"示例学报　　　　{numbers[2]}", size=8).at(60)
    above(own)
    own.put(note, size=9, skip=40)
    below(own)
    return own


def foreign(own):
    own.put(*OTHERS, size=9, skip=6)


def test_what_goes_on_from_before_the_first_page_is_anothers():
    found = paper((21, 22, 23), "（上接第 1 2 页）", Paper.references, foreign).labelled()
    assert [label_of(found, text) for text in OTHERS] == [Label.OTHER_ARTICLE] * 2
    assert len(labels(found)[Label.REF]) == len(ENTRIES)


def test_what_goes_on_from_a_page_of_this_article_is_its_own():
    """The pages' numbers jump; what stands above is another's."""
    found = paper((21, 22, 36), "（上接第 22 页）", foreign, Paper.references).labelled()
    assert [label_of(found, text) for text in OTHERS] == [Label.OTHER_ARTICLE] * 2
    assert [label_of(found, text) for text in ENTRIES] == [Label.REF] * 3


@pytest.mark.parametrize(("turned", "is_own"), [("（下转第 36 页）", True), ("（下转第 23 页）", False)])
def test_where_no_page_has_its_number_the_note_it_was_left_with_tells_that_pages_are_skipped(turned, is_own):
    own = Paper().front(0).front(1).body(1, 8, "1 引言").put(turned, size=9, skip=6).turn(60)
    foreign(own)
    own.put("（上接第 22 页）", size=9, skip=40)
    made = layout(own.references().made())
    assert [note.own for note in resumptions(made.blocks, made.furniture)] == [True] * is_own


@pytest.mark.parametrize(
    ("numbers", "note"),
    [((21, 22, 23), "（上接第 30 页）"), ((21, 22, 23), "（上接第 22 页）"), (("", "", ""), "（上接第 12 页）")],
)
def test_a_note_that_the_pages_do_not_explain_changes_nothing(numbers, note):
    made = layout(paper(numbers, note, Paper.references, foreign).made())
    assert resumptions(made.blocks, made.furniture) == []


@pytest.mark.parametrize(("stated", "parts"), [("0021", 1), ("0011", 0)])
def test_the_article_s_number_states_its_first_page_where_the_pages_have_none(stated, parts):
    own = Paper().front(0).put(f"文章编号：1234-5678（2020）03-{stated}-03", size=9).front(1).body(1, 8, "1 引言")
    own.turn(60).body(2, 30).references().put("（上接第 12 页）", size=9, skip=40)
    foreign(own)
    made = layout(own.made())
    assert [note.own for note in resumptions(made.blocks, made.furniture)] == [False] * parts


@pytest.mark.parametrize("volume", ["第 22 卷", "Vol. 22", "22 卷"])
def test_a_volume_is_no_page(volume):
    """22 is printed on every page, and page 22 on the second; the last one goes on from it."""
    numbers = [f"{volume}　　　{number}" for number in (21, 22, 36)]
    found = paper(numbers, "（上接第 22 页）", foreign, Paper.references).labelled()
    assert [label_of(found, text) for text in OTHERS] == [Label.OTHER_ARTICLE] * 2
    assert [label_of(found, text) for text in ENTRIES] == [Label.REF] * 3


def test_the_rest_of_an_article_from_before_ends_where_a_title_block_begins() -> None:
    note = Resumption(1, 60.0, 0.0, own=False)
    rest, title = item("李明. 纸艺[J].", top=80), item("纸飞机滑翔的机理", top=200, size=18)
    own = column(rest, title, item("摘要：纸飞机的滑翔", top=240), item("样本", top=300))
    assert labels_after(own, resumed_claims, [note], 10.0) == [Label.OTHER_ARTICLE, None, None, None]
    assert labels_after([*own[:2], own[3]], resumed_claims, [note], 10.0) == [Label.OTHER_ARTICLE] * 3
