"""What is counted and measured inside an entry: one small case on each side. All works are invented."""

from __future__ import annotations

import pytest

from pipeline.parse.references import citation, halves, reference, split
from pipeline.parse.references.fold import fold
from pipeline.parse.references.in_notes import cited_in
from pipeline.parse.references.names import authors
from pipeline.parse.references.names import forms as name_forms
from pipeline.parse.references.split.running_text import Spelling, glue
from tests.references.lines import line
from tests.references.test_styles import fields

EN = "WANG Xiaoming, LI Hua. Succession of salt lakes[J]. Journal of Lakes,2014,42(12):145-148."
ZH = "王小明,李华. 盐湖的演替[J]. 湖泊学报,2014,42(12):145-148."


def members(text: str) -> list[str]:
    group = authors(fold(text), 0, len(text))
    return [text[member.start : member.end] for member in group.field.inner] if group.field else []


def held(text: str, **expected: str) -> bool:
    """Whether the entry has these fields."""
    found = fields(citation(text))
    return {name: found[name] for name in expected} == expected


def test_of_a_list_of_names_only_its_end_is_searched_for_and(monkeypatch: pytest.MonkeyPatch) -> None:
    """_JOINT."""
    seen: list[int] = []

    class Behind:
        def search(self, text: str, start: int, end: int) -> None:
            seen.append(end - start)

    monkeypatch.setattr(name_forms, "BEHIND_AND", Behind())
    assert len(members("J. A. Smith, " * 9 + "Title")) == 9
    assert 0 < max(seen) <= len("s,  and ")


# Bodies that sign


@pytest.mark.parametrize(("name", "is_body"), [
    (f"Lake {'x' * 78} Office", True), (f"Lake {'x' * 79} Office", False),
])  # fmt: skip
def test_how_long_a_bodys_name_may_be(name: str, is_body: bool) -> None:
    """_ORG_MAX."""
    assert len(name) in (90, 91)
    assert (members(f"{name}, Title") == [name]) is is_body


@pytest.mark.parametrize(("name", "is_body"), [
    ("某" * 25, True), ("某" * 26, False), (f"Pond {'weeds ' * 7}walks", True), (f"Pond {'weeds ' * 8}walks", False),
])  # fmt: skip
def test_how_long_a_body_is_that_no_word_tells(name: str, is_body: bool) -> None:
    """_ORG_MAX_HANZI, _ORG_MAX_WORDS: longer ones before the first full stop are titles."""
    assert (members(f"{name}. 题名") == [name]) is is_body


@pytest.mark.parametrize(("text", "is_body"), [
    ("Pond weeds for moss.title", False), ("Pond weeds for moss. the title", True),
    ("Pond weeds for moss. Title", True), ("Lake weeds for As.Title", False), ("Lake weeds for Bes.Title", True),
    ("Lake weeds for BEs.Title", False), ("Lake weeds for BES.Title", False),
])  # fmt: skip
def test_the_stop_behind_a_body_that_no_word_tells(text: str, is_body: bool) -> None:
    """A stop without white closes it before a capital alone, and behind a word, which ends in small letters."""
    assert (members(text) == [text.split(".")[0]]) is is_body


@pytest.mark.parametrize(("body", "is_author"), [
    ("某" * 12, True), ("某" * 13, False), (f"World {'weeds ' * 6}Walks", True), (f"World {'weeds ' * 7}Walks", False),
])  # fmt: skip
def test_a_body_before_a_year(body: str, is_author: bool) -> None:
    """_BODY_MAX_HANZI, _BODY_MAX_WORDS."""
    assert held(f"{body}. 1954. 塘论. 示例学报, 3(2): 1-9.", authors=f"={body}", title="塘论") is is_author


# Names


