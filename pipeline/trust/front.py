"""Signs of titles, authors, institutions, abstracts and keywords."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.knowledge import lazy
from pipeline.model.alignment import Link
from pipeline.model.article import Abstract, Aff, Contrib, Kwd, KwdGroup, Title
from pipeline.model.diagnostic import Kind
from pipeline.model.lang import Lang
from pipeline.model.walk import front, listed
from pipeline.text.alike import bare
from pipeline.text.marks import SEMICOLONS
from pipeline.text.names import is_chinese_name_latin, is_person_name_zh
from pipeline.text.pinyin import letters, spelt
from pipeline.text.script import HANZI
from pipeline.text.width import half_width
from pipeline.trust.setting import Setting
from pipeline.trust.shape import USUAL, foreign, institutions, length, unread
from pipeline.trust.value import Sign, Value

_NAME_ZH, _NAME_EN = (2, 4), (4, 30)  # hanzi, letters of nearly all names
_RATIO = (2.2, 5.5)  # letters of an English abstract to a Chinese character, nearly always
_FIRST_PAGES = 2  # front matter begins on the first, behind a cover on the second
_POSTCODE = 6  # figures, of one in China
_NAME_WORDS = 4  # of a person's name in Latin letters
_KEYWORD_WORDS = 5  # of an English keyword
_SURE = 0.95  # likeness of two readings of a name
# Between two institutions that were not parted: `…; b Law School`, `…商学院2.省社会科学院`.
_SECOND_MARK = lazy.compile(f"[;；]\\s*[a-z1-9①-⑨]\\s?[A-Z{HANZI}]|(?<=[{HANZI}])\\s?[2-9][.．、]")


def values(known: Setting) -> Iterator[Value]:
    """The front matter's texts."""
    for at in front(known.article.front):
        match at.value:
            case Title() as title:
                signs = tuple(_title(title, known))
                yield Value(at.address, "titles", title.whole, title.lang, title.source, signs)
            case Contrib() as author:
                signs = tuple(_author(author, known))
                yield Value(at.address, "authors", author.name.printed, author.lang, author.source, signs)
            case Aff() as aff:
                yield Value(at.address, "affiliations", aff.text, aff.lang, aff.source, tuple(_aff(aff, known)))
            case Abstract() as abstract:
                signs = tuple(_abstract(abstract, known))
                yield Value(at.address, "abstracts", abstract.text, abstract.lang, abstract.source, signs)
            case KwdGroup() as group:
                for place, kwd in enumerate(listed(f"{at.address}.keywords", group.kwds)):
                    signs = tuple(_kwd(kwd.value, place, group, known))
                    yield Value(kwd.address, "keywords", kwd.value.text, group.lang, kwd.value.source, signs)


def _common(text: str, known: Setting) -> Iterator[Sign]:
    yield from known.whole
    if known.repeated[bare(text)] > 1:
        yield Sign("twice", words="the same text stands in two fields")


def _late(page: int) -> Iterator[Sign]:
    if page > _FIRST_PAGES:
        yield Sign("late", words="stands behind the first pages")


def _one_language(known: Setting, field: str, lang: Lang) -> Iterator[Sign]:
    missing = {"title": Kind.TITLE_MISSING, "authors": Kind.BYLINE_MISSING}.get(field, Kind.ONE_LANGUAGE)
    said = lang.other.value if missing is not Kind.ONE_LANGUAGE else lang.value
    for item in known.of.get(missing, ()):
        if item.details["lang"] == said and item.details.get("field", field) == field:
            yield Sign("one-language", words=f"{field}: found in {lang} only")


# ---------------------------------------------------------------- titles
def _title(title: Title, known: Setting) -> Iterator[Sign]:
    text, lang = title.whole, title.lang
    yield from _common(title.text, known)
    yield from known.ground(title.source)
    yield from known.shape(text, lang)
    yield from foreign(text)
    yield from length(text, USUAL["titles", lang])
    yield from _one_language(known, "title", lang)
    if institutions(text, lang) > (0 if lang is Lang.ZH else 1):
        yield Sign("institution", words="words of an institution stand in it")
    folded = bare(title.text)
    if folded and folded in known.heads:
        yield Sign("in-heads", words="a running head repeats it", good=True)
    if known.cited and lang in {line.lang for line in known.article.front.self_citations}:
        if folded in known.cited:
            yield Sign("in-citation", words="the article's own citation repeats it", good=True)
        else:
            yield Sign("not-in-citation", words="the article's own citation has another title")
    names = text.replace("，", ",").split(",")
    if lang is Lang.ZH and all(is_person_name_zh(name) for name in names):
        yield Sign("person", words="reads as a person's name")
    tied = known.article.alignment.title
    if tied is not None:
        yield Sign("pair-score", tied.score, good=True)


