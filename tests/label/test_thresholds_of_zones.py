"""Notes, lists of references and other articles on a page: one small case on each side of what is measured."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from pipeline.label.zones import label_zones, rules
from pipeline.label.zones.neighbour import former_claims, neighbour_claims, over_title_claims
from pipeline.label.zones.notes import note_claims
from pipeline.label.zones.references import reference_claims
from pipeline.label.zones.resumed import parted, resumptions
from pipeline.label.zones.sentences import is_equal_part, is_institution, sentence_kind
from pipeline.label.zones.service_sheets import cover_claims
from pipeline.label.zones.shared_pages import former_end_claims, next_article_claims
from pipeline.layout.rules import RECURS
from pipeline.model.block import Aside, Block, Label
from pipeline.model.geometry import Bbox
from pipeline.model.page import Page
from pipeline.model.rule import Rule
from tests.label.placed import COLUMN, LEFT, RIGHT, Told, block, column, decided, item, labels_after, own_line
from tests.label.test_thresholds_of_fronts import EN, KWDS_ZH, hanzi

OTHER = Label.OTHER_ARTICLE
WIDE = (RIGHT - LEFT) / 5  # hanzi of a line as wide as the column


def page(*rules: Bbox, number: int = 1, images: tuple[Bbox, ...] = ()) -> Page:
    return Page(number, 540.0, 800.0, (), rules=rules, images=images)


def full(top: float, lines: int = 1, size: float = 10.0, number: int = 1) -> Told:
    """Running text as wide as the column."""
    return item(*[hanzi(88)] * lines, top=top, size=size, page=number)


def under_rule(top: float = 400, share: float = 1.0, thick: float = 0.5, lines: int = 3, size: float = 10.0) -> bool:
    """Whether what stands under a rule on the first page is another article's end."""
    first = item("纸艺杂谈" + "　" * 84, top=100)
    lower = item(*[hanzi(40)] * lines, top=top + 10, size=size)
    closing = item("（收稿日期：2004-03-25）", top=top + 120)
    own = column(first, lower, closing, full(100, number=2))
    bar = Bbox(LEFT, top, LEFT + share * (RIGHT - LEFT), top + thick)
    return labels_after(own, neighbour_claims, [page(bar)], 10.0)[1] is OTHER


@pytest.mark.parametrize(("own", "is_other"), [
    ({}, True),
    ({"share": 0.87}, False), ({"share": 0.93}, True),  # over all columns
    ({"thick": 2.7}, True), ({"thick": 3.3}, False),  # no bar
    ({"top": 230.0}, False), ({"top": 250.0}, True),  # no head's rule
    ({"lines": 1}, False), ({"lines": 2}, True),  # footnotes have no line in the body's type; one is the date's
    ({"size": 10.7}, False), ({"size": 10.4}, True),
])  # fmt: skip
def test_the_end_of_another_article_stands_under_a_rule(own: dict[str, float], is_other: bool) -> None:
    """ACROSS, THIN, UPPER, BODY_LINES."""
    assert under_rule(**own) is is_other  # type: ignore[arg-type]


@pytest.mark.parametrize(("length", "marks", "size", "is_other"), [
    (30, 2, 10.0, True), (29, 2, 10.0, False), (30, 1, 10.0, False), (30, 2, 10.7, False), (30, 2, 10.4, True),
])  # fmt: skip
def test_running_text_over_the_title_is_another_articles(length: int, marks: int, size: float, is_other: bool) -> None:
    """PROSE, PAUSES."""
    over = item(hanzi(length) + "，" * marks, top=100, size=size)
    own = column(over, item("纸艺杂谈", top=150, size=18, label=Label.TITLE))
    assert (labels_after(own, over_title_claims, 10.0)[0] is OTHER) is is_other


@pytest.mark.parametrize(("names", "is_other"), [("李明", False), ("李明亮", False), ("李明亮亮", True)])
def test_one_syllable_of_three_is_chance(names: str, is_other: bool) -> None:
    over = item("LI Bo", label=Label.BYLINE)
    own = column(over, item("Abstract: " + EN, label=Label.ABSTRACT), item("纸艺杂谈", label=Label.TITLE),
                 item(names, label=Label.BYLINE))  # fmt: skip
    assert (labels_after(own, former_claims)[0] is OTHER) is is_other


