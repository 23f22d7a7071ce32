"""Spoiled articles: as many wrong values as asked for, and still articles that every later stage takes."""

import random
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import align, check
from pipeline.trust.values import values

from .made import ARTICLE

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tools"))
spoiled = pytest.importorskip("spoil").spoiled


def texts(article: object) -> set[tuple[str, str]]:
    return {(value.family, value.text) for value in values(article, [])}  # type: ignore[arg-type]


def test_no_share_leaves_the_article_as_it_is() -> None:
    assert spoiled(ARTICLE, random.Random(1), 0.0) == ARTICLE


@given(st.integers())
def test_with_every_value_spoiled_none_of_the_front_matter_is_left(seed: int) -> None:
    made = spoiled(ARTICLE, random.Random(seed), 1.0)
    assert not {pair for pair in texts(made) & texts(ARTICLE) if pair[0] in ("titles", "authors", "affiliations")}


@given(st.integers(), st.floats(0, 1))
def test_later_stages_take_what_is_spoiled(seed: int, share: float) -> None:
    seen: list[object] = []
    made = align.article(spoiled(ARTICLE, random.Random(seed), share), seen.append)
    check.article(made, seen.append)
    assert all(value.address for value in values(made, seen))  # type: ignore[arg-type]
