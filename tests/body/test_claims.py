"""Claims on the body's lines: the strongest wins, all are kept, and the next best is shown."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.label.body import label_body, rules
from pipeline.label.body.claims import LineClaim
from pipeline.label.body.lines import Placed, cut, heard, parted, placed
from pipeline.label.body.paragraphs import assembled
from pipeline.model.block import Label
from tests.body.made import COLUMN, LEFT, RIGHT, SIZE, body_blocks, line, page, paragraph

WORDS = "样本取自示例地区"
DRAWING = LineClaim(Label.FIG_TEXT, rules.FIGURE_REGION, 0)
CAPTION = LineClaim(Label.FIG_CAPTION, rules.CAPTION, 0)


def one(text: str = WORDS, row: float = 0) -> Placed:
    return placed(line(text, row), COLUMN, (0, 0, 0), opens=True)


@pytest.mark.parametrize("claims", [(DRAWING, CAPTION), (CAPTION, DRAWING)])
def test_the_strongest_claim_wins_whoever_speaks_first(claims: tuple[LineClaim, ...]) -> None:
    lines = [one()]
    for claim in claims:
        lines = heard(lines, {lines[0].at: claim})
    assert lines[0].claims == (CAPTION, DRAWING)
    assert lines[0].label is Label.FIG_CAPTION


def test_of_two_equal_claims_the_first_one_wins() -> None:
    later = LineClaim(Label.TABLE, rules.CAPTION.of("made"))
    lines = heard(heard([one()], {one().at: CAPTION}), {one().at: later})
    assert lines[0].claims == (CAPTION, later)


def test_what_a_rule_says_again_stands_for_what_it_has_said() -> None:
    with_place = replace(CAPTION, region=COLUMN)
    other = LineClaim(Label.TABLE, rules.CAPTION.of("made"))
    lines = [one()]
    for claim in (CAPTION, other, with_place):
        lines = heard(lines, {one().at: claim})
    assert lines[0].claims == (with_place, other)


def test_a_claim_on_the_first_characters_cuts_the_line() -> None:
    title = LineClaim(Label.HEADING, rules.HEADING, until=4)
    head, rest = parted(heard([one()], {one().at: title}), [page([line(WORDS, 0)])])
    assert (head.text, head.label) == (WORDS[:4], Label.HEADING)
    assert (rest.text, rest.label, rest.starts) == (WORDS[4:], Label.PARAGRAPH, True)


def test_both_parts_of_a_line_have_their_own_place() -> None:
    head, rest = cut(one(), 4, page([line(WORDS, 0)]))
    assert (head.at, rest.at) == ((0, 0, 0), (0, 0, 4))
    assert head.bbox.x1 == rest.bbox.x0 == LEFT + 4 * SIZE


def test_what_the_next_best_rule_says_is_kept() -> None:
    lines = heard(heard([one()], {one().at: CAPTION}), {one().at: DRAWING})
    (block,) = assembled(body_blocks([[line(WORDS, 0)]]), lines)
    assert (block.label, block.rule) == (Label.FIG_CAPTION, CAPTION.rule.name)
    assert block.runner_up == "fig-text by figures.region"


def test_a_title_between_two_drawings_is_none_of_their_words() -> None:
    title = line("2　示例结果", 5, bold=True)
    groups = [
        [line("1　示例方法", 0, bold=True)], paragraph(1), [title],
        [line("图1　示例", 12, x0=160, size=8)], paragraph(14),
    ]  # fmt: skip
    drawn = [line("甲", 4.7, x0=RIGHT - 20, size=8).bbox, line("乙", 10, x0=160).bbox]
    blocks = label_body(body_blocks(groups), [page([own for group in groups for own in group], images=drawn)])
    assert [b.label for b in blocks if b.block.lines[0].text == title.text] == [Label.HEADING]
