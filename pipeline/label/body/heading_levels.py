"""How deep each heading stands: by its number's parts, by which scheme opened under which, by its type."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from pipeline.label.body.heading_candidates import Candidate
from pipeline.label.body.lines import Placed
from pipeline.text.script import hanzi_count
from pipeline.typeset.lines import face
from pipeline.typeset.measures import same_size

COUNTED = ("decimal", "arabic")  # one sequence: 1, 1.1, 1.2, 2
TOP = ("hanzi", "chapter", "roman")
FACES = 3  # in which headings of one size are set, a level each; more of them are parts of fonts
OF_A_FACE = 2  # headings that make a level of it


def with_levels(chosen: Sequence[Candidate], lines: Sequence[Placed], *, is_parted: bool) -> list[Candidate]:
    """The headings with their depths: by a number's parts, or by which scheme or type opened under which.

    Where the article is parted by titles without a number (`parts_of`), these stand over all numbers.
    """
    found: list[Candidate] = []
    stack: list[str] = []
    types = _types(chosen, lines)
    sizes = {key: chosen[place].size for place, key in reversed(types.items())}
    numbers = [_key(c) for c in chosen if c.number is not None]
    top = next((key for key in numbers if key in TOP), next((key for key in numbers if key == "decimal1"), None))
    beside = _set_as_sections(chosen, lines, top)
    for place, candidate in enumerate(chosen):
        key = types.get(place) or _key(candidate)
        usual = (candidate.number is None and candidate.known) or place in beside
        if is_parted and candidate.number is None and candidate.whole:
            stack = [key]
        elif not is_parted and top is not None and (key == top or usual):
            stack = [key]  # 引言 and 结语 without a number stand beside the numbered sections, not under the last
        elif key.startswith("decimal") and candidate.number is not None and not {"hanzi", "roman"} & set(stack):
            stack = [*stack[: is_parted + len(candidate.number.parts) - 1], key]
        elif key in stack:
            stack = stack[: stack.index(key) + 1]
        else:
            stack = [*_over(stack, key, sizes), key]
        found.append(replace(candidate, level=len(stack)))
    return found


def _set_as_sections(chosen: Sequence[Candidate], lines: Sequence[Placed], top: str | None) -> frozenset[int]:
    """The headings without a number, by their place, that are set as the numbered sections are, and nothing below them.

    Printed convention: headings of one level are set alike, a last one without a number too.
    """
    types: dict[tuple[str, int, int], Counter[str]] = defaultdict(Counter)
    for candidate in chosen:
        if candidate.number is not None and candidate.whole and candidate.contrast:
            types[_set(lines[candidate.place])][_key(candidate)] += 1
    sections = {
        kind for kind, keys in types.items() if top is not None and list(keys) == [top] and keys[top] >= OF_A_FACE
    }
    own = (place for place, c in enumerate(chosen) if c.number is None and c.whole and c.contrast and not c.is_part)
    return frozenset(place for place in own if _set(lines[chosen[place].place]) in sections)


def _set(line: Placed) -> tuple[str, int, int]:
    """How a line is set: its face, its size in whole points, its indent in whole squares."""
    return face(line.line), round(line.size), round(line.indent)


def _over(stack: Sequence[str], key: str, sizes: Mapping[str, float]) -> list[str]:
    """The levels over a type that comes for the first time: without those of smaller type at the end."""
    left = list(stack)
    while left and key in sizes and left[-1] in sizes and sizes[left[-1]] < sizes[key]:
        if same_size(sizes[left[-1]], sizes[key]):
            break
        left.pop()
    return left


def _types(chosen: Sequence[Candidate], lines: Sequence[Placed]) -> dict[int, str]:
    """The type of each heading without a number that is a line of its own, by its place among all.

    Printed convention: headings of one level are set alike, and those of two differ in size, or in their face (黑体
    over 楷体). A face is telling that two headings of its size have; a title without hanzi, and one in a face that no
    other has, is set as the one before it is. Fonts that have one title each are parts of one font.
    """
    own = [place for place, c in enumerate(chosen) if c.number is None and c.whole and not c.is_part]
    groups: list[list[int]] = []
    for place in sorted(own, key=lambda place: -chosen[place].size):
        if groups and same_size(chosen[groups[-1][0]].size, chosen[place].size):
            groups[-1].append(place)
        else:
            groups.append([place])
    found: dict[int, str] = {}
    for number, group in enumerate(groups):
        faces = _faces(sorted(group), chosen, lines)
        found |= {place: f"face-{number}-{name}" for place, name in faces.items()}
    return dict(sorted(found.items()))


def _faces(group: Sequence[int], chosen: Sequence[Candidate], lines: Sequence[Placed]) -> dict[int, str]:
    """The face of each of these headings where faces tell levels, else no name for all."""
    names = {place: face(own.line) for place in group if hanzi_count((own := lines[chosen[place].place]).text)}
    counts = Counter(names.values())
    telling = [name for name, count in counts.items() if count >= OF_A_FACE]
    if not 1 < len(telling) <= FACES or len(counts) > FACES:
        return dict.fromkeys(group, "")
    last = next(name for name in names.values() if name in telling)
    found = {}
    for place in group:
        last = names[place] if names.get(place) in telling else last
        found[place] = last
    return found


def _key(candidate: Candidate) -> str:
    if candidate.number is None:
        return "run-in"
    if candidate.number.scheme in COUNTED:
        return f"decimal{len(candidate.number.parts)}"
    return candidate.number.scheme
