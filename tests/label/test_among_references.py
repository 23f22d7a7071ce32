"""The list of references ends no body early and takes nothing of it. All content is invented."""

from __future__ import annotations

import pytest

from pipeline.model.block import Label
from tests.label.made import ENTRIES, SMALL, Paper, label_of

NOTE = "①《示例杂记》，样本市：样本书局，1999年，第3页。"


def list_begun(*entries: str) -> Paper:
    return Paper().front(0).body(1, 20, "1 引言").turn().body(2, 12).references(entries or ENTRIES)


def test_the_list_begins_in_the_type_of_the_thanks_over_it():
    """参考文献 in the middle, right under thanks of one line, is no line of theirs."""
    own = Paper().front(0).body(1, 20, "1 引言").put("致　谢", size=12.0, skip=10)
    own.put("　　感谢示例大学各位同仁的帮助，他们折了许多纸飞机！").put("参考文献", middle=True)
    found = own.put(*ENTRIES, size=SMALL, skip=4).zones()
    assert label_of(found, "参考文献") is Label.REF_HEADING
    assert label_of(found, "[1]") is Label.REF


@pytest.mark.parametrize(("turned", "label"), [(False, Label.PARAGRAPH), (True, Label.REF)])
def test_a_note_of_the_text_ends_the_page_on_which_the_list_begins(turned, label):
    """On a later page no text stands that it could be a note of."""
    own = list_begun()
    found = (own.turn(700.0) if turned else own.at(700.0)).put(NOTE, size=8.0).zones()
    assert label_of(found, "①《示例杂记》") is label
    assert label_of(found, "[3] SMITHSON") is Label.REF


def test_entries_that_are_counted_so_are_no_notes():
    entries = [f"{mark}{entry[4:]}" for mark, entry in zip("①②③", ENTRIES, strict=True)]
    assert label_of(list_begun(*entries).zones(), "③SMITHSON") is Label.REF


@pytest.mark.parametrize(("counted", "label"), [(False, Label.PARAGRAPH), (True, Label.REF)])
def test_a_first_entry_whose_number_is_lost_makes_no_notes_of_the_others(counted, label):
    """Recognition has not read the 1; in a list that is not counted, a figure at the page's foot opens a note."""
    plain = [entry[4:] for entry in ENTRIES]
    others = [f"{number} {entry}" if counted else entry for number, entry in enumerate(plain[1:], 2)]
    found = list_begun(plain[0], *others).at(700.0).put(f"2 {NOTE[1:]}", size=8.0).zones()
    assert label_of(found, "2 《示例杂记》") is label
    assert label_of(found, others[-1][:12]) is Label.REF


def test_figures_and_tables_among_the_entries_are_left_to_the_body():
    own = list_begun(*ENTRIES[:2]).turn().put("尖头　　　平头　　　圆头", size=6.0, middle=True)
    own.put("图 2　三种折法的滑翔距离", size=8.0, middle=True).put(ENTRIES[2], size=SMALL, skip=20)
    own.put("表 1　三种折法的样本数", size=8.0, skip=20, middle=True).put("折法　　　　样本数", size=8.0, middle=True)
    found = own.zones()
    for text in ("尖头", "图 2", "表 1", "折法　"):
        assert label_of(found, text) is Label.PARAGRAPH, text
    assert label_of(found, "[3] SMITHSON") is Label.REF


@pytest.mark.parametrize("over", [True, False])
def test_a_figures_note_among_the_entries_is_the_bodys(over):
    """Over the caption in one block with it, or under it."""
    note, caption = "注：误差线表示标准差。", "图 2　三种折法的滑翔距离"
    own = list_begun(*ENTRIES[:2]).turn()
    own.put(*([note, caption] if over else [caption, note]), size=8.0, middle=True).put(ENTRIES[2], size=SMALL, skip=20)
    found = own.zones()
    assert label_of(found, note if over else caption) is Label.PARAGRAPH
    assert not [
        block
        for block in found
        if note in "".join(line.text for line in block.block.lines) and block.label is Label.REF
    ]
    assert label_of(found, "[3] SMITHSON") is Label.REF
