"""A note that holds all in one: dates, who paid, lives of the authors, each a sentence without a printed word.

Convention: at the foot of the first page a journal runs its notes together, `收稿日期：2016-06-21。国家示例基金项目
(61000001)。李明，副教授，主研领域：纸艺。` Only the first has a label; a stop or wide white parts them, and how a
sentence begins tells what it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from pipeline.knowledge import lazy
from pipeline.knowledge.front import front_knowledge
from pipeline.knowledge.labels import MARKS, STARS, label_at_start, labels_inside
from pipeline.label.zones.biographies import is_biography
from pipeline.label.zones.cuts import cut_block
from pipeline.model.block import Block, Label, Line
from pipeline.model.lang import Lang
from pipeline.text.identifiers import POSTAL_CODE
from pipeline.text.names import is_person_name_zh
from pipeline.text.script import HANZI, lang_of
from pipeline.text.width import without_gaps

NOTE_MARKS = f"{MARKS}①②③④⑤"  # before a note that a title or a name refers to
AHEAD = 160  # characters of a sentence that are looked at
_STOP = r"(?:[。．；;]|[^\d\s]\.|\d{2}\.(?!\d))\s*"
_STOPS = lazy.compile(_STOP)
_BEGINS = lazy.compile(rf"{_STOP}|\u3000+\s*|\s{{2,}}")  # a stop or wide white
_STRETCHED = lazy.compile(rf"(?:[{HANZI}]\u3000+){{3}}[{HANZI}]")  # a line that justification has set wide
_WHOLE = (Label.AFF, Label.CITE_AS)  # with marks inside: an institution's town (示例市 ,示例医院), a title behind names
_UNSTOPPED = (Label.HISTORY, Label.AFF)  # notes that no stop ends
_NOTED = (Label.FUNDING, Label.AUTHOR_NOTES)
_STOPPED = lazy.compile(r"[。．.；;]\s*$")
_MARKED = lazy.compile(rf"\s*[{re.escape(NOTE_MARKS)}]")
INSTITUTION = 60  # characters of an institution that has its own line
_CODED = lazy.compile(
    rf"[*＊①-⑨\d]?[\s\u3000]*[{HANZI}、\s\u3000]{{4,30}}[\s,，(（]*[{HANZI}\s,，]*\d{{6}}[)）]?"
    rf"|\d{{6}}[\s,，]*[{HANZI}、,，\s\u3000]{{4,40}}"
)
_NUMBERED = lazy.compile(
    rf"[1-9①-⑨][\s\u3000.．、]*(?P<name>[{HANZI}、]{{4,30}})(?:[\s,，(（][{HANZI}\s,，]*(?:\d{{6}})?[)）]?)?"
)
# The number of the first institution, or its letter.
_FIRST = lazy.compile(
    r"\s*[(（\[]?(?:1\s*(?:[.．、)）\]]?\s*[^\W\d]|[.．、)）\]]\s*\d{6}\s*[^\W\d])|a\s*[.．、)）\]]\s*[\u4e00-\u9fff])"
)
EQUALLY = 80  # characters of a line that says who wrote in equal parts
POST = 40  # characters of an institution and a position


@cache
def _starred() -> re.Pattern[str]:
    """What stands before the institution of an author whom the star names."""
    known = front_knowledge()
    return lazy.compile(rf"\s*[{STARS}]\s*(?:{known.author})?(?:{known.serves}|[：:])?\s*")


@cache
def _post() -> re.Pattern[str]:
    """What may be an institution with a position there."""
    positions = "|".join(map(re.escape, front_knowledge().positions))
    return lazy.compile(rf"[^，,。；;：:、]{{4,{POST}}}?(?:{positions})(?=[，,。；;、\s）)]|$)")


@cache
def _name() -> re.Pattern[str]:
    """A name of hanzi with a mark of punctuation behind it."""
    return lazy.compile(
        rf"[{re.escape(NOTE_MARKS)}\s]*(?:{front_knowledge().author})?"
        r"(?P<name>[\u4e00-\u9fff](?:[\u3000 ]*[\u4e00-\u9fff]){1,3})\s*[,，、:：]\s*"
    )


def is_equal_part(text: str) -> bool:
    """Whether a short line says who wrote the article in equal parts: `李明和王小飞对本文有同等贡献`."""
    return len(text) < EQUALLY and front_knowledge().equal.search(text) is not None


def equals_apart(block: Block) -> list[Block]:
    """Institutions cut before the line under them that says who wrote in equal parts."""
    first, *others = (line.text for line in block.lines)
    row = next((row for row, text in enumerate(others, 1) if is_equal_part(text)), 0)
    return cut_block(block, [(row, 0)]) if row and front_knowledge().aff[lang_of(first)].search(first) else [block]


def is_institution(text: str) -> bool:
    """Whether a short line among the notes is an institution with its postal code: `示例医院外科（示例市 100000）`.

    Clinical journals begin with the code: `100000 示例市，示例医院外科`.
    """
    named = front_knowledge().aff[Lang.ZH].search(text) and not front_knowledge().names_money.search(text)
    return bool(named) and len(text) < INSTITUTION and _CODED.fullmatch(text.strip()) is not None


def lists_institutions(text: str, lang: Lang) -> bool:
    """Whether a note begins with the first of the authors' institutions, which postal codes end or begin.

    `1. 示例大学纸艺学院 示例市 100000　2. …`, or `1.100000 示例市，示例大学纸艺学院；2.…` in clinical journals.
    """
    named = front_knowledge().aff[lang].search(text) is not None and POSTAL_CODE.search(text) is not None
    return named and _FIRST.match(text) is not None


def _is_numbered_institution(text: str) -> bool:
    """Whether a line is that of authors with its figure at the foot of the page: `1　样本大学附属医院`.

    Convention: who works elsewhere has a figure at the name; the others' institution stands under the names.
    """
    match = _NUMBERED.fullmatch(text.strip())
    known = front_knowledge()
    if match is None or known.names_money.search(text):
        return False
    coded = POSTAL_CODE.search(text) is not None and known.aff[Lang.ZH].search(match["name"]) is not None
    return coded or known.whole.search(match["name"]) is not None


def sentence_kind(text: str) -> Label | None:
    """What a note is by its beginning: FUNDING, an institution (AFF), or none of them.

    A life, and thanks to the referees, are AUTHOR_NOTES. A printed word may open it with white alone behind it:
    `第一作者　李明，教授`.
    """
    hit = label_at_start(text)
    if hit is not None and hit.row.label in _NOTED and not front_knowledge().editor.match(text):
        return hit.row.label
    if _is_numbered_institution(text):
        return Label.AFF
    if front_knowledge().funding_sentence.match(without_gaps(text)):  # a word may run over a line's end
        return Label.FUNDING
    return Label.AUTHOR_NOTES if is_life(text) or front_knowledge().remark.match(text) else None


def is_life(text: str) -> bool:
    """Whether a sentence is of one person: `李明(1980-)，男`, `李明，硕士生`, `② 女，1990 年生`.

    Behind a mark of the by-line the rank comes first: `＊ 主管药师，硕士。研究方向：纸艺`.
    """
    if _MARKED.match(text) and text.lstrip(f"{NOTE_MARKS} \u3000").startswith(front_knowledge().positions):
        return True
    if front_knowledge().sex_first.match(text) or is_biography(text.lstrip(f"{NOTE_MARKS} \u3000")):
        return True
    match = _name().match(text)
    if match is not None and is_person_name_zh(re.sub(r"\s", "", match["name"])):
        return text[match.end() :].startswith(front_knowledge().positions) or _holds_a_post(text[match.end() :])
    starred = _starred().match(text)
    return starred is not None and _holds_a_post(text[starred.end() :])


def _holds_a_post(text: str) -> bool:
    """Whether the text begins with an institution and a position there: `示例大学纸艺学院教授。`."""
    post = _post().match(text)
    return post is not None and front_knowledge().aff[Lang.ZH].search(post[0]) is not None


def parted_note(block: Block, label: Label) -> list[Block]:
    """A block that opens with a note's label, cut where a sentence of another kind begins."""
    return cut_block(block, _cuts(block.lines, label))


