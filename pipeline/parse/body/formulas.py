"""A displayed formula as one line of signs, where the text layer says all of it.

The text layer gives a formula's letters, but not what stands over, under or within what. Where all of them stand on
one line, or are raised or lowered behind a sign of it, that is all there is to say; whatever else is seen in the
formula's box (a bar, a drawing, a sign over another, a large or an unknown sign) makes it a picture alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from pipeline.knowledge import lazy
from pipeline.knowledge.body_formulas import formula_knowledge
from pipeline.model.block import Label, LabelledBlock, Line, Script
from pipeline.model.body import Run
from pipeline.model.geometry import Bbox
from pipeline.model.page import Char, Page
from pipeline.text.width import half_width
from pipeline.typeset.measures import FLUSH, FORMULA_INDEX, OTHER_TYPE, SMALL, prevailing_size, same_size

# All in type sizes of the line.
LARGE = 1.25  # above that it is a sign over several lines
LEVEL = 0.12  # by which the signs of one line differ in their baselines at most
SHIFTED = 0.08  # by which an index is raised or lowered at least
NESTED = 0.08  # by which indices of one level differ in height at most
OVER = 0.35  # share of the narrower sign's width from which one stands over or under the other
WORD_SPACE = 0.2  # white between two words
BESIDE = 1.5  # reach beside the formula in which a brace stands
PITCH = 1.6  # of two lines of a formula
PARTED = 0.5  # white behind an index that parts a formula from its condition; a relation has a quarter on each side
FAR = 1.0  # white that parts a formula from its condition, or two formulas on a line
TOUCHING = 1.0  # points between two pieces of one formula
AROUND = 1.0  # points by which signs stand out of the formula's box
WORDS = 2  # of a line of text, at least
FAR_APART = "\u2003"
_word = lazy.compile(r"[A-Za-z]{3,}")
_MISNAMED = lazy.compile(
    "0|[-−][Il]"
)  # raised: the stroke of x′ in fonts of TeX, the figure of x⁻¹ as recognition sees it
_white_space = lazy.compile(r"\s")


def number_in(lines: Iterable[Line]) -> str:
    """A formula's number without its brackets, or an empty string."""
    for line in lines:
        match = formula_knowledge().number.search(line.text)
        if match is not None:
            return _white_space.sub("", match["n"]).replace("．", ".").replace("－", "-").replace("—", "-")
    return ""


def whole(labelled: Iterable[LabelledBlock]) -> list[LabelledBlock]:
    """The blocks, a formula in one block that stands in two: its number apart, or the limits under its sum."""
    found: list[LabelledBlock] = []
    for block in labelled:
        if found and _is_one(found[-1], block):
            before = found.pop()
            lines = sorted((*before.block.lines, *block.block.lines), key=lambda line: line.bbox.top)
            regions = [own.region for own in (before, block) if own.region is not None]
            region = Bbox.around(regions) if regions else None
            block = replace(before, block=replace(before.block, lines=tuple(lines)), region=region)
        found.append(block)
    return found


def _is_one(before: LabelledBlock, after: LabelledBlock) -> bool:
    one, two = before.block, after.block
    if not before.label is after.label is Label.FORMULA or one.page != two.page:
        return False
    if _is_number(two.lines) and one.bbox.top <= two.bbox.y_mid <= one.bbox.bottom and two.bbox.x0 > one.bbox.x0:
        return not number_in(one.lines)  # set apart so far that the layout has taken it for another column's
    if one.column != two.column:
        return False
    if one.bbox.bottom < two.bbox.top - TOUCHING or two.bbox.bottom < one.bbox.top - TOUCHING:
        return False
    return not (number_in(one.lines) and number_in(two.lines))


def _is_number(lines: Sequence[Line]) -> bool:
    match = formula_knowledge().number.match(lines[0].text.strip())
    return len(lines) == 1 and match is not None


