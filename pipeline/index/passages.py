"""An article as a list of passages, each with its place in the PDF: what is searched, and what a hit is shown in."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipeline.model.article import Abstract, Aff, Article, Contrib, KwdGroup, Note, Text, Title
from pipeline.model.body import Fig, Footnote, P, Sec, TableWrap
from pipeline.model.lang import Lang
from pipeline.model.reference import Reference
from pipeline.model.source import Source
from pipeline.model.walk import At, Thing, front, listed, nodes
from pipeline.results.output import Stored
from pipeline.text.script import lang_of

# The values that are searched.
_SEARCHED = frozenset(
    {P, Reference, Contrib, Sec, Aff, Fig, TableWrap, Footnote, Note, Text, Title, Abstract, KwdGroup}
)


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
    searched = (at for at in _parts(stored.article) if type(at.value) in _SEARCHED)
    found = tuple(passage for at in searched for passage in _of(at) if passage.text.strip())
    before = stored.first_page - 1
    return tuple(replace(passage, page=passage.page + before) for passage in found) if before else found


def _parts(article: Article) -> Iterator[At[Thing]]:
    """The walk over an article without what stands inside tables, figures and citations, which are searched whole."""
    yield from front(article.front)
    yield from nodes(article.body.content)
    yield from listed("footnotes", article.body.footnotes)
    yield from nodes(article.back.ack, "ack")
    yield from nodes(article.back.appendices, "appendices")
    yield from listed("back_notes", article.back.notes)
    yield from listed("references", article.back.references)


def _of(at: At[Thing]) -> Iterator[Passage]:
    """What is searched of a value; nothing of journals, numbers and dates, which are fields of the record."""
    match at.value:
        case P(text=text, source=source):
            yield _passage("p", text, source)
        case Reference() as reference:
            text = " ".join(citation.text for citation in reference.citations)
            yield _passage("ref", f"{reference.label} {text}".strip(), reference.source)
        case Title(lang=lang, whole=text, source=source):
            yield _passage("article-title", text, source, lang)
        case Contrib(lang=lang, name=name, source=source):
            yield _passage("contrib", name.printed, source, lang)
        case Aff(lang=lang, text=text, source=source):
            yield _passage("aff", text, source, lang)
        case Abstract(lang=lang, text=text, source=source):
            yield _passage("abstract", text, source, lang)
        case KwdGroup(lang=lang, texts=texts, source=source):
            yield _passage("kwd-group", "; ".join(texts), source, lang)
        case Text(lang=lang, text=text, source=source) if at.address.startswith("funding_statements"):
            yield _passage("funding-statement", text, source, lang)
        case Note(lang=lang, text=text, source=source):
            yield _passage("fn", text, source, lang)
        case Sec() as sec:
            yield _passage("sec-title", f"{sec.label} {sec.title} {sec.trans_title}".strip(), sec.source)
        case Fig() | TableWrap() as wrap:
            yield from _float(wrap)
        case Footnote(text=text, source=source):
            yield _passage("fn", text, source)


def _passage(kind: str, text: str, source: Source, lang: Lang | None = None) -> Passage:
    box = source.bbox
    return Passage(kind, lang or lang_of(text), text, source.page, (box.x0, box.top, box.x1, box.bottom))


def _float(node: Fig | TableWrap) -> Iterator[Passage]:
    kind = "fig" if isinstance(node, Fig) else "table-wrap"
    for caption in node.captions:
        yield _passage(kind, f"{caption.label} {caption.text}".strip(), caption.source, caption.lang)
    for note in node.foot if isinstance(node, Fig) else ():
        yield _passage(kind, note.text, node.source)
    if isinstance(node, TableWrap):
        cells = [cell.text for row in node.rows for cell in row]
        yield _passage("table", " ".join([*filter(None, cells), *(note.text for note in node.foot)]), node.source)
