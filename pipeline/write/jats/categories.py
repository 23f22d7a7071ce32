"""JATS <article-categories>: the printed column label, 中图分类号, codes of other classifications and 文献标识码."""

from pipeline.model.article import Front
from pipeline.model.lang import Lang
from pipeline.write.jats.build import NOTHING, Attributes, Element, group, lang, text

_KIND = {"specific-use": "article-type"}


def article_categories(front: Front, article_type: str) -> Element | None:
    """JATS <article-categories>; where no column is printed its heading is the kind of the article (`@article-type`).

    PubMed Central wants a heading of each article, as its tables of contents are made of them; @specific-use tells such
    a one from a printed one.
    """
    category, code = front.category, front.document_code
    column = _subjects("heading", [category.text], lang(category.lang)) if category else None
    if column is None:
        column = _subjects("heading", [article_type.replace("-", " ").title()], {**_KIND, **lang(Lang.EN)})
    return group(
        "article-categories",
        NOTHING,
        column,
        _subjects("clc", [number.text for number in front.clc], NOTHING),
        *(_subjects(scheme, codes, NOTHING) for scheme, codes in _by_scheme(front).items()),
        _subjects("document-code", [code.text], NOTHING) if code else None,
    )


def _by_scheme(front: Front) -> dict[str, list[str]]:
    """The codes of each classification, in the order of print."""
    found: dict[str, list[str]] = {}
    for code in front.class_codes:
        found.setdefault(code.scheme, []).append(code.text)
    return found


def _subjects(kind: str, values: list[str], attributes: Attributes) -> Element | None:
    return group("subj-group", {"subj-group-type": kind, **attributes}, *(text("subject", value) for value in values))
