"""A subtitle that a page prints stands once in every file that is made of it."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.model.article import Article
from pipeline.model.lang import Lang
from pipeline.results.decode import article as decoded
from pipeline.run import convert
from pipeline.write import jats
from pipeline.write.json import article as encoded
from tests.archive.pdfs import chinese
from tests.export.conftest import ARTICLE, FRONT, written
from tests.export.ours import FORMATS

TITLE, SUBTITLE = "纸飞机的滑翔比及其测定", "以尖头折法为例"
PAGE = [
    (18.0, f"{TITLE}——{SUBTITLE}"),
    (11.0, "欧阳晓明，赵一"),
    (9.0, "（示例大学折纸学院，北京 100000）"),
    (9.0, "摘要：测定了尖头纸飞机的滑翔比。结果表明尖头飞机飞得较远，宽翼飞机飞得较稳。"),
    (9.0, "关键词：纸飞机；滑翔比；尖头"),
]


@pytest.fixture(scope="module")
def article(tmp_path_factory: pytest.TempPathFactory) -> Article:
    """The made-up article with the Chinese title of a PDF in place of its own."""
    path: Path = tmp_path_factory.mktemp("pdf") / "subtitle.pdf"
    path.write_bytes(chinese(PAGE))
    printed = convert(path).article.front.title(Lang.ZH)
    assert printed is not None
    assert (printed.text, printed.subtitle) == (TITLE, SUBTITLE)
    english = next(title for title in FRONT.titles if title.lang is Lang.EN)
    return replace(ARTICLE, front=replace(FRONT, titles=(printed, english)))


@pytest.mark.parametrize("name", FORMATS)
def test_in_an_export(article: Article, name: str) -> None:
    text = written(name, article).decode()
    assert (text.count(TITLE), text.count(SUBTITLE)) == (1, 1)


def test_in_the_jats(article: Article) -> None:
    assert jats.article(article).decode().count(SUBTITLE) == 1


def test_in_the_json_beside_the_title_that_holds_it(article: Article) -> None:
    chinese_title = json.loads(encoded(article))["titles"][0]
    assert (chinese_title["text"], chinese_title["main"]) == (f"{TITLE}——{SUBTITLE}", TITLE)
    assert chinese_title["subtitle"] == SUBTITLE
    title = decoded(json.loads(encoded(article))).front.title(Lang.ZH)
    assert title is not None
    assert (title.text, title.subtitle) == (TITLE, SUBTITLE)


def test_a_title_that_someone_has_corrected_holds_as_it_is(article: Article) -> None:
    record = json.loads(encoded(article))
    record["titles"][0]["text"] = "纸飞机的滑翔"
    title = decoded(record).front.title(Lang.ZH)
    assert title is not None
    assert (title.whole, title.subtitle) == ("纸飞机的滑翔", "")
