"""The walk finds each value once."""

from dataclasses import replace

from pipeline.model.article import Journal, Value
from pipeline.model.geometry import Bbox
from pipeline.model.source import Source
from pipeline.model.walk import walk
from tests.trust.made import ARTICLE

PRINTED = Source(1, Bbox(60, 40, 200, 52), "journal.head", 0.9)


def test_each_value_has_an_address_of_its_own() -> None:
    names = ("issn", "eissn", "cn", "publisher", "publisher_loc")
    journal = Journal(titles=(), **{name: Value(f"示例{name}", PRINTED) for name in names})
    found = [at.address for at in walk(replace(ARTICLE, front=replace(ARTICLE.front, journal=journal)))]
    assert len(found) == len({*found})
    assert {f"journal.{name}" for name in names} < {*found}
