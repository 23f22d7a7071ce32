"""The formats by the names that the command knows: our own, and those that other packages bring.

A package brings one as an entry point of the group `duizhao.exports`, whose value is a `pipeline.export.needs.Format`.
"""

from __future__ import annotations

import traceback
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.errors import DuizhaoError, UsageError

if TYPE_CHECKING:
    from pipeline.export.needs import Format

GROUP = "duizhao.exports"
OWN: Mapping[str, str] = {
    "crossref": "pipeline.export.crossref:FORMAT",
    "doaj": "pipeline.export.doaj:FORMAT",
    "pubmed": "pipeline.export.pubmed:FORMAT",
    "oai-dc": "pipeline.export.oai:FORMAT",
    "csl-json": "pipeline.export.citations:CSL",
    "bibtex": "pipeline.export.citations:BIBTEX",
    "ris": "pipeline.export.citations:RIS",
    "tmx": "pipeline.export.segments:FORMAT",
    "pairs": "pipeline.export.segments:TSV",
    "passages": "pipeline.export.passages:FORMAT",
}
FOLDERS: Mapping[str, str] = {"parquet": "pipeline.export.tables:FORMAT"}  # several files, which `--to` is a folder for


def names() -> list[str]:
    """What `--format` takes: our own first, then those of other packages; nothing is loaded."""
    return [*OWN, *FOLDERS, *sorted(_brought().keys() - OWN.keys() - FOLDERS.keys())]


def load(name: str) -> Format:
    """The format of this name; our own go before others of the same name.

    Raises UsageError where there is none, or another package's cannot be loaded or is no format.
    """
    if own := OWN.get(name) or FOLDERS.get(name):
        found: Format = metadata.EntryPoint(name, own, GROUP).load()
        return found
    brought = _brought()
    if name not in brought:
        raise UsageError(f"--format {name}: no such format; there are {', '.join(names())}")
    from pipeline.export.needs import Format

    try:
        other = brought[name].load()
    except Exception as error:  # it is somebody else's code
        raise UsageError(f"--format {name}: {brought[name].value} cannot be loaded ({error})") from error
    if not isinstance(other, Format):
        raise UsageError(f"--format {name}: {brought[name].value} is no export format")
    return other


@contextmanager
def answering(name: str) -> Iterator[None]:
    """Where another package brings the format of this name, what fails in here is told as its fault, with the place.

    Raises UsageError then. Our own errors, and what the system says of files, pass; so does all of our own formats.
    """
    try:
        yield
    except (DuizhaoError, OSError):
        raise
    except Exception as error:  # it is somebody else's code
        if name in OWN or name in FOLDERS:
            raise
        last = traceback.extract_tb(error.__traceback__)[-1]
        why = f"{type(error).__name__}: {error}".replace("\n", " ")
        raise UsageError(f"--format {name}: failed at {Path(last.filename).name}:{last.lineno} ({why})") from error


def _brought() -> dict[str, metadata.EntryPoint]:
    return {entry.name: entry for entry in metadata.entry_points(group=GROUP)}
