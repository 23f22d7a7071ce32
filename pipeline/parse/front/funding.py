"""Funding: who paid, under which numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from pipeline.knowledge import lazy
from pipeline.knowledge.front import front_knowledge
from pipeline.knowledge.labels import STARS, without_label_word
from pipeline.model.article import Award, Text
from pipeline.model.block import Label
from pipeline.model.lang import Lang
from pipeline.parse.front.document_numbers import HELD, as_held, held, released
from pipeline.parse.front.fields import Field
from pipeline.text.width import english, half_width, without_gaps

_brackets = lazy.compile(r"\(([^()]*)\)")
_square_brackets = lazy.compile(r"\[([^\[\]()]*)\]")
_mark = lazy.compile(rf"^[{STARS}①-⑩\s]+")
_mark_behind = lazy.compile(rf"[{STARS}\s]+$")  # of the English statement
# An award number has a figure in it and at least five letters and figures: 61876144, 2016XAYZD10,
# NCET-12-0959, 10&ZD001.
_WITH_FIGURES = r"(?<![A-Za-z\d])(?=[A-Za-z\-–/._&\d]*\x02?\d{2})"
_SIGNS_OF_AWARD = r"[A-Za-z\d][A-Za-z\d\x02\x03]*(?:[-–/._&][A-Za-z\d]+)*(?![A-Za-z\d])"
_award = lazy.compile(rf"[{HELD}]+|\d+[\u4e00-\u9fff]\d{{3,}}|{_WITH_FIGURES}{_SIGNS_OF_AWARD}")
# A year in brackets within a number, as some funds have it: CX(16)1001. The brackets stand by for those around it.
_YEAR_INSIDE = lazy.compile(r"(?<=[A-Z]{2})\((\d{2}|20\d\d)\)(?=\d{3,5}(?!\d))")
_INSIDE = str.maketrans("\x02\x03", "()")
_WIDE_HYPHEN = lazy.compile(r"(?<=[A-Za-z\d])(?:\s[-–—−]\s?|-\s)(?=\d)")  # 2020AB -01, or 2020AB- 01 over a line's end
# A number that runs over a line's end, or is set with white: 2020AB1 234-05, 611 00001. Too short a piece is none.
_torn = lazy.compile(r"(?<![A-Za-z\d\-])(?!(?:863|973|(?:19|20)\d\d)\s)([A-Z\d]+\d) (?=(\d[\d\-]*)(?![A-Za-z\d]))")
# A number that begins with its year and has white before its letters: 2014 AB0709, 2016A BC1000905
_AFTER_YEAR = lazy.compile(r"(?<![A-Za-z\d\-])((?:19|20)\d\d[A-Z]{0,3}) (?=[A-Z]{1,4}\d{3})")
_AND = r"[与及]|和(?![田平县硕静政顺龙林谐])"  # no counties: 和田, 和平
_joins = lazy.compile(rf"^(?:[\s;:,、.。]|{_AND})*(?:and\s+)?|(?<=[;,])\s*and\s+")  # before who paid, and between two
_PARTS = frozenset(";；。")  # end one who paid whatever stands before them
_SENTENCE = lazy.compile(r"。|(?<=[a-z)\d])\.\s+(?=(?:We|This|The|Th[eo]se|Our|I)\b)")
_HANZI_END = lazy.compile(r"[\u4e00-\u9fff]")
_ENGLISH = lazy.compile(r"(?<=[\s)）。．.;；])[A-Z][a-z]+(?:[ ,.&]+\S+){4}")  # five words, behind a stop or a bracket
SHORTEST = 6  # letters and figures of a number of the great funds
SHORTEST_IN_BRACKETS = 4  # of any fund's, where brackets set it apart; a year is told by its form
# What is no number of an award, though it has the figures of one: years, a month, a value that was measured.
_no_number = lazy.compile(r"(?:19|20)\d\d(?:年度?)?(?:[-–/](?:19|20)\d\d)?|(?:19|20)\d\d\.(?:0[1-9]|1[0-2])|0\.\d+")


def funding(fields: Iterable[Field]) -> tuple[tuple[Award, ...], tuple[Text, ...]]:
    """(awards, statements): the awards of the language that prints more numbers, and each statement once.

    The awards are those of a language's first statement. The mark that ties a note to the title or to a name is no word
    of the statement: `* 本文系示例基金项目(61000001)的成果`, `① 示例基金(61000001)资助项目`.
    """
    statements: dict[tuple[Lang, str], Text] = {}
    by_lang: dict[Lang, tuple[Award, ...]] = {}
    own = [part for field in fields if field.label is Label.FUNDING and field.text for part in _languages_apart(field)]
    for field in own:
        clean = english if field.lang is Lang.EN else without_gaps
        text = _mark.sub("", clean(field.text))
        if not any(char.isalnum() for char in text):  # the mark of a note alone
            continue
        paid = awards(field)
        text = _mended(text, paid)
        statements.setdefault((field.lang, text), Text(text, field.lang, field.source))
        by_lang.setdefault(field.lang, paid)
    best = max(by_lang.values(), key=lambda own: sum(len(a.award_ids) for a in own), default=())
    return best, tuple(statements.values())


def _mended(text: str, paid: Iterable[Award]) -> str:
    """The statement with its awards' numbers closed up, where a line's end or wide setting left white in them.

    `2020ABC01- 02` and `2020ABC 0102` are 2020ABC01-02 and 2020ABC0102, as the awards have them.
    """
    for number in (number for award in paid for number in award.award_ids if number not in text):
        apart = r"\s*".join(map(re.escape, number))
        text = re.sub(rf"(?<![A-Za-z\d]){apart}(?![A-Za-z\d])", number, text)
    return text


def thanked(acks: Iterable[Field]) -> tuple[Award, ...]:
    """The awards that the acknowledgement names, where the article has no statement of its own on who paid.

    Convention: `致谢　本项目获得示例基金(编号：61000001)的支持`, `感谢示例基金(61000001)资助`, `This work was supported
    by the Example Fund under Grant No. 61000001`; what else is thanked for has no number. The awards are those of the
    language that prints more of them.
    """
    by_lang: dict[Lang, list[Award]] = {}
    for own in acks:
        for sentence in _SENTENCE.split(half_width(without_label_word(own.text, Label.ACK))):
            if front_knowledge().funding_thanks.search(sentence):
                by_lang.setdefault(own.lang, []).extend(awards(replace(own, text=sentence)))
    return max(map(tuple, by_lang.values()), key=lambda own: len(own), default=())


def _languages_apart(field: Field) -> list[Field]:
    """The statement in Chinese and what follows it in English, where one note holds both.

    `示例基金(61000001)；示例计划(2016ABC01)。Supported by Example Fund (61000001)`: the same is said again, so the
    words of support, or a number of the Chinese statement, stand in the English one too. A fund of another country
    among the Chinese ones has a number of its own.
    """
    hanzi = list(_HANZI_END.finditer(field.text))
    if not hanzi:
        return [field]
    first, second = field.text[: hanzi[-1].end()], field.text[hanzi[-1].end() :]
    stop = _ENGLISH.search(second)
    if stop is None:
        return [field]
    first, second = first + second[: stop.start()], second[stop.start() :]
    same = set(award_numbers(first)) & set(award_numbers(second))
    if not same and front_knowledge().funds_in_english.match(second) is None:
        return [field]
    return [replace(field, text=_mark_behind.sub("", first)), replace(field, text=second.strip(), lang=Lang.EN)]


def awards(field: Field) -> tuple[Award, ...]:
    """One award a named source: `国家示例基金(61000001, 61000002); 示例省计划(2019ABC01)`, or its number in `[]`."""
    text = _YEAR_INSIDE.sub("\x02\\1\x03", held(half_width(field.text)))
    text = _square_brackets.sub(_as_round, text)
    found: list[Award] = []
    end = 0
    for match in _brackets.finditer(text):
        numbers = award_numbers(match[1])
        if numbers:
            source = _joins.sub("", text[end : match.start()]).strip()
            source = front_knowledge().funding_lead.sub("", _mark.sub("", _own_source(source)))
            source = front_knowledge().funding_paid.sub("", without_gaps(released(source.translate(_INSIDE))))
            found.append(Award(source, numbers, field.source))
            end = match.end()
    rest = _SENTENCE.split(text[end:])[0] if found else text
    if not found or front_knowledge().number_words.search(rest):
        found.extend(Award(source, numbers, field.source) for source, numbers in _run_on(rest))
    return tuple(found)


def _run_on(text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Who paid, and under which numbers, where no brackets set these apart.

    `the Example Fund under Grant Nos. 61000001, 61000002; and in part by the Sample Plan under Grant 2016ABC01`: a
    number belongs to the one named last before it.
    """
    first, own, end = "", list[str](), 0
    for number in award_numbers(text, strict=True):
        printed = re.sub(r"\((\d+)\)", "\x02\\1\x03", number)
        begins = max(text.find(printed, end), text.find(as_held(number), end))
        before = text[end:begins].translate(_INSIDE)
        between = front_knowledge().number_words.sub("", _brackets.sub("", before))
        if own and front_knowledge().funding_next.search(between):
            yield _source(first), tuple(own)
            first, own = between, []
        elif not own:
            first = before
        own.append(number)
        end = max(end, begins) + len(number)
    if own:
        yield _source(first), tuple(own)


