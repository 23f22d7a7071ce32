"""Papers of the corpus are found by what is printed in them. Skipped where the corpus is not there."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pipeline.index.local import update
from pipeline.index.search import Search
from pipeline.model.article import Article, Back, Front, Value
from pipeline.model.body import Body
from pipeline.model.lang import Lang
from pipeline.results.output import Stored, stored
from pipeline.text.words import plain_words
from pipeline.write.json import article as encoded
from tests.papers import CORPUS, Papers

GOLD = {path.stem: json.loads(path.read_text("utf-8")) for path in sorted((CORPUS / "gold").glob("*.json"))}

pytestmark = pytest.mark.skipif(not GOLD, reason="../shared with the corpus is not here")


@pytest.fixture(scope="module")
def output(papers: Papers, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return papers.put((CORPUS / "pdf" / f"{name}.pdf" for name in GOLD), tmp_path_factory.mktemp("corpus"))


@pytest.fixture(scope="module")
def search(output: Path, tmp_path_factory: pytest.TempPathFactory) -> Search:
    folder = tmp_path_factory.mktemp("index")
    update(folder, [output])
    return Search(folder)


def found(search: Search, query: str, record: dict[str, Any], first: int) -> bool:
    """Whether the paper of a gold record is among the first that a query finds; one typeset in several ways is one."""
    same = {name for name, other in GOLD.items() if other["titles"] == record["titles"]}
    return any(hit.record["result"] in same for hit in search(query, first))


def queries(record: dict[str, Any]) -> Iterator[str]:
    """The DOI, the Chinese title's words, and an author in hanzi and in pinyin."""
    if record.get("doi"):
        yield record["doi"]
    if zh := record["titles"].get("zh"):
        yield " ".join(plain_words(zh))
    yield from (record["authors"].get("zh") or [])[:1]
    yield from (f"{name['given']} {name['surname']}" for name in (record["authors"].get("en") or [])[:1])


@pytest.mark.parametrize("name", GOLD)
def test_a_paper_is_among_the_first_three(search: Search, name: str) -> None:
    record = GOLD[name]
    assert [query for query in queries(record) if not found(search, query, record, 3)] == []
    keywords = record["keywords"].get("en") or []
    assert not keywords or any(found(search, keyword, record, 3) for keyword in keywords)


def in_english(article: Article, name: str) -> Article:
    """The front of the article without its Chinese half, as another article."""
    front = article.front
    english = Front(
        titles=tuple(title for title in front.titles if title.lang is Lang.EN),
        abstracts=tuple(abstract for abstract in front.abstracts if abstract.lang is Lang.EN),
        kwd_groups=tuple(group for group in front.kwd_groups if group.lang is Lang.EN),
        doi=Value(f"10.5555/{name}", front.titles[0].source),
    )
    return Article(Lang.EN, english, Body(), Back())


def test_chinese_keywords_find_articles_in_english_alone(output: Path, tmp_path: Path) -> None:
    """Each paper is there twice, once without its Chinese half, which the translation of a keyword alone can find."""
    own = [item for item in stored([output]) if isinstance(item, Stored)]
    papers = {item.id: item for item in own if item.article.front.kwds(Lang.ZH)}
    for item in papers.values():
        (tmp_path / f"{item.name}.json").write_bytes(encoded(in_english(item.article, item.name)))
    folder = tmp_path / "index"
    update(folder, [output, tmp_path])
    search = Search(folder)
    asked = [
        (GOLD[item.name]["keywords"]["zh"][place], item.name)
        for item in papers.values()
        for place in range(len(GOLD[item.name]["keywords"]["en"]))
        if len(GOLD[item.name]["keywords"]["zh"]) == len(GOLD[item.name]["keywords"]["en"])
    ]
    hits = [f"doi:10.5555/{name}" in {hit.record["id"] for hit in search(keyword, 5)} for keyword, name in asked]
    assert len(asked) >= 80
    assert sum(hits) >= 0.9 * len(hits), [pair for pair, hit in zip(asked, hits, strict=True) if not hit]