@pytest.mark.parametrize(("text", "expected"), [
    ("王著: 《题名》", "王|著"), ("王明著: 《题名》", "王|明"),  # _MIN_NAME_WITH_ROLE
    (f"王小明著, {'x' * 77}《题名》", "王|小明"), (f"王小明著, {'x' * 78}《题名》", "王|小明著"),  # _NOTE_REACH
    ("某某学院主编. 《题名》", "=某某学院"),
    # _WHOLE_NAME: what stands before a small initial is a name, or half of one
    ("Berg JM, Lake m S. Title", "Berg|JM; Lake m|S"), ("Berg JM, Lakey m S. Title", "Berg|JM; Lakey|m S"),
    ("Berg JM, Lakey me S. Title", "Berg|JM; Lakey me|S"),
    # _LONGEST_INITIALS
    ("Anna REE, Bea LAK. Title", "Anna|REE; Bea|LAK"), ("Anna REED, Bea LAKE. Title", "REED|Anna; LAKE|Bea"),
    # a comma left out
    ("王小明李大华, 赵一. 题名", "王|小明; 李|大华; 赵|一"), ("王明李大华, 赵一. 题名", "王|明; 李|大华; 赵|一"),
    ("王小明李华, 赵一. 题名", "王|小明; 李|华; 赵|一"), ("长谷川太郎, 赵一. 题名", "长谷川|太郎; 赵|一"),
    ("J. A. Reed, and     Linda Moor. Title", "Reed|J. A.; Moor|Linda"),
])  # fmt: skip
def test_names_and_where_they_end(text: str, expected: str) -> None:
    assert held(f"{text}[M]. Genoa: Pond Press, 1990.", authors=expected)


# Titles and what contains them


@pytest.mark.parametrize(("name", "is_source"), [(f"Pond {'x' * 30} Rest", True), (f"Pond {'x' * 31} Rest", False)])
def test_a_journals_name_before_the_mark(name: str, is_source: bool) -> None:
    """_NAME_IN_FRONT."""
    assert len(name) in (40, 41)
    text = f"Lake A. Silt of ponds. {name}[J], 2008, 12(3): 1-9."
    assert held(text, title="Silt of ponds", source=name) is is_source


@pytest.mark.parametrize(("title", "source"), [
    ("塘 GB/T 7714-2015 通则", "通则"), ("塘规 GB/T 7714-2015 通则", "塘规"),
    ("塘规 GB/T 7714-2015 甲乙丙", "塘规 GB/T 7714-2015 甲乙丙"),
])  # fmt: skip
def test_a_standards_number_at_an_end_of_its_title(title: str, source: str) -> None:
    """_LEAD, _TRAIL: farther inside it is a part of the title."""
    assert held(f"{title}[S].", source=source)


@pytest.mark.parametrize(("text", "place", "publisher", "source"), [
    ("Ponds of the world. Littleham, Italy", "Littleham, Italy", "", "Ponds of the world"),
    ("Ponds of the world. Pond Walks", "", "Pond Walks", "Ponds of the world"),
    ("Ponds of the world. Walks b c d e f g h i", "", "Walks b c d e f g h i", "Ponds of the world"),
    ("Ponds of the world. Walks b c d e f g h i j", "", "", "Ponds of the world. Walks b c d e f g h i j"),
    ("Pond Society. Ponds and silt", "", "", "Ponds and silt"),  # a body, and what it edited
    ("Pond Society. Pond silt", "", "Pond silt", "Pond Society"),
    ("Pond Society. Ponds and silt. Genoa: Walks", "Genoa", "Walks", "Ponds and silt"),
    ("Wang Shuai. Ponds and silt of all", "", "", "Ponds and silt of all"),
    ("Wang Shuang. Ponds and silt of all", "", "Ponds and silt of all", "Wang Shuang"),
])  # fmt: skip
def test_the_last_sentence_of_a_volume(text: str, place: str, publisher: str, source: str) -> None:
    """_PUBLISHER_MAX_WORDS, _PUBLISHER, _INITIALS_MAX."""
    assert held(f"Lake A. Silt[C]//{text}, 2009: 1-5.", place=place, publisher=publisher, source=source)


@pytest.mark.parametrize("white", ["", " ", "  "])
def test_white_before_the_stop_behind_editors(white: str) -> None:
    assert held(f"赵一. 塘[C]//王小明{white}. 池塘论集. 北京: 某某出版社, 2009: 1-5.", source="池塘论集")


