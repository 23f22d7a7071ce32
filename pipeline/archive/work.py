"""One document in a worker process: read, convert, write; everything that went wrong is told, never raised."""

from __future__ import annotations

import errno
import hashlib
import json
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from pipeline.archive import last, limits
from pipeline.archive.document import REFUSED, TOO_MUCH, Outcome, Reason, Task
from pipeline.archive.split import Part, parts
from pipeline.archive.store import Store, store, temporary
from pipeline.archive.tree import plain
from pipeline.corrections.apply import applied
from pipeline.corrections.by_hand import by_hand
from pipeline.corrections.correction import dumps
from pipeline.corrections.edits import not_taken
from pipeline.corrections.files import Written, is_place, kept, put_aside, texts, written_record
from pipeline.corrections.files import record as record_of
from pipeline.corrections.files import sha256 as digest_of
from pipeline.corrections.files import written as last_written
from pipeline.errors import UnreadableResult, UnusablePdf
from pipeline.model.diagnostic import Diagnostic, Kind, Severity
from pipeline.model.lang import Lang
from pipeline.model.page import Page
from pipeline.read.cut import cut
from pipeline.read.ocr import is_available, is_loaded
from pipeline.read.quality import judge
from pipeline.results.output import ARTICLES, CORRECTIONS, EXTRACTED, ISSUE, WRITTEN
from pipeline.run import Result, article_of, reading, recognised
from pipeline.save import outputs
from pipeline.settings import digest

# The disk is full, read-only or broken: no document's fault.
_TOLD = 5  # of what a person should look at, kept in the journal; the result has all
_NO_SPACE = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO})


@dataclass(frozen=True, slots=True)
class _Made:
    """A document's results: {what follows its name: bytes}, and what they were made of."""

    pages: int
    files: dict[str, bytes]
    results: tuple[Result, ...]
    names: tuple[str, ...] = ("",)  # what follows the document's name in those of the results


def work(task: Task) -> Outcome:
    """Convert one document and write its results; the process dies if that takes too long."""
    return guarded(task, written)


def guarded(task: Task, body: Callable[[Task], Outcome]) -> Outcome:
    """What `body` makes of the task within its limits of time and memory; the process dies if it takes too long."""
    started = time.perf_counter()
    limits.forget_peak()
    last.document()
    size = task.limits.space(is_loaded(), task.settings.embeddings is not None)
    with limits.deadline(task.limits.time(0), task.limits.most), limits.memory(size):
        outcome = _caught(task, body)
    return replace(outcome, seconds=round(time.perf_counter() - started, 3), memory=limits.peak())


def _caught(task: Task, body: Callable[[Task], Outcome]) -> Outcome:
    try:
        return body(task)
    except UnusablePdf as error:
        return Outcome(error.code, _message(error, task))
    except MemoryError:
        return Outcome(Reason.MEMORY, TOO_MUCH)
    except OSError as error:
        if error.filename != task.location:
            return _defect(error)
        return Outcome(Reason.UNREADABLE, plain(error))
    except Exception as error:  # a defect of ours costs one document, and its trace goes to the log
        return _defect(error)


def _defect(error: Exception) -> Outcome:
    trace = "".join(traceback.format_exception(error))
    told = trace.encode("utf-8", "backslashreplace").decode("utf-8")
    return Outcome(Reason.DEFECT, f"{type(error).__name__}: {plain(error)}", told)


def written(task: Task, tell: Callable[[Result, bytes], tuple[str, ...]] | None = None) -> Outcome:
    """The outcome of a document, its results in the output; `tell` gives the lines that are printed of it.

    It is given a result and its JSON.
    """
    target = store(task.output)
    sha256 = ""
    try:
        with store(task.location if "://" in task.location else ".").fetch(task.location) as path:
            sha256 = digest(path)
            last.document(sha256)
            made = _made(path, task, sha256)
    except UnusablePdf as error:
        return Outcome(error.code, _message(error, task), sha256=sha256)
    except OSError as error:
        return Outcome(Reason.UNREADABLE, plain(error), sha256=sha256)
    try:
        if other := _other(last_written(target, task.name), task, sha256):
            return Outcome(Reason.UNWRITABLE, f"{task.name} has the results of {other}", sha256=sha256)
        made = _corrected(made, target, task, sha256)
    except UnreadableResult as error:
        return Outcome(Reason.CORRECTIONS, plain(error), sha256=sha256)
    except OSError as error:
        return replace(_unwritable(error), sha256=sha256)
    results = zip(made.results, made.names, strict=True) if tell else ()
    lines = tuple(line for result, name in results if tell for line in tell(result, made.files[f"{name}.json"]))
    return replace(_written(target, task, made), sha256=sha256, lines=lines)


