"""Numbers and addresses as one types them."""

import pytest

from pipeline.text.typed import typed, typed_cell, typed_text


def text_of(chars: list[tuple[str, int]]) -> str:
    assert [place for _, place in chars] == sorted({place for _, place in chars})  # each keeps its own setting
    return "".join(char for char, _ in chars)


def running(text: str) -> str:
    return text_of(typed([(char, place) for place, char in enumerate(text)]))


def cell(text: str) -> str:
    return text_of(typed_cell([(char, place) for place, char in enumerate(text)]))


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("邮箱 li_zhe＠paper", "邮箱 li_zhe@paper"),  # its end is torn off
        ("E-mail：li_zhe＠paper．example．cn；电话", "E-mail：li_zhe@paper.example.cn；电话"),
        ("E-mail: a.folder@ paper．edu．cn。", "E-mail: a.folder@paper.edu.cn。"),
        ("E-mail: a.folder＠\u3000paper. edu. cn. The", "E-mail: a.folder@paper.edu.cn. The"),
        ("见 http:∥ www．paper．example／a。", "见 http://www.paper.example/a。"),
        ("见 http：／／www．paper．example／a＿b．html。", "见 http://www.paper.example/a_b.html。"),
        ("见 www．paper．example．", "见 www.paper.example．"),
        ("DOI：10．1234／fold.2020．07．001．", "DOI：10.1234/fold.2020.07.001．"),
        ("升力为 0．315 N", "升力为 0.315 N"),
        ("升力为 0．315 N。", "升力为 0.315 N。"),
        ("升力提高 6. 42 个百分点。", "升力提高 6.42 个百分点。"),
        ("飞了 7. 12 架次另计", "飞了 7. 12 架次另计"),  # no Chinese stop: two sentences may meet here
        ("We folded 7. 12 planes flew.", "We folded 7. 12 planes flew."),
        ("It rose by 39. 2% of its weight.", "It rose by 39.2% of its weight."),
        ("It rose by 0. 25-0. 5 mm.", "It rose by 0.25-0.5 mm."),  # no sentence ends with a lone 0
        ("Of 10. 25 planes flew; of v1.0. 5 fell.", "Of 10. 25 planes flew; of v1.0. 5 fell."),
        ("飞行平稳．着陆平稳．", "飞行平稳．着陆平稳．"),
    ],
)
def test_running_text(printed: str, expected: str) -> None:
    assert running(printed) == expected


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("5．370", "5.370"),
        ("0. 315", "0.315"),
        ("1 .02", "1.02"),
        ("－0. 382＊＊", "-0.382**"),
        ("［30，90］", "[30,90]"),
        ("（0．202）", "(0.202)"),
        ("机翼（前缘），尖头", "机翼（前缘），尖头"),
        ("长度／ｍ", "长度/m"),
        ("1. 5. 2", "1.5.2"),
        ("a. 5", "a. 5"),
    ],
)
def test_cells(printed: str, expected: str) -> None:
    assert cell(printed) == expected


def test_the_numbers_of_a_formula_as_one_types_them() -> None:
    assert typed_text("h＝1．2x -0. 035（2）") == "h＝1.2x -0.035（2）"
