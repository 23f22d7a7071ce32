"""The files of an article, for download."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Literal
from urllib.parse import quote

from fastapi import APIRouter, HTTPException, Request, Response

from pipeline.results.output import CORRECTIONS
from pipeline.serve.api.answers import READING, Key, article_of, state_of
from pipeline.serve.articles import HANDED_OUT, Article

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


@router.get("/articles/{key}/files/{form}", responses=READING)
def download(request: Request, key: Key, form: Literal["json", "jats", "csl", "bib", "ris", "tmx", "zip"]) -> Response:
    """A file of an article with its corrections, or all of them in a zip; it is called as the result is.

    A name that is not ASCII goes into `filename*` (RFC 6266, section 4.3); what does not know it takes the key.
    """
    found = article_of(request, key)
    suffix = _FORM.get(form, f".{form}")
    wanted = HANDED_OUT if form == "zip" else (suffix,)
    files = state_of(request).articles.download(found, wanted)
    own = quote(f"{_stem(found)}{suffix}", safe="")
    shown = {"Content-Disposition": f"attachment; filename=\"{key}{suffix}\"; filename*=UTF-8''{own}"}
    if form == "zip":
        return Response(zipped(found, files), 200, shown, "application/zip")
    if suffix not in files:
        raise HTTPException(404, "the article has no references")
    return Response(files[suffix], 200, shown, TYPES[suffix])


def zipped(found: Article, files: dict[str, bytes]) -> bytes:
    """All files of an article in one."""
    stem = _stem(found)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for suffix, data in files.items():
            archive.writestr(f"{stem}{suffix}", data)
        beside = Path(found.entry.path).with_name(f"{stem}{CORRECTIONS}")
        if beside.is_file():
            archive.writestr(beside.name, beside.read_bytes())
    return buffer.getvalue()


def _stem(found: Article) -> str:
    return Path(found.entry.path).name.removesuffix(".json")
