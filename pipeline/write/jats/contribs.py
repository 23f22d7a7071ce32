"""JATS <contrib-group>: one <contrib> a person."""

from collections.abc import Iterable, Sequence

from pipeline.knowledge import lazy
from pipeline.model.alignment import Alignment
from pipeline.model.article import Contrib, Front, Note
from pipeline.model.block import Script
from pipeline.model.lang import Lang
from pipeline.text.identifiers import orcid_url
from pipeline.text.script import HANZI
from pipeline.write.characters import legal
from pipeline.write.jats.affs import Institution, element_of, institutions, places_of
from pipeline.write.jats.author_notes import correspondence
from pipeline.write.jats.build import NOTHING, Content, Element, element, group, lang, text
from pipeline.write.jats.inline import xref
from pipeline.write.jats.names import name
from pipeline.write.jats.pairs import pairs

_HANZI = lazy.compile(f"[{HANZI}]")


def contrib_group(front: Front, alignment: Alignment, first: Lang) -> list[Element]:
    """JATS <contrib-group> with its affiliations; these alone where no person is known."""
    places = institutions(front, alignment.affiliations, first)
    people = pairs(front.byline(Lang.ZH), front.byline(Lang.EN), alignment.authors, first)
    contribs = [made for person in people if (made := contrib(person, places, front)) is not None]
    affs = [element_of(place) for place in places]
    return [element("contrib-group", NOTHING, *contribs, *affs)] if contribs else affs


def contrib(person: Sequence[Contrib], places: Sequence[Institution], front: Front) -> Element | None:
    """JATS <contrib> of a person whose name is printed in one language or two."""
    attributes = {
        "contrib-type": "author",
        "corresp": "yes" if any(half.corresp for half in person) else None,
        "equal-contrib": "yes" if any(half.equal_contrib for half in person) else None,
    }
    content: list[Content] = [
        _orcid(person),
        _names(person),
        *_each("role", [(half.role, half.name.lang) for half in person]),
        *_each("email", [(half.email, None) for half in person]),
        *(group("bio", lang(half.name.lang), text("p", half.bio)) for half in person),
    ]
    if all(item is None for item in content):
        return None
    return element(
        "contrib", attributes, *content, *_aff_xrefs(person, places, front), *_corresp_xrefs(person, front.notes)
    )


def _names(person: Sequence[Contrib]) -> Element | None:
    """The names of a person, or those of a body: JATS <collab>."""
    if any(half.collab for half in person):
        bodies = (text("collab", half.name.printed, lang(half.name.lang)) for half in person)
        return _one_or("collab-alternatives", bodies)
    # Of a foreign author who keeps his letters among hanzi the name that is parted comes first: readers take one form.
    forms = sorted(
        (half.name for half in person), key=lambda own: not own.given_names and not _HANZI.search(own.printed)
    )
    return _one_or("name-alternatives", map(name, forms))


def _one_or(tag: str, forms: Iterable[Element | None]) -> Element | None:
    """The forms as alternatives of each other; a single one stands alone."""
    found = [form for form in forms if form is not None]
    return element(tag, NOTHING, *found) if len(found) > 1 else next(iter(found), None)


def _orcid(person: Sequence[Contrib]) -> Element | None:
    """JATS <contrib-id> of a person; a body has none."""
    if any(half.collab for half in person):
        return None
    orcid = next((half.orcid for half in person if half.orcid.strip()), "")
    return text("contrib-id", orcid_url(orcid), {"contrib-id-type": "orcid"})


def _each(tag: str, values: Iterable[tuple[str, Lang | None]]) -> list[Element | None]:
    """An element for each different text."""
    distinct = {legal(value).strip(): value_lang for value, value_lang in reversed(list(values))}
    return [text(tag, value, lang(of) if of else NOTHING) for value, of in reversed(distinct.items())]


def _aff_xrefs(person: Sequence[Contrib], places: Sequence[Institution], front: Front) -> list[Element]:
    """Pointers to the person's institutions; one to the only one has no label."""
    return [xref("aff", (place.id,), label, Script.SUP) for place, label in places_of(person, places, front)]


def _corresp_xrefs(person: Sequence[Contrib], notes: Iterable[Note]) -> list[Element]:
    """Pointers to the correspondence notes that name this person, or to a language's only one."""
    found: list[str] = []
    every = correspondence(notes)
    for half in person:
        if not half.corresp:
            continue
        own = [(identifier, note) for identifier, note in every if note.lang is half.name.lang]
        keys = [key for key in (half.name.printed, half.name.surname + half.name.given_names, half.email) if key]
        named = [identifier for identifier, note in own if any(key in note.text for key in keys)]
        found += named or ([own[0][0]] if len(own) == 1 else [])
    return [xref("corresp", (identifier,), _symbol(person), Script.SUP) for identifier in dict.fromkeys(found)]


def _symbol(person: Sequence[Contrib]) -> str:
    """The symbol printed at the name of whom to write to, such as *, or nothing."""
    labels = (label.strip() for half in person for label in half.aff_labels)
    return next((label for label in labels if label and not any(char.isalnum() for char in label)), "")
