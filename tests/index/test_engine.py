"""Documents for search engines, in a file and over the wire."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.errors import UsageError
from pipeline.index import ndjson, opensearch
from pipeline.index.engine import document, index_body
from tests.index.made import abroad, article, floats, lungs, millet, put, stored
from tests.index.server import Engine, serving, unmapped

PROPERTIES = json.loads(index_body())["mappings"]["properties"]


def test_a_document_has_both_languages_in_fields_of_their_own() -> None:
    found = document(stored(lungs()), "d1")
    assert {
        key: found[key] for key in ("id", "doi", "title", "authors", "keywords", "keyword_pairs", "year", "pdf")
    } == {
        "id": "doi:10.5555/hills.2021.01",
        "doi": "10.5555/hills.2021.01",
        "title": {"zh": "肺肿瘤的影像学随访研究", "en": "Imaging follow-up of lung neoplasms"},
        "authors": [
            {
                "zh": "欧阳晓明",
                "en": "Xiaoming Ouyang",
                "pinyin": "Ouyang Xiaoming",
                "known_as": found["authors"][0]["known_as"],
            }
        ],
        "keywords": {"zh": ["肺肿瘤", "随访"], "en": ["Lung neoplasms", "follow-up"]},
        "keyword_pairs": [{"zh": "肺肿瘤", "en": "Lung neoplasms"}, {"zh": "随访", "en": "follow-up"}],
        "year": 2021,
        "pdf": "a.pdf",
    }
    assert found["sections"] == ["1 引言"]
    assert found["references"] == [
        {"label": "[1]", "zh": "齐晚晴. 结节随访[J]. 山川学报, 2019.10.5555/Old.1", "doi": "10.5555/old.1"}
    ]
    assert {"kind": "p", "page": 2, "box": [50.0, 100.0, 250.0, 120.0], "zh": "肺部结节的直径每年测量一次。"} in found[
        "passages"
    ]


def test_pages_are_those_of_the_whole_pdf() -> None:
    pages = {passage["page"] for passage in document(stored(lungs(), first_page=31), "d")["passages"]}
    assert pages == {31, 32, 33, 34}


def test_authors_that_were_not_paired_stand_alone() -> None:
    (lin,), (zeng,) = (document(stored(made), "d")["authors"] for made in (abroad(), millet()))
    assert {"meihua", "linmeihua"} <= set(lin.pop("known_as").split())
    assert {"曾", "曾晚晴", "zengwanqing", "tsang"} <= set(zeng.pop("known_as").split())
    assert (lin, zeng) == ({"en": "Mei-hua Lin"}, {"zh": "曾晚晴", "pinyin": "Zeng Wanqing"})


@pytest.mark.parametrize("year", ["", "民国二十年", "２０２０", "2021/2022"])
def test_a_year_that_is_no_number_is_left_out(year: str) -> None:
    assert "year" not in document(stored(article(zh="甲", year=year)), "d")


@pytest.mark.parametrize("made", [lungs(), abroad(), millet(), floats()], ids=["lungs", "abroad", "millet", "floats"])
def test_the_mapping_knows_every_field(made) -> None:  # type: ignore[no-untyped-def]
    assert unmapped(document(stored(made), "d"), PROPERTIES) == []
    assert unmapped({"pages": 3, "title": "text", "passages": [{"text": ""}]}, PROPERTIES) != []


def test_every_analyser_of_the_mapping_is_in_the_settings() -> None:
    body = json.loads(index_body())
    analysis = body["settings"]["analysis"]
    assert set(_values(body["mappings"], "analyzer")) == set(analysis["analyzer"])
    assert set(_values(body["mappings"], "normalizer")) == set(analysis["normalizer"])
    filters = {name for item in analysis["analyzer"].values() for name in item["filter"]}
    built_in = {"cjk_width", "cjk_bigram", "lowercase", "asciifolding"}
    assert filters - built_in == set(analysis["filter"])


def _values(value: object, key: str):  # type: ignore[no-untyped-def]
    if isinstance(value, dict):
        if isinstance(value.get(key), str):
            yield value[key]
        for inner in value.values():
            yield from _values(inner, key)


# ---------------------------------------------------------------- a file
def test_a_file_holds_an_action_and_a_document_a_line_and_is_the_same_each_time(tmp_path: Path) -> None:
    put(tmp_path / "output", a=lungs(), b=millet(), c=lungs())
    file = tmp_path / "made" / "articles.ndjson"
    counts = ndjson.write(file, [tmp_path / "output"])
    assert (counts.new, len(counts.repeated)) == (2, 1)
    first = file.read_bytes()
    lines = [json.loads(line) for line in first.decode().splitlines()]
    assert lines[0] == {"index": {"_id": "doi:10.5555/hills.2021.01"}}
    assert [line["result"] for line in lines[1::2]] == ["a", "b"]
    assert [line["index"]["_id"] for line in lines[::2]] == [line["id"] for line in lines[1::2]]
    assert first.endswith(b"\n")
    assert (tmp_path / "made" / "articles.ndjson.index.json").read_bytes() == index_body()
    ndjson.write(file, [tmp_path / "output"])
    assert file.read_bytes() == first


def test_a_file_that_fails_leaves_the_one_before(tmp_path: Path) -> None:
    file = tmp_path / "articles.ndjson"
    file.write_text("before")
    with pytest.raises(UsageError):
        ndjson.write(file, [tmp_path / "none"])
    assert [path.name for path in tmp_path.iterdir()] == ["articles.ndjson"]
    assert file.read_text() == "before"


# ---------------------------------------------------------------- a server
@pytest.fixture
def server():  # type: ignore[no-untyped-def]
    with serving() as running:
        yield running


def send(server: tuple[str, Engine], output: Path, **options: bool):  # type: ignore[no-untyped-def]
    return opensearch.update(server[0], [output], backoff=0.01, **options)


def test_a_second_run_sends_no_article_and_leaves_no_listing_open(server: tuple[str, Engine], tmp_path: Path) -> None:
    _, engine = server
    put(tmp_path, a=lungs(), b=millet(), c=abroad())
    for line in ("3 new, 0 changed, 0 unchanged, 0 deleted", "0 new, 0 changed, 3 unchanged, 0 deleted"):
        assert send(server, tmp_path).line == line
        assert engine.scrolls == {}
    assert len(engine.bulks) == 1
    assert engine.refreshed == 4  # before each listing, and at each end


def test_what_a_busy_server_puts_off_is_sent_again(server: tuple[str, Engine], tmp_path: Path) -> None:
    _, engine = server
    put(tmp_path, a=lungs(), b=abroad())
    engine.busy, engine.busy_items = 2, {"doi:10.5555/hills.2021.02": 3}
    counts = send(server, tmp_path)
    assert counts.problems == []
    assert len(engine.documents) == 2
    assert engine.bulks[1:] == [[("index", "doi:10.5555/hills.2021.02")]] * 3


def test_a_server_that_fails_for_a_moment_is_asked_again(server: tuple[str, Engine], tmp_path: Path) -> None:
    _, engine = server
    put(tmp_path, a=lungs())
    engine.failing = 3
    assert send(server, tmp_path).problems == []
    assert len(engine.documents) == 1


def test_a_document_that_is_refused_is_named_and_the_rest_is_sent(server: tuple[str, Engine], tmp_path: Path) -> None:
    _, engine = server
    put(tmp_path, a=lungs(), b=abroad())
    engine.refused = {"doi:10.5555/hills.2021.01"}
    (problem,) = send(server, tmp_path).problems
    assert problem.startswith("doi:10.5555/hills.2021.01: refused by the server: ")
    assert list(engine.documents) == ["doi:10.5555/hills.2021.02"]
    engine.refused = set()
    assert send(server, tmp_path).line == "1 new, 0 changed, 1 unchanged, 0 deleted"


def test_many_articles_go_in_batches(
    server: tuple[str, Engine], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opensearch, "_BATCH", 4)
    put(tmp_path, **{f"n{n}": article(zh=f"第{n}号", year=str(1900 + n)) for n in range(10)})
    send(server, tmp_path)
    assert [len(actions) for actions in server[1].bulks] == [4, 4, 2]


@pytest.mark.parametrize("url", ["localhost:9200", "ftp://localhost/x", "http://", "http://127.0.0.1:1/x"])
def test_no_server_is_one_line_without_a_password(tmp_path: Path, url: str) -> None:
    put(tmp_path, a=lungs())
    with pytest.raises(UsageError) as told:
        opensearch.update(url.replace("://1", "://user:secret@1"), [tmp_path])
    assert "\n" not in str(told.value)
    assert "secret" not in str(told.value)
