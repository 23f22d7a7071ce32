"""A line's characters from here to there."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.layout.lines import line_of
from pipeline.typeset.lines import face, part, shared_out, split_line, styled, without_start
from tests.layout.made import HEI, SONG, page, row
from tests.typeset.made import line_of_spans

LINE = line_of_spans(("纸飞机", 10.0), ("abc", 9.0), ("折叠", 10.0))


@given(st.integers(0, 9), st.integers(0, 9))
def test_part_has_the_characters_asked_for(start, end):
    assert part(LINE, start, end).text == LINE.text[start:end]


def test_part_keeps_the_styles():
    assert [(span.text, span.size) for span in part(LINE, 2, 7).spans] == [("机", 10.0), ("abc", 9.0), ("折", 10.0)]
    assert [(at, text) for at, text, _ in styled(LINE, 2, 7)] == [(2, "机"), (3, "abc"), (6, "折")]


@given(st.integers(0, 8))
def test_halves_tile_the_line(at):
    left, right = shared_out(LINE, at)
    assert left.text + right.text == LINE.text
    assert left.bbox.x0 == LINE.bbox.x0
    assert left.bbox.x1 == right.bbox.x0
    assert right.bbox.x1 == LINE.bbox.x1


def test_line_without_its_start():
    assert [line.text for line in without_start([LINE, LINE], 3)] == ["abc折叠", LINE.text]
    assert [line.text for line in without_start([LINE, LINE], 8)] == [LINE.text]


@pytest.mark.parametrize("at", [3, 4])
def test_split_line_takes_its_boxes_from_the_page(at):
    """The white after a run-in heading, before or behind which the cut may fall, belongs to neither box."""
    chars = row("纸飞机<1>折叠")
    left, right = split_line(line_of(chars, 1), at, page(chars))
    assert (left.bbox.x0, left.bbox.x1) == (50.0, 80.0)
    assert (right.bbox.x0, right.bbox.x1) == (90.0, 110.0)


def test_face_is_that_of_most_hanzi():
    line = line_of([*row("折叠", font=HEI), *row("纸飞机ABCDEFGH", 70.0, font=SONG)], 1)
    assert face(line) == "SimSun"
