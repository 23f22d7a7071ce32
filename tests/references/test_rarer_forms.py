"""Printed forms that few journals have. All works are invented."""

import pytest

from pipeline.parse.references import citation, halves
from tests.references.test_styles import fields

NAMES: list[tuple[str, dict[str, str]]] = [
    # A small initial of a given name of two syllables, where another name follows.
    (
        'Wang, Q., J. Reed, Y. h. Lake, and T. Y. Berg., "Silt and its rings", Pond Economics, 2020, 12, 22-33.',
        {"authors": "Wang|Q.; Reed|J.; Lake|Y. h.; Berg|T. Y.", "title": "Silt and its rings"},
    ),
    # The family name in capitals at the end of all names; in some lists only where a data base turned a name.
    (
        "Meiling CHEN, Anna REED, Wenyang YU. Silt rings[J]. Pond J, 2011, 5(3): 77-81.",
        {"authors": "CHEN|Meiling; REED|Anna; YU|Wenyang", "title": "Silt rings"},
    ),
    ("Reed SH, Lake JAM. Silt rings[J]. Pond J, 2011, 5(3): 77-81.", {"authors": "Reed|SH; Lake|JAM"}),
    (
        "Lin S H, Dong-Hai W U, Reed X L, et al. Silt rings[J]. Pond J, 2011, 5(3): 77-81.",
        {"authors": "Lin|S H; W U|Dong-Hai; Reed|X L"},
    ),
    # Natural order, as books of the humanities are cited.
    (
        "Edward K. Lake, Pond Songs. Leeds: Pond Press, 1996.",
        {"authors": "Lake|Edward K.", "source": "Pond Songs", "publisher": "Pond Press"},
    ),
    (
        "Jeffrey K. Lake and Ann Reed, eds. Songs of Ponds. Leeds: Pond Press, 1981.",
        {"authors": "Lake|Jeffrey K.; Reed|Ann", "source": "Songs of Ponds"},
    ),
    (
        "Susan Berg Lake, Songs of Ponds, Leeds: Pond Press, 1981.",
        {"authors": "Lake|Susan Berg", "source": "Songs of Ponds"},
    ),
    (
        "Irene K. Lake, gen. ed., Songs of Ponds. Leeds: Pond Press, 1993.",
        {"authors": "Lake|Irene K.", "source": "Songs of Ponds"},
    ),
    ("Martin J. Ponds: a review[J]. Pond J, 2011, 5(3): 77-81.", {"authors": "Martin|J", "title": "Ponds: a review"}),
    ("Charles A. Ponds[J]. Pond J, 2011, 5(3): 77-81.", {"authors": "Charles|A", "title": "Ponds"}),
    (
        "罗伯特·W. 苏某. 塘边地理[M]. 王某, 译. 南京: 湖光出版社, 2004.",
        {"authors": "罗伯特·W. 苏某", "source": "塘边地理"},
    ),
    # Of other peoples.
    ("NGUYEN Van Hoa, Tran Thi Sen. Silt[J]. Pond J, 2011, 5: 77.", {"authors": "NGUYEN|Van Hoa; Tran|Thi Sen"}),
    (
        "Озеров П. И., Прудов С. А. Ил[J]. Пруды, 2005, 12(3): 45.",
        {"authors": "Озеров|П. И.; Прудов|С. А", "title": "Ил"},
    ),
    (
        "Lake, D., Jr., & Reed, E., III. (1999). Silt. Pond Quarterly, 7, 1-9.",
        {"authors": "Lake|D.; Reed|E.", "year": "1999", "title": "Silt"},
    ),
    ("Lake A, etc. Silt rings[J]. Pond J, 2011, 5(3): 77-81.", {"authors": "Lake|A", "title": "Silt rings"}),
    ("(清)尤某纂: 《某某县志》, 湖光书局1959年版, 第5页.", {"authors": "尤|某", "source": "某某县志"}),
]
PLACES: list[tuple[str, dict[str, str]]] = [
    (
        "Lake A. Silt[J]. Pond J, 2011, 5(3): 77. DOI: 10.1000/(SICI)1097-4636(199823)43:4<422::AID-PJ9>3.0.CO;2-Z.",
        {"doi": "10.1000/(SICI)1097-4636(199823)43:4<422::AID-PJ9>3.0.CO;2-Z", "fpage": "77"},
    ),
    (
        "Lake A. Silt[J]. Pond J, 2011, 5(3): 77-81. PMID: 21234567. doi 10.1000/pj.77.",
        {"source": "Pond J", "fpage": "77", "doi": "10.1000/pj.77"},
    ),
    (
        "Lake A. Silt[J]. Pond Lett, 2021, 105(2): 023456-1-023456-5.",
        {"source": "Pond Lett", "volume": "105", "fpage": "023456-1", "lpage": "023456-5"},
    ),
    ("钱某. 塘泥(J). 池塘学报, 2011, 28(3): 77.", {"type": "journal", "title": "塘泥", "source": "池塘学报"}),
    ("钱某. 塘泥[J]. 池塘学报, 2011, Vol.28(No.3): 77.", {"volume": "28", "issue": "3"}),
    ("钱某. 塘泥[J]. 池塘学报, 2011(第3期): 77.", {"year": "2011", "issue": "3"}),
    ("钱某. 塘泥[J]. 池塘学报, 2011, 28(1 0): 77-81.", {"source": "池塘学报", "volume": "28", "issue": "1 0"}),
    (
        'Lake, Anna. "Silt Songs." Pond Studies 12.3 (1999): 45-67.',
        {"source": "Pond Studies", "volume": "12", "issue": "3", "year": "1999", "fpage": "45"},
    ),
    (
        "Lake A. Silt codes[J]. IEICE Transactions on Ponds, 2008, E91-D(4): 11-18.",
        {"source": "IEICE Transactions on Ponds", "volume": "E91-D", "issue": "4"},
    ),
    (
        'A. Lake, "Silt codes in ponds," IEICE Trans. Ponds, vol. E105.D, no. 4, pp. 8-9, 2022.',
        {"source": "IEICE Trans. Ponds", "volume": "E105.D", "issue": "4"},
    ),
    (
        "A. Lake, Silt Theory, 2nd ed. New York, NY, USA: Pond Press, 2003, ch. 3, pp. 15–64.",
        {"type": "book", "source": "Silt Theory", "year": "2003", "fpage": "15", "lpage": "64"},
    ),
    (
        'A. Lake, "Silt of all ponds," Pond Network Presentation, 2018, Available online: https://pond.example/a.pdf.',
        {"source": "Pond Network Presentation", "year": "2018"},
    ),
    ("Lake C. Silt flow: [Ph. D. Thesis]. Leeds: University of Ponds, 1988", {"type": "thesis", "source": "Silt flow"}),
]


