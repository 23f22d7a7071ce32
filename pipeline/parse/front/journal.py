"""The journal, and where in it the article stands: mastheads, running heads, citation blocks, 文章编号."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from dataclasses import fields as dataclass_fields

from pipeline.knowledge import lazy
from pipeline.knowledge.journal_heads import journal_heads
from pipeline.model.article import Journal, Value
from pipeline.model.block import Label, LabelledBlock
from pipeline.model.diagnostic import Diagnostic, Kind, Report
from pipeline.model.lang import Lang
from pipeline.model.source import UNMEASURED
from pipeline.parse.front.authority import authority
from pipeline.parse.front.fields import Field
from pipeline.parse.front.heads import (
    Reading,
    from_article_pages,
    from_dotted,
    from_heads,
    from_pages,
    head_lines,
    is_turned_to,
    place_of,
    readings,
)
from pipeline.parse.front.identifiers import ArticleNumber, article_number
from pipeline.parse.front.journal_names import journal_name, names_in_heads
from pipeline.parse.front.name_words import mended
from pipeline.text.numbers import last_page
from pipeline.text.script import hanzi_count
from pipeline.text.width import half_width, without_gaps

MOST_PAGES = 200  # of one article
_CITED = lazy.compile(r"[\[［]\s*[JＪ]\s*(?:/OL)?\s*[\]］]")  # in a running head: 李明. 纸飞机[J]. 示例学报, 2018
_DASH = r"\s*[-–—−~～]+\s*"
# `示例学报, 2020, 41(3): 12-19`, the end of a citation block.
_SOURCE = r"(?P<source>[^\d,.，．。\]\[]{2,80}?)"
_YEAR_AND_VOLUME = r"(?P<year>(?:19|20)\d\d)\s*[,，]?\s*(?P<volume>\d{1,3})?"
_ISSUE = r"(?:\((?P<issue>[A-Za-z]?\d{1,2}|0\d\d|增刊?\s*\d*|Suppl?\.?\s*\d*)\))?"
_PAGES = rf"(?P<fpage>[A-Za-z]?\d{{1,6}})(?:{_DASH}(?P<lpage>\d{{1,6}}))?(?:\s*,\s*(?P<rest>\d{{1,5}})(?!\d))?"
# `Journal of Examples, 70, 140302 (2021)`: the form of journals of physics, an article's number for its pages.
_LATIN_NAME = r"(?P<name>[A-Z][A-Za-z .&]{2,80}?)"
_NUMBER = r"(?P<elocation_id>\d{5,7})\s*\((?P<year>(?:19|20)\d\d)\)"
_BY_NUMBER = lazy.compile(rf"{_LATIN_NAME}\s*,\s*(?P<volume>\d{{1,3}})\s*,\s*{_NUMBER}")
_LOCUS = lazy.compile(rf"{_SOURCE}\s*[,.，．。]\s*{_YEAR_AND_VOLUME}\s*{_ISSUE}\s*[:,]\s*{_PAGES}")
# `李明(2015). 纸飞机. 示例学报, 41(10), 1245-1252`: the year behind the names, as psychologists cite.
_YEAR_BEHIND_NAMES = lazy.compile(r"\((?P<year>(?:19|20)\d\d)[a-z]?\)\s?[.．。,]")
_BEHIND_YEAR = lazy.compile(rf"{_SOURCE}\s*[,，]\s*(?P<volume>\d{{1,3}})\s*{_ISSUE}\s*[:,]\s*{_PAGES}")


@dataclass(frozen=True, slots=True)
class Locus:
    """Where the article stands."""

    year: Value | None = None
    month: Value | None = None
    day: Value | None = None
    volume: Value | None = None
    issue: Value | None = None
    fpage: Value | None = None
    lpage: Value | None = None
    elocation_id: Value | None = None


def journal(
    heads: Sequence[LabelledBlock],
    fields: Sequence[Field],
    extent: tuple[int, int],
    titles: Sequence[str],
    persons: Sequence[str],
    report: Report,
    words: Collection[str] = (),
    turned: Sequence[LabelledBlock] = (),
) -> tuple[Journal, Locus]:
    """The journal and the article's place in it, from all printed sources; says where they disagree.

    `words` are those of the article's text, in lower case; `turned` are the notes that it goes on elsewhere.
    """
    stated = [
        *_from_article_numbers(fields, heads),
        *_from_citations(fields, heads),
        *_from_notes(fields),
        *from_heads(heads),
    ]
    stated += [] if any(reading.field == "issue" for reading in stated) else from_dotted(heads)
    pages = from_pages(heads, extent, [r.value for r in stated if r.field == "fpage"], turned)
    found = [*stated, *pages, *from_article_pages(heads)]
    locus = Locus(**{field.name: _settled(found, field.name, report) for field in dataclass_fields(Locus)})
    locus = replace(locus, month=_month(locus.month, locus.year), day=_day(found, locus.month, locus.year))
    if locus.fpage is not None and locus.elocation_id is not None and locus.fpage.text == locus.elocation_id.text:
        locus = replace(locus, fpage=None)  # an article's number in the place of its pages
    printed = dict.fromkeys(name for name, _ in names_in_heads(heads, Lang.ZH, titles, persons))
    known = authority(found, fields, [*printed, *(r.value for r in found if r.field == "name.zh")])
    zh = journal_name(heads, found, Lang.ZH, titles, persons, known=known)
    en = journal_name(heads, found, Lang.EN, titles, persons, zh.text if zh is not None else "", known)
    if en is not None:
        en = replace(en, text=mended(en.text, words))
    return Journal(
        tuple(name for name in (zh, en) if name is not None),
        issn=_first(found, "issn") or (known.issn() if known is not None else None),
        cn=_first(found, "cn") or (known.cn() if known is not None else None),
    ), locus


def _first(readings: Iterable[Reading], field: str) -> Value | None:
    return next((Value(reading.value, reading.source) for reading in readings if reading.field == field), None)


def _settled(readings: Iterable[Reading], field: str, report: Report) -> Value | None:
    """The value that most sources give, the first of them where they tie."""
    own = [reading for reading in readings if reading.field == field]
    if not own:
        return None
    counts: Counter[str] = Counter()
    for reading in own:
        counts[reading.value] += reading.weight
    best = max(own, key=lambda reading: counts[reading.value])
    if len(counts) > 1 and field not in ("lpage", "month"):
        values = ", ".join(counts)
        report(Diagnostic(Kind.SOURCES_DISAGREE, best.source.page, best.source, {"field": field, "values": values}))
    return Value(best.value, best.source)


def _month(date: Value | None, year: Value | None) -> Value | None:
    """The month's number, of a date in the year of the issue."""
    if date is None or (year is not None and not date.text.startswith(year.text)):
        return None
    return Value(date.text[5:7].lstrip("0"), date.source)


