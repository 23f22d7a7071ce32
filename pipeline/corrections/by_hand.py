"""What a person changed by hand in a result's files since they were written, taken for what it is: corrections."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pipeline.corrections.apply import Applied
from pipeline.corrections.correction import Correction, Corrections
from pipeline.corrections.edits import Edits, Refused, edits
from pipeline.corrections.files import Tree, Written, corrected, extraction, read, record, sha256, texts, written
from pipeline.errors import UnreadableResult
from pipeline.results.output import EXTRACTED

WHO = "by hand"
_JSON = ".json"


@dataclass(frozen=True, slots=True)
class ByHand:
    """What was changed by hand: the suffixes of the files, what can be made corrections of, and what cannot.

    `first` are changes in the extraction itself, which the other corrections build on, `last` those in the JSON that
    was written with them. `is_base` where the JSON that was changed is the extraction, and what it was is not known.
    """

    files: tuple[str, ...] = ()
    first: tuple[Correction, ...] = ()
    last: tuple[Correction, ...] = ()
    is_base: bool = False
    digest: str = ""  # of the changed JSON
    refused: tuple[Refused, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.files or self.is_base)

    @property
    def count(self) -> int:
        """How many corrections are made of it."""
        return len(self.first) + len(self.last)

    def added(self, corrections: Corrections) -> Corrections:
        """The corrections with these among them."""
        if not self.count:
            return corrections
        return replace(corrections, items=(*self.first, *corrections.items, *self.last), taken=self.digest)


def by_hand(tree: Tree, name: str, corrections: Corrections, fresh: bytes = b"") -> ByHand:
    """What was changed by hand under this name since it was written.

    `fresh` is the JSON of a new extraction, which may be the one that was changed. Raises OSError.
    """
    last = written(tree, name)
    base, now = read(tree, name + EXTRACTED), read(tree, name + _JSON)
    own = base or now
    is_known = own in (b"", fresh) or sha256(own) in (last.extracted, corrections.taken)
    is_changed = bool(last.extracted) and not is_known
    known = _known(last, own, fresh) if is_changed else b""
    first = edits(record(known), own, WHO) if known else Edits()
    files = [suffix for suffix, digest in last.files.items()
             if (data := read(tree, name + suffix)) and sha256(data) != digest]  # fmt: skip
    second = Edits()
    if base and files:
        done = _applied(known or base, (*first.items, *corrections.items), last.pdf)
        made = texts(done, name, files) if done else {}
        files = [suffix for suffix in files if made.get(suffix) != read(tree, name + suffix)]  # a run that was killed
        if done and _JSON in files and sha256(now) != corrections.taken:
            second = edits(done.record, now, WHO)
    elif fresh and now == fresh:
        files = [suffix for suffix in files if suffix != _JSON]
    refused = (*first.refused, *second.refused)
    if is_changed and not known and fresh:
        refused = (Refused("", "what stood there before is not known: another version of the program wrote it"),)
    return ByHand(tuple(files), first.items, second.items, is_changed and not known, sha256(now), refused)


def _known(last: Written, own: bytes, fresh: bytes) -> bytes:
    """The JSON as the program extracted it, of one that was changed; none where it is not known."""
    return fresh if fresh and sha256(fresh) == last.extracted else extraction(last, own)


def _applied(base: bytes, items: tuple[Correction, ...], pdf: str) -> Applied | None:
    try:
        return corrected(base, items, pdf)
    except UnreadableResult:
        return None
