"""The list of references, after GB/T 7714."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from draw.choices import Choices
from draw.facts import FIELDS, name, stock
from draw.printed import Printed, div, escaped

_MOST = 3  # names before 等 (GB/T 7714-2015, 8.1.2)
_KINDS = {"J": 5, "JE": 4, "M": 2, "D": 1}  # how often; JE is an English article
_LETTERS = "ABCDEFGHJKLMPRST"


def references(choices: Choices, count: int) -> Printed:
    """So many entries under their heading."""
    works = [_work(choices, kind) for kind in choices.chance.choices([*_KINDS], [*_KINDS.values()], k=count)]
    label, way = choices.pick("references.label"), choices.pick("references.indent")
    entries = "".join(
        div(f"ref {way}", label.format(place) + escaped(work["raw"])) for place, work in enumerate(works, 1)
    )
    records = [{"label": str(place), **work} for place, work in enumerate(works, 1)]
    return Printed(div("refs-heading", choices.pick("references.heading")) + entries, {"references": records})


def _work(choices: Choices, kind: str) -> dict[str, Any]:
    chance = choices.chance
    record: dict[str, Any] = {"type": kind[0], "lang": "en" if kind == "JE" else "zh"}
    record["year"] = str(chance.randrange(1985, 2016))
    record |= dict.fromkeys(("source", "volume", "issue", "fpage", "lpage", "doi", "translation"))
    names = _foreign(choices) if kind == "JE" else _chinese(choices)
    record["authors"] = [surname for surname, _ in names[:_MOST]]
    comma, stop, colon = (", ", ". ", ": ") if kind == "JE" else choices.pick("references.stops")
    by = comma.join(printed for _, printed in names[:_MOST])
    if len(names) > _MOST:
        by += comma + ("et al" if kind == "JE" else "等")
    code = choices.pick("references.type").format(kind[0])
    if kind in ("J", "JE"):
        record |= _journal(choices, kind)
        tail = f"{record['source']}{comma}{record['year']}{comma}{record['volume']}({record['issue']}){colon}"
        tail += f"{record['fpage']}-{record['lpage']}"
    else:
        common = stock("common")
        city, house = chance.choice(common["publishers"]) if kind == "M" else _school(choices)
        record["title"] = chance.choice(common["books"]) if kind == "M" else _title(choices)
        tail = f"{city}{colon}{house}{comma}{record['year']}"
    record["raw"] = f"{by.rstrip('.')}{stop}{record['title']}{code}{stop}{tail}."
    return record


def _title(choices: Choices) -> str:
    return str(choices.chance.choice(stock(choices.chance.choice(FIELDS))["article"])["title"][0]).replace("——", "：")


def _school(choices: Choices) -> Sequence[str]:
    common, chance = stock("common"), choices.chance
    return chance.choice(common["places"])[0], chance.choice(common["houses"][chance.choice(FIELDS)])[0]


def _journal(choices: Choices, kind: str) -> dict[str, str]:
    chance, common = choices.chance, stock("common")
    first = chance.randrange(1, 900)
    return {
        "title": chance.choice(common["papers"]) if kind == "JE" else _title(choices),
        "source": chance.choice(common["magazines"]) if kind == "JE" else chance.choice(common["journals"])[0],
        "volume": str(chance.randrange(2, 60)),
        "issue": str(chance.randrange(1, 12)),
        "fpage": str(first),
        "lpage": str(first + chance.randrange(2, 12)),
    }


def _chinese(choices: Choices) -> list[tuple[str, str]]:
    own = (name(choices.chance)[0] for _ in range(choices.chance.randrange(1, 6)))
    return [(zh, zh) for zh in own]


def _foreign(choices: Choices) -> list[tuple[str, str]]:
    form, chance = choices.pick("references.names"), choices.chance
    surnames = chance.sample(stock("common")["foreign"], chance.randrange(1, 6))
    cased = (surname.upper() if form.startswith("SMITH") else surname for surname in surnames)
    initials = (chance.choice(_LETTERS) + ("." if form.endswith(".") else "") for _ in surnames)
    return list(zip(surnames, (f"{s} {i}" for s, i in zip(cased, initials, strict=True)), strict=True))