def notes(*own: Told, size: float = 10.0, tail: int = 99) -> list[Label | None]:
    """What the blocks under a title and a text are taken for."""
    made = column(item("纸艺杂谈", top=60, size=18), full(100, 3), *own, full(760))
    return labels_after(made, note_claims, 0, tail, size)[2:-1]


DATE = "收稿日期：2004-03-25"


@pytest.mark.parametrize(("size", "found"), [(9.6, Label.FUNDING), (9.8, None)])
def test_a_note_is_set_smaller_than_the_text(size: float, found: Label | None) -> None:
    """SMALLER: a size that is rounded is not."""
    assert notes(item("本研究得到示例项目的支持", top=700, size=size))[0] is found


@pytest.mark.parametrize(("gap", "size", "found"), [
    (10.0, 9.0, Label.HISTORY), (11.5, 9.0, None), (4.0, 9.4, Label.HISTORY), (4.0, 9.5, None),
])  # fmt: skip
def test_a_note_goes_on_in_its_type(gap: float, size: float, found: Label | None) -> None:
    """NEXT_LINE, SAME_SIZE."""
    assert notes(item(DATE, top=600, size=9), item("修回日", top=609 + gap, size=size))[1] is found


@pytest.mark.parametrize(("x0", "size", "found"), [
    (LEFT + 28, 9.0, True), (LEFT + 26, 10.5, False), (LEFT + 28, 11.2, True), (LEFT + 28, 11.3, False),
])  # fmt: skip
def test_what_hangs_under_a_notes_label_is_of_it_in_a_scan(x0: float, size: float, found: bool) -> None:
    """HANGING, SCANNED."""
    first = item("基金项目：国家示例基金（61000001）的一部分及其余各项", top=600, size=9)
    below = item("示例", top=612, size=size, x0=x0)
    assert (notes(first, below)[1] is Label.FUNDING) is found


@pytest.mark.parametrize(("size", "found"), [(8.9, Label.FURNITURE), (9.1, None)])
def test_a_small_line_names_the_editor(size: float, found: Label | None) -> None:
    """SMALL."""
    assert notes(item("本文责任编委 李明", top=700, size=size))[0] is found


@pytest.mark.parametrize(("lines", "found"), [(4, Label.AUTHOR_NOTES), (5, None)])
def test_what_says_who_the_authors_are_has_four_lines_at_most(lines: int, found: Label | None) -> None:
    """SIGNED."""
    texts = ["（作者系示例大学教授", *["样本"] * (lines - 2), "）"]
    assert notes(item(*texts, top=600))[0] is found


@pytest.mark.parametrize(("page", "found"), [(3, Label.AUTHOR_NOTES), (2, None)])
def test_what_says_who_the_author_is_stands_before_the_english_end(page: int, found: Label | None) -> None:
    """BEHIND: the abstract in English fills the last page, the fourth."""
    made = [item("纸艺杂谈", top=60, size=18), item("样本取自示例", top=100)]
    made += [item("〔作者李明，示例大学教授〕", top=600, page=page), item("It is said again.", top=100, page=4)]
    assert labels_after(column(*made), note_claims, 0, 99, 10.0)[2] is found


@pytest.mark.parametrize(("lines", "found"), [(2, Label.AFF), (3, None)])
def test_a_note_in_brackets_has_two_lines_at_most(lines: int, found: Label | None) -> None:
    """BRACKETED: in the middle of an article, before its references."""
    texts = ["（作者单位：示例大学", *["样本大学；"] * (lines - 2), "责任编辑：李明）"]
    made = [item("纸艺杂谈", top=60, size=18), item("样本取自示例", top=100)]
    made += [item(*texts, top=400, page=2), item("样本取自示例", top=100, page=3)]
    assert labels_after(column(*made), note_claims, 0, 99, 10.0)[2] is found


