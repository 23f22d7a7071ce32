"""How far usual text faces step on behind each letter, where a layer does not say it."""

from __future__ import annotations

from pipeline.model.page import Char

SPACE = 0.5  # in type sizes: no face sets a wider space, but for those that tell no widths
OVERHANG = 0.35  # in type sizes: how far a slanting letter's foot reaches back at most
ADVANCE = 0.5  # of letters and signs not named below
# Advances of Times in thousandths of the type size (Adobe's metrics); figures and most small letters have 500.
_ADVANCES = {
    250: ".,", 278: "ijlt/;:", 333: "fr-()[]I!'", 389: "sJ", 444: "acez?", 556: "FPS", 611: "ELTZ",
    667: "BCR", 722: "wADGHKNOQUVXY", 778: "m", 889: "M", 944: "W",
}  # fmt: skip
_ADVANCE = {sign: width / 1000 for width, signs in _ADVANCES.items() for sign in signs}


def advance(text: str) -> float:
    """What print sets between the places of these letters and of what follows, in type sizes."""
    return sum(_ADVANCE.get(sign, ADVANCE) for sign in text)


def hangs_back(space: Char, after: Char) -> bool:
    """Whether a slanting letter's foot, an italic f's or j's, stands in the white of the space before it."""
    return (
        space.text == " "
        and after.font.italic
        and space.x1 - space.x0 < SPACE * space.size
        and space.x1 - after.x0 < OVERHANG * after.size
        and space.x1 < after.x1
    )
