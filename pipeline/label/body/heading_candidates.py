"""Which lines may be headings, where their titles end, and how much speaks for each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.knowledge import lazy
from pipeline.knowledge.body_formulas import formula_knowledge
from pipeline.knowledge.body_headings import Numbering, heading_knowledge, is_known, lettered, numbering
from pipeline.knowledge.labels import label_at_start
from pipeline.label.body.bilingual_headings import english_half
from pipeline.label.body.heading_reasons import FULL_STOP, Around, Reason, is_bare, reasons_for
from pipeline.label.body.lines import Placed
from pipeline.label.body.setting import Setting
from pipeline.model.block import Label, Script
from pipeline.text.marks import CLOSING, LISTS, LOST, OPENING, SEMICOLONS, left_open
from pipeline.text.script import HANZI, hanzi_count, is_hanzi, latin_count
from pipeline.typeset.lines import MARKS, ends_sentence, ends_with_mark, face
from pipeline.typeset.measures import INDENT, NEXT_LINE, STEP, same_size

MAX_TITLE = 46  # characters of a title set in one line
MAX_RUN_IN = 32  # of a title that a paragraph in the same face follows on its line
HALF_SQUARES = 2  # Latin letters in the place of a hanzi: a numbered English title has twice as many
MAX_OVER = 22  # of the end of such a title on the next line: about one of two columns
MIN_TEXT = 4  # hanzi of a paragraph behind it
MIN_AFTER_GAP = 8  # characters behind a wide gap: a paragraph, and not the cell beside a word in a table
LETTERS = 2  # of a title: one alone is a sign of a formula, a cell, a number's rest
WORDS = 0.5  # of a title's characters are letters, and of its letters hanzi, where it has words and is no formula
WORD = 3  # Latin letters that count as much as a hanzi
FIRST = 4  # characters in which a title's own face is to be seen
LARGEST = 1.9  # times the text's size: larger lines are titles of articles, and initials
MAX_SECTIONS = 25  # of one level; a larger number counts something else
SENTENCE_TITLE = rf"[^。，,；;：:！？!?]{{2,14}}?{FULL_STOP}"  # (1)人口。…: a first sentence as short as a title
LONG_SENTENCE_TITLE = rf"[^。，,；;：:！？!?]{{2,24}}?{FULL_STOP}"  # the same where its siblings are titles
BEHIND = (Label.ACK, Label.APPENDIX, Label.FOOTNOTE)  # labels of matter behind the body, headings too
WIDE_GAP = "　"
DOTS = ("．", ".")
# A title that the paragraph goes on behind; a step of code is in Latin letters.
_BEFORE_COLON = lazy.compile(rf"[{HANZI}][^。，,；;：:！？!?、]{{1,13}}[：:](?=[\s　]*\S)")
# A title behind which points are counted.
_BEFORE_POINTS = lazy.compile(rf"[\s　]*[{HANZI}]{{2,14}}?(?=[\s　]*(?:[（(][1１][）)]|①)[{HANZI}]{{2}})")
COLON = "：:"
SENTENCES = ("hanzi-bracket", "arabic-bracket", "arabic")  # numbers of titles that are a paragraph's first sentence
_one_word = lazy.compile(r"[A-Z][a-z]{3,}[.:]?")  # **Patients** All of them were…
_worded = lazy.compile(r"[^\W_]")
_own_latin = lazy.compile(f"[A-Za-z0-9 .-]+(?={WIDE_GAP})")  # ends a title before its gap
_LEADERS = lazy.compile(r"[.…·．]{4,}")  # a table of contents


@dataclass(frozen=True, slots=True)
class Candidate:
    """A line that may be a heading; the title is its characters `start` to `end`."""

    place: int
    number: Numbering | None
    start: int
    end: int
    reasons: tuple[Reason, ...]
    contrast: bool
    whole: bool  # nothing follows the title on its line
    size: float
    known: bool  # a title that everybody knows
    below: int | None = None  # in both languages: how many lines below go on with it; None in one language
    over: int = 0  # characters of the next line that end a title with a paragraph behind it
    level: int = 0
    certain: bool = False  # nothing else begins like it
    before_colon: bool = False  # in the text's face: 1．观察指标：记录…
    is_part: bool = False  # one of several titles of sections' parts, each before a colon

    @property
    def strength(self) -> float:
        return sum(reason.weight for reason in self.reasons)


def candidate(lines: Sequence[Placed], place: int, setting: Setting) -> Candidate | None:
    line = lines[place]
    text = line.text
    aside = line.line.spans[0].script is not Script.BASE or heading_knowledge().listing.match(text) is not None
    if aside or not line.may_head or line.size < (1 - max(STEP, setting.slack)) * setting.size or not text.strip():
        return None
    number = numbering(text) or (lettered(text) if setting.roman else None)
    if (thanks := _thanks(lines, place)) is not None:
        return thanks
    bare = number is None and _is_of_text(line, setting)
    if bare and not is_bare(lines, place, setting):
        return None
    start = number.end if number is not None else len(text) - len(text.lstrip(" 　"))
    half = english_half(lines, place, number, setting)
    is_whole = half is not None or _is_appendix(line, setting)
    end, run_in, left_off = _end_and_rest(lines, place, start, number, setting, is_whole=is_whole)
    colon = 0 if is_whole or run_in else _end_before_colon(lines, place, number, setting)
    numbered_alone = half is None and not run_in and not colon and number is not None and len(number.parts) > 1
    if numbered_alone and not _runs_over(lines, place, text[start:], setting) and _flows_on(lines, place, setting):
        end = _first_words(text, start, setting)
        if not end:
            return None  # a numbered paragraph
    end = colon or end
    title = text[start : end if half is None else half[0]].strip(" 　")  # of two, the Chinese one
    letters = hanzi_count(title) + latin_count(title)
    if not title or (letters < LETTERS and number is None):
        return None
    contrast = setting.contrasts(line.line, start, end, italics=number is not None)
    whole = not text[end:].strip()
    if not contrast and formula_knowledge().relation.search(title):
        return None  # of a formula, or of a sentence that its raised and lowered signs have torn
    over = _runs_over(lines, place, title, setting) if numbered_alone and whole else 0
    is_english = number is not None and latin_count(title) > WORDS * len(title.replace(" ", ""))
    widest = (MAX_TITLE if whole or contrast else MAX_RUN_IN) * (HALF_SQUARES if is_english else 1)
    if len(title) > widest or (title[-1] in LISTS + SEMICOLONS and not left_off) or letters < 1:
        return None
    known = is_known(title) or _heads_back(title, contrast)
    if _LEADERS.search(title) or not _is_plausible(title, number, setting):
        return None
    before = lines[place - 1] if place else None
    following = lines[place + 1] if place + 1 < len(lines) else None
    said = title.rstrip(COLON) if colon else title
    around = Around(line, before, following, said, number, contrast, whole, known, setting, bare)
    if number is None and not _may_do_without(around, title, run_in):
        return None
    why, below = reasons_for(around), None if half is None else half[1]
    return Candidate(
        place, number, start, end, why, contrast, whole, line.size, known, below, over, before_colon=colon > 0
    )


def _may_do_without(around: Around, title: str, run_in: bool) -> bool:
    """Whether a title without a number may be one: in a face of its own, known or bare, and worded."""
    line, setting, known, whole = around.line, around.setting, around.known, around.whole
    if not (around.contrast and (whole or run_in)) and not ((known or around.bare) and whole):
        return False
    if (run_in or line.is_full) and heading_knowledge().proposition.match(line.text):
        return False
    worded = _is_worded(title) or (run_in and not setting.hanzi and _one_word.fullmatch(title) is not None)
    return known or not (line.size > LARGEST * setting.size or not worded or _is_torn(title, line))


def _is_of_text(line: Placed, setting: Setting) -> bool:
    """Whether the line is neither in a face of its own nor a known title, one of which a title without number is."""
    title = line.text.strip(" 　")
    return not setting.may_contrast(line.line) and not is_known(title) and not _heads_back(title, contrast=False)


def _end_and_rest(
    lines: Sequence[Placed], place: int, start: int, number: Numbering | None, setting: Setting, *, is_whole: bool
) -> tuple[int, bool, bool]:
    """Where the title ends on its line, whether it is run in, and whether it goes on in a second line."""
    line = lines[place]
    if is_whole:
        return len(line.text), False, False
    sentence = LONG_SENTENCE_TITLE if number is not None and number.scheme in SENTENCES else SENTENCE_TITLE
    end, run_in = _title_end(line, start, setting, sentence, number)
    left_off = number is not None and _is_left_off(lines, place, setting)
    if run_in and left_off and _keeps_face(line, start, end, setting):
        return len(line.text), False, True
    return end, run_in, left_off


def _is_left_off(lines: Sequence[Placed], place: int, setting: Setting) -> bool:
    """Whether a full line in a face of its own goes on with a short one in it, and with no paragraph in it.

    A title of two lines may break behind a list's mark, and hold a sentence's stop: `（一）求实。为示例 | 尽力`.
    """
    line, below = lines[place], lines[place + 1] if place + 1 < len(lines) else None
    if below is None or not line.is_full or not below.may_head or below.page != line.page:
        return False
    near = 0 <= below.bbox.top - line.bbox.bottom < NEXT_LINE * line.size
    alike = face(below.line) == face(line.line) and same_size(below.size, line.size)
    apart = all(setting.contrasts(own.line, 0, len(own.text)) for own in (line, below))
    ends = below.is_well_short and not ends_with_mark(below.text) and numbering(below.text) is None
    return near and alike and apart and ends


def _keeps_face(line: Placed, start: int, end: int, setting: Setting) -> bool:
    """Whether what stands behind a run-in title is in its face, too."""
    return setting.contrasts(line.line, start, end) and setting.contrasts(line.line, end, len(line.text))


def _thanks(lines: Sequence[Placed], place: int) -> Candidate | None:
    """The title of thanks, where they open a paragraph."""
    line = lines[place]
    end = heading_knowledge().ack_run_in.match(line.text)
    if end is None or not _opens_paragraph(lines, place):
        return None
    whole = not line.text[end.end() :].strip()
    return Candidate(place, None, 0, end.end(), (), True, whole, line.size, True, certain=True)


def _end_before_colon(lines: Sequence[Placed], place: int, number: Numbering | None, setting: Setting) -> int:
    """Where a short title before a colon ends that opens a numbered paragraph: `1．观察指标：记录两组…`; 0 for none.

    Printed convention: under 一、 journals of medicine run in the titles of the third level so, in the text's face; and
    journals of biology those of the lowest level, whose number has parts: `1.1.1 样品来源：土样采自…`. A title of two
    lines may have a colon, too.
    """
    line = lines[place]
    if number is None or not _opens_numbered(line):
        return 0
    dotted = number.scheme == "arabic" and line.text[: number.end].strip()[-1:] in DOTS
    parted = number.scheme == "decimal" and len(number.parts) > 1 and _flows_on(lines, place, setting)
    title = _BEFORE_COLON.match(line.text, number.end) if dotted or parted else None
    return title.end() if title is not None else 0


def _end_before_points(line: Placed, number: Numbering | None) -> int:
    """Where a short title ends behind which a numbered paragraph counts points: `1.3 观察指标（1）距离：…`; 0 for none.

    The white before a bracket is that of the bracket's own square. What a text refers to has such numbers: 由式（1）.
    """
    if number is None or number.scheme != "decimal" or len(number.parts) == 1 or not _opens_numbered(line):
        return 0
    title = _BEFORE_POINTS.match(line.text, number.end)
    refers = title is not None and heading_knowledge().refers.search(title[0]) is not None
    return title.end() if title is not None and not refers else 0


def _opens_numbered(line: Placed) -> bool:
    """Whether a paragraph that goes on below begins here; a sentence that is all of its paragraph has no title."""
    return line.is_full and not ends_sentence(line.text) and (line.opens or line.is_indented)


def _heads_back(title: str, contrast: bool) -> bool:
    """Whether the title is thanks' or a statement's, or an appendix's in a face of its own: `附录 A　示例的推导`."""
    known = heading_knowledge()
    thanks = known.ack.match(title) is not None or known.back.match(title) is not None
    return thanks or (contrast and known.appendix.match(title) is not None)


