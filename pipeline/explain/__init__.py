"""What was found where, by which rule: as lines of text, and as one page with the blocks drawn over the pictures."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pipeline.explain.rules import sentences
from pipeline.model.block import LabelledBlock
from pipeline.model.diagnostic import Diagnostic
from pipeline.model.source import Confidence
from pipeline.model.trust import Trust
from pipeline.run import Result, convert
from pipeline.settings import Settings
from pipeline.text.join import joined_text
from pipeline.write.characters import printable

TEXT = 48  # characters shown of a block
_DOUBTED = 0.9  # values less likely right are told


def explain(path: Path, settings: Settings | None = None) -> tuple[str, ...]:
    """The lines of `lines` for one PDF.

    Raises UnusablePdf where it cannot become an article.
    """
    return tuple(lines(convert(path, settings)))


def lines(result: Result) -> Iterator[str]:
    """A line for each labelled block in reading order, one for each rule that decided, and one for each remark.

    What is doubted stands last.

    A block's line has page, box in points (`+1` where it goes on in another column), label, language, rule,
    confidence and text.
    """
    rows = [("page", "box", "label", "rule", "sure", "text"), *map(_row, result.blocks)]
    widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]) - 1)]
    for row in rows:
        page, *middle, text = row
        cells = [page.rjust(widths[0]), *(cell.ljust(width) for cell, width in zip(middle, widths[1:], strict=True))]
        yield "  ".join([*cells, text]).rstrip()
    yield from sentences(block.rule for block in result.blocks)
    for item in result.diagnostics:
        yield remark(item)
    yield from doubts(result.trust)


def doubts(trust: Trust) -> Iterator[str]:
    """`0.31 authors[3]: more words than a name has; …` for each doubted value, the least sure first."""
    if trust.confidences:
        yield f"{trust.front.share:.2f} the front matter needs no change{_because(trust.front)}"
    doubted = [(own.share, address, own) for address, own in trust.confidences.items() if own.share < _DOUBTED]
    for share, address, own in sorted(doubted, key=lambda item: item[:2]):
        yield f"{share:.2f} {address}{_because(own)}"


def _because(confidence: Confidence) -> str:
    return f": {printable('; '.join(confidence.reasons))}" if confidence.reasons else ""


def remark(item: Diagnostic) -> str:
    """`3: warning: …`, without a page where the remark is about the whole document."""
    place = f"{item.page}: " if item.page else ""
    return f"{place}{item.kind.severity}: {item.message}"


def shown(block: LabelledBlock, length: int = TEXT) -> str:
    """The block's first characters on one line, without what would move a terminal's cursor."""
    text = joined_text(block.block.lines)
    text = printable(text)
    return text if len(text) <= length else f"{text[: length - 1]}…"


def _row(block: LabelledBlock) -> tuple[str, ...]:
    first, *others = block.block.places
    box = first.bbox
    place = f"{box.x0:.1f},{box.top:.1f} {box.x1:.1f},{box.bottom:.1f}{f' +{len(others)}' if others else ''}"
    label = f"{block.label} {block.lang}"
    rule = f"{block.rule} (else {block.runner_up})" if block.runner_up else block.rule
    return str(block.block.page), place, label, rule, f"{block.confidence:.2f}", shown(block)
