"""Blocks with what their first words say: the material that zones are made of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from pipeline.knowledge import lazy
from pipeline.knowledge.front import front_knowledge
from pipeline.knowledge.labels import LabelHit, label_at_start
from pipeline.label.zones.biographies import lives_apart
from pipeline.label.zones.cuts import (
    EDITORS_LINE,
    addresses_apart,
    citation_apart,
    citations_apart,
    correspondent_apart,
    date_apart,
    editor_apart,
    fields_of_a_line,
    institution_apart,
    languages_apart,
    names_apart,
    notes_apart,
    numbers_apart,
)
from pipeline.label.zones.english_fronts import names_before_bracket, run_in_front, slashes_apart
from pipeline.label.zones.entries import ENTRY
from pipeline.label.zones.persons import lists_persons, names_a_foreigner
from pipeline.label.zones.self_citation import is_bare_citation, is_self_citation
from pipeline.label.zones.sentences import NOTE_MARKS, equals_apart, parted_note, sentence_kind
from pipeline.model.block import Block, Label, Line, Script, Span
from pipeline.model.lang import Lang
from pipeline.text.script import lang_of
from pipeline.typeset.lines import first_style_end
from pipeline.typeset.measures import NEXT_LINE, OTHER_TYPE, prevailing, same_size

FRONT_PAGES, BACK_PAGES = 3, 2  # where by-lines stand: the first pages, a cover among them, and the last
LEAST_TEXT = 2000  # characters before the references that tell the body's type
BYLINE_LINE = 120  # characters
BYLINE_BLOCK = 12  # lines; names and institutions together are not longer
NAMES_BEGIN = 4  # lines of a block within which names begin or end: two of a title, two of names
LONELY = 2  # lines of a block in which a DOI begins a part: in a longer one it is that of a work which the text names
PARTED = frozenset({Label.HISTORY, Label.FUNDING, Label.AUTHOR_NOTES, Label.AFF})
WITH_NOTES = frozenset({Label.AFF, Label.IDENTIFIERS})  # at a page's foot notes run on behind these
_TORN = lazy.compile(r"[,;，；]\s*[A-Z][A-Za-z'’-]+\s*$")  # a surname alone ends the line
_UNLABELLED = (  # what cuts a block that no label opens
    institution_apart,
    slashes_apart,
    run_in_front,
    languages_apart,
    correspondent_apart,
    addresses_apart,
    equals_apart,
    names_apart,
    lives_apart,
    editor_apart,
    date_apart,
)
_INSTITUTION = lazy.compile(r"\s*(?:[(（\[［]|1\s*[.．、]?\s*\D|①)")


@dataclass(frozen=True, slots=True, eq=False)
class Item:
    """A block on its way to a label: `hit` is the printed label that it begins with, `index` its place in the paper."""

    block: Block
    text: str
    lang: Lang
    hit: LabelHit | None = None
    index: int = 0

    @property
    def page(self) -> int:
        return self.block.page

    @property
    def printed(self) -> Label | None:
        """What the printed label says that the block is; None where it begins with none."""
        return self.hit.row.label if self.hit is not None else None


def plain_text(lines: Sequence[Line], without_indices: bool = False) -> str:
    """The lines' text on one line, superscripts and subscripts left out on demand."""
    if not without_indices:
        return " ".join(line.text for line in lines)
    return " ".join("".join(map(_without_index, line.spans)) for line in lines)


def _without_index(span: Span) -> str:
    if span.script is Script.BASE:
        return span.text
    return "".join(char for char in span.text if char.isspace()) or " "


def over_on_page(items: Sequence[Item], place: int) -> Iterator[Item]:
    """What stands before the item at this place on its page, the nearest first; no step for what other pages hold."""
    before = (items[at] for at in range(place - 1, -1, -1))
    return takewhile(lambda other: other.page == items[place].page, before)


def is_near(before: Item, item: Item) -> bool:
    """Whether no line has room between the two blocks."""
    return 0 <= item.block.bbox.top - before.block.bbox.bottom < item.block.size * NEXT_LINE


def is_set_under(before: Item, item: Item) -> bool:
    """Whether the block is the next line of the one over it, in its type."""
    return is_near(before, item) and same_size(item.block.size, before.block.size)


