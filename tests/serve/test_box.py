"""What a box on a page gives is what extraction reads there."""

from __future__ import annotations

import json
from types import SimpleNamespace
from unittest import mock

import pytest
from read.test_recognised import ENGLISH, latin, page

from pipeline.model.block import Label
from pipeline.serve import boxed, workers
from tests.front.made import block


@pytest.mark.parametrize("box", [[45, 280, 400, 310], [60, 296, 60, 296]], ids=["around it", "a click"])
def test_a_line_that_was_recognised_letter_by_letter_comes_in_words(box, tmp_path):
    own = page(latin(ENGLISH, 50, 300))
    document = mock.MagicMock(page=lambda number, most: own, __len__=lambda self: 1)
    task = workers.task(tmp_path / "scan.pdf", tmp_path, "x", SimpleNamespace(), json.dumps({"page": 1, "box": box}))
    with (
        mock.patch.object(workers, "file_bytes", return_value=b""),
        mock.patch.object(workers, "open_reader", return_value=(document, b"")),
        mock.patch.object(workers, "guarded", lambda task, body: body(task)),
    ):
        [line] = workers.read_in_box(task).lines
    assert json.loads(line)["text"] == ENGLISH


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("李明^{1}", "李明"),
        ("李明1，2", "李明"),
        ("李 明^{①*}，", "李明"),
        ("^{2)}王小飞", "王小飞"),
        ("王小飞^{a,✉}", "王小飞"),
        ("LI Ming^{1,*}", "LI Ming"),
        ("Li Ming^{a},", "Li Ming"),
        ("王小飞", "王小飞"),
    ],
)
def test_a_name_is_filled_in_without_its_marks(printed, name):
    lines = block(Label.BYLINE, printed).block.lines
    found = boxed.read(lines, "authors[3].printed")
    assert (found.value, found.parts) == (name, (name,))
    assert boxed.read(lines, "titles[0].text").value != name or printed == name  # elsewhere it stands as it is printed


def test_of_several_names_each_is_a_part():
    lines = block(Label.BYLINE, "李明^{1}，王小飞^{1,2}，赵 琪^{2}").block.lines
    found = boxed.read(lines, "authors[zh]")
    assert (found.value, found.parts) == (found.text, ("李明", "王小飞", "赵琪"))
    assert found.marks == (("1",), ("1", "2"), ("2",))


@pytest.mark.parametrize("printed", ["李明（审校）", "李明 综述"])
def test_what_else_stands_beside_a_name_stays(printed):
    found = boxed.read(block(Label.BYLINE, printed).block.lines, "authors[0].printed")
    assert found.value == found.text


@pytest.mark.parametrize(
    ("printed", "aff"),
    [
        ("1. 示例大学纸艺学院，某市 100000", "示例大学纸艺学院,某市 100000"),
        ("③示例研究所，某市 100001", "示例研究所,某市 100001"),
        ("3M 纸艺研究所，某市 100001", "3M 纸艺研究所,某市 100001"),
        ("^{2}示例研究所，某市 100001", "示例研究所,某市 100001"),
        ("示例研究所，某市 100001", "示例研究所,某市 100001"),
        ("1 School of Paper, Example University, Faraway 100000, China",
         "School of Paper, Example University, Faraway 100000, China"),
    ],
)  # fmt: skip
def test_an_institution_is_filled_in_without_its_label(printed, aff):
    lines = block(Label.AFF, printed).block.lines
    assert boxed.read(lines, "affiliations[0].text").value == aff
    assert boxed.read(lines, "affiliations[0].label").parts == ()


@pytest.mark.parametrize(
    ("printed", "address", "value"),
    [
        ("第 32 卷", "volume.text", "32"),
        ("第19期", "issue", "19"),
        ("Vol. 32", "volume", "32"),
        ("2006 年", "year.text", "2006"),
        ("第 2006 页", "elocation_id", "2006"),
        ("增刊1", "issue", "增刊1"),
        ("2006 年第 3 期", "issue", "2006 年第 3 期"),  # which of them?
        ("收稿日期：2020年9月14日", "history[0].date", "2020-09-14"),
        ("14 September 2020", "history[0].date", "2020-09-14"),
        ("收稿日期：2020年9月14日", "history[2]", "收稿日期：2020年9月14日"),
        ("2020年9月14日", "titles[0].text", "2020年9月14日"),
    ],
)
def test_numbers_and_dates_are_filled_in_as_they_are_saved(printed, address, value):
    assert boxed.read(block(Label.PARAGRAPH, printed).block.lines, address).value == value
