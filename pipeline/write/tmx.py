"""Aligned segments as TMX 1.4b (LISA OSCAR, 2005), which translation tools read."""

import io
from collections.abc import Iterable, Iterator, Sequence
from typing import BinaryIO, NamedTuple

from lxml import etree
from lxml.builder import E

from pipeline.model.alignment import Link
from pipeline.model.article import Article
from pipeline.model.body import Fig, Node, Sec, TableWrap
from pipeline.model.lang import Lang
from pipeline.model.walk import nodes
from pipeline.write.characters import legal

_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_DOCTYPE = '<!DOCTYPE tmx SYSTEM "tmx14.dtd">'
_HEADER = {
    "creationtool": "duizhao",
    "creationtoolversion": "1",
    "segtype": "block",  # a group of sentences may be one unit
    "o-tmf": "JATS",
    "adminlang": "en",
    "srclang": "*all*",  # either language is the original
    "datatype": "plaintext",
}


class Unit(NamedTuple):
    """A text in both languages; `score` is None where the print itself ties them."""

    kind: str
    zh: str
    en: str
    score: float | None


def tmx(articles: Iterable[tuple[str, Article]]) -> bytes:
    """One TMX file of the aligned segments of these articles, each with its name; UTF-8 with declaration."""
    buffer = io.BytesIO()
    write(buffer, articles)
    return buffer.getvalue()


def write(stream: BinaryIO, articles: Iterable[tuple[str, Article]]) -> None:
    """The same file, written to `stream` an article at a time."""
    write_units(stream, ((name, units(value)) for name, value in articles))


def write_units(stream: BinaryIO, articles: Iterable[tuple[str, Iterable[Unit]]]) -> None:
    """The same file of units that were picked."""
    with etree.xmlfile(stream, encoding="UTF-8") as file:
        file.write_declaration()
        file.write_doctype(_DOCTYPE)
        with file.element("tmx", {"version": "1.4"}):
            file.write("\n", E.header(_HEADER), pretty_print=True)
            with file.element("body"):
                file.write("\n")
                for name, found in articles:
                    for unit in found:
                        file.write(_unit(name, *unit), pretty_print=True)
            file.write("\n")


def is_aligned(article: Article) -> bool:
    """Whether any segment of the article stands in both languages, so that it would be in a file."""
    return next(units(article), None) is not None


def _unit(name: str, kind: str, zh: str, en: str, score: float | None) -> etree._Element:
    props = [E.prop({"type": "x-document"}, legal(name)), E.prop({"type": "x-field"}, kind)]
    if score is not None:
        props.append(E.prop({"type": "x-score"}, f"{score:.3f}"))
    variants = (E.tuv({_XML_LANG: lang}, E.seg(legal(text))) for lang, text in (("zh", zh), ("en", en)))
    return E.tu(*props, *variants)


def units(value: Article) -> Iterator[Unit]:
    """Title, sentences, keywords, institutions, captions, headings and glossed terms that stand in both languages."""
    front, tied = value.front, value.alignment
    zh_title, en_title = front.title(Lang.ZH), front.title(Lang.EN)
    if tied.title and zh_title and en_title:
        yield Unit("title", zh_title.whole, en_title.whole, tied.title.score)
    zh, en = [s.printed for s in tied.sentences_zh], [s.printed for s in tied.sentences_en]
    yield from _linked("abstract", tied.abstract, zh, en)
    yield from _linked("keyword", tied.keywords, front.kwds(Lang.ZH), front.kwds(Lang.EN))
    institutions = ([aff.text for aff in front.institutions(lang)] for lang in (Lang.ZH, Lang.EN))
    yield from _linked("affiliation", tied.affiliations, *institutions)
    yield from (unit for at in nodes(value.body.content) for unit in _of_node(at.value))
    yield from (Unit("term", term.zh, term.en, None) for term in value.glossary if term.zh and term.en)


def _linked(kind: str, links: Iterable[Link], zh: Sequence[str], en: Sequence[str]) -> Iterator[Unit]:
    for link in links:
        if link.zh and link.en:
            yield Unit(kind, "".join(zh[i] for i in link.zh), " ".join(en[j] for j in link.en), link.score)


def _of_node(node: Node) -> Iterator[Unit]:
    if isinstance(node, Sec) and node.title and node.trans_title:
        yield Unit("heading", node.title, node.trans_title, None)
    elif isinstance(node, Fig | TableWrap):
        texts = {caption.lang: caption.text for caption in node.captions}
        if texts.get(Lang.ZH) and texts.get(Lang.EN):
            yield Unit("caption", texts[Lang.ZH], texts[Lang.EN], None)
