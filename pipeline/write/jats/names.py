"""JATS <name> of a contributor."""

from pipeline.model.article import Name
from pipeline.model.lang import Lang
from pipeline.write.jats.build import Element, element, lang, text


def name(person: Name) -> Element | None:
    """JATS <name>, or <string-name> where surname and given names could not be told; None for an empty one."""
    parts = [text("surname", person.surname), text("given-names", person.given_names)]
    found = [part for part in parts if part is not None]
    attributes = {"name-style": _style(person), **lang(person.lang)}
    return element("name", attributes, *found) if found else text("string-name", person.printed, attributes)


def _style(person: Name) -> str:
    """Western for a Latin name, and for a foreign one in hanzi that is printed with the given name first."""
    surname, given = person.printed.find(person.surname), person.printed.find(person.given_names)
    is_western = person.lang is Lang.EN or (bool(person.given_names) and 0 <= given < surname)
    return "western" if is_western else "eastern"
