"""Where an entry's fields begin and end: one small case on each side of what is counted. All works are invented."""

from __future__ import annotations

import pytest

from pipeline.model.reference import PartKind
from pipeline.parse.references import citation
from pipeline.parse.references.fold import fold
from tests.references.test_styles import fields


def held(text: str, **expected: str) -> bool:
    """Whether the entry has these fields."""
    found = fields(citation(text))
    return {name: found[name] for name in expected} == expected


@pytest.mark.parametrize(("before", "kind"), [(52, "preprint"), (53, "journal")])
def test_how_far_behind_its_mark_a_preprint_says_so(before: int, kind: str) -> None:
    """_PREPRINT_REACH."""
    assert held(f"Lake A. Silt of ponds[J]. {'x' * before} arXiv, 2015.", type=kind)


@pytest.mark.parametrize(("text", "number", "year", "place"), [
    ("Lake A. Pond net[P]. CN 101234567A, 2008-08-06.", "CN 101234567A", "2008", ""),
    ("Lake A. Pond net[P]. Genoa: Pond Press, US 5123456, 2008.", "US 5123456", "2008", "Genoa"),
])  # fmt: skip
def test_what_stands_before_and_behind_a_patents_number(text: str, number: str, year: str, place: str) -> None:
    made = citation(text)
    assert [made.first(kind) for kind in (PartKind.PATENT_NUMBER, PartKind.YEAR, PartKind.PUBLISHER_LOC)] == [
        number, year, place,
    ]  # fmt: skip


@pytest.mark.parametrize("code", [0x21, 0x7E])
def test_full_width_signs_are_read_as_ascii(code: int) -> None:
    """From ！ to ～ alone: U+FF00 and the half-width marks behind them are no letters of ASCII."""
    assert fold(chr(0xFEE0 + code)) == chr(code)
    assert fold(chr(0xFEE0 + 0x20) + chr(0xFEE0 + 0x7F)) == chr(0xFEE0 + 0x20) + chr(0xFEE0 + 0x7F)


@pytest.mark.parametrize(("note", "volume"), [("(in Chinese) 39(8)", "39"), ("(in Chinese). 39(8)", "39")])
def test_a_note_leaves_what_stands_behind_it(note: str, volume: str) -> None:
    assert held(f"Lake A. Silt of ponds. Acta Lacus {note}: 12-18, 2001.", source="Acta Lacus", volume=volume)


@pytest.mark.parametrize(("behind", "year"), [(". http://pond.example/2003/a.html", "2001"), (", 2003.", "2003")])
def test_the_year_behind_a_title_is_the_only_one(behind: str, year: str) -> None:
    """That of an address is none."""
    assert held(f"塘志. 2001. 南京: 某某出版社{behind}", year=year, place="南京")


@pytest.mark.parametrize(("translators", "last"), [(38, "孙|三"), (39, "孙|三译")])
def test_how_far_before_its_translators_a_works_author_stands(translators: int, last: str) -> None:
    """Twice _NOTE_REACH: without an author of a role, a name may end in 译."""
    text = f"王小明著,{'李大华,' * translators}孙三译. 塘论. 南京: 某某出版社, 1990."
    assert fields(citation(text))["authors"].split("; ")[-1] == last


@pytest.mark.parametrize(("count", "place"), [(8, "某" * 8), (9, "")])
def test_how_many_hanzi_a_place_before_its_publisher_has(count: int, place: str) -> None:
    """_PLACE_MAX_HANZI, where no list knows it."""
    assert held(f"某甲. 塘论[M]. {'某' * count}: 某某出版社, 1990.", place=place)


@pytest.mark.parametrize(("city", "country"), [
    ("Salt Lake City", "USA"), ("San Jose", "USA"), ("Genoa", "Italy"), ("", "Italy"),
])  # fmt: skip
def test_how_many_words_of_a_meetings_city_no_comma_parts_from_its_name(city: str, country: str) -> None:
    """Of an entry without a title; a country alone is a place, too."""
    name, place = "Pond Symposium on Silt", f"{city}, {country}".lstrip(" ,")
    made = citation(f"Lake A, Reed C 2016 {name} {city}, {country}, May 23-25, 2016 p 12".replace(" ,", ","))
    assert (made.first(PartKind.SOURCE), made.first(PartKind.CONF_LOC)) == (name, place)


def test_which_word_of_a_name_before_quotes_is_the_surname() -> None:
    """Of two words the spelling tells it; of more it is the last."""
    text = 'Lee Van Lake Reed & Wang Xiaoming, "Silt of ponds", Pond Journal, 2001, p. 3.'
    assert held(text, authors="Reed|Lee Van Lake; Wang|Xiaoming")


@pytest.mark.parametrize(("title", "source"), [("《塘论》", "塘论"), ("《塘论》与《湖论》", "《塘论》与《湖论》")])
def test_brackets_around_one_title_are_none_of_it(title: str, source: str) -> None:
    assert held(f"王小明. {title}[M]. 北京: 某某出版社, 1990.", source=source)


@pytest.mark.parametrize(("name", "authors"), [("王院", "王|院"), ("国务院", "=国务院")])
def test_an_office_has_three_hanzi(name: str, authors: str) -> None:
    """院 alone behind a surname is a name."""
    assert held(f"{name}. 塘论[M]. 北京: 某某出版社, 1990.", authors=authors)


@pytest.mark.parametrize(("city", "country"), [("San Jose", "USA"), ("Genoa", "Italy")])
def test_a_known_city_behind_a_meetings_name_without_a_comma(city: str, country: str) -> None:
    made = citation(f"Lake A. Silt of ponds[C]//Proceedings of the Days on Ponds {city}, {country}. 2016: 12-15.")
    assert made.first(PartKind.CONF_LOC) == f"{city}, {country}"
