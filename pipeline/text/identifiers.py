"""Identifiers: their forms, and the one in which they are compared."""

import re
from urllib.parse import quote

from pipeline.knowledge import lazy
from pipeline.text.width import half_width

POSTAL_CODE = lazy.compile(r"(?<!\d)\d{6}(?!\d)")  # of China
_ISSN = lazy.compile(r"(\d{4})-?(\d{3}[\dX])", re.ASCII)


def orcid_url(orcid: str) -> str:
    """The address that names a person: ORCID wants it whole wherever an iD is shown."""
    return f"https://orcid.org/{orcid.strip()}" if orcid.strip() else ""


def doi_url(doi: str) -> str:
    """The address behind which a DOI's object lies, with what an address cannot hold escaped (DOI Handbook, 3.8)."""
    return f"https://doi.org/{quote(doi, safe='/:;()')}" if doi else ""


def issn(text: str) -> str:
    """An ISSN as `1234-567X`, or nothing where its form or its check digit is wrong (ISO 3297, annex A)."""
    match = _ISSN.fullmatch(" ".join(half_width(text).split()).upper())
    if match is None:
        return ""
    digits = "".join(match.groups())
    total = sum(
        weight * (10 if digit == "X" else int(digit)) for weight, digit in zip(range(8, 0, -1), digits, strict=True)
    )
    return "" if total % 11 else "-".join(match.groups())
