"""The papers of the corpus, each converted once in a run of the tests, whichever test and worker asks first.

Several groups of tests want all of them or many, and a conversion takes most of a second. What a test may ask of one is
made with it and kept in the run's own temporary folder.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from pipeline.errors import UnusablePdf
from pipeline.model.article import Article
from pipeline.read.quality import Fault, judge
from pipeline.results.decode import article as decoded
from pipeline.run import convert
from pipeline.save import outputs
from pipeline.settings import Settings
from pipeline.write import jats
from pipeline.write.json import article as encoded
from pipeline.write.validate import validate
from tests import once
from tests.kept import as_kept
from tests.ledger import differences
from tests.typist import wide

CORPUS = Path(os.environ.get("CORPUS", Path(__file__).parents[2] / "shared" / "corpus"))
WITH_GOLD = sorted(CORPUS.glob("pdf/*.pdf"))
# Those without a gold record take as long as half of all other tests: `make corpus` asks them alone.
OTHERS = bool(os.environ.get("OTHER_PAPERS"))
PAPERS = sorted(CORPUS.glob("more/*.pdf")) if OTHERS else WITH_GOLD + sorted(CORPUS.glob("hard/pdf/*.pdf"))
DPI = 72  # of their pictures: no test asks how those look


@dataclass(frozen=True)
class Paper:
    """The files that `extract` writes of a paper, or the line that says why there are none; and what is amiss."""

    files: Mapping[str, bytes] = field(default_factory=dict)
    refused: str = ""
    pages: int = 0  # that were read
    unreadable: tuple[int, ...] = ()  # the numbers of those whose text layer is judged to be no text
    invalid: tuple[str, ...] = ()  # what the DTD says of its XML
    uneven: tuple[str, ...] = ()  # the account of its letters
    wide: tuple[str, ...] = ()
    kept: bool = True  # whether the article that is read back from the JSON is the article, and gives the same XML


def converted(path: Path) -> Paper:
    """The paper without OCR, which takes minutes; with pictures where it has a gold record."""
    settings = Settings(ocr="off", pictures=path in WITH_GOLD, dpi=DPI)
    faults: list[Fault | None] = []
    try:
        result = convert(path, settings, lambda page: faults.append(judge(page)))
    except UnusablePdf as error:
        return Paper(refused=str(error), pages=len(faults), unreadable=_numbers(faults))
    files = outputs(result, path.stem, settings)
    record, xml = json.loads(files[f"{path.stem}.json"]), jats.article(result.article)
    return Paper(
        files,
        pages=len(faults),
        unreadable=_numbers(faults),
        invalid=tuple(validate(xml)),
        uneven=tuple(differences(result, record, xml)),
        wide=tuple(wide(record)),
        kept=_is_kept(result.article, record, xml, files[f"{path.stem}.xml"]),
    )


def _is_kept(article: Article, record: dict[str, Any], own: bytes, xml: bytes) -> bool:
    """`record` and `xml` name the pictures beside them and tell measured confidences; `own` is the article's alone."""
    again = decoded(json.loads(encoded(article)))
    return again == as_kept(article) and jats.article(again) == own and jats.article(decoded(record)) == xml


def _numbers(faults: Iterable[Fault | None]) -> tuple[int, ...]:
    return tuple(number for number, fault in enumerate(faults, 1) if fault)


class Papers:
    """Papers by their path, kept in a folder that the workers of one run share."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __getitem__(self, path: Path) -> Paper:
        kept = self._kept(path)
        once.make(kept, partial(converted, path))
        paper = once.read(kept)
        assert isinstance(paper, Paper)
        return paper

    def all(self, paths: Iterable[Path]) -> Iterator[tuple[Path, Paper]]:
        """Each path with its paper; those that another worker is at are left to it until the rest is made."""
        wanted = list(paths)
        for path in wanted:
            once.make(self._kept(path), partial(converted, path), waiting=False)
        return ((path, self[path]) for path in wanted)

    def put(self, paths: Iterable[Path], folder: Path) -> Path:
        """The folder, with the files of these papers in it as `extract` leaves them."""
        for _, paper in self.all(paths):
            for name, data in paper.files.items():
                (folder / name).parent.mkdir(exist_ok=True)
                (folder / name).write_bytes(data)
        return folder

    def _kept(self, path: Path) -> Path:
        return self._folder / "-".join(path.relative_to(CORPUS).parts)
