"""One correction made in an article's JSON."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from pipeline.corrections import hollow, shapes, wholes
from pipeline.corrections.address import IN_FIGURES, NoSuchPlace, Step, at, path, put, steps
from pipeline.corrections.correction import TELLING, Anchor, Correction, Op, summary
from pipeline.knowledge import lazy
from pipeline.model.geometry import Bbox
from pipeline.model.lang import Lang
from pipeline.parse.front.history import typed
from pipeline.text.alike import bare
from pipeline.text.width import half_width
from pipeline.write.json.shapes import CITATION

RULE, ACCEPTED = "editor", "editor.accepted"  # whose a value is: put right, or looked at and found right
EDITORS = frozenset({RULE, ACCEPTED})
_FIELD = lazy.compile(r"(.+\.citations\[(?:\d+|[a-z]{2})\])\.fields\.([a-z:-]+)")
# What is written for readers' sake, and is read of other values.
_FOLLOWING = lazy.compile(
    r"(?:alignment|review|diagnostics|confidence|producer|file)\b|.+\.citations\[\w+\]\.authors\b|references\[\d+\]\.id$"
)
_LABEL = lazy.compile(r"\s*(\[\d{1,4}\]|［\d{1,4}］|\d{1,4}[.．、])\s*")
_OTHER_KIND = "its new value is of another kind"
_NOWHERE: dict[str, Any] = {"page": 0, "box": [0.0, 0.0, 0.0, 0.0]}

Json = Any


class Stale(Exception):
    """The correction does not fit the article; the text says why."""


class Impossible(Stale):
    """It fits no article: what it gives can stand nowhere, or not at such a place."""


def made(record: Json, item: Correction) -> Json:
    """A copy of the record with the correction in it, its value marked as an editor's.

    Raises Stale where something else stands there than when the correction was made, or nothing at all; Impossible
    where nothing can be what it gives.
    """
    if item.op is not Op.ACCEPT and _FOLLOWING.match(item.address):
        raise Stale("the program makes it of the article's other values")
    try:
        if item.op in _GIVING and hollow.is_nothing(item.new):
            raise Impossible(hollow.NOTHING)
        changed = _OPS[item.op](record, item)
        if item.op in _GIVING and hollow.is_left(record, changed, steps(item.address)[0]):
            raise Impossible(hollow.NOTHING)
        return _placed(changed, item.anchor) if item.op in _GIVING and item.anchor else changed
    except NoSuchPlace as error:
        raise Stale(str(error)) from error
    except (TypeError, ValueError, AttributeError, KeyError, IndexError) as error:
        raise Stale(f"it cannot be made of this value ({error})") from error


def _found(record: Json, address: str, old: Any, also: Any = None) -> tuple[Step, ...]:
    """Where `old` stands: at the address, or as the only one of its list; `also` is as good as `old` at the address."""
    wanted = summary(old)
    try:
        where = path(record, address)
    except NoSuchPlace:
        where = path(record, address, new=True)  # the list has become shorter, or that is no place at all
    else:
        own = summary(at(record, where))
        is_empty = own == "" and wanted is None  # as the JSON says of a person that no e-mail address is printed
        if own == wanted or is_empty or (also is not None and own == summary(also)):
            return where
    last = max((number for number, key in enumerate(where) if isinstance(key, int)), default=None)
    alike: list[tuple[Step, ...]] = []
    if last is not None and wanted is not None:
        for place in range(len(at(record, where[:last]))):
            other = (*where[:last], place, *where[last + 1 :])
            alike += [other] if _value(record, other) == wanted else []
    if len(alike) == 1:
        return alike[0]
    raise Stale(f"{short(_value(record, where))} stands there, not {short(wanted)}")


def _value(record: Json, where: Sequence[Step]) -> Any:
    try:
        return summary(at(record, where))
    except (KeyError, IndexError, TypeError):
        return None


def short(value: Any) -> str:
    """A value as a remark names it."""
    if isinstance(value, list):
        return short("; ".join(str(summary(each)) for each in value)) if value else short(None)
    text = "nothing" if value is None else str(value)
    return text if len(text) <= 40 else f"{text[:39]}…"


# The operations


def _changed(record: Json, item: Correction) -> Json:
    if field := _FIELD.fullmatch(item.address):
        return _field_changed(record, item, *field.groups())
    if isinstance(item.new, str) and IN_FIGURES.fullmatch(item.address):
        item = replace(item, new=half_width(item.new))  # ２０２０, as an input method for Chinese types it
    where = _found(record, item.address, item.old, item.new)
    value = at(record, where)
    if item.new is not None:
        return _marked(_with(record, where, value, item), where, item.anchor)
    if value is not None:
        raise Impossible(_OTHER_KIND)
    return record


def _with(record: Json, where: tuple[Step, ...], value: Any, item: Correction) -> Json:
    """The record with what a correction gives in place of the value there: all of it, its text, or some of its keys."""
    key = next((key for key in TELLING if isinstance(value, Mapping) and key in value and key != "id"), "")
    if key == "date" and isinstance(item.new, str) and (read := typed(item.new)):
        item = replace(item, new={"type": read[0], "date": read[1]})
    if isinstance(item.new, str) and key:
        return _set(record, (*where, key), item.new)
    if isinstance(value, Mapping) and isinstance(item.new, Mapping) and value.keys() - item.new.keys() - {"source"}:
        record = _with_some(record, where, key, item.new)
        given: Any = at(record, where)
    elif value is None or isinstance(value, Mapping):
        given = item.new
    elif type(value) is type(item.new):
        return _set(record, where, _made(record, where, item.new, _source(item.anchor, _above(record, where))))
    else:
        raise Impossible(_OTHER_KIND)
    lang = value.get("lang", "") if isinstance(value, Mapping) else ""
    near = _NOWHERE if value is None else _above(record, where)
    made = _made(record, where, given, _source(item.anchor, near), lang)
    return put(record, where, lambda _: made)


def _with_some(record: Json, where: tuple[Step, ...], telling: str, new: Mapping[str, Any]) -> Json:
    """The record with some keys of an object given, each as at its own address, the text before its parts."""
    if "sections" in new and not new.get("text") and "sections" in at(record, where):
        record = put(record, where, lambda own: {**own, "text": ""})  # its sections tell it
    for key in sorted(new, key=lambda own: own != telling):
        value, old = new[key], at(record, where).get(key)
        if key == "fields" and isinstance(value, Mapping):
            for field, text in value.items():
                if not isinstance(text, str):
                    raise Impossible(_OTHER_KIND)
                own = wholes.with_field(CITATION.read(at(record, where)), field, text)
                record = _replaced(record, where, wholes.record_of(own))
        elif value != old and isinstance(value, str) and (key == telling or isinstance(old, str)):
            record = _set(record, (*where, key), value)
        elif value != old:
            record = _replaced(record, (*where, key), value)
    if new.get(telling, "") not in ("", at(record, where).get(telling)):
        raise Stale("its text and its parts say two things")
    return record


def _replaced(record: Json, where: Sequence[Step], new: Any) -> Json:
    return put(record, where, lambda _: new)


def _set(record: Json, where: tuple[Step, ...], new: Any) -> Json:
    """The record with a new value, and with what follows from it beside it."""
    *above, key = where
    if not isinstance(key, str) or not above:
        return put(record, where, lambda _: new)
    if tuple(above) in (("permissions", "statement"), ("permissions", "license")) and key == "text":
        record = put(record, above[:1], lambda own: wholes.with_rights(own, str(above[1]), new))
    return put(record, above, lambda own: wholes.with_value(own, key, new))


def _field_changed(record: Json, item: Correction, holder: str, field: str) -> Json:
    where = path(record, holder)
    value = CITATION.read(at(record, where))
    own = at(record, where)["fields"].get(field)
    if own != item.old and own != item.new:
        raise Stale(f"{short(own)} stands there, not {short(item.old)}")
    if not isinstance(item.new, str):
        raise Impossible(_OTHER_KIND)
    if own != item.new:
        made = wholes.record_of(wholes.with_field(value, field, item.new))
        record = put(record, where, lambda _: made)
    return _marked(record, where, item.anchor)


def _added(record: Json, item: Correction) -> Json:
    where = path(record, item.address, new=True)
    *above, place = where
    if not isinstance(place, int):
        return _put_in(record, item, where)
    own = at(record, above)
    lang = item.address[-3:-1] if item.address[-3:-1] in [each.value for each in Lang] else ""
    if lang and place < len(own):
        return _there(record, item, where)
    if item.old is not None:
        before = _found(record, f"{item.address.rpartition('[')[0]}[{max(place - 1, 0)}]", item.old)[-1]
        place = int(before) + 1
    elif place and len(own) > place:
        raise Stale("the item before it is not named")
    near = own[place - 1] if own[place - 1 : place] else None
    source = _source(item.anchor, near.get("source") if isinstance(near, Mapping) else _above(record, above))
    fresh = _made(record, where, item.new, source, lang)
    if any(summary(other) == summary(fresh) for other in own[max(place - 1, 0) : place + 1]):
        return record  # it is found by now
    return put(record, above, lambda items: [*items[:place], fresh, *items[place:]])


def _made(record: Json, where: Sequence[Step], given: Any, source: Json, lang: str = "") -> Any:
    """What a person gave, made whole for its place."""
    try:
        return shapes.filled(shapes.at(record, where), given, source, lang)
    except shapes.OfAnotherKind as error:
        if error.args:
            raise Impossible(str(error)) from error
        if isinstance(given, str):
            raise Impossible("its parts are corrected one by one") from error
        raise Impossible(_OTHER_KIND) from error


def _there(record: Json, item: Correction, where: tuple[Step, ...]) -> Json:
    """The record, where what is to be added in a language stands there by now."""
    value = at(record, where)
    fresh = _made(record, where, item.new, _source(item.anchor, value.get("source")), value["lang"])
    if summary(fresh) != summary(value):
        raise Stale(f"{short(summary(value))} stands there already: it is changed, or another one added at a place")
    return record


def _put_in(record: Json, item: Correction, where: Sequence[Step]) -> Json:
    """The record with a value where the JSON has null: as `change` puts it in."""
    value = at(record, where)
    if isinstance(value, list):
        raise Stale(f"{item.address} is a list: {item.address}[{len(value)}] is a place in it, behind all")
    if value not in (None, "") and summary(value) != item.new:
        raise Stale("something stands there, and it is no list: it is changed, not added to")
    return _changed(record, replace(item, op=Op.CHANGE, old=None))


def _removed(record: Json, item: Correction) -> Json:
    where = _found(record, item.address, item.old)
    *above, key = where
    if isinstance(key, int):
        return put(record, above, lambda items: [*items[:key], *items[key + 1 :]])
    own = at(record, where)
    return _set(record, where, type(own)() if isinstance(own, str | list) else None)


def _moved(record: Json, item: Correction) -> Json:
    where = _found(record, item.address, item.old)
    *above, key = where
    if not isinstance(key, int) or not isinstance(item.new, int):
        raise Stale("only an item of a list can be moved")
    own = at(record, where)
    rest = [*at(record, above)[:key], *at(record, above)[key + 1 :]]
    place = item.new
    if not 0 <= place <= len(rest):
        raise Stale(f"there are only {len(rest) + 1}")
    record = put(record, above, lambda _: [*rest[:place], own, *rest[place:]])
    return _marked(record, (*above, place), item.anchor)


def _not_of_article(record: Json, item: Correction) -> Json:
    where = _found(record, item.address, item.old)
    own = at(record, where)
    source = _source(item.anchor, own.get("source") if isinstance(own, Mapping) else _above(record, where))
    left = {"label": "other-article", "text": "\n".join(_texts(own)), "source": source}
    record = _removed(record, item)
    return {**record, "furniture": [*record["furniture"], left]}


def _texts(value: Json) -> list[str]:
    """The printed text of an item and of all inside it."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, list):
        return [text for inner in value for text in _texts(inner)]
    if not isinstance(value, Mapping):
        return []
    if "citations" in value:
        return [f"{value['label']} {' '.join(each['text'] for each in value['citations'])}".strip()]
    own = [value[key] for key in ("label", "title", "trans_title", "printed", "text", "funder") if value.get(key)]
    inside = [value[key] for key in ("captions", "content", "rows", "foot", "keywords", "numbers") if key in value]
    return [*own, *_texts(inside)]


