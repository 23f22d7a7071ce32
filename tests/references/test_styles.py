"""Entries in the styles of many journals: each row a printed convention, with invented works."""

import pytest

from pipeline.model.reference import Citation, PartKind
from pipeline.parse.references import citation, halves

K = PartKind
TITLES = (K.ARTICLE_TITLE, K.CHAPTER_TITLE, K.DATA_TITLE)


def authors(made: Citation) -> str:
    found = []
    for part in made.walk():
        inner = {piece.kind: piece.text for piece in part.parts}
        if part.kind is K.COLLAB:
            found.append(f"={part.text}")
        elif part.kind is K.NAME:
            found.append("|".join(filter(None, (inner.get(K.SURNAME, part.text), inner.get(K.GIVEN_NAMES)))))
    return "; ".join(found)


def fields(made: Citation) -> dict[str, str]:
    title = next((text for kind in TITLES if (text := made.first(kind))), "")
    names = {
        "source": K.SOURCE,
        "year": K.YEAR,
        "volume": K.VOLUME,
        "issue": K.ISSUE,
        "fpage": K.FPAGE,
        "lpage": K.LPAGE,
        "pages": K.PAGE_RANGE,
        "publisher": K.PUBLISHER_NAME,
        "place": K.PUBLISHER_LOC,
        "edition": K.EDITION,
        "doi": K.DOI,
        "url": K.URI,
        "read": K.ACCESS_DATE,
    }
    found = {name: made.first(kind) for name, kind in names.items()}
    return {"type": made.publication_type.value, "authors": authors(made), "title": title} | found


NAMES = [
    # A full stop ends a name in initials, whatever capitals follow.
    ("MA J. RNA and mussels[J]. Pond J, 2020, 3(2): 1-9.", "MA|J", "RNA and mussels"),
    ("MA J, HU K. A or B in mussels[J]. Pond J, 2020, 3(2): 1-9.", "MA|J; HU|K", "A or B in mussels"),
    # Bodies with a word for `and` inside.
    ("交通和水运部. 塘堰通则[Z]. 2019-03-01.", "=交通和水运部", ""),
    ("教育部与水利部. 塘堰通则[Z]. 2019-03-01.", "=教育部; =水利部", ""),
    ("王伟和李会. 塘堰的变迁[J]. 池塘学报, 2019, 3(1): 1-5.", "王|伟; 李|会", "塘堰的变迁"),
    ("State Pond and Reform Commission. Pond order[Z]. 2019.", "=State Pond and Reform Commission", ""),
    # Foreign surnames in hanzi with initials.
    ("贝伦 K, 贝伦 L M. 塘史[M]. 南京: 某某出版社, 1990.", "贝伦|K; 贝伦|L M", ""),
    ("贝伦, L. M. 塘史[M]. 南京: 某某出版社, 1990.", "贝伦|L. M.", ""),
    # Particles before and behind, in all styles.
    ("HOEK P van den, MOOR M. Silt[J]. Pond J, 2014, 33: 2-8.", "HOEK|P van den; MOOR|M", "Silt"),
    ("Hoek, P. van den, & Moor, M. (2014). Silt. Pond Journal, 33(1), 2-8.", "Hoek|P. van den; Moor|M.", "Silt"),
    ("P H van den Hoek, M Moor. Silt[J]. Pond J, 2014, 33: 2-8.", "van den Hoek|P H; Moor|M", "Silt"),
    # Full stops with some names only; commas before bare initials; initials first.
    ("Moor J.A., Hoek K, Lind M. Silt in ponds[J]. Pond J, 2020, 5(1): 1-9.", "Moor|J.A.; Hoek|K; Lind|M", ""),
    ("Moor, J, Hoek, K L, et al., 1992. Silt[J]. Pond J, 35: 6-9.", "Moor|J; Hoek|K L", "Silt"),
    ("JA Moor, K Hoek. Silt[J]. Pond J, 2020, 5(1): 1-9.", "Moor|JA; Hoek|K", "Silt"),
    ("WU Li, LV Qin. Silt[J]. Pond J, 2020, 5(1): 1-9.", "WU|Li; LV|Qin", "Silt"),
    ("MOOR Anna Lena, UL HAMID Omar. Silt[J]. Pond J, 2020, 5(1): 1-9.", "MOOR|Anna Lena; UL HAMID|Omar", "Silt"),
    ("Moor J1, Hoek K2. Silt[J]. Pond J, 2020, 5(1): 1-9.", "Moor|J; Hoek|K", "Silt"),
    # MLA and Chicago: the first name turned, the others not.
    ("Moor, Anna, Lena K. Hoek & Tom Lind 2013, “Silt.” Pond Journal 2(1).", "Moor|Anna; Hoek|Lena K.; Lind|Tom", ""),
    ("Moor, Anna, et al. Silt of ponds[J]. Pond J, 2020, 5(1): 1-9.", "Moor|Anna", "Silt of ponds"),
    # The other script in brackets, a body or a long name before a year.
    ("Ma J., & Hu K. [马俊、胡凯]. (2012). 塘堰 [Ponds]. 某某学报, 5(1), 1-9.", "Ma|J.; Hu|K.", "塘堰 [Ponds]"),
    ("長谷部不一. 1954. 池の研究. 池法雑誌, 29(5): 1-9.", "=長谷部不一", "池の研究"),
    # Roles and words that send the reader elsewhere.
    ("王五著，赵六译：《塘论》，南京：某某书局，1999年，第7页。", "王|五", ""),
    ("转引自王五：《塘论》，《池塘学报》2011年第2期，第7页。", "王|五", "塘论"),
]


