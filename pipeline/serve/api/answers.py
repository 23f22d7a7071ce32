"""What requests of programs and pages have in common: the article asked for, the list, the outcome of a worker."""

from __future__ import annotations

import asyncio
import json
from typing import Annotated, Any, Literal

from fastapi import Header, HTTPException, Query, Request, Response
from fastapi import Path as InPath
from pydantic import Field, FiniteFloat

from pipeline.corrections.absent import standing
from pipeline.corrections.address import NoSuchPlace, counted, is_inside
from pipeline.corrections.correction import name_of, summary
from pipeline.errors import UnreadableResult, UsageError
from pipeline.said import EN, said
from pipeline.serve import workers
from pipeline.serve.articles import Article
from pipeline.serve.catalogue import Asked, Entry
from pipeline.serve.state import State
from pipeline.serve.words import language
from pipeline.serve.workers import Busy, Job, Workers

LANG_COOKIE = "duizhao_lang"
RETRY_AFTER = "10"  # seconds; a PDF takes some two
Key = Annotated[str, InPath(pattern=r"^[0-9a-f]{20}$", description="what the list calls the article")]
Name = Annotated[str, InPath(pattern=r"^([0-9a-f]{16}|last)$", description="the id of a correction, or `last`")]
IfMatch = Annotated[str, Header(description="the ETag of the article as you saw it")]
MINIMAL = "return=minimal"  # RFC 7240, section 4.2
Prefer = Annotated[str, Header(max_length=200, description="`return=minimal`: the answer without the article")]
Page = Annotated[int, Query(ge=1, le=1_000_000)]
Side = Annotated[FiniteFloat, Field(description="of a box, in points from the page's top left")]
REFUSALS: dict[int | str, dict[str, Any]] = {
    404: {"description": "no such article, or no such page or correction of it"},
    409: {
        "description": "somebody else has changed the article; the answer has it as it is now, and in `conflict` what "
        "stands at the address (`theirs`), since whom and when (`by`), and what was sent (`old`, `mine`)"
    },
    413: {"description": "too large"},
    422: {"description": "it does not fit the article"},
    428: {"description": "If-Match is missing: a change says which state of the article it is of"},
}
_BUSY: dict[int | str, dict[str, Any]] = {
    503: {"description": "too much is waiting: try again after Retry-After seconds"}
}
READING: dict[int | str, dict[str, Any]] = {404: REFUSALS[404], 422: REFUSALS[422]}  # refusals where nothing is changed
WORKING = READING | _BUSY  # and a worker is needed


def state_of(request: Request) -> State:
    found: State = request.app.state.own
    return found


def language_of(request: Request) -> str:
    """The language of whoever asks: chosen at a page, else the one that the request accepts, else English."""
    chosen = request.query_params.get("lang") or request.cookies.get(LANG_COOKIE)
    return language(chosen, request.headers.get("accept-language", ""))


_OF_ALL = frozenset({"lang", "token"})  # what every request may have: the reader's language, and who it is


def known_only(request: Request) -> None:
    """422 where a request asks by what its route does not know: a limit that is not kept would go unseen."""
    path = "/api/" + request.scope["route"].path.removeprefix("/api").lstrip("/")  # whole, or of its router alone
    own = request.app.openapi()["paths"][path][request.method.lower()]
    known = {parameter["name"] for parameter in own.get("parameters", ()) if parameter["in"] == "query"}
    for name in request.query_params:
        if name not in known | _OF_ALL:
            raise HTTPException(422, f"the API has no {name} here")


def article_of(request: Request, key: str) -> Article:
    """The article; 404 where there is none, 422 where its result is damaged."""
    try:
        found = state_of(request).articles.read(key)
    except (UnreadableResult, OSError) as error:
        raise HTTPException(422, str(error)) from error
    if found is None:
        raise HTTPException(404, "no such article")
    return found


def asked(
    request: Request,
    q: Annotated[str, Query(max_length=200, description="words of title, author or file name")] = "",
    state: Annotated[str, Query(max_length=20, description="unseen, accepted, corrected, seen or failed")] = "",
    journal: Annotated[str, Query(max_length=300)] = "",
    year: Annotated[str, Query(max_length=20)] = "",
    order: Literal["doubts", "name"] = "doubts",
    page: Page = 1,
) -> Asked:
    """What a list is to show, of a request's query."""
    try:
        names, is_partial = state_of(request).found(q) if q.strip() else ((), False)
    except UsageError as error:
        raise HTTPException(422, str(error)) from error
    return Asked(q, state, journal, year, order, page, names, is_partial)


