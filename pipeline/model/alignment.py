"""What is parallel in an article, tied by position in the article's own sequences."""

from dataclasses import dataclass

from pipeline.model.source import Source


@dataclass(frozen=True, slots=True)
class Link:
    """A tie between items of two languages: 0-based places in the Chinese and in the English sequence.

    One side is empty where an item has no counterpart. `evidence` names what spoke for the tie
    ("length", "numbers:3", "pinyin", "position" …); `score` is 0..1.
    """

    zh: tuple[int, ...]
    en: tuple[int, ...]
    score: float
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an abstract; `sec` is the 0-based place of its AbstractSec.

    `title` is that section's inner label where the sentence is its first one; it is no part of `text`.
    """

    text: str
    sec: int
    title: str = ""

    @property
    def printed(self) -> str:
        """The sentence as the page shows it, its section's label before it."""
        return f"{self.title} {self.text}".strip()


@dataclass(frozen=True, slots=True)
class Alignment:
    """The article's parallel texts. Links point into the sequence named in each comment, by language."""

    title: Link | None = None  # Front.title(lang)
    sentences_zh: tuple[Sentence, ...] = ()
    sentences_en: tuple[Sentence, ...] = ()
    abstract: tuple[Link, ...] = ()  # sentences_zh, sentences_en
    keywords: tuple[Link, ...] = ()  # Front.kwds(lang)
    authors: tuple[Link, ...] = ()  # Front.byline(lang)
    affiliations: tuple[Link, ...] = ()  # Front.institutions(lang)


@dataclass(frozen=True, slots=True)
class Term:
    """A glossary entry: a term that the text itself glosses. Members that are not printed are empty."""

    zh: str
    en: str
    abbr: str
    source: Source | None = None
