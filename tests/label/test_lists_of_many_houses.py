"""Lists of references as houses set them: notes under one column, author-date entries."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.label.zones.cuts import editor_apart
from pipeline.label.zones.english_fronts import names_before_bracket
from pipeline.label.zones.references import reference_claims
from pipeline.model.block import Block, Label
from pipeline.model.geometry import Bbox
from tests.label.placed import RIGHT, block, column, decided, item

MIDDLE = (50.0 + RIGHT) / 2 + 10
RIGHT_COLUMN = Bbox(MIDDLE, 50.0, RIGHT, 750.0)
YEAR = "(2018). 纸艺. 《示例学报》, 37(6), 18-23."


def test_an_author_date_entry_is_not_cut_behind_its_names() -> None:
    entry = block("LI Ming, WANG Xiaofei (2001). Gliding of paper planes. Example City:", "Example University")
    institution = block("LI Ming, WANG Xiaofei (School of Paper, Example University, Example City", "100000, China)")
    assert len(names_before_bracket(entry)) == 1
    assert len(names_before_bracket(institution)) == 2


@pytest.mark.parametrize(("rest", "found"), [(YEAR, Label.REF), ("纸飞机的机头折得越尖。", None)])
def test_entries_go_on_in_the_next_column_behind_a_note(rest: str, found: Label | None) -> None:
    """`收稿日期` stands at the left edge under a list of two columns, which has no numbers."""
    own = column(
        item("纸飞机的机头折得越尖，滑翔的距离就越大。", top=60),
        item("参考文献", top=100, size=9),
        *(item(f"李明, 王小飞 {YEAR}", top=120 + 20 * n, size=9) for n in range(3)),
        item("（收稿日期：2015-03-12）", top=200, size=9),
        *(item(f"周荷 {rest}", top=100 + 20 * n, x0=MIDDLE, size=9) for n in range(3)),
    )
    claims, _ = reference_claims(own, 10.0, decided())
    after = decided().heard(claims)
    assert [after.label(each) for each in own[-3:]] == [found] * 3


@pytest.mark.parametrize(
    ("first", "found"), [(f"①李明, 王小飞 {YEAR}", Label.REF), ("①其中，纸飞机折于1955年，1997年前不计。", None)]
)
def test_the_first_entry_may_stand_behind_the_heading(first: str, found: Label | None) -> None:
    """An entry, and no note: `注释：① …`."""
    own = column(
        item("纸飞机的机头折得越尖，滑翔的距离就越大。", top=60),
        item(f"参考文献：{first}", top=100, size=9),
        *(item(f"{mark}李明 {YEAR}", top=120 + 20 * n, size=9) for n, mark in enumerate("②③④")),
    )
    claims, _ = reference_claims(own, 10.0, decided())
    after = decided().heard(claims)
    assert [after.label(each) for each in own[1:]] == [found] * 4


@pytest.mark.parametrize(("behind", "count"), [("（责任编辑：赵琪）", 2), ("（责任编辑制度）所限", 1), ("（样本）", 1)])
def test_the_editors_words_may_end_the_last_entry(behind: str, count: int) -> None:
    assert len(editor_apart(block(f"[7] 李明, 王小飞 {YEAR}　{behind}"))) == count


def test_the_last_line_of_an_entry_opens_no_front_matter() -> None:
    """A block of its own, in the type of the list, over the larger title of the other language."""
    own = column(
        item("纸飞机的机头折得越尖，滑翔的距离就越大。", top=60),
        item("References", top=100, size=9),
        *(item(f"Li, M. {YEAR}", top=120 + 20 * n, size=9) for n in range(3)),
        item("dissertation). Example University, Example City.", top=180, size=9),
        item("Gliding of Paper Planes in Example City", top=210, size=12),
        item("LI Ming, WANG Xiaofei", top=230, size=9),
        item("(School of Paper, Example University, Example City 100000, China)", top=245, size=9),
        item("Abstract: The glide of paper planes is measured.", top=260, size=9),
    )
    _, end = reference_claims(own, 10.0, decided())
    assert own[end].text.startswith("Gliding")


def test_a_name_a_work_and_a_year_are_no_life() -> None:
    """An author, his book and its year, as MLA and notes have it, open a list without numbers."""
    own = column(
        item("纸飞机的机头折得越尖，滑翔的距离就越大。", top=60),
        item("【参考文献】", top=100, size=9),
        item("郝怡玲：《纸艺史稿》。示例市：示例出版社，1993年。", top=120, size=9),
        *(item("李明：“纸艺”，《示例学报》37.3（2012）：430–437。", top=140 + 20 * n, size=9) for n in range(3)),
    )
    claims, _ = reference_claims(own, 10.0, decided())
    after = decided().heard(claims)
    assert [after.label(each) for each in own[2:]] == [Label.REF] * 4


@pytest.mark.parametrize(
    ("rows", "ends"),
    [
        ([(10.0, 152.0), (9.0, 166.0), (9.0, 180.0)], False),  # as near as the entries, and at their edge
        ([(10.0, 186.0), (9.0, 200.0), (9.0, 214.0)], True),  # white over it
    ],
)
@pytest.mark.parametrize("white", [0.0, 40.0])
def test_recognition_makes_a_line_of_the_list_larger(rows: list[tuple[float, float]], ends: bool, white: float) -> None:
    """What it takes for larger type is the list's where it stands among entries at one of their edges."""
    texts = ("赵琪，陈飞，等＿2012？纸鹤的重心与落点", f"孙宇 {YEAR}", f"周荷 {YEAR}")
    own = column(
        item("纸飞机的机头折得越尖，滑翔的距离就越大。", top=60),
        item("参考文献", top=96, size=7.5),
        *(item(f"李明, 王小飞 {YEAR}", top=110 + 14 * n, size=7.5) for n in range(3)),
        *(
            item(text, top=top, size=size if n == 0 else 7.5, x0=50 + (white if n == 0 else 0))
            for n, (text, (size, top)) in enumerate(zip(texts, rows, strict=True))
        ),
    )
    claims, end = reference_claims(own, 10.0, decided())
    assert (end == 5) is (ends or white > 0)
    assert len([claim for claim in claims if claim.what is Label.REF]) == (3 if ends or white else 6)


