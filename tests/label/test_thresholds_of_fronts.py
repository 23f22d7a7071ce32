"""Abstracts, keywords, names and titles: one small case on each side of what is measured."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from pipeline.label.claims import SHARE_RIGHT
from pipeline.label.zones.abstracts import bare_abstract_claims, claims_from, unnamed_claims
from pipeline.label.zones.behind_references import english_before, english_end, tail_claims
from pipeline.label.zones.biographies import person_of_life
from pipeline.label.zones.cuts import (
    citation_apart,
    fields_of_a_line,
    institution_apart,
    languages_apart,
    names_apart,
    numbers_apart,
)
from pipeline.label.zones.english_fronts import names_before_bracket, run_in_front
from pipeline.label.zones.front_matter import end_of_front
from pipeline.label.zones.items import body_size, items
from pipeline.label.zones.left_over import front_rest_claims
from pipeline.label.zones.mastheads import masthead_claims
from pipeline.label.zones.persons import lists_persons
from pipeline.label.zones.titles import language_claims, notice_claims, title_claims
from pipeline.model.block import Block, Label
from pipeline.model.geometry import Bbox
from pipeline.model.lang import Lang
from pipeline.model.rule import Strength
from tests.label.placed import LEFT, Told, block, column, decided, item, labels_after, own_line

ZH = "纸翼滑折痕翔距离稳定重心投掷角度高低左右前后机身尾部"
EN = "three ways of folding were compared by the distance that paper planes glide over level ground "
WORDS = "paper plane glide ratio folding "


def hanzi(count: int) -> str:
    return (ZH * 40)[:count]


def letters(count: int) -> str:
    return (EN.replace(" ", "") * 20)[:count]


def test_what_is_printed_is_surer_than_what_is_alike_and_that_than_a_place() -> None:
    order = [Strength.PLACE, Strength.LIKELY, Strength.CONTINUES, Strength.LIKENESS, Strength.PRINTED]
    shares = [SHARE_RIGHT[strength] for strength in order]
    assert shares == sorted(set(shares))
    assert shares[-1] < 1
    assert SHARE_RIGHT[Strength.LEFT_OVER] == SHARE_RIGHT[Strength.PLACE] > 2 / 3
    assert SHARE_RIGHT[Strength.OVERRULES] == SHARE_RIGHT[Strength.CONTINUES]


KWDS_ZH, KWDS_EN = "关键词：纸飞机；滑翔", "Key words: paper plane; glide"


@pytest.mark.parametrize(("text", "kwds", "is_abstract"), [
    (hanzi(49) + "。", KWDS_ZH, False), (hanzi(50) + "。", KWDS_ZH, True),
    (letters(199) + " .", KWDS_EN, False), (letters(200) + " .", KWDS_EN, True),
])  # fmt: skip
def test_running_text_over_the_keywords_is_the_abstract(text: str, kwds: str, is_abstract: bool) -> None:
    """BARE."""
    own = column(item(text), item(kwds, top=130))
    assert (labels_after(own, bare_abstract_claims)[0] is Label.ABSTRACT) is is_abstract


def test_an_abstract_without_a_word_has_eight_blocks_at_most() -> None:
    """RUN."""
    own = column(*[item(hanzi(60) + "。", top=100 + 40 * n) for n in range(10)], item(KWDS_ZH, top=510))
    assert labels_after(own, bare_abstract_claims).count(Label.ABSTRACT) == 8


@pytest.mark.parametrize(("gap", "size", "x0", "is_abstract"), [
    (-4.5, 10.0, LEFT, True), (-5.5, 10.0, LEFT, False), (9.5, 10.0, LEFT, True), (10.5, 10.0, LEFT, False),
    (5.0, 10.5, LEFT, True), (5.0, 10.65, LEFT, False),
    (5.0, 10.0, LEFT + 28, True), (5.0, 10.0, LEFT + 32, False),
])  # fmt: skip
def test_the_line_over_the_same_text_is_of_it(gap: float, size: float, x0: float, is_abstract: bool) -> None:
    """A short line over the text, in its type and at its edge but for an indent (SAME_SIZE, INDENT)."""
    first = item(hanzi(30), top=100 - gap - 10, x0=x0)
    own = column(first, item(hanzi(60) + "。", top=100, size=size), item(KWDS_ZH, top=130))
    assert (labels_after(own, bare_abstract_claims)[0] is Label.ABSTRACT) is is_abstract


@pytest.mark.parametrize(("text", "words", "labels"), [
    (hanzi(60), "纸飞机；滑翔；折叠", [Label.ABSTRACT, Label.KWDS]),
    (hanzi(59), "纸飞机；滑翔；折叠", [None, Label.KWDS]),
    (hanzi(60), "纸飞机；滑翔", [Label.ABSTRACT, Label.ABSTRACT]),
    (hanzi(60), f"纸飞机；滑翔；{hanzi(24)}", [Label.ABSTRACT, Label.KWDS]),
    (hanzi(60), f"纸飞机；滑翔；{hanzi(25)}", [Label.ABSTRACT, Label.ABSTRACT]),
])  # fmt: skip
def test_an_abstract_whose_word_is_a_picture_is_told_by_the_keywords_under_it(
    text: str, words: str, labels: list[Label | None]
) -> None:
    """ABSTRACT, KEYWORDS, KEYWORD."""
    own = column(
        item("李明", label=Label.BYLINE), item(text), item(words), item("Abstract: " + EN, label=Label.ABSTRACT)
    )
    assert labels_after(own, unnamed_claims)[1:3] == labels


def test_an_english_front_at_the_end_where_nothing_is_named() -> None:
    """Its text may name a company or China: a block that names the authors' own institution is short."""
    head = column(item("李明　王小飞", label=Label.BYLINE), item(hanzi(60), label=Label.ABSTRACT))
    tail = column(
        item("Gliding of Paper Planes over Level Ground"),
        item("LI Ming, WANG Xiaofei"),
        item("(School of Paper, Example University)"),
        item(f"A company in China folds {letters(200)}."),
    )
    before = decided(*head, *tail)
    after = before.heard(tail_claims(head, tail, before))
    assert [after.label(each) for each in tail] == [Label.TITLE, Label.BYLINE, Label.AFF, Label.ABSTRACT]


