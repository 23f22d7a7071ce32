"""An article as services see it."""

from dataclasses import replace

import pytest

from pipeline.export.values import Date
from pipeline.model.alignment import Alignment
from pipeline.model.article import Contrib, HistoryDate, Journal, Name, Text, Title
from pipeline.write.citations.record import Person
from tests.export.conftest import ARTICLE, EN, FRONT, HERE, ZH, as_work, details, person, value, with_front


def test_names_of_both_languages_are_one_person() -> None:
    ouyang, zhao = as_work().authors
    assert ouyang.names == {ZH: Person("欧阳", "晓明"), EN: Person("Ouyang", "Xiaoming")}
    assert (ouyang.orcid, ouyang.equal, zhao.equal) == ("0000-0002-1825-0097", True, False)
    assert ouyang.affiliations(EN) == ("School of Medicine, Example University, Beijing", "折纸研究所")
    assert ouyang.affiliations(ZH) == ("示例大学医学院, 北京 100000", "折纸研究所")
    assert zhao.affiliations(ZH) == ("折纸研究所",)


def test_who_is_unpaired_in_both_languages_is_not_listed_twice() -> None:
    found = as_work(replace(ARTICLE, alignment=Alignment())).authors
    assert [author.names for author in found] == [{ZH: Person("欧阳", "晓明")}, {ZH: Person("赵", "一")}]


def test_who_is_printed_in_one_language_alone_is_a_person() -> None:
    more = with_front(contribs=(*FRONT.contribs, person(EN, "Smith", "John")))
    assert [author.lang for author in as_work(more).authors] == [EN, EN, EN]
    english = with_front(contribs=(person(EN, "Smith", "John"),))
    assert [author.names for author in as_work(english).authors] == [{EN: Person("Smith", "John")}]


def test_a_name_in_one_piece_stays_whole_and_an_empty_one_goes() -> None:
    contribs = (Contrib(Name(ZH, "", "", "折纸小组"), HERE), Contrib(Name(ZH, " ", "", "\x00"), HERE))
    assert [author.names for author in as_work(with_front(contribs=contribs)).authors] == [
        {ZH: Person(literal="折纸小组")}
    ]


def test_what_has_not_its_form_is_refused_and_kept_to_be_told() -> None:
    found = as_work(
        with_front(
            doi=value("10.1234/a b"),
            year=value("二〇二四"),
            journal=Journal(issn=value("1000-0037"), eissn=value("no")),
            history=(),
        )
    )
    assert (found["doi"], found.published, found.journal.issn) == ("", None, "")
    assert found.refused == {"doi": "10.1234/a b", "year": "二〇二四", "issn": "1000-0037", "eissn": "no"}


def test_what_is_given_of_a_journal_wins() -> None:
    given = details(
        '[journals."示例学报"]\nissn = "2049-3630"\ntitle_en = "The Journal"\npublisher = "P"\n'
        'resource_url = "https://other.example/{volume}/{fpage}"\n'
    )
    found = as_work(given=given)
    assert found.journal.issn == "2049-3630"
    assert found.journal.eissn == ""  # the same number, which no service takes twice
    assert found.journal.titles == {ZH: "示例学报", EN: "The Journal"}
    assert (found.journal.publisher, found["url"]) == ("P", "https://other.example/27/1")


@pytest.mark.parametrize(
    ("year", "history", "dates"),
    [
        ("2024", [], {"issue": Date("2024", "01")}),
        ("2024", [("pub", "2024-01-15")], {"issue": Date("2024", "01", "15")}),
        ("2024", [("pub", "2023-12-15")], {"issue": Date("2024", "01")}),
        ("", [("pub", "2023-12-15")], {"issue": Date("2023", "12", "15")}),
        ("", [("online", "2023-12")], {"online": Date("2023", "12")}),
        ("", [("online", "soon")], {}),
    ],
)
def test_dates(year: str, history: list[tuple[str, str]], dates: dict[str, Date]) -> None:
    found = as_work(
        with_front(
            year=value(year) if year else None,
            history=tuple(HistoryDate(kind, iso, HERE) for kind, iso in history),
        )
    )
    assert found.dates == dates


def test_text_is_clean_everywhere() -> None:
    dirty = with_front(
        titles=(Title(ZH, "纸\x00飞\n机", HERE),), journal=Journal(titles=(Text("示\ud800例", ZH, HERE),)), doi=None
    )
    found = as_work(dirty, name="a\udcff")
    assert found.titles[ZH].text == "纸飞 机"
    assert found.journal.titles == {ZH: "示例"}


def test_a_title_without_text_is_none() -> None:
    assert as_work(with_front(titles=(Title(ZH, "\x00", HERE, "副题"),))).titles == {}
