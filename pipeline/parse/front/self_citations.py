"""Where the article stands, as it says itself: one text a language."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.knowledge import lazy
from pipeline.knowledge.front import front_knowledge
from pipeline.model.article import Text
from pipeline.model.block import Label
from pipeline.model.lang import Lang
from pipeline.model.source import Source
from pipeline.parse.front.fields import Field
from pipeline.text.marks import COLONS
from pipeline.text.script import hanzi_count
from pipeline.text.width import half_width, without_gaps

# `…，12(3)：4-9．LI Ming, …`: the English one begins with a name; in brackets it is a gloss of the Chinese one.
_OTHER_BEGINS = lazy.compile(r"(?<=[\d.．])\s*(?=[A-Z][A-Za-z’'-]+\s[A-Z])")


def self_citations(found: Sequence[Field]) -> list[Text]:
    """The texts in printed order; two in one note, each with its own end, are two, whatever block they stand in."""
    own = [field for field in found if field.label is Label.CITE_AS and field.text]
    return [
        Text(without_gaps(text), lang, source)
        for field in _whole(own)
        for text, lang, source in _in_both_languages(field)
    ]


def _ends(text: str) -> bool:
    """Whether a text ends as such a line does: with year, volume, issue and pages."""
    return front_knowledge().place.search("".join(half_width(text).split())) is not None


def _whole(own: Sequence[Field]) -> Iterator[Field]:
    """The fields, one whose pages stand at the beginning of the next one taken together with it."""
    before: Field | None = None
    for field in own:
        if before is not None and before.text.rstrip().endswith(tuple(COLONS)) and field.text[:1].isdigit():
            places = (*before.source.places, *field.source.places)
            over = Source.over(places, before.source.rule, before.source.confidence)
            before = replace(before, text=before.text + field.text, source=over)
            continue
        if before is not None:
            yield before
        before = field
    if before is not None:
        yield before


def _in_both_languages(field: Field) -> Iterator[tuple[str, Lang, Source]]:
    for match in _OTHER_BEGINS.finditer(field.text):
        first, second = field.text[: match.start()], field.text[match.end() :]
        is_closed = half_width(first).count("(") == half_width(first).count(")")
        if hanzi_count(first) and not hanzi_count(second) and is_closed and _ends(first) and _ends(second):
            yield first, Lang.ZH, field.source
            yield second, Lang.EN, field.source
            return
    yield field.text, field.lang, field.source
