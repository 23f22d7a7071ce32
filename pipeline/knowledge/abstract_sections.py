"""abstract_sections.toml: the inner labels of structured abstracts, by language."""

from __future__ import annotations

import re
from functools import cache

from pipeline.knowledge import lazy
from pipeline.knowledge.toml import load
from pipeline.model.lang import Lang

_BRACKETED = r"[\[【〔［(（]\s*(?:{words})\s*[\]】〕］)）]\s*[:：]?"


def _words(lang: Lang, shouted: bool = False) -> str:
    forms = sorted(load("abstract_sections")[lang.value]["forms"], key=len, reverse=True)
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
    before = r"(?:^|(?<=[。．.;；!?\s\u3000\])】］]))"
    bracketed = rf"[\[【〔［(（]\s*{title}\s*[\]】〕］)）]\s*[:：]?"
    colon = rf"{before}{title}\s*[:：]"
    capitals = _words(lang, shouted=True)
    shouted = rf"(?:{capitals})(?:\s+(?:AND|&)\s+(?:{capitals}))?"
    bare = (
        rf"{before}{title}(?:[\u3000\s]+)(?=\S)"
        if lang is Lang.ZH
        else rf"{before}(?P<title>{shouted}(?=\s+\S)|{either}(?=\s+[\"'“‘(\[]?[A-Z\d]))\s+"
    )
    flags = re.IGNORECASE if lang is Lang.EN else 0
    return (
        lazy.compile(bracketed, flags),
        lazy.compile(colon, flags),
        lazy.compile(bare),
    )


def line_ending(text: str) -> str:
    """The Chinese label of a part that ends a printed line behind a full stop, empty where none does."""
    match = _line_ending().search(text)
    return match["title"] if match is not None else ""


@cache
def _line_ending() -> re.Pattern[str]:
    return lazy.compile(rf"[。．.;；!?\])】］]\s*(?P<title>{_words(Lang.ZH)})\s*$")