@pytest.mark.parametrize(("indent", "found"), [(7.0, Label.HISTORY), (9.0, None)])
def test_an_indented_paragraph_under_a_note_is_text(indent: float, found: Label | None) -> None:
    """INDENT."""
    own = [item(DATE, top=120), item("样本取自示例", "样本取自示例", top=134)]
    first, *rest = own[1].block.lines
    indented = Block((replace(first, bbox=first.bbox._replace(x0=LEFT + indent)), *rest), COLUMN)
    own[1] = replace(own[1], block=indented)
    assert notes(*own)[1] is found


@pytest.mark.parametrize(("text", "found"), [
    ("李明和王小飞对本文有同等贡献" + "样" * 65, True), ("李明和王小飞对本文有同等贡献" + "样" * 66, False),
])  # fmt: skip
def test_who_wrote_in_equal_parts_is_said_in_a_short_line(text: str, found: bool) -> None:
    """EQUALLY."""
    assert is_equal_part(text) is found


@pytest.mark.parametrize(("text", "found"), [
    ("100000 示例市，示例医院外科", True), ("100000 示例市 示例医院外科", True),
    ("100000人在示例医院就诊，其中外科30人", False),
])  # fmt: skip
def test_an_institution_may_begin_with_its_postal_code(text: str, found: bool) -> None:
    assert is_institution(text) is found


@pytest.mark.parametrize(("length", "found"), [(59, True), (60, False)])
def test_an_institutions_own_line_is_short(length: int, found: bool) -> None:
    """INSTITUTION."""
    text = "示例大学纸艺学院，" + "示例市" * 14 + "100000"
    assert is_institution(text + " " * (length - len(text))) is found


@pytest.mark.parametrize(("length", "found"), [(38, Label.AUTHOR_NOTES), (44, None)])
def test_a_post_is_named_soon(length: int, found: Label | None) -> None:
    """POST."""
    assert sentence_kind(f"*示例大学{'某' * (length - 4)}教授。") is found


ENTRY = "示例学报, 2018, 38(2): 21-27"


def in_list(own: Sequence[Told]) -> list[Label | None]:
    claims, _ = reference_claims(own, 10.0, decided())
    after = decided().heard(claims)
    return [after.label(each) for each in own]


def listed(*own: Told) -> list[Label | None]:
    return in_list(column(full(60, 3), item("参考文献", top=100), *own))[2:]


def entries(count: int, first: int = 1, size: float = 9.0) -> list[Told]:
    return [item(f"[{n}] 李明. 纸艺[J]. {ENTRY}", size=size) for n in range(first, first + count)]


@pytest.mark.parametrize(("size", "found"), [(10.3, Label.REF), (10.4, None)])
def test_a_larger_line_is_no_entry(size: float, found: Label | None) -> None:
    """LARGER."""
    assert listed(*entries(3), item("纸艺滑翔", size=size))[-1] is found


@pytest.mark.parametrize(("width", "found"), [(299.0, Label.REF), (301.0, None)])
def test_a_line_over_both_columns_of_a_list_is_no_entry(width: float, found: Label | None) -> None:
    """WIDER: `Folds of Paper Planes`, in the type of the entries, under their two columns."""
    own = [replace(entry, block=Block(entry.block.lines, Bbox(50, 50, 250, 750))) for entry in entries(3)]
    title = item("Folds of Paper Planes", size=9)
    assert listed(*own, replace(title, block=Block(title.block.lines, Bbox(50, 50, 50 + width, 750))))[-1] is found


@pytest.mark.parametrize(("place", "found"), [
    ("1 School of Paper, Example University, Example City 100000, China", None),
    ("1 School of Paper, Example University, Example City", Label.REF),
])  # fmt: skip
def test_the_english_front_under_a_list_has_numbered_institutions(place: str, found: Label | None) -> None:
    front = [item("Folds of Paper Planes"), item("LI Ming, WANG Xiaofei"), item(place), item("Abstract: " + EN)]
    assert listed(*entries(3, size=10.0), *front)[-4] is found


@pytest.mark.parametrize(("length", "found"), [(29, Label.FURNITURE), (30, Label.REF)])
def test_the_editors_line_under_a_list_is_short(length: int, found: Label) -> None:
    """FILLER_LINE."""
    line = "（责任编辑　王小飞"
    assert listed(*entries(3), item(line + "　" * (length - len(line) - 1) + "）"))[-1] is found


