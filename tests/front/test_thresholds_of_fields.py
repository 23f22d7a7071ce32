"""Places, bodies, addresses, rights and heads: one small case on each side of what is measured."""

from __future__ import annotations

import pytest

from pipeline.knowledge.permissions import is_of_rights
from pipeline.model.article import Contrib, Name
from pipeline.model.block import Label
from pipeline.model.geometry import Bbox
from pipeline.model.lang import Lang
from pipeline.model.source import Source
from pipeline.parse.front import front, read_front
from pipeline.parse.front.abstracts import abstract
from pipeline.parse.front.addresses import INITIALS, PART, WHOLE, likeness
from pipeline.parse.front.dates import date_in
from pipeline.parse.front.fields import Field, fields, with_funding
from pipeline.parse.front.funding import award_numbers, funding
from pipeline.parse.front.groups import is_group
from pipeline.parse.front.heads import from_heads, from_pages, head_lines, head_zone
from pipeline.parse.front.identifiers import first_doi
from pipeline.parse.front.kwds import kwd_groups
from pipeline.parse.front.permissions import permissions
from pipeline.parse.front.places import place_in
from pipeline.parse.front.titles import cited_title
from tests.front.made import block


def kwds(*printed: str) -> list[str]:
    return [kwd.text for kwd in kwd_groups([[block(Label.KWDS, *printed)]], lambda _: None)[0].kwds]


@pytest.mark.parametrize(("name", "lang", "found"), [
    ("示例编写组", Lang.ZH, False), ("示例共识编写组", Lang.ZH, True), ("共识专家组", Lang.ZH, False),
    ("示共识专家组", Lang.ZH, True), ("Example Society", Lang.EN, False), ("Chinese Example Society", Lang.EN, True),
])  # fmt: skip
def test_a_bodys_name_is_longer_than_a_persons(name: str, lang: Lang, found: bool) -> None:
    """MIN_HANZI, MIN_WORDS."""
    assert is_group(name, lang) is found


@pytest.mark.parametrize(("place", "city"), [
    ("某某省示例示例示例示例样市", ""), ("某某省示例示例示例示例市", "某某省示例示例示例示例市"),
    ("新疆维吾尔自治区乌鲁木齐市", "新疆维吾尔自治区乌鲁木齐市"),  # a known one needs no count
])  # fmt: skip
def test_a_province_and_its_city_have_some_hanzi(place: str, city: str) -> None:
    """LONGEST_PLACE, between white and the postal code."""
    printed = f"示例大学　{place}　100000"
    assert place_in(printed, printed, Lang.ZH).city == city


@pytest.mark.parametrize(("city", "found"), [
    ("San Example City", "San Example City, Jiangsu"), ("San New Example City", "Jiangsu"),
])  # fmt: skip
def test_a_city_before_its_province_has_few_words(city: str, found: str) -> None:
    """LONGEST_CITY."""
    printed = f"Example University, {city}, Jiangsu 100000, China"
    assert place_in(printed, printed, Lang.EN).city == found


PERSON = Contrib(Name(Lang.ZH, "卢", "小涛", "卢小涛"), Source(1, Bbox(0.0, 0.0, 1.0, 1.0), "made", 1.0))


@pytest.mark.parametrize(("letters", "rank"), [
    ("luxiaotao", WHOLE), ("xiaotaolu", WHOLE), ("luxt", PART), ("xtlu", PART), ("lxt", INITIALS), ("lu", INITIALS),
    ("l", 0), ("lux", 0),
])  # fmt: skip
def test_letters_of_an_address_spell_a_name(letters: str, rank: int) -> None:
    """FEWEST; the whole name weighs more than a part, and that more than what it begins with."""
    assert likeness(f"{letters}@example.org", PERSON) == rank
    assert WHOLE > PART > INITIALS > 0


@pytest.mark.parametrize(("length", "found"), [(300, True), (301, False)])
def test_a_licence_is_a_short_paragraph(length: int, found: bool) -> None:
    """_LONGEST."""
    words = "This work is licensed under the CC BY license https://creativecommons.org/licenses/by/4.0/ "
    assert is_of_rights(words + "a" * (length - len(words))) is found