@pytest.mark.parametrize(("title", "names", "found"), [
    (["On the Folding of Paper Planes"], "LI Ming, WANG Xiaofei", [Label.TITLE, Label.BYLINE, Label.KWDS]),
    (["On the Folding of Paper Planes"], "SUN Bei, QIAN Nan", [None, None, None]),
    ([], "LI Ming, WANG Xiaofei", [None, None]),
])  # fmt: skip
def test_the_english_title_behind_the_list_may_have_no_abstract(
    title: list[str], names: str, found: list[Label | None]
) -> None:
    """The head's own authors, under a title."""
    head = (item("李明，王小飞", label=Label.BYLINE), item(CORE, label=Label.ABSTRACT))
    tail = column(*map(item, title), item(names, top=130), item("Key words: " + WORDS, top=160))
    before = decided(*head, *tail)
    after = before.heard(tail_claims(head, tail, before))
    assert [after.label(each) for each in tail] == found


def reach(*own: Told) -> int:
    """How many of the blocks go on with the first."""
    return len(list(claims_from(column(*own), 0, decided(*own)))) - 1


@pytest.mark.parametrize(("size", "found"), [(10.5, 1), (10.65, 0)])
def test_an_abstract_goes_on_in_its_type(size: float, found: int) -> None:
    """SAME_SIZE."""
    assert reach(item("摘要：" + hanzi(40)), item(hanzi(40), top=120, size=size)) == found


@pytest.mark.parametrize(("between", "found"), [(2, 1), (3, 0)])
def test_an_unfinished_abstract_of_a_scan_goes_on_up_to_its_keywords(between: int, found: int) -> None:
    """PIECES, of other sizes."""
    more = [item(hanzi(34), top=130 + 20 * n, size=12) for n in range(between + 1)]
    assert min(reach(item("摘要：" + hanzi(40)), *more, item(KWDS_ZH, top=300)), 1) == found


@pytest.mark.parametrize(("end", "x0", "size", "found"), [
    ("为", 600.0, 10.0, 1), ("。", 600.0, 10.0, 0), ("为", 600.0, 12.0, 0), ("为", 200.0, 10.0, 0),
])  # fmt: skip
def test_an_unfinished_abstract_goes_on_in_the_next_column(end: str, x0: float, size: float, found: int) -> None:
    rest = item("0.2759，" + hanzi(34), x0=x0, size=size)
    assert min(reach(item("摘要：" + hanzi(40) + end), rest, item(KWDS_ZH, top=300)), 1) == found


