"""Identifiers and dates by their forms and check digits."""

import pytest

from pipeline.text.identifiers import is_date, is_orcid, issn, issn_as_printed


@pytest.mark.parametrize(
    ("text", "checked", "printed"),
    [
        ("1234-5679", "1234-5679", "1234-5679"),
        ("１２３４－５６７９".replace("－", "-"), "1234-5679", "1234-5679"),
        ("2434561x", "2434-561X", "2434-561X"),
        ("1234-5678", "", "1234-5678"),
        ("1234-567", "", ""),
        ("", "", ""),
    ],
)
def test_an_issn_and_its_check_digit(text, checked, printed):
    assert (issn(text), issn_as_printed(text)) == (checked, printed)


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("0000-0002-1825-0097", True),
        ("0000-0002-1694-233X", True),
        ("0000-0002-1825-0098", False),
        ("0000-0002-1825", False),
        ("", False),
    ],
)
def test_an_orcid_and_its_check_digit(text, fits):
    assert is_orcid(text) is fits


@pytest.mark.parametrize(
    ("iso", "fits"),
    [
        ("2020-02-29", True),
        ("2020-02", True),
        ("2020", True),
        ("2021-02-29", False),
        ("2020-13", False),
        ("2020-2-1", False),
        ("0999-01-01", False),
        ("20200101", False),
    ],
)
def test_a_date_is_one_of_the_calendar(iso, fits):
    assert is_date(iso) is fits
