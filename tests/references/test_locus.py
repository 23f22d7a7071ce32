import pytest

from pipeline.parse.references.fold import fold
from pipeline.parse.references.locus import locus


@pytest.mark.parametrize(
    ("printed", "source", "fields"),
    [
        ("湖泊学报,2017,46(10):1645-1664.", "湖泊学报,", "year=2017 volume=46 issue=10 fpage=1645 lpage=1664"),
        ("湖泊学报,2017(7-8):12-18.", "湖泊学报,", "year=2017 issue=7-8 fpage=12 lpage=18"),
        ("湖泊学报, 2015,(4):169–175", "湖泊学报, ", "year=2015 issue=4 fpage=169 lpage=175"),
        ("湖泊学报，1982；(9)：212～219", "湖泊学报，", "year=1982 issue=9 fpage=212 lpage=219"),
        ("湖泊学报 2019, 27(13):174-177.", "湖泊学报 ", "year=2019 volume=27 issue=13 fpage=174 lpage=177"),
        ("湖泊学报, 第35卷第3期, 2015年, 第12-15页", "湖泊学报, ", "volume=35 issue=3 year=2015 fpage=12 lpage=15"),
        ("湖泊学报,2013,38(增刊1):12-15+20.", "湖泊学报,", "year=2013 volume=38 issue=增刊1 fpage=12 lpage=15"),
        ("Lake Sci. 2012;30(5):433-46.", "Lake Sci. ", "year=2012 volume=30 issue=5 fpage=433 lpage=46"),
        (
            "Lake Sci 2012 Mar 3;30(5 Suppl 2):433-46, 450",
            "Lake Sci ",
            "year=2012 volume=30 issue=5 Suppl 2 fpage=433 lpage=46",
        ),
        ("Lakes,Vol. 60,No. 2,2013,pp. 323 - 351.", "Lakes,", "volume=60 issue=2 year=2013 fpage=323 lpage=351"),
        ("Lakes, vol. 5, no. 2, pp. 1-5, Mar. 2015.", "Lakes, ", "volume=5 issue=2 fpage=1 lpage=5 year=2015"),
        ("Lakes 34 (2010) 12-18", "Lakes ", "volume=34 year=2010 fpage=12 lpage=18"),
        ("Lakes 1, 103–124 (2010)", "Lakes ", "volume=1 fpage=103 lpage=124 year=2010"),
        ("Lakes, 2017,12(5): e0176387.", "Lakes, ", "year=2017 volume=12 issue=5 fpage=e0176387"),
        ("Lakes, 2020, 11, Article 1234.", "Lakes, ", "year=2020 volume=11 elocation-id=1234"),
        ("Lakes, 2019, PP(99):1-11.", "Lakes, ", "year=2019 volume=PP issue=99 fpage=1 lpage=11"),
        ("某某日报,2017-12-10(1).", "某某日报,", "year=2017"),
        ("湖泊,2011.1-4.", "湖泊,", "year=2011 fpage=1 lpage=4"),
        ("湖泊,2008．37（4）：1-5．", "湖泊,", "year=2008 volume=37 issue=4 fpage=1 lpage=5"),
        ("OCEANS 2009, 1-6.", "OCEANS 2009, ", "fpage=1 lpage=6"),
        ("arXiv preprint arXiv:1805.02023, 2018.", "arXiv preprint arXiv:1805.02023, ", "year=2018"),
        ("Proceedings of the 2012 Lake Meeting", "Proceedings of the 2012 Lake Meeting", ""),
        ("", "", ""),
    ],
)
def test_locus(printed: str, source: str, fields: str) -> None:
    at, found = locus(fold(printed), 0, len(printed))
    assert printed[:at] == source
    assert " ".join(f"{field.kind.value}={printed[field.start : field.end]}" for field in found) == fields


def test_year_after_the_authors_is_not_read_again() -> None:
    at, found = locus("Lakes, 57(2): 61-67", 0, 19, "2021")
    assert [field.kind.value for field in found] == ["volume", "issue", "fpage", "lpage"]
    assert at == 7
