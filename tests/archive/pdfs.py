"""Small PDFs of our own, and workers that misbehave: importable by worker processes."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

from pipeline.archive import last, limits
from pipeline.archive.document import TOO_MUCH, Outcome, Reason, Task
from pipeline.archive.work import guarded, work
from pipeline.commands.work import extracted

LINES = (
    "Effects of invented matter on made-up cells",
    "LI Example, WANG Sample",
    "Abstract: Nothing was measured and nothing was found. It is written only to be read by a program.",
    "Key words: example; sample; test",
    "1 Introduction",
    "A paragraph that says little, and says it in one line of plain Latin letters.",
)


def pdf(*lines: str, pages: int = 1) -> bytes:
    """A PDF with these lines on each of its pages, in Helvetica, with a right cross-reference table."""
    shown = "".join(f"({line}) Tj 0 -16 Td " for line in lines or LINES)
    stream = f"BT /F1 11 Tf 60 760 Td {shown}ET".encode("latin-1")
    kids = " ".join(f"{4 + page} 0 R" for page in range(pages))
    bodies = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {pages} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        *(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {4 + pages} 0 R "
            f"/Resources << /Font << /F1 3 0 R >> >> >>".encode()
            for _ in range(pages)
        ),
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
    ]
    return assemble(bodies)


def chinese(*pages: list[tuple[float, str]]) -> bytes:
    """A PDF with these lines, each with its type size, on its pages; its font is not embedded."""
    kids = " ".join(f"{6 + 2 * at} 0 R" for at in range(len(pages)))
    bodies = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>",
        b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /FontDescriptor 5 0 R "
        b"/CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /DW 1000 >>",
        b"<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] "
        b"/ItalicAngle 0 /Ascent 752 /Descent -271 /CapHeight 737 /StemV 58 >>",
    ]
    for at, lines in enumerate(pages):
        y, shown = 780.0, []
        for size, text in lines:
            y -= 1.6 * size
            shown.append(f"/F1 {size} Tf 1 0 0 1 60 {y} Tm <{text.encode('utf-16-be').hex()}> Tj")
        content = f"BT {' '.join(shown)} ET".encode()
        bodies.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {7 + 2 * at} 0 R "
            f"/Resources << /Font << /F1 3 0 R >> >> >>".encode()
        )
        bodies.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
    return assemble(bodies)


def assemble(bodies: list[bytes]) -> bytes:
    """A PDF of these objects, numbered from 1; the first is its catalogue."""
    data, places = b"%PDF-1.4\n", []
    for number, body in enumerate(bodies, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(bodies) + 1, len(data))
    return data + b"xref\n0 %d\n0000000000 65535 f \n" % (len(bodies) + 1) + table + trailer


def deadly(task: Task) -> Outcome:
    """`extracted`, except for documents whose name asks for a death."""
    return hostile(task, extracted)


def hostile(task: Task, worker: Callable[[Task], Outcome] = work) -> Outcome:
    """`worker`, except for documents whose name asks for a death."""
    match task.key.partition("-")[0]:
        case "hang":
            with limits.deadline(0.2):
                while True:
                    time.sleep(3600)
        case "spin":
            with limits.deadline(0.2, 3600):
                while True:
                    pass
        case "segfault":
            os.kill(os.getpid(), signal.SIGSEGV)
        case "part":
            (Path(task.output) / f".{task.name}.xml.{os.getpid()}.part").touch()
            os.kill(os.getpid(), signal.SIGKILL)
        case "exit":
            os._exit(7)
        case "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        case "abort":
            with limits.memory(task.limits.memory):
                held = bytearray(3 * task.limits.memory // 5)
                last.document("ab" * 32)
                os.kill(os.getpid(), signal.SIGABRT if held else signal.SIGKILL)
        case "eat":
            return greedy(task)
        case "once":
            mark = Path(task.location + ".tried")
            if not mark.exists():
                mark.touch()
                os.kill(os.getpid(), signal.SIGKILL)
    return worker(task)


def dying(words: last.Words) -> None:
    """Instead of what a worker process begins with."""
    os.kill(os.getpid(), signal.SIGKILL)


def greedy(task: Task) -> Outcome:
    """What a document becomes that takes all the memory it may have."""
    with limits.memory(task.limits.memory):
        try:
            bytearray(task.limits.memory)
        except MemoryError:
            return Outcome(Reason.MEMORY, TOO_MUCH)
    return Outcome(Reason.DEFECT, "the limit does not hold")


def defective(task: Task) -> Outcome:
    """What a document becomes that meets an error of this program."""

    def fail(_: Task) -> Outcome:
        raise ZeroDivisionError("made so")

    return guarded(task, fail)


def without_room(task: Task) -> Outcome:
    """What a document becomes where the disk is full."""
    return Outcome(Reason.NO_SPACE, "result cannot be written (No space left on device)")
