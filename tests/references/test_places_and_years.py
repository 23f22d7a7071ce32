"""Places with their states, volumes behind a colon, years in author-date lists. All works are invented."""

import pytest

from pipeline.model.reference import PartKind
from pipeline.parse.references import citation
from tests.references.test_styles import fields

PLACES: list[tuple[str, dict[str, str]]] = [
    # GB/T 7714-2015, 8.4.1.2: a state tells cities of one name apart.
    (
        "Reed L. Ponds[M]. Littlebrook, Colo.: Pond Press, 1982.",
        {"place": "Littlebrook, Colo", "publisher": "Pond Press"},
    ),
    ("Reed L. Ponds[M]. Littlebrook, Colo., 1982.", {"place": "Littlebrook, Colo", "publisher": "", "year": "1982"}),
    ("Reed L. Ponds[M]. Littlebrook, MA, USA: Pond Press, 1982.", {"place": "Littlebrook, MA, USA"}),
    ("Reed L. Ponds[M]. Littlebrook Press, 1982.", {"place": "", "publisher": "Littlebrook Press"}),
    (
        "Reed L. Ponds of Colo.: a guide[M]. Genoa: Pond Press, 1982.",
        {"source": "Ponds of Colo.: a guide", "place": "Genoa"},
    ),
    # A comma for the colon of GB/T 7714, 8.8.2, between a thesis's town, known or not, and its school.
    ("王小明. 湖泊[D]. 塘畔，某某大学，2009: 27-41.", {"place": "塘畔", "publisher": "某某大学"}),
    (
        "Wang X M. Ponds[D]. Pondside, Lake University, 2009: 27-41.",
        {"place": "Pondside", "publisher": "Lake University"},
    ),
    ("王小明. 湖泊[D]. 湖沼学院，某某大学，2009.", {"place": "", "publisher": "湖沼学院，某某大学"}),
    (
        "Wang X M. Ponds[D]. Pond Science, Lake University, 2009.",
        {"place": "", "publisher": "Pond Science, Lake University"},
    ),
    # A whole volume of proceedings with its place alone.
    ("某某学会. 第3届塘堰学术会议论文集[C]. 天津, 1990.", {"type": "conference", "place": "天津", "source": ""}),
    (
        "某某学会. 第3届塘堰学术会议论文集[C]. 塘堰文集, 1990.",
        {"type": "conference", "place": "", "source": "塘堰文集"},
    ),
    # The part of a proceedings behind a colon.
    (
        "Reed L. Silt[C]//Proc. Pond Commun. Conf. (PONDCOM): vol. 2. Genoa, 2002: 75-80.",
        {"source": "Proc. Pond Commun. Conf. (PONDCOM)", "volume": "2", "place": "Genoa", "fpage": "75"},
    ),
    ("Reed L. Silt[C]//Proc. Pond Conf. Genoa: Volta Press, 2002: 75-80.", {"volume": "", "publisher": "Volta Press"}),
]

REPORTS: list[tuple[str, dict[str, str]]] = [
    ("Reed L. Silt[R]. Technical Report 0749, University of Genoa, Genoa, 1982.", {"publisher": "University of Genoa"}),
    ("Reed L. Silt[R]. Technical Report PL-CA-02-107, Lake University, 1982.", {"publisher": "Lake University"}),
    (
        "Reed L, Lake B. Learning of silt. Technical Report, PL-TR-97-30, Genoa: Pond Research, 1982.",
        {"place": "Genoa", "publisher": "Pond Research", "source": "Learning of silt"},
    ),
    ("Reed L. Silt[R]. Genoa: Pond Research, 1982.", {"place": "Genoa", "publisher": "Pond Research"}),
]


@pytest.mark.parametrize(("text", "expected"), [*PLACES, *REPORTS])
def test_places(text: str, expected: dict[str, str]) -> None:
    found = fields(citation(text))
    assert {name: found[name] for name in expected} == expected


