"""The article's fields as rows of two columns, Chinese and English; one column where a field has no language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from operator import attrgetter

from pipeline.model.alignment import Link, Sentence
from pipeline.model.article import Article, Contrib, Front, Value
from pipeline.model.body import Fig, Sec, TableWrap
from pipeline.model.lang import Lang
from pipeline.model.source import Source
from pipeline.model.walk import nodes


@dataclass(frozen=True, slots=True)
class Field:
    """One printed value, and where it comes from; several texts stand one below the other."""

    texts: tuple[str, ...] = ()
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A named field. `en` is None where the value belongs to no language."""

    name: str
    zh: Field
    en: Field | None = None


def front_rows(article: Article) -> Iterator[Row]:
    """Titles, people, abstracts and keywords; what is aligned stands side by side."""
    front = article.front
    yield _pair("title", [_title(front, lang) for lang in Lang])
    yield from _linked("author", [_people(front, lang) for lang in Lang], article.alignment.authors)
    affs = [
        [
            Field((f"[{aff.label}] {aff.text}" if aff.label else aff.text,), aff.source)
            for aff in front.institutions(lang)
        ]
        for lang in Lang
    ]
    yield from _linked("affiliation", affs, article.alignment.affiliations)
    yield from _abstract(article)
    kwds = [[Field((kwd,)) for kwd in front.kwds(lang)] for lang in Lang]
    yield from _linked("keyword", kwds, article.alignment.keywords)


def meta_rows(article: Article) -> Iterator[Row]:
    """The journal, identifiers, dates, funding and notes: only those that were found."""
    front = article.front
    journal = front.journal
    for title in journal.titles:
        yield Row(f"journal {title.lang}", Field((title.text,), title.source))
    values: dict[str, Value | None] = {
        "ISSN": journal.issn, "eISSN": journal.eissn, "CN": journal.cn, "DOI": front.doi,
        "article id": front.publisher_id, "document code": front.document_code, "year": front.year,
        "month": front.month, "day": front.day, "volume": front.volume, "issue": front.issue, "first page": front.fpage,
        "last page": front.lpage, "article number": front.elocation_id,
    }  # fmt: skip
    for name, value in values.items():
        if value is not None:
            yield Row(name, Field((value.text,), value.source))
    if front.category:
        yield Row("category", Field((front.category.text,), front.category.source))
    for value in front.clc:
        yield Row("CLC", Field((value.text,), value.source))
    for code in front.class_codes:
        yield Row(code.scheme, Field((code.text,), code.source))
    for date in front.history:
        yield Row(date.date_type, Field((date.iso,), date.source))
    for award in front.awards:
        yield Row("award", Field((award.funding_source, ", ".join(award.award_ids)), award.source))
    for text in (*front.funding_statements, *front.self_citations):
        yield Row("funding" if text in front.funding_statements else "cite as", Field((text.text,), text.source))
    for note in front.notes:
        yield Row("note", Field((note.text,), note.source))


def body_rows(article: Article) -> Iterator[Row]:
    """The outline, captions in both languages, references and the glossary."""
    found_nodes = list(nodes(article.body.content))
    for at in found_nodes:
        node = at.value
        if isinstance(node, Sec):
            title = f"{'— ' * len(at.secs)}{node.label} {node.title}".strip()
            yield Row("section", Field((title, node.trans_title), node.source))
    for node in (at.value for at in found_nodes):
        if isinstance(node, Fig | TableWrap):
            found = [next((c for c in node.captions if c.lang == lang), None) for lang in Lang]
            yield _pair(node.id, [Field((c.label, c.text), c.source) if c else Field() for c in found])
    for reference in article.back.references:
        texts = tuple(citation.text for citation in reference.citations)
        yield Row(f"reference {reference.label}", Field(texts, reference.source))
    for term in article.glossary:
        yield _pair("term", [Field((term.zh,), term.source), Field((term.en, term.abbr), term.source)])


def _pair(name: str, fields: Sequence[Field]) -> Row:
    return Row(name, fields[0], fields[1])


def _title(front: Front, lang: Lang) -> Field:
    title = front.title(lang)
    return Field((title.whole,), title.source) if title else Field()


def _people(front: Front, lang: Lang) -> list[Field]:
    return [Field((_person(contrib),), contrib.source) for contrib in front.byline(lang)]


def _person(contrib: Contrib) -> str:
    """`Song, Shilong [1, 2] * a@b.example`: surname, given names, marks, corresponding author, e-mail."""
    name = ", ".join(part for part in (contrib.name.surname, contrib.name.given_names) if part) or contrib.name.printed
    marks = f"[{', '.join(contrib.aff_labels)}]" if contrib.aff_labels else ""
    return " ".join(part for part in (name, marks, "*" if contrib.corresp else "", contrib.email, contrib.role) if part)


def _abstract(article: Article) -> Iterator[Row]:
    """The abstracts' sentences side by side as they were aligned, or each abstract whole."""
    alignment = article.alignment
    if alignment.abstract:
        sides = [_sentences(alignment.sentences_zh), _sentences(alignment.sentences_en)]
        yield from _linked("abstract", sides, alignment.abstract)
        return
    found = [article.front.abstract(lang) for lang in Lang]
    fields = [
        Field(tuple(f"{sec.title} {sec.text}".strip() for sec in abstract.secs), abstract.source)
        if abstract
        else Field()
        for abstract in found
    ]
    yield _pair("abstract", fields)


def _sentences(sentences: Iterable[Sentence]) -> list[Field]:
    return [Field((sentence.printed,)) for sentence in sentences]


def _linked(name: str, sides: Sequence[Sequence[Field]], links: Sequence[Link]) -> Iterator[Row]:
    """The items of both languages: those that are tied on one row, then those that are not, in printed order."""
    zh, en = sides
    for link in links:
        yield _pair(name, [_joined(zh[at] for at in link.zh), _joined(en[at] for at in link.en)])
    tied_zh, tied_en = ({at for link in links for at in side(link)} for side in (attrgetter("zh"), attrgetter("en")))
    if links:
        yield from (_pair(name, [item, Field()]) for at, item in enumerate(zh) if at not in tied_zh)
        yield from (_pair(name, [Field(), item]) for at, item in enumerate(en) if at not in tied_en)
    else:
        yield from (_pair(name, pair) for pair in zip_longest(zh, en, fillvalue=Field()))


def _joined(fields: Iterable[Field]) -> Field:
    found = list(fields)
    source = next((field.source for field in found if field.source), None)
    return Field(tuple(text for field in found for text in field.texts), source)
