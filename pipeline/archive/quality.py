"""`archive sample`: the sheet of a sample, and what its marks say, as files and lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from pipeline.archive import sample
from pipeline.archive.status import rows, state_of
from pipeline.errors import UnreadableResult, UsageError
from pipeline.regular import content
from pipeline.results.output import Stored, stored
from pipeline.said import counted, ngettext, said
from pipeline.write.files import write_whole


def drawn(folder: Path, journal: Path | None, sheet: Path, size: int, seed: int) -> list[str]:
    """Write the sheet of a new sample; the lines that say so.

    Raises UsageError where there is no state file or nothing was converted, UnreadableResult for a damaged result,
    OSError where the sheet cannot be written.
    """
    found = sample.draw(sample.articles(rows(state_of(str(folder), journal))), size, seed)
    if not found:
        raise UsageError(f"{folder}: no article was converted yet")
    write_whole(sheet, sample.sheet(_with_texts(folder, found)).encode())
    count = counted(len(found), "article")
    return [said(f"{sheet}: {count}; put y or n into the first column, and give the sheet again")]


def _with_texts(folder: Path, sampled: list[sample.Drawn]) -> Iterator[tuple[sample.Drawn, Mapping[str, str]]]:
    for each in sampled:
        path = folder / each.article.result
        found = next(stored([path]), None)
        if not isinstance(found, Stored):
            raise found or UnreadableResult(f"{path}: no result")
        yield each, sample.texts(found.article.front)


def told(sheet: Path) -> list[str]:
    """What the marks on a sheet say.

    Raises UsageError where it has none, or is no sheet of a sample.
    """
    try:
        estimate = sample.estimate(sample.marks(content(sheet).decode("utf-8")))
    except OSError as error:
        raise UsageError(f"{sheet}: {error.strerror or error}") from error
    except ValueError as error:
        raise UsageError(f"{sheet}: {error}") from error
    looked_at = counted(estimate.looked_at, "article")
    lines = [
        said(
            f"{looked_at} looked through: {estimate.rate:.1%} of the archive's front matters need a change, with 95 % "
            f"confidence between {estimate.low:.1%} and {estimate.high:.1%}"
        )
    ]
    if left := estimate.open:
        one_or_more = ngettext(
            "1 article of the sheet has no mark yet", f"{left:,} articles of the sheet have no mark yet", left
        )
        lines.append(said(one_or_more))
    return lines
