"""The program from Python, as README shows it."""

from __future__ import annotations

import dataclasses
import io
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from corrections.conftest import extract

import pipeline
from pipeline import errors
from pipeline.archive.document import Outcome, Reason
from pipeline.commands.work import failure
from pipeline.errors import ConversionFailed, EmptyFile, UnreadableResult, UsageError
from pipeline.model.article import Article
from pipeline.settings import Limits, Settings
from pipeline.write.validate import validate

ROOT = Path(__file__).parents[1]
PDF = ROOT / "input" / "brief-shared-page.pdf"


def test_a_path_bytes_and_a_stream_give_the_same_article():
    article = pipeline.extract(PDF)
    assert pipeline.extract(str(PDF)) == article
    assert pipeline.extract(PDF.read_bytes()) == article
    assert pipeline.extract(io.BytesIO(PDF.read_bytes())) == article
    assert not validate(pipeline.to_jats(article))
    back = pipeline.from_json(pipeline.to_json(article, "a.pdf", 2))
    assert pipeline.to_jats(back) == pipeline.to_jats(article)
    assert pipeline.to_json(back, "a.pdf", 2) == pipeline.to_json(article, "a.pdf", 2)


def test_what_a_result_says_besides_its_article_stays_with_it(tmp_path):
    shutil.copy(PDF, tmp_path)
    extract(tmp_path / PDF.name, tmp_path)
    data = (tmp_path / f"{PDF.stem}.json").read_bytes()
    article = pipeline.from_json(data)
    assert pipeline.to_json(article, like=data) == data
    assert json.loads(pipeline.to_json(article))["file"]["name"] == ""
    other = dataclasses.replace(article, article_type="letter")
    told, was = json.loads(pipeline.to_json(other, like=data)), json.loads(data)
    assert told == {**was, "article_type": "letter"}
    assert was["file"]["sha256"]
    with pytest.raises(UnreadableResult):
        pipeline.to_json(article, like=b"{}")


@pytest.mark.parametrize("data", ["", b"[]", "{}", "[" * 100_000, b"\xff"])
def test_what_is_no_result_is_refused(data):
    with pytest.raises(UnreadableResult):
        pipeline.from_json(data)


def test_an_empty_file_is_refused():
    with pytest.raises(EmptyFile, match=r"^the PDF: is empty$"):
        pipeline.extract(b"")


@pytest.mark.parametrize("given", [None, 3, [PDF], io.StringIO("%PDF-"), pipeline])
def test_what_is_neither_path_nor_bytes_nor_a_file_of_bytes_is_told_so(given):
    with pytest.raises(UsageError, match=rf"as bytes, .* and not as {type(given).__name__}$"):
        pipeline.extract(given)


def test_a_file_that_is_open_to_read_text_is_no_pdf():
    with PDF.open("r", encoding="utf-8") as opened, pytest.raises(UsageError, match=r"and not as TextIOWrapper$"):
        pipeline.extract(opened)


@pytest.mark.parametrize("given", [3, {"dpi": 100}, "settings.toml"])
def test_settings_of_another_kind_are_told_so(given):
    told = f"^settings are a value of pipeline.settings.Settings, and not {type(given).__name__}$"
    with pytest.raises(UsageError, match=told):
        pipeline.extract(PDF, given)
    with pytest.raises(UsageError, match=told):
        list(pipeline.extract_many([PDF], settings=given))


@pytest.mark.parametrize("given", [None, b"%PDF-", [None], [b"%PDF-"]])
def test_many_are_given_as_paths(given):
    kind = type(given[0] if isinstance(given, list) else given).__name__
    with pytest.raises(UsageError, match=f"^there are to be paths of PDFs, and not {kind}$"):
        list(pipeline.extract_many(given, workers=1))


