"""Elements and their text: the only place that makes XML nodes."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TypeAlias

from lxml import etree

from pipeline.model.block import Script
from pipeline.model.face import Faces, pieces, within
from pipeline.model.lang import Lang
from pipeline.write.characters import legal

Element: TypeAlias = etree._Element
Content: TypeAlias = str | Element | None
Attributes: TypeAlias = Mapping[str, str | None]

XLINK = "http://www.w3.org/1999/xlink"
NAMESPACES = {
    "xlink": XLINK,
    "mml": "http://www.w3.org/1998/Math/MathML",
    "ali": "http://www.niso.org/schemas/ali/1.0/",
}
HREF = f"{{{XLINK}}}href"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
NOTHING: Attributes = {}


def lang(value: Lang) -> dict[str, str]:
    """The attribute `xml:lang`."""
    return {XML_LANG: value.value}


def element(tag: str, attributes: Attributes, *content: Content) -> Element:
    """An element with text and children in the given order; None, and attributes that are empty, are left out."""
    made = etree.Element(tag, nsmap=NAMESPACES if tag == "article" else None)
    for name, value in attributes.items():
        if value:
            made.set(name, legal(value))
    extend(made, content)
    return made


def extend(parent: Element, content: Iterable[Content]) -> None:
    """Put text and elements at the end of `parent`."""
    last: Element | None = next(parent.iterchildren(reversed=True), None)  # lxml counts children one by one
    said: list[str] = []
    for item in content:
        if isinstance(item, str):
            said.append(legal(item))
        elif item is not None:
            _say(parent, last, said)
            parent.append(item)
            last, said = item, []
    _say(parent, last, said)


def _say(parent: Element, last: Element | None, said: Sequence[str]) -> None:
    """Put pieces of text behind the last child at once, as lxml copies what stands there whenever it grows."""
    if said and last is not None:
        last.tail = (last.tail or "") + "".join(said)
    elif said:
        parent.text = (parent.text or "") + "".join(said)


def text(tag: str, value: str, attributes: Attributes = NOTHING) -> Element | None:
    """An element that holds only text; None where there is none, as empty elements are not written."""
    value = legal(value).strip()
    return element(tag, attributes, value) if value else None


def faced(value: str, faces: Faces, *, slanted: bool = True) -> list[Content]:
    """A text as <sub>, <sup>, <italic> and what stands between, white as it is; without <italic> if not `slanted`."""
    content: list[Content] = []
    for part, italic, script in pieces(value, faces):
        own: Content = part
        is_ink = bool(legal(part).strip())
        if italic and slanted and is_ink:
            own = element("italic", NOTHING, own)
        if script is not Script.BASE and is_ink:
            own = element("sub" if script is Script.SUB else "sup", NOTHING, own)
        content.append(own)
    return content


def telling(value: str, faces: Faces) -> Faces:
    """The faces of a text but for what all of it has: slanted or raised as a whole is how a journal sets its titles."""
    printed = [(italic, script) for part, italic, script in pieces(value, faces) if part.strip()]
    slanted = all(italic for italic, _ in printed)
    scripts = {script for _, script in printed}
    own = (replace(face, italic=face.italic and not slanted) for face in faces)
    return tuple(replace(face, script=Script.BASE) if len(scripts) == 1 else face for face in own)


def text_with(tag: str, value: str, faces: Faces, attributes: Attributes = NOTHING) -> Element | None:
    """An element that holds a text and how it is set; None where there is none."""
    start, end = len(value) - len(value.lstrip()), len(value.rstrip())
    if not legal(value).strip():
        return None
    own, value = within(faces, start, end), value[start:end]
    return element(tag, attributes, *faced(value, telling(value, own)))


def group(tag: str, attributes: Attributes, *content: Content) -> Element | None:
    """An element around others; None where all of them are None."""
    found = [item for item in content if item is not None]
    return element(tag, attributes, *found) if found else None
