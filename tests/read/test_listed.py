"""Labels of references that recognition left doubtful, told by those beside them."""

from __future__ import annotations

import pytest

from pipeline.model.page import Char, Font
from pipeline.read.listed import with_labels

FONT = Font("SimSun")


def rows(*texts: str) -> list[list[Char]]:
    return [
        [
            Char(sign, 60.0 + 5 * at, 100.0 + 12 * row, 65.0 + 5 * at, 110.0 + 12 * row, 108.0 + 12 * row, 10.0, FONT)
            for at, sign in enumerate(text)
        ]
        for row, text in enumerate(texts)
    ]


def read(*texts: str) -> list[str]:
    return ["".join(char.text for char in row) for row in with_labels(rows(*texts))]


SURE = ("[1]赵甲.湖论[M]", "[2]钱乙.河论[M]", "[3]孙丙.江论[M]")


@pytest.mark.parametrize(
    ("doubtful", "label"),
    [("E4]", "[4]"), ("【41", "[4]"), ("【4l", "[4]"), ("「4〕", "[4]"), ("14]", "[4]"), ("仁4]", "[4]")],
)
def test_a_label_is_the_number_that_is_wanted(doubtful: str, label: str) -> None:
    assert read(*SURE, f"{doubtful}李丁.海论[M]", "[5]周戊.洋论[M]")[3] == f"{label}李丁.海论[M]"


def test_the_first_label_is_told_by_the_second_one() -> None:
    assert read("【ll赵甲.湖论[M]", "[2]钱乙", "[3]孙丙", "[4]李丁")[0] == "[1]赵甲.湖论[M]"


def test_a_label_of_two_figures_keeps_both() -> None:
    many = [f"[{n}]赵甲.湖论之{n}" for n in range(1, 11)]
    assert read(*many, "[川钱乙.河论", "〔12」孙丙", "113]李丁")[10:] == ["[11]钱乙.河论", "〔12」孙丙", "[13]李丁"]


def test_what_is_not_wanted_stays() -> None:
    texts = (*SURE, "【91李丁.海论[M]", "4]: 12-18.")
    assert read(*texts) == list(texts)


def test_without_a_list_nothing_is_a_label() -> None:
    texts = ("[1]赵甲.湖论[M]", "【2l以后水位不断上升", "E3]")
    assert read(*texts) == list(texts)


def test_the_label_keeps_its_place_on_the_page() -> None:
    own = rows(*SURE, "【41李丁")
    label = with_labels(own)[3][0]
    assert (label.x0, label.x1) == (own[3][0].x0, own[3][2].x1)
