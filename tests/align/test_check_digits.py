"""A number whose check digit does not fit the others is misprinted, or was misread: an editor hears of it."""

from __future__ import annotations

import pytest

from pipeline.check import check_digits
from pipeline.model.article import Article, Back, Contrib, Front, Journal, Name, Value
from pipeline.model.body import Body
from pipeline.model.geometry import Bbox
from pipeline.model.lang import Lang
from pipeline.model.source import Source

HERE = Source(2, Bbox(1, 2, 3, 4), "made", 1.0)


@pytest.mark.parametrize(
    ("issn", "orcid", "told"),
    [
        ("1234-5679", "0000-0002-1825-0097", []),
        ("1234-5678", "", [("ISSN 1234-5678", "journal.eissn")]),
        ("", "0000-0002-1825-0098", [("ORCID iD 0000-0002-1825-0098", "authors[0]")]),
        ("1234-56", "", []),
    ],
)
def test_a_check_digit_tells_a_misprint(issn, orcid, told):
    journal = Journal(eissn=Value(issn, HERE) if issn else None)
    author = Contrib(Name(Lang.ZH, "欧阳", "雪", "欧阳雪"), HERE, orcid=orcid)
    found = []
    check_digits.check(Article(Lang.ZH, Front(journal, contribs=(author,)), Body(), Back()), found.append)
    assert [(item.message.partition(": its check digit")[0], item.address) for item in found] == told
    assert all((item.page, item.source) == (2, HERE) for item in found)
