"""Articles made by hand."""

from pipeline.model.article import (
    Abstract,
    AbstractSec,
    Aff,
    Article,
    Back,
    Contrib,
    Front,
    KwdGroup,
    Name,
    Title,
)
from pipeline.model.body import Body, P, Run, Sec
from pipeline.model.geometry import Bbox
from pipeline.model.lang import Lang
from pipeline.model.source import Source
from pipeline.text.names import split_name_zh

SOURCE = Source(1, Bbox(0.0, 0.0, 1.0, 1.0), "made by hand", 1.0)


def contrib(text: str) -> Contrib:
    """A person: 王小明, or `Wang|Xiaoming`."""
    if "|" in text:
        surname, given = text.split("|")
        return Contrib(Name(Lang.EN, surname, given, text), SOURCE)
    return Contrib(Name(Lang.ZH, *split_name_zh(text), text), SOURCE)


def abstract(lang: Lang, secs) -> Abstract:
    secs = [("", secs)] if isinstance(secs, str) else secs
    return Abstract(lang, tuple(AbstractSec(title, text) for title, text in secs), SOURCE)


def article(
    *, title=None, authors=None, affs=None, abstracts=None, kwds=None, body=(), headings=(), **front
) -> Article:
    """An article of plain strings, each field a dict by language."""
    pair = {lang: {} for lang in Lang}
    for name, value in (("title", title), ("authors", authors), ("affs", affs), ("abs", abstracts), ("kwds", kwds)):
        for lang, content in (value or {}).items():
            pair[Lang(lang)][name] = content
    made = Front(
        titles=tuple(Title(lang, own["title"], SOURCE) for lang, own in pair.items() if own.get("title")),
        contribs=tuple(contrib(text) for own in pair.values() for text in own.get("authors", ())),
        affs=tuple(Aff(lang, text, SOURCE) for lang, own in pair.items() for text in own.get("affs", ())),
        abstracts=tuple(abstract(lang, own["abs"]) for lang, own in pair.items() if own.get("abs")),
        kwd_groups=tuple(
            KwdGroup.of(lang, tuple(own["kwds"]), SOURCE) for lang, own in pair.items() if own.get("kwds")
        ),
        **front,
    )
    paragraphs = tuple(P((Run(text),), SOURCE) for text in body)
    secs = tuple(Sec(f"sec{n}", str(n), text, (), SOURCE) for n, text in enumerate(headings, 1))
    return Article(Lang.ZH, made, Body((*paragraphs, *secs)), Back())