def _day(readings: Iterable[Reading], month: Value | None, year: Value | None) -> Value | None:
    """The day on which the issue came out, where its month is printed with one and the same day everywhere."""
    if month is None or _month(month, year) is None:
        return None
    whole = [own for own in readings if own.field == "month" and len(own.value) == len("YYYY-MM-DD")]
    if len({own.value for own in whole}) != 1 or not whole[0].value.startswith(month.text[: len("YYYY-MM")]):
        return None
    return Value(whole[0].value[len("YYYY-MM-") :].lstrip("0"), whole[0].source)


def _from_notes(fields: Iterable[Field]) -> list[Reading]:
    """The pages that the last note of the first page ends with: `…E-mail：liming@example.org　2641-2652 页`."""
    noted = (Label.AUTHOR_NOTES, Label.FUNDING, Label.HISTORY)
    found = ((journal_heads().pages.search(half_width(own.text)), own.source) for own in fields if own.label in noted)
    runs = [(m["fpage"], last_page(m["fpage"], m["lpage"]), source) for m, source in found if m is not None]
    return [
        Reading(key, value, source)
        for first, last, source in runs
        if 0 <= int(last) - int(first) < MOST_PAGES
        for key, value in (("fpage", first), ("lpage", last))
    ]


def _from_citations(fields: Iterable[Field], heads: Iterable[LabelledBlock]) -> list[Reading]:
    """What citations of the article say: a field of its own, or the running head of journals that print it there."""
    cited = [(field.text, field.source) for field in fields if field.label is Label.CITE_AS]
    cited += [(line.text, own.source) for own in heads for line in head_lines(own) if _CITED.search(line.text)]
    found: list[Reading] = []
    for text, source in cited:
        matches = list(_LOCUS.finditer(half_width(text)))
        year = _YEAR_BEHIND_NAMES.search(half_width(text)) if not matches else None
        place = _BEHIND_YEAR.search(half_width(text), year.end()) if year is not None else None
        if year is not None and place is not None:
            matches = [place]
            found.append(Reading("year", year["year"], source))
        numbered = _BY_NUMBER.search(half_width(text)) if not matches else None
        if numbered is not None:
            values = {"name.en" if key == "name" else key: value for key, value in numbered.groupdict().items()}
            found += [Reading(key, value.strip(), source) for key, value in values.items()]
        elif not matches:  # the year stands behind the names: 李明. 2015. 纸飞机. 示例学报, 41(10): 1245-1252
            found += readings(place_of(text), source)
        for match in matches:
            printed = match.groupdict()
            values = {key: printed[key] for key in ("year", "volume", "fpage", "lpage") if printed.get(key)}
            if match["lpage"]:
                values["lpage"] = last_page(match["fpage"], match["lpage"])
            if match["lpage"] and is_turned_to(match["lpage"], match["rest"]):
                values["lpage"] = match["rest"]
            found += [Reading(key, value.lstrip("0"), source) for key, value in values.items()]
            if match["issue"]:
                number = re.sub(r"\D", "", match["issue"])
                special = re.match(r"[增Ss]", match["issue"])
                found.append(Reading("issue", f"S{number or 1}" if special else number.lstrip("0"), source))
            name = without_gaps(match["source"]).strip(" /")
            found.append(Reading("name." + ("zh" if hanzi_count(name) else "en"), name, source))
    return found


def _from_article_numbers(fields: Iterable[Field], heads: Iterable[LabelledBlock]) -> list[Reading]:
    """The places in a 文章编号; its form says what it is, where the printed word is lost or stands apart."""
    printed = [(field.text, field.source) for field in fields if field.name == "publisher-id"]
    printed += [(line.text, block.source) for block in heads for line in head_lines(block)]
    found: list[Reading] = []
    seen: set[ArticleNumber] = set()
    for text, source in printed:
        number = article_number(text)
        if number is not None and number not in seen:
            seen.add(number)
            found += readings(asdict(number), replace(source, confidence=UNMEASURED))
    return found
