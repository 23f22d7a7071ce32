"""What programs ask of the server."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Header, HTTPException, Query, Request, Response
from fastapi import Path as InPath
from fastapi.concurrency import run_in_threadpool
from pydantic import BaseModel, Field

from pipeline.corrections.correction import Anchor, Correction, Op
from pipeline.errors import UnreadableResult, UsageError
from pipeline.results.output import CORRECTIONS
from pipeline.serve import workers
from pipeline.serve.articles import Article, Conflict, Unfit
from pipeline.serve.catalogue import Asked, Entry
from pipeline.serve.doubts import doubts
from pipeline.serve.state import State
from pipeline.serve.workers import Busy, Job
from pipeline.write.files import output_name, write_whole

router = APIRouter(prefix="/api")

Key = Annotated[str, InPath(pattern=r"^[0-9a-f]{20}$", description="what the list calls the article")]
IfMatch = Annotated[str, Header(description="the ETag of the article as you saw it")]
_TYPES = {
    ".json": "application/json",
    ".xml": "application/xml",
    ".csl.json": "application/json",
    ".bib": "application/x-bibtex",
    ".ris": "application/x-research-info-systems",
    ".tmx": "application/xml",
}
_LONG = 20_000  # characters of a text that is put right
_REFUSALS: dict[int | str, dict[str, Any]] = {
    404: {"description": "no such article"},
    409: {"description": "somebody else has changed the article; the answer has it as it is now"},
    413: {"description": "too large"},
    422: {"description": "it does not fit the article"},
}


class Place(BaseModel):
    """Where a value is printed."""

    text: str = Field("", max_length=_LONG)
    page: int = Field(ge=1, le=100_000)
    box: tuple[float, float, float, float]


class Change(BaseModel):
    """A correction; see README."""

    address: str = Field(max_length=300, examples=["titles[zh].text"])
    op: Op
    old: Any = Field(None, examples=["古代造纸柔"])
    new: Any = Field(None, examples=["古代造纸术"])
    who: str = Field("", max_length=200)
    anchor: Place | None = None


class Seen(BaseModel):
    """Whether somebody looked all of the article through."""

    seen: bool
    who: str = Field("", max_length=200)


class Box(BaseModel):
    """A box on a page of the PDF, in points from the page's top left; a very small one means the line there."""

    page: int = Field(ge=1, le=100_000)
    box: tuple[float, float, float, float]


def state_of(request: Request) -> State:
    found: State = request.app.state.own
    return found


def article_of(request: Request, key: str) -> Article:
    """The article; 404 where there is none, 422 where its result is damaged."""
    try:
        found = state_of(request).articles.read(key)
    except (UnreadableResult, OSError) as error:
        raise HTTPException(422, str(error)) from error
    if found is None:
        raise HTTPException(404, "no such article")
    return found


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
    }


@router.get("/articles")
def articles(
    request: Request,
    q: Annotated[str, Query(max_length=200)] = "",
    state: Annotated[str, Query(max_length=20)] = "",
    journal: Annotated[str, Query(max_length=300)] = "",
    year: Annotated[str, Query(max_length=20)] = "",
    order: Literal["doubts", "name"] = "doubts",
    page: Annotated[int, Query(ge=1, le=1_000_000)] = 1,
) -> dict[str, Any]:
    """Articles, fifty a page: those with most doubts first, or by name."""
    found, count = state_of(request).catalogue.entries(Asked(q, state, journal, year, order, page))
    return {"count": count, "page": page, "articles": [listed(entry) for entry in found]}


@router.get("/articles/{key}", responses=_REFUSALS)
def article(request: Request, response: Response, key: Key) -> dict[str, Any]:
    """An article: its JSON as the results have it, its corrections, and what is in doubt."""
    found = article_of(request, key)
    response.headers["ETag"] = f'"{found.etag}"'
    return _told(found)


def _told(found: Article) -> dict[str, Any]:
    own = [{"address": item.address, "share": item.share, "rule": item.rule, "reasons": item.reasons}
           for item in doubts(found.record)]  # fmt: skip
    items = [
        {
            "address": item.address,
            "op": item.op.value,
            "old": item.old,
            "new": item.new,
            "who": item.who,
            "when": item.when,
        }
        for item in found.corrections.items
    ]
    return {
        **listed(found.entry),
        "etag": found.etag,
        "article": found.record,
        "doubts": own,
        "corrections": items,
        "seen": dict(found.corrections.seen) or None,
    }


def _changed(request: Request, key: str, change: Any) -> Response:
    try:
        found = change()
    except Conflict:
        now = article_of(request, key)
        detail = {"detail": "somebody else has changed the article", **_told(now)}
        return _json(detail, 409, now.etag)
    except Unfit as error:
        raise HTTPException(422, str(error)) from error
    except (UnreadableResult, OSError) as error:
        raise HTTPException(422, f"it cannot be saved: {error}") from error
    if found is None:
        raise HTTPException(404, "no such article")
    return _json(_told(found), 200, found.etag)


