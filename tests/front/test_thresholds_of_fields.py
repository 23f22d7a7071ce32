"""Places, bodies, addresses, rights and heads: one small case on each side of what is measured."""

from __future__ import annotations

import pytest

from pipeline.model.article import Contrib, Name
from pipeline.model.block import Label
from pipeline.model.geometry import Bbox
from pipeline.model.lang import Lang
from pipeline.model.source import Source
from pipeline.parse.front.addresses import INITIALS, PART, WHOLE, likeness
from pipeline.parse.front.groups import is_group
from pipeline.parse.front.heads import from_heads, from_pages, head_lines, head_zone
from pipeline.parse.front.kwds import kwd_group
from pipeline.parse.front.permissions import permissions
from pipeline.parse.front.places import place_in
from tests.front.made import block


def kwds(*printed: str) -> list[str]:
    return [kwd.text for kwd in kwd_group([block(Label.KWDS, *printed)], lambda _: None).kwds]


@pytest.mark.parametrize(("name", "lang", "found"), [
    ("示例编写组", Lang.ZH, False), ("示例共识编写组", Lang.ZH, True), ("共识专家组", Lang.ZH, False),
    ("示共识专家组", Lang.ZH, True), ("Example Society", Lang.EN, False), ("Chinese Example Society", Lang.EN, True),
])  # fmt: skip
def test_a_bodys_name_is_longer_than_a_persons(name: str, lang: Lang, found: bool) -> None:
    """MIN_HANZI, MIN_WORDS."""
    assert is_group(name, lang) is found


@pytest.mark.parametrize(("place", "city"), [
    ("新疆维吾尔自治区乌鲁木齐市", ""), ("某某省示例示例示例示例市", "某某省示例示例示例示例市"),
])  # fmt: skip
def test_a_province_and_its_city_have_some_hanzi(place: str, city: str) -> None:
    """LONGEST_PLACE, between white and the postal code."""
    printed = f"示例大学　{place}　100000"
    assert (place_in(printed, printed, Lang.ZH).city == city) is (len(place) <= 12)


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
    made = permissions([block(Label.PARAGRAPH, words + "a" * (length - len(words)))])
    assert (made.license is not None) is found


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
