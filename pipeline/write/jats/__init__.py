"""An article as JATS 1.3 Journal Publishing (ANSI/NISO Z39.96-2021), a module an element group."""

from lxml import etree

from pipeline.model.article import Article
from pipeline.write.jats.article_meta import article_meta, self_citations
from pipeline.write.jats.back import back, on_authors
from pipeline.write.jats.build import NOTHING, XML_LANG, element, group
from pipeline.write.jats.ids import settle
from pipeline.write.jats.journal_meta import journal_meta
from pipeline.write.jats.lines import break_lines
from pipeline.write.jats.processing import processing_meta
from pipeline.write.jats.secs import tree

_DOCTYPE = (
    '<!DOCTYPE article PUBLIC "-//NLM//DTD JATS (Z39.96) Journal Publishing DTD v1.3 20210610//EN" '
    '"JATS-journalpublishing1-3.dtd">'
)


def article(value: Article) -> bytes:
    """The article as a JATS file in UTF-8, valid against the DTD and the same for the same article."""
    front = element(
        "front",
        NOTHING,
        journal_meta(value.front.journal, value.lang),
        article_meta(value, on_authors(value.back)),
        self_citations(value.front),
    )
    attributes = {"article-type": value.article_type, "dtd-version": "1.3", XML_LANG: value.lang.value}
    body = group("body", NOTHING, *tree(value.body.content))
    root = element(
        "article", attributes, processing_meta(value.producer), front, body, back(value.back, value.body.footnotes)
    )
    settle(root)
    break_lines(root)
    root.tail = None
    xml: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True, doctype=_DOCTYPE)
    return xml + b"\n"
