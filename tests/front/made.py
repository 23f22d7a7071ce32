"""Labelled blocks of printed text, set as lines and read back, so that indices and gaps are what the layout makes."""

from __future__ import annotations

from pipeline.knowledge.labels import label_at_start
from pipeline.layout.lines import lines
from pipeline.layout.segments import segments
from pipeline.model.block import Block, Label, LabelledBlock, Origin
from pipeline.model.lang import Lang
from pipeline.text.script import lang_of
from tests.layout.made import HEIGHT, PITCH, rows


def block(
    label: Label,
    *printed: str,
    lang: Lang | None = None,
    page: int = 1,
    y: float = 100.0,
    rule: str | None = None,
    origin: Origin | None = None,
) -> LabelledBlock:
    """A block of these lines (`^{1}` and `<2>` as in `row`), its printed label found as the label stage finds it."""
    chars = rows(printed, y=y % HEIGHT, pitch=PITCH)
    own = lines(segments(chars), page)
    assert len(own) == len(printed), [line.text for line in own]
    hit = label_at_start(own[0].text)
    row = hit.row if hit is not None and hit.row.label is label else None
    length, name = (hit.end, row.rule) if hit is not None and row is not None else (0, "made by hand")
    first = own[0].text[length:] or " ".join(line.text for line in own)
    spoken = lang or (hit.row.lang if length and hit is not None and hit.row.lang else lang_of(first))
    made = Block(tuple(own), own[0].bbox)
    origin = origin or (Origin.LABEL if row is not None else None)
    field = row.field if row is not None else ""
    return LabelledBlock(made, label, spoken, rule or name, 0.9, length, origin=origin, field=field)


def blocks(label: Label, *printed: str) -> list[LabelledBlock]:
    """A block of one line each."""
    return [block(label, text, y=100.0 + at * 20) for at, text in enumerate(printed)]
