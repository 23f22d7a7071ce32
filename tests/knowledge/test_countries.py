"""Countries as addresses print them."""

import pytest

from pipeline.knowledge.toml import load
from pipeline.text.countries import country_code

ROWS = load("countries")


@pytest.mark.parametrize(("code", "name"), [(code, name) for name, code in ROWS["finds"]])
def test_a_printed_form_has_its_code(code: str, name: str) -> None:
    assert country_code(name) == code


@pytest.mark.parametrize("name", ROWS["not"])
def test_what_is_no_country_has_none(name: str) -> None:
    assert country_code(name) == ""


def test_no_name_stands_under_two_codes() -> None:
    names = [name for own in ROWS["names"].values() for name in own]
    assert len(names) == len(set(names))
    assert all(country_code(name) == code for code, own in ROWS["names"].items() for name in own)
