"""Blocks cut inside a line, where what follows is another field: white before a label, names behind a title."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.knowledge import lazy
from pipeline.knowledge.front import front_knowledge
from pipeline.knowledge.labels import LABEL_REACH, label_at_start, labels_inside
from pipeline.label.zones.persons import lists_persons
from pipeline.label.zones.self_citation import is_bare_citation, is_self_citation
from pipeline.model.block import Block, Label, Line
from pipeline.model.lang import Lang
from pipeline.text.identifiers import POSTAL_CODE
from pipeline.text.marks import OPENING, ROUND_CLOSING
from pipeline.text.script import hanzi_count, lang_of, latin_count
from pipeline.text.spread_names import joined_singles
from pipeline.text.width import half_width
from pipeline.typeset.lines import shared_out

Cut = tuple[int, int]  # line of the block, character of the line

NOTES = frozenset({Label.HISTORY, Label.FUNDING, Label.AUTHOR_NOTES})
TITLE_LETTERS = 10  # of an English title before its names
TITLE_HANZI = 6  # of a title's line; a number has a word of five at most beside it: 文献标识码
TITLE_WORDS = 4  # of an English title's line; a number's name has three: `Chinese Library Classification`
NAMES = 200  # characters of such a list of names
CITED_LINES = 12  # of two citations of an article under one label, in a narrow column
# The first author of a citation in English, behind the pages of the one in Chinese.
_LATIN_BEGINS = lazy.compile(r"(?<=[\d.．])\s*(?=[A-Z][A-Za-z’'-]+(?:\s[A-Z]|\s*$))")
_WIDE = lazy.compile(r"[\u3000 ]{3,}")  # white of three ems, or as many spaces
COLUMN = lazy.compile(r"[\u4e00-\u9fff、]{2,10}")  # a column's name
_GAP = lazy.compile(r"[\u3000 ]+")
EDITORS_LINE = 30  # characters of `责任编辑　李　明`
BRACKET = lazy.compile(r"[(（\[［【〔]")
_CLOSED = (")", "）", "]", "］", "】", "〕")
_BETWEEN = lazy.compile(r"\s*[/／|｜]\s*|[\s\u3000]+(?=[A-Z])")
_BETWEEN_NAMES = lazy.compile(r"[\s\u3000,，、;；\d*]+")
_WORD = lazy.compile(r"(?<![^\s(])[A-Za-z]+(?![^\s:,)-])")  # no part of a number or address
_WHITE = lazy.compile(r"[\s\u3000]+")
_ADDRESS = r"[\w.+\-]+(?:\s?[,;/]\s?[\w.+\-]+)*[\s)}]*@\s?[\w\-]+(?:\s?\.\s?[\w\-]+)+"
_ADDRESSES = lazy.compile(rf"[\s({{]*{_ADDRESS}(?:\s*[,;/]\s*{_ADDRESS})*[\s).,;]*")
_ORNAMENTS = "□◆■●◎◇▲△☆★▌"
_SIGNS = f" \u3000{_ORNAMENTS}/／|｜"


def cut_block(block: Block, cuts: Iterable[Cut]) -> list[Block]:
    """The block's pieces, in printed order."""
    by_line: dict[int, list[int]] = {}
    for row, at in sorted(set(cuts)):
        by_line.setdefault(row, []).append(at)
    pieces: list[list[Line]] = [[]]
    for row, line in enumerate(block.lines):
        rest, done = line, 0
        for at in by_line.get(row, ()):
            if at:
                left, rest = shared_out(rest, at - done)
                pieces[-1].append(left)
                done = at
            pieces.append([])
        pieces[-1].append(rest)
    return [Block(tuple(piece), block.column) for piece in pieces if piece]