@pytest.mark.parametrize(("where", "expected"), [
    ("2008, No. 1234: 5-9", {"issue": "1234", "fpage": "5"}), ("2008, No. 12345: 5-9", {"issue": "", "fpage": "5"}),
    ("2016, B12", {"volume": "", "fpage": "B12"}), ("2016, B12: 3-9", {"volume": "B12", "fpage": "3"}),
])  # fmt: skip
def test_numbers_of_a_locus(where: str, expected: dict[str, str]) -> None:
    """_ISSUE_MAX_DIGITS."""
    assert held(f"Lake A. Silt[J]. Pond Rev, {where}.", source="Pond Rev", **expected)


@pytest.mark.parametrize(("where", "source"), [("Forum 12, 2009", "Forum"), ("Forum 2008, 2009", "Forum 2008")])
def test_a_year_in_a_meetings_name_is_no_volume(where: str, source: str) -> None:
    assert held(f"Lake A. Silt of ponds. Pond {where}.", source=f"Pond {source}", year="2009")


# Two languages


@pytest.mark.parametrize(("first", "second", "is_cut"), [
    ("Li M. Silt. Pond Rev, 2014, 42(12): 145-148. ", ZH, True),
    ("Li M. Silt. Pond, 2014, 42(12): 145-148. ", ZH, False),
    ("王明. 湖海, 2014. ", EN, True), ("王明.湖海,2014.", EN, False),
    (f"{ZH} ", "Li M. Silt. J, 2014, 1: 2", True), (f"{ZH} ", "Li M. Si. J, 2014, 1: 2", False),
    (f"{ZH} ", "WANG Xiaoming, LI Hua (2014). Salt.", True), (f"{ZH} ", "WANG Xiaoming, LI Hua (2014).", False),
])  # fmt: skip
def test_what_is_a_half_of_an_entry(first: str, second: str, is_cut: bool) -> None:
    """_MIN_HALF, _MIN_HANZI; more than authors and a year."""
    assert (halves(first + second) == (first, second)) is is_cut


@pytest.mark.parametrize("author", ["A.罗明", "A. 罗明", "A 罗明", "罗明", "[A. 罗明"])
def test_an_initial_before_a_name_in_hanzi_is_its_own(author: str) -> None:
    assert halves(f"{EN} {author}. 盐湖的演替[M]. 北京: 某某出版社, 2014.")[0] == f"{EN} "


def test_what_a_mark_says_in_one_language_holds_in_the_other() -> None:
    marked = "王小明. 盐湖的演替[D]. 北京: 示例大学, 2014. "
    plain = "WANG Xiaoming. Succession of salt lakes. Beijing: Example Works, 2014."
    entry, *_ = split([line(50, f"[1] {marked}{plain}")]).entries
    kinds = [half.publication_type for half in reference(entry, lambda _: None).citations]
    assert len(kinds) == 2
    assert kinds[0] is kinds[1]


# Notes


@pytest.mark.parametrize(("see", "count"), [("参见", 2), ("见", 1)])
def test_a_work_behind_a_comma_in_a_note(see: str, count: int) -> None:
    """见 alone may stand inside a remark."""
    note = f"李明：《折纸论》，示例出版社2001年版，{see}王小飞：《纸史》，示例出版社1990年版。"
    assert len(cited_in(note)) == count


@pytest.mark.parametrize(("length", "count"), [(400, 1), (401, 0)])
def test_how_long_a_work_in_a_note_may_be(length: int, count: int) -> None:
    """_LONGEST."""
    start, end = "李明：《", "》，示例出版社2001年版"
    note = start + "折" * (length - len(start + end)) + end
    assert len(note) == length
    assert len(cited_in(note)) == count


def test_a_semicolon_inside_quotation_marks_parts_no_works() -> None:
    first = 'Ann Reed, "Silt; a story," Pond Review, vol. 3, 2001, p. 5'
    second = 'Bea Lake, "Nets of weed," Pond Review, vol. 4, 2002, pp. 6-9.'
    assert [work.text for work in cited_in(f"{first}; {second}")] == [first, second]


# Lines joined


