"""What an article has not, and somebody who looked says is printed nowhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pipeline.corrections.address import NoSuchPlace, at, path, steps
from pipeline.corrections.correction import Correction, Op, summary
from pipeline.corrections.edit import short
from pipeline.model.lang import Lang

Json = Any
_LANGS = frozenset(f"[{lang.value}]" for lang in Lang)


def is_absence(item: Correction) -> bool:
    """Whether a correction says that it is right that nothing stands there."""
    return item.op is Op.ACCEPT and item.old is None


def standing(record: Mapping[str, Json], address: str) -> Json:
    """What stands at an address, of a language in a list the first one; None where nothing does.

    Raises NoSuchPlace where nothing could.
    """
    parts = steps(address)
    own = at(record, path(record, address[: -len(parts[-1])])) if parts[-1] in _LANGS else None
    if isinstance(own, list):
        alike = (item for item in own if isinstance(item, Mapping) and f"[{item.get('lang')}]" == parts[-1])
        return next(alike, None)
    return at(record, path(record, address)) or None


def found(record: Mapping[str, Json], corrections: Sequence[Correction]) -> Iterator[tuple[Correction, str]]:
    """The corrections that say of something that it is printed nowhere, and it is there; why each does not fit.

    What an editor put there afterwards speaks for itself.
    """
    for number, item in enumerate(corrections):
        if is_absence(item) and not any(_fills(other, item.address) for other in corrections[number + 1 :]):
            try:
                value = standing(record, item.address)
            except NoSuchPlace as error:
                yield item, str(error)
            else:
                if value is not None:
                    yield item, f"{short(_first(value))} stands there, not nothing"


def _fills(item: Correction, address: str) -> bool:
    """Whether an editor puts something there: at the address or within it, or an item of its language into its list."""
    if item.op not in (Op.ADD, Op.CHANGE):
        return False
    try:
        own, other = steps(address), steps(item.address)
    except NoSuchPlace:
        return False
    lang = f"[{item.new.get('lang')}]" if isinstance(item.new, Mapping) else ""
    return other[: len(own)] == own or (own[-1] == lang and other[:-1] == own[:-1])


def _first(value: Json) -> Json:
    return summary(value[0] if isinstance(value, list) else value)
