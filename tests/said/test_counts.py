"""How a run went, and why a file cannot be written, are told in the reader's language too."""

from __future__ import annotations

import errno
import os
from collections import Counter

import pytest

from pipeline.archive.job import _unread
from pipeline.export.job import Counts
from pipeline.index.sync import Counts as Indexed
from pipeline.said import ZH, counted, said

LACKS = Counter({"doi": 2, "issn": 1})


@pytest.mark.parametrize(
    "counts",
    [
        Counts(5),
        Counts(5, twice=1),
        Counts(5, left_out=2, lacks=LACKS),
        Counts(5, left_out=2, twice=1, lacks=LACKS),
        Counts(0, left_out=2, lacks=LACKS),
        Counts(0, left_out=2, twice=1, lacks=LACKS),
        Counts(0),
    ],
    ids=str,
)
def test_what_an_export_wrote(counts):
    told = said(str(counts), ZH)
    assert not any(word in told for word in ("articles", "left out", "twice", "missing", "nothing"))


def test_what_an_index_took():
    line = Indexed(1, 2, 3, 4, repeated=["a"], problems=["b"]).line
    assert said(line, ZH) == "新增 1、更改 2、未变 3、删除 4、重复 1、失败 1"


@pytest.mark.parametrize(
    "number", ["ENOENT", "ENOTDIR", "EISDIR", "EEXIST", "EACCES", "ENOSPC", "EROFS", "ENAMETOOLONG"]
)
def test_what_the_system_says_of_a_file(number):
    text = f"out/x.ris: {os.strerror(getattr(errno, number))}"
    assert not said(text, ZH).isascii()


@pytest.mark.parametrize(
    ("count", "what", "en", "zh"),
    [
        (1, "article", "1 article", "1 篇文章"),
        (0, "page", "0 pages", "0 页"),
        (1200, "document", "1,200 documents", "1,200 个文档"),
        (1, "pair", "1 pair", "1 对"),
        (1, "correction", "1 correction", "更正 1 处"),
        (2, "correction", "2 corrections", "更正 2 处"),
    ],
)
def test_how_many_there_are(count, what, en, zh):
    assert counted(count, what) == en
    assert said(en, ZH) == zh


@pytest.mark.parametrize(("count", "verb"), [(1, "has"), (2, "have")])
def test_scanned_pages_of_one_document_and_of_more(count, verb):
    line = _unread(count)
    assert f" {verb} scanned pages: " in line
    assert "个文档含有扫描页：" in said(line, ZH)
