"""Whether a page's text layer can be used: what a page shows and what its layer says are two things in a PDF.

Each rule was set where the good pages of the corpus end, with room: a good layer is never called bad.
"""

from __future__ import annotations

from enum import StrEnum

from pipeline.knowledge import lazy
from pipeline.model.page import Char, Page
from pipeline.said import later
from pipeline.text.marks import LOST


class Fault(StrEnum):
    """What is wrong with a text layer; the value is the reason that a diagnostic shows."""

    PICTURE = later("the page is a picture without text")
    OUTLINES = later("its letters are drawn as outlines")
    UNMAPPED = later("its characters have no readable form")
    PARTLY_UNMAPPED = later("many of its characters have no readable form")
    WRONG_MAP = later("its fonts name other characters than they show")
    CHARACTERS_LOST = later("digits and Latin letters are missing from it")
    OCR_LAYER = later("it was made by text recognition and never corrected")

    @property
    def is_usable(self) -> bool:
        """Whether the layer is better than none."""
        return self in (Fault.OCR_LAYER, Fault.PARTLY_UNMAPPED)


# A page with fewer characters than this says too little to be judged by its letters.
_ENOUGH = 150
# Fewer characters than this, head and foot left out, are no text: a stamp, a folio.
_FEW = 30
_EDGE = 0.08  # share of the page's height that counts as its head and its foot
_COVERED = 0.6  # share of the page that pictures cover where it is a scan
_OUTLINES = 400  # drawings on a page whose text is drawn; a rich figure has some dozens
_UNMAPPED = 0.2  # share of characters without a readable form; 0.1 in the worst good page
_MOSTLY_UNMAPPED = 0.6  # share from which on what is left is scraps: the marks of a list, the figures of a table
_SYMBOLS = 0.07  # share of symbols below; 0.052 in the worst good page, 0.08 in the best bad one
_LATIN_1 = 0.05  # share of accented letters and the like; 0.018 in the worst good page
_HANGUL = 0.05
_LOST = 0.001  # share of digits and Latin letters on a scan with hanzi; 0.004 in the worst good page
_LOST_HANZI = 40  # so many hanzi without one digit among them are none by chance on a scan, which has a folio
_WORDS = 0.3  # share of common pairs in words of Latin letters; English has 0.45, shifted letters 0.1
_PAIRS = 60  # pairs of letters that are enough to tell

# Marks that a shifted font shows in place of digits and letters: 「!""#$年$月」 for 「2003年5月」. The asterisk is none
# of them, as tables of statistics are full of it, nor is the per cent sign where print has it: 23.4%, n(%).
_SYMBOL = frozenset("!\"#$&'@^_`|~\\?<>=;%+")
_PER_CENT = lazy.compile(r"(?<=[\d(（])%")
_ACCENTED = frozenset(map(chr, range(0xA1, 0x100))) - frozenset("·°±×§µ÷«»²³¹®©")
# The commonest pairs of letters in English words.
_COMMONEST = (
    "th he in er an re on at en nd ti es or te of ed is it al ar st to nt ng se ha as ou io le ve co me de hi ri ro "
    "ic ne ea ra ce li ch ll be ma si om ur"
)
_COMMON = lazy.compile("|".join(_COMMONEST.split()))
_WORD = lazy.compile(r"[A-Za-z]{4,}")
_HANGUL_SIGN = lazy.compile("[\uac00-\ud7a3]")
# Fonts of invisible layers: Tesseract's own, and those of the reader that makes PDFs of scanned journals, which
# recognised hanzi in one font and all else in another.
_RECOGNISED = lazy.compile(r"^(GlyphLessFont$|B\d+\+(SimSun|HGFX_CNKI|CAJ ?))")

_FACES = 3  # of a recognised layer: hanzi, letters, signs
_SET_BY_LETTER = lazy.compile(r"^B\d+\+(SimSun|HGFX_CNKI|CAJ ?)")


