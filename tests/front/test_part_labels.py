"""The parts of an abstract whose labels a face of their own, or their order alone, tells from the text."""

from __future__ import annotations

import re

import pytest

from pipeline.model.block import Block, Label, LabelledBlock, Line, Origin, Span
from pipeline.model.geometry import Bbox
from pipeline.model.lang import Lang
from pipeline.parse.front.abstracts import abstract

SONG, HEI = "FZSSK--GBK1-0", "FZHTK--GBK1-0"


def line(printed: str, at: int) -> Line:
    """A line of text; between asterisks stands 黑体, between bars bold of the text's own font."""
    box = Bbox(50.0, 100.0 + 14 * at, 500.0, 110.0 + 14 * at)
    pieces = [piece for piece in re.split(r"(\*[^*]+\*|\|[^|]+\|)", printed) if piece]
    spans = [
        Span(piece.strip("*|"), box, HEI if piece[0] == "*" else SONG, 9.0, bold=piece[0] == "|") for piece in pieces
    ]
    return Line(1, box, tuple(spans))


def parts(*printed: str, lang: Lang = Lang.ZH, label: str = "摘要：") -> list[tuple[str, str]]:
    lines = tuple(line(text, at) for at, text in enumerate(printed))
    length = len(label) if lines[0].text.startswith(label) else 0
    block = LabelledBlock(
        Block(lines, lines[0].bbox), Label.ABSTRACT, lang, "labels.abstract", 0.9, length, origin=Origin.LABEL
    )
    return [(sec.title, sec.text) for sec in abstract([block]).secs]


ZH = [
    ("目的", "比较三种纸飞机。"),
    ("方法", "2018年试飞60架。"),
    ("结果", "与窄翼比较，其远。"),
    ("结论", "宽翼可取。"),
]


@pytest.mark.parametrize("mark", ["*", "|"])
def test_labels_in_a_face_of_their_own_name_parts(mark: str) -> None:
    text = "".join(f"{mark}{title}{mark}{own}" for title, own in ZH)
    assert parts("*摘要：*" + text) == ZH


def test_a_label_that_a_lines_end_cuts_is_one() -> None:
    assert parts("*摘要：**目的*比较纸飞机。*方*", "*法*试飞60架。*结果*宽翼组更远。", "*结论*", "宽翼可取。") == [
        ("目的", "比较纸飞机。"),
        ("方法", "试飞60架。"),
        ("结果", "宽翼组更远。"),
        ("结论", "宽翼可取。"),
    ]


def test_a_word_in_bold_within_a_sentence_names_no_part() -> None:
    whole = "比较三种纸飞机，其目的与方法另述。方法所限，结果不一。"
    assert parts("*摘要：*比较三种纸飞机，其*目的*与*方法*另述。方法所限，*结果*不一。") == [("", whole)]


def test_the_same_face_as_the_texts_tells_nothing() -> None:
    assert parts("摘要：目的在远。结果表明纸厚者近。")[0][0] == ""


def test_english_labels_in_a_face_of_their_own_need_no_capital() -> None:
    printed = "*Abstract: Objective* to compare paper planes. *Methods* p53 planes flew. *Results* they landed."
    assert parts(printed, lang=Lang.EN, label="Abstract: ") == [
        ("Objective", "to compare paper planes."),
        ("Methods", "p53 planes flew."),
        ("Results", "they landed."),
    ]


def test_four_labels_in_their_order_are_told_by_their_words() -> None:
    assert parts("摘要：" + "".join(title + own for title, own in ZH)) == ZH


@pytest.mark.parametrize(
    "text",
    [
        "目的是比较纸飞机。方法采用试飞。结果宽翼更远。结论宽翼可取。",
        "本文比较纸飞机。目的明确。方法简便。结果可靠。结论可信。",
        "目的比较纸飞机。方法试飞60架。结果表明宽翼更远。结论宽翼可取。",
        "目的比较纸飞机。结果宽翼更远。方法试飞60架。结论宽翼可取。",
        "目的比较纸飞机。方法试飞60架。宽翼更远。",
    ],
)
def test_sentences_that_begin_with_such_words_are_no_parts(text: str) -> None:
    assert parts("摘要：" + text) == [("", text)]
