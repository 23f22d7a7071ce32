"""One PDF: the stages in order."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pipeline import align, check, label, layout, parse, read
from pipeline.align.lexicon import Lexicon
from pipeline.details import Details, put_into
from pipeline.errors import NoText
from pipeline.model.article import Article
from pipeline.model.block import LabelledBlock, Layout
from pipeline.model.diagnostic import Diagnostic, Kind
from pipeline.model.lang import Lang
from pipeline.model.page import Page
from pipeline.model.trust import Trust
from pipeline.read import ocr
from pipeline.settings import Settings
from pipeline.text.hyphens import words_of
from pipeline.trust import trust

# Pages whose text, if there is any, is not what is printed.
UNREADABLE = frozenset({Kind.PAGE_UNREADABLE, Kind.PAGE_IS_IMAGE})


@dataclass(frozen=True, slots=True)
class Result:
    """One converted document, with what each stage made of it."""

    path: Path
    pages: tuple[Page, ...]
    layout: Layout
    blocks: tuple[LabelledBlock, ...]
    article: Article
    diagnostics: tuple[Diagnostic, ...]
    trust: Trust = field(default_factory=Trust)


def _aids(settings: Settings) -> dict[str, Any]:
    """What the user gives the align stage in place of its own, loaded only where it is set."""
    aids: dict[str, Any] = {}
    if settings.lexicon is not None:
        aids["lexicon"] = Lexicon.open(settings.lexicon)
    if settings.sentences:
        from pipeline.text.segment import segmenter

        aids["segment"] = segmenter({Lang(lang): name for lang, name in settings.sentences})
    if settings.embeddings is not None:
        from pipeline.text.vectors import encoder

        aids["encode"] = encoder(settings.embeddings)
    return aids


def _with_details(article: Article, settings: Settings) -> Article:
    return put_into(article, Details.load(settings.details)) if settings.details is not None else article


def convert(path: Path, settings: Settings | None = None, page_read: Callable[[Page], None] | None = None) -> Result:
    """Turn one PDF into one aligned article; `page_read` is given each page that was read.

    Raises UnusablePdf where the file cannot become one.
    """
    with _uncollected():
        return _convert(path, settings or Settings(), page_read)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without the collector of cycles: a document's values make none, and looking for them costs a tenth of it.

    What was made meanwhile is put among what is old, or the collector would look through all of it when it is back.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            if not gc.get_freeze_count():  # what the caller has frozen stays so
                gc.freeze()
                gc.unfreeze()
            gc.enable()


def _convert(path: Path, settings: Settings, page_read: Callable[[Page], None] | None) -> Result:
    seen: list[Diagnostic] = []
    pages = read.pages(path, settings.limits, seen.append, settings.reader, page_read)
    pages = ocr.recover(path, pages, settings.ocr, seen.append)
    unreadable = frozenset(item.page for item in seen if item.kind in UNREADABLE)
    if not any(page.chars for page in pages if page.number not in unreadable):
        remedy = "it needs OCR" if ocr.is_available() else "it needs OCR (pip install 'duizhao[ocr]')"
        raise NoText(f"{path.name}: no page has a usable text layer; {remedy}")
    pages = layout.ruled(pages)
    arranged = layout.layout(pages)
    blocks = label.blocks(arranged, pages, unreadable)
    words = words_of(line.text for block in arranged.blocks for line in block.lines)
    article = parse.article(blocks, pages, words, seen.append)
    article = align.article(article, seen.append, **_aids(settings))
    article = _with_details(article, settings)
    check.article(article, seen.append)
    return Result(path, pages, arranged, blocks, article, tuple(seen), trust(article, seen, blocks, settings.review_at))
