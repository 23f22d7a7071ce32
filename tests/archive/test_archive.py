"""The archive: one final state a document, whole results, nothing outside."""

from __future__ import annotations

import errno
import io
import json
import os
import subprocess
import sys
import threading
from pathlib import Path

import pikepdf
import pytest

from pipeline import cli
from pipeline.archive import job, limits, local, work
from pipeline.archive.document import Limits, Outcome, Reason, Task
from pipeline.archive.job import Job, Redo
from pipeline.archive.local import Seat
from pipeline.archive.store import Local
from pipeline.corrections.correction import Correction, Corrections, Op, dumps
from pipeline.errors import UsageError
from pipeline.settings import Settings
from pipeline.write.validate import validate

from .conftest import Run, results, states
from .pdfs import dying, hostile, pdf

linux = pytest.mark.skipif(sys.platform != "linux", reason="limits of a process are Linux's")


def test_every_document_has_a_result_at_its_own_place(run: Run, source: Path, tmp_path: Path) -> None:
    assert run() == {"done": 6}
    found = results(tmp_path / "out")
    assert set(found) == {
        f"{name}{suffix}"
        for name in ("a", "一九九九/论文", "一九九九/b", "二〇〇〇/论文", "z", "c d")
        for suffix in (".xml", ".json")
    }
    assert all(validate(data) == [] for name, data in found.items() if name.endswith(".xml"))
    assert json.loads(found["二〇〇〇/论文.json"])["file"]["name"] == "论文.pdf"


def test_what_is_written_beside_the_results_is_asked_for_as_in_extract(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Job] = []
    monkeypatch.setattr(job, "run", lambda own: asked.append(own) or {"done": 1})
    command = ["archive", str(source), "--output", str(tmp_path / "out"), "--ocr", "off"]
    for more in ([], ["--references", "bibtex", "--references", "ris", "--tmx"]):
        with pytest.raises(SystemExit):
            cli.app([*command, *more])
    told = [(own.settings.citations, own.settings.tmx) for own in asked]
    assert told == [(("csl",), False), (("bibtex", "ris"), True)]


def test_second_run_does_nothing(run: Run, tmp_path: Path) -> None:
    run()
    times = {path: path.stat().st_mtime_ns for path in (tmp_path / "out").rglob("*.xml")}
    assert run() == {"done": 6}
    assert times == {path: path.stat().st_mtime_ns for path in (tmp_path / "out").rglob("*.xml")}


def test_lost_result_is_made_again(run: Run, tmp_path: Path) -> None:
    run()
    before = results(tmp_path / "out")
    (tmp_path / "out" / "a.xml").unlink()
    (tmp_path / "out" / "z.json").write_text("{")
    run()
    assert results(tmp_path / "out") == before


@linux
@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("hang.pdf", "time-limit"),
        ("spin.pdf", "time-limit"),
        ("segfault.pdf", "crashed"),
        ("exit.pdf", "crashed"),
        ("kill.pdf", "killed"),
        ("eat.pdf", "memory-limit"),
        ("abort.pdf", "memory-limit"),
    ],
)
def test_fatal_document_costs_only_itself(run: Run, source: Path, tmp_path: Path, name: str, reason: str) -> None:
    (source / name.replace(".", "-.")).write_bytes(pdf("A fatal one"))
    limits = Limits(seconds=60.0, memory=2 * 1024**3)
    assert run(limits=limits) == {"done": 6, "failed": 1}
    assert states(tmp_path / "out")[name.replace(".", "-.")] == ("failed", reason)


