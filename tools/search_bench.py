"""Time the local index at the size of an archive: articles made by permuting the parts of an output's.

    python tools/search_bench.py OUTPUT [--articles 100000] [--folder DIR]

Titles, by-lines, abstracts, keywords, sections and references are drawn each from another article, with a fixed seed.
Queries are titles, authors in hanzi and in pinyin, keywords of both languages and identifiers of the articles made.
Prints the median and the 95th percentile of their answers, by kind, and of what they took of the processors,
which tells more on a busy machine.
"""

from __future__ import annotations

import argparse
import random
import statistics
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

from pipeline.index import local
from pipeline.index.names import pinyin
from pipeline.index.search import Search
from pipeline.model.article import Article, Value
from pipeline.model.body import Body
from pipeline.model.lang import Lang
from pipeline.results.output import Stored, stored

QUERIES = 200  # of each kind


def permuted(originals: list[Stored], count: int) -> Iterator[Stored]:
    """`count` articles, each part of them from an original drawn at random; the same ones each time."""
    chance = random.Random(0)
    for number in range(count):
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
        yield Stored(f"doi:{doi.text}", f"made/{number}", f"made/{number}.pdf", None, article)


def build(originals: list[Stored], count: int, folder: Path) -> tuple[float, float]:
    """Index the articles; seconds by the clock and of the processors. A passage is cut once for all that it is in."""
    local.spaced = cache(local.spaced)
    index = local.writable(folder)
    started, worked = time.perf_counter(), time.process_time()
    writer = index.writer(heap_size=local.HEAP, num_threads=1)
    for item in permuted(originals, count):
        writer.add_document(local.document(item, "0"))
    writer.commit()
    writer.wait_merging_threads()
    return time.perf_counter() - started, time.process_time() - worked


def queries(originals: list[Stored]) -> dict[str, list[str]]:
    fronts = [item.article.front for item in originals]
    return {
        "title zh": [title.text for front in fronts if (title := front.title(Lang.ZH))],
        "title en": [title.text for front in fronts if (title := front.title(Lang.EN))],
        "author zh": [contrib.name.printed for front in fronts for contrib in front.byline(Lang.ZH)],
        "author pinyin": [pinyin(contrib.name) for front in fronts for contrib in front.byline(Lang.ZH)],
        "keyword zh": [kwd for front in fronts for kwd in front.kwds(Lang.ZH)],
        "keyword en": [kwd for front in fronts for kwd in front.kwds(Lang.EN)],
        "doi": [f"10.5555/made.{number}" for number in range(QUERIES)],
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("output", type=Path)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--folder", type=Path, help="an empty folder; a temporary one where left out")
    options = parser.parse_args()
    originals = [item for item in stored([options.output]) if isinstance(item, Stored) and item.article.front.titles]
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.folder or Path(temporary)
        seconds, worked = build(originals, options.articles, folder)
        size = sum(path.stat().st_size for path in folder.iterdir())
        took = f"{seconds:.0f} s ({worked:.0f} s of the processors)"
        print(f"{options.articles} articles from {len(originals)}: {took}, {size / 2**20:.0f} MiB", flush=True)
        search, chance = Search(folder), random.Random(1)
        search("热身")
        every, busy = list[float](), list[float]()
        for kind, texts in queries(originals).items():
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


def _line(times: list[float]) -> str:
    return f"median {statistics.median(times):6.1f} ms  95th percentile {statistics.quantiles(times, n=20)[-1]:6.1f} ms"


if __name__ == "__main__":
    main()