def _is_appendix(line: Placed, setting: Setting) -> bool:
    """Whether the line is an appendix's heading: what white parts from its letter is its title."""
    own = heading_knowledge().appendix.match(line.text.strip()) is not None
    return own and setting.contrasts(line.line, 0, len(line.text))


def _opens_paragraph(lines: Sequence[Placed], place: int) -> bool:
    """Whether a paragraph may begin here: indented, or behind one that has ended."""
    line = lines[place]
    before = lines[place - 1] if place else None
    return before is None or line.opens or line.indent > INDENT or ends_with_mark(before.text)


def _runs_over(lines: Sequence[Placed], place: int, title: str, setting: Setting) -> int:
    """How many characters of the next line end the title of this full one, before a paragraph; 0 where none do.

    Printed convention: a run-in title too long for its line goes on at the margin of the next, up to a gap of a
    square, or to where its face gives way to the text's.
    """
    line = lines[place]
    below = lines[place + 1] if place + 1 < len(lines) else None
    if below is None or not below.may_head or below.page != line.page or below.column != line.column:
        return 0
    joined = line.is_full and below.indent < INDENT and 0 <= below.bbox.top - line.bbox.bottom < line.size
    if not joined or not same_size(below.size, line.size):
        return 0
    end, run_in = _title_end(below, 0, setting)
    if not run_in:
        gap = re.match(f"([^{WIDE_GAP}]+)({WIDE_GAP}+)", below.text)
        end = gap.end(1) if gap is not None and is_mostly_hanzi(gap[1]) else 0
    tail, rest = below.text[:end], below.text[end:]
    alike = setting.contrasts(line.line, 0, len(line.text)) == setting.contrasts(below.line, 0, end) if end else False
    fits = 0 < end <= MAX_OVER and len(title) + end <= MAX_TITLE
    worded = not any(mark in title + tail for mark in MARKS) and hanzi_count(rest) >= MIN_TEXT
    return end if fits and alike and worded else 0