@pytest.mark.parametrize(("text", "expected", "title"), NAMES)
def test_authors(text: str, expected: str, title: str) -> None:
    (made,) = map(citation, halves(text))
    found = fields(made)
    assert found["authors"] == expected
    assert not title or found["title"] == title


MORE: list[tuple[str, dict[str, str]]] = [
    (
        "Qian J. Silt[J]. Acta Pond Sinica (in Chinese), 2010, 39(8): 1742-1750.",
        {"source": "Acta Pond Sinica", "year": "2010", "volume": "39", "fpage": "1742"},
    ),
    ("钱某. 塘论[M]. [S.l.]: 某某出版社, 2010.", {"type": "book", "place": "[S.l.]", "publisher": "某某出版社"}),
    ("Qian J. Ponds[J]. arXiv preprint, 2025, arXiv: 2502.99617.", {"type": "preprint", "year": "2025"}),
    ("Moor, R., Hoek, Y., … Lind, Y. (2015). Silt. Pond Journal, 8(2), 6-9.", {"authors": "Moor|R.; Hoek|Y.; Lind|Y."}),
    ("[英]莫里诺著, 王五译. 塘论[M]. 南京: 某某出版社, 2002.", {"authors": "莫|里诺", "source": "塘论"}),
    ("Moor J. Silt[R]. Pond Working Paper No. 12345, 2010.", {"type": "report", "volume": "", "year": "2010"}),
    ("Moor J. Silt[J]. Pond J, 2010, 36:(suppl;abstr 9005).", {"source": "Pond J", "year": "2010", "volume": "36"}),
    ("王五. 塘泥[J]. 池塘学报, 2010, 36(4): 1 555-1 562.", {"year": "2010", "fpage": "1 555", "lpage": "1 562"}),
    ("王五: 《塘泥》, 某某大学2010年博士学位论文, 第5页.", {"type": "thesis", "publisher": "某某大学", "year": "2010"}),
    ("王五主编：《塘泥》（第2版），某某出版社2010年版，第5页以下。", {"publisher": "某某出版社", "fpage": "5"}),
    (
        "J. Moor, “Silt of ponds,” Pond Journal, vol. 12, no. 3, pp. 1–9, 2010.",
        {"authors": "Moor|J.", "lpage": "9", "year": "2010"},
    ),
    (
        "Moor, A.: Silt of ponds. In: Lind, M. (ed.) Pond 2010. PNCS, vol. 60, pp. 1–12. Pond Press, Leeds (2010)",
        {"type": "chapter", "year": "2010", "lpage": "12"},
    ),
    ("钱某. 塘泥[C]∥某某学会. 池塘研讨会论文集. 南京: 某某出版社, 2006: 2-5.", {"source": "池塘研讨会论文集"}),
    ("The Pond Club [EB/OL]. https://ponds.example.", {"source": "The Pond Club", "authors": ""}),
]
WORKS: list[tuple[str, dict[str, str]]] = [
    (
        "钱某. 谈塘[M]. 吴某, 译//某某书社. 认识塘. 南京: 某某出版社, 2022: 5-8.",
        {"type": "chapter", "title": "谈塘", "source": "认识塘", "year": "2022", "fpage": "5"},
    ),
    (
        "钱某. 塘的管理[C]//某某省池塘学会. 池塘研讨会论文集. 南京: 某某出版社, 2006: 2-5.",
        {"type": "conference", "source": "池塘研讨会论文集"},
    ),
    (
        "MOOR J. Silt[M]//Example Pond Association. Pond handbook. 2nd ed. Leeds: Pond Press, 2012: 3-6.",
        {"type": "chapter", "source": "Pond handbook", "edition": "2nd ed"},
    ),
    (
        "MOOR J. Silt[C]//ACM. 2011 Conference on Ponds. Leeds: ACM, 2011: 3-6.",
        {"type": "conference", "source": "2011 Conference on Ponds"},
    ),
    ("钱某. 塘学[M]//清塘集. 上海: 某某出版社, 1998: 3-9.", {"type": "chapter", "source": "清塘集"}),
    (
        "钱某. 塘学[M]. 南京: 某某出版社, 1998: 前言2-3.",
        {"publisher": "某某出版社", "year": "1998", "pages": "前言2-3"},
    ),
    ("钱某. 塘学[M]. 南京: 某某出版社, 1998: 封底.", {"publisher": "某某出版社", "year": "1998"}),
    (
        "钱某. 塘库[EB/OL]. http://www.example.com/a/9.html, 1999-01-16/1999-10-04.",
        {"year": "1999", "url": "http://www.example.com/a/9.html", "read": "1999-10-04"},
    ),
    (
        "钱某. 塘库[EB/OL]. [2020-01-02]. https：//www. example. com/a/t1_2.html.",
        {"url": "https：//www. example. com/a/t1_2.html"},
    ),
    (
        "Qian, J. (in press). Silt of ponds. Pond Journal.",
        {"type": "journal", "title": "Silt of ponds", "source": "Pond Journal"},
    ),
    ("钱某. 塘的演替. 池塘学报（印刷中）.", {"type": "journal", "title": "塘的演替", "source": "池塘学报"}),
    (
        "Qian J. 2025. Silt of ponds. Pond Sci. doi: 10.5555/1744.99.",
        {"type": "journal", "source": "Pond Sci", "year": "2025", "doi": "10.5555/1744.99"},
    ),
    (
        "錢大同（民97）。池塘教育研究。池塘學報，12(3)，45-67。",
        {"title": "池塘教育研究", "source": "池塘學報", "year": "民97", "volume": "12", "fpage": "45"},
    ),
    (
        "錢某，「池塘之研究」，池塘月刊，第98期，第147~153頁，2006年10月。",
        {"title": "池塘之研究", "source": "池塘月刊", "issue": "98", "fpage": "147", "lpage": "153", "year": "2006"},
    ),
    (
        "约翰·莫尔：《塘论》，王五、赵六译，某某大学出版社2005年版，第5—7页。",
        {"type": "book", "title": "", "source": "塘论", "publisher": "某某大学出版社", "year": "2005"},
    ),
    (
        "王五：《塘论》，载赵六主编：《池塘论丛》第2卷，某某出版社1996年版，第110页。",
        {"type": "chapter", "source": "池塘论丛", "volume": "2", "publisher": "某某出版社"},
    ),
    (
        "某某学会. 池塘通讯[J]. 1958(1)-1991(4). 南京: 某某出版社, 1958-1991.",
        {"year": "1958", "issue": "1", "place": "南京", "publisher": "某某出版社"},
    ),
    (
        "Moor J. Silt. Old Pond Journal, 1948,27(7):379–423; 623–656.",
        {"source": "Old Pond Journal", "year": "1948", "volume": "27", "fpage": "379", "lpage": "423"},
    ),
    (
        "Moor, J. (2004) Silt of Ponds. Pond Vehicles Symposium, 14-17 June 2004, 566-571.",
        {"source": "Pond Vehicles Symposium", "fpage": "566", "lpage": "571"},
    ),
    (
        "Ma, H. (1982). 二塘集 [Works of the Ponds]. Leeds: Pond Press. (Original work published 1872)",
        {"type": "book", "source": "二塘集 [Works of the Ponds]", "year": "1982"},
    ),
]


