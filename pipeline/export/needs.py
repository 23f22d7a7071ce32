"""What a format asks of an article, and what of it an article lacks."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from pipeline.details import Details
from pipeline.export.work import Work
from pipeline.model.lang import Lang


@dataclass(frozen=True, slots=True)
class Need:
    """Something that an article should have, by the name under which its lack is told."""

    name: str
    met: Callable[[Work], object]


@dataclass(frozen=True, slots=True)
class Format:
    """How one format is written, and what it asks for.

    An article that lacks one of `needs` cannot be in a valid file; `wishes` are what the service recommends. `details`
    are the keys of the TOML file, and "timestamp", without which there is no file at all. `write` gets at least one
    work, all of which have what is needed, and a stream that it may seek in; a format of several files has `folder`.
    `choose` gives the same format with no text longer than so many characters, and those in one language alone, where
    the format can do so.
    """

    write: Callable[[BinaryIO, Iterable[Work], Details], None]
    needs: tuple[Need, ...]
    wishes: tuple[Need, ...] = ()
    details: tuple[str, ...] = ()
    folder: Callable[[Path, Iterable[Work]], None] | None = None
    choose: "Callable[[int | None, Lang | None], Format] | None" = None


def gaps(work: Work, needs: Iterable[Need]) -> list[str]:
    """The names of what the work lacks; where something is printed that cannot be it, that too."""
    names = [need.name for need in needs if not need.met(work)]
    return [f"{name} (printed: {work.refused[name]})" if name in work.refused else name for name in names]


TITLE = Need("title", lambda work: work.titles)
TITLE_EN = Need("title in English", lambda work: Lang.EN in work.titles)
AUTHORS = Need("authors", lambda work: work.authors)
ABSTRACT = Need("abstract", lambda work: work.abstracts)
ABSTRACT_EN = Need("abstract in English", lambda work: Lang.EN in work.abstracts)
KEYWORDS = Need("keywords", lambda work: work.keywords)
DOI = Need("doi", lambda work: work["doi"])
URL = Need("resource_url", lambda work: work["url"])
ISSN = Need("issn", lambda work: work.journal.issn or work.journal.eissn)
JOURNAL_TITLE = Need("journal title", lambda work: work.journal.titles)
PUBLISHER = Need("publisher", lambda work: work.journal.publisher)
YEAR = Need("year", lambda work: work.published)
VOLUME_OR_ISSUE = Need("volume or issue", lambda work: work["volume"] or work["issue"])
PAGES = Need("pages", lambda work: work["fpage"] or work["elocation_id"])
ORCIDS = Need("orcid", lambda work: any(author.orcid for author in work.authors))
AFFILIATIONS = Need("affiliations", lambda work: any(author.places for author in work.authors))
REFERENCES = Need("references", lambda work: work.article.back.references)
