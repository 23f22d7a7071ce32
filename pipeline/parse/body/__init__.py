"""Labelled blocks -> the body's tree, and the matter behind it that is text: acknowledgements, appendices, notes."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from pipeline.knowledge.body_headings import fn_type, statement_title
from pipeline.model.article import Note
from pipeline.model.block import Label, LabelledBlock, Origin
from pipeline.model.body import Body, Node
from pipeline.model.diagnostic import Report
from pipeline.model.page import Page
from pipeline.model.reference import Reference
from pipeline.parse.body.bilingual import part_titles
from pipeline.parse.body.formulas import whole
from pipeline.parse.body.note_marks import with_note_marks
from pipeline.parse.body.reader import Reader
from pipeline.parse.body.tree import anchor
from pipeline.text.join import joined_text
from pipeline.text.marks import CLOSING, COLONS, OPENING, WHITE
from pipeline.text.traced import faces_of
from pipeline.typeset.lines import part, without_start

GAP = "\u3000"
AROUND = WHITE + COLONS + OPENING + CLOSING  # what may stand around a word that names a section


def body(
    labelled: Sequence[LabelledBlock],
    pages: Sequence[Page],
    references: Sequence[Reference],
    report: Report,
    words: Collection[str] = (),
) -> Body:
    """The body of the article: sections, paragraphs, floats, formulas; footnotes apart."""
    return read_body(labelled, pages, references, report, words)[0]


def read_body(
    labelled: Sequence[LabelledBlock],
    pages: Sequence[Page],
    references: Sequence[Reference],
    report: Report,
    words: Collection[str] = (),
) -> tuple[Body, tuple[LabelledBlock, ...]]:
    """The body, and its blocks that have no place in it: words inside drawings, tables whose cells can't be told,
    captions printed twice.
    """
    labelled = whole(labelled)
    reader = Reader(labelled, pages, references, report, words)
    root = reader.tree(labelled)
    part_titles(root)
    anchor(root)
    notes = tuple(reader.footnotes(labelled))
    return Body(with_note_marks(root.nodes(), notes), notes), tuple(reader.unplaced)


def ack(
    labelled: Sequence[LabelledBlock], references: Sequence[Reference] = (), words: Collection[str] = ()
) -> tuple[Node, ...]:
    """The acknowledgements: a section with the printed heading, or paragraphs alone."""
    return _matter(labelled, Label.ACK, references, words)


def appendices(
    labelled: Sequence[LabelledBlock], references: Sequence[Reference] = (), words: Collection[str] = ()
) -> tuple[Node, ...]:
    """The appendices, a section each."""
    return _matter(labelled, Label.APPENDIX, references, words)


def back_notes(labelled: Sequence[LabelledBlock], words: Collection[str] = ()) -> tuple[Note, ...]:
    """The statements behind the body, each with its heading: 利益冲突, 作者贡献, 重要声明."""
    groups: list[list[LabelledBlock]] = []
    for block in labelled:
        if block.label is Label.FOOTNOTE and block.origin is Origin.STATEMENT:
            titled = bool(groups) and all(map(_is_title, groups[-1]))  # 重要声明, and a statement of its kind under it
            if block.level or not groups or (block.label_length and not titled):
                groups.append([])
            groups[-1].append(block)
    return tuple(_statement(own, words) for group in groups for own in _statements(group))


def _statements(group: Sequence[LabelledBlock]) -> list[list[LabelledBlock]]:
    """The blocks under one heading, parted where a further statement begins with its own: 作者贡献声明：…."""
    found: list[list[LabelledBlock]] = [[]]
    for block in group:
        titled = bool(statement_title(block.block.lines[0].text))
        if titled and any(not _is_title(own) for own in found[-1]):
            found.append([])
        found[-1].append(block)
    return found


def _is_title(block: LabelledBlock) -> bool:
    text = " ".join(line.text for line in block.block.lines)
    return statement_title(text) == text.strip()


def _statement(group: Sequence[LabelledBlock], words: Collection[str]) -> Note:
    texts = [_with_white(block, words) for block in group]
    text, lines = " ".join(texts), [line for block in group for line in block.block.lines]
    titles = [title for own in texts if (title := statement_title(own))]
    kind = next((kind for title in (*titles, texts[0]) if (kind := fn_type(title)) != "other"), "other")
    return Note(kind, text, group[0].lang, group[0].source, faces_of(text, lines))


def _with_white(block: LabelledBlock, words: Collection[str]) -> str:
    """The block's text, in which white alone parts the word that it begins with where it does so in print."""
    text, printed = joined_text(block.block.lines, words), block.block.lines[0].text
    word = printed[: block.label_length].strip(WHITE)
    parted = word and text.startswith(word) and printed.lstrip(WHITE)[len(word) :].startswith(GAP)
    return f"{word}{GAP}{text[len(word) :].lstrip(WHITE)}" if parted else text


def _without_word(block: LabelledBlock) -> tuple[LabelledBlock, ...]:
    """The block as a heading of its printed word and the text behind it: 致谢：感谢…; itself where it has no word."""
    first = block.block.lines[0]
    word = first.text[: block.label_length].strip(AROUND)
    rest = without_start(block.block.lines, block.label_length)
    if block.level or not word or not rest:
        return (block,)
    start = first.text.index(word)
    head = part(first, start, start + len(word))
    return (
        replace(block, block=replace(block.block, lines=(head,)), level=1, label_length=0),
        replace(block, block=replace(block.block, lines=rest), label_length=0),
    )


def _matter(
    labelled: Sequence[LabelledBlock], label: Label, references: Sequence[Reference], words: Collection[str]
) -> tuple[Node, ...]:
    own = [
        replace(piece, label=Label.HEADING if piece.level else Label.PARAGRAPH)
        for block in labelled
        if block.label is label
        for piece in _without_word(block)
    ]
    if not own:
        return ()
    root = Reader(own, (), references, lambda _: None, words).tree(own)
    part_titles(root)
    for branch in root.walk():
        branch.id = f"{label.value}-{branch.id}" if branch.id else ""
    return root.nodes()
