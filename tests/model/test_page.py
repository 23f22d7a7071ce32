"""Characters packed are the same characters."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.page import Char, Font, Packed, Page

number = st.floats(-1000.0, 1000.0)
FONTS = st.sampled_from([Font("Song"), Font("Times", bold=True)])
CHARS = st.lists(
    st.builds(Char, st.text(min_size=1, max_size=3), number, number, number, number, number, number, FONTS), max_size=20
)


@given(CHARS)
def test_packed_characters_are_equal_in_their_order(chars):
    packed = Packed(chars)
    assert list(packed) == chars
    assert [packed[at] for at in range(len(packed))] == chars
    assert list(packed[1:-1]) == chars[1:-1]
    assert all(isinstance(char, Char) for char in packed)


def test_two_fonts_of_one_name_stay_two():
    fonts = [Font("Song"), Font("Song")]
    packed = Packed([Char("a", 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, font) for font in fonts])
    assert [char.font is font for char, font in zip(packed, fonts, strict=True)] == [True, True]


def test_a_packed_page_is_the_same_page_otherwise():
    page = Page(3, 100.0, 200.0, (Char("a", 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, Font("Song")),), turn=1)
    packed = page.packed()
    assert tuple(packed.chars) == page.chars
    assert (packed.number, packed.bbox, packed.turn) == (3, page.bbox, 1)
