"""Figures: the region over a caption, and the words inside drawings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.knowledge import lazy
from pipeline.knowledge.body_captions import caption_knowledge
from pipeline.knowledge.body_headings import heading_knowledge, numbering
from pipeline.knowledge.labels import label_at_start
from pipeline.label.body.claims import Address, LineClaim, Said
from pipeline.label.body.lines import Placed, by_page
from pipeline.label.body.rules import FIGURE_NOTE, FIGURE_REGION, SMALL_TYPE
from pipeline.label.body.setting import Setting
from pipeline.model.block import Label
from pipeline.model.geometry import Bbox
from pipeline.model.page import Page
from pipeline.text.marks import CLAUSES, SENTENCE_ENDS
from pipeline.text.script import hanzi_count, latin_count
from pipeline.typeset.lines import ends_sentence, ends_with_mark, first_style_end
from pipeline.typeset.measures import (
    A_STEP_SMALLER,
    FLUSH,
    INDENT,
    LARGER,
    NEXT_LINE,
    NOTE_ROOM,
    PARAGRAPH,
    SHORT,
    THIN,
)

_GAPS = lazy.compile("\u3000+")
SOLID = 0.7  # of its column: a line of body type this wide is running text
MIN_HEIGHT = 20.0  # points; a lower strip holds no figure
MAX_FIGURES = 60  # captions on a page; one with more of them is a list of figures
MAX_DRAWN = 4000  # boxes looked at on a page
SENTENCE_HANZI = 12  # a run of small type with lines this long may be text: a quotation, a note
HEAD = 0.13  # of the page's height: a wide rule above that is the running head's
BACKDROP = 0.9  # of the page: a larger picture is its background
LETTERS = 12  # a line with fewer of them is a word of the drawing, however wide it is set
BLOCKS = 0.2  # of the narrower: a line of text over so much of the strip ends it
FORMULA = 8  # squares of white that a formula leaves in a line: a longer one has a line of its own
FRAME = 4.0  # points that a table's frame may stand out of its rules
TOUCH = 2.0  # points that the boxes of a caption and the line over it may overlap
NEAR = 3.0  # points around a drawing in which its words stand
BEYOND = 8.0  # points that a drawing may reach beyond its column, with its frame or its axis' labels
NAMED = "：:）)】]"  # behind the word that opens a note
OVER = 0.5  # of a note's width stands under the figure or its caption
LEVEL = 3  # type sizes between two captions of figures that stand side by side: the upper one may have two lines
WORDS = 2  # lines of small type without a drawing: one may be anything
SQUARES = 2.0  # type sizes by which a paragraph is indented
STRIP = 5  # hanzi: text beside a picture is seldom set narrower
# How far from the column's margin a heading so numbered stands: figures at it, hanzi where paragraphs begin too.
COUNTED = {"decimal": INDENT, "arabic": INDENT, "hanzi": PARAGRAPH, "hanzi-bracket": PARAGRAPH}
PITCH = 0.25  # of the text's size: how unlike two pitches of one paragraph are where sizes are rounded
SHORT_END = 16  # characters of a paragraph's last line that is a citation mark and a stop


_UNDER = {
    Label.TABLE: Label.TABLE_FOOT,
    Label.TABLE_FOOT: Label.TABLE_FOOT,
    Label.FIG_CAPTION: Label.FIG_FOOT,
    Label.FIG_FOOT: Label.FIG_FOOT,
}  # what a note in small type is, by what it stands under


def figure_claims(lines: Sequence[Placed], pages: Sequence[Page], setting: Setting) -> Said:
    """Each figure's caption with its region, and the words inside it."""
    said: dict[Address, LineClaim] = {}
    on_page = by_page(lines)
    for page in pages:
        own = on_page[page.number]
        if not own:
            continue
        drawn = _drawn(page, own)
        solid = [line for line in own if _is_solid(line, setting)]
        groups: dict[int, list[Placed]] = defaultdict(list)
        for line in own:
            if line.label is Label.FIG_CAPTION:
                groups[line.tie].append(line)
        boxes = {number: Bbox.around(m.bbox for m in members) for number, members in groups.items()}
        for number, members in groups.items() if len(groups) <= MAX_FIGURES else ():
            said.update(
                _figure(number, members, [o for o in own if o.at not in said], solid, drawn, page, boxes, setting)
            )
    return said


