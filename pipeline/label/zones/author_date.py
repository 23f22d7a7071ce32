"""Lists in the author-date style (GB/T 7714-2015, 10.2) whose heading is not printed, or cannot be read."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from pipeline.knowledge import lazy
from pipeline.knowledge.references import references
from pipeline.label.zones.claims import Decided
from pipeline.label.zones.entries import KIND_OF_WORK, LONGEST_ENTRY
from pipeline.label.zones.items import Item
from pipeline.text.script import HANZI

LEAST_ENTRIES = 4  # one below the other: no text has so many paragraphs that begin with names, a year and a stop
SAMPLE = 20  # entries that tell whether they are a list's: all of them would be asked again from each one on
WORKS = 0.6  # of these entries say where the work stands: pages, volume and issue, mark or publisher
NAMES = 160  # characters before the year, at most: three names and et al., or six in full
_H = f"[{HANZI}]"
_NATION = rf"(?:[\[［(（〔]{_H}{{1,5}}[\]］)）〕]\s?)?"
# A run of names' hanzi is taken whole, `and` among them; a word of a Latin name has no stop, which stands between two.
_HANZI_NAME = rf"{_NATION}{_H}[{HANZI}·•・]{{1,14}}+(?:[A-Z][.．]\s?{_H}{{1,6}})?"
_HANZI_NAMES = rf"{_HANZI_NAME}(?:[\s,，、;；]{{1,3}}{_HANZI_NAME}|[,，、\s]\s?{_H}(?=\s?[,，.．(（]))*"
_PARTICLES = rf"(?:(?:{'|'.join(references().particles)})\s)"
_LATIN_NAMES = rf"{_PARTICLES}{{0,3}}[A-ZÀ-Þ][\w'’‘‐-]*+(?:[\s,，.．;；&‐-]+(?=[^\W\d_])[\w'’‘‐-]*+){{0,30}}?"
_YEAR = r"[\s,，.．。]*[(（\[［]?(?:19|20)\d\d[a-z]?"
_BEHIND = r"(?:\s*[)）\]］]?\s*[.．。,，:：]|\s*[)）\]］]\s*(?:[《“\"]|(?=\s[A-Z])))"
_OPENING = lazy.compile(rf"\s*(?=.{{2,{NAMES}}}?(?:19|20)\d\d)(?:{_HANZI_NAMES}|{_LATIN_NAMES}){_YEAR}{_BEHIND}")
_MARK = rf"[\[［〔【]{KIND_OF_WORK}[\]］〕】]"
_PAGES = r"[:：,，.．\s]\s?[A-Z]?\d{1,6}\s?[-‐–—−~～－]\s?[A-Z]?\d{1,6}(?!\d)"
_ISSUE = r"[\d,，]\s?[(（]\s?[\dS]{1,4}(?:[-/]\d{1,2})?\s?[)）]\s?[:：,，.．]"
_PUBLISHER = rf"[.．。,，]\s?{_H}{{2,8}}\s?[:：]\s?{_H}{{4}}"  # 南京: 某某出版公司
_WORK = lazy.compile(rf"{_MARK}|{_PAGES}|{_ISSUE}|{_PUBLISHER}|10\.\d{{4,}}/|https?:")
_TELLING = ("publishing-house", "thesis")  # words behind a work's title


def author_date_list(article: Sequence[Item], decided: Decided) -> int | None:
    """The place of the first entry of the article's last list in this style; None where there is none.

    Convention: an entry begins with its authors and the year behind them. A paragraph of the text may begin so too
    (`李明（2015）认为`), with no stop behind the year, and tells no pages.
    """
    found, place = None, 0
    while place < len(article):
        entries, _ = _entries(article, place, decided, SAMPLE)
        if len(entries) >= LEAST_ENTRIES and sum(map(_is_work, entries)) >= WORKS * len(entries):
            _, end = _entries(article, place, decided)
            found, place = place, max(end, place + 1)
        else:
            place += 1
    return found


def _entries(article: Sequence[Item], start: int, decided: Decided, most: int | None = None) -> tuple[list[str], int]:
    """The texts of the entries from this place on, `most` of them, and the place behind the last of their blocks.

    A block may be an entry, a part of one or several; what is too long for an entry is the text behind the list.
    """
    entries: list[str] = []
    place = start
    for place, line, below in _lines(article, start, decided):
        if _OPENING.match(f"{line} {below}"):
            entries.append(line)
        elif not entries:
            return [], place
        else:
            entries[-1] += f" {line}"
        if len(entries[-1]) > LONGEST_ENTRY or len(entries) - 1 == most:
            return entries[:-1], place
    return entries, place + 1


def _lines(article: Sequence[Item], start: int, decided: Decided) -> Iterator[tuple[int, str, str]]:
    """The lines of the open blocks without a label from this place on, each with its block's place and the line below.

    The year may stand in the line below the names.
    """
    behind = (article[at] for at in range(start, len(article)))
    open_ones = itertools.takewhile(lambda item: item.hit is None and decided.is_open(item), behind)
    lines = ((at, line.text) for at, item in enumerate(open_ones, start) for line in item.block.lines)
    for (at, line), (_, below) in itertools.pairwise(itertools.chain(lines, [(start, "")])):
        yield at, line, below


def _is_work(entry: str) -> bool:
    return bool(_WORK.search(entry)) or any(references()[name].search(entry) for name in _TELLING)
