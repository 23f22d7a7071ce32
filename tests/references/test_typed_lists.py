"""Entries as people type them: titles in marks before a publisher or journal, old books, translations. All invented."""

import pytest

from pipeline.model.reference import PartKind
from pipeline.parse.references import citation
from tests.references.test_styles import fields

TITLES_IN_MARKS = [
    # a publisher right behind the marks, or behind a comma; without a year it may be anything
    (
        "王明《池塘十讲》塘畔出版社2009年",
        {"type": "book", "source": "池塘十讲", "publisher": "塘畔出版社", "year": "2009"},
    ),
    ("王明：《池塘十讲》塘畔人民出版社2009年4月。", {"publisher": "塘畔人民出版社", "year": "2009"}),
    ("王明：《池塘十讲》水下世界2009年。", {"publisher": ""}),
    # a journal without marks, told by its issue or by volume and page
    (
        "王明：《塘水的清浊》，池塘工程，2019，36(5)：22-33。",
        {"type": "journal", "title": "塘水的清浊", "source": "池塘工程", "volume": "36", "fpage": "22"},
    ),
    ("王明：《塘水的清浊》，塘畔书局，2019，第22页。", {"type": "book", "publisher": "塘畔书局"}),
    ("王明：《塘水的清浊》，池塘工程，第3卷，2019。", {"type": "book", "source": "塘水的清浊"}),
    # quotation marks for title marks
    ("王明、李山，“塘水的清浊”，《池塘学报》，2021年第4期，第13-44页", {"title": "塘水的清浊", "source": "池塘学报"}),
    ("王明、李山，塘水“清浊”，《池塘学报》，2021年第4期，第13-44页", {"title": "塘水“清浊”"}),
    # an edition behind the year; behind a day it is a newspaper's page
    ("王明：《池塘十讲》，塘畔出版社2014年第2版。", {"year": "2014", "edition": "第2版"}),
    ("王明．池塘十讲．塘畔出版社．1982年08月第1版．第42页", {"edition": "第1版", "fpage": "42"}),
    ("王明：《塘水清了》，《塘畔日报》2014年3月4日第2版。", {"type": "newspaper", "edition": ""}),
    # the series of a book in brackets; other brackets stay with what they stand in
    ("王明：《池塘史料》（池塘史资料丛刊），塘畔出版社，1953", {"publisher": "塘畔出版社", "source": "池塘史料"}),
    # a paper read at a meeting
    (
        "王明：《塘水的清浊》，池塘水质国际研讨会论文，天津，2000年6月，第9页。",
        {"type": "conference", "title": "塘水的清浊", "source": "池塘水质国际研讨会论文", "year": "2000", "fpage": "9"},
    ),
    # a page without a number behind the issue
    ("王明：《鹅》，《池塘画报》1907 年第 23 期，封面", {"year": "1907", "issue": "23", "pages": "封面"}),
    # a reign before a county's book is no person, a name of two hanzi is one
    ("乾隆《塘畔县志》卷15《水利志》，塘畔书店，1992年，第367页。", {"authors": "", "source": "塘畔县志"}),
    ("王明《塘畔县志》卷15《水利志》，塘畔书店，1992年，第367页。", {"authors": "王|明", "source": "塘畔县志"}),
    # a printed copy of old times is no publisher
    ("[宋]王明：《池塘录》，明万历刻本。", {"edition": "明万历刻本", "publisher": ""}),
]


@pytest.mark.parametrize(("text", "expected"), TITLES_IN_MARKS)
def test_title_in_marks(text: str, expected: dict[str, str]) -> None:
    found = fields(citation(text))
    assert {name: found[name] for name in expected} == expected


