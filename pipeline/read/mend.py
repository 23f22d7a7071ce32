"""Mends text layers: what the page itself shows to be wrong is put right here, before anything reads the text."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from pipeline.knowledge import lazy
from pipeline.model.diagnostic import Diagnostic, Kind, Report
from pipeline.model.page import Char, Page
from pipeline.read.advances import advance, hangs_back
from pipeline.read.cajcd import renamed
from pipeline.read.drawn import with_drawn_hyphens
from pipeline.read.founder import named_by_codes
from pipeline.read.means import with_bars
from pipeline.read.quality import is_set_by_letter
from pipeline.read.radicals import RADICALS
from pipeline.read.ruled import with_pieces
from pipeline.read.symbol import ADOBE, OF_ONE_GLYPH, SYMBOL
from pipeline.text.apart import words_end
from pipeline.text.marks import LOST
from pipeline.text.script import is_hanzi, is_square

# Two copies of a character closer than this, in type sizes, are one drawn twice for weight.
OVERPRINT = 0.12
ONE_ROW = 0.2  # in type sizes; Founder lifts letters without a tail by .07, its own commas and brackets by .17
REACH = 0.02  # in type sizes; a box that reaches this far over the next one is none of rounding
TELLING, SHORT = 4, 8  # so many equal letters tell an advance, which the shortest eighth of their steps has
KEEPING = 12  # so many places tell what a letter keeps before itself: fewer may all begin words
WIDEST = 1.15  # of a usual advance: no text face is set wider
NEAR = 2.0  # type sizes
EM = 0.9  # of the type size: a box that wide is no letter's advance, but for the widest
LETTERS_A_SPACE = 20  # English has a space for five letters: a font with fewer than this has none
ENOUGH = 15  # letters that tell a font
WIDE = 0.6  # of a font's letters: where so many reach over the next, none has its own width
OPEN_BEHIND = frozenset(",;:")  # marks that a space stands behind
WORD_SPACE = 0.25
LONGER = 0.15  # in type sizes: a step so much longer than the usual one has white in it
STUNTED, FILLED = 0.7, 1.1  # of the advances of a ligature's letters: a box too narrow; a step without a space
# Roots, pieces of brackets and the dagger by the rare hanzi that have their codes, and of a square how wide they are.
FOUNDER_SIGNS = {
    "槡": "√", "烄": "⎧", "烅": "⎨", "烆": "⎩", "烌": "⎫", "烍": "⎬", "烎": "⎭",
    "熿": "⎡", "燀": "⎣", "燄": "⎤", "燅": "⎦", "覮": "†",
}  # fmt: skip
NARROW = 0.5  # of a square, which a hanzi fills
OVERPRINT_CELL = 1.4  # points; narrower than any two letters that stand side by side


def mend(page: Page, report: Report) -> Page:
    """The page with readable, single characters. Says how many could not be mended."""
    chars = _narrow_signs(_letters(_gb_letters(with_pieces(named_by_codes(renamed(page.chars)), lacks_form))))
    chars = _within(_advances(with_bars(_founder_letters(_ligatures(chars)), page.rules)), page)
    chars = chars if is_set_by_letter(page) else _once(chars)  # there ff is an f over an f
    chars = with_drawn_hyphens(chars, page.rules)
    unmapped = [char.text for char in chars].count(LOST)
    if unmapped:
        report(Diagnostic(Kind.CHARACTERS_UNMAPPED, page.number, details={"n": unmapped}))
    return replace(page, chars=tuple(chars), turned=tuple(_within(_letters(page.turned), page)))


def _narrow_signs(chars: list[Char]) -> list[Char]:
    """The signs that Founder's fonts of signs code as rare hanzi; a hanzi fills a square, these are narrower."""
    if FOUNDER_SIGNS.keys().isdisjoint([char.text for char in chars]):
        return chars
    return [
        char._replace(text=FOUNDER_SIGNS[char.text])
        if char.text in FOUNDER_SIGNS and char.x1 - char.x0 < NARROW * char.size
        else char
        for char in chars
    ]


def _table() -> dict[str, str]:
    """Forms that stand for others: full-width letters, figures and ＆, ligatures, radicals, hyphens, spaces."""
    table = {chr(code + 0xFEE0): chr(code) for code in range(0x21, 0x7F) if chr(code).isalnum() or chr(code) == "&"}
    for code in (*range(0xFB00, 0xFB07), *range(0x2E80, 0x2FE0), *range(0xF900, 0xFB00)):
        form = unicodedata.normalize("NFKC", chr(code))
        if form != chr(code):
            table[chr(code)] = form
    table |= RADICALS | OF_ONE_GLYPH
    # PDFium says U+0002 for a hyphen at a line's end.
    table |= dict.fromkeys("\x02\ufffe\xad\u2010\u2011\u2043\uff0d", "-")
    spaces = "\xa0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u202f\u3000\t\r\n\u2028\u2029"
    table |= dict.fromkeys(spaces, " ")
    table |= {chr(0x2780 + n): chr(0x2460 + n) for n in range(10)}  # circled digits without serifs
    table |= {chr(0xF000 + code): form for code, form in SYMBOL.items()}  # Symbol fonts sit at U+F020..U+F0FF
    table |= {chr(code): form for code, form in ADOBE.items()}
    return table