def small_type_claims(lines: Sequence[Placed], setting: Setting) -> Said:
    """Small type that nothing has claimed and that does not read as text: words of a drawing."""
    return {at: claim for own in by_page(lines).values() for at, claim in _stray(own, setting)}


def _drawn(page: Page, own: Sequence[Placed]) -> list[Bbox]:
    """The boxes of pictures and drawings, those of tables and the page's background left out."""
    tables = [line.region for line in own if line.label is Label.TABLE_CAPTION and line.region is not None]
    boxes = [*page.images, *page.drawings[:MAX_DRAWN], *page.rules[:MAX_DRAWN], *(c.bbox for c in page.turned)]
    return [
        box
        for box in boxes
        if (box.width < BACKDROP * page.width or box.height < BACKDROP * page.height)
        and not (box.bottom < HEAD * page.height and box.height < THIN and box.width > page.width / 2)
        and not any(table.contains(box, FRAME) for table in tables)
    ]


def _is_solid(line: Placed, setting: Setting) -> bool:
    if line.label in (Label.TABLE, Label.TABLE_CAPTION, Label.FIG_CAPTION, Label.TABLE_FOOT, Label.HEADING):
        return True
    if not setting.is_body_size(line.size) and line.size < setting.size:
        return False
    if setting.is_body_size(line.size) and _is_sentence(line):
        return True
    wide = line.bbox.width > SOLID * (line.right - line.left) and "　　" not in line.text.strip("　")
    return wide and hanzi_count(line.text) + latin_count(line.text) > LETTERS


def _is_sentence(line: Placed) -> bool:
    """Whether the line reads as running Chinese text: words of drawings have no stops.

    Formulas that are pictures leave wide white in a line of text, which is long and begins where paragraphs do; between
    the cells of a table's row there is more of it.
    """
    hanzi = hanzi_count(line.text)
    if hanzi < SENTENCE_HANZI or not any(mark in line.text for mark in CLAUSES):
        return False
    wide = line.bbox.width > SOLID * (line.right - line.left)
    at_edge = min(abs(line.indent), abs(line.indent - SQUARES)) < FLUSH
    gaps = _GAPS.findall(line.text)
    narrow = max(map(len, gaps), default=0) <= FORMULA
    return not gaps or (narrow and wide and at_edge and hanzi >= SENTENCE_HANZI * max(2, len(gaps)))


def _figure(
    number: int,
    caption: Sequence[Placed],
    own: Sequence[Placed],
    solid: Sequence[Placed],
    drawn: Sequence[Bbox],
    page: Page,
    boxes: dict[int, Bbox],
    setting: Setting,
) -> Said:
    box = boxes[number]
    x0, x1 = _reach(caption[0], box, [b for n, b in boxes.items() if n != number])
    strip = Bbox(x0, 0.0, x1, page.height)
    blocking = [
        s for s in solid if s not in caption and s.bbox.x_overlap(strip) > BLOCKS * min(s.bbox.width, strip.width)
    ]
    top = max((s.bbox.bottom for s in blocking if s.bbox.bottom <= box.top + TOUCH), default=0.0)
    region = _content(Bbox(x0, top, x1, box.top), own, drawn, setting)
    if region is None:
        bottom = min((s.bbox.top for s in blocking if s.bbox.top >= box.bottom - TOUCH), default=page.height)
        region = _content(Bbox(x0, box.bottom, x1, bottom), own, drawn, setting)
    if region is None or caption[0].claim is None:
        return {}
    said: dict[Address, LineClaim] = {caption[0].at: replace(caption[0].claim, region=region)}
    said |= _notes(number, box, region, own, setting, caption[0].size)
    for line in own:
        if line.at in said:
            continue
        x, y = line.bbox.x_mid, line.bbox.y_mid
        inside = region.top - NEAR < y < region.bottom + NEAR and x0 - NEAR < x < x1 + NEAR
        if setting.is_body_size(line.size) and _is_sentence(line):
            continue
        edge = min(abs(line.indent), abs(line.indent - SQUARES) if hanzi_count(line.text) >= STRIP else FLUSH)
        flush = setting.is_body_size(line.size) and edge < FLUSH
        if flush and hanzi_count(line.text) and line.text.rstrip()[-1:] in SENTENCE_ENDS:
            continue  # the end of a paragraph over the drawing: its words have no stops
        if line.may_head and inside and not (flush and line.bbox.x_overlap(region) == 0):
            said[line.at] = LineClaim(Label.FIG_TEXT, FIGURE_REGION, number)
    return said


