"""Notes on the authors: biographies, correspondence, e-mails, ORCID."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from pipeline.model.article import Contrib, Note
from pipeline.model.block import Label
from pipeline.model.lang import Lang
from pipeline.parse.front.fields import Field
from pipeline.text.width import english, half_width, without_gaps

EMAIL = re.compile(r"[A-Za-z\d][A-Za-z\d._\-+]*\s?@\s?[A-Za-z\d\-]+(?:\s?\.\s?[A-Za-z\d\-]+)*\s?\.\s?[A-Za-z]{2,12}(?![A-Za-z\d])")
ORCID = re.compile(r"\d{4}-\d{4}-\d{4}-\d{3}[\dX]")


def emails(text: str) -> tuple[str, ...]:
    """The e-mail addresses in a text, the white of wide setting closed up."""
    found = (re.sub(r"\s+", "", match[0]).rstrip(".") for match in EMAIL.finditer(half_width(text)))
    return tuple(dict.fromkeys(found))


def notes(fields: Iterable[Field]) -> tuple[Note, ...]:
    """Each note on the authors as printed: JATS <author-notes>."""
    found = []
    for field in fields:
        if field.label in (Label.AUTHOR_NOTES, Label.FOOTNOTE) and field.text:
            clean = english if field.lang is Lang.EN else without_gaps
            kind = "corresp" if _is_correspondence(field) else "other"
            found.append(Note(kind, clean(field.text), field.lang, field.source))
    return tuple(found)


def _is_correspondence(field: Field) -> bool:
    return bool(re.search(r"通[信讯]|责任作者|[Cc]orrespond", field.rule + field.text[:40]))


def with_notes(contribs: Sequence[Contrib], fields: Sequence[Field]) -> tuple[Contrib, ...]:
    """The persons with the e-mail, ORCID and biography that the notes give them by name.

    An address goes to the person last named before it, in a note that names none to the corresponding author.
    """
    owners: dict[int, Contrib] = dict(enumerate(contribs))
    for field in fields:
        if field.label not in (Label.AUTHOR_NOTES, Label.CITE_AS, Label.FUNDING, Label.HISTORY, Label.AFF):
            continue
        text = half_width(field.text)
        named = _named(text, contribs)
        for match in EMAIL.finditer(text):
            at = max((place for place in named if place <= match.start()), default=None)
            _give(owners, named.get(at) if at is not None else None, "email", re.sub(r"\s+", "", match[0]).rstrip("."))
        for match in ORCID.finditer(text):
            at = max((place for place in named if place <= match.start()), default=None)
            _give(owners, named.get(at) if at is not None else None, "orcid", match[0])
        if _is_correspondence(field):
            for index in named.values():
                owners[index] = replace(owners[index], corresp=True)
    return tuple(owners[index] for index in range(len(contribs)))


def _named(text: str, contribs: Sequence[Contrib]) -> dict[int, int]:
    """{place in the text: index of the person named there}."""
    folded = text.casefold()
    found: dict[int, int] = {}
    for index, contrib in enumerate(contribs):
        names = [contrib.name.printed, contrib.name.surname + contrib.name.given_names]
        names += [f"{contrib.name.surname} {contrib.name.given_names}", f"{contrib.name.given_names} {contrib.name.surname}"]
        for name in names:
            pattern = r"\s*".join(map(re.escape, re.sub(r"\s+", "", name.casefold())))
            match = re.search(pattern, folded) if pattern else None
            if match:
                found.setdefault(match.start(), index)
                break
    return found


def _give(owners: dict[int, Contrib], index: int | None, attribute: str, value: str) -> None:
    if index is None:
        index = next((i for i, c in owners.items() if c.corresp and not getattr(c, attribute)), None)
    if index is None:
        index = next((i for i, c in owners.items() if not getattr(c, attribute)), None)
    if index is not None and not getattr(owners[index], attribute):
        owners[index] = replace(owners[index], **{attribute: value})