def _source(text: str) -> str:
    """Who paid, without the words that lead to the name or from it to the number."""
    text = _mark.sub("", front_knowledge().number_words.sub("", _joins.sub("", text)))
    return without_gaps(front_knowledge().funding_lead.sub("", text).strip(" ,;:("))


def _own_source(text: str) -> str:
    """The one before the number, where funds without one are named before it; a project's title behind a colon is none.

    `示例基金项目：《纸艺》和样本计划项目：折叠方式研究(61000001)`. What is quoted may be a part of one name, and no
    fund's: `“纸艺”和折叠建设基金(61000001)`.
    """
    start = 0
    for match in front_knowledge().funding_between.finditer(text):
        if match[0] in _PARTS or front_knowledge().funding_fund.search(text, start, match.start()):
            start = match.end()
    return front_knowledge().funding_project.sub("", text[start:].strip())


def _as_round(match: re.Match[str]) -> str:
    """A number's square brackets as round ones; others, and those within round ones, are a part of a name."""
    inside = match.string.count("(", 0, match.start()) > match.string.count(")", 0, match.start())
    return f"({match[1]})" if not inside and award_numbers(match[1]) else match[0]


def award_numbers(text: str, strict: bool = False) -> tuple[str, ...]:
    """The award numbers in a text; outside brackets (`strict`) only those that no year could be."""
    found = []
    least = SHORTEST if strict else SHORTEST_IN_BRACKETS
    folded = _YEAR_INSIDE.sub("\x02\\1\x03", held(half_width(text)))
    folded = front_knowledge().number_words.sub(" ", _WIDE_HYPHEN.sub("-", folded))
    if not strict:
        folded = _torn.sub(_rejoined, _AFTER_YEAR.sub(r"\1", folded))
    for match in _award.finditer(folded):
        number = released(match[0].strip(".-–/"))
        letters = sum(c.isalnum() for c in number)
        in_address = "@" in folded[max(0, match.start() - 1) : match.end() + 1]
        if letters >= least and not in_address and not _no_number.fullmatch(number):
            found.append(number.translate(_INSIDE))
    return tuple(dict.fromkeys(found))


def _rejoined(match: re.Match[str]) -> str:
    """The two pieces as one number, where either is too short to be one."""
    pieces = (re.sub(r"\W", "", piece) for piece in match.groups())
    return match[1] if min(map(len, pieces)) < SHORTEST else match[0]
