"""abstract_sections.toml: the inner labels of structured abstracts, by language."""

from __future__ import annotations

import re
from functools import cache

from pipeline.knowledge.toml import load
from pipeline.model.lang import Lang

_BRACKETED = r"[\[【〔［(（]\s*(?:{words})\s*[\]】〕］)）]\s*[:：]?"


def _words(lang: Lang) -> str:
    forms = sorted(load("abstract_sections")[lang.value]["forms"], key=len, reverse=True)
    return "|".join(
        r"\s*".join(map(re.escape, form.replace(" ", ""))) if lang is Lang.ZH else re.escape(form) for form in forms
    )


@cache
def section_patterns(lang: Lang) -> tuple[re.Pattern[str], ...]:
    """Patterns of a part's label, the surest first: in brackets, with a colon, with a gap or a capital after it.

    Each has the group `title`. The last one counts only where an abstract has several of them.
    """
    words = _words(lang)
    before = r"(?:^|(?<=[。．.;；!?\s\u3000\])】］]))"
    bracketed = rf"[\[【〔［(（]\s*(?P<title>{words})\s*[\]】〕］)）]\s*[:：]?"
    colon = rf"{before}(?P<title>{words})\s*[:：]"
    bare = (
        rf"{before}(?P<title>{words})(?:[\u3000\s]+)(?=\S)"
        if lang is Lang.ZH
        else rf"{before}(?P<title>{words})\s+(?=[A-Z\d])"
    )
    flags = re.IGNORECASE if lang is Lang.EN else 0
    return (
        re.compile(bracketed, flags),
        re.compile(colon, flags),
        re.compile(bare),
    )