@pytest.mark.parametrize(("between", "found"), [(6, Label.REF), (7, None)])
def test_entries_go_on_behind_few_blocks_that_are_none(between: int, found: Label | None) -> None:
    """INTRUDERS, in larger type."""
    own = [*entries(3), *[item("纸艺滑翔", size=12) for _ in range(between)], *entries(2, 4)]
    assert listed(*own)[-1] is found


@pytest.mark.parametrize(("first", "found"), [(5, Label.REF), (6, None)])
def test_one_number_that_cannot_be_read_is_skipped(first: int, found: Label | None) -> None:
    """SKIPPED."""
    assert listed(*entries(3), item("纸艺滑翔", size=12), *entries(2, first))[-1] is found


@pytest.mark.parametrize(("others", "found"), [(2, Label.REF), (3, None)])
def test_behind_another_articles_front_stands_no_entry(others: int, found: Label | None) -> None:
    """OTHERS: blocks that were taken out before."""
    made = column(full(60, 3), item("参考文献", top=100), *entries(3), item("纸艺滑翔的样本", size=9))
    made[-1] = replace(made[-1], index=made[-1].index + others)
    assert in_list(made)[-1] is found


@pytest.mark.parametrize(("count", "found"), [(2, None), (3, Label.REF_HEADING)])
def test_a_heading_stands_over_numbers_in_brackets(count: int, found: Label | None) -> None:
    """NUMBERED, where nothing else tells entries."""
    own = column(full(60, 3), item("参考文献", top=100), *[item(f"[{n}] 纸艺滑翔") for n in range(5, 5 + count)])
    assert in_list(own)[1] is found


@pytest.mark.parametrize(("count", "found"), [(1, None), (2, Label.REF_HEADING)])
def test_a_heading_alone_stands_over_lines_that_count(count: int, found: Label | None) -> None:
    """COUNTED."""
    own = column(full(60, 3), item("参考文献", top=100), *[item(f"{n} 纸艺滑翔") for n in range(1, 1 + count)])
    assert in_list(own)[1] is found


@pytest.mark.parametrize(("count", "found"), [(3, None), (4, Label.REF)])
def test_a_list_without_a_heading_has_four_entries(count: int, found: Label | None) -> None:
    """LEAST_ENTRIES."""
    own = column(full(60, 3), *entries(count))
    assert in_list(own)[1] is found


@pytest.mark.parametrize(("marked", "length", "found"), [
    (4, 0, Label.REF), (2, 0, Label.REF), (1, 0, None), (4, 560, Label.REF), (4, 600, None),
])  # fmt: skip
def test_a_list_without_a_heading_counts_in_plain_figures_too(marked: int, length: int, found: Label | None) -> None:
    """MARKED, LONGEST_ENTRY: sections of the body, which cite works, are longer."""
    own = [f"{n} 李明. 纸艺{hanzi(length)}. {ENTRY if n <= marked else '示例学报'}" for n in range(1, 5)]
    assert in_list(column(full(60, 3), *map(item, own)))[1] is found


def test_several_entries_of_a_list_without_a_heading_may_be_one_block() -> None:
    first, *others = (f"[{n}] 李明. 纸艺[J]. {ENTRY}" for n in range(1, 5))
    own = column(full(60, 3), item(first, "32（10）：8-12.", *others))
    assert in_list(own)[1] is Label.REF


@pytest.mark.parametrize(("between", "found"), [(4, None), (5, Label.REF)])
def test_a_front_under_the_list_has_few_blocks_to_its_abstract(between: int, found: Label | None) -> None:
    """FRONT."""
    front = [item("Folding of Paper", size=9), item("LI Ming, WANG Xiaofei", size=9)]
    front += [item("Institute of Examples", size=9) for _ in range(between)]
    assert listed(*entries(3), *front, item("Abstract: " + EN, size=9))[3] is found


RESUMED = "（上接第 7 页）"


def resumed(top: float = 400.0, x0: float = LEFT) -> list[float]:
    """Where another article's part begins from above and from the left."""
    note = Block((own_line(RESUMED, top, x0=x0),), COLUMN)
    heads = [(block(str(20 + n), top=40, page=n), Aside(RECURS)) for n in (1, 2, 3)]
    found = resumptions([Block((own_line(hanzi(88), 100),), COLUMN), note], heads)
    return [value for each in found for value in (each.top, each.left)]


