"""JATS <article-categories>: the printed column label, 中图分类号 and 文献标识码."""

from pipeline.model.article import Front
from pipeline.write.jats.build import NOTHING, Attributes, Element, group, lang, text


def article_categories(front: Front) -> Element | None:
    """JATS <article-categories>."""
    category, code = front.category, front.document_code
    return group(
        "article-categories",
        NOTHING,
        _subjects("heading", [category.text], lang(category.lang)) if category else None,
        _subjects("clc", [number.text for number in front.clc], NOTHING),
        _subjects("document-code", [code.text], NOTHING) if code else None,
    )


def _subjects(kind: str, values: list[str], attributes: Attributes) -> Element | None:
    return group("subj-group", {"subj-group-type": kind, **attributes}, *(text("subject", value) for value in values))