ROLES = [
    # who wrote with others, in one word with the role
    ("王明、李大山等著：《池塘十讲》，塘畔出版社2002年版。", "王|明; 李|大山; ~等"),
    ("王明等编著. 池塘十讲[M]. 南京: 塘畔出版社, 2002.", "王|明; ~等"),
    ("[唐]令狐明水等撰：《池塘书》，北京：塘畔书局，1971年。", "令狐|明水; ~等"),
    # who explained an old book is no author of it
    ("[汉]王明注，[唐]李大水疏：《池塘正义》，北京：塘畔书局，1999年。", "王|明"),
    ("[汉]王明撰，[宋]李山校定：《塘文》，北京：塘畔书局，2015年。", "王|明"),
    ("[汉]王明撰，李舆义证：《塘露义证》，北京：塘畔书局，1992年。", "王|明"),
    ("[汉]王向集录：《塘策》，上海：塘畔书局，1985年。", "王|向"),
    # translators behind authors in Latin letters, their role close or with white
    ("Ann Reed, Paul Lake 著, 王明 等译. 池塘设计[M]. 北京: 塘畔出版社, 2012.", "Ann|Reed; Paul|Lake"),
    ("P. Lake著, 李山, 王明译. 池塘实战[M]. 塘畔出版社, 2013.", "P.|Lake"),
    # a name in its natural order before a title in hanzi; before a title in Latin letters the initial ends it
    ("Allen B. Lake. 像塘主一样思考[M]. 塘畔出版社, 2012.", "Allen B.|Lake"),
    ("Lake B. Ponds of the world[M]. Leeds: Pond Press, 2012.", "Lake|B"),
    # a body and others
    ("塘畔科学院池塘研究所等. 塘水的测法[P]. 中国专利: 202211267347.3. 2022-10-17.", "=塘畔科学院池塘研究所; ~等"),
    # a particle between the two words of a family name
    ("Lago de Sa J P, Reed K. Silt[M]. Leeds: Pond Press, 2001.", "Lago de Sa|J P; Reed|K"),
    # one author in full before a title in quotation marks
    ('Lake, Anna, "Silt Methods," 2016, Pond University working paper.', "Lake|Anna"),
]


def _names(text: str) -> str:
    group = next((part for part in citation(text).parts if part.kind is PartKind.PERSON_GROUP), None)
    signs = {PartKind.COLLAB: "=", PartKind.ETAL: "~"}
    members = [part for part in group.parts if part.kind is not PartKind.TEXT] if group else []
    return "; ".join(
        signs[part.kind] + part.text
        if part.kind in signs
        else "|".join(inner.text for inner in part.parts if inner.kind is not PartKind.TEXT)
        for part in members
    )


@pytest.mark.parametrize(("text", "expected"), ROLES)
def test_who_wrote(text: str, expected: str) -> None:
    assert _names(text) == expected


OTHERS = [
    # a translator's sentence between title and imprint is neither source nor publisher
    ("Reed A. 池塘手册. 王明, 李山等译. 2013", {"source": "池塘手册", "year": "2013"}),
    # place and publisher with a stop for the colon
    ("王明．《池塘全集》．北京．塘畔书局．1960", {"place": "北京", "publisher": "塘畔书局"}),
    ("王明．《池塘全集》．增订．塘畔书局．1960", {"place": "", "publisher": "塘畔书局"}),
    # a comma lost before the year
    ("REED K. Silt[D]. Leeds: Pond University 2011.", {"publisher": "Pond University", "year": "2011"}),
    ("REED K. Silt[M]. Leeds: Ponds 2011.", {"publisher": "Ponds 2011"}),
    # a report's number is no publisher
    ("REED K. Silt of the XV pond[R]. POND-TM-81244, 1980.", {"publisher": "", "year": "1980"}),
    ("REED K. Silt of the XV pond[R]. POND, 1980.", {"publisher": "POND", "year": "1980"}),
    # the month of a page's or a report's date is no issue
    (
        "塘畔市统计局. 池塘普查[EB/OL]. 重庆: 塘畔市统计局, 2001-08.",
        {"place": "重庆", "publisher": "塘畔市统计局", "year": "2001", "issue": ""},
    ),
    ("塘畔市统计局. 池塘普查[R]. 重庆: 塘畔市统计局, 2001-08.", {"year": "2001", "issue": ""}),
    ("王明. 池塘普查[J]. 池塘学报, 2001-08: 2-9.", {"year": "2001", "issue": "08"}),
    # a page with the month and a letter
    ("REED K. Silt[J]. Journal of Pond Mechanics, 2011, P02019.", {"fpage": "P02019"}),
    ("REED K. Silt[J]. Journal of Pond Mechanics, 2011, 3(2): P12-P19.", {"fpage": "12", "lpage": "P19"}),
    # links of a publisher behind an entry, the number of a book
    (
        "Lake, Y.; Reed, K. Silt: A review. Pond Comput. 2016, 187, 27–48. [CrossRef] [PubMed]",
        {"type": "journal", "title": "Silt: A review", "source": "Pond Comput", "fpage": "27", "lpage": "48"},
    ),
    ("王明. 池塘十讲[M]. 北京: 塘畔出版社, 2016.4 (ISBN 9787040444933)", {"publisher": "塘畔出版社", "year": "2016"}),
    # a journal's name that begins like the word before a translator, and one with a colon
    ("Lake, Y. Silt of ponds. Trans. Pond. Soc. 2007, 23, 154–158.", {"source": "Trans. Pond. Soc"}),
    ("Ann Lake. Pond Songs. Trans. Carl Reed. Leeds: Pond Press, 1985.", {"source": "Pond Songs"}),
    ("Lake, Y. Silt of ponds. J. Phys.: Condens. Matter 23, 325501 (2011).", {"source": "J. Phys.: Condens. Matter"}),
    # the bracket around a standard's number is no part of the title
    ("王明. 池塘观测规范(GB/T 99237-2017)[S]. 北京: 塘畔出版社, 2017.", {"source": "池塘观测规范"}),
    # a title with a colon behind a name in full
    (
        "Peter Lake, Troubled Waters: Mud in Law, Leeds: University of Ponds Press, 2000, p.48.",
        {"source": "Troubled Waters: Mud in Law", "place": "Leeds", "fpage": "48"},
    ),
    # not out yet
    ("Lake, Z., & Reed, C.-P. (in prep). The pond data. Pond Journal.", {"title": "The pond data"}),
]


