"""What a value says in one line without marks, for whoever takes no others: search, exports, measures."""

from __future__ import annotations

from pipeline.model.article import AbstractSec, Contrib, KwdGroup, Name, Title
from pipeline.model.body import Caption, Sec
from pipeline.model.reference import Reference
from pipeline.model.walk import Thing


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
