"""The table of journals: every row keeps its form."""

from __future__ import annotations

import re
from importlib import resources

from pipeline.knowledge.journals import journals_by_issn, journals_by_title

ROWS = [
    line.split("\t")
    for line in resources.files("pipeline.knowledge")
    .joinpath("journal", "journals.tsv")
    .read_text("utf-8")
    .splitlines()
    if not line.startswith("#")
]


def test_rows_are_whole():
    assert ROWS[0] == ["title", "issn", "cn", "language", "former_titles"]
    wrong = [
        row
        for row in ROWS[1:]
        if not row[0].strip() or len(row) > 5
        or any(cell != cell.strip() for cell in row)
        or (len(row) > 1 and row[1] and not re.fullmatch(r"\d{4}-\d{3}[\dX]", row[1]))
        or (len(row) > 2 and row[2] and not re.match(r"\d{2}-\d{4}", row[2]))
    ]  # fmt: skip
    assert wrong == []
    assert ROWS[1:] == sorted(ROWS[1:])


def test_a_row_is_found_by_its_number_and_title():
    for row in ROWS[1::1500]:
        assert row[0] in [own.title for own in journals_by_title(row[0])], row
        if len(row) > 1 and row[1]:
            assert row[0] in [own.title for own in journals_by_issn(row[1])], row
