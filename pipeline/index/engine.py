"""An article as one document of a search engine (OpenSearch, Elasticsearch), and the index that takes such documents.

`engine.json` beside this module holds the index's settings and mappings: Chinese in overlapping pairs of hanzi, as
every engine can without a plugin, English stemmed, names without accents. Two tables of knowledge are laid into the
settings, so that traditional characters and British spellings are found by their counterparts. Where the engine has
smartcn or IK, the analyser called `zh` there is the one to change.
"""

import json
import re
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

from pipeline.index import RECORD
from pipeline.index.names import name_words, pinyin
from pipeline.index.passages import Passage, passages
from pipeline.index.record import name_of, record
from pipeline.knowledge import lazy
from pipeline.knowledge.spellings import endings, parts
from pipeline.knowledge.traditional import to_simplified
from pipeline.model.article import Article, Contrib
from pipeline.model.body import Sec
from pipeline.model.lang import Lang
from pipeline.model.reference import PartKind, Reference
from pipeline.model.walk import nodes
from pipeline.results.output import Stored
from pipeline.write.jats.pairs import pairs

Document = dict[str, Any]

FORM = "duizhao"  # what an index says of its form
_YEAR = lazy.compile(r"\d{4}", re.ASCII)  # a misprint of five digits is more than the mapping's number holds


@cache
def index_body() -> bytes:
    """The body of the request that creates the index: settings and mappings, which name their form."""
    body: Document = json.loads(resources.files("pipeline.index").joinpath("engine.json").read_bytes())
    scripts = [f"{chr(code)} => {simple}" for code, simple in to_simplified().items()]
    spellings = [
        f"{case(british)} => {case(american)}"
        for british, american in parts().items()
        for case in (str.lower, str.capitalize, str.upper)
    ]
    analysis = body["settings"]["analysis"]
    analysis["char_filter"] = {
        "one_script": {"type": "mapping", "mappings": scripts},
        "one_spelling": {"type": "mapping", "mappings": scripts + spellings},
    }
    for number, ending in enumerate(endings(), 1):
        name = f"english_ending_{number}"
        analysis["filter"][name] = {
            "type": "pattern_replace",
            "pattern": ending.pattern.pattern,
            "replacement": ending.replacement,
        }
        for language in Lang:
            filters = analysis["analyzer"][language.value]["filter"]
            filters.insert(filters.index("english_stem"), name)
    body["mappings"]["_meta"] = {FORM: RECORD}
    return line(body)


def document(stored: Stored, digest: str) -> Document:
    """An article with both languages in fields of their own (`title.zh`, `title.en`), the same for the same article.

    `passages` are nested objects with the page and box of each text, so that a hit says where in the PDF it stands.
    """
    article = stored.article
    front = article.front
    texts = passages(stored)
    kept = record(stored)
    found = {
        key: kept[key]
        for key in ("id", "pdf", "result", "title", "journal", "volume", "issue", "fpage", "lpage", "doi")
    }
    found |= {
        "digest": digest,
        "language": article.lang.value,
        "article_type": article.article_type,
        "year": int(kept["year"]) if _YEAR.fullmatch(kept["year"]) else None,
        "issn": [value.text for value in (front.journal.issn, front.journal.eissn) if value],
        "clc": [value.text for value in front.clc],
        "authors": _authors(article),
        "affiliations": {lang.value: [aff.text for aff in front.institutions(lang)] for lang in Lang},
        "abstract": {lang.value: abstract.text for lang in Lang if (abstract := front.abstract(lang))},
        "keywords": {lang.value: list(front.kwds(lang)) for lang in Lang},
        "keyword_pairs": _keyword_pairs(article),
        "glossary": [{"zh": term.zh, "en": term.en, "abbr": term.abbr} for term in article.glossary],
        "sections": _sections(article),
        "references": [_reference(reference) for reference in article.back.references],
        "passages": [_passage(text) for text in texts],
    }
    return {key: value for key, value in found.items() if value not in (None, "", [], {})}


def put_lines(stored: Stored, digest: str) -> bytes:
    """The lines by which the bulk interface takes an article."""
    return line({"index": {"_id": stored.id}}) + line(document(stored, digest))


def line(value: Any) -> bytes:
    """A value as one line of JSON."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace") + b"\n"


def _authors(article: Article) -> list[Document]:
    """Each author once, both scripts of the name together where they were paired."""
    front = article.front
    people = pairs(front.byline(Lang.ZH), front.byline(Lang.EN), article.alignment.authors, Lang.ZH)
    return [_author({contrib.name.lang: contrib for contrib in person}) for person in people]


def _author(person: Mapping[Lang, Contrib]) -> Document:
    names = {lang.value: name_of(person[lang].name) for lang in Lang if lang in person}
    names["pinyin"] = pinyin(person[Lang.ZH].name) if Lang.ZH in person else ""
    names["known_as"] = " ".join(sorted(frozenset[str]().union(*(name_words(half.name) for half in person.values()))))
    names["orcid"] = next((contrib.orcid for contrib in person.values() if contrib.orcid), "")
    return {key: name for key, name in names.items() if name}


def _keyword_pairs(article: Article) -> list[Document]:
    front = article.front
    tied = pairs(front.kwds(Lang.ZH), front.kwds(Lang.EN), article.alignment.keywords, Lang.ZH)
    return [{"zh": pair[0], "en": pair[1]} for pair in tied if len(pair) == 2]


def _sections(article: Article) -> list[str]:
    """The headings in printed order, those of subsections too."""
    found = (at.value for at in nodes(article.body.content))
    return [f"{sec.label} {sec.title} {sec.trans_title}".strip() for sec in found if isinstance(sec, Sec)]


def _reference(reference: Reference) -> Document:
    texts = {citation.lang.value: citation.text for citation in reversed(reference.citations)}
    doi = next((found for citation in reference.citations if (found := citation.first(PartKind.DOI))), "")
    return {"label": reference.label, **texts} | ({"doi": doi.lower()} if doi else {})


def _passage(passage: Passage) -> Document:
    return {
        "kind": passage.kind,
        "page": passage.page,
        "box": list(passage.box),
        passage.lang.value: passage.text,
    }
