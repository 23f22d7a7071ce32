"""The journal, and where in it the article stands: mastheads, running heads, citation blocks, 文章编号."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from pipeline.knowledge.journal_heads import journal_heads
from pipeline.model.article import Journal, Text, Value
from pipeline.model.block import Label, LabelledBlock
from pipeline.model.diagnostic import Diagnostic, Kind, Report
from pipeline.model.lang import Lang
from pipeline.model.source import Source
from pipeline.parse.front.fields import Field
from pipeline.parse.front.identifiers import article_number
from pipeline.text.script import HANZI, hanzi_count, latin_count
from pipeline.text.width import half_width, without_gaps

HEAD_ZONE = 130.0  # points; names in the upper margin count for more than those in the lower
_DASH = r"\s*[-–—−~～]+\s*"
# `示例学报, 2020, 41(3): 12-19`, the end of a citation block.
_LOCUS = re.compile(
    rf"(?P<source>[^\d,.，．。\]\[]{{2,80}}?)\s*[,.，．。]\s*(?P<year>(?:19|20)\d\d)\s*[,，]?\s*(?P<volume>\d{{1,3}})?\s*"
    rf"(?:\((?P<issue>[A-Za-z]?\d{{1,2}}|增刊?\s*\d*|Suppl?\.?\s*\d*)\))?\s*[:,]\s*(?P<fpage>[A-Za-z]?\d{{1,6}})(?:{_DASH}(?P<lpage>\d{{1,6}}))?"
)
_PAGE = re.compile(r"(?:^[^\w]{0,3}|(?<=\s)[·•\-–—.]?\s?)(?P<page>\d{1,5})(?=\s?[·•\-–—.]?\s|[^\w]{0,3}$)")


@dataclass(frozen=True, slots=True)
class Reading:
    """What one printed place says of a field."""

    field: str
    value: str
    source: Source


@dataclass(frozen=True, slots=True)
class Locus:
    """Where the article stands."""

    year: Value | None = None
    volume: Value | None = None
    issue: Value | None = None
    fpage: Value | None = None
    lpage: Value | None = None


def journal(
    heads: Sequence[LabelledBlock],
    fields: Sequence[Field],
    extent: tuple[int, int],
    titles: Sequence[str],
    persons: Sequence[str],
    report: Report,
) -> tuple[Journal, Locus]:
    """The journal and the article's place in it, from all printed sources; says where they disagree."""
    readings = [
        *_from_heads(heads),
        *_from_citations(fields),
        *_from_pages(heads, extent),
        *_from_article_numbers(fields),
    ]
    locus = Locus(**{name: _settled(readings, name, report) for name in ("year", "volume", "issue", "fpage", "lpage")})
    names = tuple(name for name in (_name(heads, readings, lang, titles, persons) for lang in Lang) if name is not None)
    return Journal(names, issn=_first(readings, "issn"), cn=_first(readings, "cn")), locus


def _first(readings: Iterable[Reading], field: str) -> Value | None:
    return next((Value(reading.value, reading.source) for reading in readings if reading.field == field), None)


def _settled(readings: Iterable[Reading], field: str, report: Report) -> Value | None:
    """The value that most sources give, the first printed where they tie."""
    own = [reading for reading in readings if reading.field == field]
    if not own:
        return None
    counts = Counter(reading.value for reading in own)
    best = max(own, key=lambda reading: counts[reading.value])
    if len(counts) > 1 and field != "lpage":
        values = ", ".join(counts)
        report(Diagnostic(Kind.SOURCES_DISAGREE, best.source.page, best.source, {"field": field, "values": values}))
    return Value(best.value, best.source)


def _from_heads(heads: Sequence[LabelledBlock]) -> list[Reading]:
    found: list[Reading] = []
    for block in heads:
        text = re.sub(r"\s+", "", half_width(block.block.lines[0].text))
        if len(text) > 160:
            continue
        for key, patterns in journal_heads().patterns.items():
            match = next((m for m in (p.search(text) for p in patterns) if m), None)
            if match is None:
                continue
            if key == "supplement":
                found.append(Reading("issue", f"S{match['value'] or 1}", block.source))
            else:
                found.append(
                    Reading(
                        key, match["value"].lstrip("0") if key in ("volume", "issue") else match["value"], block.source
                    )
                )
    return [r for r in found if r.value]


def _from_citations(fields: Iterable[Field]) -> list[Reading]:
    found: list[Reading] = []
    for field in fields:
        if field.label is not Label.CITE_AS:
            continue
        for match in _LOCUS.finditer(half_width(field.text)):
            for key in ("year", "volume", "fpage", "lpage"):
                if match[key]:
                    found.append(Reading(key, match[key].lstrip("0"), field.source))
            if match["issue"]:
                number = re.sub(r"\D", "", match["issue"])
                special = re.match(r"[增Ss]", match["issue"])
                found.append(Reading("issue", f"S{number or 1}" if special else number.lstrip("0"), field.source))
            name = without_gaps(match["source"]).strip(" /")
            found.append(Reading("name." + ("zh" if hanzi_count(name) else "en"), name, field.source))
    return found


