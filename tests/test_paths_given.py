"""Every path that a person can give: what is no file there, or cannot be used, is a line and a status, within seconds.

The commands and their options are those of the program's own table: a new one is asked of here too.
"""

from __future__ import annotations

import contextlib
import io
import os
import signal
import socket
import sys
import types
import typing
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple
from unittest import mock

import pytest
from read.made import pdf, shown

from pipeline import cli
from tests.command_tree import commands

SECONDS = 20  # far more than any takes, far less than a pipe's for ever
USAGE = 2
# Options and arguments that may be paths and are texts, as they may be URLs too.
TEXTS = {("archive", "convert"): {"source", "output"}, ("archive", "status"): {"output"}}
TEXTS |= {("archive", "failures"): {"output"}, ("index",): {"outputs", "to"}}
# What each command needs so that it can work: a new one is to be put here, and then is asked like the others.
NEEDED: dict[tuple[str, ...], dict[str, str]] = {
    (): {},
    ("extract",): {"inputs": "in/good.pdf", "output": "made"},
    ("check",): {"inputs": "in/good.pdf"},
    ("explain",): {"pdf": "in/good.pdf"},
    ("archive", "convert"): {"source": "in", "output": "made"},
    ("archive", "status"): {"output": "archive"},
    ("archive", "failures"): {"output": "archive"},
    ("archive", "sample"): {"output": "archive", "sheet": "sheet.csv"},
    ("export",): {"outputs": "archive", "format_name": "ris", "to": "made.ris"},
    ("index",): {"outputs": "archive", "to": "made"},
    ("search",): {"folder": "index", "query": "moss"},
    ("write",): {"results": "archive/good.json"},
    ("lessons",): {"outputs": "archive"},
    ("serve",): {"outputs": "archive", "port": "0"},
    ("doctor",): {},
    ("lexicon", "build"): {"outputs": "archive", "to": "made.sqlite"},
    ("validate",): {"files": "archive/good.xml"},
    ("schema",): {},
}
# What a command does otherwise where this is given: the command line before the option.
FORMS = {
    ("index", "password_file"): ["index", "archive", "http://u@127.0.0.1:1/x", "--to", "opensearch"],
    ("validate", "style_files"): ["validate", "archive/good.xml", "--style", "jats4r"],
}
KINDS = ("pipe", "dangling", "folder", "unreadable", "full", "below a file", "empty", "stdout")
# Where this is no mistake: a folder without what is looked for, a folder to be written to, a link to nothing in whose
# place a file is put or to whose place lines are added, a file that is replaced unread, a log of which nothing is said.
FINE = {
    "folder": {
        ("extract", "inputs"), ("extract", "output"), ("check", "inputs"), ("write", "results"), ("index", "outputs"),
        ("lessons", "outputs"), ("lessons", "gold"), ("index", "to"), ("serve", "outputs"), ("serve", "pdfs"),
        ("serve", "state"), ("archive convert", "source"), ("archive convert", "output"), ("validate", "files"),
        ("lexicon build", "outputs"), ("export", "outputs"),
    },
    "dangling": {
        ("", "log_file"), ("explain", "html"), ("export", "to"), ("archive convert", "log"),
        ("archive convert", "journal"), ("archive sample", "sheet"), ("lexicon build", "to"),
    },
    "unreadable": {("explain", "html"), ("export", "to"), ("lexicon build", "to")},
    "full": {("", "log_file")},
    "stdout": {("export", "to")},
}  # fmt: skip


class Given(NamedTuple):
    """A path that a person can give."""

    command: tuple[str, ...]
    name: str
    option: str  # "" of an argument


def is_path(kind: object) -> bool:
    """Whether an annotation is of a path, of several, or of one that may be left out."""
    if isinstance(kind, types.UnionType) or typing.get_origin(kind) is not None:
        return any(is_path(inner) for inner in typing.get_args(kind))
    return kind is Path


def given() -> Iterator[Given]:
    for words, function, command in commands():
        kinds = typing.get_type_hints(function)
        for parameter in command.params:
            if is_path(kinds.get(parameter.name)) or parameter.name in TEXTS.get(words, ()):
                option = parameter.opts[0] if parameter.param_type_name == "option" else ""
                yield Given(words, parameter.name, option)


def arguments(words: tuple[str, ...], command: Any, values: dict[str, str]) -> list[str]:
    """The command line with these values by the names of the parameters."""
    options, own = [], []
    for parameter in command.params:
        if parameter.name in values:
            is_option = parameter.param_type_name == "option"
            (options if is_option else own).extend([parameter.opts[0]] * is_option + [values[parameter.name]])
    return [word for word in words if word != "convert"] + own + options


