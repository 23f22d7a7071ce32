"""Time the local index at the size of an archive: articles made by permuting the parts of an output's.

    python tools/search_bench.py OUTPUT [--articles 100000] [--folder DIR] [--workers N]

Titles, by-lines, abstracts, keywords, sections and references are drawn each from another article, with a fixed seed,
in memory: what is timed is an index's work on articles once read, each passage of which was cut into words before, by
this program once for all its processes; the seconds in which each of them takes that over are not counted among the
processors'. What reading and cutting take is told by the output itself, which is indexed first as it is.
Queries are titles, authors in hanzi and in pinyin, keywords of both languages, identifiers of the articles made, and
pieces of their texts as phrases: to be there, or, beside a keyword, not to be.
Prints the median and the 95th percentile of their answers, by kind, and of what they took of the processors,
which tells more on a busy machine; and what `search` takes from its start to its end, in a process of its own each.
"""

from __future__ import annotations

import argparse
import gc
import pickle
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path

from pipeline.index import local
from pipeline.index.analysis import printed, stems
from pipeline.index.names import pinyin
from pipeline.index.passages import passages
from pipeline.index.search import Search
from pipeline.index.sync import Put
from pipeline.index.workers import in_order, workers_of
from pipeline.model.article import Article, Value
from pipeline.model.body import Body
from pipeline.model.lang import Lang
from pipeline.results.output import Stored, stored
from pipeline.text.script import hanzi_count
from pipeline.text.words import runs

QUERIES = 200  # of each kind
STARTS = 10  # of `search` in a process of its own, half of them asked in Chinese


@cache
def originals(output: Path) -> list[Stored]:
    found = (item for item in stored([output]) if isinstance(item, Stored))
    return [item for item in found if item.article.front.titles]


def permuted(originals: list[Stored], number: int) -> Stored:
    """An article, each part of it from an original drawn at random; the same one each time."""
    chance = random.Random(number)
    draw = [chance.choice(originals).article for _ in range(6)]
    doi = Value(f"10.5555/made.{number}", draw[0].front.titles[0].source)
    front = replace(
        draw[0].front,
        doi=doi,
        contribs=draw[1].front.contribs,
        affs=draw[1].front.affs,
        abstracts=draw[2].front.abstracts,
        kwd_groups=draw[3].front.kwd_groups,
    )
    sections = [node for article in draw[3:] for node in article.body.content]
    body = Body(tuple(chance.sample(sections, min(len(sections), len(draw[0].body.content)))))
    back = replace(draw[4].back, references=draw[5].back.references)
    article = Article(Lang.ZH, front, body, back, replace(draw[0].alignment, keywords=draw[3].alignment.keywords))
    return Stored(f"doi:{doi.text}", f"made/{number}", f"made/{number}.pdf", None, article)


@dataclass(frozen=True, slots=True)
class Drawn:
    """What articles are drawn from, in a file that each process reads once: originals, and their passages cut."""

    originals: list[Stored]
    stems: dict[str, list[str]]
    printed: dict[str, str]


def draw_from(output: Path, file: Path) -> None:
    """Make the file: this is none of an index's work."""
    texts = {passage.text for item in originals(output) for passage in passages(item)}
    texts |= {title.text for item in originals(output) for title in item.article.front.journal.titles}
    words = {text: stems(text) for text in sorted(texts)}
    atoms = {text: printed(text) for text in sorted(texts)}
    file.write_bytes(pickle.dumps(Drawn(originals(output), words, atoms)))


@cache
def drawn(file: Path) -> Drawn:
    started = time.process_time()
    found: Drawn = pickle.loads(file.read_bytes())
    for name in ("stems", "printed"):
        setattr(local, name, getattr(found, name).__getitem__)
    gc.freeze()  # they are not there in an archive's run, and would be gone through again and again
    with file.with_suffix(".took").open("a") as took:  # a line a process
        took.write(f"{time.process_time() - started}\n")
    return found


def made(file: Path, number: int) -> local.Made:
    """The article as the index takes it; a passage is cut once for all that it is in."""
    return local.made(permuted(drawn(file).originals, number), "0")


def build(file: Path, count: int, workers: int, folder: Path) -> None:
    numbers = ((number, number) for number in range(count))
    found = in_order(partial(made, file), numbers, workers)
    with local.writing(folder) as (_, writer):
        local.carry_out(writer, (Put(f"doi:10.5555/made.{number}", form) for number, form in found if form), ())


def timed(what: str, count: int, folder: Path, work: Callable[[], object], aside: Path | None = None) -> None:
    """Say how long the work takes by the clock and of the processors, worker processes included, and what it fills.

    Of the processors' part is left out what the processes noted in `aside`.
    """
    started, before = time.perf_counter(), _worked()
    work()
    seconds, worked = time.perf_counter() - started, _worked() - before
    worked -= sum(map(float, aside.read_text().split())) if aside else 0.0
    size = sum(path.stat().st_size for path in folder.iterdir())
    each = f"{1000 * worked / count:.1f} ms and {size / count / 1000:.1f} kB each"
    took = f"{seconds:.0f} s ({worked:.0f} s of the processors)"
    print(f"{count} {what}: {took}, {size / 2**20:.0f} MiB; {each}", flush=True)


