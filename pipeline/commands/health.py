"""What `doctor` looks at. Nothing is changed, and nothing outside this machine is asked."""

from __future__ import annotations

import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from enum import StrEnum
from importlib import util
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from pipeline.commands.requirements import PROGRAM, Requirement, requirements, version, will_do
from pipeline.commands.trials import Answer, trials
from pipeline.machine import cores
from pipeline.said import said
from pipeline.settings import READERS, program_version

_OUR_OWN = frozenset({"test", "docs", "check", "measure"})  # extras for working on the program
_BROWSERS = ("chromium", "chromium-browser", "google-chrome")
_JAVA = 17  # what OpenSearch 2 runs on
_SECONDS = 20  # for a program that only says its version
_ROOM = 2 * 1024**3  # bytes: a worker's limit of 1.5 GiB, and the rest of the program
_SCRATCH = 1024**3  # bytes of scratch space that an archive's workers may fill


class State(StrEnum):
    """How a line begins; only what is broken is a failure."""

    OK = "ok"
    NONE = "--"  # optional, and not there
    LOOK = "!!"  # works, and less well than it could
    BROKEN = "XX"


class Finding(NamedTuple):
    """One line: what was looked at, what was found, and what to do about it."""

    state: State
    name: str
    found: str
    remedy: str = ""


def findings() -> Iterator[Finding]:
    """A line each, as they are found; what one of them cannot tell costs its own line."""
    for look in (_program, _libraries, _tries, _browser, _java, _fonts, _machine):
        try:
            yield from look()
        except Exception as error:
            yield Finding(State.BROKEN, look.__name__.strip("_"), f"{type(error).__name__}: {error}", "pip install .")


def _program() -> Iterator[Finding]:
    found = f"{program_version()}, Python {platform.python_version()}, {platform.system()} {platform.machine()}"
    yield Finding(State.OK, PROGRAM, found)


# Libraries


def _libraries() -> Iterator[Finding]:
    """What is always needed."""
    name, install = said("libraries"), "pip install ."
    if not (rows := _rows().get("")):
        yield Finding(State.LOOK, name, said("the program is not installed"), install)
    elif lacking := _lacking(rows):
        yield Finding(State.BROKEN, name, lacking, install)
    else:
        yield Finding(State.OK, name, _versions(rows))


def _rows() -> dict[str, list[Requirement]]:
    """The libraries of each extra that users may want, and under "" those that are always needed."""
    found: dict[str, list[Requirement]] = {}
    for row in requirements():
        if row.library != PROGRAM and row.extra not in _OUR_OWN:
            found.setdefault(row.extra, []).append(row)
    return found


def _lacking(rows: list[Requirement]) -> str:
    found = [f"{row.library} {version(row)}".strip() for row in rows if not will_do(row)]
    return said(f"missing or too old: {', '.join(found)}") if found else ""


def _versions(rows: list[Requirement]) -> str:
    return ", ".join(f"{row.library} {version(row)}" for row in rows)


# What is tried


def _tries() -> Iterator[Finding]:
    """What is always needed, and each extra that is there, at work."""
    rows = {extra: own for extra, own in _rows().items() if extra}
    there = [extra for extra, own in rows.items() if not _lacking(own)]
    needed = {name: said(f"reader {name}") for name in READERS}
    needed |= {"loading": said("loading"), "conversion": said("conversion"), "search index": said("search index")}
    answers = trials([*needed, *there])
    for name, answer in islice(answers, len(needed)):
        state = State.OK if answer.works else State.BROKEN
        yield Finding(state, needed[name], answer.text, "" if answer.works else _again("."))
    for extra, own in rows.items():
        yield _extra(said(f"extra {extra}"), f".[{extra}]", own, next(answers)[1] if extra in there else None)


def _extra(name: str, install: str, rows: list[Requirement], answer: Answer | None) -> Finding:
    """An extra by its libraries' versions and, where all of them are there, by what came of the trial."""
    if answer is None and not version(rows[0]):  # the others may be there for another library's sake
        return Finding(State.NONE, name, said("is not installed"), f"pip install '{install}'")
    if answer is None:
        return Finding(State.LOOK, name, _lacking(rows), f"pip install '{install}'")
    found = f"{_versions(rows)}: {answer.text}"
    return Finding(State.OK, name, found) if answer.works else Finding(State.BROKEN, name, found, _again(install))


