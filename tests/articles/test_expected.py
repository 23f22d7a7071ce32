"""The gold records of the sample articles are true to their PDFs and sources."""

import json
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

HERE = Path(__file__).parent
INPUT = HERE.parents[1] / "input"
ARTICLES = sorted(path.parent.name for path in HERE.glob("*/article.tex"))

PRINTED = ("journal", "titles", "affiliations", "emails", "abstracts", "keywords", "funding", "headings", "doi", "clc")


def fold(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKC", text).casefold() if c.isalnum())


def record(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((HERE / name / "expected.json").read_text("utf-8"))
    return loaded


def printed(name: str) -> str:
    """The letters and digits of the PDF, page after page, in the order of its text layer."""
    with pypdfium2.PdfDocument(INPUT / f"{name}.pdf") as pdf:
        return fold("".join(page.get_textpage().get_text_range() for page in pdf))


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (found for key, item in value.items() if key != "level" for found in strings(item))
    elif isinstance(value, list):
        yield from (found for item in value for found in strings(item))


@pytest.fixture(scope="module", params=ARTICLES)
def sample(request: pytest.FixtureRequest) -> tuple[dict[str, Any], str]:
    return record(request.param), printed(request.param)


def test_pdf_shows_the_front_matter(sample: tuple[dict[str, Any], str]) -> None:
    gold, text = sample
    assert [v for key in PRINTED for v in strings(gold[key]) if fold(v) not in text] == []


def test_pdf_shows_every_reference(sample: tuple[dict[str, Any], str]) -> None:
    gold, text = sample
    assert [r["raw"] for r in gold["references"] if fold(r["raw"]) not in text] == []


def test_reference_fields_are_parts_of_the_entry(sample: tuple[dict[str, Any], str]) -> None:
    gold, _ = sample
    for ref in gold["references"]:
        fields = {k: v for k, v in ref.items() if k not in ("label", "type", "lang", "raw")}
        translation = fields.pop("translation") or {}
        fields |= {f"translation.{k}": v for k, v in translation.items() if k not in ("type", "lang")}
        assert [k for k, v in fields.items() for part in strings(v) if fold(part) not in fold(ref["raw"])] == []


def test_references_are_numbered_and_each_is_cited(sample: tuple[dict[str, Any], str]) -> None:
    gold, _ = sample
    labels = [ref["label"] for ref in gold["references"]]
    assert labels == [str(i) for i in range(1, len(labels) + 1)]
    assert set(gold["citations"]) == set(labels)


def test_alignment_covers_the_abstracts(sample: tuple[dict[str, Any], str]) -> None:
    gold, _ = sample
    pairs = gold["alignment"]["abstract"]
    assert fold("".join(zh for zh, _ in pairs)) == fold(gold["abstracts"]["zh"])
    assert fold("".join(en for _, en in pairs)) == fold(gold["abstracts"]["en"])


@pytest.mark.parametrize("name", ARTICLES)
def test_record_is_named_after_its_article(name: str) -> None:
    gold = record(name)
    assert gold["id"] == name
    assert 6 <= len(gold["body_contains"]) <= 12
    assert gold["nowhere"]
