"""A real OpenSearch takes what is sent, keeps it when it is killed, and answers what README promises.

`DUIZHAO_OPENSEARCH_URL=http://host:9200 pytest tests/index/test_opensearch.py` asks a server of your own, in indices
whose names begin with duizhao-test and which are deleted; it is not killed.
"""

from __future__ import annotations

import json
import os
import shutil
import urllib.error
import urllib.request
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from pipeline.errors import UsageError
from pipeline.index import engine, ndjson, opensearch
from pipeline.index.engine import index_body
from pipeline.index.server import Server
from pipeline.model.article import Article
from pipeline.results.output import Stored
from pipeline.run import Result
from pipeline.write.json import article as encoded
from tests.index.made import EN, ZH, abroad, article, contrib, kwds, lungs, millet, put
from tests.index.node import URL, Node, built
from tests.needed import library

library("opensearch", "opensearchpy")

SAMPLES = Path(__file__).parents[2] / "input"


@pytest.fixture(scope="session")
def node(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Node]:
    folder = tmp_path_factory.mktemp("opensearch")
    running = Node(folder / "node", built())
    (folder / "node").mkdir()
    running.start()
    yield running
    died, said = running.died(), running.last_said()
    running.kill()
    shutil.rmtree(folder, ignore_errors=True)
    assert not died, said


@pytest.fixture(scope="module")
def server(request: pytest.FixtureRequest) -> str:
    """The address of a server: the user's, else the tests' own."""
    return os.environ.get(URL, "").rstrip("/") or request.getfixturevalue("node").url


@pytest.fixture
def url(server: str) -> Iterator[str]:
    """The URL of an index that is not there yet, and is gone afterwards."""
    made = f"{server}/duizhao-test-{uuid.uuid4().hex[:12]}"
    yield made
    ask("DELETE", f"{made}?ignore_unavailable=true")


def ask(method: str, url: str, body: Any = None, raw: bytes | None = None) -> Any:
    """The answer to one request, as a user's own program would ask."""
    data = raw if raw is not None else None if body is None else json.dumps(body).encode()
    kind = "application/x-ndjson" if raw is not None else "application/json"
    request = urllib.request.Request(url, data, {"Content-Type": kind}, method=method)
    try:
        with urllib.request.urlopen(request, timeout=120) as answer:
            return json.load(answer)
    except urllib.error.HTTPError as error:
        raise AssertionError(error.read().decode()) from error


def documents(url: str) -> dict[str, Any]:
    ask("POST", f"{url}/_refresh")
    hits = ask("POST", f"{url}/_search", {"size": 1000, "sort": [{"id": "asc"}]})["hits"]["hits"]
    return {hit["_id"]: hit["_source"] for hit in hits}


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory, converted: Callable[[str], Result]) -> Path:
    """The results of all the sample articles."""
    folder = tmp_path_factory.mktemp("samples")
    for path in sorted(SAMPLES.glob("*.pdf")):
        (folder / f"{path.stem}.json").write_bytes(encoded(converted(path.stem).article, name=path.name, pages=None))
    return folder


# ---------------------------------------------------------------- sending
def test_all_samples_are_taken_and_a_second_run_sends_nothing(url: str, samples: Path) -> None:
    count = len(list(SAMPLES.glob("*.pdf")))
    assert opensearch.update(url, [samples]).line == f"{count} new, 0 changed, 0 unchanged, 0 deleted"
    assert len(documents(url)) == count > 0
    assert opensearch.update(url, [samples]).line == f"0 new, 0 changed, {count} unchanged, 0 deleted"


def test_what_is_changed_or_gone_is_changed_or_gone_there(url: str, tmp_path: Path) -> None:
    put(tmp_path, a=lungs(), b=millet(), c=abroad())
    assert opensearch.update(url, [tmp_path]).line == "3 new, 0 changed, 0 unchanged, 0 deleted"
    (tmp_path / "c.json").unlink()
    put(tmp_path, a=article(zh="高粱的育种", doi="10.5555/hills.2021.01"))
    assert opensearch.update(url, [tmp_path]).line == "0 new, 1 changed, 1 unchanged, 1 deleted"
    titles = sorted(document["title"]["zh"] for document in documents(url).values())
    assert titles == ["旱地黍子覆膜栽培试验", "高粱的育种"]


