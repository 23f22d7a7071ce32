"""Rules as values, and what they claim: a rule has a name, a room, and what it decides."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import IntEnum, StrEnum
from functools import cache
from typing import Generic, TypeVar

What = TypeVar("What")


class Room(StrEnum):
    """Where a rule works."""

    LAYOUT = "layout"  # what is the page's and not the article's
    ZONES = "label/zones"  # which part of the paper a block is
    BODY = "label/body"  # what a line of the body is
    PARSE = "parse"  # what a part of a block is
    KNOWLEDGE = "knowledge"  # a printed word decides, a row of a table


class Strength(IntEnum):
    """What speaks for a claim on a block, the weakest first."""

    LEFT_OVER = 1  # no other rule has spoken
    PLACE = 2  # where it stands
    LIKELY = 3  # what it looks like, and where it stands
    CONTINUES = 4  # it goes on with what another rule has told
    LIKENESS = 5  # its own text has the form
    PRINTED = 6  # a word printed on it says so
    OVERRULES = 7  # what is known of the page or the whole article, against what the text itself says


@dataclass(frozen=True, slots=True)
class Rule:
    """`name` is what provenance shows; nothing asks for it to decide. `decides` says it in a sentence.

    `strength` is of the room's own scale, where its rules compete. `field` is the field that a printed word names,
    where one does: "received", "clc".
    """

    name: str
    room: Room
    decides: str
    strength: IntEnum = Strength.LIKENESS
    field: str = ""

    def of(self, kind: str) -> Rule:
        """The rule as it stands for one language or row: `front.title` of `zh`."""
        return replace(self, name=f"{self.name}.{kind}")


@dataclass(frozen=True, slots=True)
class Claim(Generic[What]):
    """What one rule says of a thing, and what speaks for it."""

    what: What
    rule: Rule

    @property
    def strength(self) -> IntEnum:
        return self.rule.strength

    def follows(self, other: Claim[What]) -> bool:
        """Whether the same rule speaks again."""
        return self.rule == other.rule


@cache
def printed(name: str, field: str) -> Rule:
    """The rule that a printed word is, a row of labels.toml, and the field that it names."""
    return Rule(name, Room.KNOWLEDGE, "the printed word names the field", Strength.PRINTED, field)
