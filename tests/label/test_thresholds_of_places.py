"""How many blocks or lines may stand where: one small case on each side. All content is invented."""

from __future__ import annotations

import pytest

from pipeline.label.zones.behind_references import tail_claims
from pipeline.label.zones.items import items
from pipeline.label.zones.left_over import tail_rest_claims
from pipeline.label.zones.notes import note_claims
from pipeline.label.zones.titles import _is_prose, title_claims
from pipeline.model.block import Label
from tests.label.placed import block, column, decided, item, labels_after
from tests.label.test_thresholds_of_fronts import EN, HEAD, hanzi, labelled

INSTITUTION = "Institute of Examples, Example City 100000, China"


@pytest.mark.parametrize(("between", "label"), [(1, Label.AFF), (2, None)])
def test_the_names_under_an_abstract_and_their_institution_are_three_blocks(between: int, label: Label | None) -> None:
    """SIGNATURE."""
    names = [item("LI Shilong"), *[item("ZHAO Qi")] * between]
    own = column(item("On the Folding of Paper Planes", size=14), item("Abstract: " + EN),
                 item("Key words: paper; plane; folding"), *names, item(INSTITUTION))  # fmt: skip
    before = decided(*HEAD, *own)
    found = before.heard(tail_claims(HEAD, own, before))
    assert (found.label(own[3]), found.label(own[-1])) == (Label.BYLINE, label)


@pytest.mark.parametrize(("above", "count"), [(3, 2), (4, 1)])
def test_names_begin_within_the_first_four_lines_of_a_block(above: int, count: int) -> None:
    """NAMES_BEGIN."""
    assert len(items([block(*["折纸与滑翔之比较研究"] * above, "李明，王小飞")])) == count


@pytest.mark.parametrize(("above", "count"), [(1, 2), (2, 1)])
def test_a_doi_begins_a_part_of_two_lines_alone(above: int, count: int) -> None:
    """LONELY."""
    assert len(items([block(*["折纸与滑翔之比较研究"] * above, "DOI：10.1234/planes.2020.03.001")])) == count


@pytest.mark.parametrize(("page", "label"), [(3, Label.FUNDING), (4, Label.OTHER_ARTICLE)])
def test_who_paid_stands_on_the_page_of_the_abstract_at_the_end(page: int, label: Label) -> None:
    own = column(item("Abstract: " + EN, page=3, label=Label.ABSTRACT),
                 item("This work was supported by the Sample Fund of Paper.", top=700, page=page))  # fmt: skip
    before = decided(*HEAD, *own)
    assert before.heard(tail_rest_claims(HEAD, own, before)).label(own[-1]) is label


@pytest.mark.parametrize(("text", "label"), [(0, Label.HISTORY), (2, None)])
def test_only_right_behind_the_front_matter_stand_its_notes(text: int, label: Label | None) -> None:
    front = [item("纸艺杂谈", label=Label.TITLE), item("李明", label=Label.BYLINE), item(hanzi(9), label=Label.KWDS)]
    own = column(*front, *[item(hanzi(88), page=2)] * text, item("收稿日期：2023-05-11", page=2), item("样", page=3))
    assert labels_after(own, lambda own, before: note_claims(own, 2, 99, 10.0, before))[-2] is label


@pytest.mark.parametrize(("lines", "found"), [(2, True), (3, False)])
def test_a_citation_of_the_article_has_two_lines_over_its_place(lines: int, found: bool) -> None:
    """CITED_LINES."""
    first = ["李明，王小飞，赵琪，等．"] + ["折叠方式与滑翔距离"] * (lines - 2) + ["纸飞机的滑翔［Ｊ］．示例学报，"]
    own = column(item(*first), item("2018，38（2）：21-27．", top=160))
    assert (labels_after(own, title_claims)[0] is Label.CITE_AS) is found


@pytest.mark.parametrize(("smaller", "is_title"), [(3, False), (4, True)])
def test_an_institution_is_no_larger_than_half_of_the_lines(smaller: int, is_title: bool) -> None:
    own = [item("示例大学纸艺学院，示例市 100000"), item(*["样本"] * smaller, size=8.0), item("李明", "王小飞")]
    assert (labelled(*own)[0] is Label.TITLE) is is_title


@pytest.mark.parametrize(("blocks", "label"), [(2, Label.OTHER_ARTICLE), (3, None)])
def test_the_keywords_of_another_articles_abstract_stand_soon_under_it(blocks: int, label: Label | None) -> None:
    """UNDER."""
    head = [*HEAD, item("Abstract: " + EN, label=Label.ABSTRACT)]
    own = column(item("Abstract: " + EN), *[item(hanzi(9))] * blocks, item("Key words: paper; plane; folding"))
    before = decided(*head, *own)
    assert before.heard(tail_claims(head, own, before)).label(own[-1]) is label


@pytest.mark.parametrize(("hanzi_each", "is_prose"), [(4, False), (5, True)])
def test_running_text_has_some_hanzi_to_a_stop(hanzi_each: int, is_prose: bool) -> None:
    """LISTED: a list of names is none."""
    listed = "，".join(["示例大学院"[:hanzi_each]] * 4) + "。"
    assert _is_prose(item(listed)) is is_prose
