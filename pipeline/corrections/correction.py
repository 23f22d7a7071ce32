"""One correction, and the file of an article's corrections: `NAME.corrections.json`."""

import hashlib
import json
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from pipeline.errors import UnreadableResult
from pipeline.said import later

FORMAT = "duizhao-corrections/1"
TELLING = ("text", "printed", "title", "date", "funder", "id")  # what tells an item from others, the first that it has


class Op(StrEnum):
    """What is done at an address."""

    CHANGE = "change"  # `old` becomes `new`; where nothing was printed, `old` is null
    ADD = "add"  # `new` is put before what stands there; `old` is the item before it, null at the list's start
    REMOVE = "remove"
    MOVE = "move"  # the item goes to the place `new` of its list, counted without it
    NOT_OF_ARTICLE = "not-of-article"  # the text belongs to another article, or to none
    SPLIT = "split"  # `new` is the list of texts that one item becomes
    ACCEPT = "accept"  # looked at, and right; where `old` is null, that nothing is printed there
    TIE = "tie"  # the sentences `new`, {"zh": [text …], "en": [text …]}, are a pair; of one language alone, in none


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where the right value is printed: the text there, the page (1-based) and the box in points from its top left."""

    text: str
    page: int
    box: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Unread:
    """What a file has in place of a correction, at which place of its list (from 0), and what is wrong with it."""

    record: Any
    place: int
    why: str


@dataclass(frozen=True, slots=True)
class Correction:
    """A value put right.

    `address` is as in `write/json/addresses.py`: `titles[zh].text`, `authors[2].printed`, `references[11]`. It counts
    from what the corrections before it have left. `old` is what stood there; where something else stands now, the
    correction is reported and not made. `pdf` is the PDF's SHA-256, `when` a time as RFC 3339 writes it. `more` is what
    its writer has noted beside all that; one that cannot be read is kept as it is, `unread`, and does nothing.
    """

    address: str
    op: Op
    old: Any = None
    new: Any = None
    who: str = ""
    when: str = ""
    pdf: str = ""
    anchor: Anchor | None = None
    more: Mapping[str, Any] = field(default_factory=dict)
    unread: Unread | None = None


@dataclass(frozen=True, slots=True)
class Corrections:
    """All corrections of an article in the order in which they were made; `seen` is who looked all of it through.

    `taken` is the SHA-256 of a JSON that was changed by hand and whose changes are among them.
    """

    items: tuple[Correction, ...] = ()
    seen: Mapping[str, str] = field(default_factory=dict)  # {"who": …, "when": …}
    taken: str = ""
    more: Mapping[str, Any] = field(default_factory=dict)  # what the file says besides

    def __bool__(self) -> bool:
        return bool(self.items or self.seen)

    @property
    def read(self) -> tuple[Correction, ...]:
        """Those that can be read."""
        return tuple(item for item in self.items if item.unread is None)


def dumps(corrections: Corrections) -> bytes:
    """The file: a correction a line, so that a version control system shows each by itself."""
    lines = ",\n".join(f"  {json.dumps(_record(item), ensure_ascii=False)}" for item in corrections.items)
    seen = json.dumps(dict(corrections.seen) or None, ensure_ascii=False)
    listed = f"[\n{lines}\n ]" if lines else "[]"
    more = {**({"taken": corrections.taken} if corrections.taken else {}), **corrections.more}
    others = "".join(f" {json.dumps(key)}: {json.dumps(own, ensure_ascii=False)},\n" for key, own in more.items())
    return f'{{\n "format": "{FORMAT}",\n "seen": {seen},\n{others} "corrections": {listed}\n}}\n'.encode(
        "utf-8", "backslashreplace"
    )


def loads(data: bytes) -> Corrections:
    """The corrections of a file, those that cannot be read among them, each with its reason.

    Raises UnreadableResult where the file itself is damaged.
    """
    try:
        record = json.loads(data.decode("utf-8-sig"))  # what is no UTF-8 holds halves of characters
    except (ValueError, RecursionError) as error:
        raise UnreadableResult(f"damaged corrections ({error})") from error
    for place, wanted in _wanted(record):
        raise UnreadableResult(f"damaged corrections: {place}: wanted is {wanted}")
    seen = {str(key): str(value) for key, value in (record.get("seen") or {}).items()}
    items = tuple(_read(item, place) for place, item in enumerate(record["corrections"]))
    more = {key: own for key, own in record.items() if key not in ("format", "seen", "taken", "corrections")}
    return Corrections(items, seen, str(record.get("taken") or ""), more)


def _read(item: Any, place: int) -> Correction:
    whys = [later(f"{key or 'all of it'}: wanted is {wanted}") for key, wanted in _wanted_of(item)]
    if not whys:
        return _correction(item)
    address = item.get("address") if isinstance(item, Mapping) else None
    return Correction(
        address if isinstance(address, str) else "", Op.CHANGE, unread=Unread(item, place, "; ".join(whys))
    )


def _wanted(record: Any) -> Iterator[tuple[str, str]]:
    """Where the value of a file is not as it has to be, and what is wanted there."""
    if not isinstance(record, Mapping):
        yield later("all of it"), f'{{"format": "{FORMAT}", "corrections": [...]}}'
        return
    if record.get("format") != FORMAT:
        yield "format", f'"{FORMAT}"'
    if not isinstance(record.get("seen") or {}, Mapping):
        yield "seen", '{"who": "...", "when": "..."}'
    if not isinstance(record.get("corrections"), list):
        yield "corrections", later("a list of corrections")


def _wanted_of(item: Any) -> Iterator[tuple[str, str]]:
    """The same of one correction, by its keys; the empty one is all of it."""
    if not isinstance(item, Mapping):
        yield "", '{"address": "...", "op": "...", "old": ..., "new": ...}'
        return
    if not isinstance(item.get("address"), str):
        yield "address", later("a text such as titles[zh].text")
    if item.get("op") not in list(Op):
        yield "op", later(f"one of {', '.join(Op)}")
    bad = [key for key in ("who", "when", "pdf") if not isinstance(item.get(key, ""), str)]
    yield from ((key, later("a text")) for key in bad)
    anchor = item.get("anchor")
    if anchor is not None and not _is_anchor(anchor):
        yield "anchor", '{"text": "...", "page": 1, "box": [left, top, right, bottom]}'


def _is_anchor(value: Any) -> bool:
    box = value.get("box") if isinstance(value, Mapping) else None
    is_box = isinstance(box, list) and len(box) == 4 and all(_is_number(side) for side in box)
    return is_box and isinstance(value.get("text"), str) and isinstance(value.get("page"), int)


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


def _correction(record: Mapping[str, Any]) -> Correction:
    texts = {key: record.get(key, "") for key in ("who", "when", "pdf")}
    own, old, new = Op(record["op"]), record.get("old"), record.get("new")
    more = {key: value for key, value in record.items() if key not in _KEYS}
    return Correction(record["address"], own, old, new, **texts, anchor=_anchor(record.get("anchor")), more=more)


_KEYS = frozenset({"address", "op", "old", "new", "who", "when", "pdf", "anchor"})


def _anchor(record: Mapping[str, Any] | None) -> Anchor | None:
    if record is None:
        return None
    left, top, right, bottom = map(float, record["box"])
    return Anchor(record["text"], record["page"], (left, top, right, bottom))


def _record(item: Correction) -> Any:
    if item.unread is not None:
        return item.unread.record
    record: dict[str, Any] = {"address": item.address, "op": item.op.value, "old": item.old, "new": item.new}
    record |= {"who": item.who, "when": item.when, "pdf": item.pdf}
    if item.anchor is not None:
        record["anchor"] = {"text": item.anchor.text, "page": item.anchor.page, "box": list(item.anchor.box)}
    return {**record, **item.more}


def name_of(item: Correction) -> str:
    """By what requests know a correction: sixteen hexadecimal digits of what it says."""
    data = json.dumps(_record(item), ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(data.encode("utf-8", "backslashreplace")).hexdigest()[:16]


def summary(value: Any) -> Any:
    """What tells an item of a list from another one: its text, or all of it where it has none."""
    if not isinstance(value, Mapping):
        return value
    if isinstance(value.get("citations"), list):
        return " ".join(map(_text, value["citations"]))
    if isinstance(value.get("keywords"), list):
        return "; ".join(map(_text, value["keywords"]))
    return next((value[key] for key in TELLING if isinstance(value.get(key), str)), value)


def _text(item: Any) -> str:
    """The text of an item, which a person may give as its text alone."""
    return str(item.get("text", "")) if isinstance(item, Mapping) else str(item)
