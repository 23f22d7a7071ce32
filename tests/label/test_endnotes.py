"""Notes that stand together behind the text: over the list of references they are notes, alone they are the list."""

from __future__ import annotations

import pytest

from pipeline.model.block import Label
from tests.label.made import SMALL, Paper, label_of, labels

NOTES = ["① 折痕的深浅由示例学会的三位会员量得。", "② 示例市的风力为二级。"]
WORKS = [
    "① 李明：《纸飞机的稳定性》，《示例学报》2018年第2期。",
    "② 王小飞：《折纸导论》，示例出版社2016年版，第7页。",
    "③ 赵琪：《纸艺史》，样本出版社2014年版，第9页。",
]


def text() -> Paper:
    return Paper().front(0).front(1).body(1, 12, "1 引言").turn().body(2, 20)


@pytest.mark.parametrize("heading", ["注释", "注　释：", "[注释]", "Notes"])
def test_notes_over_the_list_are_notes(heading):
    found = text().put(heading, skip=14).put(*NOTES, size=SMALL, skip=4).references().labelled()
    made = labels(found)
    assert [note[:1] for note in made[Label.FOOTNOTE]] == ["①", "②"]
    assert made[Label.REF_HEADING] == ["参考文献："]
    assert len(made[Label.REF]) == 3
    assert label_of(found, heading) is Label.FURNITURE


def test_a_mark_without_a_form_opens_a_note_too():
    found = (
        text()
        .put("注释：", skip=14)
        .put("\ufffd折痕的深浅由三位会员量得。", size=SMALL, skip=4)
        .references()
        .labelled()
    )
    assert label_of(found, "\ufffd折痕") is Label.FOOTNOTE


def test_notes_that_are_all_the_list_stay_the_list():
    found = text().put("注释", skip=14).put(*WORKS, size=SMALL, skip=4).labelled()
    assert label_of(found, "① 李明") is Label.REF


def test_text_under_the_heading_without_a_mark_stays_text():
    found = text().put("注释", skip=14).put("折痕的深浅由三位会员量得。", size=SMALL, skip=4).references().labelled()
    assert Label.FOOTNOTE not in labels(found)