def test_errors_of_many_are_values(tmp_path):
    empty = tmp_path / "empty.pdf"
    empty.touch()
    found = dict(pipeline.extract_many([PDF, empty], workers=1))
    assert isinstance(found[PDF], Article)
    assert isinstance(found[empty], EmptyFile)
    late = failure(Outcome(Reason.TIME, "takes longer than the limit"))
    assert isinstance(late, ConversionFailed)
    assert late.reason == "time-limit"


def test_what_cannot_be_opened_says_what_it_is_and_is_no_defect(tmp_path):
    folder, pipe = tmp_path / "folder.pdf", tmp_path / "pipe.pdf"
    folder.mkdir()
    os.mkfifo(pipe)
    told = {
        tmp_path / "none.pdf": ("unreadable", "no such file or folder"),
        tmp_path / "no" / "none.pdf": ("unreadable", "no such file or folder"),
        tmp_path / ("x" * 300 + ".pdf"): ("unreadable", "File name too long"),
        tmp_path / "a\0b.pdf": ("unreadable", "no such file or folder"),
        folder: ("not-a-file", "is not a file"),
        pipe: ("not-a-file", "is not a file"),
    }
    found = dict(pipeline.extract_many(told, workers=1))
    assert {path: (error.reason, str(error)) for path, error in found.items()} == told


def test_a_path_alone_is_one_document(tmp_path):
    path = tmp_path / "none.pdf"
    for given in (path, str(path)):
        assert [found for found, _ in pipeline.extract_many(given, workers=1)] == [path]


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"settings": Settings(lexicon=Path("none"))}, "none: no such lexicon"),
        ({"settings": Settings(ocr="sometimes")}, "no mode of OCR is called 'sometimes'"),
        ({"settings": Settings(dpi="200")}, "the setting 'dpi' cannot be '200'"),
        ({"settings": Settings(dpi=1)}, "the setting 'dpi' cannot be 1"),
        ({"settings": Settings(limits=Limits(max_pages=0))}, "the setting 'max_pages' cannot be 0"),
        ({"workers": -1}, "there are to be -1 workers"),
    ],
)
def test_what_is_asked_for_wrongly_is_told_before_the_first_document(given, why):
    with pytest.raises(UsageError, match=re.escape(why)):
        next(pipeline.extract_many([PDF], **given))
    if "settings" in given:
        with pytest.raises(UsageError, match=re.escape(why)):
            pipeline.extract(PDF, **given)


def test_what_readme_shows_runs(tmp_path):
    shown = [part.partition("```")[0] for part in (ROOT / "README.md").read_text("utf-8").split("```python\n")[1:]]
    [code] = [part for part in shown if "from pipeline import" in part]
    shutil.copy(PDF, tmp_path / "paper.pdf")
    (tmp_path / "scan.pdf").touch()
    (tmp_path / "readme.py").write_text(code, "utf-8")
    env = {"PYTHONPATH": str(ROOT), "PATH": "/usr/bin"}
    call = [sys.executable, "readme.py"]
    done = subprocess.run(call, cwd=tmp_path, env=env, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    assert "paper.pdf is there" in done.stdout
    assert "scan.pdf failed:" in done.stdout
    assert not validate(tmp_path / "paper.xml")


def test_the_package_is_typed():
    assert (Path(pipeline.__file__).parent / "py.typed").is_file()


def test_readme_names_every_error():
    shown = (ROOT / "README.md").read_text("utf-8").partition("What is raised is in")[2].partition("\n\nA file")[0]
    named = {name for row in shown.splitlines()[2:] for name in re.findall(r"`([A-Z]\w+)`", row.split(" | ")[0])}
    assert named == {name for name, kind in vars(errors).items() if _is_raised(kind)}


def _is_raised(kind):
    return isinstance(kind, type) and issubclass(kind, errors.DuizhaoError) and kind is not errors.DuizhaoError


def test_settings_that_name_what_is_not_there_are_refused(tmp_path):
    settings = Settings(lexicon=tmp_path / "none")
    with pytest.raises(UsageError, match="no such lexicon"):
        pipeline.extract(PDF, settings)