@pytest.mark.parametrize(("text", "expected"), OTHERS)
def test_others(text: str, expected: dict[str, str]) -> None:
    found = fields(citation(text))
    assert {name: found[name] for name in expected} == expected


NOTES = [
    # when a page was read, in whatever words, before the day or behind it
    ("塘水清了. 塘畔百科. https://pond.example/item/abc, 访问时间: 2010年5月6日.", {"read": "2010年5月6日"}),
    ("王明：《塘水清了》，http://pond.example/a.html，2010年5月6日访问。", {"type": "webpage", "read": "2010年5月6日"}),
    ("Lake Works. Ponds[EB/OL]. http://pond.example/b (viewed 6 May 2010).", {"read": "6 May 2010"}),
    ("王明：《2010年5月6日访问塘畔记》，《池塘学报》2011年第2期。", {"title": "2010年5月6日访问塘畔记", "read": ""}),
    # a site that contains the page
    (
        "王明：《塘水清了》，载塘畔网，http://pond.example/a.html，最后访问日期：2010年5月6日。",
        {"type": "webpage", "title": "塘水清了", "source": "塘畔网", "read": "2010年5月6日"},
    ),
    ("王明：《塘水清了》，塘畔网2010年5月6日，http://pond.example/a.html。", {"source": "塘畔网", "year": "2010"}),
    ("王明：《塘水清了》，载公众号“塘畔”，2010年5月6日。", {"type": "webpage", "source": "公众号“塘畔”"}),
    ("王明：《塘水清了》，塘畔书局2010年版，http://pond.example/a.html。", {"type": "book", "publisher": "塘畔书局"}),
    # what is cited of a law, and the number of a decree
    ("《塘堰法》第5条第2款。", {"type": "other", "source": "塘堰法", "publisher": ""}),
    (
        "《塘畔市水管理办法》，塘政发〔2007〕19号，2008年7月11日发布。",
        {"type": "other", "source": "塘畔市水管理办法", "publisher": "", "year": "2008", "read": ""},
    ),
    ("塘畔市政府：《水管理办法》（塘政发〔2007〕19号），2007年7月11日。", {"authors": "=塘畔市政府", "year": "2007"}),
    ("王明：《水管理办法》，塘政出版社2007年版。", {"type": "book", "publisher": "塘政出版社"}),
    # an article in quotation marks inside a journal; a book has no issues
    (
        "王明：“塘水论”，载《池塘学报》2011年第2期，第3页。",
        {"type": "journal", "title": "塘水论", "source": "池塘学报"},
    ),
    ("王明：“塘水论”，载《塘畔文选》，塘畔出版社2011年版，第3页。", {"type": "chapter", "source": "塘畔文选"}),
    # the half of a leaf behind its page
    (
        "王明：《塘水集》，上海：塘畔书局，1986年影印本，第3页下。",
        {"publisher": "塘畔书局", "year": "1986", "fpage": "3"},
    ),
    # an old copy dated by its reign
    ("《塘畔县志》，民国二十三年铅印本。", {"edition": "民国二十三年铅印本"}),
    # the Bluebook with quotation marks
    ('John Lake, "The Law of Ponds", 12 Pond Law Review 34, 56 (1998).', {"title": "The Law of Ponds", "volume": "12"}),
    # IEEE: school and place of a thesis
    (
        'Ann Lake, "Water of ponds," Ph.D. dissertation, Dept. Pond. Eng., Lake Univ., Wuhan, China, 2005.',
        {
            "type": "thesis",
            "source": "Water of ponds",
            "publisher": "Dept. Pond. Eng., Lake Univ",
            "place": "Wuhan, China",
        },
    ),
]


