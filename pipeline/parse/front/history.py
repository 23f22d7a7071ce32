"""Received, revised, accepted, online: JATS <history>."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.model.article import HistoryDate
from pipeline.model.block import Label
from pipeline.parse.front.dates import dated
from pipeline.parse.front.fields import Field

DATE_TYPES = frozenset({"received", "rev-recd", "accepted", "online", "pub"})


def history(fields: Iterable[Field]) -> tuple[HistoryDate, ...]:
    """One date a kind, the first printed; fields whose text holds no date are left out."""
    found: dict[str, HistoryDate] = {}
    for field in fields:
        if field.label is Label.HISTORY and field.name in DATE_TYPES:
            date = dated(field.text)
            if date is not None and date[0] is not None:
                found.setdefault(field.name, HistoryDate(field.name, date[0], field.source))
    return tuple(found.values())