@pytest.mark.parametrize(("first", "second", "joined"), [
    ("12 -", "15", "12 - 15"), ("12-", "15", "12-15"), ("-", "5", "- 5"),
    ("https://doi.org/10.1-", "2/3", "https://doi.org/10.1-2/3"),  # the host is whole before the hyphen
    ("https://en.wikipedi-", "a.org/x", "https://en.wikipedia.org/x"),
    ("https://en.wikipedia.or-", "g/x", "https://en.wikipedia.org/x"),
    ("http://a.example/b.", "c", "http://a.example/b.c"), ("http://a.example/b.", "C", "http://a.example/b. C"),
    ("http://a.example/b.", "1", "http://a.example/b.1"),
])  # fmt: skip
def test_two_lines_as_one(first: str, second: str, joined: str) -> None:
    assert glue(first, second, Spelling(())) == joined


@pytest.mark.parametrize(("length", "goes_on"), [(2048, True), (2049, False)])
def test_how_long_an_address_is_looked_at(length: int, goes_on: bool) -> None:
    """_LONGEST_URL."""
    start = "http://a.example/"
    joined = glue(start + "x" * (length - len(start)), "y/z", Spelling(()))
    assert joined.endswith("xy/z") is goes_on


# Entries without a type mark


@pytest.mark.parametrize(("length", "is_source"), [(15, True), (16, False)])
def test_a_journals_name_behind_white_alone(length: int, is_source: bool) -> None:
    """_SHORT_SOURCE, with the white."""
    name = "现代医学湖泊塘堰水文地质环境学报"[:length]
    assert held(f"王小明. 湖泊的研究进展 {name} 2019, 3(2): 4-9.", source=name) is is_source


@pytest.mark.parametrize(("words", "is_journal"), [(9, True), (10, False)])
def test_how_many_words_an_abbreviated_journal_has(words: int, is_journal: bool) -> None:
    """_MOST_WORDS behind the first."""
    name = "J. " + "Pond " * words + "Chem"
    assert held(f"Lake, A.; Reed, C. {name}. 2005, 127, 8890", type="journal", source=name) is is_journal


@pytest.mark.parametrize(("stop", "title"), [(",", "Silt of ponds"), (".", "Silt of ponds"), ("", "")])
def test_a_title_in_quotation_marks_without_an_author(stop: str, title: str) -> None:
    """The stop inside the marks says that it is a title, and no quoted word."""
    assert held(f'"Silt of ponds{stop}" Pond Rev, vol. 3, 2001, pp. 5-9.', title=title)


@pytest.mark.parametrize(("text", "title", "source", "place"), [
    ("Silt. Proc Conf Ponds. Genoa", "Silt", "Proc Conf Ponds", "Genoa"),
    ("Proc Conf Ponds. Genoa", "Proc Conf Ponds", "Genoa", ""),
])  # fmt: skip
def test_the_place_of_a_meeting_behind_its_name(text: str, title: str, source: str, place: str) -> None:
    """A title stands before both."""
    assert held(f"Lake A. {text}, 1995: 12-18.", title=title, source=source, place=place)


@pytest.mark.parametrize(("first", "second", "doi"), [
    ("", ". doi: 10.1234/x", ""), (". doi: 10.1234/y", "", "10.1234/y"),
])  # fmt: skip
def test_of_works_under_one_number_the_first_is_read(first: str, second: str, doi: str) -> None:
    one = f"(a) Lake A. Silt of all ponds[J]. Pond Rev, 2001, 3: 4{first}"
    assert held(f"{one}; (b) Reed B. Nets of weed[J]. Pond Rev, 2002, 4: 5{second}.", volume="3", doi=doi)


@pytest.mark.parametrize(("where", "expected"), [
    ("Genoa: Pond Press", {"place": "Genoa", "publisher": "Pond Press", "source": ""}),
    ("Ponds of all. Genoa: Pond Press", {"place": "", "source": "Ponds of all. Genoa: Pond Press"}),
])  # fmt: skip
def test_a_publisher_alone_under_a_journals_mark(where: str, expected: dict[str, str]) -> None:
    assert held(f"Lake A. Silt[J]. {where}, 2017.", **expected)
