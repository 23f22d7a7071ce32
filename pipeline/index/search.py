"""Articles that answer a query, each with the passages that show why, marked, and their places in the PDF."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from tantivy import Index, Occur, Query, Searcher

from pipeline.index.folder import opened, schema, shown
from pipeline.index.marks import Marker, Span
from pipeline.index.names import name_words
from pipeline.index.query import Choice, Sought, sought
from pipeline.knowledge import lazy
from pipeline.model.lang import Lang
from pipeline.text.names import split_name_zh
from pipeline.text.script import HANZI, hanzi_count
from pipeline.text.words import runs

_PASSAGES = 3  # shown of an article
_AUTHOR = 100  # what the name of an author who was asked for is worth: more than any text
_BEFORE, _LENGTH = 30, 120  # characters of a snippet before its first mark, and in all
_WORD = lazy.compile(rf"[^\W_{HANZI}]+")
# Where equally much is found, what says more of the article comes first.
_ORDER = ("article-title", "kwd-group", "abstract", "contrib", "sec-title", "p", "fig", "table-wrap", "table", "aff")


@dataclass(frozen=True, slots=True)
class Snippet:
    """A piece of a passage. `marks` are the places of what was sought in `text`, ends excluded.

    `kind` is the JATS element it stands in, `page` the PDF's (1-based; 0 of what a person has added), `box` the
    passage's in PDF points, origin top left, rounded outwards.
    """

    kind: str
    page: int
    box: tuple[int, ...]
    text: str
    marks: tuple[tuple[int, int], ...]
    lang: str  # the passage's: zh, en


@dataclass(frozen=True, slots=True)
class Hit:
    """An article found; `record` is what the index keeps of it (see `record.py`), without its passages.

    `missing` are the words that were sought and that it does not hold, where no article holds all of them.
    """

    score: float
    record: dict[str, Any]
    snippets: tuple[Snippet, ...]
    missing: tuple[str, ...] = ()

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages in which it was found."""
        return tuple(sorted({snippet.lang for snippet in self.snippets if snippet.marks}))


class Search:
    """An index opened for queries. Each query sees what was last committed."""

    def __init__(self, folder: Path) -> None:
        """Raises UsageError where the folder holds no index of this version."""
        self._index: Index = opened(folder)

    def __call__(self, text: str, limit: int = 10) -> tuple[Hit, ...]:
        """The best articles for a query, at most `limit`: those that hold all of it, else those that hold some."""
        self._index.reload()
        searcher = self._index.searcher()
        wanted = sought(text, schema(), searcher)
        found = _found(searcher, wanted, limit, lambda choice: choice.strict)
        missing: dict[str, tuple[str, ...]] = {}
        if not found:
            found = _found(searcher, wanted, limit, lambda choice: choice.loose)
            missing = _missing(searcher, wanted, [record for _, record in found])
        marker = Marker(wanted.units, wanted.phrases)
        hits = [_hit(score, record, wanted, marker, missing.get(record["id"], ())) for score, record in found]
        return tuple(sorted(hits, key=lambda hit: (-hit.score, hit.record["id"]))[:limit])


def _found(
    searcher: Searcher, wanted: Sought, limit: int, query: Callable[[Choice], Query]
) -> list[tuple[float, dict[str, Any]]]:
    """The records that answer one of the choices, with their scores; each once, with its best."""
    best: dict[str, tuple[float, dict[str, Any]]] = {}
    for choice in wanted.choices:
        for score, address in searcher.search(query(choice), limit).hits:
            record = shown(searcher, address)
            if record["id"] not in best or best[record["id"]][0] < score:
                best[record["id"]] = score, record
    return list(best.values())


