"""Ask whether rules stand where the same papers are printed otherwise: the score of changed papers beside their own.

    python tools/changed.py --pdf CORPUS/pdf --gold CORPUS/gold --scorer SCORE [--kinds NAME...] [--to OUT] [--list]

Each paper with a gold record is read once, its pages are changed to what other journals, copiers and libraries print
(tools/change/kinds.py; --list tells the kinds), and laid out, labelled and parsed anew. Results and records are in
OUT/KIND/output and OUT/KIND/gold, those of the pages as they are in OUT/as-printed. Printed are the fields whose score
has sunk, the fronts that a person would have to put right, and how far confidences told of it. Where a kind promises to
leave the front matter as it was (`keeps`), each of its values that is another is a fault of the program, and named.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tools")]

from change import beside, kinds  # noqa: E402
from change.beside import Measure  # noqa: E402
from change.kinds import Kind  # noqa: E402
from change.printed import SETTINGS, Printed, printed  # noqa: E402

from pipeline.errors import UnusablePdf  # noqa: E402
from pipeline.machine import cores  # noqa: E402
from pipeline.model.article import Contrib  # noqa: E402
from pipeline.model.plain import plain  # noqa: E402
from pipeline.model.walk import front  # noqa: E402
from pipeline.run import Reading, Result, article_of  # noqa: E402
from pipeline.text.alike import bare  # noqa: E402
from pipeline.write import jats  # noqa: E402
from pipeline.write import json as writer  # noqa: E402

PLAIN = Kind("as-printed", "the pages as they are")
SUNK = 0.002  # of a field's score: less is rounding


@dataclass(frozen=True)
class Job:
    """A paper with the kinds to print it in, and where to write."""

    pdf: Path
    gold: Path
    own: Measure
    others: tuple[Measure, ...]
    kinds: tuple[str, ...]  # their names: functions do not go to other processes
    out: Path


def changed(paper: Printed, kind: Kind, own: Measure, others: Sequence[Measure]) -> Result | None:
    """The paper's article as this kind prints it; None where the kind changes nothing. Raises UnusablePdf."""
    pages = kind.pages(paper, own, others)
    return None if pages == paper.pages else article_of(Reading(paper.read.path, pages, paper.read.told), SETTINGS)


def values(result: Result) -> Iterator[str]:
    """The front matter's values, without marks and width."""
    for at in front(result.article.front):
        value = at.value
        name = value.name if isinstance(value, Contrib) else None
        yield bare(f"{name.surname} {name.given_names}" if name else plain(value))


def differences(kind: Kind, was: Result, now: Result) -> Iterator[str]:
    """The values that a kind which promised to keep them has gained and lost."""
    if kind.keeps:
        before, after = set(values(was)), set(values(now))
        yield from (f"- {text[:60]}" for text in sorted(before - after))
        yield from (f"+ {text[:60]}" for text in sorted(after - before))


def write(job: Job) -> list[str]:
    """Write a paper's results and records; what is to be told of it."""
    told: list[str] = []
    try:
        paper = printed(job.pdf)
    except UnusablePdf as error:
        return [str(error)]
    record = json.loads(job.gold.read_text("utf-8"))
    for kind in (PLAIN, *map(kinds.BY_NAME.__getitem__, job.kinds)):
        found = paper.made if kind is PLAIN else changed(paper, kind, job.own, job.others) or paper.made
        told += [f"{kind.name}: {job.pdf.stem}: {said}" for said in differences(kind, paper.made, found)]
        folders = [job.out / kind.name / name for name in ("gold", "output")]
        for folder in folders:
            folder.mkdir(parents=True, exist_ok=True)
        (folders[0] / job.gold.name).write_text(json.dumps(kind.gold(record), ensure_ascii=False), "utf-8")
        made = writer.article(found.article, found.diagnostics, trust=found.trust)
        (folders[1] / job.gold.name).write_bytes(made)
        (folders[1] / f"{job.pdf.stem}.xml").write_bytes(jats.article(found.article))
    return told


# ---------------------------------------------------------------- telling
def confidences(folder: Path, scorer: Path) -> str:
    """What the scorer of confidences says of a folder."""
    where = ("--gold", str(folder / "gold"), "--output", str(folder / "output"))
    command = [sys.executable, str(scorer / "trust.py"), *where]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def report(out: Path, scorer: Path, asked: Sequence[Kind]) -> None:
    """Each kind's score beside that of the pages as they are."""
    from score import scored  # not where this is a library: the corpus's own scorer has the same name

    before = scored(out / PLAIN.name, scorer / "score.py", out / PLAIN.name / "output")
    print(f"{PLAIN.name}: mean {before['mean']:.3f}\n{confidences(out / PLAIN.name, scorer)}")
    for kind in asked:
        now = scored(out / kind.name, scorer / "score.py", out / kind.name / "output")
        pairs = {name: (share, now.get(name, 0.0)) for name, share in before.items() if name != "mean"}
        sunk = [f"{name} {one:.3f} > {two:.3f}" for name, (one, two) in pairs.items() if two and one - two > SUNK]
        print(f"\n{kind.name} ({kind.convention}): mean {now['mean']:.3f}\n{'; '.join(sunk) or 'nothing has sunk'}")
        print(confidences(out / kind.name, scorer))


def jobs(pdfs: Path, golds: Path, out: Path, asked: Sequence[Kind], pool: ProcessPoolExecutor) -> Iterator[Job]:
    """A job for each paper that has a record, with the papers that may stand beside it."""
    own = [(pdf, gold) for gold in sorted(golds.glob("*.json")) if (pdf := pdfs / f"{gold.stem}.pdf").exists()]
    measures = list(pool.map(beside.measure, [pdf for pdf, _ in own]))
    for (pdf, gold), measure in zip(own, measures, strict=True):
        yield Job(pdf, gold, measure, beside.like(measure, measures), tuple(kind.name for kind in asked), out)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pdf", type=Path)
    parser.add_argument("--gold", type=Path)
    parser.add_argument("--scorer", type=Path, help="the folder with score.py and trust.py")
    parser.add_argument("--kinds", nargs="+", choices=kinds.BY_NAME, default=list(kinds.BY_NAME), metavar="NAME")
    parser.add_argument("--to", type=Path, help="keep results and records here")
    parser.add_argument("--list", action="store_true", help="tell the kinds and do nothing")
    arguments = parser.parse_args()
    asked = [kinds.BY_NAME[name] for name in arguments.kinds]
    if arguments.list:
        print(*(f"{kind.name:22}{kind.convention}{' (keeps)' if kind.keeps else ''}" for kind in asked), sep="\n")
        return 0
    if not (arguments.pdf and arguments.gold and arguments.scorer):
        parser.error("--pdf, --gold and --scorer are needed")
    with tempfile.TemporaryDirectory() as folder, ProcessPoolExecutor(cores()) as pool:
        out = arguments.to or Path(folder)
        for told in pool.map(write, list(jobs(arguments.pdf, arguments.gold, out, asked, pool))):
            print(*told, sep="\n", end="\n" if told else "", flush=True)
        report(out, arguments.scorer, asked)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
