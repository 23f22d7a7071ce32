"""Quality control of an archive: a sample to look through, and what the marks on it say of the whole.

Articles are drawn by how sure their front matter is (`BOUNDS`), more of the doubtful ones than their share, since that
is where errors lie; the estimate gives each stratum its true weight again. The interval is Wilson's, with the sample's
effective size: a stratified sample says as much as a plain one of that size would (Kish; Korn and Graubard 1998).
"""

from __future__ import annotations

import csv
import hashlib
import io
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.archive.document import Status
from pipeline.archive.journal import Row
from pipeline.model.article import Front
from pipeline.model.lang import Lang
from pipeline.said import later

BOUNDS = (0.5, 0.8, 0.95)
"""Where one stratum ends and the next begins: the probability that an article's front matter needs no change."""
_LEAST = 2  # articles of a stratum: one alone has no spread
_Z = 1.96  # of an interval that holds the truth in 95 of 100 samples
_COLUMNS = ("right", "result", "sure", "stratum", "of", "title zh", "title en", "authors zh", "authors en", "journal")
_YES, _NO = frozenset({"y", "yes", "1", "x", "✓", "√", "是", "对"}), frozenset({"n", "no", "0", "✗", "×", "否", "错"})
_BOM = "\ufeff"  # by which spreadsheet programs know UTF-8
_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # a cell that begins so is reckoned by spreadsheet programs


@dataclass(frozen=True, slots=True)
class Article:
    """One article of the archive: its result within the output, and how likely its front matter is right."""

    result: str
    sure: float

    @property
    def stratum(self) -> int:
        return sum(self.sure >= bound for bound in BOUNDS)


@dataclass(frozen=True, slots=True)
class Drawn:
    """An article of the sample, and how many articles its stratum has."""

    article: Article
    of: int


@dataclass(frozen=True, slots=True)
class Estimate:
    """The share of the archive's articles whose front matter needs a change, and its interval of 95 %."""

    rate: float
    low: float
    high: float
    looked_at: int
    open: int  # articles of the sheet without a mark


def articles(rows: Iterable[Row]) -> Iterator[Article]:
    """The archive's articles, each once; those of bound issues have no share of their own and are left out."""
    for row in rows:
        sure = row.found.get("sure")
        if row.status is not Status.LINKED and ".json" in row.files and isinstance(sure, float):
            yield Article(f"{row.name}.json", sure)


def draw(articles: Iterable[Article], size: int, seed: int = 0) -> list[Drawn]:
    """So many articles, two at least of each stratum, in the order of their results; the same ones for the same archive
    and seed.
    """
    strata: dict[int, list[Article]] = {}
    for article in articles:
        strata.setdefault(article.stratum, []).append(article)
    counts = _allotted(strata, size)
    drawn = [
        Drawn(article, len(own))
        for name, own in strata.items()
        for article in sorted(own, key=lambda a: _lot(a.result, seed))[: counts[name]]
    ]
    return sorted(drawn, key=lambda d: d.article.result)


def _allotted(strata: Mapping[int, Sequence[Article]], size: int) -> dict[int, int]:
    """How many of each stratum: by its size and by how uncertain its articles are (Neyman's allocation).

    `size` in all, unless there are fewer articles, or the least of each stratum are more.
    """
    spread = {name: sum(math.sqrt(a.sure * (1 - a.sure)) + 0.01 for a in own) for name, own in sorted(strata.items())}
    whole = math.fsum(spread.values())
    counts = {name: min(len(strata[name]), _LEAST) for name in spread}
    for _ in range(size - sum(counts.values())):
        open_to = [name for name in spread if counts[name] < len(strata[name])]
        if not open_to:
            break
        counts[max(open_to, key=lambda name: size * spread[name] / whole - counts[name])] += 1
    return counts


def _lot(result: str, seed: int) -> str:
    return hashlib.sha256(f"{seed} {result}".encode("utf-8", "surrogateescape")).hexdigest()


