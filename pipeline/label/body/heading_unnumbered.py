"""Headings without a number: titles that everybody knows, and lines in a face of their own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from pipeline.knowledge import lazy
from pipeline.knowledge.body_headings import heading_knowledge, sec_type
from pipeline.label.body.heading_candidates import LETTERS, Candidate
from pipeline.label.body.heading_reasons import ALONE
from pipeline.label.body.lines import Placed
from pipeline.text.script import hanzi_count, latin_count
from pipeline.typeset.lines import ends_with_mark, face

ENOUGH = 1.0  # strength that a heading needs beside a fitting number, or of a known title: one ordinary sign
UNNUMBERED = 2.4  # strength of a heading without a number: its face, and standing alone
UNNUMBERED_AMONG = 3.0  # the same in an article with numbers, which seldom leaves one without
ALIKE = 2  # headings without a number in one face, beside which a weaker one in it is one, too
SHORT_TITLE = 16  # hanzi of a run-in title without a number
RUN_IN_PARTS = 3  # titles run in without a number, set alike: of sections' parts, and no stressed word
_own_sentence = lazy.compile(r"[A-Z][A-Za-z()&/ -]{2,48}\.")
COLON_ENDS = lazy.compile("[：:]")
LATIN = 2.5  # Latin letters that take the place of one


def unnumbered(
    candidates: Sequence[Candidate], numbered: Sequence[Candidate], lines: Sequence[Placed]
) -> list[Candidate]:
    """Headings without a number: known titles, and lines in a face of their own that stand alone.

    Numbered articles seldom leave a heading without a number; where they leave several, these are set alike. Journals
    of medicine number their sections alone, and run the titles of parts in: `**研究对象**：选取…`.
    """
    found = []
    spare = []
    bare = []
    parts = [c.place for c in candidates if _names_part(c, lines)]
    lowest = _lowest(candidates, numbered, lines)
    for candidate in candidates:
        line = lines[candidate.place]
        title = line.text[candidate.start : candidate.end].strip(" 　")
        # among numbered sections only the last may be run in without a number: `**结束语**　本文比较了…`
        may_be = not numbered or (candidate.known and sec_type(title) == "conclusions")
        run_in = may_be and not candidate.whole and candidate.contrast and line.opens
        alone = candidate.whole and not ends_with_mark(title)
        need = ENOUGH if candidate.known else UNNUMBERED_AMONG if numbered else UNNUMBERED
        short = LETTERS <= hanzi_count(title) + latin_count(title) / LATIN <= SHORT_TITLE
        if not candidate.contrast and not candidate.known:
            if alone and short and not numbered:
                bare.append(candidate)
        elif short and len(parts) >= RUN_IN_PARTS and candidate.place in parts:
            stop = COLON_ENDS.match(line.text, candidate.end)  # in the text's face
            found.append(replace(candidate, end=candidate.end if stop is None else stop.end(), is_part=True))
        elif (
            candidate.place in lowest
            or candidate.certain
            or (alone and candidate.strength >= need)
            or (run_in and short)
        ):
            found.append(candidate)
        elif alone and candidate.strength >= UNNUMBERED and short and line.shortfall > ALONE:
            spare.append(candidate)
    faces = Counter(_type(lines[c.place]) for c in found if c.whole and c.contrast)
    found += [c for c in spare if faces[_type(lines[c.place])] >= ALIKE]
    return found + (bare if len(bare) >= ALIKE else [])


def _lowest(candidates: Sequence[Candidate], numbered: Sequence[Candidate], lines: Sequence[Placed]) -> set[int]:
    """The places of titles without a number under numbered ones of an English article: `**Measures.** Following Lake…`.

    Printed convention of psychology (APA): titles of the lowest level are run in, in a face of their own, with a stop.
    """
    if not numbered or any(hanzi_count(lines[c.place].text) for c in numbered):
        return set()
    own = [c for c in candidates if not c.whole and c.contrast and _is_lowest(c, lines[c.place])]
    return {c.place for c in own} if len(own) >= RUN_IN_PARTS else set()


def _is_lowest(candidate: Candidate, line: Placed) -> bool:
    title = line.text[candidate.start : candidate.end].strip()
    numbered = f"{title.removesuffix('.')} 1. "  # a remark's name stands without a number, too
    is_title = _own_sentence.fullmatch(title) and not heading_knowledge().proposition.match(numbered)
    return bool(is_title) and line.is_indented and line.is_full


def _names_part(candidate: Candidate, lines: Sequence[Placed]) -> bool:
    """Whether the title opens a paragraph, or is all of one, in a face of its own and before a colon."""
    line = lines[candidate.place]
    colon = COLON_ENDS.search(line.text[candidate.end - 1 : candidate.end + 1]) is not None
    return colon and candidate.contrast and (line.opens or candidate.whole)


def _type(line: Placed) -> tuple[str, int]:
    """The line's face and its size in whole points."""
    return face(line.line), round(line.size)
