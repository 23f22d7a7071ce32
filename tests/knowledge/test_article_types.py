"""Each row of article_types.toml finds what it says it finds."""

import pytest

from pipeline.knowledge.article_types import RESEARCH, article_type


@pytest.mark.parametrize(
    ("title", "kind"), [("勘误", "correction"), ("Erratum", "correction"), ("勘误表的编制", RESEARCH)]
)
def test_a_title_of_one_word(title: str, kind: str) -> None:
    """A notice stands in no column."""
    assert article_type("", title) == kind


def test_without_a_column_it_is_research() -> None:
    assert article_type("") == RESEARCH


@pytest.mark.parametrize("label", ["卷首语 Editorial", "卷首语", "Editorial", "述评·Editorial"])
def test_a_column_in_both_languages_is_told_by_either(label: str) -> None:
    assert article_type(label) == "editorial"
