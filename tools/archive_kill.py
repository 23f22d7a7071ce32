"""Kill an archive's run at random moments, go on, and compare with a run that nobody killed.

    python tools/archive_kill.py --work FOLDER [--seeds FOLDER] [--documents 60] [--broken 6] [--kills 300] [--seed 1]

Kills (-9) the run, one of its workers, and its whole group in turn. A killed run is started again; one that has ended
is compared and begun anew, until all kills are done. Exit status 1 where a run differs from the one that nobody killed
in a byte or a state, where a result is not whole and valid, where a process is alive 2 s after its run was killed, or
where a file is left behind.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

from fuzz import page, text

KINDS = ("run", "worker", "group")
GRACE = 2.0  # seconds after which nothing of a killed run may be alive


def small() -> list[bytes]:
    """Ten PDFs of one page of a few lines."""
    lines = b"(Effects of invented matter %d) Tj 0 -16 Td (LI Example) Tj 0 -16 Td (Abstract: Nothing was found.) Tj"
    return [page(text(lines % number)) for number in range(10)]


def corpus(seeds: list[bytes], folder: Path, documents: int, broken: int, r: random.Random) -> None:
    """`documents` PDFs in folders of 20, each with bytes of its own, and `broken` ones among them."""
    for number in range(documents):
        path = folder / f"卷{number // 20}" / f"第{number % 20}篇.pdf"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(seeds[number % len(seeds)] + b"\n%% copy %d\n" % (number - number % 7 // 6))
    for number in range(broken):
        data = seeds[number % len(seeds)]
        worse = (
            b"",
            b"no PDF",
            data[: len(data) // 3],
            data[:200],
            r.randbytes(3000),
            b"%PDF-1.4\n" + r.randbytes(3000),
        )
        (folder / f"坏{number}.pdf").write_bytes(worse[number % len(worse)])


def start(work: Path, output: Path, workers: int) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "pipeline", "archive", str(work / "in"), "--output", str(output), "--quiet"]
    # twice as many attempts as usual, as workers are killed for nothing that their documents did
    command += ["--workers", str(workers), "--ocr", "off", "--retry", "1000"]
    return subprocess.Popen(command, start_new_session=True, env={**os.environ, "TMPDIR": str(work / "temporary")})


def alive(session: int) -> dict[int, int]:
    """{process: its parent} of a session."""
    found = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            with contextlib.suppress(OSError):
                state, parent, _, own, *_ = (entry / "stat").read_text().rpartition(")")[2].split()
                if int(own) == session and state not in "ZX":
                    found[int(entry.name)] = int(parent)
    return found


def workers_of(run: int) -> list[int]:
    """The processes two below the run: its server's children."""
    parents = alive(run)
    children = {pid for pid, parent in parents.items() if parent == run}
    return sorted(pid for pid, parent in parents.items() if parent in children)


def kill(process: subprocess.Popen[bytes], kind: str, r: random.Random) -> str:
    """What was killed; empty where there was nothing of the kind."""
    if kind == "worker":
        found = workers_of(process.pid)
        if not found:
            return ""
        with contextlib.suppress(ProcessLookupError):
            os.kill(r.choice(found), signal.SIGKILL)
        return kind
    with contextlib.suppress(ProcessLookupError):
        (os.killpg if kind == "group" else os.kill)(process.pid, signal.SIGKILL)
    process.wait()
    return kind


def orphans(session: int) -> int:
    """How many processes of a killed run are alive when its time is over."""
    until = time.monotonic() + GRACE
    while alive(session) and time.monotonic() < until:
        time.sleep(0.05)
    return len(alive(session))


