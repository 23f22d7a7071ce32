"""The words of a journal's English name: torn by kerning, run together, in brackets."""

from __future__ import annotations

import re
from collections.abc import Collection

from pipeline.knowledge import lazy
from pipeline.knowledge.join import is_english

_glued = lazy.compile(r"[a-z](?:of|and|for|in|the)[A-Z]")
_capital = lazy.compile(r"(?<=[a-z])(?=[A-Z])")
LITTLE = frozenset(("of", "and", "the", "for", "in", "on"))
LONGEST_WORD = 24  # letters; more are words that have lost their spaces


def mended(name: str, words: Collection[str]) -> str:
    """An English name without the white that kerning has torn into words: `Unive rsity`.

    Two pieces are one word where the article's other text has that word, and not both pieces.
    """
    pieces: list[str] = []
    for piece in name.split(" "):
        whole = pieces[-1] + piece if pieces else ""
        torn = bool(pieces) and not (pieces[-1].lower() in words and piece.lower() in words)
        if torn and whole.lower() in words:
            pieces[-1] = whole
        else:
            pieces.append(piece)
    return " ".join(pieces)


def respaced(name: str) -> str:
    """The name with white before its capitals, where it has lost it and all its words are English: `JournalofExamples`.

    Slanted type of mastheads is set so tight that no white is left in the text layer.
    """
    if not _glued.search(name):
        return name
    words = [part for piece in name.split() for word in _capital.split(piece) for part in _without_little(word)]
    known = all(is_english(word.casefold()) for word in words if word.isalpha())
    return " ".join(words) if known else name


def _without_little(word: str) -> list[str]:
    """`Knowledgeand` is two words; `Island` is one."""
    for little in LITTLE:
        rest = word.removesuffix(little)
        if rest not in (word, "") and not is_english(word.casefold()) and is_english(rest.casefold()):
            return [rest, little]
    return [word]


def is_spaced(name: str) -> bool:
    """Whether the name's words are apart, and their letters are not."""
    words = re.findall(r"[^\W\d_]+", name)
    if _glued.search(name):
        return False
    return max(map(len, words)) <= LONGEST_WORD and sum(len(word) == 1 for word in words) * 2 <= len(words)


def balanced(text: str) -> str:
    """The text without brackets that hold nothing, have no partner, or stand around all of it; white is one space."""
    return re.sub(r"\s+", " ", paired(text)).strip()


def paired(text: str) -> str:
    """The same with its white as it is, which parts an institution from its town."""
    text = re.sub(r"\(\s*\)", "", text).strip()
    if re.fullmatch(r"\([^()]*\)", text):
        text = text[1:-1].strip()
    depth, kept = 0, []
    for char in text:
        if char == ")" and depth == 0:
            continue
        depth += (char == "(") - (char == ")")
        kept.append(char)
    while depth > 0:
        at = len(kept) - 1 - kept[::-1].index("(")
        del kept[at]
        depth -= 1
    return "".join(kept).strip()