def test_a_run_right_after_one_that_was_stopped_sees_what_that_one_sent(
    url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a server has taken it lists only after a refresh, which a run that was stopped did not ask for."""
    put(tmp_path, a=lungs(), b=millet())
    with monkeypatch.context() as stopped:
        stopped.setattr(Server, "refresh", lambda self: None)
        opensearch.update(url, [tmp_path])
    assert opensearch.update(url, [tmp_path]).line == "0 new, 0 changed, 2 unchanged, 0 deleted"


def test_more_articles_than_one_page_lists_are_all_known(
    url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opensearch, "_PAGE", 3)
    put(tmp_path, **{f"n{n}": article(zh=f"第{n}号", year=str(1900 + n)) for n in range(10)})
    opensearch.update(url, [tmp_path])
    assert opensearch.update(url, [tmp_path]).unchanged == 10


def test_a_field_that_the_mapping_lacks_is_a_problem_with_its_name(
    url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, a=lungs())
    with monkeypatch.context() as odd:
        odd.setattr(engine, "document", lambda stored, digest: {"id": stored.id, "colour": "red"})
        (problem,) = opensearch.update(url, [tmp_path]).problems
    assert problem.startswith("doi:10.5555/hills.2021.01: refused by the server: ")
    assert "colour" in problem


def test_what_is_refused_is_not_counted_as_new(url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, a=lungs(), b=abroad())
    own = engine.document

    def odd(stored: Stored, digest: str) -> dict[str, Any]:
        return own(stored, digest) | ({"colour": "red"} if stored.name == "a" else {})

    with monkeypatch.context() as refused:
        refused.setattr(engine, "document", odd)
        counts = opensearch.update(url, [tmp_path])
    assert counts.line == "1 new, 0 changed, 0 unchanged, 0 deleted, 1 failed"
    assert set(documents(url)) == {"doi:10.5555/hills.2021.02"}


def test_no_listing_is_left_open(server: str, url: str, tmp_path: Path) -> None:
    put(tmp_path, a=lungs(), b=abroad())
    for _ in range(2):
        opensearch.update(url, [tmp_path])
        nodes = ask("GET", f"{server}/_nodes/stats/indices/search")["nodes"].values()
        assert [node["indices"]["search"]["scroll_current"] for node in nodes] == [0] * len(nodes)


def test_the_file_for_bulk_loading_is_taken_as_it_is(url: str, tmp_path: Path, samples: Path) -> None:
    file = tmp_path / "articles.ndjson"
    counts = ndjson.write(file, [samples])
    ask("PUT", url, json.loads((tmp_path / "articles.ndjson.index.json").read_bytes()))
    answer = ask("POST", f"{url}/_bulk", raw=file.read_bytes())
    assert answer["errors"] is False
    assert len(documents(url)) == counts.new
    assert opensearch.update(url, [samples]).unchanged == counts.new  # the same form as is sent


def test_a_node_killed_in_the_middle_keeps_what_it_acknowledged(
    node: Node, tmp_path: Path, samples: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = f"{node.url}/duizhao-test-killed"
    more = put(tmp_path, **{f"n{n}": article(zh=f"第{n}号谷物", year=str(1900 + n)) for n in range(20)})
    monkeypatch.setattr(opensearch, "_BATCH", 4)
    sent = []
    bulk = Server.bulk

    def killed(self: Server, lines: bytes) -> Any:
        if len(sent) == 2:
            node.kill()
        sent.append(bulk(self, lines))
        return sent[-1]

    monkeypatch.setattr(Server, "bulk", killed)
    with pytest.raises(UsageError) as told:
        opensearch.update(url, [samples, more], backoff=0.01, patience=10)
    monkeypatch.setattr(Server, "bulk", bulk)
    assert "\n" not in str(told.value)
    node.start()
    counts = opensearch.update(url, [samples, more])
    assert (counts.unchanged, counts.changed, counts.problems) == (8, 0, [])
    assert len(documents(url)) == counts.new + 8 == len(list(SAMPLES.glob("*.pdf"))) + 20


@pytest.mark.parametrize(
    "made",
    [
        article(zh="甲", year="99999"),
        article(zh="甲", year="0000"),
        article(zh="甲", keywords=kwds("词" * 40_000, "word" * 20_000), doi=f"10.5555/{'x' * 400}"),
        article(zh="甲", doi=f"10.5555/{'长' * 200}"),
        article(zh="甲", authors=(contrib(ZH, "名" * 40_000, "字"), contrib(EN, "L" * 40_000, "M"))),
        article(zh="題" * 40_000, en="t" * 40_000, abstract=((ZH, "摘要" * 400_000),)),
        article(zh="甲\x00\u2028\ufffe乙", en="lone \ud800 half"),
        article(zh="甲", body=tuple(f"第{n}段" for n in range(11_000))),
    ],
    ids=["year of five digits", "year 0", "keywords", "doi", "names", "texts", "characters", "passages"],
)
def test_what_is_out_of_the_ordinary_is_taken(url: str, tmp_path: Path, made: Article) -> None:
    put(tmp_path, a=made)
    counts = opensearch.update(url, [tmp_path])
    assert (counts.problems, counts.new) == ([], 1)
    assert len(documents(url)) == 1


# ---------------------------------------------------------------- asking
@pytest.fixture(scope="module")
def asked(server: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("asked")
    url = f"{server}/duizhao-test-{uuid.uuid4().hex[:12]}"
    made = {"lungs": lungs(), "abroad": abroad(), "millet": millet(), "lakes": lakes()}
    assert opensearch.update(url, [put(folder, **made)]).new == 4
    yield url
    ask("DELETE", url)


def lakes() -> Article:
    """An article in traditional characters and British English."""
    names = (contrib(ZH, "呂", "慧"), contrib(EN, "Lyu", "Hui"))
    return article(
        zh="湖泊學報", en="Behaviour of organised HAEMATITE", authors=names, keywords=kwds("護理"), year="2015"
    )


def found(url: str, query: Any, **more: Any) -> list[str]:
    hits = ask("POST", f"{url}/_search", {"query": query, "sort": ["_score", {"id": "asc"}], **more})["hits"]["hits"]
    return [hit["_source"]["result"] for hit in hits]


@pytest.mark.parametrize(
    ("field", "text", "expected"),
    [
        ("title.zh", "黍子", ["millet"]),
        ("title.zh", "影像学", ["lungs"]),
        ("abstract.zh", "随访的效果", ["lungs"]),
        ("title.en", "neoplasm image", ["lungs"]),  # stems: neoplasms, imaging
        ("abstract.en", "observing effect", ["lungs"]),
        ("keywords.en", "LUNG NEOPLASM", ["abroad", "lungs"]),
        ("keywords.zh.whole", "肺肿瘤", ["lungs"]),
        ("authors.pinyin", "zeng wanqing", ["millet"]),
        ("authors.pinyin", "Wanqing Zeng", ["millet"]),
        ("authors.zh", "曾晚晴", ["millet"]),
        ("authors.zh.whole", "曾晚晴", ["millet"]),
        ("authors.en", "mei-hua lin", ["abroad"]),
        ("journal.zh.whole", "山川学报", ["abroad", "lakes", "lungs", "millet"]),
        ("doi", "10.5555/HILLS.2021.02", ["abroad"]),
        ("references.doi", "10.5555/OLD.1", ["lungs"]),
        ("references.zh", "结节随访", ["lungs"]),
        ("glossary.abbr", "ldst", ["lungs"]),
        ("year", 1998, ["millet"]),
        ("issn", "1234-5679", ["abroad", "lakes", "lungs", "millet"]),
        ("title.zh", "湖泊学报", ["lakes"]),
        ("title.zh", "栽培試驗", ["millet"]),
        ("keywords.zh.whole", "护理", ["lakes"]),
        ("title.en", "behavior organized hematite", ["lakes"]),
        ("title.en", "behaviour organising haematite", ["lakes"]),
        ("authors.zh.whole", "吕慧", ["lakes"]),
        ("authors.known_as", "吕", ["lakes"]),
        ("authors.known_as", "呂", ["lakes"]),
        ("authors.known_as", "lvhui", ["lakes"]),
        ("authors.known_as", "Lü Hui", ["lakes"]),
        ("authors.known_as", "Tseng", ["millet"]),
    ],
)
def test_a_question_of_one_field(asked: str, field: str, text: object, expected: list[str]) -> None:
    assert sorted(found(asked, {"match": {field: {"query": text, "operator": "and"}}})) == expected


def test_years_are_numbers(asked: str) -> None:
    assert found(asked, {"range": {"year": {"gte": 1990, "lte": 2000}}}) == ["millet"]
    assert found(asked, {"query_string": {"query": "year:[1990 TO 2000]"}}) == ["millet"]
    assert found(asked, {"query_string": {"query": "year:1998"}}) == ["millet"]


def test_a_script_reads_what_is_no_text(asked: str) -> None:
    """As people weigh what is found by its year, or count by several fields."""
    script = {"source": "doc['year'].value - params.since", "params": {"since": 1900}}
    query = {"script_score": {"query": {"match": {"title.zh": "栽培"}}, "script": script}}
    (hit,) = ask("POST", f"{asked}/_search", {"query": query})["hits"]["hits"]
    assert (hit["_source"]["result"], hit["_score"]) == ("millet", 98.0)


# What README shows: all fields in which people look, each in its own language.
FIELDS = ["title.*^2", "keywords.*^2", "abstract.*", "authors.known_as", "sections", "references.zh", "references.en"]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("黍子 +栽培", ["millet"]),
        ("黍子 | 湖泊", ["lakes", "millet"]),
        ('"旱地黍子"', ["millet"]),
        ('"黍子旱地"', []),
        ("lung -miners", ["lungs"]),
        ('"lung neoplasms" -miners', ["lungs"]),
        ("lvhui", ["lakes"]),
        ("吕", ["lakes"]),
    ],
)
def test_what_people_type_is_asked_of_all_fields(asked: str, typed: str, expected: list[str]) -> None:
    query = {"simple_query_string": {"query": typed, "fields": FIELDS, "default_operator": "and"}}
    assert sorted(found(asked, query)) == expected


def test_a_hit_says_in_which_language_it_was_found(asked: str) -> None:
    query = {"multi_match": {"query": "organized lakes 湖泊", "fields": ["title.*"]}}
    body = {"query": query, "highlight": {"fields": {"title.*": {}}}}
    hits = ask("POST", f"{asked}/_search", body)["hits"]["hits"]
    marked = {hit["_source"]["result"]: hit["highlight"] for hit in hits}
    assert marked == {
        "lakes": {"title.zh": ["<em>湖泊</em>學報"], "title.en": ["Behaviour of <em>organised</em> HAEMATITE"]}
    }


def test_an_index_of_another_form_is_refused_in_one_line(url: str, tmp_path: Path) -> None:
    ask("PUT", url, {"mappings": {"properties": {"id": {"type": "keyword"}}}})
    with pytest.raises(UsageError, match="not an index of this version"):
        opensearch.update(url, [put(tmp_path, a=lungs())])


def test_a_passage_says_its_page_and_box(asked: str) -> None:
    nested = {"path": "passages", "query": {"match": {"passages.zh": "结节的直径"}}, "inner_hits": {"size": 1}}
    (hit,) = ask("POST", f"{asked}/_search", {"query": {"nested": nested}})["hits"]["hits"]
    (inner,) = hit["inner_hits"]["passages"]["hits"]["hits"]
    assert inner["_source"] == {
        "kind": "p",
        "page": 2,
        "box": [50.0, 100.0, 250.0, 120.0],
        "zh": "肺部结节的直径每年测量一次。",
    }


def test_words_of_two_passages_are_no_answer_within_one(asked: str) -> None:
    apart = [{"match": {"passages.zh": "结节"}}, {"match": {"passages.en": "measuring"}}]
    assert found(asked, {"nested": {"path": "passages", "query": {"bool": {"must": apart}}}}) == []
    everywhere = [{"nested": {"path": "passages", "query": part}} for part in apart]
    assert found(asked, {"bool": {"must": everywhere}}) == ["lungs"]


def test_the_index_has_the_mapping_that_was_asked_for(asked: str) -> None:
    (kept,) = ask("GET", f"{asked}/_mapping").values()
    assert kept["mappings"]["properties"].keys() == json.loads(index_body())["mappings"]["properties"].keys()
    assert kept["mappings"]["dynamic"] == "strict"


def test_an_index_that_is_there_after_all_is_taken(url: str, samples: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As a node that has just started says it knows of none."""
    opensearch.update(url, [samples])
    monkeypatch.setattr(Server, "has_index", lambda _: False)
    counts = opensearch.update(url, [samples])
    assert (counts.new, counts.changed, counts.problems) == (0, 0, [])
