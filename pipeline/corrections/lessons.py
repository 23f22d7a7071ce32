"""What was corrected most, by rule and journal: where the program has most to learn."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.corrections.address import NoSuchPlace, at, path
from pipeline.corrections.apply import applied
from pipeline.corrections.correction import Correction, Corrections, Op
from pipeline.corrections.files import kept, record, source, written
from pipeline.corrections.gold import gold
from pipeline.corrections.stored import Folder
from pipeline.errors import UnreadableResult, no_such_path
from pipeline.knowledge import lazy
from pipeline.regular import chosen
from pipeline.results.output import CORRECTIONS
from pipeline.said import said
from pipeline.write.files import write_whole

_PLACE = lazy.compile(r"\[\d+\]")


@dataclass(frozen=True, slots=True)
class Corrected:
    """An article with corrections: its name, its uncorrected JSON value, and they."""

    name: str
    record: Mapping[str, Any]
    corrections: Corrections
    pdf: str


def corrected(outputs: Sequence[Path], say: Callable[[str], None]) -> Iterator[Corrected]:
    """The articles with corrections in these folders; `say` is told which cannot be read.

    Raises UsageError for a path that does not exist.
    """
    for _, file, why in chosen(outputs, CORRECTIONS, no_such_path):
        if why:
            say(f"{file}: {why}")
            continue
        if not file.name.endswith(".json"):
            say(f"{file}: not a result of this program")
            continue
        name = file.name.removesuffix(CORRECTIONS).removesuffix(".json")
        folder = Folder(file.parent)
        try:
            found = record(source(folder, name))
            yield Corrected(name, found, kept(folder, name)[0], written(folder, name).pdf)
        except UnreadableResult as error:
            say(f"{file}: {str(error).removeprefix(f'{file.name}: ')}")
        except OSError as error:
            say(f"{error.filename or file}: {error.strerror or error}")


def lines(found: Sequence[Corrected]) -> Iterator[str]:
    """`12  change  authors[].surname  front.byline.zh  山川学报`, the most frequent first."""
    counts = Counter(lesson for item in found for lesson in _lessons(item))
    for lesson, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])):
        yield "  ".join([str(count), *lesson])


def _lessons(item: Corrected) -> Iterator[tuple[str, str, str, str]]:
    journal = next((title["text"] for title in item.record["journal"]["titles"]), "")
    for correction in item.corrections.read:
        if correction.op is not Op.ACCEPT:
            yield correction.op.value, _PLACE.sub("[]", correction.address), _rule(item.record, correction), journal


def _rule(found: Mapping[str, Any], correction: Correction) -> str:
    """The rule that had said what was corrected: of the nearest value that has one."""
    address = correction.address
    while address:
        try:
            value = at(found, path(found, address))
        except NoSuchPlace:
            value = None
        if isinstance(value, Mapping) and isinstance(value.get("source"), Mapping):
            return str(value["source"]["rule"])
        address = address[: max(address.rfind("."), address.rfind("["), 0)]
    return said("nothing found")


def write_gold(found: Sequence[Corrected], folder: Path) -> int:
    """Write the gold record of each article that was looked through as NAME.json; how many there are."""
    folder.mkdir(parents=True, exist_ok=True)
    seen = [item for item in found if item.corrections.seen]
    for item in seen:
        value = gold(applied(item.record, item.corrections.items, item.pdf).record, item.name)
        write_whole(folder / f"{item.name}.json", (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode())
    return len(seen)
