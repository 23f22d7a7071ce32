"""What is drawn: a convention of each table that is asked for, the same one whenever it is asked again."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Container
from functools import cache
from pathlib import Path
from typing import Any

_TABLES = Path(__file__).parent / "conventions.toml"


@cache
def tables() -> dict[str, dict[str, tuple[float, Any]]]:
    """All tables: name of the table, name of the convention, its weight and its form."""
    return {
        table: {name: (row[0], row[1]) for name, row in rows.items()}
        for table, rows in tomllib.loads(_TABLES.read_text("utf-8")).items()
    }


class Choices:
    """The conventions of one article. `made` says by name which were asked for and drawn."""

    def __init__(self, seed: object) -> None:
        self.chance = random.Random(f"article {seed}")
        self.made: dict[str, str] = {}

    def pick(self, table: str, without: Container[str] = ()) -> Any:
        """The form of this table's convention; `without` are those that do not go with what was drawn before."""
        rows = tables()[table]
        if table not in self.made:
            open_rows = {name: weight for name, (weight, _) in rows.items() if name not in without}
            (self.made[table],) = self.chance.choices([*open_rows], [*open_rows.values()])
        return rows[self.made[table]][1]