def judge(page: Page) -> Fault | None:
    """What is wrong with the page's text layer, or None where nothing is. An empty page has no fault."""
    if _is_bare(page):
        if is_scan(page):
            return Fault.PICTURE
        return Fault.OUTLINES if len(page.drawings) >= _OUTLINES else None
    text = "".join([char.text for char in page.chars if char.text != " "])
    if _is_unmapped(text):
        return Fault.PARTLY_UNMAPPED if _says_enough(text) else Fault.UNMAPPED
    if _is_shifted(text):
        return Fault.WRONG_MAP
    if is_scan(page):
        if _has_lost(text):
            return Fault.PARTLY_UNMAPPED if LOST in text and _says_enough(text) else Fault.CHARACTERS_LOST
        if all(map(_RECOGNISED.match, {char.font.name for char in page.chars})):
            return Fault.OCR_LAYER
    return None


def is_scan(page: Page) -> bool:
    """Whether pictures cover most of the page."""
    return page.pictured >= _COVERED


def is_recognised(page: Page) -> bool:
    """Whether the page is a picture under text that a program has recognised: in one face a script, never bold."""
    if not is_scan(page) or _is_bare(page):
        return False
    fonts = {char.font for char in page.chars}
    return len({font.name for font in fonts}) <= _FACES and not any(font.bold or font.italic for font in fonts)


def is_set_by_letter(page: Page) -> bool:
    """Whether the page is a picture whose text the scanned journals' reader has recognised, letter by letter."""
    return (
        bool(page.chars)
        and is_scan(page)
        and all(_SET_BY_LETTER.match(name) for name in {char.font.name for char in page.chars})
    )


def _is_bare(page: Page) -> bool:
    """Whether the page has no text but a stamp or a folio at its head or foot."""
    top, bottom = page.height * _EDGE, page.height * (1 - _EDGE)
    found = 0
    for char in page.chars:
        if char.text != " " and top < _middle(char) < bottom:
            found += 1
            if found >= _FEW:
                return False
    return True


def _middle(char: Char) -> float:
    return (char.top + char.bottom) / 2


def _is_unmapped(text: str) -> bool:
    return len(text) >= _FEW and text.count(LOST) >= _UNMAPPED * len(text)


def _says_enough(text: str) -> bool:
    """Whether the characters with a form make a text: one font of the page is lost, another is whole."""
    return text.count(LOST) < _MOSTLY_UNMAPPED * len(text) and (
        has_words(text) or sum("\u4e00" <= c <= "\u9fff" for c in text) >= _ENOUGH
    )


def _is_shifted(text: str) -> bool:
    """Whether the letters are others than those shown: symbols for digits, accents or Hangul for hanzi."""
    if len(text) < _ENOUGH:
        return False
    if _count(_ACCENTED, text) >= _LATIN_1 * len(text) and not has_words(text):
        return True
    symbols = _PER_CENT.sub("", text) if "%" in text else text
    if _count(_SYMBOL, symbols) >= _SYMBOLS * len(text) and not has_words(text):
        return True
    return _has_false_hangul(text)


def _count(signs: frozenset[str], text: str) -> int:
    return sum(map(text.count, signs.intersection(text)))


def has_words(text: str) -> bool:
    """Whether its Latin letters make words, as in a listing of a program or a page in French."""
    pairs = [word[i : i + 2].lower() for word in _WORD.findall(text) for i in range(len(word) - 1)]
    return len(pairs) >= _PAIRS and sum(_COMMON.fullmatch(pair) is not None for pair in pairs) >= _WORDS * len(pairs)


def _has_false_hangul(text: str) -> bool:
    """Whether there is Hangul whose code points are codes of GB 2312 (U+CDC6 for CD C6, 推): true Korean is not."""
    hangul = _HANGUL_SIGN.findall(text)
    if len(hangul) < _HANGUL * len(text):
        return False
    return sum(ord(c) & 0xFF >= 0xA1 and ord(c) >> 8 >= 0xB0 for c in hangul) >= 0.9 * len(hangul)


def _has_lost(text: str) -> bool:
    """Whether hanzi stand without the digits and Latin letters that every printed page has."""
    hanzi = sum("\u4e00" <= c <= "\u9fff" for c in text)
    return hanzi >= _LOST_HANZI and sum(c.isascii() and c.isalnum() for c in text) <= _LOST * len(text)
