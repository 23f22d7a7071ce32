"""Captions of figures and tables: which lines open one, and which go on with it."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import replace

from pipeline.knowledge import lazy
from pipeline.knowledge.body_captions import (
    CaptionStart,
    caption_knowledge,
    caption_start,
    captions_inside,
    label_at_end,
)
from pipeline.label.body.captions_beside import (
    BESIDE,
    each_with_its_rows,
    stands_behind,
    stands_over_rule,
    with_their_titles,
)
from pipeline.label.body.claims import Address, LineClaim, Said
from pipeline.label.body.lines import Placed, cut, runs_on
from pipeline.label.body.rules import CAPTION, CAPTION_CONTINUES, CONTINUED
from pipeline.label.body.setting import Setting
from pipeline.label.body.tables import horizontal
from pipeline.model.block import Label
from pipeline.model.geometry import Bbox
from pipeline.model.lang import Lang
from pipeline.model.page import Page
from pipeline.text.marks import BEHIND_LABEL
from pipeline.text.script import hanzi_count, lang_of
from pipeline.typeset.measures import LINED_UP, SAME_SIZE, same_size

MAX_LINES = 5  # of a caption, in both languages: a longer one is the text's first paragraph
MAX_SMALL = 12  # of a caption in type of its own, which may say what each part of a figure shows
MAX_TEXT = 120  # characters of a caption's first line
WHITE_ABOVE = 3.0  # type sizes: the picture over a figure's caption
BAND = 20.0  # points of height: a label and its title on a level stand in one such band, or in two that touch
ALONE = 2  # type sizes of white on its line beside 续表
NEAR = 1.1  # type sizes of white between two lines of one caption
NEAR_PART = 1.4  # the same above the line that names a figure's parts, which is often set apart a little
SMALLEST_PART = 0.75  # of the caption's type: the names of parts are set in the same type or one step smaller
SAME_LINE = 0.3  # type sizes between the middles of what stands on one line
BESIDE_SHARE = 0.3  # of its height: a line that shares so much with another stands beside it
EVEN = 1.2  # type sizes: how unlike the white on both sides of a line from the middle may be
SAME_AXIS = 0.6  # type sizes: two lines on one axis
AXIS_OF_FIRST = 1.5  # the same against a caption's first line, whose label and number draw it to one side
TWIN_AXIS = 2  # the same between the two languages' captions, which are unlike in length
LINE_STEP = 2  # type sizes from one line of a caption to the next, leading and all
OVERLAP = 0.3  # type sizes that the boxes of two set lines may overlap: ascents and descents are the fonts' own
BESIDE_EACH_OTHER = 0.5  # of the narrower line: two that share less of their width stand in two columns
SET_SHORT = 2  # type sizes of white behind a caption of one line; a line of text is as short where a paragraph ends
FEW_HANZI, FEW_HANZI_OF_PARTS = 4, 2  # in an English caption: a name, a unit
WIDER = 2  # type sizes: a centred line is no wider than the one over it, but for a bracket or a mark
CUT_EN, CUT_ZH = 0.55, 0.6  # of the column: so wide a line may have been broken; English ones break at words
RULE_SHARE = 0.5  # of a line: a rule so wide between two lines is a table's, or a box's
# `(a) an example; (b) another`, also in brackets of its own: what stands in the parts of a figure.
_parts = lazy.compile(r"[\s　]*[(（\[［]?[\s　]*[(（][\s　]*[aAａ][\s　]*[)）][\s　]*\S\D?\S")
_brackets = (lazy.compile(r"[(（\[［【]"), lazy.compile(r"[)）\]］】]"))
LAST = 6  # characters at a line's end that show its face there
# An English line that ends with such a word is unfinished.
UNFINISHED = frozenset({"a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"})
TERMINAL = ("。", "；", ";", ".", "．", "，", ",", "！", "？", "：", ":")


MAX_BESIDE = 12  # captions on one line; a page is not so wide that more figures stand side by side


def part_captions(lines: list[Placed], pages: Sequence[Page]) -> list[Placed]:
    """The lines, those with captions side by side cut between them, and the rows below that go on with these."""
    by_number = {page.number: page for page in pages}
    found: list[Placed] = []
    for line in _with_labels_apart(lines, by_number):
        rest = line
        first = caption_start(line.text) is not None
        unit = caption_knowledge().unit.search(line.text) if first else None
        inside = [*captions_inside(line.text), *([unit.start()] if unit else [])]
        for place in reversed(inside if len(inside) <= MAX_BESIDE else ()):
            rest, right = cut(rest, place, by_number[line.page])
            found.append(right)
        if rest is not line:
            parted = [rest]
            while found and found[-1].at[0] == line.at[0] and found[-1].bbox.top == line.bbox.top:
                parted.append(found.pop())
            found += parted
        else:
            found.append(line)
    return each_with_its_rows(with_their_titles(found, by_number), by_number)


def _with_labels_apart(lines: Sequence[Placed], pages: Mapping[int, Page]) -> list[Placed]:
    """The lines, one cut before the label of a figure beside the text that was read as its end.

    Printed convention: a figure stands beside the text, and more white behind its label than a word's parts the two.
    """
    found: list[Placed] = []
    level: dict[tuple[int, int], list[Placed]] = {}
    for line in lines:
        level.setdefault((line.page, int(line.bbox.y_mid / BAND)), []).append(line)
    for line in lines:
        place = label_at_end(line.text) if line.open else 0
        pieces = cut(line, place, pages[line.page]) if place else (line,)
        band = int(line.bbox.y_mid / BAND)
        near = (other for step in (-1, 0, 1) for other in level.get((line.page, band + step), ()))
        if len(pieces) > 1 and not any(stands_behind(pieces[-1], other) for other in near):
            pieces = (line,)
        found += pieces
    return found


def caption_claims(lines: Sequence[Placed], setting: Setting, pages: Sequence[Page] = ()) -> Said:
    """Every caption; `tie` numbers the captions, `starts` is true on a line that opens one language's."""
    said: dict[Address, LineClaim] = {}
    drawn = {page.number: [*page.rules, *horizontal(page.rules)] for page in pages}
    refused: list[tuple[int, CaptionStart]] = []
    counts = itertools.count()
    for place, line in enumerate(lines):
        if not line.open or line.at in said:
            continue
        start = caption_start(line.text)
        if start is None and caption_knowledge().continued.match(line.text) and line.shortfall + line.indent > ALONE:
            said[line.at] = LineClaim(Label.TABLE_CAPTION, CONTINUED, next(counts), starts=True)
        if start is None:
            continue
        previous = _same_float(lines, place, start, said)
        if previous is None and not _is_caption(lines, place, start, setting, said):
            refused.append((place, start))
            continue
        number = previous.tie if previous is not None else next(counts)
        said.update(_caption(lines, place, start, setting, said, drawn.get(line.page, ()), number))
    for place, start in _filling(lines, refused, said):
        said.update(_caption(lines, place, start, setting, said, drawn.get(lines[place].page, ()), next(counts)))
    return said


