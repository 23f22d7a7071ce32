"""Copyright and licence, as printed in mastheads, at the foot of a page and behind the abstract."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.knowledge import lazy
from pipeline.knowledge.permissions import copyright_line, license_address
from pipeline.model.article import Permissions, Text
from pipeline.model.block import Label, LabelledBlock, Origin
from pipeline.model.lang import Lang
from pipeline.text.script import hanzi_count
from pipeline.text.width import without_gaps

# Where a journal prints them; in running text they are spoken of.
_ASIDE = frozenset(
    {Label.FURNITURE, Label.UNPLACED, Label.JOURNAL, Label.IDENTIFIERS, Label.FOOTNOTE, Label.AUTHOR_NOTES}
)
_OTHERS = frozenset({Origin.SERVICE, Origin.COVER, Origin.NOTICE})
_wide = lazy.compile(r"[ \u3000]{3,}|\u3000{2}")  # parts the pieces of a running head


def permissions(blocks: Sequence[LabelledBlock]) -> Permissions:
    """The first copyright line of the article's own pages, the first words of a licence, and the first address of one.

    The address may be printed on a line under the words.
    """
    found = [(piece, block) for block in blocks for piece in _pieces(block)]
    lines = ((line, block) for piece, block in found if (line := copyright_line(piece)) is not None)
    line, where = next(lines, (None, None))
    licences = [(piece, at, block) for piece, block in found if (at := license_address(piece)) is not None]
    words, _, place = next(iter(licences), ("", "", None))
    words = words.replace(line.text, "").lstrip("，,. ") if line else words
    return Permissions(
        statement=Text(line.text, _lang(line.text), where.source) if line and where else None,
        year=line.year if line else "",
        holder=line.holder if line else "",
        license=Text(words, _lang(words), place.source) if place else None,
        license_url=next((address for _, address, _ in licences if address), ""),
    )


def _pieces(block: LabelledBlock) -> Iterator[str]:
    """The texts of a block that may speak of rights; none of running text."""
    if block.label not in _ASIDE or block.origin in _OTHERS:
        return
    text = " ".join(line.text for line in block.block.lines)
    yield from (without_gaps(piece) for piece in _wide.split(text))


def _lang(text: str) -> Lang:
    return Lang.ZH if hanzi_count(text) else Lang.EN
