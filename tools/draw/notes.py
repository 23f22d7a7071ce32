"""The notes of the first page: dates, funds, authors, whom to write to."""

from __future__ import annotations

from collections.abc import Iterator

from draw.byline import latin
from draw.choices import Choices
from draw.facts import Facts
from draw.matter import doi
from draw.printed import MONTHS, Printed, div, escaped, joined

_HOSTS = ("example.org", "mail.example.cn", "example.edu.cn", "163.example.com")


def notes(facts: Facts, choices: Choices, institutions: str) -> Printed:
    """All notes, each on its line or one behind the other; `institutions` is a note of the by-line."""
    found = list(_notes(facts, choices, institutions))
    if choices.pick("note.mixed"):
        choices.chance.shuffle(found)
    lines, way = [note.html for note in found if note.html], choices.pick("note.set")
    text = div("note", "&emsp;".join(lines)) if way == "run" else "".join(div(f"note {way}", line) for line in lines)
    return Printed(text, joined(found).record)


def _notes(facts: Facts, choices: Choices, institutions: str) -> Iterator[Printed]:
    if choices.pick("doi.place") == "notes":
        yield doi(facts, choices)
    yield _dates(facts, choices)
    yield _funds(facts, choices)
    if institutions:
        yield Printed(_label("作者单位", choices) + institutions)
    emails: list[str] = []
    yield _biography(facts, choices, emails)
    yield _corresponding(facts, choices, emails)
    if choices.pick("note.english"):
        yield from _english(facts, choices)
    yield Printed("", {"emails": emails})


def _label(text: str, choices: Choices) -> str:
    return str(choices.pick("label.weight")).format(choices.pick("note.label").format(text))


# ---------------------------------------------------------------- dates and funds
def _day(facts: Facts, late: bool) -> tuple[int, int, int]:
    """A day before the issue: of its own month's number in the year before, or two months later."""
    year, month = facts.year - 1, facts.month
    return (facts.year, 1 + month // 6, 5 + month) if late else (year, month, 2 * month)


def _dates(facts: Facts, choices: Choices) -> Printed:
    label, second, form = (choices.pick(f"date.{what}") for what in ("received", "second", "form"))
    if not label:
        return Printed("")
    parts, record = [], {}
    for name, kind, late in ((label, "received", False), (*second.partition("/")[::2], True)):
        if name:
            year, month, day = _day(facts, late)
            parts.append(_label(name, choices) + form.format(y=year, m=month, d=day))
            record[{"rev-recd": "revised", "pub": "published"}.get(kind, kind)] = f"{year}-{month:02}-{day:02}"
    return Printed(choices.pick("date.between").join(parts), {"history": record})


def _funds(facts: Facts, choices: Choices) -> Printed:
    label = choices.pick("fund.label")
    if not label:
        return Printed("")
    tail, number = choices.pick("fund.tail"), choices.pick("fund.number")
    own = (
        escaped(fund.name[0]) + (tail if fund.name[0].endswith("基金") else "") + number.format(fund.number)
        for fund in facts.funds
    )
    text = _label(label, choices) + choices.pick("fund.between").join(own)
    return Printed(text, {"funding": [fund.number for fund in facts.funds]})


# ---------------------------------------------------------------- authors
def _mail(facts: Facts, place: int) -> str:
    person = facts.people[place]
    host = _HOSTS[(facts.issue + place) % len(_HOSTS)]
    return f"{person.surname.lower()}{''.join(s[0] for s in person.given)}{facts.volume}@{host}"


def _biography(facts: Facts, choices: Choices, emails: list[str]) -> Printed:
    label = choices.pick("bio.label")
    if not label:
        return Printed("")
    person = facts.people[0]
    born = choices.pick("bio.born").format(person.zh, 1950 + facts.volume % 40)
    text = f"{born}，{choices.pick('bio.rest').format(facts.kwds[0][0])}"
    if facts.corresponding or not choices.pick("corresponding.label"):
        emails.append(_mail(facts, 0))
        text += f"，{choices.pick('mail.label')}{emails[-1]}"
    return Printed(f"{_label(label, choices)}{escaped(text)}。")


def _corresponding(facts: Facts, choices: Choices, emails: list[str]) -> Printed:
    label, mark = choices.pick("corresponding.label"), choices.pick("byline.corresponding")
    if not label:
        return Printed("")
    if mark and mark != "*":
        label = label.lstrip("*")
    emails.append(_mail(facts, facts.corresponding))
    name = facts.people[facts.corresponding].zh
    return Printed(f"{_label(label, choices)}{name}，{choices.pick('mail.label')}{emails[-1]}")


def _english(facts: Facts, choices: Choices) -> Iterator[Printed]:
    weight = choices.pick("label.weight")
    if choices.pick("date.received"):
        year, month, day = _day(facts, late=False)
        yield Printed(f"{weight.format('Received date:')} {MONTHS[month - 1]} {day}, {year}")
    if choices.pick("fund.label"):
        own = "; ".join(f"{fund.name[1]} ({fund.number})" for fund in facts.funds)
        yield Printed(f"{weight.format('Foundation item:')} {own}")
    if choices.pick("bio.label"):
        name = " ".join(latin(facts.people[0], choices.pick("byline.en.name")))
        yield Printed(f"{weight.format('Biography:')} {name} ({1950 + facts.volume % 40}—), professor.")
