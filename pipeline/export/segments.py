"""Aligned segments of a whole archive as one TMX or TSV file, each pair of texts once."""

from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import BinaryIO

from pipeline.details import Details
from pipeline.export.needs import Format, Need
from pipeline.export.values import clean
from pipeline.export.work import Work
from pipeline.text.alike import bare
from pipeline.write import tmx

COLUMNS = ("id", "article", "document", "field", "confidence", "zh", "en")


def pair_id(zh: str, en: str) -> str:
    """The same for the same two texts, whatever their width, case and spaces: 16 hexadecimal digits."""
    return sha256(f"{bare(zh)}\x1f{bare(en)}".encode("utf-8", "replace")).hexdigest()[:16]


def _once(works: Iterable[Work]) -> Iterator[tuple[Work, dict[str, tmx.Unit]]]:
    """The units of each work that none before it had, by their ids."""
    seen: set[bytes] = set()  # eight bytes a pair
    for work in works:
        units: dict[str, tmx.Unit] = {}
        for unit in tmx.units(work.article):
            name = pair_id(unit.zh, unit.en)
            if (key := bytes.fromhex(name)) not in seen:
                seen.add(key)
                units[name] = unit
        yield work, units


def write(stream: BinaryIO, works: Iterable[Work], details: Details) -> None:
    """TMX 1.4, the segments of one work after another's; memory holds one work."""
    tmx.write_units(stream, ((work.name, units.values()) for work, units in _once(works)))


def write_tsv(stream: BinaryIO, works: Iterable[Work], details: Details) -> None:
    """A line a pair, columns as the first line names them; confidence is empty where the print itself ties the two."""
    stream.write("\t".join(COLUMNS).encode() + b"\n")
    for work, units in _once(works):
        for name, unit in units.items():
            score = "" if unit.score is None else f"{unit.score:.3f}"
            row = (name, work.id, work.name, unit.kind, score, clean(unit.zh), clean(unit.en))
            stream.write("\t".join(row).encode("utf-8", "replace") + b"\n")


_NEEDS = (Need("aligned segments", lambda work: tmx.is_aligned(work.article)),)
FORMAT = Format(write, needs=_NEEDS)
TSV = Format(write_tsv, needs=_NEEDS)
