"""Lists that became others: what the steps are, and that there is no step for each pair of items."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from types import FrameType
from typing import Any

import pytest

from pipeline.corrections import differences as module
from pipeline.corrections.correction import Op
from pipeline.corrections.differences import differences


def steps(old: Sequence[str], new: Sequence[str]) -> list[tuple[str, str]]:
    found = differences({"keywords": list(old)}, {"keywords": list(new)})
    return [(str(each.item.op), each.item.address) for each in found if each.item is not None]


@pytest.mark.parametrize(("old", "new", "expected"), [
    ("abc", "ac", [(Op.REMOVE, "keywords[1]")]),
    ("abc", "axbc", [(Op.ADD, "keywords[1]")]),
    ("abcd", "dabc", [(Op.MOVE, "keywords[3]")]),
    ("abcd", "bcda", [(Op.MOVE, "keywords[0]")]),
])  # fmt: skip
def test_items_are_taken_out_put_in_and_moved(old: str, new: str, expected: list[tuple[Op, str]]) -> None:
    assert steps(old, new) == [(str(op), address) for op, address in expected]


def executed(count: int) -> int:
    """How many lines run for a list of which one in two items goes, as many come, and the rest is turned round."""
    own, file = 0, module.__file__

    def trace(frame: FrameType, event: str, _: Any) -> Any:
        nonlocal own
        if frame.f_code.co_filename != file:
            return None
        own += event == "line"
        return trace

    old = [f"词{n}" for n in range(count)]
    new = [*reversed(old[::2]), *(f"新{n}" for n in range(count // 2))]
    before = sys.gettrace()
    sys.settrace(trace)
    try:
        list(differences({"keywords": old}, {"keywords": new}))
    finally:
        sys.settrace(before)
    return own


def test_a_list_twice_as_long_takes_twice_the_steps() -> None:
    assert executed(400) < 2.2 * executed(200)
