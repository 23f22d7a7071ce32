"""JATS <aff> and <aff-alternatives>."""

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.model.alignment import Link
from pipeline.model.article import Aff, Contrib, Front
from pipeline.model.face import Faces, within
from pipeline.model.ids import aff_id
from pipeline.model.lang import Lang
from pipeline.text.alike import bare
from pipeline.text.countries import country_code
from pipeline.text.width import half_width
from pipeline.write.characters import legal
from pipeline.write.jats.build import NOTHING, Content, Element, element, faced, lang, telling, text
from pipeline.write.jats.pairs import pairs

_PARTS = ("institution", "city", "postal_code", "country")


@dataclass(frozen=True, slots=True)
class Institution:
    """One institution in the languages in which it is printed, and its identifier."""

    id: str
    affs: tuple[Aff, ...]


def institutions(front: Front, links: tuple[Link, ...], first: Lang) -> tuple[Institution, ...]:
    """The article's institutions as aff1, aff2 …, their languages brought together by `links`."""
    found = pairs(front.institutions(Lang.ZH), front.institutions(Lang.EN), links, first)
    groups = (tuple(aff for aff in affs if legal(aff.text).strip()) for affs in found)
    return tuple(Institution(aff_id(place), affs) for place, affs in enumerate(filter(None, groups)))


def mark(label: str) -> str:
    """A label as it is compared: `１.` and `1)` are 1, while a symbol such as * stays."""
    plain = half_width(label).strip()
    return plain.strip(".,:;()[] ") or plain


def places_of(person: Sequence[Contrib], places: Sequence[Institution], front: Front) -> list[tuple[Institution, str]]:
    """A person's institutions, each with the label printed at the name.

    Where nothing is labelled they are the only one, those of the only person, or those that name this one.
    """
    labels = {(half.name.lang, mark(label)): label for half in person for label in half.aff_labels if label.strip()}
    found = []
    for place in places:
        printed = [labels[key] for aff in place.affs if (key := (aff.lang, mark(aff.label))) in labels]
        if printed:
            found.append((place, printed[0]))
    if found or any(aff.label.strip() for place in places for aff in place.affs):
        return found
    is_only = len(places) == 1 or all(len(front.byline(lang)) <= 1 for lang in Lang)
    names = {(half.name.lang, bare(half.name.printed)) for half in person}
    return [(place, "") for place in places if is_only or any(names & _staff(aff) for aff in place.affs)]


def _staff(aff: Aff) -> set[tuple[Lang, str]]:
    return {(aff.lang, bare(person)) for person in aff.persons}


def element_of(institution: Institution) -> Element:
    """JATS <aff-alternatives> of an institution in two languages, <aff> of one in a single one."""
    attributes = {"id": institution.id}
    if len(institution.affs) == 1:
        return _aff(institution.affs[0], attributes)
    return element("aff-alternatives", attributes, *(_aff(aff, {}) for aff in institution.affs))


def _aff(aff: Aff, attributes: dict[str, str]) -> Element:
    return element("aff", {**attributes, **lang(aff.lang)}, text("label", aff.label), *_content(aff))


def _content(aff: Aff) -> list[Content]:
    """The text of an affiliation and how it is set, its known parts tagged where they stand in it."""
    content: list[Content] = []
    start, end = len(aff.text) - len(aff.text.lstrip()), len(aff.text.rstrip())
    rest = aff.text[start:end]
    faces = telling(rest, within(aff.faces, start, end))
    found = [(key.replace("_", "-"), getattr(aff, key).strip()) for key in _PARTS]
    while True:
        places = [(rest.find(part), tag, part) for tag, part in found if part and part in rest]
        if not places:
            return [*content, *faced(rest, faces)]
        start, tag, part = min(places, key=lambda place: (place[0], -len(place[2])))
        end = start + len(part)
        content += [*faced(rest[:start], within(faces, 0, start)), _part(tag, part, within(faces, start, end))]
        rest, faces = rest[end:], within(faces, end, len(rest))
        found = [item for item in found if item != (tag, part)]


def _part(tag: str, part: str, faces: Faces) -> Content:
    """The DTD lets nothing stand in these elements but <sub> and <sup> in an institution."""
    if tag == "institution" and legal(part).strip():
        return element(tag, NOTHING, *faced(part, faces, slanted=False))
    return text(tag, part, {"country": country_code(part)} if tag == "country" else NOTHING)
