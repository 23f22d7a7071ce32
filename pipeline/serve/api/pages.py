"""What programs ask of the pages of an article's PDF: the text printed in a place."""

from __future__ import annotations

import json
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi import Path as InPath
from fastapi.concurrency import run_in_threadpool
from pydantic import BaseModel, Field

from pipeline.serve import workers
from pipeline.serve.api.answers import WORKING, Key, Side, article_of, page_task, run

router = APIRouter()
_PAGES = 100_000
_LONGEST = 300  # characters of an address


class Box(BaseModel):
    """A box on a page of the PDF, in points from the page's top left; a very small one means the line there.

    `address` is that of the value that the text is for.
    """

    page: int = Field(ge=1, le=_PAGES)
    box: tuple[Side, Side, Side, Side]
    address: str = Field("", max_length=_LONGEST)


@router.post("/articles/{key}/text", responses=WORKING)
async def text(request: Request, key: Key, box: Box) -> dict[str, Any]:
    """The text in a box of a page of the article's PDF, and the box around it.

    `value` is without its printed label; for an author or an affiliation `parts` are those that are read there, each
    without its `marks`, and `value` is the only one.
    """
    return await _read(request, key, box.page, workers.read_in_box, {"box": list(box.box), "address": box.address})


@router.get("/articles/{key}/pages/{number}/lines", responses=WORKING)
async def lines(
    request: Request,
    key: Key,
    number: Annotated[int, InPath(ge=1, le=_PAGES)],
    address: Annotated[str, Query(max_length=_LONGEST)] = "",
) -> dict[str, Any]:
    """The printed lines of a page in their order, each as a box around it would be read for the value of `address`."""
    return await _read(request, key, number, workers.read_lines, {"address": address})


async def _read(request: Request, key: str, page: int, body: Any, more: dict[str, Any]) -> dict[str, Any]:
    found = await run_in_threadpool(article_of, request, key)
    task = await run_in_threadpool(page_task, request, found.entry, page, more)
    outcome = await run(request, task, body)
    read: dict[str, Any] = json.loads(outcome.lines[0])
    return read