_TABLE = _table()
# Marks of direction beside those of no width: a page is set in the order in which it is drawn.
_DIRECTIONS = "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_ZERO_WIDTH = frozenset("\u200b\u200c\u200d\u2060\ufeff" + _DIRECTIONS)


def _is_unreadable(text: str) -> bool:
    return unicodedata.category(text) in ("Cc", "Co", "Cn", "Cs")


def _letters(chars: Sequence[Char]) -> list[Char]:
    """Each character in its plain form, halves of surrogate pairs joined; what has no form is U+FFFD."""
    changed = {text: form for text in {char.text for char in chars} if (form := _plain(text)) != text}
    if "\u30fb" in changed and any("\u3041" <= char.text <= "\u30fa" for char in chars):
        del changed["\u30fb"]  # among kana it is the dot of Japanese
    if not changed:
        return list(chars)
    return [
        char._replace(text=changed[char.text]) if char.text in changed else char
        for char in chars
        if changed.get(char.text) != ""
    ]


@lru_cache(maxsize=1 << 16)
def _plain(text: str) -> str:
    """The plain form of a character's text; empty where it prints nothing."""
    if "\u4e00" <= text <= "\u9fff":
        return text
    if len(text) > 1:  # the letters of a ligature, or the halves of one character (mathematical italics)
        text = unicodedata.normalize("NFKC", _joined(text))
    if text in _TABLE:
        return _TABLE[text]
    if text in _ZERO_WIDTH:
        return ""
    return LOST if not " " <= text <= "\x7e" and any(map(_is_unreadable, text)) else text


def letter_of(text: str) -> str:
    """The plain form of a character that has one: `7` for a full-width 7; else the text itself."""
    return _TABLE.get(text, text)


def latin_form(text: str) -> str | None:
    """The Latin letter that Founder's fonts show for this rare hanzi."""
    return _FOUNDER.get(text)


def lacks_form(text: str) -> bool:
    """Whether nothing but the drawing tells what the text prints: a control code, a code of private use."""
    if len(text) == 1 and ("!" <= text <= "~" or "\u4e00" <= text <= "\u9fff"):
        return False
    return _joined(text) not in _TABLE and text not in _ZERO_WIDTH and any(map(_is_unreadable, _joined(text)))


def _joined(text: str) -> str:
    """The halves of a character as one: PDFium gives UTF-16."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace") if len(text) > 1 else text


def _ligatures(chars: list[Char]) -> list[Char]:
    """The characters, ligatures that a font gives too small a width, and a space for the rest of it, as wide as set.

    Such a font says half of what its fi takes, and the producer makes up for it with a space: `Artifi cial`. What
    stands behind the space begins where the letters of the ligature end, and no space of a word's end is as narrow.
    Where the font says all of it, the space lies over the ligature.
    """
    if max(map(len, {char.text for char in chars}), default=0) < 2:
        return chars
    found: list[Char] = []
    for at, char in enumerate(chars):
        behind = chars[at + 1] if at + 1 < len(chars) else char
        if char.text == " " and found and len(found[-1].text) > 1 and _fills(found[-1], char, behind):
            found[-1] = found[-1].until(behind.x0)
        else:
            found.append(char)
    return found


def _fills(ligature: Char, space: Char, behind: Char) -> bool:
    """Whether a ligature that is set too narrow, or under the space, reaches to the character behind the space."""
    full = advance(ligature.text) * ligature.size
    return (
        ligature.text.isascii()
        and ligature.text.isalpha()
        and behind.text[0].islower()
        and min(ligature.x1, space.x0) - ligature.x0 < STUNTED * full
        and 0 < behind.x0 - ligature.x0 < FILLED * full
        and abs(behind.baseline - ligature.baseline) < ONE_ROW * ligature.size
    )


_HANGUL = lazy.compile("[\uac00-\ud7a3]")


def _gb_letters(chars: list[Char]) -> list[Char]:
    """Hanzi that a font's map gives by their GB 2312 bytes: U+CDC6 is no Hangul syllable but 推 (CD C6).

    Told by a font that has Hangul and no hanzi; first-level hanzi, B0A1 to D7F9, all fall among the syllables. A
    font of Korean words has syllables that are no such bytes: two of three.
    """
    if not _HANGUL.search("".join([c.text for c in chars])):
        return chars
    fonts = {c.font for c in chars if "\uac00" <= c.text <= "\ud7a3"}
    fonts -= {c.font for c in chars if "\u4e00" <= c.text <= "\u9fff" or _is_korean(c.text)} if fonts else set()
    if not fonts:
        return chars
    found = list(chars)
    for index, char in enumerate(chars):
        if char.font in fonts and "\ua1a1" <= char.text <= "\ud7ff" and len(char.text) == 1:
            try:
                found[index] = char._replace(text=ord(char.text).to_bytes(2, "big").decode("gb2312"))
            except UnicodeDecodeError:
                continue
    return found


def _is_korean(text: str) -> bool:
    """Whether this is a syllable whose code is no hanzi of GB 2312."""
    return "\uac00" <= text <= "\ud7a3" and len(text) == 1 and (text < "\ub0a1" or ord(text) & 0xFF < 0xA1)


def _founder_table() -> dict[str, str]:
    """Founder's E-fonts, letters that read as rare hanzi: GBK bytes A0 b stand for the letter b - 80."""
    table = {}
    for byte in range(0xA1, 0xFF):
        try:
            table[bytes((0xA0, byte)).decode("gbk")] = chr(byte - 0x80)
        except UnicodeDecodeError:
            continue
    return table


