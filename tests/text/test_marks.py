import pytest

from pipeline.text.marks import CLOSING, OPENING, left_open


@pytest.mark.parametrize(("text", "open_"), [("", 0), ("纸飞机（一", 1), ("《折(纸)》", 0), ("[(a", 2), (")a(", None)])
def test_brackets_left_open_at_the_end(text, open_):
    assert left_open(text, OPENING, CLOSING) == open_