def test_what_has_no_room_leaves_no_half_of_a_result(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = ("a/fig-1.png", "a/fig-2.png", "a.json", "a.xml")
    made = work._Made(1, {name[1:]: b"x" for name in names}, ())
    task = Task("a", "a.pdf", str(tmp_path), "a", Limits(), Settings())
    real = Local.write

    def full(self: Local, name: str, data: bytes) -> None:
        if name == "a.json":
            raise OSError(errno.ENOSPC, "No space left on device")
        real(self, name, data)

    (tmp_path / "b").mkdir()
    with monkeypatch.context() as own:
        own.setattr(Local, "write", full)
        assert work._written(Local(tmp_path), task, made).reason == "no-space"
    assert [path.name for path in tmp_path.iterdir()] == ["b"]
    for name in names:
        Local(tmp_path).write(name, b"x")
    with monkeypatch.context() as own:
        own.setattr(Local, "write", full)
        assert work._written(Local(tmp_path), task, made).reason == "no-space"
    assert all((tmp_path / name).is_file() for name in names)  # what was whole before is not taken away


@linux
def test_what_died_is_known_by_its_digest_and_memory(tmp_path: Path) -> None:
    task = Task("abort-", "abort-.pdf", "", "x", Limits(seconds=20.0, memory=2 * 1024**3), Settings())
    with Seat(hostile) as seat:
        outcome = seat.run(task, threading.Event())
    assert (outcome.reason, outcome.sha256) == ("memory-limit", "ab" * 32)
    assert outcome.memory > 2**30
    assert "MiB" in outcome.message


@pytest.mark.parametrize(("broken", "reason"), [(1, "crashed"), (2, "killed")])
def test_a_pool_that_breaks_is_made_anew_once(monkeypatch: pytest.MonkeyPatch, broken: int, reason: str) -> None:
    """A worker that dies before its start is told breaks its pool, which does not know how it died."""
    left = [RuntimeError("All workers expired")] * broken

    def run(seat: Seat, task: Task, stopped: threading.Event) -> Outcome:
        if left:
            raise left.pop()
        return Outcome(Reason.CRASHED, "worker died of SIGSEGV")

    monkeypatch.setattr(Seat, "_run", run)
    task = Task("a", "a.pdf", "", "a", Limits(), Settings())
    assert Seat(hostile).run(task, threading.Event()).reason == reason


@linux
def test_a_worker_that_never_begins_ends_its_task(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its pool breaks, and some of pebble's versions forget the task that waits in it."""
    monkeypatch.setattr(local, "_begin", dying)
    with Seat(hostile) as seat:
        outcome = seat.run(Task("a", "a.pdf", "", "a", Limits(), Settings()), threading.Event())
    assert (outcome.reason, outcome.message[:15]) == ("killed", "worker was lost")


@linux
def test_worker_that_dies_is_given_a_second_chance(run: Run, source: Path, tmp_path: Path) -> None:
    (source / "once-.pdf").write_bytes(pdf("Killed by chance"))
    assert run(retry=0) == {"done": 6, "failed": 1}
    (source / "once-.pdf.tried").unlink()
    assert run(redo=frozenset({Redo.FAILED}), retry=1) == {"done": 7}


def test_same_content_is_linked(run: Run, source: Path, tmp_path: Path) -> None:
    (source / "copy").mkdir()
    (source / "copy" / "of a.pdf").write_bytes((source / "a.pdf").read_bytes())
    assert run() == {"done": 6, "linked": 1}
    out = tmp_path / "out"
    assert (out / "copy" / "of a.json").read_bytes() == (out / "a.json").read_bytes()
    later = source / "later.pdf"
    later.write_bytes((source / "a.pdf").read_bytes())
    assert run() == {"done": 6, "linked": 2}
    assert (out / "later.xml").read_bytes() == (out / "a.xml").read_bytes()


def test_changed_document_is_converted_again_only_where_asked(run: Run, source: Path, tmp_path: Path) -> None:
    run()
    before = results(tmp_path / "out")
    (source / "a.pdf").write_bytes(pdf("Another article under the same name"))
    run()
    assert results(tmp_path / "out") == before
    run(redo=frozenset({Redo.CHANGED}))
    after = results(tmp_path / "out")
    assert [name for name in after if after[name] != before[name]] == ["a.json", "a.xml"]


def test_original_that_vanishes_before_its_turn_leaves_its_twin(run: Run, source: Path, tmp_path: Path) -> None:
    (source / "kill-1.pdf").write_bytes(pdf("Twin"))
    (source / "twin.pdf").write_bytes(pdf("Twin"))
    assert run(retry=0) == {"done": 6, "failed": 2}
    (source / "kill-1.pdf").unlink()
    assert run(redo=frozenset({Redo.FAILED}))["done"] == 7
    assert states(tmp_path / "out")["twin.pdf"] == ("done", "")


def test_broken_files_get_a_reason_each(run: Run, source: Path, tmp_path: Path) -> None:
    (source / "empty.pdf").write_bytes(b"")
    (source / "text.pdf").write_bytes(b"not a PDF")
    (source / "cut.pdf").write_bytes(pdf("cut")[:40])
    (source / "scan.pdf").write_bytes(pdf(""))
    (source / "nothing.pdf").symlink_to("nowhere.pdf")
    (source / "loop.pdf").symlink_to("loop.pdf")
    (tmp_path / "secret.pdf").write_bytes(pdf("elsewhere"))
    (source / "outside.pdf").symlink_to(tmp_path / "secret.pdf")
    (source / "inside.pdf").symlink_to("a.pdf")
    if hasattr(os, "mkfifo"):
        os.mkfifo(source / "pipe.pdf")
    run()
    found = states(tmp_path / "out")
    assert found["empty.pdf"] == ("failed", "empty")
    assert found["text.pdf"] == ("failed", "not-a-pdf")
    assert found["cut.pdf"][0] == "failed"
    assert found["scan.pdf"] == ("failed", "no-text")
    assert found["nothing.pdf"] == found["loop.pdf"] == ("failed", "not-a-file")
    assert found["outside.pdf"] == ("failed", "outside")
    assert found["inside.pdf"] == ("linked", "")
    assert found.get("pipe.pdf", ("failed", "not-a-file")) == ("failed", "not-a-file")


def test_link_in_the_output_does_not_lead_out_of_it(run: Run, source: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "二〇〇〇").symlink_to(outside)
    assert run() == {"done": 5, "failed": 1}
    assert list(outside.iterdir()) == []
    assert states(tmp_path / "out")["二〇〇〇/论文.pdf"] == ("failed", "unwritable")


def test_half_written_files_are_swept(run: Run, tmp_path: Path) -> None:
    part = tmp_path / "out" / "deep" / ".a.xml.123.part"
    part.parent.mkdir(parents=True)
    part.write_text("<article>")
    run()
    assert not part.exists()


@linux
def test_what_a_killed_worker_had_half_written_is_gone_at_the_end(run: Run, source: Path, tmp_path: Path) -> None:
    (source / "part-.pdf").write_bytes(pdf("Killed while it writes"))
    assert run(retry=0) == {"done": 6, "failed": 1}
    assert list((tmp_path / "out").rglob("*.part")) == []


@linux
def test_the_server_of_workers_dies_with_its_run_before_it_has_imported_the_program() -> None:
    code = (
        "import sys; from pipeline.archive import limits\n"
        "limits.die_with_parent = lambda: print('pipeline.archive.work' in sys.modules)\n"
        "import pipeline.archive.preload; print('imported')"
    )

    def told(**environment: str) -> str:
        command = [sys.executable, "-c", code]
        return subprocess.run(command, capture_output=True, text=True, env={**os.environ, **environment}).stdout

    assert told() == "False\nimported\n"
    assert told(**{limits.RUN: str(os.getpid())}) == "False\nimported\n"
    assert told(**{limits.RUN: "1"}) == "False\n"  # the run is gone, and another process has its place


def test_second_run_at_the_same_time_is_refused(run: Run, tmp_path: Path) -> None:
    fcntl = pytest.importorskip("fcntl")
    (tmp_path / "out").mkdir()
    with (tmp_path / "out" / ".archive.lock").open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        with pytest.raises(UsageError, match="another run"):
            run()


def test_missing_source_is_a_usage_error(run: Run, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no such folder"):
        run(source=str(tmp_path / "nowhere"))


def test_log_has_one_line_a_document(run: Run, source: Path, tmp_path: Path) -> None:
    (source / "empty.pdf").write_bytes(b"")
    run(log=tmp_path / "log.jsonl")
    run(log=tmp_path / "log.jsonl")
    records = [json.loads(line) for line in (tmp_path / "log.jsonl").read_text("utf-8").splitlines()]
    documents = [record["path"] for record in records if record["event"] == "document"]
    assert sorted(documents) == sorted(states(tmp_path / "out"))
    assert [record["event"] for record in records if record["event"] != "document"] == ["start", "end"] * 2


def test_report_counts_and_links(run: Run, source: Path, tmp_path: Path) -> None:
    (source / "报告 #1.pdf").write_bytes(b"")
    (source / "report.pdf").write_bytes(pdf("Named like the report"))
    run()
    report = json.loads((tmp_path / "out" / "report.json").read_text("utf-8"))
    assert report["status"] == {"done": 7, "failed": 1}
    assert report["reason"] == {"empty": 1}
    assert {"path": "报告 #1.pdf", "result": None, "why": "is empty [empty]"} in report["look"]
    assert sum(counts["documents"] for counts in report["years"].values()) == 7
    page = (tmp_path / "out" / "report.html").read_text("utf-8")
    assert "报告 #1.pdf" in page
    assert 'href="c%20d.json"' in page
    assert (tmp_path / "out" / "report-2.json").exists()


def test_a_page_of_nothing_buys_no_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "mostly-empty.pdf"
    with pikepdf.open(io.BytesIO(pdf("One page of the invented archive", "and 3 without a word"))) as document:
        for _ in range(3):
            document.add_blank_page()
        document.save(path)
    granted: list[float] = []
    monkeypatch.setattr(limits, "grant", granted.append)
    task = Task("a", str(path), "", "a", Limits(page_seconds=7.0), Settings(ocr="off"))
    assert len(work.converted(path, task).pages) == 4
    assert granted == [7.0]


def test_corrections_written_after_the_results_are_put_in_by_the_same_command(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"

    def ended(*more: str) -> int:
        monkeypatch.setattr("sys.argv", ["duizhao", "archive", str(source), "--output", str(out), "--quiet", *more])
        with pytest.raises(SystemExit) as told:
            cli.main()
        return int(str(told.value.code))

    def states() -> list[int]:
        return [path.stat().st_mtime_ns for path in sorted(out.glob("*.json")) if path.name != "report.json"]

    assert ended() == 0
    (out / "a.corrections.json").write_bytes(dumps(Corrections((Correction("year", Op.ADD, None, "2001", "lin"),))))
    assert ended() == 0
    assert "<year>2001</year>" in (out / "a.xml").read_text("utf-8")
    before = states()
    assert ended() == 0  # they stand in it by now
    assert states() == before


def test_a_correction_that_no_article_can_have_is_told_and_ends_with_a_status(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """As `extract` ends, until it is put right; the report says which it is."""
    out = tmp_path / "out"
    bad = Correction("year", Op.ADD, None, "20x1", "lin")

    def ended(*more: str) -> int:
        monkeypatch.setattr("sys.argv", ["duizhao", "archive", str(source), "--output", str(out), *more])
        with pytest.raises(SystemExit) as told:
            cli.main()
        return int(str(told.value.code))

    assert ended("--quiet") == 0
    (out / "a.corrections.json").write_bytes(dumps(Corrections((bad,))))
    for more in (("--redo", "all"), ()):
        capsys.readouterr()
        assert ended("--quiet", *more) == 1
        assert capsys.readouterr().err == "1 document has corrections that cannot be made: report.html names them\n"
    why = "a.corrections.json: a correction of year is not made: 20x1 is no year"
    assert why in (out / "report.html").read_text("utf-8")
    (out / "a.corrections.json").unlink()
    assert ended("--quiet", "--redo", "all") == 0