def fields_of_a_line(block: Block) -> list[Block]:
    """A first line cut where wide white parts its words from the article's numbers.

    `文：李明　　　文章编号：…`; an address behind white is a masthead's. Behind a number a column's label between or
    behind dots ends the line, and before one it needs less white: `DOI：…　　　·综述·`, `·综述·　文章编号：…`. What
    stands far behind such a column is the masthead's: `·综述·　　　　示例学报`. The title under one between dots is
    another field.
    """
    text = block.lines[0].text
    own = label_at_start(text)
    if own is not None and own.row.label is Label.KWDS:
        return _number_apart(block)
    wide = _WIDE.search(text)
    if own is None and wide is not None and front_knowledge().decked.match(text[: wide.start()]):
        return cut_block(block, [(0, wide.end())])
    if own is not None:
        whites = list(_WIDE.finditer(text)) if own.row.label is Label.IDENTIFIERS else []
        last = whites[-1].end() if whites else 0
        goes_on = len(block.lines) > 1 and label_at_start(text[last:] + block.lines[1].text) is not None
        column = last if last and not goes_on and _is_column(text[last:]) else 0
        return cut_block(block, [(0, column)]) if column else [block]
    decked = front_knowledge().decked.match(text)
    if len(block.lines) > 1 and decked is not None and not decked["half"]:
        return cut_block(block, [(1, 0)])
    last = max((white.end() for white in _WIDE.finditer(text)), default=0)
    if last and len(block.lines) == 1 and front_knowledge().decked.match(text[last:]):
        return cut_block(block, [(0, last)])
    for white in _GAP.finditer(text):
        parts = _WIDE.match(white[0]) or front_knowledge().decked.match(text[: white.start()])
        hit = label_at_start(text[white.end() : white.end() + LABEL_REACH]) if parts and white.start() else None
        if hit is not None and hit.certain and hit.row.label is Label.IDENTIFIERS:
            return cut_block(block, [(0, white.end())])
    return [block]


def _is_column(text: str) -> bool:
    """Whether what ends the line of a number is a column's label: between marks, or some hanzi alone."""
    return front_knowledge().decked.match(text) is not None or COLUMN.fullmatch(text.strip()) is not None


def _number_apart(block: Block) -> list[Block]:
    """Keywords with the class number behind them in one line, cut before it: `［关键词］纸艺　［中图分类号］J528`."""
    for row, line in enumerate(block.lines):
        for hit in labels_inside(line.text):
            start = len(line.text[: hit.start].rstrip(OPENING))
            if hit.row.label is Label.IDENTIFIERS and (row or start):
                return cut_block(block, [(row, start)])
    return [block]


def names_apart(block: Block) -> list[Block]:
    """A line that holds a by-line and something else of it, cut between: its translation, or the institution.

    Conventions: `李明　王小飞　LI Ming, WANG Xiaofei` or `李明 / Li Ming` in journals of arts and building,
    `□ 李明　王小飞 / 示例大学图书馆　示例市 100000` in those of libraries, and in clinical ones
    `李明　王小飞　　示例医院外科 示例市100000` or `李明，王小飞（示例医院外科，示例市 100000）`. An ornament opens
    it under a subtitle of its size: `□李明　王小飞`.
    """
    *above, last = block.lines
    if above and last.text.lstrip().startswith(tuple(_ORNAMENTS)) and lists_persons(last.text.strip(_SIGNS), Lang.ZH):
        return cut_block(block, [(len(above), 0)])
    text = block.lines[0].text
    if len(block.lines) > 1 or len(text) > NAMES:
        return [block]
    for gap in _BETWEEN.finditer(text):
        left, right = text[: gap.start()].strip(_SIGNS), text[gap.end() :]
        if not lists_persons(left, Lang.ZH):
            continue
        slash = bool(gap[0].strip())
        named = front_knowledge().aff[Lang.ZH].search(right) is not None and not lists_persons(right, Lang.ZH)
        if (right[:1].isascii() and not hanzi_count(right) and lists_persons(right, Lang.EN)) or (slash and named):
            return cut_block(block, [(0, gap.end())])
    place = _shared_institution(text)
    return cut_block(block, [(0, place)]) if place else [block]


