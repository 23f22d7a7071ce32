"""The page at the end of a run: what became of the archive, as report.json and report.html in the output."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any
from urllib.parse import quote

from pipeline.archive.document import Status
from pipeline.archive.journal import Journal, Row
from pipeline.archive.store import Store
from pipeline.model.diagnostic import Kind, Severity
from pipeline.results.output import ARTICLES, ISSUE
from pipeline.said import EN, ZH, said
from pipeline.write.characters import printable

_SLOWEST = 20
_SHOWN = 2000  # rows of one table of the page; the JSON has them all
_WARNINGS = 5  # documents with this many kinds of warnings want a look
_GRAVE = frozenset(kind.name for kind in Kind if kind.severity is not Severity.INFO)

Table = dict[str, dict[str, int]]
PAGES = {EN: "report.html", ZH: "report.zh.html"}
_NAMES = {EN: "English", ZH: "\u4e2d\u6587"}  # of the languages, each in itself


def write(journal: Journal, target: Store, version: str) -> None:
    """Put report.json and report.html into the output."""
    record = summary(journal.rows(), version)
    target.write("report.json", (json.dumps(record, ensure_ascii=False, indent=1) + "\n").encode("utf-8"))
    for lang, name in PAGES.items():
        target.write(name, page(record, lang).encode("utf-8"))


def summary(rows: Iterable[Row], version: str) -> dict[str, Any]:
    """All that the report says: counts, the slowest, fields by year and journal, and what wants a look."""
    statuses: Counter[str] = Counter()
    reasons: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    years: Table = {}
    journals: Table = {}
    slow: list[Row] = []
    look: list[dict[str, Any]] = []
    unsure: list[dict[str, Any]] = []
    pages, seconds, peak = 0, 0.0, 0
    for row in rows:
        statuses[row.status] += 1
        reasons.update([row.reason] if row.reason else [])
        kinds.update(row.diagnostics.keys())
        pages, seconds, peak = pages + row.pages, seconds + row.seconds, max(peak, row.memory)
        slow = sorted((*slow, row), key=lambda r: (-r.seconds, r.key))[:_SLOWEST]
        if row.files:
            _count(years, str(row.found.get("year") or "unknown"), row)
            _count(journals, str(row.found.get("journal") or "unknown"), row)
        if row.found.get("review"):
            unsure.append({"path": row.key, "result": _result(row), **_doubts(row)})
        if why := _why(row):
            look.append({"path": row.key, "result": _result(row), "why": why})
    return {
        "version": version,
        "documents": sum(statuses.values()),
        "pages": pages,
        "worker_seconds": round(seconds, 1),
        "peak_memory": peak,
        "status": dict(sorted(statuses.items())),
        "reason": dict(reasons.most_common()),
        "diagnostics": dict(kinds.most_common()),
        "slowest": [{"path": r.key, "result": _result(r), "seconds": r.seconds, "pages": r.pages} for r in slow],
        "years": dict(sorted(years.items())),
        "journals": dict(sorted(journals.items(), key=lambda item: (-item[1]["documents"], item[0]))),
        "look": look,
        "unsure": sorted(unsure, key=lambda item: (item["sure"], item["path"])),
    }


def _count(table: Table, name: str, row: Row) -> None:
    counts = table.setdefault(name, {"documents": 0})
    counts["documents"] += 1
    fields = row.found.get("fields")
    if isinstance(fields, dict):
        for field, there in fields.items():
            counts[field] = counts.get(field, 0) + bool(there)


def _why(row: Row) -> str:
    """Why a person should look at this document, or an empty text."""
    if row.status is Status.FAILED:
        return f"{row.message} [{row.reason}]"
    grave = sorted(kind for kind in row.diagnostics if kind in _GRAVE)
    if row.status is Status.PARTIAL or len(grave) >= _WARNINGS:
        counts = ", ".join(f"{kind.lower().replace('_', ' ')} ({row.diagnostics[kind]})" for kind in grave)
        return "; ".join(filter(None, (row.message, counts)))  # what people put right, and is not in it
    if not row.found.get("fields", {"title zh": True}) or _untitled(row):
        return "no title found"
    return ""


def _doubts(row: Row) -> dict[str, Any]:
    """How likely the front matter needs no change, and the first of what a person should look at."""
    return {"sure": row.found.get("sure", 0.0), "review": row.found["review"]}


def _untitled(row: Row) -> bool:
    fields = row.found.get("fields")
    return isinstance(fields, dict) and not fields.get("title zh") and not fields.get("title en")


def _result(row: Row) -> str | None:
    """The result to open: an article's JSON, or the list of an issue's articles."""
    main = next((suffix for suffix in (".json", f"{ARTICLES}/{ISSUE}") if suffix in row.files), None)
    return None if main is None else row.name + main


def page(record: dict[str, Any], lang: str = EN) -> str:
    """The summary as one HTML page that needs nothing beside it but the same in the other language."""
    facts = [
        ("documents", f"{record['documents']:,}"),
        ("pages", f"{record['pages']:,}"),
        ("worker time", f"{record['worker_seconds']:,} s"),
        ("highest memory of a worker", f"{record['peak_memory'] / 2**20:,.0f} MiB"),
        ("version", record["version"]),
    ]
    parts = [
        _table("Run", ("", ""), facts),
        _table("Status", ("status", "documents"), record["status"].items()),
        _table("Why documents failed", ("reason", "documents"), record["reason"].items()),
        _documents("Documents that want a look", "why", record["look"]),
        _unsure("Articles to look at, the least sure first", record["unsure"]),
        _documents("The slowest", "seconds", record["slowest"]),
        _fields("Fields found by year", record["years"]),
        _fields("Fields found by journal", record["journals"]),
        _table("Remarks", ("kind", "documents"), record["diagnostics"].items()),
    ]
    body = "\n".join(f"<h2>{escape(said(part.title, lang))}</h2>\n{part.html(lang)}" for part in parts if part.rows)
    other = ZH if lang == EN else EN
    return _PAGE.format(body=body, lang=lang, title=escape(said("Archive report", lang)), other=other,
                        link=PAGES[other], name=_NAMES[other])  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Table:
    """A heading, the heads of the columns, and rows of values."""

    title: str
    head: Sequence[str]
    rows: Sequence[Sequence[object]]

    def html(self, lang: str) -> str:
        body = "\n".join(
            f"<tr>{''.join(f'<td>{_cell(cell, lang)}</td>' for cell in row)}</tr>" for row in self.rows[:_SHOWN]
        )
        names = "".join(f"<th>{escape(said(name, lang))}</th>" for name in self.head)
        left = len(self.rows) - _SHOWN
        more = f"<p>{escape(said(f'and {left:,} more in report.json', lang))}</p>" if left > 0 else ""
        return f"<table>\n<tr>{names}</tr>\n{body}\n</table>\n{more}"


@dataclass(frozen=True, slots=True)
class _Link:
    text: str
    target: str


def _cell(value: object, lang: str) -> str:
    if isinstance(value, _Link):
        return f'<a href="{escape(quote(value.target))}">{escape(printable(value.text))}</a>'
    return escape(printable(said(str(value), lang)))


def _table(title: str, head: Sequence[str], rows: Iterable[Sequence[object]]) -> _Table:
    return _Table(title, head, list(rows))


def _documents(title: str, what: str, documents: Sequence[dict[str, Any]]) -> _Table:
    return _Table(title, ("document", what), [[_link(d), d[what]] for d in documents])


def _unsure(title: str, documents: Sequence[dict[str, Any]]) -> _Table:
    rows = [[_link(d), f"{d['sure']:.2f}", "; ".join(d["review"])] for d in documents]
    return _Table(title, ("document", "front matter right", "what"), rows)


def _link(document: dict[str, Any]) -> object:
    return _Link(document["path"], document["result"]) if document["result"] else document["path"]


def _fields(title: str, table: Table) -> _Table:
    names = sorted({name for counts in table.values() for name in counts} - {"documents"})
    rows = [
        [key, counts["documents"], *(f"{100 * counts.get(name, 0) // counts['documents']} %" for name in names)]
        for key, counts in table.items()
    ]
    return _Table(title, ("", "documents", *names), rows)


_PAGE = """<!DOCTYPE html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<title>{title}</title>
<style>
body {{ font: 15px/1.5 sans-serif; margin: 2em auto; max-width: 75em; padding: 0 1em; }}
table {{ border-collapse: collapse; }}
td, th {{ border-bottom: 1px solid #ccc; padding: .2em .8em .2em 0; text-align: left; vertical-align: top; }}
</style>
</head>
<body>
<h1>{title}</h1>
<p><a href="{link}" lang="{other}" hreflang="{other}">{name}</a></p>
{body}
</body>
</html>
"""
