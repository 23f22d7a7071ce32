"""What a person types into a search box, taken apart: words, phrases, fields, and what must not be there.

肺肿瘤 随访                all of it
"lung neoplasms"          these words one after another, as they stand
肺肿瘤 OR 肺癌             either; OR parts all that stands before it from all that stands after it
肺肿瘤 -综述  NOT 综述     without it, whichever side of OR it stands on
year:2010-2015 year:>=2010 author:吕慧 title:"lung neoplasms"
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from pipeline.errors import UsageError
from pipeline.knowledge import lazy
from pipeline.text.width import half_width

FIELDS = ("title", "keyword", "abstract", "journal", "author", "year", "doi")
_MAX = 500  # characters of a query; the rest is not looked at
_QUOTES = str.maketrans(dict.fromkeys("“”„‟「」『』＂", '"'))
_MINUS = r"(?P<minus>[-－−](?=[^\s\-－−])|NOT\s+(?=\S))"
_BARE = r"(?P<bare>(?<=[:：])(?!\S))"  # a field's name without its words
_TOKEN = lazy.compile(
    rf"(?<!\S){_MINUS}?"
    rf'(?:(?P<field>(?i:{"|".join(FIELDS)}))[:：])?(?:"(?P<phrase>[^"]*)"|(?P<word>\S+)|{_BARE})|(?P<rest>\S+)'
)
_NO_FIELD = lazy.compile(r"(?<!\S)[-－−]?(?P<name>[^\W\d_]{2,})[:：](?!//)(?=[\w\"“])")  # but https://, 10:30
_EITHER = frozenset({"OR", "|", "｜", "||"})
_ALL = frozenset({"AND", "&", "＆", "&&", "+", "＋"})
_YEARS = lazy.compile(r"(?P<sign>[<>]=?)?(?P<first>\d{4})?(?P<to>-|–|—|~|\.\.)?(?P<last>\d{4})?", re.ASCII)
_YEAR = lazy.compile(r"\d{4}", re.ASCII)
_FIRST, _LAST = 1800, 2100  # years that an open range goes to


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing asked for: in a field, or in the whole text where `field` is empty."""

    text: str
    field: str = ""
    is_phrase: bool = False


@dataclass(slots=True)
class Alternative:
    """What must all be there: words in one text, and phrases."""

    words: list[str] = field(default_factory=list)
    phrases: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return " ".join(self.words)


@dataclass(frozen=True, slots=True)
class Typed:
    """A query: one of the alternatives, in these fields, and nothing of what is excluded."""

    alternatives: tuple[Alternative, ...]
    fields: tuple[Asked, ...]
    excluded: tuple[Asked, ...]


def typed(text: str) -> Typed:
    """The parts of a query; whatever is typed has some, an operator without its words is none."""
    alternatives, fields, excluded = [Alternative()], list[Asked](), list[Asked]()
    for asked, is_excluded in _tokens(text[:_MAX].translate(_QUOTES)):
        if asked is None:
            alternatives.append(Alternative())
        elif is_excluded:
            excluded.append(asked)
        elif asked.field:
            fields.append(asked)
        else:
            (alternatives[-1].phrases if asked.is_phrase else alternatives[-1].words).append(asked.text)
    return Typed(tuple(found for found in alternatives if found.words or found.phrases), tuple(fields), tuple(excluded))


def _tokens(text: str) -> Iterator[tuple[Asked | None, bool]]:
    """Each thing asked for and whether it must not be there; None for OR."""
    for match in _TOKEN.finditer(text):
        if match["bare"] is not None:
            continue
        word = match["word"] if match["word"] is not None else match["rest"] or ""
        if match["phrase"] is None and not match["field"] and not match["minus"]:
            if word in _EITHER:
                yield None, False
                continue
            if word in _ALL:
                continue
        phrase = match["phrase"]
        own = (match["field"] or "").lower()
        yield Asked(word if phrase is None else phrase, own, phrase is not None), bool(match["minus"])


def check_query(text: str) -> None:
    """Raises UsageError for a query that can find nothing, whatever is there: no word but in what must not be there,
    or years that are none.
    """
    asked = typed(text)
    sought = [item.text for item in asked.fields]
    sought += [part for found in asked.alternatives for part in (*found.words, *found.phrases)]
    if not any(char.isalnum() for part in sought for char in part):
        raise UsageError("the query names nothing to look for")
    for item in asked.fields:
        if item.field == "year" and not any(map(_YEAR.fullmatch, years(item.text))):
            raise UsageError(f"year:{item.text} is no year, and no years from the first to the last")


def unknown_fields(text: str) -> tuple[str, ...]:
    """What stands in a query like the name of a field and is none: `foo` of `foo:bar`; it is looked for as text."""
    named = [match["name"] for match in _NO_FIELD.finditer(text.translate(_QUOTES))]
    return tuple(dict.fromkeys(name for name in named if name.lower() not in FIELDS))


def years(text: str) -> tuple[str, ...]:
    """The years of `2015`, `2010-2015`, `2010..`, `-2015`, `>=2010`; the text itself where it is no such range."""
    value = half_width(text).strip().replace("~", "-")
    match = _YEARS.fullmatch(value)
    if match is None or (match["sign"] and match["to"]) or not (match["sign"] or match["to"]):
        return (value,)
    if match["sign"]:
        if not match["first"] or match["last"]:
            return (value,)
        start = int(match["first"]) + (match["sign"] == ">")
        end = int(match["first"]) - (match["sign"] == "<")
        return _range(start, _LAST) if match["sign"][0] == ">" else _range(_FIRST, end)
    return _range(int(match["first"] or _FIRST), int(match["last"] or _LAST))


def _range(first: int, last: int) -> tuple[str, ...]:
    return tuple(map(str, range(max(first, _FIRST), min(last, _LAST) + 1)))
