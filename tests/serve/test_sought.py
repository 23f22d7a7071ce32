"""How the list is searched."""

from __future__ import annotations

import sqlite3

import pytest

from pipeline.serve.sought import indexed, query


@pytest.mark.parametrize(
    ("text", "sought", "is_found"),
    [
        ("纸桥受潮后的挠度", "纸桥", True),
        ("纸桥受潮后的挠度", "桥受潮", True),
        ("纸桥受潮后的挠度", "度", True),
        ("纸桥受潮后的挠度", "潮", True),
        ("纸桥受潮后的挠度", "纸潮", False),
        ("纸桥受潮后的挠度", "挠度 受潮", True),
        ("纸桥受潮后的挠度", "挠度 干燥", False),
        ("Sag of a damp Paper bridge", "paper", True),
        ("Sag of a damp Paper bridge", "pap dam", True),
        ("Sag of a damp Paper bridge", "aper", False),
        ("ＣＯ２ 的量", "co2的量", True),
        ("Müller", "muller", True),
        ("vol-7/n12", "n12", True),
        ('AND OR "NOT*', 'or "not*', True),
        ("任何", "%", False),
        ("任何", '" * (', False),
    ],
)
def test_what_is_found(text, sought, is_found):
    base = sqlite3.connect(":memory:")
    base.execute("CREATE VIRTUAL TABLE words USING fts5(text, tokenize='unicode61 remove_diacritics 2')")
    base.execute("INSERT INTO words (text) VALUES (?)", (indexed(text),))
    asked = query(sought)
    found = base.execute("SELECT * FROM words WHERE words MATCH ?", (asked,)).fetchall() if asked else []
    assert bool(found) is is_found