@pytest.mark.parametrize(("size", "top", "length", "found"), [
    (10.0, 129.5, 20, 1), (10.0, 130.5, 20, 0), (10.0, 120.0, 299, 1), (10.0, 120.0, 300, 0),
])  # fmt: skip
def test_keywords_stand_close_under_their_word(size: float, top: float, length: int, found: int) -> None:
    """LISTED_NEAR, LISTED."""
    assert reach(item("关键词"), item(hanzi(length), top=top, size=size)) == found


@pytest.mark.parametrize(("size", "length", "found"), [
    (10.0, 79, 2), (10.0, 80, 1), (10.5, 10, 2), (10.65, 10, 1),
])  # fmt: skip
def test_keywords_stand_one_a_line(size: float, length: int, found: int) -> None:
    """LISTED_ONE, SAME_SIZE."""
    assert reach(item("关键词"), item("纸飞机", top=115), item(hanzi(length), top=130, size=size)) == found


@pytest.mark.parametrize(("gap", "length", "found"), [(11.5, 30, 1), (12.5, 30, 0), (5, 119, 1), (5, 120, 0)])
def test_english_keywords_go_on_in_the_next_line(gap: float, length: int, found: int) -> None:
    """NEXT_LINE, MORE_KEYWORDS: within a word group, which a small letter opens."""
    assert reach(item("Key words: paper plane; glide"), item(letters(length), top=110 + gap)) == found


def test_behind_a_separator_more_keywords_stand_however_far() -> None:
    assert reach(item("关键词：纸飞机；"), item(hanzi(119), top=300)) == 1
    assert reach(item("关键词：纸飞机；"), item(hanzi(120), top=300)) == 0


BODY = hanzi(31) + "。"


@pytest.mark.parametrize(("count", "found"), [(13, False), (14, True)])
def test_english_behind_a_body_has_some_lines_of_it_before(count: int, found: bool) -> None:
    """BODY_LINES: fewer are an abstract's without its word."""
    own = column(item("题目"), item(*[BODY] * count), item("Abstract: " + EN, page=1))
    assert (english_end(own, decided(*own)) == 2) is found
    listed = column(*own, item("参考文献", label=Label.REF_HEADING))
    assert (english_before(listed, decided(*listed)) == 2) is found


@pytest.mark.parametrize(("length", "end"), [(29, 1), (30, 2)])
def test_a_short_chinese_note_at_the_end_is_the_editors(length: int, end: int) -> None:
    """PROSE."""
    own = column(item(*[BODY] * 14), item(hanzi(length)), item("Abstract: " + EN))
    assert english_end(own, decided(*own)) == end


@pytest.mark.parametrize(("size", "end"), [(8.0, 1), (10.0, 3)])
def test_a_numbered_note_under_the_english_end_is_the_page_s(size: float, end: int) -> None:
    """It is smaller than the text: another article's first paragraph is not."""
    note = item("〔6〕" + hanzi(31), size=size)
    own = column(item(*[BODY] * 14), item("Abstract: " + EN), note)
    assert english_end(own, decided(*own)) == end


HEAD = [item("李世龙", label=Label.BYLINE)]


@pytest.mark.parametrize(("between", "label"), [(9, Label.TITLE), (10, None)])
def test_over_an_abstract_behind_the_references_stand_few_blocks(between: int, label: Label | None) -> None:
    """ABOVE: title, names, institutions."""
    notes = [item("Institute of Examples, Example City 100000, China") for _ in range(between)]
    own = column(item("On the Folding of Paper Planes", size=14), *notes, item("Abstract: " + EN))
    before = decided(*HEAD, *own)
    after = before.heard(tail_claims(HEAD, own, before))
    assert (after.label(own[0]) is Label.TITLE) is (label is Label.TITLE)


@pytest.mark.parametrize(("text", "person"), [
    (f"张三，{'某' * 31}示例大学教授", "张三"), (f"张三，{'某' * 37}示例大学教授", None),
    (f"张　三　{'某' * 36}大学{'某' * 40}教授", "张三"), (f"张　三　{'某' * 39}大学{'某' * 20}教授", None),
    (f"张　三　示例大学{'某' * 74}教授", "张三"), (f"张　三　示例大学{'某' * 75}教授", None),
])  # fmt: skip
def test_a_life_names_an_institution_and_a_position_soon(text: str, person: str | None) -> None:
    """INSTITUTION, POSITION."""
    assert person_of_life(text) == person


def pieces(found: list[Block]) -> int:
    return len(found)


