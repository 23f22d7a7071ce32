"""What the page says, in both languages of its readers."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources

from pipeline.knowledge import lazy
from pipeline.model.lang import Lang

_PART = lazy.compile(r"\s*([A-Za-z-]+)\s*(?:;\s*q=([0-9.]+))?\s*")


@cache
def words(lang: str) -> Mapping[str, str]:
    """{key: text} in this language."""
    text = resources.files("pipeline.serve").joinpath("words.toml").read_text("utf-8")
    return {key: row[lang] for key, row in tomllib.loads(text).items()}


def ngettext(lang: str, key: str, count: int) -> str:
    """The words of this key for so many: English has a row of its own for one, `KEY-one`."""
    found = words(lang)
    return found[f"{key}-one" if count == 1 else key].format(count=count)


def language(asked: str | None, accepted: str) -> str:
    """The language of the page: the one asked for, else what the browser's Accept-Language likes best, else English."""
    known = [lang.value for lang in Lang]
    if asked in known:
        return str(asked)
    ranked: list[tuple[float, str]] = []
    for part in accepted.split(",")[:20]:
        match = _PART.fullmatch(part)
        if match and match[1].lower()[:2] in known:
            weight = match[2] if match[2] and match[2].count(".") <= 1 and match[2] != "." else "1"
            ranked.append((-float(weight), match[1].lower()[:2]))
    return min(ranked, key=lambda item: item[0])[1] if ranked else Lang.EN.value