def test_a_licences_address_may_stand_on_a_line_of_its_own() -> None:
    lines = (
        "This work is licensed under the Creative Commons License (CC BY).",
        "creativecommons.org/licenses/by/4.0/",
    )
    made = permissions([block(Label.FURNITURE, line) for line in lines])
    assert made.license is not None
    assert (made.license.text, made.license_url) == (lines[0], "https://creativecommons.org/licenses/by/4.0/")


def head(text: str, y: float = 40.0, label: Label = Label.FURNITURE, page: int = 1, more: int = 0):  # type: ignore[no-untyped-def]
    return block(label, text, *["示例"] * more, y=y, page=page)


@pytest.mark.parametrize(("more", "count"), [(2, 3), (3, 1)])
def test_a_masthead_in_one_block_has_three_lines(more: int, count: int) -> None:
    """HEAD_LINES: of a longer one the first alone."""
    assert len(head_lines(head("示例学报", more=more))) == count


@pytest.mark.parametrize(("y", "zone"), [(80.0, 130.0), (100.0, 145.0), (159.0, 204.0), (161.0, 130.0)])
def test_a_masthead_reaches_lower_where_it_begins_lower(y: float, zone: float) -> None:
    """HEAD_ZONE, MASTHEAD, LOW_CUT."""
    assert head_zone([head("示例学报", y)]) == pytest.approx(zone, abs=1.5)


@pytest.mark.parametrize(("length", "found"), [(160, True), (161, False)])
def test_a_longer_line_is_no_head(length: int, found: bool) -> None:
    """HEAD_LENGTH."""
    text = "示例学报第40卷第3期"
    assert bool(from_heads([head(text + "样" * (length - len(text)))])) is found


@pytest.mark.parametrize(("ornament", "found"), [("——", True), ("样本学", True), ("样本学报刊", False)])
def test_a_page_number_has_its_line_for_itself(ornament: str, found: bool) -> None:
    """BESIDE_PAGE: one figure beside words may be anything."""
    pages = from_pages([head(f"{ornament} 144", 740.0)], (1, 1), ())
    assert bool(pages) is found


@pytest.mark.parametrize(("count", "weight"), [(2, 1), (3, 2)])
def test_a_row_of_page_numbers_is_sure(count: int, weight: int) -> None:
    """ROW, PRINTED."""
    heads = [head(str(143 + n), 740.0, page=n) for n in range(1, count + 1)]
    assert {reading.weight for reading in from_pages(heads, (1, count), ())} == {weight}


@pytest.mark.parametrize(("count", "found"), [(1, False), (2, True)])
def test_two_figures_in_running_heads_count(count: int, found: bool) -> None:
    """TWICE."""
    heads = [head(f"示例学报样本研究　　　{143 + n}", page=n) for n in range(1, count + 1)]
    assert bool(from_pages(heads, (1, count), ())) is found


@pytest.mark.parametrize(("white", "found"), [(7, False), (8, True)])
def test_one_figure_at_the_margin_counts(white: int, found: bool) -> None:
    """FAR."""
    assert bool(from_pages([head(f"144<{white}>示例学报样本研究")], (1, 1), ())) is found


@pytest.mark.parametrize(("printed", "expected"), [
    (("Key words: Paper Plane<2>Glide Ratio", "Folding"), ["Paper Plane", "Glide Ratio", "Folding"]),
    (("Key words: Paper Plane<2>Glide", "ratio"), ["Paper Plane", "Glide ratio"]),  # a small letter goes on
    (("Key words: Paper Plane", "Folding"), ["Paper Plane Folding"]),  # nothing parts the first line
    (("Key words: Paper Plane; Glide", "Ratio"), ["Paper Plane", "Glide Ratio"]),  # marks part them
    (("Key words:", "paper plane", "glide ratio", "folds"), ["paper plane", "glide ratio", "folds"]),  # one a line
    (("Key words:", "paper plane", "glide ratio"), ["paper plane glide ratio"]),  # two may be one
])  # fmt: skip
def test_lines_of_keywords(printed: tuple[str, ...], expected: list[str]) -> None:
    assert kwds(*printed) == expected


# Values of the front matter


def made(*own, words=()):  # type: ignore[no-untyped-def]
    return front(list(own), words, lambda _: None)


