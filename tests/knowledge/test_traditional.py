"""Traditional hanzi in their simplified form, place for place."""

import pytest

from pipeline.knowledge.traditional import simplified


@pytest.mark.parametrize(
    ("printed", "folded"),
    [("湖泊學報", "湖泊学报"), ("護理雜誌", "护理杂志"), ("湖泊学报", "湖泊学报"), ("Lake 學", "Lake 学"), ("", "")],
)
def test_traditional_characters_are_simplified(printed: str, folded: str) -> None:
    assert simplified(printed) == folded


def test_a_word_that_both_sides_write_stays() -> None:
    assert simplified("著作") == "著作"
