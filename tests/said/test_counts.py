"""How a run went, and why a file cannot be written, are told in the reader's language too."""

from __future__ import annotations

import errno
import os
from collections import Counter

import pytest

from pipeline.export.job import Counts
from pipeline.index.sync import Counts as Indexed
from pipeline.said import ZH, said

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
