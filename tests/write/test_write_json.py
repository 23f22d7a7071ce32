"""The JSON as its readers use it."""

import json as stdlib_json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from jsonschema import Draft202012Validator, ValidationError

from pipeline.model.article import Article
from pipeline.model.diagnostic import Diagnostic, Kind
from pipeline.model.lang import Lang
from pipeline.model.source import Source
from pipeline.write import json
from pipeline.write.schema import schema

Read = Callable[..., dict[str, Any]]


@pytest.fixture
def read() -> Read:
    """The JSON written of an article, read again."""
    return lambda *arguments, **named: stdlib_json.loads(json.article(*arguments, **named))


def test_the_schema_is_one_and_the_rich_article_keeps_it(read: Read, rich: Article) -> None:
    Draft202012Validator.check_schema(stdlib_json.loads(schema()))
    validator = Draft202012Validator(stdlib_json.loads(schema()))
    record = read(rich, name="a.pdf", pages=2)
    validator.validate(record)
    with pytest.raises(ValidationError):
        validator.validate({**record, "surprise": 1})
    with pytest.raises(ValidationError):
        validator.validate({key: value for key, value in record.items() if key != "glossary"})


def test_a_value_says_where_it_is_printed(read: Read, rich: Article) -> None:
    assert read(rich)["doi"] == {
        "text": "10.1234/j.issn.1234-5679.2024.01.001",
        "source": {
            "page": 1,
            "box": [56.7, 72.0, 538.6, 90.0],
            "rule": "labels.article-title.zh",
            "confidence": 0.98,
        },
    }


def test_keys_keep_their_order_whatever_is_printed(read: Read, rich: Article, bare: Article) -> None:
    assert list(read(rich)) == list(read(bare)) == list(stdlib_json.loads(schema())["properties"])


def test_parallel_texts(read: Read, rich: Article) -> None:
    found = read(rich)["alignment"]
    assert [(pair["zh"], pair["en"], pair["score"]) for pair in found["abstract"]] == [
        ("量一量滑翔比。看折法有无影响。", "To measure glide ratios and the effect of folding.", 0.91),
        ("滑翔比为3.5（P<0.05）。", "The ratio was 3.5 (P<0.05).", 0.99),
        ("", "It flew.", 0.4),
    ]
    assert [(pair["zh"], pair["en"]) for pair in found["keywords"]] == [
        ("纸飞机", "paper planes"),
        ("滑翔比", "glide ratio"),
    ]
    assert [(pair["zh"], pair["en"]) for pair in found["authors"]] == [
        ("欧阳晓明", {"surname": "Ouyang", "given": "Xiaoming"}),
        ("赵一", {"surname": "Zhao", "given": "Yi"}),
    ]
    assert found["headings"] == [{"id": "sec1", "zh": "引言", "en": "Introduction"}]
    assert [pair["id"] for pair in found["captions"]] == ["fig1", "tab1"]
    assert [pair["id"] for pair in found["references"]] == ["ref1"]
    assert found["title"]["en"] == "Glide Ratio of Paper Planes: A Classroom Case"


def test_sentences_bear_the_identifiers_of_the_xml(read: Read, rich: Article) -> None:
    first = read(rich)["alignment"]["abstract"][0]
    assert (first["zh_ids"], first["en_ids"]) == (["s-zh-1", "s-zh-2"], ["s-en-1"])


def test_a_title_in_one_language_is_parallel_to_nothing(read: Read, rich: Article) -> None:
    only = tuple(title for title in rich.front.titles if title.lang is Lang.ZH)
    assert read(replace(rich, front=replace(rich.front, titles=only)))["alignment"]["title"] is None


def test_references_have_their_fields_at_hand(read: Read, rich: Article) -> None:
    citation = read(rich)["references"][0]["citations"][1]
    assert citation["fields"]["article-title"] == "Mechanics of folding"
    assert citation["authors"] == [{"text": "Zhang S", "surname": "Zhang", "given_names": "S"}]
    assert "".join(part["text"] for part in citation["parts"]) == citation["text"]


def test_text_outside_the_fields_is_kept(read: Read, rich: Article) -> None:
    record = read(rich)
    assert [item["text"] for item in record["unplaced"]] == ["未详"]
    assert [item["text"] for item in record["furniture"]] == ["第27卷 第1期"]


def test_plain_paragraphs_need_no_pieces(read: Read, rich: Article) -> None:
    record = read(rich)
    assert "inline" not in record["ack"][0]
    first = record["body"][0]["content"][0]
    assert "".join(piece["text"] for piece in first["inline"]) == first["text"]


def test_diagnostics_say_what_and_where(read: Read, bare: Article, source: Source) -> None:
    given = [
        Diagnostic(Kind.KWD_COUNTS_DIFFER, source=source, details={"zh": 5, "en": 4}),
        Diagnostic(Kind.PAGE_IS_IMAGE, 3),
    ]
    found = read(bare, given)["diagnostics"]
    assert [(item["kind"], item["severity"], item["page"], item["message"]) for item in found] == [
        ("kwd-counts-differ", "warning", 1, "keywords: 5 in Chinese, 4 in English"),
        ("page-is-image", "error", 3, "page is a picture without text; OCR is needed"),
    ]


def test_the_file_reads_well(rich: Article) -> None:
    data = json.article(rich)
    assert data.endswith(b"}\n")
    assert "欧阳".encode() in data
    assert max(len(line) for line in data.decode("utf-8").splitlines()) < 200
