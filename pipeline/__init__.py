"""duizhao: Chinese journal PDFs with parallel Chinese and English text -> aligned JATS XML and JSON."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.model.article import Article
    from pipeline.settings import Settings

__all__ = ["extract"]


def extract(path: str | Path, settings: Settings | None = None) -> Article:
    """The aligned article of one PDF. `pipeline.run.convert` gives its diagnostics and the stages' values too.

    Raises pipeline.errors.UnusablePdf where the file cannot become an article.
    """
    from pipeline.run import convert

    return convert(Path(path), settings).article
