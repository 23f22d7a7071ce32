"""Displayed formulas and notes at a column's foot: one small case on each side of what is measured."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.label.body.footnotes import footnote_claims
from pipeline.label.body.formulas import formula_claims
from pipeline.model.block import Line, Script
from pipeline.model.geometry import Bbox
from tests.body.made import LEFT, RIGHT, SIZE, page
from tests.body.placed import SETTING, at, middle, put

TOP = 200.0
TEXT = at("样本取自示例地区各处样本取自示例地区各处样本取自示例地区各处", LEFT, TOP - 14, SIZE)


def count(*lines: Line) -> int:
    """How many of the lines are formulas'."""
    return len(formula_claims(put(*lines), SETTING))


def numbered(core: str, short: float = 0.0) -> Line:
    """A formula with its number, which ends so many points before the margin."""
    text = f"{core}　　（1）"
    return at(text, LEFT + 40, TOP, SIZE, x1=RIGHT - short)


@pytest.mark.parametrize(("own", "found"), [
    (numbered("abc", 17), 1), (numbered("abc", 23), 0),  # a number is set flush right
    (numbered("alpha beta gamma delta"), 1), (numbered("alpha beta gamma delta zeta"), 0),  # names of variables
    (numbered("样本"), 0), (numbered("F=准确率×召回率的积"), 1), (numbered("F=准确率×召回率的积的"), 0),
    (numbered("F=准确率×召回率的积的a+b+c+d+e"), 1),  # more hanzi where the signs are more
    (numbered("F=准确率×召回率的积的a+b+c+d"), 1), (numbered("F=准确率×召回率的积的a+b"), 0),
    (numbered("样F=a，b，c"), 0), (numbered("F=a，b"), 1), (numbered("样本，F=a，b"), 0), (numbered("样本F=a，b"), 1),
])  # fmt: skip
def test_a_line_with_a_formulas_number(own: Line, found: int) -> None:
    """NUMBER_ROOM, NAMES, FEW_HANZI."""
    assert count(own) == found


@pytest.mark.parametrize(("text", "found"), [
    ("a<bcd", 1), ("<fold", 0), ("a=b", 1), ('a="b">', 0), ("a</b", 0), ("x>1/y", 1), ('k="1"/>', 0),
])  # fmt: skip
def test_a_listing_has_tags_and_a_formula_has_none(text: str, found: int) -> None:
    assert count(middle(text, TOP, SIZE)) == found


def slanted(text: str, italic: int) -> Line:
    own = middle(text, TOP, SIZE)
    first = own.spans[0]
    return replace(own, spans=(first._replace(text=text[:italic], italic=True), first._replace(text=text[italic:])))


@pytest.mark.parametrize(("own", "found"), [
    (middle("A", TOP, 15.5), 1), (middle("A", TOP, 14.5), 0),  # a big operator
    (slanted("abcd", 3), 1), (slanted("abcd", 2), 0), (slanted("abcde", 2), 0),  # most letters
    (middle("A样", TOP, 15.5), 1), (middle("A样本", TOP, 15.5), 0),
    (middle("ab alpha beta gamma delta", TOP, 15.5), 0),
    (at("A", LEFT + 17, TOP, 15.5), 1), (at("A", LEFT + 14, TOP, 15.5), 0),
    (at("A", RIGHT - 33 - 15.5, TOP, 15.5), 1), (at("A", RIGHT - 29 - 15.5, TOP, 15.5), 0),
])  # fmt: skip
def test_letters_set_large_or_italic_stand_apart(own: Line, found: int) -> None:
    """LARGE, APART."""
    assert count(own) == found


@pytest.mark.parametrize(("text", "found"), [
    ("y=ax+b", 1), ("y=12亿元", 1), ("y=12亿元整", 0), ("y=abcdefghi亿元整", 0), ("y=abcdefghij亿元整", 1),
    ("y=ax，样，b", 0), ("y=ax，样b", 1), ("y=max alpha", 1), ("y=alpha beta", 0),
    ("样本均值：Q = = 10 750 N，", 1),
    ("Pb　样　本　均　值　为 (248.3±2.1) m", 0),  # a line set wide: the white between its hanzi is none of its signs
])  # fmt: skip
def test_a_relation_without_words_is_a_formula(text: str, found: int) -> None:
    """UNIT, SHARE, MAX_WORDS."""
    assert count(at(text, LEFT + 40, TOP, SIZE)) == found


@pytest.mark.parametrize(("x0", "short", "found"), [(7, 13, 0), (9, 13, 1), (7, 17, 1), (7, 14.5, 0), (7, 16, 1)])
def test_a_full_line_is_text_with_formulas_in_it(x0: float, short: float, found: int) -> None:
    """FULL."""
    assert count(at("y=ax+b", LEFT + x0, TOP, SIZE, x1=RIGHT - short)) == found