# ---------------------------------------------------------------- the sheet
def texts(front: Front) -> dict[str, str]:
    """What a person compares with the page, by the sheet's columns."""
    found = {"journal": " / ".join(title.text for title in front.journal.titles)}
    for lang in Lang:
        title = front.title(lang)
        found[f"title {lang}"] = title.whole if title else ""
        found[f"authors {lang}"] = "; ".join(contrib.name.printed for contrib in front.byline(lang))
    return found


def sheet(rows: Iterable[tuple[Drawn, Mapping[str, str]]]) -> str:
    """The sample as CSV; in the first column a person says whether the front matter is right: y or n, 是 or 否."""
    out = io.StringIO()
    out.write(_BOM)
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for drawn, texts in rows:
        own = drawn.article
        cells = ["", own.result, f"{own.sure:.3f}", str(own.stratum), str(drawn.of)]
        writer.writerow([_plain(cell) for cell in (*cells, *(texts.get(name, "") for name in _COLUMNS[5:]))])
    return out.getvalue()


def _plain(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula: its text comes from a document."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def marks(text: str) -> Iterator[tuple[int, int, bool | None]]:
    """(stratum, how many articles it has, whether the front matter is right or None) of each row of a sheet.

    Raises ValueError, naming the line, where the sheet is not one of ours or a mark is none.
    """
    reader = csv.DictReader(io.StringIO(text.removeprefix(_BOM)))
    if not {"right", "stratum", "of"} <= {*(reader.fieldnames or ())}:
        raise ValueError(later("no sheet of a sample: the columns right, stratum, of are missing"))
    for row in reader:
        said = (row["right"] or "").strip().casefold()
        if said and said not in _YES | _NO:
            raise ValueError(later(f"line {reader.line_num}: the mark {said!r} is neither y nor n"))
        try:
            yield int(row["stratum"]), int(row["of"]), said in _YES if said else None
        except (TypeError, ValueError):
            raise ValueError(later(f"line {reader.line_num}: stratum and of are no numbers")) from None


# ---------------------------------------------------------------- the estimate
def estimate(rows: Iterable[tuple[int, int, bool | None]]) -> Estimate:
    """What the marks say of the whole archive. Strata without a mark are left out of it.

    Raises ValueError where nothing is marked.
    """
    sizes: dict[int, int] = {}
    seen: dict[int, list[bool]] = {}
    open_rows = 0
    for name, size, right in rows:
        sizes[name] = size
        if right is None:
            open_rows += 1
        else:
            seen.setdefault(name, []).append(right)
    looked_at = sum(map(len, seen.values()))
    if not looked_at:
        raise ValueError(later("no article of the sheet is marked"))
    whole = sum(sizes[name] for name in seen)
    rate = math.fsum(sizes[name] / whole * (own.count(False) / len(own)) for name, own in seen.items())
    low, high = _wilson(rate, _effective(rate, sizes, seen, whole))
    return Estimate(rate, low, high, looked_at, open_rows)


def _effective(rate: float, sizes: Mapping[int, int], seen: Mapping[int, list[bool]], whole: int) -> float:
    """How large a plain sample would be that says as much; at most as large as what was looked at."""
    looked_at = sum(map(len, seen.values()))
    variance = 0.0
    for name, own in seen.items():
        wrong = (own.count(False) + 1) / (len(own) + 2)  # Laplace's: no stratum is sure after a few
        unseen = 1 - len(own) / sizes[name]
        variance += (sizes[name] / whole) ** 2 * unseen * wrong * (1 - wrong) / len(own)
    spread = max(rate, 1 / (looked_at + 2)) * (1 - min(rate, 1 - 1 / (looked_at + 2)))
    return max(looked_at, 1.0) if variance <= 0 else min(spread / variance, float(looked_at))


def _wilson(rate: float, size: float) -> tuple[float, float]:
    """Wilson's interval of a share found in a sample of this size."""
    middle = (rate + _Z**2 / (2 * size)) / (1 + _Z**2 / size)
    half = _Z / (1 + _Z**2 / size) * math.sqrt(rate * (1 - rate) / size + _Z**2 / (4 * size**2))
    return max(0.0, middle - half), min(1.0, middle + half)
