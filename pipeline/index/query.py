"""What a person types, as a query of the local index and as the words to mark in what it finds.

All of it must be found in an article, in either language: what is a keyword or a glossed term of some article is looked
for under its translations too. `typed.py` says what else can be asked for.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tantivy import Occur, Query, Schema, Searcher

from pipeline.index.analysis import SEPARATOR, join_key, phrases, stemmed, term_key, typed_words, words
from pipeline.index.folder import PHRASES
from pipeline.index.marks import Way, phrase, ways
from pipeline.index.typed import Alternative, Asked, typed, years
from pipeline.knowledge import lazy
from pipeline.knowledge.names import surnames
from pipeline.knowledge.traditional import simplified
from pipeline.text.names import is_person_name_zh
from pipeline.text.pinyin import letters
from pipeline.text.script import HANZI, hanzi_count
from pipeline.text.width import without_gaps
from pipeline.text.words import runs

_FIELDS = {
    "title": "title",
    "keyword": "keyword",
    "abstract": "abstract",
    "journal": "journal",
    "author": "name",
    "year": "year",
    "doi": "identifier",
}
_DOI_PREFIX = lazy.compile(r"^(?:https?://(?:dx\.)?doi\.org/|doi:)\s*", re.IGNORECASE)
_SPACED_NAME = lazy.compile(
    rf"(?<![{HANZI}])(?P<surname>[{HANZI}]{{1,2}})[ \u3000]+(?P<given>[{HANZI}]{{1,2}})(?![{HANZI}])"
)
_UNMARKED = ("year", "doi")
_ALTERNATIVES = 8  # of a query, the first
_LONGEST = 8  # words of a term
_TRANSLATIONS = 4  # of a term, the commonest
_FEW = 50  # articles

# What a match in a field adds to the score of a match anywhere in the text.
_BOOSTS = {"title": 2.0, "keyword": 2.0, "abstract": 0.5}
_IDENTIFIER, _WHOLE_NAME, _NAME, _TERM = 20.0, 6.0, 3.0, 4.0
_TRANSLATED = 0.7  # against what the words as typed would score

_MUST, _SHOULD, _NOT = Occur.Must, Occur.Should, Occur.MustNot
Clause = tuple[Occur, Query]


@dataclass(frozen=True, slots=True)
class Unit:
    """Words of a query that are looked for together: a term with its translations, or a word between terms."""

    words: tuple[str, ...]  # hanzi as jieba cuts them, English stems
    typed: str  # the same before stemming
    translations: tuple[str, ...] = ()  # keys

    @property
    def key(self) -> str:
        return join_key(list(self.words))

    @property
    def ways(self) -> tuple[Way, ...]:
        """How the unit can stand in a text."""
        return ways((self.key, *self.translations), words(self.key))


@dataclass(frozen=True, slots=True)
class Choice:
    """One alternative of a query: `strict` finds what holds all of it, `loose` fields, phrases and some of the rest.

    `needed` is that rest: each piece as it was typed, what finds it alone, and how it can stand in a text.
    """

    strict: Query
    loose: Query
    needed: tuple[tuple[str, Query, tuple[Way, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class Sought:
    """A query understood.

    `units` are the ways in which each piece of it can stand in a text, `phrases` those to mark, `names` the words that
    an author is known by.
    """

    choices: tuple[Choice, ...]
    units: tuple[tuple[Way, ...], ...]
    phrases: tuple[re.Pattern[str], ...]
    names: frozenset[str]


def sought(text: str, schema: Schema, searcher: Searcher) -> Sought:
    """The query that a text stands for; one without words or fields finds nothing."""
    asked = typed(text)
    builder = _Builder(schema, searcher)
    narrowed = [(_MUST, builder.field(item)) for item in asked.fields]
    narrowed += [(_NOT, builder.excluded(item)) for item in asked.excluded]
    quoted = [item.text for item in asked.fields if _is_phrase(item)]
    choices, units = list[Choice](), list[Unit]()
    for alternative in asked.alternatives[:_ALTERNATIVES] or (Alternative(),) * bool(asked.fields):
        own = tuple(builder.units(_with_whole_names(alternative.text)))
        choices.append(builder.choice(alternative, own, narrowed))
        units += own
        quoted += alternative.phrases
    names = [
        *(_with_whole_names(alternative.text) for alternative in asked.alternatives),
        *(item.text for item in asked.fields if item.field == "author"),
    ]
    shown = [ways((term_key(item.text),), words(item.text)) for item in asked.fields if item.field not in _UNMARKED]
    return Sought(
        choices=tuple(choices),
        units=(*(unit.ways for unit in units), *shown),
        phrases=tuple(dict.fromkeys(map(phrase, quoted))),
        names=frozenset(word for name in names for word in _name_words(name)),
    )


def _is_phrase(item: Asked) -> bool:
    """Whether words must stand as they are typed, in the text or in a field of running words; names are held together
    otherwise."""
    return item.is_phrase and item.field in PHRASES


@dataclass(frozen=True, slots=True)
class _Builder:
    """Queries over one state of the index."""

    schema: Schema
    searcher: Searcher

    def term(self, field: str, value: str, boost: float = 1.0) -> Query:
        query = Query.term_query(self.schema, field, value, "basic")
        return query if boost == 1.0 else Query.boost_query(query, boost)

    def every(self, field: str, values: Sequence[str]) -> Query:
        """All of these words in a field; the common ones may be missing where there are others."""
        common = {value for value in values if self.is_common(field, value)}
        if common.issuperset(values):
            common = set()
        terms = dict.fromkeys(values)
        return Query.boolean_query([(_SHOULD if v in common else _MUST, self.term(field, v)) for v in terms])

    def is_common(self, field: str, value: str) -> bool:
        """Whether most articles hold the word, so that it says little; in a small index none is."""
        return bool(self.searcher.doc_freq(field, value) > max(_FEW, self.searcher.num_docs / 2))

    def phrase(self, text: str, field: str = "") -> Query:
        """A phrase as it stands, in any passage or in those of a kind; nothing where it has no words."""
        forms = [
            Query.phrase_query(self.schema, name, list[str | tuple[int, str]](form))
            if len(form) > 1
            else self.term(name, form[0])
            for form in phrases(text)
            for name in ([PHRASES[field]] if field else PHRASES.values())
        ]
        return Query.boolean_query([(_SHOULD, form) for form in forms])

    def choice(self, alternative: Alternative, units: tuple[Unit, ...], narrowed: list[Clause]) -> Choice:
        """One alternative, narrowed by what holds for all of them."""
        free = _with_whole_names(alternative.text)
        wanted = [self.unit(unit) for unit in units]
        common = [len(unit.words) == 1 and self.is_common("text", unit.key) for unit in units]
        needed = [(_SHOULD if is_common and not all(common) else _MUST) for is_common in common]
        parts = list(zip(units, wanted, needed, strict=True))
        narrowed = [*narrowed, *((_MUST, self.phrase(text)) for text in alternative.phrases if text.strip())]
        extras = [(_SHOULD, query) for query in self.extras(free, units)] if free else []
        some = [(_MUST, Query.boolean_query([(_SHOULD, query) for query in wanted]))] if wanted else []
        return Choice(
            strict=self.or_identifier(free, [*zip(needed, wanted, strict=True), *extras], narrowed),
            loose=Query.boolean_query([*narrowed, *some, *extras]),
            needed=tuple((without_gaps(unit.typed), query, unit.ways) for unit, query, how in parts if how == _MUST),
        )

    def excluded(self, item: Asked) -> Query:
        """What must not be there: the words in one text, or an author of that name; no translations of them."""
        if item.field or item.is_phrase:
            return self.field(item)
        names = [self.term("name", word) for word in _name_words(item.text)]
        return Query.boolean_query(
            [(_SHOULD, self.every("text", words(item.text))), *((_SHOULD, name) for name in names)]
        )

    def field(self, item: Asked) -> Query:
        """What a field asked for by name must hold."""
        if _is_phrase(item):
            return self.phrase(item.text, item.field)
        field, value = _FIELDS[item.field], item.text
        if field == "year":
            return Query.boolean_query([(_SHOULD, self.term(field, year)) for year in years(value)])
        if field == "identifier":
            return self.term(field, _DOI_PREFIX.sub("", value).lower())
        if field == "name":
            return _all(self.term(field, word) for word in _name_words(value))
        return self.every(field, words(value))

    def units(self, text: str) -> Iterator[Unit]:
        """The text as terms known to the index, the longest first at each word, and the single words between them."""
        plain = typed_words(text)
        stems = stemmed().analyze(" ".join(plain))
        place = 0
        while place < len(stems):
            for length in range(min(_LONGEST, len(stems) - place), 0, -1):
                found = tuple(stems[place : place + length])
                if (translations := self.translations(join_key(list(found)))) or length == 1:
                    yield Unit(found, " ".join(plain[place : place + length]), translations)
                    place += length
                    break

    def translations(self, key: str) -> tuple[str, ...]:
        """The translations of a term, those of most articles first."""
        found = self.searcher.terms_with_prefix("pair", key + SEPARATOR)
        ranked = sorted(found, key=lambda pair: (-pair[1], pair[0]))
        return tuple(pair.partition(SEPARATOR)[2] for pair, _ in ranked[:_TRANSLATIONS])

    def unit(self, unit: Unit) -> Query:
        """A unit as typed, or a translation of it, or an author of that name."""
        ways = [self.every("text", words(unit.key)), self.term("term", unit.key, _TERM)]
        for key in unit.translations:
            ways.append(Query.boost_query(self.every("text", words(key)), _TRANSLATED))
            ways.append(self.term("term", key, _TERM * _TRANSLATED))
        if len(unit.words) == 1:
            ways += [self.term("name", word, _NAME) for word in _name_words(unit.typed)]
        return Query.boolean_query([(_SHOULD, way) for way in ways])

    def extras(self, text: str, units: tuple[Unit, ...]) -> Iterator[Query]:
        """What raises the score: words in title, keywords and abstract, and all of the text a term, or a name."""
        for unit in units:
            for field, boost in _BOOSTS.items():
                yield from (self.term(field, word, boost) for word in words(unit.key))
                yield from (
                    Query.boost_query(self.every(field, words(key)), boost * _TRANSLATED) for key in unit.translations
                )
        yield self.term("term", term_key(text), _TERM)
        yield self.term("name", "".join(_name_words(text)), _WHOLE_NAME)

    def or_identifier(self, text: str, clauses: list[Clause], narrowed: list[Clause]) -> Query:
        """What the clauses find, or the article of which the text is an identifier; of either what is narrowed."""
        if not text:
            return Query.boolean_query([*narrowed, *clauses])
        identifier = self.term("identifier", _DOI_PREFIX.sub("", text).lower(), _IDENTIFIER)
        either = Query.boolean_query([(_SHOULD, identifier), (_SHOULD, Query.boolean_query(clauses))])
        return Query.boolean_query([*narrowed, (_MUST, either)])


def _with_whole_names(text: str) -> str:
    """The text, names that are typed as journals print them without the white inside: `吕 慧` as 吕慧."""

    def whole(match: re.Match[str]) -> str:
        joined = match["surname"] + match["given"]
        is_name = simplified(match["surname"]) in surnames() and is_person_name_zh(simplified(joined))
        return joined if is_name else match.group()

    return _SPACED_NAME.sub(whole, text)


def _all(queries: Iterator[Query]) -> Query:
    return Query.boolean_query([(_MUST, query) for query in queries])


def _name_words(text: str) -> list[str]:
    """A name as typed, in the words that the index holds: hanzi together, Latin letters without marks."""
    found = [run if hanzi_count(run) else letters(run) for run in runs(_with_whole_names(text))]
    return [word for word in found if word]
