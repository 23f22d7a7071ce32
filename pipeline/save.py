"""The files of one converted document: made whole, under a name the caller chose."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from urllib.parse import quote

from pipeline.model.article import Producer
from pipeline.model.body import DispFormula, Fig, Node, TableWrap
from pipeline.model.walk import nodes, rebuilt
from pipeline.read.pictures import render_all
from pipeline.run import Result
from pipeline.settings import Settings, digest, program_version
from pipeline.write import jats, json
from pipeline.write.citations import FORMATS
from pipeline.write.tmx import tmx


def outputs(result: Result, name: str, settings: Settings, shown: str = "", sha256: str = "") -> dict[str, bytes]:
    """{path from the output folder: bytes} of the files that a result becomes, the XML last.

    Pictures stand in a folder of the document's name: NAME/fig-1.png. `shown` is what the JSON calls the PDF, its
    file's name where left out, and `sha256` that PDF's digest where it is known, or another than that of the file read.
    The PDF must still be at `result.path`.
    """
    drawn = _drawn(result, settings)
    found = {f"{name}/{href}": image for href, image in drawn.items()}
    content = rebuilt(result.article.body.content, lambda node: _placed(node, f"{quote(name)}/", drawn))
    made_by = Producer(program_version(), settings.mark, settings.given)
    article = replace(result.article, body=replace(result.article.body, content=content), producer=made_by)
    if article.back.references:
        for form in settings.citations:
            ending, made = FORMATS[form]
            found[f"{name}{ending}"] = made(article.back.references)
    if settings.tmx:
        found[f"{name}.tmx"] = tmx([(name, article)])
    found[f"{name}.json"] = json.article(
        article,
        result.diagnostics,
        name=shown or result.path.name,
        pages=len(result.pages),
        sizes=[(page.width, page.height) for page in result.pages],
        sha256=sha256 or digest(result.path),
        trust=result.trust,
    )
    found[f"{name}.xml"] = jats.article(article)
    return found


def _drawn(result: Result, settings: Settings) -> dict[str, bytes]:
    """{address: PNG} of the article's pictures; those that cannot be drawn are left out."""
    found = (at.value for at in nodes(result.article.body.content))
    pictures = [node.graphic for node in found if isinstance(node, Fig | TableWrap | DispFormula) and node.graphic]
    if not pictures or not settings.pictures:
        return {}
    pages = {page.number: page for page in result.pages}
    regions = [(pages[picture.source.page], picture.source.bbox) for picture in pictures]
    images = render_all(result.path, regions, settings.dpi)
    return {picture.href: image for picture, image in zip(pictures, images, strict=True) if image}


def _placed(node: Node, folder: str, drawn: Collection[str]) -> Node:
    """The node with its picture's address in `folder`, without one that was not drawn."""
    if not isinstance(node, Fig | TableWrap | DispFormula) or node.graphic is None:
        return node
    graphic = replace(node.graphic, href=folder + node.graphic.href) if node.graphic.href in drawn else None
    return replace(node, graphic=graphic)