@pytest.mark.parametrize(("y", "x", "is_aside"), [
    (392.5, 300.0, True), (391.5, 300.0, False), (420.0, 321.0, True), (420.0, 319.0, False),
])  # fmt: skip
def test_what_stands_under_and_right_of_a_note_is_another_articles(y: float, x: float, is_aside: bool) -> None:
    """RISE, INDENT: of a note in the right-hand column."""
    top, left = resumed(x0=350.0) if x > 310 else (resumed()[0], 0.0)
    assert (y >= top and x >= left) is is_aside


def test_a_note_of_a_later_page_parts_no_block() -> None:
    assert parted([block("样本")], []) == [block("样本")]


@pytest.mark.parametrize(("signs", "behind", "is_cover"), [
    ("网络首发时间：2020-01-02 录用定稿", 2, True), ("网络首发时间：2020-01-02 录用定稿", 3, False),
    ("网络首发时间：2020-01-02", 2, False),
    ("网络首发时间：2020-01-02 网络首发地址：https://example.org", 2, False),  # of a journal's own first page
])  # fmt: skip
def test_a_services_cover_with_an_abstract_has_the_article_right_behind_it(
    signs: str, behind: int, is_cover: bool
) -> None:
    """COVER_HITS, NEXT: the article's own abstract follows on one of the next pages."""
    cover = item(f"摘要：{hanzi(30)} {signs}")
    claims = list(cover_claims(column(cover, item("样本", page=2), item("摘要：" + hanzi(30), page=1 + behind))))
    assert [claim.what for claim in claims] == [Label.FURNITURE] * is_cover


@pytest.mark.parametrize(("signs", "rule"), [
    ("网络首发时间：2020-01-02 录用定稿", rules.COVER),
    ("HAL Id: hal-00000001 To cite this version:", rules.REPOSITORY_SHEET),
])  # fmt: skip
def test_a_sheet_put_before_the_article_may_stand_behind_a_blank_page(signs: str, rule: Rule) -> None:
    claims = list(cover_claims(column(item(signs, page=2), item("摘要：" + hanzi(30), page=3))))
    assert [(claim.rule, claim.item.page) for claim in claims] == [(rule, 2)]


def shared(title: float = 13.0, length: int = 5, lines: int = 1, count: int = 2, between: int = 0) -> bool:
    """Whether a list over the title on the first page is the end of another article's."""
    over = [item(f"[{n}] 李明. 纸艺[J]. {ENTRY}", top=60 + 15 * n, index=n) for n in range(1, 1 + count)]
    head = item(*[hanzi(length)] * lines, top=200, size=title)
    own = column(*over, head, *[item("样本", top=260 + 10 * n) for n in range(between)], item(KWDS_ZH, top=600))
    return labels_after(own, former_end_claims, 10.0)[0] is OTHER


@pytest.mark.parametrize(("own", "is_other"), [
    ({}, True), ({"title": 12.4}, False), ({"length": 4}, False), ({"lines": 4}, True), ({"lines": 5}, False),
    ({"count": 1}, False), ({"between": 11}, True), ({"between": 12}, False),
])  # fmt: skip
def test_a_list_over_the_title_is_another_articles(own: dict[str, float], is_other: bool) -> None:
    """TITLE, TITLE_HANZI, TITLE_LINES, ENTRIES, UNDER."""
    assert shared(**own) is is_other  # type: ignore[arg-type]


def below(share: float = 1.0, thick: float = 0.5, white: float | None = None, picture: float = 1.0) -> bool:
    """Whether what stands under a rule, or under white in a scan, on the last page stays with this article."""
    first = item("摘要：" + hanzi(30))
    title, core = item(hanzi(8), top=100, size=18, page=2), item(KWDS_ZH, top=150, page=2)
    after = item(hanzi(88), top=300 if white is None else 160 + white, page=2)
    own = column(first, full(300), title, core, after)
    bars = () if white is not None else (Bbox(LEFT, 250, LEFT + share * (RIGHT - LEFT), 250 + thick),)
    images = (Bbox(0, 0, 540, 800 * picture),) if white is not None else ()
    labels = labels_after(own, next_article_claims, [page(*bars, number=2, images=images)], 10.0)
    return labels[2] is OTHER and labels[4] is not OTHER


