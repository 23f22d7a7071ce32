"""A printed part of an article, and what it adds to the record."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

WIDE = "\u3000"
MONTHS = ("Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")
_TAG = re.compile(r"<[^>]+>")


@dataclass(frozen=True, slots=True)
class Printed:
    """HTML, and the fields of the gold record that it prints."""

    html: str
    record: dict[str, Any] = field(default_factory=dict)


def joined(parts: Iterable[Printed]) -> Printed:
    """Parts one behind the other; of two that print a field the later one holds, tables of fields are made one."""
    record: dict[str, Any] = {}
    found = list(parts)
    for part in found:
        for key, value in part.record.items():
            both = isinstance(value, dict) and isinstance(record.get(key), dict)
            record[key] = {**record[key], **value} if both else value
    return Printed("".join(part.html for part in found), record)


def escaped(text: str) -> str:
    return html.escape(text, quote=False)


def plain(markup: str) -> str:
    """The text of a piece of HTML."""
    return html.unescape(_TAG.sub("", markup))


def div(name: str, inner: str) -> str:
    return f"<div class='{name}'>{inner}</div>" if inner else ""
