"""One form for characters that are printed in two: traditional and simplified hanzi."""

import re
from functools import cache

from pipeline.knowledge.traditional import to_simplified


def simplified(text: str) -> str:
    """The text with every traditional character as its simplified one, place for place (`湖泊學報` as `湖泊学报`).

    One character gives one character, so a place in the result is the same place in the text. Words that either side
    of the strait says differently stay as they are.
    """
    if text.isascii() or not _traditional().search(text):
        return text
    return text.translate(to_simplified())


@cache
def _traditional() -> re.Pattern[str]:
    """Any traditional character: nearly no text has one, and to look for it takes a tenth of translating the text."""
    return re.compile(f"[{re.escape(''.join(map(chr, to_simplified())))}]")
