"""What a page's view cuts off: text beyond its edges.

PDF 32000-1, 14.11.2.2: the crop box is the region to which what a page holds is clipped when it is shown or printed.
Pages that are cut out of larger sheets leave there what the printer wrote beside the page, and the neighbouring page.
A character of which anything may be seen stays: its box is its font's, and its letter may reach over it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from pipeline.model.diagnostic import Diagnostic, Kind, Report
from pipeline.model.page import Char, Page

_TOLD = 40  # characters of what is left out


def within_view(page: Page, report: Report) -> Page:
    """The page without the characters that stand wholly beyond its edges; `report` hears of them."""
    width, height = page.width, page.height
    if width <= 0 or height <= 0:
        return page
    hidden = [
        char
        for char in chain(page.chars, page.turned)  # places that are no numbers compare as false
        if char.x1 <= 0 or char.x0 >= width or char.bottom <= 0 or char.top >= height
    ]
    if not hidden:
        return page
    if text := " ".join("".join(char.text for char in hidden).split()):
        details = {"n": sum(not char.text.isspace() for char in hidden), "text": text[:_TOLD]}
        report(Diagnostic(Kind.TEXT_OUT_OF_VIEW, page.number, details=details))
    gone = set(map(id, hidden))
    return replace(page, chars=_others(page.chars, gone), turned=_others(page.turned, gone))


def _others(chars: Sequence[Char], gone: set[int]) -> tuple[Char, ...]:
    return tuple(char for char in chars if id(char) not in gone)
