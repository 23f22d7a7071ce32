import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.parse.references import halves

ZH = "王小明,李华. 盐湖的演替[J]. 湖泊学报,2014,42(12):145-148."
EN = "WANG Xiaoming, LI Hua. Succession of salt lakes[J]. Journal of Lakes,2014,42(12):145-148."
EN_NOTE = (
    "Wang XM, Li H. Succession of salt lakes. Journal of Lakes, 2014,42(12):145–148 (in Chinese with English abstract)."
)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (f"{ZH} ", EN),
        (f"{ZH} ", f"({EN})"),
        (f"{EN_NOTE} ", "王小明,李华.盐湖的演替.湖泊学报,2014,42(12):145–148."),
        (f"{EN} ", "[王小明, 李华. 盐湖的演替. 湖泊学报, 2014, 42(12): 145-148.]"),
        ("王小明. 盐湖[J]. 湖泊学报, 2019, 38(3): 336–340. doi: 10.12345/j.1672-6278.2019.03.15. ", EN),
        (
            "王小明．盐湖[J]．湖泊学报，1989，18(4)：1-8． ",
            "WANG Xiaoming．Salt lakes[J]．Journal of Lakes，1989，18 (4)：1-8．",
        ),
        ("Wang X M 2005 Acta Lakes Sin. 54 1234 (in Chinese) ", "[王小明 2005 湖泊学报 54 1234]"),
    ],
)
def test_two_languages(first: str, second: str) -> None:
    assert halves(first + second) == (first, second)


@pytest.mark.parametrize(
    "text",
    [
        ZH,
        EN,
        "王小明. 基于 WebGL 的湖泊绘制[J]. 软件学报,2016,37(12):146-152.",
        "赵一. Web GIS 在盐湖的应用[J]. GIS World, 2010, 3(2): 1-4.",
        "李涛. 数据挖掘的应用[M]. 厦门: 厦门大学出版社,2013.",
        "",
    ],
)
def test_one_language(text: str) -> None:
    assert halves(text) == (text,)


@given(st.text(max_size=200))
def test_halves_join_to_the_entry(text: str) -> None:
    assert "".join(halves(text)) == text


def test_an_author_of_one_word_behind_an_address_opens_the_other_half() -> None:
    first = "某百. 某秘读塘[EB/OL]. (2015-09-13). http://tang.example.com/. "
    second = "Pondu. Reading ponds[EB/OL]. (2015-09-13). http://tang.example.com/."
    assert halves(first + second) == (first, second)
