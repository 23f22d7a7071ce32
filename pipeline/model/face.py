"""How parts of a text are set: sub- and superscripts and italics that are part of what it says.

Texts are plain strings, and their faces stand beside them by place. So whoever wants words has words, whoever writes
a file with room for faces cuts the text at them (`faced`), and a stage that knows nothing of faces loses none.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipeline.model.block import Script


@dataclass(frozen=True, slots=True)
class Face:
    """The characters `start` to `end` of a text are set apart: CeO2 with its 2 lowered, P < 0.05 with a slanted P."""

    start: int
    end: int
    italic: bool = False
    script: Script = Script.BASE


Faces = tuple[Face, ...]
"""In the order of the text, none over another; a text without any has nothing that its characters do not say."""


def pieces(text: str, faces: Faces, start: int = 0, end: int | None = None) -> Iterator[tuple[str, bool, Script]]:
    """(text, italic, script) of the pieces that the text's characters `start` to `end` are made of, in order."""
    stop = len(text) if end is None else end
    at = start
    for face in within(faces, start, stop):
        low, high = face.start + start, face.end + start
        if low > at:
            yield text[at:low], False, Script.BASE
        yield text[low:high], face.italic, face.script
        at = high
    if at < stop:
        yield text[at:stop], False, Script.BASE


def within(faces: Faces, start: int, end: int) -> Faces:
    """The faces of the part `start` to `end` of a text, their places counted from its start."""
    cut = (replace(face, start=max(face.start, start), end=min(face.end, end)) for face in faces)
    return tuple(replace(f, start=f.start - start, end=f.end - start) for f in cut if f.start < f.end)


def kept(faces: Faces, before: str, after: str) -> Faces:
    """The faces of a text that was tidied; none where its characters have moved."""
    return faces if before == after else ()


def moved(faces: Faces, by: int) -> Faces:
    """The faces of a text before which `by` characters have been put."""
    return tuple(replace(face, start=face.start + by, end=face.end + by) for face in faces)
