"""The program with rules moved and pages set anew, by which confidences are measured, still makes articles."""

from __future__ import annotations

import importlib.util
import random
from pathlib import Path

import pytest

from pipeline import label, layout, parse, read
from pipeline.settings import Settings
from pipeline.text.hyphens import words_of

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "input" / "clinical-structured.pdf"
ROOMS = ("label", "parse", "typeset")

spec = importlib.util.spec_from_file_location("perturb", ROOT / "tools" / "perturb.py")
assert spec is not None
assert spec.loader is not None
perturb = importlib.util.module_from_spec(spec)
spec.loader.exec_module(perturb)


@pytest.fixture(scope="module")
def pages():
    return layout.ruled(read.pages(SAMPLE, Settings().limits, lambda item: None))


def article(pages, arranged):
    words = words_of(line.text for block in arranged.blocks for line in block.lines)
    return parse.article(label.blocks(arranged, pages, frozenset()), pages, words, lambda item: None)


def test_nothing_moved_is_the_same_article(pages):
    plain = layout.layout(pages)
    with perturb.perturbed(random.Random(2), 0.0, *ROOMS):
        anew = perturb.reset(plain, random.Random(2), 0.0)
        assert anew.blocks == plain.blocks
        assert article(pages, anew) == article(pages, plain)


def test_an_article_is_made_of_a_page_set_anew_by_moved_rules(pages):
    plain = layout.layout(pages)
    with perturb.perturbed(random.Random(2), 0.1, *ROOMS):
        anew = perturb.reset(plain, random.Random(2), 1.0)
        found = article(pages, anew)
    assert anew.blocks != plain.blocks
    assert found.body.content


def test_what_was_moved_stands_as_before(pages):
    plain = layout.layout(pages)
    before = article(pages, plain)
    with pytest.raises(KeyError), perturb.perturbed(random.Random(1), 1.0, *ROOMS):
        raise KeyError
    assert article(pages, plain) == before
