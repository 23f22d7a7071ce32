"""Gaps -> nothing, a space, U+3000: what the white between a row's characters prints, for lines and table cells.

Gaps are counted in type sizes. A space character in the stream is evidence, so that less white suffices; none is
needed, as many producers leave the white alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from pipeline.knowledge import lazy
from pipeline.knowledge.join import is_english
from pipeline.model.page import Char
from pipeline.text.script import is_hanzi, is_square
from pipeline.typeset import words
from pipeline.typeset.measures import are_on_squares, same_size

MOST_SPREAD = 0.3  # in type sizes; a line spread farther is told by its word space, twice as wide
FARTHEST_SPREAD = 0.6  # in type sizes; cells of one letter each stand farther apart
TRACKED_LETTERS = 3  # gaps of letter spacing in a row
LETTERS = 8  # neighbours that tell a line's letter spacing
TRACKED = 3  # gaps between hanzi that tell how far a line is spread
TRACKING_SLACK = 0.06  # in type sizes; how unlike the gaps of one spread line may be
_FIGURE, _POINT = lazy.compile(r"[\d.]"), "．"
FIGURE_STEP = 0.55  # in type sizes, between the middles of two figures: all of a face are half a size wide, few more
HYPHEN_SHARE = 0.5  # of a line's word space: justification widens the white beside a hyphen less than a space
_LETTER = lazy.compile(r"[A-Za-z]")
_LATIN = lazy.compile(r"[A-Za-z\d]")
_LATIN_LINE = lazy.compile(rf"(?:[A-Za-z\d][^A-Za-z\d]*+){{{LETTERS + 1}}}")  # more letters than that
_WORD_ENDS = lazy.compile(r"[A-Za-z\d.．]")  # shortened words among them: Exam. ＆ Fold.
LATIN_GAP, LATIN_GAP_SPACED = 0.17, 0.07  # a space is a quarter, justified down to a fifth; letters touch
MIXED_GAP = 0.14  # between a hanzi and a Latin letter; typesetters put a quarter there
MIXED_WIDE = 0.8  # the same gap where it is deliberate: between keywords, say
WIDE_GAP = 0.98  # a deliberate one between Latin words, an em but for rounding; justification sets less
LEAST_WIDE, WIDER = 0.45, 1.9  # one in a line of narrower word spaces: nearly twice theirs, justification sets less
SPACES = 4  # between the words of a line that tell its word space
SQUARE_GAP = 0.4  # between two full squares: a deliberate space, one U+3000 for each square
MARK_GAP = 1.3  # the same beside a punctuation mark, whose own square is half empty
DELIBERATE = 1.6  # beside anything
BESIDE_MARK = 0.45  # between a Latin letter and a full-width mark
WORD = 3  # letters before a bracket that opens, or of a word cut short before an ordinal
WIDE_BRACKET = 0.8  # in type sizes: a bracket of half width takes up a third
_CLOSE_UP = frozenset(",;:?!")  # of half width behind hanzi: no white stands before a mark that closes (CLREQ, 3.1)
_DIGITS = frozenset("0123456789")
ORDINAL = 5  # characters that tell one: two figures, its two letters, and what follows
_ORDINAL = lazy.compile(r"\d{1,2}(?:st|nd|rd|th)(?![A-Za-z])")
_AMPERSAND = "&"  # also of full width: words stand apart from it, `Design & Making`, letters touch it, `R&D`
# In type sizes: how far an italic f steps on, whose ink is twice as wide, and an italic A, which leans out at its left.
F_ADVANCE, A_ADVANCE = 0.28, 0.61


def spaces(chars: Sequence[Char]) -> tuple[list[Char], list[str]]:
    """A row's characters that leave ink, and what is printed before each: nothing, a space or U+3000s.

    The characters stand in printed order; printed space characters among them are evidence only.
    """
    inked = [char for char in chars if char.text != " "]
    if len(inked) == len(chars):
        return inked, spaces_before(inked, [False] * len(inked))
    spaced: list[bool] = []  # whether a space character stands before
    space = False
    for char in chars:
        if char.text == " ":
            space = True
            continue
        spaced.append(space)
        space = False
    return inked, spaces_before(inked, spaced)


def spaces_before(inked: Sequence[Char], spaced: Sequence[bool]) -> list[str]:
    """What is printed before each of a row's characters; `spaced` says before which a space character stands."""
    gaps = _gaps(inked)
    for at, before in enumerate(inked[:-1], 1):
        if spaced[at] or (before.text == "f" and _ends_in_f(inked, at)):
            gaps[at - 1] += _hidden(before) + _hidden(inked[at], before.text)
    found = [""] * len(inked)
    white = [
        at
        for at, gap in enumerate(gaps, 1)
        if not gap < LATIN_GAP_SPACED
        and not (gap < SQUARE_GAP and is_square(inked[at - 1].text[-1]) and is_square(inked[at].text[0]))
    ]
    if not white:
        return found
    spread = _letter_spacing(inked, gaps)
    usual = _word_space(gaps, spread)
    wide = _wide_gap(usual)
    tracking: float | None = None
    beside_hyphen = HYPHEN_SHARE * usual
    for at in white:
        left, right, gap = inked[at - 1].text[-1], inked[at].text[0], gaps[at - 1]
        if gap < beside_hyphen and (_ends_hyphen(inked, found, at) or _is_hyphen(inked, gaps, at)):
            continue
        if _FIGURE.match(left) and _FIGURE.match(right):
            if left.isdecimal() and right.isdecimal() and _step(inked[at - 1], inked[at]) < FIGURE_STEP:
                continue
            if not spaced[at] and _is_squared(inked, at):
                continue
            if tracking is None:
                tracking = _tracking(inked, gaps)
            if gap <= tracking:
                continue
        found[at] = _space(left, right, gap, spaced[at], spread, wide)
    for at in _tracked(inked, found, gaps, white):
        found[at] = ""
    signs = {char.text for char in inked}
    beside = _beside_ampersand(inked, found) if _AMPERSAND in signs else []
    if not signs.isdisjoint("()") and not any(map(is_hanzi, signs)):
        beside += _beside_wide_brackets(inked, found)
    beside += [] if signs.isdisjoint(_DIGITS) else _before_ordinals(inked, found)
    for at in beside:
        found[at] = " "
    for at in white:
        gap = gaps[at - 1] - spread
        if words.NARROWEST <= gap <= (words.TORN if spaced[at] else words.USUAL):
            found[at] = words.printed(inked, found, at, gap)
    return found


