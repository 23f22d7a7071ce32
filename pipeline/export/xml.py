"""Elements of one namespace."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, BinaryIO, TypeAlias

from lxml import etree

from pipeline.model.block import Script
from pipeline.model.face import Faces, pieces
from pipeline.write.characters import legal

Element: TypeAlias = etree._Element
Content: TypeAlias = str | Element | None

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
SCHEMA_LOCATION = "{http://www.w3.org/2001/XMLSchema-instance}schemaLocation"
XSI: dict[str | None, str] = {"xsi": "http://www.w3.org/2001/XMLSchema-instance"}


_DECLARATION = b'<?xml version="1.0" encoding="UTF-8"?>\n'


def document(stream: BinaryIO) -> Any:
    """A context in which one XML document is written to `stream`, declared as NLM wants it to the letter."""
    stream.write(_DECLARATION)
    return etree.xmlfile(stream, encoding="UTF-8")


@dataclass(frozen=True, slots=True)
class Builder:
    """Makes elements of a namespace (of none where it is empty), with these prefixes."""

    namespace: str = ""
    prefixes: Mapping[str | None, str] | None = None

    def name(self, tag: str) -> str:
        return f"{{{self.namespace}}}{tag}" if self.namespace else tag

    def __call__(self, tag: str, *content: Content, **attributes: str) -> Element | None:
        """The element with its texts and children; None where it would be empty. Empty attributes are left out."""
        is_something = any(legal(item).strip() if isinstance(item, str) else item is not None for item in content)
        return self.must(tag, *content, **attributes) if is_something else None

    def must(self, tag: str, *content: Content, **attributes: str) -> Element:
        """The element, also where it is empty."""
        made = etree.Element(self.name(tag), nsmap=self.prefixes)
        for key, value in attributes.items():
            if value:
                made.set(key, legal(value))
        for item in content:
            if isinstance(item, str):
                _add_text(made, legal(item))
            elif item is not None:
                made.append(item)
        return made


def faced(builder: Builder, text: str, faces: Faces, slant: str) -> list[Content]:
    """A text with its sub- and superscripts as <sub> and <sup>, and its slanted letters in an element `slant`."""
    found: list[Content] = []
    for part, italic, script in pieces(text, faces):
        own: Content = builder.must(slant, part) if italic else part
        if script is not Script.BASE:
            own = builder.must("sub" if script is Script.SUB else "sup", own)
        found.append(own)
    return found


def _add_text(parent: Element, text: str) -> None:
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text
