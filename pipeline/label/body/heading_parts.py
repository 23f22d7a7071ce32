"""Where numbers count anew: under titles without one, 资料与方法, 结果, 讨论."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.label.body.heading_candidates import Candidate
from pipeline.label.body.heading_reasons import ALONE
from pipeline.label.body.lines import Placed
from pipeline.typeset.lines import face

RUN_IN = "arabic"  # under titles without a number; elsewhere these go through the article
ANEW = 2  # parts in which a scheme begins at one
SURE = 1.0  # strength of a number, and of a usual title, that parts are told by: one ordinary sign
STANDS_OUT = 2.4  # of any other title: its face, and standing alone


def parts_of(candidates: Sequence[Candidate], schemes: Sequence[str], lines: Sequence[Placed]) -> list[list[Candidate]]:
    """The candidates between titles without a number, each title first in its part; one part of all elsewhere.

    Printed convention of medical journals and of protocols: 资料与方法, 结果 and 讨论 stand without a number in a face
    of their own; 一、 二、 count the sections of each, or 1 and 2 that are run in: `1　动物　选取…`, `1. 动物：…`.
    So told is an article of which one scheme counts from one to two in two parts.
    """
    parts: list[list[Candidate]] = [[]]
    for candidate in candidates:
        above = parts[-1][-1] if parts[-1] else None
        if _is_title(candidate, lines[candidate.place]) and not (above and _goes_on(above, candidate, lines)):
            parts.append([])
        parts[-1].append(candidate)
    for scheme in schemes:
        if sum(_counts(part, scheme) for part in parts) >= ANEW:
            return parts
    return [list(candidates)]


def _is_title(candidate: Candidate, line: Placed) -> bool:
    stands_out = candidate.contrast and candidate.whole and candidate.number is None and line.shortfall > ALONE
    return stands_out and candidate.strength >= (SURE if candidate.known else STANDS_OUT)


def _goes_on(above: Candidate, candidate: Candidate, lines: Sequence[Placed]) -> bool:
    """Whether the line is the second one of a numbered title: right below it, in its face."""
    titled = above.place + 1 == candidate.place and above.number is not None and above.whole and above.contrast
    return titled and face(lines[above.place].line) == face(lines[candidate.place].line)


def _counts(part: Sequence[Candidate], scheme: str) -> bool:
    """Whether the scheme begins at one in this part, and goes on to two."""
    own = [c for c in part if c.number is not None and c.number.scheme == scheme]
    run_in = scheme == RUN_IN and any(not c.whole for c in own)  # among such one may be all of its paragraph
    least = 0.0 if run_in else SURE
    found = [c.number.parts for c in own if c.number and (c.strength >= least or (run_in and not c.whole))]
    return (1,) in found and (2,) in found[found.index((1,)) :]