def _ends_hyphen(inked: Sequence[Char], found: Sequence[str], at: int) -> bool:
    """Whether a word goes on here behind a hyphen: `state- owned`."""
    return (
        inked[at - 1].text[-1] == "-"
        and not found[at - 1]
        and inked[at].text[0].isalpha()
        and at > 1
        and _LATIN.match(inked[at - 2].text[-1]) is not None
    )


def _is_hyphen(inked: Sequence[Char], gaps: Sequence[float], at: int) -> bool:
    """Whether a hyphen stands here that the next word's letters touch: `state -owned`."""
    return (
        inked[at].text == "-"
        and at + 1 < len(inked)
        and _LETTER.match(inked[at - 1].text[-1]) is not None
        and _LETTER.match(inked[at + 1].text[0]) is not None
        and gaps[at] < LATIN_GAP_SPACED
    )


def _is_squared(inked: Sequence[Char], at: int) -> bool:
    """Whether the figure and the one before it are full-width ones of one number: `２０１９`, `０．３１`.

    Half a square of white parts two numbers, too, `图2 1955`, whose other figures stand closer.
    """
    if not are_on_squares(inked[at - 1], inked[at]):
        return False
    beside = [(inked[at - 2], inked[at - 1])] if at > 1 else []
    beside += [(inked[at], inked[at + 1])] if at + 1 < len(inked) else []
    if any(a.text.isdecimal() and b.text.isdecimal() and _step(a, b) < FIGURE_STEP for a, b in beside):
        return False
    return any(are_on_squares(a, b) or _POINT in (a.text, b.text) for a, b in beside)