def _other(last: Written, task: Task, pdf: str) -> str:
    """The document whose name the task's is, by what was written last; empty where it is the task's own, or not known.

    `extract` gives each document a name; another run of it, or an archive, may come to the same one.
    """
    if not last.place or last.pdf == pdf or last.place == task.place:
        return ""
    return "" if is_place(Path(task.output), last.place, Path(task.location)) else last.place


def _made(path: Path, task: Task, sha256: str) -> _Made:
    """What becomes of the document of this digest: an article, or an issue of articles."""
    result = converted(path, task)
    found = parts(result.layout, [page.height for page in result.pages])
    if found and not task.split:
        told = Diagnostic(Kind.SEVERAL_ARTICLES, details={"count": str(sum(bool(part.title) for part in found))})
        result = replace(result, diagnostics=(told, *result.diagnostics))
    elif found:
        return _issue(path, found, len(result.pages), task, sha256)
    stem, shown = PurePosixPath(task.name).name, PurePosixPath(task.key).name
    data = outputs(result, stem, task.settings, shown, sha256)
    return _Made(len(result.pages), {name.removeprefix(stem): content for name, content in data.items()}, (result,))


def _issue(path: Path, found: Sequence[Part], pages: int, task: Task, sha256: str) -> _Made:
    """Each article of an issue by itself, as NAME.articles/1.xml …, and NAME.articles/issue.json with its parts."""
    shown = PurePosixPath(task.key).name
    data: dict[str, bytes] = {}
    results: list[Result] = []
    listed: list[dict[str, object]] = []
    for part in found:
        entry: dict[str, object] = {"pages": [part.first, part.last], "result": None}
        listed.append(entry)
        if not part.title:
            continue
        with temporary(cut(path, part.first, part.last)) as own:
            result = converted(own, task)
            results.append(result)
            name = str(len(results))
            entry |= {"result": f"{name}.json", "title": part.title}
            label = f"{shown}#page={part.first}"
            made = outputs(result, name, task.settings, label, sha256)
        data |= {f"{ARTICLES}/{written}": content for written, content in made.items()}
    record = {"file": {"name": shown, "pages": pages}, "parts": listed}
    data[f"{ARTICLES}/{ISSUE}"] = (json.dumps(record, ensure_ascii=False, indent=1) + "\n").encode("utf-8")
    return _Made(pages, data, tuple(results), tuple(f"{ARTICLES}/{at}" for at in range(1, len(results) + 1)))


def _corrected(made: _Made, target: Store, task: Task, pdf: str) -> _Made:
    """The results with what people put right in them, and beside each what was written of it.

    What was changed by hand since it was last written is kept beside what takes its place. Raises UnreadableResult for
    damaged corrections, OSError where something cannot be read or kept.
    """
    data, results = dict(made.files), []
    for result, suffix in zip(made.results, made.names, strict=True):
        name = f"{task.name}{suffix}"
        corrections, raw = kept(target, name)
        fresh = made.files[f"{suffix}.json"]
        hand = by_hand(target, name, corrections, fresh)
        if hand.first or hand.last:
            corrections = hand.added(corrections)
            raw = dumps(corrections)
            target.write(f"{name}{CORRECTIONS}", raw)
        own = {key.removeprefix(suffix): content for key, content in data.items() if key.startswith(f"{suffix}.")}
        if corrections:
            done = applied(record_of(own[".json"]), corrections.items, pdf)
            own = {EXTRACTED: own[".json"], **own, **texts(done, PurePosixPath(name).name, own)}
            left = tuple(item for item in result.diagnostics if not done.is_gone(item))
            trust = replace(result.trust, review=tuple(result.trust.review[place] for place in done.review))
            result = replace(result, article=done.article, diagnostics=(*left, *done.fresh), trust=trust)
        aside = put_aside(target, name, own)
        aside += [not_taken(f"{name}.json", item) for item in hand.refused]
        if taken := len(hand.first) + len(hand.last):
            details = {"count": taken, "name": f"{name}.json"}
            aside.append(Diagnostic(Kind.CHANGES_TAKEN_OVER, details=details))
        own[WRITTEN] = written_record(own, raw, pdf, digest_of(fresh), fresh, task.place)
        others = {key: content for key, content in data.items() if not key.startswith(f"{suffix}.")}
        data = others | {f"{suffix}{key}": content for key, content in own.items()}
        results.append(replace(result, diagnostics=(*result.diagnostics, *aside)))
    return replace(made, files=data, results=tuple(results))


