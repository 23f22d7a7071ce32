"""Printed numbers in the form that services take, or nothing."""

import pytest

from pipeline.export.values import Date, clean, date, doi, month, orcid
from pipeline.text.identifiers import issn


@pytest.mark.parametrize(
    ("printed", "taken"),
    [
        ("1234-5679", "1234-5679"),
        ("12345679", "1234-5679"),
        ("２０４９－３６３０", "2049-3630"),
        ("1000-0037", ""),  # check digit wrong
        ("1050-124x", "1050-124X"),
        ("1234", ""),
        ("", ""),
    ],
)
def test_issn(printed: str, taken: str) -> None:
    assert issn(printed) == taken


@pytest.mark.parametrize(
    ("printed", "taken"),
    [
        ("10.1234/a.b", "10.1234/a.b"),
        (" 10.1234/ABC(2020)1<1::aid>3.0 ", "10.1234/ABC(2020)1<1::aid>3.0"),
        ("10.12/a", ""),
        ("10.1234/a b", ""),
        ("10.1234/", ""),
        ("10.1234/" + "x" * 201, ""),
        ("doi", ""),
    ],
)
def test_doi(printed: str, taken: str) -> None:
    assert doi(printed) == taken


@pytest.mark.parametrize(
    ("iso", "taken"),
    [
        ("2024", Date("2024")),
        ("2024-01", Date("2024", "01")),
        ("2024-12-31", Date("2024", "12", "31")),
        ("2024-13-31", Date("2024")),
        ("2024-12-32", Date("2024", "12")),
        ("２０２４", Date("2024")),
        ("0024", None),
        ("2024年", None),
        ("", None),
    ],
)
def test_date(iso: str, taken: Date | None) -> None:
    assert date(iso) == taken


@pytest.mark.parametrize(("printed", "taken"), [("1", "01"), ("09", "09"), ("１２", "12"), ("13", ""), ("Mar", "")])
def test_month(printed: str, taken: str) -> None:
    assert month(printed) == taken


@pytest.mark.parametrize(
    ("printed", "taken"),
    [
        ("0000-0002-1825-0097", "0000-0002-1825-0097"),
        ("https://orcid.org/0000-0002-1825-009x", "0000-0002-1825-009X"),
        ("0000-0002-1825", ""),
    ],
)
def test_orcid(printed: str, taken: str) -> None:
    assert orcid(printed) == taken


def test_clean_text_is_one_line_that_xml_can_hold() -> None:
    assert clean(" a\x00\x0b\n b\ud800\ufffe\t\u3000c ") == "a b c"
