"""Titles, by-lines and affiliations: told by type size, names and institutions' words, between the labels."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import pairwise

from pipeline.knowledge import lazy
from pipeline.knowledge.article_types import article_types
from pipeline.knowledge.front import front_knowledge
from pipeline.label.zones import rules
from pipeline.label.zones.bylines import (
    CITY_AND_CODE,
    CODE,
    bylines,
    is_byline,
    last_line,
    names_between_institutions,
    torn_names,
    unknown_names,
)
from pipeline.label.zones.claims import BlockClaim, Decided, in_turn
from pipeline.label.zones.items import Item, is_near, is_set_under
from pipeline.label.zones.mastheads import (
    bare,
    below_the_head,
    category_claims,
    is_decked,
    is_masthead,
    without_heads,
    without_names_of_journals,
)
from pipeline.label.zones.persons import names_a_foreigner
from pipeline.label.zones.rules import of_word
from pipeline.label.zones.self_citation import is_bare_citation, is_self_citation
from pipeline.model.block import Label
from pipeline.model.lang import Lang
from pipeline.text.identifiers import POSTAL_CODE
from pipeline.text.script import hanzi_count, latin_count
from pipeline.text.width import half_width
from pipeline.typeset.measures import LARGER_TYPE, same_size

_DASHES = lazy.compile(r"^\s*[—–―─\-－:：]{1,4}")
_NO_TITLE = lazy.compile(r"\bet al\b|^\s*[\[［]\d|^[a-z]{4,} ")  # a citation, or a line that only goes on
_NUMBERED = lazy.compile(r"\s*[(（\[]?(\d{1,2})\s*[.．、)）(（\]A-Z]")
_NUMBERS = lazy.compile(r"(?<![\d\-])(\d{1,2})(?=\s*[.．、)）(（\]\u4e00-\u9fff])")
_GOES_ON = lazy.compile(r"\s*[a-z]+[\s,:;-]*[a-z]")
NOTICES = frozenset({"correction", "retraction"})  # article types that a title of one word may name
# What a citation's first line has and a by-line has not: names cut short, or the mark of a journal's article.
_CITES = lazy.compile(
    r"\bet al\b|[,，]\s*\u7b49\s*[.．]|^\s*[A-Z][a-z]+ [A-Z]{1,3}(?:,| and\b| &)|[\[［]\s*[JＪ]\s*[\]］]"
)
_DECKED = lazy.compile(r"\s*[●■◆▲◎]\s*[\u4e00-\u9fff]")  # a column's label, its translation behind it
_PAUSES = lazy.compile("[，。；？！]")
_STOP_WITHIN = lazy.compile(r"[。？！]\s*[\u4e00-\u9fff]")
PROSE = 3  # stops and commas of a paragraph
LISTED = 4  # hanzi to a stop or comma: a list of names has fewer, running text more
TITLE_LINES = 5  # of hanzi a line holds twenty, and no title has a hundred
CITED_LINES = 2  # of a citation of the article over the line with its place: names, and a title
DOUBLE_SPACE = 1.8  # type sizes of white between the lines of a manuscript set two lines apart
SHORTEST = {Lang.ZH: 4, Lang.EN: 10}  # hanzi, or Latin letters, of a title
LATIN_A_HANZI = 3  # letters of a Latin word stand against one hanzi: a title in Chinese has Latin names in it


def title_claims(front: Sequence[Item], decided: Decided) -> list[BlockClaim]:
    """Titles, by-lines, affiliations and columns' labels of a front matter, one language after the other."""
    return in_turn(
        decided,
        partial(_cited_on_two_lines, front),  # the second line has figures alone, and they have no language
        partial(_open_of_language, front, Lang.ZH),
        partial(_abroad, front),
        partial(_open_of_language, front, Lang.EN),
        partial(_codes_alone, front),
        partial(category_claims, front),
    )


def _open_of_language(front: Sequence[Item], lang: Lang, decided: Decided) -> list[BlockClaim]:
    below = _lines_of_latin_words(front)
    own = [item for item in front if decided.is_open(item) and (Lang.ZH if item in below else _lang(item)) is lang]
    own = below_the_head(own, front)
    return language_claims(_under_masthead(own, front, decided) if lang is Lang.EN else own, lang, decided)


def _abroad(front: Sequence[Item], decided: Decided) -> Iterator[BlockClaim]:
    """An institution abroad, in English, whose number goes on with those of the Chinese ones over it."""
    for before, item in pairwise(front):
        number = _NUMBERED.match(item.text)
        named = number is not None and front_knowledge().aff[Lang.EN].search(item.text) is not None
        under = decided.label(before) is Label.AFF and _lang(before) is Lang.ZH and item.page == before.page
        if number is None or not (named and under and decided.is_open(item) and item.hit is None):
            continue
        if int(number[1]) - 1 in map(int, _NUMBERS.findall(before.text)) and same_size(
            item.block.size, before.block.size
        ):
            yield BlockClaim(Label.AFF, rules.AFF.of(Lang.ZH), item, Lang.ZH)


