"""Article -> diagnostics: what an editor wants to hear before an issue goes to press."""

from pipeline.check import bilingual, references
from pipeline.model.article import Article
from pipeline.model.diagnostic import Report


def article(value: Article, report: Report) -> None:
    """Report what differs between the languages of an aligned article, and what is odd in its references."""
    bilingual.check(value, report)
    references.check(value, report, _year(value))


def _year(value: Article) -> int:
    """The year a reference may not lie behind: the article's own, so that the same PDF always gives the same result."""
    year = value.front.year
    return int(year.text) + 1 if year is not None and year.text.isdigit() else 9999
