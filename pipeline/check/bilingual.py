"""What an editor wants to hear about the two languages: where they say different things."""

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from pipeline.knowledge import lazy, names
from pipeline.knowledge.front import front_knowledge
from pipeline.model.alignment import Alignment
from pipeline.model.article import Article, Contrib, Front, KwdGroup, Text
from pipeline.model.diagnostic import Diagnostic, Kind, Report
from pipeline.model.lang import Lang
from pipeline.model.source import Source
from pipeline.text.marks import LISTS, SEMICOLONS
from pipeline.text.names import is_han_name, latin_name, name_similarity
from pipeline.text.numbers import months, numbers
from pipeline.text.pinyin import letters, split_syllables
from pipeline.text.script import is_hanzi
from pipeline.text.width import half_width

# Two systems of spelling, or initials, reach this; a letter wrong in a name does not.
_SPELT_WELL = 0.9
_AWARD = lazy.compile(r"(?<![A-Za-z0-9])[A-Za-z]{0,6}[-–]?\d[A-Za-z0-9\-–—./]{4,}")
_OTHERS = lazy.compile("|".join(map(re.escape, sorted(names.words("others")))), re.IGNORECASE)
# Behind the names stands a full stop and the title or the year, or the year in brackets.
_NAMES_END = lazy.compile(r"[．。]|\.(?=\s*(?:[^\W\d_]{4,}|(?:19|20)\d\d\b))|\s*[(（](?=(?:19|20)\d\d\b)")
_INITIALS = lazy.compile(r"\s*(?:[A-Z]\.[\s-]*)+")
_enumeration = lazy.compile(r"(?:^|[\s，。；,;:：])[(（]?\d{1,2}[)）、．]")  # 1) 2) of a list


def check(article: Article, report: Report) -> None:
    """Report where the Chinese and the English of an aligned article differ: counts, names, numbers, sentences."""
    _keywords(article.front, report)
    _authors(article.front, article.alignment, report)
    _cited_as(article.front, report)
    _numbers(article.front, report)
    _sentences(article, report)
    _awards(article.front, report)


def _say(
    report: Report, kind: Kind, source: Source | None, other: Source | None = None, about: str = "", **details: object
) -> None:
    report(Diagnostic(kind, source.page if source else 0, source, details, other, about))


# ---------------------------------------------------------------- keywords and authors
def _keywords(front: Front, report: Report) -> None:
    zh, en = _group(front, Lang.ZH), _group(front, Lang.EN)
    if zh and en and len(zh.kwds) != len(en.kwds):
        _say(report, Kind.KWD_COUNTS_DIFFER, zh.source, en.source, "keywords", zh=len(zh.kwds), en=len(en.kwds))


def _group(front: Front, lang: Lang) -> KwdGroup | None:
    return next((group for group in front.kwd_groups if group.lang is lang and group.kwds), None)


def _authors(front: Front, alignment: Alignment, report: Report) -> None:
    zh, en = front.byline(Lang.ZH), front.byline(Lang.EN)
    if not zh or not en:
        return
    if len(zh) != len(en):
        _say(report, Kind.AUTHOR_COUNTS_DIFFER, zh[0].source, en[0].source, "authors", zh=len(zh), en=len(en))
    paired = [(link.zh[0], link.en[0]) for link in alignment.authors]
    tied_zh, tied_en = ({pair[side] for pair in paired} for side in (0, 1))
    for place, one in enumerate(zh):
        if place not in tied_zh:
            _say(report, Kind.AUTHOR_UNPAIRED, one.source, en[0].source, front.address(one), name=_full(one))
    for place, one in enumerate(en):
        if place not in tied_en:
            _say(report, Kind.AUTHOR_UNPAIRED, one.source, zh[0].source, front.address(one), name=_full(one))
    # an author missing on one side moves the others, which is no other order
    for (i, j), expected in zip(paired, sorted(other for _, other in paired), strict=True):
        if expected != j:
            details: dict[str, object] = {"zh": _full(zh[i]), "i": i + 1, "en": _full(en[j]), "j": j + 1}
            _say(report, Kind.AUTHOR_ORDER_DIFFERS, zh[i].source, en[j].source, front.address(zh[i]), **details)
        name = en[j].name
        known = is_han_name(_full(zh[i]))  # other languages have spellings of their own
        if known and _spelling(zh[i], name.surname, name.given_names) < _SPELT_WELL:
            both = {"zh": _full(zh[i]), "en": _full(en[j])}
            _say(report, Kind.AUTHOR_SPELLING_DIFFERS, zh[i].source, en[j].source, front.address(zh[i]), **both)


def _full(contrib: Contrib) -> str:
    name = contrib.name
    if name.lang is Lang.ZH:
        return f"{name.surname}{name.given_names}" or name.printed
    return f"{name.given_names} {name.surname}".strip() or name.printed


def _spelling(contrib: Contrib, surname: str, given: str) -> float:
    return name_similarity(_full(contrib), surname, given)


# ---------------------------------------------------------------- the article's own citation
def _cited_as(front: Front, report: Report) -> None:
    """The authors that the citation line gives, `SONG S L, WANG X. …`, against the by-line, one by one."""
    journals = {letters(title.text) for title in front.journal.titles}
    for line in front.self_citations:
        byline = front.byline(line.lang)
        cited_names = _cited(line, byline)
        if cited_names and letters(cited_names[0]) in journals:
            continue  # `Acta Exempla, 70, 140302 (2021)`: no names
        for cited, author in zip(cited_names, byline, strict=False):
            if not _is_same(cited, author):
                _say(report, Kind.CITED_AS_DIFFERS, line.source, author.source, cited=cited, author=_full(author))


