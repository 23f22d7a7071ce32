"""What mastheads, running heads and feet say of the place in the journal: volume, issue, year, pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from pipeline.knowledge import lazy
from pipeline.knowledge.front import front_knowledge
from pipeline.knowledge.journal_heads import journal_heads
from pipeline.knowledge.labels import label_at_start
from pipeline.model.article import Value
from pipeline.model.block import Label, LabelledBlock, Line, Origin
from pipeline.model.source import Source
from pipeline.parse.front.dates import month_of_issue
from pipeline.parse.front.identifiers import DOI, bare_article_number, bare_doi, folded_doi
from pipeline.text.identifiers import issn
from pipeline.text.numbers import last_page, with_digits
from pipeline.text.width import half_width

HEAD_ZONE = 130.0  # points from the top of the page
MASTHEAD = 45.0  # points from the first line of a masthead to its last
LOW_CUT = 160.0  # points: where the first line of a masthead stands at the lowest, on a page with a high margin
HEAD_LENGTH = 160  # characters; a longer line is running text
HEAD_LINES = 3  # a masthead set as one block
PRINTED = 2  # the weight of a page number that is printed on the page itself, in a row of at least
TWICE = 2  # pages whose numbers rise by one: one figure in a running head may be anything
BESIDE_PAGE = 4  # characters of ornament beside a page number that has its line for itself
ROW = 3  # pages: what a 文章编号 says of the number of pages is often miscounted
_PAGE = lazy.compile(r"(?:^[^\w]{0,3}|(?<=\s)[·•\-–—.]?\s?|[·•]\s?)(?P<page>\d{1,5})(?=\s?[·•\-–—.]?\s|[^\w]{0,3}$)")
_BETWEEN_DOTS = lazy.compile(r"[·•]\s?(?P<page>\d{1,5})\s?[·•](?=\S)")  # 示例·64·2012.11
_APART = lazy.compile(r"\u3000{2,}| {3,}|\t")
_DOTTED = "·•・"
_FOLIO = lazy.compile(r"^\W*\d{1,5}\W*\s(?=(?:19|20)\d\d[,;])")  # before the year: 58　2021,57(11)

_SQUARED = lazy.compile(r"(?<![A-Za-z\d])(?<!\d[.,])\d(?: \d)+(?![A-Za-z\d]|[.,]\d)")
# A page's number, squares away from the rest of its head.
_AT_EDGE = lazy.compile(r"^\d{1,5}(?= {8})|(?<= {8})\d{1,5}$")
TURNED = 100  # pages of an issue, over which an article's end may be turned; a year behind the pages is further off
_REST = lazy.compile(r",(?P<page>\d{1,5})(?!\d)")
_PAGES_ALONE = lazy.compile(r"\W*(?!(?:19|20)\d\d\D+(?:19|20)\d\d\W*$)(?P<fpage>\d{1,5})[-–—~]+(?P<lpage>\d{1,5})\W*")
_PAGE_OF_NUMBER = lazy.compile(r"(?:^|(?<=\s))(?P<number>\d{5,8})\s?-\s?(?P<page>\d{1,3})$")


@dataclass(frozen=True, slots=True)
class Reading:
    """What one printed place says of a field."""

    field: str
    value: str
    source: Source
    weight: int = 1


def head_lines(block: LabelledBlock) -> Sequence[Line]:
    """The lines of a masthead; of a longer block the first alone, as the rest of it is no masthead.

    What the program that set the page printed at its edge is none.
    """
    lines = block.block.lines
    own = lines if len(lines) <= HEAD_LINES else lines[:1]
    return [line for line in own if not is_slug(half_width(line.text))]


def is_slug(text: str) -> bool:
    """Whether a line in half width names the file that was set, or the minute when it was sent to print."""
    return any(pattern.search(text) for pattern in journal_heads().slug)


def head_zone(heads: Sequence[LabelledBlock]) -> float:
    """Down to where the first page's masthead reaches, in points: lower where its first line stands low."""
    first = min((block.block.page for block in heads if block.origin is not Origin.COVER), default=1)
    tops = (head.block.bbox.top for head in heads if head.label is Label.FURNITURE and head.block.page == first)
    highest = min(tops, default=0.0)
    return max(HEAD_ZONE, highest + MASTHEAD) if highest <= LOW_CUT else HEAD_ZONE


@lru_cache(maxsize=1 << 10)  # each rule for mastheads asks about the same few lines
def tight(text: str) -> str:
    """A line of a masthead as the patterns of journal_heads.toml take it: half width, in digits, without white.

    The figures of a DOI are left out: they may look like a year and an issue, and say neither.
    """
    return with_digits(re.sub(r"\s+", "", DOI.sub(" ", folded_doi(text))))


def without_folio(text: str) -> str:
    """The line in half width without the page number before the year: `58　2021,57(11)`."""
    return _FOLIO.sub("", half_width(text))


