"""Full-width and half-width forms."""

import re

from pipeline.knowledge import lazy
from pipeline.knowledge.replacing import half_width
from pipeline.text.script import HANZI

__all__ = ["english", "half_width", "without_gaps"]

_PUNCTUATION = {"，": ",", "．": ".", "：": ":", "；": ";", "（": "(", "）": ")", "！": "!", "？": "?"}
_spaced_hanzi = lazy.compile(
    f"(?<=[{HANZI}，。、；：！？（）《》“”【】])[ \u3000]+(?=[{HANZI}，。、；：！？（）《》“”【】])"
)
_gap = lazy.compile(r"[ \u3000\xa0]+")
# `methane- air`, as Chinese setting spaces it; pre- and post-test keep their space.
_after_hyphen = lazy.compile(r"(?<=[A-Za-z]-) (?!(?:and|or|to|und)\b)(?=[a-z])")
# The apostrophe of a plural, whose white its full square holds: planes’ wings.
_after_plural = lazy.compile(r"(?<=[a-z]{3}s)(’)(?=[A-Za-z]{3})")
_half_slash = lazy.compile(f"(?<=[{HANZI}])[ \u3000]/(?=[{HANZI}])|(?<=[{HANZI}])/[ \u3000](?=[{HANZI}])")
_after_mark = lazy.compile(r"(?<=[A-Za-z)\]])([,;])(?=[A-Za-z(])|(?<=[a-z)\]]{2})(\.)(?=[A-Z][a-z])")


def without_gaps(text: str) -> str:
    """Chinese text as a typist would space it: no white between hanzi, one space elsewhere.

    Beside a solidus between hanzi white stands on both sides or on neither: `图书馆/情报所`.
    """
    return _half_slash.sub("/", _spaced_hanzi.sub("", _gap.sub(" ", text))).strip()


def english(text: str) -> str:
    """English text as a typist would space it: half-width punctuation, single spaces, one after a comma."""
    for full, half in _PUNCTUATION.items():
        text = text.replace(full, half)
    text = _gap.sub(" ", text)
    text = _after_plural.sub(r"\1 ", _after_hyphen.sub("", text))
    return re.sub(r" +([,;.!?)])(?= |$)", r"\1", _after_mark.sub(lambda m: m[0] + " ", text)).strip()
