"""Received, revised, accepted, online: JATS <history>."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.knowledge import lazy
from pipeline.knowledge.labels import label_at_start, label_rows
from pipeline.model.article import HistoryDate
from pipeline.model.block import Label
from pipeline.parse.front.dates import dated
from pipeline.parse.front.fields import Field

DATE_TYPES = frozenset({"received", "rev-recd", "accepted", "online", "pub"})
_KIND = lazy.compile(rf"\s*({'|'.join(sorted(DATE_TYPES))})\b(?=[\s:：]*\d{{4}})")
_IN_BRACKETS = lazy.compile(r"[\s　]*[（(]\s*(?P<word>[^（）()\d]{2,8}?)\s*[）)]")


def history(fields: Iterable[Field]) -> tuple[HistoryDate, ...]:
    """One date a kind, the first printed; fields whose text holds no date are left out."""
    found: dict[str, HistoryDate] = {}
    for field in fields:
        if field.label is Label.HISTORY and field.name in DATE_TYPES:
            date = dated(field.text)
            if date is not None and date[0] is not None:
                kind = kind_behind(field.text[date[2] :]) or field.name
                found.setdefault(kind, HistoryDate(kind, date[0], field.source))
    return tuple(found.values())


def typed(text: str) -> tuple[str, str] | None:
    """(kind, YYYY-MM-DD or less of it) of a date that a person gives: `received 2020-01-02`, 收稿日期：2020-01-02.

    The word before it is a kind of date, or what is printed for one; None where there is neither, or no date.
    """
    word = _KIND.match(text)
    label = None if word else label_at_start(text)
    if word is None and (label is None or label.row.label is not Label.HISTORY or label.row.field not in DATE_TYPES):
        return None
    kind, end = (word[1].lower(), word.end()) if word else (label.row.field, label.end) if label else ("", 0)
    date = dated(text[end:])
    return (kind, date[0]) if date is not None and date[0] is not None else None


def kind_behind(text: str) -> str | None:
    """What brackets behind a date say of it, more exactly than the word before it: 收稿日期　2021-05-04（修改稿）."""
    match = _IN_BRACKETS.match(text)
    rows = (row for row in label_rows() if row.label is Label.HISTORY and match and match["word"] in row.forms)
    return next((row.field for row in rows), None)
