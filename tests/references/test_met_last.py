"""Places of a work torn, doubled or told in words, and who keeps, holds or edits it. All works are invented."""

import pytest

from pipeline.model.reference import PartKind
from pipeline.parse.references import citation
from tests.references.test_styles import fields

LOCI = [
    # --- year and issue with a stop between, of journals without volumes; the month of a book is none ---
    ("王明．塘水[J]．池塘学报，1995．6：12－14．", {"year": "1995", "issue": "6", "volume": "", "fpage": "12"}),
    ("王明.塘水[J].池塘学报,2020.03上:33-35.", {"source": "池塘学报", "year": "2020", "issue": "03上", "fpage": "33"}),
    ("王明.塘水[J].池塘学报,2020.03(下旬).", {"source": "池塘学报", "year": "2020", "issue": "03(下旬)"}),
    ("王明．塘水[J]．池塘学报，1995．6．", {"source": "池塘学报", "year": "1995", "issue": "6"}),
    ("王明．塘水[J]．池塘学报，1995．66：12．", {"year": "1995", "issue": "", "volume": "66"}),
    ("王明. 塘论[M]. 南京: 塘畔出版社, 2001.6: 12-14.", {"year": "2001", "issue": "", "fpage": "12"}),
    ("王明. 塘水[J]. 南京: 塘畔出版社, 2001.6.", {"publisher": "塘畔出版社", "year": "2001", "issue": ""}),
    # --- pages online behind the printed ones, of an article that has a number; its number behind the issue ---
    (
        "Moor A. Silt[J]. Pond Med, 2013, 12: 822-838 e1.",
        {"year": "2013", "volume": "12", "fpage": "822", "lpage": "838"},
    ),
    ("Moor A. Silt[J]. Pond Med, 2013, 12: 822-838, e1-e3.", {"volume": "12", "fpage": "822", "lpage": "838"}),
    ("Moor A. Silt[J]. Pond Lett, 2013, 110: 102345-1-4.", {"volume": "110", "fpage": "102345-1", "lpage": "4"}),
    ("Moor A. Silt[J]. Pond Eng, 2013, 135(3): No. 031101.", {"source": "Pond Eng", "volume": "135", "issue": "3"}),
    ("王明. 塘水[J]. 池塘学报, 2013, 增刊(2): 12-18.", {"source": "池塘学报", "issue": "增刊(2)", "fpage": "12"}),
    # --- volume and issue before the year in brackets, the word of the volume before them ---
    ("Lake A. Silt in Ponds. Poetics of Ponds, Vol. 5: 2(1984).", {"volume": "5", "issue": "2", "fpage": ""}),
    ("Lake A. Silt in Ponds. Poetics of Ponds, Vol. 5: 2.", {"volume": "5", "issue": "", "fpage": "2"}),
    # --- a school and the pages of a thesis, the year before its title; places without a publisher ---
    (
        "王明．2013．塘水的观测．池塘大学，37．",
        {"type": "thesis", "publisher": "池塘大学", "volume": "", "fpage": "37"},
    ),
    ("王明．2013．塘水的观测．池塘大学学报，37．", {"type": "journal", "source": "池塘大学学报", "volume": "37"}),
    ("Lake A. Silt and Stone. Berlin, 1902.", {"type": "book", "source": "Silt and Stone", "place": "Berlin"}),
    ("Lake A. Silt and Stone. London/New York, 1902.", {"type": "book", "place": "London/New York", "year": "1902"}),
    ("Lake A. Silt and Stone. Pond, 1902.", {"title": "Silt and Stone", "source": "Pond", "place": ""}),
    # --- white in an address before the kind of its file ---
    ("Lake A. Silt. http://pond. example/a/silt21. html, 1999-02-16", {"url": "http://pond. example/a/silt21. html"}),
    # --- what is cited of an old book; the series a book stands in ---
    (
        "王明. 塘史[M]. 北京: 塘畔书局, 1959: 卷二十九 沟渠志.",
        {"publisher": "塘畔书局", "year": "1959", "volume": "二十九"},
    ),
    ("王明. 塘论[M]. 修订版. 北京: 塘畔出版社, 2001. (池塘丛书)", {"publisher": "塘畔出版社", "year": "2001"}),
    ("王明. 塘论[M]. 北京: 塘畔出版社, 2001. (池塘见闻)", {"year": ""}),
]


