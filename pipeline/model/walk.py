"""The one walk over an article: every value once, in printed order, with its address.

An address is the value's place in the article's JSON, the same each time: `titles[zh]`, `body[2].content[0]`,
`references[12].citations[zh]`. An item of a list that has one item a language is named by its language, any other by
its 0-based place. Whoever looks for values of some kind walks and picks; whoever changes nodes says how (`rebuilt`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any, Generic, NamedTuple, TypeVar

from pipeline.model.alignment import Term
from pipeline.model.article import (
    Abstract,
    AbstractSec,
    Aff,
    Article,
    Award,
    ClassCode,
    Contrib,
    Front,
    HistoryDate,
    Kwd,
    KwdGroup,
    Leftover,
    Note,
    Text,
    Title,
    Value,
)
from pipeline.model.body import (
    Caption,
    Cell,
    DispFormula,
    Fig,
    Footnote,
    Inline,
    Node,
    P,
    Picture,
    Sec,
    TableNote,
    TableWrap,
)
from pipeline.model.lang import Lang
from pipeline.model.reference import Citation, Reference
from pipeline.model.source import Source

Thing = (
    Text | Value | Title | Contrib | Aff | Abstract | AbstractSec | KwdGroup | Kwd | ClassCode | HistoryDate | Award
    | Note | Node | Caption | Picture | Cell | TableNote | Footnote | Reference | Citation | Term | Leftover
)  # fmt: skip
"""What a walk finds."""

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


class At(NamedTuple, Generic[T_co]):
    """A value and where it stands; `within` is what holds it, the outermost first: sections, a table, a group."""

    address: str
    value: T_co
    within: tuple[Thing, ...] = ()

    @property
    def part(self) -> str:
        """The key of the JSON that it stands in, at the top: `titles`, `body`, `ack`."""
        return re.split(r"[.\[]", self.address, maxsplit=1)[0]

    @property
    def secs(self) -> tuple[Sec, ...]:
        """The sections around it, the outermost first."""
        return tuple(holder for holder in self.within if isinstance(holder, Sec))

    @property
    def source(self) -> Source | None:
        """Where it is printed; of what says nothing of its own (a cell, a cited work), where what holds it is."""
        found: Source | None = self._own("source")
        return found

    @property
    def lang(self) -> Lang | None:
        """The language that it says it is in, or that what holds it says: a keyword is in its group's."""
        found: Lang | None = self._own("lang")
        return found

    def _own(self, name: str) -> Any:
        """What the value says of this, or else the nearest around it that says anything."""
        own = getattr(self.value, name, None)
        if own is None:
            told = (getattr(holder, name, None) for holder in reversed(self.within))
            own = next((one for one in told if one is not None), None)
        return own


def keys(langs: Sequence[str | None]) -> tuple[str, ...]:
    """How the items of a list are named, given the language of each: `zh`, `en`; or `0`, `1`, `2`."""
    by_lang = len(langs) == len({*langs} - {None})
    return tuple(str(lang) if by_lang else str(place) for place, lang in enumerate(langs))


def listed(address: str, items: Sequence[T], within: tuple[Thing, ...] = ()) -> Iterator[At[T]]:
    """The items of a list at an address, each with its own."""
    if items:
        for key, item in zip(keys([getattr(item, "lang", None) for item in items]), items, strict=True):
            yield At(f"{address}[{key}]", item, within)


def walk(article: Article) -> Iterator[At[Thing]]:
    """Everything that an article says, in the order of its JSON; the pairs that the align stage made are no values."""
    return _with_insides(wholes(article))


def wholes(article: Article) -> Iterator[At[Thing]]:
    """The same without what a value that is no section is made of: a table's cells, the works of a reference."""
    yield from _front(article.front)
    yield from nodes(article.body.content)
    yield from listed("footnotes", article.body.footnotes)
    yield from nodes(article.back.ack, "ack")
    yield from nodes(article.back.appendices, "appendices")
    yield from listed("back_notes", article.back.notes)
    yield from listed("references", article.back.references)
    yield from listed("glossary", article.glossary)
    for address, aside in (("unplaced", False), ("furniture", True)):
        yield from listed(address, [item for item in article.leftovers if item.is_outside is aside])


