"""JATS <title-group>."""

from pipeline.model.article import Front, Title
from pipeline.model.lang import Lang
from pipeline.write.characters import legal
from pipeline.write.jats.build import NOTHING, Element, element, group, lang, text_with


def title_group(front: Front, first: Lang) -> Element:
    """JATS <title-group>; the DTD asks for an <article-title>, which is empty where no title is printed.

    The title of the body's language comes first; where only the other language has one, that is the article's. A
    subtitle stands in the title as printed, as <subtitle> would lose the dashes or the colon between the two.
    """
    found = [title for title in (front.title(first), front.title(first.other)) if title and legal(title.text).strip()]
    if not found:
        return element("title-group", NOTHING, element("article-title", NOTHING))
    own, others = found[0], found[1:]
    return element(
        "title-group",
        NOTHING,
        text_with("article-title", own.whole, own.whole_faces, lang(own.lang)),
        *map(_trans_title, others),
    )


def _trans_title(title: Title) -> Element | None:
    return group("trans-title-group", lang(title.lang), text_with("trans-title", title.whole, title.whole_faces))
