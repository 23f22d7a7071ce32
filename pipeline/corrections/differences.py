"""What a person changed in a result's JSON: where, and the correction that it is, where there is one."""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from pipeline.corrections.address import Step
from pipeline.corrections.correction import Correction, Op, summary

# What follows from other values, or is no value of the article's.
DERIVED = frozenset({"format", "file", "producer", "alignment", "glossary", "diagnostics", "review", "confidence"})
DERIVED |= {"unplaced", "furniture", "id", "source", "inline", "subtitle_inline", "trans_inline", "parts", "graphic"}
DERIVED |= {"main", "field_confidence", "reasons"}
_CITATION = frozenset({"authors", "lang", "type"})  # these follow from a citation's text
_BY_TEXT = frozenset({"text", "printed", "title"})  # where nothing stands in these there is no item


Json = Mapping[str, Any]
Way = tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """Where the changed JSON is another: the way there in it, and the correction; else why there can be none.

    `follows` where the value is made of others.
    """

    way: Way
    item: Correction | None = None
    why: str = ""
    follows: bool = False


def differences(before: Json, after: Json) -> Iterator[Difference]:
    """What is different in `after`, in the order in which the corrections are to be made."""
    yield from _inside(before, after, "", ())


def _inside(before: Json, after: Json, at: str, way: Way) -> Iterator[Difference]:
    skipped = _skipped(before, after)
    for key, old in before.items():
        here = (*way, key)
        address = f"{at}.{key}" if at else key
        if key not in after and way and (key in skipped or key == "lang"):
            continue  # of an object that a person has put there anew: it is made again
        if key in skipped:
            if key == "main" and before["text"] == after.get("text") and isinstance(after.get(key), str):
                found = _between(old, after[key], address, here)  # put right by itself: the title's text follows it
                yield from (replace(each, follows=True) for each in found)
            elif key not in after or after[key] != old:
                yield Difference(here, None, "the program makes it of the article's other values", follows=True)
        elif key in after:
            yield from _between(old, after[key], address, here)
        elif isinstance(old, bool | int | float):
            yield Difference(here, None, "it is missing, and results have it always")
        elif old:
            yield from _between(old, [] if isinstance(old, list) else None, address, here)
    for key in after:
        if key not in before and key not in skipped:
            yield Difference((*way, key), None, "results have no such key there")
    if "sections" in before and before["text"] != after.get("text") and before["sections"] == after.get("sections"):
        yield _of_abstract(before, after.get("text"), at, way)


def _skipped(before: Json, after: Json) -> frozenset[str]:
    """The keys whose values follow from others here."""
    is_citation = "parts" in before
    skipped = DERIVED | _CITATION if is_citation else DERIVED
    if is_citation and before["text"] != after.get("text"):
        skipped |= {"fields"}
    return skipped | {"text"} if "sections" in before else skipped


def _of_abstract(before: Json, new: Any, at: str, way: Way) -> Difference:
    """A change in the whole text of an abstract, as one of the section whose text it is in."""
    old, sections = before["text"], before["sections"]
    here = (*way, "text")
    if not isinstance(new, str) or not new.strip():
        return _of_another_kind(here)
    if len(sections) == 1 and not sections[0]["title"]:
        return Difference(here, Correction(f"{at}.sections[0].text", Op.CHANGE, sections[0]["text"], new))
    for number, section in enumerate(sections):
        start, found, end = old.partition(section["text"])
        if found and new.startswith(start) and new.endswith(end) and len(new) > len(start) + len(end):
            text = new[len(start) : len(new) - len(end)]
            return Difference(here, Correction(f"{at}.sections[{number}].text", Op.CHANGE, section["text"], text))
    return Difference(here, None, "more than one section has changed: correct the texts of the sections")


def _of_another_kind(way: Way) -> Difference:
    return Difference(way, None, "its new value is of another kind")


def _between(old: Any, new: Any, at: str, way: Way) -> Iterator[Difference]:
    if old == new and type(old) is type(new):
        return
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        yield from _inside(old, new, at, way)
    elif isinstance(old, list) and isinstance(new, list):
        yield from _List(at, way).changed(old, new)
    elif old is not None and (new is None or (new == "" and way[-1] not in _BY_TEXT)):
        yield Difference(way, Correction(at, Op.REMOVE, summary(old)))
    elif old is None and not _is_item(new):
        yield _of_another_kind(way)
    elif isinstance(old, Mapping) and summary(old) == (summary({"keywords": new}) if isinstance(new, list) else new):
        return  # its text alone, or of a group its words alone, as a correction may have it
    else:
        yield Difference(way, Correction(at, Op.CHANGE, old, _given(new) if old is None else new))


