"""Article -> diagnostics: what an editor wants to hear before an issue goes to press."""

from pipeline.check import bilingual, check_digits, contradictions, publication, references
from pipeline.model.article import Article
from pipeline.model.diagnostic import Report


def article(value: Article, report: Report) -> None:
    """Report where an aligned article differs between its languages, contradicts itself, or has odd references."""
    bilingual.check(value, report)
    references.check(value, report, _year(value))
    contradictions.check(value, report)
    check_digits.check(value, report)
    publication.check(value, report)


def _year(value: Article) -> int:
    """The year a reference may not lie behind: the article's own, so that the same PDF always gives the same result."""
    year = value.front.year
    return int(year.text) + 1 if year is not None and year.text.isdigit() else 9999
