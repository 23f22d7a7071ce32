"""Labels and captions of figures and tables, one of each a language (JATS 1.3 allows several)."""

from collections.abc import Iterable

from pipeline.model.body import Caption, Picture
from pipeline.write.characters import legal
from pipeline.write.jats.build import HREF, NOTHING, Element, element, group, lang, text, text_with


def captions(items: Iterable[Caption]) -> list[Element]:
    """JATS <label>* followed by <caption>*."""
    found = list(items)
    labels = [text("label", item.label, lang(item.lang)) for item in found]
    titles = [group("caption", lang(item.lang), text_with("title", item.text, item.faces)) for item in found]
    return [item for item in labels + titles if item is not None]


def graphic(picture: Picture | None, described: Iterable[Caption] = (), told: str = "") -> Element | None:
    """JATS <graphic>; its <alt-text>, for those who cannot see it, is `told`, or the first caption with its label."""
    if picture is None or not legal(picture.href).strip():
        return None
    captions = [(item.label.strip(), item.text.strip()) for item in described]
    words = [f"{label} {text}".strip() for label, text in captions if text] or [label for label, _ in captions if label]
    return element("graphic", {HREF: picture.href}, text("alt-text", told or next(iter(words), "")))


def alternatives(*forms: Element | None) -> Element | None:
    """JATS <alternatives> around several forms of one thing; a single form stands alone."""
    found = [form for form in forms if form is not None]
    return element("alternatives", NOTHING, *found) if len(found) > 1 else next(iter(found), None)
