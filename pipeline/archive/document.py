"""What the archive knows about one document, before and after its conversion."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from pipeline.model.diagnostic import Kind
from pipeline.said import later
from pipeline.settings import Settings


class Status(StrEnum):
    """Where a document stands. All but QUEUED are final."""

    QUEUED = "queued"
    DONE = "done"
    PARTIAL = "partial"  # converted, but a diagnostic says that a part is missing
    LINKED = "linked"  # the same content as another document, whose result it shares
    FAILED = "failed"


FINAL = tuple(status for status in Status if status is not Status.QUEUED)


class Reason(StrEnum):
    """Why a document failed, beside the codes of pipeline.errors."""

    NOT_A_FILE = "not-a-file"  # a pipe, a device, a link to nothing
    OUTSIDE = "outside"  # a link that leaves the source tree
    UNREADABLE = "unreadable"  # the system refuses it
    TIME = "time-limit"
    MEMORY = "memory-limit"
    CRASHED = "crashed"  # the worker died in native code
    KILLED = "killed"  # something outside killed the worker
    DEFECT = "defect"  # an error of this program
    UNWRITABLE = "unwritable"  # its results cannot be written where they belong
    CORRECTIONS = "damaged-corrections"  # what people put right cannot be read, and is not to be lost
    NO_SPACE = "no-space"  # nothing can be written any more: ends the run, not the document


TOO_LONG = later("takes longer than the limit (--timeout gives it more)")
TOO_MUCH = later("needs more memory than the limit (--memory gives it more)")

# What of a document tells that a correction, or a change made by hand, is not in its result and never can be.
REFUSED = (Kind.CORRECTION_IMPOSSIBLE, Kind.CORRECTION_UNREAD, Kind.CHANGE_NOT_TAKEN)
# Those that another attempt may not meet again.
TRANSIENT = frozenset({Reason.MEMORY, Reason.CRASHED, Reason.KILLED})


@dataclass(frozen=True, slots=True)
class Limits:
    """What one document may cost its worker."""

    seconds: float = 60.0  # of the processor, for the document; by the clock it may be `limits.BUSY` times as many
    page_seconds: float = 1.0  # more for each page with text, once that is read: one that claims to be buys none
    ocr_page_seconds: float = 30.0  # more for each page that OCR reads
    longest: float = 3600.0  # by the clock too, where `seconds` is not more: a scanned book of 500 pages; others wait
    memory: int = 3 * 1024**3 // 2  # bytes of address space
    ocr_memory: int = 4 * 1024**3  # the same while OCR reads: its models and their arenas
    vectors_memory: int = 8 * 1024**3  # the same with a model of vectors: its library alone maps 4

    def time(self, pages: int, ocr_pages: int = 0) -> float:
        """Seconds for a document of so many pages, of which OCR reads so many."""
        asked = self.seconds + self.page_seconds * pages + self.ocr_page_seconds * ocr_pages
        return min(asked, self.most)

    @property
    def most(self) -> float:
        """Seconds that no document gets more of, whatever its pages are."""
        return max(self.longest, self.seconds)

    def space(self, ocr: bool, vectors: bool) -> int:
        """Bytes of address space for a document that OCR reads, or whose sentences become vectors, or neither."""
        return max(self.memory, self.ocr_memory if ocr else 0, self.vectors_memory if vectors else 0)


@dataclass(frozen=True, slots=True)
class Task:
    """One document to convert; small, as it travels to a worker."""

    key: str  # its path within the source, `/` between folders
    location: str  # where a store finds it: a path, or a URL
    output: str  # where the results go: a folder, or a URL
    name: str  # of the results, within `output`, without suffix
    limits: Limits
    settings: Settings
    split: bool = False  # whether a whole issue becomes its articles
    place: str = ""  # the document's path from the output, where its name in it is kept by that


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one attempt. `reason` is empty where there is a result."""

    reason: str = ""
    message: str = ""  # one line
    trace: str = ""  # of a defect
    sha256: str = ""
    pages: int = 0
    seconds: float = 0.0
    memory: int = 0  # peak of the worker's resident memory, bytes; 0 where it is not known
    files: dict[str, int] = field(default_factory=dict)  # suffix -> bytes of each result
    digests: dict[str, str] = field(default_factory=dict)  # suffix -> SHA-256 of each result
    diagnostics: dict[str, int] = field(default_factory=dict)  # kind -> how often
    partial: bool = False
    found: dict[str, object] = field(default_factory=dict)  # what the report counts: journal, year, fields
    lines: tuple[str, ...] = ()  # what a command prints of it
    refused: tuple[str, ...] = ()  # what a person changed by hand that could not be taken over, a line each

    @property
    def status(self) -> Status:
        if self.reason:
            return Status.FAILED
        return Status.PARTIAL if self.partial else Status.DONE
