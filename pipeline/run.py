"""One PDF: the stages in order."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from pipeline import label, layout, parse, read
from pipeline.errors import NoText
from pipeline.model.article import Article
from pipeline.model.block import Block
from pipeline.model.diagnostic import Diagnostic
from pipeline.settings import Settings


@dataclass(frozen=True, slots=True)
class Result:
    """One converted document."""

    path: Path
    pages: int
    article: Article
    diagnostics: tuple[Diagnostic, ...]


def convert(path: Path, settings: Settings | None = None) -> Result:
    """Turn one PDF into one aligned article.

    Raises UnusablePdf where the file cannot become one.
    """
    settings = settings or Settings()
    seen: list[Diagnostic] = []
    pages = read.pages(path, settings.limits, seen.append)
    if not any(page.chars for page in pages):
        raise NoText(f"{path.name}: no page has a text layer; it needs OCR")
    arranged = layout.layout(pages)
    labelled = label.blocks(arranged, pages)
    words = _words(arranged.blocks)
    article = parse.article(labelled, pages, words, seen.append)
    return Result(path, len(pages), article, tuple(seen))


def _words(blocks: Iterable[Block]) -> frozenset[str]:
    """Every Latin word, compounds whole, that stands inside a line: what tells a hyphen from a break."""
    found: set[str] = set()
    for block in blocks:
        for line in block.lines:
            found.update(word.lower() for word in re.findall(r"[A-Za-z][A-Za-z\-]+", line.text)[:-1])
    return frozenset(found)