@pytest.mark.parametrize(("text", "expected"), [*NAMES, *PLACES])
def test_fields(text: str, expected: dict[str, str]) -> None:
    (made,) = map(citation, halves(text))
    found = fields(made)
    assert {name: found[name] for name in expected} == expected


HUMANITIES: list[tuple[str, dict[str, str]]] = [
    (
        "某某塘堰局(2018)．《某某公报》．南京：湖光出版社．",
        {"authors": "=某某塘堰局", "year": "2018", "source": "某某公报"},
    ),
    (
        "某某常委会法工委编：《某某法释义》，湖光出版社2010年版，第88页。",
        {"authors": "=某某常委会法工委", "source": "某某法释义", "year": "2010", "fpage": "88"},
    ),
    (
        "尤某：《塘的故事》，钱某编：《湖光丛稿》第2辑，湖光出版社，1987年，第101页。",
        {"title": "塘的故事", "source": "湖光丛稿", "volume": "2", "fpage": "101"},
    ),
    (
        "尤某：《塘堰史料》第3辑上册，湖光出版社1999年版，第301页注②。",
        {"source": "塘堰史料", "volume": "3", "year": "1999", "fpage": "301"},
    ),
    # Old books: 卷, the part's own title, a reign's year, the reprint.
    (
        "《某实录》卷35，某某元年九月癸亥，南京：湖光书局，1962年影印本，第632页。",
        {"source": "某实录", "volume": "35", "year": "1962", "fpage": "632"},
    ),
    (
        "(清)尤某纂：《某某县志》卷12《水利》，清光绪十年刻本，第5页。",
        {"type": "chapter", "title": "水利", "source": "某某县志", "volume": "12", "fpage": "5"},
    ),
    (
        "《某书》卷二十四，湖光书局1974年点校本，第3册，第1234页。",
        {"source": "某书", "volume": "二十四", "year": "1974", "fpage": "1234"},
    ),
    ("[宋]尤某：《塘论》卷三，《四库某书》本。", {"authors": "尤|某", "source": "塘论", "volume": "三"}),
    # Newspapers, archives, laws.
    ("《某某清塘》，《某某晚报》1921年5月4日，第2张第7版。", {"source": "某某晚报", "year": "1921", "fpage": ""}),
    ("《塘务呈文》（1906年），某某省档案馆藏，档案号：L001-002。", {"source": "塘务呈文", "year": "1906"}),
    ("参见《某某条例》，2013年11月12日通过。", {"source": "某某条例", "year": "2013"}),
    # English notes.
    (
        "Anna Lake, Pond Songs, trans. by Carl Reed, Leeds: Pond Press, 1985, p. 33.",
        {"authors": "Lake|Anna", "source": "Pond Songs", "publisher": "Pond Press", "fpage": "33"},
    ),
    (
        'Anna Lake, "Songs of Ponds", in Carl Reed, ed., Lakes of the World, Leeds: Pond Press, 1985, pp. 33-45.',
        {"type": "chapter", "title": "Songs of Ponds", "source": "Lakes of the World", "fpage": "33"},
    ),
    (
        "See Anna Lake, The Law of Ponds, 45 Pond Law Review 123, 130 (1998).",
        {
            "type": "journal",
            "authors": "Lake|Anna",
            "title": "The Law of Ponds",
            "source": "Pond Law Review",
            "volume": "45",
            "fpage": "123",
            "year": "1998",
        },
    ),
]


