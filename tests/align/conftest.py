"""The annotated corpus, where it is present."""

import json
from pathlib import Path

import pytest

GOLD = Path(__file__).parents[3] / "shared" / "corpus" / "gold"


def gold_records() -> list[tuple[str, dict]]:
    """The annotated records by name; none where the corpus is not beside the repository."""
    return [(path.stem, json.loads(path.read_text("utf-8"))) for path in sorted(GOLD.glob("*.json"))]


@pytest.fixture(scope="session")
def gold():
    records = gold_records()
    if not records:
        pytest.skip("the annotated corpus ../shared/corpus/gold is not here")
    return records