def _cited(line: Text, byline: Sequence[Contrib]) -> list[str]:
    """The names at the beginning of a citation line, at most as many as the by-line has; a journal's is none."""
    if front_knowledge().bare_citation.match("".join(half_width(line.text).split())):
        return []
    archive = front_knowledge().archived.match(line.text)
    if archive is not None:
        listed = re.split(r"[.．]", archive["names"])
    else:
        listed = _with_initials(re.split(f"[{LISTS}{SEMICOLONS}]", _NAMES_END.split(line.text)[0]))
    found = []
    for name in listed[: len(byline)]:
        text = " ".join(_OTHERS.split(name)[0].replace("．", ".").split())
        if not text or (line.lang is Lang.ZH) != any(map(is_hanzi, text)) or len(text.split()) > 4:
            break
        found.append(text)
    return found


def _with_initials(listed: Iterable[str]) -> list[str]:
    """The pieces of a list, initials that a comma parts from the name put to it: `Li, M., & Wang, X.-F.`."""
    found: list[str] = []
    for piece in listed:
        if found and _INITIALS.fullmatch(piece) is not None:
            found[-1] += piece
        else:
            found.append(piece.lstrip(" &"))
    return found


def _is_same(cited: str, author: Contrib) -> bool:
    """Whether a cited name can be this author's: the surname whole, of the given names at least the initials."""
    if author.name.lang is Lang.ZH:
        return "".join(cited.split()) == "".join(_full(author).split())
    surname, given = latin_name(cited)
    if letters(surname) != letters(author.name.surname):
        return False
    own, other = letters(given), letters(author.name.given_names)
    return not own or not other or own == other or own in _initials(author.name.given_names)


def _initials(given: str) -> set[str]:
    """The initials that a citation may give for these names: Minghong is M or MH, Shi-long S or SL."""
    words = [word for word in re.split(r"[\s.\-]+", given) if word]
    syllables = [part for word in words for part in (split_syllables(word) or (letters(word),)) if part]
    every = "".join(part[0] for part in syllables)
    return {every[:count] for count in range(1, len(every) + 1)} | {letters(words[0])[:1] if words else ""}


# ---------------------------------------------------------------- abstracts
def _numbers(front: Front, report: Report) -> None:
    zh, en = front.abstract(Lang.ZH), front.abstract(Lang.EN)
    if not zh or not en:
        return
    sides = {Lang.ZH: zh, Lang.EN: en}
    for lang, own in sides.items():
        other = sides[lang.other]
        known = _values(other.text, lang.other)
        missing = [text for value, text in _printed(own.text, lang) if not _is_known(value, known)]
        if missing:
            listed = ", ".join(dict.fromkeys(missing))
            where = f"abstracts[{lang.value}]"
            _say(report, Kind.NUMBERS_DIFFER, own.source, other.source, where, lang=lang.value, numbers=listed)


def _printed(text: str, lang: Lang) -> list[tuple[str, str]]:
    """The numbers printed in digits, with how they are printed; not marks of an enumeration, nor counts under ten.

    Three levels that Chinese counts and then names, English often only names.
    """
    marks = {place for found in _enumeration.finditer(text) for place in range(found.start(), found.end())}
    return [
        (number.value, text[number.start : number.end].strip())
        for number in numbers(text, lang)
        if number.digits and number.start not in marks and (number.percent or len(number.value) > 1)
    ]


def _values(text: str, lang: Lang) -> frozenset[str]:
    """Every number of a text, words and names of months included, and the digits inside of names."""
    found = {number.value for number in numbers(text, lang)}
    found |= {number for month, number in months().items() if re.search(rf"\b{month[:3]}", text, re.IGNORECASE)}
    return frozenset(found | set(re.findall(r"\d+(?:\.\d+)?", text)))


def _is_known(value: str, known: Iterable[str]) -> bool:
    """Whether the other side has the value: the same, as a share of 100, or an ordinal that it writes as a word."""
    number = Decimal(value)
    forms = {Decimal(other) for other in known}
    return number in forms or number * 100 in forms or number / 100 in forms or value == "1"


def _sentences(article: Article, report: Report) -> None:
    tied = article.alignment
    zh, en = article.front.abstract(Lang.ZH), article.front.abstract(Lang.EN)
    if not zh or not en:
        return
    for link in tied.abstract:
        if link.zh and link.en:
            continue
        for place in link.zh:
            _say(report, Kind.SENTENCE_UNPAIRED, zh.source, en.source, text=tied.sentences_zh[place].printed)
        for place in link.en:
            _say(report, Kind.SENTENCE_UNPAIRED, en.source, zh.source, text=tied.sentences_en[place].printed)


# ---------------------------------------------------------------- funding
def _awards(front: Front, report: Report) -> None:
    """Award numbers of the two funding statements, where both are printed."""
    zh = next((text for text in front.funding_statements if text.lang is Lang.ZH), None)
    en = next((text for text in front.funding_statements if text.lang is Lang.EN), None)
    if not zh or not en:
        return
    own, other = _award_numbers(zh.text), _award_numbers(en.text)
    differing = [number for number in (*own, *other) if (number in own) != (number in other)]
    if own and other and differing:
        listed = ", ".join(dict.fromkeys(differing))
        _say(report, Kind.AWARD_NUMBERS_DIFFER, zh.source, en.source, numbers=listed)


def _award_numbers(text: str) -> tuple[str, ...]:
    found = (number.rstrip("-–—./") for number in _AWARD.findall(text))
    return tuple(dict.fromkeys(re.sub(r"[–—]", "-", number).upper() for number in found))
