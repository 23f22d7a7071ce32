"""Headings: told by their numbers, which must count up, by their type, and by standing alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.knowledge.body_formulas import formula_knowledge
from pipeline.knowledge.body_headings import Numbering, heading_knowledge, numbering
from pipeline.label.body_lines import BodyLine, Setting, split_line
from pipeline.model.block import Label, Script
from pipeline.model.page import Page
from pipeline.text.script import hanzi_count, is_hanzi, latin_count

MAX_TITLE = 46  # characters of a title set in one line
MAX_LINES = 4  # of a title
MAX_RUN_IN = 32  # of a title that a paragraph follows on the same line
TERMINAL = "。；;：:！？!?，,、．"
COUNTED = ("decimal", "arabic")  # one sequence: 1, 1.1, 1.2, 2
MAX_SECTIONS = 25  # of one level; a larger number counts something else
_LEADERS = re.compile(r"[.…·．]{4,}")  # a table of contents
ENOUGH = 1.0  # strength that a heading needs beside a fitting number
WIDE_GAP = "　"
_SENTENCE_TITLE = r"[^。，,；;：:！？!?]{2,14}。"  # (1)人口。…: a first sentence as short as a title


@dataclass(slots=True)
class Candidate:
    """A line that may be a heading; the title is its characters `start` to `end`."""

    place: int
    number: Numbering | None
    start: int
    end: int
    strength: float
    contrast: bool
    whole: bool  # nothing follows the title on its line
    size: float


def label_headings(lines: list[BodyLine], pages: Sequence[Page], setting: Setting) -> list[BodyLine]:
    """Label headings, their levels with them; lines with a run-in heading come back cut in two."""
    candidates = [c for place in range(len(lines)) if (c := _candidate(lines, place, setting)) is not None]
    top = [c for c in candidates if c.number is not None and c.number.scheme in ("hanzi", "chapter", "roman")]
    chosen = _sequence(top)
    least = 2 if chosen else 1  # under 一、 a single number counts anew in each section
    decimal = [c for c in candidates if c.number is not None and c.number.scheme in COUNTED]
    chosen += _counted([c for c in decimal if c.number is not None and len(c.number.parts) >= least])
    main = {c.place for c in chosen}
    lower = [c for c in candidates if c.number is not None and c.number.scheme not in ("hanzi", "chapter", "roman")]
    chosen += _lower([c for c in lower if c.place not in main], chosen, lines, setting)
    numbered = {c.place for c in chosen}
    chosen += _unnumbered([c for c in candidates if c.place not in numbered and c.number is None], chosen, lines)
    chosen.sort(key=lambda c: c.place)
    _levels(chosen)
    by_number = {page.number: page for page in pages}
    return _settled(lines, chosen, by_number, setting)


def _candidate(lines: Sequence[BodyLine], place: int, setting: Setting) -> Candidate | None:
    line = lines[place]
    text = line.text
    if not line.open or line.size < (1 - max(0.15, setting.slack)) * setting.size or not text.strip():
        return None
    if line.line.spans[0].script is not Script.BASE:
        return None
    number = numbering(text)
    start = number.end if number is not None else len(text) - len(text.lstrip(" 　"))
    end, run_in = _title_end(line, start, setting)
    if not run_in and number is not None and len(number.parts) > 1 and _flows_on(lines, place, setting):
        end = _first_words(text, start, setting)
        if not end:
            return None  # a numbered paragraph
    title = text[start:end].strip(" 　")
    if not title or hanzi_count(title) + latin_count(title) < 2 and number is None:
        return None
    contrast = setting.contrasts(line.line, start, end)
    whole = not text[end:].strip()
    if len(title) > (MAX_TITLE if whole else MAX_RUN_IN) or title[-1] in "；;，,、" or hanzi_count(title) + latin_count(title) < 1:
        return None
    known = title.lower().replace(" ", "").replace("　", "") in heading_knowledge().known
    if _LEADERS.search(title) or not _is_plausible(title, number, setting):
        return None
    if number is None and not (contrast and (whole or run_in)) and not (known and whole):
        return None
    if number is None and not known and (line.size > 1.9 * setting.size or not _is_worded(title)):
        return None
    strength = _strength(lines, place, number, title, contrast, whole, known, setting)
    return Candidate(place, number, start, end, strength, contrast, whole, line.size)


def _flows_on(lines: Sequence[BodyLine], place: int, setting: Setting) -> bool:
    """Whether the line is full and a paragraph goes on with it: no title of one line, nor of two."""
    line = lines[place]
    following = lines[place + 1] if place + 1 < len(lines) else None
    if line.shortfall > 1.2 or following is None or not following.open or following.indent > 0.8:
        return False
    if setting.contrasts(following.line, 0, len(following.text)) or _face(following) != _face(line):
        return setting.contrasts(line.line, 0, len(line.text)) is False and following.shortfall < 1.2
    after = lines[place + 2] if place + 2 < len(lines) else None
    two_lines = following.shortfall > 4 and following.text.rstrip()[-1:] not in TERMINAL + "."
    return not (two_lines and after is not None and (after.indent > 1.2 or not after.open))


def _first_words(text: str, start: int, setting: Setting) -> int:
    """Where the words before the first space of the text behind a number end; 0 where they are no title.

    A space before a letter or figure says nothing where the article sets one at every change of script.
    """
    match = re.compile(r"[\s　]*([^\s　。，,；;]{2,20})(?=[ 　])").match(text, start)
    if match is None or hanzi_count(match[1]) < 2:
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


def _is_worded(title: str) -> bool:
    """Whether the text has words: what is left of a formula has none."""
    letters = hanzi_count(title) + latin_count(title)
    if formula_knowledge().relation.search(title) or letters * 2 < len(title.replace(" ", "")):
        return False
    return hanzi_count(title) >= 2 and hanzi_count(title) * 2 >= letters or len(re.findall(r"[A-Za-z]{4,}", title)) >= 1 and " " in title


def _title_end(line: BodyLine, start: int, setting: Setting) -> tuple[int, bool]:
    """Where the title ends, and whether a change of type or a wide gap shows it."""
    text = line.text
    changed = _style_change(line, start, setting)
    if changed is not None:
        return changed, True
    body = text[start:].lstrip(" 　")
    offset = len(text) - len(body)
    stop = re.match(_SENTENCE_TITLE, body)
    if stop is not None and start and (len(body) > stop.end() + 4 and line.shortfall < 1.6):
        return offset + stop.end(), True
    gap = body.find(WIDE_GAP)
    while 0 < gap:
        before, after = body[:gap].strip(" 　"), body[gap:].strip(" 　")
        fills = len(after) > 8 or line.shortfall < 1.6 and after
        if hanzi_count(before) >= 2 and fills and len(before) <= MAX_RUN_IN:
            return offset + gap, True
        gap = body.find(WIDE_GAP, gap + len(body[gap:]) - len(body[gap:].lstrip(" 　")))
    return len(text), False


def _style_change(line: BodyLine, start: int, setting: Setting) -> int | None:
    """Where the heading's type gives way to the text's on one line."""
    if not setting.contrasts(line.line, start, min(len(line.text), start + 4)):
        return None
    at = 0
    for span in line.line.spans:
        if at + len(span.text) > start and at > start and hanzi_count(span.text) + latin_count(span.text) > 0:
            rest = line.text[at:]
            if not setting.contrasts(line.line, at, at + len(span.text)) and not setting.contrasts(
                line.line, at, len(line.text)
            ):
                fills = line.shortfall < 1.6 or rest.rstrip()[-1:] in TERMINAL + ".．"
                return at if fills and hanzi_count(rest) + latin_count(rest) // 3 >= 2 else None
        at += len(span.text)
    return None


def _strength(
    lines: Sequence[BodyLine],
    place: int,
    number: Numbering | None,
    title: str,
    contrast: bool,
    whole: bool,
    known: bool,
    setting: Setting,
) -> float:
    """How much speaks for a heading beside its number; each reason counts about one."""
    line = lines[place]
    before = lines[place - 1] if place else None
    value = 2.0 * contrast + 1.5 * known
    if line.size > (1.03 + setting.slack) * setting.size:
        value += 1
    value += 0.7 if whole and line.shortfall > 2 else -0.7 if not contrast else 0
    if whole and line.is_centred:
        value += 0.5
    if title[-1] in TERMINAL:
        value -= 1.5 if not contrast else 0.3
    value -= 0.8 * sum(mark in title for mark in "。；")
    if "，" in title or "," in title:
        value -= 0.3
    if number is not None and line.text[: number.end].endswith((" ", "　")):
        value += 0.3
    if before is not None and before.open and _runs_on(before, line):
        value -= 1.5
    if before is not None and before.page == line.page and before.column == line.column:
        gap = (line.bbox.top - before.bbox.bottom) / line.size
        value += 0.6 if gap > 0.8 else 0
    following = lines[place + 1] if place + 1 < len(lines) else None
    if whole and following is not None and following.page == line.page and following.open:
        value += 0.4 if following.indent > 1.2 else 0
    return value


def _runs_on(before: BodyLine, line: BodyLine) -> bool:
    """Whether the text before is unfinished: a full line without a closing mark."""
    return before.shortfall < 1.6 and before.text.rstrip()[-1:] not in "。；;：:！？!?.．”）)" and line.indent < 0.8


def _counted(candidates: Sequence[Candidate]) -> list[Candidate]:
    """The strongest sequence of decimal numbers that counts up: 1, 1.1, 1.2, 2 …"""
    usable = [c for c in candidates if c.strength > -2.2 and c.number is not None and len(c.number.parts) <= 4]
    best: list[tuple[float, int]] = []
    for index, candidate in enumerate(usable):
        assert candidate.number is not None
        own = candidate.strength + (1.0 if len(candidate.number.parts) == 1 else 2.0)
        first = candidate.number.parts in ((0,), (1,), (1, 1))
        score, back = (own if first else own - 2.0), -1
        for earlier in range(index):
            step = _step(usable[earlier], candidate)
            if step is not None and best[earlier][0] + own - step > score:
                score, back = best[earlier][0] + own - step, earlier
        best.append((score, back))
    at = max(range(len(best)), key=lambda i: best[i][0], default=-1)
    found: list[Candidate] = []
    while at >= 0:
        found.insert(0, usable[at])
        at = best[at][1]
    return found if len(found) > 1 or found and found[0].strength > 2 else []


def _step(one: Candidate, two: Candidate) -> float | None:
    """What it costs to go from one number to the next, None where it cannot be: 1.2 to 1.3, 1.2.1, 2."""
    assert one.number is not None and two.number is not None
    a, b = one.number.parts, two.number.parts
    same_face = 0.0 if len(a) != len(b) or one.contrast == two.contrast else 0.8
    if len(b) > len(a):
        if b[: len(a)] != a:
            # 1 引言 and then 2.1: a heading was missed
            return None if b[: len(a)] < a else 2.5
        return same_face + (0.0 if b[len(a) :] == (1,) * (len(b) - len(a)) else 1.2) + 0.8 * (len(b) - len(a) - 1)
    head, last = b[:-1], b[-1]
    if a[: len(head)] != head:
        return None
    ahead = last - a[len(head)]
    if ahead <= 0:
        return None
    return same_face + (0.0 if ahead == 1 else 0.8 + 0.6 * ahead)


def _sequence(candidates: Sequence[Candidate]) -> list[Candidate]:
    """一、二、三: numbers that go up by one, each strong enough."""
    found: list[Candidate] = []
    for candidate in candidates:
        assert candidate.number is not None
        value = candidate.number.parts[0]
        last = found[-1].number.parts[0] if found and found[-1].number else 0
        skips = value == last + 2 and candidate.strength >= ENOUGH  # one was lost, or stands in another place
        if candidate.strength >= 0.3 and (value == last + 1 or skips):
            found.append(candidate)
    return found if len(found) > 1 else []


def _lower(
    candidates: Sequence[Candidate], main: Sequence[Candidate], lines: Sequence[BodyLine], setting: Setting
) -> list[Candidate]:
    """Headings under the main sequence: （一）, 1., （1）, 1）, ①: each run of them must count up from one.

    Without a face of its own such a line is a heading only where it stands alone and a paragraph follows it.
    """
    places = sorted(c.place for c in main)
    found: list[Candidate] = []
    runs: dict[str, list[Candidate]] = {}

    def close(scheme: str) -> None:
        run = runs.pop(scheme, [])
        if len(run) > 1 or run and run[0].contrast:
            found.extend(run)

    order = ("hanzi-bracket", "decimal", "arabic", "arabic-bracket", "arabic-half-bracket", "circled")
    last_place = -1
    for candidate in candidates:
        assert candidate.number is not None
        scheme = candidate.number.scheme
        if any(last_place < place < candidate.place for place in places):
            for name in tuple(runs):
                close(name)
        for name in tuple(runs):
            if order.index(name) > order.index(scheme):
                close(name)
        last_place = candidate.place
        if not _stands(candidate, lines, scheme):
            continue
        run = runs.setdefault(scheme, [])
        value = candidate.number.parts[-1]
        expected = run[-1].number.parts[-1] + 1 if run and run[-1].number else 1
        if run and run[-1].contrast != candidate.contrast:
            if not candidate.contrast:
                continue
            runs[scheme] = run = []
            expected = 1
        if value == expected or candidate.contrast and not run:
            run.append(candidate)
        elif value == 1:
            close(scheme)
            runs[scheme] = [candidate]
    for name in tuple(runs):
        close(name)
    return found


def _stands(candidate: Candidate, lines: Sequence[BodyLine], scheme: str) -> bool:
    line = lines[candidate.place]
    title = line.text[candidate.start : candidate.end].strip(" 　")
    if candidate.contrast:
        return candidate.strength >= ENOUGH
    if scheme in ("circled", "decimal") or len(title) > 40:
        return False
    if re.fullmatch(_SENTENCE_TITLE, title):
        return True
    if not candidate.whole or title[-1] in TERMINAL + ".":
        return False
    following = lines[candidate.place + 1] if candidate.place + 1 < len(lines) else None
    if following is None or not following.open or numbering(following.text) is not None and scheme != "arabic-half-bracket":
        return False
    if line.shortfall < 1.2:  # a title of two lines
        after = lines[candidate.place + 2] if candidate.place + 2 < len(lines) else None
        ends = following.shortfall > 4 and following.indent < 0.8 and following.text.rstrip()[-1:] not in TERMINAL + "."
        return ends and after is not None and after.open and after.indent > 1.2
    return candidate.strength >= 0.3 and line.shortfall > 3 and len(following.text) > 10


def _unnumbered(
    candidates: Sequence[Candidate], numbered: Sequence[Candidate], lines: Sequence[BodyLine]
) -> list[Candidate]:
    """Headings without a number: known titles, and lines in a face of their own that stand alone."""
    sizes = [c.size for c in numbered]
    found = []
    for candidate in candidates:
        line = lines[candidate.place]
        title = line.text[candidate.start : candidate.end].strip(" 　")
        known = title.lower().replace(" ", "").replace("　", "") in heading_knowledge().known
        need = ENOUGH if known else 2.4
        if sizes and not known:
            need = 3.0  # numbered articles seldom leave a heading without a number
        if candidate.whole and candidate.strength >= need and title[-1] not in TERMINAL + ".．":
            found.append(candidate)
        elif not candidate.whole and not sizes and candidate.contrast and 2 <= len(title) <= 16 and line.opens:
            found.append(candidate)
    return found


def _levels(chosen: Sequence[Candidate]) -> None:
    """Give each heading its depth: by its number's parts, or by which scheme opened under which."""
    stack: list[str] = []
    for candidate in chosen:
        key = _key(candidate)
        if key.startswith("decimal") and candidate.number is not None and not {"hanzi", "roman"} & set(stack):
            stack = [*stack[: len(candidate.number.parts) - 1], key]
        elif key in stack:
            stack = stack[: stack.index(key) + 1]
        else:
            stack.append(key)
        candidate.strength = float(len(stack))