def _json(value: Any, status: int, etag: str) -> Response:
    data = json.dumps(value, ensure_ascii=False).encode("utf-8", "backslashreplace")
    return Response(data, status, {"ETag": f'"{etag}"'}, "application/json")


@router.post("/articles/{key}/corrections", responses=_REFUSALS)
def correct(request: Request, key: Key, change: Change, if_match: IfMatch) -> Response:
    """Put a value right: saved at once, and put in again whenever the PDF is extracted."""
    place = change.anchor
    anchor = Anchor(place.text, place.page, place.box) if place else None
    item = Correction(change.address, change.op, change.old, change.new, change.who, anchor=anchor)
    own = state_of(request).articles
    return _changed(request, key, lambda: own.correct(key, if_match.strip('"'), item))


@router.delete("/articles/{key}/corrections/last", responses=_REFUSALS)
def undo(request: Request, key: Key, if_match: IfMatch) -> Response:
    """Take the last correction back."""
    own = state_of(request).articles
    return _changed(request, key, lambda: own.undo(key, if_match.strip('"')))


@router.put("/articles/{key}/seen", responses=_REFUSALS)
def look_through(request: Request, key: Key, seen: Seen, if_match: IfMatch) -> Response:
    """Say that all of the article was looked through, or take that back."""
    own = state_of(request).articles
    return _changed(request, key, lambda: own.look_through(key, if_match.strip('"'), seen.who, seen.seen))


@router.get("/corrections")
def corrections(request: Request, page: Annotated[int, Query(ge=1, le=1_000_000)] = 1) -> dict[str, Any]:
    """The articles that people put something right in, fifty a page."""
    found, count = state_of(request).catalogue.entries(Asked(state="corrected", order="name", page=page))
    return {"count": count, "page": page, "articles": [listed(entry) for entry in found]}


@router.post("/articles/{key}/text", responses=_REFUSALS)
async def text(request: Request, key: Key, box: Box) -> dict[str, Any]:
    """The text in a box of a page of the article's PDF, and the box around it."""
    found = await run_in_threadpool(article_of, request, key)
    task = page_task(request, found.entry, box.page, json.dumps({"page": 0, "box": list(box.box)}))
    outcome = await run(request, task, workers.read_in_box)
    read: dict[str, Any] = json.loads(outcome.lines[0])
    return read


def page_task(request: Request, entry: Entry, page: int, key: str = "") -> Any:
    """The task for a page of an article's PDF, whose pages the article counts from its own first one."""
    own = state_of(request)
    place = own.articles.pdf(entry)
    if place is None:
        raise HTTPException(404, "its PDF is not here")
    pdf, before = place
    number = page + before
    asked = json.dumps({**json.loads(key), "page": number}) if key else str(number)
    picture = own.picture(pdf, number)
    return workers.task(pdf, picture.parent, picture.stem, own.options.limits, asked)


async def run(request: Request, task: Any, body: Any) -> Any:
    """The outcome of a task in a worker; 503 where too much waits, 422 where it fails."""
    job = submit(request, task, body)
    outcome = await run_in_threadpool(job.outcome.result)
    if outcome.reason:
        raise HTTPException(422, f"{outcome.message} [{outcome.reason}]")
    return outcome


def submit(request: Request, task: Any, body: Any) -> Job:
    try:
        return state_of(request).workers.submit(task, body)
    except Busy as error:
        raise HTTPException(503, "too much is waiting", {"Retry-After": "10"}) from error


@router.get("/search")
def search(
    request: Request,
    q: Annotated[str, Query(min_length=1, max_length=200)],
    limit: Annotated[int, Query(ge=1, le=100)] = 10,
) -> dict[str, Any]:
    """Articles that answer a query in either language: in full texts where the server has an index, else in titles."""
    own = state_of(request)
    if own.options.index is None:
        found, _ = own.catalogue.entries(Asked(q))
        return {"hits": [listed(entry) for entry in found[:limit]]}
    from pipeline.index.search import Search

    try:
        hits = Search(own.options.index)(q, limit)
    except UsageError as error:
        raise HTTPException(422, str(error)) from error
    return {"hits": [{"score": hit.score, **hit.record} for hit in hits]}


# A PDF in, an article out


_PDF_BODY = {"required": True, "content": {"application/pdf": {"schema": {"type": "string", "format": "binary"}}}}
_EXTRACTED: dict[int | str, dict[str, Any]] = {
    202: {"description": "a job: ask /api/jobs/{id} for it"},
    413: {"description": "too large"},
    415: {"description": "not a PDF"},
    422: {"description": "no article can be made of it"},
    503: {"description": "too much is waiting: try again after Retry-After seconds"},
}