def _flows_on(lines: Sequence[Placed], place: int, setting: Setting) -> bool:
    """Whether the line is full and a paragraph goes on with it: no title of one line, nor of two."""
    line = lines[place]
    following = lines[place + 1] if place + 1 < len(lines) else None
    if not line.is_full or following is None or not following.may_head or following.indent > INDENT:
        return False
    if setting.contrasts(following.line, 0, len(following.text)) or face(following.line) != face(line.line):
        return setting.contrasts(line.line, 0, len(line.text)) is False and following.is_full
    after = lines[place + 2] if place + 2 < len(lines) else None
    two_lines = following.is_well_short and not ends_with_mark(following.text)
    return not (two_lines and after is not None and (after.is_indented or not after.may_head))


def _first_words(text: str, start: int, setting: Setting) -> int:
    """Where the words before the first space of the text behind a number end; 0 where they are no title.

    A space before a letter or figure says nothing where the article sets one at every change of script.
    """
    match = re.compile(r"[\s　]*([^\s　。，,；;]{2,20})(?=[ 　])").match(text, start)
    if match is None or hanzi_count(match[1]) < LETTERS:
        return 0
    after = text[match.end() :].lstrip(" 　")[:1]
    return 0 if setting.spaced and not is_hanzi(after) else match.end()