@pytest.mark.parametrize(("own", "stays"), [
    ({}, True), ({"share": 0.87}, False), ({"share": 0.93}, True), ({"thick": 2.7}, True), ({"thick": 3.3}, False),
    ({"white": 24.0}, False), ({"white": 26.0}, True), ({"white": 40.0, "picture": 0.87}, False),
    ({"white": 40.0, "picture": 0.93}, True),
])  # fmt: skip
def test_the_next_article_reaches_down_to_a_rule(own: dict[str, float], stays: bool) -> None:
    """WIDE, THIN; in a scan BAND, WHOLE."""
    assert below(**own) is stays


@pytest.mark.parametrize(("length", "found"), [(39, Label.ACK), (40, Label.OTHER_ARTICLE)])
def test_a_heading_behind_the_references_is_short(length: int, found: Label) -> None:
    """HEADING."""
    text = "附录" + "　" * 2 + hanzi(length - 4)
    blocks = [item("纸艺杂谈", size=18).block, *[full(100 + 40 * n, 2).block for n in range(4)],
              item("参考文献").block, *[own.block for own in entries(4)],
              item(text, size=12).block, item("样本取自示例", size=9).block]  # fmt: skip
    labels = [own.label for own in label_zones(blocks)]
    assert (labels[-1] is Label.OTHER_ARTICLE) is (found is Label.OTHER_ARTICLE)


def test_a_list_may_begin_on_the_page_behind_its_heading() -> None:
    """With the first page's notes between them."""
    notes = [item("收稿日期：2019-07-13", size=8, top=680), item("DOI：10.1234/ex.2020.03.001", size=8, top=690)]
    own = [*notes, *(replace(entry, block=item(entry.text, page=2).block) for entry in entries(3))]
    assert listed(*own) == [None, None, Label.REF, Label.REF, Label.REF]


@pytest.mark.parametrize(
    ("x0", "found"), [(50, [None, None]), (70, [Label.REF, None])]
)  # the DOI of an entry hangs where its text does
def test_the_articles_doi_stands_over_its_notes(x0: float, found: list[Label | None]) -> None:
    own = [item("DOI:10.1234/ex.2020.03.001", size=8, x0=x0), item("收稿日期：2019-07-13", size=8, top=110)]
    assert listed(*entries(3), *own)[3:] == found


def test_a_note_under_a_counted_list_needs_no_mark_behind_its_word() -> None:
    assert listed(*entries(3), item("基金项目　示例省折纸项目（2020AB001）"))[-1] is None


@pytest.mark.parametrize(("top", "found"), [(211, None), (230, Label.REF)])
def test_a_note_between_two_entries_has_further_lines(top: float, found: Label | None) -> None:
    """NEXT_LINE: an entry's own second block stands no nearer to a note than to its entry."""
    note = item("基金项目：示例基金（61000001）；示例省", size=8, top=200)
    own = [*entries(3), note, item("折纸项目（2020AB001）", size=8, top=top), *entries(2, 4)]
    assert listed(*own)[3:5] == [None, found]


NUMBER = "文章编号：1000-0000(2020)03-0012-08"


def over_title(*over: Told, below: tuple[Told, ...] = (), size: float = 18.0) -> list[Label | None]:
    """What the end of another article takes of blocks over the title of an article that goes on overleaf."""
    title = item("纸飞机滑翔的机理", top=400, size=size)
    own = column(
        *over, title, item("摘要：" + hanzi(30), top=430), item(KWDS_ZH, top=460), *below, item("样本", page=2)
    )
    return labels_after(own, former_end_claims, 10.0)[: len(over)]


def entry(number: int, top: float, text: str = "李明. 纸艺[J]. 示例学报, 2010, 3(1): 2-5.") -> Told:
    return item(f"[{number}] {text}", top=top)


def test_the_page_head_over_another_articles_end_is_this_articles() -> None:
    head = item("·纸艺·", top=60), item(NUMBER, top=60, x0=200)
    assert over_title(*head, entry(8, 100), entry(9, 120)) == [None, None, OTHER, OTHER]


