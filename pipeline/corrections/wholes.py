"""Texts that have parts: put right, their parts are read of them again by what read them first, or are dropped.

So old parts never stand beside a new whole; nor does a new part beside an old whole that does not have it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from pipeline.corrections.pieces import reset
from pipeline.knowledge import lazy
from pipeline.knowledge.permissions import copyright_line, license_address
from pipeline.model.article import SUBTITLE_MARK
from pipeline.model.geometry import Bbox
from pipeline.model.lang import Lang
from pipeline.model.reference import Citation, Part, PartKind
from pipeline.model.source import Source
from pipeline.parse.front.abstracts import sections
from pipeline.parse.front.affs import aff, without_label
from pipeline.parse.front.identifiers import scheme
from pipeline.parse.front.titles import parted
from pipeline.parse.references import citation
from pipeline.parse.references.in_notes import cited_in
from pipeline.text.marks import CIRCLED
from pipeline.text.names import latin_name, split_name_zh, usual_case
from pipeline.text.script import hanzi_count
from pipeline.text.width import half_width
from pipeline.write.json.shapes import CITATION

Json = Any
Record = Mapping[str, Json]
# The texts of the JSON and the keys of their pieces beside them.
INLINE = {"text": "inline", "title": "inline", "subtitle": "subtitle_inline", "trans_title": "trans_inline"}
_NOWHERE = Source(0, Bbox(0.0, 0.0, 0.0, 0.0), "")
_OF_AFF = ("institution", "city", "postal_code", "country")
# The mark before an institution where it is no figure of its name: ②, or a number set off by a stop.
_MARK_BEFORE = lazy.compile(rf"\s*(?:[{CIRCLED}]|\d{{1,2}}\s*[.、)](?!\d))")
_OF_TITLE = ("main", "subtitle")
_OF_NAME = ("surname", "given_names")
_BESIDE = frozenset({"printed", "line"})  # a table's cell as it is printed, a formula in one line: of the old text


def with_value(holder: Record, key: str, new: Json) -> dict[str, Json]:
    """An object of the JSON with another value at a key, and with what follows from it."""
    if key == "printed" and "surname" in holder:
        return {**holder, **name(new, holder["lang"])}
    if key == "text" and {"parts", "fields"} <= holder.keys():
        return cited(new)
    if key in _OF_TITLE and "main" in holder:
        return _with_part_of_title(holder, key, new)
    made = {**holder, key: new}
    printed = holder.get("printed", "")
    if (
        key in _OF_NAME and holder[key] and printed.count(holder[key]) == 1 and new not in printed
    ):  # not only cut wrongly
        return {**made, "printed": holder["printed"].replace(holder[key], new)}
    if key in INLINE and holder.get(INLINE[key]):
        made[INLINE[key]] = reset(holder[INLINE[key]], new)
    if key in _OF_AFF and "institution" in holder:
        return _with_part_of_aff(made, holder, key)
    if key != "text":
        return made
    made = {each: own for each, own in made.items() if each not in _BESIDE}
    return {**made, **next((read(holder, new) for keys, read in _READERS if keys <= holder.keys()), {})}


# Titles: a subtitle behind the mark


def of_title(text: str, lang: str, old: Record | None = None) -> dict[str, Json]:
    """The parts of a title; where no mark tells them, as in English, those beside the `old` ones that still stand."""
    main, subtitle = parted(text, Lang(lang))
    mark = SUBTITLE_MARK[Lang(lang)]
    if old and old["subtitle"] and not subtitle:
        if text.startswith(old["main"] + mark):
            main, subtitle = old["main"], text[len(old["main"] + mark) :]
        elif text.endswith(mark + old["subtitle"]):
            main, subtitle = text[: -len(mark + old["subtitle"])], old["subtitle"]
    return {"main": main, "subtitle": subtitle} if main + mark + subtitle == text else {"main": text, "subtitle": ""}


def _with_part_of_title(holder: Record, key: str, new: str) -> dict[str, Json]:
    parts = {part: holder[part] for part in _OF_TITLE} | {key: new}
    text = SUBTITLE_MARK[Lang(holder["lang"])].join(filter(None, parts.values()))
    inline = {"inline": reset(holder["inline"], text)} if holder.get("inline") else {}
    return {**holder, "text": text, **inline, **parts}


# Institutions: their place


def of_aff(text: str, lang: str) -> dict[str, Json]:
    """The institution of an address, its city, postal code and country, as far as each stands in it.

    A mark that is typed before it, 1 or ②, is no part of them; a number that a name may have, 81 医院, is.
    """
    plain = half_width(text)
    read = aff("", plain, Lang(lang), _NOWHERE)
    if not any(map(str.isalpha, read.institution)) or _MARK_BEFORE.match(plain):
        read = aff("", without_label(plain), Lang(lang), _NOWHERE)
    found = {key: _as_it_stands(getattr(read, key), plain, text) for key in _OF_AFF}
    return found if found["institution"] else {**found, "institution": "" if any(found.values()) else text.strip()}


def _as_it_stands(part: str, plain: str, text: str) -> str:
    """A part as the text has it, whose gaps and wide signs the reader mends; empty where it does not stand there."""
    match = re.search(r"\s*".join(map(re.escape, "".join(part.split()))), plain) if len(plain) == len(text) else None
    return text[match.start() : match.end()] if match else ""


def _with_part_of_aff(made: dict[str, Json], old: Record, key: str) -> dict[str, Json]:
    """A part that the text does not have was misread in the text too."""
    before, now, text = old[key], made[key], old["text"]
    if not before or now in text or text.count(before) != 1:
        return made
    text = text.replace(before, now)
    inline = {"inline": reset(old["inline"], text)} if old.get("inline") else {}
    return {**made, "text": text, **inline}


# Abstracts: the sections that they name


def of_abstract(text: str, lang: str, old: Sequence[Record] = ()) -> list[Json]:
    """The sections of an abstract's text: those that make it up, else with their names, else those that it names."""
    if old and whole_of(old) == text:
        return list(old)
    named = _at_names(text, [own["title"] for own in old])
    read = named or [{"title": own.title, "text": own.text} for own in sections(text, Lang(lang))]
    return read if whole_of(read) == text else [{"title": "", "text": text}]


