"""One PDF: the stages in order."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pipeline import align, check, label, layout, parse, read
from pipeline.errors import NoText
from pipeline.model.article import Article
from pipeline.model.block import LabelledBlock, Layout
from pipeline.model.diagnostic import Diagnostic
from pipeline.model.page import Page
from pipeline.settings import Settings
from pipeline.text.join import words_of


@dataclass(frozen=True, slots=True)
class Result:
    """One converted document, with what each stage made of it."""

    path: Path
    pages: tuple[Page, ...]
    layout: Layout
    blocks: tuple[LabelledBlock, ...]
    article: Article
    diagnostics: tuple[Diagnostic, ...]


def convert(path: Path, settings: Settings | None = None) -> Result:
    """Turn one PDF into one aligned article.

    Raises UnusablePdf where the file cannot become one.
    """
    settings = settings or Settings()
    seen: list[Diagnostic] = []
    pages = read.pages(path, settings.limits, seen.append, settings.reader)
    if not any(page.chars for page in pages):
        raise NoText(f"{path.name}: no page has a text layer; it needs OCR")
    arranged = layout.layout(pages)
    blocks = label.blocks(arranged, pages)
    words = words_of(line.text for block in arranged.blocks for line in block.lines)
    article = align.article(parse.article(blocks, pages, words, seen.append), seen.append)
    check.article(article, seen.append)
    return Result(path, pages, arranged, blocks, article, tuple(seen))
