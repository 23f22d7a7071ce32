"""The application: its routes, its guard, and how it counts."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.middleware.base import RequestResponseEndpoint
from starlette.responses import JSONResponse, PlainTextResponse

from pipeline.serve import api, html
from pipeline.serve.api.answers import language_of, state_of
from pipeline.serve.described import Described
from pipeline.serve.guard import Guard
from pipeline.serve.misread import nowhere, told
from pipeline.serve.state import Options, State


def application(options: Options) -> FastAPI:
    """The server as an ASGI application. `forks.start()` is to have been called by the main thread."""
    guard = Guard(options.host, options.token, options.max_upload, html.problem)

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        app.state.own = State(options)
        html.load()
        try:
            yield
        finally:
            app.state.own.close()

    app = Described(title="duizhao", version="1", docs_url=None, redoc_url=None, lifespan=lifespan)

    @app.middleware("http")
    async def guarded(request: Request, call_next: RequestResponseEndpoint) -> Response:
        response = await guard(request, call_next)
        request.app.state.own.counted(request.method, response.status_code)
        return response

    @app.exception_handler(HTTPException)
    async def refused(request: Request, error: HTTPException) -> Response:
        return html.problem(request, error.status_code, str(error.detail), error.headers)

    @app.exception_handler(RequestValidationError)
    async def misread(request: Request, error: RequestValidationError) -> Response:
        is_page = not request.url.path.startswith("/api/")
        if is_page and request.path_params:
            return html.problem(request, 404, "no such page")  # its address is none of ours
        if "text/html" in request.headers.get("accept", "") and is_page:
            return html.problem(request, 422, "the address cannot be read")
        if missed := nowhere(error):
            return html.problem(request, *missed)
        return JSONResponse(told(error, language_of(request)), 422)

    app.include_router(api.router)
    app.include_router(html.router)
    app.get("/health")(health)
    app.get("/metrics", response_class=PlainTextResponse)(metrics)
    return app


def health(request: Request) -> dict[str, object]:
    """Whether the server answers, and how much waits."""
    own = state_of(request)
    return {"status": "ok", "waiting": own.workers.waiting}


def metrics(request: Request) -> str:
    """Counts, as Prometheus reads them."""
    own = state_of(request)
    lines = ["# TYPE duizhao_requests_total counter"]
    for (method, status), count in sorted(own.requests.items()):
        lines.append(f'duizhao_requests_total{{method="{method}",status="{status}"}} {count}')
    lines.append("# TYPE duizhao_jobs_total counter")
    lines += [f'duizhao_jobs_total{{outcome="{name}"}} {count}' for name, count in sorted(own.workers.counts.items())]
    lines += ["# TYPE duizhao_jobs_seconds_total counter", f"duizhao_jobs_seconds_total {own.workers.seconds:.3f}"]
    lines += ["# TYPE duizhao_jobs_waiting gauge", f"duizhao_jobs_waiting {own.workers.waiting}"]
    lines.append("# TYPE duizhao_articles gauge")
    lines += [f'duizhao_articles{{state="{name}"}} {n}' for name, n in sorted(own.catalogue.states().items())]
    return "\n".join(lines) + "\n"
