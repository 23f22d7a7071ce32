"""Hyphens at the ends of lines, by the article's spelling, by case, by English."""

import pytest

from pipeline.text.hyphens import is_soft, words_of


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("under high pres-", "sure and heat"),  # a word together
        ("of fold-", "ability"),  # neither a word together nor two words
        ("the sail-", "orships"),  # the second is none
        ("some bio-", "markers"),
        ("by meta-", "bolomics"),
        ("THE PAPER PLANES OF AUTO-", "MATIC FOLDING"),
        ("folds and counter-", "folds"),
        ("folding a-", "nalysis"),  # one letter, and no word behind it
        ("the Crea-", "tionV3 machine"),
    ],
)
def test_a_hyphen_that_the_line_brought(left: str, right: str) -> None:
    assert is_soft(left, right, frozenset())


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("by pre-", "training the folders"),
        ("a paper-", "specific crease"),
        ("the non-", "foldable sheet"),
        ("the TI-", "RADS"),
        ("EGFR-", "positive"),
        ("Wing-", "Tipper B"),
        ("end-to-", "end"),
        ("folded 7-", "fold"),
        ("by Crane-", "v4, a folding machine"),
        ("of x-", "ray paper"),
        ("by e-", "mail"),
        ("the p-", "PLANE"),
    ],
)
def test_a_hyphen_of_the_word(left: str, right: str) -> None:
    assert not is_soft(left, right, frozenset())


def test_the_article_decides_first() -> None:
    lines = ["a paperplane and a wind-tunnel-based test", "the cut-", "ting edge"]
    assert is_soft("the paper-", "plane", words_of(lines))
    assert not is_soft("a wind-", "tunnel", words_of(lines))
    assert words_of(lines) >= {"wind-tunnel-based", "wind-tunnel", "tunnel-based", "wind"}
    assert not words_of(lines) & {"cut", "ting"}


def test_an_article_that_spells_it_both_ways_leaves_it_to_english() -> None:
    both = words_of(["a nonfoldable sheet and a non-foldable one", "the light-weight and the lightweight plane"])
    assert not is_soft("the non-", "foldable sheet", both)
    assert is_soft("a light-", "weight plane", both)


def test_the_article_decides_before_a_figure_does() -> None:
    assert is_soft("folds in FO-", "LD5 and paper", words_of(["a FOLD5 sheet"]))
    assert not is_soft("folds in FO-", "LD5 and paper", frozenset())