def _is_plausible(title: str, number: Numbering | None, setting: Setting) -> bool:
    """Whether a title may follow the number: in a Chinese article one of small Latin letters is a line of code."""
    if number is None or len(number.parts) > 1:
        return True
    if number.scheme == "arabic" and number.parts[0] > MAX_SECTIONS:
        return False
    return hanzi_count(title) > 0 or not setting.hanzi or title[0].isupper()


def is_mostly_hanzi(text: str) -> bool:
    return hanzi_count(text) > WORDS * len(text)


def _is_worded(title: str) -> bool:
    """Whether the text has words: what is left of a formula has none."""
    hit = label_at_start(title)
    if formula_knowledge().where.match(title) or (hit is not None and hit.row.label not in BEHIND):
        return False  # 式中, 摘要
    if heading_knowledge().listing.match(title):
        return False
    letters = hanzi_count(title) + latin_count(title)
    if formula_knowledge().relation.search(title) or letters < WORDS * len(title.replace(" ", "")):
        return False
    several = len({char for char in title if is_hanzi(char)}) >= LETTERS  # 日日日: recognition of a drawing's rules
    hanzi = hanzi_count(title)
    return (several and hanzi >= WORDS * (hanzi + latin_count(title) / WORD)) or (
        len(re.findall(r"[A-Za-z]{4,}", title)) >= 1 and " " in title
    )


