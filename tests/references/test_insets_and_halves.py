"""Pages on a cover, issues out in parts of a month, names with a bracket behind: each in an invented entry."""

import pytest

from pipeline.parse.references import citation
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
    # White as a loosely set line leaves it in a DOI.
    (
        "钱某. 塘泥[J]. 湖光学报, 2014, 35(4): 402-404. doi: 10. 5555 /j. issn. 1001 - 2345. 2014. 04. 012.",
        {"doi": "10. 5555 /j. issn. 1001 - 2345. 2014. 04. 012", "lpage": "404"},
    ),
]
NAMES: list[tuple[str, str, str]] = [
    ("钱某珍(明). 塘草[M]. 北京: 湖光书社, 1982.", "钱|某珍", "塘草"),
    ("约翰·里德(美). 塘草[M]. 北京: 湖光书社, 1982.", "约翰·里德", "塘草"),
    ("R Foundation. Silt: a language[CP]. Vienna: R Foundation, 2013.", "=R Foundation", "Silt: a language"),
    ("小笠原健吾,三輪沙織. 池の泥[J]. 池沼学雑誌, 2006, 11(1): 20-28.", "小笠原|健吾; 三輪|沙織", "池の泥"),
    ("山田太郎,佐藤沙織,他. 池の泥[J]. 池沼学雑誌, 2006, 11(1): 20-28.", "山田|太郎; 佐藤|沙織", "池の泥"),
]


@pytest.mark.parametrize(("text", "expected"), LOCUS)
def test_place(text: str, expected: dict[str, str]) -> None:
    found = fields(citation(text))
    assert {name: found[name] for name in expected} == expected


@pytest.mark.parametrize(("text", "people", "title"), NAMES)
def test_names(text: str, people: str, title: str) -> None:
    found = fields(citation(text))
    assert (found["authors"], found["title"] or found["source"]) == (people, title)
