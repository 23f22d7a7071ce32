"""duizhao: Chinese journal PDFs with parallel Chinese and English text -> aligned JATS XML and JSON."""

from __future__ import annotations

import pipeline.startup  # noqa: F401  what follows is not taken from the current folder

# isort: split
import contextlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from pipeline.errors import DuizhaoError
    from pipeline.model.article import Article
    from pipeline.settings import Settings

__all__ = ["extract", "extract_many", "from_json", "to_jats", "to_json"]


def extract(source: str | Path | bytes | BinaryIO, settings: Settings | None = None) -> Article:
    """The aligned article of one PDF: of a path, of its bytes, or of a stream, which is read to its end.

    `pipeline.run.convert` gives its diagnostics and the stages' values too.
    Raises pipeline.errors.UnusablePdf where the file cannot become an article, OSError where it cannot be read, and
    UsageError where `source` is nothing of that, or the settings name what is not there, or knowledge after the first
    article.
    """
    if settings is not None:
        _expect_settings(settings)
        settings.expect_usable()
        settings.lay_knowledge()  # what follows reads it
    from pipeline.errors import UnusablePdf
    from pipeline.run import convert

    if isinstance(source, str | Path):
        return convert(Path(source), settings).article
    from pipeline.archive.store import temporary

    read = getattr(source, "read", None)
    try:
        data = read() if callable(read) else source
    except UnicodeDecodeError:  # it is open to read text
        raise _no_pdf(source) from None
    if not isinstance(data, bytes):
        raise _no_pdf(source)
    with temporary(data) as path:
        try:
            return convert(path, settings).article
        except UnusablePdf as error:  # the file's name says nothing to who gave bytes
            raise type(error)(str(error).replace(path.name, "the PDF", 1)) from None


def _no_pdf(given: object) -> DuizhaoError:
    """That what was given is no PDF, whatever might be in it."""
    from pipeline.errors import UsageError

    kind = type(given).__name__
    return UsageError(f"a PDF is given as a path, as bytes, or as a file that is open to read bytes, and not as {kind}")


def _expect_settings(given: object) -> None:
    from pipeline.errors import UsageError
    from pipeline.settings import Settings

    if not isinstance(given, Settings):
        raise UsageError(f"settings are a value of pipeline.settings.Settings, and not {type(given).__name__}")


def extract_many(
    paths: str | Path | Iterable[str | Path], workers: int | None = None, settings: Settings | None = None
) -> Iterator[tuple[Path, Article | DuizhaoError]]:
    """Each PDF with its article, or with the error that it ended in, as they come: not in the order given.

    Each is converted in a worker process within limits of time and memory, so that none can end the others; boxes come
    back to a tenth of a point. `workers` is one a core where left out. Closing the iterator ends the workers.
    A script that calls this is to do so under `if __name__ == "__main__":`, as for all worker processes of Python.
    Raises UsageError, before the first, where the settings name what is not there, or there are to be no workers, or
    where what is given are no paths.
    """
    from pipeline.archive import local
    from pipeline.archive.document import Limits, Task
    from pipeline.commands.work import failure, returned
    from pipeline.errors import UsageError
    from pipeline.machine import cores
    from pipeline.settings import Settings

    own = Settings() if settings is None else settings
    _expect_settings(own)
    own.expect_usable()
    if workers is not None and workers < 1:
        raise UsageError(f"there are to be {workers} workers: it is one at least")
    own.lay_knowledge()
    given = [paths] if isinstance(paths, str | Path) else paths  # one path is no row of its letters
    if not isinstance(given, Iterable) or isinstance(given, bytes):
        raise _no_paths(given)
    tasks = (Task(str(path), str(path), "", str(path), Limits(), own) for path in map(_path, given))
    with contextlib.closing(local.run(tasks, workers or cores(), returned)) as results:
        for task, outcome in results:
            found = failure(outcome) if outcome.reason else from_json(outcome.lines[0])
            yield Path(task.location), found


def _path(given: object) -> str | Path:
    if not isinstance(given, str | Path):
        raise _no_paths(given)
    return given


def _no_paths(given: object) -> DuizhaoError:
    from pipeline.errors import UsageError

    return UsageError(f"there are to be paths of PDFs, and not {type(given).__name__}")


def to_jats(article: Article) -> bytes:
    """The article as JATS 1.3 Publishing XML in UTF-8."""
    from pipeline.write import jats

    return jats.article(article)


def to_json(article: Article, name: str = "", pages: int | None = None, like: str | bytes | None = None) -> bytes:
    """The article as JSON in UTF-8, in the form of what `extract` writes; `name` and `pages` are those of its PDF.

    An article holds no more than itself: with `like`, a result's JSON that it was read from, what that says besides is
    in it too (`file`, `diagnostics`, `review`, `confidence`, reasons), as it stands there.
    Raises pipeline.errors.UnreadableResult where `like` is no result, or damaged.
    """
    if like is not None:
        from pipeline.corrections.apply import beside
        from pipeline.results.decode import value

        return beside(value(like), article)
    from pipeline.write import json

    return json.article(article, name=name, pages=pages)


def from_json(data: str | bytes) -> Article:
    """The article of a result's JSON.

    Raises pipeline.errors.UnreadableResult where it is none, or damaged.
    """
    from pipeline.results.decode import article, value

    return article(value(data))