def _codes_alone(front: Sequence[Item], decided: Decided) -> Iterator[BlockClaim]:
    """Postal codes that the end of a line parts from an institution, or their city with them.

    Figures alone have no language.
    """
    code: Item | None = None
    lang = Lang.ZH
    for item, following in pairwise(front):
        is_code = CITY_AND_CODE.fullmatch(following.text) is not None
        under = decided.label(item) is Label.AFF or item is code
        if is_code and under and following.page == item.page and following.hit is None and decided.is_open(following):
            lang = lang if item is code else item.lang
            yield BlockClaim(Label.AFF, rules.AFF.of(lang), following, lang)
            code = following


def _under_masthead(own: Sequence[Item], front: Sequence[Item], decided: Decided) -> Sequence[Item]:
    """The open English items without those over the Chinese title, where nothing else of the article is in English.

    Convention: an article has its English title over the Chinese one with its authors and abstract, or under it; a
    lone line over it is the journal's name.
    """
    title = next((item for item in front if decided.label(item) is Label.TITLE), None)
    parts = (Label.ABSTRACT, Label.KWDS)
    labelled = any(
        item.hit is not None and item.hit.row.label in parts and item.hit.row.lang is Lang.EN for item in front
    )
    if title is None or labelled or any(is_byline(item, Lang.EN) for item in own):
        return own
    return [item for item in own if item.index > title.index]


def _lang(item: Item) -> Lang:
    if _DASHES.match(item.text) and hanzi_count(item.text) > 1:
        return Lang.ZH  # a Chinese subtitle may be full of Latin words
    if item.hit is None and names_a_foreigner(item.text):
        return Lang.ZH
    return Lang.ZH if hanzi_count(item.text) * LATIN_A_HANZI > latin_count(item.text) else Lang.EN


def _lines_of_latin_words(front: Sequence[Item]) -> set[Item]:
    """The lines of a Chinese title that Latin words fill but for some hanzi.

    Convention: a title has one type throughout, and a line breaks before a long name; an English title has no hanzi.
    """
    found: set[Item] = set()
    for before, item in pairwise(front):
        chinese = before.hit is None and (before in found or _lang(before) is Lang.ZH)
        mixed = item.hit is None and _lang(item) is Lang.EN and hanzi_count(item.text) >= SHORTEST[Lang.ZH]
        if chinese and mixed and item.page == before.page and is_set_under(before, item):
            found.add(item)
    return found


def language_claims(own: Sequence[Item], lang: Lang, decided: Decided) -> list[BlockClaim]:
    """By-line, title and affiliations among the open items of one language, which stand in printed order."""
    return in_turn(decided, *(partial(step, own, lang) for step in _OF_A_LANGUAGE)) if own else []


def _self_citations(own: Sequence[Item], lang: Lang, decided: Decided) -> Iterator[BlockClaim]:
    for item in own:
        if item.hit is None and decided.is_open(item) and is_self_citation(item.text):
            yield BlockClaim(Label.CITE_AS, rules.SELF_CITATION, item)


def _named_titles(own: Sequence[Item], lang: Lang, decided: Decided) -> Iterator[BlockClaim]:
    for item in own:
        if decided.is_open(item) and item.hit is not None and item.hit.row.label is Label.TITLE:
            yield BlockClaim(Label.TITLE, of_word(item.hit.row), item)


def _largest_lines(own: Sequence[Item], lang: Lang, decided: Decided) -> Iterator[BlockClaim]:
    """The title, where no printed word names it."""
    if not any(decided.label(item) is Label.TITLE for item in own):
        for item in _title(own, own, lang, decided):
            yield BlockClaim(Label.TITLE, rules.TITLE.of(lang), item, lang)


def _affiliations(own: Sequence[Item], lang: Lang, decided: Decided) -> Iterator[BlockClaim]:
    """Institutions under the title or the names."""
    signed = (item.index for item in own if decided.label(item) in (Label.TITLE, Label.BYLINE))
    first = min(signed, default=-1)
    for item in own:
        worded = hanzi_count(item.text) or latin_count(item.text)  # a code alone is of the language it stands under
        named = decided.is_open(item) and worded and front_knowledge().aff[lang].search(item.text) is not None
        numbered = _NUMBERED.match(item.text) is not None  # 3. … No. 98 Hospital: no issue's number
        if named and item.index > first and (numbered or not is_masthead(item)) and not _is_prose(item):
            yield BlockClaim(Label.AFF, rules.AFF.of(lang), item)


