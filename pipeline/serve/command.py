"""The command `serve`."""

from __future__ import annotations

import secrets
import sqlite3
from pathlib import Path
from typing import Annotated

import typer

from pipeline.archive.command import Knowledge, load_settings
from pipeline.errors import UsageError


def serve(
    outputs: Annotated[list[Path], typer.Argument(help="folders of results; uploads go to the first")],
    pdfs: Annotated[list[Path] | None, typer.Option(help="folder of their PDFs; may be given again")] = None,
    port: Annotated[int, typer.Option(min=1, max=65535)] = 8765,
    host: Annotated[
        str, typer.Option(help="the address to listen on; another one than this machine's needs a token")
    ] = ("127.0.0.1"),
    token: Annotated[str, typer.Option(help="who may ask; made up where one is needed")] = "",
    state: Annotated[Path | None, typer.Option(help="folder of its own files; default: OUTPUT/.serve")] = None,
    index: Annotated[Path | None, typer.Option(help="a search index, for /api/search")] = None,
    workers: Annotated[int, typer.Option(min=1, help="processes that read PDFs")] = 2,
    knowledge: Knowledge = None,
) -> None:
    """Look at results in a browser, put them right, and answer programs."""
    load_settings(knowledge=knowledge)  # before anything is read of the program's own
    try:
        import uvicorn

        from pipeline.serve.app import application
    except ModuleNotFoundError as error:
        raise UsageError(f"serve: `pip install 'duizhao[serve]'` first ({error.name} is missing)") from error
    from pipeline.archive import local
    from pipeline.serve.guard import is_local
    from pipeline.serve.state import Options, folders

    for path in (*outputs, *(pdfs or ())):
        if not path.is_dir():
            raise UsageError(f"{path}: no such folder")
    if not token and not is_local(host):
        token = secrets.token_urlsafe(24)
    options = Options(
        outputs=folders(outputs),
        pdfs=folders(pdfs or []),
        folder=(state or outputs[0] / ".serve").resolve(),
        host=host,
        port=port,
        token=token,
        index=index,
        workers=workers,
    )
    local.start()
    shown = f"[{host}]" if ":" in host else host
    print(f"http://{shown}:{port}/{f'?token={token}' if token else ''}", flush=True)
    try:
        uvicorn.run(application(options), host=host, port=port, log_level="warning", server_header=False)
    except sqlite3.Error as error:
        raise UsageError(f"{options.folder}: its catalogue cannot be used ({error})") from error