YEARS: list[tuple[str, dict[str, str]]] = [
    # In an author-date list a work without an author has its year behind its title.
    (
        "Salt in ponds and rivers. 1981. Pond J, 283(2): 28.",
        {"title": "Salt in ponds and rivers", "year": "1981", "fpage": "28"},
    ),
    (
        "塘堰概论: 第2册[M]. 2001. 南京: 湖光出版社: 17-19.",
        {"source": "塘堰概论: 第2册", "year": "2001", "lpage": "19"},
    ),
    (
        "塘志第三卷论水. 1988//塘志: 下册. 南京: 湖光书局: 59.",
        {"title": "塘志第三卷论水", "year": "1988", "source": "塘志: 下册"},
    ),
    ("塘志图. 2009. 南京: 湖光出版社.", {"authors": "", "source": "塘志图", "year": "2009", "place": "南京"}),
    ("某某学社. 2009. 塘堰: 水部. 南京: 湖光出版社.", {"authors": "=某某学社", "source": "塘堰: 水部"}),
    # One name before its year; a yearbook is a title, and so is what a comma follows.
    (
        "Aristides, 1907. De Stagno[M]. Leeds: Lake University Press.",
        {"authors": "=Aristides", "source": "De Stagno", "year": "1907"},
    ),
    ("塘边读者号，2016．塘堰新说［EB/OL］．http://pond.example/a．", {"authors": "=塘边读者号", "source": "塘堰新说"}),
    ("塘堰年鉴, 2011. 南京: 塘堰统计出版社.", {"authors": "", "place": "南京"}),
    (
        "Reed, A., 2012, Seeds, Salt, and Ponds, Leeds: Pond Press.",
        {"authors": "Reed|A.", "source": "Seeds, Salt, and Ponds"},
    ),
    (
        "Reed, A. (2012, May 3). Seeds and ponds. Pond Blog. http://pond.example/a",
        {"year": "2012", "authors": "Reed|A."},
    ),
    ("王某, 2013-01-12. 塘水来袭[N]. 塘堰日报.", {"title": "塘水来袭", "year": "2013"}),
    ("佚名, 1988. 塘志[M]. 南京: 湖光书局: 59.", {"authors": "=佚名", "year": "1988"}),
    # A body, with the year in brackets or with white around it.
    (
        "某某塘堰标准化委员会 (1986). GB/T 9795-1986 塘堰书号. 北京: 塘堰标准出版社.",
        {"authors": "=某某塘堰标准化委员会", "year": "1986", "source": "塘堰书号"},
    ),
    (
        "某某塘堰厅 1993 塘堰保护区 (南京: 湖光出版社)",
        {"authors": "=某某塘堰厅", "source": "塘堰保护区", "year": "1993"},
    ),
]

APA: list[tuple[str, dict[str, str]]] = [
    # Chinese lists after APA: editors in brackets, the translator behind the title, the school before its place.
    (
        "王某, 李某. (2004). 塘鱼的理论. 见某某塘堰学会 (编), 塘堰论丛 (pp. 46–84). 南京: 湖光出版社.",
        {"title": "塘鱼的理论", "source": "塘堰论丛", "fpage": "46", "lpage": "84", "publisher": "湖光出版社"},
    ),
    ("贝伦. (1988). 塘堰史 (王某, 李某 译). 南京: 湖光出版社.", {"source": "塘堰史", "publisher": "湖光出版社"}),
    ("贝伦. (1988). 塘堰史 (新说). 南京: 湖光出版社.", {"source": "塘堰史 (新说)"}),
    (
        "王某. (2011). 塘堰水循环 (学位论文). 湖光大学, 北京.",
        {"type": "thesis", "publisher": "湖光大学", "place": "北京"},
    ),
    (
        "Reed, A. (2013). Silt. Lake University, Littlebrook, WI.",
        {"publisher": "Lake University", "place": "Littlebrook, WI"},
    ),
    (
        "Reed, A. (2011). Silt. In Lake Association (Ed.), Water and silt: A book (pp. 1.1–1.36). Leeds: Pond Press.",
        {"source": "Water and silt: A book", "fpage": "1.1", "lpage": "1.36"},
    ),
]