def items(blocks: Sequence[Block]) -> list[Item]:
    """The blocks as items, each cut where one of its lines begins with a certain label."""
    found: list[Item] = []
    last = blocks[-1].page if blocks else 0
    for block in blocks:
        may_list = block.page <= FRONT_PAGES or block.page > last - BACK_PAGES
        cut = _cut_front(block) if may_list else _cut(block, may_list)
        for part in _fields_apart(cut) if may_list else cut:
            text = plain_text(part.lines)
            hit = _without_names(_hit(part.lines[0]), text)
            lang = hit.row.lang if hit is not None and hit.row.lang is not None else lang_of(text)
            lang = Lang.ZH if hit is None and names_a_foreigner(text) else lang
            found.append(Item(part, text, lang, hit, index=len(found)))
    return found


def _cut_front(block: Block) -> list[Block]:
    """A block of a page that may have front matter, cut at its labels and where names begin or end."""
    title, *rest = run_in_front(block) if _hit(block.lines[0]) is None else [block]
    if rest and not lists_persons(plain_text(title.lines, without_indices=True), Lang.EN):
        # title, names and institution are told by their faces, wherever the lines break
        return [part for piece in (title, *rest) for part in _cut(piece, may_list=True, begins_byline=False)]
    return [part for whole in names_before_bracket(block) for part in _cut(whole, may_list=True)]


def _fields_apart(parts: Sequence[Block]) -> Iterator[Block]:
    """The parts, cut inside their lines where another note, another label or an English by-line begins in them."""
    for part in (piece for whole in parts for piece in fields_of_a_line(whole)):
        hit = _hit(part.lines[0])
        if hit is not None and hit.row.label in WITH_NOTES and len(pieces := notes_apart(part)) > 1:
            yield from _fields_apart(pieces)
        elif hit is not None and hit.row.label in PARTED:
            yield from parted_note(part, hit.row.label)
        elif hit is None and part.lines[0].text.lstrip()[:1] in NOTE_MARKS and (kind := _kind_of_note(part)):
            yield from parted_note(part, kind)
        elif hit is None:
            yield from _through(part, _UNLABELLED)
        elif hit.row.label in (Label.KWDS, Label.ABSTRACT):
            yield from _through(part, (editor_apart, citation_apart))
        elif hit.row.label is Label.IDENTIFIERS:
            yield from numbers_apart(part)
        elif hit.row.label is Label.CITE_AS:
            yield from citations_apart(part)
        else:
            yield part


def _through(block: Block, cutters: Iterable[Callable[[Block], list[Block]]]) -> list[Block]:
    """The block cut by each of these in turn, every one at what the one before it left."""
    pieces = [block]
    for cut in cutters:
        pieces = [part for piece in pieces for part in cut(piece)]
    return pieces


def _kind_of_note(block: Block) -> Label | None:
    return sentence_kind("".join(line.text for line in block.lines))


def body_size(blocks: Sequence[Block]) -> float:
    """The type size in which most of the text before the references is set: a review's list may be the longer."""
    end = next((at for at in range(len(blocks) - 1, -1, -1) if _heads_references(blocks[at])), len(blocks))
    counts: Counter[float] = Counter()
    for block in blocks[:end] if 2 * end > len(blocks) or _length(blocks[:end]) > LEAST_TEXT else blocks:
        for line in block.lines:
            counts[round(line.size, 1)] += len(line.text)
    return prevailing(counts, 10.0)


def _heads_references(block: Block) -> bool:
    hit = _hit(block.lines[0])
    return hit is not None and hit.row.label is Label.REF_HEADING and len(block.lines) == 1


def _length(blocks: Sequence[Block]) -> int:
    return sum(len(line.text) for block in blocks for line in block.lines)


def _hit(line: Line) -> LabelHit | None:
    return label_at_start(line.text, first_style_end(line))


def _without_names(hit: LabelHit | None, text: str) -> LabelHit | None:
    """The label, or None where names follow `Authors:` as a by-line: `Authors: LI Ming, WANG Xiaofei`."""
    by = hit is not None and hit.certain and hit.row.label is Label.AUTHOR_NOTES and text[: hit.end].isascii()
    return None if by and front_knowledge().before_names.match(text) and lists_persons(text, Lang.EN) else hit


