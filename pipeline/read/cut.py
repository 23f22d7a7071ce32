"""Some pages of a PDF as a PDF of their own."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf

from pipeline.errors import DamagedPdf


def cut(path: Path, first: int, last: int) -> bytes:
    """Pages `first` to `last` (1-based, both included) of a PDF; the same bytes for the same file.

    Raises DamagedPdf where the file cannot be taken apart.
    """
    try:
        with pikepdf.open(path) as whole, pikepdf.new() as part:
            part.pages.extend(whole.pages[first - 1 : last])
            data = io.BytesIO()
            part.save(data, deterministic_id=True)
            return data.getvalue()
    except pikepdf.PdfError as error:
        raise DamagedPdf(f"{path.name}: cannot be split ({error})") from error