def nodes(content: Sequence[Node], address: str = "body", within: tuple[Sec, ...] = ()) -> Iterator[At[Node]]:
    """The nodes of a tree in printed order, each section before what it holds."""
    for place, node in enumerate(content):
        at = f"{address}[{place}]"
        yield At(at, node, within)
        if isinstance(node, Sec):
            yield from nodes(node.content, f"{at}.content", (*within, node))


def every_node(article: Article) -> Iterator[Node]:
    """The nodes of body, acknowledgements and appendices, without their addresses."""
    for content in (article.body.content, article.back.ack, article.back.appendices):
        yield from (found.value for found in nodes(content))


def inlines(node: Node) -> Iterator[Inline]:
    """The pieces of a paragraph's text, or of a table's cells."""
    if isinstance(node, P):
        yield from node.content
    elif isinstance(node, TableWrap):
        yield from (item for row in node.rows for cell in row for item in cell.content)


def rebuilt(content: Iterable[Node], change: Callable[[Node], Node]) -> tuple[Node, ...]:
    """The tree with `change` made of every node, in printed order, of a section when it was made of all in it."""
    inner = (
        replace(node, content=rebuilt(node.content, change)) if isinstance(node, Sec) else node for node in content
    )
    return tuple(map(change, inner))


def front(matter: Front) -> Iterator[At[Thing]]:
    """The values of the front matter."""
    return _with_insides(_front(matter))


def _front(matter: Front) -> Iterator[At[Thing]]:
    journal = matter.journal
    yield from listed("journal.titles", journal.titles)
    yield from _single("journal.", {"abbrev_title": journal.abbrev_title})
    yield from _single("journal.", {"issn": journal.issn, "eissn": journal.eissn, "cn": journal.cn})
    yield from _single("journal.", {"publisher": journal.publisher, "publisher_loc": journal.publisher_loc})
    yield from _single("", {"category": matter.category})
    yield from listed("titles", matter.titles)
    yield from listed("authors", matter.contribs)
    yield from listed("affiliations", matter.affs)
    yield from listed("abstracts", matter.abstracts)
    yield from listed("keywords", matter.kwd_groups)
    yield from _single("", {key: getattr(matter, key) for key in ("doi", "publisher_id")})
    yield from listed("clc", matter.clc)
    yield from listed("class_codes", matter.class_codes)
    yield from _single("", {key: getattr(matter, key) for key in _NUMBERS})
    yield from listed("history", matter.history)
    yield from listed("awards", matter.awards)
    yield from listed("funding_statements", matter.funding_statements)
    yield from listed("self_citations", matter.self_citations)
    yield from listed("notes", matter.notes)
    rights = matter.permissions
    yield from _single("permissions.", {"statement": rights.statement, "license": rights.license})


_NUMBERS = ("document_code", "year", "month", "day", "volume", "issue", "fpage", "lpage", "elocation_id")


def _single(before: str, values: dict[str, Thing | None]) -> Iterator[At[Thing]]:
    yield from (At(f"{before}{key}", value) for key, value in values.items() if value is not None)


def _with_insides(found: Iterable[At[Thing]]) -> Iterator[At[Thing]]:
    """The values, each followed by what it is made of: sections, keywords, works, captions, picture, cells, notes."""
    for at in found:
        yield at
        address, value = at.address, at.value
        within = (*at.within, value)
        match value:
            case Abstract(secs=secs):
                yield from listed(f"{address}.sections", secs, within)
            case KwdGroup(kwds=kwds):
                yield from listed(f"{address}.keywords", kwds, within)
            case Footnote(citations=citations) | Reference(citations=citations):
                yield from listed(f"{address}.citations", citations, within)
            case Fig() | TableWrap():
                yield from listed(f"{address}.captions", value.captions, within)
                yield from _picture(address, value.graphic, within)
                for place, row in enumerate(value.rows if isinstance(value, TableWrap) else ()):
                    yield from listed(f"{address}.rows[{place}]", row, within)
                yield from listed(f"{address}.foot", value.foot, within)
            case DispFormula(graphic=graphic):
                yield from _picture(address, graphic, within)


def _picture(address: str, graphic: Picture | None, within: tuple[Thing, ...]) -> Iterator[At[Thing]]:
    if graphic is not None:
        yield At(f"{address}.graphic", graphic, within)
