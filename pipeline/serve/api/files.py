"""The files of an article, for download."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Literal

from fastapi import APIRouter, HTTPException, Request, Response

from pipeline.results.output import CORRECTIONS
from pipeline.serve.api.answers import REFUSALS, Key, article_of, state_of
from pipeline.serve.articles import Article

router = APIRouter()
TYPES = {
    ".json": "application/json",
    ".xml": "application/xml",
    ".csl.json": "application/json",
    ".bib": "application/x-bibtex",
    ".ris": "application/x-research-info-systems",
    ".tmx": "application/xml",
}
_FORM = {"jats": ".xml", "csl": ".csl.json"}


@router.get("/articles/{key}/files/{form}", responses=REFUSALS)
def download(request: Request, key: Key, form: Literal["json", "jats", "csl", "bib", "ris", "tmx", "zip"]) -> Response:
    """A file of an article with its corrections, or all of them in a zip."""
    found = article_of(request, key)
    files = state_of(request).articles.download(found)
    suffix = _FORM.get(form, f".{form}")
    shown = {"Content-Disposition": f'attachment; filename="{key}{suffix}"'}
    if form == "zip":
        return Response(zipped(found, files), 200, shown, "application/zip")
    if suffix not in files:
        raise HTTPException(404, "the article has no references")
    return Response(files[suffix], 200, shown, TYPES[suffix])


def zipped(found: Article, files: dict[str, bytes]) -> bytes:
    """All files of an article in one."""
    stem = Path(found.entry.path).name.removesuffix(".json")
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for suffix, data in files.items():
            archive.writestr(f"{stem}{suffix}", data)
        beside = Path(found.entry.path).with_name(f"{stem}{CORRECTIONS}")
        if beside.is_file():
            archive.writestr(beside.name, beside.read_bytes())
    return buffer.getvalue()
