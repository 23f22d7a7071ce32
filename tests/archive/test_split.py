"""A whole issue in one PDF becomes its articles; a single article stays whole."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline import layout, read
from pipeline.archive.split import Part, parts
from pipeline.settings import Limits

from .conftest import Run, results, states
from .pdfs import chinese

Lines = list[tuple[float, str]]
BODY: Lines = [(10.5, "这是虚构的正文，每一行都只是为了占满版面而写的文字，没有任何含义。")] * 20
COVER: Lines = [(30.0, "虚构学报"), (14.0, "第三期")]


def opening(title: str, before: int = 0) -> Lines:
    """The first page of an article, below so many lines of the one before."""
    return [*BODY[:before], (18.0, title), (10.5, "张 三，李 四"), (9.0, "摘要：本文虚构了一种方法。"), *BODY[:12]]


def found(tmp_path: Path, *pages: Lines) -> tuple[Part, ...]:
    path = tmp_path / "issue.pdf"
    path.write_bytes(chinese(*pages))
    shown = read.pages(path, Limits(), lambda _: None)
    return parts(layout.layout(shown), [page.height for page in shown])


@pytest.mark.parametrize(
    ("pages", "ranges"),
    [
        ([opening("虚构方法的研究"), BODY], []),
        ([opening("虚构方法的研究"), BODY, opening("另一种虚构的方法", 20)], []),
        ([opening("虚构方法的研究"), opening("虚构方法的研究"), opening("虚构方法的研究"), BODY], []),
        (
            [COVER, opening("虚构方法的研究"), BODY, opening("另一种虚构的方法"), opening("第三种虚构的方法"), BODY],
            [(1, 1, False), (2, 3, True), (4, 4, True), (5, 6, True)],
        ),
        (
            [opening("虚构方法的研究"), BODY, opening("另一种虚构的方法", 20), opening("第三种虚构的方法"), BODY],
            [(1, 3, True), (3, 3, True), (4, 5, True)],
        ),
    ],
)
def test_parts(tmp_path: Path, pages: list[Lines], ranges: list[tuple[int, int, bool]]) -> None:
    assert [(part.first, part.last, bool(part.title)) for part in found(tmp_path, *pages)] == ranges


def test_issue_becomes_articles(run: Run, source: Path, tmp_path: Path) -> None:
    titles = ("虚构方法的研究", "另一种虚构的方法", "第三种虚构的方法")
    issue = chinese(COVER, *(page for title in titles for page in (opening(title), BODY)))
    (source / "第三期.pdf").write_bytes(issue)
    (source / "第三期 副本.pdf").write_bytes(issue)
    assert run(split=True) == {"done": 7, "linked": 1}
    made = results(tmp_path / "out")
    listed = json.loads(made["第三期.articles/issue.json"])["parts"]
    assert [part["pages"] for part in listed] == [[1, 1], [2, 3], [4, 5], [6, 7]]
    assert [part["result"] for part in listed] == [None, "1.json", "2.json", "3.json"]
    assert json.loads(made["第三期.articles/2.json"])["titles"][0]["text"] == titles[1]
    assert made["第三期 副本.articles/2.xml"] == made["第三期.articles/2.xml"]
    assert "a.xml" in made
    assert b"several-articles" not in made["第三期.articles/2.json"]
    before = states(tmp_path / "out")
    assert run(split=True) == {"done": 7, "linked": 1}
    assert states(tmp_path / "out") == before


def test_where_an_issue_stays_whole_that_it_is_one_is_said(run: Run, source: Path, tmp_path: Path) -> None:
    titles = ("虚构方法的研究", "另一种虚构的方法", "第三种虚构的方法")
    (source / "第三期.pdf").write_bytes(chinese(COVER, *(page for title in titles for page in (opening(title), BODY))))
    run()
    made = results(tmp_path / "out")
    [told] = [item for item in json.loads(made["第三期.json"])["diagnostics"] if item["kind"] == "several-articles"]
    assert told["message"] == "3 articles begin in this file: `archive --split auto` makes a result of each"
    assert b"several-articles" not in made["a.json"]