@pytest.mark.parametrize(("before", "found"), [
    ("样本取自示abcdefghijklmnopqrstuvwxy", 0), ("样本取自abcdefghijklmnopqrstuvwxyz", 1),
])  # fmt: skip
def test_the_end_of_an_unfinished_line_is_text(before: str, found: int) -> None:
    """FEW_WORDS: a formula over another is no text."""
    above = at(before, LEFT, TOP - 14, SIZE, x1=RIGHT)
    assert count(above, at("y=ax+b", LEFT, TOP, SIZE)) == found
    assert count(above, at("y=ax+b", LEFT, TOP, SIZE, page=2)) == 1


SEED = at("y=ax+b", LEFT + 40, TOP, SIZE)


@pytest.mark.parametrize(("own", "found"), [
    (at("i" * 45, LEFT + 10, TOP + 15, 6), 2), (at("i" * 46, LEFT + 10, TOP + 15, 6), 1),
    (at("样i", LEFT + 60, TOP + 15, 6), 2), (at("样本i", LEFT + 60, TOP + 15, 6), 1),
    (at("alpha i", LEFT + 60, TOP + 15, 6), 2), (at("alpha beta", LEFT + 60, TOP + 15, 6), 1),
    (at("i+j", LEFT + 60, TOP + 16.5, 6), 2), (at("i+j", LEFT + 60, TOP + 17.5, 6), 1),
    (at("i+j", LEFT + 60, TOP + 15, 6, page=2), 1),
    (at("i+j", LEFT + 2.5, TOP + 12, SIZE, x1=RIGHT - 9), 1), (at("i+j", LEFT + 3.5, TOP + 12, SIZE, x1=RIGHT - 9), 2),
    (at("i+j", LEFT + 2.5, TOP + 12, SIZE, x1=RIGHT - 11), 2),
])  # fmt: skip
def test_scraps_of_a_formula_are_short_and_near(own: Line, found: int) -> None:
    """SCRAP, NEAR; a full line is none (FLUSH)."""
    assert count(SEED, own) == found


@pytest.mark.parametrize(("index", "script", "found"), [
    ("远端", Script.SUB, 2), ("远端", Script.BASE, 1), ("alpha", Script.SUB, 2), ("alpha", Script.BASE, 1),
])  # fmt: skip
def test_the_words_of_indices_are_none_of_a_scrap(index: str, script: Script, found: int) -> None:
    """Under a fraction's bar: the greatest value less the least."""
    own = at(f"x{index}-xbeta", LEFT + 60, TOP + 15, SIZE)
    first = own.spans[0]
    parts = (("x", Script.BASE), (index, script), ("-x", Script.BASE), ("beta", script))
    below = replace(own, spans=tuple(first._replace(text=text, script=how) for text, how in parts))
    assert count(SEED, below) == found


def test_a_formula_has_few_scraps_on_each_side() -> None:
    scraps = [at("i+j", LEFT + 60, TOP + 12 + 8 * n, 6) for n in range(10)]
    assert count(SEED, *scraps) == 1 + 7


@pytest.mark.parametrize(("gap", "number", "ties"), [(6.5, 1, 1), (7.5, 1, 2), (6.5, 2, 2)])
def test_lines_of_one_formula_touch(gap: float, number: int, ties: int) -> None:
    """NEAR."""
    below = at("=cx+d", LEFT + 40, TOP + SIZE + gap, SIZE, page=number)
    assert len({claim.tie for claim in formula_claims(put(SEED, below), SETTING).values()}) == ties


NOTE = at("①示例地区指甲乙两地。", LEFT, 700)


def notes(*lines: Line, rules: tuple[Bbox, ...] = ()) -> int:
    """How many of the lines are notes at the foot, under a line of text."""
    own = put(TEXT, *lines)
    return len(footnote_claims(own, [page([TEXT, *lines], rules=rules)], SETTING))


@pytest.mark.parametrize(("top", "found"), [(352.0, 0), (368.0, 1)])
def test_a_note_without_a_mark_stands_in_the_lower_half(top: float, found: int) -> None:
    """LOWER_HALF of 800 points, under its rule."""
    assert notes(at("示例地区指甲乙两地。", LEFT, top), rules=(Bbox(LEFT, top - 5, LEFT + 80, top - 4.5),)) == found


@pytest.mark.parametrize(("over", "found"), [(1.7, 1), (2.3, 0)])
def test_a_note_may_reach_a_little_over_its_rule(over: float, found: int) -> None:
    """TOUCH."""
    bar = Bbox(LEFT, 700 + over - 0.5, LEFT + 80, 700 + over)
    assert notes(at("示例地区指甲乙两地。", LEFT, 700), rules=(bar,)) == found