def _lines_of_institutions(own: Sequence[Item], lang: Lang, decided: Decided) -> Iterator[BlockClaim]:
    """A line set between two lines of institutions, in their type: its words may be none that name one."""
    for before, item, behind in zip(own, own[1:], own[2:], strict=False):
        between = decided.label(before) is Label.AFF and decided.label(behind) is Label.AFF
        free = decided.is_open(item) and item.hit is None
        if between and free and is_set_under(before, item) and is_set_under(item, behind):
            yield BlockClaim(Label.AFF, rules.AFF.of(lang), item)


def _next_institution(own: Sequence[Item], lang: Lang, decided: Decided) -> Iterator[BlockClaim]:
    """A line under an institution, in its type, whose number goes on with that one's: it may be known by initials."""
    for before, item in pairwise(own):
        first, following = (_NUMBERED.match(text) for text in (before.text, item.text))
        counted = first is not None and following is not None and int(following[1]) == int(first[1]) + 1
        free = decided.is_open(item) and item.hit is None
        if counted and free and decided.label(before) is Label.AFF and is_set_under(before, item):
            yield BlockClaim(Label.AFF, rules.AFF.of(lang), item)


def _rest_of_bracket(own: Sequence[Item], lang: Lang, decided: Decided) -> Iterator[BlockClaim]:
    """The line that closes the bracket around the institutions, right under one that leaves it open."""
    for before, item in pairwise(own):
        over, under = (text.count("(") - text.count(")") for text in map(half_width, (before.text, item.text)))
        free = decided.is_open(item) and item.hit is None
        if decided.label(before) is Label.AFF and free and is_set_under(before, item) and over > 0 > under:
            yield BlockClaim(Label.AFF, rules.AFF.of(lang), item)


def _places_under_names(own: Sequence[Item], lang: Lang, decided: Decided) -> Iterator[BlockClaim]:
    """Where the article stands, under the names with no word before it: `Journal of Examples, 2018, 38(2): 21-27`."""
    names = min((item.index for item in own if decided.label(item) is Label.BYLINE), default=None)
    for item in own:
        behind = names is not None and item.index > names and item.hit is None and decided.is_open(item)
        if behind and is_bare_citation(item.text):
            yield BlockClaim(Label.CITE_AS, rules.SELF_CITATION, item)


def _is_prose(item: Item) -> bool:
    """Whether the block is a paragraph that only speaks of institutions: sentences, and no postal code.

    One that the column's end breaks has its stop within.
    """
    text = item.text.strip()
    marks = len(_PAUSES.findall(text))
    stopped = text.endswith(("。", "？", "！")) or (
        _STOP_WITHIN.search(text) is not None and not POSTAL_CODE.search(text)
    )
    return stopped and marks >= PROSE and not CODE.search(text) and hanzi_count(text) > marks * LISTED


def _cited_on_two_lines(items: Sequence[Item], decided: Decided) -> Iterator[BlockClaim]:
    second: Item | None = None
    for item, following in pairwise(items):
        cited = decided.is_open(following) or decided.label(following) is Label.CITE_AS
        free = decided.is_open(item) and item.hit is None and item is not second
        if free and cited and _is_cited_below(item, following):
            yield BlockClaim(Label.CITE_AS, rules.SELF_CITATION, item)
            yield BlockClaim(Label.CITE_AS, rules.SELF_CITATION, following)
            second = following


def _is_cited_below(item: Item, following: Item) -> bool:
    """Whether the block is the first line of a citation of the article, whose place stands in the next one."""
    if following.hit is not None or len(item.block.lines) > CITED_LINES or following.index != item.index + 1:
        return False
    return is_self_citation(f"{item.text} {following.text}") and bool(_CITES.search(item.text))


def _title(every: Sequence[Item], own: Sequence[Item], lang: Lang, decided: Decided) -> list[Item]:
    """The largest lines of all over the by-line, those next to each other in one size taken together."""
    byline = next((item for item in own if decided.label(item) is Label.BYLINE), None)
    letters = hanzi_count if lang is Lang.ZH else latin_count
    candidates = [
        item
        for item in every
        if decided.is_open(item)
        and letters(item.text) >= SHORTEST[lang]
        and len(item.block.lines) <= TITLE_LINES
        and (byline is None or item.index < byline.index)
        and item.hit is None
        and not is_masthead(item)
        and not _DECKED.match(item.text)
        and not is_decked(item)
        and not is_self_citation(item.text)
        and not _NO_TITLE.search(item.text)
        and not _is_affiliation(item, own, lang)
    ]
    if not candidates and byline is not None:
        return _title(every, [item for item in own if item is not byline], lang, decided)
    if not candidates:
        return []
    candidates = without_heads(without_names_of_journals(candidates, own), byline)
    size = max(item.block.size for item in candidates)
    order = {item: at for at, item in enumerate(own)}
    groups: list[list[Item]] = []
    for item in (item for item in candidates if same_size(size, item.block.size)):
        if groups and order[item] == order[groups[-1][-1]] + 1:
            groups[-1].append(item)
        else:
            groups.append([item])
    # a masthead may be as large; the title stands nearest to the by-line
    return _without_column(_with_last_line(groups[-1], own, size, decided))


