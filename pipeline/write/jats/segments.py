"""Parts of a text that have a counterpart in the other language: JATS <named-content> with @id and @rid."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.model.alignment import Link
from pipeline.model.ids import segment_id
from pipeline.model.lang import Lang
from pipeline.write.jats import build
from pipeline.write.jats.ids import names


@dataclass(frozen=True, slots=True)
class Segment:
    """A sentence or keyword, its identifier, and those of its counterparts."""

    text: str
    id: str
    rids: tuple[str, ...]

    def element(self, kind: str, *printed: build.Content) -> build.Element:
        """JATS <named-content> around the printed text; without @rid where there is no counterpart."""
        attributes = {"content-type": kind, "id": self.id, "rid": names(self.rids)}
        return build.element("named-content", attributes, *printed)


def segments(prefix: str, lang: Lang, texts: Sequence[str], links: Iterable[Link]) -> list[Segment]:
    """A segment for each text of a language, with the counterparts that `links` name."""
    rids: list[list[str]] = [[] for _ in texts]
    for link in links:
        own, others = (link.zh, link.en) if lang is Lang.ZH else (link.en, link.zh)
        for place in own:
            if 0 <= place < len(texts):
                rids[place] += [segment_id(prefix, lang.other, other) for other in others]
    return [Segment(text, segment_id(prefix, lang, i), tuple(rids[i])) for i, text in enumerate(texts)]
