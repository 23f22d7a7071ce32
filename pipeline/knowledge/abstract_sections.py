"""abstract_sections.toml: the inner labels of structured abstracts, by what they announce."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from pipeline.knowledge import lazy
from pipeline.knowledge.toml import load
from pipeline.model.lang import Lang

_UNPAIRED = "other"  # the labels that announce nothing which a label of the other language would
_BEFORE = r"(?:^|(?<=[。．.;；!?\s\u3000\])】］]))"


def _words(lang: Lang, shouted: bool = False, of: str = "") -> str:
    """The forms, or those that have a word in them, as alternatives."""
    parts = load("abstract_sections")["part"].values()
    forms = sorted((form for part in parts for form in part[lang.value] if of in form), key=len, reverse=True)
    forms = [form.upper() for form in forms] if shouted else forms
    return "|".join(
        r"\s*".join(map(re.escape, form.replace(" ", ""))) if lang is Lang.ZH else _beside_solidus(form)
        for form in forms
    )


def _beside_solidus(form: str) -> str:
    """The form as a pattern: `Purpose/significance` is printed with white beside its stroke, too."""
    return r"\s*/\s*".join(map(re.escape, form.split("/")))


@cache
def section_patterns(lang: Lang) -> tuple[re.Pattern[str], ...]:
    """Patterns of a part's label, the surest first: in brackets, with a colon, with a gap or a capital after it.

    Two of the words joined by 与, 和, 及 or "and" are a label too; one in capitals needs no capital after it.

    Each has the group `title`. The last one counts only where an abstract has several of them.
    """
    words = _words(lang)
    joint = r"\s*[与和及]\s*" if lang is Lang.ZH else r"\s+(?i:and|&)\s+"
    either = rf"(?:{words})(?:{joint}(?i:{words}))?"
    title = rf"(?P<title>{either})"
    bracketed = rf"[\[【〔［(（]\s*{title}\s*[\]】〕］)）]\s*[:：]?"
    colon = rf"{_BEFORE}{title}\s*[:：]"
    capitals = _words(lang, shouted=True)
    shouted = rf"(?:{capitals})(?:\s+(?:AND|&)\s+(?:{capitals}))?"
    bare = (
        rf"{_BEFORE}{title}(?:[\u3000\s]+)(?=\S)"
        if lang is Lang.ZH
        else rf"{_BEFORE}(?P<title>{shouted}(?=\s+\S)|{either}(?=\u3000|\s+[\"'“‘(\[]?[A-Z\d]))\s+"
    )
    flags = re.IGNORECASE if lang is Lang.EN else 0
    return (
        lazy.compile(bracketed, flags),
        lazy.compile(colon, flags),
        lazy.compile(bare),
    )


def in_order(text: str) -> list[re.Match[str]]:
    """The Chinese labels of the four parts, each opening a sentence, in their usual order; none where one is missing.

    GB/T 6447-1986 names the parts and orders them. Where a file tells neither white nor face, four sentences that begin
    so are told by their words, unless one says what the word says: 方法是…, 结果表明….
    """
    found: list[re.Match[str]] = []
    for pattern in _ordered():
        match = pattern.search(text, found[-1].end() if found else 0)
        if match is None or (not found and match.start()):
            return []
        found.append(match)
    return found


@cache
def _ordered() -> tuple[re.Pattern[str], ...]:
    own = load("abstract_sections")
    goes_on = "|".join(own["goes_on"])
    return tuple(
        lazy.compile(rf"{_BEFORE}\s*(?P<title>{_words(Lang.ZH, of=word)})\s*(?!{goes_on})(?=\S)")
        for word in own["order"]
    )


def is_label(text: str, lang: Lang) -> bool:
    """Whether this is all of a part's label: 对象与方法, `Materials and methods`; white and case say nothing."""
    whole = _whole_labels(lang).fullmatch("".join(text.split()))
    return whole is not None


@cache
def _whole_labels(lang: Lang) -> re.Pattern[str]:
    words = _words(lang).replace(r"\ ", "")
    joint = "[与和及]" if lang is Lang.ZH else "and"
    return lazy.compile(rf"(?:{words})(?:{joint}(?:{words}))?", re.IGNORECASE)


def line_ending(text: str) -> str:
    """The Chinese label of a part that ends a printed line behind a full stop, empty where none does."""
    match = _line_ending().search(text)
    return match["title"] if match is not None else ""


@cache
def _line_ending() -> re.Pattern[str]:
    return lazy.compile(rf"[。．.;；!?\])】］]\s*(?P<title>{_words(Lang.ZH)})\s*$")


@cache
def section_kinds() -> Mapping[str, str]:
    """What the labels announce, in either language: the label to its kind; those that pair nothing are left out."""
    parts = load("abstract_sections")["part"]
    kinds = {form: kind for kind, part in parts.items() for lang in Lang for form in part[lang.value]}
    return MappingProxyType({form: kind for form, kind in kinds.items() if kind != _UNPAIRED})
