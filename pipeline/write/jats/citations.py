"""JATS <mixed-citation>: a printed reference with its parts tagged and its punctuation kept."""

from collections.abc import Iterable

from pipeline.knowledge import lazy
from pipeline.model.face import Faces, within
from pipeline.model.reference import Citation, Part, PartKind, PublicationType
from pipeline.text.script import hanzi_count
from pipeline.text.width import half_width
from pipeline.write.characters import legal
from pipeline.write.jats.build import HREF, NOTHING, Content, Element, element, faced, lang, telling
from pipeline.write.jats.links import address

_AS_TEXT = frozenset({PartKind.TEXT, PartKind.TYPE_MARK})
_NAME_PARTS = frozenset({PartKind.SURNAME, PartKind.GIVEN_NAMES})
# Which tagged parts may stand in which other; everything else is written as its text.
_INSIDE: dict[PartKind, frozenset[PartKind]] = {
    PartKind.PERSON_GROUP: frozenset({PartKind.NAME, PartKind.COLLAB, PartKind.ETAL}),
    PartKind.NAME: _NAME_PARTS,
}
_ANYWHERE = frozenset(PartKind) - _AS_TEXT - _NAME_PARTS
# The elements in which the DTD lets <sub>, <sup> and <italic> stand; a journal's title is slanted by house style.
_FACED = frozenset(
    {
        PartKind.ARTICLE_TITLE,
        PartKind.CHAPTER_TITLE,
        PartKind.DATA_TITLE,
        PartKind.SOURCE,
        PartKind.COLLAB,
        PartKind.COMMENT,
    }
)
_PUB_ID_TAG, _PUB_ID = "pub-id", "pub-id:"
_DOI = lazy.compile(r"10\.[^\s/.][^\s/]*/\S+")
# Since 2007 year and month come first, 1810.04805, before it the subject does.
_ARXIV = lazy.compile(r"\d\d(?:0[1-9]|1[0-2])\.\d{4,5}(?:v\d+)?|[a-z-]+(?:\.[A-Z]{2})?/\d{7}")
_WHITE = " \t\r\n"  # to XML an ideographic space is a letter like any other
# JATS's suggested values know a chapter by its <chapter-title> in a book.
_TYPES = {PublicationType.CHAPTER: PublicationType.BOOK}


def mixed_citation(citation: Citation) -> Element:
    """JATS <mixed-citation>; the texts in it joined are the printed entry, but for numbers that are in half width."""
    kind = _TYPES.get(citation.publication_type, citation.publication_type)
    attributes = {"publication-type": kind.value, **lang(citation.lang)}
    return element("mixed-citation", attributes, *_contents(citation.parts, _ANYWHERE, citation.faces))


def _contents(parts: Iterable[Part], allowed: frozenset[PartKind], faces: Faces) -> list[Content]:
    """The content of parts that tile a text, whose faces these are."""
    found: list[Content] = []
    at = 0
    for part in parts:
        found += _content(part, allowed, within(faces, at, at + len(part.text)))
        at += len(part.text)
    return found


def _content(part: Part, allowed: frozenset[PartKind], faces: Faces) -> list[Content]:
    if part.kind not in allowed or not legal(part.text).strip() or _is_misprint(part):
        return faced(part.text, faces) if allowed is _ANYWHERE else [part.text]
    if part.kind is PartKind.NAME:
        return [_name(part, faces)]
    tag, attributes = _tag(part)
    if part.kind is PartKind.DOI:
        return [element(tag, attributes, half_width(part.text))]
    if tag == _PUB_ID_TAG and part.kind is PartKind.ELOCATION_ID:
        return [element(tag, attributes, _number(part))]
    inner = _INSIDE.get(part.kind)
    if inner and _is_spelt_out(part):
        return [element(tag, attributes, *_contents(part.parts, inner, faces))]
    if part.kind not in _FACED:
        return [element(tag, attributes, part.text)]
    own = telling(part.text, faces)
    return [element(tag, attributes, *faced(part.text, own, slanted=part.kind is not PartKind.SOURCE))]


def _is_misprint(part: Part) -> bool:
    """Whether a DOI cannot be one (ISO 26324): `10.1234` without what follows the stroke."""
    return part.kind is PartKind.DOI and not _DOI.fullmatch(half_width(part.text).strip())


def _number(part: Part) -> str:
    """A number in half width, without the white that a line's setting put into it: `1810. 04805`."""
    return "".join(half_width(part.text).split())


def _tag(part: Part) -> tuple[str, dict[str, str]]:
    match part.kind:
        case PartKind.DOI | PartKind.STANDARD_NUMBER:
            return _PUB_ID_TAG, {"pub-id-type": part.kind.value.removeprefix(_PUB_ID)}
        case PartKind.ELOCATION_ID if _ARXIV.fullmatch(_number(part)):
            return _PUB_ID_TAG, {"pub-id-type": "arxiv"}
        case PartKind.PERSON_GROUP:
            return part.kind.value, {"person-group-type": "author"}
        case PartKind.URI:
            return part.kind.value, {"ext-link-type": "uri", HREF: address(part.text)}
        case PartKind.ACCESS_DATE:
            return part.kind.value, {"content-type": "access-date"}
        case _:
            return part.kind.value, {}


def _name(part: Part, faces: Faces) -> Element:
    """JATS <name> where only space stands between surname and given names, else <string-name>."""
    style = {"name-style": "eastern" if hanzi_count(part.text) else "western"}
    if not _is_spelt_out(part):
        return element("string-name", style, part.text)
    kinds = [inner.kind for inner in part.parts if legal(inner.text).strip(_WHITE)]
    is_plain = kinds in ([PartKind.SURNAME], [PartKind.SURNAME, PartKind.GIVEN_NAMES])
    return element("name" if is_plain else "string-name", style, *_contents(part.parts, _NAME_PARTS, faces))


def _is_spelt_out(part: Part) -> bool:
    """Whether the inner parts are the printed text, so that nothing is lost or doubled by writing them."""
    return bool(part.parts) and "".join(inner.text for inner in part.parts) == part.text


def is_empty(citation: Citation) -> bool:
    return not legal(citation.text).strip()


def empty_citation() -> Element:
    """The citation that the DTD asks for in an entry of which only the label could be read."""
    return element("mixed-citation", NOTHING)
