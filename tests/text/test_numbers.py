import pytest

from pipeline.model.lang import Lang
from pipeline.text.numbers import last_page, numbers
from pipeline.text.words import words

ROWS = [
    (Lang.ZH, "共67 万个实例、1 421 万条", ["670000", "14210000"]),
    (Lang.EN, "670 thousand instances and 14.21 million triples", ["670000", "14210000"]),
    (Lang.ZH, "选取十二项指标，三个层次，两组", ["12", "3", "2"]),
    (Lang.EN, "twelve indexes on three levels in two groups", ["12", "3", "2"]),
    (Lang.ZH, "一般认为三角形统一", []),
    (Lang.ZH, "百分之五十", ["50%"]),
    (Lang.EN, "fifty percent, 9.5 % and twenty-one", ["50%", "9.5%", "21"]),
    (Lang.EN, "two hundred and Fifteen", ["200", "15"]),
    (Lang.ZH, "P<0.050，1,200元，CO2与COVID-19", ["0.05", "1200"]),
    (Lang.EN, "someone like U2 and HER-2", []),
    (Lang.ZH, "二〇一五年，二十万人次", ["2015"]),
]


@pytest.mark.parametrize(("lang", "text", "values"), ROWS, ids=[row[1] for row in ROWS])
def test_numbers(lang, text, values):
    assert [number.value + "%" * number.percent for number in numbers(text, lang)] == values


def test_a_number_says_where_it_stands():
    (number,) = numbers("含量为 9.5%。", Lang.ZH)
    assert "含量为 9.5%。"[number.start : number.end] == "9.5%"


def test_words():
    assert words("Studies of 3 groups", Lang.EN) == ("study", "of", "group")
    assert "的" in words("方法的研究 ABC", Lang.ZH)
    assert "ABC" not in words("方法的研究 ABC", Lang.ZH)


@pytest.mark.parametrize(("first", "last", "found"), [
    ("1021", "5", "1025"), ("484", "6", "486"), ("1199", "201", "1201"), ("12", "19", "19"), ("145", "45", "45"),
    ("98", "103", "103"), ("e12", "5", "5"),
])  # fmt: skip
def test_a_last_page_that_is_printed_short(first: str, last: str, found: str) -> None:
    assert last_page(first, last) == found