PAID = block(Label.PARAGRAPH, "本研究得到国家示例基金(61000001)资助，特此致谢。")
OTHER = block(Label.PARAGRAPH, "纸飞机的项目(12345678)很多。")


@pytest.mark.parametrize(("behind", "count"), [(0, 1), (1, 1), (2, 0)])
def test_thanks_without_a_heading_stand_in_the_last_two_paragraphs(behind: int, count: int) -> None:
    """CLOSING."""
    assert len(made(OTHER, PAID, *[OTHER] * behind).awards) == count


def test_class_numbers_and_the_year_of_an_article_in_no_issue() -> None:
    found = made(
        block(Label.IDENTIFIERS, "中图分类号：TP391　文献标识码：A　文章编号：ABC-2020-0012"),
        block(Label.HISTORY, "网络首发时间：2019-07-08 09:10:11", y=130.0),
    )
    assert [number.text for number in found.clc] == ["TP391"]
    assert found.document_code is not None
    assert found.document_code.text == "A"
    assert found.year is not None
    assert found.year.text == "2019"


def test_the_first_abstract_of_a_language_with_what_goes_on_with_it() -> None:
    own = [block(Label.ABSTRACT, "摘要：纸飞机"), block(Label.ABSTRACT, "滑翔。", y=130.0, lang=Lang.ZH)]
    again = block(Label.ABSTRACT, "摘要：另一篇的。", y=160.0)
    assert [abstract.text for abstract in made(*own).abstracts] == ["纸飞机滑翔。"]
    assert [abstract.text for abstract in made(*own, again).abstracts] == ["纸飞机滑翔。"]


@pytest.mark.parametrize(("before", "count"), [(14, 3), (25, 1)])
def test_the_parts_of_an_abstract_are_named_from_its_beginning_on(before: int, count: int) -> None:
    """BEGINS: later they are words of its sentences."""
    text = f"{'纸' * before}。目的：比较折法。方法：投掷十次。"
    share = (before + 1) / len(text)
    assert 0.42 < share < 0.6 or 0.6 < share < 0.78
    assert len(abstract([block(Label.ABSTRACT, f"摘要：{text}")]).secs) == count


@pytest.mark.parametrize(("text", "titles"), [
    ("目的：比较折法。投掷十次。", [""]), ("目的：比较折法。方法：投掷十次。", ["目的", "方法"]),
])  # fmt: skip
def test_one_part_alone_is_a_word_of_the_sentence(text: str, titles: list[str]) -> None:
    """MIN_SECTIONS."""
    assert [sec.title for sec in abstract([block(Label.ABSTRACT, f"摘要：{text}")]).secs] == titles


@pytest.mark.parametrize(("earlier", "titles"), [
    ("比较折纸", ["", "目的", "方法"]), ("比较折法式", ["目的", "方法"]),
])  # fmt: skip
def test_how_much_of_the_next_line_tells_where_it_begins(earlier: str, titles: list[str]) -> None:
    """NEXT_LINE: what stands earlier is another place where it differs within these characters."""
    lines = [f"摘要：目的{earlier}。目的", "比较折法。方法", "投掷十次。"]
    assert [sec.title for sec in abstract([block(Label.ABSTRACT, *lines)]).secs] == titles


def test_what_is_set_apart_in_a_part_of_an_abstract() -> None:
    _, methods = abstract([block(Label.ABSTRACT, "摘要：目的：比较折法。方法：测定CO_{2}含量。")]).secs
    assert [methods.text[face.start : face.end] for face in methods.faces] == ["2"]


@pytest.mark.parametrize(("length", "number"), [(9, "{}〔2020〕9号"), (10, "〔2020〕9号")])
def test_how_long_the_name_of_an_office_is(length: int, number: str) -> None:
    """LONGEST_OFFICE."""
    name = "示" * length
    (award,) = funding(fields([block(Label.FUNDING, f"基金项目：示例基金(编号2019ABC01，{name}〔2020〕9号)")]))[0]
    assert [own for own in award.award_ids if "号" in own] == [number.format(name)]


@pytest.mark.parametrize(("text", "strict", "numbers"), [
    ("610001", True, ("610001",)), ("61001", True, ()), ("6101", False, ("6101",)), ("610", False, ()),
    ("610001 610002", False, ("610001", "610002")), ("61000 610002", False, ("61000610002",)),
])  # fmt: skip
def test_how_long_an_award_number_is(text: str, strict: bool, numbers: tuple[str, ...]) -> None:
    """SHORTEST, SHORTEST_IN_BRACKETS."""
    assert award_numbers(text, strict) == numbers


