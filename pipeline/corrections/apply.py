"""An article's corrections put into its JSON, and what follows from them: its pairs, and what is odd in it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline import check
from pipeline.corrections import absent
from pipeline.corrections.correction import Correction, summary
from pipeline.corrections.edit import Stale, made
from pipeline.corrections.review import is_of_pair, left, pair_name
from pipeline.corrections.ties import by_hand, is_tie, tied
from pipeline.errors import UnreadableResult
from pipeline.model.article import Article
from pipeline.model.diagnostic import Diagnostic, Kind
from pipeline.results.decode import article as decoded
from pipeline.write.json import article as encoded
from pipeline.write.json import diagnostic
from pipeline.write.json.layout import render

Json = Any
_UNTIED: dict[str, Any] = {
    "title": None,
    "sentences": {"zh": [], "en": []},
    **{key: [] for key in ("abstract", "keywords", "authors", "affiliations", "headings", "captions", "references")},
}


@dataclass(frozen=True, slots=True)
class Applied:
    """A corrected article.

    `fresh` are the remarks on it; `review` are the places in the uncorrected one's list of what is still to be seen.
    """

    record: Mapping[str, Any]
    article: Article
    fresh: tuple[Diagnostic, ...]
    stale: tuple[Correction, ...]
    review: tuple[int, ...]
    _gone: tuple[Json, ...]

    def is_gone(self, item: Diagnostic) -> bool:
        """Whether a remark on the uncorrected article is one that is made anew of the corrected one, or is not."""
        return _plain(diagnostic(item)) in self._gone

    @property
    def data(self) -> bytes:
        """The bytes of its file."""
        return (render(self.record) + "\n").encode("utf-8")


def applied(base: Mapping[str, Any], corrections: Sequence[Correction], pdf: str = "") -> Applied:
    """The article of a result's JSON value with these corrections, in their order.

    One that does not fit is not made and reported; `pdf` is the SHA-256 of the PDF, where it is known. What is parallel
    is told anew where one of its texts has changed, and the article is checked again.
    Raises UnreadableResult where `base` is no result.
    """
    before = decoded(base)
    stale: list[tuple[Correction, Diagnostic]] = []
    own = [item for item in corrections if not (is_of_pair(item) or is_tie(item) or absent.is_absence(item))]
    changed = _changed({**base, "alignment": _UNTIED}, own, stale, pdf) if own else None
    article = _retied(tied(before, changed) if changed else before, corrections, stale, pdf)
    written = _written(base, article)
    stale += _unpaired(written, corrections, pdf)
    stale += [(item, _remark(item, why, pdf)) for item, why in absent.found(written, corrections)]
    gone: list[Diagnostic] = []
    check.article(before, gone.append)
    fresh = [] if changed else list(gone)
    if changed:
        check.article(article, fresh.append)
    unfit = tuple(item for item, _ in stale)
    nowhere = {item.address for item in corrections if absent.is_absence(item) and item not in unfit}
    fresh = [item for item in fresh if item.address not in nowhere]
    fresh += [remark for _, remark in stale]
    plain_old = [_plain(diagnostic(item)) for item in gone]
    kept = [item for item in base["diagnostics"] if _plain(item) not in plain_old]
    sources = {json.dumps(_plain(item), sort_keys=True): item["source"] for item in base["diagnostics"]}
    new: list[Any] = list(map(diagnostic, fresh))
    for item in new:
        item["source"] = sources.get(json.dumps(_plain(item), sort_keys=True), item["source"])
    written["diagnostics"] = [*kept, *new]
    written["confidence"] = base["confidence"]
    to_see = left(base, written, [item for item in corrections if item not in unfit or not absent.is_absence(item)])
    written["review"] = [item for _, item in to_see]
    return Applied(written, article, tuple(fresh), unfit, tuple(place for place, _ in to_see), tuple(plain_old))


def _changed(
    record: Mapping[str, Any], items: Sequence[Correction], stale: list[tuple[Correction, Diagnostic]], pdf: str
) -> Article:
    """The article of a record with these corrections; those that do not fit are added to `stale`.

    Where all of them together give an article, each of them fits, and it is read once.
    """
    together, unfit = record, list[tuple[Correction, Diagnostic]]()
    for item in items:
        try:
            together = made(together, item)
        except Stale as error:
            unfit.append((item, _remark(item, str(error), pdf)))
    try:
        article = decoded(together)
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
            article, record = decoded(changed), changed
        except (Stale, UnreadableResult) as error:
            stale.append((item, _remark(item, str(error), pdf)))
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
        "source": source and {key: value for key, value in source.items() if key not in _MEASURED},
    }


def _remark(item: Correction, why: str, pdf: str) -> Diagnostic:
    if pdf and item.pdf and pdf != item.pdf:
        why = f"{why} (the PDF is another one)"
    page = item.anchor.page if item.anchor else 0
    return Diagnostic(Kind.CORRECTION_STALE, page, None, {"address": item.address, "why": why})


def _written(base: Mapping[str, Any], article: Article) -> dict[str, Any]:
    """The article's JSON value, with what `base` has beside the article's own keys and values."""
    record: dict[str, Any] = json.loads(encoded(article)) | {"file": base["file"]}
    reasons: dict[str, Any] = {}
    _reasons(base, reasons, give=False)
    _reasons(record, reasons, give=True)
    return record | {key: value for key, value in base.items() if key not in record}


def _reasons(value: Json, known: dict[str, Any], *, give: bool) -> None:
    """Take the reasons of measured confidences from a record, or give them to the same values of another."""
    if isinstance(value, dict):
        source = value.get("source")
        if isinstance(source, dict):
            name = json.dumps([source | {"reasons": 0}, summary(value)], sort_keys=True)
            if give and name in known:
                source["reasons"] = known[name]
            elif not give and "reasons" in source:
                known[name] = source["reasons"]
        _unplaced(value, known, give=give)
        for inner in value.values():
            _reasons(inner, known, give=give)
    elif isinstance(value, list):
        for inner in value:
            _reasons(inner, known, give=give)


_MEASURED = ("field_confidence", "confidence", "reasons")  # of a cited work and of a pair, which have no source


def _unplaced(value: dict[str, Any], known: dict[str, Any], *, give: bool) -> None:
    """The same for cited works and pairs of sentences, which say themselves how sure they are."""
    if "parts" not in value and "zh_ids" not in value:
        return
    name = json.dumps([value.get(key) for key in ("text", "zh", "en", "zh_ids")])
    if give:
        value |= known.get(name, {})
    else:
        known[name] = {key: value[key] for key in _MEASURED if key in value}