@router.post("/extract", responses=_EXTRACTED, openapi_extra={"requestBody": _PDF_BODY})
async def extract(
    request: Request,
    name: Annotated[str, Query(max_length=200, description="the PDF's name")] = "upload.pdf",
    form: Literal["json", "jats", "zip"] = "json",
    wait: Annotated[bool, Query(description="answer with the result, if the PDF is small")] = True,
) -> Response:
    """Convert a PDF, which is the request's body. Its result joins the articles of this server."""
    own = state_of(request)
    data = await _body(request, own.options.max_upload)
    stem = await run_in_threadpool(_kept, own, name, data)
    task = workers.task(own.uploads / f"{stem}.pdf", own.options.outputs[0], stem, own.options.limits)
    job = submit(request, task, workers.extracted)
    result = own.options.outputs[0] / f"{stem}.json"
    job.outcome.add_done_callback(lambda done: _joined(own, result) if not done.exception() else None)
    if not wait or len(data) > own.options.sync_upload:
        return Response(json.dumps(_job(job, result)), 202, {"Location": f"/api/jobs/{job.id}"}, "application/json")
    outcome = await run_in_threadpool(job.outcome.result)
    if outcome.reason:
        raise HTTPException(422, f"{outcome.message} [{outcome.reason}]")
    return await run_in_threadpool(_answer, own, result, form)


async def _body(request: Request, most: int) -> bytes:
    data = bytearray()
    async for chunk in request.stream():
        data += chunk
        if len(data) > most:
            raise HTTPException(413, f"more than {most:,} bytes")
    if b"%PDF-" not in data[:1024]:
        raise HTTPException(415, "not a PDF")
    return bytes(data)


def _kept(own: State, name: str, data: bytes) -> str:
    """The PDF among the uploads under a name that no other one has; the name without its suffix."""
    stem = output_name(Path(name.replace("/", "_").replace("\\", "_")))
    with own.naming:
        for number in range(1, 1_000_000):
            found = stem if number == 1 else f"{stem}-{number}"
            path = own.uploads / f"{found}.pdf"
            is_free = not path.exists() and not (own.options.outputs[0] / f"{found}.json").exists()
            if is_free or (path.exists() and path.stat().st_size == len(data) and path.read_bytes() == data):
                break
        write_whole(path, data)
    return found


def _joined(own: State, result: Path) -> None:
    if result.is_file():
        own.catalogue.read(result)


def _job(job: Job, result: Path) -> dict[str, Any]:
    from pipeline.serve.catalogue import key_of

    told: dict[str, Any] = {"id": job.id, "status": job.status, "name": job.task.key}
    if job.outcome.done():
        outcome = job.outcome.result()
        told |= {"message": outcome.message, "article": key_of(result) if not outcome.reason else None}
    return told


@router.get("/jobs/{job_id}", responses={404: {"description": "no such job"}})
def job(request: Request, job_id: Annotated[str, InPath(pattern=r"^[0-9a-f]{32}$")]) -> dict[str, Any]:
    """Where a job stands: queued, running, done or failed; and then its article."""
    found = state_of(request).workers.job(job_id)
    if found is None:
        raise HTTPException(404, "no such job")
    return _job(found, Path(found.task.output) / f"{found.task.name}.json")


def _answer(own: State, result: Path, form: str) -> Response:
    found = own.articles.read(own.catalogue.read(result))
    if found is None:
        raise HTTPException(422, "no article came of it")
    files = own.articles.download(found)
    if form == "zip":
        return Response(zipped(found, files), 200, None, "application/zip")
    suffix = ".json" if form == "json" else ".xml"
    return Response(files[suffix], 200, {"ETag": f'"{found.etag}"'}, _TYPES[suffix])


def zipped(found: Article, files: dict[str, bytes]) -> bytes:
    """All files of an article in one."""
    stem = Path(found.entry.path).name.removesuffix(".json")
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for suffix, data in files.items():
            archive.writestr(f"{stem}{suffix}", data)
        beside = Path(found.entry.path).with_name(f"{stem}{CORRECTIONS}")
        if beside.is_file():
            archive.writestr(beside.name, beside.read_bytes())
    return buffer.getvalue()


@router.get("/articles/{key}/files/{form}", responses=_REFUSALS)
def download(request: Request, key: Key, form: Literal["json", "jats", "csl", "bib", "ris", "tmx", "zip"]) -> Response:
    """A file of an article with its corrections, or all of them in a zip."""
    found = article_of(request, key)
    files = state_of(request).articles.download(found)
    suffix = {"jats": ".xml", "csl": ".csl.json"}.get(form, f".{form}")
    shown = {"Content-Disposition": f'attachment; filename="{key}{suffix}"'}
    if form == "zip":
        return Response(zipped(found, files), 200, shown, "application/zip")
    if suffix not in files:
        raise HTTPException(404, "the article has no references")
    return Response(files[suffix], 200, shown, _TYPES[suffix])
