"""A result's files written anew from its JSON and its corrections, and corrections kept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from pipeline.corrections.by_hand import ByHand, by_hand
from pipeline.corrections.correction import Correction, Corrections, Op, dumps
from pipeline.corrections.edits import Edits, Refused, edits
from pipeline.corrections.files import (
    Tree,
    corrected,
    kept,
    made,
    put_aside,
    record,
    sha256,
    source,
    written,
    written_record,
)
from pipeline.corrections.throughout import places, throughout
from pipeline.errors import UnreadableResult
from pipeline.model.diagnostic import Diagnostic
from pipeline.results.output import CORRECTIONS, EXTRACTED, WRITTEN
from pipeline.write.citations import FORMATS

_OPTIONAL = (".tmx", *(ending for ending, _ in FORMATS.values()))


def rewrite(tree: Tree, name: str) -> list[Diagnostic]:
    """Write JATS and all else of a result and its corrections; what was changed by hand and would be lost is kept.

    A JSON that was changed by hand, and of which it is not known what it was, is what the others are made of.
    Raises UnreadableResult, OSError.
    """
    corrections, raw = kept(tree, name)
    last = written(tree, name)
    base = source(tree, name)
    if corrections and tree.size(name + EXTRACTED) is None:  # a correction of ours is not to be taken for a change
        tree.write(name + EXTRACTED, base)
    files = made(base, corrections, name, _there(tree, name), last.pdf)
    remarks = put_aside(tree, name, files)
    extracted = last.extracted or ("" if tree.size(name + EXTRACTED) is not None else last.files.get(".json", ""))
    is_own = tree.size(name + EXTRACTED) is None  # what is written from is the JSON itself
    own = base if is_own and sha256(base) == extracted else b""
    told = written_record(files, raw, last.pdf, extracted, own, last.place)
    if is_own and not corrections and ".json" in last.files and not own and sha256(base) != last.files[".json"]:
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
    base = source(tree, name)
    aside = put_aside(tree, name, {EXTRACTED: base})
    if tree.size(name + EXTRACTED) is None or tree.read(name + EXTRACTED) != base:
        tree.write(name + EXTRACTED, base)
    tree.write(name + CORRECTIONS, dumps(corrections))
    return [*aside, *rewrite(tree, name)]


def take_over(tree: Tree, name: str, edited: bytes, who: str, when: str) -> Edits:
    """Make corrections of what a person changed in a copy of a result's JSON; these, and what can be made none.

    Raises UnreadableResult, OSError.
    """
    corrections, _ = kept(tree, name)
    last = written(tree, name)
    now = source(tree, name)
    found = edits(corrected(now, corrections.items, last.pdf).record, edited, who, record(now))
    found = replace(found, items=tuple(replace(item, when=when, pdf=last.pdf) for item in found.items))
    if found.items:
        keep(tree, name, replace(corrections, items=(*corrections.items, *found.items)))
    return found


def take_throughout(tree: Tree, name: str, old: str, new: str, who: str, when: str) -> Edits:
    """Put `new` in the place of `old` throughout a result: a correction each value; these, and what can be made none.

    Raises UnreadableResult, OSError.
    """
    corrections, _ = kept(tree, name)
    last, base = written(tree, name), source(tree, name)
    found = replaced(base, corrections, last.pdf, old, new, Correction("", Op.CHANGE, who=who, when=when, pdf=last.pdf))
    if found.items:
        keep(tree, name, replace(corrections, items=(*corrections.items, *found.items)))
    return found


def standing(tree: Tree, name: str, old: str) -> tuple[int, int]:
    """At how many places `old` stands in a result as its corrections leave it, and in how many values.

    Raises UnreadableResult, OSError.
    """
    return places(corrected(source(tree, name), kept(tree, name)[0].items, written(tree, name).pdf).record, old)


def replaced(base: bytes, corrections: Corrections, pdf: str, old: str, new: str, like: Correction) -> Edits:
    """The corrections that put `new` in the place of `old` throughout, made by whom and when `like` says.

    Raises UnreadableResult where `base` is no result.
    """
    now = corrected(base, corrections.items, pdf)
    items = list(throughout(now.record, old, new, like))
    done = corrected(base, (*corrections.items, *items), pdf)
    unfit = {id(item): str(remark.details["why"]) for item, remark in zip(done.stale, done.left, strict=True)}
    refused = tuple(Refused(item.address, unfit[id(item)]) for item in items if id(item) in unfit)
    return Edits(tuple(item for item in items if id(item) not in unfit), refused)


def take_by_hand(tree: Tree, name: str) -> tuple[ByHand, list[Diagnostic]]:
    """Make corrections of what a person changed by hand in a result's JSON; what was changed, and remarks on files.

    What can be made none is among what was changed. Raises UnreadableResult where the changed JSON is none any more,
    which is left as it is, or where what it was is not known and it is no result; OSError.
    """
    corrections, _ = kept(tree, name)
    hand = by_hand(tree, name, corrections)
    broken = next((item for item in hand.refused if not item.address), None)
    if broken:
        raise UnreadableResult(broken.why)
    return hand, keep(tree, name, hand.added(corrections)) if hand.count else []


def remarked(tree: Tree, name: str) -> tuple[Diagnostic, ...]:
    """The remarks on the corrections beside a result: on each that is not in it, and on what may be meant otherwise.

    Raises UnreadableResult, OSError.
    """
    return corrected(source(tree, name), kept(tree, name)[0].items, written(tree, name).pdf).told


def with_one(corrections: Corrections, item: Correction) -> Corrections:
    """The corrections and one more."""
    return replace(corrections, items=(*corrections.items, item))


def _there(tree: Tree, name: str) -> Iterable[str]:
    """The optional files that the result has."""
    return [suffix for suffix in _OPTIONAL if tree.size(name + suffix) is not None]
