"""Rows of furniture.toml: text that belongs to the page and not to the article."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from pipeline.knowledge import lazy
from pipeline.knowledge.toml import load


@dataclass(frozen=True, slots=True)
class FurnitureRow:
    rule: str
    at_edge: bool  # counts in the first and last rows of a page alone
    of_page: bool  # found in a whole page's text, it tells that nothing on it is the article's
    of_service: bool  # stamped on the page by a service of delivery
    stands_clear: bool  # at a page's foot it stands clear of the text: a note to the text may say the same
    is_boxed: bool  # it stands in a small box beside the text, too
    pattern: re.Pattern[str]

    def match(self, text: str) -> bool:
        """Whether the line is such text; `text` has no white space and half-width forms."""
        return self.pattern.search(text) is not None


@cache
def furniture_rows() -> Sequence[FurnitureRow]:
    return tuple(
        FurnitureRow(
            f"furniture.{row['rule']}",
            row["where"] == "edge",
            row["where"] == "page",
            bool(row.get("service", False)),
            bool(row.get("clear", False)),
            bool(row.get("boxed", False)),
            lazy.compile(row["pattern"]),
        )
        for row in load("furniture")["row"]
    )
