"""Marks that print forgets or recognition changes, and places where words stand for figures. All works are invented."""

import pytest

from pipeline.model.lang import Lang
from pipeline.model.reference import PartKind
from pipeline.parse.references import citation, halves
from pipeline.parse.references.fold import fold
from tests.references.test_styles import fields

MARKS: list[tuple[str, dict[str, str]]] = [
    # A comma for the colon between place and publisher.
    (
        "李明. 纸艺史[M]. 南京, 湖光出版社, 1999: 12-15.",
        {"place": "南京", "publisher": "湖光出版社", "year": "1999", "fpage": "12"},
    ),
    ("李明. 纸艺史. 南京, 湖光出版社, 1999", {"source": "纸艺史", "place": "南京", "publisher": "湖光出版社"}),
    ("李明. 纸艺史[D]. 南京, 湖光大学, 1999.", {"place": "南京", "publisher": "湖光大学"}),
    ("李明. 纸艺史[M]. 湖光大学出版社, 南京, 1999.", {"place": "南京", "publisher": "湖光大学出版社"}),
    # White alone before the year.
    (
        "Reed S, Lake B. Silt rings[C]//Rings in Ponds, Genoa 1998.",
        {"source": "Rings in Ponds, Genoa", "year": "1998"},
    ),
    ("Reed S, Lake B. Silt rings[C]//Rings in Ponds, SPIE 1998.", {"year": "1998"}),
    ("Reed S, Lake B. Silt rings[C]//PONDS 1998.", {"source": "PONDS 1998", "year": ""}),
    ("Reed S. Silt rings. Pond Text 1987, (17).", {"source": "Pond Text", "year": "1987", "issue": "17"}),
    ("李明. 纸艺年鉴 1998[M].", {"source": "纸艺年鉴 1998", "year": ""}),
    # Signs behind the last page, and brackets that are set twice or misread.
    ("李明. 纸鹤[J]. 湖光学报, 2007, 50(1): 305～312〉", {"source": "湖光学报", "lpage": "312", "year": "2007"}),
    ("李明. 纸鹤[J]. 湖光学报, 2007, 50(1): 398-402？", {"source": "湖光学报", "lpage": "402"}),
    ("李明. 《纸鹤》[J]. 湖光学报, 2007, 50(1): 14》", {"source": "湖光学报", "fpage": "14"}),
    ("Reed S. Will ponds last to 2050?", {"source": "Will ponds last to 2050?"}),
    ("李明. 纸鹤[J]. 湖光学报, 2006, 34（9））：1264～1269.", {"volume": "34", "issue": "9", "fpage": "1264"}),
    ("李明. 纸鹤[J]. 湖光学报, 2006, 32(1＞：14-22.", {"volume": "32", "issue": "1", "fpage": "14"}),
    ("～Reed S, Lake B. Silt rings[J]. Pond J, 2011, 5: 77.", {"authors": "Reed|S; Lake|B", "title": "Silt rings"}),
    ("李明。王飞，周荷．纸鹤的重心．湖光学报，2001，21(2)：36-37．", {"authors": "李|明; 王|飞; 周|荷"}),
    # Marks that a font has no code for, between figures.
    (
        "李明.纸鹤[J].湖光学报 ,2004 \ufffd40\ufffd32\ufffd \ufffd36-38",
        {"source": "湖光学报", "year": "2004", "volume": "40", "issue": "32", "fpage": "36"},
    ),
    ("李明.纸鹤[J].湖光学报 ,2003 \ufffd \ufffd7\ufffd", {"year": "2003", "volume": "", "issue": "7"}),
    # A day with its hour, and one with white around its dashes.
    (
        "塘讯．湖光城的桥［EB/OL］．塘视网，(2015 - 7 - 31，18:00)［2019 - 8 - 31］．http://pond.example/a.",
        {"title": "湖光城的桥", "source": "塘视网", "year": "2015"},
    ),
    ("李明．纸鹤［EB/OL］http://pond.example/a.html，2014 - 10 - 20．", {"year": "2014"}),
]
ROLES: list[tuple[str, dict[str, str]]] = [
    # Who translated a work, printed before its title or before its author.
    (
        "李明，王飞，译.Lake NC.折纸入门[M].南京：湖光出版社，2012.",
        {"authors": "Lake|NC", "source": "折纸入门", "publisher": "湖光出版社"},
    ),
    ("Ann Lake,著.李明,译.折纸入门[M].南京:湖光出版社,2015.", {"authors": "Lake|Ann", "source": "折纸入门"}),
    ("李明, 王飞, 译. 折纸入门[M]. 南京: 湖光出版社, 1999.", {"authors": "李|明; 王|飞", "source": "折纸入门"}),
    # One word before a title in quotation marks.
    (
        "Reed. “Silt and its rings.” Ph.D. thesis, Lake Institute of Technology. 2016.",
        {"authors": "Reed", "source": "Silt and its rings", "publisher": "Lake Institute of Technology"},
    ),
    ("PONDS,“a list of ponds.”https://pond.example/a/.", {"source": "a list of ponds", "authors": "=PONDS"}),
    # IEEE's word for what is read online, behind the year.
    (
        "A. Reed, “Silt nets,” in Proc. 7th Pond Conf. Genoa, Italy: Pond Press, p. 11, 2020, [Online]. Available: "
        "https://doi.org/10.1234/a.5.",
        {"year": "2020", "fpage": "11", "publisher": "Pond Press"},
    ),
    # A newspaper by the page of its day.
    (
        "李明：《纸鹤归来》，《21世纪湖光报道》2011年3月4日，第7版。",
        {"type": "newspaper", "source": "21世纪湖光报道", "year": "2011"},
    ),
]


