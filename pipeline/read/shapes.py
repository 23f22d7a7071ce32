"""Letters and marks told by their outlines, where a font's map of codes is wrong and its drawings are right.

What a code draws is compared with the Latin letters of the standard fonts that PDFium carries (PDF 32000-1:2008,
9.6.2.2), upright and slanted, light and bold. The faces of journals are cut after the same models (Times, Helvetica),
so that an e lies nearer to the model's e than to its c; a sign that lies near none keeps no form. Chinese marks are
told beside them (wide_marks.py).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from itertools import combinations
from statistics import median_low

from pipeline.read.outlines import Drawing, differing, drawing, standard
from pipeline.read.reader import Contours
from pipeline.read.wide_marks import corner_mark, wide_mark

FACES = (
    "Times-Roman",
    "Times-Italic",
    "Times-Bold",
    "Times-BoldItalic",
    "Helvetica",
    "Helvetica-Bold",
    "Helvetica-Oblique",
)
# What print sets in Latin letters; no signs of programs (`_ ` ^ { | } ~ \ $ #`), which other drawings resemble.
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789&@%()[]*+-=/.,:;?!<>"
RARE, RARER = frozenset("&@%*+/!?<>[]"), 0.05  # signs so much nearer than a letter are taken for it
NEAR = 0.4  # how far two drawings of one letter are at most; most letters lie within half of it
SAME = 0.05  # of the grid: the share of ink on which one drawing differs from itself
SAME_WIDTH = 0.06  # in type sizes: O is wider than 0 by a tenth, and drawn alike
HIGH = 0.15  # in type sizes; two drawings of one letter begin and end nearer than this to each other
WIDE = 1.4  # times as wide: the widest cut of a letter against the narrowest
THIN = 0.12  # in type sizes; how much wider or narrower is nothing in strokes and dots
OFF = 2.0  # what a type size of difference in place counts, in shares of the grid: l is higher than I by little
OFF_LIFTED = 1.0  # of letters cut for a square, which have less room below
# In type sizes: letters cut for the square of a hanzi stand on a line over the baseline, in the middle of the square.
LIFTED = (0.05, 0.2)
LIKE = frozenset("tflIOo")  # letters whose drawings are like those of 1 and 0
FIGURES, FIGURES_SHARE = frozenset("0123456789"), 0.6  # of a font of figures: beside them it has stops, % and dashes
MARKS = 3  # a font that shows so many marks is one of marks; of hanzi, one or two look like them
# Of a font of marks: they stand in the square of a hanzi.
FULL_WIDTH = dict(zip(",.:;()[]?!", "，．：；（）［］？！", strict=True))
MARKS_SHARE = 0.5  # of a font's signs: one of marks, which are told by their shapes alone
MIDDLE = 0.26  # the middle distance of a font's signs from letters at most; more, and they are no Latin letters


def letters(drawn: Mapping[str, Contours]) -> dict[str, str]:
    """{text: letter} of one font's signs, each the nearest letter of the face that is nearest to all of them.

    Empty where most of them are no Latin letters, but for a font of marks.
    """
    signs = {text: own for text, lines in drawn.items() if (own := drawing(lines)) is not None}
    told = _letters(drawn, signs)
    is_of_marks = len(told) > 1 and not any(letter.isalnum() for letter in told.values())
    return {text: FULL_WIDTH.get(mark, mark) for text, mark in told.items()} if is_of_marks else told


def are_squared(drawn: Mapping[str, Contours]) -> bool:
    """Whether a font's letters are cut for the square of a hanzi, in whose middle they stand."""
    signs = ((text, drawing(lines)) for text, lines in drawn.items() if corner_mark(lines) is None)
    return _lift({text: own for text, own in signs if own is not None}) > 0


def _letters(drawn: Mapping[str, Contours], signs: Mapping[str, Drawing]) -> dict[str, str]:
    found = {text: mark for text in signs if (mark := corner_mark(drawn[text])) is not None}
    others = {text: sign for text, sign in signs.items() if text not in found}
    lift = _lift(others)
    faces = [{text: _distances(sign, _models(face), lift) for text, sign in others.items()} for face in FACES]
    best = min(faces, key=_middle)
    if _middle(best) <= MIDDLE:
        found |= _shared_out(others, _of_figures(best, faces))
        return found | _wide(drawn, signs, found)
    wide = found | _wide(drawn, signs, found)
    if len(signs) > 1 and len(wide) >= max(min(MARKS, len(signs)), MARKS_SHARE * len(signs)):
        return wide
    return found if len(found) >= min(MARKS, len(signs)) else {}


