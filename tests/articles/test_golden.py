"""The sample articles against the JATS that they must give, and what must hold of every result."""

import json
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import jsonschema
import pytest

from pipeline.run import Result, convert
from pipeline.save import outputs
from pipeline.settings import Settings
from pipeline.write.schema import schema
from pipeline.write.validate import validate

HERE = Path(__file__).parent
SAMPLES = sorted(path.parent.name for path in HERE.glob("*/article.tex"))
INPUT = HERE.parents[1] / "input"


@pytest.fixture(scope="module", autouse=True)
def version() -> Iterator[None]:
    """One version in all results: that of a clone changes with every commit."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("pipeline.save.program_version", lambda: "0.1.0")
        yield


@pytest.fixture(scope="module", params=SAMPLES)
def sample(request: pytest.FixtureRequest, converted: Callable[[str], Result]) -> tuple[str, Result, dict[str, bytes]]:
    """(name, result, files) of one sample; its pictures are left out, as they depend on the machine's fonts."""
    result = converted(request.param)
    return request.param, result, outputs(result, request.param, Settings(pictures=False))


def test_sample_gives_its_jats(sample: tuple[str, Result, dict[str, bytes]], request: pytest.FixtureRequest) -> None:
    name, _, files = sample
    expected = HERE / name / "expected.xml"
    if request.config.getoption("--accept"):
        expected.write_bytes(files[f"{name}.xml"])
    assert files[f"{name}.xml"].decode("utf-8") == expected.read_text("utf-8")


def test_jats_is_valid(sample: tuple[str, Result, dict[str, bytes]]) -> None:
    name, _, files = sample
    assert validate(files[f"{name}.xml"]) == []


def test_json_keeps_its_schema(sample: tuple[str, Result, dict[str, bytes]]) -> None:
    name, _, files = sample
    jsonschema.validate(json.loads(files[f"{name}.json"]), json.loads(schema()))


def test_same_input_same_bytes(sample: tuple[str, Result, dict[str, bytes]]) -> None:
    name, result, files = sample
    again = outputs(convert(result.path), name, Settings(pictures=False))
    assert again == files


def test_no_character_is_lost_or_doubled(sample: tuple[str, Result, dict[str, bytes]]) -> None:
    _, result, _ = sample
    assert ink_of_blocks(result) == ink_of_pages(result)


def ink_of_pages(result: Result) -> Counter[str]:
    """How often each letter, digit and hanzi is printed."""
    return Counter(c for page in result.pages for char in (*page.chars, *page.turned) for c in char.text if c.isalnum())


def ink_of_blocks(result: Result) -> Counter[str]:
    """The same in the labelled blocks: the article's, the pages' furniture, other articles', unplaced."""
    return Counter(c for item in result.blocks for line in item.block.lines for c in line.text if c.isalnum())
