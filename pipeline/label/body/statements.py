"""What stands behind the body under a heading of its own: acknowledgements, appendices, statements."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from pipeline.knowledge.body_headings import heading_knowledge
from pipeline.knowledge.labels import label_at_start
from pipeline.label.body.claims import LineClaim, Said
from pipeline.label.body.lines import Placed
from pipeline.label.body.rules import BACK, TEXT
from pipeline.model.block import Label, Line, Origin
from pipeline.text.bilingual import heading_halves
from pipeline.typeset.lines import first_style_end

_WHITE = " \u3000"


def statement_claims(blocks: Sequence[Sequence[Placed]], ends: Collection[int]) -> Said:
    """What blocks are part of, as a heading over them says: a claim on the first line of each.

    A heading of thanks or of an appendix is still told by its rule, and what stands under it by its own: the claim says
    what it is the heading, or the text, of. `ends` are the places of blocks behind which no heading from before holds.
    """
    said: dict[tuple[int, int, int], LineClaim] = {}
    current: Label | None = None
    level = place = 0
    for lines in blocks:
        first = lines[0]
        own = first.claim or LineClaim(Label.PARAGRAPH, TEXT)
        if any(place < end < first.at[0] for end in ends):
            current = None
        place = first.at[0]
        text = "".join(line.text for line in lines).strip(_WHITE)
        if own.what is Label.HEADING:
            opened = _opened(text[own.label_length :])
            level = own.level if opened is not None else level
            goes_on = current is Label.APPENDIX and own.level > level
            current = opened or (current if goes_on else None)
        elif own.what is not Label.PARAGRAPH:
            continue
        elif heading_knowledge().ack_run_in.match(text):
            current = Label.ACK
        elif (word := _states(first.line)) > 0:
            current, own = Label.FOOTNOTE, replace(own, label_length=word)
        if current is Label.FOOTNOTE:
            said[first.at] = replace(own, what=current, rule=BACK, origin=Origin.STATEMENT)
        elif current is not None:
            said[first.at] = replace(own, what=current)
    return said


def _states(line: Line) -> int:
    """How long the word is that makes a statement of the paragraph behind it: `作者贡献声明：李明…`; 0 without one."""
    hit = label_at_start(line.text, first_style_end(line))
    is_word = hit is not None and hit.row.label is Label.FOOTNOTE and hit.end < len(line.text.rstrip())
    return hit.end if hit is not None and is_word else 0


def _opened(heading: str) -> Label | None:
    """What a heading opens, told by its Chinese half where it has two."""
    title = heading.strip(_WHITE)
    title, _ = heading_halves(title) or (title, "")
    known = heading_knowledge()
    kinds = ((known.ack, Label.ACK), (known.appendix, Label.APPENDIX), (known.back, Label.FOOTNOTE))
    return next((label for pattern, label in kinds if pattern.match(title)), None)