@pytest.mark.parametrize(("text", "expected"), LOCI)
def test_locus(text: str, expected: dict[str, str]) -> None:
    found = fields(citation(text))
    assert {name: found[name] for name in expected} == expected


PLACES = [
    # --- a volume's mark at its own title alone; its editors and translators ---
    (
        "王明. 塘水//李山, 赵一. 塘论[M]. 3版. 北京: 塘畔出版社, 2018: 56-78.",
        {
            "type": "chapter",
            "title": "塘水",
            "source": "塘论",
            "edition": "3版",
            "publisher": "塘畔出版社",
            "lpage": "78",
        },
    ),
    (
        "王明. 塘水//第五届池塘研讨会论文集[C]. 天津, 2002: 33-39.",
        {"type": "conference", "title": "塘水", "source": "第五届池塘研讨会论文集", "place": "天津", "fpage": "33"},
    ),
    ("王明. 塘水//塘泥[J]. 池塘学报, 2018, 3(1): 5.", {"type": "journal", "title": "塘水//塘泥", "source": "池塘学报"}),
    (
        "莫尔. 塘水[M]//哈丁, 编. 王明, 李山, 译. 世界的池塘. 北京: 塘畔书局, 2003: 12-18.",
        {"type": "chapter", "title": "塘水", "source": "世界的池塘", "place": "北京"},
    ),
    # --- where and when a meeting was held; no part of its volume is a town ---
    (
        "王明. 塘水[C]//第12届全国池塘会议论文集, 2013-05-12, 塘畔. 2013: 12-18.",
        {"title": "塘水", "source": "第12届全国池塘会议论文集", "year": "2013", "fpage": "12"},
    ),
    ("王明. 塘水[C]//全国池塘会议论文集, 塘畔, 2013.", {"source": "全国池塘会议论文集", "year": "2013"}),
    ("王明. 塘水[C]//全国池塘会议论文集, 上册, 2013.", {"source": "全国池塘会议论文集, 上册", "year": "2013"}),
    ("王明. 塘水[C]//塘水与塘泥, 淤积, 2013.", {"source": "塘水与塘泥, 淤积", "year": "2013"}),
    (
        "Moor A. Silt[C]//Proceedings of the Pond Congress, Seoul, 3-6 June 2013. Berlin: Springer, 2014: 12-19.",
        {"source": "Proceedings of the Pond Congress", "publisher": "Springer", "year": "2014"},
    ),
    # --- a comma for the colon, two towns, editions ---
    ("Moor A. Silt[M]. London, Reed & Lake, 1998.", {"place": "London", "publisher": "Reed & Lake", "year": "1998"}),
    ("Moor A. Silt[M]. Reed & Lake, London, 1998.", {"place": "London", "publisher": "Reed & Lake"}),
    ("Moor A. Silt[M]. Farhill, Reed & Lake, 1998.", {"place": "", "publisher": "Farhill, Reed & Lake"}),
    ("Moor A. Silt[M]. New York/London: Pond Press, 1999.", {"place": "New York/London", "publisher": "Pond Press"}),
    ("Moor A. Silt[M]. 3rd ed., rev. Leeds: Pond Press, 1999.", {"source": "Silt", "edition": "3rd ed., rev"}),
    # --- an order with its day alone ---
    ("某某办公厅. 关于清塘的意见: 某办发〔2015〕12号[A]. 2015-03-02.", {"type": "other", "year": "2015"}),
]


@pytest.mark.parametrize(("text", "expected"), PLACES)
def test_place_and_volume(text: str, expected: dict[str, str]) -> None:
    found = fields(citation(text))
    assert {name: found[name] for name in expected} == expected


def test_where_a_meeting_was_held() -> None:
    for text, place in [
        ("王明. 塘水[C]//全国池塘会议论文集, 塘畔, 2013.", "塘畔"),
        ("Moor A. Silt[C]//Proceedings of the Pond Congress, Seoul, 3-6 June 2013. Berlin: Springer, 2014.", "Seoul"),
    ]:
        assert citation(text).first(PartKind.CONF_LOC) == place


