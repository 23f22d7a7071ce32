"""A whole article: its page as HTML, and its gold record."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from draw.body import body
from draw.byline import byline
from draw.choices import Choices
from draw.facts import Facts, facts
from draw.heads import folios, masthead, running
from draw.matter import abstract, doi, english_numbers, keywords, numbers, title
from draw.notes import notes
from draw.printed import Printed, div, joined
from draw.references import references

_WORKS = (5, 14)  # entries in a list of references
_SIDE, _NARROW = "18mm", {"185mm 260mm": "14mm"}  # margins
_CSS = (Path(__file__).parent / "page.css").read_text("utf-8")
_HEI, _SONG = "'Noto Sans CJK SC','Liberation Sans'", "'Liberation Serif','Noto Serif CJK SC'"


@dataclass(frozen=True, slots=True)
class Drawn:
    """`foot` says where the notes stand on the first page, for page.js."""

    html: str
    foot: str
    columns: int
    record: dict[str, Any]


def article(seed: int, pages: int = 2) -> Drawn:
    """The article of this seed, which prints that it has so many pages."""
    choices = Choices(seed)
    said = facts(choices.chance, pages)
    works = choices.chance.randrange(*_WORKS)
    text, listed = body(said, choices, works), references(choices, works)
    zh, en, of_institutions = byline(said, choices)
    note, mast, head = notes(said, choices, of_institutions), masthead(said, choices), running(said, choices)
    parts = {
        "t": joined((title(said, choices, "zh"), zh)),
        "a": joined(part(said, choices, "zh") for part in (abstract, keywords)),
        "c": numbers(said, choices),
        "e": joined((title(said, choices, "en"), en)),
        "b": joined([*(part(said, choices, "en") for part in (abstract, keywords)), english_numbers(said, choices)]),
    }
    top = doi(said, choices) if choices.pick("doi.place") == "top" else Printed("")
    record = joined((*parts.values(), text, listed, note, head[1], mast, top)).record
    front, column, behind = _front(choices, parts)
    place = choices.pick("note.place")
    inner = (
        f"<div id=front>{mast.html}{div('top', top.html)}{front}{note.html if place == 'before' else ''}</div>"
        f"<div id=first></div><div id=foot class={choices.pick('note.rule')}>"
        f"{note.html if place in ('foot', 'column') else ''}</div>"
        f"<div id=rest>{column}{text.html}{listed.html}</div>"
        f"<div id=end>{behind}{note.html if place == 'end' else ''}</div>"
    )
    record = {"id": name(seed), "language": "zh", **record, "drawn": choices.made}
    page = f"<!doctype html><html lang=zh-CN><meta charset=utf-8><style>{_style(said, choices, head[0])}</style>{inner}"
    return Drawn(page, place, choices.pick("columns"), record)


def name(seed: int) -> str:
    return f"drawn-{seed:06}"


def _front(choices: Choices, parts: dict[str, Printed]) -> tuple[str, str, str]:
    """The front matter before the body, what of it stands at the head of its first column, and what behind it."""
    way, own = choices.pick("front.set"), {key: part.html for key, part in parts.items()}
    own["e"] = div("apart", own["e"])
    before, _, behind = choices.pick("order").partition("|")
    if way == "wide" or behind:
        return "".join(own[key] for key in before), "", "".join(own[key] for key in behind)
    if way == "column":
        return own["t"], own["a"] + own["c"] + own["e"] + own["b"], ""
    if way == "framed":
        return own["t"] + div("frame", own["a"] + own["c"]) + own["e"] + div("frame", own["b"]), "", ""
    return own["t"] + own["e"] + div("sides", f"<div>{own['a']}{own['c']}</div><div>{own['b']}</div>"), "", ""


def _style(said: Facts, choices: Choices, head: tuple[str, str, str]) -> str:
    """page.css, with this article's measures as its variables, and the heads of its pages."""
    page, size = choices.pick("page"), choices.pick("body.size")
    variables = {
        "size": f"{size}pt",
        "leading": choices.pick("body.leading"),
        "columns": choices.pick("columns"),
        "title-size": f"{choices.pick('title.size')}pt",
        "title-family": _HEI if choices.pick("title.type") == "hei" else _SONG,
        "title-align": choices.pick("title.align"),
        "abstract-size": f"{size + choices.pick('abstract.size')}pt",
        "abstract-indent": choices.pick("abstract.indent"),
        "abstract-margin": choices.pick("abstract.margin"),
        "slant": choices.pick("aff.en.slant"),
        "heading-align": choices.pick("heading.align"),
        "hei": _HEI,
        "song": _SONG,
    }
    left, centre, right = head
    folio = folios(choices) or '""'
    rules = (
        f"@page{{size:{page};margin:20mm {_NARROW.get(page, _SIDE)} 18mm;"
        f"@top-left{{content:{left}}}@top-center{{content:{centre}}}@top-right{{content:{right}}}"
        f"@bottom-center{{content:{folio}}}font:8pt {_SONG}}}"
        '@page:first{margin-top:12mm;@top-left{content:""}@top-center{content:""}@top-right{content:""}}'
        f"html{{counter-reset:page {said.fpage - 1}}}.mast{{{choices.pick('mast.rule')}}}"
    )
    return ":root{" + "".join(f"--{key}:{value};" for key, value in variables.items()) + "}" + rules + _CSS
