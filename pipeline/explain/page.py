"""One self-contained page: each page's picture with the blocks drawn over it, beside the fields of both languages.

The text is a stranger's: everything is escaped, and the page's own policy forbids scripts and anything from outside.
"""

from __future__ import annotations

import base64
from collections import Counter
from collections.abc import Iterable, Iterator
from html import escape

from pipeline.explain import shown
from pipeline.explain.fields import Field, Row, body_rows, front_rows, meta_rows
from pipeline.explain.rules import rule_called
from pipeline.explain.style import CSS, hue
from pipeline.model.block import Label, LabelledBlock
from pipeline.model.geometry import Bbox
from pipeline.model.page import Page
from pipeline.model.source import Source
from pipeline.read.pictures import page_pictures
from pipeline.run import Result
from pipeline.write.characters import printable

DPI = 100
DOUBTED = 0.8  # a block whose rule is less sure of itself is shaded
PICTURES = 60  # pages that are shown in full; those behind are drawn as boxes on white
_HOVER = 240  # characters of a block shown over it

POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"


def page(result: Result) -> str:
    """The HTML of one converted document."""
    name = escape(printable(result.path.name))
    pictures = page_pictures(result.path, result.pages[:PICTURES], DPI)
    sheets = "\n".join(_sheet(each, result.blocks, pictures.get(each.number)) for each in result.pages)
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{name}</title>
<style>{CSS}</style>
</head>
<body>
<header><h1>{name}</h1><p>{len(result.pages)} pages, {len(result.blocks)} blocks</p>{_legend(result.blocks)}</header>
<main>
<section class="pages" aria-label="pages">
{sheets}
</section>
<section class="fields" aria-label="fields">
{_table("Front matter", front_rows(result.article), two=True)}
{_table("Journal and identifiers", meta_rows(result.article))}
{_table("Body and references", body_rows(result.article), two=True)}
{_remarks(result)}
</section>
</main>
</body>
</html>
"""


def _legend(blocks: Iterable[LabelledBlock]) -> str:
    counts = Counter(block.label for block in blocks)
    items = "".join(
        f'<li style="--hue:{hue(label)}"><i></i>{label} <b>{counts[label]}</b></li>' for label in Label if counts[label]
    )
    return f'<ul class="legend">{items}</ul>'


def _sheet(page: Page, blocks: Iterable[LabelledBlock], picture: bytes | None) -> str:
    if page.width <= 0 or page.height <= 0:
        return f'<figure id="page-{page.number}"><figcaption>{page.number}</figcaption><p>not readable</p></figure>'
    drawn = "".join(
        _box(block, number, place.bbox, page)
        for number, block in enumerate(blocks, 1)
        for place in block.block.places
        if place.page == page.number
    )
    image = ""
    if picture is not None:
        source = base64.b64encode(picture).decode("ascii")
        image = f'<img alt="page {page.number}" src="data:image/png;base64,{source}">'
    return (
        f'<figure id="page-{page.number}"><figcaption>{page.number}</figcaption>'
        f'<div class="sheet" style="aspect-ratio:{page.width:.2f}/{page.height:.2f}">{image}{drawn}</div></figure>'
    )


def _box(block: LabelledBlock, number: int, box: Bbox, page: Page) -> str:
    place = (
        f"left:{100 * box.x0 / page.width:.3f}%;top:{100 * box.top / page.height:.3f}%;"
        f"width:{100 * box.width / page.width:.3f}%;height:{100 * box.height / page.height:.3f}%"
    )
    second = f"; else {block.runner_up}" if block.runner_up else ""
    rule = rule_called(block.rule)
    why = f"{block.rule}, {block.confidence:.2f}{second}{f': {rule.decides}' if rule is not None else ''}"
    told = f"{number}. {block.label} ({block.lang})\n{why}\n{shown(block, _HOVER)}"
    doubt = " doubt" if block.confidence < DOUBTED else ""
    return (
        f'<div class="block{doubt}" style="--hue:{hue(block.label)};{place}" title="{escape(told)}">'
        f"<span>{number}<em> {block.label}</em></span></div>"
    )


def _table(title: str, rows: Iterable[Row], two: bool = False) -> str:
    body = "".join(_row(row, two) for row in _named_once(rows))
    head = "<thead><tr><th></th><th>Chinese</th><th>English</th></tr></thead>" if two else ""
    return f"<h2>{escape(title)}</h2><table>{head}<tbody>{body}</tbody></table>" if body else ""


def _named_once(rows: Iterable[Row]) -> Iterator[Row]:
    """The rows, a name only at the first of several neighbours that share it."""
    before = None
    for row in rows:
        yield Row("", row.zh, row.en) if row.name == before else row
        before = row.name


def _row(row: Row, two: bool) -> str:
    if row.en is None:
        return f"<tr><th>{escape(row.name)}</th>{_cell(row.zh, 2 if two else 1)}</tr>"
    return f"<tr><th>{escape(row.name)}</th>{_cell(row.zh)}{_cell(row.en)}</tr>"


def _cell(field: Field, span: int = 1) -> str:
    texts = "".join(f"<p>{escape(text)}</p>" for text in field.texts if text)
    columns = f' colspan="{span}"' if span > 1 else ""
    return f"<td{columns}>{texts or '<p class=none>–</p>'}{_origin(field.source)}</td>"


def _origin(source: Source | None) -> str:
    if source is None:
        return ""
    told = f"p. {source.page}, {escape(source.rule)}, {source.confidence:.2f}"
    return f'<a class="origin" href="#page-{source.page}">{told}</a>'


def _remarks(result: Result) -> str:
    items = "".join(
        f'<li class="{item.kind.severity}"><b>{item.kind.severity}</b> '
        f"{f'<a href=#page-{item.page}>p. {item.page}</a> ' if item.page else ''}{escape(item.message)}</li>"
        for item in result.diagnostics
    )
    return f'<h2>Remarks</h2><ul class="remarks">{items or "<li>none</li>"}</ul>'