def _caption(
    lines: Sequence[Placed],
    place: int,
    start: CaptionStart,
    setting: Setting,
    said: Said,
    drawn: Sequence[Bbox],
    number: int,
) -> Said:
    """The claims on the lines of the caption that begins at a place."""
    line = lines[place]
    label = Label.FIG_CAPTION if start.kind == "figure" else Label.TABLE_CAPTION
    rule = CAPTION.of(f"{start.kind}.{start.lang}")
    own = {line.at: LineClaim(label, rule, number, starts=True, label_length=start.end)}
    following = _continuation(lines, place, start, setting, {**said, **own}, drawn)
    return own | {more.at: LineClaim(label, CAPTION_CONTINUES, number) for more in following}


def _filling(
    lines: Sequence[Placed], refused: Sequence[tuple[int, CaptionStart]], said: Said
) -> list[tuple[int, CaptionStart]]:
    """Of the lines that were not taken for captions, those whose numbers are missing and that stand apart.

    Figures and tables are numbered without gaps, so that a line set like the text, as wide as its column, is told by
    its number and by the white or the cells around it.
    """
    starts = [(line, caption_start(line.text)) for line in lines if line.at in said and said[line.at].starts]
    seen = {(start.kind, start.lang, start.number) for _, start in starts if start is not None}
    found = []
    for place, start in refused:
        key = (start.kind, start.lang, start.number)
        if key not in seen and start.number.isdecimal() and _stands_apart(lines, place, start):
            seen.add(key)
            found.append((place, start))
    return found


