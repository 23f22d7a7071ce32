"""The files of one converted document: written whole, under a name the caller chose."""

from __future__ import annotations

from pathlib import Path

from pipeline.run import Result
from pipeline.settings import Settings
from pipeline.write import json, jats
from pipeline.write.files import write_whole


def outputs(result: Result) -> dict[str, bytes]:
    """{suffix: bytes} of the files that a result becomes."""
    article = result.article
    return {
        ".json": json.article(article, result.diagnostics, name=result.path.name, pages=len(result.pages)),
        ".xml": jats.article(article),
    }


def save(result: Result, folder: Path, name: str, settings: Settings) -> None:
    """Write a document's files to `folder`, the XML last: where it stands, the others do.

    Raises OSError where the folder cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for suffix, data in outputs(result).items():
        write_whole(folder / f"{name}{suffix}", data)
