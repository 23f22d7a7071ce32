"""Identifiers: how what can be pointed to is called, the same in the body's marks, the JSON and the JATS."""

import re

from pipeline.model.lang import Lang
from pipeline.model.reference import Reference

_OUTSIDE = re.compile(r"[^A-Za-z0-9._-]")


def name(identifier: str) -> str:
    """`identifier` as an XML Name in ASCII; other characters become `_` and their code point: sec一 is sec_4e00."""
    written = _OUTSIDE.sub(lambda match: f"_{ord(match.group()):x}", identifier)
    return written if not written or written[0].isalpha() or written[0] == "_" else f"_{written}"


def ref_id(reference: Reference, place: int) -> str:
    """`ref12` for the entry numbered [12]; for one without a number, its 1-based place; `place` is 0-based."""
    return name(f"ref{reference.number or place + 1}")


def aff_id(place: int) -> str:
    """`aff3` for the institution at the 0-based `place` among the article's, one in two languages counted once."""
    return f"aff{place + 1}"


def segment_id(prefix: str, lang: Lang, place: int) -> str:
    """The identifier of a sentence or keyword at the 0-based `place`: `s-zh-3`, `kwd-en-1`."""
    return f"{prefix}-{lang.value}-{place + 1}"