def converted(path: Path, task: Task) -> Result:
    """The document converted; OCR gets limits of its own, where it turns out to be needed."""

    def page_read(page: Page) -> None:
        if page.chars or page.turned:  # a page of nothing buys no time for the others
            limits.grant(task.limits.page_seconds)
        last.peak()

    mode = task.settings.ocr
    found = reading(path, task.settings, page_read)
    if mode != "off" and is_available():
        pages = found.pages
        to_read = len(pages) if mode == "always" else sum(judge(page) is not None for page in pages)
        if to_read:
            limits.extend(task.limits.time(len(pages), to_read))
            limits.allow(task.limits.space(True, task.settings.embeddings is not None))
    return article_of(recognised(found, mode), task.settings)


def _written(target: Store, task: Task, made: _Made) -> Outcome:
    """The outcome of a document, once its results stand in the output: all of them, or none where there were none."""
    names = [f"{task.name}{suffix}" for suffix in made.files]
    is_first = target.size(names[-1]) is None  # what is written last tells that all the others are there
    try:
        for name, content in zip(names, made.files.values(), strict=True):
            target.write(name, content)
    except OSError as error:
        for name in names if is_first else ():
            target.remove(name)
        return _unwritable(error)
    diagnostics = [diagnostic for result in made.results for diagnostic in result.diagnostics]
    refused = [line for result, own in zip(made.results, made.names, strict=True)
               for line in _refused(result, f"{task.name}{own}")]  # fmt: skip
    if refused:
        refused += [item.message for item in diagnostics if item.kind is Kind.CHANGED_BY_HAND]
    return Outcome(
        message="; ".join(refused),
        refused=tuple(refused),
        pages=made.pages,
        files={suffix: len(content) for suffix, content in made.files.items()},
        digests={suffix: hashlib.sha256(content).hexdigest() for suffix, content in made.files.items()},
        diagnostics=dict(sorted(Counter(d.kind.name for d in diagnostics).items())),
        partial=any(d.kind.severity is Severity.ERROR for d in diagnostics),
        found=_found(made.results[0]),
    )


def _refused(result: Result, name: str) -> Iterator[str]:
    """What of a result's corrections, and of the changes made by hand in it, is not in it, each with its file."""
    for item in result.diagnostics:
        if item.kind is Kind.CHANGE_NOT_TAKEN:
            yield item.message  # which names it
        elif item.kind in REFUSED:
            yield f"{name}{CORRECTIONS}: {item.message}"


def _unwritable(error: OSError) -> Outcome:
    reason = Reason.NO_SPACE if error.errno in _NO_SPACE else Reason.UNWRITABLE
    return Outcome(reason, f"result cannot be written ({plain(error)})")


def _found(result: Result) -> dict[str, object]:
    """What the report counts."""
    article, front = result.article, result.article.front
    zh, en = Lang.ZH, Lang.EN
    return {
        "journal": next((title.text for title in front.journal.titles), ""),
        "year": front.year.text if front.year else "",
        "sure": round(result.trust.front.share, 3),
        "review": [f"{item.field}: {item.reason}" for item in result.trust.review[:_TOLD]],
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
    own = str(error).removeprefix(f"{Path(task.location).name}: ")
    return plain(type(error)(own))
