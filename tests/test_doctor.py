"""`doctor` tells what works from what does not, and what to do about it."""

from __future__ import annotations

import sys
from importlib import metadata

import pytest

from pipeline import cli
from pipeline.commands import health
from pipeline.commands.health import State
from pipeline.said import ZH, said


def told(monkeypatch, capsys) -> tuple[int, str]:
    monkeypatch.setattr(sys, "argv", ["duizhao", "doctor"])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    return ended.value.code or 0, capsys.readouterr().out


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    """Recognition loads models for seconds; here it is not installed."""
    monkeypatch.setattr(health.ocr, "is_available", lambda: False)


def test_a_machine_where_all_works(monkeypatch, capsys):
    status, text = told(monkeypatch, capsys)
    assert status == 0
    assert "ok  reader pdfium: reads a made page" in text
    assert "ok  reader pdfplumber: reads a made page" in text
    assert "--  OCR: scans are not read\n      -> make ocr" in text


def test_a_reader_that_reads_wrongly_is_a_failure(monkeypatch, capsys):
    monkeypatch.setattr(health, "_read", lambda page, name: "Inventedmoss" if name == "pdfium" else "Inventedmoss1998")
    status, text = told(monkeypatch, capsys)
    assert status == 1
    assert "XX  reader pdfium: read 'Inventedmoss' where 'Invented moss 1998' is printed" in text
    assert "ok  reader pdfplumber" in text


def test_a_reader_that_does_not_start_is_a_failure(monkeypatch, capsys):
    def missing(*_):
        raise ModuleNotFoundError("No module named 'pdfminer'")

    monkeypatch.setattr(health, "pages", missing)
    status, text = told(monkeypatch, capsys)
    assert status == 1
    assert "XX  reader pdfium: ModuleNotFoundError: No module named 'pdfminer'\n      -> pip install ." in text


def test_ocr_is_tried_where_it_is_installed(monkeypatch, tmp_path):
    monkeypatch.setattr(health.ocr, "is_available", lambda: True)
    monkeypatch.setattr(health.ocr, "ocr_page", lambda path, number: ())
    page = tmp_path / "page.pdf"
    page.write_bytes(health.made_page())
    assert health._recognition(page).state is State.BROKEN


LIBRARIES = [
    "lxml>=5.2",
    "moss>=2.10",
    "fern[wet]>=1; extra == 'ocr'",
    'moss>=3; extra == "style"',
    "x; extra == 'test'",
]


@pytest.mark.parametrize(
    ("installed", "found"),
    [
        (
            {"lxml": "5.2.1", "moss": "2.10.0", "fern": "1.0"},
            [("", State.OK), ("ocr", State.OK), ("style", State.LOOK)],
        ),
        (
            {"lxml": "5.2", "moss": "2.9", "fern": "0.9"},
            [("", State.BROKEN), ("ocr", State.LOOK), ("style", State.LOOK)],
        ),
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
    names = [f"extra {extra}" if extra else "libraries" for extra, _ in found]
    assert [(row.name, row.state) for row in health._libraries()] == list(
        zip(names, [state for _, state in found], strict=True)
    )


def test_without_fonts_and_programs_it_says_what_to_install(monkeypatch):
    monkeypatch.setattr(health.shutil, "which", lambda name: None)
    rows = [health._browser(), health._java(), health._fonts()]
    assert [row.state for row in rows] == [State.NONE, State.NONE, State.LOOK]
    assert all(row.remedy.startswith("apt-get install ") for row in rows)


def test_little_room_is_said(monkeypatch):
    monkeypatch.setattr(health, "_memory", lambda: 512 * 2**20)
    rows = {row.name: row for row in health._machine()}
    assert rows["memory"].state is State.LOOK
    assert "--workers 1" in rows["memory"].remedy


def test_it_speaks_chinese():
    for text in ("reads a made page", "scans are not read", "extra ocr", "all that is installed works"):
        assert said(text, ZH) != text
