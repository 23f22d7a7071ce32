"""What the marks behind the names of a by-line mean: the note that begins with the mark says it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from pipeline.knowledge import lazy
from pipeline.knowledge.front import front_knowledge
from pipeline.knowledge.labels import MARKS
from pipeline.model.article import Contrib
from pipeline.model.block import Label, LabelledBlock
from pipeline.parse.front.addresses import EMAIL
from pipeline.text.width import half_width

# Where notes stand, and the short lines under the names that no field holds.
_NOTED = frozenset(
    {Label.AUTHOR_NOTES, Label.FUNDING, Label.HISTORY, Label.FOOTNOTE, Label.AFF, Label.UNPLACED, Label.CITE_AS}
)
_OF_THE_ARTICLE = frozenset({Label.FUNDING, Label.HISTORY, Label.CITE_AS})
# Signs that stand for correspondence where no note says what they mean; ※ and † are more often of a title or a death.
_USUAL = frozenset("*#△▲☆★✉+")
# Of a class in patterns: letters that tell institutions, or departments of one; more than eight have figures.
AFF_LETTERS = "a-h"
AHEAD = 60  # characters behind a mark in which its note says what it is of
_SAME = str.maketrans("∗⁎﹡＊＃＋Δδ∆▵", "****#+△△△△")
_SIGNS = re.escape(MARKS.translate(_SAME))
_RUN = lazy.compile(rf"([{_SIGNS}])\1*")
_NOTE = lazy.compile(rf"(?:^|(?<=[\s\u3000.。;；]))(?P<mark>([{_SIGNS}])\2*)[\s\u3000]*(?=[^\s\d{_SIGNS}])")

_OF_A_LATER = lazy.compile(r";[^;()]+\($")  # before the words: `李明:讲师;王红(通信作者):…` says it of the second alone


class Kind(Enum):
    """What a mark says of the author."""

    CORRESP = "correspondence"
    EQUAL = "equal part"
    OTHER = "another note"


@dataclass(frozen=True, slots=True)
class Meaning:
    """What the note behind a mark says, and the address that it gives."""

    kind: Kind
    email: str = ""


def meanings(blocks: Iterable[LabelledBlock]) -> dict[str, Meaning]:
    """{mark: its meaning} of the notes that begin with one: `#通信作者`, `△并列第一作者`, `＊主管药师，硕士`.

    Convention: a mark raised behind a name, `1*`, `1#`, stands again before the note that it points at. Journals
    differ in which one stands for correspondence. A mark of two signs, `**`, is another than `*`.
    """
    found: dict[str, Meaning] = {}
    for block in blocks:
        if block.label not in _NOTED:
            continue
        text = "\n".join(half_width(line.text) for line in block.block.lines).translate(_SAME)
        notes = list(_NOTE.finditer(text))
        for at, note in enumerate(notes):
            end = notes[at + 1].start() if at + 1 < len(notes) else len(text)
            said = text[note.end() : end]
            owned = block.label not in _OF_THE_ARTICLE  # the address behind them is that of another note
            found.setdefault(note["mark"], Meaning(_kind(said), _address(said) if owned else ""))
    return found


def with_named(
    meant: Mapping[str, Meaning], blocks: Iterable[LabelledBlock], contribs: Sequence[Contrib]
) -> dict[str, Meaning]:
    """The meanings, and that of a mark whose one bearer in this by-line a note names for correspondence.

    Convention of journals of computing: `李明1，王小飞2†`, and below `王小飞（1980—），男（通信作者）`. No note begins
    with the mark, and it stands behind the same person's name in English.
    """
    text = re.sub(r"\s", "", half_width("".join(line.text for block in blocks for line in block.block.lines)))
    text = text.translate(_SAME)
    bearers: dict[str, list[Contrib]] = {}
    for contrib in contribs:
        name = re.escape(re.sub(r"\s", "", half_width(contrib.name.printed)))
        if behind := re.search(rf"{name}[\d,{AFF_LETTERS})]*([{_SIGNS}]+)", text):
            for mark in marks_in(behind[1]):
                bearers.setdefault(mark, []).append(contrib)
    named = [contrib for contrib in contribs if contrib.corresp]
    told = {mark: Meaning(Kind.CORRESP) for mark, own in bearers.items() if len(own) == 1 and own == named}
    return {**told, **meant}


def in_figures(circled: str) -> str:
    """Circled figures as plain ones with commas between them: `①⑫` is 1,12."""
    return ",".join(str(int(unicodedata.numeric(sign))) for sign in circled)


def marks_in(stars: str) -> tuple[str, ...]:
    """The marks in a run of signs: `*#` has two, `**` is one."""
    return tuple(match[0] for match in _RUN.finditer(half_width(stars).translate(_SAME)))


def with_meanings(contribs: Sequence[Contrib], stars: Sequence[str], meant: Mapping[str, Meaning]) -> list[Contrib]:
    """The persons with what their marks say; a mark without a note stands for correspondence where no other does."""
    told = any(own.kind is Kind.CORRESP for own in meant.values())
    marked = [marks_in(own) for own in stars]
    found: list[Contrib] = []
    for contrib, own in zip(contribs, marked, strict=True):
        kinds = {meant[mark].kind for mark in own if mark in meant}
        unknown = any(mark not in meant and mark[0] in _USUAL for mark in own)
        addresses = [meant[mark].email for mark in own if mark in meant and sum(mark in other for other in marked) == 1]
        found.append(
            replace(
                contrib,
                corresp=Kind.CORRESP in kinds or (unknown and not told),
                equal_contrib=contrib.equal_contrib or Kind.EQUAL in kinds,
                email=contrib.email or next(filter(None, addresses), ""),
            )
        )
    return found


def _kind(said: str) -> Kind:
    head = re.sub(r"\s", " ", said[:AHEAD])
    if front_knowledge().address_alone.match(head) or EMAIL.match(head):  # 通信作者：*liming@example.org
        return Kind.CORRESP
    if front_knowledge().correspondence.match(head):
        return Kind.CORRESP
    if front_knowledge().equal.search(re.split(r"[。;；]|\.\s", head)[0]):
        return Kind.EQUAL
    found = front_knowledge().correspondence.search(head)
    return Kind.CORRESP if found and not _OF_A_LATER.search(head[: found.start()]) else Kind.OTHER


def _address(said: str) -> str:
    """The one address of a note; of several no one says whose they are."""
    found = {re.sub(r"\s+", "", match[0]).rstrip(".") for match in EMAIL.finditer(said)}
    return found.pop() if len(found) == 1 else ""
