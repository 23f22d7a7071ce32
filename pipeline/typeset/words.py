"""What white prints that is as wide as a narrow space and as the gap beside a slanting letter: English tells.

Fonts whose widths a PDF tells wrongly, and letters drawn one by one, set white inside words (`A cademy`, `artifi cial`)
and let words touch (`ofMedical`). Both are told only where the line's white leaves it open, and where words do.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.knowledge import lazy
from pipeline.knowledge.join import cities, is_english, white
from pipeline.model.page import Char

# In type sizes: where letters stand apart; the narrowest space; the usual one, which parts two scraps at most.
NARROWEST, DOUBTFUL, USUAL = 0.07, 0.26, 0.36
TORN = 0.14  # a space that is printed and narrower than any that justification sets: kerning has torn a word there
KERNED = 0.12  # what is left at least of a space that kerning has drawn a capital A, T, V or W into
LEAST_JOINED, LEAST_PARTED = 3, 4  # letters of a word made of two parts; of each of two words that touch
_TORN_OFF = frozenset("BCDEFGHJKLMNOPQRSTUVWXYZ")  # a capital that is no word
_INSIDE = lazy.compile(r"[A-Za-z\d'’@./_+&-]")  # what stands inside an address, a formula or a compound


def printed(inked: Sequence[Char], found: Sequence[str], at: int, gap: float) -> str:
    """Nothing or a space: what the gap (in type sizes) before the character at this place prints.

    `found` is what the white alone tells of each place.
    """
    if not _is_latin(inked[at].text):
        return found[at]
    right, ends = _letters(inked, found, at, 1)
    if (
        inked[at - 1].text in "’'"
        and ends
        and right in white().behind_apostrophe
        and at > 1
        and _is_latin(inked[at - 2].text)
    ):
        return ""
    left, begins = _letters(inked, found, at - 1, -1)
    if not left or inked[at - 1].font != inked[at].font:
        return found[at]
    known = [is_english(left.lower()), is_english(right.lower())]
    if found[at] and _ends_name(inked, found, at, left, right):
        return " "
    whole = is_english((left + right).lower()) or _is_city(left, right)
    if begins and gap >= KERNED and known[0] and _opens_initials(inked, at):
        return " "
    if not (begins and ends):  # T hree.js: of an address or a compound, its first letter alone is told
        return "" if whole and begins and left in _TORN_OFF and right.islower() and not known[1] else found[at]
    if found[at]:
        if gap <= TORN and len(left) == 1 and right.islower() and not any(known) and len(right) >= LEAST_PARTED:
            return ""  # M ulticasting, a word that English does not know
        scraps = not any(known) if gap > DOUBTFUL else not all(known)
        return "" if whole and scraps and not _is_name(left, right) else " "
    return " " if (all(known) or _before_name(left, right)) and not whole and _are_two(left, right, gap) else ""


def _opens_initials(inked: Sequence[Char], at: int) -> bool:
    """Whether initials joined by an ampersand begin here, which are a word of their own: Northwest|A&F University."""
    signs = [char.text for char in inked[at : at + 3]]
    return signs[1:2] == ["&"] and len(signs) > len("A&") and signs[0].isupper() and signs[-1].isupper()


def _ends_name(inked: Sequence[Char], found: Sequence[str], at: int, left: str, right: str) -> bool:
    """Whether a name ends before this place: `Lake P et al`, `Wang Du et al`, and `REED S B and LAKE N`.

    Before `and` an initial stands behind a name in capitals, or another initial, and the next name begins behind it.
    """
    behind, _ = _letters(inked, found, at + len(right), 1)
    if right == "et":
        return behind == "al"
    if right != "and" or left not in _TORN_OFF:
        return False
    before, _ = _letters(inked, found, at - 2, -1)
    return behind[:1].isupper() and before.isupper()


def _before_name(left: str, right: str) -> bool:
    """Whether a particle touches a name, which English does not know: of|Guilin."""
    return left in white().particle and right.istitle() and len(right) >= LEAST_PARTED


def _is_name(left: str, right: str) -> bool:
    """Whether two parts may be a person's: Xu B, CHAN T; or are too short to tell."""
    if len(left + right) < LEAST_JOINED:
        return True
    return right[0].isupper() and (not left.isupper() or min(len(left), len(right)) < LEAST_JOINED)


def _is_city(left: str, right: str) -> bool:
    """Whether two parts are one city's name: H arbin."""
    return left[0].isupper() and right.islower() and (left + right).lower() in cities()


def _are_two(left: str, right: str, gap: float) -> bool:
    """Whether two words that touch are no name: AlphaGo, Winston.

    Before a capital, kerning leaves some of a space, First|Affiliated; in a name such letters stand close.
    """
    if not white().particle.isdisjoint((left.lower(), right.lower())):
        return True
    return (right[0].islower() or gap >= KERNED) and min(len(left), len(right)) >= LEAST_PARTED


def _is_latin(text: str) -> bool:
    return text.isascii() and text.isalpha()


def _letters(inked: Sequence[Char], found: Sequence[str], at: int, step: int) -> tuple[str, bool]:
    """The letters of one word from here on, backwards where the step is -1; whether no other sign joins them."""
    letters: list[str] = []
    while 0 <= at < len(inked) and _is_latin(text := inked[at].text):
        letters.append(text)
        beyond = at + 1 if step > 0 else at
        at += step
        if beyond < len(found) and found[beyond]:
            return "".join(letters[::step]), True
    joined = 0 <= at < len(inked) and _INSIDE.match(inked[at].text) is not None
    return "".join(letters[::step]), not joined