@pytest.mark.parametrize(("text", "expected"), MARKS + ROLES)
def test_fields(text: str, expected: dict[str, str]) -> None:
    found = fields(citation(text))
    assert {name: found[name] for name in expected} == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("李明．做纸鹤［J］．湖光学报，2013，32(10):编者的话．", "编者的话"),
        ("李明．做纸鹤［J］．湖光学报，2013，32(10):刊首．", "刊首"),
        ("李明．做纸鹤［J］．湖光学报，2013，编者的话．", ""),
    ],
)
def test_words_stand_for_pages(text: str, words: str) -> None:
    assert citation(text).first(PartKind.PAGE_RANGE) == words


def test_a_design_of_the_united_states_has_a_letter() -> None:
    found = citation("Reed M.Gazebo：U.S. Patent D296，593［P］.1988-7-5.")
    assert found.first(PartKind.PATENT_NUMBER) == "U.S. Patent D296，593"
    assert found.first(PartKind.ARTICLE_TITLE) == "Gazebo"


@pytest.mark.parametrize(
    "text", ["李明. 《纸艺》。2007》", "Is it 2010? A note.", "(a) 12. [b] 34]", "李明。王飞的纸鹤"]
)
def test_folded_text_is_as_long_as_the_printed(text: str) -> None:
    assert len(fold(text)) == len(text)


LOST = "\ufffd\ufffd\ufffd"


@pytest.mark.parametrize(
    ("text", "count"),
    [
        (
            f"{LOST}. {LOST} (II)[J]. {LOST}{LOST}, 1995, 9(3): 1-9. Reed S. Silt (II)[J]. Pond J, 1995, 9(3): 1-9.",
            2,
        ),
        ("Reed S, Gr\ufffdn W. Silt rings (II)[J]. Pond J, 1995, 9(3): 1\ufffd9. In: Lake B. Ponds[M]. Pond Press.", 1),
    ],
)
def test_hanzi_without_a_form_are_a_half(text: str, count: int) -> None:
    found = halves(text)
    assert len(found) == count
    assert [citation(half).lang for half in found] == [Lang.ZH, Lang.EN][-count:]


@pytest.mark.parametrize("mark", ["［＿］］", "〇］］", "［门", "［』］", "［】］"])
def test_what_recognition_makes_of_a_journals_mark(mark: str) -> None:
    found = citation(f"李明，王飞．纸鹤的重心{mark}．湖光学报，2017，42(3)：63-68．")
    assert (found.first(PartKind.ARTICLE_TITLE), found.first(PartKind.SOURCE)) == ("纸鹤的重心", "湖光学报")
