"""What is printed is in exactly one block."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings

from pipeline.layout import layout
from pipeline.layout.lines import lines
from pipeline.layout.segments import segments
from tests.layout.made import ink, ink_of_blocks, ink_of_pages
from tests.layout.strategies import pages

ANY = settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck))


@ANY
@given(pages())
def test_every_character_is_in_one_block_and_these_are_of_their_pages_in_order(own):
    found = layout(own)
    assert ink_of_blocks([*found.blocks, *(block for block, _ in found.furniture)]) == ink_of_pages(own)
    numbers = [line.page for block in found.blocks for line in block.lines]
    assert numbers == sorted(numbers)
    assert all(block.lines for block in found.blocks)
    assert layout([page.packed() for page in own]) == found  # as a bound volume has them


@ANY
@given(pages(most=1))
def test_segments_hold_the_characters_of_the_page_and_lines_stand_from_top_to_bottom(own):
    parts = segments(own[0].chars)
    assert ink(char.text for segment in parts for char in segment.chars) == ink(char.text for char in own[0].chars)
    found = lines(parts, 1)
    middles = [line.bbox.y_mid for line in found]
    assert middles == sorted(middles)
    assert all(line.bbox.x0 <= line.bbox.x1 and line.bbox.top <= line.bbox.bottom for line in found)