def _shared_institution(text: str) -> int:
    """Where the institution of two or more persons of a line begins, which has its postal code; 0 where none does.

    What stands in brackets behind each name, on its line or on one of its own, is his alone.
    """
    code = POSTAL_CODE.search(text)
    if code is None:
        return 0
    bracket = BRACKET.search(text)
    if bracket is not None and bracket.start() and text.rstrip().endswith(_CLOSED):
        alone = len(BRACKET.findall(text)) == 1
        return bracket.start() if alone and _parts_names(text, bracket.start()) else 0
    gaps = _WHITE.finditer(text, 0, code.start())
    return next((gap.end() for gap in gaps if _parts_names(text, gap.end())), 0)


def _parts_names(text: str, place: int) -> bool:
    """Whether names alone stand before the place, and an institution, no name, right behind it."""
    names, rest = text[:place].strip(_SIGNS), text[place:].strip(OPENING)
    first = _WHITE.split(rest, 1)[0]
    is_named = front_knowledge().aff[Lang.ZH].search(rest) is not None
    several = len(joined_singles([piece for piece in _BETWEEN_NAMES.split(names) if piece])) > 1
    parted = several and len(first) > 1  # 李　明: one hanzi is a part of a spread name
    return parted and is_named and lists_persons(names, Lang.ZH) and not lists_persons(first, Lang.ZH)


def is_editors(text: str) -> bool:
    """Whether a text is the editors' own words in brackets, and no more: `（责任编辑 李明）`."""
    bracketed = BRACKET.match(text) is not None and text.rstrip().endswith(_CLOSED)
    return bracketed and len(text) < EDITORS_LINE and front_knowledge().editor.match(text) is not None


def editor_apart(block: Block) -> list[Block]:
    """A block whose last line ends with the editors' own words in brackets, cut before them."""
    row, text = len(block.lines) - 1, block.lines[-1].text
    for bracket in BRACKET.finditer(text):
        if (row or bracket.start()) and is_editors(text[bracket.start() :]):
            return cut_block(block, [(row, bracket.start())])
    return [block]


def date_apart(block: Block) -> list[Block]:
    """A block whose last line has the article's date at its right end: `[9] …，2010.　　　收稿日期：2010-03-12`.

    It is cut before the date. Convention: this stands under the list at the right, and on its last line where there is
    room.
    """
    row, text = len(block.lines) - 1, block.lines[-1].text
    for white in _WIDE.finditer(text):
        hit = label_at_start(text[white.end() :]) if white.start() else None
        if hit is not None and hit.certain and hit.row.label is Label.HISTORY:
            return cut_block(block, [(row, white.end())])
    return [block]


def citation_apart(block: Block) -> list[Block]:
    """An abstract that ends with the article's place in brackets, cut before it: `[Journal, 2018, 38(2): 21-27]`.

    Convention of medical journals: it stands behind the last sentence, and may run on into the next line.
    """
    lines = block.lines
    for row in range(max(0, len(lines) - 2), len(lines)):
        for bracket in BRACKET.finditer(lines[row].text):
            rest = " ".join((lines[row].text[bracket.start() :], *(line.text for line in lines[row + 1 :])))
            if (row or bracket.start()) and is_bare_citation(rest):
                return cut_block(block, [(row, bracket.start())])
    return [block]


def citations_apart(block: Block) -> list[Block]:
    """A block that says in both languages where the article stands, cut where the second one begins.

    Convention: under one label, `引用格式：李明．纸飞机［J］．示例学报，2020，40(3):1—9`, then `Li Ming. Planes[J].`,
    on a line of its own or right behind the pages.
    """
    if len(block.lines) > CITED_LINES:
        return [block]
    for row, line in enumerate(block.lines):
        for begin in _LATIN_BEGINS.finditer(line.text):
            above = " ".join([*(own.text for own in block.lines[:row]), line.text[: begin.start()]])
            below = " ".join([line.text[begin.end() :], *(own.text for own in block.lines[row + 1 :])])
            if hanzi_count(above) and not hanzi_count(below) and is_self_citation(above) and is_self_citation(below):
                return cut_block(block, [(row, begin.end())])
    for row in range(1, len(block.lines)):
        above, below = (" ".join(line.text for line in part) for part in (block.lines[:row], block.lines[row:]))
        if hanzi_count(above) and not hanzi_count(below) and is_self_citation(above) and is_self_citation(below):
            return cut_block(block, [(row, 0)])
    return [block]


