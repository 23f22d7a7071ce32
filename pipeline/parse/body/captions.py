"""Captions -> labels and texts, one a language."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from pipeline.knowledge import lazy
from pipeline.knowledge.body_captions import CaptionStart, caption_start
from pipeline.model.block import LabelledBlock
from pipeline.model.body import Caption
from pipeline.model.lang import Lang
from pipeline.text.join import joined_text
from pipeline.text.marks import BEHIND_LABEL
from pipeline.text.script import lang_of
from pipeline.text.traced import faces_of

_WHITE = lazy.compile(r"[\s　]+")


def captions(block: LabelledBlock, words: Collection[str]) -> Iterator[tuple[CaptionStart, Caption]]:
    """The captions printed in one block: one, or two where both languages share a line."""
    text = joined_text(block.block.lines, words)
    for part in _parts(text):
        start = caption_start(part)
        if start is None:
            continue
        label = _WHITE.sub(" ", part[: start.end]).strip(BEHIND_LABEL)
        rest = part[start.end :].strip(BEHIND_LABEL)
        lang = start.lang if rest == "" or start.lang is Lang.EN else lang_of(rest) if rest.isascii() else Lang.ZH
        yield start, Caption(lang, label, rest, block.source, faces_of(rest, block.block.lines))


def _parts(text: str) -> Iterator[str]:
    """The text cut where the other language's label begins: 图1 示例 Fig. 1 An example."""
    first = caption_start(text)
    if first is not None:
        for match in re.finditer(r"(?<=[\s　)）\u4e00-\u9fff])(?=(?:Fig|FIG|Tab|TAB|图|表))", text[first.end :]):
            place = first.end + match.start()
            other = caption_start(text[place:])
            if other is not None and other.lang is not first.lang and other.number == first.number:
                yield text[:place]
                yield text[place:]
                return
    yield text
