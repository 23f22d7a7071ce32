"""Which candidates are the headings: those whose numbers count up, and how deep each one stands."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import islice

from pipeline.knowledge.body_headings import numbering
from pipeline.label.body.heading_candidates import (
    LONG_SENTENCE_TITLE,
    SENTENCE_TITLE,
    SENTENCES,
    WIDE_GAP,
    Candidate,
)
from pipeline.label.body.heading_levels import COUNTED, TOP, with_levels
from pipeline.label.body.heading_parts import RUN_IN, parts_of
from pipeline.label.body.heading_reasons import ALONE
from pipeline.label.body.heading_unnumbered import ENOUGH, unnumbered
from pipeline.label.body.lines import Placed, is_set_beside
from pipeline.model.block import Label
from pipeline.text.marks import COLONS
from pipeline.typeset.lines import MARKS, ends_with_mark
from pipeline.typeset.measures import INDENT

LIKELY = 0.3  # strength of a line that at least nothing speaks against
AMONG_OTHERS = -0.5  # the same of one that is all of its paragraph, though it fills its measure
LONE = 2.0  # strength that a number without a second one needs: a face of its own
HOPELESS = -2.2  # strength under which no number helps: an unfinished sentence, and another sign against it
# What a number adds that fits into the count, and what it costs where it fits badly: a count is worth a sign for each
# section, and two where it has parts, as 3.2 behind 3.1 is hardly chance.
FITS, FITS_BELOW = 1.0, 2.0
LATE_START = 2.0  # a count that begins elsewhere than at 0, 1, or 1.1
OTHER_FACE = 0.8  # headings of one level are set alike
MISSED_SECTION = 2.5  # 1 and then 2.1
NOT_FROM_ONE = 1.2  # 1 and then 1.2
SKIPPED_LEVEL = 0.8  # 1 and then 1.1.1
SKIPPED, SKIPPED_EACH = 0.8, 0.6  # 1 and then 3
ONE_LOST = 2  # two numbers on: one heading was lost, or stands in another place
DEEPEST = 4  # parts of a number: GB/T 7713.2 allows four levels
LONGEST_PLAIN = 40  # characters of a title in the text's face
STANDS = 3.0  # type sizes of white behind a title in the text's face
_WHITE = " \u3000"
RUNNING_TEXT = 10  # characters of the line under it: running text
_FLOATS = (Label.TABLE_CAPTION, Label.TABLE, Label.TABLE_FOOT, Label.FIG_CAPTION, Label.FIG_TEXT, Label.FIG_FOOT)


def chosen_headings(candidates: Sequence[Candidate], lines: Sequence[Placed]) -> list[Candidate]:
    """The headings in printed order, each with its level."""
    parts = parts_of(candidates, (*TOP, RUN_IN), lines)
    chosen = [c for part in parts for c in _main_sequence(part)]
    main = {c.number.scheme for c in chosen if c.number is not None}
    may_run_in = "hanzi" in main or len(parts) > 1
    candidates = [c for c in candidates if not c.before_colon or may_run_in or _is_parted(c)]
    main = main or set(TOP)
    least = 2 if chosen else 1  # under 一、 a single number counts anew in each section
    decimal = [c for c in candidates if c.number is not None and c.number.scheme in COUNTED]
    decimal = [c for c in decimal if c.number is not None and len(c.number.parts) >= least]
    for part in parts if least == 1 else [decimal]:
        chosen += _counted([c for c in decimal if c in part])
    taken = {c.place for c in chosen}
    lower = [c for c in candidates if c.number is not None and c.number.scheme not in main]
    chosen += _lower([c for c in lower if c.place not in taken], chosen, lines)
    numbered = {c.place for c in chosen}
    free = [c for c in candidates if c.place not in numbered and c.number is None]
    chosen += unnumbered(free, [] if len(parts) > 1 else chosen, lines)
    chosen.sort(key=lambda c: c.place)
    return with_levels(chosen, lines, is_parted=len(parts) > 1)


def _is_parted(candidate: Candidate) -> bool:
    """Whether its number has parts: 1.1.1."""
    return candidate.number is not None and candidate.number.scheme == "decimal" and len(candidate.number.parts) > 1


def _counted(candidates: Sequence[Candidate]) -> list[Candidate]:
    """The strongest sequence of decimal numbers that counts up: 1, 1.1, 1.2, 2 …"""
    numbered = [c for c in candidates if c.number is not None and len(c.number.parts) <= DEEPEST]
    usable = [c for c in numbered if c.strength > HOPELESS]
    best: list[tuple[float, int]] = []
    for index, candidate in enumerate(usable):
        assert candidate.number is not None
        own = candidate.strength + (FITS if len(candidate.number.parts) == 1 else FITS_BELOW)
        first = candidate.number.parts in ((0,), (1,), (1, 1))
        score, back = (own if first else own - LATE_START), -1
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
    return found if len(found) > 1 or (found and found[0].strength > LONE) else []


def _step(one: Candidate, two: Candidate) -> float | None:
    """What it costs to go from one number to the next, None where it cannot be: 1.2 to 1.3, 1.2.1, 2."""
    assert one.number is not None
    assert two.number is not None
    a, b = one.number.parts, two.number.parts
    same_face = 0.0 if len(a) != len(b) or one.contrast == two.contrast else OTHER_FACE
    if len(b) > len(a):
        if b[: len(a)] != a:
            # 1 引言 and then 2.1: a heading was missed
            return None if b[: len(a)] < a else MISSED_SECTION
        return (
            same_face
            + (0.0 if b[len(a) :] == (1,) * (len(b) - len(a)) else NOT_FROM_ONE)
            + SKIPPED_LEVEL * (len(b) - len(a) - 1)
        )
    head, last = b[:-1], b[-1]
    if a[: len(head)] != head:
        return None
    ahead = last - a[len(head)]
    if ahead <= 0:
        return None
    return same_face + (0.0 if ahead == 1 else SKIPPED + SKIPPED_EACH * ahead)


def _main_sequence(candidates: Sequence[Candidate]) -> list[Candidate]:
    """The sequence of the scheme that comes first: under 第一节 the numbers 一、二、 count anew in each section."""
    found = [_sequence([c for c in candidates if c.number is not None and c.number.scheme == name]) for name in TOP]
    return min((own for own in found if own), key=lambda own: own[0].place, default=[])


def _sequence(candidates: Sequence[Candidate]) -> list[Candidate]:
    """一、二、三: numbers that go up by one, each strong enough."""
    found: list[Candidate] = []
    for candidate in candidates:
        assert candidate.number is not None
        value = candidate.number.parts[0]
        last = found[-1].number.parts[0] if found and found[-1].number else 0
        skips = value == last + ONE_LOST and candidate.strength >= ENOUGH  # one was lost, or stands in another place
        if candidate.strength >= LIKELY and (value == last + 1 or skips):
            found.append(candidate)
    return _filled(found, candidates) if len(found) > 1 else []


def _filled(found: Sequence[Candidate], candidates: Sequence[Candidate]) -> list[Candidate]:
    """The sequence with the numbers that it lacks, each a line that is all of its paragraph, however it is set.

    Printed convention: a title over two lines fills the first, like text; what counts before and behind it tells.
    """
    made: list[Candidate] = []
    for following in found:
        last = made[-1] if made else None
        value = _value(last) + 1 if last is not None else 1
        between = [c for c in candidates if (last is None or last.place < c.place) and c.place < following.place]
        lacking = [c for c in between if _value(c) == value and c.whole and c.strength > HOPELESS]
        if _value(following) == value + 1 and len(lacking) == 1:
            made += lacking
        made.append(following)
    return made


def _value(candidate: Candidate) -> int:
    return candidate.number.parts[0] if candidate.number is not None else 0


def _lower(candidates: Sequence[Candidate], main: Sequence[Candidate], lines: Sequence[Placed]) -> list[Candidate]:
    """Headings under the main sequence: （一）, 1., （1）, 1）, ①: each run of them must count up from one.

    Without a face of its own such a line is a heading only where it stands alone and a paragraph follows it; a line
    over an indented one is all of its paragraph, a stop at its end or not.
    """
    places = sorted(c.place for c in main)
    by_place = {c.place: c for c in candidates}
    found: list[Candidate] = []
    runs: dict[str, list[Candidate]] = {}

    def close(*schemes: str) -> None:
        for run in [runs.pop(scheme, []) for scheme in schemes]:
            if len(run) > 1 or (run and run[0].contrast):
                found.extend(run)

    last_place = -1
    for candidate in candidates:
        assert candidate.number is not None
        scheme = candidate.number.scheme
        if places and candidate.place < places[0]:
            continue  # it counts points of the introduction: what stands under headings stands behind the first
        if any(last_place < place < candidate.place for place in places):
            close(*runs)
        last_place = candidate.place
        if not _stands(candidate, lines, by_place) and not (scheme in runs and _follows(candidate, lines)):
            if candidate.number.parts[-1] == 1 and not candidate.contrast:
                close(scheme)  # a list in the text: what follows counts on in it
            continue
        run = runs.setdefault(scheme, [])
        value = candidate.number.parts[-1]
        expected = run[-1].number.parts[-1] + 1 if run and run[-1].number else 1
        if value in (1, expected, expected + 1):  # what was opened under the run ends where it goes on
            opened = tuple(runs)
            close(*opened[opened.index(scheme) + 1 :])
        if run and run[-1].contrast != candidate.contrast:
            if not candidate.contrast:
                continue
            runs[scheme] = run = []
            expected = 1
        begins = candidate.contrast and not run and (value <= ONE_LOST or scheme == "decimal")
        missed = len(run) > 1 and value == expected + 1 and candidate.strength >= ENOUGH  # one of two lines, say
        if value == expected or begins or missed:
            run.append(candidate)
        elif value == 1:
            close(scheme)
            runs[scheme] = [candidate]
    close(*runs)
    return found


def _stands(candidate: Candidate, lines: Sequence[Placed], others: Mapping[int, Candidate]) -> bool:
    """Whether the line is a heading by its face, or because it stands alone over a paragraph or another heading."""
    assert candidate.number is not None
    scheme = candidate.number.scheme
    line = lines[candidate.place]
    title = line.text[candidate.start : candidate.end].strip(" 　")
    if candidate.contrast:
        return candidate.strength >= ENOUGH
    if scheme == "decimal" or len(title) > LONGEST_PLAIN or (scheme == "circled" and not _heads_text(candidate, lines)):
        return False
    if candidate.before_colon or _is_gapped(candidate, line, title):
        return True
    if candidate.whole and re.fullmatch(LONG_SENTENCE_TITLE, title) and _heads_text(candidate, lines):
        return len(lines[candidate.place + 1].text) > RUNNING_TEXT
    if re.fullmatch(SENTENCE_TITLE, title):
        return scheme != "arabic-half-bracket"  # 1) 人口。 opens an item of a list
    if not candidate.whole or ends_with_mark(title) or _is_announced(candidate, lines):
        return False
    following = _below(candidate.place, lines)
    if following is None or not following.may_head:
        return False
    if numbering(following.text) is not None and scheme != "arabic-half-bracket":
        return candidate.strength >= LIKELY and line.shortfall > STANDS and _opens_level(candidate, lines, others)
    if line.is_full and not following.is_indented:  # a title of two lines
        after = lines[candidate.place + 2] if candidate.place + 2 < len(lines) else None
        ends = following.is_well_short and following.indent < INDENT and not ends_with_mark(following.text)
        return ends and after is not None and after.may_head and after.is_indented
    if following.is_indented:
        return candidate.strength >= AMONG_OTHERS and len(following.text) > RUNNING_TEXT
    stands = line.shortfall > STANDS and not is_set_beside(line, following)
    return candidate.strength >= LIKELY and stands and len(following.text) > RUNNING_TEXT


def _below(place: int, lines: Sequence[Placed]) -> Placed | None:
    """The line under this one; where a table or a figure stands right under it, the one behind that."""
    return next((line for line in islice(lines, place + 1, None) if line.label not in _FLOATS), None)


def _heads_text(candidate: Candidate, lines: Sequence[Placed]) -> bool:
    """Whether the line is all of its paragraph, and a paragraph without a number is indented under it.

    Items of a list that are counted ①, ② follow each other, and so do footnotes.
    """
    line = lines[candidate.place]
    following = lines[candidate.place + 1] if candidate.place + 1 < len(lines) else None
    if following is None or not following.may_head or not candidate.whole:
        return False
    return line.shortfall > ALONE and following.is_indented and numbering(following.text) is None


def _is_announced(candidate: Candidate, lines: Sequence[Placed]) -> bool:
    """Whether the line opens a bare list: a colon ends the line before, and the next item follows at once."""
    place, number = candidate.place, candidate.number
    if number is None or place == 0 or place + 1 >= len(lines) or lines[place - 1].text.rstrip()[-1:] not in COLONS:
        return False
    below = numbering(lines[place + 1].text)
    return below is not None and below.scheme == number.scheme and below.parts[-1] == number.parts[-1] + 1


def _is_gapped(candidate: Candidate, line: Placed, title: str) -> bool:
    """Whether a square of white parts a run-in title from its text, in the same face: `1．压力的影响　随着压力…`."""
    gap = line.text[candidate.end : candidate.end + 1] == WIDE_GAP
    opens = line.is_full and (line.opens or line.is_indented)
    return gap and opens and candidate.strength > HOPELESS and not any(mark in title for mark in MARKS)


def _follows(candidate: Candidate, lines: Sequence[Placed]) -> bool:
    """Whether the line is a heading where its number goes on with others.

    Printed conventions: it stands alone over a list's first item; or its title is a first sentence without a comma.
    """
    line = lines[candidate.place]
    if candidate.number is not None and candidate.number.scheme in SENTENCES:
        title = line.text[candidate.start : candidate.end].strip(" 　")
        if not candidate.whole and re.fullmatch(LONG_SENTENCE_TITLE, title):
            return True
    following = lines[candidate.place + 1] if candidate.place + 1 < len(lines) else None
    alone = candidate.whole and not ends_with_mark(line.text) and line.shortfall > STANDS
    if not alone or candidate.strength < LIKELY or following is None or candidate.number is None:
        return False
    number = numbering(following.text) if following.may_head else None
    return number is not None and number.scheme != candidate.number.scheme and number.parts[-1] == 1


def _opens_level(candidate: Candidate, lines: Sequence[Placed], others: Mapping[int, Candidate]) -> bool:
    """Whether the next line is the first heading of another scheme: one may stand right under the heading above it."""
    below = others.get(candidate.place + 1)
    if below is None or below.number is None or candidate.number is None or below.number.parts[-1] != 1:
        return False
    titled = below.whole or re.fullmatch(SENTENCE_TITLE, lines[below.place].text[below.start : below.end].strip(_WHITE))
    return below.number.scheme != candidate.number.scheme and bool(titled) and _stands(below, lines, others)
