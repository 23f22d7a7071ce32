"""What `doctor` looks at. Nothing is changed, and nothing outside this machine is asked."""

from __future__ import annotations

import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from enum import StrEnum
from importlib import metadata, util
from pathlib import Path
from typing import NamedTuple

from pipeline.archive import space
from pipeline.knowledge import lazy
from pipeline.machine import cores
from pipeline.model.diagnostic import Diagnostic
from pipeline.read import ocr, pages
from pipeline.said import said
from pipeline.settings import READERS, Limits, program_version

_PROGRAM = "duizhao"
_OUR_OWN = frozenset({"test", "docs"})  # extras for working on the program
_REQUIREMENT = lazy.compile(r"([\w.-]+)(?:\[[\w,]+\])?(?:>=([\d.]+))?[^;]*(?:;.*extra == [\"']([\w-]+)[\"'])?")
_BROWSERS = ("chromium", "chromium-browser", "google-chrome")
_JAVA = 17  # what OpenSearch 2 runs on
_SECONDS = 20  # for a program that only says its version
_ROOM = 2 * 1024**3  # bytes: a worker's limit of 1.5 GiB, and the rest of the program
_SCRATCH = 1024**3  # bytes of scratch space that an archive's workers may fill
_WORDS = "Invented moss 1998"
_OBJECTS = (
    "<</Type/Catalog/Pages 2 0 R>>",
    "<</Type/Pages/Kids[3 0 R]/Count 1>>",
    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 120]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
    "<</Length {length}>>\nstream\n{content}\nendstream",
    "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
)


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


class Requirement(NamedTuple):
    """A library, the lowest version that will do, and the extra it belongs to, "" where it is always needed."""

    library: str
    lowest: str
    extra: str


def findings() -> Iterator[Finding]:
    """A line each, as they are found."""
    yield _program()
    yield from _libraries()
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.pdf"
        page.write_bytes(made_page())
        for name in READERS:
            yield _tried(said(f"reader {name}"), lambda name=name: _read(page, name))  # type: ignore[misc]
        yield _recognition(page)
    yield _browser()
    yield _java()
    yield _fonts()
    yield from _machine()


def made_page() -> bytes:
    """A PDF of one page with a line of text."""
    content = f"BT /F 32 Tf 40 50 Td ({_WORDS}) Tj ET"
    written, places = "%PDF-1.4\n", []
    for number, body in enumerate(_OBJECTS, 1):
        places.append(len(written))
        filled = body.replace("{length}", str(len(content))).replace("{content}", content)
        written += f"{number} 0 obj\n{filled}\nendobj\n"
    rows = "".join(f"{place:010} 00000 n \n" for place in places)
    count = len(_OBJECTS) + 1
    table = f"xref\n0 {count}\n0000000000 65535 f \n{rows}trailer\n<</Size {count}/Root 1 0 R>>\n"
    return f"{written}{table}startxref\n{len(written)}\n%%EOF\n".encode("ascii")


def _program() -> Finding:
    found = f"{program_version()}, Python {platform.python_version()}, {platform.system()} {platform.machine()}"
    return Finding(State.OK, _PROGRAM, found)


# Libraries


def requirements() -> list[Requirement]:
    """What the installed program declares; nothing where it runs from its folder alone."""
    try:
        told = metadata.requires(_PROGRAM) or []
    except metadata.PackageNotFoundError:
        return []
    found = [match for line in told if (match := _REQUIREMENT.match(line))]
    return [Requirement(match[1], match[2] or "", match[3] or "") for match in found]


def _libraries() -> Iterator[Finding]:
    declared = [row for row in requirements() if row.library != _PROGRAM and row.extra not in _OUR_OWN]
    if not declared:
        yield Finding(State.LOOK, said("libraries"), said("the program is not installed"), "pip install .")
    for extra in dict.fromkeys(row.extra for row in declared):
        rows = [row for row in declared if row.extra == extra]
        lacking = [f"{row.library} {_version(row)}".strip() for row in rows if not _will_do(row)]
        name = said(f"extra {extra}") if extra else said("libraries")
        install = f"pip install '.[{extra}]'" if extra else "pip install ."
        if not lacking:
            yield Finding(State.OK, name, ", ".join(f"{row.library} {_version(row)}" for row in rows))
        elif extra and not any(_version(row) for row in rows):
            yield Finding(State.NONE, name, said("is not installed"), install)
        else:
            state = State.LOOK if extra else State.BROKEN
            yield Finding(state, name, said(f"missing or too old: {', '.join(lacking)}"), install)