def linear(page: Page, box: Bbox, label: str) -> tuple[Run, ...]:
    """The formula in this box of the page in runs of one script, its number left out; none where it is not sound."""
    inside = Bbox(box.x0 - AROUND, box.top - AROUND, box.x1 + AROUND, box.bottom + AROUND)
    if any(_meets(own, inside) for own in (*page.rules, *page.drawings, *page.images)):
        return ()
    chars = _without_label(sorted(_inked_in(page.chars, inside), key=lambda char: char.x0 + char.x1), label)
    if not chars:
        return ()
    size = prevailing_size(chars)
    base = [char for char in chars if char.size >= FORMULA_INDEX * size]
    if not _is_one_line(base, size):  # asked before what looks at the whole page, as most formulas fail it
        return ()
    if size < SMALL * prevailing_size(page.chars) or _goes_on(page, box, size):
        return ()
    if not label and _ends_text(page, chars, size):
        return ()
    scripts = _scripts(chars, base, size)
    if not scripts or any(_is_over(one, other) for one, other in _near(chars)) or _has_nested(chars, scripts, size):
        return ()
    runs = tuple(_runs(chars, scripts, size))
    return runs if _is_sound(runs) else ()


def _inked_in(chars: Iterable[Char], box: Bbox) -> list[Char]:
    """The characters that leave ink and have their middles in the box; each formula asks the whole page."""
    left, top, right, bottom = box
    return [
        char
        for char in chars
        for text, x0, high, x1, low, _, _, _ in (char,)
        if top <= (high + low) / 2 <= bottom and left <= (x0 + x1) / 2 <= right and text.strip()
    ]


def _meets(own: Bbox | Char, box: Bbox) -> bool:
    return own.x1 > box.x0 and own.x0 < box.x1 and own.bottom > box.top and own.top < box.bottom


def _goes_on(page: Page, box: Bbox, size: float) -> bool:
    """Whether there is more of the formula: a brace beside it, or a line above or below that an operator ties to it."""
    left = box.x0 - BESIDE * size
    beside = Bbox(left, box.top, box.x0 - AROUND, box.bottom)
    if any(_meets(own, beside) for own in (*page.drawings, *page.images)):
        return True
    if any(_meets(char, beside) and char.text.strip() for char in page.chars):
        return True
    above = _line_in(page.chars, Bbox(left, box.top - PITCH * size, box.x1, box.top - AROUND))
    below = _line_in(page.chars, Bbox(left, box.bottom + AROUND, box.x1, box.bottom + PITCH * size))
    return any(sign in formula_knowledge().ties for sign in (*above[-1:], *below[:1]))


def _ends_text(page: Page, chars: Sequence[Char], size: float) -> bool:
    """Whether the signs end a sentence of the line above, which begins where they do, goes on further and has words.

    Convention: a formula is set in the middle or indented; values in running text are no formula that is displayed.
    """
    x0, x1 = chars[0].x0, max(char.x1 for char in chars)
    top = min(char.baseline for char in chars) - size
    above = _inked_in(page.chars, Bbox(0.0, top - PITCH * size, page.width, top))
    above = sorted((c for c in above if c.x1 > x0 - BESIDE * size), key=lambda c: c.x0)
    if not above or abs(above[0].x0 - x0) > FLUSH * size or above[-1].x1 < x1:
        return False
    return len(_word.findall(_spaced(above, size))) >= WORDS


def _spaced(chars: Sequence[Char], size: float) -> str:
    """The characters of a line, a space where white is."""
    first = "".join(c.text for c in chars[:1])
    return first + "".join((" " if b.x0 - a.x1 > WORD_SPACE * size else "") + b.text for a, b in pairwise(chars))


def _line_in(chars: Sequence[Char], box: Bbox) -> str:
    return "".join(char.text for char in sorted(_inked_in(chars, box), key=lambda char: char.x0))


def _without_label(chars: list[Char], label: str) -> list[Char]:
    """The signs before the formula's number."""
    bare = half_width(label).replace(" ", "")
    for count in range(1, len(chars) + 1) if bare else ():
        if half_width("".join(char.text for char in chars[-count:])) == bare:
            return chars[:-count]
    return chars


