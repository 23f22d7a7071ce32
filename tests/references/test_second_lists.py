"""A second list with the same works in the other language. All works are invented."""

import pytest

from pipeline.label.zones.references import reference_claims
from pipeline.model.block import Label
from pipeline.parse import _heading
from pipeline.parse.references.split import is_heading, split
from tests.label.placed import column as placed
from tests.label.placed import decided, item
from tests.references.lines import column, line

ENGLISH = [
    "[1] Lake S, Reed F. Silt of ponds[J]. Pond Science, 2010, 22(5): 45-49.",
    "[2] Moor A, Field B. Mud[J]. Pond Letters, 2001, 31(1): 20-28.",
    "[3] Berg C. Sediments[J]. Acta Stagni, 2012, 24(1): 12-19.",
    "[4] Reed A. Ponds[M]. New York: Wiley, 1990.",
    "[5] Qian W, Meng L. Ditches[J]. Pond History, 2005, 11(2): 120-131.",
]
CHINESE = [
    "林某, 曾某. 塘泥[J]. 池塘科学, 2010, 22(5): 45-49.",
    "高某. 沉积[J]. 池塘学报, 2012, 24(1): 12-19.",
    "钱某, 孟某. 沟渠[J]. 池塘史, 2005, 11(2): 120-131.",
]


def twins(*second: str) -> list[tuple[str, str]]:
    """The first hanzi of the halves in the other language, and the labels that they stand under."""
    found = split(column([(50, text) for text in [*ENGLISH, "附中文参考文献", *second]])).entries
    return [(entry.label, entry.twin.strip()[:2]) for entry in found if entry.twin]


@pytest.mark.parametrize("numbers", [(1, 3, 5), (1, 2, 3)])
def test_the_same_works_are_joined_whatever_their_numbers(numbers: tuple[int, ...]) -> None:
    second = [f"[{number}] {text}" for number, text in zip(numbers, CHINESE, strict=True)]
    assert twins(*second) == [("[1]", "林某"), ("[3]", "高某"), ("[5]", "钱某")]


def test_one_that_has_no_counterpart_stands_alone() -> None:
    second = [
        f"[{number}] {text}" for number, text in enumerate([*CHINESE[1:], "赵某. 塘堤[J]. 池塘学报, 1977: 3."], 1)
    ]
    assert twins(*second) == [("[3]", "高某"), ("[5]", "钱某")]
    found = split(column([(50, text) for text in [*ENGLISH, "附中文参考文献", *second]]))
    assert [entry.text[:2] for entry in found.entries if not entry.twin] == ["La", "Mo", "Re", "赵某"]


def test_other_works_are_no_halves() -> None:
    """Data sets under the numbers 1, 2, 3, which share no figures with the list."""
    second = [f"[{n}] 某某数据[DB]. 某某中心, 198{n}." for n in range(1, 4)]
    assert twins(*second) == []


@pytest.mark.parametrize(
    "heading", ["附：中文参考文献", "References (in Chinese)", "中文参考文献(References in Chinese)", "附中文文献"]
)
def test_headings_of_the_second_list(heading: str) -> None:
    own = placed(
        item("纸飞机的机头折得越尖，滑翔的距离就越大。", top=60),
        item("References", top=80, size=9),
        *(item(text, top=100 + 20 * n, size=9) for n, text in enumerate(ENGLISH)),
        item(heading, top=220, size=9),
        *(item(f"[{n}] {text}", top=240 + 20 * n, size=9) for n, text in enumerate(CHINESE, 1)),
    )
    claims, end = reference_claims(own, 10.0, decided())
    assert end == len(own)
    assert [claim.item.text for claim in claims if claim.what is Label.REF_HEADING] == ["References", heading]
    assert is_heading(line(50, heading.replace("：", ":")))


@pytest.mark.parametrize(
    ("printed", "title"),
    [("References Cited:", "References Cited"), ("[参 考 文 献 ]", "[参考文献]"), ("4 参考文献", "4参考文献")],
)
def test_a_lists_heading_keeps_its_words_apart(printed: str, title: str) -> None:
    assert _heading([item(printed)]) == title