@pytest.mark.parametrize(
    ("text", "number", "title"),
    [
        ("王明.一种清塘器[P].中国专利:CN104999999A,2015-04-29.", "CN104999999A", "一种清塘器"),
        ("王明. 一种清塘器[P]. 中国: 201399999999.1, 2013-09-18.", "201399999999.1", "一种清塘器"),
        ("王明. 一种清塘器[P]. CN: 203999999U, 2014-02-26.", "203999999U", "一种清塘器"),
        ("Moor P. Silt pump. U.S. Patent 8,999,999, July 1, 2014.", "U.S. Patent 8,999,999", "Silt pump"),
    ],
)
def test_patent_number(text: str, number: str, title: str) -> None:
    found = citation(text)
    assert (found.first(PartKind.PATENT_NUMBER), found.first(PartKind.ARTICLE_TITLE)) == (number, title)
    assert not found.first(PartKind.PUBLISHER_NAME) + found.first(PartKind.PUBLISHER_LOC)


@pytest.mark.parametrize(
    ("text", "number", "title", "edition"),
    [
        (
            "清塘规程: GB/T 3999—2016/ISO 9999: 2012[S]. 北京: 塘畔出版社, 2016.",
            "GB/T 3999—2016/ISO 9999: 2012",
            "清塘规程",
            "",
        ),
        ("清塘规程: GB 50999—2010(2015年版)[S]. 北京: 塘畔出版社, 2015.", "GB 50999—2010", "清塘规程", "2015年版"),
        ("Pond works: BS EN 1999-1-1: 2004[S]. London: BSI, 2004.", "BS EN 1999-1-1: 2004", "Pond works", ""),
        ("某某水利部. GB 50999—2013[S]. 2013.", "GB 50999—2013", "", ""),
    ],
)
def test_standard_number(text: str, number: str, title: str, edition: str) -> None:
    found = citation(text)
    said = (found.first(PartKind.STANDARD_NUMBER), fields(found)["source"], found.first(PartKind.EDITION))
    assert said == (number, title, edition)


NOTES = [
    # --- documents of an archive: the keeper published nothing ---
    (
        "《某省关于修塘的训令》，1936年5月4日，某省档案馆藏，档案号：12-3-456。",
        {"type": "other", "source": "某省关于修塘的训令", "year": "1936", "publisher": ""},
    ),
    ("某某第一档案馆藏：《清塘奏折》，档号03-1234-056。", {"type": "other", "source": "清塘奏折", "authors": ""}),
    (
        "王明：《塘畔公司章程》，某市档案馆藏，全宗号12-3-45。",
        {"type": "other", "source": "塘畔公司章程", "authors": "王|明"},
    ),
    ("王明：《塘畔藏书记》，塘畔书局，1936年。", {"type": "book", "publisher": "塘畔书局", "year": "1936"}),
    # --- notes of law in English: names in their natural order ---
    (
        "Thomas W. Moor, The Limits of Silt, 85 Pond Law Review 1321 (1972).",
        {"authors": "Thomas W.|Moor", "title": "The Limits of Silt", "source": "Pond Law Review", "fpage": "1321"},
    ),
    (
        "See Thomas W. Moor & Alice Reed, Courts and Ponds, Oxford University Press, 1999, p. 23.",
        {"type": "book", "source": "Courts and Ponds", "publisher": "Oxford University Press", "fpage": "23"},
    ),
]


@pytest.mark.parametrize(("text", "expected"), NOTES)
def test_note(text: str, expected: dict[str, str]) -> None:
    found = fields(citation(text))
    given = {"authors": "Moor|Thomas W."} if "Thomas" in expected.get("authors", "") else {}
    assert {name: found[name] for name in expected} == expected | given


@pytest.mark.parametrize(
    ("text", "authors"),
    [
        ("L ING W-J, Q IN L, O LSSON T. Silt[J]. Pond J, 2009, 43(2): 12-18.", "L ING|W-J; Q IN|L; O LSSON|T"),
        ("Q IN L, L ING W J. Silt[J]. Pond J, 2009, 43(2): 12-18.", "Q IN|L; L ING|W J"),
        ("Ling W- J, Qin L. Silt[J]. Pond J, 2009, 43(2): 12-18.", "Ling|W- J; Qin|L"),
    ],
)
def test_names_set_apart(text: str, authors: str) -> None:
    assert fields(citation(text))["authors"] == authors
