"""An article's corrections put into its JSON, and what follows from them: its pairs, and what is odd in it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from pipeline import check
from pipeline.corrections import absent, hollow, shapes
from pipeline.corrections.correction import Correction
from pipeline.corrections.doubted import judged, settled, still
from pipeline.corrections.doubts import Doubt, doubts
from pipeline.corrections.edit import Impossible, Stale, made
from pipeline.corrections.markup import typed_markup
from pipeline.corrections.parts import MEASURED, Base
from pipeline.corrections.possible import impossible
from pipeline.corrections.review import is_of_pair, left, pair_name
from pipeline.corrections.ties import by_hand, is_tie, tied
from pipeline.errors import UnreadableResult
from pipeline.model.article import Article
from pipeline.model.diagnostic import Diagnostic, Kind
from pipeline.results.decode import DAMAGED
from pipeline.results.decode import article as decoded
from pipeline.said import later
from pipeline.write import jats
from pipeline.write.json import diagnostic
from pipeline.write.json import record as encoded
from pipeline.write.json.layout import render
from pipeline.write.json.shapes import FRONT

Json = Any
UNTIED: dict[str, Any] = {
    "title": None,
    "sentences": {"zh": [], "en": []},
    **{key: [] for key in ("abstract", "keywords", "authors", "affiliations", "headings", "captions", "references")},
}


@dataclass(frozen=True, eq=False)
class Applied:
    """A corrected article; what is written of it is made once.

    `fresh` are the remarks on it; `review` are the places in the uncorrected one's list of what is still to be seen.
    """

    record: Mapping[str, Any]
    article: Article
    fresh: tuple[Diagnostic, ...]
    stale: tuple[Correction, ...]
    review: tuple[int, ...]
    _gone: tuple[Json, ...]

    @property
    def told(self) -> tuple[Diagnostic, ...]:
        """What is remarked on the corrections themselves: those not made, and what may be meant otherwise."""
        return (*(item for item in self.fresh if item.kind is Kind.MARKUP_TYPED), *self.left)

    @property
    def left(self) -> tuple[Diagnostic, ...]:
        """The remarks on the corrections that are not made, in the order of `stale`."""
        return self.fresh[len(self.fresh) - len(self.stale) :]

    def why(self, item: Correction) -> str:
        """Why this correction is not made; nothing where it is."""
        both = zip(self.stale, self.left, strict=True)
        return next((str(remark.details["why"]) for own, remark in both if own == item), "")

    def is_gone(self, item: Diagnostic) -> bool:
        """Whether a remark on the uncorrected article is one that is made anew of the corrected one, or is not."""
        return _plain(diagnostic(item)) in self._gone

    @cached_property
    def data(self) -> bytes:
        """The bytes of its file."""
        return (render(self.record) + "\n").encode("utf-8")

    @cached_property
    def doubts(self) -> Sequence[Doubt]:
        """What is in doubt in it."""
        return tuple(doubts(self.record))

    @cached_property
    def xml(self) -> bytes:
        """The bytes of its JATS."""
        return jats.article(self.article)


def applied(record: Base | Mapping[str, Any], corrections: Sequence[Correction], pdf: str = "") -> Applied:
    """The article of a result's JSON value, or of what was read of it already, with these corrections in their order.

    One that does not fit is not made and reported; `pdf` is the SHA-256 of the PDF, where it is known. What is parallel
    is told anew where one of its texts has changed, and the article is checked again.
    Raises UnreadableResult where the value is no result.
    """
    base = record if isinstance(record, Base) else Base(record)
    before = base.article
    stale = [(item, remark) for item in corrections if (remark := _senseless(item))]
    given = [item for item in corrections if not any(item is other for other, _ in stale)]
    own = [item for item in given if not (is_of_pair(item) or is_tie(item) or absent.is_absence(item))]
    changed = _changed(base, own, stale, pdf) if own else None
    article = _retied(tied(before, changed) if changed else before, given, stale, pdf)
    written = _written(base, article)
    stale += _unpaired(written, given, pdf)
    stale += [(item, _remark(item, why, pdf)) for item, why in absent.found(written, given)]
    fresh = list[Diagnostic]() if changed else list(base.remarks)
    if changed:
        check.article(article, fresh.append)
    unfit = tuple(item for item, _ in stale)
    nowhere = {item.address for item in corrections if absent.is_absence(item) and item not in unfit}
    fresh = [item for item in fresh if item.address not in nowhere]
    fresh += [
        _told(Kind.MARKUP_TYPED, item, text=typed)
        for item in given
        if item not in unfit and (typed := typed_markup(item))
    ]
    fresh += [remark for _, remark in stale]
    plain_old = [_plain(diagnostic(item)) for item in base.remarks]
    kept = [item for item in base.record["diagnostics"] if _plain(item) not in plain_old]
    sources = {json.dumps(_plain(item), sort_keys=True): item["source"] for item in base.record["diagnostics"]}
    new: list[Any] = list(map(diagnostic, fresh))
    for item in new:
        item["source"] = sources.get(json.dumps(_plain(item), sort_keys=True), item["source"])
    written["diagnostics"] = [*kept, *new]
    written["confidence"] = base.record["confidence"]
    seen = [item for item in corrections if item not in unfit or not absent.is_absence(item)]
    to_see = left(base.record, written, seen)
    if changed:
        after = judged(article, fresh, written)
        written = settled(written, base.judged, after)
        article = replace(article, front=FRONT.read(written))
        to_see = list(still(to_see, base.record["review"], base.judged, after, written, base.record))
    written["review"] = [item for _, item in to_see]
    return Applied(written, article, tuple(fresh), unfit, tuple(place for place, _ in to_see), tuple(plain_old))


def beside(record: Mapping[str, Any], article: Article) -> bytes:
    """The JSON of an article with what a result of it says besides: its PDF, remarks, reasons, and what is to be seen.

    Raises UnreadableResult where the value is no result.
    """
    base = Base(record)
    kept = {key: base.record[key] for key in ("confidence", "review", "diagnostics")}
    return (render({**_written(base, article), **kept}) + "\n").encode("utf-8")


def _changed(base: Base, items: Sequence[Correction], stale: list[tuple[Correction, Diagnostic]], pdf: str) -> Article:
    """The article with these corrections; those that do not fit are added to `stale`.

    Where all of them together give an article, each of them fits, and it is read once.
    """
    record = {**shapes.complete(base.record), "alignment": UNTIED}
    together, unfit = record, list[tuple[Correction, Diagnostic]]()
    for item in items:
        try:
            together = made(together, item)
        except Stale as error:
            unfit.append((item, _unmade(item, error, pdf)))
    try:
        article = decoded(hollow.without(together), base.read)
    except UnreadableResult:
        return _one_by_one(record, items, stale, pdf)
    stale += unfit
    return article


def _one_by_one(
    record: Mapping[str, Any], items: Sequence[Correction], stale: list[tuple[Correction, Diagnostic]], pdf: str
) -> Article:
    article = decoded(record)
    for item in items:
        try:
            changed = made(record, item)
            article, record = decoded(hollow.without(changed)), changed
        except (Stale, UnreadableResult) as error:
            stale.append((item, _unmade(item, error, pdf)))
    return article


def _retied(
    article: Article, corrections: Sequence[Correction], stale: list[tuple[Correction, Diagnostic]], pdf: str
) -> Article:
    """The article with the pairs of sentences that people made; those that cannot be made are added to `stale`."""
    for item in filter(is_tie, corrections):
        try:
            article = by_hand(article, item)
        except (Stale, TypeError, ValueError, AttributeError) as error:
            stale.append((item, _remark(item, str(error), pdf)))
    return article


def _unpaired(
    record: Mapping[str, Any], corrections: Sequence[Correction], pdf: str
) -> list[tuple[Correction, Diagnostic]]:
    """What was said of pairs of sentences that are no pairs any more."""
    pairs = {pair_name(pair) for pair in record["alignment"]["abstract"]}
    gone = [item for item in corrections if is_of_pair(item) and item.old not in pairs]
    return [(item, _remark(item, "these sentences are no pair", pdf)) for item in gone]


def _plain(remark: Json) -> Json:
    """What tells a remark from others; its address counts lists, which corrections make longer and shorter."""
    source = remark["source"]
    return {
        **remark,
        "address": "",
        "source": source and {key: value for key, value in source.items() if key not in MEASURED},
    }


def _unmade(item: Correction, error: Stale | UnreadableResult, pdf: str) -> Diagnostic:
    """The remark on a correction that cannot be made: what the JSON's schema does not allow fits no article."""
    why = str(error)
    if isinstance(error, Impossible) or why.startswith(DAMAGED):
        return _told(Kind.CORRECTION_IMPOSSIBLE, item, why=why.removeprefix(DAMAGED))
    return _remark(item, why, pdf)


def _remark(item: Correction, why: str, pdf: str) -> Diagnostic:
    if pdf and item.pdf and pdf != item.pdf:
        why = later(f"{why} (the PDF is another one)")
    return _told(Kind.CORRECTION_STALE, item, why=why)


def _senseless(item: Correction) -> Diagnostic | None:
    """The remark on a correction that fits no article at all; none on one that may fit."""
    if item.unread is not None:
        details = {"place": str(item.unread.place), "why": item.unread.why}
        return Diagnostic(Kind.CORRECTION_UNREAD, details=details)
    why = impossible(item)
    return _told(Kind.CORRECTION_IMPOSSIBLE, item, why=why) if why else None


def _told(kind: Kind, item: Correction, **what: str) -> Diagnostic:
    page = item.anchor.page if item.anchor else 0
    return Diagnostic(kind, page, None, {"address": item.address, **what})


def _written(base: Base, article: Article) -> dict[str, Any]:
    """The article's JSON value, with what `base` has beside the article's own keys and values."""
    if article is base.article:
        return dict(base.record)
    record: dict[str, Any] = encoded(article, (), base.record["file"], write=base.write)
    record["alignment"] = base.fresh(record["alignment"])
    return record | {key: value for key, value in base.record.items() if key not in record}
