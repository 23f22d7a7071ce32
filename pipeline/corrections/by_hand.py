"""What a person changed by hand in a result's files since they were written, taken for what it is: corrections."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from pipeline.corrections.apply import Applied
from pipeline.corrections.correction import Correction, Corrections
from pipeline.corrections.differences import differences
from pipeline.corrections.files import Tree, corrected, read, record, sha256, texts, written
from pipeline.errors import UnreadableResult
from pipeline.results.decode import article as decoded
from pipeline.results.output import EXTRACTED

WHO = "by hand"
_JSON = ".json"


@dataclass(frozen=True, slots=True)
class ByHand:
    """What was changed by hand: the suffixes of the files, and what can be made corrections of.

    `first` are changes in the extraction itself, which the other corrections build on, `last` those in the JSON that
    was written with them. `is_base` where the JSON that was changed is the extraction: what it was is not kept.
    """

    files: tuple[str, ...] = ()
    first: tuple[Correction, ...] = ()
    last: tuple[Correction, ...] = ()
    is_base: bool = False
    digest: str = ""  # of the changed JSON

    def __bool__(self) -> bool:
        return bool(self.files or self.is_base)

    def added(self, corrections: Corrections) -> Corrections:
        """The corrections with these among them."""
        if not self.first and not self.last:
            return corrections
        return replace(corrections, items=(*self.first, *corrections.items, *self.last), taken=self.digest)


def by_hand(tree: Tree, name: str, corrections: Corrections, fresh: bytes = b"") -> ByHand:
    """What was changed by hand under this name since it was written.

    `fresh` is the JSON of a new extraction: where it is the one that was changed, it tells what was. Raises OSError.
    """
    last = written(tree, name)
    base, now = read(tree, name + EXTRACTED), read(tree, name + _JSON)
    own = base or now
    is_base = bool(own and last.extracted) and sha256(own) != last.extracted and own != fresh
    files = [suffix for suffix, digest in last.files.items()
             if (data := read(tree, name + suffix)) and sha256(data) != digest]  # fmt: skip
    first = _between(_value(fresh), own) if is_base and sha256(fresh) == last.extracted else ()
    second: tuple[Correction, ...] = ()
    if base and files:
        done = _applied(base, corrections, last.pdf)
        made = texts(done, name, files) if done else {}
        files = [suffix for suffix in files if made.get(suffix) != read(tree, name + suffix)]  # a run that was killed
        if done and _JSON in files and sha256(now) != corrections.taken:
            second = _between(done.record, now)
    elif fresh and now == fresh:
        files = [suffix for suffix in files if suffix != _JSON]
    return ByHand(tuple(files), first, second, is_base, sha256(now))


def _applied(base: bytes, corrections: Corrections, pdf: str) -> Applied | None:
    try:
        return corrected(base, corrections.items, pdf)
    except UnreadableResult:
        return None


def _value(data: bytes) -> Mapping[str, Any]:
    return record(data) if data else {}


def _between(before: Mapping[str, Any], changed: bytes) -> tuple[Correction, ...]:
    """The corrections that a changed JSON stands for; none where it is no result any more."""
    try:
        after = record(changed)
        decoded(after)
    except UnreadableResult:
        return ()
    return tuple(replace(item, who=WHO) for item in differences(before, after))