@pytest.mark.parametrize(("text", "expected"), [*WORKS, *MORE])
def test_works(text: str, expected: dict[str, str]) -> None:
    (made,) = map(citation, halves(text))
    assert made.text == text
    assert {name: fields(made)[name] for name in expected} == expected


@pytest.mark.parametrize("issue", ["增刊", "增刊1", "专刊", "第3期"])
def test_a_hanzi_issue_does_not_open_the_chinese_half(issue: str) -> None:
    english = f"Qian J. Silt[J]. Acta Pond Sinica, 2008, 40({issue}): 210-215. "
    chinese = f"钱某. 塘泥[J]. 池塘学报, 2008, 40({issue}): 210-215. "
    assert halves(english + chinese) == (english, chinese)
    assert halves(chinese + english) == (chinese, english)


def test_an_identifier_does_not_hold_the_next_author() -> None:
    chinese = "钱某．塘泥［J］．池塘学报，2014，38（13）：18-27．DOI：10．5555／PS003．"
    text = f"{chinese}QIAN J．Silt［J］．Pond J，2014，38（13）：18-27．"
    first, second = map(citation, halves(text))
    assert first.first(K.DOI) == "10．5555／PS003"
    assert authors(second) == "QIAN|J"


NEIGHBOURS = [
    (
        "钱某．塘泥［M］．周某，译∥某某杂志社．识塘．南京：某某出版社，2023：15-18．",
        {"type": "chapter", "title": "塘泥", "source": "识塘", "publisher": "某某出版社"},
    ),
    ("钱某. 塘论[M]. 南京: 某某出版社, 2001: 附录二.", {"publisher": "某某出版社", "year": "2001"}),
    ("Moor J. Ponds[M]. Leeds: Pond Press, 2001: preface vii.", {"publisher": "Pond Press", "year": "2001"}),
    ("Moor, Paula, 1993, Silt of the Ponds, Leeds: Pond Press.", {"source": "Silt of the Ponds", "year": "1993"}),
    (
        "钱大同（民國 96 年）。塘泥研究。池塘月刊，45，45-67。",
        {"title": "塘泥研究", "source": "池塘月刊", "volume": "45"},
    ),
    (
        'Paul Moor, "Silt of Old," in Karl Brown, ed., Ponds of Old, Leeds: Pond Press, 1999, p. 5.',
        {"type": "chapter", "title": "Silt of Old", "source": "Ponds of Old", "place": "Leeds", "fpage": "5"},
    ),
]


@pytest.mark.parametrize(("text", "expected"), NEIGHBOURS)
def test_other_forms_of_works(text: str, expected: dict[str, str]) -> None:
    (made,) = map(citation, halves(text))
    assert made.text == text
    assert {name: fields(made)[name] for name in expected} == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Qian, X. [钱某]. (2012). 塘泥 [Silt]. 池塘学报, 52(11), 18-23.", "Qian|X."),
        ("Qian, X., & Li, Y. [钱某、李某]. (2010). 塘论 [On ponds]. 南京: 某某出版社.", "Qian|X.; Li|Y."),
        ("J. K. 罗某. 塘与我[M]. 陈某, 译. 南京: 某某出版社, 2003.", "罗某|J. K."),
        ("Pond Society. Pond Letters[J]. 1883, 1(1): 1-9.", "=Pond Society"),
        ("Moor, Paula, 1993, Silt of the Ponds, Leeds: Pond Press.", "Moor|Paula"),
    ],
)
def test_other_forms_of_authors(text: str, expected: str) -> None:
    (made,) = map(citation, halves(text))
    assert authors(made) == expected
