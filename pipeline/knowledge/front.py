"""front.toml: what the parts of the front matter look like."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from pipeline.knowledge import lazy
from pipeline.knowledge.toml import load
from pipeline.model.lang import Lang


@dataclass(frozen=True, slots=True)
class FrontKnowledge:
    aff: dict[Lang, re.Pattern[str]]
    categories: frozenset[str]
    decked: re.Pattern[str]  # a line that is a column's label between marks; behind one alone where it has a `half`
    roles: tuple[str, ...]
    raised: re.Pattern[str]  # 通讯作者, raised behind a name
    others: tuple[str, ...]  # 等, behind the last name of a by-line
    whole: re.Pattern[str]  # words of an institution that is no part of another
    before_names: re.Pattern[str]  # 文/, 主编：, By
    before_word: re.Pattern[str]  # each word of these
    writers: frozenset[str]  # those of them that say no more than author
    positions: tuple[str, ...]
    life: re.Pattern[str]  # what stands behind the name that a life begins with
    living: re.Pattern[str]  # the same of one who is not dead
    author: str  # how a note calls the only author
    serves: str  # pattern of what stands between a name and the institution
    name_joins: re.Pattern[str]  # and, between two names
    past: re.Pattern[str]  # a clause of where somebody was before
    signed: re.Pattern[str]  # a bracketed line that says who the author is
    sex_first: re.Pattern[str]  # a life that names nobody: the mark before it does
    funding: re.Pattern[str]
    funding_lead: re.Pattern[str]
    funding_between: re.Pattern[str]  # what parts one who paid from the next
    funding_fund: re.Pattern[str]  # what names one, before such a joint
    funding_next: re.Pattern[str]  # between two numbers: another who paid
    funding_paid: re.Pattern[str]  # behind a fund's name, no part of it
    funding_project: re.Pattern[str]  # a project's title behind the programme
    funding_sentence: re.Pattern[str]  # of a note, where nothing is printed before it
    funding_thanks: re.Pattern[str]  # a sentence of thanks that tells who paid
    funding_closing: re.Pattern[str]  # a last paragraph that does
    names_money: re.Pattern[str]  # a line that names no institution of an author
    names_funds: re.Pattern[str]  # who paid, with a number in brackets
    office_number: re.Pattern[str]  # 桂科AA17204099
    number_words: re.Pattern[str]  # 编号, Grant No.
    document_number: re.Pattern[str]  # of an office, from its year on; its `sign` is 号
    funds_in_english: re.Pattern[str]  # where the English statement begins
    group: re.Pattern[str]  # a society, committee or group that is an author itself
    cover: re.Pattern[str]
    repository: re.Pattern[str]
    resumed: re.Pattern[str]
    turned: re.Pattern[str]
    filler: re.Pattern[str]
    equal: re.Pattern[str]  # a clause of a note: those it names wrote the article in equal parts
    correspondence: re.Pattern[str]  # of a note, that names whom to write to
    of_this_paper: re.Pattern[str]  # what a life ends with whose line breaks before 通信作者
    address_alone: re.Pattern[str]  # a note of nothing but an address, in half width
    notice: re.Pattern[str]  # a line that heads a call for papers, or another notice behind an article
    editor: re.Pattern[str]  # a line of the first page that names the article's editor
    remark: re.Pattern[str]  # a sentence of a note that thanks the referees
    site: re.Pattern[str]  # where the journal's site has the article
    unfinished: re.Pattern[str]  # a title that goes on in the next line
    place: re.Pattern[str]  # how a self-citation ends, in half width and without white
    archived: re.Pattern[str]  # how an archive cites the article: names between stops, and of what kind it is
    bare_citation: re.Pattern[str]  # its beginning where only the journal is named before the place


# The fields that are one pattern each, with the table and the key of front.toml where it stands.
_PATTERNS = {
    "decked": ("category", "decked"),
    "whole": ("aff", "whole"),
    "life": ("bio", "life"),
    "living": ("bio", "living"),
    "signed": ("bio", "signed"),
    "sex_first": ("bio", "sex_first"),
    "funding": ("funding", "pattern"),
    "funding_lead": ("funding", "lead"),
    "funding_between": ("funding", "between"),
    "funding_fund": ("funding", "fund"),
    "funding_next": ("funding", "next"),
    "funding_paid": ("funding", "paid"),
    "funding_project": ("funding", "project"),
    "funding_sentence": ("funding", "sentence"),
    "funding_thanks": ("funding", "thanks"),
    "funding_closing": ("funding", "closing"),
    "names_money": ("funding", "money"),
    "names_funds": ("funding", "behind"),
    "office_number": ("funding", "office"),
    "number_words": ("funding", "number"),
    "name_joins": ("bio", "joins"),
    "past": ("bio", "past"),
    "document_number": ("funding", "document"),
    "funds_in_english": ("funding", "in_english"),
    "group": ("group", "pattern"),
    "cover": ("manuscript", "cover"),
    "repository": ("other", "repository"),
    "resumed": ("other", "resumed"),
    "turned": ("other", "turned"),
    "filler": ("other", "filler"),
    "equal": ("other", "equal"),
    "correspondence": ("other", "correspondence"),
    "of_this_paper": ("other", "of_this_paper"),
    "address_alone": ("other", "address_alone"),
    "notice": ("other", "notice"),
    "editor": ("other", "editor"),
    "remark": ("other", "remark"),
    "site": ("other", "site"),
    "unfinished": ("title", "unfinished"),
    "archived": ("self_citation", "archived"),
    "bare_citation": ("self_citation", "bare"),
}


@cache
def front_knowledge() -> FrontKnowledge:
    data = load("front")
    role, bio = data["role"], data["bio"]
    patterns: dict[str, Any] = {field: lazy.compile(data[table][key]) for field, (table, key) in _PATTERNS.items()}
    return FrontKnowledge(
        **patterns,
        aff={lang: lazy.compile(data["aff"][lang.value]) for lang in Lang},
        categories=frozenset((*data["category"]["forms"], *data["category"]["en"])),
        roles=tuple(sorted(role["forms"], key=len, reverse=True)),
        raised=lazy.compile("|".join(sorted(role["raised"], key=len, reverse=True))),
        others=tuple(sorted(role["others"], key=len, reverse=True)),
        before_names=_before_names(role["before"], role["before_en"]),
        before_word=lazy.compile("|".join(sorted(role["before"], key=len, reverse=True))),
        writers=frozenset(role["writers"]),
        positions=tuple(sorted(bio["positions"], key=len, reverse=True)),
        author=bio["author"],
        serves=bio["serves"],
        place=lazy.compile(data["self_citation"]["place"], re.IGNORECASE),
    )


def _before_names(hanzi: list[str], latin: list[str]) -> re.Pattern[str]:
    """A stroke or a colon closes a word in hanzi; white does behind one of three hanzi and more."""
    word = "|".join(sorted(hanzi, key=len, reverse=True))
    long = "|".join(sorted((w for w in hanzi if len(w) > 2), key=len, reverse=True))
    several = rf"(?:{word})(?:\s*[/／、·&]\s*(?:{word}))*\s*[:：/／丨|]\s*"
    return lazy.compile(rf"(?<![\u4e00-\u9fff])(?:{several}|(?:{long})\s+)|^\s*(?:{'|'.join(latin)})\s+(?=[A-Z])")