def institution_apart(block: Block) -> list[Block]:
    """A block that ends with the authors' institution in brackets, cut before it: `（作者单位：示例大学纸艺学院）`.

    Convention of magazines: it stands behind the last sentence of the text.
    """
    lines = block.lines
    for row in range(max(0, len(lines) - 2), len(lines)):
        for bracket in BRACKET.finditer(lines[row].text):
            hit = label_at_start(lines[row].text[bracket.start() :])
            closed = lines[-1].text.rstrip().endswith(_CLOSED)
            if (row or bracket.start()) and hit is not None and hit.certain and hit.row.label is Label.AFF and closed:
                return cut_block(block, [(row, bracket.start())])
    return [block]


def correspondent_apart(block: Block) -> list[Block]:
    """Institutions cut before the words of correspondence in their line: `（1示例大学　2样本医院　通信作者：李明）`."""
    for row, line in enumerate(block.lines):
        if line.text.isascii():
            continue
        marked = (own for own in labels_inside(line.text) if own.row.corresponds and own.row.lang is Lang.ZH)
        hit = next(marked, None)
        if hit is None or set(line.text[hit.start : hit.end]) & set(ROUND_CLOSING):  # 李明（通讯作者）
            continue
        if front_knowledge().aff[Lang.ZH].search(line.text[: hit.start]):
            return cut_block(block, [(row, hit.start)])
    return [block]


def notes_apart(block: Block) -> list[Block]:
    """Institutions at a page's foot, cut before the word of each note that runs on behind them.

    `作者单位：示例大学，示例市 100000　基金项目：示例基金（61000001）　作者简介：李明（1980—），男`.
    """
    cuts = [
        (row, hit.start)
        for row, line in enumerate(block.lines)
        for hit in labels_inside(line.text)
        if (row or hit.start) and hit.row.label in NOTES
    ]
    return cut_block(block, cuts)


def are_addresses(text: str) -> bool:
    """Whether the text is nothing but e-mail addresses: `(liming@example.org)`, `{liming, wang}@example.org`."""
    return ("@" in text or "＠" in text) and _ADDRESSES.fullmatch(half_width(text)) is not None


def addresses_apart(block: Block) -> list[Block]:
    """Institutions cut before the line of their authors' e-mail addresses, as papers of conferences print them."""
    first, *others = (line.text for line in block.lines)
    row = next((row for row, text in enumerate(others, 1) if are_addresses(text)), 0)
    return cut_block(block, [(row, 0)]) if row and front_knowledge().aff[lang_of(first)].search(first) else [block]


def numbers_apart(block: Block) -> list[Block]:
    """The article's numbers cut from the words under them in their type: `DOI：10.1234/5678 | Folds of paper planes`.

    Convention: the English title may stand right under the numbers, no larger than they are; a number has no words.
    """
    for row in range(1, len(block.lines)):
        text = block.lines[row].text
        words = hanzi_count(text) >= TITLE_HANZI or len(_WORD.findall(text)) >= TITLE_WORDS
        if words and label_at_start(text) is None and not any(labels_inside(text)):
            return cut_block(block, [(row, 0)])
    return [block]


def languages_apart(block: Block) -> list[Block]:
    """A block of institutions in both languages, cut where the second one begins.

    Convention: journals of earth science print the names in both languages, then the institutions in both.
    """
    for row in range(1, len(block.lines)):
        above, below = block.lines[row - 1].text, block.lines[row].text
        turns = hanzi_count(above) > 0 and not hanzi_count(below) and latin_count(below) > TITLE_LETTERS
        known = front_knowledge().aff
        if turns and known[Lang.ZH].search(above) and known[Lang.EN].search(below) and POSTAL_CODE.search(above):
            return cut_block(block, [(row, 0)])
    return [block]
