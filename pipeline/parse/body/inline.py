"""Running text as characters with styles, and back: what marks are found in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.model.block import Script
from pipeline.model.body import Inline, RefType, Run, Xref


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark found in a text: characters `start` to `end` point to `rids`."""

    start: int
    end: int
    ref_type: RefType
    rids: tuple[str, ...]


def text_of(runs: Iterable[Inline]) -> str:
    return "".join(run.text for run in runs)


def scripts_of(runs: Iterable[Run]) -> list[Script]:
    """The script of each character."""
    return [run.script for run in runs for _ in run.text]


def with_marks(runs: Sequence[Run], marks: Iterable[Mark]) -> tuple[Inline, ...]:
    """The runs with the marked characters as Xref; of two marks that overlap the first one counts.

    What is raised behind a mark, `[7] (P30)`, leaves the white between the two outside.
    """
    found: list[Inline] = []
    at = 0
    for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end)):
        if mark.start < at:
            continue
        found += _white_outside(cut(runs, at, mark.start))
        inside = cut(runs, mark.start, mark.end)
        script = Script.SUP if all(run.script is Script.SUP for run in inside if run.text.strip()) else Script.BASE
        found.append(Xref(mark.ref_type, mark.rids, text_of(inside), script))
        at = mark.end
    return (*found, *_white_outside(cut(runs, at, len(text_of(runs)))))


def _white_outside(runs: Iterable[Run]) -> Iterator[Run]:
    """The runs, the white at the ends of raised and lowered ones on the line."""
    for run in runs:
        core = run.text.strip()
        if run.script is Script.BASE or not core or core == run.text:
            yield run
            continue
        before, _, behind = run.text.partition(core)
        yield from (Run(before),) if before else ()
        yield replace(run, text=core)
        yield from (Run(behind),) if behind else ()


def cut(runs: Sequence[Run], start: int, end: int) -> list[Run]:
    """The runs' characters `start` to `end`."""
    found: list[Run] = []
    at = 0
    for run in runs:
        low, high = max(start, at), min(end, at + len(run.text))
        if low < high:
            found.append(replace(run, text=run.text[low - at : high - at]))
        at += len(run.text)
    return found
