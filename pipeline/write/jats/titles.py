"""JATS <title-group>."""

from pipeline.model.article import Front, Title
from pipeline.model.lang import Lang
from pipeline.write.characters import legal
from pipeline.write.jats.build import NOTHING, XML_LANG, Element, element, group, lang, text


def title_group(front: Front, first: Lang) -> Element:
    """JATS <title-group>; the DTD asks for an <article-title>, which is empty where no title is printed.

    The title of the body's language comes first; where only the other language has one, that is the article's.
    """
    found = [title for title in (front.title(first), front.title(first.other)) if title and legal(title.text).strip()]
    if not found:
        return element("title-group", NOTHING, element("article-title", NOTHING))
    own, others = found[0], found[1:]
    subtitle = text("subtitle", own.subtitle, lang(own.lang))
    return element(
        "title-group",
        NOTHING,
        text("article-title", own.text, lang(own.lang)),
        subtitle,
        *map(_trans_title, others),
    )


def _trans_title(title: Title) -> Element | None:
    attributes = {XML_LANG: title.lang.value}
    return group(
        "trans-title-group", attributes, text("trans-title", title.text), text("trans-subtitle", title.subtitle)
    )