def _is_torn(title: str, line: Placed) -> bool:
    """Whether brackets close that none opens, or open and close on no further line: what is left of a formula."""
    if LOST in title:
        return False  # what opens may be without a readable form
    left = left_open(title, OPENING, CLOSING)
    return left is None or (left > 0 and not line.is_full)


def _title_end(
    line: Placed, start: int, setting: Setting, sentence: str = SENTENCE_TITLE, number: Numbering | None = None
) -> tuple[int, bool]:
    """Where the title ends, and whether a change of type, a wide gap, a first short `sentence` or points show it."""
    text = line.text
    changed = _style_change(line, start, setting)
    if changed is not None:
        return changed, True
    body = text[start:].lstrip(" 　")
    offset = len(text) - len(body)
    stop = re.match(sentence, body) if start and line.is_full else None
    if stop is not None and len(body) > stop.end():
        return offset + stop.end(), True
    gap = body.find(WIDE_GAP)
    while gap > 0:
        before, after = body[:gap].strip(" 　"), body[gap:].strip(" 　")
        fills = len(after) > MIN_AFTER_GAP or (line.is_full and after)
        if hanzi_count(before) >= LETTERS and fills and len(before) <= MAX_RUN_IN:
            return offset + gap, True
        gap = body.find(WIDE_GAP, gap + len(body[gap:]) - len(body[gap:].lstrip(" 　")))
    points = 0 if setting.contrasts(line.line, start, len(text)) else _end_before_points(line, number)
    return points or len(text), points > 0


def _style_change(line: Placed, start: int, setting: Setting) -> int | None:
    """Where the heading's type gives way to the text's on one line.

    Printed convention: a title's own figures and Latin letters stand in the text's face too, but before the gap.
    """
    numbered = start > 0
    if not setting.contrasts(line.line, start, min(len(line.text), start + FIRST), italics=numbered):
        return None
    at = 0
    for span in line.line.spans:
        if at + len(span.text) > start and at > start and _worded.search(span.text):
            rest = line.text[at:]
            ends = at + len(span.text), len(line.text)
            if not any(setting.contrasts(line.line, at, end, italics=numbered) for end in ends):
                fills = line.is_full or ends_with_mark(rest)
                own = _own_latin.match(rest)
                if own is not None:
                    at, rest = at + own.end(), rest[own.end() :]
                words = hanzi_count(rest) + latin_count(rest) // WORD >= LETTERS
                stopped = numbered and line.is_full and ends_with_mark(line.text[:at])  # 2.3. *Loss of Paper.* A
                return at if (words and fills) or (stopped and _worded.search(rest)) else None
        at += len(span.text)
    return None
