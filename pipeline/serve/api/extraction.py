"""A PDF in, an article out: at once, or as a job."""

from __future__ import annotations

import filecmp
import json
import os
import uuid
from pathlib import Path
from typing import Annotated, Any, Literal

from fastapi import APIRouter, HTTPException, Query, Request, Response
from fastapi import Path as InPath
from fastapi.concurrency import run_in_threadpool

from pipeline.said import said
from pipeline.serve import workers
from pipeline.serve.api.answers import busy, ended, language_of, state_of, submit
from pipeline.serve.api.files import TYPES, zipped
from pipeline.serve.api.form import FORM, NoFile, boundary, unwrapped
from pipeline.serve.catalogue import key_of
from pipeline.serve.state import PART, State
from pipeline.serve.workers import Job, Workers
from pipeline.write.files import output_name

router = APIRouter()
_NAME = 1000  # characters: more than any file system's names have; what is too long for this one is cut
_HEAD = 1024  # bytes at whose beginning, after whatever stands before it, a PDF says that it is one
_BINARY = {"type": "string", "format": "binary"}
_FILE = {"type": "object", "required": ["file"], "properties": {"file": _BINARY}}
_PDF_BODY = {"required": True, "content": {"application/pdf": {"schema": _BINARY}, FORM: {"schema": _FILE}}}
_EXTRACTED: dict[int | str, dict[str, Any]] = {
    202: {"description": "a job: ask /api/jobs/{id} for it"},
    413: {"description": "too large"},
    415: {"description": "not a PDF, and no form with one"},
    422: {"description": "no article can be made of it"},
    503: {"description": "too much is waiting: try again after Retry-After seconds"},
}


@router.post("/extract", responses=_EXTRACTED, openapi_extra={"requestBody": _PDF_BODY})
async def extract(
    request: Request,
    name: Annotated[str, Query(max_length=_NAME, description="the PDF's name; else the form's, or upload.pdf")] = "",
    form: Literal["json", "jats", "zip"] = "json",
    wait: Annotated[bool, Query(description="answer with the result, if the PDF is small")] = True,
) -> Response:
    """Convert a PDF: the request's body, or the one file of a form. Its result joins the articles of this server."""
    own = state_of(request)
    with own.receiving() as may:
        part = await _body(request, own, may)
    given = await run_in_threadpool(_alone, part, request.headers.get("content-type", ""))
    stem, is_new = await run_in_threadpool(kept_upload, own, name or given or "upload.pdf", part)
    upload = own.uploads / f"{stem}.pdf"
    size = upload.stat().st_size
    task = workers.task(upload, own.options.outputs[0], stem, own.options.limits)
    result = own.options.outputs[0] / f"{stem}.json"
    try:
        job = submit(own.workers, task, workers.extracted)
    except HTTPException:
        if is_new:
            upload.unlink(missing_ok=True)
        raise
    job.outcome.add_done_callback(lambda done: _joined(own, upload, result) if not done.exception() else None)
    if not wait or size > own.options.sync_upload:
        return Response(
            json.dumps(_job(own.workers, job, result, language_of(request))),
            202,
            {"Location": f"/api/jobs/{job.id}"},
            "application/json",
        )
    await ended(job)
    return await run_in_threadpool(_answer, own, result, form)


async def _body(request: Request, own: State, may: bool) -> Path:
    """The request's body in a file among the uploads, whatever its size not held in memory.

    Where too much waits it is read and dropped, so that whoever sends it hears the answer.
    """
    part = own.uploads / f"{PART}{uuid.uuid4().hex}"
    size = 0
    try:
        with part.open("wb") as file:
            async for chunk in request.stream():
                size += len(chunk)
                if size > own.options.max_upload:
                    raise HTTPException(413, f"more than {own.options.max_upload:,} bytes")
                if may:
                    file.write(chunk)
        if not may:
            raise busy()
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    return part


def _alone(part: Path, content_type: str) -> str:
    """Leave the PDF alone in a received body, which may be a form; the name that the form gives. 415 without a PDF."""
    try:
        between = boundary(content_type)
        name = unwrapped(part, between) if between else ""
        with part.open("rb") as file:
            if b"%PDF-" not in file.read(_HEAD):
                raise HTTPException(415, "not a PDF")
    except NoFile as error:
        part.unlink(missing_ok=True)
        raise HTTPException(415, str(error)) from error
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    return name


def kept_upload(own: State, name: str, part: Path) -> tuple[str, bool]:
    """The PDF among the uploads under a name that no other one has: without its suffix, and whether it is new there.

    Of a path its last part is the name (RFC 7578, 4.2): what stands before it is the sender's own.
    """
    stem = output_name(Path(name.replace("\\", "/").rstrip("/").rpartition("/")[2] or "upload.pdf"))
    with own.naming:
        for number in range(1, 1_000_000):
            found = stem if number == 1 else f"{stem}-{number}"
            path = own.uploads / f"{found}.pdf"
            is_free = not path.exists() and not (own.options.outputs[0] / f"{found}.json").exists()
            if is_free or (path.exists() and filecmp.cmp(path, part, shallow=False)):
                break
        is_new = not path.exists()
        os.replace(part, path)
    return found, is_new


def _joined(own: State, upload: Path, result: Path) -> None:
    """The article joins the list; a PDF of which none came is not kept."""
    if result.is_file():
        own.catalogue.read(result)
    else:
        upload.unlink(missing_ok=True)


def _job(own: Workers, job: Job, result: Path, lang: str) -> dict[str, Any]:
    told: dict[str, Any] = {"id": job.id, "status": job.status, "name": job.task.key}
    told |= own.progress(job)
    if job.outcome.done():
        outcome = job.outcome.result()
        told |= {"message": said(outcome.message, lang), "article": key_of(result) if not outcome.reason else None}
    return told


@router.get("/jobs/{job_id}", responses={404: {"description": "no such job"}})
def job(request: Request, job_id: Annotated[str, InPath(pattern=r"^[0-9a-f]{32}$")]) -> dict[str, Any]:
    """Where a job stands: queued, behind how many; running, for how many seconds; done or failed; and its article."""
    found = state_of(request).workers.job(job_id)
    if found is None:
        raise HTTPException(404, "no such job")
    return _job(
        state_of(request).workers, found, Path(found.task.output) / f"{found.task.name}.json", language_of(request)
    )


def _answer(own: State, result: Path, form: str) -> Response:
    found = own.articles.read(own.catalogue.read(result))
    if found is None:
        raise HTTPException(422, "no article came of it")
    files = own.articles.download(found)
    if form == "zip":
        return Response(zipped(found, files), 200, None, "application/zip")
    suffix = ".json" if form == "json" else ".xml"
    return Response(files[suffix], 200, {"ETag": f'"{found.etag}"'}, TYPES[suffix])
