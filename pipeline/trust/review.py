"""The front matter as a whole, and the list of what a person should look at."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence

from pipeline.model.article import Article
from pipeline.model.diagnostic import Diagnostic, Kind
from pipeline.model.source import Confidence
from pipeline.model.trust import Doubt
from pipeline.trust.pairs import ALONE
from pipeline.trust.scale import Scale, logit
from pipeline.trust.setting import FRONT
from pipeline.trust.value import Sign, Value

BETWEEN = "; "  # of the reasons of an item
FRONT_FAMILIES = ("titles", "authors", "affiliations", "abstracts", "keywords")
_NAMES = {
    "titles": "title",
    "authors": "author",
    "affiliations": "affiliation",
    "abstracts": "abstract",
    "keywords": "keyword",
    "references": "reference",
    "pairs": "sentence pair",
    "headings": "heading",
    "captions": "caption",
    "tables": "table",
}
_MISSING = frozenset(
    {
        Kind.ONE_LANGUAGE,
        Kind.TITLE_MISSING,
        Kind.BYLINE_MISSING,
        Kind.ABSTRACT_MISSING,
        Kind.JOURNAL_MISSING,
        Kind.YEAR_MISSING,
    }
)
_NO_LIST = 0.02  # share right of a list of which nothing was found under its printed heading
_ADDRESS = {"title": "titles", "authors": "authors", "abstract": "abstracts", "keywords": "keywords"}
WHOLE = "whole"  # its family
OF_VALUES = frozenset({"worst", "sum"})  # signs that its values give
_CERTAIN = 5.0  # log-odds of a value that nothing speaks against


def whole(
    article: Article,
    diagnostics: Sequence[Diagnostic],
    found: Sequence[Value],
    shares: Mapping[str, Confidence],
) -> Value:
    """The front matter as one value, whose signs are the doubts of its values and what is missing."""
    signs = list(doubts([value for value in found if value.family in FRONT_FAMILIES], shares))
    for kind in sorted(FRONT, key=lambda kind: kind.name):
        remarks = [item for item in diagnostics if item.kind is kind]
        if remarks:
            signs.append(Sign(_sign(kind), min(2.0, 0.5 + 0.5 * len(remarks)), remarks[0].message))
    signs += _absent(article)
    if found:
        signs += [sign for sign in found[0].signs if sign.name in ("contradicted", "unplaced")]
    return Value("", WHOLE, "", None, None, tuple(signs))


def doubts(front: Sequence[Value], shares: Mapping[str, Confidence]) -> Iterator[Sign]:
    """The signs that a front matter has of its values: the worst of them, and all together."""
    wrong = sorted(1 - shares[value.address].share for value in front)
    yield Sign("worst", max(0.0, _CERTAIN - logit(1 - wrong[-1])) / _CERTAIN if wrong else 2.0)
    yield Sign("sum", min(2.0, -math.fsum(math.log(max(0.01, 1 - share)) for share in wrong)))


def _sign(kind: Kind) -> str:
    return kind.name.lower().replace("_", "-")


def _absent(article: Article) -> Iterator[Sign]:
    """What nearly every article has, and none of which was found."""
    front = article.front
    found = {"title": front.titles, "authors": front.contribs, "institution": front.affs}
    found |= {"abstract": front.abstracts, "keywords": tuple(g for g in front.kwd_groups if g.kwds)}
    for name, values in found.items():
        if not values:
            yield Sign(f"no-{name}", words=f"no {name} was found")


def asked(
    found: Sequence[Value],
    shares: Mapping[str, Confidence],
    front: Confidence,
    diagnostics: Sequence[Diagnostic],
    scale: Scale,
    at: float,
) -> tuple[Doubt, ...]:
    """What to look at: where the front matter is doubted its doubtful values, and what is missing; other values alone
    where they are nearly surely wrong."""
    listed: list[Doubt] = []
    if front.share < (at or scale.cuts["front"]):
        listed += _front(found, shares, front, diagnostics, scale)
    listed += [
        Doubt("references", "missing", item.message, _NO_LIST) for item in diagnostics if item.kind is Kind.REFS_MISSING
    ]
    others = [value for value in found if value.family not in FRONT_FAMILIES and value.family in _NAMES]
    # A sentence without counterpart may be printed in one language alone, and the abstract's own signs tell of it.
    others = [value for value in others if not any(sign.name == ALONE for sign in value.signs)]
    listed += [doubt(value, shares) for value in others if shares[value.address].share < scale.cuts["other"]]
    return tuple(listed)


def _front(
    found: Sequence[Value],
    shares: Mapping[str, Confidence],
    front: Confidence,
    diagnostics: Sequence[Diagnostic],
    scale: Scale,
) -> Iterator[Doubt]:
    for item in diagnostics:
        if item.kind in _MISSING:
            yield Doubt(_missing(item), "missing", item.message, front.share, item.source)
    values = [value for value in found if value.family in FRONT_FAMILIES]
    under = [value for value in values if shares[value.address].share < scale.cuts["value"]]
    if not under and values:
        under = [min(values, key=lambda value: shares[value.address].share)]
    yield from (doubt(value, shares) for value in under)
    if not values:
        yield Doubt("titles", "front matter", "nothing of the front matter was found", front.share)


def _missing(item: Diagnostic) -> str:
    """Where the missing value would stand."""
    lang = str(item.details.get("lang", ""))
    if item.kind is Kind.ONE_LANGUAGE:
        lang = "en" if lang == "zh" else "zh"
        return f"{_ADDRESS[str(item.details['field'])]}[{lang}]"
    if item.kind in (Kind.JOURNAL_MISSING, Kind.YEAR_MISSING):
        return item.address
    names = {Kind.TITLE_MISSING: "titles", Kind.BYLINE_MISSING: "authors"}
    return f"{names.get(item.kind, 'abstracts')}[{lang}]"


def doubt(value: Value, shares: Mapping[str, Confidence]) -> Doubt:
    """The value as something to look at."""
    confidence = shares[value.address]
    reason = BETWEEN.join(confidence.reasons) or "the least sure value of a doubtful page"
    return Doubt(value.address, _NAMES.get(value.family, value.family), reason, confidence.share, value.source)
