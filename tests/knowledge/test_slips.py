"""Signs that recognition gives for others: each row of slips.toml mends its examples and leaves its others alone."""

from __future__ import annotations

import pytest

from pipeline.knowledge.labels import label_rows
from pipeline.knowledge.slips import Form, Slip, forms, looks, slips
from pipeline.read.slips import without_slips

ROWS = [pytest.param(slip, id=f"{slip.shown}-{at}") for at, slip in enumerate(slips())]


@pytest.mark.parametrize("slip", ROWS)
def test_a_slip_is_mended_where_its_neighbours_tell_it(slip: Slip) -> None:
    assert slip.finds
    for row, following, printed in slip.finds:
        assert "".join(without_slips(row, following)) == printed


@pytest.mark.parametrize("slip", ROWS)
def test_what_only_looks_like_it_stays(slip: Slip) -> None:
    assert slip.rejects
    for row in slip.rejects:
        assert "".join(without_slips(row)) == row


@pytest.mark.parametrize("form", [pytest.param(form, id=form.finds[0][1]) for form in forms()])
def test_a_value_of_exact_form_has_figures_and_hyphens(form: Form) -> None:
    for row, printed in form.finds:
        assert "".join(without_slips(row)) == printed
    for row in form.rejects:
        assert form.pattern.search(row) is None


@pytest.mark.parametrize(
    ("row", "printed"),
    [
        ("搞要：本文虚构了一条河", "摘要：本文虚构了一条河"),
        ("[搞要]本文虚构了一条河", "[摘要]本文虚构了一条河"),
        ("搞 要：本文虚构了一条河", "摘 要：本文虚构了一条河"),
        ("关键诃虚构；河流", "关键词虚构；河流"),
        ("关键诃；虚构，河流", "关键词：虚构，河流"),
        ("中囤分类号：TP391文献标织玛：A", "中图分类号：TP391文献标识码：A"),
        ("收搞曰期：2021-07-12", "收稿日期：2021-07-12"),
        ("收搞日期2021-07-12", "收稿日期2021-07-12"),
        ("关键词；虚构，河流", "关键词：虚构，河流"),
        ("接受日期；2025-04-24", "接受日期：2025-04-24"),
        ("墓金项目：虚构科学基金", "基金项目：虚构科学基金"),
    ],
)
def test_a_label_has_its_own_hanzi(row: str, printed: str) -> None:
    assert "".join(without_slips(row)) == printed


@pytest.mark.parametrize("row", ["搞要案的办法如下：第一", "日期：2021", "这些关键词；其余", "本文搞要：不全"])
def test_other_words_keep_theirs(row: str) -> None:
    assert "".join(without_slips(row)) == row


def test_no_label_is_taken_for_another() -> None:
    slips_of_editors = {"关健词", "中国分类号"}  # printed so, and read so
    words = {form for row in label_rows() for form in row.forms} - slips_of_editors
    assert [word for word in words if "".join(without_slips(f"{word}：")) != f"{word}："] == []
    assert looks()
