"""Time the page's list at the size of an archive: each kind of request of a catalogue of made-up articles.

    python tools/list_bench.py [--articles 100000] [--result NAME.json]

One article among them is real, a sample or the one named: it is opened, and a value of it saved and undone.
Titles, names and journals are drawn from small sets of invented words with a fixed seed, so that some words stand in
nearly every article and others in a few. Prints what the slowest of the answers of each kind took of one processor, and
by the clock, which on a busy machine is more.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import httpx
from starlette.testclient import TestClient

from pipeline import extract, to_json
from pipeline.serve.app import application
from pipeline.serve.catalogue import PER_PAGE, Catalogue, put
from pipeline.serve.state import Options

TIMES = 5  # each request
SAMPLE = Path(__file__).parents[1] / "input" / "engineering-bilingual.pdf"
ZH = "纸桥受潮挠度识别温度梯度张力修正频率试验模型长期监测结构安全评估方法研究分析影响因素及其应用"
EN = "study of the damp paper bridge sag tension model frequency test long term safety method and its use"
STATES = ("unseen",) * 17 + ("corrected", "seen", "failed")


def fill(catalogue: Catalogue, count: int) -> None:
    """Write the lines of this many made-up articles."""
    chance = random.Random(0)
    with catalogue._using() as base:
        for n in range(count):
            zh = "".join(chance.choices(ZH, k=18)) + "的研究"
            en = " ".join((*chance.choices(EN.split(), k=10), f"no{n}"))
            authors = ", ".join("".join(chance.choices(ZH, k=3)) for _ in range(4))
            journal, year = f"纸桥学报{chance.randrange(200)}", str(chance.randrange(1980, 2030))
            row = ["", f"{year}/{n:06}", f"{n}.pdf", "", zh, en, authors, journal, year, chance.randrange(12)]
            put(base, f"{n:020x}", [*row, chance.choice(STATES), "", chance.randrange(2)])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--result", type=Path, help="the result that is opened, in place of a sample's")
    given = parser.parse_args()
    count = given.articles
    last = count // PER_PAGE
    asked = {
        "first page": {},
        "last page": {"page": last},
        "by name, last page": {"order": "name", "page": last},
        "one state": {"state": "failed"},
        "one state by name": {"state": "failed", "order": "name"},
        "common state, last page": {"state": "unseen", "page": last * 17 // 20 - 1},
        "one journal": {"journal": "纸桥学报7"},
        "one year by name": {"year": "1999", "order": "name"},
        "journal, year and state": {"journal": "纸桥学报7", "year": "1999", "state": "unseen"},
        "two hanzi": {"q": "受潮"},
        "three hanzi": {"q": "研究的"},
        "hanzi in every title": {"q": "的研究"},
        "hanzi in every title, last page": {"q": "的研究", "page": last},
        "hanzi in every title, by name, failed": {"q": "的研究", "order": "name", "state": "failed"},
        "one hanzi": {"q": "纸"},
        "English": {"q": "damp bridge"},
        "one letter": {"q": "s"},
        "both languages": {"q": "受潮 paper bridge"},
        "one article": {"q": f"no{count // 2}"},
        "nothing": {"q": "无此文"},
        "text, journal and year": {"q": "研究", "journal": "纸桥学报7", "year": "1999"},
    }
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        with TestClient(
            application(Options((root / "out",), folder=root / "own")), base_url="http://127.0.0.1"
        ) as client:
            fill(client.app.state.own.catalogue, count)
            for path in ("/", "/api/articles"):
                for name, query in asked.items():
                    print(f"{path:14} {name:40} {slowest(client, path, query)}", flush=True)
            pages: dict[str, object] = {"page": last // 2}
            others: list[tuple[str, dict[str, object]]] = [("/api/corrections", pages), ("/api/search", {"q": "研究"})]
            others += [("/metrics", {}), ("/health", {})]
            for path, query in others:
                print(f"{path:55} {slowest(client, path, query)}")
            key = joined(client.app.state.own.catalogue, root / "out", given.result)
            for path in (f"/articles/{key}", f"/articles/{key}/record", f"/api/articles/{key}"):
                print(f"{path.replace(key, 'KEY'):55} {slowest(client, path, {})}")
            print(f"{'save and undo':55} {saving(client, f'/api/articles/{key}')}")


def joined(catalogue: Catalogue, folder: Path, result: Path | None) -> str:
    """Put a real result among the articles; its key."""
    folder.mkdir(exist_ok=True)
    path = folder / "one.json"
    path.write_bytes(result.read_bytes() if result else to_json(extract(SAMPLE)))
    return catalogue.read(path)


def saving(client: TestClient, path: str) -> str:
    """What the slowest of several saves took, each undone again."""
    title = client.get(path).json()["article"]["titles"][0]["text"]
    own = {"address": "titles[0].text", "op": "change", "old": title, "who": "lin"}

    def save(number: int) -> httpx.Response:
        marks = {"If-Match": client.get(path).headers["ETag"]}
        return client.post(f"{path}/corrections", json={**own, "new": f"{title}{number}"}, headers=marks)

    def undo() -> httpx.Response:
        return client.delete(f"{path}/corrections/last", headers={"If-Match": client.get(path).headers["ETag"]})

    calls = [call for number in range(TIMES) for call in (partial(save, number), undo)]
    return told(calls)


def slowest(client: TestClient, path: str, query: dict[str, object]) -> str:
    """What the slowest of several answers took, client and all: of the processor, and by the clock."""
    return told([lambda: client.get(path, params=query)] * TIMES)


def told(calls: Sequence[Callable[[], httpx.Response]]) -> str:
    times, clock = [], []
    for call in calls:
        started, began = time.process_time(), time.perf_counter()
        answer = call()
        times.append(time.process_time() - started)
        clock.append(time.perf_counter() - began)
        answer.raise_for_status()
    return f"{1000 * max(times):4.0f} ms of the processor, {1000 * max(clock):5.0f} ms by the clock"


if __name__ == "__main__":
    main()
