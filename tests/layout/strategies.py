"""Random pages: texts of many kinds at random places, some over others, as broken producers leave them."""

from __future__ import annotations

from hypothesis import strategies as st

from pipeline.model.geometry import Bbox
from pipeline.model.page import Char, Font, Page
from tests.layout.made import HEI, HEIGHT, ROMAN, SONG, WIDTH, row

WORDS = (
    "滑翔距离", "，", "。", "Paper planes", "（1）", "[12]", "3.1", "１２", "ﬁ", "𠀀", "α", "�", "\x02", "① ②", "——",
    "摘要：", "关键词", "Abstract", "Key words:", "参考文献", "图1", "表 2", "Fig. 3", "李明，王小飞", "LI Ming",
    "示例大学，示例市 100000", "收稿日期：2019-03-12", "第 40 卷 第 3 期", "· 144 ·", "万方数据", "基金项目：",
    "（上接第7页）", "[1] 李明. 滑翔[J]. 示例学报, 2020, 40(3): 1-9.", "1 引言", "（责任编辑 王小飞）",
    "DOI：10.1234/a", "E-mail: li@example.org",
)  # fmt: skip
FONTS = (SONG, HEI, ROMAN, Font("Times-Italic", italic=True))

_text = st.lists(st.one_of(st.sampled_from(WORDS), st.text(max_size=6)), min_size=1, max_size=8).map("".join)
_place = st.floats(-20.0, 1.0 * WIDTH, allow_nan=False)
_height = st.floats(-10.0, 1.0 * HEIGHT, allow_nan=False)
_size = st.one_of(st.sampled_from([9.0, 10.5, 16.0]), st.floats(0.1, 60.0))


def _inked(chars: tuple[Char, ...]) -> tuple[Char, ...]:
    """A reader gives each character as such: no white but the space."""
    return tuple(char for char in chars if char.text == " " or not char.text.isspace())


_scattered = st.builds(row, _text, _place, _height, _size, st.sampled_from(FONTS)).map(_inked)


@st.composite
def _columns(draw: st.DrawFn) -> tuple[Char, ...]:
    """Text in one to three columns on a common grid of lines."""
    count, lines = draw(st.integers(1, 3)), draw(st.integers(1, 16))
    top, size = draw(st.floats(30.0, 300.0)), draw(st.sampled_from([8.0, 9.0, 10.5]))
    wide = (WIDTH - 100.0) / count
    found: list[Char] = []
    for at in range(lines):
        for column in range(count):
            text = draw(_text)
            own = row((text * 20)[: int(wide / size) - 1], 50.0 + column * wide, top + at * 1.5 * size, size)
            found += own[: draw(st.integers(0, len(own)))]
    return _inked(tuple(found))


_box = st.builds(
    lambda x, y, w, h: Bbox(x, y, x + w, y + h), _place, _height, st.floats(0.0, WIDTH), st.floats(0.0, 40.0)
)


@st.composite
def pages(draw: st.DrawFn, most: int = 3) -> tuple[Page, ...]:
    found = []
    for number in range(1, draw(st.integers(1, most)) + 1):
        parts = draw(st.lists(st.one_of(_scattered, _columns()), max_size=5))
        turned = draw(st.lists(_scattered, max_size=2))
        found.append(
            Page(
                number,
                WIDTH,
                HEIGHT,
                tuple(char for part in parts for char in part),
                tuple(char for part in turned for char in part),
                rules=tuple(draw(st.lists(_box, max_size=3))),
            )
        )
    return tuple(found)