def _split(record: Json, item: Correction) -> Json:
    where = _found(record, item.address, item.old)
    *above, key = where
    if not isinstance(key, int) or not isinstance(item.new, list) or len(item.new) < 2:
        raise Stale("an item of a list is split, into two or more")
    own = at(record, where)
    source = _source(item.anchor, own.get("source") if isinstance(own, Mapping) else _above(record, where))
    lang = own.get("lang", "") if isinstance(own, Mapping) else ""
    is_cited = isinstance(own, Mapping) and "citations" in own
    texts = [_labelled(text, own, not n) if is_cited else text for n, text in enumerate(item.new)]
    made = [_made(record, where, text, source, lang) for text in texts]
    return put(record, above, lambda items: [*items[:key], *made, *items[key + 1 :]])


def _labelled(text: Any, own: Mapping[str, Any], first: bool) -> Any:
    """A text of an entry with the number that it begins with, or, the first one, with the entry's own."""
    if not isinstance(text, str):
        return text
    if match := _LABEL.match(text):
        return {"label": match[1], "text": text[match.end() :]}
    return {"label": own.get("label", "") if first else "", "text": text}


def _not_here(record: Json, item: Correction) -> Json:
    raise Stale("pairs of sentences are made of an article, not of its values")


def _accepted(record: Json, item: Correction) -> Json:
    """Marked as looked at; what an editor put right before stays marked so."""
    where = _found(record, item.address, item.old)
    above = _above(record, where)
    return _marked(record, where, item.anchor, RULE if above is not None and above["rule"] == RULE else ACCEPTED)


