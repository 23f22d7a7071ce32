"""Articles drawn at random (tools/draw.py): nearly all of their front matter is read as it is printed.

What a convention does to another is seen where nobody thought of both; no seed is looked at alone.
"""

from __future__ import annotations

import subprocess
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pipeline import extract
from pipeline.model.article import Article
from pipeline.model.lang import Lang
from tests.needed import lacking, library

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tools"))
library("browser", "playwright.sync_api")
from draw.article import article, name  # noqa: E402
from draw.choices import tables  # noqa: E402
from draw.printer import CHROMIUM, browser, printed  # noqa: E402

SEEDS = range(1, 13)
RIGHT = 0.95  # of all values, at least: some conventions together leave what a person would have to guess
FIELDS = ("title", "authors", "abstract", "keywords")


def folded(text: str) -> str:
    """Without width, case, white space and marks."""
    return "".join(char for char in unicodedata.normalize("NFKC", text).casefold() if char.isalnum())


def wanted(record: dict[str, Any], lang: str) -> Iterator[tuple[str, str]]:
    """The values of a record's front matter, each with its field."""
    yield "title", record["titles"][lang]
    yield "abstract", record["abstracts"][lang]
    yield from (("keywords", kwd) for kwd in record["keywords"][lang])
    for author in record["authors"][lang]:
        yield "authors", author if lang == "zh" else f"{author['surname']} {author['given']}"


def read(article: Article, lang: Lang) -> Iterator[tuple[str, str]]:
    """Those of an article as it was read."""
    front = article.front
    title, abstract = front.title(lang), front.abstract(lang)
    yield "title", title.whole if title else ""
    yield "abstract", abstract.text if abstract else ""
    yield from (("keywords", kwd) for kwd in front.kwds(lang))
    for author in front.byline(lang):
        yield "authors", f"{author.name.surname} {author.name.given_names}"


@pytest.fixture(scope="session")
def drawn() -> list[tuple[bytes, dict[str, Any]]]:
    """PDF and record of each seed."""
    if CHROMIUM is None:
        lacking("browser", "no Chromium on this machine (Debian: apt-get install chromium)")
    if not subprocess.run(["fc-list", ":lang=zh-cn"], capture_output=True, check=False).stdout:
        lacking("browser", "no font with hanzi on this machine (Debian: apt-get install fonts-noto-cjk)")
    with browser() as own:
        tab = own.new_page()
        return [printed(tab, seed) for seed in SEEDS]


def test_nearly_all_of_the_front_matter_is_as_printed(drawn: list[tuple[bytes, dict[str, Any]]]) -> None:
    right: Counter[str] = Counter()
    count: Counter[str] = Counter()
    for pdf, record in drawn:
        found = extract(pdf)
        for lang in Lang:
            own = Counter((field, folded(text)) for field, text in read(found, lang))
            want = Counter((field, folded(text)) for field, text in wanted(record, lang.value))
            for (field, _), times in (own | want).items():  # what is missing counts, and what is none
                count[field] += times
            for (field, _), times in (own & want).items():
                right[field] += times
    assert {*count} == {*FIELDS}
    assert right.total() >= RIGHT * count.total(), {field: f"{right[field]} of {count[field]}" for field in FIELDS}


def test_a_seed_gives_one_article() -> None:
    assert article(1) == article(1) != article(2)
    assert article(1).record["id"] == name(1)


def test_each_convention_can_be_drawn_and_many_are() -> None:
    met = {item for seed in range(200) for item in article(seed).record["drawn"].items()}
    rows = {(table, row) for table, own in tables().items() for row in own}
    assert met <= rows
    assert {table for table, _ in met} == {*tables()}
    assert len(met) > 0.95 * len(rows)
