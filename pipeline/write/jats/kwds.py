"""JATS <kwd-group>, the keywords of the two languages tied to each other."""

from pipeline.model.alignment import Alignment
from pipeline.model.article import Front
from pipeline.model.lang import Lang
from pipeline.write.characters import legal
from pipeline.write.jats.build import NOTHING, Element, element, faced, group, lang
from pipeline.write.jats.segments import segments


def kwd_groups(front: Front, alignment: Alignment, first: Lang) -> list[Element]:
    """JATS <kwd-group> a language, the body's first; no <title>, as the label is not part of the keywords."""
    made = [_kwd_group(front, alignment, language) for language in (first, first.other)]
    return [item for item in made if item is not None]


def _kwd_group(front: Front, alignment: Alignment, language: Lang) -> Element | None:
    own = next((group.kwds for group in front.kwd_groups if group.lang is language), ())
    tied = segments("kwd", language, [kwd.text for kwd in own], alignment.keywords)
    kwds = [
        element("kwd", NOTHING, segment.element("keyword", *faced(kwd.text.strip(), kwd.faces)))
        for segment, kwd in zip(tied, own, strict=True)
        if legal(segment.text).strip()
    ]
    return group("kwd-group", {"kwd-group-type": "author", **lang(language)}, *kwds)
