"""Fonts whose map is wrong, told over the whole document: their characters are what they draw, or unreadable.

One font of a page may be wrong where the others are right: hanzi drawn from subsets beside a good Latin face. What a
font says is judged by all that it sets, so a few letters on a page are judged by those on the others.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from pipeline.knowledge import lazy
from pipeline.model.diagnostic import Diagnostic, Kind, Report
from pipeline.model.page import Char, Font, Page
from pipeline.read.ink import FIRST_CODES, LOW_CODES
from pipeline.read.mend import letter_of
from pipeline.read.outlines import sides
from pipeline.read.quality import has_words
from pipeline.read.reader import Contours
from pipeline.read.shapes import are_squared, letters
from pipeline.text.marks import LOST

Drawn = Callable[[Mapping[str, Collection[str]], Sequence[int]], Mapping[str, Mapping[str, Contours]]]

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
_HALF = (0.25, 0.75)  # of the square: figures take half of it, whatever their ink
_NAMED = 0.5  # of a font's signs: by chance one or two have the code of what they show
_FAMILY_SHARE = 0.5  # of what fonts of one make set: the others are no better
_FIRST = 0x21  # where a subset's codes begin
_ASCII = frozenset(range(_FIRST, 0x7F))
_QUOTES = {"\u2019": "'", "\u2018": "`"}  # what StandardEncoding has at two of their codes (PDF 32000-1, D.2)
_FIRST_ONES = 15  # the signs before the figures, of which print sets few
_FIRST_SHARE = 0.65  # of them; all are used, but some stand in figures and pages that are not read
_FOUNDER = lazy.compile(r"\+Z\w{5}-\d+$")  # as Founder's programs name subsets: `E-BZ+ZMSGYH-1`
_NUMBERS = lazy.compile(r"\d+|\+.*")


def without_garbled(pages: Sequence[Page], drawn: Drawn, report: Report) -> tuple[Page, ...]:
    """The pages, the characters of fonts with a wrong map as their outlines tell them, else U+FFFD.

    `drawn` gives outlines, as a reader's method does. Says which fonts these are, and where they begin.
    """
    known = _known(pages)
    bad = garbled({key: (own.font.name, own.text) for key, own in known.items()})
    if not bad:
        return tuple(pages)
    wrong = {key: own for key, own in known.items() if key in bad}
    shown = _shown(wrong, drawn)
    told = {key: _letters(own) for key, own in shown.items()}
    for item in _said(wrong, told):
        report(item)
    inks = {key: _inks(own, told[key]) for key, own in shown.items()}
    return tuple(
        replace(page, chars=_put(page.chars, told, inks), turned=_put(page.turned, told, {})) for page in pages
    )


@dataclass(slots=True)
class _Known:
    """All that one font sets, without white, and the page where it begins, with those where it goes on."""

    font: Font
    page: int
    texts: list[str] = field(default_factory=list)
    pages: set[int] = field(default_factory=set)

    @property
    def text(self) -> str:
        return "".join(self.texts).replace(" ", "")


def _known(pages: Sequence[Page]) -> dict[int, _Known]:
    found: dict[int, _Known] = {}
    for page in pages:
        for char in (*page.chars, *page.turned):
            own = found.get(id(char.font))
            if own is None:
                own = found[id(char.font)] = _Known(char.font, page.number)
            own.texts.append(char.text)
            own.pages.add(page.number)
    return found


def _shown(wrong: Mapping[int, _Known], drawn: Drawn) -> dict[int, Mapping[str, Contours]]:
    """What these fonts draw, by font; of a name that two of them share nothing, as it tells neither."""
    names = Counter(own.font.name for own in wrong.values())
    asked = {own.font.name: sorted(set(own.text)) for own in wrong.values() if names[own.font.name] == 1}
    found = drawn(asked, sorted({own.page for own in wrong.values()}))
    return {key: found.get(own.font.name, {}) for key, own in wrong.items()}


def _letters(shown: Mapping[str, Contours]) -> dict[str, str]:
    told = letters(shown)
    return {} if _says_its_names(told) else told


def _inks(shown: Mapping[str, Contours], told: Mapping[str, str]) -> dict[str, tuple[float, float]]:
    """Where the letters of a font begin and end, in type sizes from their places, if cut for the square of a hanzi."""
    if not told or not are_squared(shown):
        return {}
    inks = ((text, letter, sides(shown[text])[0]) for text, letter in told.items() if letter.isascii())
    return {
        text: (min(left, _HALF[0]), max(right, _HALF[1])) if letter.isdigit() else (left, right)
        for text, letter, (left, right) in inks
        if letter.isalnum()
    }


def _says_its_names(told: Mapping[str, str]) -> bool:
    """Whether what is drawn is what the map names, which it cannot be: another face stands in for it."""
    return sum(letter_of(letter) == letter_of(text) for text, letter in told.items()) > _NAMED * len(told)


def _said(wrong: Mapping[int, _Known], told: Mapping[int, Mapping[str, str]]) -> Iterator[Diagnostic]:
    """One remark for all fonts of a make, of which a document may have hundreds, on the page where they begin.

    Its details tell all pages that they stand on.
    """
    makes: dict[tuple[str, Kind], list[int]] = {}
    for key, own in wrong.items():
        kind = Kind.FONT_MENDED if told[key] else Kind.FONT_UNREADABLE
        makes.setdefault((_make(own.font.name), kind), []).append(key)
    for (_, kind), keys in makes.items():
        first = wrong[keys[0]]
        count = sum(len(wrong[key].text) for key in keys)
        pages = frozenset[int]().union(*(wrong[key].pages for key in keys))
        details = {"font": first.font.name or "without a name", "n": count, "pages": pages}
        yield Diagnostic(kind, first.page, details=details)


def _put(
    chars: Sequence[Char],
    told: Mapping[int, Mapping[str, str]],
    inks: Mapping[int, Mapping[str, tuple[float, float]]],
) -> tuple[Char, ...]:
    return tuple(
        _inked(char, inks.get(id(char.font), {}))._replace(text=told[id(char.font)].get(char.text, LOST))
        if id(char.font) in told and char.text != " "
        else char
        for char in chars
    )


def _inked(char: Char, inks: Mapping[str, tuple[float, float]]) -> Char:
    """The character between the edges of its ink: its box is the square of a hanzi, or what the next letter leaves."""
    if char.text not in inks:
        return char
    left, right = inks[char.text]
    return char._replace(x0=char.x0 + left * char.size, x1=char.x0 + right * char.size)


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
    if start == FIRST_CODES or _is_numbered_by_use(text):
        return True
    if len(text) < _ENOUGH or _has_hanzi(text):
        return False
    counts = Counter(text)
    low = counts.keys() & LOW_CODES
    capitals = counts.keys() & _CAPITALS
    return (
        (len(low) >= _KINDS and sum(counts[c] for c in low) >= _LOW_SHARE * len(text))
        or (len(capitals) >= _CAPITAL_KINDS and sum(counts[c] for c in capitals) >= _CAPITALS_SHARE * len(text))
        or (counts[LOST] >= _LOST_SHARE * len(text) and len(counts.keys() & _SIGNS) >= _KINDS)
    ) and not has_words(text)


def _is_numbered_by_use(text: str) -> bool:
    """Whether its codes are those of a subset whose glyphs are numbered in the order of their use, from 21h on: no text
    shows `! " # $ % & ' ( ) * + , - . /` and what stands behind them, but no words."""
    codes = {ord(_QUOTES.get(sign, sign)) for sign in set(text)} & _ASCII
    first = range(_FIRST, _FIRST + min(len(codes), _FIRST_ONES))
    return (
        codes.issuperset(map(ord, FIRST_CODES))
        and len(codes.intersection(first)) >= _FIRST_SHARE * len(first)
        and not has_words(text)
    )


def _make(name: str) -> str:
    """The program's mark behind the fonts that it cut into subsets, else the font's name without its numbers."""
    return "+Z" if _FOUNDER.search(name) else _NUMBERS.sub("", name)


def _has_hanzi(text: str) -> bool:
    return any("\u4e00" <= c <= "\u9fff" for c in text)
