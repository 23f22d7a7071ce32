"""Chinese and English words. jieba (0.6 s to start) is imported on the first Chinese one."""

import logging
import re
from functools import cache
from typing import Any

from pipeline.model.lang import Lang
from pipeline.text.script import hanzi_count

_english = re.compile(r"[a-z][a-z0-9]+")


@cache
def _jieba() -> Any:
    import jieba

    jieba.setLogLevel(logging.WARNING)  # it tells of its dictionary on stderr
    jieba.initialize()
    return jieba


def words(text: str, lang: Lang) -> tuple[str, ...]:
    """The words of a text: Chinese ones of hanzi, English ones in lower case without a plural's s."""
    if lang is Lang.ZH:
        return tuple(word for word in _jieba().cut(text) if hanzi_count(word) == len(word))
    return tuple(_singular(word) for word in _english.findall(text.lower()))


def _singular(word: str) -> str:
    if len(word) < 5 or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    return word.removesuffix("s")
