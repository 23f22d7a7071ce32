"""What an article is called wherever it goes: the same name each time, however often it is sent."""

import hashlib

from pipeline.knowledge import lazy
from pipeline.model.article import Article, Value
from pipeline.model.lang import Lang
from pipeline.text.alike import bare

_DOI = lazy.compile(r"10\.\d{4,9}/\S+")
_LONGEST = 500  # bytes; search engines refuse a whole request for one name of more than 512
_DIGITS = 32  # hexadecimal; 128 bits


def article_id(article: Article, pdf: str, extracted: Article | None = None) -> str:
    """`doi:10.1234/abc` in lower case, as DOIs are the same in either; without a DOI `sha256:` and 32 digits.

    The digits are of journal, year, volume, issue, first page and title, folded to their letters and digits: of the
    article as it was `extracted`, where people have corrected it since, so that its name outlives a corrected title.
    Without the title two notes on one page would become one. An article without a title has the PDF's name instead.
    """
    front = article.front
    doi = front.doi.text.strip().lower() if front.doi else ""
    if _DOI.fullmatch(doi) and len(doi.encode("utf-8", "replace")) <= _LONGEST:
        return f"doi:{doi}"
    front = (extracted or article).front
    journal = next((title.text for title in front.journal.titles), "")
    title = next((found.whole for lang in Lang if (found := front.title(lang))), "") or pdf
    numbers = (front.year, front.volume, front.issue, front.fpage)
    fields = [bare(text) for text in (journal, *map(_text, numbers), title)]
    return f"sha256:{hashlib.sha256(chr(31).join(fields).encode()).hexdigest()[:_DIGITS]}"


def _text(value: Value | None) -> str:
    return value.text if value else ""