def _with_last_line(title: list[Item], own: Sequence[Item], size: float, decided: Decided) -> list[Item]:
    """The title with the line under it in its size that only goes on.

    It begins with a small letter, or stands right over a by-line in smaller type: `Folds in a University | Library`,
    `纸飞机滑翔机理 | 研究`.
    """
    following = _next(title[-1], own, decided)
    if following is None or following.hit is not None or len(title) >= TITLE_LINES:
        return title
    names = next((item for item in own if decided.label(item) is Label.BYLINE), None)
    over = names is not None and names.index == following.index + 1 and size > LARGER_TYPE * names.block.size
    goes_on = _GOES_ON.match(following.text) is not None
    if not goes_on and not (over and not CODE.search(following.text)):
        return title
    is_next_line = _is_at_most_double_spaced if goes_on else is_set_under
    if not is_next_line(title[-1], following):
        return title
    return _with_last_line([*title, following], own, size, decided)


def _is_at_most_double_spaced(before: Item, item: Item) -> bool:
    """Whether the block is the next line of the one over it, in its type, even as manuscripts are set."""
    white = item.block.bbox.top - before.block.bbox.bottom
    return 0 <= white < DOUBLE_SPACE * item.block.size and same_size(item.block.size, before.block.size)


def _without_column(title: list[Item]) -> list[Item]:
    """The title without a column's label over it in its size: `Research Article`; a last line may be `研究综述`."""
    first, *rest = title
    return rest if rest and bare(first.text) in front_knowledge().categories else title


def _is_affiliation(item: Item, own: Sequence[Item], lang: Lang) -> bool:
    """Whether the block names an institution in a type no larger than most of the front matter's."""
    sizes = sorted(other.block.size for other in own for _ in other.block.lines)
    usual = sizes[len(sizes) // 2]
    bracketed = item.text.lstrip().startswith(("(", "（", "[", "［", "1", "①"))
    named = front_knowledge().aff[lang].search(item.text) is not None
    return named and (bracketed or bool(CODE.search(item.text))) and item.block.size <= LARGER_TYPE * usual


def _next(item: Item, own: Sequence[Item], decided: Decided) -> Item | None:
    """The open item of the same language right behind this one."""
    return next((other for other in own if other.index == item.index + 1 and decided.is_open(other)), None)


def _subtitle(own: Sequence[Item], lang: Lang, decided: Decided) -> Iterator[BlockClaim]:
    """The line behind a dash under the title, or the second, smaller line of one that is not at its end."""
    title = last_line(own, decided)
    following = _next(title, own, decided) if title is not None else None
    if title is None or following is None:
        return
    if _DASHES.match(following.text):  # one of Latin words under a Chinese title is Chinese
        yield BlockClaim(Label.SUBTITLE, rules.SUBTITLE, following, title.lang)
    elif front_knowledge().unfinished.search(title.text.strip()) and _is_under(title, following):
        yield BlockClaim(Label.TITLE, rules.TITLE_GOES_ON, following, title.lang)  # a year alone has no language


def _is_under(title: Item, item: Item) -> bool:
    """Whether the block stands right under the title and is no longer than a line of it."""
    alone = len(item.block.lines) == 1 and item.hit is None
    return alone and is_near(title, item) and item.block.bbox.width <= title.block.bbox.width


# In this order, each of the items of one language.
_OF_A_LANGUAGE: tuple[Callable[[Sequence[Item], Lang, Decided], Iterator[BlockClaim]], ...] = (
    _self_citations,
    lambda own, lang, decided: _cited_on_two_lines(own, decided),
    _named_titles,
    bylines,
    torn_names,
    _largest_lines,
    _subtitle,
    unknown_names,
    _places_under_names,
    _affiliations,
    names_between_institutions,
    _lines_of_institutions,
    _next_institution,
    _rest_of_bracket,
)


def notice_claims(article: Sequence[Item], size: float, decided: Decided) -> list[BlockClaim]:
    """The titles of a notice about another article: 勘误, Erratum.

    Convention: a notice has a title that says no more than that, in large type, and its text right under it; it has
    no abstract, and its authors are the editors.
    """
    types = article_types()
    first = [item for item in article if item.page == article[0].page and decided.is_open(item)]
    if any(item.printed in (Label.ABSTRACT, Label.KWDS) for item in first):
        return []
    titles = [item for item in first if types.get(bare(item.text)) in NOTICES and item.block.size > LARGER_TYPE * size]
    return [BlockClaim(Label.TITLE, rules.NOTICE, item) for item in titles]