REST: list[tuple[str, dict[str, str]]] = [
    # A journal's name cut short (ISO 4) behind a title without a mark.
    (
        "Reed A. Silt and salt. Pond. Chem. Int. Ed., 2006, 45(23): 59-62.",
        {"title": "Silt and salt", "source": "Pond. Chem. Int. Ed"},
    ),
    (
        "Reed A. Silt and salt. IEEE J. Sel. Areas Commun., 2006, 45(23): 59-62.",
        {"source": "IEEE J. Sel. Areas Commun"},
    ),
    (
        "Reed A．Silt since 1983．Lake Resource Services，1984，28（3）：25-28．",
        {"title": "Silt since 1983", "source": "Lake Resource Services"},
    ),
    # Pages that are none of the place cited, and a page with a name of its own behind a publisher.
    ("REED A. Silt[M]. Leeds: Pond Press, 1994. 528 pp.", {"publisher": "Pond Press", "year": "1994", "fpage": ""}),
    ("REED A. Silt[M]. Leeds: Pond Press, 1994: 528.", {"fpage": "528"}),
    ("王某, 1991. 题词[M]//李某. 塘经研究. 长春: 塘光出版社: 扉页.", {"publisher": "塘光出版社", "pages": "扉页"}),
    # Patents without a mark: a nation and a number with its check digit, and the day behind it.
    ("王某．一次性塘闸：中国，92299985.2．1993-04-14．", {"type": "patent", "title": "一次性塘闸", "year": "1993"}),
    ("Reed A．Pond gate：US828402．2002-05-25．", {"type": "patent", "title": "Pond gate", "year": "2002"}),
    ("王某．一次性塘闸：中国，92299985．1993-04-14．", {"type": "other"}),
    # An edition in brackets before the imprint.
    (
        "Reed A 2000 Tables of Ponds (Sixth Edition) (Leeds: Pond Press)",
        {"source": "Tables of Ponds", "edition": "Sixth Edition"},
    ),
]


ENGLISH: list[tuple[str, dict[str, str]]] = [
    # Elsevier: initials first, so a lone word is no name; a publisher by its place alone.
    (
        "A. Reed, Drought, silt and ponds, Pond J. 2 (2013) 39-48.",
        {"authors": "Reed|A.", "title": "Drought, silt and ponds"},
    ),
    ("A. Reed, The lake university’s ponds: a note, Pond J. 2 (2013) 39-48.", {"authors": "Reed|A."}),
    (
        "A. Reed, A theory of ponds, Lakes Unlimited, Inc., Genoa, 1982.",
        {"publisher": "Lakes Unlimited, Inc.", "place": "Genoa"},
    ),
    ("A. Reed, A theory of ponds, Lakes Unlimited, 1982.", {"publisher": ""}),
    # A meeting's name cut short, which a full stop inside does not end.
    (
        "Reed, A. (2002). Silt of ponds. Proc. Pond Commun. Conf. (PONDCOM), 2, 75–80.",
        {"title": "Silt of ponds", "source": "Proc. Pond Commun. Conf. (PONDCOM)", "fpage": "75"},
    ),
    (
        "A. Reed, “Silt,” in Proc. Pond Commun. Conf. (PONDCOM), Leeds, UK, 2002, pp. 75–80.",
        {"source": "Proc. Pond Commun. Conf. (PONDCOM)", "fpage": "75"},
    ),
    # Pages of a book in its title's brackets (APA), and a body before a year that no stop follows (Springer).
    (
        "Reed, A. (2013). Silt in ponds (pp. 21–22). Pond Press.",
        {"source": "Silt in ponds", "fpage": "21", "lpage": "22"},
    ),
    (
        "Reed, A. (2013). Silt in ponds (2nd ed., pp. 25–26). Pond Press.",
        {"source": "Silt in ponds", "edition": "2nd ed.", "fpage": "25"},
    ),
    (
        "Reed, A. (2013). Silt in ponds (p. of a lake). Pond Press.",
        {"source": "Silt in ponds (p. of a lake)", "fpage": ""},
    ),
    (
        "World Lake Association (1970) Names of ponds. WLA, Genoa",
        {"authors": "=World Lake Association", "year": "1970", "publisher": "WLA", "place": "Genoa"},
    ),
    ("Salt and Silt (1970) Names of ponds. WLA, Genoa", {"authors": ""}),
    # A semicolon before the year: a publisher (AMA, NLM); behind it, a journal's year.
    (
        "Reed A. Silt in ponds. Lakes Unlimited; 1982.",
        {"type": "book", "source": "Silt in ponds", "publisher": "Lakes Unlimited"},
    ),
    ("Reed A. Silt in ponds. 3rd ed. Lakes Unlimited; 1982:12.", {"publisher": "Lakes Unlimited", "edition": "3rd ed"}),
    (
        "Reed A. Silt in ponds. Lakes Unlimited. 1982;3:12.",
        {"type": "journal", "source": "Lakes Unlimited", "volume": "3"},
    ),
    ("Reed, A., 1994. Silt in ponds [WWW Document]. URL http://pond.example/a", {"source": "Silt in ponds"}),
    # The humanities' part of a volume, whose publisher is none by its name.
    (
        "王某：《塘论》，某某学会主编：《塘堰资料选》，北京：某某学会工作部，1981年，第2-10页。",
        {"type": "chapter", "publisher": "某某学会工作部", "fpage": "2"},
    ),
    ("王某. 塘论[D]. 安徽, 2000: 17.", {"place": "安徽", "publisher": ""}),
    (
        "某某协会, 某某塘堰集团 2013 塘堰指南 (北京: 湖光出版社)",
        {"authors": "=某某协会; =某某塘堰集团", "year": "2013"},
    ),
]


