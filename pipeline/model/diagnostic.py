"""What may be wrong within a readable document: a closed list, each with its severity and its sentence."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum, StrEnum

from pipeline.model.source import Source


class Severity(StrEnum):
    INFO = "info"
    WARNING = "warning"
    ERROR = "error"  # part of the document is missing from the result


class Kind(Enum):
    """What may be wrong; the value is the severity and the sentence shown, `{}` filled from `details`."""

    # reading
    PAGE_UNREADABLE = (Severity.ERROR, "page has no usable text layer: {reason}")
    PAGE_CUT = (Severity.ERROR, "page has too many characters; only the first {n} were read")
    PAGE_DAMAGED = (Severity.ERROR, "the page's content is damaged: some of it is missing, or wrong")
    PAGE_IS_IMAGE = (Severity.ERROR, "page is a picture without text; OCR is needed")
    PAGE_RECOGNISED = (Severity.INFO, "page was read by OCR: {reason}")
    LAYER_RECOGNISED = (Severity.INFO, "page is a picture, and its text what another program recognised in it")
    CHARACTERS_UNMAPPED = (Severity.WARNING, "characters without a readable form: {n}")
    FONT_UNREADABLE = (Severity.WARNING, "characters of the font {font} that are others than it names: {n}")
    FONT_MENDED = (Severity.INFO, "characters of the font {font} told by what it draws, as it names others: {n}")
    TEXT_OUT_OF_VIEW = (
        Severity.INFO,
        "characters beyond the edges of the page, where no viewer shows them, are left out: {n}, {text}",
    )
    READERS_DIFFER = (Severity.WARNING, "the two readers differ: {what}")
    RESAVED = (Severity.INFO, "file is damaged and was read after a repair: {reason}")
    FILE_CUT = (Severity.ERROR, "the file is cut: its end is missing, and what stood there")
    PAGES_SKIPPED = (Severity.ERROR, "only the first {read} of {pages} pages were read: too much is printed on them")
    SEVERAL_ARTICLES = (
        Severity.WARNING,
        "{count} articles begin in this file: `archive --split auto` makes a result of each",
    )
    # what is missing or odd
    TITLE_MISSING = (Severity.WARNING, "no title found in {lang}")
    BYLINE_MISSING = (Severity.WARNING, "no authors found in {lang}")
    AFF_MISSING = (Severity.INFO, "authors, and no institution of theirs")
    ABSTRACT_MISSING = (Severity.INFO, "no abstract found in {lang}")
    JOURNAL_MISSING = (Severity.WARNING, "no journal found: no page names it")
    YEAR_MISSING = (Severity.WARNING, "no year of publication found")
    ONE_LANGUAGE = (Severity.INFO, "{field}: found in {lang} only")
    AFF_MARK_UNKNOWN = (Severity.WARNING, "{name} has the mark {mark}, which no institution has")
    SECTION_MISSING = (Severity.INFO, "no heading found in the body")
    NUMBERS_BROKEN = (Severity.WARNING, "{what} {label} follows {before}")
    PARAGRAPH_CUT = (Severity.INFO, "paragraph ends in the middle of a sentence: {text}")
    SINGLE_KWD = (Severity.INFO, "only one keyword: {text}")
    SOURCES_DISAGREE = (Severity.WARNING, "{field} is printed as {values}")
    TEXT_UNPLACED = (Severity.INFO, "text fits no field: {text}")
    TABLE_CELLS_UNTOLD = (Severity.WARNING, "cells of {label} could not be told; its picture is kept")
    CAPTION_ALONE = (Severity.WARNING, "nothing but the caption of {label} was found")
    # the two languages, and the references
    KWD_COUNTS_DIFFER = (Severity.WARNING, "keywords: {zh} in Chinese, {en} in English")
    AUTHOR_COUNTS_DIFFER = (Severity.WARNING, "authors: {zh} in Chinese, {en} in English")
    AUTHOR_UNPAIRED = (Severity.WARNING, "no counterpart for the author {name}")
    AUTHOR_ORDER_DIFFERS = (Severity.WARNING, "{zh} is author {i} in Chinese, {en} author {j} in English")
    AUTHOR_SPELLING_DIFFERS = (Severity.WARNING, "{en} is not how {zh} is read")
    CITED_AS_DIFFERS = (Severity.WARNING, "the article's own citation names {cited}, its by-line {author}")
    CHECK_DIGIT_WRONG = (Severity.WARNING, "{what} {number}: its check digit does not fit the others")
    PAGES_REVERSED = (Severity.WARNING, "the last page, {last}, stands before the first, {first}")
    NUMBER_TOO_LONG = (Severity.WARNING, "{what} {number}: no journal counts so far")
    YEAR_IMPOSSIBLE = (Severity.WARNING, "year {year}: nothing is printed with this year")
    DATE_IMPOSSIBLE = (Severity.WARNING, "{date}: the calendar has no such day")
    PAGES_DIFFER = (Severity.WARNING, "the last page, {last}, is counted otherwise than the first, {first}")
    YEAR_ODD = (Severity.WARNING, "year {year}: the article's own date ({type}) is {date}")
    NUMBERS_DIFFER = (Severity.WARNING, "numbers only in the {lang} abstract: {numbers}")
    SENTENCE_UNPAIRED = (Severity.INFO, "sentence without counterpart: {text}")
    AWARD_NUMBERS_DIFFER = (Severity.WARNING, "award numbers differ between the languages: {numbers}")
    REF_HALVES_DIFFER = (Severity.WARNING, "reference {label}: {field} is {one} and {two} in its two languages")
    REFS_MISSING = (Severity.WARNING, "no reference found, though {heading} is printed")
    REF_UNNUMBERED = (Severity.WARNING, "entry without a number in a numbered list: {text}")
    REF_TOO_LONG = (Severity.WARNING, "reference {label} is as long as several: {text}")
    REFS_UNCITED = (Severity.WARNING, "references that are never cited: {count} of {total}")
    REFS_UNTITLED = (Severity.WARNING, "references without a title: {count} of {total}")
    REF_UNCITED = (Severity.INFO, "reference {label} is never cited")
    REF_UNLISTED = (Severity.WARNING, "citation {label} is not in the list")
    REF_OUT_OF_ORDER = (Severity.INFO, "reference {label} is first cited after {before}")
    REF_DUPLICATE = (Severity.WARNING, "references {label} and {other} are the same work")
    REF_DOI_MALFORMED = (Severity.WARNING, "reference {label}: malformed DOI {doi}")
    REF_YEAR_IN_FUTURE = (Severity.WARNING, "reference {label}: year {year} lies in the future")
    REF_UNPARSED = (Severity.INFO, "reference {label} could not be parsed: {text}")

    # what people put right
    CORRECTION_STALE = (Severity.WARNING, "a correction of {address} no longer fits and is not made: {why}")
    CORRECTION_IMPOSSIBLE = (Severity.ERROR, "a correction of {address} is not made: {why}")
    CORRECTION_UNREAD = (
        Severity.ERROR,
        "corrections[{place}]: this correction cannot be read, and is left as it is: {why}",
    )
    MARKUP_TYPED = (Severity.WARNING, "{text} at {address} stands as it was typed: a value holds text and no markup")
    CHANGED_BY_HAND = (Severity.WARNING, "{name} was changed by hand since it was written; that one is kept as {kept}")
    CHANGE_NOT_TAKEN = (Severity.ERROR, "{name}: {address}: this change made by hand is no correction: {why}")
    CHANGES_TAKEN_OVER = (Severity.INFO, "changes made by hand in {name} are corrections now: {count}")

    @property
    def severity(self) -> Severity:
        return self.value[0]


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One remark. `page` is 1-based, 0 where it speaks of the whole document.

    `other` is the second place, where two that differ are compared; `address` is the value or list that is meant, where
    its place does not tell it from others, as the article's JSON names it.
    """

    kind: Kind
    page: int = 0
    source: Source | None = None
    details: Mapping[str, object] = field(default_factory=dict)
    other: Source | None = None
    address: str = ""

    @property
    def message(self) -> str:
        return self.kind.value[1].format(**self.details)


Report = Callable[[Diagnostic], None]
"""Stages are handed this; the run collects, a test passes `seen.append`."""
