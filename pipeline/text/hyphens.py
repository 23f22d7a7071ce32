"""Hyphens at the ends of lines: which belong to the word, and which were set only because the line ended there."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from itertools import pairwise

from pipeline.knowledge import lazy
from pipeline.knowledge.join import compounds, is_english

_word = lazy.compile(r"[A-Za-zÀ-ɏ]+(?:-[A-Za-zÀ-ɏ]+)*")
_word_end = lazy.compile(r"([A-Za-zÀ-ɏ]+)-$")
_word_start = lazy.compile(r"[A-Za-zÀ-ɏ]+")
_numbered = lazy.compile(r"[A-Za-z]{1,2}\d")  # the `v4` of Crane-|v4 is a name's member, and no syllable
CAPITAL_SHARE = 0.9  # of the line's letters: one word may be in small ones
CAPITALS = 12  # letters from which a line may be one of capitals throughout: an abbreviation has fewer
ABBREVIATION = 5  # letters that an abbreviation has at most
WHOLE = 4  # letters from which a word of the article counts as a member of a compound: shorter ones are syllables


def words_of(texts: Iterable[str]) -> frozenset[str]:
    """The Latin words of these texts in lower case, compounds whole, in pairs and in parts: the evidence for hyphens.

    Give it lines as printed; a word that a line's end cuts must not be among them, so each text's last word is
    left out where a hyphen follows it, and the next one's first.
    """
    found: set[str] = set()
    is_cut = False
    for text in texts:
        was_cut, is_cut = is_cut, False
        for match in _word.finditer(text):
            if match.end() < len(text) and text[match.end()] == "-" and not text[match.end() + 1 :].strip():
                is_cut = True
                continue
            if was_cut and not text[: match.start()].strip():
                continue
            whole = match[0].lower()
            found.add(whole)
            if "-" in whole:
                parts = whole.split("-")
                found.update(parts, map("-".join, pairwise(parts)))
    return frozenset(found)


def is_soft(left: str, right: str, words: Collection[str]) -> bool:
    """Whether the hyphen that ends the line `left` was set only because the line ended there.

    `words` are those of the article (`words_of`), whose own spelling decides where it has one; then the parts' case
    (EGFR-|positive keeps its hyphen, infor-|mation does not); then English: what makes a word without the hyphen is
    one, and two words that make none are a compound, as are the members of usual compounds.
    """
    ending, starting = _word_end.search(left), _word_start.match(right)
    if ending is None or starting is None:
        return False
    one, two = ending[1], starting[0]
    low, high = one.lower(), two.lower()
    joined, parted = low + high in words, f"{low}-{high}" in words
    if joined != parted:  # an article that spells it both ways says nothing
        return joined
    if _numbered.match(right):
        return False
    if two.isupper() and one.isupper() and len(one) > 1 and len(two) > 1:
        return _is_capitals(left + right) and not (len(one) <= ABBREVIATION and low in words and high in words)
    if len(one) == 1:  # a-|nalysis, but x-|ray, t-|test, e-|mail
        return two.islower() and is_english(low + high) and not is_english(high)
    if two[0].isupper() or one[1:] != one[1:].lower():
        return False
    return is_english(low + high) or not _is_compound(low, high, words)


def _is_compound(low: str, high: str, words: Collection[str]) -> bool:
    """Whether these two, which are no word together, are the members of a compound."""
    known = compounds()
    if low in known.plain or high in known.ending:
        return False
    if low in known.first or (low in known.prefix and (high in words or is_english(high))):
        return True
    if is_english(low) and is_english(high):
        return True
    if high in known.second and (low in words or is_english(low)):
        return True
    return low in words and high in words and min(len(low), len(high)) >= WHOLE


def _is_capitals(text: str) -> bool:
    """Whether the line is set in capitals throughout, as English titles are."""
    letters = [char for char in text if char.isalpha()]
    return len(letters) >= CAPITALS and sum(char.isupper() for char in letters) > CAPITAL_SHARE * len(letters)