def _stands_apart(lines: Sequence[Placed], place: int, start: CaptionStart) -> bool:
    """Whether a line is no part of running text: it neither goes on nor ends as a sentence, and white is around it."""
    line = lines[place]
    text = line.text.rstrip()
    if len(text) - start.end > MAX_TEXT or (text.endswith(TERMINAL) and start.lang is Lang.ZH):
        return False
    before = lines[place - 1] if place else None
    if before is not None and before.open and _may_run_on(before, line) and runs_on(before, line):
        return False
    if start.kind == "table":
        after = next((other for other in lines[place + 1 : place + 3] if not _is_its_end(line, other)), None)
        return after is not None and after.page == line.page and "　　" in after.text.strip()
    above = before is None or before.page != line.page or before.bbox.x_overlap(line.bbox) <= 0
    return above or (before is not None and line.bbox.top - before.bbox.bottom > WHITE_ABOVE * line.size)


def _is_its_end(line: Placed, other: Placed) -> bool:
    """Whether the other line is the short end of a caption whose first line fills its column: centred under it."""
    return other.page == line.page and other.is_centred and _fills_from_the_middle(line, other)


def _is_caption(lines: Sequence[Placed], place: int, start: CaptionStart, setting: Setting, said: Said) -> bool:
    """Whether a line that begins like a caption is one: set apart from the text by size, face, or place."""
    line = lines[place]
    if len(line.text) - start.end > MAX_TEXT:
        return False
    if setting.is_small(line) or setting.contrasts(line.line, 0, len(line.text)):
        return not line.text.rstrip().endswith("。") or line.is_centred
    if start.lang is Lang.EN and hanzi_count(line.text) > FEW_HANZI:
        return False
    if _has_twin_below(lines, place, start):
        return True
    before = lines[place - 1] if place else None
    above = before is not None and before.open and before.at not in said and _may_run_on(before, line)
    goes_on = above and before is not None and runs_on(before, line)
    if line.is_centred:
        return True
    return not goes_on and not line.text.rstrip().endswith(TERMINAL) and line.shortfall > SET_SHORT


def _may_run_on(before: Placed, line: Placed) -> bool:
    """Whether the line is where text goes on: under the one before, or at the head of the next column.

    What stands beside a line of text, behind white, is a figure's caption in the next column.
    """
    beside = before.bbox.x_overlap(line.bbox) <= 0 and before.bbox.y_overlap(line.bbox) > BESIDE_SHARE * line.size
    return before.page == line.page and not beside


def _has_twin_below(lines: Sequence[Placed], place: int, start: CaptionStart) -> bool:
    """Whether the same caption in the other language stands right below: same kind, same number, in the middle too."""
    line = lines[place]
    for below in lines[place + 1 : place + 1 + MAX_LINES]:
        if below.page != line.page or below.bbox.top - line.bbox.bottom > MAX_LINES * LINE_STEP * line.size:
            return False
        other = caption_start(below.text)
        if other is not None and abs(below.bbox.x_mid - line.bbox.x_mid) < TWIN_AXIS * line.size:
            return start.is_twin(other)
    return False


def _same_float(lines: Sequence[Placed], place: int, start: CaptionStart, said: Said) -> LineClaim | None:
    """The other language's caption right before this one: same kind, same number."""
    line = lines[place]
    for before in reversed(lines[max(0, place - MAX_LINES - 1) : place]):
        claim = said.get(before.at)
        if claim is None or not claim.starts or before.page != line.page:
            continue
        other = caption_start(before.text)
        if other is not None and start.is_twin(other):
            return claim
    return None