@pytest.mark.parametrize(("text", "expected"), HUMANITIES)
def test_notes_of_the_humanities(text: str, expected: dict[str, str]) -> None:
    (made,) = map(citation, halves(text))
    found = fields(made)
    assert {name: found[name] for name in expected} == expected


VOLUMES: list[tuple[str, dict[str, str]]] = [
    (
        "Reed, A. (1988). A pond model. In L. Berg (Ed.), Advances in ponds (Vol. 21, pp. 18–22). London: Pond Press.",
        {"source": "Advances in ponds", "volume": "21", "fpage": "18", "lpage": "22"},
    ),
    (
        "Reed, A., & Lake, K. (1972). Pond solving (Vol. 104, No. 9). Pond-hall.",
        {"source": "Pond solving", "volume": "104"},
    ),
    (
        "Reed, A., Lake, C.: Silt hashing. In: Berg, E. (ed.) POND 2014. LNCS, vol. 8689, pp. 818–833. "
        "Springer, Heidelberg (2014)",
        {"type": "chapter", "source": "POND 2014", "volume": "8689", "fpage": "818"},
    ),
    (
        "A. Reed, Silt in ponds, in: C. Lake (Ed.), Handbook of Ponds, Elsevier, Amsterdam, 1999, pp. 12–18.",
        {"type": "chapter", "title": "Silt in ponds", "source": "Handbook of Ponds", "publisher": "Elsevier"},
    ),
    (
        "A. Reed, Pond Chemistry, second ed., Pond Press, London, 1999.",
        {"type": "book", "source": "Pond Chemistry", "edition": "second ed.", "place": "London"},
    ),
    (
        'A. Reed and C. Lake, "Silt nets of ponds," in Proc. 25th Int. Conf. Pond Syst. (ICPS), 2012, pp. 10–11.',
        {"source": "Proc. 25th Int. Conf. Pond Syst. (ICPS)", "publisher": ""},
    ),
    (
        'Reed, Anna. "Silt and Song." Water in Verse. Ed. Carl Lake. Leeds: Pond Press, 2001. 45-67. Print.',
        {"type": "chapter", "title": "Silt and Song", "source": "Water in Verse", "year": "2001", "fpage": "45"},
    ),
    (
        "David Reed. Types of Song. Form in Verse. eds. Jeffrey K. Lake and Ann Berg. Leeds: Pond Press, 1981.",
        {"type": "chapter", "title": "Types of Song", "source": "Form in Verse", "publisher": "Pond Press"},
    ),
    (
        "Lake A. Silt nets[M]. Annales des étangs, 1993, 43: 59-65.",
        {"title": "Silt nets", "source": "Annales des étangs", "volume": "43", "publisher": ""},
    ),
    (
        "A. Reed, Silt in ponds, Ph.D. Thesis, University of Ponds, 1999.",
        {"type": "thesis", "source": "Silt in ponds", "publisher": "University of Ponds"},
    ),
    ("A. Reed, An Approach to Ponds, University of Ponds, Leeds, U.K., 2018.", {"source": "An Approach to Ponds"}),
]
NUMBERS: list[tuple[str, dict[str, str]]] = [
    ("尤某. 清塘装置. 中国专利, 881056789. 1988-07-26", {"type": "patent", "title": "清塘装置", "year": "1988"}),
    ("Reed D. Pump for ponds. US Pat. 4 123 456. 1979-10-31", {"type": "patent", "title": "Pump for ponds"}),
    ("尤某. 清塘装置[P]. CN 101234567A, 2008-08-06.", {"title": "清塘装置", "year": "2008", "volume": ""}),
    ("山田太郎. 浚渫装置: 特開2003-999999[P]. 2003-05-06.", {"title": "浚渫装置", "year": "2003"}),
    ("Reed D. Pump for ponds: WO2010/123456[P]. 2010-10-28.", {"title": "Pump for ponds"}),
    ("Reed D. Pump for ponds: U.S. Patent 6,123,456[P]. 2000-9-26.", {"title": "Pump for ponds", "year": "2000"}),
    ("ASTM D9999-11. Test of silt[S]. Leeds: Pond Press, 2011.", {"authors": "", "source": "Test of silt"}),
    ("Lake A. Silt nets[J]. CoRR, abs/1606.99999, 2016.", {"source": "CoRR", "volume": "abs/1606.99999"}),
    (
        'Lake A et al., "Attention for ponds," 2017, arXiv:1706.99999.',
        {"type": "preprint", "title": "Attention for ponds", "year": "2017"},
    ),
    (
        "REED A, LAKE C, on behalf of the Pond Fever Study Group. Silt[J]. Pond J, 2011, 5: 77.",
        {"authors": "REED|A; LAKE|C; =Pond Fever Study Group", "title": "Silt"},
    ),
    (
        "Reed A, Lake C, et al; Pond Fever Investigators. Silt. Pond J. 2011;5(3):77-81.",
        {"authors": "Reed|A; Lake|C; =Pond Fever Investigators", "title": "Silt"},
    ),
    (
        "山田太郎（2009）「池の底泥に関する研究」『池沼学雑誌』第70巻第3号、157-165頁。",
        {"title": "池の底泥に関する研究", "source": "池沼学雑誌", "volume": "70", "issue": "3", "fpage": "157"},
    ),
    ("山田太郎：『池の研究』、東京：湖光書店、1998年、12頁。", {"source": "池の研究", "year": "1998", "fpage": "12"}),
]


