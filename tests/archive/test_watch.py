"""Looking after an archive: how far it is, what failed, what a run would do, what was altered, what is old."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pipeline.archive import asked, space
from pipeline.archive import job as jobs
from pipeline.archive.document import Status
from pipeline.archive.job import Redo
from pipeline.archive.journal import Journal, Row
from pipeline.archive.progress import Progress
from pipeline.archive.status import failures, plan, status
from pipeline.corrections.rewrite import rewrite, take_by_hand
from pipeline.corrections.stored import Folder
from pipeline.errors import UsageError

from .conftest import Run, results, states
from .pdfs import pdf


def alter(path: Path, later: float = 10.0) -> None:
    """Turn one bit of a file, whose time of change is then so many seconds from now.

    It makes a quotation mark another sign: within a text it would be a change such as people make.
    """
    data = bytearray(path.read_bytes())
    data[data.rindex(b'"')] ^= 1
    path.write_bytes(data)
    os.utime(path, (time.time() + later, time.time() + later))


def test_an_altered_result_is_found_told_and_made_again(run: Run, tmp_path: Path, capsys) -> None:
    run()
    before = results(tmp_path / "out")
    alter(tmp_path / "out" / "a.xml")
    run(log=tmp_path / "log.jsonl", quiet=False)
    assert results(tmp_path / "out") == before
    assert "the results of 1 document were altered or lost, and are made again" in capsys.readouterr().err
    events = [json.loads(line) for line in (tmp_path / "log.jsonl").read_text("utf-8").splitlines()]
    assert [event["path"] for event in events if event["event"] == "altered"] == ["a.pdf"]


def test_another_file_of_the_name_is_told_and_converted_where_asked(
    run: Run, source: Path, tmp_path: Path, capsys
) -> None:
    run()
    before = results(tmp_path / "out")
    (source / "a.pdf").write_bytes(pdf("On another moss"))
    line = "1 PDF is another than the one that was converted; --redo changed"
    run(quiet=False)
    assert line in capsys.readouterr().err
    assert results(tmp_path / "out") == before
    run(quiet=False, redo=frozenset({Redo.CHANGED}))
    assert line not in capsys.readouterr().err
    assert results(tmp_path / "out") != before


def test_what_was_altered_without_a_trace_is_found_where_asked(run: Run, tmp_path: Path) -> None:
    run()
    before = results(tmp_path / "out")
    alter(tmp_path / "out" / "z.json", -3600.0)
    run()
    assert results(tmp_path / "out") != before
    run(verify=True)
    assert results(tmp_path / "out") == before


def test_a_copied_output_is_read_once_and_nothing_is_made_again(run: Run, tmp_path: Path) -> None:
    run()
    for path in (tmp_path / "out").rglob("*.xml"):
        os.utime(path)
    with Journal(tmp_path / "out" / "archive.sqlite") as journal:
        before = {row.key: row.finished for row in journal.rows()}
    written = {path: path.stat().st_mtime_ns for path in (tmp_path / "out").rglob("*.xml")}
    run()
    assert written == {path: path.stat().st_mtime_ns for path in (tmp_path / "out").rglob("*.xml")}
    with Journal(tmp_path / "out" / "archive.sqlite") as journal:
        assert all(row.finished > before[row.key] for row in journal.rows())


def test_an_altered_share_of_a_twin_is_found(run: Run, source: Path, tmp_path: Path) -> None:
    shutil.copy(source / "a.pdf", source / "twin.pdf")
    run()
    before = results(tmp_path / "out")
    twin = tmp_path / "out" / "twin.json"
    data = twin.read_bytes()
    twin.unlink()
    twin.write_bytes(data)
    alter(twin)
    assert run() == {"done": 6, "linked": 1}
    assert results(tmp_path / "out") == before


def test_a_twins_share_with_pictures_was_not_changed_by_hand(run: Run, source: Path, tmp_path: Path) -> None:
    """Its files name its own folder of pictures, and what was written of them is told of these files."""
    shutil.rmtree(source)
    source.mkdir()
    for name in ("a.pdf", "twin.pdf"):
        shutil.copy(Path(__file__).parents[2] / "input" / "brief-shared-page.pdf", source / name)
    assert run() == {"done": 1, "linked": 1}
    folder = Folder(tmp_path / "out")
    for name in ("a", "twin"):
        own = folder.read(f"{name}.json")
        assert f'"{name}/tab-1.png"'.encode() in own
        hand, remarks = take_by_hand(folder, name)
        assert (bool(hand), remarks, rewrite(folder, name)) == (False, [], [])
        assert folder.read(f"{name}.json") == own


def test_a_renamed_source_is_known_by_its_content(run: Run, source: Path, tmp_path: Path) -> None:
    run()
    (source / "a.pdf").rename(source / "renamed.pdf")
    log = tmp_path / "log.jsonl"
    assert run(log=log) == {"done": 6, "linked": 1}
    events = [json.loads(line) for line in log.read_text("utf-8").splitlines()]
    assert [event["queued"] for event in events if event["event"] == "start"] == [1]
    assert [(event["path"], event["seconds"]) for event in events if event["event"] == "document"] == [
        ("renamed.pdf", 0.0)
    ]
    assert (tmp_path / "out" / "renamed.xml").read_bytes() == (tmp_path / "out" / "a.xml").read_bytes()


def test_documents_of_a_reason_are_done_again(run: Run, source: Path, tmp_path: Path) -> None:
    (source / "scan.pdf").write_bytes(pdf(""))
    (source / "empty.pdf").write_bytes(b"")
    run()
    (source / "scan.pdf").write_bytes(pdf("Read by now"))
    (source / "empty.pdf").write_bytes(pdf("Filled by now"))
    run(redo=frozenset({"no-text"}))
    assert states(tmp_path / "out")["empty.pdf"] == ("failed", "empty")
    with Journal(tmp_path / "out" / "archive.sqlite") as journal:
        assert journal.row("scan.pdf").attempts == 1


def test_what_may_be_done_again_has_a_name() -> None:
    assert {"failed", "changed", "all", "no-text", "time-limit", "partial", "page-is-image"} <= asked.redoable()


def test_results_of_other_knowledge_are_told_and_made_again(run: Run, tmp_path: Path, monkeypatch, capsys) -> None:
    run()
    monkeypatch.setattr(asked.files, "program_digest", lambda: "other")
    run(quiet=False)
    assert "6 documents were converted by another version or with other settings" in capsys.readouterr().err
    run(redo=frozenset({Redo.CHANGED}))
    with Journal(tmp_path / "out" / "archive.sqlite") as journal:
        assert {row.attempts for row in journal.rows()} == {1}
        assert all("+other." in row.version for row in journal.rows())


def test_one_document_is_one(run: Run, source: Path, tmp_path: Path) -> None:
    for path in sorted(path for path in source.rglob("*") if path.is_file())[1:]:
        path.unlink()
    run()
    lines = status(tmp_path / "out" / "archive.sqlite")
    assert lines[0] == "1 document, 1 with a final state"
    assert not any(" 1 documents" in line or line.startswith("1 pages") for line in lines)


def test_status_and_failures(run: Run, source: Path, tmp_path: Path) -> None:
    (source / "empty.pdf").write_bytes(b"")
    (source / "text.pdf").write_bytes(b"no PDF")
    run()
    state = tmp_path / "out" / "archive.sqlite"
    lines = status(state)
    assert lines[:3] == ["8 documents, 8 of them with a final state", "  6 done", "  2 failed"]
    assert "  1 failed: empty" in lines
    assert failures(state, None) == [
        "empty.pdf: is empty [empty]",
        next(line for line in failures(state, "not-a-pdf") if line.startswith("text.pdf: ")),
    ]
    assert failures(state, "empty") == ["empty.pdf: is empty [empty]"]
    with pytest.raises(UsageError, match=r"there are empty, not-a-pdf"):
        failures(state, "odd")
    with pytest.raises(UsageError, match="no state file"):
        status(tmp_path / "none.sqlite")


def test_a_plan_writes_nothing_and_counts(run: Run, source: Path, tmp_path: Path) -> None:
    def planned(**options: object) -> str:
        engine = lambda tasks: iter(())  # noqa: E731
        return plan(jobs.Job(str(source), str(tmp_path / "out"), engine, **options), 2)[1]  # type: ignore[arg-type]

    assert planned() == "6 to convert: 6 new, 0 begun before, 0 again"
    assert not (tmp_path / "out").exists()
    run()
    (source / "new.pdf").write_bytes(pdf("New"))
    assert planned() == "1 to convert: 1 new, 0 begun before, 0 again"
    assert planned(redo=frozenset({Redo.ALL})) == "7 to convert: 1 new, 0 begun before, 6 again"


def test_a_disk_that_is_nearly_full_ends_the_run_and_keeps_the_rest_queued(run: Run, tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(space, "free", lambda output: space.RESERVE - 1)
    with pytest.raises(UsageError, match="less than 64 MiB free; what is not done stays queued"):
        run()
    assert ("queued", "") in states(tmp_path / "out").values()
    monkeypatch.undo()
    assert run() == {"done": 6}


def test_too_little_room_is_told_beforehand(run: Run, monkeypatch, capsys) -> None:
    monkeypatch.setattr(space, "free", lambda output: space.RESERVE)
    monkeypatch.setattr(space, "PER_DOCUMENT", space.RESERVE)
    run(quiet=False)
    assert "and 64 MiB are free" in capsys.readouterr().err


def row(number: int) -> Row:
    return Row(f"{number}.pdf", str(number), 1, "", "", Status.DONE, "", "", "", 1, 1, 1.0, 0, "", {}, {}, {}, {}, 0.0)


def test_without_a_terminal_a_line_a_minute_says_how_far_it_is(tmp_path: Path, capsys) -> None:
    now = [0.0]
    with Progress(100, False, tmp_path / "log.jsonl", lambda: now[0]) as progress:
        for number in range(25):
            now[0] += 5.0
            progress.final(row(number))
    lines = capsys.readouterr().err.splitlines()
    assert lines == [
        "12 of 100 (12 %), 0.20 PDFs a second, 0:07:20 left, 0 failed",
        "24 of 100 (24 %), 0.20 PDFs a second, 0:06:20 left, 0 failed",
    ]
    events = [json.loads(line) for line in (tmp_path / "log.jsonl").read_text("utf-8").splitlines()]
    assert [(event["done"], event["left"]) for event in events if event["event"] == "progress"] == [
        (12, 440),
        (24, 380),
    ]


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("status", "none"), 2, "no state file of an archive"),
        (("failures", "s3://none/none"), 2, "--journal"),
        ((".", "--output", "out", "--redo", "odd"), 2, "--redo odd: no reason"),
        ((".", "--output", "out", "--dry-run"), 0, "0 to convert: 0 new"),
        (("gone", "--output", "out", "--dry-run"), 2, "no such folder"),
    ],
)
def test_commands(tmp_path: Path, arguments: tuple[str, ...], code: int, said: str) -> None:
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-m", "pipeline", "archive", *arguments],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(root)},
    )
    assert done.returncode == code, done.stderr
    assert said in done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "out").exists()
