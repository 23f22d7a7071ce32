"""Articles with values spoiled as misreading spoils them, so that what speaks against a wrong value can be measured.

Of the front matter and the list of references: a text that lost its last line, or that goes on with the next one; two
values run together, or one cut in two; a value lost; a note's mark left on a name; a letter without readable form.
The article is spoiled before its languages are aligned and before it is checked, as a misread one would be.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from pipeline.model.article import Abstract, Aff, Article, Contrib, Front, Kwd, KwdGroup, Title
from pipeline.model.reference import Citation, Part, PartKind, Reference

T = TypeVar("T")

_UNREAD = "\ufffd"
_LEFT = (0.4, 0.9)  # of a text, where its end is lost
_MARKS = ("1", "2", "*", "①", "1,2")


def spoiled(article: Article, chance: random.Random, share: float) -> Article:
    """The article with about this share of its values wrong."""
    front = article.front
    front = replace(
        front,
        titles=tuple(_titles(front, chance, share)),
        contribs=tuple(_each(front.contribs, _one_contrib, _run_contribs, chance, share)),
        affs=tuple(_each(front.affs, _one_aff, _run_affs, chance, share)),
        abstracts=tuple(_abstracts(front, chance, share)),
        kwd_groups=tuple(_group(group, chance, share) for group in front.kwd_groups),
    )
    references = tuple(_each(article.back.references, _one_reference, _run_references, chance, share / 2))
    return replace(article, front=front, back=replace(article.back, references=references))


def _each(
    values: Sequence[T],
    one: Callable[[T, random.Random], T],
    run_on: Callable[[T, T], T | None],
    chance: random.Random,
    share: float,
) -> Iterator[T]:
    """The values of a list: some spoiled alone, some run together with the next, some lost."""
    rest = list(values)
    while rest:
        value = rest.pop(0)
        if chance.random() >= share:
            yield value
            continue
        way = chance.choice(("one", "one", "run", "run", "lost"))
        joined = run_on(value, rest[0]) if way == "run" and rest else None
        if joined is not None:
            rest.pop(0)
            yield joined
        elif way != "lost":
            yield one(value, chance)


def _text(text: str, chance: random.Random, after: str = "") -> str:
    """A text that lost its end or a letter, or that goes on with what stands after it."""
    way = chance.choice(("cut", "cut", "on", "unread")) if after else chance.choice(("cut", "cut", "unread"))
    if way == "on":
        return f"{text} {after}"
    at = max(1, int(len(text) * chance.uniform(*_LEFT)))
    if way == "unread":
        return text[:at] + _UNREAD + text[at + 1 :]
    space = text.rfind(" ", 0, at)
    return text[: space if space > 0 else at].rstrip()


# ---------------------------------------------------------------- titles and abstracts
def _titles(front: Front, chance: random.Random, share: float) -> Iterator[Title]:
    for title in front.titles:
        if chance.random() < share:
            byline = front.byline(title.lang)
            after = byline[0].name.printed if byline else ""
            title = replace(title, text=_text(title.text, chance, after), faces=())
        yield title


def _abstracts(front: Front, chance: random.Random, share: float) -> Iterator[Abstract]:
    for abstract in front.abstracts:
        if chance.random() < share:
            last = abstract.secs[-1]
            after = " ".join(front.kwds(abstract.lang))
            last = replace(last, text=_text(last.text, chance, after), faces=())
            abstract = replace(abstract, secs=(*abstract.secs[:-1], last))
        yield abstract


# ---------------------------------------------------------------- persons and institutions
def _one_contrib(contrib: Contrib, chance: random.Random) -> Contrib:
    name = contrib.name
    given = name.given_names
    if len(given) > 1 and chance.random() < 0.3:
        given = given[:-1]
    else:
        given += chance.choice((*_MARKS, _UNREAD))
    return replace(contrib, name=replace(name, given_names=given, printed=f"{name.surname}{given}"))


def _run_contribs(one: Contrib, other: Contrib) -> Contrib | None:
    name, after = one.name, other.name
    if name.lang is not after.lang:
        return None
    given = f"{name.given_names} {after.surname}{after.given_names}".strip()
    return replace(one, name=replace(name, given_names=given, printed=f"{name.printed} {after.printed}"))


def _one_aff(aff: Aff, chance: random.Random) -> Aff:
    return replace(aff, text=_text(aff.text, chance))


def _run_affs(one: Aff, other: Aff) -> Aff | None:
    return replace(one, text=f"{one.text}; {other.text}") if one.lang is other.lang else None


# ---------------------------------------------------------------- keywords
def _group(group: KwdGroup, chance: random.Random, share: float) -> KwdGroup:
    found = list(_each(group.kwds, _one_kwd, _run_kwds, chance, share))
    if found and chance.random() < share:
        place = chance.randrange(len(found))
        found[place : place + 1] = _parted(found[place])
    return replace(group, kwds=tuple(found))


def _one_kwd(kwd: Kwd, chance: random.Random) -> Kwd:
    return replace(kwd, text=_text(kwd.text, chance), faces=())


def _run_kwds(one: Kwd, other: Kwd) -> Kwd:
    return replace(one, text=f"{one.text} {other.text}", faces=())


def _parted(kwd: Kwd) -> list[Kwd]:
    """A keyword cut in two, at a space where it has one."""
    at = kwd.text.find(" ") if " " in kwd.text else len(kwd.text) // 2
    texts = (kwd.text[:at].strip(), kwd.text[at:].strip())
    return [replace(kwd, text=text, faces=()) for text in texts if text]


# ---------------------------------------------------------------- references
def _one_reference(reference: Reference, chance: random.Random) -> Reference:
    first, *others = reference.citations
    keep = max(1, int(len(first.parts) * chance.uniform(*_LEFT)))
    return replace(reference, citations=(replace(first, parts=first.parts[:keep], faces=()), *others))


def _run_references(one: Reference, other: Reference) -> Reference:
    """An entry that swallowed the next one: its text, as a comment behind its own."""
    first, *others = one.citations
    text = " ".join(citation.text for citation in other.citations)
    return replace(one, citations=(_longer(first, text), *others))


def _longer(citation: Citation, text: str) -> Citation:
    return replace(citation, parts=(*citation.parts, Part(PartKind.COMMENT, f" {text}")))