NAMES = "LI Ming, WANG Xiaofei"
AFF = "Institute of Paper, Example City 100000, China"


def titled(title: str, lines: int = 1) -> Block:
    """A title and names in another face in one paragraph, an institution behind a stop."""
    own = own_line(f"{title} {NAMES}. {AFF}")
    span = own.spans[0]
    first = replace(own, spans=(span._replace(text=f"{title} ", bold=True), span._replace(text=f"{NAMES}. {AFF}")))
    return Block((first, *[own_line("Example City", 120 + 15 * n) for n in range(lines - 1)]), block("样").column)


@pytest.mark.parametrize(("title", "lines", "count"), [
    ("Folding it", 1, 1), ("Folding its", 1, 3), ("Folding of Planes", 8, 3),
    ("Folding of Planes", 9, 1),
])  # fmt: skip
def test_a_front_in_one_paragraph_begins_with_a_title(title: str, lines: int, count: int) -> None:
    """TITLE_LETTERS, RUN_IN_LINES."""
    found = pieces(run_in_front(titled(title, lines)))
    assert (found > 1) is (count > 1)


@pytest.mark.parametrize(("lines", "count"), [(8, 2), (9, 1)])
def test_names_before_institutions_in_brackets_have_few_lines(lines: int, count: int) -> None:
    """RUN_IN_LINES."""
    own = block(f"{NAMES} (1. {AFF};", *["Example City"] * (lines - 1))
    assert pieces(names_before_bracket(own)) == count


@pytest.mark.parametrize(("behind", "count"), [(185, 2), (215, 1)])
def test_the_institution_behind_names_begins_soon(behind: int, count: int) -> None:
    """NAMES."""
    own = block(f"{NAMES} ({'a' * behind} Institute of Paper)")
    assert pieces(names_before_bracket(own)) == count


@pytest.mark.parametrize(("white", "count"), [(150, 2), (190, 1)])
def test_a_line_of_names_in_two_languages_has_some_length(white: int, count: int) -> None:
    """NAMES."""
    assert pieces(names_apart(block(f"李明{' ' * white}{NAMES}"))) == count


CITED = "[示例学报，2018，38(2)：21-27]"


@pytest.mark.parametrize(("row", "count"), [(2, 2), (1, 2), (0, 1)])
def test_the_articles_place_ends_an_abstract_on_its_last_two_lines(row: int, count: int) -> None:
    parts = {2: [CITED], 1: [CITED[:9], CITED[9:]], 0: [CITED[:5], CITED[5:12], CITED[12:]]}[row]
    lines = [*[hanzi(20)] * row, hanzi(10) + parts[0], *parts[1:]]
    assert pieces(citation_apart(block(*lines))) == count


@pytest.mark.parametrize(("row", "count"), [(2, 2), (1, 2), (0, 1)])
def test_the_institution_in_brackets_ends_a_text_on_its_last_two_lines(row: int, count: int) -> None:
    lines = [hanzi(20)] * 3
    lines[row] = hanzi(10) + "（作者单位：示例大学纸艺学院"
    lines[2] += "）"
    assert pieces(institution_apart(block(*lines))) == count


@pytest.mark.parametrize(("below", "count"), [("College ab", 1), ("College abcd", 2)])
def test_institutions_in_both_languages_are_parted(below: str, count: int) -> None:
    """TITLE_LETTERS."""
    assert pieces(languages_apart(block("示例大学纸艺学院，示例市 100000", below))) == count


@pytest.mark.parametrize(("below", "count"), [
    ("Folds of Planes", 1), ("Folds of Paper Planes", 2), (hanzi(5), 1), (hanzi(6), 2),
    ("Document code: A", 1), ("文献标识码：A　文章编号：1000-0001(2020)01-0001-05", 1),
])  # fmt: skip
def test_words_under_the_articles_numbers_are_none_of_them(below: str, count: int) -> None:
    """TITLE_WORDS, TITLE_HANZI."""
    assert pieces(numbers_apart(block("中图分类号：J528　DOI：10.1234/5678", below))) == count


@pytest.mark.parametrize(
    ("label", "count"), [("·纸艺研究·", 2), ("· 专题一：纸艺 ·", 2), ("·纸艺研究", 1), ("纸艺研究", 1)]
)
def test_a_columns_label_between_dots_is_no_line_of_the_title_under_it(label: str, count: int) -> None:
    assert pieces(fields_of_a_line(block(label, hanzi(12)))) == count