def _from_article_numbers(fields: Iterable[Field]) -> list[Reading]:
    found: list[Reading] = []
    for field in fields:
        number = article_number(field.text) if field.name == "publisher-id" else None
        if number is not None:
            source = replace(field.source, confidence=0.9)
            found += [
                Reading(key, value, source)
                for key, value in (
                    ("year", number.year),
                    ("issue", number.issue),
                    ("fpage", number.fpage),
                    ("lpage", number.lpage),
                )
            ]
            found.append(Reading("issn", number.issn, source))
    return found


def _from_pages(heads: Sequence[LabelledBlock], extent: tuple[int, int]) -> list[Reading]:
    """First and last page from the numbers printed on the pages, which must rise by one from page to page.

    `extent` is the PDF's first and last page with text of the article: on these the number may be left out.
    """
    found: list[tuple[int, int, Source]] = []
    alone: set[int] = set()  # pages with a number on a line of its own
    for block in heads:
        text = journal_heads().counted.sub("x", half_width(block.block.lines[0].text).strip())
        page = block.block.page
        for match in _PAGE.finditer(text):
            found.append((page, int(match["page"]) - page, block.source))
            if match.end() - match.start() >= len(text) - 4:
                alone.add(page)
    if not found:
        return []
    offsets = Counter(offset for _, offset in {(page, offset) for page, offset, _ in found})
    offset, count = max(offsets.items(), key=lambda item: (item[1], -item[0]))
    if count < 2 and not (alone and len(offsets) == 1):  # one figure in a running head may be anything
        return []
    right = sorted(((page, source) for page, own, source in found if own == offset), key=lambda item: item[0])
    first = (right[0][0] if extent[0] in alone else extent[0]) + offset
    last = (right[-1][0] if extent[1] in alone else extent[1]) + offset
    return [Reading("fpage", str(first), right[0][1]), Reading("lpage", str(last), right[-1][1])]


def _name(
    heads: Sequence[LabelledBlock],
    readings: Sequence[Reading],
    lang: Lang,
    titles: Sequence[str],
    persons: Sequence[str],
) -> Text | None:
    """The journal's name: what running heads repeat that is neither the title nor the authors, else the citation's."""
    cited = next((r for r in readings if r.field == f"name.{lang}"), None)
    counts: Counter[str] = Counter()
    first: dict[str, tuple[str, Source]] = {}
    for block in heads:
        for name in _candidates(block, lang):
            if not _is_of_article(name, titles, persons):
                key = re.sub(r"\W+", "", name).casefold()
                counts[key] += 2 if block.block.bbox.top < HEAD_ZONE else 1
                first.setdefault(key, (name, block.source))
    if lang is Lang.ZH and counts and len(heads) > 3:
        first_page = min(block.block.page for block in heads)
        counts = Counter({key: n for key, n in counts.items() if n > 2 or first[key][1].page <= first_page + 1})
    if cited is not None:
        key = re.sub(r"\W+", "", cited.value).casefold()
        if key in counts or not counts or lang is Lang.ZH:
            return Text(cited.value, lang, cited.source)
    if not counts:
        return None
    best = max(counts, key=lambda key: counts[key])
    name, source = first[best]
    return Text(name, lang, source)


def _candidates(block: LabelledBlock, lang: Lang) -> list[str]:
    heads = journal_heads()
    text = re.sub("(?<=[\u4e00-\u9fff])\u3000{1,3}(?=[\u4e00-\u9fff](?:\u3000|$))", "", block.block.lines[0].text)
    found = []
    for piece in map(half_width, re.split("\u3000{3,}", text)):
        rest = heads.strip.sub("  ", piece)
        if lang is Lang.ZH:
            rest = "".join(re.findall(f"[{HANZI}()（）·、]+", re.sub(r"\s+", "", rest))).strip("()（）·、")
            if 2 <= len(rest) <= 24 and not heads.not_name.search(re.sub(r"\s+", "", piece)):
                found.append(rest)
        else:
            rest = re.sub(r"\s+", " ", re.sub(f"[{HANZI}（）()]+", " ", rest)).strip(" ,.;:-–—/")
            for name in rest.split(" / "):
                if latin_count(name) >= 4 and len(name) <= 100 and not re.search(r"[@\[]|et al", name):
                    found.append(name)
    return found


def _is_of_article(name: str, titles: Sequence[str], persons: Sequence[str]) -> bool:
    bare = re.sub(r"\W+", "", name).casefold()
    if any(bare in re.sub(r"\W+", "", title).casefold() for title in titles if title):
        return True
    return any(person and person.replace(" ", "").casefold() in bare for person in persons) and len(bare) < 60
