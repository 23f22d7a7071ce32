"""Entries as houses print them, one form a row, which were met last. All works are invented."""

import pytest

from pipeline.parse.references import citation
from tests.references.test_styles import fields

FORMS: list[tuple[str, dict[str, str]]] = [
    # --- issues counted with letters, in words, or through all years ---
    (
        "钱某、王某：《塘泥的年代》，《塘沼学报》2018年第S1期，第137-144页。",
        {"year": "2018", "issue": "S1", "fpage": "137"},
    ),
    ("钱某：《塘泥的年代》，载《塘沼学报》2014年第Z1期。", {"source": "塘沼学报", "year": "2014", "issue": "Z1"}),
    (
        "钱某. 塘泥的年代[J]. 塘沼学报, 2014, No.增刊1, pp.135-146．",
        {"source": "塘沼学报", "year": "2014", "issue": "增刊1"},
    ),
    ("Ann Moor, “Silt,” Pond Lett, Vol. 73, No. Suppl., 1968, pp. 30–31.", {"volume": "73", "issue": "Suppl."}),
    ("Moor K. Silt[J]. Pond Med, 2016, Vol. 387, No. 10027, pp. 1540–1550.", {"volume": "387", "issue": "10027"}),
    ("Moor K. Silt. Working Paper No. 10027, 2016.", {"issue": "", "publisher": "Working Paper No. 10027"}),
    # --- theses: the degree is no part of the school's name; a school alone ---
    ("钱某. 塘论. 西安: 某某大学硕士学位论文, 2004.", {"type": "thesis", "publisher": "某某大学", "year": "2004"}),
    ("钱某：《塘论》，西安：某某大学2004年博士学位论文。", {"type": "thesis", "publisher": "某某大学", "year": "2004"}),
    ("Gao Lin. Silt in ponds. The University of Leeds at Hull, 2011", {"type": "thesis", "source": "Silt in ponds"}),
    ("Gao Lin. Silt in ponds. Lake University Press, 2011", {"type": "book", "publisher": "Lake University Press"}),
    # --- chapters after APA, in Chinese ---
    (
        "钱某（1989）. 塘论. 见赵某某、郝某某（主编），湖畔社会与文化（第38-53页）. 重庆：某某出版社.",
        {"title": "塘论", "source": "湖畔社会与文化", "fpage": "38", "lpage": "53", "place": "重庆"},
    ),
    ("钱某（1989）. 塘论. 见赵某（主编），塘与文化（第3页）. 重庆：某某出版社.", {"source": "塘与文化", "fpage": "3"}),
    # --- APA with given names in full ---
    (
        "Lai, Gui, Shen, Yangyuan, & Hao, Gangde (2018). Silt in ponds. Pond Journal, 3(1), 2-8.",
        {"authors": "Lai|Gui; Shen|Yangyuan; Hao|Gangde", "year": "2018", "title": "Silt in ponds"},
    ),
    (
        "Song, Yingfang, & Xia, Xiaosi (1986). Silt in ponds (Rev. ed.). Leeds: Pond Press.",
        {"authors": "Song|Yingfang; Xia|Xiaosi", "source": "Silt in ponds", "edition": "Rev. ed."},
    ),
    # --- ACS: publisher before place ---
    (
        "Moor, K. A.; Cheng, X. Silt in Ponds; Pond Press: Leeds, 2003.",
        {"type": "book", "source": "Silt in Ponds", "publisher": "Pond Press", "place": "Leeds", "year": "2003"},
    ),
    (
        "Moor, S. T. Silt in Ponds, 2nd ed.; Pond Publications: Far Hills, NJ, 2016; pp 12-15.",
        {"source": "Silt in Ponds", "edition": "2nd ed.", "place": "Far Hills, NJ", "fpage": "12", "lpage": "15"},
    ),
    # --- notes in English: names in their natural order before a book ---
    (
        "Maria E. Moor, Silt in Ponds, Leeds: Pond Press, 2021, pp. 147—155.",
        {"authors": "Moor|Maria E.", "source": "Silt in Ponds", "place": "Leeds", "publisher": "Pond Press"},
    ),
    (
        "Nina van der Moor, Silt in Ponds (Leeds: Pond Press, 2002), 318.",
        {"authors": "van der Moor|Nina", "source": "Silt in Ponds", "volume": "", "fpage": "318"},
    ),
    (
        "Olga W. Moor, Peter Lind, Ruth D. Reed et al., Silt in Ponds, Leeds: Pond Press, 2013.",
        {"authors": "Moor|Olga W.; Lind|Peter; Reed|Ruth D.", "source": "Silt in Ponds", "year": "2013"},
    ),
    (
        "Anne-Marie Lind, Nils Moor and Olga von Reed, Silt in Ponds, 2nd ed., Leeds: Pond Press, 2011, p. 3.",
        {"authors": "Lind|Anne-Marie; Moor|Nils; von Reed|Olga", "source": "Silt in Ponds", "edition": "2nd ed"},
    ),
    (
        "Anna R. Moor, George C. Lind, Nils Shiba-Reed et al., “Silt in ponds,” Pond Lett, vol. 75, no. 2, 2012, p. 8.",
        {"authors": "Moor|Anna R.; Lind|George C.; Shiba-Reed|Nils", "title": "Silt in ponds"},
    ),
    (
        "John García-Lind, Nina Moor and Adam S. Reed, Silt in Ponds, 3rd ed., Leeds: Pond Press, 1987.",
        {"authors": "García-Lind|John; Moor|Nina; Reed|Adam S."},
    ),
    (
        "Mark E. Moor, Silt Rings and Mud Rings, Leeds: Pond Press, 2018.",
        {"authors": "Moor|Mark E.", "source": "Silt Rings and Mud Rings"},
    ),
    ("Silt and Mud, Ponds of the World, Leeds: Pond Press, 2011.", {"authors": ""}),
    # --- a city with its state between commas ---
    ("Moor, P. Silt in Ponds, Far Hills, NJ: Pond Publications, 2006.", {"type": "book", "place": "Far Hills, NJ"}),
    # --- a page alone behind the publisher, the year being in front ---
    ("MOOR J (2000). Silt［M］. Leeds:Pond Press. 252", {"volume": "", "fpage": "252", "publisher": "Pond Press"}),
    # --- quotation marks inside a title ---
    (
        "钱某, “塘网助解“长尾”难题研究,” 塘沼研究, 第9期, 第128～139页, 2015.",
        {"title": "塘网助解“长尾”难题研究", "source": "塘沼研究", "issue": "9"},
    ),
    (
        "钱某。“+塘”、“塘+”与渔业:一般分析。塘沼动态, 2017(6):32~44.",
        {"title": "“+塘”、“塘+”与渔业:一般分析", "source": "塘沼动态", "issue": "6"},
    ),
    (
        "钱某, 陈某, “《塘沼词典》的体例及规范,” 塘沼应用, 第3期, 第94-102页, 1997.",
        {"title": "《塘沼词典》的体例及规范", "source": "塘沼应用"},
    ),
    # --- the same without a type mark, the year being in front ---
    (
        "钱某，1997．塘论．修订版．北京：某某出版社．259",
        {"type": "book", "edition": "修订版", "fpage": "259", "volume": ""},
    ),
    ("Bell RG and Moor M, 1995. Silt in Ponds. Leeds: Pond Press. 335", {"source": "Silt in Ponds", "fpage": "335"}),
    # --- a gene's or a compound's name that begins a title with a small letter ---
    (
        "Moor, K. C.; Lind, M. c-Met in carp. Pond Oncol 2013, 24 (2), 3–9.",
        {"authors": "Moor|K. C.; Lind|M.", "title": "c-Met in carp"},
    ),
    # --- a school with its city, which no list has ---
    (
        "Moor, I. G. (1986). Silt (Unpublished doctoral dissertation). Lake University, Farhill.",
        {"publisher": "Lake University", "place": "Farhill"},
    ),
    # --- a patent's number in thousands; an issue named by letters ---
    (
        "Moor E. Method for silt: US 6,543,210. 2022-07-05.",
        {"type": "patent", "title": "Method for silt", "year": "2022"},
    ),
    (
        "Ruth G. Moor, “Silt in ponds,” Pond Inquiry, Vol. 48, No. SPL, 2011, pp. S138-S149.",
        {"issue": "SPL", "fpage": "S138"},
    ),
    # --- a capital word behind a year that ends a title; another language's half in brackets behind a DOI ---
    ("Moor S．Silt Census, 2018．CA Pond J，2018, 68（1）:7-30", {"title": "Silt Census, 2018", "source": "CA Pond J"}),
    (
        "钱某. 塘论[J]．塘学报，2003，3（4）：2—4．doi: 10.5555/S0140(03)34712-1．[QIAN X-Z．Silt[J]．Pond J，2003．]",
        {"doi": "10.5555/S0140(03)34712-1"},
    ),
    (
        "REED A, LIND P, ST. MOOR M R. 2007. Silt in ponds. Pond J, 3(5): 10–13.",
        {"authors": "REED|A; LIND|P; ST. MOOR|M R"},
    ),
    # --- Nature and Springer: the imprint in brackets, the year behind it, pages like years and further pages ---
    (
        "Moor, K. M. & Al-Lind, K. Silt in Ponds (Pond Press, Far Hills, NJ, 1996).",
        {"type": "book", "authors": "Moor|K. M.; Al-Lind|K.", "source": "Silt in Ponds", "place": "Far Hills, NJ"},
    ),
    (
        "Moor, P. R. & Lind, P. Silt in Ponds 3rd ed. (Pond Press, Leeds, 2007).",
        {"source": "Silt in Ponds", "edition": "3rd ed.", "publisher": "Pond Press", "year": "2007"},
    ),
    (
        "Moor, A., von Lind, T.J.: Silt in Ponds. Pond Press, Berlin (2006)",
        {"type": "book", "source": "Silt in Ponds", "publisher": "Pond Press", "place": "Berlin", "year": "2006"},
    ),
    ("Moor, N.: Silt. Pond Letters 40, 453–464, 474 (1992)", {"volume": "40", "fpage": "453", "year": "1992"}),
    ("Moor, A.F.: Silt. Pond Letters 9(12), 1771 (2021)", {"issue": "12", "fpage": "1771", "year": "2021"}),
    ("钱某、杜某：《塘论》，载《塘学报》2014年第9期，第1927-1931，1955页。", {"year": "2014", "lpage": "1931"}),
    # --- MLA: supplements ---
    ("钱某、杜某：“塘水设施的分析”，《塘学报》57.S2（2021）：61—67。", {"volume": "57", "issue": "S2", "year": "2021"}),
    # --- [A] alone: a document of an archive, a preprint ---
    (
        "某某省水利厅. 关于塘堰款项的呈文[A]. 南京: 某某档案馆, 1937．",
        {"type": "other", "source": "关于塘堰款项的呈文", "publisher": "某某档案馆"},
    ),
    ("Moor T S. Silt in ponds[A]. arXiv:1304.45828, 2013.", {"type": "preprint", "title": "Silt in ponds"}),
    (
        "李某. 塘论[A]. 某某学会. 塘沼论文集[C]. 北京: 某某出版社, 1999: 1-5.",
        {"type": "conference", "source": "塘沼论文集"},
    ),
    (
        "Pond Bank (2006): Silt and mud. Leeds: Pond Press.",
        {"authors": "=Pond Bank", "year": "2006", "source": "Silt and mud"},
    ),
    # --- St. before a family name; a full-width stop with white before it ---
    (
        "Gray J, St. Lind A, Di Moor J-P, et al. Silt [M]. Leeds: Pond Press, 2019.",
        {"authors": "Gray|J; St. Lind|A; Di Moor|J-P"},
    ),
    (
        "Moor F. Oxide composite ．Pond Letters，2013，22（1）：25-30.",
        {"title": "Oxide composite", "source": "Pond Letters"},
    ),
]


@pytest.mark.parametrize(("text", "expected"), FORMS)
def test_entry(text: str, expected: dict[str, str]) -> None:
    found = fields(citation(text))
    assert {name: found[name] for name in expected} == expected