@pytest.mark.parametrize(("text", "expected"), [*VOLUMES, *NUMBERS])
def test_volumes_and_numbers(text: str, expected: dict[str, str]) -> None:
    (made,) = map(citation, halves(text))
    found = fields(made)
    assert {name: found[name] for name in expected} == expected


FURTHER: list[tuple[str, dict[str, str]]] = [
    # Natural order with a middle initial: behind it the family name, or another such name in the list.
    ("Carla K Lake. Silt of ponds[J]. Pond J, 2011, 5(3): 77.", {"authors": "Lake|Carla K", "title": "Silt of ponds"}),
    (
        "Lena H．Lake，Dean P．Reed．Silt of ponds［C］．In：Pond Workshop，1998．",
        {"authors": "Lake|Lena H．; Reed|Dean P．", "title": "Silt of ponds"},
    ),
    (
        "Reed L. Ponds, lakes and silt[J]. Pond J, 2011, 5(3): 77.",
        {"authors": "Reed|L", "title": "Ponds, lakes and silt"},
    ),
    # Three words among names in full.
    (
        "Anna Reed, Cheng Xiang, Tong Heng Lee. Silt of ponds[J]. Pond J, 2015, 48(3): 18.",
        {"authors": "Reed|Anna; Xiang|Cheng; Lee|Tong Heng", "title": "Silt of ponds"},
    ),
    (
        "Pond Water Board, State Lake Administration. Silt of ponds[Z]. 2015.",
        {"authors": "=Pond Water Board; =State Lake Administration", "source": "Silt of ponds"},
    ),
    # A comma typed for the stop behind the names.
    (
        "Lake L, Reed J, Non-linear ponds, silt and water. Pond Lett, 2003, 90: 28",
        {"authors": "Lake|L; Reed|J", "title": "Non-linear ponds, silt and water"},
    ),
    # A publisher right behind the meeting's stop; a mark set twice.
    (
        "Lake L. Silt[C]//Proceedings of the 3rd Conference on the Pond Web．ACM，2007：6-7．",
        {"source": "Proceedings of the 3rd Conference on the Pond Web", "publisher": "ACM"},
    ),
    ("钱某. 塘泥[J]. 池塘学报[ J], 1999, 19(9): 5-7.", {"source": "池塘学报", "volume": "19"}),
]


