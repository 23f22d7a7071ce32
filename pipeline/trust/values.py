"""Every value of an article that has a confidence, with its signs."""

from collections.abc import Iterator, Sequence

from pipeline.model.article import Article
from pipeline.model.block import LabelledBlock
from pipeline.model.diagnostic import Diagnostic
from pipeline.trust import body, front, numbers, pairs, references
from pipeline.trust.setting import setting
from pipeline.trust.value import Value


def values(
    article: Article, diagnostics: Sequence[Diagnostic], blocks: Sequence[LabelledBlock] = ()
) -> Iterator[Value]:
    """The values in the order of the JSON."""
    known = setting(article, diagnostics, blocks)
    yield from front.values(known)
    yield from numbers.values(known)
    yield from body.values(known)
    yield from references.values(known)
    yield from pairs.values(known)
