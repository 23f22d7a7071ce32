"""What programs for references, and journals after APA, Springer, Chicago or law's manuals, print. All is invented."""

import pytest

from pipeline.parse.references import citation
from pipeline.parse.references.split.unnumbered import has_author_shape
from tests.references.test_styles import fields

CONTAINED = [
    # --- who edited a volume, before the strokes, as programs for references set it ---
    (
        "王明. 塘水[M]. 李山, 赵一, 编//塘论. 南京: 塘畔出版社, 2018: 56-78.",
        {"type": "chapter", "title": "塘水", "source": "塘论", "fpage": "56"},
    ),
    (
        "Moor A. Silt[M]. LAKE B, REED C, eds.//Pond Theory. Leeds: Reed Press, 1998: 5-9.",
        {"type": "chapter", "title": "Silt", "source": "Pond Theory", "publisher": "Reed Press"},
    ),
    (
        "王明. 2018. 塘水. 李山, 赵一, 编//塘论. 南京: 塘畔出版社: 56-78.",
        {"title": "塘水", "source": "塘论", "year": "2018", "lpage": "78"},
    ),
    ("王明, 李山. 塘水//塘论. 南京: 塘畔出版社, 2018: 56.", {"title": "塘水", "source": "塘论"}),
    (
        "MOOR A. Silt[M]//POND WORKS ASSOCIATION. Water of Ponds. Leeds: Reed Press, 1998: 5.",
        {"source": "Water of Ponds", "publisher": "Reed Press"},
    ),
    # --- collected works of one author are no meeting's volume ---
    ("王明. 塘水[M]//王明文集. 南京: 塘畔出版社, 2018: 5.", {"type": "chapter", "source": "王明文集"}),
    ("王明. 塘水[M]//池塘会议论文集. 南京: 塘畔出版社, 2018: 5.", {"type": "conference"}),
    # --- pages between stops, the year in brackets at the end ---
    (
        "Moor, M.E.: Silt nets. In: Symposium on Ponds. pp. 17–38. ASME, New York (1971).",
        {"source": "Symposium on Ponds", "fpage": "17", "publisher": "ASME", "place": "New York", "year": "1971"},
    ),
    (
        "Moor, M.E., Lake, B.: Pond theory. Reed Publishing, New York (2013).",
        {"title": "", "source": "Pond theory", "publisher": "Reed Publishing", "place": "New York", "year": "2013"},
    ),
]


@pytest.mark.parametrize(("text", "expected"), CONTAINED)
def test_what_contains_a_part(text: str, expected: dict[str, str]) -> None:
    found = fields(citation(text))
    assert {name: found[name] for name in expected} == expected