def _tracked(inked: Sequence[Char], found: Sequence[str], gaps: Sequence[float], white: Sequence[int]) -> list[int]:
    """Before which characters a space was found that is the white between a tracked word's letters.

    Producers put a space character into it, too: `L i n u x` in a line of hanzi. Single letters follow each other, and
    the white between them is less than that of a word's end.
    """
    narrow = [at for at in white if found[at] == " " and gaps[at - 1] < LATIN_GAP]
    if len(narrow) < TRACKED_LETTERS:
        return []
    runs: list[list[int]] = [[]]
    for at in narrow:
        if not (_LETTER.match(inked[at - 1].text) and _LETTER.match(inked[at].text)):
            continue
        if runs[-1] and at != runs[-1][-1] + 1:
            runs.append([])
        runs[-1].append(at)
    return [at for run in runs if len(run) >= TRACKED_LETTERS for at in run]


def _beside_ampersand(inked: Sequence[Char], found: Sequence[str]) -> list[int]:
    """Before which characters the white is that an ampersand has on its other side, too.

    It is set with the same white on both sides, of which the square of one of full width may hold one.
    """
    pairs = [(at, at + 1) for at in range(1, len(inked) - 1) if inked[at].text == _AMPERSAND]
    latin = [own for own in pairs if _WORD_ENDS.match(inked[own[0] - 1].text[-1]) and _LATIN.match(inked[own[1]].text)]
    return [at for own in latin if {found[at] for at in own} == {"", " "} for at in own]


def _beside_wide_brackets(inked: Sequence[Char], found: Sequence[str]) -> list[int]:
    """Before which characters the white is that the full square of a bracket holds: `paper planes(PP)fly far`.

    Fonts of full width may have the code of half width: the box tells. Between words of a line without hanzi alone:
    formulas stand closer, and Chinese text has no white beside brackets.
    """
    brackets = [(at, sign) for at, sign in enumerate(inked) if sign.text in "()"]
    square = {sign.font for _, sign in brackets if sign.x1 - sign.x0 >= WIDE_BRACKET * sign.size}
    return [at + (sign.text == ")") for at, sign in brackets if sign.font in square and _parts_words(inked, found, at)]


def _before_ordinals(inked: Sequence[Char], found: Sequence[str]) -> list[int]:
    """Before which characters the white is that a line left out between a word and an ordinal: `the13th`, `Proc2nd`.

    Figures of another width than the letters, drawn from one font, hide it; in English such a number is a word.
    """
    found_at = []
    for at, (before, own) in enumerate(pairwise(inked), 1):
        if own.text in _DIGITS and before.text[-1].islower() and not found[at]:
            number = "".join(found[n] + inked[n].text for n in range(at, min(at + ORDINAL, len(inked))))
            word = _word(inked, found, at - 1, -1)
            if _ORDINAL.match(number) and (is_english(word) or (word.istitle() and len(word) >= WORD)):
                found_at.append(at)
    return found_at


def _parts_words(inked: Sequence[Char], found: Sequence[str], at: int) -> bool:
    """Whether the bracket at this place touches a word of its size, on the side where it has its white.

    One that opens has letters behind it, too, and one that closes a word of English or a name: `sin(x)`, `(k)lnU` are
    of formulas, `Ce(NO` of a substance.
    """
    behind = _word(inked, found, at + 1, 1)
    if inked[at].text == "(":
        return len(_word(inked, found, at - 1, -1)) >= WORD and len(behind) > 1 and not found[at]
    return (
        at + 1 < len(found)
        and not found[at + 1]
        and len(behind) > 1
        and (behind.istitle() or is_english(behind.lower()))
    )


def _word(inked: Sequence[Char], found: Sequence[str], at: int, step: int) -> str:
    """The letters of one size from this place on, up to white or another sign; the size is the bracket's before it."""
    size, letters = inked[at - step].size, []
    while 0 <= at < len(inked) and _LETTER.match(inked[at].text) and same_size(inked[at].size, size):
        letters.append(inked[at].text)
        edge = at + 1 if step > 0 else at
        at += step
        if edge < len(found) and found[edge]:
            break
    return "".join(letters[::step])


def _gaps(inked: Sequence[Char]) -> list[float]:
    """The white between neighbours, in type sizes."""
    sizes = {char.size for char in inked}
    if len(sizes) == 1 and (size := inked[0].size) >= 1.0:
        return [(b.x0 - a.x1) / size for a, b in pairwise(inked)]
    return [(b.x0 - a.x1) / max(a.size, b.size, 1.0) for a, b in pairwise(inked)]