def _cuts(lines: Sequence[Line], label: Label) -> Iterator[tuple[int, int]]:
    """(line, character) of each sentence of another kind than the one before it, or than the last printed word says."""
    kind = label
    for row, line in enumerate(lines):
        behind = "".join(following.text for following in lines[row + 1 : row + 4])
        words = list(labels_inside(line.text))
        for at in _starts(lines, row):
            while words and words[0].end <= at:
                kind = words.pop(0).row.label
            if row == at == 0 or (at and kind in _WHOLE):
                continue
            own = sentence_kind((line.text[at:] + behind)[:AHEAD])
            apart = at or kind in _UNSTOPPED or _MARKED.match(line.text) or _is_parted(lines, row)
            if own is not None and own is not kind and apart:
                kind = own
                yield row, at
        kind = words[-1].row.label if words else kind


def _starts(lines: Sequence[Line], row: int) -> Iterator[int]:
    yield 0
    text = lines[row].text
    begins = _STOPS if _STRETCHED.search(text) else _BEGINS
    yield from (m.end() for m in begins.finditer(text) if m.start() and m.end() < len(text))


def _is_parted(lines: Sequence[Line], row: int) -> bool:
    """Whether the line before is finished, so that this one begins a sentence."""
    return any(_STOPPED.search(before.text) for before, line in pairwise(lines) if line is lines[row])
