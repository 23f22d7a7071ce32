"""The commands `write` and `lessons`."""

from __future__ import annotations

import getpass
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from pipeline.errors import ExitStatus, UnreadableResult, UsageError
from pipeline.regular import content, refuse_stdout
from pipeline.said import counted, later, said
from pipeline.write.characters import printable


def write(
    results: Annotated[list[Path], typer.Argument(help="JSON results, or folders of them")],
    edited: Annotated[
        Path | None, typer.Option(help="a copy of the JSON with changes: they become corrections of the one result")
    ] = None,
    replace: Annotated[
        tuple[str, str] | None,
        typer.Option(help="put the second text in the place of the first throughout the one result", metavar="OLD NEW"),
    ] = None,
    who: Annotated[str | None, typer.Option(help="who made those changes; default: your user name")] = None,
) -> None:
    """Write JATS and all else from JSON results and their corrections; changes made by hand become corrections.

    Exit status 0: all written; 1: a result is damaged, or there is none, or a change made by hand cannot be taken over,
    or a correction is one that no article can have or that cannot be read; 2: bad usage.
    """
    from pipeline.results.output import WRITTEN, files

    good = True
    is_one = len(results) == 1 and results[0].is_file()
    if edited is not None and not is_one:
        raise UsageError("--edited is a copy of one JSON result, which is to be named")
    if replace is not None and not is_one:
        raise UsageError("--replace is for one JSON result, which is to be named")
    copy = _copy(edited) if edited is not None else b""
    count = 0
    for count, file in enumerate(files(results), 1):  # noqa: B007  told behind
        try:
            if isinstance(file, UnreadableResult):
                raise file
            if b'"format"' not in file.data[:100] and not file.path.with_suffix(WRITTEN).is_file():
                if file.path in results:
                    raise UnreadableResult("not a result of this program")
                continue  # an archive's report
            good &= _written(file.path, edited, copy, replace, who)
        except UnreadableResult as error:
            good = False
            place = "" if isinstance(file, UnreadableResult) else f"{file.path}: "
            line = str(error) if str(error).startswith(place) else f"{place}{error}"
            print(said(printable(line)), file=sys.stderr)
    if not count:
        print(said("no result found"), file=sys.stderr)
    raise typer.Exit(ExitStatus.OK if good and count else ExitStatus.SOME_FAILED)


def _written(path: Path, edited: Path | None, copy: bytes, replaced: tuple[str, str] | None, who: str | None) -> bool:
    """Write what belongs to one result; whether every change made by hand in it, or in its copy, could be taken over.

    `replaced` are a text, and what is put in its place throughout.

    Raises UnreadableResult, OSError.
    """
    from pipeline.corrections.edit import short
    from pipeline.corrections.edits import not_taken
    from pipeline.corrections.rewrite import remarked, rewrite, standing, take_by_hand, take_over, take_throughout
    from pipeline.corrections.stored import Folder
    from pipeline.model.diagnostic import Severity
    from pipeline.results.output import CORRECTIONS

    folder, name = Folder(path.parent), path.name.removesuffix(".json")
    hand, remarks = take_by_hand(folder, name)
    refused = [(path, item) for item in hand.refused]
    if hand.count:
        print(said(printable(f"{path}: changes made by hand are corrections now: {hand.count}")))
    when = datetime.now(UTC).isoformat(timespec="seconds")
    if edited is not None:
        taken = take_over(folder, name, copy, who or _user(), when)
        refused += [(edited, item) for item in taken.refused]
        print(said(printable(f"{path}: {counted(len(taken.items), 'correction')}")))
    if replaced is not None:
        places, _ = standing(folder, name, replaced[0])
        taken = take_throughout(folder, name, *replaced, who or _user(), when)
        refused += [(path, item) for item in taken.refused]
        if not taken.items and not taken.refused:
            why = later(f"{short(replaced[0])} stands nowhere in the article")
            print(said(printable(f"{path}: {why}")), file=sys.stderr)
            return False
        print(said(printable(f"{path}: {short(replaced[0])} stood at {places:,} places")))
        print(said(printable(f"{path}: {counted(len(taken.items), 'correction')}")))
    for remark in (*remarks, *rewrite(folder, name)):
        print(said(printable(f"{path}: {remark.message}")), file=sys.stderr)
    if hand.is_base:
        print(said(printable(f"{path}: changed by hand; the next extraction may tell what it was")), file=sys.stderr)
    for place, item in refused:
        print(said(printable(not_taken(str(place), item).message)), file=sys.stderr)
    left = remarked(folder, name)
    for remark in left:
        print(said(printable(f"{path.with_name(name)}{CORRECTIONS}: {remark.message}")), file=sys.stderr)
    return not refused and not any(remark.kind.severity is Severity.ERROR for remark in left)


def _user() -> str:
    """The user's name, where the system has one: a process in a container may be a number."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return ""


def _copy(path: Path) -> bytes:
    """The bytes of a changed copy of a result.

    Raises UsageError, naming the copy, where it is none or cannot be read.
    """
    from pipeline.corrections.files import record

    try:
        data = content(path)
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

    if gold is not None:
        refuse_stdout(gold)
    problems: list[str] = []
    found = list(corrected(outputs, problems.append))
    for problem in problems:
        print(said(printable(problem)), file=sys.stderr)
    if not found and not problems:
        print(said("nothing was corrected"), file=sys.stderr)
    for line in lines(found):
        print(printable(line))
    if gold is not None:
        print(said(f"{gold}: gold records: {write_gold(found, gold)}"))
    raise typer.Exit(ExitStatus.OK if found and not problems else ExitStatus.SOME_FAILED)
