"""A page of many narrow columns buys no more work than its letters pay for."""

from __future__ import annotations

from pipeline.layout import columns, layout
from tests.layout.made import page, row


def test_columns_within_columns_are_looked_for_once(monkeypatch):
    """Each side of a gutter may be two columns; these are not parted again, however many there are."""
    calls = 0
    real = columns._best_gutter

    def counted(*arguments, **named):
        nonlocal calls
        calls += 1
        return real(*arguments, **named)

    monkeypatch.setattr(columns, "_best_gutter", counted)
    chars = [c for y in range(60) for x in range(10) for c in row("纸折的线" * 5, 12 + 57 * x, 60 + 4 * y, 2.0)]
    layout([page(chars)])
    assert calls < 100
