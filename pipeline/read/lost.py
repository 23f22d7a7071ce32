"""Signs that PDFium leaves out: those that a layer of text recognition has no character for.

The archives' reader gives each hanzi of a scan that its program knew a code with a character, and all figures and
Latin letters one code that its map sends to U+0000. PDFium passes over that code, as if nothing stood there; pdfminer
keeps its place. With the places the hanzi are of use, as a value with a gap in it shows that it has one.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pipeline.errors import UnusablePdf
from pipeline.model.diagnostic import Report
from pipeline.model.page import Page
from pipeline.read.mend import mend
from pipeline.read.opening import other_reader
from pipeline.read.quality import Fault, is_scan, judge
from pipeline.read.reader import BrokenPage
from pipeline.settings import Limits
from pipeline.text.marks import LOST


def with_lost(pages: Sequence[Page], data: bytes, path: Path, limits: Limits, report: Report) -> list[Page]:
    """The pages, those without figures and letters as the second reader has them where it shows their places."""
    wanted = {page.number for page in pages if is_scan(page) and judge(page) is Fault.CHARACTERS_LOST}
    if not wanted:
        return list(pages)
    try:
        document = other_reader(data, path)
    except UnusablePdf:
        return list(pages)
    try:
        found = []
        for page in pages:
            try:
                other = document.page(page.number, limits.max_chars) if page.number in wanted else page
            except BrokenPage:
                other = page
            has_places = other is not page and any(char.text in ("\0", LOST) for char in other.chars)
            found.append(mend(other, report) if has_places else page)
        return found
    finally:
        document.close()