def _continuation(
    lines: Sequence[Placed], place: int, start: CaptionStart, setting: Setting, said: Said, drawn: Sequence[Bbox]
) -> list[Placed]:
    """The further lines of a caption: same type, close below, in the same language, centred or hanging.

    Printed convention: a caption that does not fit its measure is broken into centred lines, or set like a paragraph;
    the names of a figure's parts follow in the same type or a smaller one. No rule stands between two of its lines.
    """
    found: list[Placed] = []
    last = first = _with_twin(lines, place, start)
    if not first.text[start.end :].strip(BEHIND_LABEL):
        text = _text_of_label(lines, place, said, drawn)
        if text is None:
            return []
        found, last = [text], text
        place += 1
    for line in lines[place + 1 : place + 1 + (MAX_SMALL if setting.is_small(first) else MAX_LINES)]:
        if line.page != last.page or not line.open or line.at in said or caption_start(line.text) is not None:
            break
        if caption_knowledge().note.match(line.text) or "　　" in line.text.strip():
            break
        if line.bbox.x_overlap(last.bbox) < BESIDE_EACH_OTHER * min(line.bbox.width, last.bbox.width):
            break
        if any(_parts_lines(rule, last, line) for rule in drawn):
            break
        if not _names_parts(first, last, line, start, setting):
            unclosed = _is_unclosed([first, *found]) and (setting.is_small(last) or bool(found))
            gap = (line.bbox.top - last.bbox.bottom) / last.size
            if not -OVERLAP < gap < (NEAR_PART if unclosed else NEAR) or not same_size(line.size, last.size):
                break
            if not unclosed and not (_goes_on(last, line, start, setting) and _is_below(first, line)):
                break
        found.append(line)
        last = line
    return found


def _with_twin(lines: Sequence[Placed], place: int, start: CaptionStart) -> Placed:
    """The caption's line, as wide as both languages' where they share one: what goes on below stands under both.

    Printed convention: `图 1　示例　Fig. 1 Example of` and the rest of it from the column's margin, or in its middle.
    """
    line, before = lines[place], lines[place - 1] if place else None
    other = caption_start(before.text) if before is not None and before.page == line.page else None
    if before is None or other is None or not start.is_twin(other):
        return line
    on_row = abs(before.bbox.y_mid - line.bbox.y_mid) < SAME_LINE * line.size
    return replace(line, bbox=Bbox.around((before.bbox, line.bbox))) if on_row else line


def _text_of_label(lines: Sequence[Placed], place: int, said: Said, drawn: Sequence[Bbox]) -> Placed | None:
    """The first line of a caption whose label stands alone.

    Printed convention: a wide space parts the label from its text on one line, or the text stands over the middle of
    the table; in APA style `Table 1` has its own line and the title stands right below.
    """
    label, line = lines[place], next(iter(lines[place + 1 : place + 2]), None)
    if line is None or line.page != label.page or not line.open or line.at in said:
        return None
    if caption_start(line.text) is not None or not same_size(line.size, label.size):
        return None
    if abs(line.bbox.y_mid - label.bbox.y_mid) < SAME_LINE * label.size:
        near = 0 < line.bbox.x0 - label.bbox.x1 < BESIDE * label.size
        return line if near or stands_over_rule(label, line, drawn) else None
    gap = (line.bbox.top - label.bbox.bottom) / label.size
    aligned = abs(line.bbox.x0 - label.bbox.x0) < LINED_UP * label.size or (line.is_centred and label.is_centred)
    return line if -OVERLAP < gap < NEAR and aligned and "　　" not in line.text.strip() else None


def _parts_lines(rule: Bbox, last: Placed, line: Placed) -> bool:
    """Whether a rule stands between two lines."""
    between = last.bbox.y_mid < rule.y_mid < line.bbox.y_mid
    return between and rule.x_overlap(line.bbox) > RULE_SHARE * line.bbox.width


