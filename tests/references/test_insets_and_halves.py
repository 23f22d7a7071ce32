"""Pages on a cover, issues out in parts of a month, names with a bracket behind: each in an invented entry."""

import pytest

from pipeline.model.lang import Lang
from pipeline.parse.references import citation, halves
from tests.references.test_styles import fields

LOCUS: list[tuple[str, dict[str, str]]] = [
    # A journal that comes out two or three times a month counts the parts of an issue.
    ("钱某. 塘泥[J]. 湖光学报, 2005, 8(9上): 14-16.", {"year": "2005", "volume": "8", "issue": "9上", "fpage": "14"}),
    ("钱某. 塘泥[J]. 湖光学报, 2015(12下旬刊): 14-16.", {"source": "湖光学报", "issue": "12下旬刊"}),
    ("钱某. 塘泥[J]. 湖光学报, 2015(中旬刊): 14-16.", {"source": "湖光学报", "issue": "中旬刊"}),
    # An article that ends on a cover or an inset sheet.
    ("钱某. 塘泥[J]. 湖光学报, 2015, 44(1): 1-11+封3.", {"fpage": "1", "lpage": "11", "issue": "1"}),
    ("钱某. 塘泥[J]. 湖光学报, 2015, 44(1): 1-11, [封底].", {"fpage": "1", "lpage": "11", "issue": "1"}),
    ("钱某. 塘泥[J]. 湖光学报, 2015, 44(1): 1-11, 转30.", {"fpage": "1", "lpage": "11", "issue": "1"}),
    ("钱某. 塘泥[J]. 湖光学报, 2015, 44(1): 封2-封3.", {"source": "湖光学报", "pages": "封2-封3", "volume": "44"}),
    ("钱某. 塘泥[J]. 湖光学报, 2015, 44(1): 后插1.", {"source": "湖光学报", "pages": "后插1", "volume": "44"}),
    # Pages that an article has online alone.
    ("Reed A. Silt[J]. Pond J, 2019, 156(1): 118.e1-118.e9.", {"fpage": "118.e1", "lpage": "118.e9", "volume": "156"}),
    ("Reed A. Silt. Pond J. 2019;156(1):118-125.e3.", {"source": "Pond J", "fpage": "118", "lpage": "125.e3"}),
    ("Reed A. Silt[J]. Pond J, 2019, 156(1): 118.e5.", {"source": "Pond J", "fpage": "118.e5"}),
    # Behind a book's year, a page; behind a journal's, a volume.
    ("钱某. 塘泥学. 合肥: 湖光出版社, 1994, 201", {"type": "book", "year": "1994", "fpage": "201", "volume": ""}),
    ("Reed A. Pond Silt. Physica P: Silt Physics, 1994, 201", {"type": "journal", "volume": "201", "fpage": ""}),
    # An epithet is written small: what has a capital behind the rank begins the source.
    ("Reed F. Calls of Pondia sp. Acta Pond, 2013, 216: 3-9.", {"title": "Calls of Pondia sp", "source": "Acta Pond"}),
    ("Reed F. Diet of Pondia sp. A in lakes. Zoopond, 2013, 16: 3-9.", {"title": "Diet of Pondia sp. A in lakes"}),
    ("Reed F. Pondia sp. nov. from lakes. Zoopond, 2013, 16: 3-9.", {"title": "Pondia sp. nov. from lakes"}),
    # The volume of a part behind its editors and their role.
    (
        "钱某. 塘泥电阻率. 吴海, 李某主编: 《湖沼物理进展》[M]. 湖光出版社, 2004, 107~121.",
        {"title": "塘泥电阻率", "source": "湖沼物理进展", "fpage": "107"},
    ),
    # A number with a nought before it counts issues; a journal's volumes have none.
    ("钱某. 塘泥[J]. 湖光学报, 2008, 03: 12-15.", {"issue": "03", "volume": "", "fpage": "12"}),
    ("钱某. 塘泥[J]. 湖光学报, 2008, 13: 12-15.", {"issue": "", "volume": "13", "fpage": "12"}),
    # The mark behind the journal's name, where it belongs behind the title.
    ("钱某. 塘泥固化. 湖光学报[J], 2008, 12(3): 12-15.", {"title": "塘泥固化", "source": "湖光学报", "issue": "3"}),
    (
        "Reed A. Silt. A review of ponds[J]. Pond J, 2016, 12: 1.",
        {"title": "Silt. A review of ponds", "source": "Pond J"},
    ),
    ("某某塘药委员会. 塘药典[M]. 北京: 湖光出版社, 2015: 附录ⅨB.", {"year": "2015", "pages": "附录ⅨB"}),
    # What a repository of data asks to be cited as: with a version, and an identifier of its own.
    (
        "钱某. 塘水数据集(2000-2015)[DS/OL]. V1. 湖光数据中心, 2016. CSTR:12345.11.pond.db.0001.",
        {"title": "塘水数据集(2000-2015)", "source": "湖光数据中心", "year": "2016", "edition": "V1", "fpage": ""},
    ),
    # Place, publisher and year in brackets behind title marks, as journals of history have it after Chicago.
    (
        "钱某：《塘考》（北京：湖光书局，1990年），第45—47页。",
        {"source": "塘考", "year": "1990", "fpage": "45", "lpage": "47"},
    ),
    (
        "錢某，《塘考》（臺北：湖光書局，1990），頁45。",
        {"source": "塘考", "place": "臺北", "year": "1990", "fpage": "45"},
    ),
    (
        "錢某，〈論塘〉，收入吳某編，《塘論集》（臺北：湖光書局，1990），頁45-60。",
        {
            "type": "chapter",
            "title": "論塘",
            "source": "塘論集",
            "publisher": "湖光書局",
            "year": "1990",
            "fpage": "45",
        },
    ),
    (
        "錢某，〈論塘〉（臺北：國立湖光大學碩士論文，1990），頁45。",
        {"type": "thesis", "source": "論塘", "year": "1990"},
    ),
    (
        "錢某（2010）。論塘（未出版之碩士論文）。國立湖光大學，臺北市。",
        {"type": "thesis", "source": "論塘", "year": "2010"},
    ),
    (
        "錢某，〈論塘〉，《湖光學報》12：3（1990年6月），頁45-60。",
        {"source": "湖光學報", "volume": "12", "issue": "3", "year": "1990", "fpage": "45"},
    ),
    # A patent's number behind a full stop.
    ("钱某. 一种塘堰. 中国, 200510012345.6[P]. 2006-01-02.", {"type": "patent", "title": "一种塘堰", "year": "2006"}),
    ("钱某. 一种塘堰. ZL200510012345.6[P]. 2006-01-02.", {"type": "patent", "title": "一种塘堰", "year": "2006"}),
    ("Reed A. Silt trap. US: 7654321[P], 2010-01-05.", {"type": "patent", "title": "Silt trap", "year": "2010"}),
    # White as a loosely set line leaves it in a DOI.
    (
        "钱某. 塘泥[J]. 湖光学报, 2014, 35(4): 402-404. doi: 10. 5555 /j. issn. 1001 - 2345. 2014. 04. 012.",
        {"doi": "10. 5555 /j. issn. 1001 - 2345. 2014. 04. 012", "lpage": "404"},
    ),
]
NAMES: list[tuple[str, str, str]] = [
    # Who surveyed and who looked it through, as digests of foreign medicine have it; who translated, set close.
    ("王思远综述, 李海审校. 塘泥进展[J]. 国外湖沼分册, 1997, 24(2): 88.", "王|思远", "塘泥进展"),
    ("王思远译. 塘泥进展. 国外湖沼分册, 1997, 24(2): 88.", "王|思远", "塘泥进展"),
    ("欧阳译. 塘泥进展. 国外湖沼分册, 1997, 24(2): 88.", "欧阳|译", "塘泥进展"),
    (
        "湖光市统计局, 国家统计局湖光调查队. 湖光年鉴[Z]. 北京: 湖光出版社, 2018.",
        "=湖光市统计局; =国家统计局湖光调查队",
        "湖光年鉴",
    ),
    # A meeting that agreed upon something.
    ("全国第四届塘病学术会议. 塘病诊断. 湖光医学杂志, 1996, 29: 379.", "=全国第四届塘病学术会议", "塘病诊断"),
    ("Reed A. Lake B. Moor C. et al. Silt[J]. Pond J, 1995, 33(2): 158.", "Reed|A; Lake|B; Moor|C", "Silt"),
    ("McPond J, van't Hof K. Silt[J]. Pond J, 1995, 33(2): 158.", "McPond|J; van't Hof|K", "Silt"),
    ("钱某珍(明). 塘草[M]. 北京: 湖光书社, 1982.", "钱|某珍", "塘草"),
    ("约翰·里德(美). 塘草[M]. 北京: 湖光书社, 1982.", "约翰·里德", "塘草"),
    ("R Foundation. Silt: a language[CP]. Vienna: R Foundation, 2013.", "=R Foundation", "Silt: a language"),
    ("小笠原健吾,三輪沙織. 池の泥[J]. 池沼学雑誌, 2006, 11(1): 20-28.", "小笠原|健吾; 三輪|沙織", "池の泥"),
    ("山田太郎,佐藤沙織,他. 池の泥[J]. 池沼学雑誌, 2006, 11(1): 20-28.", "山田|太郎; 佐藤|沙織", "池の泥"),
]


def test_an_english_repository_is_no_entry_of_its_own() -> None:
    entry = "钱某. 湖光塘水数据集(2000-2015)[DS/OL]. V1. Pond Data Bank, 2016. https://doi.org/10.5555/pond.0001"
    assert halves(entry) == (entry,)


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("钱某. 塘泥固化[J]. Journal of Pond Science and Silt Engineering, 2010, 12(3): 45-49.", Lang.ZH),
        ("Reed A. Silt in ponds[J]. 湖光学报, 2010, 12(3): 45-49.", Lang.EN),
    ],
)
def test_a_work_is_in_the_language_of_its_title(text: str, lang: Lang) -> None:
    assert citation(text).lang is lang


@pytest.mark.parametrize(("text", "expected"), LOCUS)
def test_place(text: str, expected: dict[str, str]) -> None:
    found = fields(citation(text))
    assert {name: found[name] for name in expected} == expected


@pytest.mark.parametrize(("text", "people", "title"), NAMES)
def test_names(text: str, people: str, title: str) -> None:
    found = fields(citation(text))
    assert (found["authors"], found["title"] or found["source"]) == (people, title)