def from_dotted(heads: Sequence[LabelledBlock]) -> list[Reading]:
    """The issue of magazines that print it behind the year and a dot, where nothing else names one: `2013·10`."""
    zone = head_zone(heads)
    found = (
        (match, block.source)
        for block in heads
        if block.origin is not Origin.COVER
        for line in head_lines(block)
        if (block.label is not Label.UNPLACED or line.bbox.top < zone)
        and (match := journal_heads().dotted_issue.search(tight(line.text))) is not None
    )
    return [own for match, source in found for own in readings({"issue": match["value"]}, source)]


def from_heads(heads: Sequence[LabelledBlock]) -> list[Reading]:
    """Volume, issue, year, ISSN and CN in the lines of mastheads, running heads and covers."""
    found: list[Reading] = []
    zone = head_zone(heads)
    first = min((block.block.page for block in heads if block.origin is not Origin.COVER), default=1)
    for block in heads:
        for line in head_lines(block):
            text = tight(line.text)
            hit = label_at_start(line.text)
            if len(text) > HEAD_LENGTH or (hit is not None and hit.row.label is Label.HISTORY):  # the year of receipt
                continue
            place = _place_in(without_folio(line.text))
            if block.origin is Origin.COVER and place:  # a cover cites other articles of the journal
                continue
            # what no rule has placed may be running text, where 2019 年 is any year
            is_head = block.label is not Label.UNPLACED or line.bbox.top < zone
            if not place and block.label is Label.FURNITURE and block.block.page == first and line.bbox.top < zone:
                place = _pages_alone(line.text)
            month = month_of_issue(with_digits(half_width(line.text))) if is_head else None
            found += [Reading("month", month, block.source)] if month is not None else []
            found += readings({**(_values(text) if is_head else {}), **place}, block.source)
    return found


def doi_of_heads(heads: Sequence[LabelledBlock]) -> Value | None:
    """The article's DOI in the head or foot of its first page, or on a line alone, where no label names it."""
    lines = ((line, block) for block in _of_first_page(heads) for line in head_lines(block))
    return next((Value(found, block.source) for line, block in lines if (found := bare_doi(line.text))), None)


def publisher_id_of_heads(heads: Sequence[LabelledBlock]) -> Value | None:
    """The 文章编号 in the head of the first page, where it has no label."""
    lines = ((line, block) for block in _of_first_page(heads) for line in block.block.lines)
    return next(
        (Value(found, block.source) for line, block in lines if (found := bare_article_number(line.text))), None
    )


def _of_first_page(heads: Sequence[LabelledBlock]) -> list[LabelledBlock]:
    first = min((block.block.page for block in heads), default=1)
    return [block for block in heads if block.block.page == first]


def place_of(text: str) -> dict[str, str]:
    """Volume, issue and pages that a citation of the article gives in one run: `示例学报, 41(10): 1245-1252`."""
    return _place(tight(text))


def _place_in(text: str) -> dict[str, str]:
    """The place that a line gives in one run, or one of its parts: a date may stand at the margin behind the pages."""
    runs = (tight(part) for part in (*_APART.split(text), text))
    return next((found for run in runs if (found := _place(run))), {})


def _pages_alone(text: str) -> dict[str, str]:
    """The pages that a masthead, or a part of it, gives with no word: `1701～1702`; an ISSN or years are none."""
    found = (_PAGES_ALONE.fullmatch(tight(part)) for part in (*_APART.split(text), text))
    pages = (match.groupdict() for match in found if match is not None)
    pages = ({"fpage": own["fpage"], "lpage": last_page(own["fpage"], own["lpage"])} for own in pages)
    likely = (own for own in pages if not issn("-".join(own.values())))
    return next((own for own in likely if is_turned_to(own["fpage"], own["lpage"])), {})


def _values(text: str) -> dict[str, str]:
    values = {
        key: match["value"]
        for key, patterns in journal_heads().patterns.items()
        if (match := next((m for m in (p.search(text) for p in patterns) if m), None)) is not None
    }
    if "supplement" in values:
        values["issue"] = f"S{values.pop('supplement') or 1}"
    return values


def _place(text: str) -> dict[str, str]:
    """The fields that one run of the text gives together."""
    match = next((m for m in (p.search(text) for p in journal_heads().places) if m), None)
    found = {key: value for key, value in match.groupdict().items() if value} if match is not None else {}
    rest = _REST.match(text, match.end("lpage")) if match is not None and "lpage" in found else None
    if {"fpage", "lpage"} <= found.keys():
        found["lpage"] = last_page(found["fpage"], found["lpage"])
    if "count" in found:
        found["lpage"] = str(int(found["fpage"]) + int(found.pop("count")) - 1)
    if rest is not None and is_turned_to(found["lpage"], rest["page"]):
        found["lpage"] = rest["page"]
    return found


def is_turned_to(last: str, page: str | None) -> bool:
    """Whether the figures behind a run of pages are the page on which the article ends: `31-33,37`."""
    return page is not None and 0 < int(page) - int(last) <= TURNED


def readings(values: Mapping[str, str], source: Source) -> list[Reading]:
    """The values that are any, as numbers are written: no zeros before them."""
    bare = {key: value if key in ("issn", "cn") else _number(value) for key, value in values.items()}
    return [Reading(key, value, source) for key, value in bare.items() if value]


