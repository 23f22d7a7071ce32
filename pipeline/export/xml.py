"""Elements of one namespace."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, BinaryIO, TypeAlias

from lxml import etree

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
        found = [item for item in content if item is not None and (not isinstance(item, str) or legal(item).strip())]
        return self.must(tag, *found, **attributes) if found else None

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


def _add_text(parent: Element, text: str) -> None:
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text