def one_round(
    work: Path, seconds: float, left: int, options: argparse.Namespace, r: random.Random
) -> tuple[Counter[str], list[str]]:
    """One archive to its end under at most `left` kills: how many of each kind there were, and what was wrong."""
    output, done, wrong = work / "killed", Counter[str](), []
    shutil.rmtree(output, ignore_errors=True)
    process = start(work, output, options.workers)
    while process.poll() is None:
        if done.total() >= left:
            process.wait()
            break
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(r.uniform(0.1, seconds / 3))
            break
        kind = KINDS[(done.total() + options.turn) % len(KINDS)]
        struck = kill(process, kind, r)
        done.update([struck] if struck else [])
        if struck in ("run", "group"):
            if count := orphans(process.pid):
                wrong.append(f"{count} processes alive {GRACE:g} s after their run was killed")
            process = start(work, output, options.workers)
    options.turn += done.total()
    return done, wrong + compare(work / "whole", output) + left_behind(work)


def states(output: Path) -> dict[str, tuple[str, ...]]:
    with sqlite3.connect(output / "archive.sqlite") as base:
        rows = base.execute("SELECT key, name, status, reason, same_as, sha256 FROM documents").fetchall()
    return {row[0]: tuple(row[1:]) for row in rows}


def results(output: Path) -> dict[str, bytes]:
    own = {"archive.sqlite", "archive.sqlite-wal", "archive.sqlite-shm", ".archive.lock"}
    return {
        path.relative_to(output).as_posix(): path.read_bytes()
        for path in sorted(output.rglob("*"))
        if path.is_file() and path.name not in own and not path.name.startswith("report.")  # it tells times
    }


def compare(one: Path, other: Path) -> list[str]:
    """What differs or is not whole, a line each."""
    from pipeline.write.validate import validate

    first, second = states(one), states(other)
    wrong = [
        f"{key}: {first.get(key)} / {second.get(key)}" for key in first | second if first.get(key) != second.get(key)
    ]
    wrong += [f"{key}: no final state" for key, state in second.items() if state[1] == "queued"]
    made, again = results(one), results(other)
    wrong += [
        f"{name}: bytes differ" for name in sorted(made.keys() | again.keys()) if made.get(name) != again.get(name)
    ]
    for name, data in again.items():
        if name.endswith(".json"):
            json.loads(data)
        elif name.endswith(".xml"):
            wrong += [f"{name}: {line}" for line in validate(data)[:1]]
    return wrong


def left_behind(work: Path) -> list[str]:
    """What lies where no run has any more business."""
    found = [*(work / "temporary").iterdir(), *work.rglob("*.part")]
    found += [path for path in work.iterdir() if path.name not in ("in", "whole", "killed", "temporary")]
    return [f"left behind: {path}" for path in found]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--seeds", type=Path, help="folder of sound PDFs; default: pages of a few lines")
    parser.add_argument("--work", type=Path, required=True)
    for name, count in (("documents", 60), ("broken", 6), ("kills", 300), ("workers", 2), ("seed", 1)):
        parser.add_argument(f"--{name}", type=int, default=count)
    options = parser.parse_args()
    options.turn = 0
    work, r = options.work.resolve(), random.Random(options.seed)
    seeds = [path.read_bytes() for path in sorted(options.seeds.glob("*.pdf"))] if options.seeds else small()
    corpus(seeds, work / "in", options.documents, options.broken, r)
    (work / "temporary").mkdir()
    begun = time.monotonic()
    start(work, work / "whole", options.workers).wait()
    seconds = time.monotonic() - begun
    print(f"without kills: {seconds:.0f} s", flush=True)
    done, wrong, rounds = Counter[str](), left_behind(work), 0
    while done.total() < options.kills:
        struck, found = one_round(work, seconds, options.kills - done.total(), options, r)
        done, wrong, rounds = done + struck, wrong + found, rounds + 1
        print(*found[:20], sep="\n", end="\n" if found else "", flush=True)
        print(f"round {rounds}: {dict(done)}, {len(wrong)} wrong, {time.monotonic() - begun:.0f} s", flush=True)
    print(*wrong[:50], sep="\n")
    print("the same" if not wrong else f"{len(wrong)} differences")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
