"""What programs ask of articles: the list, one of them, and putting it right."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any

from fastapi import APIRouter, Depends, HTTPException, Query, Request, Response
from pydantic import BaseModel, Field

from pipeline.corrections.correction import Anchor, Correction, Op
from pipeline.errors import UnreadableResult, UsageError
from pipeline.said import said
from pipeline.serve.api.answers import (
    MINIMAL,
    READING,
    REFUSALS,
    IfMatch,
    Key,
    Name,
    Page,
    Prefer,
    Side,
    answer,
    article_of,
    asked,
    both,
    changed_only,
    language_of,
    listed,
    state_of,
    told,
)
from pipeline.serve.articles import Article, Conflict, Missing, Unfit
from pipeline.serve.catalogue import Asked
from pipeline.serve.changes import changes

router = APIRouter()
_LONG = 20_000  # characters of a text that is put right


class Place(BaseModel):
    """Where a value is printed."""

    text: str = Field("", max_length=_LONG)
    page: int = Field(ge=1, le=100_000)
    box: tuple[Side, Side, Side, Side]


class Change(BaseModel):
    """A correction; see README."""

    address: str = Field(max_length=300)
    op: Op
    old: Any = None
    new: Any = None
    who: str = Field("", max_length=200)
    anchor: Place | None = None


class Replacement(BaseModel):
    """A sign or a word that stands for another one throughout an article."""

    old: str = Field(min_length=1, max_length=200)
    new: str = Field(max_length=200, description="an empty text takes `old` away wherever it stands")
    who: str = Field("", max_length=200)


class Seen(BaseModel):
    """Whether somebody looked all of the article through."""

    seen: bool
    who: str = Field("", max_length=200)


@router.get("/articles")
def articles(request: Request, what: Annotated[Asked, Depends(asked)]) -> dict[str, Any]:
    """Articles, fifty a page: those with most doubts first, or by name."""
    found, count = state_of(request).catalogue.entries(what)
    return {"count": count, "page": what.page, "articles": [listed(entry) for entry in found]}


@router.get("/articles/{key}", responses=READING)
def article(request: Request, response: Response, key: Key) -> dict[str, Any]:
    """An article: its JSON as the results have it, its corrections, and what is in doubt."""
    found = article_of(request, key)
    response.headers["ETag"] = f'"{found.etag}"'
    return told(found)


def _changed(
    request: Request,
    key: str,
    prefer: str,
    change: Callable[[], tuple[Article, Article] | None],
    asked: Change | None = None,
) -> Response:
    try:
        found = change()
    except Conflict:
        return _conflict(request, key, asked)
    except Missing as error:
        raise HTTPException(404, str(error)) from error
    except Unfit as error:
        raise HTTPException(422, str(error)) from error
    except (UnreadableResult, OSError) as error:
        raise HTTPException(422, f"it cannot be saved: {error}") from error
    if found is None:
        raise HTTPException(404, "no such article")
    before, now = found
    lang, is_brief = language_of(request), MINIMAL in prefer.replace(" ", "").lower().split(",")
    shown = changed_only(now, lang) if is_brief else told(now, lang)
    response = answer({**shown, "xml": changes(before.done, now.done)}, 200, now.etag)
    if is_brief:
        response.headers["Preference-Applied"] = MINIMAL
    return response


def _conflict(request: Request, key: str, asked: Change | None) -> Response:
    """409, with the article as it is now, and of a correction what it was to be and what somebody else made of it."""
    now = article_of(request, key)
    lang = language_of(request)
    value = None if asked is None else both(now, asked.address, asked.old, asked.new)
    detail = said("somebody else has changed the article", lang)
    return answer({"detail": detail, "conflict": value, **told(now, lang)}, 409, now.etag)


@router.post("/articles/{key}/corrections", responses=REFUSALS)
def correct(request: Request, key: Key, change: Change, if_match: IfMatch, prefer: Prefer = "") -> Response:
    """Put a value right, for this time and all later extractions; `xml` is what it changes in the JATS."""
    place = change.anchor
    anchor = Anchor(place.text, place.page, place.box) if place else None
    item = Correction(change.address, change.op, change.old, change.new, change.who, anchor=anchor)
    own = state_of(request).articles
    return _changed(request, key, prefer, lambda: own.correct(key, if_match.strip('"'), item), change)


@router.post("/articles/{key}/replacements", responses=REFUSALS)
def replace(request: Request, key: Key, what: Replacement, if_match: IfMatch, prefer: Prefer = "") -> Response:
    """Put `new` in the place of `old` wherever it stands: a correction for each value, undone like any other."""
    own = state_of(request).articles
    return _changed(request, key, prefer, lambda: own.replace(key, if_match.strip('"'), what.old, what.new, what.who))


@router.delete("/articles/{key}/corrections/{name}", responses=REFUSALS)
def undo(request: Request, key: Key, name: Name, if_match: IfMatch, prefer: Prefer = "") -> Response:
    """Take a correction back: the one of this id, or the last one."""
    own = state_of(request).articles
    return _changed(request, key, prefer, lambda: own.undo(key, if_match.strip('"'), name if name != "last" else ""))


@router.post("/articles/{key}/by-hand", responses=REFUSALS)
def take_by_hand(request: Request, key: Key, if_match: IfMatch, prefer: Prefer = "") -> Response:
    """Make corrections of what was changed by hand in the article's JSON; the next thing saved does so too."""
    own = state_of(request).articles
    return _changed(request, key, prefer, lambda: own.take_by_hand(key, if_match.strip('"')))


@router.put("/articles/{key}/seen", responses=REFUSALS)
def look_through(request: Request, key: Key, seen: Seen, if_match: IfMatch, prefer: Prefer = "") -> Response:
    """Say that all of the article was looked through, or take that back."""
    own = state_of(request).articles
    return _changed(request, key, prefer, lambda: own.look_through(key, if_match.strip('"'), seen.who, seen.seen))


@router.get("/corrections")
def corrections(request: Request, page: Page = 1) -> dict[str, Any]:
    """The articles that people put something right in, fifty a page."""
    found, count = state_of(request).catalogue.entries(Asked(order="name", page=page, is_changed=True))
    return {"count": count, "page": page, "articles": [listed(entry) for entry in found]}


@router.get("/search", responses={422: {"description": "the query cannot be read"}})
def search(
    request: Request,
    q: Annotated[str, Query(min_length=1, max_length=200)],
    limit: Annotated[int, Query(ge=1, le=100)] = 10,
) -> dict[str, Any]:
    """Articles that answer a query in either language: in full texts where the server has an index, else in titles.

    Where no article holds all words, those are given that hold some, each with what is `missing` in it.
    """
    own = state_of(request)
    if own.options.index is None:
        found, _ = own.catalogue.entries(Asked(q))
        return {"hits": [listed(entry) for entry in found[:limit]]}
    try:
        hits = own.hits(q, limit)
    except UsageError as error:
        raise HTTPException(422, str(error)) from error
    return {"hits": [{"score": hit.score, "missing": hit.missing, **hit.record} for hit in hits]}
