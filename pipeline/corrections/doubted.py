"""What is still said against a value once others of its article were put right."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from pipeline.corrections.address import counted, path, put
from pipeline.corrections.edit import EDITORS
from pipeline.model.article import Article
from pipeline.model.diagnostic import Diagnostic
from pipeline.trust.front import values
from pipeline.trust.review import BETWEEN
from pipeline.trust.scale import Scale, measured
from pipeline.trust.setting import setting
from pipeline.trust.value import Value
from pipeline.write.json.values import share

Json = Any
Values = Mapping[str, Value]  # by their addresses in the JSON, lists counted by places


def judged(article: Article, remarks: Sequence[Diagnostic], record: Mapping[str, Json]) -> Values:
    """What the values of an article's front matter are judged by, as far as the article itself tells it.

    What its pages tell, which corrections do not change, is left out. In the front matter each value is judged by
    others: names by those of the other language, lists by each other's length.
    """
    return {counted(record, value.address): value for value in values(setting(article, remarks, ()))}


def still(
    items: Sequence[tuple[int, Mapping[str, Json]]],
    was: Sequence[Mapping[str, Json]],
    before: Values,
    after: Values,
    record: Mapping[str, Json],
    base: Mapping[str, Json],
) -> Iterator[tuple[int, Mapping[str, Json]]]:
    """The items of a review that are to be looked at still, by their places in the review `was` of the extraction.

    What a correction elsewhere has settled (the other language's name is spelt alike by now) goes from an item's
    reasons, and its share rises by what that weighed. An item goes where all its reasons have gone, or where its share
    is one of which nobody would have been asked.
    """
    scale = measured()
    for place, item in items:
        one = before.get(counted(base, was[place]["address"]))
        other = after.get(counted(record, item["address"]))
        found = item if one is None or other is None else _judged(item, one, other, scale)
        if found is not None:
            yield place, found


def _judged(item: Mapping[str, Json], one: Value, other: Value, scale: Scale) -> Mapping[str, Json] | None:
    gone = _words(one, scale) - _words(other, scale)
    reasons = item["reason"].split(BETWEEN)
    left = [reason for reason in reasons if reason not in gone]
    if len(left) == len(reasons):
        return item
    sure = scale.moved(one.family, item["confidence"], scale.odds(other) - scale.odds(one))
    cut = scale.cuts["value"]
    return {**item, "reason": BETWEEN.join(left), "confidence": share(sure)} if left and sure < cut else None


def settled(record: dict[str, Json], before: Values, after: Values) -> dict[str, Json]:
    """The record whose values that nobody touched are as sure as the corrected article makes them."""
    scale = measured()
    for address, other in after.items():
        one = before.get(address)
        gone = _words(one, scale) - _words(other, scale) if one is not None and one.text == other.text else None
        if one is not None and gone:
            by = scale.odds(other) - scale.odds(one)
            record = put(record, path(record, address), partial(_surer, one.family, gone, by, scale))
    return record


def _surer(family: str, gone: set[str], by: float, scale: Scale, value: Json) -> Json:
    source = value["source"]
    if source["rule"] in EDITORS or not gone.intersection(source.get("reasons", ())):
        return value
    left = [reason for reason in source["reasons"] if reason not in gone]
    kept = {key: inner for key, inner in source.items() if key != "reasons"} | ({"reasons": left} if left else {})
    sure = scale.moved(family, source["confidence"], by)
    return {**value, "source": {**kept, "confidence": share(sure)}}


def _words(value: Value, scale: Scale) -> set[str]:
    """What is said against it."""
    return {sign.words for sign in value.signs if sign.words and scale.worth(value.family, sign) < 0}
