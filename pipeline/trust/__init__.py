"""How sure each value of an article is, and what a person should look at.

A value has signs: what the article, its print and its own shape say for and against it (`Sign`). Each sign has a
measured weight (knowledge/review/confidence.toml, written by tools/confidence.py from papers with gold); the sum of the
weights is a value's log-odds, which a measured curve turns into the share of values that are right.
"""

from collections.abc import Sequence

from pipeline.model.article import Article
from pipeline.model.block import LabelledBlock
from pipeline.model.diagnostic import Diagnostic
from pipeline.model.trust import Trust
from pipeline.trust import review, scale
from pipeline.trust.scale import Scale
from pipeline.trust.values import values

__all__ = ["trust"]


def trust(
    article: Article,
    diagnostics: Sequence[Diagnostic],
    blocks: Sequence[LabelledBlock] = (),
    review_at: float = 0.0,
    measures: Scale | None = None,
) -> Trust:
    """The confidence of every value, of the article's front matter, and the list of what to look at.

    `review_at` is the probability below which a front matter is to be looked at; 0 stands for the measured cut.
    """
    measures = measures or scale.measured()
    found = tuple(values(article, diagnostics, blocks))
    shares = {value.address: measures.confidence(value) for value in found}
    whole = measures.confidence(review.whole(article, diagnostics, found, shares))
    asked = review.asked(found, shares, whole, diagnostics, measures, review_at)
    return Trust(shares, whole, asked)
