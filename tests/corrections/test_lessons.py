"""What was corrected most is told of what can be read."""

from __future__ import annotations

import os

from pipeline.corrections.lessons import corrected


def test_a_pipe_holds_no_corrections(tmp_path):
    """It were waited for for ever, or taken for an article without any."""
    os.mkfifo(tmp_path / "a.corrections.json")
    (tmp_path / "a.json").write_text('{"format": "x"}')
    told = []
    assert list(corrected([tmp_path], told.append)) == []
    assert told == [f"{tmp_path / 'a.corrections.json'}: is not a file"]


def test_damaged_corrections_are_named_once(tmp_path):
    (tmp_path / "a.json").write_text('{"format": "duizhao-article/2"}')
    (tmp_path / "a.corrections.json").write_text("{")
    told: list[str] = []
    assert list(corrected([tmp_path], told.append)) == []
    assert [line.count("a.corrections.json") for line in told] == [1]