def test_a_columns_label_between_dots_is_no_title_even_in_its_type() -> None:
    own = column(item("· 纸艺与折叠专题 ·", size=14), item(hanzi(9), size=14, top=130), item("李明，王小飞", top=160))
    assert labels_after(own, title_claims) == [Label.CATEGORY, Label.TITLE, Label.BYLINE]


CORE = "摘要：" + hanzi(30)


@pytest.mark.parametrize(("lines", "end"), [(14, 2), (15, 0)])
def test_a_pages_worth_of_text_parts_the_front_from_other_abstracts(lines: int, end: int) -> None:
    """BODY_LINES."""
    own = column(item(CORE), item(*["1 " + hanzi(20)] * lines), item(KWDS_ZH), item("样本"))
    assert end_of_front(own, len(own), decided()) == end


def under(count: int, lines: int = 1) -> list[Told]:
    return [item(*["Folding of paper planes"] * lines) for _ in range(count)]


@pytest.mark.parametrize(("between", "lines", "end"), [(6, 1, 7), (7, 1, 0), (2, 3, 3), (2, 4, 0)])
def test_english_names_stand_right_under_the_abstracts(between: int, lines: int, end: int) -> None:
    """UNDER_TITLE, PARAGRAPH."""
    own = column(item(CORE), item(NAMES), *under(between - 1, lines), item(f"({AFF})"), item("样本"))
    assert end_of_front(own, len(own), decided()) == end


@pytest.mark.parametrize(("title", "blocks", "lines", "end"), [
    ("纸艺杂谈", 3, 1, 3), ("纸艺谈", 3, 1, 3), ("纸艺杂谈", 9, 1, 7), ("纸艺杂谈", 3, 3, 3), ("纸艺杂谈", 3, 4, 0),
])  # fmt: skip
def test_a_front_without_labels_reaches_from_the_title_to_running_text(
    title: str, blocks: int, lines: int, end: int
) -> None:
    """UNDER_TITLE, PARAGRAPH."""
    own = column(item(title, size=18), *[item(*["样本取自示例"] * lines) for _ in range(blocks)])
    assert end_of_front(own, len(own), decided()) == end


def test_an_initial_in_large_type_is_no_title() -> None:
    """SHORTEST."""
    own = column(item("纸艺杂谈", size=18), item("样本", size=10), item("样本取", size=40), item(*["样本取自"] * 4))
    assert end_of_front(own, len(own), decided()) == 2


