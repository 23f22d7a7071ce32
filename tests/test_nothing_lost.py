"""What is printed is in one place of the finished result: none of it lost, none twice. `ledger.py` has the account."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.model.article import Leftover
from pipeline.model.body import Body
from pipeline.run import Result
from tests.ledger import differences

SAMPLES = sorted((Path(__file__).parents[1] / "input").glob("*.pdf"))


@pytest.fixture(scope="module")
def sample(converted: Callable[[str], Result]) -> Result:
    return converted("engineering-bilingual")


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_every_character_of_a_sample_has_its_place(path: Path, converted: Callable[[str], Result]) -> None:
    assert differences(converted(path.stem)) == []


def test_a_lost_section_is_seen(sample: Result) -> None:
    content = sample.article.body.content
    cut = replace(sample.article, body=Body(content[:-1], sample.article.body.footnotes))
    assert [line.split(" ")[0] for line in differences(replace(sample, article=cut))] == ["body:"]


def test_text_in_two_places_is_seen(sample: Result) -> None:
    block = next(block for block in sample.blocks if block.label.value == "p")
    again = Leftover("unplaced", block.block.lines[0].text, block.source)
    doubled = replace(sample.article, leftovers=(*sample.article.leftovers, again))
    (said,) = differences(replace(sample, article=doubled))
    assert said.startswith("furniture and unplaced")
    assert "twice" in said


@pytest.mark.parametrize("field", ["titles", "affs", "abstracts", "kwd_groups", "funding_statements", "history", "clc"])
def test_a_lost_value_of_the_front_matter_is_seen(sample: Result, field: str) -> None:
    values = getattr(sample.article.front, field)
    assert values
    front = replace(sample.article.front, **{field: values[:-1]})
    assert differences(replace(sample, article=replace(sample.article, front=front))) != []


def test_a_lost_reference_is_seen(sample: Result) -> None:
    back = replace(sample.article.back, references=sample.article.back.references[1:])
    found = differences(replace(sample, article=replace(sample.article, back=back)))
    assert [line.split(":")[0] for line in found] == ["references"]
