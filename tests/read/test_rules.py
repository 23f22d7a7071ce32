"""What of the drawn paths counts as a rule."""

from __future__ import annotations

import pytest

from pipeline.read.view import View, graphics


@pytest.mark.parametrize(("stroke", "is_rule"), [(0.5, True), (1.44, True), (4.0, False)])
def test_a_frame_of_one_and_a_half_points_is_of_rules(stroke: float, is_rule: bool) -> None:
    """PDFium's bounds of a stroked path are twice as wide as its stroke."""
    rules, drawings, _ = graphics([(50.0, 700.0 + stroke, 350.0, 700.0 - stroke)], [], View(0, 0, 400, 800), 0)
    assert (len(rules), len(drawings)) == ((1, 0) if is_rule else (0, 1))