# ---------------------------------------------------------------- authors
def _author(author: Contrib, known: Setting) -> Iterator[Sign]:
    name, lang = author.name, author.name.lang
    whole = f"{name.surname}{name.given_names}" if lang is Lang.ZH else f"{name.given_names} {name.surname}"
    yield from _common(name.printed, known)
    yield from known.ground(author.source)
    yield from _one_language(known, "authors", lang)
    yield from _late(author.source.page)
    if unread(whole):
        yield Sign("unread", words="holds characters without a readable form")
    known_name = is_person_name_zh(whole) if lang is Lang.ZH else is_chinese_name_latin(_latin(author))
    if not known_name:
        yield Sign("not-a-name", words="does not read as a Chinese name")
    if lang is Lang.EN and not any(char.islower() for char in whole) and " " not in name.printed.strip():
        yield Sign("caps", words="is one word in capitals")
    if not name.surname or not name.given_names:
        yield Sign("half-name", words="has no surname or no given name")
    if any(char.isdigit() or char in "*@&()（）:：" for char in whole):
        yield Sign("name-mark", words="marks or digits stand in the name")
    if lang is Lang.EN and (len(whole.split()) > _NAME_WORDS or any(word.islower() for word in whole.split())):
        yield Sign("many-words", words="more words than a name has")
    yield from length(whole, _NAME_ZH if lang is Lang.ZH else _NAME_EN)
    if institutions(whole, lang):
        yield Sign("institution", words="words of an institution stand in it")
    yield from _tied_author(author, known)


def _latin(author: Contrib) -> str:
    return f"{author.name.surname}, {author.name.given_names}"


def _tied_author(author: Contrib, known: Setting) -> Iterator[Sign]:
    front, lang = known.article.front, author.name.lang
    own, other = front.byline(lang), front.byline(lang.other)
    if not other:
        return
    if len(own) != len(other):
        counts = {lang: len(own), lang.other: len(other)}
        yield Sign("counts", words=f"authors: {counts[Lang.ZH]} in Chinese, {counts[Lang.EN]} in English")
    place = own.index(author)
    link = _link(known.article.alignment.authors, lang, place)
    if link is None:
        yield Sign("unpaired", words="no counterpart in the other language")
    elif link.score >= _SURE:
        yield Sign("pinyin", words="is spelt as in the other language", good=True)
    else:
        yield Sign("misspelt", 1 - link.score, words="is spelt unlike the other language")
        if lang is Lang.EN and _is_cut(author, other[link.zh[0]]):
            yield Sign("cut", words="is the beginning of what the Chinese name spells")
    if next(known.about(Kind.CITED_AS_DIFFERS, author.source), None) is not None:
        yield Sign("cited-otherwise", words="the article's own citation names another")


def _is_cut(author: Contrib, zh: Contrib) -> bool:
    """Whether the given name lacks the end of what the hanzi spell, `Guo` for 国立; an initial is no cut."""
    own = letters(author.name.given_names)
    return len(own) != 1 and any(s.startswith(own) and s != own for s in spelt(zh.name.given_names))


def _link(links: Sequence[Link], lang: Lang, place: int) -> Link | None:
    for link in links:
        if link.zh and link.en and place in (link.zh if lang is Lang.ZH else link.en):
            return link
    return None


# ---------------------------------------------------------------- institutions
def _aff(aff: Aff, known: Setting) -> Iterator[Sign]:
    text, lang, front = aff.text, aff.lang, known.article.front
    own, other = front.institutions(lang), front.institutions(lang.other)
    yield from _common(text, known)
    yield from known.ground(aff.source)
    yield from known.shape(text, lang)
    yield from _late(aff.source.page)
    yield from (sign for sign in foreign(text) if sign.name != "digits")
    yield from length(text, USUAL["affiliations", lang])
    count = institutions(text, lang)
    if not count:
        yield Sign("no-institution", words="no word of an institution stands in it")
    if text[:1].isdigit():
        yield Sign("starts-digit", words="begins with a digit")
    if _SECOND_MARK.search(text):
        yield Sign("second-mark", words="another institution's mark stands in it")
    if any(mark in text for mark in SEMICOLONS):
        yield Sign("semicolon", words="a semicolon stands in it: it may be two")
    if sum(len(word) == _POSTCODE for word in _digits(text)) > 1:
        yield Sign("two-postcodes", words="two postal codes stand in it: it may be two")
    if other and len(own) != len(other):
        counts = {lang: len(own), lang.other: len(other)}
        yield Sign("counts", words=f"institutions: {counts[Lang.ZH]} in Chinese, {counts[Lang.EN]} in English")
    elif other and _link(known.article.alignment.affiliations, lang, own.index(aff)) is None:
        yield Sign("unpaired", words="no counterpart in the other language")
    yield from _aff_marks(aff, own, front.byline(lang))


