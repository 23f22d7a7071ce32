"""Damaged PDFs in numbers: whatever a file does, the archive's run goes on and stays within its output.

    python tools/fuzz.py --files 5000 --seeds FOLDER --work FOLDER [--workers 2] [--first 0] [--level bytes|objects]

Makes FILES damaged PDFs out of the sound ones in SEEDS (each from its number alone, so that a number is enough to see
one again), runs the archive on them, and prints what became of them. Exit status 1 where a document has no final
state, took longer than its limit, was a defect of the program, or where a file appeared outside the output.
"""

from __future__ import annotations

import argparse
import functools
import importlib
import json
import os
import random
import re
import sqlite3
import sys
import zlib
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

Damage = Callable[[random.Random, bytes], bytes]

_OBJECT = re.compile(rb"\d+ \d+ obj\b(.*?)endobj", re.DOTALL)
_STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)
_REFERENCE = re.compile(rb"\b\d+ \d+ R\b")
_NUMBER = re.compile(rb"(?<=[ \[/])-?\d+(\.\d+)?(?=[ \]/\r\n>])")
_ODD = (b"0", b"-1", b"2147483647", b"4294967296", b"99999999999999999999", b"1e308", b"-0.0000001", b"NaN", b"65536")
_NAMES = (
    "a.pdf",
    "-rf.pdf",
    "new\nline.pdf",
    "..pdf",
    "...pdf",
    "论文 (副本).pdf",
    "con.pdf",
    "%2e%2e%2f.pdf",
    "é" * 100 + ".pdf",
)


def cut(r: random.Random, data: bytes) -> bytes:
    """The file broken off, or with a hole."""
    at = r.randrange(len(data))
    return data[:at] if r.random() < 0.5 else data[:at] + data[at + r.randrange(1, 20_000) :]


def flip(r: random.Random, data: bytes) -> bytes:
    """Single bits turned."""
    changed = bytearray(data)
    for _ in range(r.choice((1, 8, 64, 1024))):
        changed[r.randrange(len(changed))] ^= 1 << r.randrange(8)
    return bytes(changed)


def swap(r: random.Random, data: bytes) -> bytes:
    """Two objects in each other's place."""
    return _exchange(r, data, [m.span(1) for m in _OBJECT.finditer(data)])


def swap_streams(r: random.Random, data: bytes) -> bytes:
    """Two streams in each other's place: a font as a page, a picture as a font."""
    return _exchange(r, data, [m.span(1) for m in _STREAM.finditer(data)])


def noise(r: random.Random, data: bytes) -> bytes:
    """A stream's bytes replaced by others."""
    spans = [m.span(1) for m in _STREAM.finditer(data)]
    if not spans:
        return flip(r, data)
    start, end = r.choice(spans)
    return data[:start] + r.randbytes(r.choice((0, 10, end - start))) + data[end:]


def cycle(r: random.Random, data: bytes) -> bytes:
    """References that lead elsewhere, to their own objects too."""
    found = _REFERENCE.findall(data)
    if not found:
        return flip(r, data)
    share = r.choice((0.02, 0.2, 1.0))
    return _REFERENCE.sub(lambda m: r.choice(found) if r.random() < share else m[0], data)


def numbers(r: random.Random, data: bytes) -> bytes:
    """Numbers that no reader expects: lengths, sizes, counts."""
    share = r.choice((0.002, 0.02, 0.2))
    return _NUMBER.sub(lambda m: r.choice(_ODD) if r.random() < share else m[0], data)


def tail(r: random.Random, data: bytes) -> bytes:
    """A cross-reference table that points into the void, or at itself."""
    start = r.choice((0, len(data), data.rfind(b"xref"), r.randrange(len(data))))
    trailer = b"trailer\n<< /Size 9999999 /Root 1 0 R /Prev %d >>\nstartxref\n%d\n%%%%EOF\n" % (start, max(start, 0))
    return data[: data.rfind(b"trailer")] + trailer