def _version(row: Requirement) -> str:
    try:
        return metadata.version(row.library)
    except metadata.PackageNotFoundError:
        return ""


def _will_do(row: Requirement) -> bool:
    return bool(own := _version(row)) and _numbers(own) >= _numbers(row.lowest)


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", version.partition("+")[0]))


# What is tried


def _tried(name: str, trial: Callable[[], str]) -> Finding:
    """A trial that says what it read; whatever it raises is the finding."""
    try:
        read = trial()
    except Exception as error:
        return Finding(State.BROKEN, name, f"{type(error).__name__}: {error}", "pip install .")
    if read != _WORDS.replace(" ", ""):
        return Finding(State.BROKEN, name, said(f"read {read!r} where {_WORDS!r} is printed"), "pip install .")
    return Finding(State.OK, name, said("reads a made page"))


def _read(page: Path, name: str) -> str:
    """What is printed, without spaces; and what is odd, as where the other reader had to do it."""
    odd: list[Diagnostic] = []
    found = pages(page, Limits(), odd.append, name)
    return "".join([*(char.text for own in found for char in own.chars if char.text.strip()), *map(str, odd)])


def _recognition(page: Path) -> Finding:
    if not ocr.is_available():
        return Finding(State.NONE, "OCR", said("scans are not read"), "make ocr, pip install '.[ocr]'")
    found = _tried("OCR", lambda: "".join(c.text for c in ocr.ocr_page(page, 1) or () if c.text.strip()))
    return found._replace(remedy="make ocr, pip install '.[ocr]'") if found.state is State.BROKEN else found


def _browser() -> Finding:
    name = said("browser")
    if not (found := next(filter(None, map(shutil.which, _BROWSERS)), None)):
        remedy = "apt-get install chromium"
        return Finding(State.NONE, name, said("no Chromium: the tests of the page are skipped"), remedy)
    return _answering(name, [found, "--version"], "apt-get install chromium")


def _java() -> Finding:
    remedy = "apt-get install openjdk-17-jdk-headless maven"
    if not (found := shutil.which("java")):
        return Finding(State.NONE, "Java", said("none: the tests with a real OpenSearch are skipped"), remedy)
    answer = _answering("Java", [found, "-version"], remedy)
    major = re.search(r"(\d+)", answer.found)
    if answer.state is State.OK and major and int(major[1]) < _JAVA:
        return Finding(State.LOOK, "Java", said(f"{answer.found}; OpenSearch needs {_JAVA}"), remedy)
    return answer


def _answering(name: str, command: list[str], remedy: str) -> Finding:
    """What a program says first when it is asked for its version."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=_SECONDS)
    except (OSError, subprocess.TimeoutExpired) as error:
        return Finding(State.LOOK, name, str(error), remedy)
    line = next(iter((done.stdout + done.stderr).splitlines()), "")
    return Finding(State.LOOK if done.returncode else State.OK, name, line, remedy if done.returncode else "")


# The machine


def _fonts() -> Finding:
    name = said("fonts")
    asker = shutil.which("fc-list")
    if asker is None:
        return Finding(State.LOOK, name, said("fontconfig does not say which there are"), "apt-get install fontconfig")
    done = subprocess.run([asker, ":lang=zh", "family"], capture_output=True, text=True, timeout=_SECONDS)
    if families := sorted({line.split(",")[0] for line in done.stdout.splitlines() if line.strip()}):
        return Finding(State.OK, name, said(f"{len(families):,} with hanzi: {', '.join(families[:3])}"))
    lack = said("none has hanzi: pictures of papers that do not embed theirs are drawn without them")
    return Finding(State.LOOK, name, lack, "apt-get install fonts-noto-cjk")


def _machine() -> Iterator[Finding]:
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
