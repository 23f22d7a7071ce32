"""`doctor`: what is installed, what of it works, what the machine gives, and what to do about what is missing."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import NamedTuple

import typer

from pipeline.errors import ExitStatus
from pipeline.said import said


class State(StrEnum):
    """How a line begins; only what is broken is a failure."""

    OK = "ok"
    NONE = "--"  # optional, and not there
    LOOK = "!!"  # works, and less well than it could
    BROKEN = "XX"


class Finding(NamedTuple):
    """One line: what was looked at, what was found, and what to do about it."""

    state: State
    name: str
    found: str
    remedy: str = ""


def doctor() -> None:
    """Say what is installed, which extras work, what the machine gives, and what to do about what is missing.

    Exit status 0: all that is installed works; 1: something that is needed is missing or does not work.
    """
    from pipeline.commands.health import findings

    broken = False
    for finding in findings():
        broken |= finding.state is State.BROKEN
        print(f"{finding.state}  {finding.name}: {finding.found}")
        if finding.remedy:
            print(f"      -> {finding.remedy}")
        sys.stdout.flush()  # recognising a page takes seconds
    print(said("something that is needed does not work") if broken else said("all that is installed works"))
    raise typer.Exit(ExitStatus.SOME_FAILED if broken else ExitStatus.OK)