def _again(install: str) -> str:
    """What is there in the right version and does not work is installed once more."""
    return f"pip install --force-reinstall '{install}'"


def _browser() -> Iterator[Finding]:
    name, remedy = said("browser"), "apt-get install chromium"
    if found := next(filter(None, map(shutil.which, _BROWSERS)), None):
        yield _answering(name, [found, "--version"], remedy)
    else:
        yield Finding(State.NONE, name, said("no Chromium: the tests of the page are skipped"), remedy)


def _java() -> Iterator[Finding]:
    remedy = "apt-get install openjdk-17-jdk-headless maven"
    if not (found := shutil.which("java")):
        yield Finding(State.NONE, "Java", said("none: the tests with a real OpenSearch are skipped"), remedy)
        return
    answer = _answering("Java", [found, "-version"], remedy)
    major = re.search(r"(\d+)", answer.found)
    if answer.state is State.OK and major and int(major[1]) < _JAVA:
        answer = Finding(State.LOOK, "Java", said(f"{answer.found}; OpenSearch needs {_JAVA}"), remedy)
    yield answer


def _answering(name: str, command: list[str], remedy: str) -> Finding:
    """What a program says first when it is asked for its version."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=_SECONDS)
    except (OSError, subprocess.TimeoutExpired) as error:
        return Finding(State.LOOK, name, str(error), remedy)
    line = next(iter((done.stdout + done.stderr).splitlines()), "")
    return Finding(State.LOOK if done.returncode else State.OK, name, line, remedy if done.returncode else "")


# The machine


def _fonts() -> Iterator[Finding]:
    name = said("fonts")
    try:
        done = subprocess.run(["fc-list", ":lang=zh", "family"], capture_output=True, text=True, timeout=_SECONDS)
    except (OSError, subprocess.TimeoutExpired):
        lack = said("fontconfig does not say which there are")
        yield Finding(State.LOOK, name, lack, "apt-get install fontconfig")
        return
    if families := sorted({line.split(",")[0] for line in done.stdout.splitlines() if line.strip()}):
        yield Finding(State.OK, name, said(f"{len(families):,} with hanzi: {', '.join(families[:3])}"))
        return
    lack = said("none has hanzi: pictures of papers that do not embed theirs are drawn without them")
    yield Finding(State.LOOK, name, lack, "apt-get install fonts-noto-cjk")


def _machine() -> Iterator[Finding]:
    from pipeline.archive import space  # and with it libraries that may be broken

    yield Finding(State.OK, said("cores"), str(cores()))
    if memory := _memory():
        enough = memory >= _ROOM
        remedy = "" if enough else said("give each document less: --memory 0.5 --workers 1")
        yield Finding(State.OK if enough else State.LOOK, said("memory"), space.shown(memory), remedy)
    limited = util.find_spec("resource") is not None and sys.platform == "linux"
    told = said("each document has its own") if limited else said("this system keeps none for memory")
    yield Finding(State.OK if limited else State.LOOK, said("limits"), told)
    scratch = shutil.disk_usage(tempfile.gettempdir()).free
    where = f"{tempfile.gettempdir()}: {space.shown(scratch)}"
    enough = scratch >= _SCRATCH
    remedy = "" if enough else said("make room, or name another folder in TMPDIR")
    yield Finding(State.OK if enough else State.LOOK, said("room for scratch files"), where, remedy)


def _memory() -> int:
    """Bytes: the machine's, or what a container may have of it; 0 where the system does not say."""
    if not hasattr(os, "sysconf") or "SC_PHYS_PAGES" not in os.sysconf_names:
        return 0
    own = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    try:
        told = Path("/sys/fs/cgroup/memory.max").read_text("ascii").strip()
    except OSError:
        return own
    return min(own, int(told)) if told.isdigit() else own
