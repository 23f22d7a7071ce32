"""The pages: the list of articles, one article, and what they ask for."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import urlencode

import jinja2
from fastapi import APIRouter, Depends, HTTPException, Query, Request, Response
from fastapi.concurrency import run_in_threadpool
from starlette.responses import FileResponse, HTMLResponse, JSONResponse

from pipeline.corrections.correction import Op, name_of
from pipeline.corrections.doubts import shared
from pipeline.said import said
from pipeline.serve import workers
from pipeline.serve.api.answers import LANG_COOKIE, Key, article_of, asked, language_of, page_task, run, state_of
from pipeline.serve.articles import Article
from pipeline.serve.catalogue import ORDERS, PER_PAGE, STATES, Asked
from pipeline.serve.cells import doubted
from pipeline.serve.order import ordered
from pipeline.serve.remarks import remarks
from pipeline.serve.view import groups
from pipeline.serve.words import ngettext, words
from pipeline.write.characters import printable

router = APIRouter(include_in_schema=False)
HERE = Path(__file__).parent
_templates = jinja2.Environment(
    loader=jinja2.FileSystemLoader(HERE / "templates"), autoescape=True, trim_blocks=True, lstrip_blocks=True,
    undefined=jinja2.StrictUndefined,
)  # fmt: skip
_templates.filters["counted"] = jinja2.pass_context(lambda context, count, key: ngettext(context["lang"], key, count))
_templates.filters["said"] = jinja2.pass_context(lambda context, text: said(text, context["lang"]))
_templates.filters["mark"] = lambda text: hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
_SCRIPT = "text/javascript"
_ASSETS = {"style.css": "text/css", "app.js": _SCRIPT, "early.js": _SCRIPT, "icon.svg": "image/svg+xml"}
_SHOWN_PAGES = 200
_FORMS = ("jats", "json", "csl", "bib", "ris", "tmx", "zip")
_LISTS = ("csl", "bib", "ris")  # of what the article cites: there are none where it cites nothing


def load() -> None:
    """Compile the templates, so that nobody who opens a page waits for it."""
    for name in _templates.list_templates():
        _templates.get_template(name)


def page(request: Request, name: str, **values: Any) -> HTMLResponse:
    """A page in the reader's language."""
    lang = language_of(request)
    other = "en" if lang == "zh" else "zh"
    query = urlencode({**request.query_params, "lang": other})
    own = {"w": words(lang), "lang": lang, "other": other, "other_url": f"{request.url.path}?{query}"}
    answer = HTMLResponse(_templates.get_template(name).render(**own, **values))
    if request.query_params.get("lang") in ("zh", "en"):
        answer.set_cookie(LANG_COOKIE, lang, samesite="strict", httponly=True)
    return answer


def problem(request: Request, status: int, message: str, headers: Mapping[str, str] | None = None) -> Response:
    """What is said to who asked for something that is not to be had: to a person a page, to a program JSON."""
    lang = language_of(request)
    said_to = said(printable(message), lang)
    if request.url.path.startswith("/api/") or "text/html" not in request.headers.get("accept", ""):
        return JSONResponse({"detail": said_to}, status, headers)
    answer = page(request, "problem.html", message=said_to, is_missing=status == 404)
    answer.status_code = status
    answer.headers.update(headers or {})
    return answer


@router.get("/")
def index(request: Request, what: Annotated[Asked, Depends(asked)]) -> Response:
    catalogue = state_of(request).catalogue
    found, count = catalogue.entries(what)
    query = {"q": what.text, "state": what.state, "journal": what.journal, "year": what.year, "order": what.order}
    return page(
        request, "list.html", entries=found, count=count, asked=query, at=what.page,
        is_last=what.page * PER_PAGE >= count, states=STATES, counts=catalogue.states(), orders=tuple(ORDERS),
        journals=catalogue.choices("journal"), years=catalogue.choices("year"),
        some=what.is_partial, link=lambda number: "?" + urlencode({**query, "page": number}),
    )  # fmt: skip


