"""Names in mastheads and running heads, and page numbers: one small case on each side of what is measured.

The table of journals of these tests is invented.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from pipeline.knowledge import journals
from pipeline.knowledge.journals import JournalRecord
from pipeline.model.article import Journal
from pipeline.model.block import Label, LabelledBlock, Origin
from pipeline.model.geometry import Bbox
from pipeline.model.lang import Lang
from pipeline.model.source import Source
from pipeline.parse.front.authority import IMPLIED_CONFIDENCE, Authority
from pipeline.parse.front.fields import fields
from pipeline.parse.front.heads import (
    doi_of_heads,
    from_article_pages,
    from_dotted,
    from_pages,
    head_zone,
    is_turned_to,
)
from pipeline.parse.front.journal import Locus, journal
from pipeline.text.identifiers import issn
from pipeline.trust.setting import _WEAK
from tests.front.made import block

TABLE = """
title\tissn\tcn\tlanguage\tformer_titles
示例学报\t1234-5670\t12-3456/TP
折叠技艺\t
折叠艺\t
纸艺视野(上)\t2345-6780\t22-1111/TS
纸艺视野(下)\t2345-6780\t22-1112/TS
"""
HEAD, FOOT = 40.0, 740.0
DATED = "<1>2020 年第 3 期"


@pytest.fixture(autouse=True)
def _own_table(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(journals, "_table", lambda: TABLE)
    journals._titles.cache_clear()
    yield
    journals._titles.cache_clear()


def head(text: str, page: int = 1, y: float = HEAD, label: Label = Label.FURNITURE) -> LabelledBlock:
    return block(label, text, page=page, y=y)


def heads(text: str, count: int, y: float = HEAD, first: int = 1) -> list[LabelledBlock]:
    """The same head on so many pages."""
    return [head(text, page, y) for page in range(first, first + count)]


def read(
    own: list[LabelledBlock], titles: tuple[str, ...] = (), persons: tuple[str, ...] = (), stated: tuple[str, ...] = ()
) -> tuple[Journal, Locus]:
    labels = {True: Label.IDENTIFIERS, False: Label.CITE_AS}
    found = fields([block(labels[text.startswith("文章编号")], text) for text in stated])
    return journal(own, found, (1, 1), titles, persons, lambda _: None)


def names(
    own: list[LabelledBlock], titles: tuple[str, ...] = (), persons: tuple[str, ...] = (), stated: tuple[str, ...] = ()
) -> dict[str, str]:
    return {name.lang.value: name.text for name in read(own, titles, persons, stated)[0].titles}


# What a name counts


@pytest.mark.parametrize(("plain", "found"), [(3, "示例与折叠"), (5, "纸艺新知")])
def test_a_date_beside_a_name_counts_as_three_heads_more(plain: int, found: str) -> None:
    """DATED: 2 for a head, 6 for the date."""
    dated = heads(f"示例与折叠{DATED}", 1)
    others = heads("纸艺新知", plain, first=2)
    own = [*others, *dated] if plain == 3 else [*dated, *others]  # where they tie, the first is taken
    assert names(own)["zh"] == found


@pytest.mark.parametrize(("feet", "found"), [(5, "纸艺新知"), (7, "示例与折叠")])
def test_a_head_counts_as_two_feet(feet: int, found: str) -> None:
    assert names([*heads("示例与折叠", feet, FOOT), *heads("纸艺新知", 3)])["zh"] == found


@pytest.mark.parametrize(("plain", "found"), [(3, "中国示例"), (5, "纸艺新知")])
def test_a_form_of_journals_names_counts_twice(plain: int, found: str) -> None:
    assert names([*heads("纸艺新知", plain), *heads("中国示例", 2)])["zh"] == found


@pytest.mark.parametrize(("plain", "found"), [(4, "折叠技艺"), (6, "纸艺新知")])
def test_what_a_listed_name_counts_more(plain: int, found: str) -> None:
    """LISTED: 3 beside the 2 of its head."""
    listed, others = heads("折叠技艺", 2), heads("纸艺新知", plain)
    assert names([*others, *listed] if plain == 4 else [*listed, *others])["zh"] == found


def test_the_printed_issn_beats_any_row_of_heads() -> None:
    own = [*heads("示例学报", 1, FOOT), *heads(f"中国纸艺{DATED}", 30)]
    assert names(own, stated=("文章编号：1234-5670(2020)03-0012-08",))["zh"] == "示例学报"
    assert names(own)["zh"] == "中国纸艺"


@pytest.mark.parametrize(("name", "found"), [("折叠技艺", {"zh": "折叠技艺"}), ("折叠艺", {}), ("纸艺新知", {})])
def test_a_listed_name_printed_once(name: str, found: dict[str, str]) -> None:
    """SURE_TITLE: a shorter one may be any word."""
    assert names(heads(name, 1)) == found


@pytest.mark.parametrize(("page", "found"), [(2, {"zh": "折叠技艺"}), (3, {})])
def test_a_name_printed_once_stands_on_the_first_two_pages(page: int, found: dict[str, str]) -> None:
    """A cover, or a page without a head, may stand before it."""
    assert names([head("12"), head("折叠技艺", page)]) == found


def test_the_cited_name_tells_editions_of_one_issn_apart() -> None:
    cited = "引用格式：李明. 纸飞机[J]. 纸艺视野(下), 2020, 40(3): 12-19."
    own, _ = read([head("12")], stated=("文章编号：2345-6780(2020)03-0012-08", cited))
    assert own.cn is not None
    assert own.cn.text == "22-1112/TS"


@pytest.mark.parametrize(("y", "found"), [(HEAD, {"zh": "纸艺新知"}), (FOOT, {})])
def test_a_masthead_of_two_lines_says_where_its_name_stands(y: float, found: dict[str, str]) -> None:
    """The date stands under it; at a foot each line is its own."""
    assert names([block(Label.FURNITURE, "纸艺新知", "2020 年第 3 期", y=y)]) == found


# What may be a name


@pytest.mark.parametrize(("name", "found"), [
    ("示例" * 12, True), ("示例" * 12 + "样", False), ("样", False), ("样本", True),
])  # fmt: skip
def test_how_long_a_name_in_hanzi_is(name: str, found: bool) -> None:
    """LONGEST, SHORTEST."""
    assert ("zh" in names(heads(f"{name}{DATED}", 2))) is found


@pytest.mark.parametrize(("name", "found"), [
    ("Journal of " + "Paper " * 14 + "Folds", True), ("Journal of " + "Paper " * 14 + "Foldss", False),
    ("Fold", True), ("Pap", False),
])  # fmt: skip
def test_how_long_an_english_name_is(name: str, found: bool) -> None:
    assert len(name) in (100, 101, 4, 3)
    assert ("en" in names(heads(name, 2))) is found


@pytest.mark.parametrize(("name", "found"), [
    ("Journal of " + "F" + "o" * 23, True), ("Journal of " + "F" + "o" * 24, False),
    ("Journal of X Y", True), ("Journal X Y", False),
])  # fmt: skip
def test_the_words_of_a_name_are_apart_and_their_letters_are_not(name: str, found: bool) -> None:
    """LONGEST_WORD; letters alone are half of the words at most."""
    assert ("en" in names(heads(name, 2))) is found


@pytest.mark.parametrize(("printed", "name"), [
    ("示例学报)", "示例学报"), ("示例学报(上", "示例学报上"), ("示例学报(上(下", "示例学报上下"),
    ("示例学报(上)", "示例学报(上)"), ("(示例学报)", "示例学报"), ("(示例)学报)", "(示例)学报"),
])  # fmt: skip
def test_brackets_of_a_name_have_partners(printed: str, name: str) -> None:
    assert names(heads(printed, 2)) == {"zh": name}


@pytest.mark.parametrize(("printed", "name"), [("示例学报年第", "示例学报"), ("示例报年第", "示例报年第")])
def test_words_of_volume_without_figures_behind_a_listed_name(printed: str, name: str) -> None:
    assert names(heads(printed, 2)) == {"zh": name}


@pytest.mark.parametrize(("length", "found"), [(59, False), (60, True)])
def test_a_head_that_names_an_author(length: int, found: bool) -> None:
    """NAMED, white and marks not counted."""
    text = "Bulletin of Reed " + "Pap " * 12 + "Paper"
    text += "s" * (length - len(text.replace(" ", "")))
    assert ("en" in names(heads(text, 2), persons=("Reed",))) is found


@pytest.mark.parametrize(("piece", "title", "found"), [
    ("飞机滑翔折叠技艺", "纸飞机滑翔折叠技艺", {}),  # of eight characters, within the title
    ("飞机滑翔折叠艺", "纸飞机滑翔折叠艺", {"zh": "飞机滑翔折叠艺"}),
    ("论纸飞机滑翔折叠技", "纸飞机滑翔折叠技", {}),  # the title, with more beside it
    ("论纸飞机滑翔折叠", "纸飞机滑翔折叠", {"zh": "论纸飞机滑翔折叠"}),
    ("纸飞", "纸飞机滑翔折叠", {}),  # how a title begins
])  # fmt: skip
def test_a_part_of_the_title_is_no_journal(piece: str, title: str, found: dict[str, str]) -> None:
    """PART_OF_TITLE."""
    assert names(heads(piece, 2), titles=(title,)) == found


def test_latin_words_within_hanzi_are_no_name() -> None:
    own = heads("基于 Wide Web 的示例 Folding Letters", 2)
    assert names(own)["en"] == "Folding Letters"
    assert names(heads("Folding Letters 示例 Wide Web 的", 2))["en"] == "Folding Letters"


@pytest.mark.parametrize(("column", "found"), [("纸艺折叠技术研究", False), ("纸艺折叠技术的研究", True)])
def test_a_column_over_its_translation_is_short(column: str, found: bool) -> None:
    """LONGEST_COLUMN."""
    own = [head(f"示例学报{DATED}"), head(column, 2), head("Folding", 2, HEAD + 12)]
    assert ("en" in names(own)) is found


@pytest.mark.parametrize(("text", "page", "y", "found"), [
    ("Folding", 2, HEAD + 18, False), ("Folding", 2, HEAD + 23, True), ("<20>Folding", 2, HEAD + 12, True),
    ("Folding", 3, HEAD + 12, True),
])  # fmt: skip
def test_a_column_stands_right_over_its_translation(text: str, page: int, y: float, found: bool) -> None:
    """NEXT_LINE; they overlap, on one page."""
    own = [head(f"示例学报{DATED}"), head("折纸技术", 2), head(text, page, y)]
    assert ("en" in names(own)) is found


@pytest.mark.parametrize(("page", "y", "found"), [(1, 120.0, True), (1, 200.0, False), (2, 120.0, False)])
def test_an_unplaced_line_is_a_masthead_high_on_the_first_page(page: int, y: float, found: bool) -> None:
    own = [head("12"), head("Journal of Examples", page, y, Label.UNPLACED)]
    assert ("en" in names(own)) is found


# The journal of the identifiers


@pytest.mark.parametrize(("title", "name", "agrees"), [
    ("示例学报(增补版)", "示例学报", True), ("示例学报(增补版)", "示例学", False), ("示例学报", "示例学报自然版", True),
    ("折叠", "折叠", True), ("折叠", "样本", False), ("折叠", "折", False),
])  # fmt: skip
def test_a_printed_name_agrees_with_the_listed_title(title: str, name: str, agrees: bool) -> None:
    """_PART: the name of the edition may be left out."""
    record = JournalRecord(title, "", "", ("zh",), ())
    assert Authority(record, Source(1, Bbox(0.0, 0.0, 1.0, 1.0), "made")).agrees(name) is agrees


@pytest.mark.parametrize(("number", "right"), [("0000-006X", True), ("0000-007X", False), ("0000-0060", False)])
def test_the_check_figure_ten_is_x(number: str, right: bool) -> None:
    assert bool(issn(number)) is right


def test_what_no_page_prints_is_less_sure() -> None:
    assert IMPLIED_CONFIDENCE < _WEAK


# The place in the journal


@pytest.mark.parametrize(("last", "found"), [("299", "299"), ("300", None)])
def test_how_many_pages_an_article_has(last: str, found: str | None) -> None:
    """MOST_PAGES."""
    noted = fields([block(Label.AUTHOR_NOTES, f"作者简介：李明，男，教授。　100-{last} 页")])
    _, place = journal([], noted, (1, 2), (), (), lambda _: None)
    assert (place.lpage and place.lpage.text) == found


@pytest.mark.parametrize(("page", "is_end"), [("131", True), ("132", False), ("31", False), (None, False)])
def test_an_end_turned_over_stands_in_the_same_issue(page: str | None, is_end: bool) -> None:
    """TURNED."""
    assert is_turned_to("31", page) is is_end


@pytest.mark.parametrize(("others", "issue"), [((), "10"), (("第 3 期",), "3")])
def test_an_issue_behind_a_dot_counts_where_no_other_is_named(others: tuple[str, ...], issue: str) -> None:
    _, place = read([head("示例学报 2013·10"), *(head(text, 2) for text in others)])
    assert place.issue is not None
    assert place.issue.text == issue


@pytest.mark.parametrize(("y", "found"), [(120.0, ["10"]), (200.0, [])])
def test_an_issue_behind_a_dot_in_an_unplaced_line(y: float, found: list[str]) -> None:
    assert [own.value for own in from_dotted([head("示例学报 2013·10", y=y, label=Label.UNPLACED)])] == found


def test_the_masthead_is_the_first_page_s() -> None:
    """Covers aside."""
    own = [head("示例学报", y=140.0), head("示例学报", 2, 40.0)]
    assert head_zone(own) == pytest.approx(185.0, abs=1.5)
    cover = block(Label.FURNITURE, "示例学报", y=40.0, origin=Origin.COVER)
    assert head_zone([cover, head("示例学报", 2, 140.0)]) == pytest.approx(185.0, abs=1.5)


def test_a_doi_in_the_head_of_another_page_is_another_article_s() -> None:
    own = [head("示例学报"), head("https://doi.org/10.1234/abc.2020.01", 2)]
    assert doi_of_heads(own) is None
    assert doi_of_heads(own[1:]) is not None


@pytest.mark.parametrize(("ornament", "found"), [("样本学", True), ("样本学报", False)])
def test_what_may_stand_beside_a_page_number(ornament: str, found: bool) -> None:
    """BESIDE_PAGE, with the white."""
    assert bool(from_pages([head(f"{ornament} 144", y=FOOT)], (1, 1), ())) is found


@pytest.mark.parametrize(("first", "pages", "weight"), [
    (2, range(2, 5), 1), (3, range(2, 5), 2), (1, range(1, 4), 2),
])  # fmt: skip
def test_a_first_page_without_its_number_is_no_page_one_for_sure(first: int, pages: range, weight: int) -> None:
    """A preprint counts its own pages from one."""
    own = [head(str(first + at), page=page, y=FOOT) for at, page in enumerate(pages)]
    begins, _ = from_pages(own, (1, 4), ())
    assert begins.weight == weight


@pytest.mark.parametrize(("note", "found"), [
    ("（上接第 59 页）", ["58", "59"]), ("◀上接第 5 9 页", ["58", "59"]), ("（上接第 60 页）", []),
    ("（下转第 59 页）", []),
])  # fmt: skip
def test_the_page_that_the_text_goes_on_from_tells_which_numbers_are_the_pages(note: str, found: list[str]) -> None:
    """One number on each of two pages, 59 and 72, may be anything."""
    own = [head("李明：纸飞机<9>59", 2), head("72<9>示例学报", 3)]
    assert [reading.value for reading in from_pages(own, (1, 3), (), [head(note, 3)])] == found


@pytest.mark.parametrize(("stated", "note", "last"), [
    ("57", "（上接第 59 页）", ["59"]), ("58", "（上接第 59 页）", []), ("57", "（上接第 48 页）", []),
    ("57", "（下转第 72 页）", []),
])  # fmt: skip
def test_where_no_number_can_be_read_the_last_page_is_the_one_that_the_text_goes_on_from(
    stated: str, note: str, last: list[str]
) -> None:
    """Of four pages the last is 72; another article's end on it goes on from elsewhere."""
    found = from_pages([], (1, 4), [stated], [head(note, 4)])
    assert [(reading.field, reading.value) for reading in found] == [("lpage", page) for page in last]


@pytest.mark.parametrize(("second", "found"), [("140302-2", ["140302"]), ("140302-3", []), ("", [])])
def test_the_pages_of_a_counted_article_rise_with_the_file_s(second: str, found: list[str]) -> None:
    own = [head("140302-1", 1, FOOT), *([head(second, 2, FOOT)] if second else [])]
    assert [reading.value for reading in from_article_pages(own)] == found


def test_languages_of_a_listed_title() -> None:
    source = Source(1, Bbox(0.0, 0.0, 1.0, 1.0), "made")
    english = Authority(JournalRecord("Folding", "", "", ("en",), ()), source)
    assert english.title(Lang.EN) is not None
    assert english.title(Lang.ZH) is None
    both = Authority(JournalRecord("折叠", "", "", ("zh", "en"), ()), source)
    assert both.title(Lang.ZH) is not None
    assert both.title(Lang.EN) is None
