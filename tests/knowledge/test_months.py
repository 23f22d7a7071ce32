"""English months, as dates and mastheads print them."""

import re

import pytest

from pipeline.knowledge.months import month, months, short_months


@pytest.mark.parametrize("printed", ["jan", "january", "may", "sep", "sept", "september", "june", "jun", "dec"])
def test_a_month_in_full_or_short(printed: str) -> None:
    assert re.fullmatch(month(), printed)


@pytest.mark.parametrize("printed", ["ja", "janu", "mayo", "sepem", "decembers"])
def test_what_is_cut_otherwise_is_none(printed: str) -> None:
    assert re.fullmatch(month(), printed) is None


def test_each_has_its_short_form_but_may() -> None:
    assert len(months()) == 12
    assert {name for name in months() if not any(name.startswith(form[:-1]) for form in short_months())} == {"May"}
    assert "Sept." in short_months()
