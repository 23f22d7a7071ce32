"""Rows of body_captions.toml: how captions of figures and tables begin."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from pipeline.knowledge import lazy
from pipeline.knowledge.toml import load
from pipeline.model.lang import Lang

# A letter of a part stands at the figure or in brackets; white sets off one of the first letters only, as a later one,
# or one with a figure or hanzi behind it, is a quantity of the caption: `图 8　r2 值`, `表 2　p 值`.
_PART = r"(?:\s?[（(]?[a-z][)）](?![A-Za-z])|[a-z](?![A-Za-z\d])|\s[a-h](?=[\s　.．:：]|$))"
_NUMBER = (
    rf"(?P<number>[A-Z]?\d{{1,2}}(?:\s?[-–—.．]\s?\d{{1,2}})?{_PART}?"
    r"|[一二三四五六七八九十]{1,3}|[Ⅰ-Ⅻ]|[IVX]{1,4}(?![A-Za-z\u4e00-\u9fff]))"
)


@dataclass(frozen=True, slots=True)
class CaptionRow:
    """One kind of caption in one language."""

    kind: str  # "figure" or "table"
    lang: Lang
    start: re.Pattern[str]
    inside: re.Pattern[str]  # the same after a gap in the line


@dataclass(frozen=True, slots=True)
class CaptionStart:
    """The label that a line begins with: `end` is where the caption's own text begins."""

    kind: str
    lang: Lang
    number: str  # without white: "1", "3-2", "A1"
    end: int
    continued: bool  # 续表

    def is_twin(self, other: CaptionStart) -> bool:
        """Whether the other is the same caption in the other language."""
        return other.kind == self.kind and other.number == self.number and other.lang is not self.lang


@dataclass(frozen=True, slots=True)
class CaptionKnowledge:
    rows: tuple[CaptionRow, ...]
    running: dict[Lang, re.Pattern[str]]
    note: re.Pattern[str]
    legend: re.Pattern[str]  # 1—…；2—…
    unit: re.Pattern[str]
    turning: re.Pattern[str]
    turning_beside: re.Pattern[str]
    continued: re.Pattern[str]  # a line that says nothing else: 续表
    goes_on: re.Pattern[str]  # the same behind a number: 表1（续）


@cache
def caption_knowledge() -> CaptionKnowledge:
    table = load("body_captions")
    rows = []
    for kind in ("figure", "table"):
        for lang in Lang:
            row = table[kind][lang.value]
            stop = r"[.．:：]?" if lang is Lang.ZH else r"\s?[.．]?"
            label = rf"(?P<word>{row['word']}){stop}[\s　]*[（(]?{_NUMBER}[)）]?[\s　]*[.．:：]?[\s　]*"
            rows.append(
                CaptionRow(
                    kind,
                    lang,
                    lazy.compile(rf"[\s　]*{label}"),
                    lazy.compile(rf"(?<=　){label}"),
                )
            )
    running = {lang: lazy.compile(r"[\s　]*(?:" + table["running"][lang.value] + ")") for lang in Lang}
    return CaptionKnowledge(
        tuple(rows),
        running,
        lazy.compile(table["note"]["pattern"]),
        lazy.compile(table["legend"]["pattern"]),
        lazy.compile(table["unit"]["pattern"]),
        lazy.compile(table["turning"]["pattern"]),
        lazy.compile(table["turning"]["beside"]),
        lazy.compile(table["continued"]["alone"]),
        lazy.compile(table["continued"]["behind"]),
    )


@lru_cache(maxsize=1 << 12)  # a line is asked three times
def caption_start(text: str) -> CaptionStart | None:
    """The label of a figure's or table's caption at the beginning of `text`, if it is no running text."""
    for row in caption_knowledge().rows:
        match = row.start.match(text)
        if match is None:
            continue
        rest = text[match.end() :]
        if rest and caption_knowledge().running[row.lang].match(rest) and not _parted(match[0]):
            return None
        continued = match["word"].startswith(("续", "Cont")) or bool(caption_knowledge().goes_on.match(rest))
        return CaptionStart(row.kind, row.lang, _plain(match["number"]), match.end(), continued)
    return None


def captions_inside(text: str) -> list[int]:
    """Where, after a wide gap, another caption begins in the line: two figures side by side, a table beside text.

    Behind running text the gap must be a column's: two squares.
    """
    places = []
    least = 1 if caption_start(text) is not None else 2
    for row in caption_knowledge().rows:
        for match in row.inside.finditer(text):
            rest = text[match.end() :]
            gap = len(text[: match.start()]) - len(text[: match.start()].rstrip("　"))
            if (
                match.start()
                and gap >= least
                and rest.strip()
                and not caption_knowledge().running[row.lang].match(rest)
            ):
                places.append(match.start())
    return sorted(set(places))


def label_at_end(text: str) -> int:
    """Where a label that ends the line behind white begins, its caption's text on another line; 0 where none does."""
    hits = (match for row in caption_knowledge().rows for match in row.inside.finditer(text))
    return next((match.start() for match in hits if not text[match.end() :].strip()), 0)


def _parted(label: str) -> bool:
    """Whether a gap wider than a word's parts the number from what follows."""
    return label.endswith(("　", "  ", ":", "："))


def _plain(number: str) -> str:
    return re.sub(r"[\s　()（）]", "", number).replace("．", ".").replace("–", "-").replace("—", "-")