@pytest.mark.parametrize(("text", "expected"), NOTES)
def test_notes(text: str, expected: dict[str, str]) -> None:
    found = fields(citation(text))
    assert {name: found[name] for name in expected} == expected


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("王明. 一种水泵[P]. CN 101234567 A, 2009-01-02.", "CN 101234567 A"),
        ("王明. 一种水泵[P]. CN 101234567 Approved, 2009-01-02.", "CN 101234567"),
    ],
)
def test_a_patents_letter_may_stand_apart(text: str, number: str) -> None:
    assert citation(text).first(PartKind.PATENT_NUMBER) == number


FURTHER = [
    # an initial behind a comma closes no sentence; quotation marks of one stroke; a later printing
    (
        "Lake, J. F. & Reed, D. B. (1987), Ponds with Missing Fish, J. Wiley & Sons, New York.",
        {"source": "Ponds with Missing Fish", "publisher": "J. Wiley & Sons", "place": "New York"},
    ),
    ("Lake, D. V. (1957), 'A pond paradox', Pondometrika 44, 187-192.", {"title": "A pond paradox"}),
    ("Lake, D. V. (1957), Ponds' paradox, Pondometrika 44, 187-192.", {"title": "Ponds' paradox"}),
    (
        "Lake, J. (1957), Logic of Ponds, 2nd edn, Pond Press, Oxford; reprinted 1972.",
        {
            "source": "Logic of Ponds",
            "edition": "2nd edn",
            "publisher": "Pond Press",
            "place": "Oxford",
            "year": "1957",
        },
    ),
    ("王明. 池塘十讲[M]. 北京: 塘畔出版社, 2016. ISBN 9787040444933", {"publisher": "塘畔出版社", "year": "2016"}),
    ("Reed K. Does silt react to news? /[J]. Pond J, 1985, 40(3): 7-8.", {"title": "Does silt react to news?"}),
    # pages behind a plus are no year, whatever figures they have
    ("王明. 塘水[J]. 池塘学报, 2013, 33(6): 1531-1533+1539.", {"year": "2013", "fpage": "1531", "lpage": "1533"}),
    # a journal behind names with initials: no name has a colon behind its stop, or its initial behind it
    (
        "Y.L. Lake, J.X. Reed, J. Phys.: Condens. Matter 20 (2008) 115209.",
        {"authors": "Lake|Y.L.; Reed|J.X.", "source": "J. Phys.: Condens. Matter"},
    ),
    ("H. Lake, A.H. Castro Reed, Phys. Rev. B 87 (2013) 085441.", {"authors": "Lake|H.; Castro Reed|A.H."}),
    (
        "X. Lake, M. H. Reed Jr and G. H. Pond. Silt[J]. Pond J, 2020, 3: 7-9.",
        {"authors": "Lake|X.; Reed|M. H.; Pond|G. H."},
    ),
    # a standard's number behind the words for it
    (
        "塘畔联合会. 中华人民共和国国家标准GB99057—2010 池塘设计规范[S]. 北京: 塘畔出版社, 2010.",
        {"source": "池塘设计规范", "year": "2010"},
    ),
    ("王明（魏）. 塘注.", {"authors": "王|明", "source": "塘注"}),
    ("王明. 塘源. 塘畔书社, 2005.", {"type": "book", "source": "塘源", "publisher": "塘畔书社"}),
]


@pytest.mark.parametrize(("text", "expected"), FURTHER)
def test_further(text: str, expected: dict[str, str]) -> None:
    found = fields(citation(text))
    assert {name: found[name] for name in expected} == expected
