"""Letters that stand apart, made words by white and by English."""

from __future__ import annotations

import pytest

from pipeline.text.apart import spelt, words_end


def parted(letters: str, gaps: dict[int, float], usual: float = 0.0) -> str:
    """The letters with spaces where words end; `gaps` by the letter that they stand behind."""
    ends = words_end(letters, [gaps.get(at, usual) for at in range(len(letters) - 1)])
    return "".join(letter + " " * end for letter, end in zip(letters, ends, strict=True)).strip()


@pytest.mark.parametrize(
    ("letters", "gaps", "printed"),
    [
        ("theinventedmethod", {2: 0.25, 10: 0.25}, "the invented method"),
        ("theinventedmethod", {2: 0.11, 10: 0.12}, "the invented method"),  # English tells what white leaves open
        ("inventedmethod", {3: 0.2, 7: 0.3}, "invented method"),  # a letter seen too far to the right
        ("LIMingyuan", {1: 0.1}, "LI Mingyuan"),  # a surname in capitals is no part of the name behind it
        ("Mingyuan", {}, "Mingyuan"),
        ("Chongqing", {4: 0.2}, "Chongqing"),  # a city
        ("Qlorbvexdraq", {5: 0.3}, "Qlorbv exdraq"),  # no words at all: the white decides
        ("aboutfaces", {4: 1.2}, "about faces"),
        ("a", {}, "a"),
    ],
)
def test_words_end_where_white_and_english_say_so(letters: str, gaps: dict[int, float], printed: str) -> None:
    assert parted(letters, gaps) == printed


def test_letters_seen_as_one_stay_together() -> None:
    assert words_end(["me", "th", "od"], [0.05, 0.0]) == [False, False, True]


@pytest.mark.parametrize(
    ("seen", "printed"),
    [
        (["hT", "e"], "The"),  # letters seen as one, in another order
        (["n", "a", "t", "u", "ar", "l"], "natural"),
        (["m", "e", "t", "a", "P", "h", "o", "r"], "metaphor"),
        (["s", "c", "c", "u", "r", "i", "t", "y"], "security"),
        (["S", "c", "c", "u", "r", "i", "t", "y"], "Security"),
        (["a", "b", "s", "t", "r", "a", "e", "t"], "abstract"),
        (["Q", "l", "ro", "b", "v"], "Qlrobv"),  # no word in any order
        (["iQ", "l", "o", "r"], "Qilor"),
        (["D", "o", "S"], "DoS"),
        (["e", "a", "t"], "eat"),
        (["L", "i"], "Li"),
    ],
)
def test_what_is_no_word_is_spelt_as_the_one_that_is_like_it(seen: list[str], printed: str) -> None:
    assert "".join(spelt(seen)) == printed
    assert list(map(len, spelt(seen))) == list(map(len, seen))


def test_one_f_is_seen_where_two_touch() -> None:
    assert spelt(list("eficient")) == ["e", "ff", *"icient"]
    assert spelt(list("definite")) == list("definite")
