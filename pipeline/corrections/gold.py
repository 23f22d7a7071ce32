"""The gold record of an article that was looked through: what a careful librarian would key in from the page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from pipeline.write.json.addresses import nodes

_LANGS = ("zh", "en")
_LABEL_WORD = re.compile(r"(?:fig(?:ure|s)?|table)\.?(?=[A-Z]?\d)", re.IGNORECASE)  # Figure 1, Fig.2, Table S3
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)
_TYPES = {
    "journal": "J",
    "book": "M",
    "chapter": "M",
    "thesis": "D",
    "conference": "C",
    "report": "R",
    "standard": "S",
    "patent": "P",
    "newspaper": "N",
    "webpage": "EB",
    "data": "DB",
    "preprint": "PP",
    "other": "Z",
}
_DATES = {"received": "received", "rev-recd": "revised", "accepted": "accepted", "online": "published"}
_TITLES = ("article-title", "chapter-title", "data-title")
_FIELDS = {
    "year": "year",
    "volume": "volume",
    "issue": "issue",
    "fpage": "fpage",
    "lpage": "lpage",
    "doi": "pub-id:doi",
}

Record = Mapping[str, Any]


def gold(record: Record, identifier: str) -> dict[str, Any]:
    """The gold record of a result's JSON value; what a result does not say is left out."""
    journal = {item["lang"]: item["text"] for item in reversed(record["journal"]["titles"])}
    numbers = {key: _text(record["journal"][key]) for key in ("issn", "cn")}
    found = list(nodes(record["body"], "body"))
    return {
        "id": identifier,
        "language": record["language"],
        "journal": {lang: journal.get(lang) for lang in _LANGS} | numbers,
        **{key: _text(record[key]) for key in ("year", "volume", "issue", "fpage", "lpage", "doi")},
        "clc": "; ".join(item["text"] for item in record["clc"]) or None,
        "elocation": _text(record["elocation_id"]),
        "titles": {lang: _title(record, lang) for lang in _LANGS},
        "authors": _authors(record),
        "affiliations": {lang: [aff["text"] for aff in _of(record["affiliations"], lang)] for lang in _LANGS},
        "emails": list(dict.fromkeys(_emails(record))),
        "abstracts": {lang: next((a["text"] for a in _of(record["abstracts"], lang)), None) for lang in _LANGS},
        "abstract_sections": {
            lang: [sec["title"] for a in _of(record["abstracts"], lang) for sec in a["sections"] if sec["title"]]
            for lang in _LANGS
        },
        "keywords": {
            lang: [word["text"] for group in _of(record["keywords"], lang) for word in group["keywords"]]
            for lang in _LANGS
        },
        "funding": [number for award in record["awards"] for number in award["numbers"]],
        "history": {_DATES[item["type"]]: item["date"] for item in record["history"] if item["type"] in _DATES},
        "headings": [
            {"label": node["label"], "title": node["title"], "level": depth + 1}
            for _, node, depth in found
            if node["type"] == "sec" and node["title"]
        ],
        "figures": [_float(node) for _, node, _ in found if node["type"] == "fig"],
        "tables": [_float(node) for _, node, _ in found if node["type"] == "table-wrap"],
        "references": [_reference(item) for item in record["references"]],
    }


def _emails(record: Record) -> Iterator[str]:
    """Those of the authors, then those that the notes of the first page give."""
    yield from (item["email"] for item in record["authors"] if item["email"])
    for note in record["notes"]:
        yield from _EMAIL.findall(note["text"])


def _text(value: Record | None) -> str | None:
    return None if value is None else str(value["text"])


def _of(items: Any, lang: str) -> Iterator[Record]:
    return (item for item in items if item["lang"] == lang)


def _title(record: Record, lang: str) -> str | None:
    """The title with its subtitle."""
    found = next(_of(record["titles"], lang), None)
    return found["text"] if found else None


def _authors(record: Record) -> dict[str, Any]:
    return {
        "zh": [f"{item['surname']}{item['given_names']}" or item["printed"] for item in _of(record["authors"], "zh")],
        "en": [{"surname": item["surname"], "given": item["given_names"]} for item in _of(record["authors"], "en")],
    }


def _float(node: Record) -> dict[str, Any]:
    captions = {item["lang"]: item["text"] for item in node["captions"]}
    label = next((item["label"] for item in node["captions"]), "")
    number = "".join(char for char in label if char.isascii() and (char.isalnum() or char in "-."))
    number = _LABEL_WORD.sub("", number)
    found = {
        "label": number,
        **{lang: captions.get(lang) for lang in _LANGS},
    }
    if node.get("rows"):
        found["rows"] = [[_cell(cell) for cell in row] for row in node["rows"]]
    return found


def _cell(cell: Record) -> Any:
    spans = {key: cell[key] for key in ("colspan", "rowspan") if cell.get(key, 1) > 1}
    return {"text": cell["text"], **spans} if spans else cell["text"]


def _reference(item: Record) -> dict[str, Any]:
    label = "".join(char for char in item["label"] if char.isalnum())
    raw = " ".join(citation["text"] for citation in item["citations"])
    first, *others = [_work(citation) for citation in item["citations"]] or [{}]
    return {"label": label, "raw": raw, **first, "translation": others[0] if others else None}


def _work(citation: Record) -> dict[str, Any]:
    fields = citation["fields"]
    title = next((fields[key] for key in _TITLES if key in fields), None)
    source = fields.get("source")
    return {
        "type": _TYPES.get(citation["type"], "Z"),
        "authors": [author.get("surname") if citation["lang"] == "en" else author["text"] for author in
                    citation["authors"]],
        "title": title or source,
        "source": source if title else None,
        **{key: fields.get(kind) for key, kind in _FIELDS.items()},
        "lang": citation["lang"],
    }  # fmt: skip
