"""What stands at a place of the JSON, made of what a person gives: all of it, some of its keys, or its text alone.

What each place holds is told by the JSON's schema; what is left out is made of the text, or is empty.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any

from pipeline.corrections import wholes
from pipeline.corrections.address import Step
from pipeline.corrections.pieces import reset
from pipeline.knowledge import lazy
from pipeline.model.lang import Lang
from pipeline.parse.front.history import typed
from pipeline.parse.front.identifiers import scheme
from pipeline.parse.references import halves
from pipeline.said import later
from pipeline.text.identifiers import is_date
from pipeline.text.script import hanzi_count
from pipeline.write.schema import schema

Json = Any
Record = dict[str, Any]
_REF = "$ref"
_SECTIONS = {"type": "array", "items": {_REF: "#/$defs/abstract-section"}}
_BETWEEN_WORDS = lazy.compile(r"[;；]\s*|[，,、]\s*")
_KINDS: Mapping[str, Any] = {
    "null": type(None),
    "string": str,
    "array": list,
    "object": Mapping,
    "boolean": bool,
    "integer": int,
    "number": int | float,
}
_EMPTY: Mapping[str, Json] = {"string": "", "array": [], "boolean": False, "object": {}}


class OfAnotherKind(Exception):
    """What is given is nothing that can stand at its place; the text, where there is one, says why."""


@cache
def _whole() -> Record:
    found: Record = json.loads(schema())
    return found


def complete(record: Mapping[str, Json], like: Mapping[str, Json] | None = None) -> Record:
    """A result's JSON value with what one of an older version lacks, so that an address there is a place like others.

    It is empty, or as the record `like` has it.
    """
    told = _whole()
    late = {key: _empty(told["properties"][key]) for key in told["properties"] if key not in told["required"]}
    return {**late, **({key: like[key] for key in late if key in like} if like else {}), **record}


def at(record: Json, way: Sequence[Step]) -> Record:
    """The schema of what stands at a place of a result's JSON value."""
    found, value = _whole(), record
    for key in way:
        own = _of(found, value)
        found = own["items"] if isinstance(key, int) else own["properties"][key]
        value = _inner(value, key)
    return found


def _inner(value: Json, key: Step) -> Json:
    try:
        return value[key]
    except (KeyError, IndexError, TypeError):
        return None


def _of(told: Record, value: Any) -> Record:
    """The schema that a value is of, followed to where it says so: the one of a node's type, an object's or null."""
    if _REF in told:
        name = told[_REF].rpartition("/")[2]
        return {"name": name, **_of(_whole()["$defs"][name], value)}
    either = [_of(each, value) for each in told.get("anyOf") or told.get("oneOf") or ()]
    if not either:
        return told
    if "oneOf" in told:
        kind = value.get("type", "p") if isinstance(value, Mapping) else "p"
        return next((each for each in either if each["properties"]["type"]["const"] == kind), either[0])
    return next((each for each in either if _is_of(each, value)), next(each for each in either if "name" in each))


def _is_of(told: Record, value: Json) -> bool:
    if "type" not in told:
        return bool(value == told.get("const", value))
    return isinstance(value, _KINDS[told["type"]]) and (told["type"] == "boolean" or not isinstance(value, bool))


def filled(told: Record, given: Json, source: Record, lang: str = "") -> Json:
    """What a person gave, made whole for a place of this schema; `lang` is the language of the place, where it has one.

    What has no source of its own has this one. Raises OfAnotherKind.
    """
    own = _of(told, given)
    kind = own.get("type")
    if given is None or kind is None:  # an enum, or a constant: the schema's own checker says what is wrong
        return given
    if kind == "array" and isinstance(given, list):
        return [filled(own["items"], each, source, lang) for each in given]
    if kind == "object":
        return _object(own, given, source, lang)
    if not _is_of(own, given):
        raise OfAnotherKind
    return given


def _object(own: Record, given: Json, source: Record, lang: str) -> Record:
    name, made = own.get("name", ""), _of_given(own.get("name", ""), given, lang)
    if "properties" not in own:  # of a person's names for it
        return made
    if name == "kwd-group" and isinstance(given, list):
        made = {**made, "keywords": given}
    if "lang" in own["properties"]:
        made = {"lang": lang or language(_telling(made)), **made}
    if "source" in own["properties"]:
        made = {**made, "source": _source(made.get("source"), source)}
    if name == "class-code" and not made.get("scheme"):
        raise OfAnotherKind(
            later(f"{_telling(made)} is no code of JEL, PACS, OCIS, MSC or 学科分类与代码: its scheme is given with it")
        )
    if name == "date" and not made.get("type"):
        raise _without_kind(made.get("date", ""))
    for text, pieces in wholes.INLINE.items():
        if text in made and pieces in made and "".join(piece["text"] for piece in made[pieces]) != made[text]:
            made[pieces] = reset(made[pieces], made[text])
    for key, inner in own["properties"].items():
        if key in made:
            made[key] = filled(inner, made[key], source, made.get("lang", lang))
        elif key in own["required"]:
            made[key] = _empty(inner)
    return made