@pytest.mark.parametrize(("printed", "iso"), [
    ("2019-03-31", "2019-03-31"), ("2019-03-32", "2019-03"), ("2019-12-01", "2019-12-01"), ("2019-13", None),
    ("3 Sept 2019", "2019-09-03"),
    ("2 0 1 9 - 0 3 - 1 2; 2020-05-06", "2019-03-12"), ("2020-05-06; 2 0 1 9 - 0 3 - 1 2", "2020-05-06"),
])  # fmt: skip
def test_dates(printed: str, iso: str | None) -> None:
    found = date_in(printed)
    assert (found and found[0]) == iso


def test_who_paid_behind_a_date() -> None:
    dated, paid = with_funding(fields([block(Label.HISTORY, "收稿日期 2020-01-02　示例科学基金(61000001)资助")]))
    assert (dated.text, paid.text) == ("2020-01-02", "示例科学基金(61000001)资助")


@pytest.mark.parametrize(
    ("order", "found"), [((0, 1), "10.1234/own"), ((1, 0), "10.1234/own"), ((0,), "10.1234/cited")]
)
def test_the_labelled_doi_goes_before_the_cited_one(order: tuple[int, ...], found: str) -> None:
    cited = block(Label.CITE_AS, "引用格式：李明. 纸飞机[J]. 示例学报, 2020. https://doi.org/10.1234/cited")
    labelled = block(Label.IDENTIFIERS, "DOI：10.1234/own", y=130.0)
    doi = first_doi(fields([(cited, labelled)[at] for at in order]))
    assert doi is not None
    assert doi.text == found


@pytest.mark.parametrize(("words", "found"), [("Gliding of planes", True), ("Gliding planes", False)])
def test_how_many_words_a_cited_title_has(words: str, found: bool) -> None:
    """CITED_WORDS."""
    text = f"LI Ming, WANG Xiaofei. {words}[J]. Journal of Examples, 2018, 38(2): 21-27."
    field = Field("cite-as", Label.CITE_AS, Lang.EN, text, PERSON.source)
    assert (cited_title([field], Lang.EN) is not None) is found


@pytest.mark.parametrize(("title", "kept"), [("纸\ufffd飞机折", True), ("纸\ufffd飞机", False)])
def test_a_title_with_lost_letters(title: str, kept: bool) -> None:
    """UNREADABLE."""
    own, lost = read_front([block(Label.TITLE, title)], (), lambda _: None)
    assert (len(own.titles), [left.text for left in lost]) == (int(kept), [] if kept else [title])


@pytest.mark.parametrize(("printed", "left"), [
    ("收稿日期：2020-01-02，编辑部收", ["编辑部收"]), ("收稿日期：2020-01-02", []),
    ("文章编号：1234−5678(2020)03−0012−08", []), ("文章编号：1234-5678(2020)03-0012-08 附录", ["附录"]),
])  # fmt: skip
def test_what_stands_beside_a_value(printed: str, left: list[str]) -> None:
    label = Label.HISTORY if printed.startswith("收") else Label.IDENTIFIERS
    _, lost = read_front([block(label, printed)], (), lambda _: None)
    assert [own.text for own in lost] == left


def test_a_second_date_of_a_kind_is_left_over() -> None:
    _, lost = read_front([block(Label.HISTORY, "收稿日期：2020-01-02；收稿日期：2020-03-04")], (), lambda _: None)
    assert [own.text for own in lost] == ["2020-03-04"]


@pytest.mark.parametrize(("printed", "expected"), [
    (("Key words: Paper Plane, Glide<2>Wing", "Ratio"), ["Paper Plane", "Glide Wing Ratio"]),  # commas part them
    (("Key words: paper plane. folding",), ["paper plane. folding"]),  # one stop may be an abbreviation's
    (("Key words: paper plane. glide ratio. folding",), ["paper plane", "glide ratio", "folding"]),
])  # fmt: skip
def test_marks_of_keywords(printed: tuple[str, ...], expected: list[str]) -> None:
    assert kwds(*printed) == expected
