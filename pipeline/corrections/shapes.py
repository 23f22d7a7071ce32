"""What an item of each list is made of, where a person gives no more than its text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pipeline.knowledge import lazy
from pipeline.model.lang import Lang
from pipeline.model.reference import Citation, Part, PartKind
from pipeline.parse.references import citation, halves
from pipeline.text.names import latin_name, split_name_zh, usual_case
from pipeline.text.script import hanzi_count
from pipeline.write.json.shapes import CITATION

Json = dict[str, Any]

VALUES = frozenset(
    {"doi", "publisher_id", "document_code", "clc", "year", "month", "day", "volume", "issue", "fpage", "lpage"}
)
VALUES |= {"elocation_id", "issn", "eissn", "cn"}
TEXTS = frozenset({"abbrev_title", "category", "funding_statements", "self_citations"})
# Lists whose items, and keys whose values, are made of a text.
_OF_TEXT = VALUES | TEXTS | {"authors", "affiliations", "titles", "abstracts", "keywords", "awards", "references"}
_OF_TEXT |= {"body", "content", "ack", "appendices"}
_BETWEEN_WORDS = lazy.compile(r"[;；]\s*|[，,、]\s*")
_AFF: Json = {"label": "", "text": "", "institution": "", "city": "", "postal_code": "", "country": ""}
_AUTHOR: Json = {
    "surname": "",
    "given_names": "",
    "printed": "",
    "aff_labels": [],
    "role": "",
    "corresp": False,
    "equal_contrib": False,
    "email": "",
    "orcid": "",
    "bio": "",
}


def takes(kind: str, given: Any, lang: str = "") -> bool:
    """Whether an item of the list (or the key) `kind` can be made of this: of a text, or of some of its keys.

    A language's group of keywords can be made of a list of them too.
    """
    if kind not in _OF_TEXT or isinstance(given, str | Mapping):
        return True
    return kind == "keywords" and lang != "" and isinstance(given, list) and all(isinstance(own, str) for own in given)


def item(kind: str, given: Any, source: Json, lang: str = "") -> Any:
    """An item for the list (or the key) `kind` of what a person gave, which it takes.

    What no list here has is taken as it was given.
    """
    if kind == "keywords" and isinstance(given, list):
        given = {"keywords": given}
    record: Json = dict(given) if isinstance(given, Mapping) else {"text": str(given)}
    text = str(record.get("printed" if kind == "authors" else "text", ""))
    record.setdefault("lang", lang or language(text or str(record.get("text", ""))))
    own = {"source": source}
    if kind == "authors":
        printed = name(text or str(record.pop("text", "")), record["lang"])
        return {"lang": record["lang"], **_AUTHOR, **printed, **record} | own
    if kind == "affiliations":
        return {"lang": record["lang"], **_AFF, **record} | own
    if kind == "titles":
        return {"lang": record["lang"], "text": text, "main": text, "subtitle": ""} | own
    if kind == "abstracts":
        sections = record.get("sections") or [{"title": "", "text": text}]
        return {"lang": record["lang"], "text": text, "sections": sections} | own
    if kind == "keywords" and "keywords" in record:  # a language's group
        words = [{"text": word, **own} for word in record["keywords"]]
        return {"lang": record["lang"], "keywords": words} | own
    if kind == "keywords" and lang:  # the same, of words as they are printed in one line
        words = [{"text": word.strip(), **own} for word in _BETWEEN_WORDS.split(text) if word.strip()]
        return {"lang": lang, "keywords": words} | own
    if kind == "awards" and "funder" not in record:
        return {"funder": text, "numbers": []} | own
    if kind in VALUES or kind == "keywords":
        return {"text": text} | own
    if kind in TEXTS:
        return {"lang": record["lang"], "text": text} | own
    if kind == "references" and isinstance(record.get("citations"), list):
        return {"id": "", "label": record.get("label", ""), "citations": list(map(_whole, record["citations"]))} | own
    if kind == "references":
        return reference(str(record.get("label", "")), text, source)
    if kind in ("body", "content", "ack", "appendices") and "type" not in record:
        return {"type": "p", "text": text} | own
    if kind in ("notes", "back_notes"):
        return {"type": record.get("type", "other"), "lang": record["lang"], "text": text} | own
    return given if not isinstance(given, Mapping) else {**given} | ({} if kind == "sections" else own)


def language(text: str) -> str:
    """The language of a few words: Chinese where there are hanzi."""
    return Lang.ZH.value if hanzi_count(text) else Lang.EN.value


def name(printed: str, lang: str) -> Json:
    """A person's name of what is printed."""
    if lang == Lang.ZH.value and hanzi_count(printed):
        surname, given = split_name_zh("".join(printed.split()))
    else:
        surname, given = usual_case(*latin_name(printed))
    return {"surname": surname, "given_names": given, "printed": printed}


def reference(label: str, text: str, source: Json) -> Json:
    """An entry of the list of references, its text cut into its fields as the printed one would be."""
    return {"id": "", "label": label, "citations": [cited(half) for half in halves(text)], "source": source}


def _whole(given: Json) -> Json:
    """A work as it is given, where its parts make up its text; else its text cut anew."""
    parts = "".join(part["text"] for part in given.get("parts", ()))
    return given if parts == given["text"] else cited(given["text"])


def cited(text: str) -> Json:
    """One work, of its entry's text."""
    return record_of(citation(text))


def record_of(value: Citation) -> Json:
    """A citation as it stands in the JSON."""
    return CITATION.write(value)


def with_field(value: Citation, field: str, text: str) -> Citation:
    """The citation, the first part of this kind with another text; added at its end where there is none."""
    kind = PartKind(field)
    if not value.first(kind):
        return Citation(value.lang, value.publication_type, (*value.parts, Part(PartKind.TEXT, " "), Part(kind, text)))
    parts, _ = _replaced(value.parts, kind, text)
    return Citation(value.lang, value.publication_type, parts)


def _replaced(parts: tuple[Part, ...], kind: PartKind, text: str) -> tuple[tuple[Part, ...], bool]:
    found: list[Part] = []
    done = False
    for part in parts:
        if not done and part.kind is kind:
            part, done = Part(kind, text), True
        elif not done and part.parts:
            inner, done = _replaced(part.parts, kind, text)
            part = Part(part.kind, "".join(piece.text for piece in inner), inner)
        found.append(part)
    return tuple(found), done
