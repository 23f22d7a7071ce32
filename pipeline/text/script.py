"""Which script a text is written in."""

from functools import lru_cache

from pipeline.knowledge import lazy
from pipeline.model.lang import Lang

# Han ideographs: the basic block, extension A, compatibility forms, 〇 and 々, and the supplementary planes.
HANZI = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
# Punctuation and forms set on a hanzi's full square.
FULL_WIDTH = "\u3000-\u303f\uff00-\uff60\uffe0-\uffe6"

# Letters of names in the languages of Europe: the capitals, and all.
CAPITALS, LETTERS = "A-ZÀ-ÖØ-ÞČĎĘĚĞĽŁŃŇŘŚŞŠŤŮŹŻŽ", "A-Za-zÀ-ÖØ-öø-ž"

_hanzi = lazy.compile(f"[{HANZI}]+")
# What each character met so far is; there are as many entries as Unicode has characters, whatever the archive.
_IS_HANZI: dict[str, bool] = {}
_IS_SQUARE: dict[str, bool] = {}
_word = lazy.compile(r"[A-Za-zÀ-ɏ]+")
_letter = lazy.compile(r"[A-Za-zÀ-ɏΑ-Ωα-ωϑ-ϵＡ-Ｚａ-ｚ]")
_square = lazy.compile(f"[{HANZI}{FULL_WIDTH}]")

# A Latin word says about as much as two hanzi do: terms and units in a Chinese sentence leave it Chinese.
_HANZI_A_WORD = 2
# So many letters of words a hanzi make a text English: a few long names in a Chinese line do not.
_OUTWEIGH = 2


def is_hanzi(char: str) -> bool:
    known = _IS_HANZI.get(char)
    if known is None:
        known = _IS_HANZI[char[:1]] = _hanzi.match(char) is not None
    return known


def is_square(char: str) -> bool:
    """Whether the character is set on a full square: a hanzi, or a full-width form or mark."""
    known = _IS_SQUARE.get(char)
    if known is None:
        known = _IS_SQUARE[char[:1]] = _square.match(char) is not None
    return known


def is_hangul(char: str) -> bool:
    """Whether the character is a Korean syllable."""
    return "\uac00" <= char <= "\ud7a3"


def is_letter(char: str) -> bool:
    """Whether the character is a Latin or Greek letter, set narrow or on a full square."""
    return _letter.fullmatch(char) is not None


@lru_cache(maxsize=1 << 14)  # a line is asked five times and more
def hanzi_count(text: str) -> int:
    return sum(map(len, _hanzi.findall(text)))


@lru_cache(maxsize=1 << 12)
def latin_count(text: str) -> int:
    return sum(map(len, _word.findall(text)))


def lang_of(text: str) -> Lang:
    """The language most of the text is in; Chinese where there are no letters at all."""
    hanzi = 0 if text.isascii() else hanzi_count(text)
    if not hanzi:
        return Lang.EN if _word.search(text) else Lang.ZH
    if hanzi * (1 + _OUTWEIGH) >= len(text):  # whatever the rest is, it is too short: no words to be counted
        return Lang.ZH
    words = _word.findall(text)
    is_english = len(words) * _HANZI_A_WORD > hanzi and sum(map(len, words)) > hanzi * _OUTWEIGH
    return Lang.EN if is_english else Lang.ZH