def _notes(number: int, caption: Bbox, region: Bbox, own: Sequence[Placed], setting: Setting, size: float) -> Said:
    """The notes of one figure: under its caption, set in type of this size, or between what is drawn and the caption.

    Convention: 注 or 资料来源 in type no larger than the text's opens them; what goes on in small type is theirs, and
    sentences in small type, no larger than the caption's, right under it: what the figure shows.
    """
    below = [o for o in own if o.bbox.top >= caption.bottom - TOUCH]
    between = [o for o in own if region.top < o.bbox.top and o.bbox.bottom <= caption.top + TOUCH]
    opening = next((o.bbox.top for o in between if _opens_note(o, setting)), caption.top)
    said: dict[Address, LineClaim] = {}
    for lines, end in (([o for o in between if o.bbox.top > opening - TOUCH], opening), (below, caption.bottom)):
        opened = False
        for line in sorted(lines, key=lambda o: o.bbox.top):
            if line.bbox.x_overlap(region.union(caption)) < OVER * line.bbox.width:
                continue
            opens = _opens_note(line, setting) or (lines is below and _is_legend(line, end, setting, size))
            near = line.bbox.top - end < NOTE_ROOM * setting.size
            if not line.open or not near or not (opens or (opened and setting.is_small(line))):
                break
            said[line.at] = LineClaim(Label.FIG_FOOT, FIGURE_NOTE, number)
            opened, end = True, line.bbox.bottom
    return said


def _is_legend(line: Placed, end: float, setting: Setting, size: float) -> bool:
    """Whether a line reads as text, in type that is not the text's, right under a caption in this size that ends there.

    Two squares of white are set over the text that goes on under a figure.
    """
    near = line.bbox.top - end < NEXT_LINE * line.size
    return near and setting.is_small(line) and line.size < LARGER * size and _reads([line])


def _opens_note(line: Placed, setting: Setting) -> bool:
    """Whether the line opens a note: in type of the text's size only a word with a colon, as text may compare, too."""
    knowledge = caption_knowledge()
    if setting.is_small(line) and knowledge.legend.match(line.text):
        return True
    match = knowledge.note.match(line.text)
    return match is not None and (setting.is_small(line) or match[0].rstrip()[-1:] in NAMED)


def _reach(caption: Placed, box: Bbox, others: Sequence[Bbox]) -> tuple[float, float]:
    """How far to the left and right the figure may reach: its column, less the figures beside it."""
    x0, x1 = min(caption.column.x0, box.x0), max(caption.column.x1, box.x1)
    for other in others:
        if abs(other.top - box.top) < LEVEL * caption.size and not box.x_overlap(other):
            if other.x0 > box.x1:
                x1 = min(x1, (box.x1 + other.x0) / 2)
            else:
                x0 = max(x0, (box.x0 + other.x1) / 2)
    return x0, x1


def _content(strip: Bbox, own: Sequence[Placed], drawn: Sequence[Bbox], setting: Setting) -> Bbox | None:
    """The box around what is drawn in the strip, with the small type beside it."""
    if strip.height < MIN_HEIGHT:
        return None
    wide = Bbox(strip.x0 - BEYOND, strip.top - TOUCH, strip.x1 + BEYOND, strip.bottom + TOUCH)
    parts = [box for box in drawn if wide.x0 < box.x_mid < wide.x1 and wide.top < box.y_mid < wide.bottom]
    small = [
        line.bbox
        for line in own
        if line.open
        and setting.is_small(line)
        and strip.x0 - NEAR < line.bbox.x_mid < strip.x1 + NEAR
        and strip.top - 1 < line.bbox.y_mid < strip.bottom + 1
    ]
    if not parts and len(small) < WORDS:
        return None
    found = Bbox.around([*parts, *small])
    top, bottom = max(found.top, strip.top), min(found.bottom, strip.bottom)
    if bottom - top < MIN_HEIGHT:
        return None
    return Bbox(max(found.x0, wide.x0), top, min(found.x1, wide.x1), bottom)