_FOUNDER = _founder_table()
FOUNDER = frozenset(_FOUNDER)  # rare hanzi that may be Latin letters


def _founder_letters(chars: list[Char]) -> list[Char]:
    """Founder's letters as Latin, two and more in a row, and single ones of a font that has no hanzi.

    Such a font has rows of them, or is slanted, as symbols of formulas are and no name in hanzi is. Any other single
    one may be a rare hanzi that is meant, as in a name.
    """
    if _FOUNDER.keys().isdisjoint([char.text for char in chars]):
        return chars
    latin = set(_founder_runs(chars))
    fonts = {chars[at].font for at in latin} | {c.font for c in chars if c.font.italic and c.text in _FOUNDER}
    fonts -= {char.font for char in chars if is_hanzi(char.text) and char.text not in _FOUNDER}
    return [
        char._replace(text=_FOUNDER[char.text])
        if char.text in _FOUNDER and (at in latin or char.font in fonts)
        else char
        for at, char in enumerate(chars)
    ]


def _founder_runs(chars: list[Char]) -> Iterator[int]:
    """The places of Founder's letters that stand two and more in a row, white between them aside."""
    run: list[int] = []
    for index, text in enumerate([*(char.text for char in chars), ""]):
        if text in _FOUNDER:
            run.append(index)
        elif text != " ":
            if len(run) >= 2:
                yield from run
            run = []


def _advances(chars: list[Char]) -> list[Char]:
    """The characters with boxes that end where the next one of their row begins.

    Print sets each letter behind the one before it. A font subset that tells no width for its stops and brackets
    gives them a whole em, and the overhang of an italic f is no advance: only the next origin tells it. The empty
    half of a full-width mark may lie under its neighbour, so what is set on a square keeps it. Where a slanting letter
    hangs back over a space, the space keeps its width.
    """
    reaching = [  # told before all else, as few do
        at
        for at, ((_, x0, _, x1, _, _, size, _), after) in enumerate(pairwise(chars))
        if x0 < after[1] < x1 - REACH * size
    ]
    found = list(chars)
    cut: dict[_Kind, list[int]] = {}
    for at in reaching:
        char, after = found[at], chars[at + 1]
        if abs(char.baseline - after.baseline) < ONE_ROW * char.size and not is_square(char.text[-1]):
            if hangs_back(char, after):
                found[at + 1] = after._replace(x0=char.x1)
                continue
            found[at] = char.until(after.x0)
            if char.x1 - char.x0 >= EM * char.size:
                cut.setdefault((char.text, char.size, id(char.font)), []).append(at)
    _set_words(found, cut)
    return found


_Kind = tuple[str, float, int]  # text, size and font of characters


