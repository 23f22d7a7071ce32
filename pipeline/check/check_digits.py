"""Numbers whose last digit tells a misprint of the others: an editor wants to hear of it, what is printed stands."""

from pipeline.model.article import Article
from pipeline.model.diagnostic import Diagnostic, Kind, Report
from pipeline.model.source import Source
from pipeline.text.identifiers import ORCID, is_orcid, issn, issn_as_printed


def check(article: Article, report: Report) -> None:
    """Report ISSNs (ISO 3297) and ORCID iDs (ISO 7064) that have the form of one and another check digit."""
    for key in ("issn", "eissn"):
        value = getattr(article.front.journal, key)
        if value is not None and issn_as_printed(value.text) and not issn(value.text):
            _say(report, "ISSN", value.text, value.source, f"journal.{key}")
    for author in article.front.contribs:
        if ORCID.fullmatch(author.orcid) and not is_orcid(author.orcid):
            _say(report, "ORCID iD", author.orcid, author.source, article.front.address(author))


def _say(report: Report, what: str, number: str, source: Source, address: str) -> None:
    details = {"what": what, "number": number}
    report(Diagnostic(Kind.CHECK_DIGIT_WRONG, source.page, source, details, address=address))
