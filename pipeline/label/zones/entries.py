"""The forms of an entry of a list of references."""

from pipeline.knowledge import lazy

ENTRY = lazy.compile(r"^\s*(?:[\[［〔【(（]\s*\d{1,3}\s*[\]］〕】)）]|\d{1,3}\s*[.．、]?\s)\s*\S")
KIND_OF_WORK = r"\s*(?:[JMDCRSPNGZA]|EB|DB|DS)\s*(?:[/／]\s*[A-Z]{2})?\s*"  # in brackets (GB/T 7714-2015, annex B)
_YEAR_OF_WORK = r"(?:19|20)\d\d\s*(?:[,，;；:：(（.．)）]|年\s*第?\s*\d)"
TYPE_MARK = lazy.compile(rf"[\[［]{KIND_OF_WORK}[\]］]|et al|{_YEAR_OF_WORK}|pp\.\s*\d")
# The form of journals of physics: year, journal, volume and first page, white alone between them.
PLACE_BEHIND_YEAR = lazy.compile(r"(?<!\d)(?:19|20)\d\d\s+[A-Z][A-Za-z.&: ]{2,60}\s\d{1,4}\s+[A-Z]?\d{1,6}(?!\d)")
LONGEST_ENTRY = 600  # characters, in both languages
COUNTED = 2  # lines that count 1, 2 from one edge are a list
_BRACKETED = lazy.compile(r"^\s*[\[［〔【]\s*(\d(?:\s?\d){0,2})\s*[\]］〕】]")  # recognition parts figures: `[2 0]`


def number_of(text: str) -> int:
    """The number that an entry begins with in brackets; 0 where it begins with none."""
    match = _BRACKETED.match(text)
    return int("".join(match[1].split())) if match else 0
