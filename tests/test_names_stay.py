"""The name of a result belongs to one document: it stays where that is edited, and goes to no other in silence."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest
from read.made import pdf, shown

from pipeline import cli
from pipeline.archive.document import Limits, Reason, Task
from pipeline.archive.work import work
from pipeline.settings import Settings


def paper(path: Path, title: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(pdf(shown("Moss", f"Abstract: {title}.")))
    return path


@pytest.fixture
def extract(tmp_path, monkeypatch, capsys):
    """Run `extract` of these paths of the folder; {name of a result: title}, and what was said on stderr."""
    output = tmp_path / "out"

    def run(*paths: str) -> tuple[dict[str, str], list[str]]:
        named = [str(tmp_path / path) for path in paths]
        monkeypatch.setattr("sys.argv", ["duizhao", "extract", *named, "--output", str(output), "--ocr", "off"])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        assert ended.value.code == 0
        results = {path.stem: json.loads(path.read_bytes()) for path in output.glob("*.json")}
        titles = {name: record["abstracts"][0]["sections"][0]["text"].rstrip(".") for name, record in results.items()}
        return titles, capsys.readouterr().err.splitlines()

    return run


def test_another_document_of_the_name_gets_another_and_a_line(extract, tmp_path):
    paper(tmp_path / "f1/x.pdf", "On moss")
    paper(tmp_path / "f2/x.pdf", "On lichen")
    extract("f1/x.pdf")
    after, said = extract("f2/x.pdf")
    [(other, title)] = ((name, title) for name, title in after.items() if name != "x")
    assert (after["x"], title) == ("On moss", "On lichen")
    assert said == [f"x.pdf: results are called {other}, as ../f1/x.pdf has the name x"]
    assert extract("f2/x.pdf") == (after, [])  # it is its name now
    assert extract("f1/x.pdf", "f2/x.pdf") == (after, [])
    assert extract("f1", "f2") == (after, [])


def test_each_of_several_that_come_together_gets_another_and_a_line(extract, tmp_path):
    paper(tmp_path / "f1/x.pdf", "On moss")
    paper(tmp_path / "f2/x.pdf", "On lichen")
    after, said = extract("f1", "f2")
    assert sorted(said) == sorted(
        f"x.pdf: results are called {name}, as several documents have the name x" for name in after
    )
    assert "x" not in after
    assert extract("f1", "f2") == (after, [])  # they are their names now


@pytest.mark.parametrize("given", ["f/x.pdf", "f", "."])
def test_an_edited_file_keeps_its_name(extract, tmp_path, given):
    paper(tmp_path / "f/x.pdf", "On moss")
    extract("f")
    paper(tmp_path / "f/x.pdf", "On moss, revised")
    assert extract(given) == ({"x": "On moss, revised"}, [])


def test_a_namesake_that_comes_later_leaves_no_stale_result(extract, tmp_path):
    paper(tmp_path / "in/b/x.pdf", "On moss")
    extract("in")
    paper(tmp_path / "in/a/X.pdf", "On lichen")
    paper(tmp_path / "in/b/x.pdf", "On moss, revised")
    after, [line] = extract("in")
    assert after.pop("x") == "On moss, revised"
    assert list(after.values()) == ["On lichen"]
    assert line.startswith("a/X.pdf: results are called X-")


def test_a_file_that_was_moved_is_known_by_its_content(extract, tmp_path):
    paper(tmp_path / "f1/x.pdf", "On moss")
    extract("f1")
    shutil.move(tmp_path / "f1", tmp_path / "f2")
    assert extract("f2") == ({"x": "On moss"}, [])
    paper(tmp_path / "f2/x.pdf", "On moss, revised")
    assert extract("f2") == ({"x": "On moss, revised"}, [])  # it has moved for good


def test_a_link_to_a_file_is_that_file(extract, tmp_path):
    paper(tmp_path / "f1/x.pdf", "On moss")
    extract("f1")
    paper(tmp_path / "f1/x.pdf", "On moss, revised")
    (tmp_path / "f2").symlink_to("f1")
    assert extract("f2/x.pdf") == ({"x": "On moss, revised"}, [])


def test_results_that_do_not_say_where_their_document_lies_are_no_others(extract, tmp_path):
    paper(tmp_path / "f1/x.pdf", "On moss")
    extract("f1")
    (tmp_path / "out/x.written").unlink()
    assert extract("f1") == ({"x": "On moss"}, [])
    (tmp_path / "out/x.written").unlink()
    paper(tmp_path / "f2/x.pdf", "On lichen")
    after, [line] = extract("f2")
    assert after["x"] == "On moss"
    assert line.endswith("as x.json has the name x")


def test_a_name_that_another_run_gave_away_meanwhile_is_not_taken(tmp_path):
    first, other = paper(tmp_path / "f1/x.pdf", "On moss"), paper(tmp_path / "f2/x.pdf", "On lichen")
    tasks = [
        Task("x.pdf", str(path), str(tmp_path / "out"), "x", Limits(), Settings(ocr="off"), place=f"../{name}/x.pdf")
        for name, path in (("f1", first), ("f2", other))
    ]
    assert not work(tasks[0]).reason
    before = {path: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    outcome = work(tasks[1])
    assert (outcome.reason, outcome.message) == (Reason.UNWRITABLE, "x has the results of ../f1/x.pdf")
    assert {path: path.read_bytes() for path in (tmp_path / "out").iterdir()} == before
    paper(first, "On moss, revised")
    assert not work(tasks[0]).reason


def test_a_link_beside_its_file_is_a_document_of_its_own(extract, tmp_path):
    paper(tmp_path / "in/a/x.pdf", "On moss")
    (tmp_path / "in/b").mkdir()
    os.symlink("../a/x.pdf", tmp_path / "in/b/x.pdf")
    before, _ = extract("in")
    assert len(before) == 2
    assert extract("in") == (before, [])


@pytest.mark.parametrize(("folder", "status"), [("f1", 0), ("f2", 1)])
def test_an_archive_takes_no_name_that_is_anothers(extract, tmp_path, monkeypatch, capsys, folder, status):
    paper(tmp_path / "f1/x.pdf", "On moss")
    extract("f1")
    paper(tmp_path / "f1/x.pdf", "On moss, revised")
    paper(tmp_path / "f2/x.pdf", "On lichen")
    words = ["archive", str(tmp_path / folder), "--output", str(tmp_path / "out"), "--ocr", "off"]
    monkeypatch.setattr("sys.argv", ["duizhao", *words])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    assert ended.value.code == status
    told = "x.pdf: x has the results of ../f1/x.pdf [unwritable]"
    assert (told in capsys.readouterr().err) == bool(status)
    written = json.loads((tmp_path / "out/x.json").read_bytes())
    assert written["abstracts"][0]["sections"][0]["text"] == ("On moss." if status else "On moss, revised.")
