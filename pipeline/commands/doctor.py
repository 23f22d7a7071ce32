"""`doctor`: what is installed, what of it works, what the machine gives, and what to do about what is missing."""

from __future__ import annotations

import sys

import typer

from pipeline.errors import ExitStatus
from pipeline.said import said


def doctor() -> None:
    """Say what is installed, which extras work, what the machine gives, and what to do about what is missing.

    Exit status 0: all that is installed works; 1: something that is needed is missing or does not work.
    """
    from pipeline.commands.health import State, findings

    broken = False
    for finding in findings():
        broken |= finding.state is State.BROKEN
        print(f"{finding.state}  {finding.name}: {finding.found}")
        if finding.remedy:
            print(f"      -> {finding.remedy}")
        sys.stdout.flush()  # recognising a page takes seconds
    print(said("something that is needed does not work") if broken else said("all that is installed works"))
    raise typer.Exit(ExitStatus.SOME_FAILED if broken else ExitStatus.OK)
