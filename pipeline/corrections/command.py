"""The commands `write` and `lessons`."""

from __future__ import annotations

import getpass
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from pipeline.errors import ExitStatus, UnreadableResult, UsageError
from pipeline.said import said
from pipeline.write.characters import printable


def write(
    results: Annotated[list[Path], typer.Argument(help="JSON results, or folders of them")],
    edited: Annotated[
        Path | None, typer.Option(help="a copy of the JSON with changes: they become corrections of the one result")
    ] = None,
    who: Annotated[str | None, typer.Option(help="who made those changes; default: your user name")] = None,
) -> None:
    """Write JATS and all else from JSON results and their corrections."""
    from pipeline.corrections.rewrite import rewrite, take_by_hand, take_over
    from pipeline.corrections.stored import Folder
    from pipeline.results.output import files

    good = True
    if edited is not None and (len(results) != 1 or not results[0].is_file()):
        raise UsageError("--edited is a copy of one JSON result, which is to be named")
    copy = _copy(edited) if edited is not None else None
    for file in files(results):
        try:
            if isinstance(file, UnreadableResult):
                raise file
            if b'"format"' not in file.data[:100]:
                if file.path in results:
                    raise UnreadableResult("not a result of this program")
                continue  # an archive's report
            folder, name = Folder(file.path.parent), file.path.name.removesuffix(".json")
            if copy is not None:
                when = datetime.now(UTC).isoformat(timespec="seconds")
                count = take_over(folder, name, copy, who or getpass.getuser(), when)
                is_one = count == 1
                print(said(printable(f"{file.path}: 1 correction" if is_one else f"{file.path}: {count} corrections")))
            taken = take_by_hand(folder, name)
            if taken:
                print(said(printable(f"{file.path}: changes made by hand are corrections now: {taken}")))
            for remark in rewrite(folder, name):
                print(said(printable(f"{file.path}: {remark.message}")), file=sys.stderr)
        except UnreadableResult as error:
            good = False
            place = "" if isinstance(file, UnreadableResult) else f"{file.path}: "
            line = str(error) if str(error).startswith(place) else f"{place}{error}"
            print(said(printable(line)), file=sys.stderr)
    raise typer.Exit(ExitStatus.OK if good else ExitStatus.SOME_FAILED)


def _copy(path: Path) -> bytes:
    """The bytes of a changed copy of a result.

    Raises UsageError, naming the copy, where it is none or cannot be read.
    """
    from pipeline.corrections.files import record

    try:
        data = path.read_bytes()
        if "format" not in record(data):
            raise UnreadableResult("not a result of this program")
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror or error}") from error
    except UnreadableResult as error:
        raise UsageError(f"{path}: {error}") from error
    return data


def lessons(
    outputs: Annotated[list[Path], typer.Argument(help="folders of results")],
    gold: Annotated[Path | None, typer.Option(help="write gold records of the articles looked through there")] = None,
) -> None:
    """Say what was corrected most: how often, what was done, where, by which rule it stood there, in which journal."""
    from pipeline.corrections.lessons import corrected, lines, write_gold

    problems: list[str] = []
    found = list(corrected(outputs, problems.append))
    for problem in problems:
        print(said(printable(problem)), file=sys.stderr)
    for line in lines(found):
        print(printable(line))
    if gold is not None:
        print(said(f"{gold}: gold records: {write_gold(found, gold)}"))
    raise typer.Exit(ExitStatus.SOME_FAILED if problems else ExitStatus.OK)