@pytest.mark.parametrize(("before", "count"), [("示例市：示例学报，", 4), ("示例市：示例社，2016.", 3)])
def test_a_larger_line_behind_a_comma_is_the_last_entrys(before: str, count: int) -> None:
    own = column(
        item("纸飞机的机头折得越尖，滑翔的距离就越大。", top=60),
        item("参考文献", top=96, size=7.5),
        *(item(f"李明, 王小飞 {YEAR}", top=110 + 14 * n, size=7.5) for n in range(2)),
        item(f"周荷 (2018). 纸鹤. {before}", top=138, size=7.5),
        item("第 37 卷，18-23.", top=152, size=9.5),
    )
    claims, _ = reference_claims(own, 10.0, decided())
    assert len([claim for claim in claims if claim.what is Label.REF]) == count


def test_recognition_parts_the_figures_of_a_number() -> None:
    """`[1 0]`, behind a line that seems to end the list."""
    own = column(
        item("纸飞机的机头折得越尖，滑翔的距离就越大。", top=60),
        item("参考文献", top=90, size=9),
        *(item(f"[{n}] 李明. 纸艺[J]. 示例学报, 2018, 37(6): 18-23.", top=90 + 15 * n, size=9) for n in range(1, 10)),
        item("3K5): 720-725.", top=260, size=11),
        item("[1 0] 周荷. 纸鹤[M]. 示例市: 示例出版社, 2016.", top=275, size=9),
    )
    claims, _ = reference_claims(own, 10.0, decided())
    assert claims[-1].item.text.startswith("[1 0]")


