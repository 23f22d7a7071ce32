"""What the commands have a worker process do with one PDF, and what they print of it."""

from __future__ import annotations

import functools
from collections import Counter
from pathlib import Path

from pipeline.archive.document import Outcome, Reason, Task
from pipeline.archive.tree import plain
from pipeline.archive.work import converted, guarded, written
from pipeline.corrections.doubts import doubts
from pipeline.corrections.files import record
from pipeline.errors import ConversionFailed, DuizhaoError, UnusablePdf
from pipeline.explain import lines
from pipeline.explain.page import page
from pipeline.model.diagnostic import Diagnostic, Severity
from pipeline.model.lang import Lang
from pipeline.regular import is_other
from pipeline.run import Result
from pipeline.said import counted
from pipeline.write import json
from pipeline.write.files import write_whole


def extracted(task: Task) -> Outcome:
    """Write the results; the lines are the summary and a line for each remark."""
    shown = Path(task.location).name

    def tell(result: Result, data: bytes) -> tuple[str, ...]:
        return summary(result, len(doubts(record(data)))), *remarks(result, shown)

    return guarded(task, functools.partial(written, tell=tell))


def returned(task: Task) -> Outcome:
    """Write nothing; the line is the article's JSON."""
    return guarded(task, _returned)


def _returned(task: Task) -> Outcome:
    path = Path(task.location)
    if path.is_dir() or is_other(path):
        return Outcome(Reason.NOT_A_FILE, "is not a file")
    if not path.exists():
        return Outcome(Reason.UNREADABLE, "no such file or folder")
    result = _result(task)
    data = json.article(result.article, result.diagnostics, name=result.path.name, pages=len(result.pages))
    return Outcome(lines=(data.decode("utf-8"),))


def failure(outcome: Outcome) -> DuizhaoError:
    """The error that an outcome without a result tells of."""
    for kind in UnusablePdf.__subclasses__():
        if kind.code == outcome.reason:
            return kind(outcome.message)
    return ConversionFailed(outcome.message, outcome.reason)


def checked(task: Task) -> Outcome:
    """Write nothing; the lines are the remarks."""
    return guarded(task, lambda own: Outcome(lines=tuple(remarks(_result(own), Path(own.location).name))))


def explained(task: Task) -> Outcome:
    """The lines of `explain`; or, where the task has an output, that file written with the page."""
    return guarded(task, _explained)


def _explained(task: Task) -> Outcome:
    result = _result(task)
    if not task.output:
        return Outcome(lines=tuple(lines(result)))
    data = page(result).encode("utf-8")
    try:
        write_whole(Path(task.output), data)
    except OSError as error:
        return Outcome(Reason.UNWRITABLE, f"{task.output}: {plain(error)}")
    return Outcome()


def _result(task: Task) -> Result:
    return converted(Path(task.location), task)


def summary(result: Result, doubted: int) -> str:
    """`6 pages  zh: title, 3 authors, abstract, 5 keywords  en: …  20 references  2 warnings  3 doubts`"""
    front = result.article.front
    parts = [counted(len(result.pages), "page")]
    for lang in Lang:
        counts = [(len(front.byline(lang)), "author"), (len(front.kwds(lang)), "keyword")]
        found = ["title"] if front.title(lang) else []
        found += ["abstract"] if front.abstract(lang) else []
        found += [counted(count, what) for count, what in counts if count]
        parts.append(f"{lang}: {', '.join(found) or 'nothing'}")
    parts.append(counted(len(result.article.back.references), "reference"))
    severities = Counter(item.kind.severity for item in result.diagnostics)
    parts += [counted(severities[s], str(s)) for s in (Severity.ERROR, Severity.WARNING) if severities[s]]
    parts += [counted(doubted, "doubt")] if doubted else []
    return "  ".join(parts)


def remarks(result: Result, shown: str) -> list[str]:
    """`paper.pdf:3: warning: …` for each diagnostic; page 1 where it speaks of the whole document."""
    return [_remark(item, shown) for item in result.diagnostics]


def _remark(item: Diagnostic, shown: str) -> str:
    return f"{shown}:{item.page or 1}: {item.kind.severity}: {item.message}"
