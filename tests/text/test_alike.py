"""The forms in which texts are compared: what each of them evens out, and what it keeps."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.text.alike import bare, letters


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Ｔｅｓｔ　１２", "test12", True),
        ("《示例学报》", "示例 学报", True),
        ("P. R. China", "PR CHINA", True),
        ("ﬁne", "FINE", True),
        ("10²", "102", True),
        ("示例", "示列", False),
        ("示例1", "示例", False),
    ],
)
def test_two_printings_of_one_text(one: str, other: str, alike: bool) -> None:
    assert (bare(one) == bare(other)) == alike


@pytest.mark.parametrize(("text", "left"), [("P. R. China 100000", "prchina"), ("日本国", "日本国"), ("2020", "")])
def test_letters_alone(text: str, left: str) -> None:
    assert letters(text) == left


@given(st.text("aZ1ＡＺ１①²ﬁ，。 示例（）_é"))
def test_a_form_is_its_own(text: str) -> None:
    assert all(form(form(text)) == form(text) for form in (bare, letters))
