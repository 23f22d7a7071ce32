"""Which candidates are the headings: those whose numbers count up, and how deep each one stands."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.knowledge.body_headings import numbering
from pipeline.label.body_lines import BodyLine
from pipeline.label.body_titles import SENTENCE_TITLE, SURE, TERMINAL, Candidate

COUNTED = ("decimal", "arabic")  # one sequence: 1, 1.1, 1.2, 2
TOP = ("hanzi", "chapter", "roman")
ENOUGH = 1.0  # strength that a heading needs beside a fitting number


def chosen_headings(candidates: Sequence[Candidate], lines: Sequence[BodyLine]) -> list[Candidate]:
    """The headings in printed order, each with its level."""
    top = [c for c in candidates if c.number is not None and c.number.scheme in TOP]
    chosen = _sequence(top)
    least = 2 if chosen else 1  # under 一、 a single number counts anew in each section
    decimal = [c for c in candidates if c.number is not None and c.number.scheme in COUNTED]
    chosen += _counted([c for c in decimal if c.number is not None and len(c.number.parts) >= least])
    main = {c.place for c in chosen}
    lower = [c for c in candidates if c.number is not None and c.number.scheme not in TOP]
    chosen += _lower([c for c in lower if c.place not in main], chosen, lines)
    numbered = {c.place for c in chosen}
    chosen += _unnumbered([c for c in candidates if c.place not in numbered and c.number is None], chosen, lines)
    chosen.sort(key=lambda c: c.place)
    _levels(chosen)
    return chosen


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
    return found if len(found) > 1 or (found and found[0].strength > 2) else []


def _step(one: Candidate, two: Candidate) -> float | None:
    """What it costs to go from one number to the next, None where it cannot be: 1.2 to 1.3, 1.2.1, 2."""
    assert one.number is not None
    assert two.number is not None
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


def _lower(candidates: Sequence[Candidate], main: Sequence[Candidate], lines: Sequence[BodyLine]) -> list[Candidate]:
    """Headings under the main sequence: （一）, 1., （1）, 1）, ①: each run of them must count up from one.

    Without a face of its own such a line is a heading only where it stands alone and a paragraph follows it.
    """
    places = sorted(c.place for c in main)
    found: list[Candidate] = []
    runs: dict[str, list[Candidate]] = {}

    def close(scheme: str) -> None:
        run = runs.pop(scheme, [])
        if len(run) > 1 or (run and run[0].contrast):
            found.extend(run)

    last_place = -1
    for candidate in candidates:
        assert candidate.number is not None
        scheme = candidate.number.scheme
        if places and candidate.place < places[0]:
            continue  # it counts points of the introduction: what stands under headings stands behind the first
        if any(last_place < place < candidate.place for place in places):
            for name in tuple(runs):
                close(name)
        last_place = candidate.place
        if not _stands(candidate, lines, scheme):
            continue
        if scheme in runs:  # what was opened under the run ends where it goes on
            opened = tuple(runs)
            for name in opened[opened.index(scheme) + 1 :]:
                close(name)
        run = runs.setdefault(scheme, [])
        value = candidate.number.parts[-1]
        expected = run[-1].number.parts[-1] + 1 if run and run[-1].number else 1
        if run and run[-1].contrast != candidate.contrast:
            if not candidate.contrast:
                continue
            runs[scheme] = run = []
            expected = 1
        begins = candidate.contrast and not run and (value <= 2 or scheme == "decimal")
        if value == expected or begins:
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
    if re.fullmatch(SENTENCE_TITLE, title):
        return True
    if not candidate.whole or title[-1] in TERMINAL + ".":
        return False
    following = lines[candidate.place + 1] if candidate.place + 1 < len(lines) else None
    if (
        following is None
        or not following.open
        or (numbering(following.text) is not None and scheme != "arabic-half-bracket")
    ):
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
        need = ENOUGH if candidate.known else 2.4
        if sizes and not candidate.known:
            need = 3.0  # numbered articles seldom leave a heading without a number
        if (
            candidate.strength >= SURE
            or (candidate.whole and candidate.strength >= need and title[-1] not in TERMINAL + ".．")
            or (not candidate.whole and not sizes and candidate.contrast and 2 <= len(title) <= 16 and line.opens)
        ):
            found.append(candidate)
    return found


def _levels(chosen: Sequence[Candidate]) -> None:
    """Give each heading its depth: by its number's parts, or by which scheme opened under which."""
    stack: list[str] = []
    keys = [_key(c) for c in chosen if c.number is not None]
    top = next((key for key in keys if key in TOP), next((key for key in keys if key == "decimal1"), None))
    for candidate in chosen:
        key = _key(candidate)
        usual = candidate.number is None and candidate.known
        if top is not None and (key == top or usual):
            stack = [key]  # 引言 and 结语 without a number stand beside the numbered sections, not under the last
        elif key.startswith("decimal") and candidate.number is not None and not {"hanzi", "roman"} & set(stack):
            stack = [*stack[: len(candidate.number.parts) - 1], key]
        elif key in stack:
            stack = stack[: stack.index(key) + 1]
        else:
            stack.append(key)
        candidate.level = len(stack)


def _key(candidate: Candidate) -> str:
    if candidate.number is None:
        return f"face-{round(candidate.size)}-{candidate.whole}"
    if candidate.number.scheme in COUNTED:
        return f"decimal{len(candidate.number.parts)}"
    return candidate.number.scheme
