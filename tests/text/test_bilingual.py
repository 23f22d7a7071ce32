"""Which headings have the form of one printed in both languages, and their halves."""

from __future__ import annotations

import pytest

from pipeline.text.bilingual import heading_halves

PRINTED = [
    ("引言（Introduction）", "引言", "Introduction"),
    ("引言(Introduction)", "引言", "Introduction"),
    ("结论 (Conclusions)", "结论", "Conclusions"),
    ("引言 Introduction", "引言", "Introduction"),
    ("引　言　Introduction", "引　言", "Introduction"),
    ("引言/Introduction", "引言", "Introduction"),
    ("引言｜INTRODUCTION", "引言", "INTRODUCTION"),
    ("引言 1 Introduction", "引言", "Introduction"),
    ("取样 2.1 Sampling", "取样", "Sampling"),
    ("材料与方法（Materials and methods）", "材料与方法", "Materials and methods"),
    ("3D纸机的折叠(3D folding of planes)", "3D纸机的折叠", "3D folding of planes"),
    ("基于Fold.js的展示(Display based on Fold.js)", "基于Fold.js的展示", "Display based on Fold.js"),
    ("甲法（一）的检验(Tests of method A (first part))", "甲法（一）的检验", "Tests of method A (first part)"),
    ("支持向量机(Support vector machine)", "支持向量机", "Support vector machine"),  # a gloss: the article decides
]

OTHERS = [
    "HGF",
    "引言",
    "Introduction",
    "Introduction of the sample",
    "基于LSTM的模型",
    "支持向量机 SVM",
    "支持向量机(SVM)",
    "BERT 模型",
    "PI3K/AKT信号通路",
    "支持向量机(Support Vector Machine, SVM)",
    "编码器-解码器分割模型（U-Net）",
    "基于 WebGL 的地图",
    "场景(Scene)设置",
    "传统的 TFIDF",
    "折叠(Folding",  # cut at the line's end
    "机(Machine)",
    "",
]


@pytest.mark.parametrize(("text", "zh", "en"), PRINTED)
def test_the_halves_of_a_heading_in_both_languages(text: str, zh: str, en: str) -> None:
    assert heading_halves(text) == (zh, en)


@pytest.mark.parametrize("text", OTHERS)
def test_a_heading_in_one_language_has_no_halves(text: str) -> None:
    assert heading_halves(text) is None
