"""What of the drawn paths counts as a rule."""

from __future__ import annotations

import pytest

from .made import HEIGHT, READERS, pages, pdf


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize(
    ("drawn", "width", "is_rule"),
    [
        (b"0.5 w 50 700 m 350 700 l S", 0.5, True),
        (b"1.5 w 50 700 m 350 700 l S", 1.5, True),
        (b"q 3 0 0 3 0 0 cm 0.5 w 17 233 m 117 233 l S Q", 1.5, True),
        (b"3 w 50 700 m 350 700 l S", 3.0, False),
        (b"9 w 50 698 300 1.8 re f", 1.8, True),
        (b"50 698 300 3 re f", 3.0, False),
    ],
    ids=["thin", "a frame", "scaled", "a bar", "filled", "a filled bar"],
)
def test_a_rule_is_as_wide_as_its_stroke(tmp_path, reader, drawn, width, is_rule):
    """PDFium's own bounds of a stroked path are twice as wide; those of a filled one are right."""
    (page,) = pages(pdf(drawn), tmp_path, reader)
    (box,) = page.rules if is_rule else page.drawings
    assert (len(page.rules), len(page.drawings)) == ((1, 0) if is_rule else (0, 1))
    assert box.height == pytest.approx(width, abs=0.01)
    assert box.top == pytest.approx(HEIGHT - 700, abs=3)
