"""The files of one converted document: made whole, under a name the caller chose."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

from pipeline.model.article import Article
from pipeline.model.body import DispFormula, Fig, Node, Picture, Sec, TableWrap
from pipeline.read.pictures import render_all
from pipeline.run import Result
from pipeline.settings import Settings
from pipeline.write import jats, json
from pipeline.write.citations import FORMATS
from pipeline.write.files import write_whole
from pipeline.write.tmx import tmx


def outputs(result: Result, name: str, settings: Settings, shown: str = "") -> dict[str, bytes]:
    """{path from the output folder: bytes} of the files that a result becomes, the XML last.

    Pictures stand in a folder of the document's name: NAME/fig-1.png. `shown` is what the JSON calls the PDF, its
    file's name where left out. The PDF must still be at `result.path`.
    """
    found: dict[str, bytes] = {}
    pictures = list(_pictures(result.article.body.content)) if settings.pictures else []
    if pictures:
        pages = {page.number: page for page in result.pages}
        regions = [(pages[picture.source.page], picture.source.bbox) for picture in pictures]
        images = render_all(result.path, regions, settings.dpi)
        found = {f"{name}/{picture.href}": image for picture, image in zip(pictures, images, strict=True)}
    article = _placed(result.article, f"{quote(name)}/" if settings.pictures else None)
    if article.back.references:
        for form in settings.citations:
            ending, made = FORMATS[form]
            found[f"{name}{ending}"] = made(article.back.references)
    if settings.tmx:
        found[f"{name}.tmx"] = tmx([(name, article)])
    found[f"{name}.json"] = json.article(
        article, result.diagnostics, name=shown or result.path.name, pages=len(result.pages)
    )
    found[f"{name}.xml"] = jats.article(article)
    return found


def save(result: Result, folder: Path, name: str, settings: Settings) -> None:
    """Write a document's files to `folder`, the XML last: where it stands, the others do.

    Raises OSError where the folder cannot be written.
    """
    for path, data in outputs(result, name, settings).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        write_whole(folder / path, data)


def _pictures(nodes: tuple[Node, ...]) -> Iterator[Picture]:
    for node in nodes:
        if isinstance(node, Sec):
            yield from _pictures(node.content)
        elif isinstance(node, (Fig, TableWrap, DispFormula)) and node.graphic is not None:
            yield node.graphic


def _placed(article: Article, folder: str | None) -> Article:
    """The article with its pictures' addresses in `folder`; without pictures where that is None."""
    return replace(article, body=replace(article.body, content=_placed_nodes(article.body.content, folder)))


def _placed_nodes(nodes: tuple[Node, ...], folder: str | None) -> tuple[Node, ...]:
    found: list[Node] = []
    for node in nodes:
        if isinstance(node, Sec):
            node = replace(node, content=_placed_nodes(node.content, folder))
        elif isinstance(node, (Fig, TableWrap, DispFormula)) and node.graphic is not None:
            graphic = None if folder is None else replace(node.graphic, href=folder + node.graphic.href)
            node = replace(node, graphic=graphic)
        found.append(node)
    return tuple(found)