def listed(entry: Entry) -> dict[str, Any]:
    return {
        "key": entry.key,
        "name": entry.name,
        "title": {"zh": entry.zh, "en": entry.en},
        "authors": entry.authors,
        "journal": entry.journal,
        "year": entry.year,
        "doubts": entry.doubts,
        "state": entry.state,
        "problem": entry.problem,
        "changes": entry.changes,
    }


def both(now: Article, address: str, old: Any, mine: Any) -> dict[str, Any]:
    """The two versions of a value that two people put right: what stands there by now, and what was to."""
    try:
        theirs = summary(standing(now.record, address))
    except NoSuchPlace:
        theirs = None
    own = counted(now.record, address)
    items = reversed(now.corrections.read)
    last = next((item for item in items if _is_about(counted(now.record, item.address), own)), None)
    by = last and {"who": last.who, "when": last.when}
    return {"address": address, "old": old, "mine": mine, "theirs": theirs, "by": by}


def _is_about(one: str, other: str) -> bool:
    """Whether two addresses lead to the same value, or one into the other's."""
    return one == other or is_inside(one, other) or is_inside(other, one)


def told(found: Article, lang: str = EN) -> dict[str, Any]:
    """All that is told of one article, what is remarked on its files in this language."""
    own = [{"address": item.address, "share": item.share, "reasons": item.reasons} for item in found.done.doubts]
    whole = {"article": found.record, "doubts": own, "by_hand": _by_hand(found, lang) if found.hand else None}
    return {**listed(found.entry), **changed_only(found, lang), **whole}


def changed_only(found: Article, lang: str = EN) -> dict[str, Any]:
    """What is told of an article that was just changed to whoever has the rest of it."""
    items = [
        {"id": name_of(item), "address": item.address, "op": item.op.value, "old": item.old, "new": item.new,
         "who": item.who, "when": item.when} for item in found.corrections.read
    ]  # fmt: skip
    seen = dict(found.corrections.seen) or None
    remarks = [said(item.message, lang) for item in found.remarks]
    return {"etag": found.etag, "corrections": items, "seen": seen, "remarks": remarks}


def _by_hand(found: Article, lang: str) -> dict[str, Any]:
    """Which files were changed by hand, how many of the changes become corrections, and which cannot."""
    refused = [{"address": item.address, "why": said(item.why, lang)} for item in found.hand.refused]
    return {"files": list(found.hand.files), "changes": found.hand.count, "refused": refused}


def answer(value: Any, status: int, etag: str) -> Response:
    data = json.dumps(value, ensure_ascii=False).encode("utf-8", "backslashreplace")
    return Response(data, status, {"ETag": f'"{etag}"'}, "application/json")


# What needs a worker


def page_task(request: Request, entry: Entry, page: int, more: dict[str, Any] | None = None) -> Any:
    """The task for a page of an article's PDF, whose pages the article counts from its own first one."""
    own = state_of(request)
    place = own.articles.pdf(entry)
    if place is None:
        raise HTTPException(404, "its PDF is not here")
    pdf, before = place
    number = page + before
    picture = own.picture(pdf, number, bool(more and more.get("fine")))
    return workers.task(
        pdf, picture.parent, picture.stem, own.options.limits, json.dumps({"page": number, **(more or {})})
    )


async def run(request: Request, task: Any, body: Any) -> Any:
    """The outcome of a task in a worker; 503 where too much waits, 422 where it fails."""
    return await ended(submit(state_of(request).readers, task, body))


async def ended(job: Job) -> Any:
    """The outcome of a job, when it is there; 422 where it fails."""
    outcome = await asyncio.shield(asyncio.wrap_future(job.outcome))  # who goes away leaves it to others
    if outcome.reason == workers.NO_PAGE:
        raise HTTPException(404, outcome.message)
    if outcome.reason:
        raise HTTPException(422, f"{outcome.message} [{outcome.reason}]")
    return outcome


def submit(own: Workers, task: Any, body: Any) -> Job:
    try:
        return own.submit(task, body)
    except Busy as error:
        raise busy() from error


def busy() -> HTTPException:
    return HTTPException(503, "too much is waiting", {"Retry-After": RETRY_AFTER})