_OPS: dict[Op, Callable[[Json, Correction], Json]] = {
    Op.CHANGE: _changed,
    Op.ADD: _added,
    Op.REMOVE: _removed,
    Op.MOVE: _moved,
    Op.NOT_OF_ARTICLE: _not_of_article,
    Op.SPLIT: _split,
    Op.ACCEPT: _accepted,
    Op.TIE: _not_here,
}

_GIVING = frozenset({Op.CHANGE, Op.ADD, Op.SPLIT})

# Whose it is, and where it stands


def _source(anchor: Anchor | None, near: Mapping[str, Any] | None, rule: str = RULE) -> dict[str, Any]:
    """An editor's source: where the value is printed, or where its neighbour is."""
    if anchor is not None:
        return {"page": anchor.page, "box": [round(side, 1) for side in anchor.box], "rule": rule, "confidence": 1.0}
    kept = {key: value for key, value in (near or _NOWHERE).items() if key != "reasons"}
    return {**kept, "rule": rule, "confidence": 1.0}


def _above(record: Json, where: Sequence[Step]) -> Mapping[str, Any] | None:
    """The source of the nearest value around a place that has one."""
    for length in range(len(where), -1, -1):
        value = at(record, where[:length])
        if isinstance(value, Mapping) and isinstance(value.get("source"), Mapping):
            found: Mapping[str, Any] = value["source"]
            return found
    return None


def _placed(record: Json, anchor: Anchor) -> Json:
    """The record without what fitted no field and was printed where the value was taken from: it has its place now.

    Its letters are among those that were taken, and the middle of its box is in theirs: signs without a readable form
    make it longer.
    """
    taken, around = bare(anchor.text), Bbox(*anchor.box)

    def is_taken(own: Mapping[str, Any]) -> bool:
        text, box = bare(own["text"]), Bbox(*own["source"]["box"])
        is_there = own["source"]["page"] == anchor.page and around.contains(box.middle)
        return is_there and bool(text) and text in taken

    left = [own for own in record["unplaced"] if not is_taken(own)]
    return record if len(left) == len(record["unplaced"]) else {**record, "unplaced": left}


def _marked(record: Json, where: Sequence[Step], anchor: Anchor | None, rule: str = RULE) -> Json:
    """The record in which the nearest value around a place that has a source is an editor's."""
    for length in range(len(where), 0, -1):
        value = at(record, where[:length])
        if isinstance(value, Mapping) and isinstance(value.get("source"), Mapping):
            return put(record, where[:length], lambda own: {**own, "source": _source(anchor, own["source"], rule)})
    return record
