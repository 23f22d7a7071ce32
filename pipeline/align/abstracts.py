"""Abstracts of two languages, sentence by sentence."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from pipeline.align import beads, evidence, vectors
from pipeline.align.terms import Translations
from pipeline.knowledge.abstract_sections import section_kinds
from pipeline.model.alignment import Link, Sentence
from pipeline.model.article import Abstract
from pipeline.model.lang import Lang
from pipeline.text import sentences
from pipeline.text.alike import bare
from pipeline.text.vectors import Encode

Segmenter = Callable[[str, Lang], Sequence[str]]


def split(abstract: Abstract | None, segment: Segmenter = sentences.sentences) -> tuple[Sentence, ...]:
    """An abstract's sentences; each section's first one carries its label."""
    found = []
    for place, sec in enumerate(abstract.secs if abstract else ()):
        for count, text in enumerate(segment(sec.text, abstract.lang if abstract else Lang.ZH)):
            found.append(Sentence(text, place, "" if count else sec.title))
    return tuple(found)


def align(
    zh: Sequence[Sentence],
    en: Sequence[Sentence],
    terms: Sequence[tuple[str, str]] = (),
    translations: Translations | None = None,
    encode: Encode | None = None,
) -> tuple[Link, ...]:
    """Groups of sentences that translate each other, in printed order; structured abstracts section by section.

    `terms` are pairs that the article gives, `translations` come from a learned lexicon, `encode` makes vectors.
    """
    links: list[Link] = []
    for own, other in _parts(zh, en):
        zh_texts, en_texts = [s.printed for s in zh[own]], [s.printed for s in en[other]]
        made: evidence.Evidence = evidence.items(zh_texts, en_texts, terms, translations)
        if encode is not None:
            made = vectors.vectors(zh_texts, en_texts, encode, made)
        for link in beads.align(zh_texts, en_texts, made):
            links.append(
                replace(
                    link,
                    zh=tuple(own.start + place for place in link.zh),
                    en=tuple(other.start + place for place in link.en),
                )
            )
    return tuple(links)


def _parts(zh: Sequence[Sentence], en: Sequence[Sentence]) -> Iterator[tuple[slice, slice]]:
    """Runs of sentences that belong together: cut where both languages print a label of the same kind."""
    own, other = _labels(zh), _labels(en)
    start, place = (0, 0), 0
    for at, kind in own:
        match = next((i for i in range(place, len(other)) if other[i][1] == kind), None)
        if match is None:
            continue
        here = (at, other[match][0])
        if here[0] > start[0] and here[1] > start[1]:
            yield slice(start[0], here[0]), slice(start[1], here[1])
            start = here
        place = match + 1
    yield slice(start[0], len(zh)), slice(start[1], len(en))


def _labels(found: Sequence[Sentence]) -> list[tuple[int, str]]:
    kinds = ((place, section_kind(sentence.title)) for place, sentence in enumerate(found) if sentence.title)
    return [(place, kind) for place, kind in kinds if kind]


def section_kind(label: str) -> str:
    """The kind of an inner label as printed (目的, [Objective]:), brackets and colon allowed; empty if unknown."""
    return _kinds().get(bare(label), "")


@cache
def _kinds() -> Mapping[str, str]:
    return {bare(form): kind for form, kind in section_kinds().items()}