TOLD = [
    # --- in brackets behind a title: pages, number, edition, who brought it over ---
    (
        "Moor, A. (2011). Silt in ponds (p. 105). Leeds: Reed Press.",
        {"source": "Silt in ponds", "fpage": "105", "place": "Leeds"},
    ),
    ("王明. (2012). 塘论 (p. 112). 南京: 塘畔出版社.", {"source": "塘论", "fpage": "112", "publisher": "塘畔出版社"}),
    (
        "莫尔. (2012). 塘论 (李山 译; pp. 35–36). 南京: 塘畔出版社.",
        {"source": "塘论", "fpage": "35", "lpage": "36", "publisher": "塘畔出版社"},
    ),
    ("莫尔. (2012). 塘论 (李山, 赵一 译; 2 版). 南京: 塘畔出版社.", {"source": "塘论", "edition": "2 版"}),
    (
        "Pond Works Department. (1990). Handling of silt (No. PB 91-2000). Lake Information Service.",
        {"source": "Handling of silt", "publisher": "Lake Information Service"},
    ),
    (
        "Moor, A., & Lake, B. (2005). Silt method (Patent No. US6999999).",
        {"type": "patent", "title": "Silt method"},
    ),
    (
        "池塘标准委员会. (2010). 塘水规程 (No. GB/T 99999—2010). 北京: 中国标准出版社.",
        {"type": "standard", "source": "塘水规程", "publisher": "中国标准出版社"},
    ),
    ("王明. (2012). 塘论 (某某丛书). 南京: 塘畔出版社.", {"source": "塘论 (某某丛书)"}),
    # --- of copyright alone ---
    ("Moor M E, c1971. Silt nets[M]. Leeds: Reed Press: 17.", {"authors": "Moor|M E", "year": "1971"}),
    ("Moor, M. E. (c1971). Silt nets. Leeds: Reed Press.", {"authors": "Moor|M. E.", "year": "1971"}),
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_what_is_told_behind_a_title(text: str, expected: dict[str, str]) -> None:
    found = fields(citation(text))
    assert {name: found[name] for name in expected} == expected


IN_ENGLISH = [
    (
        "Moor, A. (2011). Silt: Past and future (Leeds: Reed Press), p. 105.",
        {"source": "Silt: Past and future", "place": "Leeds", "publisher": "Reed Press", "fpage": "105"},
    ),
    ("Moor, A. Silt (Leeds: a pond), p. 105.", {"publisher": ""}),
    (
        "Moor, L.; Lake, M.N. Silt. In Pond Theory: Songs; Reed, W.A., Lind, W., Eds.; Saunders: Leeds, 1974; pp. 4-7.",
        {"type": "chapter", "title": "Silt", "source": "Pond Theory: Songs", "publisher": "Saunders", "fpage": "4"},
    ),
    (
        "Moor, M.E. Silt. In Proceedings of the Symposium on Ponds; ASME: New York, 1971; pp. 17–38.",
        {"type": "conference", "source": "Proceedings of the Symposium on Ponds", "place": "New York"},
    ),
    ("Moor, M.E. Silt in Ponds; Saunders: New York, 1971;", {"type": "book", "publisher": "Saunders"}),
    (
        "Moor CR, “Pond Norms and Roles” (1996) 96 Pond Law Review 903",
        {"type": "journal", "source": "Pond Law Review", "volume": "96", "fpage": "903", "year": "1996"},
    ),
    (
        "Moor, Lena, “The Pond’s Dilemma,” Journal of Ponds, 21.1/2 (1995), pp. 5–26",
        {"source": "Journal of Ponds", "volume": "21", "issue": "1/2", "year": "1995"},
    ),
    ("Moor, Lena, “The Pond’s Dilemma,” Pond Science, 359.6396 (1992), pp. 5–9", {"volume": "359", "issue": "6396"}),
    ("Moor L. Ponds[J]. Pond Science, 12: 1234 (1997).", {"volume": "12", "fpage": "1234"}),
    (
        "Moor, Sergey A. (ed.), Ponds and Computers (Leeds: Reed Press, 2000)",
        {"authors": "Moor|Sergey A", "source": "Ponds and Computers", "year": "2000"},
    ),
    ("Moor, Sergey A., ed. 2000. Ponds and Computers. Reed Press.", {"source": "Ponds and Computers", "year": "2000"}),
    ("D. J. Des Moor, H. Lake, Pond Science, 1992, 359, 605–609.", {"authors": "Des Moor|D. J.; Lake|H."}),
]


@pytest.mark.parametrize(("text", "expected"), IN_ENGLISH)
def test_in_english(text: str, expected: dict[str, str]) -> None:
    found = fields(citation(text))
    assert {name: found[name] for name in expected} == expected


BEHIND_MARKS = [
    # --- the imprint in brackets with its month and with what it reprints; an edition in brackets ---
    ("王明：《塘論》（臺北：塘畔書館，1976年12月），頁102。", {"place": "臺北", "year": "1976", "fpage": "102"}),
    (
        "王明：〈塘水〉，《塘論集》（臺北：塘畔出版公司，1976年9月），頁12-16。",
        {"type": "chapter", "title": "塘水", "source": "塘論集", "publisher": "塘畔出版公司"},
    ),
    ("王明：《塘論》（臺北：塘畔書館，1969年，某某叢書本），卷3。", {"publisher": "塘畔書館", "year": "1969"}),
    ("王明《塘论校释》（李某注整理本），塘畔书局，2008", {"publisher": "塘畔书局", "year": "2008"}),
    # --- the year in brackets behind the title of a work without an author ---
    ("塘水字典. (1986). 南京: 塘畔出版社.", {"source": "塘水字典", "year": "1986", "place": "南京"}),
    ("Pond song dictionary. (1986). Lake University Press.", {"source": "Pond song dictionary", "year": "1986"}),
    (
        "塘水字典 (某某书局影印本, p. 50). (1962). 南京: 塘畔出版社.",
        {"source": "塘水字典", "edition": "某某书局影印本", "fpage": "50", "year": "1962"},
    ),
]


@pytest.mark.parametrize(("text", "expected"), BEHIND_MARKS)
def test_behind_title_marks(text: str, expected: dict[str, str]) -> None:
    found = fields(citation(text))
    assert {name: found[name] for name in expected} == expected


NAMED = [
    # --- bodies; names in full; foreign names in hanzi ---
    ("池塘档案馆, 某省图书馆. 塘史[M]. 南京: 塘畔出版社, 2001.", {"authors": "=池塘档案馆; =某省图书馆"}),
    ("池塘档案馆、某某美术馆：《塘史》，塘畔出版社2001年版。", {"authors": "=池塘档案馆; =某某美术馆"}),
    ("莫尔洛庞蒂：《塘论》，塘畔出版社，1996年。", {"authors": "莫尔洛庞蒂", "source": "塘论"}),
    ("M. Moor：《Silt Nets》，Reed Press2001年版。", {"authors": "Moor|M.", "publisher": "Reed Press", "year": "2001"}),
    (
        "王明：《塘水》，载池塘协会主编：《塘论集》，池塘协会工作部1981年版。",
        {"type": "chapter", "source": "塘论集", "publisher": "池塘协会工作部", "year": "1981"},
    ),
    ("Moor, Anna Maria. 1965. “Silt in Ponds.” PhD thesis, Univ. of Lakes.", {"authors": "Moor|Anna Maria"}),
    (
        "Moor, Anna Maria, “Silt in Ponds” (unpublished PhD thesis, Univ. of Lakes, 1965)",
        {"authors": "Moor|Anna Maria"},
    ),
    (
        "Moor, J. Alan, and Bo G. Reed. 2011. “Silt in Ponds.” Pond Review 22: 311.",
        {"authors": "Moor|J. Alan; Reed|Bo G.", "title": "Silt in Ponds", "year": "2011"},
    ),
    (
        "Moor, Anna Maria, and Bo E. Reed. 1975. “Silt in Ponds.” Pond Review 22: 311.",
        {"authors": "Moor|Anna Maria; Reed|Bo E.", "title": "Silt in Ponds"},
    ),
]


@pytest.mark.parametrize(("text", "expected"), NAMED)
def test_who_wrote(text: str, expected: dict[str, str]) -> None:
    found = fields(citation(text))
    assert {name: found[name] for name in expected} == expected


@pytest.mark.parametrize(
    ("line", "has_shape"),
    [
        ("Moor, A., 2008, Origins of Silt.", True),
        ("Moor, A., 2008, “Origins of Silt”, Pond Review, 4(2), pp.1~6.", True),
        ("Moor, A., 2008, Vol. 3, No. 2.", False),
        ("池塘学报，2011，3(2): 12-18.", False),
    ],
)
def test_a_comma_behind_the_year(line: str, has_shape: bool) -> None:
    assert has_author_shape(line) is has_shape
