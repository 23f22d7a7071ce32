"""What is a rule of a table, one small case on each side of each measure: one that moves by a third fails here."""

from __future__ import annotations

import pytest

from pipeline.model.geometry import Bbox
from pipeline.parse.body.tables.rules import Level, Rules, Wall, rules_of

REGION = Bbox(0.0, 0.0, 300.0, 200.0)


def rule(y: float, x0: float = 0.0, x1: float = 300.0, height: float = 0.5) -> Bbox:
    return Bbox(x0, y, x1, y + height)


def upright(x: float, y0: float = 0.0, y1: float = 200.0) -> Bbox:
    return Bbox(x - 0.25, y0, x + 0.25, y1)


def found(*rules: Bbox) -> Rules:
    return rules_of(rules, REGION)


@pytest.mark.parametrize(("apart", "levels"), [(2.2, 1), (2.8, 2)])
def test_two_strokes_near_each_other_are_a_double_rule(apart: float, levels: int) -> None:
    assert len(found(rule(100), rule(100 + apart)).full) == levels


@pytest.mark.parametrize(("apart", "pieces"), [(2.6, 1), (3.4, 2)])
def test_a_rule_drawn_in_pieces_is_one(apart: float, pieces: int) -> None:
    [level] = found(rule(100, 0, 60), rule(100, 60 + apart, 120)).partial
    assert len(level.spans) == pieces


@pytest.mark.parametrize(("width", "rules"), [(10.0, 0), (14.0, 1)])
def test_a_short_stroke_is_a_sign(width: float, rules: int) -> None:
    assert len(found(rule(100, 50, 50 + width)).partial) == rules


@pytest.mark.parametrize(("height", "rules"), [(8.0, 1), (12.0, 0)])
def test_a_rule_is_long_and_thin(height: float, rules: int) -> None:
    assert len(found(rule(100, 50, 80, height)).partial) == rules


@pytest.mark.parametrize(("inside", "rules"), [(110.0, 1), (90.0, 0)])
def test_half_of_a_rule_lies_in_its_table(inside: float, rules: int) -> None:
    assert len(found(rule(100, inside - 200, inside)).partial) == rules


@pytest.mark.parametrize(("width", "full"), [(264.0, 1), (240.0, 0)])
def test_a_rule_across_the_table_may_end_a_little_before_its_edge(width: float, full: int) -> None:
    rules = found(rule(100, 0, width))
    assert (len(rules.full), len(rules.partial)) == (full, 1 - full)


@pytest.mark.parametrize("y", [3.4, 196.6])
def test_the_frame_is_no_rule_inside(y: float) -> None:
    assert found(rule(y - 0.25)).full == ()


@pytest.mark.parametrize("y", [4.6, 195.4])
def test_what_stands_off_the_frame_is_a_rule_inside(y: float) -> None:
    assert found(rule(y - 0.25)).full == (y,)


@pytest.mark.parametrize(("width", "walls"), [(24.0, 1), (30.0, 0)])
def test_an_upright_is_high_and_thin(width: float, walls: int) -> None:
    """A shaded cell is neither."""
    assert len(found(Bbox(150, 50, 150 + width, 130)).uprights) == walls


@pytest.mark.parametrize(("inside", "walls"), [(75.0, 1), (60.0, 0)])
def test_most_of_an_upright_stands_in_its_table(inside: float, walls: int) -> None:
    assert len(found(upright(150, inside - 100, inside)).uprights) == walls


@pytest.mark.parametrize(("height", "walls"), [(66.0, 1), (54.0, 0)])
def test_a_short_upright_is_a_sign(height: float, walls: int) -> None:
    """So much of the table's height have all pieces of one together."""
    assert len(found(upright(150, 20, 20 + height)).uprights) == walls
    assert len(found(upright(150, 20, 20 + height / 2), upright(150, 100, 100 + height / 2)).uprights) == walls


@pytest.mark.parametrize(("apart", "walls"), [(2.6, 1), (3.4, 2)])
def test_two_uprights_near_each_other_are_one(apart: float, walls: int) -> None:
    assert len(found(upright(150), upright(150 + apart)).uprights) == walls


@pytest.mark.parametrize(("x", "between"), [(7.4, 0), (8.6, 1), (291.4, 1), (292.6, 0)])
def test_an_upright_at_the_side_is_the_frames(x: float, between: int) -> None:
    rules = found(upright(x))
    assert (len(rules.uprights), rules.framed) == (between, not between)


@pytest.mark.parametrize(("x", "framed"), [(-3.4, True), (-4.6, False), (303.4, True), (304.6, False)])
def test_an_upright_farther_out_is_another_tables(x: float, framed: bool) -> None:
    assert found(upright(x)).framed is framed


@pytest.mark.parametrize(("width", "covers"), [(65.0, True), (55.0, False)])
def test_a_level_cuts_the_columns_that_it_mostly_covers(width: float, covers: bool) -> None:
    assert Level(10.0, ((0.0, width),)).covers(0.0, 100.0) is covers


@pytest.mark.parametrize(("y", "stands"), [(52.6, True), (53.4, False), (7.4, True), (6.6, False)])
def test_a_wall_stands_a_little_beyond_its_ends(y: float, stands: bool) -> None:
    assert Wall(0.0, ((10.0, 50.0),)).stands(y) is stands


@pytest.mark.parametrize(("x0", "full"), [(8.5, 1), (9.5, 0)])
def test_a_rule_that_leaves_the_rows_names_out_does_not_cross_an_open_table(x0: float, full: int) -> None:
    """STUB."""
    assert len(found(rule(100, x0)).full) == full


@pytest.mark.parametrize(("hole", "full"), [(23.5, 1), (24.5, 0)])
def test_a_rule_with_a_hole_leaves_a_column_out(hole: float, full: int) -> None:
    """HOLE."""
    assert len(found(rule(100, 0, 150), rule(100, 150 + hole, 300)).full) == full


@pytest.mark.parametrize(("x0", "x1", "full"), [(0, 300, 1), (31, 300, 0), (27, 300, 1), (0, 269, 0), (0, 273, 1)])
def test_a_long_rule_from_an_upright_leaves_the_narrow_column_at_its_side_out(x0: float, x1: float, full: int) -> None:
    """In a frame, behind the rule that ends the head."""
    frame = [upright(x) for x in (0, 30, 150, 270, 300)]
    assert len(found(rule(30), rule(100, x0, x1), *frame).full) == 1 + full
