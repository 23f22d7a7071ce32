"""Copyright lines and licences as they are printed."""

import pytest

from pipeline.knowledge.permissions import copyright_line, license_address, opens_rights
from pipeline.knowledge.toml import load

ROWS = load("permissions")


@pytest.mark.parametrize(("printed", "year", "holder"), ROWS["line"]["finds"])
def test_a_copyright_line_has_its_year_and_holder(printed: str, year: str, holder: str) -> None:
    found = copyright_line(printed)
    assert found is not None
    assert (found.year, found.holder) == (year, holder)
    assert found.text in printed


@pytest.mark.parametrize("printed", ROWS["line"]["not"])
def test_what_is_no_copyright_line_of_the_article_is_none(printed: str) -> None:
    assert copyright_line(printed) is None


@pytest.mark.parametrize(("printed", "address"), ROWS["license"]["finds"])
def test_a_licence_has_its_address(printed: str, address: str) -> None:
    assert license_address(printed) == address


@pytest.mark.parametrize("printed", ROWS["license"]["not"])
def test_what_is_no_licence_is_none(printed: str) -> None:
    assert license_address(printed) is None


@pytest.mark.parametrize("printed", ROWS["paragraph"]["finds"])
def test_a_paragraph_on_rights_is_known_by_its_first_words(printed: str) -> None:
    assert opens_rights(printed)


@pytest.mark.parametrize("printed", ROWS["paragraph"]["not"])
def test_a_paragraph_on_something_else_is_not_one_on_rights(printed: str) -> None:
    assert not opens_rights(printed)