def _is_item(value: Any) -> bool:
    """Whether it can be a value that was not there: an object with texts, a text, or a list of them."""
    if isinstance(value, list):
        return bool(value) and all(map(_is_item, value))
    if isinstance(value, Mapping):
        return all(isinstance(value.get(key, ""), str) for key in _BY_TEXT)
    return isinstance(value, str)


def _given(value: Any) -> Any:
    """An item as a correction gives it: without its place, and as its text where it has no more than that."""
    if not isinstance(value, Mapping):
        return value
    own = {key: inner for key, inner in value.items() if key != "source"}
    return own["text"] if own.keys() == {"text"} else own


@dataclass(slots=True)
class _List:
    """A list that becomes another one, step by step: at `at` in the article, at `way` in the changed JSON.

    `now` are the items as they stand after the steps so far: (from the old list, its number there) or (new, number);
    those of the new list so far end before the place `reached`.
    """

    at: str
    way: Way
    now: list[tuple[bool, int]] = field(default_factory=list)
    reached: int = 0

    def changed(self, old: Sequence[Any], new: Sequence[Any]) -> Iterator[Difference]:
        """Items are taken out, then put in and moved, each behind the one it is to follow, then compared."""
        pairs, moved = _paired(*([json.dumps(summary(item), sort_keys=True) for item in own] for own in (old, new)))
        of_new = {there: here for here, there in pairs.items()}
        self.now = [(True, number) for number in range(len(old)) if number in pairs]
        kept = 0  # of the items before this one, all of which stand where they did
        for number, item in enumerate(old):
            if number in pairs:
                kept += 1
            else:
                yield Difference((*self.way, kept), Correction(f"{self.at}[{kept}]", Op.REMOVE, summary(item)))
        for number, item in enumerate(new):
            before = (True, of_new[number - 1]) if number - 1 in of_new else (False, number - 1)
            if number not in of_new:
                yield self._added(number, item, before, old, new)
            elif of_new[number] in moved:
                yield from self._moved(number, of_new[number], old)
            else:
                self.reached = self.now.index((True, of_new[number]), self.reached) + 1
        for number, item in enumerate(new):
            if number in of_new:
                yield from _between(old[of_new[number]], item, f"{self.at}[{number}]", (*self.way, number))

    def _added(
        self, number: int, item: Any, before: tuple[bool, int], old: Sequence[Any], new: Sequence[Any]
    ) -> Difference:
        way = (*self.way, number)
        place = self.reached
        self.now.insert(place, (False, number))
        self.reached += 1
        if not _is_item(item) and not (old and isinstance(item, type(old[0]))):
            return _of_another_kind(way)
        near = None if not number else summary(old[before[1]] if before[0] else new[before[1]])
        own = {key: value for key, value in item.items() if key != "source"} if isinstance(item, Mapping) else item
        return Difference(way, Correction(f"{self.at}[{place}]", Op.ADD, near, own))

    def _moved(self, number: int, own: int, old: Sequence[Any]) -> Iterator[Difference]:
        place = self.now.index((True, own))
        del self.now[place]
        to = self.reached - (place < self.reached)
        self.now.insert(to, (True, own))
        self.reached = to + 1
        if to != place:
            yield Difference((*self.way, number), Correction(f"{self.at}[{place}]", Op.MOVE, summary(old[own]), to))


def _paired(old: Sequence[str], new: Sequence[str]) -> tuple[dict[int, int], set[int]]:
    """{number in the old list: in the new one} of the items that are the same, and the old ones that were moved.

    Those that are alike are; of the others, those that stand opposite each other.
    """
    pairs: dict[int, int] = {}
    codes = difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    for tag, i, end_i, j, end_j in codes:
        if tag == "equal":
            pairs.update(zip(range(i, end_i), range(j, end_j), strict=True))
    taken, moved = set(pairs.values()), set[int]()
    unpaired: dict[str, list[int]] = {}  # where the other items of a name stand in the new list, the first one last
    for there in range(len(new) - 1, -1, -1):
        if there not in taken:
            unpaired.setdefault(new[there], []).append(there)
    for number, name in enumerate(old):
        if number not in pairs and unpaired.get(name):
            pairs[number] = unpaired[name].pop()
            taken.add(pairs[number])
            moved.add(number)
    for _, i, end_i, j, end_j in codes:
        left = [number for number in range(i, end_i) if number not in pairs]
        free = [number for number in range(j, end_j) if number not in taken]
        pairs.update(zip(left, free, strict=False))
    return pairs, moved
