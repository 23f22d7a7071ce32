"""One correction, and the file of an article's corrections: `NAME.corrections.json`."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from pipeline.errors import UnreadableResult

FORMAT = "duizhao-corrections/1"


class Op(StrEnum):
    """What is done at an address."""

    CHANGE = "change"  # `old` becomes `new`; where nothing was printed, `old` is null
    ADD = "add"  # `new` is put before what stands there; `old` is the item before it, null at the list's start
    REMOVE = "remove"
    MOVE = "move"  # the item goes to the place `new` of its list, counted without it
    NOT_OF_ARTICLE = "not-of-article"  # the text belongs to another article, or to none
    SPLIT = "split"  # `new` is the list of texts that one item becomes
    ACCEPT = "accept"  # looked at, and right
    TIE = "tie"  # the sentences `new`, {"zh": [text …], "en": [text …]}, are a pair; of one language alone, in none


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where the right value is printed: the text there, the page (1-based) and the box in points from its top left."""

    text: str
    page: int
    box: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Correction:
    """A value put right.

    `address` is as in `write/json/addresses.py`: `titles[zh].text`, `authors[2].printed`, `references[11]`. It counts
    from what the corrections before it have left. `old` is what stood there; where something else stands now, the
    correction is reported and not made. `pdf` is the PDF's SHA-256, `when` a time as RFC 3339 writes it.
    """

    address: str
    op: Op
    old: Any = None
    new: Any = None
    who: str = ""
    when: str = ""
    pdf: str = ""
    anchor: Anchor | None = None


@dataclass(frozen=True, slots=True)
class Corrections:
    """All corrections of an article in the order in which they were made; `seen` is who looked all of it through.

    `taken` is the SHA-256 of a JSON that was changed by hand and whose changes are among them.
    """

    items: tuple[Correction, ...] = ()
    seen: Mapping[str, str] = field(default_factory=dict)  # {"who": …, "when": …}
    taken: str = ""

    def __bool__(self) -> bool:
        return bool(self.items or self.seen)


def dumps(corrections: Corrections) -> bytes:
    """The file: a correction a line, so that a version control system shows each by itself."""
    lines = ",\n".join(f"  {json.dumps(_record(item), ensure_ascii=False)}" for item in corrections.items)
    seen = json.dumps(dict(corrections.seen) or None, ensure_ascii=False)
    listed = f"[\n{lines}\n ]" if lines else "[]"
    taken = f' "taken": {json.dumps(corrections.taken)},\n' if corrections.taken else ""
    return f'{{\n "format": "{FORMAT}",\n "seen": {seen},\n{taken} "corrections": {listed}\n}}\n'.encode(
        "utf-8", "backslashreplace"
    )


def loads(data: bytes) -> Corrections:
    """The corrections of a file.

    Raises UnreadableResult where it is damaged.
    """
    try:
        record = json.loads(data.decode("utf-8-sig"))  # what is no UTF-8 holds halves of characters
        if record["format"] != FORMAT:
            raise ValueError(f"its format is {record['format']!r}")
        seen = {str(key): str(value) for key, value in (record.get("seen") or {}).items()}
        return Corrections(tuple(map(correction, record["corrections"])), seen, str(record.get("taken", "")))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise UnreadableResult(f"damaged corrections ({type(error).__name__}: {error})") from error


def correction(record: Mapping[str, Any]) -> Correction:
    """A correction of its JSON value.

    Raises ValueError, KeyError or TypeError where it is none.
    """
    texts = {key: record.get(key, "") for key in ("who", "when", "pdf")}
    if not all(isinstance(text, str) for text in (record["address"], *texts.values())):
        raise TypeError("an address, a name, a time or a digest that is no text")
    anchor = record.get("anchor")
    own = Op(record["op"])
    return Correction(record["address"], own, record.get("old"), record.get("new"), **texts, anchor=_anchor(anchor))


def _anchor(record: Mapping[str, Any] | None) -> Anchor | None:
    if record is None:
        return None
    left, top, right, bottom = map(float, record["box"])
    return Anchor(str(record["text"]), int(record["page"]), (left, top, right, bottom))


def _record(item: Correction) -> dict[str, Any]:
    record: dict[str, Any] = {"address": item.address, "op": item.op.value, "old": item.old, "new": item.new}
    record |= {"who": item.who, "when": item.when, "pdf": item.pdf}
    if item.anchor is not None:
        record["anchor"] = {"text": item.anchor.text, "page": item.anchor.page, "box": list(item.anchor.box)}
    return record


def name_of(item: Correction) -> str:
    """By what requests know a correction: sixteen hexadecimal digits of what it says."""
    data = json.dumps(_record(item), ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(data.encode("utf-8", "backslashreplace")).hexdigest()[:16]


def summary(value: Any) -> Any:
    """What tells an item of a list from another one: its text, or all of it where it has none."""
    if not isinstance(value, Mapping):
        return value
    if isinstance(value.get("citations"), Sequence):
        return " ".join(str(citation.get("text", "")) for citation in value["citations"])
    if isinstance(value.get("keywords"), Sequence):
        return "; ".join(str(item.get("text", "")) for item in value["keywords"])
    return next((value[key] for key in _TELLING if isinstance(value.get(key), str)), value)


_TELLING = ("text", "printed", "title", "date", "funder", "id")
