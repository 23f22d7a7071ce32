"""One document in a worker process: read, convert, write; everything that went wrong is told, never raised."""

from __future__ import annotations

import contextlib
import errno
import time
import traceback
from collections import Counter
from dataclasses import fields, replace
from pathlib import Path, PurePosixPath
from typing import Any

from pipeline.archive import limits
from pipeline.archive.document import Outcome, Reason, Task
from pipeline.archive.store import Store, digest, store
from pipeline.archive.tree import plain, readable
from pipeline.errors import NoText, UnusablePdf
from pipeline.model.article import Article
from pipeline.model.diagnostic import Severity
from pipeline.model.lang import Lang
from pipeline.read import pdfium
from pipeline.read.ocr import is_available
from pipeline.read.quality import judge
from pipeline.run import Result, convert
from pipeline.save import outputs
from pipeline.settings import Settings

# The disk is full, read-only or broken: no document's fault.
_NO_SPACE = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO})


def work(task: Task) -> Outcome:
    """Convert one document and write its results; the process dies if that takes too long."""
    started = time.perf_counter()
    limits.forget_peak()
    with limits.deadline(task.limits.time(0)), limits.memory(task.limits.memory):
        outcome = _guarded(task)
    return replace(outcome, seconds=round(time.perf_counter() - started, 3), memory=limits.peak())


def _guarded(task: Task) -> Outcome:
    try:
        return _work(task)
    except UnusablePdf as error:
        return Outcome(error.code, _message(error, task))
    except MemoryError:
        return Outcome(Reason.MEMORY, "needs more memory than the limit")
    except Exception as error:  # a defect of ours costs one document, and its trace goes to the log
        return Outcome(
            Reason.DEFECT,
            f"{type(error).__name__}: {plain(error)}",
            traceback.format_exc().encode("utf-8", "backslashreplace").decode("utf-8"),
        )


def _work(task: Task) -> Outcome:
    target = store(task.output)
    sha256 = ""
    try:
        with store(task.location if "://" in task.location else ".").fetch(task.location) as path:
            sha256 = digest(path)
            result = _converted(path, task)
            data = outputs(result, PurePosixPath(task.name).name, task.settings, PurePosixPath(task.key).name)
    except UnusablePdf as error:
        return Outcome(error.code, _message(error, task), sha256=sha256)
    except OSError as error:
        return Outcome(Reason.UNREADABLE, plain(error), sha256=sha256)
    return replace(_written(target, task, result, data), sha256=sha256)


def _converted(path: Path, task: Task) -> Result:
    """The document converted; with OCR only where it turns out to be needed, as OCR needs other limits."""
    limits.extend(task.limits.time(_pages(path)))
    mode = getattr(task.settings, "ocr", "off")
    if mode == "off" or not is_available():
        return convert(path, task.settings)
    try:
        result = convert(path, _with_ocr(task.settings, "off"))
        pages = len(result.pages)
        to_read = pages if mode == "always" else sum(judge(page) is not None for page in result.pages)
    except NoText:
        pages = to_read = _pages(path)
    if not to_read:
        return result
    limits.extend(task.limits.time(pages, to_read))
    with limits.memory(task.limits.ocr_memory):
        return convert(path, task.settings)


def _with_ocr(settings: Settings, mode: str) -> Settings:
    known = {field.name for field in fields(settings)}
    values: dict[str, Any] = {"ocr": mode}
    return replace(settings, **values) if "ocr" in known else settings


def _pages(path: Path) -> int:
    """How many pages the document has; 0 where that cannot be told before it is mended."""
    with contextlib.suppress(UnusablePdf):
        document = pdfium.open_document(path.read_bytes(), path)
        try:
            return len(document)
        finally:
            document.close()
    return 0


def _written(target: Store, task: Task, result: Result, data: dict[str, bytes]) -> Outcome:
    """The outcome of a document, once its results stand in the output."""
    stem = PurePosixPath(task.name).name
    data = {path.removeprefix(stem): content for path, content in data.items()}
    try:
        for suffix, content in data.items():
            target.write(f"{task.name}{suffix}", content)
    except OSError as error:
        reason = Reason.NO_SPACE if error.errno in _NO_SPACE else Reason.UNWRITABLE
        return Outcome(reason, f"result cannot be written ({plain(error)})")
    kinds = Counter(d.kind.name for d in result.diagnostics)
    return Outcome(
        pages=len(result.pages),
        files={suffix: len(content) for suffix, content in data.items()},
        diagnostics=dict(sorted(kinds.items())),
        partial=any(d.kind.severity is Severity.ERROR for d in result.diagnostics),
        found=_found(result.article),
    )


def _found(article: Article) -> dict[str, object]:
    """What the report counts."""
    front = article.front
    zh, en = Lang.ZH, Lang.EN
    return {
        "journal": next((title.text for title in front.journal.titles), ""),
        "year": front.year.text if front.year else "",
        "fields": {
            "title zh": front.title(zh) is not None,
            "title en": front.title(en) is not None,
            "authors zh": bool(front.byline(zh)),
            "authors en": bool(front.byline(en)),
            "abstract zh": front.abstract(zh) is not None,
            "abstract en": front.abstract(en) is not None,
            "keywords zh": bool(front.kwds(zh)),
            "keywords en": bool(front.kwds(en)),
            "doi": front.doi is not None,
            "references": bool(article.back.references),
        },
    }


def _message(error: UnusablePdf, task: Task) -> str:
    """What the error says without the name of the file, which stands beside it."""
    text = plain(error)
    start, _, rest = text.partition(": ")
    return rest if rest and readable(Path(task.location).name) == start else text
