"""Signs that recognition took for others: what stands beside them tells what is printed there (slips.toml)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.knowledge.slips import Slip, dashes, forms, like_figures, looking, looks, slipping, slips
from pipeline.model.page import Char, Page
from pipeline.read.listed import with_labels
from pipeline.read.quality import is_scan, is_set_by_letter
from pipeline.text.script import is_hanzi

REACH = 12  # characters on either side that tell a sign
NO_COLONS = frozenset(";；=＝")  # what a label's colon is taken for
ONE_ROW = 0.3  # in type sizes: what baselines of one row may differ by
ROW_GAP = 3.0  # in type sizes: white within a row
HANZI_SHARE = 1 / 8  # of a row: where hanzi are rarer, the row is one of Latin letters


def on_scans(pages: Sequence[Page]) -> tuple[Page, ...]:
    """The pages, those that are pictures with text under them without slips of recognition."""
    scans = [page for page in pages if is_scan(page)]
    if not scans:
        return tuple(pages)
    rows = [list(rows_of(page.chars)) for page in scans]
    for at, page in enumerate(scans):
        if not is_set_by_letter(page):  # whose rows have been looked at as they were set anew
            rows[at] = [_mended(row, following) for row, following in pairwise((*rows[at], []))]
    told = iter(with_labels([row for own in rows for row in own]))
    mended = {page.number: [next(told) for _ in own] for page, own in zip(scans, rows, strict=True)}
    return tuple(
        replace(page, chars=tuple(char for row in mended[page.number] for char in row))
        if page.number in mended
        else page
        for page in pages
    )


def _mended(row: Sequence[Char], following: Sequence[Char]) -> list[Char]:
    opening = "".join(char.text for char in following[:REACH])
    texts = without_slips([char.text for char in row], opening)
    return [char if char.text == text else char._replace(text=text) for char, text in zip(row, texts, strict=True)]


def rows_of(chars: Sequence[Char]) -> Iterator[list[Char]]:
    """The characters that follow each other to the right on one baseline."""
    row: list[Char] = []
    for char in chars:
        if row and not _is_beside(row[-1], char):
            yield row
            row = []
        row.append(char)
    if row:
        yield row


def _is_beside(last: Char, char: Char) -> bool:
    return (
        char.x0 >= last.x0
        and char.x0 - last.x1 <= ROW_GAP * char.size
        and abs(char.baseline - last.baseline) <= ONE_ROW * char.size
    )


def without_slips(texts: Sequence[str], following: str = "") -> list[str]:
    """The texts of a row's characters, place for place, with what is printed for slips; `following` is the next row."""
    found = _in_form(_with_labels(list(texts)))
    if slipping().isdisjoint(found):
        return found
    latin = sum(map(is_hanzi, found)) < HANZI_SHARE * len(found)
    for at, sign in enumerate(found):
        if sign in slipping():
            before, after = "".join(found[max(0, at - REACH) : at]), "".join(found[at + 1 : at + 1 + REACH])
            found[at] = next((slip.shown for slip in slips() if _is(slip, sign, latin, before, after, following)), sign)
    return found


def in_places(texts: Sequence[str]) -> str:
    """The row as one text, a character for each place: white where a place has several."""
    return "".join(text if len(text) == 1 else " " for text in texts)


def _in_form(texts: list[str]) -> list[str]:
    """The row with figures and hyphens for what is taken for them where a value's form tells all of its places."""
    row = in_places(texts)
    if not any(map(str.isdecimal, row)):
        return texts
    for form in forms():
        for match in form.pattern.finditer(row):
            for at in range(*match.span()):
                texts[at] = _plain(texts[at])
    return texts


def _plain(sign: str) -> str:
    return "-" if sign in dashes() else "." if sign == "．" else like_figures().get(sign, sign)


def _with_labels(texts: list[str]) -> list[str]:
    """The row with a printed label's hanzi for those of their look, and the colon behind it."""
    if looking().isdisjoint(texts) and NO_COLONS.isdisjoint(texts):
        return texts
    row = in_places(texts)
    for look in looks():
        for match in look.pattern.finditer(row):
            places = [at for at in range(*match.span("word")) if not row[at].isspace()]
            unlike = [at for at, sign in zip(places, look.word, strict=True) if row[at] != sign]
            if (unlike or match["stop"] in NO_COLONS) and len(unlike) <= len(look.word) // 2:
                for at, sign in zip(places, look.word, strict=True):
                    texts[at] = sign
                if match["stop"]:
                    texts[match.start("stop")] = "："
                row = in_places(texts)
    return texts


def _is(slip: Slip, sign: str, latin: bool, before: str, after: str, following: str) -> bool:
    return (
        sign in slip.signs
        and (latin or not slip.latin)
        and slip.before.search(before) is not None
        and slip.after.match(after) is not None
        and slip.next.match(following) is not None
    )