def test_a_column_alone_over_another_articles_end_opens_that_one() -> None:
    note = item(hanzi(30) + "，" * 2, top=100)
    assert over_title(item("·消息·", top=60), note) == [OTHER, OTHER]
    slogan = item("示例学报欢迎各界人士投稿并提出宝贵意见", top=60)
    assert over_title(slogan, note) == [None, OTHER]
    assert over_title(slogan, note, item("（收稿日期：2004-03-25）", top=300)) == [OTHER] * 3
    assert over_title(item(NUMBER, top=60), note, item("·纸艺·", top=380)) == [None, OTHER, None]


def test_the_rest_of_an_entry_is_no_line_of_the_page_head() -> None:
    """A place in a journal stands in a masthead, and on the last line of an entry that began a page before."""
    rest = item("示例学报，2010，3(1)：2-5．", top=60, size=8)
    assert over_title(rest, item("[9] 李明. 纸艺[J]. 2010.", top=74, size=8), entry(10, 90)) == [OTHER] * 3


@pytest.mark.parametrize(("count", "is_other"), [(4, False), (5, True)])
def test_works_without_numbers_over_the_title_are_another_articles(count: int, is_other: bool) -> None:
    """CITED: the article's own citation is one in each language, each on two lines."""
    works = [item(f"李明. 2010. 纸艺之{at}[J].", top=60 + 20 * at) for at in range(count)]
    assert (over_title(*works)[0] is OTHER) is is_other


def test_all_down_to_the_title_is_of_the_article_before_where_its_end_is_told() -> None:
    closing = (
        item("（收稿日期：2004-03-25）", top=140),
        item("作者简介：李明，男，教授。", top=160),
        item("纸艺之会将于明年在示例市举行。", top=180),
    )
    assert over_title(entry(8, 100), entry(9, 120), *closing) == [OTHER] * 5
    assert over_title(item("样本", top=60), item("（收稿日期：2004-03-25）", top=100)) == [OTHER] * 2


def test_an_english_abstract_without_names_over_the_title_is_the_rest_of_a_page_before() -> None:
    abstract = item("Abstract: " + EN, top=100)
    assert over_title(item(NUMBER, top=60), abstract) == [None, OTHER]
    assert over_title(item("LI Ming, WANG Xiaofei", top=80), abstract) == [None, None]
    assert over_title(item("Folds of paper planes", top=80, size=14), abstract) == [None, None]


def test_of_two_articles_that_begin_on_the_first_page_the_second_goes_on_overleaf() -> None:
    first = item("纸艺史略谈", top=60, size=18), item("摘要：" + hanzi(30), top=90)
    assert over_title(*first) == [OTHER] * 2
    assert over_title(*first, item(NUMBER, top=120)) == [OTHER] * 3
    own = column(*first, item(hanzi(90), top=200))
    assert labels_after(own, former_end_claims, 10.0) == [None] * 3


def test_running_text_under_a_line_as_large_as_the_title_may_be_this_articles() -> None:
    text = item(hanzi(30) + "，" * 2, top=100)
    assert over_title(text) == [OTHER]
    assert over_title(item("纸艺史略谈", top=60, size=18), text) == [None, None]


def test_the_articles_own_citation_over_its_title_is_no_running_text() -> None:
    cited = item(f"李明，王小飞，等．{hanzi(20)}［J］．示例学报，2020，40（3）：12-19．", top=60)
    assert over_title(cited) == [None]


def test_the_articles_institutions_over_its_title_are_no_running_text() -> None:
    listed = item(f"（1.示例大学纸艺学院，示例市 100000；2.样本大学{hanzi(20)}学院，样本市 200000）", top=60)
    assert over_title(listed) == [None]


def test_an_english_article_begins_under_the_end_of_another_one_too() -> None:
    title = item("Gliding of paper planes", top=400, size=18)
    own = column(entry(8, 100), entry(9, 120), title, item("Abstract: " + EN, top=430), item("Folds", page=2))
    assert labels_after(own, former_end_claims, 10.0) == [OTHER, OTHER, None, None, None]