@pytest.mark.parametrize(
    ("over", "behind", "found"),
    [
        ("\ufffd" * 5, "王小飞", True),
        ("\ufffd" * 5, "\ufffd" * 30, True),
        ("纸飞机滑翔", "王小飞", False),
        ("\ufffd" * 8, "王小飞", False),
    ],
)
def test_a_short_list_under_a_heading_that_cannot_be_read(over: str, behind: str, found: bool) -> None:
    """As many signs as 参考文献 has; another article's abstract may follow on the page."""
    own = column(
        item("纸飞机的机头折得越尖，滑翔的距离就越大。", top=60),
        item(over, top=90),
        item("［1］李明.纸艺[M].示例市: 示例出版社, 1985.", top=110),
        item("［2］周荷.纸鹤[J].示例学报, 2001(2): 7-9.", top=125),
        *(item(behind, top=160 + 15 * n, size=12) for n in range(4)),
    )
    claims, _ = reference_claims(own, 10.0, decided())
    assert [claim.item.text[:3] for claim in claims if claim.what is Label.REF] == (["［1］", "［2］"] if found else [])


@pytest.mark.parametrize(("more", "found"), [("", True), ("第 4 页", False)])
def test_a_list_of_two_entries_whose_figures_are_lost(more: str, found: bool) -> None:
    """They are all that stands on the page behind the heading."""
    lines = ["\ufffd\ufffd \ufffd 李明\ufffd 纸艺\ufffd 示例出版社", f"\ufffd\ufffd」王小飞\ufffd 纸鹤的落点{more}"]
    own = column(
        item("纸飞机的机头折得越尖，滑翔的距离就越大。", top=60),
        item("参考文献", top=90),
        *(item(text, top=110 + 15 * n) for n, text in enumerate(lines)),
        item("2 reviewers read it.", page=2),
    )
    claims, _ = reference_claims(own, 10.0, decided())
    assert bool(claims) is found


def test_the_text_over_the_list_in_the_next_column_is_none_of_it() -> None:
    own = column(
        item("纸飞机的机头折得越尖，滑翔的距离就越大。", top=60),
        item("参考文献", top=100, size=9),
        item("[1] 李明. 纸艺[J]. 示例学报, 2018, 37(6): 18-23.", top=120, size=8),
        item("[2] 王小飞. 纸鹤[J]. 示例学报, 2018:", top=135, size=8),
        *(
            replace(each, block=Block(each.block.lines, RIGHT_COLUMN))
            for each in (
                item("才能折好。", top=60, x0=MIDDLE),
                item("594-597.", top=120, x0=MIDDLE, size=8),
                item("[3] 周荷. 纸鹤[M]. 示例市: 示例出版社, 2016.", top=135, x0=MIDDLE, size=8),
            )
        ),
    )
    claims, _ = reference_claims(own, 10.0, decided())
    assert "才能折好。" not in [claim.item.text for claim in claims]
    assert claims[-1].item.text.startswith("[3]")


@pytest.mark.parametrize(
    ("entries", "found"),
    [
        (
            (
                "李明：《纸艺》，示例书局，2012年。",
                "王小飞等：《折纸》，《示例学刊》2008年第5期。",
                "《纸典》，示例书局，1962年。",
            ),
            Label.REF,
        ),
        (
            (
                "李明：《纸艺》，示例书局，2012年。",
                "王小飞把《折纸》读了三遍，然后把纸折了。",
                "纸飞机的机头折得越尖。",
            ),
            None,
        ),
    ],
)
def test_entries_in_title_marks_without_numbers_are_a_list(entries: tuple[str, ...], found: Label | None) -> None:
    own = column(
        item("纸飞机的机头折得越尖，滑翔的距离就越大。", top=60),
        item("参考文献", top=100, size=9),
        *(item(entry, top=120 + 20 * n, size=9) for n, entry in enumerate(entries)),
    )
    claims, _ = reference_claims(own, 10.0, decided())
    after = decided().heard(claims)
    assert [after.label(each) for each in own[2:]] == [found] * 3
