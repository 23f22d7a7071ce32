"""The quick cutter gives jieba's own words."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import jieba
import jieba.finalseg
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.text.cutter import Cutter

_TEXTS = (
    "旱地黍子覆膜栽培对土壤水分利用效率的影响",
    "肺部结节的低剂量螺旋断层扫描随访研究",
    "中华人民共和国国家标准信息与文献参考文献著录规则",
    "买买提艾力和欧阳晓明在南岭大学医学院",
    "齉龘靐々〇㐂𠮷",  # rare ones, and such as jieba takes for no hanzi
)
_runs = st.text("".join(_TEXTS), min_size=1, max_size=40) | st.builds(
    lambda text, start, length: text[start : start + length] or text,
    st.sampled_from(_TEXTS),
    st.integers(0, 20),
    st.integers(1, 20),
)


@pytest.fixture(scope="module")
def own() -> Any:
    """A jieba to which words can be added without the rest of the tests knowing them."""
    tokenizer = jieba.Tokenizer()
    tokenizer.initialize()
    return SimpleNamespace(dt=tokenizer, finalseg=jieba.finalseg, cut=tokenizer.cut)


@settings(max_examples=500, deadline=None)
@given(run=_runs)
def test_words_are_those_of_jieba(own: Any, run: str) -> None:
    cutter = Cutter(own)
    assert cutter.words(run) == list(own.dt.cut(run))
    assert cutter.search_words(run) == tuple(own.dt.cut_for_search(run))


def test_a_word_that_jieba_is_taught_is_found(own: Any) -> None:
    cutter, run = Cutter(own), "旱地黍子覆膜栽培"
    assert "黍子覆膜" not in cutter.words(run)
    own.dt.add_word("黍子覆膜")
    assert cutter.words(run) == list(own.dt.cut(run)) == ["旱地", "黍子覆膜", "栽培"]
