"""Lists of author-date entries over which no heading is printed. All works are invented."""

from __future__ import annotations

import pytest

from pipeline.label.zones.author_date import author_date_list
from pipeline.label.zones.references import reference_claims
from pipeline.model.block import Label
from tests.label.placed import column, decided, item

TEXT = "纸飞机的机头折得越尖，滑翔的距离就越大。"
AFTER = "作者简介：李明（1978—），男，教授。"


def begins(*texts: tuple[str, ...]) -> int | None:
    """The place of the list's first entry among blocks, the first of which is running text."""
    own = column(item(TEXT), *(item(*lines, top=120 + 20 * n) for n, lines in enumerate(texts)))
    return author_date_list(own, decided())


CHINESE = [
    ("李明，王小飞，1993．纸艺[M]．示例市：示例出版社．",),
    ("孙宇，周荷，赵琪，等．2014．纸鹤的重心[J]．示例学报，37(6)：18-23．",),
    ("［英］亚当·某某 (2003). 纸船. 示例市: 示例社.",),
    ("示例研究院，陈飞，周荷，赵琪，李明，孙宇，", "2009．滑翔．示例通报，（3）：8～9．"),
]
ENGLISH = [
    ("Li, M., & O’Neil, X.-F. (2001). Gliding of paper planes. Paper Letters, 3(1), 18-23.",),
    ("van der Berg J, de la Cruz O. 1989. Paper boats. Example City: Paper Press.",),
    ("Østergaard K, Reed A, 2020. Folding. Paper Science, 7: 1-9.",),
    ("REED A (2012a) Gliding. Paper Science 7(2): 11-19",),
]


@pytest.mark.parametrize("entries", [CHINESE, ENGLISH, [*CHINESE[:2], *ENGLISH[:2]]])
def test_entries_one_below_the_other_are_a_list(entries: list[tuple[str, ...]]) -> None:
    assert begins(*entries) == 1


@pytest.mark.parametrize(
    "texts",
    [
        CHINESE[:3],  # too few
        [
            (f"{name}（2015）认为，纸飞机的机头折得越尖，滑翔的距离就越大（18-23页）。",)
            for name in ("李明", "周荷", "孙宇", "赵琪")
        ],
        [(f"{name}，2015．纸飞机的机头折得越尖，滑翔的距离就越大。",) for name in ("李明", "周荷", "孙宇", "赵琪")],
        [(f"{entry[0]}{TEXT * 40}",) for entry in CHINESE],  # paragraphs
    ],
)
def test_what_is_no_list(texts: list[tuple[str, ...]]) -> None:
    assert begins(*texts) is None


def test_the_last_list_counts() -> None:
    """A list of what was read stands in the text of a survey."""
    assert begins(*CHINESE, (TEXT * 40,), (TEXT,), *ENGLISH) == len(CHINESE) + 3


def test_an_entry_may_be_parted_between_blocks() -> None:
    parted = [
        CHINESE[0],
        ("孙宇，周荷，赵琪，等．2014．纸鹤的",),
        ("重心[J]．示例学报，37(6)：",),
        ("18-23．",),
        *ENGLISH,
    ]
    assert begins(*parted) == 1


def test_the_list_ends_as_others_do() -> None:
    own = column(
        item(TEXT, top=60),
        *(item(*entry, top=100 + 30 * n, size=9) for n, entry in enumerate(CHINESE)),
        item(AFTER, top=300, size=9),
    )
    claims, end = reference_claims(own, 10.0, decided())
    assert [claim.what for claim in claims] == [Label.REF] * len(CHINESE)
    assert own[end].text == AFTER


@pytest.mark.parametrize(
    "heading", ["参考文献目录", "参考论著", "征引书目", "References Cited", "Cited references", "List of References"]
)
def test_headings_of_other_words(heading: str) -> None:
    own = column(
        item(TEXT, top=60),
        item(heading, top=90),
        *(item(*entry, top=120 + 30 * n) for n, entry in enumerate(CHINESE[:3])),
    )
    claims, _ = reference_claims(own, 10.0, decided())
    assert [claim.what for claim in claims] == [Label.REF_HEADING, *[Label.REF] * 3]