@router.get("/articles/{key}")
def article(request: Request, key: Key) -> Response:
    found = article_of(request, key)
    return page(request, "article.html", **_values(request, found), have=frozenset())


@router.get("/articles/{key}/record")
def record(
    request: Request, key: Key, have: Annotated[str, Query(max_length=400, pattern=r"^[0-9a-f.]*$")] = ""
) -> Response:
    """The record alone, for a page that is there already; of the groups whose marks it has, their headings alone."""
    found = article_of(request, key)
    answer = page(request, "record.html", **_values(request, found), have=frozenset(have.split(".")))
    answer.headers["ETag"] = f'"{found.etag}"'
    return answer


def _values(request: Request, found: Article) -> Mapping[str, Any]:
    value = found.record
    pages = min(value["file"]["pages"] or 0, _SHOWN_PAGES)
    has_pdf = state_of(request).articles.pdf(found.entry) is not None
    found_doubts = found.done.doubts
    sizes = value["file"].get("page_sizes", ())
    shown, whole = doubted(ordered(groups(value), sizes), found_doubts)
    made = [(name_of(item), item) for item in reversed(found.corrections.read)]
    right = sum(item.op is Op.ACCEPT for _, item in made)
    return {
        "made": made,
        "changed": len(made) - right,
        "found_right": right,
        "by_hand": _by_hand(found),
        "who": state_of(request).options.who,
        "article": found,
        "forms": [form for form in _FORMS if value["references"] or form not in _LISTS],
        "groups": shown,
        "doubts": len(found_doubts),
        "shared": shared(found_doubts),
        "remarks": remarks(value, whole),
        "pages": pages,
        "sizes": sizes,
        "has_pdf": has_pdf,
        "dpi": workers.DPI,
        "fine": workers.FINE,
    }


def _by_hand(found: Article) -> Mapping[str, Any]:
    """What is to be told of files that were changed by hand: the JSON, how many changes are shown, and the others."""
    stem, hand = Path(found.entry.path).name.removesuffix(".json"), found.hand
    others = [suffix for suffix in hand.files if suffix != ".json" or not (hand.count or hand.is_base)]
    return {
        "file": f"{stem}.json",
        "last": hand.count,
        "is_base": hand.is_base,
        "others": [f"{stem}{suffix}" for suffix in others],
    }


@router.get("/articles/{key}/pages/{number}.png")
async def picture(request: Request, key: Key, number: int, fine: bool = False) -> Response:
    entry = state_of(request).catalogue.entry(key)
    if entry is None:
        raise HTTPException(404, "no such article")
    task = await run_in_threadpool(page_task, request, entry, number, {"fine": fine})
    path = Path(task.output) / f"{task.name}.png"
    if not path.is_file():
        await run(request, task, workers.pictured)
    headers = {"Cache-Control": "private, max-age=600"}
    return FileResponse(path, headers=headers, media_type="image/png")


@router.get("/static/{name}")
def static(name: str) -> Response:
    if name not in _ASSETS:
        raise HTTPException(404, "no such file")
    return Response((HERE / "static" / name).read_bytes(), media_type=_ASSETS[name])


@router.get("/docs")
def docs(request: Request) -> Response:
    """What programs may ask, of the server's own description."""
    paths = request.app.openapi()["paths"]
    examples = {
        (path, method): _shown(
            [each["value"] for media in _contents(what.get("requestBody", {})) for each in media["examples"].values()]
        )
        for path, methods in paths.items()
        for method, what in methods.items()
    }
    answers = {
        (path, method, status): _shown([media["example"] for media in _contents(answer) if "example" in media])
        for path, methods in paths.items()
        for method, what in methods.items()
        for status, answer in what["responses"].items()
    }
    return page(request, "docs.html", paths=paths, examples=examples, answers=answers)


def _contents(of: Mapping[str, Any]) -> Iterable[Mapping[str, Any]]:
    found: Mapping[str, Mapping[str, Any]] = of.get("content", {})
    return found.values()


def _shown(examples: Iterable[Any]) -> str:
    return "\n".join(each if isinstance(each, str) else json.dumps(each, ensure_ascii=False) for each in examples)