def _worked() -> float:
    used = [resource.getrusage(whose) for whose in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(own.ru_utime + own.ru_stime for own in used)


def queries(output: Path) -> dict[str, list[str]]:
    fronts = [item.article.front for item in originals(output)]
    return {
        "title zh": [title.text for front in fronts if (title := front.title(Lang.ZH))],
        "title en": [title.text for front in fronts if (title := front.title(Lang.EN))],
        "author zh": [contrib.name.printed for front in fronts for contrib in front.byline(Lang.ZH)],
        "author pinyin": [pinyin(contrib.name) for front in fronts for contrib in front.byline(Lang.ZH)],
        "keyword zh": [kwd for front in fronts for kwd in front.kwds(Lang.ZH)],
        "keyword en": [kwd for front in fronts for kwd in front.kwds(Lang.EN)],
        "doi": [f"10.5555/made.{number}" for number in range(QUERIES)],
        "phrase zh": (zh := phrases(output, Lang.ZH)),
        "phrase en": (en := phrases(output, Lang.EN)),
        "without zh": [
            f"{kwd} -{phrase}" for front, phrase in zip(fronts, zh, strict=False) for kwd in front.kwds(Lang.ZH)
        ],
        "without en": [
            f"{kwd} -{phrase}" for front, phrase in zip(fronts, en, strict=False) for kwd in front.kwds(Lang.EN)
        ],
    }


def phrases(output: Path, lang: Lang) -> list[str]:
    """Pieces of passages, quoted: two to eight hanzi, or words, one after another; the same ones each time."""
    chance, found = random.Random(2), list[str]()
    texts = [text.text for item in originals(output) for text in passages(item) if text.lang is lang]
    for text in chance.sample(texts, min(QUERIES, len(texts))):
        parts = [run for run in runs(text) if hanzi_count(run) > 1] if lang is Lang.ZH else text.split()
        piece = chance.choice(parts) if lang is Lang.ZH and parts else " ".join(parts)
        units = list(piece) if lang is Lang.ZH else piece.split()
        start = chance.randrange(max(1, len(units) - 1))
        found.append(f'"{("" if lang is Lang.ZH else " ").join(units[start : start + chance.randint(2, 8)])}"')
    return [text for text in found if len(text) > 3]


def starts(folder: Path, texts: dict[str, list[str]]) -> list[float]:
    """Milliseconds of `search` by the clock, from the start of its process to its end."""
    asked = [text for pair in zip(texts["keyword zh"], texts["keyword en"], strict=False) for text in pair][:STARTS]
    times = []
    for text in asked:
        started = time.perf_counter()
        subprocess.run(
            [sys.executable, "-m", "pipeline", "search", str(folder), "--", text], check=True, stdout=subprocess.DEVNULL
        )
        times.append((time.perf_counter() - started) * 1000)
    return times


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("output", type=Path)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--folder", type=Path, help="an empty folder; a temporary one where left out")
    parser.add_argument("--workers", type=int, help="processes; one a core where left out")
    options = parser.parse_args()
    output, workers = options.output, workers_of(options.workers)
    with tempfile.TemporaryDirectory() as temporary:
        folder, own = options.folder or Path(temporary, "made"), Path(temporary, "own")
        timed("articles as they are", len(originals(output)), own, lambda: local.update(own, [output], workers=1))
        count = options.articles
        draw_from(output, file := Path(temporary, "drawn.pickle"))
        timed(
            "articles permuted", count, folder, lambda: build(file, count, workers, folder), file.with_suffix(".took")
        )
        search, chance = Search(folder), random.Random(1)
        search("热身")
        every, busy = list[float](), list[float]()
        for kind, texts in queries(output).items():
            times = []
            for text in chance.sample(texts, min(QUERIES, len(texts))):
                started, worked = time.perf_counter(), time.process_time()
                search(text)
                times.append((time.perf_counter() - started) * 1000)
                busy.append((time.process_time() - worked) * 1000)
            every += times
            print(f"{kind:14} {len(times):4} queries  {_line(times)}")
        print(f"{'all':14} {len(every):4} queries  {_line(every)}")
        print(f"{'of processors':14} {len(busy):4} queries  {_line(busy)}")
        cold = starts(folder, queries(output))
        print(f"{'cold start':14} {len(cold):4} queries  {_line(cold)}")


def _line(times: list[float]) -> str:
    return f"median {statistics.median(times):6.1f} ms  95th percentile {statistics.quantiles(times, n=20)[-1]:6.1f} ms"


if __name__ == "__main__":
    main()
