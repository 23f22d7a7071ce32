"""An article as one document of a search engine (OpenSearch, Elasticsearch), and the index that takes such documents.

`engine.json` beside this module holds the index's settings and mappings: Chinese in overlapping pairs of hanzi, as
every engine can without a plugin, English stemmed, names without accents. Where the engine has smartcn or IK, the
analyser called `zh` there is the one to change.
"""

import json
from functools import cache
from importlib import resources
from typing import Any

from pipeline.index.names import pinyin
from pipeline.index.passages import Passage, passages
from pipeline.index.record import name_of, record
from pipeline.model.article import Article, Contrib, Front
from pipeline.model.body import Node, Sec
from pipeline.model.lang import Lang
from pipeline.model.reference import PartKind, Reference
from pipeline.results.output import Stored

Document = dict[str, Any]


@cache
def index_body() -> bytes:
    """The body of the request that creates the index: settings and mappings."""
    return resources.files("pipeline.index").joinpath("engine.json").read_bytes()


def document(stored: Stored, digest: str) -> Document:
    """An article with both languages in fields of their own (`title.zh`, `title.en`), the same for the same article.

    `passages` are nested objects with the page and box of each text, so that a hit says where in the PDF it stands.
    """
    article = stored.article
    front = article.front
    texts = passages(article)
    kept = record(stored, ())
    found = {
        key: kept[key]
        for key in ("id", "pdf", "result", "title", "journal", "volume", "issue", "fpage", "lpage", "doi")
    }
    found |= {
        "digest": digest,
        "language": article.lang.value,
        "article_type": article.article_type,
        "year": int(kept["year"]) if kept["year"].isascii() and kept["year"].isdigit() else None,
        "issn": [value.text for value in (front.journal.issn, front.journal.eissn) if value],
        "clc": [value.text for value in front.clc],
        "authors": _authors(article),
        "affiliations": {lang.value: [aff.text for aff in front.institutions(lang)] for lang in Lang},
        "abstract": {lang.value: abstract.text for lang in Lang if (abstract := front.abstract(lang))},
        "keywords": {lang.value: list(front.kwds(lang)) for lang in Lang},
        "keyword_pairs": _keyword_pairs(article),
        "glossary": [{"zh": term.zh, "en": term.en, "abbr": term.abbr} for term in article.glossary],
        "sections": _sections(article.body.content),
        "references": [_reference(reference) for reference in article.back.references],
        "passages": [_passage(text, stored.first_page) for text in texts],
    }
    return {key: value for key, value in found.items() if value not in (None, "", [], {})}


def line(value: Any) -> bytes:
    """A value as one line of JSON."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace") + b"\n"


def _authors(article: Article) -> list[Document]:
    """Each author once, both scripts of the name together where they were paired."""
    front = article.front
    partner = {link.zh[0]: link.en[0] for link in article.alignment.authors if len(link.zh) == 1 and len(link.en) == 1}
    zh, en = front.byline(Lang.ZH), front.byline(Lang.EN)
    found = [
        _author(contrib, en[partner[place]] if partner.get(place, len(en)) < len(en) else None)
        for place, contrib in enumerate(zh)
    ]
    return found + [_author(None, contrib) for place, contrib in enumerate(en) if place not in partner.values()]


def _author(zh: Contrib | None, en: Contrib | None) -> Document:
    names = {
        "zh": name_of(zh.name.surname, zh.name.given_names, Lang.ZH) if zh else "",
        "en": name_of(en.name.surname, en.name.given_names, Lang.EN) if en else "",
        "pinyin": pinyin(zh.name) if zh else "",
        "orcid": next((contrib.orcid for contrib in (zh, en) if contrib and contrib.orcid), ""),
    }
    return {key: name for key, name in names.items() if name}


def _keyword_pairs(article: Article) -> list[Document]:
    front: Front = article.front
    zh, en = front.kwds(Lang.ZH), front.kwds(Lang.EN)
    return [
        {"zh": zh[link.zh[0]], "en": en[link.en[0]]}
        for link in article.alignment.keywords
        if len(link.zh) == len(link.en) == 1
    ]


def _sections(nodes: tuple[Node, ...]) -> list[str]:
    """The headings in printed order, those of subsections too."""
    return [
        title
        for node in nodes
        if isinstance(node, Sec)
        for title in (f"{node.label} {node.title} {node.trans_title}".strip(), *_sections(node.content))
    ]


def _reference(reference: Reference) -> Document:
    texts = {citation.lang.value: citation.text for citation in reversed(reference.citations)}
    doi = next((found for citation in reference.citations if (found := citation.first(PartKind.DOI))), "")
    return {"label": reference.label, **texts} | ({"doi": doi.lower()} if doi else {})


def _passage(passage: Passage, first_page: int) -> Document:
    return {
        "kind": passage.kind,
        "page": passage.page + first_page - 1,
        "box": list(passage.box),
        passage.lang.value: passage.text,
    }