def _names_parts(first: Placed, last: Placed, line: Placed, start: CaptionStart, setting: Setting) -> bool:
    """Whether the line under a figure's caption says what its parts show."""
    opening = _parts.match(line.text)
    if start.kind != "figure" or opening is None:
        return False
    if start.lang is Lang.EN and hanzi_count(line.text) > FEW_HANZI_OF_PARTS:
        return False
    gap = (line.bbox.top - last.bbox.bottom) / last.size
    if not -OVERLAP < gap < NEAR_PART or not SMALLEST_PART * last.size < line.size < (1 + SAME_SIZE) * last.size:
        return False
    bracketed = len(_brackets[0].findall(opening[0])) > 1
    centred = abs(line.bbox.x_mid - first.bbox.x_mid) < AXIS_OF_FIRST * first.size
    return setting.is_small(line) or bracketed or (centred and first.is_centred)


def _is_unclosed(lines: Sequence[Placed]) -> bool:
    """Whether a bracket is still open where the lines end."""
    opened, closed = (sum(len(pattern.findall(line.text)) for line in lines) for pattern in _brackets)
    return opened > closed


def _is_below(first: Placed, line: Placed) -> bool:
    """Whether the line is centred under the caption's first one, or hangs under its text."""
    centred = abs(line.bbox.x_mid - first.bbox.x_mid) < AXIS_OF_FIRST * first.size
    return centred or line.bbox.x0 > first.bbox.x0 - LINED_UP * first.size


def _goes_on(last: Placed, line: Placed, start: CaptionStart, setting: Setting) -> bool:
    text = last.text.strip()
    if not _is_in_language(line.text, start.lang):
        return False
    in_text = setting.is_body_size(last.size) and not setting.contrasts(last.line, 0, len(last.text))
    if start.lang is Lang.EN and start.kind == "figure" and _hangs(last, line, in_text=in_text):
        return True
    if in_text:
        centred = last.is_centred or _fills_from_the_middle(last, line)
        return line.is_centred and centred and line.bbox.width <= last.bbox.width + WIDER * last.size
    on_axis = abs(line.bbox.x_mid - last.bbox.x_mid) < SAME_AXIS * last.size and same_size(line.size, last.size)
    if start.lang is Lang.EN:
        is_cut = text.endswith(("-", ",")) or text.rpartition(" ")[2] in UNFINISHED
        return on_axis or is_cut or last.bbox.width > CUT_EN * last.column.width
    # a title in bold may end within the line, and what it shows goes on in the text's face
    end = setting.contrasts(last.line, max(0, len(last.text) - LAST), len(last.text))
    same_face = setting.contrasts(line.line, 0, len(line.text)) == end
    return same_face and (on_axis or last.bbox.width > CUT_ZH * last.column.width)


def _hangs(last: Placed, line: Placed, *, in_text: bool) -> bool:
    """Whether a line goes on with a sentence right under the line before, at its left edge.

    Printed convention: an English caption is also set flush, in a measure of its own; its further lines begin with
    small letters. In the text's type it is set in, and fills its measure.
    """
    flush = abs(line.bbox.x0 - last.bbox.x0) < LINED_UP * last.size
    goes_on = line.text.strip()[:1].islower() and not last.text.rstrip().endswith(TERMINAL)
    return flush and goes_on and (not in_text or (line.is_indented and last.is_full))


def _fills_from_the_middle(last: Placed, line: Placed) -> bool:
    """Whether the white left and right of a line is alike, however little, and the centred line below has its axis."""
    alike = abs(last.indent - last.shortfall) < EVEN
    return alike and abs(line.bbox.x_mid - last.bbox.x_mid) < SAME_AXIS * last.size


def _is_in_language(text: str, lang: Lang) -> bool:
    """Whether a line may go on with a caption of the language; a unit in brackets is of either."""
    hanzi = hanzi_count(text)
    if lang is Lang.EN:
        return hanzi <= FEW_HANZI_OF_PARTS and (hanzi == 0 or lang_of(text) is Lang.EN)
    return hanzi > 0 or _brackets[0].match(text.strip()) is not None
