"""Labels of entries: their printed styles, and the sequence that tells them from numbers that open a line."""

import itertools
import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from pipeline.knowledge import lazy
from pipeline.parse.references.fold import HANZI_CLASS, fold, has_hanzi

_START = rf"(?=\s*[\"'(\[《<]?\s*[A-Za-zÀ-ɏ{HANZI_CLASS[1:-1]}\d《])"
# The folded text of a line, so that full-width forms are covered: ［1］ 【1】 （1） １．
STYLES = {
    "bracket": lazy.compile(  # closing brackets that were read as l, I or 1
        # and white between two figures; `"` is a corner bracket, folded
        rf"\s*(?:\[|E(?=\d{{1,3}}\]))\s*(?P<n>\d{{1,3}}|\d\s\d(?=\s?\])|[lI])"
        rf"(?:\s*[\]):lI\"]|[1J](?={HANZI_CLASS}))(?:\s?\.(?=\s))?"
    ),
    "round": lazy.compile(r"\s*\(\s*(?P<n>\d{1,3})\s*\)(?!\s*[:;])"),  # no issue at a line's start: `(13): 208`
    "stop": lazy.compile(rf"\s*(?P<n>\d{{1,3}})\s?\.(?!\d){_START}"),
    "comma": lazy.compile(rf"\s*(?P<n>\d{{1,3}})\s?[、,]{_START}"),
    "half": lazy.compile(r"\s*(?P<n>\d{1,3})\s?[)\]](?!\s*[:,.])"),
    "open": lazy.compile(rf"\s*\[\s*(?P<n>\d{{1,3}})(?=\s){_START}"),
    "circled": lazy.compile(r"\s*(?P<n>[\u2460-\u2473\u3251-\u325f\u32b1-\u32bf])"),  # ① … ⑳ ㉑ … ㊿, of notes
    "bare": lazy.compile(
        rf"\s*(?P<n>\d{{1,3}})(?:\s+(?=[\"'(\[《]?\s?[A-Za-zÀ-ɏ{HANZI_CLASS[1:-1]}])"
        rf"|(?={HANZI_CLASS}|[A-Z][a-z]|[(\[]\s?{HANZI_CLASS}{{1,4}}\s?[)\]]))"
    ),
}
_LOOKAHEAD = 4  # labels behind one that may tell it from a figure that opens a line
_MIN_LIST = 2  # labels; one alone is a list's only where it stands in brackets before its first line
_MAX_GAP = 3  # labels in a row that a text layer may have lost


@dataclass(frozen=True, slots=True)
class LabelAt:
    """A label: the line that it opens, where its text ends in that line, and its number."""

    line: int
    end: int
    number: int
    style: str
    run: int = 0  # 0 in the first list, 1 in a second list with the same numbers


def _candidates(texts: Sequence[str], style: str) -> list[LabelAt]:
    found = []
    for at, text in enumerate(texts):
        if match := STYLES[style].match(text):
            number = "".join(match["n"].split()).replace("l", "1").replace("I", "1")
            found.append(LabelAt(at, match.end(), int(unicodedata.normalize("NFKC", number)), style))
    return found


def _follows(candidates: Sequence[LabelAt], at: int, number: int) -> bool:
    return any(candidate.number == number for candidate in candidates[at + 1 : at + 1 + _LOOKAHEAD])


def _chain(candidates: Sequence[LabelAt], opened: Collection[int], zh: Collection[int]) -> list[LabelAt]:
    """The candidates that count up; the same number again is a twin, and 1, 2, 3 … after the end a second list.

    Under a heading of its own (`opened`), or of entries in hanzi (`zh`) under numbers of entries without, a second
    list may have a few of the numbers, even one alone.
    """
    chain: list[LabelAt] = []
    number = run = runs = most = 0
    for at, candidate in enumerate(candidates):
        n = candidate.number
        if not chain:
            is_next = n == 1 or (_follows(candidates, at, n + 1) and _follows(candidates, at, n + 2))
        elif n == number:
            is_next = run > 0 or _is_twin(candidates, at)
        elif n == number + 1:
            is_next = True
            run = 0 if n == most + 1 else run
        elif run and n == most + 1:  # the first list goes on after another one: `上接第 137 页`
            is_next, run = True, 0
        elif (n <= most and (candidate.line in opened or _translate(chain, candidates[at:], zh))) or (
            n <= number and number >= _MIN_LIST and _rises(candidates, at, max(most, number))
        ):
            runs += 1
            is_next, run = True, runs
        elif not run and candidate.style == "bracket" and _fills(chain, n):  # read behind its place: a column's foot
            chain.append(LabelAt(candidate.line, candidate.end, n, candidate.style, run))
            continue
        elif run and number < n <= most:  # a second list may hold the translated entries alone
            is_next = True
        else:
            gap = number + 1 < n <= number + 1 + _MAX_GAP
            is_last = candidate.style == "bracket" and at + 1 == len(candidates)
            is_next = gap and not _follows(candidates, at, number + 1) and (is_last or _follows(candidates, at, n + 1))
        if is_next:
            chain.append(LabelAt(candidate.line, candidate.end, n, candidate.style, run))
            number, most = n, max(most, n)
    return chain


def _fills(chain: Sequence[LabelAt], n: int) -> bool:
    """Whether a number is the only one missing between two of the chain."""
    numbers = {label.number for label in chain}
    return n not in numbers and n - 1 in numbers and n + 1 in numbers


def _translate(chain: Sequence[LabelAt], rest: Sequence[LabelAt], zh: Collection[int]) -> bool:
    """Whether the labels that are left give entries in hanzi for entries of the list that have none."""
    lines = {label.number: label.line for label in chain}
    numbers = [label.number for label in rest]
    is_rising = numbers == sorted(set(numbers)) and all(n in lines for n in numbers)
    return is_rising and all(label.line in zh and lines[label.number] not in zh for label in rest)


def _rises(candidates: Sequence[LabelAt], at: int, most: int) -> bool:
    """Whether a list with numbers already given starts here: 1, 2 … or the rising numbers of some of its entries."""
    n = candidates[at].number
    following = [candidate.number for candidate in candidates[at + 1 : at + 1 + _LOOKAHEAD]]
    if n == 1:
        return 2 in following
    return (
        len(following) == _LOOKAHEAD
        and following == sorted(set(following))
        and n < following[0]
        and following[-1] <= most
    )


def _is_twin(candidates: Sequence[LabelAt], at: int) -> bool:
    """The same number again counts where the next label is the next number, or none is left."""
    own, *rest = (candidate.number for candidate in candidates[at:])
    return not rest or rest[0] in (own, own + 1)


def labels(texts: Sequence[str], opened: Collection[int] = ()) -> list[LabelAt]:
    """The labels of a list's lines; empty where the list is not numbered. `opened`: the lines under a heading."""
    folded = [fold(text) for text in texts]
    zh = frozenset(at for at, text in enumerate(folded) if has_hanzi(text))
    chains = {style: _chain(_candidates(folded, style), opened, zh) for style in STYLES}
    best = max(chains, key=lambda style: (_weight(chains[style]), -list(STYLES).index(style)))
    chain = chains[best]
    return chain if len(chain) >= _MIN_LIST or (len(chain) == 1 and best == "bracket" and chain[0].line == 0) else []


def _weight(chain: Sequence[LabelAt]) -> int:
    """How many steps of the chain go up by one."""
    return sum(b.number == a.number + 1 for a, b in itertools.pairwise(chain)) + (1 if chain else 0)