def bomb(r: random.Random, _data: bytes) -> bytes:
    """A page whose content unfolds to many megabytes."""
    unit = r.choice((b"\0" * 64, b"(a) Tj ", b"q ", b"1 0 0 1 0 0 cm ", b"0 0 m 1 1 l S ", b"[" * 64))
    content = zlib.compress(unit * (r.choice((5, 50, 200)) * 1_000_000 // len(unit)), 9)
    filters = b"/FlateDecode"
    if r.random() < 0.3:
        content, filters = zlib.compress(content, 9), b"[/FlateDecode /FlateDecode]"
    return page(b"<< /Length %d /Filter %s >>\nstream\n%s\nendstream" % (len(content), filters, content))


def crowd(r: random.Random, _data: bytes) -> bytes:
    """Pages without number: a count that lies, a tree that holds itself, one page a hundred thousand times."""
    kids = r.choice((b"3 0 R " * 100_000, b"2 0 R", b"3 0 R 2 0 R", b"[" * 5000))
    return page(text(b"(many) Tj"), kids, r.choice((b"1", b"2147483647", b"-5", b"100000")))


def giant(r: random.Random, _data: bytes) -> bytes:
    """Pages, letters and nestings out of all measure."""
    box = r.choice((b"0 0 1e30 1e30", b"0 0 0 0", b"-9999999 -9999999 9999999 9999999", b"0 0 14400 14400", b"5 5"))
    line = r.choice(
        (
            b"/F1 1e20 Tf (big) Tj",
            b"/F1 0 Tf (small) Tj",
            b"1e18 0 0 1e18 0 0 cm (far) Tj",
            b"/X0 Do (self) Tj",
            b"[" * 20_000 + b"(deep) Tj",
            b"q " * 100_000 + b"(deep) Tj",
            b"(" + b"wide " * 200_000 + b") Tj",
        )
    )
    return page(text(line), box=box)


DAMAGES: tuple[Damage, ...] = (
    cut, flip, swap, swap_streams, noise, cycle, numbers, tail, bomb, crowd, giant,
)  # fmt: skip


def damaged(number: int, seeds: Sequence[bytes]) -> tuple[str, bytes]:
    """(name, content) of the damaged PDF of this number; a third of them are damaged twice."""
    r = random.Random(number)
    damage = DAMAGES[number % len(DAMAGES)]
    data = damage(r, r.choice(seeds))
    if r.random() < 0.3 and data:
        data = r.choice((cut, flip, cycle, numbers))(r, data)
    name = _NAMES[number // len(DAMAGES) % len(_NAMES)] if number % 7 == 0 else "x.pdf"
    return f"{number:05d}-{damage.__name__}-{name}", data + b"\n%% %d" % number  # no two alike


def _exchange(r: random.Random, data: bytes, spans: list[tuple[int, int]]) -> bytes:
    if len(spans) < 2:
        return flip(r, data)
    (a, b), (c, d) = sorted(r.sample(spans, 2))
    return data[:a] + data[c:d] + data[b:c] + data[a:b] + data[d:]


def text(line: bytes) -> bytes:
    content = b"BT /F1 12 Tf 72 700 Td %s ET" % line
    return b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content)


def page(content: bytes, kids: bytes = b"3 0 R", count: bytes = b"1", box: bytes = b"0 0 595 842") -> bytes:
    """A PDF of one page; its form /X0 draws itself."""
    form = b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X0 6 0 R >> >> /Length 6 >>"
    bodies = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %s >>" % (kids, count),
        b"<< /Type /Page /Parent 2 0 R /MediaBox [%s] /Contents 4 0 R /Resources "
        b"<< /Font << /F1 5 0 R >> /XObject << /X0 6 0 R >> >> >>" % box,
        content,
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        form + b"\nstream\n/X0 Do\nendstream",
    )
    data, places = b"%PDF-1.7\n", []
    for number, body in enumerate(bodies, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return data + b"xref\n0 7\n0000000000 65535 f \n%strailer\n<< /Size 7 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        table,
        len(data),
    )


def check(work: Path, files: int, limit: float) -> list[str]:
    """What is wrong after a run, a line each."""
    with sqlite3.connect(work / "out" / "archive.sqlite") as base:
        rows = base.execute("SELECT key, status, reason, message, seconds FROM documents").fetchall()
    wrong = [f"{len(rows)} documents known of {files}"] if len(rows) != files else []
    wrong += [f"{key}: no final state" for key, status, *_ in rows if status == "queued"]
    wrong += [f"{key}: {message}" for key, _, reason, message, _ in rows if reason == "defect"]
    wrong += [f"{key}: took {seconds} s" for key, *_, seconds in rows if seconds > limit]
    strays = {path.name for path in work.iterdir()} - {"in", "out", "log.jsonl", "temporary"}
    wrong += [f"outside the output: {name}" for name in sorted(strays)]
    own = ("pymp-", f"duizhao-{os.getuid()}-{os.getpid()}")  # of this process's sockets: gone when it ends
    wrong += [f"left behind: {path}" for path in (work / "temporary").iterdir() if not path.name.startswith(own)]
    wrong += [f"half written: {path}" for path in (work / "out").rglob("*.part")]
    return wrong


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--files", type=int, default=5000)
    parser.add_argument("--first", type=int, default=0, help="number of the first file")
    parser.add_argument("--seeds", type=Path, required=True, help="folder of sound PDFs")
    parser.add_argument("--work", type=Path, required=True, help="folder for the files and the results")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--timeout", type=float, default=20.0)
    parser.add_argument("--level", choices=("bytes", "objects"), default="bytes", help="what is damaged")
    options = parser.parse_args()
    make = damaged if options.level == "bytes" else importlib.import_module("fuzz_objects").damaged
    seeds = [path.read_bytes() for path in sorted(options.seeds.glob("*.pdf")) if path.stat().st_size < 600_000]
    source, temporary = options.work / "in", options.work / "temporary"
    source.mkdir(parents=True)
    temporary.mkdir()
    for number in range(options.first, options.first + options.files):
        name, data = make(number, seeds)
        (source / name).write_bytes(data)
    os.environ["TMPDIR"] = str(temporary.resolve())

    from pipeline.archive import job, local
    from pipeline.archive.document import Limits

    limits = Limits(seconds=options.timeout)
    engine = functools.partial(local.run, workers=options.workers)
    asked = job.Job(
        source=str(source),
        output=str(options.work / "out"),
        engine=engine,
        limits=limits,
        quiet=True,
        log=options.work / "log.jsonl",
    )
    print(dict(job.run(asked)))
    print(json.loads((options.work / "out" / "report.json").read_text("utf-8"))["reason"])
    wrong = check(options.work, options.files, limits.time(1000) + 5)
    print(*wrong[:50], sep="\n")
    print(Counter(line.partition("-")[2].partition("-")[0] for line in wrong))
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
