"""A result's files written anew from its JSON and its corrections, and corrections kept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from pipeline.corrections.apply import applied
from pipeline.corrections.by_hand import by_hand
from pipeline.corrections.correction import Correction, Corrections, dumps
from pipeline.corrections.differences import differences
from pipeline.corrections.files import Tree, kept, made, put_aside, record, sha256, source, written, written_record
from pipeline.model.diagnostic import Diagnostic
from pipeline.results.output import CORRECTIONS, EXTRACTED, WRITTEN
from pipeline.write.citations import FORMATS

_OPTIONAL = (".tmx", *(ending for ending, _ in FORMATS.values()))


def rewrite(tree: Tree, name: str) -> list[Diagnostic]:
    """Write JATS and all else of a result and its corrections; what was changed by hand and would be lost is kept.

    A JSON that was changed by hand is what the others are made of, where there are no corrections.
    Raises UnreadableResult, OSError.
    """
    corrections, raw = kept(tree, name)
    last = written(tree, name)
    base = source(tree, name)
    files = made(base, corrections, name, _there(tree, name), last.pdf)
    remarks = put_aside(tree, name, files)
    extracted = last.extracted or ("" if tree.size(name + EXTRACTED) is not None else last.files.get(".json", ""))
    told = written_record(files, raw, last.pdf, extracted)
    is_own = tree.size(name + EXTRACTED) is None  # what is written from is the JSON itself
    if is_own and not corrections and ".json" in last.files and sha256(base) != last.files[".json"]:
        # Still changed by hand: the next extraction is not to take its place without a word.
        told = told.replace(sha256(files[".json"]).encode(), last.files[".json"].encode())
    for suffix, data in (*files.items(), (WRITTEN, told)):
        if tree.size(name + suffix) is None or tree.read(name + suffix) != data:
            tree.write(name + suffix, data)
    return remarks


def keep(tree: Tree, name: str, corrections: Corrections) -> list[Diagnostic]:
    """Put these corrections beside a result in place of those that were there, and into its files.

    Killed at any point, either the old or the new ones stand there, and the next run writes what is missing.
    Raises UnreadableResult, OSError.
    """
    if tree.size(name + EXTRACTED) is None:
        tree.write(name + EXTRACTED, tree.read(name + ".json"))
    tree.write(name + CORRECTIONS, dumps(corrections))
    return rewrite(tree, name)


def take_over(tree: Tree, name: str, edited: bytes, who: str, when: str) -> int:
    """Make corrections of what a person changed in a copy of a result's JSON; how many there are.

    Raises UnreadableResult, OSError.
    """
    corrections, _ = kept(tree, name)
    last = written(tree, name)
    now = record(source(tree, name))
    before = applied(now, corrections.items, last.pdf).record
    found = [replace(item, who=who, when=when, pdf=last.pdf) for item in differences(before, record(edited))]
    if found:
        keep(tree, name, replace(corrections, items=(*corrections.items, *found)))
    return len(found)


def take_by_hand(tree: Tree, name: str) -> int:
    """Make corrections of what a person changed by hand in a JSON with corrections; how many there are.

    Raises UnreadableResult, OSError.
    """
    corrections, _ = kept(tree, name)
    hand = by_hand(tree, name, corrections)
    if hand.last:
        keep(tree, name, hand.added(corrections))
    return len(hand.last)


def with_one(corrections: Corrections, item: Correction) -> Corrections:
    """The corrections and one more."""
    return replace(corrections, items=(*corrections.items, item))


def _there(tree: Tree, name: str) -> Iterable[str]:
    """The optional files that the result has."""
    return [suffix for suffix in _OPTIONAL if tree.size(name + suffix) is not None]
