"""JATS <article-meta>, its parts in the order of the DTD."""

from collections.abc import Iterable

from pipeline.model.article import Article, Front, Note, Value
from pipeline.write.jats.abstracts import abstracts
from pipeline.write.jats.author_notes import author_notes
from pipeline.write.jats.build import NOTHING, Element, element, group, lang, text, text_with
from pipeline.write.jats.categories import article_categories
from pipeline.write.jats.contribs import contrib_group
from pipeline.write.jats.funding import funding_group
from pipeline.write.jats.history import history, pub_date
from pipeline.write.jats.kwds import kwd_groups
from pipeline.write.jats.permissions import permissions
from pipeline.write.jats.titles import title_group


def article_meta(value: Article, statements: Iterable[Note] = ()) -> Element:
    """JATS <article-meta>; `statements` are notes on the authors that are printed behind the body."""
    front, alignment, first = value.front, value.alignment, value.lang
    return element(
        "article-meta",
        NOTHING,
        _value("article-id", front.doi, "doi"),
        _value("article-id", front.publisher_id, "publisher-id"),
        article_categories(front, value.article_type),
        title_group(front, first),
        *contrib_group(front, alignment, first),
        author_notes((*front.notes, *statements)),
        pub_date(front),
        _value("volume", front.volume),
        _value("issue", front.issue),
        *_pages(front),
        history(front.history),
        permissions(front.permissions, front.year),
        *abstracts(front, alignment, first),
        *kwd_groups(front, alignment, first),
        funding_group(front),
        _custom_meta(front),
    )


def self_citations(front: Front) -> Element | None:
    """JATS <notes> of the front with the printed citations of the article itself (引用格式, Cite this article as)."""
    lines = (text_with("p", item.text, item.faces, lang(item.lang)) for item in front.self_citations)
    return group("notes", {"notes-type": "self-citation"}, *lines)


def _value(tag: str, value: Value | None, pub_id_type: str | None = None) -> Element | None:
    return text(tag, value.text, {"pub-id-type": pub_id_type}) if value else None


def _pages(front: Front) -> list[Element | None]:
    """First and last page, or the article number: the DTD has room for one of the two."""
    first = _value("fpage", front.fpage)
    if first is not None:
        return [first, _value("lpage", front.lpage)]
    return [_value("elocation-id", front.elocation_id)]


def _custom_meta(front: Front) -> Element | None:
    """JATS <custom-meta-group>: the CN number, and what has no other place beside what is printed with it."""
    has_first = _value("fpage", front.fpage) is not None
    has_year = _value("year", front.year) is not None
    rows = {
        "CN": front.journal.cn,
        "month": None if has_year else front.month,
        "day": None if has_year and front.month is not None else front.day,
        "lpage": None if has_first else front.lpage,
        "elocation-id": front.elocation_id if has_first else None,
    }
    return group("custom-meta-group", NOTHING, *(_custom(key, value) for key, value in rows.items()))


def _custom(key: str, value: Value | None) -> Element | None:
    meta_value = _value("meta-value", value)
    return element("custom-meta", NOTHING, text("meta-name", key), meta_value) if meta_value is not None else None
