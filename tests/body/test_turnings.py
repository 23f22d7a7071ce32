"""Notes that the text goes on behind another article, on a line with text."""

from __future__ import annotations

import pytest

from pipeline.label.body import label_body
from pipeline.model.block import Label, Line
from tests.body.made import body_blocks, line, page, paragraph


def labelled(*own: Line) -> list[tuple[Label, str]]:
    """Label and text of the blocks that lines in blocks of their own make between two paragraphs."""
    groups = [paragraph(0), *([each] for each in own), paragraph(20)]
    found = label_body(body_blocks(groups), [page([each for group in groups for each in group])])
    return [(block.label, "".join(each.text for each in block.block.lines)) for block in found[1:-1]]


FIRST = "风筝的线在各季都不相同因为冬季"
NOTE, BACK = "（下转第 7 页）", "（上接第 5 页）"


def test_a_paragraph_goes_on_over_both_notes() -> None:
    found = labelled(line(FIRST + NOTE, 5), line(BACK + "的风比夏季的风大。", 7))
    assert [text for label, text in found if label is Label.PARAGRAPH] == [FIRST + "的风比夏季的风大。"]
    assert "".join(text for label, text in found if label is Label.FURNITURE) == NOTE + BACK


def test_white_behind_a_note_opens_a_paragraph() -> None:
    found = labelled(line(FIRST + "。" + NOTE, 5), line(BACK + "　　夏季的风比冬季的风小。", 7))
    texts = [text for label, text in found if label is Label.PARAGRAPH]
    assert texts == [FIRST + "。", "夏季的风比冬季的风小。"]


@pytest.mark.parametrize("text", ["风筝的线（上接第 5 页）在各季都不相同", "风筝下转第 7 页的线在各季都不相同"])
def test_what_a_sentence_says_is_no_note(text: str) -> None:
    assert labelled(line(text, 5)) == [(Label.PARAGRAPH, text)]
