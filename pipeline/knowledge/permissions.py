"""permissions.toml: the forms of copyright lines and licences."""

import re
from dataclasses import dataclass
from functools import cache

from pipeline.knowledge import lazy
from pipeline.knowledge.toml import load

_LONGEST = 300  # characters of a paragraph that is a licence: two sentences


@dataclass(frozen=True, slots=True)
class CopyrightLine:
    """A printed copyright line: the whole of it, its year and whose right it is."""

    text: str
    year: str
    holder: str


@cache
def _pattern(table: str, key: str) -> re.Pattern[str]:
    return lazy.compile(load("permissions")[table][key])


def copyright_line(text: str) -> CopyrightLine | None:
    """The copyright line in a text; none where it is the stamp of a database, or there is none."""
    match = _pattern("line", "pattern").search(text)
    if match is None:
        return None
    end = match.end() + (text[match.end() : match.end() + 1] == ".")
    holder = text[match.start("holder") : end] if not match["rights"] else match["holder"]
    holder = holder.strip() if re.search(r"\b(?:Ltd|Inc|Co|al)\.$", holder) else match["holder"].strip()
    return CopyrightLine(text[match.start() : end].strip(), match["year"] or "", holder)


def license_address(text: str) -> str | None:
    """The address of the licence in a text, empty where its version is not printed; none where there is no licence."""
    for key in ("address", "code"):
        match = _pattern("license", key).search(text)
        if match is not None and match["version"]:
            return f"https://creativecommons.org/licenses/{match['code'].lower()}/{match['version']}/"
    return "" if _pattern("license", "words").search(text) else None


def opens_rights(text: str) -> bool:
    """Whether a text begins as one on copyright or licence."""
    return _pattern("paragraph", "opens").match(text.lstrip()) is not None


def is_of_rights(text: str) -> bool:
    """Whether a text is a copyright line or names a licence, at its beginning, and is short enough to say no more."""
    if len(text) > _LONGEST or not opens_rights(text):
        return False
    return copyright_line(text) is not None or license_address(text) is not None
