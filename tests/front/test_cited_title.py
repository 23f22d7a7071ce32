"""A title that only the article's own citation gives."""

from __future__ import annotations

import pytest

from pipeline.model.block import Label
from pipeline.model.geometry import Bbox
from pipeline.model.lang import Lang
from pipeline.model.source import Source
from pipeline.parse.front.fields import Field
from pipeline.parse.front.titles import cited_title, title
from tests.front.made import block


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("LI Ming, WANG Xiaofei, et al. Gliding of paper planes[J]. Journal of Examples, 2018, 38(2): 21-27.",
         "Gliding of paper planes"),
        ("LI Ming, WANG Xiaofei. Gliding of paper planes, a study. Journal of Examples, 2018, 38（2）：21-27.",
         "Gliding of paper planes, a study"),
        ("Li M, Wang XF and Zhao Q. 2012. Gliding of paper planes. Acta Exempla, 38(2): 21-27",
         "Gliding of paper planes"),
        ("Journal of Examples, 2018, 38(2): 21-27", None),
    ],
)  # fmt: skip
def test_title_of_a_citation(text, expected):
    source = Source(1, Bbox(0, 0, 10, 10), "labels.cite-as.en", 0.9)
    found = cited_title([Field("cite-as", Label.CITE_AS, Lang.EN, text, source)], Lang.EN)
    assert (found.text if found is not None else None) == expected


@pytest.mark.parametrize(
    ("printed", "found"),
    [
        ("纸飞机的滑翔^{α}", "纸飞机的滑翔"),
        ("纸飞机的滑翔^{a}", "纸飞机的滑翔"),
        ("纸飞机的滑翔α", "纸飞机的滑翔α"),
    ],
)
def test_one_raised_letter_behind_a_title_in_hanzi_is_a_note_s_mark(printed, found):
    own = title([block(Label.TITLE, printed)])
    assert own is not None
    assert own.text == found


@pytest.mark.parametrize(
    ("printed", "found"),
    [
        ("细胞外Ca^{2+}的折叠作用", "细胞外Ca2+的折叠作用"),
        ("Effect of ^{137}Cs on Paper", "Effect of 137Cs on Paper"),
        ("Folding at 5 t·hm^{-2} of Paper", "Folding at 5 t·hm-2 of Paper"),
        ("Folding of Paper Planes^{1}", "Folding of Paper Planes"),
        ("纸飞机的滑翔^{2}", "纸飞机的滑翔"),
        ("纸飞机^{*}的滑翔", "纸飞机的滑翔"),
        ("纸飞机的滑翔^{Δ}", "纸飞机的滑翔"),
    ],
)
def test_raised_signs_of_a_formula_are_part_of_a_title(printed, found):
    own = title([block(Label.TITLE, printed)])
    assert own is not None
    assert own.text == found