def _source(given: Json, source: Record) -> Json:
    """Where a value is printed, as it is given with it; else where the editor says."""
    if not isinstance(given, Mapping):
        return source
    return {**{key: given[key] for key in given if key in _PLACE}, **{key: source[key] for key in _WHOSE}}


_PLACE, _WHOSE = frozenset({"page", "box", "more_places"}), ("rule", "confidence")


def _empty(told: Record) -> Json:
    own = _of(told, None)
    null = any(each.get("type") == "null" for each in told.get("anyOf", ()))
    return None if null else own["const"] if "const" in own else _EMPTY.get(own.get("type", ""))


def _of_given(name: str, given: Json, lang: str) -> Record:
    """The keys of an object of the schema's `name`, those that are given before those that its text makes."""
    of_text = _OF_TEXT.get(name)
    if isinstance(given, str) and of_text is not None:
        return of_text(given, lang or language(given))
    if name == "kwd-group" and isinstance(given, list):
        return {}
    if not isinstance(given, Mapping):
        raise OfAnotherKind
    own = dict(given)
    if name == "author":
        own = {"printed": own.pop("text"), **own} if "text" in own and "printed" not in own else own
    if name == "citation" and not isinstance(own.get("text", ""), str):
        raise OfAnotherKind
    if name == "citation" and "".join(str(part["text"]) for part in own.get("parts", ())) != own.get("text"):
        return wholes.cited(own["text"])
    if name == "reference" and "citations" not in own:
        return {**_reference(str(own.pop("text", "")), ""), **own}
    if name == "abstract" and "sections" in own:
        own = _of_sections(own, lang)
    text = _telling(own)
    return {**of_text(text, own.get("lang") or lang or language(text)), **own} if of_text and text else own


def _of_sections(own: Record, lang: str) -> Record:
    """An abstract that is given with its sections: they tell its text where it has none of its own."""
    listed = filled(_SECTIONS, own["sections"], {}, lang)
    text = own.get("text") or wholes.whole_of(listed)
    listed = wholes.of_abstract(text, own.get("lang", lang), listed) if text else listed
    return {**own, "text": text, "sections": listed}


def _telling(own: Mapping[str, Json]) -> str:
    """The text by which an object is told."""
    return next((own[key] for key in ("printed", "text", "title", "funder") if isinstance(own.get(key), str)), "")


def language(text: str) -> str:
    """The language of a few words: Chinese where there are hanzi."""
    return Lang.ZH.value if hanzi_count(text) else Lang.EN.value


def _reference(text: str, _: str) -> Record:
    """An entry of the list of references, its text cut into its fields as the printed one would be."""
    return {"citations": [wholes.cited(half) for half in halves(text)]}


def _words(text: str, _: str) -> Record:
    """A language's keywords as they are printed in one line."""
    return {"keywords": [word.strip() for word in _BETWEEN_WORDS.split(text) if word.strip()]}


def _abstract(text: str, lang: str) -> Record:
    return {"text": text, "sections": wholes.of_abstract(text, lang)}


def _date(text: str, _: str) -> Record:
    """A date of the article's history with the word that says which: `received 2020-01-02`, 收稿日期：2020-01-02."""
    read = typed(text)
    if read is None or not is_date(read[1]):
        raise _without_kind(text)
    return {"type": read[0], "date": read[1]}


def _without_kind(date: Json) -> OfAnotherKind:
    return OfAnotherKind(later(f"{date} is no date with its kind: it is written as received 2020-02-29"))


def _class_code(text: str, _: str) -> Record:
    """A code of a classification, which its form tells."""
    return {"scheme": scheme(text), "text": text}


_TEXT_ALONE = ("value", "text", "kwd", "p", "caption", "footnote", "abstract-section", "cell", "table-note")
_OF_TEXT: Mapping[str, Callable[[str, str], Record]] = {
    **{name: lambda text, _: {"text": text} for name in _TEXT_ALONE},
    "note": lambda text, _: {"type": "other", "text": text},
    "title": lambda text, lang: {"text": text, **wholes.of_title(text, lang)},
    "author": wholes.name,
    "aff": lambda text, lang: {"text": text, **wholes.of_aff(text, lang)},
    "abstract": _abstract,
    "kwd-group": _words,
    "award": lambda text, _: {"funder": text},
    "class-code": _class_code,
    "date": _date,
    "reference": _reference,
    "citation": lambda text, _: wholes.cited(text),
}
