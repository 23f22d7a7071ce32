"""The corrections that a person's changes in a result's JSON stand for, and the changes that stand for none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pipeline.corrections.address import Step, at, joined
from pipeline.corrections.apply import applied
from pipeline.corrections.correction import Correction, Op
from pipeline.corrections.differences import Difference, differences
from pipeline.corrections.files import record
from pipeline.corrections.hollow import emptied
from pipeline.corrections.parts import Base
from pipeline.corrections.shapes import complete
from pipeline.errors import UnreadableResult
from pipeline.model.diagnostic import Diagnostic, Kind

_ROUNDS = 3  # a value that another one's correction sets too is put right once that is made
_OF_PAIRS = frozenset({"zh_index", "en_index", "zh_ids", "en_ids", "score", "evidence", "confidence", "reasons", "id"})

Json = Any


@dataclass(frozen=True, slots=True)
class Refused:
    """A change that is no correction: its address in the changed JSON, empty for all of it, and why not."""

    address: str
    why: str


@dataclass(frozen=True, slots=True)
class Edits:
    """What was changed: the corrections, in their order, and what cannot be made one."""

    items: tuple[Correction, ...] = ()
    refused: tuple[Refused, ...] = ()


def not_taken(name: str, item: Refused) -> Diagnostic:
    """The remark on a change in the file `name` that is no correction."""
    details = {"name": name, "address": item.address or "all of it", "why": item.why}
    return Diagnostic(Kind.CHANGE_NOT_TAKEN, details=details)


def edits(before: Mapping[str, Json], edited: bytes, who: str = "", base: Mapping[str, Json] | None = None) -> Edits:
    """What a person changed in a result's JSON value, of the changed file: each change is a correction or is refused.

    What follows from values (pairs, numbers of links, inner marks) is no change where it only stayed as it was, in
    `before` or in `base`, which a copy may be of; nor is it in one of another version's.
    Raises UnreadableResult where `before` is no result.
    """
    try:
        after = record(edited)
    except UnreadableResult as error:
        return Edits(refused=(Refused("", str(error)),))
    if after.get("format") != before["format"]:
        return Edits(refused=(Refused("", f"its format is {after.get('format')!r}, not {before['format']!r}"),))
    if other := _other_pdf(before, after):
        return Edits(refused=(Refused("", f"it is of another PDF, {other}"),))
    return _Taking(before, after, who, base).edits()


def _other_pdf(before: Mapping[str, Json], after: Mapping[str, Json]) -> str:
    """The name of the PDF that the changed file is of, where neither name nor content is this result's; else ""."""
    own, file = before.get("file"), after.get("file")
    if not (isinstance(own, Mapping) and isinstance(file, Mapping)):
        return ""
    differs = all(own.get(key) and file.get(key) and own[key] != file[key] for key in ("name", "sha256"))
    return str(file["name"]) if differs else ""


class _Taking:
    """The changes taken over, round by round: `now` is the article as the corrections so far make it."""

    def __init__(
        self, before: Mapping[str, Json], after: Mapping[str, Json], who: str, base: Mapping[str, Json] | None
    ) -> None:
        before = complete(before)
        if after.get("producer") != before.get("producer"):
            after = complete(after, before)  # another version has not taken out what it does not know
        after = emptied(after, before)
        self.before, self.after, self.who = Base(before), after, who
        is_other = base is not None and any(base[key] != after.get(key) for key in ("file", "producer"))
        self.first = [
            each for each in differences(before, after)
            if not (each.follows and (is_other or (base is not None and _is_as_in(base, after, each.way))))
        ]  # fmt: skip
        self.ways = {each.way for each in self.first}
        self.items: tuple[Correction, ...] = ()
        self.now: Mapping[str, Json] = before
        self.refused: dict[tuple[tuple[Step, ...], bool], Refused] = {}
        self.tried: list[Correction] = []

    def edits(self) -> Edits:
        found = self.first
        for _ in range(_ROUNDS):
            self._take([each for each in found if each.item and each.item not in self.tried])
            found = list(self._left())
            if all(each.item is None or each.item in self.tried for each in found):
                break
        for each in found:
            self.refused.setdefault(self._name(each), _refused(each, each.why))
        return Edits(self.items, tuple(self.refused.values()))

    @staticmethod
    def _name(each: Difference) -> tuple[tuple[Step, ...], bool]:
        """An item taken out has no place of its own: another one stands there."""
        return each.way, each.item is not None and each.item.op is Op.REMOVE

    def _take(self, fresh: Sequence[Difference]) -> None:
        """Make the corrections that can be made; why the others cannot."""
        own = [(each, replace(each.item, who=self.who)) for each in fresh if each.item]
        done = applied(self.before, (*self.items, *(item for _, item in own)))
        whys = {id(item): str(remark.details["why"]) for item, remark in zip(done.stale, done.left, strict=True)}
        for each, item in own:
            self.tried += [each.item] if each.item else []
            self.refused.pop(self._name(each), None)  # it was another one before others were made
            if id(item) in whys:
                self.refused[self._name(each)] = _refused(each, whys[id(item)])
        self.items = (*self.items, *(item for _, item in own if id(item) not in whys))
        self.now = done.record

    def _left(self) -> Iterator[Difference]:
        """What is different still, of what the person changed: at the same places, or inside them."""
        for each in differences(self.now, self.after):
            is_own = each.way in self.ways
            inside = each.item is not None and any(each.way[:length] in self.ways for length in range(len(each.way)))
            if (is_own or (inside and _is_given(self.after, each.way))) and not self._is_same(each):
                yield each

    def _is_same(self, each: Difference) -> bool:
        """Whether it is the pairs, and they are the same ones, whatever the numbers of their texts."""
        if each.way != ("alignment",) or "alignment" not in self.after:
            return False
        return bool(_pairs(self.now["alignment"]) == _pairs(self.after["alignment"]))


def _refused(each: Difference, why: str) -> Refused:
    address = each.item.address if each.item and each.item.op is Op.REMOVE else joined(each.way)
    return Refused(address, why or "a correction does not bring it about")


def _is_as_in(base: Json, after: Json, way: Sequence[Step]) -> bool:
    try:
        return bool(at(base, way) == at(after, way))
    except (KeyError, IndexError, TypeError):
        return False


def _is_given(record: Json, way: Sequence[Step]) -> bool:
    """Whether the record has something there, or a list that could: what an added item leaves out is made for it."""
    try:
        holder = at(record, way[:-1])
    except (KeyError, IndexError, TypeError):
        return False
    return isinstance(holder, list) or (isinstance(holder, Mapping) and way[-1] in holder)


def _pairs(value: Json) -> Json:
    if isinstance(value, list):
        return [_pairs(inner) for inner in value]
    if isinstance(value, Mapping):
        return {key: _pairs(inner) for key, inner in value.items() if key not in _OF_PAIRS}
    return value