@pytest.mark.parametrize(("length", "size"), [(1980, 9.0), (2010, 10.0)])
def test_a_short_text_before_a_long_list_tells_no_size(length: int, size: float) -> None:
    """LEAST_TEXT."""
    own = [block(*[hanzi(30)] * (length // 30)), block("参考文献"), *[block(hanzi(100), size=9) for _ in range(30)]]
    assert body_size(own) == size


@pytest.mark.parametrize(("size", "count"), [(8.9, 1), (8.7, 2)])
def test_a_block_is_cut_where_the_next_column_is_of_another_size(size: float, count: int) -> None:
    """TURN."""
    own = Block((own_line(hanzi(10), 700), own_line(hanzi(10), 100, x0=300, size=size)), block("样").column)
    assert len(items([own])) == count


@pytest.mark.parametrize(("length", "count"), [(29, 2), (30, 1)])
def test_the_editors_line_is_short(length: int, count: int) -> None:
    """EDITORS_LINE."""
    line = "（责任编辑　李　明）"
    assert len(items([block(hanzi(20) + "。", line + "　" * (length - len(line)))])) == count


@pytest.mark.parametrize(("rows", "more", "is_parted"), [(12, 6, True), (13, 6, False), (3, 39, True), (3, 40, False)])
def test_names_and_institutions_in_one_block_are_few_lines(rows: int, more: int, is_parted: bool) -> None:
    """BYLINE_BLOCK, BYLINE_LINE: forty names have 119 characters."""
    own = block("李明，" * more + "李明", *["（示例大学，示例市 100000）"] * (rows - 1))
    assert (len(items([own])) > 1) is is_parted


@pytest.mark.parametrize(("page", "last", "count"), [(3, 9, 2), (4, 9, 1), (8, 9, 2), (7, 9, 1)])
def test_names_stand_on_the_first_pages_and_on_the_last(page: int, last: int, count: int) -> None:
    """FRONT_PAGES, BACK_PAGES."""
    own = [block("李明，王小飞", "（示例大学，示例市 100000）", page=page), block("样本", page=last)]
    assert len(items(own)) == count + 1


@pytest.mark.parametrize(("text", "lang", "found"), [
    ("李明，" * 299 + "李明", Lang.ZH, True), ("李明，" * 300 + "李明", Lang.ZH, False),  # LONGEST
    ("李明，王小飞，赵琪，纸飞机，滑翔比", Lang.ZH, True),
    ("李明，王小飞，纸飞机，滑翔比", Lang.ZH, False),  # NAME_SHARE
    ("LI Ming WANG Xiaofei ZHAO Qi", Lang.EN, True),
])  # fmt: skip
def test_most_pieces_of_a_byline_are_names(text: str, lang: Lang, found: bool) -> None:
    assert lists_persons(text, lang) is found


TITLE = "纸飞机折叠方式的比较"


def labelled(*own: Told, lang: Lang = Lang.ZH) -> list[Label | None]:
    return labels_after(column(*own), language_claims, lang)


@pytest.mark.parametrize(("size", "found"), [(17.2, [Label.TITLE] * 2), (17.0, [None, Label.TITLE])])
def test_lines_of_one_title_are_in_one_size(size: float, found: list[Label | None]) -> None:
    """SAME_SIZE."""
    assert labelled(item(TITLE, size=size), item(TITLE, size=18), item("李明", size=12))[:2] == found


@pytest.mark.parametrize(("lines", "found"), [(5, Label.TITLE), (6, None)])
def test_a_title_has_five_lines_at_most(lines: int, found: Label | None) -> None:
    """TITLE_LINES."""
    assert labelled(item(*[TITLE] * lines, size=18), item("样本取自示例"), item("李明", size=12))[0] is found


@pytest.mark.parametrize(("text", "lang", "found"), [
    ("纸艺杂谈", Lang.ZH, Label.TITLE), ("纸艺谈", Lang.ZH, None),
    ("Folding Its", Lang.EN, Label.TITLE), ("Folding It", Lang.EN, None),
])  # fmt: skip
def test_a_title_has_some_letters(text: str, lang: Lang, found: Label | None) -> None:
    """SHORTEST."""
    names = item("李明" if lang is Lang.ZH else "LI Ming", size=12)
    assert labelled(item(text, size=18), names, lang=lang)[0] is found


@pytest.mark.parametrize(("gap", "found"), [(32.0, Label.TITLE), (33.0, None)])
def test_the_line_that_a_title_goes_on_with_is_right_under_it(gap: float, found: Label | None) -> None:
    """DOUBLE_SPACE: it begins with a small letter, and holds no letters enough for a title of its own."""
    own = [item("Folding of Paper Planes and its", size=18, top=100), item("effect", size=18, top=118 + gap)]
    assert labelled(*own, item("LI Ming", size=12, top=300), lang=Lang.EN)[1] is found


@pytest.mark.parametrize(("blocks", "length", "found"), [(2, 10, True), (3, 10, False), (0, 59, True), (0, 60, False)])
def test_unusual_names_stand_right_under_the_title(blocks: int, length: int, found: bool) -> None:
    """BYLINE_UNDER, SHORT_BYLINE."""
    text = ("阿依提拉" * 20)[:length]
    own = column(item(TITLE, size=18), *[item("·") for _ in range(blocks)], item(text, size=12))
    assert (labels_after(own, language_claims, Lang.ZH)[-1] is Label.BYLINE) is found


@pytest.mark.parametrize(("letters_", "lang"), [("paperplanes", Lang.ZH), ("papersplanes", Lang.EN)])
def test_three_latin_letters_stand_against_a_hanzi(letters_: str, lang: Lang) -> None:
    """LATIN_A_HANZI: whose title it is."""
    own = column(item(f"纸艺滑翔 {letters_}", size=18), item("李明", size=12))
    rules = {claim.item: claim.rule.name for claim in title_claims(own, decided())}
    assert rules[own[0]].endswith(lang)


@pytest.mark.parametrize(("size", "found"), [(10.7, Label.AFF), (10.9, Label.TITLE)])
def test_an_institution_is_set_no_larger_than_most(size: float, found: Label) -> None:
    """LARGER."""
    own = [item("示例大学纸艺学院，示例市 100000", size=size), item("样本", "样本", "样本"), item("李明")]
    assert (labelled(*own)[0] is Label.TITLE) is (found is Label.TITLE)


@pytest.mark.parametrize(("marks", "found"), [(2, Label.AFF), (3, None)])
def test_a_paragraph_that_speaks_of_institutions_is_none(marks: int, found: Label | None) -> None:
    """PROSE."""
    text = f"示例大学{hanzi(12)}" + f"，{hanzi(12)}" * (marks - 1) + "。"
    assert labelled(item(TITLE, size=18), item("李明", size=12), item(text))[2] is found


@pytest.mark.parametrize(("size", "found"), [(10.7, False), (10.9, True)])
def test_a_notices_title_is_larger_than_the_text(size: float, found: bool) -> None:
    """LARGER."""
    assert bool(notice_claims([item("勘误", size=size), item("样本取自示例")], 10.0, decided())) is found


@pytest.mark.parametrize(("lines", "found"), [(4, Label.FURNITURE), (5, None)])
def test_a_masthead_in_one_block_has_few_lines(lines: int, found: Label | None) -> None:
    """MASTHEAD_LINES."""
    own = column(item("第 40 卷 第 3 期", *["示例学报"] * (lines - 1), top=50), item(TITLE, top=200, label=Label.TITLE))
    assert labels_after(own, masthead_claims)[0] is found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("示例学报, 2020, 40(3): 12-19", Label.FURNITURE),
        ("Journal of Examples, 2020, 40(3): 12–19", Label.FURNITURE),
        ("李明. 纸飞机. 示例学报, 2020, 40(3): 12-19", None),
        ("纸飞机的比为 2020, 40(3)", None),
        ("示例学报", None),
        ("纸艺教育　　　　　　示例学报 2020(7)", None),
        ("纸艺教育　　　　　　2020(7)", Label.FURNITURE),  # column and issue at the two ends of a bar
        ("纸艺教育　　　　　　计 算 机 应 用　　EXAMPLE", Label.FURNITURE),
        ("计算机应用与纸艺教育　　　　　　纸艺", None),
    ],
)
def test_a_masthead_may_have_the_form_of_a_reference(text: str, found: Label | None) -> None:
    own = column(item(text, top=50), item(TITLE, top=200, label=Label.TITLE))
    assert labels_after(own, masthead_claims)[0] is found


@pytest.mark.parametrize(("size", "found"), [(10.7, None), (10.9, Label.TITLE)])
@pytest.mark.parametrize(
    ("lang", "lines"),
    [
        (Lang.ZH, ("纸飞机滑翔机理与折叠方式", "研究", "李明，王小飞")),
        (Lang.EN, ("FOLDS OF PAPER PLANES", "SURVEYS", "LI Ming, WANG Xiaofei")),
    ],
)
def test_a_titles_last_line_may_be_short(lang: Lang, lines: Sequence[str], size: float, found: Label | None) -> None:
    """LARGER: in the title's type over names in smaller type."""
    title, last, names = lines
    own = [item(title, size=size), item(last, size=size, top=100 + 1.3 * size), item(names, top=150)]
    assert labelled(*own, lang=lang)[1] is found


@pytest.mark.parametrize(("size", "found"), [(12.9, Label.BYLINE), (13.1, Label.TITLE)])
def test_a_titles_last_line_may_read_as_a_name(size: float, found: Label) -> None:
    """LARGER: 解 is a surname."""
    own = [
        item("纸飞机滑翔机理的", size=size),
        item("解读", size=size, top=100 + 1.3 * size),
        item("李明，王小飞", size=12, top=150),
    ]
    assert labelled(*own)[1] is found


@pytest.mark.parametrize(("name", "found"), [("首明", Label.BYLINE), ("首届折纸大赛", None)])
def test_a_name_of_no_list_stands_between_two_institutions(name: str, found: Label | None) -> None:
    others = [
        item("李明", size=12),
        item("（示例大学，示例市 100000）"),
        item(name, size=12),
        item("（样本学院，示例市 100000）"),
    ]
    assert labelled(item(TITLE, size=18), *others)[3] is found


def test_a_city_with_its_code_is_no_person() -> None:
    """任 is a surname; the institution's line broke off before it."""
    own = column(
        item(TITLE, size=18), item("李明，王小飞", size=12), item("示例大学纸艺学院，示例省"), item("任县 100000")
    )
    assert labels_after(own, lambda own, after: title_claims(own, after))[1:] == [Label.BYLINE, Label.AFF, Label.AFF]


@pytest.mark.parametrize(("x0", "found"), [(42, 0), (25, 1), (19, 0)])
def test_an_abstract_that_breaks_off_goes_on_at_the_margin(x0: float, found: int) -> None:
    """PARAGRAPH: its first line alone is indented; a number may begin the next one."""
    own = [
        item("摘　要：" + hanzi(30), x0=50),
        item("9.5%的纸飞机" + hanzi(30), x0=x0, top=115),
        item("关键词：纸艺", x0=50, top=130),
    ]
    claims = list(claims_from(column(*own), 0, decided()))
    assert len(claims) - 1 == found


@pytest.mark.parametrize(("top", "found"), [(300, [None, None]), (90, [Label.UNPLACED] * 2)])
def test_the_text_begins_under_one_of_two_abstracts_side_by_side(top: float, found: list[Label | None]) -> None:
    """The other one, in the column beside it, is read later."""
    left, right = Bbox(50.0, 50.0, 260.0, 750.0), Bbox(280.0, 50.0, 490.0, 750.0)
    own = [
        item("摘要：纸飞机", label=Label.ABSTRACT),
        item("1 引言", top=top),
        item(hanzi(40), top=top + 20),
        item("Abstract: Paper planes", top=100, x0=280, label=Label.ABSTRACT),
    ]
    placed = [
        replace(each, block=replace(each.block, column=right if each.block.bbox.x0 > 200 else left)) for each in own
    ]
    assert labels_after(column(*placed), front_rest_claims)[1:3] == found


def test_a_line_between_two_of_institutions_is_of_them() -> None:
    """Its words name none."""
    lines = [
        "(1) School of Paper, Example City 100000, China;",
        "(2) The Third Team of Sample County",
        "Bureau, Sample City 200000, China)",
    ]
    own = [item(text, top=160 + 12 * at, size=9) for at, text in enumerate(lines)]
    front = [item("Gliding of Paper Planes", size=18), item("LI Ming, WANG Xiaofei", size=12, top=130), *own]
    assert labelled(*front, lang=Lang.EN)[2:] == [Label.AFF] * 3


@pytest.mark.parametrize(("lines", "found"), [(2, Label.UNPLACED), (3, None)])
def test_text_under_one_of_two_abstracts_is_a_paragraph(lines: int, found: Label | None) -> None:
    """PARAGRAPH: without a heading."""
    left, right = Bbox(50.0, 50.0, 260.0, 750.0), Bbox(280.0, 50.0, 490.0, 750.0)
    text, abstract = item(*[hanzi(20)] * lines, top=300), item("Abstract: Paper", x0=280, label=Label.ABSTRACT)
    own = [
        replace(text, block=replace(text.block, column=left)),
        replace(abstract, block=replace(abstract.block, column=right)),
    ]
    assert labels_after(column(*own), front_rest_claims)[0] is found


def test_a_title_may_have_three_lines_that_only_go_on() -> None:
    lines = ["Gliding and stability of pointed planes", "folded from a sheet of", "paper by hand"]
    own = [item(text, top=100 + 20 * at, size=16) for at, text in enumerate(lines)]
    assert labelled(*own, item("LI Ming, WANG Xiaofei", size=12, top=180), lang=Lang.EN)[:3] == [Label.TITLE] * 3


@pytest.mark.parametrize(
    ("line", "rest"),
    [
        ("LI Ming1, ZHAO Qi2, WANG Xiao-", "fei1,*"),
        ("LI Ming1 ZHAO Qi2 WANG", "Fei1"),
        ("LI Ming1　ZHAO Qi2　WANG", "Xiaofei△"),
    ],
)
def test_a_name_that_a_line_breaks_is_of_the_byline(line: str, rest: str) -> None:
    own = [item("Gliding of Paper Planes", size=18), item(line, size=10, top=130), item(rest, size=7, top=145)]
    assert labelled(*own, lang=Lang.EN)[1:] == [Label.BYLINE] * 2


@pytest.mark.parametrize(("right", "found"), [(168, 1), (190, 0)])
def test_chinese_keywords_go_on_under_a_full_line(right: float, found: int) -> None:
    """One type size from the column's edge: 成素 is no name."""
    where = Bbox(50.0, 50.0, right, 750.0)
    own = [item("关键词：折叠；滑翔；消癖颗粒；促黄体生素的生成"), item("成素", top=115)]
    placed = [replace(each, block=replace(each.block, column=where)) for each in own]
    assert len(list(claims_from(column(*placed), 0, decided()))) - 1 == found
