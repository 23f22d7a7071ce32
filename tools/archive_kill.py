"""Kill an archive's run at random moments, go on, and compare with a run that nobody killed.

    python tools/archive_kill.py --seeds FOLDER --work FOLDER [--documents 1000] [--broken 60] [--main 5] [--single 20]

Exit status 1 where the two runs differ in a byte or a state, or where a result is not whole and valid.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path


def corpus(seeds: list[bytes], folder: Path, documents: int, broken: int, r: random.Random) -> None:
    """`documents` PDFs in folders of 50, each with bytes of its own, and `broken` ones among them."""
    for number in range(documents):
        path = folder / f"卷{number // 50}" / f"第{number % 50}篇.pdf"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(seeds[number % len(seeds)] + b"\n%% copy %d\n" % number)
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
        path = folder / f"卷{r.randrange(documents // 50)}" / f"坏{number}.pdf"
        path.write_bytes(worse[number % len(worse)])


def start(source: Path, output: Path, workers: int) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "pipeline", "archive", str(source), "--output", str(output), "--quiet"]
    return subprocess.Popen([*command, "--workers", str(workers), "--ocr", "off"], start_new_session=True)


def workers_of(main: int) -> list[int]:
    """The processes two below `main`: its server's children."""
    parents = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            with contextlib.suppress(OSError):
                parents[int(entry.name)] = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
    children = {pid for pid, parent in parents.items() if parent == main}
    return sorted(pid for pid, parent in parents.items() if parent in children)


def killed(source: Path, output: Path, options: argparse.Namespace, seconds: float, r: random.Random) -> Path:
    """Run to the end, killing the whole `main` times and single workers `single` times; where the log of kills is."""
    moments = sorted(r.uniform(0.5, 0.9 * seconds) for _ in range(options.main + options.single))
    whole = set(r.sample(range(len(moments)), options.main))
    process, begun, done = start(source, output, options.workers), time.monotonic(), []
    for number, moment in enumerate(moments):
        time.sleep(max(0.0, moment - (time.monotonic() - begun)))
        if process.poll() is not None:
            done.append("ended")
            continue
        if number in whole:
            os.kill(process.pid, signal.SIGKILL)
            process.wait()
            done.append("main")
            process = start(source, output, options.workers)
        elif found := workers_of(process.pid):
            with contextlib.suppress(ProcessLookupError):
                os.kill(r.choice(found), signal.SIGKILL)
                done.append("worker")
    process.wait()
    print("kills:", {kind: done.count(kind) for kind in sorted(set(done))}, f"{time.monotonic() - begun:.0f} s")
    return output


def states(output: Path) -> dict[str, tuple[str, ...]]:
    with sqlite3.connect(output / "archive.sqlite") as base:
        rows = base.execute("SELECT key, name, status, reason, same_as, sha256 FROM documents").fetchall()
    return {row[0]: tuple(row[1:]) for row in rows}


def results(output: Path) -> dict[str, bytes]:
    own = {"report.json", "report.html", "archive.sqlite", "archive.sqlite-wal", "archive.sqlite-shm", ".archive.lock"}
    return {
        path.relative_to(output).as_posix(): path.read_bytes()
        for path in sorted(output.rglob("*"))
        if path.is_file() and path.name not in own
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


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--seeds", type=Path, required=True, help="folder of sound PDFs")
    parser.add_argument("--work", type=Path, required=True)
    for name, count in (("documents", 1000), ("broken", 60), ("main", 5), ("single", 20), ("workers", 2), ("seed", 1)):
        parser.add_argument(f"--{name}", type=int, default=count)
    options = parser.parse_args()
    r = random.Random(options.seed)
    seeds = [path.read_bytes() for path in sorted(options.seeds.glob("*.pdf"))]
    source = options.work / "in"
    corpus(seeds, source, options.documents, options.broken, r)
    begun = time.monotonic()
    start(source, options.work / "whole", options.workers).wait()
    seconds = time.monotonic() - begun
    print(f"without kills: {seconds:.0f} s")
    killed(source, options.work / "killed", options, seconds, r)
    wrong = compare(options.work / "whole", options.work / "killed")
    print(*wrong[:50], sep="\n")
    found = states(options.work / "killed")
    print({status: sum(state[1] == status for state in found.values()) for status in {s[1] for s in found.values()}})
    print("the same" if not wrong else f"{len(wrong)} differences")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
