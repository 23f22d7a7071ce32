"""Entries of a second list beside those of the first: the same works in the other language."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from pipeline.knowledge import lazy
from pipeline.model.block import Line
from pipeline.parse.references.fold import fold, has_hanzi
from pipeline.parse.references.split.pieces import Entry, Piece

Found = Sequence[tuple[Entry, Piece]]
_NUMBER = lazy.compile(r"\d{2,}")
_MOST = 1_000_000  # pairs of entries that are compared: of a thousand, more than an article has
_SHARED = 2  # figures of two entries that are one work: its year and a page, or a volume


def paired(found: Found) -> tuple[tuple[Entry, ...], list[Line]]:
    """Entries with the same number as one: repeated at once, or in a second list.

    A second list that is none of translations (a list of data sets, say) is left out: its lines come back.
    """
    made: dict[object, Entry] = {}
    others: list[Line] = []
    numbered_anew = _numbered_anew(found)
    foreign = _foreign_runs(found) - {found[at][1].run for at in numbered_anew}
    for at, (entry, piece) in enumerate(found):
        key: object = numbered_anew.get(at, piece.number) or ("", at)
        if piece.run in foreign:
            others += piece.lines
        elif key in made and not made[key].twin:
            made[key] = replace(made[key], twin=entry.text, lines=(*made[key].lines, *entry.lines))
        else:
            made[key if key not in made else (key, at)] = entry
    numbered = [key for key in made if isinstance(key, int)]
    if len(numbered) == len(made) and not any(piece.run for _, piece in found):
        return tuple(made[key] for key in sorted(numbered)), others
    return tuple(made.values()), others


def _figures(entry: Entry) -> frozenset[str]:
    return frozenset(_NUMBER.findall(fold(entry.text)))


def _numbered_anew(found: Found) -> dict[int, int]:
    """For entries of further lists that count from 1 for themselves, the numbers of the same works in the first list.

    Convention: under 附中文参考文献 the works that the list gives in English stand once more in Chinese, with the
    numbers they have there, or with new ones; year, volume and pages are the same in both. An entry without a
    counterpart has none (0), in a list in which most have one.
    """
    first = [(piece.number, _figures(entry), has_hanzi(entry.text)) for entry, piece in found if not piece.run]
    runs: dict[int, list[int]] = defaultdict(list)
    for at, (_, piece) in enumerate(found):
        if piece.run:
            runs[piece.run].append(at)
    anew: dict[int, int] = {}
    for places in runs.values() if len(first) * len(found) <= _MOST else ():
        told = {at: _counterpart(found[at][0], first) for at in places}
        moved = [at for at, number in told.items() if number and number != found[at][1].number]
        if 2 * len(moved) >= len(places):
            anew |= told
    return anew


def _counterpart(entry: Entry, first: Sequence[tuple[int, frozenset[str], bool]]) -> int:
    """The number of the one work of the first list, in the other script, that shares most figures; 0 for none."""
    own, is_zh = _figures(entry), has_hanzi(entry.text)
    shared = sorted(((len(own & figures), number) for number, figures, zh in first if zh is not is_zh), reverse=True)
    best, number = shared[0] if shared else (0, 0)
    is_alone = len(shared) < 2 or shared[1][0] < best
    return number if best >= _SHARED and is_alone else 0


def _foreign_runs(found: Found) -> set[int]:
    """The further lists of which fewer than half of the entries share a year or page with the first list's."""
    first = {piece.number: _figures(entry) for entry, piece in found if not piece.run}
    agree: dict[int, list[bool]] = {}
    for entry, piece in found:
        if piece.run:
            shared = _figures(entry) & first.get(piece.number, frozenset())
            agree.setdefault(piece.run, []).append(bool(shared))
    return {run for run, told in agree.items() if sum(told) * 2 < len(told)}
