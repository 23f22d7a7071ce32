"""What an editor hears of pages, volumes and years that cannot be, printed or given by hand."""

import pytest

from pipeline.check import publication
from pipeline.model.article import Article, Back, Front, HistoryDate, Value
from pipeline.model.body import Body
from pipeline.model.diagnostic import Diagnostic
from pipeline.model.geometry import Bbox
from pipeline.model.lang import Lang
from pipeline.model.source import Source

SOURCE = Source(1, Bbox(0, 0, 1, 1), "a rule")


def told(history: str = "", **given: str) -> list[tuple[str, str]]:
    dates = (HistoryDate("received", history, SOURCE),) if history else ()
    front = Front(**{key: Value(text, SOURCE) for key, text in given.items()}, history=dates)
    found: list[Diagnostic] = []
    publication.check(Article(Lang.ZH, front, Body(()), Back()), found.append)
    return [(item.address, item.message) for item in found]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"fpage": "21", "lpage": "27"}, []),
        ({"fpage": "21", "lpage": "21"}, []),
        ({"fpage": "S21", "lpage": "S2"}, []),
        ({"fpage": "21", "lpage": "12"}, [("lpage", "the last page, 12, stands before the first, 21")]),
        ({"fpage": "S21", "lpage": "27"}, []),
        ({"fpage": "xii", "lpage": "xv"}, []),
        ({"fpage": "64", "lpage": "封三"}, []),
        ({"fpage": "插页1", "lpage": "3"}, []),
        ({"fpage": "21", "lpage": "e27"}, [("lpage", "the last page, e27, is counted otherwise than the first, 21")]),
        ({"fpage": "21", "lpage": "xv"}, [("lpage", "the last page, xv, is counted otherwise than the first, 21")]),
        ({"fpage": "xii", "lpage": "15"}, [("lpage", "the last page, 15, is counted otherwise than the first, xii")]),
        ({"fpage": "S2", "lpage": "A5"}, [("lpage", "the last page, A5, is counted otherwise than the first, S2")]),
        ({"year": "2020", "month": "2", "day": "29"}, []),
        ({"year": "2020", "month": "3-4", "day": "31"}, []),
        ({"year": "2020", "month": "2", "day": "31"}, [("day", "2020-02-31: the calendar has no such day")]),
        ({"history": "2020-06-31"}, [("history[0]", "2020-06-31: the calendar has no such day")]),
        ({"history": "2020-06"}, []),
        ({"volume": "2018", "issue": "1203", "fpage": "080301"}, []),
        ({"volume": "20182"}, [("volume", "volume 20182: no journal counts so far")]),
        ({"issue": "12030"}, [("issue", "issue 12030: no journal counts so far")]),
        ({"fpage": "1234567"}, [("fpage", "fpage 1234567: no journal counts so far")]),
        ({"year": "2200"}, []),
        ({"year": "3024"}, [("year", "year 3024: nothing is printed with this year")]),
        ({"year": "2019/2020"}, []),
        ({"year": "2020", "history": "2019-12-30"}, []),
        ({"year": "2029", "history": "2019-12-30"}, []),
        ({"year": "2030", "history": "2019-12"}, [("year", "year 2030: the article's own date (received) is 2019-12")]),
        ({"year": "2018", "history": "2019"}, [("year", "year 2018: the article's own date (received) is 2019")]),
    ],
)  # fmt: skip
def test_what_cannot_be_is_told_with_the_value_that_it_is_of(given, expected):
    assert told(**given) == expected
