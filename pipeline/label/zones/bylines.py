"""By-lines: which lines of a front matter name its persons."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.knowledge import lazy
from pipeline.knowledge.front import front_knowledge
from pipeline.knowledge.labels import MARKS
from pipeline.label.zones import rules
from pipeline.label.zones.claims import BlockClaim, Decided
from pipeline.label.zones.items import Item, is_near, is_set_under, plain_text
from pipeline.label.zones.persons import has_forms_of_names, lists_persons, names_an_author
from pipeline.model.block import Label
from pipeline.model.lang import Lang
from pipeline.text.identifiers import POSTAL_CODE
from pipeline.text.marks import CIRCLED
from pipeline.text.names import is_person_name_zh
from pipeline.typeset.measures import LARGER_TYPE

_SURNAME_LAST = lazy.compile(r"(?:[,;，；\d*]\s|\band\s|\u3000)\s*[A-Z][A-Za-zÀ-ÿ'’]+\s*$")  # Lü
_BROKEN_NAME = lazy.compile(r"[A-Z][a-z]+-\s*$")  # LI Xiao- | ming
_GIVEN_NAME = lazy.compile(rf"[A-Z](?:[a-z]+|[A-Z]+)(?:[-‐][A-Za-z][a-z]+)?[\s\d,{CIRCLED}{re.escape(MARKS)}]*")
_LAST_HANZI = lazy.compile(r"[,，、;；]\s*([\u4e00-\u9fff]{1,2})\s*$")
_REST_OF_NAME = lazy.compile(rf"[A-Za-z][a-z]+[\s\d,{CIRCLED}{re.escape(MARKS)}]*")
_HANZI_NAME = lazy.compile(rf"[\u4e00-\u9fff](?:[\s\u3000]*[\u4e00-\u9fff]){{1,3}}[\s,，{re.escape(MARKS)}]*")
_PIECES = {Lang.ZH: lazy.compile(r"[\u3000,，、;；]+|\s{2,}"), Lang.EN: lazy.compile(r"[\u3000;；]+")}  # between bodies
_WORK = lazy.compile("《[^《》]+》")
SHORT_BYLINE = 60  # characters
LONGEST_GROUPS = 200  # characters of bodies that sign in place of persons
BYLINE_UNDER = 3  # blocks under a title in which its names stand: a subtitle, a dash, the names
# An institution's end
CODE = lazy.compile(r"(?<!\d)\d{6}[\s,，]*(?:[A-Z][a-z]+[\s,，]+)?(?:P\.?\s?R\.?\s*)?(?:China)?[\s.。)）;；]*$")
CITY_AND_CODE = lazy.compile(rf"\s*(?:[\u4e00-\u9fff]{{2,4}}\s*)?{POSTAL_CODE.pattern}[\s\u3000)）;；,，.。]*")


def bylines(own: Sequence[Item], lang: Lang, decided: Decided) -> Iterator[BlockClaim]:
    """The blocks that list persons."""
    for at, item in enumerate(own):
        if decided.is_open(item) and is_byline(item, lang) and not _ends_title(own, at, lang):
            yield BlockClaim(Label.BYLINE, rules.BYLINE.of(lang), item)


def _ends_title(own: Sequence[Item], at: int, lang: Lang) -> bool:
    """Whether what reads as a name is a title's last line: in the type of the line over it, the names smaller under it.

    `纸飞机滑翔机理的 | 解读`: some words begin with a surname.
    """
    over, under = own[at - 1 : at], own[at + 1 : at + 2]
    if not over or not under or not is_set_under(over[0], own[at]) or is_byline(over[0], lang):
        return False
    return own[at].block.size > LARGER_TYPE * under[0].block.size and is_byline(under[0], lang)


def names_between_institutions(own: Sequence[Item], lang: Lang, decided: Decided) -> Iterator[BlockClaim]:
    """A line as short as a name between two institutions, where each person stands over his own.

    Convention: `李明`, under it `（示例大学，示例市 100000）`, then the next one, whose surname may be in no list.
    """
    named = any(decided.label(item) is Label.BYLINE for item in own)
    for before, item, behind in zip(own, own[1:], own[2:], strict=False):
        between = decided.label(before) is Label.AFF and decided.label(behind) is Label.AFF
        short = _HANZI_NAME.fullmatch(plain_text(item.block.lines, without_indices=True).strip()) is not None
        if named and lang is Lang.ZH and between and short and decided.is_open(item) and item.hit is None:
            yield BlockClaim(Label.BYLINE, rules.UNDER_TITLE.of(lang), item)


def torn_names(own: Sequence[Item], lang: Lang, decided: Decided) -> Iterator[BlockClaim]:
    """The given name that the end of an English by-line's line parts from its surname: `LI Ming and WANG | Xiaofei`.

    Or the rest of one behind its hyphen: `WANG Xiao- | fei`, or behind its first hanzi: `李明，王 | 小飞`.
    """
    for before, item in pairwise(own):
        text = plain_text(before.block.lines, without_indices=True)
        whole = _SURNAME_LAST.search(before.text) is not None and _GIVEN_NAME.fullmatch(item.text) is not None
        part = _BROKEN_NAME.search(text) is not None and _REST_OF_NAME.fullmatch(item.text) is not None
        hanzi = lang is Lang.ZH and is_set_under(before, item) and _is_torn(text, item)
        torn = decided.label(before) is Label.BYLINE and (whole or part or hanzi)
        given = item.hit is None
        set_under = item.page == before.page and is_near(before, item)  # of few letters its marks are the most
        if torn and given and decided.is_open(item) and set_under:
            yield BlockClaim(Label.BYLINE, rules.BYLINE.of(lang), item)


def _is_torn(text: str, item: Item) -> bool:
    """Whether a line of Chinese names ends within one, behind a comma, and the item goes on with it and other names."""
    last = _LAST_HANZI.search(text)
    rest = plain_text(item.block.lines, without_indices=True).strip()
    first = re.match(r"[\u4e00-\u9fff]{1,2}(?![\u4e00-\u9fff])", rest)
    if last is None or first is None or len(item.block.lines) > 1:
        return False
    name = last[1] + first[0]
    return 1 in (len(last[1]), len(first[0])) and is_person_name_zh(name) and lists_persons(last[1] + rest, Lang.ZH)


def unknown_names(own: Sequence[Item], lang: Lang, decided: Decided) -> Iterator[BlockClaim]:
    """A by-line whose names are none of the usual ones: short, right under the title, not an institution.

    Longer where each of its pieces has the form of a name, as with minority and foreign names, or is a body that signs,
    as guidelines are: `Gliding Study Group of the Example Society of Paper Arts`. A work in its marks is
    no person: `《纸艺研究课题》材料之五`.
    """
    title = last_line(own, decided)
    if title is None or any(decided.label(item) is Label.BYLINE for item in own):
        return
    for item in own:
        text = plain_text(item.block.lines, without_indices=True)
        groups = _lists_groups(item, lang)
        longest = LONGEST_GROUPS if groups else SHORT_BYLINE
        short = len(item.text) < longest or has_forms_of_names(text)
        under = title.index < item.index <= title.index + BYLINE_UNDER and short and "www." not in item.text
        if not decided.is_open(item) or not under or len(re.findall(r"[^\W\d_]", item.text)) < 2:
            continue
        named = names_an_author(item.text, lang) or groups
        if not named and _WORK.search(item.text):
            continue
        if not front_knowledge().aff[lang].search(item.text) or named:
            yield BlockClaim(Label.BYLINE, rules.UNDER_TITLE.of(lang), item)
        return


def _lists_groups(item: Item, lang: Lang) -> bool:
    """Whether each piece of a line is a body that signs as an author: `中国示例学会纸艺分会　示例杂志编辑委员会`."""
    pieces = [piece.strip() for piece in _PIECES[lang].split(item.text) if piece.strip()]
    if len(item.text) >= SHORT_BYLINE and any(char.isdigit() for char in item.text):
        return False  # an address
    return not CODE.search(item.text) and all(front_knowledge().group.search(piece) for piece in pieces)


def is_byline(item: Item, lang: Lang) -> bool:
    """Whether the block lists persons: 任丘 100000 is a city."""
    if item.hit is not None or CITY_AND_CODE.fullmatch(item.text):
        return False
    return lists_persons(plain_text(item.block.lines, without_indices=True), lang)


def last_line(own: Sequence[Item], decided: Decided) -> Item | None:
    """The last item of the title, its subtitle among them."""
    lines = [item for item in own if decided.label(item) in (Label.TITLE, Label.SUBTITLE)]
    return lines[-1] if lines else None