def _key(candidate: Candidate) -> str:
    if candidate.number is None:
        return f"face-{round(candidate.size)}-{candidate.whole}"
    if candidate.number.scheme in COUNTED:
        return f"decimal{len(candidate.number.parts)}"
    return candidate.number.scheme


def _settled(
    lines: list[BodyLine], chosen: Sequence[Candidate], pages: dict[int, Page], setting: Setting
) -> list[BodyLine]:
    by_place = {c.place: c for c in chosen}
    found: list[BodyLine] = []
    goes_on: Candidate | None = None
    for place, line in enumerate(lines):
        candidate = by_place.get(place)
        if candidate is None:
            following = lines[place + 1] if place + 1 < len(lines) else None
            if goes_on is not None and place - goes_on.place < MAX_LINES and _wraps(found[-1], line, following, goes_on, setting):
                line.settle(Label.HEADING, "headings.continues", 0.85)
            else:
                goes_on = None
            found.append(line)
            continue
        rule = f"headings.{candidate.number.scheme}" if candidate.number is not None else "headings.face"
        head, rest = line, None
        if not candidate.whole:
            left, right = split_line(line.line, candidate.end, pages[line.page])
            head = replace(line, line=left)
            rest = replace(line, line=right, opens=True, starts=True)
        head.settle(Label.HEADING, rule, 0.9)
        head.starts, head.level = True, int(candidate.strength)
        head.label_length = candidate.start if candidate.number is not None else 0
        found.append(head)
        goes_on = candidate if candidate.whole else None
        if rest is not None:
            found.append(rest)
    return found


