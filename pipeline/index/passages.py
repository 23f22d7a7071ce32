"""An article as a list of passages, each with its place in the PDF: what is searched, and what a hit is shown in."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from pipeline.model.article import Article, Front
from pipeline.model.body import DispFormula, Fig, Node, P, Sec, TableWrap
from pipeline.model.lang import Lang
from pipeline.model.source import Source
from pipeline.results.output import Stored
from pipeline.text.script import lang_of


@dataclass(frozen=True, slots=True)
class Passage:
    """A text of the article. `kind` is the JATS element that it stands in; `box` is in PDF points, origin top left."""

    kind: str
    lang: Lang
    text: str
    page: int  # 1-based, as a viewer of the PDF counts
    box: tuple[float, float, float, float]


def passages(stored: Stored) -> tuple[Passage, ...]:
    """Every text of the article in the order of its parts, what is empty left out; pages are those of the whole PDF."""
    article = stored.article
    found = [*_front(article.front), *_nodes(article.body.content), *_back(article)]
    before = stored.first_page - 1
    return tuple(replace(passage, page=passage.page + before) for passage in found if passage.text.strip())


def _passage(kind: str, text: str, source: Source, lang: Lang | None = None) -> Passage:
    box = source.bbox
    return Passage(kind, lang or lang_of(text), text, source.page, (box.x0, box.top, box.x1, box.bottom))


def _front(front: Front) -> Iterator[Passage]:
    for title in front.titles:
        yield _passage("article-title", title.whole, title.source, title.lang)
    for contrib in front.contribs:
        yield _passage("contrib", contrib.name.printed, contrib.source, contrib.name.lang)
    for aff in front.affs:
        yield _passage("aff", aff.text, aff.source, aff.lang)
    for abstract in front.abstracts:
        yield _passage("abstract", abstract.text, abstract.source, abstract.lang)
    for group in front.kwd_groups:
        yield _passage("kwd-group", "; ".join(group.texts), group.source, group.lang)
    for statement in front.funding_statements:
        yield _passage("funding-statement", statement.text, statement.source, statement.lang)
    for note in front.notes:
        yield _passage("fn", note.text, note.source, note.lang)


def _nodes(nodes: Iterable[Node]) -> Iterator[Passage]:
    for node in nodes:
        match node:
            case Sec():
                yield _passage("sec-title", f"{node.label} {node.title} {node.trans_title}".strip(), node.source)
                yield from _nodes(node.content)
            case P():
                yield _passage("p", node.text, node.source)
            case Fig() | TableWrap():
                yield from _float(node)
            case DispFormula():
                pass  # what a text layer says of a formula is no text to search


def _float(node: Fig | TableWrap) -> Iterator[Passage]:
    kind = "fig" if isinstance(node, Fig) else "table-wrap"
    for caption in node.captions:
        yield _passage(kind, f"{caption.label} {caption.text}".strip(), caption.source, caption.lang)
    if isinstance(node, TableWrap):
        cells = ["".join(item.text for item in cell.content) for row in node.rows for cell in row]
        yield _passage("table", " ".join([*filter(None, cells), *node.foot]), node.source)


def _back(article: Article) -> Iterator[Passage]:
    for footnote in article.body.footnotes:
        yield _passage("fn", footnote.text, footnote.source)
    yield from _nodes(article.back.ack)
    yield from _nodes(article.back.appendices)
    for note in article.back.notes:
        yield _passage("fn", note.text, note.source, note.lang)
    for reference in article.back.references:
        text = " ".join(citation.text for citation in reference.citations)
        yield _passage("ref", f"{reference.label} {text}".strip(), reference.source)
