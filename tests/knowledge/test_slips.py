"""Signs that recognition gives for others: each row of slips.toml mends its examples and leaves its others alone."""

from __future__ import annotations

import pytest

from pipeline.knowledge.slips import Slip, slips
from pipeline.read.slips import without_slips

ROWS = [pytest.param(slip, id=f"{slip.shown}-{at}") for at, slip in enumerate(slips())]


@pytest.mark.parametrize("slip", ROWS)
def test_a_slip_is_mended_where_its_neighbours_tell_it(slip: Slip) -> None:
    assert slip.finds
    for row, following, printed in slip.finds:
        assert "".join(without_slips(row, following)) == printed


@pytest.mark.parametrize("slip", ROWS)
def test_what_only_looks_like_it_stays(slip: Slip) -> None:
    assert slip.rejects
    for row in slip.rejects:
        assert "".join(without_slips(row)) == row
