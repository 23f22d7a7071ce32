"""Plain values as JSON, JSON as values, and the schema of that JSON: all three from the values' own types.

A `Shape` lists the keys of one dataclass in the order of the JSON. What stands behind a key is told by the field's
type; a key says more only where the JSON is not the value itself: another name, a key that is left out, a text with
its faces. (msgspec and pydantic encode a type as it stands. The JSON here differs from the model in half of its types,
so that each would need a second set of types and two functions between the sets, in whose place this table stands.)
"""

from __future__ import annotations

import types
import typing
from collections.abc import Callable, Iterator, Mapping
from dataclasses import MISSING, dataclass, field, fields
from enum import Enum
from functools import cached_property
from operator import attrgetter
from typing import Any

from pipeline.model.face import Faces
from pipeline.write.json.values import Json, faced, inline_of, read_faces, read_inline

Schema = Mapping[str, Json]
Record = Mapping[str, Any]
STRING: Schema = {"type": "string"}
INLINE: Schema = {"$ref": "#/$defs/inline"}


@dataclass(frozen=True, slots=True)
class Codec:
    """How values of one kind are written and read, and the schema of what is written."""

    write: Callable[[Any], Json]
    read: Callable[[Any], Any]
    schema: Schema


def _same(value: Any) -> Any:
    return value


def plain(schema: Schema) -> Codec:
    """A value that is JSON already."""
    return Codec(_same, _same, schema)


def choice(kind: type[Enum]) -> Codec:
    return Codec(attrgetter("value"), kind, {"enum": [item.value for item in kind]})


def many(item: Codec) -> Codec:
    """A list of these; a tuple where it is read."""
    schema: Schema = {"type": "array", "items": item.schema}
    return Codec(lambda values: [item.write(v) for v in values], lambda found: tuple(map(item.read, found)), schema)


def maybe(item: Codec) -> Codec:
    """One of these, or null."""
    return Codec(
        lambda value: None if value is None else item.write(value),
        lambda found: None if found is None else item.read(found),
        {"anyOf": [item.schema, {"type": "null"}]},
    )


@dataclass(frozen=True, slots=True)
class Key:
    """A key of the JSON and the field behind it.

    `attr` is the field where it is called otherwise (`name.surname` one of an inner value); with `sparse` the key is
    left out where the field has its default, with `late` results of earlier minor versions lack it; `codec` and
    `schema` stand in for what the type says.
    """

    name: str
    attr: str = ""
    says: str = ""
    sparse: bool = False
    late: bool = False
    codec: Codec | None = None
    schema: Schema | None = None


@dataclass(frozen=True, slots=True)
class Derived:
    """A key that is written for readers' sake and not read: it follows from the others."""

    name: str
    of: Callable[[Any], Json]
    schema: Schema


@dataclass(frozen=True, slots=True)
class Faced:
    """A text, and beside it, where some of it is set apart, its pieces; with `derived` the text follows from others."""

    name: str = "text"
    attr: str = ""
    faces: str = "faces"
    inline: str = "inline"
    says: str = ""
    derived: bool = False


@dataclass(frozen=True, slots=True)
class Content:
    """The pieces of a text, where there is more to say of them than their text: `text` and `inline`."""


Part = Key | Derived | Faced | Content
Way = Callable[[Any, dict[str, Any]], None]
"""Puts what one part of a shape says of a value, or of its record, into the other."""


