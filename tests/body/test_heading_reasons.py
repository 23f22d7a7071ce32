"""What speaks for and against a heading: for each reason a line of which it holds, and one of which it does not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.knowledge.body_headings import numbering
from pipeline.label.body.heading_reasons import REASONS, Around, reasons_for
from pipeline.label.body.lines import Placed, placed
from pipeline.label.body.setting import Setting
from pipeline.model.block import Line
from tests.body.made import COLUMN, LEFT, RIGHT, SIZE, full, line

SETTING = Setting(SIZE, frozenset({"SimSun"}), bold=False, hanzi=True)
TITLE = "示例结果"
FULL = int((RIGHT - LEFT) / SIZE)


def put(printed: Line, row: int = 0) -> Placed:
    return replace(placed(printed, COLUMN, (0, row, 0), opens=False), left=LEFT, right=RIGHT)


def around(printed: Line, title: str = TITLE, **what: object) -> Around:
    plain = {"contrast": False, "whole": True, "known": False, "before": None, "following": None}
    number = numbering(printed.text)
    return Around(put(printed), title=title, number=number, setting=SETTING, **{**plain, **what})  # type: ignore[arg-type]


def above(text: str, row: float = 0) -> Placed:
    return put(line(text, row))


ONE = line(f"1{TITLE}", 1)
BRACKETED, CIRCLED = line(f"（一）{TITLE}。样本", 1), line(f"①{TITLE}。样本", 1)
UNFINISHED, ENDED = above("样本" * 14 + "各处"), above("样本" * 14 + "各。")
INDENTED, FLUSH = put(line("样本取自", 2, x0=LEFT + 13)), put(line("样本取自", 2, x0=LEFT + 11))
BOLD = put(line("样本取自", 2, bold=True))
SET_IN = full("示", 1, x0=LEFT + 20)

PAIRS: list[tuple[str, Around, Around]] = [
    ("set in a face of its own", around(ONE, contrast=True), around(ONE)),
    ("a title that everybody knows", around(ONE, known=True), around(ONE)),
    ("larger than the text", around(line(TITLE, 1, size=10.9)), around(line(TITLE, 1, size=10.7))),
    ("stands alone on its line", around(full("示", 1, x0=LEFT - 21)), around(full("示", 1, x0=LEFT - 19))),
    ("fills its line in the type of the text", around(full("示", 1)), around(ONE)),
    ("fills its line in the type of the text", around(full("示", 1)), around(full("示", 1), contrast=True)),
    ("centred", around(line(TITLE, 1, x0=180)), around(line(TITLE, 1, x0=120))),
    ("ends as a sentence does", around(ONE, f"{TITLE}。"), around(ONE, TITLE)),
    ("ends as a sentence does", around(ONE, f"{TITLE}，"), around(ONE, f"{TITLE}，", contrast=True)),
    ("ends with a stop, in a face of its own", around(ONE, f"{TITLE}。", contrast=True), around(ONE, f"{TITLE}。")),
    ("holds a full stop", around(ONE, "示例。结果"), around(ONE, "示例、结果")),
    ("holds a full stop", around(CIRCLED, f"{TITLE}。", contrast=True), around(BRACKETED, f"{TITLE}。", contrast=True)),
    ("holds a full stop", around(ONE, f"{TITLE}。"), around(ONE, f"{TITLE}。", contrast=True)),
    ("holds a full stop", around(ONE, f"{TITLE}．样本"), around(ONE, f"{TITLE}2．0")),
    ("holds a full stop", around(BRACKETED, f"{TITLE}。"), around(BRACKETED, f"{TITLE}。", contrast=True)),
    ("holds a semicolon", around(ONE, "示例；结果"), around(ONE, "示例、结果")),
    ("holds a comma", around(ONE, "示例，结果"), around(ONE, "示例（Sample, S）结果")),
    ("white behind its number", around(line("1　示例", 1)), around(line("1示例", 1))),
    ("goes on with an unfinished line", around(ONE, before=UNFINISHED), around(ONE, before=ENDED)),
    ("opens a paragraph", around(SET_IN, following=FLUSH), around(SET_IN, following=INDENTED)),
    ("opens a paragraph", around(SET_IN, following=FLUSH), around(full("示", 1, x0=LEFT + 11), following=FLUSH)),
    ("opens a paragraph", around(SET_IN, following=FLUSH), around(line(TITLE, 1, x0=LEFT + 20), following=FLUSH)),
    ("opens a paragraph", around(SET_IN, following=FLUSH), around(SET_IN, following=BOLD)),
    ("opens a paragraph", around(SET_IN, following=FLUSH), around(SET_IN, following=FLUSH, whole=False)),
    ("white above it", around(line(TITLE, 1.2), before=above("样本")), around(line(TITLE, 1.1), before=above("样本"))),
    ("an indented paragraph below it", around(ONE, following=INDENTED), around(ONE, following=FLUSH)),
    ("an indented paragraph below it", around(ONE, following=INDENTED), around(ONE, following=INDENTED, whole=False)),
    ("at the margin between two paragraphs that are set in", around(ONE, bare=True), around(ONE)),
]  # fmt: skip


@pytest.mark.parametrize(("name", "holds", "fails"), PAIRS, ids=lambda value: value if isinstance(value, str) else "")
def test_each_reason_has_its_sides(name: str, holds: Around, fails: Around) -> None:
    assert name in {reason.name for reason in reasons_for(holds)}
    assert name not in {reason.name for reason in reasons_for(fails)}


def test_every_reason_is_tried() -> None:
    assert {name for name, _, _ in PAIRS} == {reason.name for reason in REASONS}


def test_the_signs_against_a_heading_weigh_less_than_nothing() -> None:
    against = {
        "fills its line in the type of the text",
        "goes on with an unfinished line",
        "opens a paragraph",
        "holds a comma",
    }
    against |= {reason.name for reason in REASONS if reason.name.startswith(("ends", "holds"))}
    assert {reason.name for reason in REASONS if reason.weight < 0} == against
