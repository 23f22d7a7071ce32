"""What the white between characters prints: a case on each side of every gap."""

from __future__ import annotations

import pytest

from pipeline.typeset.spacing import spaces
from tests.layout.made import row


def printed(text: str, **how: bool) -> str:
    inked, before = spaces(row(text, **how))
    return "".join(white + char.text for white, char in zip(before, inked, strict=True))


@pytest.mark.parametrize(("text", "found"), [
    ("ab<.16>cd", "abcd"), ("ab<.18>cd", "ab cd"),
    ("ab<0.99>cd", "ab cd"), ("ab<1.01>cd", "ab\u3000cd"),
    ("纸<.13>a", "纸a"), ("纸<.15>a", "纸 a"), ("纸<.79>a", "纸 a"), ("纸<.81>a", "纸\u3000a"),
    ("纸<.39>飞", "纸飞"), ("纸<.41>飞", "纸\u3000飞"), ("纸<2>飞", "纸\u3000\u3000飞"),
    ("纸，<1.29>飞", "纸，飞"), ("纸，<1.31>飞", "纸，\u3000飞"),
    ("a，<.44>b", "a，b"), ("a，<.46>b", "a， b"), ("a，<.99>b", "a， b"), ("a，<1.01>b", "a，\u3000b"),
    ("纸<1.59>a", "纸\u3000a"), ("纸<1.61>a", "纸\u3000\u3000a"),
])  # fmt: skip
def test_gap(text, found):
    assert printed(text, spaces=False) == found


@pytest.mark.parametrize(("gap", "found"), [(0.06, "abcd"), (0.08, "ab cd")])
def test_less_white_suffices_where_a_space_is_in_the_stream(gap, found):
    one, two = row("ab"), row("cd", 50.0 + 10.0 + gap * 10.0)
    space = row(" ", 60.0)
    inked, before = spaces([*one, *space, *two])
    assert "".join(white + char.text for white, char in zip(before, inked, strict=True)) == found


def test_letter_spaced_words_have_no_space_between_their_letters():
    assert printed("a<.2>b<.2>c<.2>d<.2>e<.2>f<.2>g<.2>h<.2>i<.2>j<.6>k", spaces=False) == "abcdefghij k"


@pytest.mark.parametrize(("step", "found"), [(5.0, "11"), (7.5, "1 1")])
def test_the_white_beside_a_narrow_figure_is_no_space(step, found):
    """Boxes as narrow as the ink of a 1, each in the middle of an advance of half a size."""
    one = row("1")[0].until(50.0 + 2.5)
    other = one._replace(x0=one.x0 + step, x1=one.x1 + step)
    inked, before = spaces([one, other])
    assert "".join(white + char.text for white, char in zip(before, inked, strict=True)) == found


@pytest.mark.parametrize(("gap", "found"), [(0.2, "low-rank"), (0.5, "low- rank")])
def test_white_behind_a_hyphen_of_a_wide_set_line(gap, found):
    assert printed(f"a<.6>line<.6>set<.6>wide<.6>of<.6>low-<{gap}>rank", spaces=False).endswith(" " + found)


def test_white_on_both_sides_of_a_hyphen_is_printed():
    text = "a<.6>line<.6>set<.6>wide<.6>of<.6>low<.4>-<.2>rank"
    assert printed(text, spaces=False).endswith("low - rank")
