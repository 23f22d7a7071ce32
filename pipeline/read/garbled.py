"""Fonts whose map is wrong, told over the whole document: their characters are given as unreadable, never as text.

One font of a page may be wrong where the others are right: hanzi drawn from subsets beside a good Latin face. What a
font says is judged by all that it sets, so a few letters on a page are judged by those on the others.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.model.diagnostic import Diagnostic, Kind, Report
from pipeline.model.page import Char, Font, Page
from pipeline.read.mend import UNREADABLE
from pipeline.read.quality import has_words

# Programs that cut a font into subsets of a line or a page number the glyphs in the order of their use, from 21h on:
# the first three that such a font shows are these, which no text begins with.
_FIRST_CODES = '!"#'
_LOW_CODES = frozenset('!"#$')  # the glyphs used first are the commonest; print sets few of these, and not together
_LOW_SHARE = 0.3  # 0.4 in the poorest wrong font; a font of marks alone has one of them
_SIGNS = frozenset('!"#$%&@')
_KINDS = 2  # different ones of them: one may be all that a font is there for
_ENOUGH = 20  # characters that tell a font; the least of a wrong one of these kinds
# Capitals with accents and the signs beside them, to U+00DF: small ones are pinyin's and names', and from U+00E6 on
# stand the pieces of brackets of Symbol.
_CAPITALS = frozenset(map(chr, range(0xA1, 0xE0))) - frozenset("·°±×§µ«»²³¹®©")
_CAPITALS_SHARE = 0.08  # half of the codes from 21h to FEh stand there: 0.1 in the poorest wrong font
_CAPITAL_KINDS = 3
_LOST_SHARE = 0.3  # of characters without form: what is left of such a font has forms by chance
_FAMILY_SHARE = 0.5  # of what fonts of one make set: the others are no better
_NUMBERS = re.compile(r"\d+|\+.*")


def without_garbled(pages: Sequence[Page], report: Report) -> tuple[Page, ...]:
    """The pages, the characters of fonts with a wrong map U+FFFD; says which fonts these are, and where they begin."""
    fonts: dict[int, Font] = {}
    said: dict[int, list[str]] = {}
    first: dict[int, int] = {}
    for page in pages:
        for char in (*page.chars, *page.turned):
            key = id(char.font)
            if key not in fonts:
                fonts[key], said[key], first[key] = char.font, [], page.number
            said[key].append(char.text)
    texts = {key: "".join(said[key]).replace(" ", "") for key in fonts}
    bad = garbled({key: (fonts[key].name, texts[key]) for key in fonts})
    if not bad:
        return tuple(pages)
    for item in _said(bad, fonts, first, texts):
        report(item)
    return tuple(replace(page, chars=_lost(page.chars, bad), turned=_lost(page.turned, bad)) for page in pages)


def _said(
    bad: frozenset[int], fonts: dict[int, Font], first: dict[int, int], texts: dict[int, str]
) -> Iterator[Diagnostic]:
    """One remark for all fonts of a make, of which a document may have hundreds, on the page where they begin."""
    makes: dict[str, list[int]] = {}
    for key in fonts:
        if key in bad:
            makes.setdefault(_make(fonts[key].name), []).append(key)
    for keys in makes.values():
        name, count = fonts[keys[0]].name or "without a name", sum(len(texts[key]) for key in keys)
        yield Diagnostic(Kind.FONT_UNREADABLE, first[keys[0]], details={"font": name, "n": count})


def _lost(chars: tuple[Char, ...], bad: frozenset[int]) -> tuple[Char, ...]:
    return tuple(
        char._replace(text=UNREADABLE) if id(char.font) in bad and char.text != " " else char for char in chars
    )


def garbled(fonts: dict[int, tuple[str, str]]) -> frozenset[int]:
    """Which of the fonts, {key: (name, its text in order of use, without white)}, name other characters than they show.

    Fonts of one make, their numbers aside, are judged together where most of what they set is wrong.
    """
    bad = {key for key, (_, text) in fonts.items() if is_garbled(text)}
    if not bad:
        return frozenset()
    whole: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    for key, (name, text) in fonts.items():
        whole[_make(name)] += len(text)
        wrong[_make(name)] += len(text) if key in bad else 0
    makes = {make for make in wrong if make and wrong[make] >= _FAMILY_SHARE * whole[make] > 0}
    return frozenset(bad) | {
        key
        for key, (name, text) in fonts.items()
        if _make(name) in makes and not _has_hanzi(text) and not has_words(text)
    }


def is_garbled(text: str) -> bool:
    """Whether all that a font sets, in order of use, cannot be what it shows."""
    start = "".join(list(dict.fromkeys(text[:400]))[:3])
    if start == _FIRST_CODES:
        return True
    if len(text) < _ENOUGH or _has_hanzi(text):
        return False
    counts = Counter(text)
    low = counts.keys() & _LOW_CODES
    capitals = counts.keys() & _CAPITALS
    return (
        (len(low) >= _KINDS and sum(counts[c] for c in low) >= _LOW_SHARE * len(text))
        or (len(capitals) >= _CAPITAL_KINDS and sum(counts[c] for c in capitals) >= _CAPITALS_SHARE * len(text))
        or (counts[UNREADABLE] >= _LOST_SHARE * len(text) and len(counts.keys() & _SIGNS) >= _KINDS)
    ) and not has_words(text)


def _make(name: str) -> str:
    """The font's name without the numbers that tell the subsets of one program apart."""
    return _NUMBERS.sub("", name)


def _has_hanzi(text: str) -> bool:
    return any("\u4e00" <= c <= "\u9fff" for c in text)
