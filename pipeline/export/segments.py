"""Aligned segments of a whole archive as one TMX file."""

from collections.abc import Iterable
from typing import BinaryIO

from pipeline.details import Details
from pipeline.export.needs import Format, Need
from pipeline.export.work import Work
from pipeline.write import tmx


def write(stream: BinaryIO, works: Iterable[Work], details: Details) -> None:
    """TMX 1.4, the segments of one work after another's; memory holds one work."""
    tmx.write(stream, ((work.name, work.article) for work in works))


FORMAT = Format(write, needs=(Need("aligned segments", lambda work: tmx.is_aligned(work.article)),))
