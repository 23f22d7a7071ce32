"""The masthead over the article, and the running heads of its later pages."""

from __future__ import annotations

import string
from typing import Any

from draw.choices import Choices, tables
from draw.facts import Facts
from draw.printed import MONTHS, Printed, div, escaped

_ENGLISH = frozenset({"en", "EN"})
_SHORT = 14  # characters of a title in a running head


def masthead(facts: Facts, choices: Choices) -> Printed:
    """The masthead; the record has of the journal, the issue and the pages what is printed there."""
    form: str = choices.pick("mast", _without_english("mast", facts))
    names = _names(form)
    numbers = {"year": str(facts.year), "volume": str(facts.volume), "issue": str(facts.issue)}
    numbers |= {"fpage": str(facts.fpage), "lpage": str(facts.lpage)}
    journal = {"zh": facts.journal.zh, "issn": None, "cn": None, "en": facts.journal.en if names & _ENGLISH else None}
    record = {"journal": journal, **{name: value for name, value in numbers.items() if name in names}}
    return Printed(div("mast", _filled(form, facts)), record)


def running(facts: Facts, choices: Choices) -> tuple[tuple[str, str, str], Printed]:
    """Left, centre and right of a running head, as CSS content, and what they and the folios tell."""
    without = _without_english("heads", facts) | ({"author and title"} if len(facts.people) == 1 else set())
    forms: list[str] = choices.pick("heads", without)
    names = {name for form in forms for name in _names(form)}
    record: dict[str, Any] = {name: str(getattr(facts, name)) for name in ("volume", "issue") if name in names}
    if folios(choices) or "folio" in names:
        record |= {"fpage": str(facts.fpage), "lpage": str(facts.lpage)}
    if "en" in names:
        record["journal"] = {"en": facts.journal.en}
    left, centre, right = (_content(_filled(form, facts, folio="{folio}")) for form in forms)
    return (left, centre, right), Printed("", record)


def folios(choices: Choices) -> str:
    """CSS content of the number at a page's foot; empty where there is none."""
    form: str = choices.pick("folio")
    return _content(form.replace("{}", "{folio}")) if form else ""


def _content(text: str) -> str:
    before, folio, behind = text.partition("{folio}")
    quoted = [f'"{part}"' for part in (before, behind)]
    return f"{quoted[0]} counter(page) {quoted[1]}" if folio else quoted[0]


def _filled(form: str, facts: Facts, folio: str = "") -> str:
    return form.format(
        zh=escaped(facts.journal.zh),
        en=escaped(facts.journal.en),
        EN=escaped(facts.journal.en.upper()),
        year=facts.year,
        month=facts.month,
        mon=MONTHS[facts.month - 1],
        volume=facts.volume,
        issue=facts.issue,
        fpage=facts.fpage,
        lpage=facts.lpage,
        author=facts.people[0].zh,
        short=facts.title[0][:_SHORT],
        folio=folio,
    )


def _names(form: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(form) if name}


def _without_english(table: str, facts: Facts) -> set[str]:
    """Conventions with the journal's English title, where there is none."""
    if facts.journal.en:
        return set()
    return {name for name, (_, form) in tables()[table].items() if _names("".join(form)) & _ENGLISH}