def _hidden(one: Char, before: str = "") -> float:
    """The white beside an italic letter that its ink hides, in type sizes: f hangs over on both sides, A over an f."""
    if not one.font.italic or one.text not in ("f", "A"):
        return 0.0
    wide = (one.x1 - one.x0) / max(one.size, 1.0)
    if one.text == "f":
        return max(0.0, wide - F_ADVANCE) / 2
    return max(0.0, wide - A_ADVANCE) if before == "f" else 0.0


def _ends_in_f(inked: Sequence[Char], at: int) -> bool:
    """Whether a capital stands here behind the f of a word, where kerning leaves too little for a space: of|A, of|F."""
    return at > 1 and inked[at - 1].text == "f" and inked[at].text.isupper() and inked[at - 2].text.islower()


def _letter_spacing(chars: Sequence[Char], gaps: Sequence[float]) -> float:
    """The gap that the line sets between all its Latin letters, in type sizes; 0 in ordinary lines."""
    if not _LATIN_LINE.search("".join([char.text for char in chars])):
        return 0.0
    latin = [char.text.isalnum() and not is_square(char.text[-1]) for char in chars]
    between = [gap for gap, a, b in zip(gaps, latin, latin[1:], strict=False) if a and b]
    if len(between) < LETTERS:
        return 0.0
    usual = max(0.0, sorted(between)[len(between) // 3])
    if usual > MOST_SPREAD and max(gaps) > 2 * usual:
        return min(usual, FARTHEST_SPREAD)
    return min(usual, MOST_SPREAD)


def _tracking(chars: Sequence[Char], gaps: Sequence[float]) -> float:
    """The white that a spread line sets between figures, as it does between its hanzi, in type sizes; 0 in others."""
    between = [
        gap
        for (a, b), gap in zip(pairwise(chars), gaps, strict=True)
        if gap < SQUARE_GAP and is_hanzi(a.text[-1]) and is_hanzi(b.text[0])
    ]
    usual = median(between) if len(between) >= TRACKED else 0.0
    return usual + TRACKING_SLACK if usual >= LATIN_GAP_SPACED else 0.0


def _wide_gap(usual: float) -> float:
    """From where on a gap between Latin words is a deliberate one: far above the line's `usual` word space."""
    return min(WIDE_GAP, max(LEAST_WIDE, WIDER * usual)) if usual else WIDE_GAP


def _word_space(gaps: Sequence[float], spread: float) -> float:
    """The line's usual white between Latin words, in type sizes; 0 where there are too few."""
    least = LATIN_GAP + spread
    words = sorted([gap for gap in gaps if gap > least])
    return words[len(words) // 2] if len(words) >= SPACES else 0.0


def _step(one: Char, other: Char) -> float:
    """Type sizes between the middles of two characters: a narrow 1 in the middle of its advance leaves white."""
    return (other.x0 + other.x1 - one.x0 - one.x1) / 2 / max(one.size, other.size, 1.0)


def _space(left: str, right: str, gap: float, spaced: bool, spread: float, wide: float) -> str:
    """What a gap (in type sizes) between two characters prints: nothing, a space, or U+3000 for each square."""
    left_square, right_square = is_square(left), is_square(right)
    if left_square and right_square:
        limit = SQUARE_GAP if gap < MARK_GAP and is_hanzi(left) and is_hanzi(right) else MARK_GAP
        return "\u3000" * max(1, round(gap)) if gap >= limit else ""
    if gap >= DELIBERATE or (gap >= wide and not is_hanzi(left) and not is_hanzi(right)):
        return "\u3000" * max(1, round(gap))
    if not left_square and not right_square:
        return " " if gap >= (LATIN_GAP_SPACED if spaced else LATIN_GAP) + spread else ""
    if is_hanzi(left) or is_hanzi(right):
        if right in _CLOSE_UP and gap < DELIBERATE:  # what white there is belongs to the mark's square
            return ""
        if gap >= MIXED_WIDE + spread:
            return "\u3000"
        return " " if gap >= MIXED_GAP + spread else ""
    return " " if gap >= BESIDE_MARK + spread else ""
