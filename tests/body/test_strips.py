"""Text set in a strip beside a small figure: its lines are full where the strip ends."""

from __future__ import annotations

import pytest

from pipeline.label.body import label_body
from pipeline.model.block import Label, Line
from tests.body.made import body_blocks, line, page, paragraph


def paragraphs(strip: list[Line]) -> list[str]:
    """The paragraphs that lines of blocks of their own make between two others."""
    groups = [paragraph(0), *([own] for own in strip), paragraph(20)]
    blocks = label_body(body_blocks(groups), [page([own for group in groups for own in group])])
    found = ["".join(own.text for own in block.block.lines) for block in blocks if block.label is Label.PARAGRAPH]
    return found[1:-1]


def test_a_strip_of_five_squares_beside_a_picture_is_one_paragraph() -> None:
    texts = ["浅湖的水温", "与风速之间", "的关系在各", "季都不相同", "因为冬季有", "冰。"]
    assert paragraphs([line(text, 4 + n) for n, text in enumerate(texts)]) == ["".join(texts)]


def test_the_last_words_of_a_paragraph_go_on_from_a_line_that_ends_where_the_next_paragraphs_lines_do() -> None:
    texts = ["浅湖的水温与风速之间有", "关系。"]
    more = ["深湖的水温在各季", "都不相同而与风速之间的", "关系不大因为冬季的湖面", "有冰。"]
    first = [line(text, 4 + n) for n, text in enumerate(texts)]
    second = [line(text, 6 + n, x0=50 if n else 80) for n, text in enumerate(more)]
    assert paragraphs([*first, *second]) == ["".join(texts), "".join(more)]


@pytest.mark.parametrize(
    "texts",
    [
        ["湖上有风，", "山下有雨，", "人在舟中，", "灯照水明。"],
        ["北湖样本", "南湖与其支流的样本"],
    ],
)
def test_verse_and_short_lines_of_unlike_length_stay_apart(texts: list[str]) -> None:
    assert paragraphs([line(text, 4 + n) for n, text in enumerate(texts)]) == texts