@pytest.mark.parametrize(("long", "found"), [(112.0, 1), (128.0, 0)])
def test_the_rule_of_a_narrow_column_may_be_as_long_as_that_of_half_a_page(long: float, found: int) -> None:
    """HALF of the page's 400 points, and three fifths of that."""
    column = Bbox(LEFT, 50, LEFT + 100, 750)
    own = put(at("示例地区指甲乙两地。", LEFT, 700), column=column)
    bar = Bbox(LEFT, 695, LEFT + long, 695.5)
    assert len(footnote_claims(own, [page([], rules=(bar,))], SETTING)) == found


def limits(*, size: float = 6.0, gap: float = 0.0, text: str = "", own: str = "i=1") -> str:
    """What a line under one of text is claimed for, if anything."""
    line = replace(TEXT, spans=(TEXT.spans[0]._replace(text=text),)) if text else TEXT
    small = at(own, LEFT + 60, TOP - 4 + gap * SIZE, size)
    said = formula_claims(put(line, small), SETTING)
    return next(iter(said.values())).what.name if said else ""


@pytest.mark.parametrize(("how", "found"), [
    ({}, "UNPLACED"), ({"size": 7.9}, "UNPLACED"), ({"size": 8.1}, "FORMULA"),  # of small type
    ({"gap": 0.45}, "UNPLACED"), ({"gap": 0.55}, "FORMULA"),  # close to the line
    ({"own": "i=1" + "k" * 13}, "UNPLACED"), ({"own": "i=1" + "k" * 14}, "FORMULA"),  # a few signs
    ({"text": "其总和为∑"}, "FORMULA"), ({"text": "样本总和为∑"}, "UNPLACED"),  # which is one of text
])  # fmt: skip
def test_the_limits_of_a_sum_in_a_line_of_text_are_no_formula(how: dict[str, object], found: str) -> None:
    """TORN, LIMITS, FEW_SIGNS, FEW_WORDS."""
    assert limits(**how) == found  # type: ignore[arg-type]


@pytest.mark.parametrize(("text", "found"), [
    ("设a=b+c+d+e+f+g，则h=k+l+m。", 0), ("a=b+c+d+e+f+g，则h=k+l+m。", 1), ("设a=b+c+d+e+f+g，h=k+l+m。", 1),
    ("设a=b+c+d+e+f+g，则h=k+l+m", 1),
])  # fmt: skip
def test_a_short_paragraph_with_formulas_is_none(text: str, found: int) -> None:
    assert count(at(text, LEFT + 20, TOP, SIZE, x1=LEFT + 200)) == found


@pytest.mark.parametrize(("text", "found"), [("算：", 1), ("z", 2)])
def test_a_word_left_for_a_paragraph_s_last_line_is_no_scrap(text: str, found: int) -> None:
    """The formula stands right under it."""
    above = at("样本取自示例地区各处样本取自示例地区各处样本取自示例地区各", LEFT, TOP - 28, SIZE, x1=RIGHT)
    assert count(above, at(text, LEFT, TOP - 12, SIZE), numbered("y=ax+b")) == found


@pytest.mark.parametrize(("stop", "found"), [("。", 0), ("", 1)])
def test_a_relation_in_brackets_ends_the_sentence_of_the_column_before(stop: str, found: int) -> None:
    full = at("样本取自示例地区各处样本取自示例地区各处样本取自示例地区各", LEFT, 700, SIZE, x1=RIGHT)
    end = at(f"(r=-0.59, P<0.05){stop}", LEFT, 60, SIZE, page=2)
    assert count(full, end) == found


PROSE = "what the odds of each demand would change with one year of age,"


@pytest.mark.parametrize(("before", "own", "indent", "found"), [
    (PROSE, "i.e., 10×(k=a).", 0, 0),  # ends the sentence of a paragraph in Latin letters
    (PROSE, "i.e., 10×(k=a)", 0, 1), (PROSE, "i.e., 10×(k=a).", 4, 1), (PROSE, "i.e., 10×(k=a).", 20, 1),
    ("k b c d e f g h i j l m n o p", "i.e., 10×(k=a).", 0, 1),
])  # fmt: skip
def test_the_end_of_a_paragraph_in_latin_letters_is_no_formula(
    before: str, own: str, indent: float, found: int
) -> None:
    text = at(before, LEFT, TOP - 14, SIZE, x1=RIGHT)
    assert count(text, at(own, LEFT + indent, TOP, SIZE, x1=LEFT + indent + 80)) == found
