"""Who works where, told by names and no marks: in a list of institutions, and in the notes on the authors.

Conventions: clinical journals print at the foot `作者单位：李明、王小飞，示例医院外科；赵琪，样本医院` or, the names in
brackets behind, `示例医院外科（李明、王小飞）；样本医院（赵琪）`; those of economics a note,
`* 李明：示例大学；王小飞：…`; many others the authors' lives, `王小飞，示例大学副教授；李明，…`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.knowledge import lazy
from pipeline.knowledge.front import front_knowledge
from pipeline.model.article import Aff, Contrib
from pipeline.model.block import Label, LabelledBlock
from pipeline.model.lang import Lang
from pipeline.text.alike import bare
from pipeline.text.width import half_width

_REMARK = lazy.compile(r"\([^()]*\)")  # 李明(通讯作者)、王小飞
_PIECES = lazy.compile(r"\s*[,;。]\s*")


def by_persons(text: str, persons: Collection[str]) -> list[tuple[tuple[str, ...], str]]:
    """(names, institution) of each part of a list that begins with one of these names; [] of another text.

    `text` is in half width. What follows the institution, a position or an address, is left out.
    """
    known = sorted(filter(None, persons), key=len, reverse=True)
    if text.lstrip()[:1] not in {person[0] for person in known}:
        return []
    one = "|".join(r"\s*".join(map(re.escape, person)) for person in known)
    join = rf"(?:\s*[,、]\s*|\s*(?:{front_knowledge().name_joins.pattern})\s*|\s+)"
    name = rf"(?:{one})(?:\s*\([^()]*\))?"
    run = re.compile(
        rf"(?:^|(?<=[;。,\s]))\s*(?P<names>{name}(?:{join}{name})*)(?:\s*[:,]\s*|\s+|{front_knowledge().serves})"
    )
    runs = list(run.finditer(text))
    if not runs or text[: runs[0].start()].strip():
        return []
    ends = [*(own.start() for own in runs[1:]), len(text)]
    found = [
        (
            tuple(re.sub(r"\s", "", person) for person in re.findall(one, own["names"])),
            _institution(text[own.end() : end]),
        )
        for own, end in zip(runs, ends, strict=True)
    ]
    return [(names, place) for names, place in found if place] if found[0][1] else []


def named_in(text: str, persons: Collection[str]) -> tuple[str, ...]:
    """Who of these persons the text names, white within the names or not; 李明明 names no 李明."""
    rest = _tight(text)
    found: list[tuple[int, str]] = []
    for own in sorted(persons, key=len, reverse=True):
        name = _tight(own)
        place = rest.find(name) if name else -1
        if place >= 0:
            found.append((place, own))
            rest = f"{rest[:place]}{' ' * len(name)}{rest[place + len(name) :]}"
    return tuple(own for _, own in sorted(found))


def under_names(blocks: Sequence[LabelledBlock], lang: Lang) -> list[tuple[list[LabelledBlock], list[LabelledBlock]]]:
    """(by-line, institutions under it) of each, where there are several by-lines; [] where one has none under it."""
    found: list[tuple[list[LabelledBlock], list[LabelledBlock]]] = []
    for block in blocks:
        if block.lang is not lang or block.label not in (Label.BYLINE, Label.AFF):
            continue
        if block.label is Label.BYLINE and (not found or found[-1][1]):
            found.append(([], []))
        if not found:
            return []
        found[-1][block.label is Label.AFF].append(block)
    return found if len(found) > 1 and all(own for _, own in found) else []


def by_place(groups: Sequence[tuple[Sequence[str], Sequence[Aff]]]) -> list[Aff]:
    """The institutions with whom the by-line right over them names; [] where marks tell, or the place leaves it open.

    `groups` are (names, institutions under them). Several institutions under several names are told by no place.
    """
    names = [name for own, _ in groups for name in own]
    is_told = all(len(own) == 1 or len(under) == 1 for own, under in groups) and len(set(names)) == len(names)
    if not is_told or any(aff.label.strip() or aff.persons for _, under in groups for aff in under):
        return []
    return merged([replace(aff, persons=tuple(own)) for own, under in groups for aff in under])


def _institution(text: str) -> str:
    """The institution at the beginning of what is said of persons; "" where there is none."""
    known = front_knowledge()
    kept: list[str] = []
    for piece in _PIECES.split(text.strip()):
        is_other = "@" in piece or known.sex_first.match(piece) or known.editor.match(piece)
        if not piece or piece.startswith(known.positions) or is_other:
            break
        kept.append(piece)
    place = ",".join(kept)
    return place if known.aff[Lang.ZH].search(place) else ""


def merged(staffed: Sequence[Aff]) -> list[Aff]:
    """The institutions, one that is named again for others with all of its persons."""
    found: dict[tuple[str, str], Aff] = {}
    for own in staffed:
        first = found.setdefault((own.label, own.text), own)
        persons = tuple(dict.fromkeys((*first.persons, *own.persons)))
        found[own.label, own.text] = replace(first, persons=persons)
    return list(found.values())


def with_persons(affs: Sequence[Aff], contribs: Sequence[Contrib], notes: Sequence[str]) -> tuple[Aff, ...]:
    """The institutions with those whom these notes name before them, where nothing else says who works where."""
    found: list[Aff] = []
    for lang in Lang:
        own = [aff for aff in affs if aff.lang is lang]
        people = [contrib for contrib in contribs if contrib.lang is lang]
        open_ = len(own) > 1 and len(people) > 1 and not any(aff.label.strip() or aff.persons for aff in own)
        found += _noted(own, people, contribs, [_tight(note) for note in notes]) if open_ else own
    return tuple(found)


def _tight(note: str) -> str:
    """A text as it is searched: in half width, in lower case, without white."""
    return re.sub(r"\s", "", half_width(note)).casefold()


def _noted(
    affs: Sequence[Aff], people: Sequence[Contrib], everybody: Sequence[Contrib], notes: Sequence[str]
) -> list[Aff]:
    staff: dict[int, list[str]] = {}
    for person in people:
        told = [_behind(person, note, everybody) for note in notes]
        names = [(bare(name), at) for at, aff in enumerate(affs) for name in (aff.text, aff.institution)]
        for name, at in sorted(names, key=lambda item: -len(item[0])):
            if name and any(name in text for text in told):
                told = [text.replace(name, " ") for text in told]  # of 示例大学数学系 that is not 示例大学 as well
                staff.setdefault(at, []).append(person.name.printed)
    return [replace(aff, persons=tuple(dict.fromkeys(staff.get(at, ())))) for at, aff in enumerate(affs)]


def _behind(person: Contrib, note: str, everybody: Sequence[Contrib]) -> str:
    """What the note says from this person's name to the next one's; of those named together the same is said.

    A semicolon closes what is said of one: `李明；王小飞，示例大学教授` says nothing of the first. Where somebody
    studied, or worked before, is left out: `2005年毕业于示例大学`.
    """
    places = sorted(
        (place, place + len(own))
        for contrib in everybody
        if (own := _tight(contrib.name.printed)) and (place := note.find(own)) >= 0
    )
    own = _tight(person.name.printed)
    start = note.find(own) if own else -1
    if start < 0:
        return ""
    for (_, end), (place, _) in pairwise(places):
        between = note[end:place]
        if place > start and (";" in between or bare(front_knowledge().name_joins.sub("", _REMARK.sub("", between)))):
            return _now(note[start:place])
    return _now(note[start:])


def _now(life: str) -> str:
    """The clauses of a life that tell of the present, without marks."""
    return bare(",".join(clause for clause in _PIECES.split(life) if not front_knowledge().past.search(clause)))
