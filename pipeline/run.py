"""One PDF: the stages in order."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import lru_cache, partial
from pathlib import Path

from pipeline import align, check, label, layout, parse, read
from pipeline.align.abstracts import Segmenter
from pipeline.align.lexicon import Lexicon
from pipeline.details import Details, put_into
from pipeline.errors import NoText, TooLarge, UnusablePdf
from pipeline.knowledge import files
from pipeline.model.article import Article
from pipeline.model.block import LabelledBlock, Layout
from pipeline.model.diagnostic import Diagnostic, Kind
from pipeline.model.lang import Lang
from pipeline.model.page import Page
from pipeline.model.trust import Trust
from pipeline.read import VOLUME, ocr
from pipeline.read.opening import cut_off
from pipeline.said import later
from pipeline.settings import Limits, Settings
from pipeline.text.hyphens import words_of
from pipeline.text.sentences import sentences
from pipeline.text.vectors import Encode
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


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading of a document's pages, and what was to be said of them.

    Here the line can be entered again: with pages that were read otherwise, by OCR or by another reader.
    """

    path: Path
    pages: tuple[Page, ...]
    told: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class Aids:
    """What a user gives beside the document, in place of the program's own or beyond it.

    Knowledge is read once a process, as patterns are made of it that all documents share: `knowledge` says which folder
    is laid over the program's there, and no settings that name another one are taken.
    """

    knowledge: Path | None = None
    lexicon: Lexicon | None = None  # learned from an archive
    segment: Segmenter = sentences
    encode: Encode | None = None  # sentences as vectors
    details: Details | None = None  # of journals, that no page prints

    @staticmethod
    def of(settings: Settings) -> Aids:
        """What these settings name, loaded once while their files stay the same.

        Raises UsageError, also where they name other knowledge than this process has read, and OSError.
        """
        settings.lay_knowledge()
        return _loaded(settings, settings.mark)


@lru_cache(maxsize=1)
def _loaded(settings: Settings, mark: str) -> Aids:
    """`mark` tells a file that was changed from the one that is loaded; libraries are loaded only where asked for."""
    aids = Aids(files.folder())
    if settings.lexicon is not None:
        aids = replace(aids, lexicon=Lexicon.open(settings.lexicon))
    if settings.sentences:
        from pipeline.text.segment import segmenter

        aids = replace(aids, segment=segmenter({Lang(lang): name for lang, name in settings.sentences}))
    if settings.embeddings is not None:
        from pipeline.text.vectors import encoder

        aids = replace(aids, encode=encoder(settings.embeddings))
    if settings.details is not None:
        aids = replace(aids, details=Details.load(settings.details))
    return aids


def convert(path: Path, settings: Settings | None = None, page_read: Callable[[Page], None] | None = None) -> Result:
    """Turn one PDF into one aligned article; `page_read` is given each page that was read.

    Raises UnusablePdf where the file cannot become one.
    """
    own = settings or Settings()
    return article_of(recognised(reading(path, own, page_read), own.ocr), own)


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


def reading(path: Path, settings: Settings, page_read: Callable[[Page], None] | None = None) -> Reading:
    """The document's pages as its text layer gives them. Raises UnusablePdf."""
    told: list[Diagnostic] = []
    with _uncollected():
        pages = read.pages(path, settings.limits, told.append, settings.reader, page_read)
    return Reading(path, pages, tuple(told))


def recognised(found: Reading, mode: str) -> Reading:
    """The same pages, those without a usable text layer read by OCR; `mode` is "auto", "off" or "always"."""
    told = list(found.told)
    pages = ocr.recover(found.path, found.pages, mode, told.append)
    return Reading(found.path, pages, tuple(told))


def _without_text(found: Reading) -> UnusablePdf:
    """Why no page can be used: a scan has pictures; a file that was cut or damaged has lost what its pages show."""
    name = found.path.name
    if any(item.kind is Kind.FILE_CUT for item in found.told):
        return cut_off(found.path)
    if not any(page.chars or page.turned or page.images or page.drawings for page in found.pages):
        return NoText(f"{name}: no page shows anything: they are blank, or the file is damaged")
    remedy = later("it needs OCR") if ocr.is_available() else later("it needs OCR (pip install '.[ocr]')")
    return NoText(f"{name}: no page has a usable text layer; {remedy}")


def _bound(path: Path, limits: Limits, found: Layout) -> None:
    """Raises TooLarge where a document has more lines or blocks than a document has."""
    lines, blocks = sum(len(block.lines) for block in found.blocks), len(found.blocks)
    if lines > limits.max_document_lines:
        raise TooLarge(f"{path.name}: has {lines:,} lines, more than the limit of {limits.max_document_lines:,}")
    if blocks > limits.max_document_blocks:
        raise TooLarge(f"{path.name}: has {blocks:,} blocks, more than the limit of {limits.max_document_blocks:,}")


def _pack(pages: list[Page], at: int) -> None:
    pages[at] = pages[at].packed()


def article_of(found: Reading, settings: Settings) -> Result:
    """The stages behind the reading, in order.

    Raises NoText where no page can be used, DamagedPdf where that is as the file is cut, TooLarge beyond the limits.
    """
    aids = Aids.of(settings)
    seen = list(found.told)
    unreadable = frozenset(item.page for item in seen if item.kind in UNREADABLE)
    if not any(page.chars for page in found.pages if page.number not in unreadable):
        raise _without_text(found)
    with _uncollected():
        path, pages = found.path, list(layout.ruled(found.pages))
        del found  # a volume's characters take most of the memory; they are packed as lines are made of them
        arranged = layout.layout(pages, partial(_pack, pages) if len(pages) > VOLUME else None)
        _bound(path, settings.limits, arranged)
        blocks = label.blocks(arranged, pages, unreadable)
        words = words_of(line.text for block in arranged.blocks for line in block.lines)
        article = parse.article(blocks, pages, words, seen.append)
        if (count := len(article.back.references)) > (most := settings.limits.max_document_references):
            raise TooLarge(f"{path.name}: has {count:,} references, more than the limit of {most:,}")
        article = align.article(article, seen.append, aids.lexicon, aids.segment, aids.encode)
        article = put_into(article, aids.details) if aids.details is not None else article
        check.article(article, seen.append)
        sure = trust(article, seen, blocks, settings.review_at)
    return Result(path, tuple(pages), arranged, blocks, article, tuple(seen), sure)
