"""months.toml: English months, in full and short."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from pipeline.knowledge.files import tables

SHORT = 3  # letters of a month's short form, which tell it from the others


@cache
def months() -> Sequence[str]:
    """Their names in full, in order."""
    return tuple(_rows()["names"])


@cache
def short_months() -> Sequence[str]:
    """Their short forms with the stop, those of other lengths too: `Jan.`, `Sept.`; May has none."""
    cut = (name[:SHORT] for name in months() if len(name) > SHORT)
    return tuple(f"{form}." for form in (*cut, *_rows()["short"]))


@cache
def month() -> str:
    """A pattern, in small letters, of any month in full or short: `jan(?:uary)?|…|sept?(?:ember)?|…`."""
    forms = [form.lower() for form in (*months(), *_rows()["short"])]
    return "|".join(_cut([form for form in forms if form.startswith(name[:SHORT].lower())]) for name in months())


def _cut(forms: Sequence[str]) -> str:
    """Forms of one month, the longest first, or its first letters alone."""
    ends = [form[SHORT:] for form in forms if len(form) > SHORT]
    return f"{forms[0][:SHORT]}(?:{'|'.join(ends)})?" if ends else forms[0]


@cache
def _rows() -> dict[str, Any]:
    return tables("months.toml")