@dataclass(frozen=True)
class Shape:
    """A dataclass as an object of the JSON; `name` is what the schema calls it, `build` makes one of its fields."""

    kind: type
    name: str
    parts: tuple[Part, ...]
    known: Mapping[Any, Codec] = field(repr=False)
    says: str = ""
    build: Callable[..., Any] | None = None

    @property
    def codec(self) -> Codec:
        return Codec(self.write, self.read, {"$ref": f"#/$defs/{self.name}"})

    def write(self, value: Any) -> dict[str, Json]:
        """The object, its keys in the table's order."""
        found: dict[str, Json] = {}
        for write, _ in self._ways:
            write(value, found)
        return found

    def read(self, record: Record) -> Any:
        """The value that was written."""
        found: dict[str, Any] = {}
        for _, read in self._ways:
            read(record, found)
        return (self.build or self._built)(**found)

    def _built(self, **found: Any) -> Any:
        for owner, kind in self._inner:
            inner = {attr.partition(".")[2]: found.pop(attr) for attr in [*found] if attr.startswith(f"{owner}.")}
            found[owner] = kind(**inner)
        return self.kind(**found)

    @cached_property
    def _inner(self) -> tuple[tuple[str, type], ...]:
        """The fields that are values of their own, whose keys stand among this one's."""
        attrs = (part.attr for part in self.parts if isinstance(part, Key) and "." in part.attr)
        hints = typing.get_type_hints(self.kind)
        return tuple((owner, hints[owner]) for owner in dict.fromkeys(attr.partition(".")[0] for attr in attrs))

    @cached_property
    def _ways(self) -> tuple[tuple[Way, Way], ...]:
        return tuple(self._way(part) for part in self.parts)

    def _way(self, part: Part) -> tuple[Way, Way]:
        match part:
            case Key():
                return self._key(part)
            case Derived(name=name, of=of):
                return lambda value, found: found.update({name: of(value)}), lambda record, found: None
            case Faced():
                return _faced(part)
            case Content():
                return (
                    lambda value, found: found.update({"text": value.text, **inline_of(value.content)}),
                    lambda record, found: found.update(content=read_inline(record)),
                )

    def _key(self, key: Key) -> tuple[Way, Way]:
        name, attr, codec = key.name, key.attr or key.name, self._codec(key)
        get, write, read = attrgetter(attr), codec.write, codec.read
        may_lack = key.sparse or key.late
        usual = next((f.default for f in fields(self.kind) if f.name == attr and may_lack), MISSING)

        def write_key(value: Any, found: dict[str, Any]) -> None:
            own = get(value)
            if not key.sparse or own != usual:
                found[name] = write(own)

        def read_key(record: Record, found: dict[str, Any]) -> None:
            if usual is MISSING or name in record:
                found[attr] = read(record[name])

        return write_key, read_key

    def _codec(self, key: Key) -> Codec:
        if key.codec is not None:
            return key.codec
        owner, hint = self.kind, None
        for step in (key.attr or key.name).split("."):
            hint = typing.get_type_hints(owner)[step]
            owner = hint
        return codec_of(hint, self.known)

    def schema(self) -> dict[str, Json]:
        """The schema of the object."""
        properties, required = self.properties()
        told: dict[str, Json] = {"description": self.says} if self.says else {}
        shut: dict[str, Json] = {"required": required, "additionalProperties": False}
        return {**told, "type": "object", "properties": properties, **shut}

    def properties(self) -> tuple[dict[str, Json], list[str]]:
        """The schema of each key, and the keys that are always there."""
        found: dict[str, Json] = {}
        required: list[str] = []
        for part in self.parts:
            for name, schema, always in self._schemas(part):
                found[name] = schema
                required += [name] if always else []
        return found, required

    def _schemas(self, part: Part) -> Iterator[tuple[str, Schema, bool]]:
        match part:
            case Key():
                yield (
                    part.name,
                    _told(part.says, part.schema or self._codec(part).schema),
                    not (part.sparse or part.late),
                )
            case Derived():
                yield part.name, part.schema, True
            case Faced():
                yield part.name, _told(part.says, STRING), True
                yield part.inline, INLINE, False
            case Content():
                yield "text", STRING, True
                yield "inline", INLINE, False


def _told(says: str, schema: Schema) -> Schema:
    return {"description": says, **schema} if says else schema


def _faced(part: Faced) -> tuple[Way, Way]:
    name, attr, inline = part.name, part.attr or part.name, part.inline
    get: Callable[[Any], str] = attrgetter(attr)
    get_faces: Callable[[Any], Faces] = attrgetter(part.faces)

    def read(record: Record, found: dict[str, Any]) -> None:
        found[part.faces] = read_faces(record.get(inline, ()))
        if not part.derived:
            found[attr] = record[name]

    return lambda value, found: found.update(faced(get(value), get_faces(value), name, inline)), read


def codec_of(hint: Any, known: Mapping[Any, Codec]) -> Codec:
    """How values of a type are written: one that is known, an enum, a tuple of them, or one of them or None.

    Raises TypeError for any other.
    """
    if hint in known:
        return known[hint]
    inner = typing.get_args(hint)
    if typing.get_origin(hint) is tuple and inner[1:] == (...,):
        return many(codec_of(inner[0], known))
    if isinstance(hint, types.UnionType) and types.NoneType in inner and len(inner) == 2:
        return maybe(codec_of(next(one for one in inner if one is not types.NoneType), known))
    if isinstance(hint, type) and issubclass(hint, Enum):
        return choice(hint)
    raise TypeError(f"nothing says how {hint} is written")