def _face(line: BodyLine) -> str:
    """The font of most of the line's hanzi."""
    counts: dict[str, int] = {}
    for span in line.line.spans:
        counts[span.font] = counts.get(span.font, 0) + hanzi_count(span.text)
    return max(counts, key=lambda font: (counts[font], font), default="")


def _wraps(
    last: BodyLine, line: BodyLine, following: BodyLine | None, candidate: Candidate, setting: Setting
) -> bool:
    """Whether the line goes on with the heading before it: same page, type and place, right below."""
    if not line.open or line.page != last.page or abs(line.size - last.size) > 0.05 * last.size:
        return False
    gap = line.bbox.top - last.bbox.bottom
    if not 0 <= gap < 1.2 * line.size or numbering(line.text) is not None or len(line.text) > 30:
        return False
    contrast = setting.contrasts(line.line, 0, len(line.text))
    if contrast and candidate.contrast:
        return _face(line) == _face(last) or last.shortfall < 4
    ends = line.shortfall > 4 and line.text.rstrip()[-1:] not in TERMINAL + "."
    if last.shortfall > 1.6 or not ends or following is None:
        return False
    if _face(line) == _face(last) and _face(following) != _face(line) and following.page == line.page:
        return True
    return not contrast and following.open and following.indent > 1.2 and (line.indent > 1 or last.shortfall < 1.2)