def _number(value: str) -> str:
    """`03` is 3, and the double issue `03、04` 3-4."""
    return "-".join(part.lstrip("0") for part in re.split(r"[-–—~、/]", value))


def from_pages(
    heads: Sequence[LabelledBlock],
    extent: tuple[int, int],
    stated: Iterable[str],
    turned: Iterable[LabelledBlock] = (),
) -> list[Reading]:
    """First and last page from the numbers printed on the pages, which must rise by one from page to page.

    `extent` is the PDF's first and last page with text of the article: on these the number may be left out.
    `stated` are the first pages that a citation or a 文章编号 gives: a row of numbers that begins with one of
    them is the right one, however few of its figures the text layer has kept; so is one that the text goes on from,
    as notes among `turned` say. Where no number can be read, such a note tells the last page of the row that one of
    them begins: a 文章编号 counts what was turned over, too.
    """
    found, alone, edged = _numbers(heads)
    offsets = Counter(offset for _, offset in {(page, offset) for page, offset, _ in found})
    told = [int(first) - extent[0] for first in stated if first.isdigit()]
    left = {page: block for block in turned if (page := _left(block)) is not None}
    resumed = {page: page - (block.block.page - 1) for page, block in left.items()}  # it stands on the PDF's next page
    last = [Reading("lpage", str(page), left[page].source, PRINTED) for page in resumed if resumed[page] in told][:1]
    if not offsets:
        return last
    told = [own for own in (*told, *resumed.values()) if own in offsets]
    offset, count = max(offsets.items(), key=lambda item: (item[0] in told, item[1], -item[0]))
    if not told and count < TWICE and not (edged and len(offsets) == 1):
        return last
    right = {page: source for page, own, source in sorted(found, key=lambda item: -item[0]) if own == offset}
    pages = sorted(right)
    begins = pages[0] if extent[0] in alone else extent[0]
    numbered = {page for page, _, _ in found}  # a last page with another number holds the rest, turned over to it
    ends = pages[-1] if extent[1] in numbered else extent[1]
    if begins + offset < 1:  # figures that are broken in the text layer, or pages before the first numbered one
        return []
    surely = count >= ROW  # a row that begins with 1 may be a preprint's, printed on its pages or not
    weights = [
        PRINTED if surely and (begins in right or begins + offset > 1) else 1,
        PRINTED if surely and ends in right else 1,  # a supplement behind the last numbered page has none
    ]
    return [
        Reading("fpage", str(begins + offset), right[pages[0]], weights[0]),
        Reading("lpage", str(ends + offset), right[pages[-1]], weights[1]),
    ]


def _left(block: LabelledBlock) -> int | None:
    """The page that a note names on which the text before its own stands: `上接第 59 页`."""
    match = front_knowledge().resumed.match(block.block.lines[0].text)
    return int("".join(match["page"].split())) if match is not None else None


def from_article_pages(heads: Iterable[LabelledBlock]) -> list[Reading]:
    """The article's number in its volume, where it stands in place of pages: `140302-1`, overleaf `140302-2`."""
    found: dict[str, dict[int, Source]] = {}
    for block in heads:
        match = _PAGE_OF_NUMBER.search(half_width(block.block.lines[0].text).strip())
        if match is not None:
            found.setdefault(match["number"], {}).setdefault(int(match["page"]), block.source)
    return [
        Reading("elocation_id", number, pages[min(pages)])
        for number, pages in found.items()
        if len(pages) > 1 and len({page - source.page for page, source in pages.items()}) == 1
    ]


def _is_dotted(text: str, start: int, end: int) -> bool:
    """Whether dots stand on both sides, as around a page's number in a head: `示例学报 2020 年第 3 期　·248·`."""
    return text[:start].rstrip().endswith(tuple(_DOTTED)) and text[end:].lstrip().startswith(tuple(_DOTTED))


def _on_squares(text: str) -> str:
    """The text with its numbers closed up whose figures stand on full squares: `3 2 2　示例学报　1 5 卷`."""
    return _SQUARED.sub(lambda match: match[0].replace(" ", ""), text)


def _numbers(heads: Iterable[LabelledBlock]) -> tuple[list[tuple[int, int, Source]], set[int], set[int]]:
    """(PDF page, printed number minus it, source) of each figure; the pages with one on a line of its own or between
    dots; these, and those with one at the end of a head, far from the rest of it.
    """
    found: list[tuple[int, int, Source]] = []
    alone: set[int] = set()
    edged: set[int] = set()
    firsts = ((block, lines[0]) for block in heads if (lines := head_lines(block)))
    for block, line in firsts:
        text = journal_heads().counted.sub("x", _on_squares(half_width(line.text).strip()))
        page = block.block.page
        for match in (*_PAGE.finditer(text), *_BETWEEN_DOTS.finditer(text)):
            found.append((page, int(match["page"]) - page, block.source))
            dotted = _is_dotted(text, match.start("page"), match.end("page"))
            if match.end() - match.start() >= len(text) - BESIDE_PAGE or dotted:
                alone.add(page)
        if _AT_EDGE.search(text):
            edged.add(page)
    return found, alone, alone | edged