@pytest.mark.parametrize(("text", "expected"), FURTHER)
def test_further_fields(text: str, expected: dict[str, str]) -> None:
    (made,) = map(citation, halves(text))
    found = fields(made)
    assert {name: found[name] for name in expected} == expected


LAST: list[tuple[str, dict[str, str]]] = [
    ("Lake A. Silt[J]. Pond Chem., Int. Ed. 2010, 49: 69.", {"source": "Pond Chem., Int. Ed", "volume": "49"}),
    ("Lake, K., Reed, X.: Pond nets. In: PONDS 2018. Springer (2018)", {"source": "PONDS 2018", "year": "2018"}),
    (
        'Anna Lake, "Pond Law and Order," 12 Lake Law Journal 33 (1999).',
        {"title": "Pond Law and Order", "source": "Lake Law Journal", "volume": "12", "fpage": "33"},
    ),
    (
        "Lake, Anna. Inner Ponds of China, Boston: Beacon Water, 1962, p. 21.",
        {"type": "book", "source": "Inner Ponds of China", "publisher": "Beacon Water"},
    ),
    ("Pond Board. Code for ponds: ACI 999-14[S]. Boston: ACI, 2014.", {"source": "Code for ponds", "year": "2014"}),
    # A Chinese patent's number as its office prints it: the year, the kind, the number, the check digit.
    ("某某机械厂. 塘闸: ZL 2009 2 0199999.X[P]. 2010-06-09.", {"type": "patent", "title": "塘闸", "year": "2010"}),
    ("王某. 塘闸: 中国, ZL 2009 1 0199999.7[P]. 2010-06-09.", {"authors": "王|某", "title": "塘闸"}),
    # Vancouver's mark for what is online stands behind the title.
    ("Lake M. Pond reform [Internet]. Genoa: Pond Press; 2012.", {"source": "Pond reform", "publisher": "Pond Press"}),
    # A day and a page of it, without an author: news.
    ("《塘申报》1921年3月4日，第10版。", {"type": "newspaper", "source": "塘申报", "year": "1921"}),
    ("《塘申报研究》，塘书局2001年版，第10页。", {"type": "book", "source": "塘申报研究", "fpage": "10"}),
    # Who translated stands behind the quoted title; Trans. may begin a journal's name.
    (
        '"Of Other Ponds." Trans. Ann Reed. Pond Review 16.1 (1986): 22-27.',
        {"title": "Of Other Ponds", "source": "Pond Review", "volume": "16"},
    ),
    (
        'Lake, A. "Of Other Ponds", trans. by Ann Reed, in Pond Review, Vol. 16, No. 1 (1986), pp. 22-27.',
        {"title": "Of Other Ponds", "source": "Pond Review", "issue": "1"},
    ),
    ('A. Lake, "Of other ponds," Trans. ASPE, vol. 16, no. 1, pp. 22-27, 1986.', {"source": "Trans. ASPE"}),
    # `In` behind the two strokes, with or without a colon, is none of the proceedings' title.
    (
        "Lake A. Silt rings[C]//In Proceedings of the 5th Conference on Ponds. Leeds: Pond Press, 2001: 12-19.",
        {"source": "Proceedings of the 5th Conference on Ponds", "fpage": "12"},
    ),
    (
        "Lake A. Silt rings[C]//In: Proc of the 5th Conf on Ponds, 2001: 12-19.",
        {"source": "Proc of the 5th Conf on Ponds"},
    ),
    ("Lake A. Silt rings[J]//Inland Ponds, 2001: 12-19.", {"source": "Inland Ponds"}),
    ("王某, 林某. 塘鱼的遗传[J]. 塘生物, 待发表.", {"title": "塘鱼的遗传", "source": "塘生物"}),
]


@pytest.mark.parametrize(("text", "expected"), LAST)
def test_last_fields(text: str, expected: dict[str, str]) -> None:
    (made,) = map(citation, halves(text))
    found = fields(made)
    assert {name: found[name] for name in expected} == expected
