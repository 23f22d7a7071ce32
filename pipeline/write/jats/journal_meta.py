"""JATS <journal-meta>."""

from pipeline.model.article import Journal, Text, Value
from pipeline.model.lang import Lang
from pipeline.write.characters import legal
from pipeline.write.jats.build import NOTHING, Element, element, group, lang, text

# The forms of a journal (JATS 1.3, @publication-format). The older @pub-type says the same in words of its own; PubMed
# Central refuses an <issn> that has both.
_FORMAT, _PRINT, _ELECTRONIC = "publication-format", "print", "electronic"


def journal_meta(journal: Journal, first: Lang) -> Element:
    """JATS <journal-meta>. The DTD asks for a <journal-id> and an <issn>: what is not printed stays empty."""
    issns = [_issn(journal.issn, _PRINT), _issn(journal.eissn, _ELECTRONIC)]
    found = [issn for issn in issns if issn is not None] or [element("issn", {_FORMAT: _PRINT})]
    return element("journal-meta", NOTHING, _journal_id(journal), _titles(journal, first), *found, _publisher(journal))


def _journal_id(journal: Journal) -> Element:
    """What names the journal: its ISSN, or its CN number where it has none, or else its title.

    JATS's values of @journal-id-type know neither of the latter: they are those that the publisher uses.
    """
    values = (("issn", journal.issn), ("issn", journal.eissn), ("publisher-id", journal.cn))
    named = [(kind, value.text) for kind, value in values if value]
    for kind, name in (*named, *(("publisher-id", title.text) for title in journal.titles)):
        if (made := text("journal-id", name, {"journal-id-type": kind})) is not None:
            return made
    return element("journal-id", {"journal-id-type": "publisher-id"})


def _publisher(journal: Journal) -> Element | None:
    name, place = journal.publisher, journal.publisher_loc
    made = text("publisher-name", name.text, lang(name.lang)) if name else None
    if made is None:
        return None  # the DTD has no publisher without a name
    return element("publisher", NOTHING, made, text("publisher-loc", place.text, lang(place.lang)) if place else None)


def _titles(journal: Journal, first: Lang) -> Element | None:
    printed = [title for title in journal.titles if legal(title.text).strip()]
    own = [title for title in printed if title.lang is first] or printed[:1]
    others = [title for title in printed if title not in own]
    abbrev = journal.abbrev_title
    return group(
        "journal-title-group",
        NOTHING,
        *(text("journal-title", title.text, lang(title.lang)) for title in own),
        *map(_trans_title, others),
        text("abbrev-journal-title", abbrev.text, lang(abbrev.lang)) if abbrev else None,
    )


def _trans_title(title: Text) -> Element | None:
    return group("trans-title-group", lang(title.lang), text("trans-title", title.text))


def _issn(value: Value | None, form: str) -> Element | None:
    return text("issn", value.text, {_FORMAT: form}) if value else None
