"""Every block gets one label, and none of its text is lost on the way to the article."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings

from pipeline.label import blocks
from pipeline.label.zones.items import items
from pipeline.layout import layout
from pipeline.model.block import Label
from pipeline.parse import article
from pipeline.text.hyphens import words_of
from tests.layout.made import ink_of_blocks, ink_of_pages
from tests.layout.strategies import pages

ANY = settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck))


@ANY
@given(pages())
def test_every_character_has_one_label_and_any_pages_become_an_article(own):
    """However odd the pages, reading them ends in an article and in remarks, not in an exception."""
    found = layout(own)
    made = items(found.blocks)
    assert ink_of_blocks(item.block for item in made) == ink_of_blocks(found.blocks)
    assert [item.index for item in made] == list(range(len(made)))
    labelled = blocks(found, own)
    assert ink_of_blocks(item.block for item in labelled) == ink_of_pages(own)
    assert all(isinstance(item.label, Label) and item.rule and 0 < item.confidence <= 1 for item in labelled)
    words = words_of(line.text for item in labelled for line in item.block.lines)
    seen: list[object] = []
    assert article(labelled, own, words, seen.append) == article(labelled, own, words, [].append)