def _set_words(chars: list[Char], cut: Mapping[_Kind, Sequence[int]]) -> None:
    """Leave the white of a space behind the last letters of words, in fonts that tell no advances.

    `cut` has the places of characters whose boxes reached over the next one's. Where most letters of a font do, it
    tells no width at all, and the white that no character stands for is in the steps alone, beside English.
    """
    reaching: Counter[tuple[float, int]] = Counter()
    for (text, size, font), alike in cut.items():
        reaching[size, font] += len(alike) if _is_latin(text) else 0
    wide = {kind for kind, count in reaching.items() if count >= ENOUGH}
    if wide:
        many = Counter((char.size, id(char.font)) for char in chars if _is_latin(char.text))
        spaces = Counter((char.size, id(char.font)) for char in chars if char.text == " ")
        wide = {k for k in wide if reaching[k] >= WIDE * many[k] and spaces[k] * LETTERS_A_SPACE < many[k]}
    if not wide:
        return
    own: dict[_Kind, list[int]] = {}
    for at, (char, after) in enumerate(pairwise(chars)):
        if (char.size, id(char.font)) in wide and _follows(char, after):
            own.setdefault((char.text, char.size, id(char.font)), []).append(at)
    white = _white(chars, own)
    run: list[int] = []
    for at, char in enumerate(chars):
        run.append(at)
        if at in white and _is_latin(char.text) and _is_latin(chars[at + 1].text):
            continue
        ends = words_end([chars[i].text for i in run], [white[i] for i in run[:-1]])
        opens = at in white and (
            (char.text in OPEN_BEHIND and chars[at + 1].text.isascii())
            or (_is_latin(char.text) and chars[at + 1].text.isdecimal())
        )
        ends[-1] = opens and white[at] > LONGER
        for i in (i for i, is_end in zip(run, ends, strict=True) if is_end):
            chars[i] = chars[i].until(chars[i + 1].x0 - max(white[i], WORD_SPACE) * chars[i].size)
        run = []


def _follows(char: Char, after: Char) -> bool:
    """Whether a character is set behind a narrow one, on its row and near enough to be of its words."""
    return (
        0 < after.x0 - char.x0 < NEAR * char.size
        and " " not in (char.text, after.text)
        and abs(char.baseline - after.baseline) < ONE_ROW * char.size
        and not is_square(char.text[-1])
    )


def _white(chars: Sequence[Char], cut: Mapping[_Kind, Sequence[int]]) -> dict[int, float]:
    """The white behind these characters, in type sizes, by their places.

    A letter's own advance is what the shortest of its steps are. What a letter keeps before itself wherever it
    stands, as m does in fonts whose letters are centred, is no white.
    """
    found: dict[int, float] = {}
    for (text, size, _), alike in cut.items():
        steps = sorted(chars[at + 1].x0 - chars[at].x0 for at in alike)
        usual = WIDEST * advance(text) * size
        if len(alike) >= TELLING:
            usual = min(steps[len(steps) // SHORT], usual)
        found |= {at: (chars[at + 1].x0 - chars[at].x0 - usual) / size for at in alike}
    before: dict[str, list[float]] = {}
    for at, white in found.items():
        before.setdefault(chars[at + 1].text, []).append(white)
    kept = {
        text: max(0.0, sorted(all_)[len(all_) // (2 * SHORT)]) for text, all_ in before.items() if len(all_) >= KEEPING
    }
    return {at: white - kept.get(chars[at + 1].text, 0.0) for at, white in found.items()}


def _is_latin(text: str) -> bool:
    return text.isascii() and text.isalpha()


def _within(chars: Sequence[Char], page: Page) -> list[Char]:
    """The characters that stand on the page: what has no size, or no place within its visible box, is not printed."""
    width, height = page.width, page.height
    return [  # damaged files have places that are no numbers; these compare as false
        char
        for char in chars
        for _, x0, top, x1, bottom, baseline, size, _ in (char,)
        if size > 0 and x1 > 0 and x0 < width and bottom > 0 and top < height and abs(baseline) < 2 * height
    ]


def _once(chars: list[Char]) -> list[Char]:
    """Each character once where it is drawn again on the same place, in the same size, for weight or shadow.

    A cell as wide as the slack holds one of them at most, so a page full of equal letters costs no more.
    """
    cells = {(text, x0 // OVERPRINT_CELL, baseline // OVERPRINT_CELL) for text, x0, _, _, _, baseline, _, _ in chars}
    if len(cells) == len(chars):  # most pages: no two copies in one cell, so none drawn twice throughout
        return chars
    seen: dict[tuple[str, float], dict[int, Char]] = {}
    found: list[Char] = []
    for char in chars:
        slack = char.size * OVERPRINT
        alike = seen.setdefault((char.text, char.size), {})
        cell = int(char.x0 // slack) * _COLUMN + int(char.baseline // slack)
        near = [alike[cell + step] for step in _AROUND if cell + step in alike]
        if not any(abs(other.x0 - char.x0) <= slack and abs(other.baseline - char.baseline) <= slack for other in near):
            alike[cell] = char
            found.append(char)
    return found


_COLUMN = 1 << 32  # cells in a column, numbered through: more than any page has
_AROUND = [column * _COLUMN + row for column in (-1, 0, 1) for row in (-1, 0, 1)]