def _is_one_line(base: Sequence[Char], size: float) -> bool:
    if any(char.size > LARGE * size for char in base):
        return False
    heights = sorted(char.baseline for char in base)
    return heights[-1] - heights[0] <= LEVEL * size


def _scripts(chars: Sequence[Char], base: Sequence[Char], size: float) -> list[Script]:
    """Whether each sign is on the line, raised or lowered; none where an index stands on the line."""
    line = base[len(base) // 2].baseline
    found = []
    for char in chars:
        shift = (char.baseline - line) / size
        if char.size >= FORMULA_INDEX * size:
            found.append(Script.BASE)
        elif abs(shift) < SHIFTED:
            return []
        else:
            found.append(Script.SUB if shift > 0 else Script.SUP)
    return found


def _has_nested(chars: Sequence[Char], scripts: Sequence[Script], size: float) -> bool:
    """Whether an index has an index of its own, which one level of them cannot say."""
    both = zip(pairwise(chars), pairwise(scripts), strict=True)
    indices = [pair for pair, (one, other) in both if one is other and one is not Script.BASE]
    return any(
        abs(a.baseline - b.baseline) > NESTED * size or not same_size(a.size, b.size, OTHER_TYPE) for a, b in indices
    )


def _near(chars: Sequence[Char]) -> Iterator[tuple[Char, Char]]:
    """Each sign with the next two, which it may stand over: an index with the sign it belongs to, and another index."""
    yield from pairwise(chars)
    yield from zip(chars, chars[2:], strict=False)


def _is_over(one: Char, other: Char) -> bool:
    shared = min(one.x1, other.x1) - max(one.x0, other.x0)
    return shared > OVER * min(one.x1 - one.x0, other.x1 - other.x0)


def _runs(chars: Sequence[Char], scripts: Sequence[Script], size: float) -> Iterator[Run]:
    """The signs in runs of one style, a space between words, and an em space where what is said is another thing."""
    pieces: list[tuple[str, tuple[bool, bool, Script]]] = []
    for at, (char, script) in enumerate(zip(chars, scripts, strict=True)):
        style = (char.font.bold, char.font.italic, script)
        white = _white(chars[at - 1], char, size) if at and script is scripts[at - 1] is Script.BASE else ""
        if (
            at
            and script is Script.BASE
            and scripts[at - 1] is not Script.BASE
            and _stands_apart(chars[:at], char, size)
        ):
            white = FAR_APART
        pieces += [(white, style), (half_width(char.text), style)]
    for style, group in groupby(pieces, key=lambda piece: piece[1]):
        yield Run("".join(text for text, _ in group), *style)


def _white(before: Char, char: Char, size: float) -> str:
    gap = (char.x0 - before.x1) / size
    if gap > FAR:
        return FAR_APART
    is_word = char.text[0].isalpha() and (before.text[-1].isalpha() or before.text in formula_knowledge().closing)
    return " " if gap > WORD_SPACE and is_word else ""


def _stands_apart(before: Sequence[Char], char: Char, size: float) -> bool:
    """Whether what follows an index is another thing, as a condition: `akbk = ck  j = 1`; a product has no white."""
    return char.text[0].isalnum() and char.x0 - max(own.x1 for own in before[-2:]) > PARTED * size


def _is_sound(runs: Sequence[Run]) -> bool:
    """Whether the line reads as a whole formula: known signs alone, a relation between two sides, closed brackets."""
    known = formula_knowledge()
    text = "".join(run.text for run in runs)
    if not known.line.fullmatch(text):
        return False
    if any(run.script is Script.SUP and _MISNAMED.fullmatch(run.text.strip()) for run in runs):
        return False
    if any(run.script is not Script.BASE and (at == 0 or not _carries(runs[at - 1])) for at, run in enumerate(runs)):
        return False
    return all(text.count(left) == text.count(right) for left, right in ("()", "[]", "{}"))


def _carries(before: Run) -> bool:
    """Whether an index can belong to the sign before it: behind an operator it belongs to what follows, `= ²₁M`."""
    last = before.text.rstrip()[-1:]
    return before.script is not Script.BASE or last.isalnum() or last in formula_knowledge().closing
