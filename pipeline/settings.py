"""What a user can set. Frozen from the moment the command line has been read."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from pipeline.errors import UsageError

READERS = ("pdfium", "pdfplumber")


@dataclass(frozen=True, slots=True)
class Limits:
    """What one document may cost."""

    max_bytes: int = 512 * 1024 * 1024
    max_pages: int = 1000
    max_chars: int = 500_000  # read of one page; a newspaper's has some ten thousand
    max_content: int = 32 * 1024 * 1024  # bytes that one page's content unfolds to: a bomb has no end


@dataclass(frozen=True, slots=True)
class Settings:
    """Defaults; a TOML file and then the command line's flags replace them."""

    reader: str = READERS[0]
    pictures: bool = True  # write the pictures of figures, tables and formulas beside the result
    dpi: int = 200  # of those pictures
    limits: Limits = field(default_factory=Limits)

    @classmethod
    def load(cls, path: Path | None = None, **flags: object) -> Settings:
        """The settings of a TOML file (table names as the fields here), overridden by flags that are not None.

        Raises UsageError on a key or a reader that does not exist.
        """
        values: dict[str, Any] = {}
        if path is not None:
            try:
                values = tomllib.loads(path.read_text("utf-8"))
            except (OSError, tomllib.TOMLDecodeError) as error:
                raise UsageError(f"{path}: {error}") from error
        limits = values.pop("limits", {})
        _check(values, cls)
        _check(limits, Limits)
        settings = cls(**values, limits=replace(Limits(), **limits))
        settings = replace(settings, **{key: value for key, value in flags.items() if value is not None})
        if settings.reader not in READERS:
            raise UsageError(f"no reader is called {settings.reader!r}; there are {', '.join(READERS)}")
        return settings


def _check(values: dict[str, Any], owner: type) -> None:
    known = {f.name for f in fields(owner)}
    for key in values:
        if key not in known:
            raise UsageError(f"no setting is called {key!r}; there are {', '.join(sorted(known))}")
