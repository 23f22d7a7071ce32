"""One export: results in, one valid file out, and a line for each article that cannot be in it."""

import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from pipeline.corrections.copies import keys_of, speakers
from pipeline.corrections.stored import stored
from pipeline.details import Details
from pipeline.errors import UnreadableResult, UsageError
from pipeline.export.needs import Format, gaps
from pipeline.export.work import Work, work
from pipeline.said import counted, later
from pipeline.write.files import whole

Say = Callable[[str], None]


@dataclass(slots=True)
class Counts:
    """How it went: articles in the file, results left out by what they lack, and those of articles already in it."""

    written: int = 0
    left_out: int = 0
    twice: int = 0
    lacks: Counter[str] = field(default_factory=Counter)

    def __str__(self) -> str:
        """`120 articles, 3 left out (missing issn: 2, doi: 1), 1 twice`"""
        why = ", ".join(f"{name}: {count}" for name, count in self.lacks.most_common())
        parts = [counted(self.written, "article") if self.written else "nothing to write, so no file"]
        parts += [f"{self.left_out:,} left out (missing {why})"] if self.left_out else []
        parts += [f"{self.twice:,} twice"] if self.twice else []
        return ", ".join(parts)


def run(
    outputs: Sequence[Path], form: Format, to: Path | BinaryIO, details: Details, say: Say, warnings: bool = False
) -> Counts:
    """Write the articles of these folders to a file, or to a stream, whole or not at all; none is written of none.

    Each result that is left out is told with `say`, in one line, and with `warnings` what those in the file lack.
    Raises UsageError where the details have not what the format needs, or a file cannot be read or written.
    """
    try:
        return _run(outputs, form, to, details, say, warnings)
    except BrokenPipeError:  # whoever reads stdout has enough
        raise
    except OSError as error:
        at = error.filename or (to if isinstance(to, Path) else "stdout")
        is_own = isinstance(to, Path) and str(at) == str(to)
        raise UsageError(f"{at}: {(is_own and _in_the_way(Path(at))) or error.strerror or error}") from error


def _in_the_way(to: Path) -> str:
    """Why no file can be at a path, where it is the path: a folder that is not there, or one in the file's place."""
    if to.is_dir():
        return later("is a folder, and --to names a file in one")
    there = next(place for place in to.parents if place.exists())
    if not there.is_dir():
        return later(f"{there} is a file, and no folder")
    return "" if there == to.parent else later(f"there is no folder {to.parent}")


def _run(
    outputs: Sequence[Path], form: Format, to: Path | BinaryIO, details: Details, say: Say, warnings: bool
) -> Counts:
    missing = details.missing(form.details)
    if missing:
        raise UsageError(f"missing for this format: {'; '.join(missing)}")
    counts = Counts()
    found = _works(outputs, form, details, counts, say, warnings)
    first = next(found, None)
    if first is not None:
        _write(form, chain([first], found), to, details)
    return counts


def _write(form: Format, works: Iterator[Work], to: Path | BinaryIO, details: Details) -> None:
    if not isinstance(to, Path):
        with tempfile.TemporaryFile() as file:
            form.write(file, works, details)
            file.seek(0)
            shutil.copyfileobj(file, to)
        return
    if form.folder is not None:
        form.folder(to, works)
        return
    with whole(to) as file:
        form.write(file, works, details)


def _works(
    outputs: Sequence[Path], form: Format, details: Details, counts: Counts, say: Say, warnings: bool
) -> Iterator[Work]:
    """The works that can be in the file, in the order of their paths.

    Of each article it is the result that somebody worked on, else the first.
    """
    seen: set[bytes] = set()  # a few bytes an article, also of a hundred thousand
    by_hand = speakers(outputs)
    for item in stored(outputs):
        if isinstance(item, UnreadableResult):
            counts.left_out += 1
            counts.lacks["readable result"] += 1
            say(str(item))
            continue
        found = work(item, details)
        lacks = gaps(found, form.needs)
        own = keys_of(item)
        speaks = next((by_hand[key] for key in own if key in by_hand), item.path)
        if speaks != item.path:
            counts.twice += 1
            say(f"{found.name}: not exported: somebody worked on {speaks}, which is the same article")
        elif not seen.isdisjoint(own):
            counts.twice += 1
            say(f"{found.name}: not exported again: {found.id} is there already")
        elif lacks:
            counts.left_out += 1
            counts.lacks.update(lack.partition(" (printed: ")[0] for lack in lacks)
            say(f"{found.name}: not exported: missing {', '.join(lacks)}")
        else:
            seen.update(own)
            counts.written += 1
            if warnings and (wanting := gaps(found, form.wishes)):
                say(f"{found.name}: exported without {', '.join(wanting)}")
            yield found
