"""The article's own types as objects of the JSON: their keys in order, and what the schema says of them.

A new field of the model is one line here; it is then written, read back, and in the schema.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from pipeline.model import article, body
from pipeline.model.alignment import Term
from pipeline.model.face import Faces, within
from pipeline.model.ids import ref_id
from pipeline.model.lang import Lang
from pipeline.model.reference import Citation, Part, PartKind, PublicationType, Reference
from pipeline.model.source import Source
from pipeline.write.json.codec import INLINE, STRING, Codec, Content, Derived, Faced, Key, Shape, many, maybe, plain
from pipeline.write.json.codec import Part as PartOfShape
from pipeline.write.json.values import Json, pieces_of, read_inline, read_source, source

_KNOWN: dict[Any, Codec] = {
    str: plain(STRING),
    bool: plain({"type": "boolean"}),
    int: plain({"type": "integer"}),
    Source: Codec(source, read_source, {"$ref": "#/$defs/source"}),
    Lang: Codec(lambda lang: lang.value, Lang, {"$ref": "#/$defs/lang"}),
}
DEFS: dict[str, Shape] = {}
_TRUE: Mapping[str, Json] = {"const": True}


def _shape(kind: type, name: str, *parts: PartOfShape | str, says: str = "", build: Any = None) -> Shape:
    """The table of one type, from now on known to all others; a string is a key called as its field."""
    told = tuple(Key(part) if isinstance(part, str) else part for part in parts)
    made = Shape(kind, name, told, _KNOWN, says, build)
    _KNOWN[kind] = made.codec
    DEFS[name] = made
    return made


def _or_null(item: Codec, empty: Any) -> Codec:
    """These values, the empty one as null."""
    either = maybe(item)
    return Codec(
        lambda value: either.write(None if value == empty else value),
        lambda found: empty if found is None else item.read(found),
        either.schema,
    )


# ---------------------------------------------------------------- front matter
_shape(article.Value, "value", "text", "source", says="An identifier or number as printed.")
_shape(article.Text, "text", "lang", Faced(says="Its pieces since 2.6."), "source", says="A text in one language.")


def _title(lang: Lang, text: str, subtitle: str, source: Source, main: str, faces: Faces) -> article.Title:
    """A title whose two parts no longer make up its `text`, as someone has corrected it, is one without subtitle."""
    whole = article.Title(lang, text, source, faces=faces)
    if not subtitle:
        return whole
    end, begin = len(main), len(text) - len(subtitle)
    own, below = within(faces, 0, end), within(faces, begin, len(text))
    parted = replace(whole, text=main, subtitle=subtitle, faces=own, subtitle_faces=below)
    return parted if parted.whole == text else whole


_shape(
    article.Title,
    "title",
    "lang",
    Faced(
        attr="whole",
        faces="whole_faces",
        says="The whole title, a subtitle behind two em dashes or, in English, a colon.",
    ),
    Key("main", "text", says="The title without its subtitle."),
    "subtitle",
    "source",
    says="The article's title, without footnote marks.",
    build=lambda *, whole, whole_faces, text, **found: _title(text=whole, main=text, faces=whole_faces, **found),
)
_shape(
    article.Contrib,
    "author",
    Key("lang", "name.lang", says="The language of the by-line."),
    Key("surname", "name.surname"),
    Key("given_names", "name.given_names"),
    Key("printed", "name.printed", says="The name as printed; Latin surnames and given names are in usual case."),
    Key("aff_labels", says="The marks printed after the name."),
    Key("role", says="综述, 审校, 译 as printed, or empty."),
    Key("corresp", says="Whether this by-line's mark or a note says it; alignment.persons has what either says."),
    "equal_contrib",
    Key("email", says="As a note gives it to this name, or as it spells it; alignment.persons has what either says."),
    Key("orcid", says="Sixteen digits in four groups, or empty."),
    "bio",
    Key(
        "collab",
        says="True where a society, committee or group is the author: its name is the surname.",
        sparse=True,
        schema=_TRUE,
    ),
    "source",
    says="One person of one language's by-line; `alignment.authors` ties the two.",
)
_shape(
    article.Aff,
    "aff",
    "lang",
    "label",
    Faced(says="All of it without its label; its pieces since 2.6."),
    "institution",
    "city",
    "postal_code",
    "country",
    Key("persons", says="Who works there, by name, where names and no marks say so; since 2.5.", sparse=True),
    "source",
    says="One institution in one language.",
)
_shape(article.AbstractSec, "abstract-section", Key("title", says="目的, Objective …, or empty."), Faced())
_shape(
    article.Abstract,
    "abstract",
    "lang",
    Derived("text", lambda it: it.text, {"description": "The whole text, inner labels included.", "type": "string"}),
    Key("sections", "secs"),
    "source",
)
_shape(article.Kwd, "kwd", Faced(), "source", says="A keyword.")
_shape(article.KwdGroup, "kwd-group", "lang", Key("keywords", "kwds"), "source")
_shape(
    article.ClassCode,
    "class-code",
    Key("scheme", says="jel, pacs, ocis, msc or gbt13745 (学科分类与代码)."),
    "text",
    "source",
    says="A code of a classification other than 中图法; since 2.7.",
)
_shape(
    article.HistoryDate,
    "date",
    Key("type", "date_type", says="received, rev-recd, accepted or online."),
    Key("date", "iso", says="YYYY, YYYY-MM or YYYY-MM-DD, as much as is printed."),
    "source",
)
_shape(article.Award, "award", Key("funder", "funding_source"), Key("numbers", "award_ids"), "source")
_shape(article.Note, "note", Key("type", "fn_type", says="JATS's @fn-type."), "lang", Faced(), "source")
_shape(article.Journal, "journal", "titles", "abbrev_title", "issn", "eissn", "cn", "publisher", "publisher_loc")
_RIGHTS = _shape(
    article.Permissions,
    "permissions",
    "statement",
    "year",
    "holder",
    "license",
    "license_url",
    says="The copyright line and the licence, as printed or as given for the journal.",
)
_NO_RIGHTS = article.Permissions()
FRONT = Shape(
    article.Front,
    "front",
    (
        Key("journal"),
        Key("category", says="The printed column label: 论著, 综述."),
        Key("titles", says="One a language."),
        Key("authors", "contribs", says="Both languages' by-lines, each in printed order."),
        Key("affiliations", "affs"),
        Key("abstracts", says="One a language."),
        Key("keywords", "kwd_groups", says="One group a language."),
        Key("doi"),
        Key("publisher_id", says="文章编号"),
        Key("clc", says="中图分类号, one a number."),
        Key("class_codes", says="JEL, PACS, OCIS, MSC and 学科代码, one a code; since 2.7.", late=True),
        Key("document_code", says="文献标识码"),
        *(Key(name) for name in ("year", "month", "day", "volume", "issue", "fpage", "lpage", "elocation_id")),
        Key("history"),
        Key("awards"),
        Key("funding_statements"),
        Key("self_citations", says="引用格式, Cite this article as."),
        Key("notes", says="Notes of the first page."),
        Key("permissions", codec=_or_null(_RIGHTS.codec, _NO_RIGHTS)),
    ),
    _KNOWN,
)

# ---------------------------------------------------------------- cited works
# What holds other parts, or is no field: told by `parts` and, for people, by `authors`.
_NO_FIELD = frozenset(
    {
        PartKind.TEXT,
        PartKind.TYPE_MARK,
        PartKind.PERSON_GROUP,
        PartKind.NAME,
        PartKind.SURNAME,
        PartKind.GIVEN_NAMES,
        PartKind.COLLAB,
        PartKind.ETAL,
    }
)
_TEXT = "text"  # what stands between the fields has no JATS element
_KINDS = {kind.value or _TEXT: kind for kind in PartKind}
_KNOWN[PartKind] = Codec(
    lambda kind: kind.value or _TEXT,
    _KINDS.__getitem__,
    {
        "description": "The piece's JATS element (`month`, `day` since 2.7); `text` between them, `type-mark` for [J].",
        "enum": list(_KINDS),
    },
)


def _fields(citation: Citation) -> Json:
    found: dict[str, Json] = {}
    for part in citation.walk():
        if part.kind not in _NO_FIELD:
            found.setdefault(part.kind.value, part.text)
    return found


def _authors(citation: Citation) -> Json:
    return [_author(part) for part in citation.walk() if part.kind in (PartKind.NAME, PartKind.COLLAB)]


def _author(part: Part) -> Json:
    inner = {piece.kind: piece.text for piece in part.parts}
    named = (("surname", PartKind.SURNAME), ("given_names", PartKind.GIVEN_NAMES))
    return {"text": part.text, **{key: inner[kind] for key, kind in named if kind in inner}}


_shape(Part, "part", "kind", "text", Key("parts", sparse=True))
_KNOWN[PublicationType] = Codec(
    lambda kind: kind.value,
    PublicationType,
    {"description": "JATS's @publication-type, or chapter.", "enum": [kind.value for kind in PublicationType]},
)
CITATION = _shape(
    Citation,
    "citation",
    "lang",
    Key("type", "publication_type"),
    Faced(derived=True, says="The entry as printed, without its label."),
    Derived("authors", _authors, {"type": "array", "items": {"$ref": "#/$defs/ref-author"}}),
    Derived(
        "fields",
        _fields,
        {
            "description": "The first piece of each kind that is a field, by the name of its kind.",
            "type": "object",
            "additionalProperties": STRING,
        },
    ),
    Key("parts", says="All pieces in order; their texts joined are `text`."),
)
# ---------------------------------------------------------------- body
NODE = Codec(
    lambda node: _NODES[type(node)].write(node),
    lambda record: _BY_TYPE[record["type"]].read(record),
    {"$ref": "#/$defs/node"},
)
_KNOWN[body.Node] = NODE


def _node(kind: type, name: str, *parts: PartOfShape | str) -> Shape:
    """A node, told from others by its `type`, which is what JATS calls the element."""
    return _shape(kind, name, Derived("type", lambda _: name, {"const": name}), *parts)


_shape(body.Picture, "picture", Key("href", says="Relative to the folder of this file."), "source")
_shape(body.Caption, "caption", "lang", Key("label", says="图1, Fig. 1 as printed."), Faced(), "source")
_TABLE_NOTE = _shape(body.TableNote, "table-note", Faced())
_KNOWN[body.TableNote] = Codec(  # a plain string where there is no more to say of it
    lambda note: _TABLE_NOTE.write(note) if note.faces else note.text,
    lambda record: body.TableNote(record) if isinstance(record, str) else _TABLE_NOTE.read(record),
    {"anyOf": [{"type": "string"}, {"$ref": "#/$defs/table-note"}]},
)
_shape(
    body.Footnote,
    "footnote",
    "id",
    "label",
    Faced(),
    "source",
    Key("citations", says="The works that it cites, each as it stands in `text`; since 2.4.", sparse=True),
)
_shape(
    body.Cell,
    "cell",
    Content(),
    Key(
        "printed", says="As printed, where `text` is another: on full squares, with white inside numbers.", sparse=True
    ),
    Key("header", sparse=True, schema=_TRUE),
    Key("colspan", sparse=True, schema={"type": "integer", "minimum": 2}),
    Key("rowspan", sparse=True, schema={"type": "integer", "minimum": 2}),
)
_LINE = Codec(pieces_of, lambda found: read_inline({"inline": found}), INLINE)
_NODES: dict[type, Shape] = {
    body.Sec: _node(
        body.Sec,
        "sec",
        "id",
        "label",
        Faced("title"),
        Faced(
            "trans_title",
            faces="trans_faces",
            inline="trans_inline",
            says="The heading in the other language, where it is printed in both.",
        ),
        Key("sec_type", says="JATS's @sec-type, or empty."),
        "source",
        Key("content", codec=many(NODE)),
    ),
    body.P: _node(body.P, "p", Content(), "source"),
    body.Fig: _node(
        body.Fig,
        "fig",
        "id",
        "captions",
        "graphic",
        Key("foot", says="The notes under it; since 2.3.", sparse=True),
        "source",
    ),
    body.TableWrap: _node(
        body.TableWrap,
        "table-wrap",
        "id",
        "captions",
        "graphic",
        Key("rows", says="Empty where the cells could not be told."),
        "foot",
        "source",
    ),
    body.DispFormula: _node(
        body.DispFormula,
        "disp-formula",
        "id",
        "label",
        Key("text", says="What the text layer says of it, which need not be readable."),
        Key("line", says="The formula in one line, where the text layer says all of it.", sparse=True, codec=_LINE),
        "graphic",
        "source",
    ),
}
_BY_TYPE: dict[str, Shape] = {shape.name: shape for shape in _NODES.values()}
BODY = Shape(body.Body, "body", (Key("body", "content", codec=many(NODE)), Key("footnotes")), _KNOWN)

# ---------------------------------------------------------------- back matter
REFERENCE = _shape(
    Reference,
    "reference",
    Derived("id", lambda _: "", STRING),  # told by the place in the list
    Key("label", says="As printed: [12], or empty."),
    Key("citations", says="One a language in which the entry gives the work."),
    "source",
)
_REFERENCES = Codec(
    lambda items: [{**REFERENCE.write(item), "id": ref_id(item, place)} for place, item in enumerate(items)],
    many(REFERENCE.codec).read,
    many(REFERENCE.codec).schema,
)
BACK = Shape(
    article.Back,
    "back",
    (
        Key("ack", says="致谢", codec=many(NODE)),
        Key("appendices", codec=many(NODE)),
        Key("back_notes", "notes", says="利益冲突, 作者贡献."),
        Key("ref_title", says="参考文献, References as printed."),
        Key("references", codec=_REFERENCES),
    ),
    _KNOWN,
)

# ---------------------------------------------------------------- what stands beside
TERM = _shape(
    Term,
    "term",
    "zh",
    "en",
    "abbr",
    "source",
    says="A term that the text itself glosses; members that are not printed are empty.",
)
PRODUCER = _shape(
    article.Producer,
    "producer",
    "version",
    "settings",
    Key(
        "given",
        says="Those settings by their names, files by theirs and the beginning of their digest; since 2.2.",
        sparse=True,
        codec=Codec(dict, lambda found: tuple(found.items()), {"type": "object", "additionalProperties": STRING}),
    ),
    says="The program's version, and a mark of those of its settings that are not the defaults.",
)
LEFTOVER = _shape(article.Leftover, "leftover", "label", "text", "source")
