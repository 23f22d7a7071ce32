"""A sheet of papers that a person has looked through: what was wrong in the front matter of each, and nothing more.

A line a paper, a tab behind its name, then the families of which a value was wrong or missing, a language behind a
point where only that one was, parted by spaces; an empty field says that all was right:

    paper-1<TAB>
    paper-2<TAB>titles.en authors volume

It takes minutes a paper where a gold record takes an hour, and tells of papers on which no rule was tuned.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from pathlib import Path

from pipeline.model.article import Front
from pipeline.trust.review import FRONT_FAMILIES
from pipeline.trust.value import Value

# A front matter has one of each, in a language: where such a family is named its value is wrong. Of several names or
# keywords nobody said which; they are not judged.
_ONE = frozenset({"titles", "abstracts", "journal"})
_FRONT = frozenset({*FRONT_FAMILIES, "journal", "numbers", "history"})
_NAMED = _FRONT | {field.name for field in fields(Front)}  # numbers are named one by one


@dataclass(frozen=True)
class Looked:
    """What was wrong in one paper."""

    wrong: frozenset[str]

    def front_is_wrong(self) -> bool:
        """As of gold records: names, titles, institutions, abstracts and keywords count."""
        return any(name.split(".")[0] in FRONT_FAMILIES for name in self.wrong)

    def is_right(self, value: Value) -> bool | None:
        """None where the sheet does not say."""
        if value.family not in _FRONT:
            return None
        lang = value.lang.value if value.lang else ""
        if value.family == "numbers":
            return value.address not in self.wrong
        if not self.wrong & {value.family, f"{value.family}.{lang}"}:
            return True
        return False if value.family in _ONE else None


def sheet(path: Path) -> dict[str, Looked]:
    """The papers of a sheet by name. Raises OSError, and ValueError where a line has no tab, or a name is none."""
    found = {}
    for line in path.read_text("utf-8").splitlines():
        name, wrong = line.split("\t")
        if unknown := [own for own in wrong.split() if own.split(".")[0] not in _NAMED]:
            raise ValueError(f"{name}: no such family or number: {', '.join(unknown)}")
        found[name] = Looked(frozenset(wrong.split()))
    return found
