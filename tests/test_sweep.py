"""The sweep over papers without gold: what it counts, and how it compares two runs."""

from __future__ import annotations

import importlib.util
from pathlib import Path

TOOL = Path(__file__).parents[1] / "tools" / "sweep.py"


def tool():
    spec = importlib.util.spec_from_file_location("sweep", TOOL)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


sweep = tool()


def record(title: str, *kinds: str) -> dict[str, object]:
    source = {"page": 1, "confidence": 0.5}
    return {"titles": [{"lang": "zh", "text": title, "source": source}], "diagnostics": [{"kind": k} for k in kinds]}


def test_contradictions_are_told_from_other_remarks():
    assert (
        sweep.contradictions(record("x", "numbers-broken", "ref-uncited", "numbers-broken")) == ["numbers-broken"] * 2
    )


def test_runs_are_compared_by_value_and_not_by_place():
    before, after = record("moss"), record("lichen")
    after["titles"][0]["source"] = {"page": 2, "confidence": 0.9}
    assert list(sweep.differences(before, before)) == []
    assert sorted(sweep.differences(before, after)) == ["+ titles.text: lichen", "- titles.text: moss"]


def test_each_paper_is_named_with_what_changed(capsys):
    sweep.compare({"a": record("moss"), "b": record("x")}, {"a": record("lichen"), "c": record("y")})
    assert capsys.readouterr().out.splitlines() == [
        "a",
        "   + titles.text: lichen",
        "   - titles.text: moss",
        "b: no result any more",
        "c: a result now",
    ]


def test_kinds_are_counted_with_their_papers(capsys):
    sweep.show({"a": record("x", "numbers-broken", "numbers-broken"), "b": record("y")}, named=True)
    assert capsys.readouterr().out.splitlines() == [
        "    2 in   1 papers  numbers-broken  a",
        "1 of 2 papers without a contradiction; 1.00 a paper",
    ]
