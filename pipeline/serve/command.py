"""The command `serve`."""

from __future__ import annotations

import os
import secrets
import socket
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.archive.command import Knowledge, load_settings
from pipeline.errors import ExitStatus, UsageError
from pipeline.regular import refuse_no_folder, refuse_other
from pipeline.startup import INTERRUPTED

if TYPE_CHECKING:
    from pipeline.serve.state import Options


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
    who: Annotated[str, typer.Option(help="who corrects, where the page's reader gives no other name")] = "",
    knowledge: Knowledge = None,
) -> None:
    """Look at results in a browser, put them right, and answer programs."""
    load_settings(knowledge=knowledge)  # before anything is read of the program's own
    try:
        import fastapi  # noqa: F401
        import jinja2  # noqa: F401
        import uvicorn  # noqa: F401
    except ModuleNotFoundError as error:
        raise UsageError(f"serve: `pip install '.[serve]'` first ({error.name} is missing)") from error
    from pipeline.index.folder import opened
    from pipeline.serve.guard import is_local
    from pipeline.serve.state import Options, folders

    for path in (*outputs, *(pdfs or ())):
        if not path.is_dir():
            is_there = os.path.lexists(path)
            raise UsageError(f"{path}: is not a folder" if is_there else f"{path}: no such folder")
    if not token and not is_local(host):
        token = secrets.token_urlsafe(24)
    if index is not None:
        opened(index)
    if state is not None:
        refuse_no_folder(state)
    options = Options(
        outputs=folders(outputs),
        pdfs=folders(pdfs or []),
        folder=(state or outputs[0] / ".serve").resolve(),
        host=host,
        port=port,
        token=token,
        index=index,
        workers=workers,
        who=who,
    )
    _run(options)


def _run(options: Options) -> None:
    """Answer until the process is told to stop. Raises UsageError where that cannot begin."""
    import uvicorn

    from pipeline.archive import forks
    from pipeline.serve.app import application
    from pipeline.serve.catalogue import Catalogue
    from pipeline.serve.state import CATALOGUE

    host, port = options.host, options.port
    try:
        options.folder.mkdir(parents=True, exist_ok=True)
        refuse_other(options.folder / CATALOGUE)
        Catalogue(options.folder / CATALOGUE).close()
    except OSError as error:
        raise UsageError(f"{error.filename or options.folder}: {error.strerror or error}") from error
    except sqlite3.Error as error:
        raise UsageError(f"{options.folder}: its catalogue cannot be used ({error})") from error
    forks.start()  # first, so that no worker holds the port
    listening = _listening(host, port)
    shown = f"[{host}]" if ":" in host else host
    print(f"http://{shown}:{port}/{f'?token={options.token}' if options.token else ''}", flush=True)
    server = uvicorn.Server(uvicorn.Config(application(options), log_level="warning", server_header=False))
    try:
        server.run(sockets=[listening])
    except KeyboardInterrupt:
        raise typer.Exit(INTERRUPTED) from None
    finally:
        listening.close()
    if not server.started:
        raise typer.Exit(ExitStatus.SOME_FAILED)


def _listening(host: str, port: int) -> socket.socket:
    """A socket that listens there. Raises UsageError, before anything is printed, where that cannot be."""
    try:
        family, *_, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        return socket.create_server(address[:2], family=family)
    except UnicodeError as error:  # of the encoding of names of hosts
        raise UsageError(f"{host}:{port}: no name of a host") from error
    except OSError as error:
        # The library adds to what the system says.
        why = os.strerror(error.errno) if error.errno and error.errno > 0 else error.strerror or str(error)
        raise UsageError(f"{host}:{port}: {why}") from error
