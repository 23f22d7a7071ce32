"""JATS <name> of a contributor."""

from pipeline.model.article import Name
from pipeline.model.lang import Lang
from pipeline.write.jats.build import Element, element, lang, text


def name(person: Name) -> Element | None:
    """JATS <name>, of given names alone where no surname could be told; None for an empty one.

    <contrib> has a <string-name> among alternatives only, so that a name which cannot be taken apart is one as well.
    """
    surname = text("surname", person.surname)
    given = text("given-names", person.given_names if surname is not None else person.printed or person.given_names)
    found = [part for part in (surname, given) if part is not None]
    style = _style(person) if surname is not None else "given-only"
    return element("name", {"name-style": style, **lang(person.lang)}, *found) if found else None


def _style(person: Name) -> str:
    """Western for a Latin name, and for a foreign one in hanzi that is printed with the given name first."""
    surname, given = person.printed.find(person.surname), person.printed.find(person.given_names)
    is_western = person.lang is Lang.EN or (bool(person.given_names) and 0 <= given < surname)
    return "western" if is_western else "eastern"
