"""journals.tsv: the journals of China, found by title, ISSN or CN number.

The table is kept as one text and searched: nothing is parsed that nobody asks for. It loads in a few milliseconds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from pipeline.knowledge import files

NEAR = 4  # hanzi of the shortest title in which one may be read wrongly and the title still be told


@dataclass(frozen=True, slots=True)
class JournalRecord:
    """One journal: `issn` and `cn` may be empty, `former` are its older titles, in any language."""

    title: str
    issn: str
    cn: str
    languages: tuple[str, ...]
    former: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        return (self.title, *self.former)


@cache
def _table() -> str:
    text = files.text("journals.tsv")
    return "\n" + text[text.index("title\t") :]


def journals_by_issn(issn: str) -> tuple[JournalRecord, ...]:
    """Those with this ISSN, its hyphen printed or not; several where a journal has editions of one number."""
    bare = issn.upper().replace("-", "")
    number = f"{bare[:4]}-{bare[4:]}"
    return tuple(own for own in _rows_with(number) if own.issn == number) if len(bare) == 8 else ()


def journals_by_cn(cn: str) -> tuple[JournalRecord, ...]:
    """Those with this CN number, its class (/TP) printed or not."""
    number = cn.upper().partition("/")[0]
    return tuple(own for own in _rows_with(number) if own.cn.partition("/")[0] == number) if number else ()


def journals_by_title(title: str) -> tuple[JournalRecord, ...]:
    """Those that have or had this title, brackets in half width; the present ones first."""
    if len(title) < 2:
        return ()
    found = [own for own in _rows_with(title) if title in own.names]
    return tuple(sorted(found, key=lambda own: own.title != title))


def nearest_journal(title: str) -> JournalRecord | None:
    """The only journal whose present title differs from this one in one character, as recognition misreads it."""
    if len(title) < NEAR or journals_by_title(title):
        return None
    near = [
        name for name in _titles().get(len(title), ()) if sum(a != b for a, b in zip(name, title, strict=True)) == 1
    ]
    return journals_by_title(near[0])[0] if len(near) == 1 else None


@cache
def _titles() -> Mapping[int, Sequence[str]]:
    """The present titles by their number of characters."""
    found: dict[int, list[str]] = {}
    for title in re.findall(r"\n([^\t\n]+)", _table()):
        found.setdefault(len(title), []).append(title)
    return found


def _rows_with(text: str) -> Iterator[JournalRecord]:
    """The rows in which the text stands as a cell, as a member of a list, or as a CN number before its class."""
    table = _table()
    at = table.find(text)
    while at >= 0:
        if table[at - 1] not in "\n\t;" or table[at + len(text)] not in "\n\t;/":
            at = table.find(text, at + len(text))
            continue
        start, end = table.rfind("\n", 0, at) + 1, table.find("\n", at)
        cells = [*table[start:end].split("\t"), "", "", "", ""]
        title, issn, cn, languages, former = cells[:5]
        yield JournalRecord(title, issn, cn, tuple(languages.split() or ["zh"]), tuple(filter(None, former.split(";"))))
        at = table.find(text, end)