def _missing(searcher: Searcher, wanted: Sought, records: Sequence[dict[str, Any]]) -> dict[str, tuple[str, ...]]:
    """What each of these articles has not, of the alternative of which it has most.

    A word that the index does not know there may stand in the text all the same, which was cut into other words.
    """
    texts = {record["id"]: [passage[3] for passage in record["passages"]] for record in records}
    ids = list(texts)
    if not ids:
        return {}
    these = Query.boolean_query([(Occur.Should, Query.term_query(schema(), "id", own, "basic")) for own in ids])
    best: dict[str, tuple[float, tuple[str, ...]]] = {}
    for choice in wanted.choices:
        lacks: dict[str, list[str]] = {own: [] for own in ids}
        for typed, query, ways in choice.needed:
            answer = searcher.search(Query.boolean_query([(Occur.Must, query), (Occur.Must, these)]), len(ids))
            held = {shown(searcher, address)["id"] for _, address in answer.hits}
            marker = Marker((ways,), ())
            for own in lacks.keys() - held:
                lacks[own] += [] if any(marks for _, marks in marker(texts[own])) else [typed]
        for own, words in lacks.items():
            share = len(words) / max(len(choice.needed), 1)
            if own not in best or share < best[own][0]:
                best[own] = share, tuple(words)
    return {own: words for own, (_, words) in best.items()}


def _hit(score: float, record: dict[str, Any], wanted: Sought, marker: Marker, missing: tuple[str, ...]) -> Hit:
    passages = record.pop("passages")
    return Hit(round(score, 3), record, _snippets(passages, wanted.names, marker), missing)


def _snippets(passages: Sequence[Sequence[Any]], names: frozenset[str], marker: Marker) -> tuple[Snippet, ...]:
    """The passages that show most of what was sought, the earlier of equals first; the first where none shows any."""
    told = marker([passage[3] for passage in passages])
    found = [(passage, *(_author(passage, names) or own)) for passage, own in zip(passages, told, strict=True)]
    ranked = sorted((item for item in found if item[1]), key=lambda item: (-item[1], _rank(item[0][0])))
    return tuple(_cut(passage, marks) for passage, _, marks in ranked[:_PASSAGES] or found[:1])


def _author(passage: Sequence[Any], names: frozenset[str]) -> tuple[int, list[Span]] | None:
    """What a passage that names an author sought by name is worth, and all of the name to mark; None for any other."""
    kind, text = passage[0], passage[3]
    if kind == "contrib" and _may_be_known_as(names, text):
        known = _known_as(text)
        if names <= known or len(names & known) > 1:
            return _AUTHOR, [(0, len(text))]
    return None


def _may_be_known_as(names: frozenset[str], printed: str) -> bool:
    """Whether any of these words can be one that the author is found by: hanzi are, where they stand in the name.

    How a name is read takes long to load, and most words in hanzi are no names.
    """
    hanzi = _hanzi_of(printed)
    return any(name in hanzi or not hanzi_count(name) for name in names)


@lru_cache(maxsize=10_000)
def _hanzi_of(printed: str) -> str:
    return "".join(runs(printed))


class _Name(NamedTuple):
    """An author's name, without the whole model of an article, which takes long to load."""

    lang: Lang
    surname: str
    given_names: str
    printed: str


@lru_cache(maxsize=10_000)
def _known_as(printed: str) -> frozenset[str]:
    """Every word under which the author of a by-line is found."""
    if hanzi_count(printed):
        return name_words(_Name(Lang.ZH, *split_name_zh(printed), printed))
    surname, _, given = printed.partition(" ")
    return name_words(_Name(Lang.EN, surname, given, printed))


def _rank(kind: str) -> int:
    return _ORDER.index(kind) if kind in _ORDER else len(_ORDER)


def _cut(passage: Sequence[Any], marks: list[tuple[int, int]]) -> Snippet:
    """The passage around its first mark, no English word cut."""
    kind, page, box, text, lang = passage
    start = max(0, marks[0][0] - _BEFORE) if marks else 0
    end = min(len(text), start + _LENGTH)
    start = start if start == 0 else _word_edge(text, start, -1)
    end = end if end == len(text) else _word_edge(text, end, 1)
    inside = [(max(a, start) - start, min(b, end) - start) for a, b in marks if a < end and b > start]
    return Snippet(kind, page, tuple(box), text[start:end], tuple(inside), lang)


def _word_edge(text: str, place: int, step: int) -> int:
    """The nearest edge of a word outwards from a place within a Latin one."""
    while 0 < place < len(text) and _WORD.fullmatch(text[place - 1 : place + 1]):
        place += step
    return place