def _aff_marks(aff: Aff, own: Sequence[Aff], authors: Sequence[Contrib]) -> Iterator[Sign]:
    marks = {mark for author in authors for mark in author.aff_labels}
    if not aff.label and any(other.label for other in own):
        yield Sign("unmarked", words="has no mark, though others have")
    if not aff.label and not marks and len(own) > 1 and not aff.persons:
        yield Sign("many-unmarked", words="no mark says whose institution it is")
    if aff.label and marks and aff.label not in marks:
        yield Sign("mark-unused", words=f"no author has its mark {aff.label}")
    if marks - {other.label for other in own} and own:
        yield Sign("marks-missing", words="authors have marks that no institution has")


def _digits(text: str) -> list[str]:
    return "".join(char if char.isdigit() else " " for char in half_width(text)).split()


# ---------------------------------------------------------------- abstracts
def _abstract(abstract: Abstract, known: Setting) -> Iterator[Sign]:
    text, lang, article = abstract.text, abstract.lang, known.article
    other = article.front.abstract(lang.other)
    yield from _common(text, known)
    yield from known.ground(abstract.source)
    yield from known.shape(text, lang, prose=True)
    yield from foreign(text, abstract=True)
    yield from length(text, USUAL["abstracts", lang])
    yield from _one_language(known, "abstract", lang)
    if article.front.kwds(lang.other) and not article.front.kwds(lang):
        yield Sign("no-keywords", words="keywords of its language were not found: they may have run into it")
    if next(known.about(Kind.NUMBERS_DIFFER, abstract.source), None) is not None:
        yield Sign("numbers-differ", words="numbers differ between the two languages")
    if other is not None:
        zh, en = (text, other.text) if lang is Lang.ZH else (other.text, text)
        ratio, (low, high) = max(1, len(en)) / max(1, len(zh)), _RATIO
        own, longest = ratio < low, ratio > high
        if own or longest:
            size = min(1.5, abs(math.log(ratio / (low if own else high))) + 0.3)
            shorter = (lang is Lang.EN) == own
            yield Sign("ratio-short" if shorter else "ratio-long", size, "is unlike the other language in length")
    sentences = article.alignment.sentences_zh if lang is Lang.ZH else article.alignment.sentences_en
    alone = sum(1 for _ in known.about(Kind.SENTENCE_UNPAIRED, abstract.source)) / 2
    if sentences and alone:
        yield Sign("sentences-alone", min(1.0, 2 * alone / len(sentences)), "sentences have no counterpart")


# ---------------------------------------------------------------- keywords
def _kwd(kwd: Kwd, place: int, group: KwdGroup, known: Setting) -> Iterator[Sign]:
    text, lang, front = kwd.text, group.lang, known.article.front
    own, other = front.kwds(lang), front.kwds(lang.other)
    yield from _common(text, known)
    yield from known.ground(kwd.source)
    yield from known.shape(text, lang)
    yield from foreign(text)
    yield from length(text, USUAL["keywords", lang])
    yield from _one_language(known, "keywords", lang)
    if other and len(own) != len(other):
        counts = {lang: len(own), lang.other: len(other)}
        yield Sign("counts", words=f"keywords: {counts[Lang.ZH]} in Chinese, {counts[Lang.EN]} in English")
    elif other and _link(known.article.alignment.keywords, lang, place) is None:
        yield Sign("unpaired", words="no counterpart in the other language")
    if len(own) == 1:
        yield Sign("single", words="is the only keyword")
    if place == len(own) - 1:
        yield Sign("last", words="is the last one: more may have run into it")
    if len(text.split()) > _KEYWORD_WORDS and lang is Lang.EN:
        yield Sign("many-words", words="more words than a keyword has")
    if any(mark in text for mark in ",，;；。"):
        yield Sign("inner-mark", words="a mark inside may part two keywords")
    if lang is Lang.EN and any(_is_split(pair, known) for pair in pairwise(own[max(0, place - 1) : place + 2])):
        yield Sign("split", words="title and abstract have it only as one phrase with the next keyword")
    if _is_used(text, lang, known):
        yield Sign("used", words="title or abstract has it too", good=True)


def _is_used(text: str, lang: Lang, known: Setting) -> bool:
    return bare(text) in bare(_title_and_abstract(lang, known))


def _title_and_abstract(lang: Lang, known: Setting) -> str:
    title, abstract = known.article.front.title(lang), known.article.front.abstract(lang)
    return f"{title.whole if title else ''} {abstract.text if abstract else ''}"


def _is_split(pair: tuple[str, str], known: Setting) -> bool:
    """Whether of two neighbours of one word one never stands without the other: `drip`, `irrigation`."""
    text = _title_and_abstract(Lang.EN, known).casefold()
    one, other = (word.casefold() for word in pair)
    together = text.count(f"{one} {other}")
    return together > 0 and " " not in one + other and together in (text.count(one), text.count(other))
