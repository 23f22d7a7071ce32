"""`doctor` tells what works from what does not, and what to do about it."""

from __future__ import annotations

import os
import sys
from importlib import metadata
from pathlib import Path

import pytest

from pipeline import cli
from pipeline.commands import health, trials
from pipeline.commands.health import State
from pipeline.commands.trials import Answer, Misread
from pipeline.said import ZH, said


def told(monkeypatch, capsys) -> tuple[int, str]:
    monkeypatch.setattr(sys, "argv", ["duizhao", "doctor"])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    return ended.value.code or 0, capsys.readouterr().out


def answering(monkeypatch, **broken: str) -> None:
    """Every trial works, but for those that complain."""
    answers = {name: Answer(name not in broken, broken.get(name, "works")) for name in trials.TRIALS}
    monkeypatch.setattr(health, "trials", lambda names: ((name, answers[name]) for name in names))


def test_a_machine_where_all_works(monkeypatch, capsys):
    status, text = told(monkeypatch, capsys)
    assert status == 0, text
    assert "ok  reader pdfium: reads a made page" in text
    assert "ok  reader pdfplumber: reads a made page" in text
    for line in (
        "loading: each of the libraries loads",
        "conversion: a made page becomes JATS and JSON",
        "search index: an index is made and asked",
    ):
        assert f"ok  {line}" in text
    for extra, what in {
        "parquet": "a table is written and read",
        "cluster": "its client loads, and tasks can be sent",
        "serve": "the page and the service are made",
        "style": "Saxon answers",
        "stores": "S3's client is made; no host is asked",
    }.items():
        line = next(line for line in text.splitlines() if f"extra {extra}: " in line)
        assert line.startswith("ok"), line
        assert line.endswith(f": {what}")


def test_what_is_needed_and_does_not_work_is_a_failure(monkeypatch, capsys):
    answering(monkeypatch, pdfium="read 'Invented' where 'Invented moss 1998' is printed")
    status, text = told(monkeypatch, capsys)
    assert status == 1
    assert "XX  reader pdfium: read 'Invented' where" in text
    assert "-> pip install --force-reinstall '.'" in text
    assert "ok  reader pdfplumber" in text


def test_an_extra_that_is_there_and_does_not_work_is_a_failure(monkeypatch, capsys):
    answering(monkeypatch, parquet="ImportError: libmoss.so")
    status, text = told(monkeypatch, capsys)
    assert status == 1
    assert ": ImportError: libmoss.so\n      -> pip install --force-reinstall '.[parquet]'" in text


@pytest.mark.parametrize(
    ("library", "code", "complaint"),
    [
        ("pyarrow", "raise ImportError('libmoss.so:\\nno such file')", "ImportError: libmoss.so: no such file"),
        ("pyarrow", "raise SystemExit(3)", "SystemExit: 3"),
        ("pyarrow", "import os; os.abort()", "its process was ended by SIGABRT"),
        ("pyarrow", "import os; os._exit(3)", "exit status 3"),
        ("pyarrow", "import time; time.sleep(99)", "no answer in 3 s"),
        ("pyarrow", "table = None", "ModuleNotFoundError: No module named 'pyarrow.parquet'"),
    ],
)
def test_a_broken_wheel_costs_one_line(tmp_path, monkeypatch, library, code, complaint):
    (tmp_path / f"{library}.py").write_text(code, "utf-8")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join((str(tmp_path), str(Path(cli.__file__).parents[1]))))
    answer = trials.tried("parquet", 3 if "sleep" in code else trials.SECONDS)
    assert not answer.works
    assert answer.text.startswith(complaint)
    assert "\n" not in answer.text


def test_a_library_that_does_not_load_is_named(tmp_path, monkeypatch):
    (tmp_path / "filelock.py").write_text("raise ImportError('moss')", "utf-8")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join((str(tmp_path), str(Path(cli.__file__).parents[1]))))
    assert trials.tried("loading") == Answer(False, "filelock: ImportError: moss")


def test_another_text_than_the_printed_one_is_told():
    assert trials.compared("Inventedmoss1998") == "reads a made page"
    with pytest.raises(Misread, match=r"read 'Inventedmoss' where 'Invented moss 1998' is printed"):
        trials.compared("Inventedmoss")


def test_what_cannot_be_told_costs_one_line(monkeypatch, capsys):
    def fails():
        raise OSError("no such moss")

    answering(monkeypatch)
    monkeypatch.setattr(health, "_memory", fails)
    status, text = told(monkeypatch, capsys)
    assert status == 1
    assert "XX  machine: OSError: no such moss" in text
    assert "ok  reader pdfium" in text


LIBRARIES = [
    "lxml>=5.2",
    "moss>=2.10",
    "fern[wet]>=1; extra == 'ocr'",
    "twig>=1; extra == 'ocr'",
    'moss>=3; extra == "style"',
    "x; extra == 'test'",
]


@pytest.mark.parametrize(
    ("installed", "found"),
    [
        (
            {"lxml": "5.2.1", "moss": "2.10.0", "fern": "1.0", "twig": "1"},
            [("", State.OK), ("ocr", State.OK), ("style", State.LOOK)],
        ),
        (
            {"lxml": "5.2", "moss": "2.9", "fern": "0.9"},
            [("", State.BROKEN), ("ocr", State.LOOK), ("style", State.LOOK)],
        ),
        # spaCy brings a part of an extra along, which nobody has asked for.
        ({"lxml": "6.0", "twig": "1"}, [("", State.BROKEN), ("ocr", State.NONE), ("style", State.NONE)]),
        ({"lxml": "6.0"}, [("", State.BROKEN), ("ocr", State.NONE), ("style", State.NONE)]),
    ],
)
def test_libraries_by_their_versions(monkeypatch, installed, found):
    def version(name: str) -> str:
        if name not in installed:
            raise metadata.PackageNotFoundError(name)
        return installed[name]

    monkeypatch.setattr(metadata, "requires", lambda name: LIBRARIES)
    monkeypatch.setattr(metadata, "version", version)
    answering(monkeypatch)
    names = [f"extra {extra}" if extra else "libraries" for extra, _ in found]
    rows = [*health._libraries(), *(row for row in health._tries() if row.name.startswith("extra "))]
    assert [(row.name, row.state) for row in rows] == list(zip(names, [state for _, state in found], strict=True))


def test_without_fonts_and_programs_it_says_what_to_install(monkeypatch):
    monkeypatch.setattr(health.shutil, "which", lambda name: None)
    monkeypatch.setenv("PATH", "")
    rows = [*health._browser(), *health._java(), *health._fonts()]
    assert [row.state for row in rows] == [State.NONE, State.NONE, State.LOOK]
    assert all(row.remedy.startswith("apt-get install ") for row in rows)


def test_little_room_is_said(monkeypatch):
    monkeypatch.setattr(health, "_memory", lambda: 512 * 2**20)
    rows = {row.name: row for row in health._machine()}
    assert rows["memory"].state is State.LOOK
    assert "--workers 1" in rows["memory"].remedy


def test_it_speaks_chinese():
    for text in ("reads a made page", "each of the libraries loads", "extra ocr", "all that is installed works"):
        assert said(text, ZH) != text