@pytest.fixture(scope="module")
def place(tmp_path_factory) -> Path:
    """A folder with a paper, an archive of it, an index, and what is no file."""
    folder = tmp_path_factory.mktemp("paths")
    (folder / "in").mkdir()
    (folder / "in" / "good.pdf").write_bytes(pdf(shown("On invented moss", "Abstract: Nothing was measured.")))
    with contextlib.chdir(folder):
        assert called("archive", "in", "--output", "archive", "--ocr", "off")[0] == 0
        assert called("index", "archive", "--to", "index")[0] == 0
    return folder


def called(*words: str) -> tuple[int, str]:
    """The status of a command, and all that it says."""
    told = io.TextIOWrapper(kept := io.BytesIO(), "utf-8", write_through=True)

    def late(*_: object) -> None:
        raise TimeoutError("it waits for ever")

    before = signal.signal(signal.SIGALRM, late)
    signal.alarm(SECONDS)
    try:
        with (
            mock.patch("sys.argv", ["duizhao", *words]),
            contextlib.redirect_stdout(told),
            contextlib.redirect_stderr(told),
            pytest.raises(SystemExit) as ended,
        ):
            cli.main()
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
    return int(ended.value.code or 0), kept.getvalue().decode("utf-8")


def test_no_command_is_forgotten():
    assert {words for words, _, _ in commands()} == NEEDED.keys()


@pytest.mark.skipif(sys.platform != "linux", reason="asks for Linux' devices")
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("own", list(given()), ids=lambda own: " ".join((*own.command, own.option or own.name)))
def test_a_line_and_a_status(own, kind, place, tmp_path, monkeypatch):
    for name in ("in", "index"):
        (tmp_path / name).symlink_to(place / name)
    (tmp_path / "archive").mkdir()
    for file in (place / "archive").iterdir():
        (tmp_path / "archive" / file.name).write_bytes(file.read_bytes())
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("uvicorn.Server.run", lambda server, sockets: setattr(server, "started", True))
    bad = made(kind)
    status, said = called(*line(own, bad))
    assert "Traceback" not in said
    assert "Errno" not in said
    assert not Path("-").exists()
    if (" ".join(own.command), own.name) in FINE.get(kind, ()):
        assert status in (0, 1)
        return
    assert status in ((USAGE,) if kind in ("below a file", "empty", "stdout") else (1, USAGE))
    name = Path(bad).name or f"{own.option or own.name}: nothing is given"
    names = (name, "file: is not a folder")
    assert any(own.option in line.split() or any(name in line for name in names) for line in said.splitlines())


def line(own: Given, bad: str) -> list[str]:
    """The command line with this path in its place."""
    if form := FORMS.get((" ".join(own.command), own.name)):
        return [*form, own.option, bad]
    _, _, command = next(item for item in commands() if item[0] == own.command)
    values = {**NEEDED[own.command], own.name: bad}
    if own.command == ("serve",):
        values["port"] = str(free_port())
    words = arguments(own.command, command, values)
    return words if own.command else [*words, "schema"]


def made(kind: str) -> str:
    """A path of this kind in the current folder."""
    match kind:
        case "pipe":
            os.mkfifo("bad")
        case "dangling":
            os.symlink("nowhere", "bad")
        case "folder":
            os.mkdir("bad")
        case "unreadable":
            os.symlink("/proc/self/mem", "bad")
        case "full":
            return "/dev/full"
        case "below a file":
            Path("file").touch()
            return "file/bad"
        case "empty":
            return ""
        case "stdout":
            return "-"
    return "bad"


def free_port() -> int:
    with contextlib.closing(socket.socket()) as own:
        own.bind(("127.0.0.1", 0))
        return int(own.getsockname()[1])


@pytest.mark.parametrize("words", ["--log-file pipe schema", "archive in --output a --log pipe"])
def test_a_log_may_be_a_pipe_that_is_read(words, place, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").symlink_to(place / "in")
    os.mkfifo("pipe")
    reader = os.open("pipe", os.O_RDONLY | os.O_NONBLOCK)
    try:
        assert called(*words.split())[0] == 0
        assert not words.startswith("archive") or b'"event": "start"' in os.read(reader, 10_000)
    finally:
        os.close(reader)


def test_a_log_that_is_full_is_named(place, tmp_path, monkeypatch):
    monkeypatch.chdir(place)
    assert called("archive", "in", "--output", str(tmp_path / "a"), "--log", "/dev/full") == (
        2,
        "/dev/full: No space left on device\n",
    )