def _wide(drawn: Mapping[str, Contours], signs: Mapping[str, Drawing], found: Collection[str]) -> dict[str, str]:
    """What the signs that are not told yet are as Chinese marks."""
    told = ((text, wide_mark(drawn[text], sign)) for text, sign in signs.items() if text not in found)
    return {text: mark for text, mark in told if mark is not None}


def _lift(signs: Mapping[str, Drawing]) -> float:
    """How high most of the signs stand over the baseline; 0 of letters that stand on it."""
    foot = median_low([sign.bottom for sign in signs.values()]) if signs else 0.0
    return foot if LIFTED[0] <= foot <= LIFTED[1] else 0.0


Distances = Mapping[str, Mapping[str, float]]  # of each text from each letter that it may be


def _middle(far: Distances) -> float:
    nearest = sorted(map(_nearest, far.values()))
    return nearest[len(nearest) // 2] if nearest else 1.0


def _nearest(own: Mapping[str, float]) -> float:
    return min(own.values(), default=1.0)


def _of_figures(far: Distances, faces: Sequence[Distances]) -> Distances:
    """The distances, in a font of figures without the letters that are like 1 and 0, and with figures of any face."""
    nearest = [min(own, key=own.__getitem__) for own in far.values() if own]
    if sum(letter in FIGURES for letter in nearest) < max(MARKS, FIGURES_SHARE * len(nearest)):
        return far
    told = {text: {letter: off for letter, off in near.items() if letter not in LIKE} for text, near in far.items()}
    return {text: own or _figures(text, faces) for text, own in told.items()}


def _figures(text: str, faces: Sequence[Distances]) -> dict[str, float]:
    """How far the sign lies from the figures of all faces."""
    own = [(off, letter) for far in faces for letter, off in far[text].items() if letter in FIGURES]
    return {letter: off for off, letter in sorted(own, reverse=True)}


def _shared_out(signs: Mapping[str, Drawing], far: Distances) -> dict[str, str]:
    """{text: letter}, the nearest first; another drawing of a letter that is taken is the next letter it may be.

    A font may have one drawing twice, as figures of half and of full width. Two that lie nearer to each other's letters
    change them: an I is hardly farther from 1 than its own 1.
    """
    found: dict[str, str] = {}
    taken: dict[str, str] = {}
    for _, text, letter in sorted((near, text, letter) for text, own in far.items() for letter, near in own.items()):
        if text not in found and _are_same(signs[taken.setdefault(letter, text)], signs[text]):
            found[text] = letter
    for one, other in combinations(found, 2):
        mine, its = found[one], found[other]
        swapped = far[one].get(its, 1.0) + far[other].get(mine, 1.0)
        if swapped < far[one][mine] + far[other][its]:
            found[one], found[other] = its, mine
    return found


def _are_same(one: Drawing, other: Drawing) -> bool:
    return differing(one, other) <= SAME and abs(one.width - other.width) <= SAME_WIDTH


def _distances(sign: Drawing, models: Mapping[str, Drawing], lift: float) -> dict[str, float]:
    """How far the letters lie that it may be."""
    return {
        letter: far + (RARER if letter in RARE else 0.0)
        for letter, model in models.items()
        if (far := _far(sign, model, lift)) <= NEAR
    }


def _far(one: Drawing, model: Drawing, lift: float) -> float:
    off = abs(one.bottom - lift - model.bottom) + abs(one.top - lift - model.top)
    if off > 2 * HIGH:  # most hanzi, which are asked of every letter: no more is worked out
        return 1.0
    narrow, wide = sorted((one.width, model.width))
    if wide > max(WIDE * narrow, narrow + THIN):
        return 1.0
    return differing(one, model) + (OFF_LIFTED if lift else OFF) * off


@lru_cache(maxsize=len(FACES))
def _models(face: str) -> dict[str, Drawing]:
    """The letters of one of PDFium's own fonts."""
    drawn = zip(LETTERS, standard(face, LETTERS), strict=True)
    return {letter: own for letter, lines in drawn if lines and (own := drawing(lines)) is not None}