def whole_of(sections: Iterable[Record]) -> str:
    """The text of an abstract of these sections."""
    return " ".join(f"{own['title']} {own['text']}".strip() for own in sections)


def _at_names(text: str, names: Sequence[str]) -> list[Json]:
    """The text cut before each of these names, in their order; nothing where one is not there."""
    starts: list[int] = []
    for own in names:
        at = text.find(f"{own} ", starts[-1] + 1 if starts else 0)
        if not own or at < 0 or (at and text[at - 1] != " ") or (not starts and at):
            return []
        starts.append(at)
    ends = [*starts[1:], len(text) + 1] if starts else []
    return [
        {"title": own, "text": text[at + len(own) + 1 : end - 1]}
        for own, at, end in zip(names, starts, ends, strict=True)
    ]


# Names and cited works


def name(printed: str, lang: str) -> dict[str, Json]:
    """A person's name of what is printed."""
    if lang == Lang.ZH.value and hanzi_count(printed):
        surname, given = split_name_zh("".join(printed.split()))
    else:
        surname, given = usual_case(*latin_name(printed))
    return {"surname": surname, "given_names": given, "printed": printed}


def cited(text: str) -> dict[str, Json]:
    """One work, of its entry's text."""
    return record_of(citation(text))


def record_of(value: Citation) -> dict[str, Json]:
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


# The rights: their year, their holder, the address of the licence


def with_rights(rights: Record, key: str, new: str) -> Record:
    """The rights as the new text of the copyright line or the licence, `key`, tells them; it is put in afterwards."""
    old = rights[key]["text"]
    if key == "statement":
        line = copyright_line(new)
        return {**rights, "year": line.year if line else "", "holder": line.holder if line else ""}
    return {**rights, "license_url": license_address(new) or ""} if license_address(old) else rights


_READERS: Sequence[tuple[set[str], Callable[[Record, str], Record]]] = (
    ({"main", "subtitle"}, lambda own, text: of_title(text, own["lang"], own)),
    ({"institution", "postal_code"}, lambda own, text: of_aff(text, own["lang"])),
    ({"scheme"}, lambda own, text: {"scheme": scheme(text) or own["scheme"]}),
    ({"sections"}, lambda own, text: {"sections": of_abstract(text, own["lang"], own["sections"])}),
    ({"id", "label", "citations"}, lambda own, text: {"citations": [record_of(work) for work in cited_in(text)]}),
)
