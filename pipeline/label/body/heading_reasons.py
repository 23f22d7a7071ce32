"""What speaks for and against a heading beside its number: reasons with weights, each a test of one line."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pipeline.knowledge import lazy
from pipeline.knowledge.body_headings import Numbering
from pipeline.label.body.lines import Placed, runs_on
from pipeline.label.body.setting import Setting
from pipeline.text.marks import COMMAS
from pipeline.text.script import HANZI
from pipeline.typeset.lines import MARKS, ends_sentence, ends_with_mark
from pipeline.typeset.measures import LINED_UP

_bracketed = lazy.compile(r"[(（][^()（）]*[)）]")
FULL_STOP = f"(?:。|(?<=[{HANZI}])．)"  # journals of science end sentences with a point too, as 。looks like a zero
ALONE = 2.0  # type sizes of white behind a line that stands alone
WHITE = 0.8  # type sizes above a line that is set off from the text


@dataclass(frozen=True, slots=True)
class Around:
    """A line that may be a heading, and what stands around it; `title` is the Chinese one where there are two."""

    line: Placed
    before: Placed | None
    following: Placed | None
    title: str
    number: Numbering | None
    contrast: bool  # the title is set in a face of its own
    whole: bool  # nothing follows the title on its line
    known: bool  # a title that everybody knows
    setting: Setting
    bare: bool = False  # nothing but its place between two paragraphs sets it apart


@dataclass(frozen=True, slots=True)
class Reason:
    """One test of a line and how much it weighs; an ordinary sign weighs about one."""

    name: str
    weight: float
    holds: Callable[[Around], bool]


def _is_larger(it: Around) -> bool:
    return it.setting.is_larger(it.line.size)


def _stands_alone(it: Around) -> bool:
    return it.whole and it.line.shortfall > ALONE


def _is_in_text(it: Around) -> bool:
    return not _stands_alone(it) and not it.contrast


def _is_centred(it: Around) -> bool:
    return it.whole and it.line.is_centred


def _ends_as_sentence(it: Around) -> bool:
    return ends_with_mark(it.title) and not it.contrast


def _ends_with_stop(it: Around) -> bool:
    return ends_with_mark(it.title) and it.contrast


def _holds_stop(it: Around) -> bool:
    """Whether a full stop parts the title; behind a number, in a face of its own, it ends a run-in one.

    ① counts items within a text: there it ends a sentence that is stressed.
    """
    run_in = it.contrast and it.number is not None and it.number.scheme != "circled"
    return re.search(FULL_STOP, it.title[:-1] if run_in else it.title) is not None


def _holds_comma(it: Around) -> bool:
    """Whether a comma parts the title; one within brackets parts a term's gloss: （Example of Terms，EOT）."""
    return re.search(f"[{COMMAS}]", _bracketed.sub("", it.title)) is not None


def _has_white_behind_number(it: Around) -> bool:
    return it.number is not None and it.line.text[: it.number.end].endswith((" ", "　"))


def _goes_on_with_text(it: Around) -> bool:
    return it.before is not None and it.before.may_head and runs_on(it.before, it.line)


def _has_white_above(it: Around) -> bool:
    before, line = it.before, it.line
    if before is None or before.page != line.page or before.column != line.column:
        return False
    return (line.bbox.top - before.bbox.bottom) / line.size > WHITE


def _heads_paragraph(it: Around) -> bool:
    below = it.following
    here = it.whole and below is not None and below.page == it.line.page and below.may_head
    return here and below is not None and below.is_indented


def _opens_paragraph(it: Around) -> bool:
    """Whether the line is set in, runs to the margin, and goes on at the margin below in the text's type.

    Layers of OCR programs name faces as they please, so that a paragraph's first line may seem to have its own.
    """
    line, below = it.line, it.following
    if it.number is not None or not (it.whole and line.is_indented and line.is_full) or below is None:
        return False
    together = below.page == line.page and below.column == line.column and not below.is_indented
    return together and not it.setting.contrasts(below.line, 0, len(below.text))


def is_bare(lines: Sequence[Placed], place: int, setting: Setting) -> bool:
    """Whether a short line in the text's type begins at the margin, between a finished text and an indented paragraph.

    Printed convention: where paragraphs are set in, a paragraph of one short line that is not, and has no stop, is a
    title.
    """
    line = lines[place]
    if not (line.is_well_short and abs(line.indent) < LINED_UP and setting.is_body_size(line.size)):
        return False
    before, below = (lines[at] if 0 <= at < len(lines) else None for at in (place - 1, place + 1))
    if before is None or below is None or below.page != line.page or not below.may_head:
        return False
    behind = before.may_head and (ends_sentence(before.text) or setting.contrasts(before.line, 0, len(before.text)))
    over = below.is_indented and below.is_full and below.bbox.top > line.bbox.bottom
    return behind and over and setting.is_body_size(below.size) and not MARKS.intersection(line.text)


REASONS = (
    Reason("set in a face of its own", 2.0, lambda it: it.contrast),
    Reason("a title that everybody knows", 1.5, lambda it: it.known),
    Reason("larger than the text", 1.0, _is_larger),
    Reason("stands alone on its line", 0.7, _stands_alone),
    Reason("fills its line in the type of the text", -0.7, _is_in_text),
    Reason("centred", 0.5, _is_centred),
    Reason("ends as a sentence does", -1.5, _ends_as_sentence),
    Reason("ends with a stop, in a face of its own", -0.3, _ends_with_stop),
    Reason("holds a full stop", -0.8, _holds_stop),
    Reason("holds a semicolon", -0.8, lambda it: "；" in it.title),
    Reason("holds a comma", -0.3, _holds_comma),
    Reason("white behind its number", 0.3, _has_white_behind_number),
    Reason("goes on with an unfinished line", -1.5, _goes_on_with_text),
    Reason("opens a paragraph", -2.0, _opens_paragraph),
    Reason("white above it", 0.6, _has_white_above),
    Reason("an indented paragraph below it", 0.4, _heads_paragraph),
    Reason("at the margin between two paragraphs that are set in", 1.5, lambda it: it.bare),
)


def reasons_for(around: Around) -> tuple[Reason, ...]:
    """The reasons that hold of the line."""
    return tuple(reason for reason in REASONS if reason.holds(around))
