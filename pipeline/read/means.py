"""Bars over letters: the sign of a mean, `x̄±s`, which a text layer has beside its letter, or not at all.

Convention (GB/T 3358.1-2009): a mean is a letter with a bar. Programs set the bar as a sign of its own over or before
the letter, as a raised dash, as a stroke, or by a font of signs whose map leaves it out, so that the layer has a blank
on the letter, or a rare hanzi: 珋x±s.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model.geometry import Bbox
from pipeline.model.page import Char
from pipeline.text.marks import DASHES
from pipeline.text.script import is_letter

BAR = "\u0304"
MACRONS = frozenset("¯ˉ￣‾\u0304\u0305")  # bars by their codes
HANZI = frozenset(("珋", "珔", "珚", "珓"))  # what Founder's fonts of signs code bars as
SPREAD = "±"  # what stands behind a mean, and tells strokes and blanks on a letter for its bar
# In type sizes.
MIDDLE = 0.35  # between the middles of a letter and its bar; slanted letters have it right of theirs
ON_ROW = 0.1  # that baselines of one row differ by
RAISED, LOWERED = 0.25, 0.75  # over the letter's baseline: a dash that is its bar
LOW, HIGH = 0.4, 0.95  # over the baseline: a stroke on a small letter, and on a capital
SHORTEST, WIDEST = 0.2, 1.0  # of a bar; that of a fraction is wider
BEHIND = 3  # signs behind a letter among which ± stands, blanks among them
_BARS = MACRONS | HANZI | frozenset((" ", *DASHES))


def with_bars(chars: Sequence[Char], rules: Sequence[Bbox]) -> list[Char]:
    """The characters, letters with the bars that stand on them; the signs of bars left out."""
    texts = {char.text for char in chars}
    if SPREAD not in texts and texts.isdisjoint(MACRONS):
        return list(chars)
    barred: dict[int, int] = {}  # letter: its bar
    for at, char in enumerate(chars):
        if char.text in _BARS:
            letter = next((place for place in (at - 1, at + 1) if _stands_on(chars, at, place)), None)
            if letter is not None:
                barred.setdefault(letter, at)
    bars = set(barred.values())
    for at, char in enumerate(chars):
        if at not in barred and is_letter(char.text) and _is_before_spread(chars, at) and _has_stroke(char, rules):
            barred[at] = at
    return [
        _barred(char, chars[barred[at]]) if at in barred else char for at, char in enumerate(chars) if at not in bars
    ]


def _barred(letter: Char, bar: Char) -> Char:
    """The letter with its bar, as wide as both where the bar is a sign in its own right."""
    x1 = max(letter.x1, bar.x1) if bar.text in MACRONS else letter.x1
    return letter._replace(text=letter.text + BAR, x1=x1)


def _stands_on(chars: Sequence[Char], at: int, place: int) -> bool:
    """Whether the sign at `at` is the bar of the letter at `place`, beside it in the stream."""
    if not (0 <= place < len(chars) and is_letter(chars[place].text)):
        return False
    bar, letter = chars[at], chars[place]
    size = letter.size
    lifted = (letter.baseline - bar.baseline) / size
    if bar.text in MACRONS:
        return abs(bar.x0 + bar.x1 - letter.x0 - letter.x1) / 2 <= MIDDLE * size and -ON_ROW <= lifted <= LOWERED
    if not _is_before_spread(chars, max(at, place)):
        return False
    if bar.text in HANZI:
        return abs(lifted) <= LOWERED
    if bar.text == " ":  # white begins behind a letter, a sign on it with it
        return abs(lifted) <= ON_ROW and -ON_ROW * size <= bar.x0 - letter.x0 < (letter.x1 - letter.x0) / 2
    centred = abs(bar.x0 + bar.x1 - letter.x0 - letter.x1) / 2 <= MIDDLE * size
    return centred and RAISED <= lifted <= LOWERED and bar.x1 - bar.x0 <= WIDEST * size


def _is_before_spread(chars: Sequence[Char], at: int) -> bool:
    """Whether the sign behind this place, white left aside, is ±."""
    behind = next((char.text for char in chars[at + 1 : at + 1 + BEHIND] if char.text != " "), "")
    return behind == SPREAD


def _has_stroke(letter: Char, rules: Sequence[Bbox]) -> bool:
    """Whether a short stroke stands on the letter, as wide as it or less."""
    size = letter.size
    return any(
        LOW * size <= letter.baseline - rule.y_mid <= HIGH * size
        and SHORTEST * size <= rule.width <= WIDEST * size
        and abs(rule.x_mid - (letter.x0 + letter.x1) / 2) <= MIDDLE * size
        for rule in rules
    )