def _end_of_byline(block: Block) -> list[int]:
    """Where names begin or end in a block of the front matter.

    Institutions under the names begin with a bracket or a number; names under a subtitle fill a line of their own.
    The names that open the article's citation are none: `Li M, Wang XF. 2018. Title. Journal, 38(2): 21-27`.
    """
    if not 2 <= len(block.lines) <= BYLINE_BLOCK or len(block.lines[0].text) > BYLINE_LINE:
        return []
    found = _turns_of_names(block)
    return [] if found and is_self_citation(" ".join(line.text for line in block.lines)) else found


def _turns_of_names(block: Block) -> list[int]:
    """The same of a block of a few lines, be it a citation."""
    texts = [plain_text([line], without_indices=True) for line in block.lines[:NAMES_BEGIN]]
    persons = [len(text) < BYLINE_LINE and lists_persons(text, lang_of(text)) for text in texts]
    for at in range(1, len(persons)):  # a name that the line's end parts: LI Ming, WANG | Xiaofei, ZHAO Qi
        joined = " ".join(texts[at - 1 : at + 1])
        if persons[at - 1] and _TORN.search(texts[at - 1]) and lists_persons(joined, lang_of(joined)):
            persons[at] = True
    if any(persons) and not all(persons):
        return [at for at in range(1, len(persons)) if persons[at] != persons[at - 1]]
    langs = [lang_of(text) for text in texts]
    turns = [at for at in range(1, len(persons)) if langs[at] is not langs[at - 1]]
    if all(persons) and len(turns) == 1:  # 李明　王小飞 over LI Ming and WANG Xiaofei
        return turns
    for index, line in enumerate(block.lines[1:], 1):
        if _INSTITUTION.match(line.text):
            names = plain_text(block.lines[:index], without_indices=True)
            return [index] if lists_persons(names, lang_of(names)) else []
    return []


def _turns_in_size(before: Line, line: Line) -> bool:
    """Whether a line begins the next column in another size: a note at a column's foot, and the body over it."""
    turned = line.bbox.top < before.bbox.top or line.page != before.page
    return turned and not same_size(line.size, before.size, OTHER_TYPE)


def _heads_list(hit: LabelHit, line: Line, below: Sequence[Line]) -> bool:
    """Whether a line of nothing but 参考文献 closes the block, or has the list's first entry under it.

    Convention: the heading is set in the type of the text, in the middle, right under thanks of a line or two.
    """
    alone = hit.row.label is Label.REF_HEADING and hit.end == len(line.text.rstrip())
    return alone and all(ENTRY.match(own.text) for own in below)


def _cut(block: Block, may_list: bool, *, begins_byline: bool = True) -> list[Block]:
    """The block's parts; `may_list` says whether front matter can stand on its page, `begins_byline` names in it."""
    starts = [0, *(_end_of_byline(block) if may_list and begins_byline else ())]
    first = _hit(block.lines[0])
    is_abstract = may_list and first is not None and first.row.label is Label.ABSTRACT
    for index, line in enumerate(block.lines[1:], 1):
        if may_list and _turns_in_size(block.lines[index - 1], line):
            starts.append(index)
            continue
        if is_abstract and is_bare_citation(line.text):
            starts.append(index)
            continue
        if may_list and len(line.text) < EDITORS_LINE and front_knowledge().editor.match(line.text):
            starts.append(index)
            continue
        hit = _hit(line)
        if hit is None or (hit.row.stays and len(block.lines) > LONELY):
            continue
        if _heads_list(hit, line, block.lines[index + 1 : index + 2]):
            starts.append(index)
            continue
        if hit.certain or (may_list and hit.row.label in (Label.ABSTRACT, Label.KWDS)):
            starts.append(index)
    if len(starts) == 1:
        return [block]
    starts = sorted(set(starts))
    return [
        Block(block.lines[start:end], block.column)
        for start, end in zip(starts, [*starts[1:], len(block.lines)], strict=True)
    ]
