"""An article's JSON beside what it was read as: what a correction leaves alone is neither read nor written again."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from functools import cache, cached_property
from operator import attrgetter
from typing import Any

from pipeline.check import article as checked
from pipeline.corrections.correction import summary
from pipeline.corrections.doubted import Values, judged
from pipeline.model.diagnostic import Diagnostic
from pipeline.model.ids import ref_id
from pipeline.results.decode import article as decoded
from pipeline.write.json.codec import Shape
from pipeline.write.json.layout import render
from pipeline.write.json.shapes import BACK, BODY, FRONT, REFERENCE

Json = Any
_PARTS = {FRONT.name: attrgetter("front"), BODY.name: attrgetter("body"), BACK.name: attrgetter("back")}
MEASURED = ("field_confidence", "confidence", "reasons")  # of a cited work and of a pair, which have no source
_ASIDE = frozenset({"unplaced", "furniture", "diagnostics", "review", "glossary"})  # nothing there is measured


class Base:
    """An uncorrected article: its JSON value, which nobody changes, and what was read of it.

    A value of the JSON that a correction leaves alone is the same object afterwards, and so is what it was read as: by
    that it is known, and taken from here.
    """

    def __init__(self, record: Mapping[str, Json]) -> None:
        """Raises UnreadableResult where it is no result."""
        self.record, self.article = record, decoded(record)
        items = [*record["references"], *record["unplaced"], *record["furniture"], *record["glossary"]]
        values = [*self.article.back.references, *self.article.leftovers, *self.article.glossary]
        self._values = {id(item): value for item, value in zip(items, values, strict=True)}
        self._items: dict[int, dict[str, Json]] = {id(value): item for item, value in zip(items, values, strict=True)}

    @cached_property
    def remarks(self) -> tuple[Diagnostic, ...]:
        """What the checks say of it."""
        found: list[Diagnostic] = []
        checked(self.article, found.append)
        return tuple(found)

    @cached_property
    def judged(self) -> Values:
        """What its values are judged by."""
        return judged(self.article, self.remarks, self.record)

    @cached_property
    def _reasons(self) -> dict[str, Json]:
        """The reasons of its measured confidences, by the values that they are of."""
        found: dict[str, Json] = {}
        for key, value in self.record.items():
            if key not in _ASIDE:
                _measured(value, found, give=False)
        return found

    def read(self, shape: Shape, record: Mapping[str, Json]) -> Any:
        """The value of a record, as `Shape.read` has it."""
        if id(record) in self._values:
            return self._values[id(record)]
        if shape.name in _PARTS and all(record.get(key) is self.record.get(key) for key in _keys(shape.name)):
            return _PARTS[shape.name](self.article)
        if shape.name != BACK.name:
            return shape.read(record)
        listed = tuple(self.read(REFERENCE, item) for item in record["references"])
        return replace(shape.read({**record, "references": []}), references=listed)

    def write(self, shape: Shape, value: Any) -> dict[str, Json]:
        """The record of a value, as `Shape.write` has it, with the reasons of what was measured."""
        if id(value) in self._items:
            return self._items[id(value)]
        if shape.name in _PARTS and value is _PARTS[shape.name](self.article):
            return {key: self.record[key] for key in _keys(shape.name) if key in self.record}
        if shape.name != BACK.name:
            found: dict[str, Json] = self.fresh(shape.write(value))
            return found
        listed = [{**self.write(REFERENCE, item), "id": ref_id(item, n)} for n, item in enumerate(value.references)]
        return {**self.fresh(shape.write(replace(value, references=()))), "references": listed}

    def fresh(self, value: Json) -> Any:
        """A written value as it is read from a file, what was measured in it with its reasons."""
        found = json.loads(render(value))
        _measured(found, self._reasons, give=True)
        return found


@cache
def _keys(name: str) -> tuple[str, ...]:
    """The keys of the JSON that a part of an article stands in."""
    properties, _ = next(shape for shape in (FRONT, BODY, BACK) if shape.name == name).properties()
    return tuple(properties)


def _measured(value: Json, known: dict[str, Any], *, give: bool) -> None:
    """Take the reasons of measured confidences from a record, or give them to the same values of another."""
    if isinstance(value, dict):
        source = value.get("source")
        if isinstance(source, dict) and (give or "reasons" in source):
            name = json.dumps([source | {"reasons": 0}, summary(value)], sort_keys=True)
            if give and name in known:
                source["reasons"] = known[name]
            elif not give:
                known[name] = source["reasons"]
        _unplaced(value, known, give=give)
        for inner in value.values():
            _measured(inner, known, give=give)
    elif isinstance(value, list):
        for inner in value:
            _measured(inner, known, give=give)


def _unplaced(value: dict[str, Any], known: dict[str, Any], *, give: bool) -> None:
    """The same for cited works and pairs of sentences, which say themselves how sure they are."""
    if "parts" not in value and "zh_ids" not in value:
        return
    measured = {key: value[key] for key in MEASURED if key in value}
    if give or measured:
        name = json.dumps([value.get(key) for key in ("text", "zh", "en", "zh_ids")])
        value |= known.get(name, {}) if give else {}
        known |= {} if give else {name: measured}
