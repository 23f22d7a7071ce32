"""What a value says in one line without marks, for whoever takes no others: search, exports, measures."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.model.article import Abstract, AbstractSec, Aff, Contrib, KwdGroup, Name, Note, Text, Title
from pipeline.model.body import Caption, Fig, Footnote, P, Sec, TableWrap
from pipeline.model.reference import Reference
from pipeline.model.walk import Thing

# The JATS element that says the text of such a value, as passages name it; tables, figures, references are said whole.
ELEMENTS: Mapping[type, str] = {
    P: "p",
    Reference: "ref",
    Fig: "fig",
    TableWrap: "table-wrap",
    Sec: "sec-title",
    Footnote: "fn",
    Title: "article-title",
    Contrib: "contrib",
    Aff: "aff",
    Abstract: "abstract",
    KwdGroup: "kwd-group",
    Text: "funding-statement",
    Note: "fn",
}


def plain(value: Thing) -> str:
    """The value's text, labels and inner headings before it; empty where it is told by other values alone.

    A title has its subtitle, a heading its other language, keywords stand behind each other, a person has the printed
    name.
    """
    match value:
        case Title(whole=text) | Contrib(name=Name(printed=text)):
            return text
        case Sec(label=label, title=title, trans_title=other):
            return f"{label} {title} {other}".strip()
        case Caption(label=before, text=text) | AbstractSec(title=before, text=text):
            return f"{before} {text}".strip()
        case Reference(label=label, citations=citations):
            return f"{label} {' '.join(citation.text for citation in citations)}".strip()
        case KwdGroup(texts=texts):
            return "; ".join(texts)
    own: str = getattr(value, "text", "")
    return own