def _stray(own: Sequence[Placed], setting: Setting) -> Iterator[tuple[Address, LineClaim]]:
    run: list[Placed] = []
    above: Placed | None = None
    before: Placed | None = None
    in_text = False  # the line before is small, and of the text
    listed = False  # the line over the run names a listing, whose steps are short
    under = Label.FIG_TEXT  # what a note in small type stands under
    for line in [*own, None]:
        ends_text = before is not None and line is not None and _ends(before, line, setting)
        in_text = before is not None and line is not None and _flows(above, before, line, setting, in_text=in_text)
        if not run:
            listed = any(o is not None and heading_knowledge().listing.match(o.text) for o in (before, line))
        above, before = before, line
        if line is not None and line.open and setting.is_small(line) and not (ends_text or in_text):
            run.append(line)
            continue
        note = bool(run) and caption_knowledge().note.match(run[0].text) is not None
        heads = bool(run) and _may_head(run, line, setting)
        if note or (run and not (listed or _reads(run) or heads or _opens_statement(run[0]))):
            for member in run:
                wide = member.bbox.width > SOLID * (member.right - member.left)
                if note or not (wide and _is_sentence(member)):
                    label = under if note else Label.FIG_TEXT
                    yield member.at, LineClaim(label, SMALL_TYPE)
        run = []
        if line is not None:
            under = _UNDER.get(line.label, Label.FIG_TEXT) if line.label is not None else Label.FIG_TEXT


def _may_head(run: Sequence[Placed], below: Placed | None, setting: Setting) -> bool:
    """Whether these lines are one alone that may be a heading, a step smaller than the text.

    Recognition guesses sizes, and headings are set a step smaller in some journals: where a number opens it where
    headings begin the count decides; one without is in a face of its own, and a paragraph is indented under it.
    """
    line = run[0]
    number = numbering(line.text)
    if len(run) > 1 or line.is_full or line.size < A_STEP_SMALLER * setting.size:
        return False
    if number is None:
        heads = below is not None and below.open and below.is_indented and setting.is_body_size(below.size)
        beside = below is None or below.bbox.top < line.bbox.bottom or below.page != line.page
        worded = hanzi_count(line.text) >= WORDS and not ends_with_mark(line.text)
        return heads and worded and not beside and setting.contrasts(line.line, 0, len(line.text))
    title = line.text[number.end :]
    worded = hanzi_count(title) >= WORDS and "　　" not in title
    return number.scheme in COUNTED and worded and line.indent < COUNTED[number.scheme]


def _opens_statement(line: Placed) -> bool:
    """Whether the line opens a statement behind the text, which is set smaller: `利益冲突　所有作者声明…`."""
    hit = label_at_start(line.text, first_style_end(line.line))
    return hit is not None and hit.row.label is Label.FOOTNOTE and hit.end < len(line.text.rstrip())


def _ends(before: Placed, line: Placed, setting: Setting) -> bool:
    """Whether the small line is the end of a paragraph: nothing but a citation mark was left for it."""
    return (
        before.open
        and setting.is_body_size(before.size)
        and before.shortfall < SHORT
        and line.page == before.page
        and line.indent < INDENT
        and len(line.text) < SHORT_END
        and line.bbox.top - before.bbox.bottom < setting.size
    )


def _flows(above: Placed | None, before: Placed, line: Placed, setting: Setting, *, in_text: bool) -> bool:
    """Whether the line, a step smaller, goes on with an unfinished paragraph: at its margin, and at its pitch.

    Recognition rounds sizes, by what marks a line has: one without a hanzi of full height is told for smaller.
    """
    if above is None or line.column != before.column or above.column != before.column or line.page != before.page:
        return False
    of_text = before.open and (in_text or setting.is_body_size(before.size)) and not ends_sentence(before.text)
    pitch = before.bbox.top - above.bbox.top
    goes_on = abs(line.bbox.top - before.bbox.top - pitch) < PITCH * setting.size and abs(line.indent) < FLUSH
    worded = hanzi_count(line.text) * 2 >= len(line.text.replace("　", ""))
    return of_text and goes_on and pitch > setting.size and worded and line.size >= A_STEP_SMALLER * setting.size


def _reads(run: Sequence[Placed]) -> bool:
    """Whether these lines are running text: most of them long, without gaps, with punctuation somewhere.

    A semicolon alone is none, as it ends the lines of a listing.
    """
    text = "".join(line.text for line in run)
    long = [
        line
        for line in run
        if hanzi_count(line.text) + latin_count(line.text) // 2 >= SENTENCE_HANZI and "　　" not in line.text
    ]
    return len(long) * 2 > len(run) and any(mark in text for mark in CLAUSES + ".,")