@pytest.mark.parametrize(("text", "expected"), [*YEARS, *APA, *REST, *ENGLISH])
def test_years_and_habits(text: str, expected: dict[str, str]) -> None:
    found = fields(citation(text))
    assert {name: found[name] for name in expected} == expected


DATES = [
    # GB/T 7714-2015, 8.4.4.2 and 8.4.5: newspapers, patents and pages online are dated to the day.
    ("某某. 塘论[EB/OL]. (2018-08-31)[2019-08-23]. http://pond.example/a.", ("2018", "08", "31")),
    ("某某. 塘论[EB/OL]. (2018-08)[2019-08-23]. http://pond.example/a.", ("2018", "08", "")),
    ("王某. 一种堤坝: 中国, 201010143009.2[P]. 2011-10-12.", ("2011", "10", "12")),
    ("王某. 塘论[N]. 湖光日报, 2013-03-16(1).", ("2013", "03", "16")),
    ("王某：《塘论》，《湖光日报》2017 年 4 月 17 日，第 5 版。", ("2017", "4", "17")),
    ("某某. 塘论[EB/OL]. [2019-08-23]. http://pond.example/a.", ("", "", "")),
    ("王某. 塘论[J]. 湖光学报, 2013, 3(2): 1-9.", ("2013", "", "")),
    ("王某. 塘论[D]. 南京: 某某大学, 2013-06.", ("2013", "", "")),
    ("王某. 塘论. 湖光学报, 1994—06", ("1994", "", "")),
    ("王某. 塘论[N]. 湖光日报, 2013-13-16(1).", ("2013", "", "")),
]


@pytest.mark.parametrize(("text", "date"), DATES)
def test_a_year_goes_on_with_its_month_and_day(text: str, date: tuple[str, str, str]) -> None:
    made = citation(text)
    assert tuple(made.first(kind) for kind in (PartKind.YEAR, PartKind.MONTH, PartKind.DAY)) == date


@pytest.mark.parametrize(
    ("printed", "source", "place"),
    [
        ("Proceedings of the 2nd International Conference on Ponds，Oslo.Genoa：Reed Press",
         "Proceedings of the 2nd International Conference on Ponds", "Oslo"),
        ("Proceedings of IEEE Int Congress on Reeds, Las Vegas. New York: IEEE",
         "Proceedings of IEEE Int Congress on Reeds", "Las Vegas"),
        ("Workshop on Lakes, Norway. Genoa: Reed Press", "Workshop on Lakes, Norway", ""),  # what it is about
        ("Tales of Reeds, Oslo. Genoa: Reed Press", "Tales of Reeds, Oslo", ""),  # no meeting's name
    ],
)  # fmt: skip
def test_a_city_alone_behind_a_meetings_name(printed, source, place):
    """`…会议论文集, 会议地点. 出版地: 出版者`, as journals of computing have it; a book's last word is its title's."""
    made = citation(f"LAKE A，REED B.Title of the work[C]//{printed}，2014：12-15.")
    assert (made.first(PartKind.SOURCE), made.first(PartKind.CONF_LOC), made.first(PartKind.PUBLISHER_LOC)) == (
        source, place, "New York" if "New York" in printed else "Genoa",
    )  # fmt: skip


@pytest.mark.parametrize("city", ["New Orleans", "Tampere", "Chiang Mai", "St. Louis"])
def test_cities_where_meetings_are_held(city):
    made = citation(f"LAKE A, REED B. Title of the work[C]//Proc 24th Int Conf Ponds, {city}, 2001: 294-302.")
    assert (made.first(PartKind.SOURCE), made.first(PartKind.CONF_LOC)) == ("Proc 24th Int Conf Ponds", city)
