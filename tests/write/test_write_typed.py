"""No result has a full-width letter, figure, point or at-sign where a value is typed."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.run import Result
from pipeline.write.json import article as encoded
from tests.typist import wide

SAMPLES = sorted((Path(__file__).parents[2] / "input").glob("*.pdf"))


def test_what_is_looked_for_is_found() -> None:
    record = {"email": "a＠b.cn", "body": [{"rows": [[{"text": "5．3", "printed": "5．3"}]]}, {"text": "见 www．b.cn"}]}
    assert wide(record) == ["email: a＠b.cn", "rows: 5．3", "rows: 5．3", "body: www．b.cn"]
    assert wide({"abstracts": "长１0 m，厚0．4 mm，记为 SUN：ABCD．0．2001"}) == [
        "abstracts: 长１0 m，厚0．4",
        "abstracts: 长１0 m，厚0．4 mm，记为 S",
    ]
    assert wide({"citations": "载于示例，2001．5(2)：3"}) == []


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_samples(path: Path, converted: Callable[[str], Result]) -> None:
    assert wide(json.loads(encoded(converted(path.stem).article))) == []
