"""The libraries that the installed program declares, and those of them that are there."""

from __future__ import annotations

import re
from importlib import metadata
from typing import NamedTuple

from pipeline.knowledge import lazy

PROGRAM = "duizhao"
_REQUIREMENT = lazy.compile(r"([\w.-]+)(?:\[[\w,]+\])?(?:>=([\d.]+))?[^;]*(?:;.*extra == [\"']([\w-]+)[\"'])?")


class Requirement(NamedTuple):
    """A library, the lowest version that will do, and the extra it belongs to, "" where it is always needed."""

    library: str
    lowest: str
    extra: str


def requirements() -> list[Requirement]:
    """What the installed program declares; nothing where it runs from its folder alone."""
    try:
        told = metadata.requires(PROGRAM) or []
    except metadata.PackageNotFoundError:
        return []
    found = [match for line in told if (match := _REQUIREMENT.match(line))]
    return [Requirement(match[1], match[2] or "", match[3] or "") for match in found]


def version(row: Requirement) -> str:
    """The library's version here, "" where it is not there."""
    try:
        return metadata.version(row.library)
    except metadata.PackageNotFoundError:
        return ""


def will_do(row: Requirement) -> bool:
    """Whether the library is there, in the lowest version or a later one."""
    return bool(own := version(row)) and _numbers(own) >= _numbers(row.lowest)


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", text.partition("+")[0]))
