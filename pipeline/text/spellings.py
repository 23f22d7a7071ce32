"""One spelling for English words that have two."""

import re
from functools import cache, lru_cache

from pipeline.knowledge import lazy
from pipeline.knowledge import spellings as data


@cache
def _parts() -> re.Pattern[str]:
    return lazy.compile("|".join(sorted(map(re.escape, data.parts()), key=lambda part: (-len(part), part))))


@lru_cache(maxsize=1 << 16)
def american(word: str) -> str:
    """A word in lower case in its American spelling: tumor for tumour, organized for organised; others as they are."""
    if not word.isascii():
        return word
    word = _parts().sub(lambda match: data.parts()[match.group()], word)
    for ending in data.endings():
        word = ending.pattern.sub(ending.replacement, word)
    return word


def both_spellings(word: str) -> tuple[str, ...]:
    """A word, or the beginning of one, as it is and with British parts for its American ones."""
    found = [word.replace(us, british) for british, us in data.parts().items() if us in word]
    return (word, *(form for form in dict.fromkeys(found) if form != word))
