"""One body being read: what its marks can point to, how it cites, and the tree that its blocks make."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from pipeline.knowledge import lazy
from pipeline.knowledge.body_captions import CaptionStart
from pipeline.knowledge.body_formulas import formula_knowledge
from pipeline.knowledge.body_headings import sec_type
from pipeline.model.block import Block, Label, LabelledBlock, Line, Origin
from pipeline.model.body import (
    Caption,
    Cell,
    DispFormula,
    Fig,
    Footnote,
    Inline,
    P,
    Picture,
    RefType,
    Run,
    TableNote,
    TableWrap,
)
from pipeline.model.diagnostic import Diagnostic, Kind, Report
from pipeline.model.page import Page
from pipeline.model.reference import Reference
from pipeline.model.source import Source
from pipeline.parse.body.bilingual import title_halves
from pipeline.parse.body.captions import captions
from pipeline.parse.body.citations import Citing, citation_marks, citing
from pipeline.parse.body.formulas import linear, number_in
from pipeline.parse.body.inline import text_of, with_marks
from pipeline.parse.body.tables import rows
from pipeline.parse.body.tables.continued import appended, goes_on_overleaf, width
from pipeline.parse.body.tree import Branch, section_id
from pipeline.parse.body.xrefs import Targets, object_marks
from pipeline.text.join import join_lines, joined_text
from pipeline.text.marks import CIRCLED, COLONS
from pipeline.text.traced import faces_of
from pipeline.text.typed import typed_text
from pipeline.typeset.lines import without_start

TEXT = frozenset({Label.PARAGRAPH, Label.LIST_ITEM})
_note_mark = lazy.compile(
    rf"^[\s　]*([{CIRCLED}]|[*＊∗†‡§※]{{1,3}}|[〔\[(（]?\d{{1,2}}[〕\])）]?(?=[\s　\u4e00-\u9fff《〈“「『]))[\s　]*"
)
_white = lazy.compile(r"[\s　]+")
_stop = lazy.compile("[．∙⋅・\ufffd]")  # between the parts of a heading's number


def _without_number(lines: Sequence[Line]) -> Iterator[str]:
    """The lines' text, the number that the formula's label repeats cut off where `number_of` found it."""
    cut = False
    for line in lines:
        match = None if cut else formula_knowledge().number.search(line.text)
        cut = cut or match is not None
        yield line.text if match is None else line.text[: match.start()].rstrip()


@dataclass(slots=True)
class _Floats:
    """Figures and tables by number, in printed order, while their captions are gathered."""

    figures: dict[str, Fig] = field(default_factory=dict)
    tables: dict[str, TableWrap] = field(default_factory=dict)
    formulas: dict[str, str] = field(default_factory=dict)  # number -> identifier


class Reader:
    """One body being read: what its marks can point to, and how it cites."""

    def __init__(
        self,
        labelled: Sequence[LabelledBlock],
        pages: Sequence[Page],
        references: Sequence[Reference],
        report: Report,
        words: Collection[str],
    ) -> None:
        self.pages = {page.number: page for page in pages}
        self.words = words
        self.report = report
        self.floats = _Floats()
        self.last_rows: dict[str, Block] = {}  # of each table
        self.unplaced: list[LabelledBlock] = []  # what the tree has no place for
        self.runs = {id(b): join_lines(b.block.lines, words) for b in labelled if b.label in TEXT}
        self.citing: Citing = citing(self.runs.values(), references, [own.label for own in self.footnotes(labelled)])
        self._gather(labelled)
        self.targets: Targets = {
            RefType.FIG: {number: fig.id for number, fig in self.floats.figures.items()},
            RefType.TABLE: {number: table.id for number, table in self.floats.tables.items()},
            RefType.DISP_FORMULA: self.floats.formulas,
        }

    def inline(self, runs: Sequence[Run]) -> tuple[Inline, ...]:
        text = text_of(runs)
        return with_marks(runs, [*citation_marks(runs, self.citing), *object_marks(text, self.targets)])

    def _gather(self, labelled: Sequence[LabelledBlock]) -> None:
        """Figures, tables and formulas with their identifiers, before any text is read for marks."""
        for block in labelled:
            if block.label in (Label.FIG_CAPTION, Label.TABLE_CAPTION):
                found = list(captions(block, self.words))
                for start, caption in found:
                    kept = self._caption(block.label, start, caption, block)
                    if not kept and (not self.unplaced or self.unplaced[-1] is not block):
                        self.unplaced.append(block)
                if not found:
                    self.unplaced.append(block)
            elif block.label is Label.FORMULA:
                number = number_in(block.block.lines)
                if number and number not in self.floats.formulas:
                    self.floats.formulas[number] = f"eq{number}"

    def _caption(self, label: Label, start: CaptionStart, caption: Caption, block: LabelledBlock) -> bool:
        """Whether the caption found its figure or table; one printed twice, or only to say 续表, finds none."""
        if start.continued:
            return False
        if label is Label.FIG_CAPTION:
            graphic = self._picture(f"fig-{start.number}", block)
            fig = self.floats.figures.get(start.number)
            if fig is None:
                self.floats.figures[start.number] = Fig(f"fig{start.number}", (caption,), block.source, graphic)
                return True
            if any(other.lang is caption.lang for other in fig.captions):
                return False
            self.floats.figures[start.number] = replace(
                fig, captions=(*fig.captions, caption), graphic=fig.graphic or graphic
            )
            return True
        graphic = self._picture(f"tab-{start.number}", block)
        table = self.floats.tables.get(start.number)
        if table is None:
            self.floats.tables[start.number] = TableWrap(
                f"tab{start.number}", (caption,), block.source, (), (), graphic
            )
            return True
        if any(other.lang is caption.lang for other in table.captions):
            return False
        self.floats.tables[start.number] = replace(
            table, captions=(*table.captions, caption), graphic=table.graphic or graphic
        )
        return True

    def _picture(self, name: str, block: LabelledBlock) -> Picture | None:
        if block.region is None:
            return None
        return Picture(f"{name}.png", Source(block.block.page, block.region, block.rule, block.confidence))

    def tree(self, labelled: Sequence[LabelledBlock]) -> Branch:
        root = Branch(0)
        path = [root]
        ids: list[str] = []
        placed: set[tuple[Label, str]] = set()
        current_table = current_figure = ""
        formulas = 0
        for block in labelled:
            if block.label is Label.HEADING:
                self._section(block, path, ids)
            elif block.label in TEXT:
                runs = self.runs.get(id(block)) or join_lines(block.block.lines, self.words)
                if runs:
                    path[-1].content.append(P(self.inline(runs), block.source))
            elif block.label in (Label.FIG_CAPTION, Label.TABLE_CAPTION):
                for start, _ in captions(block, self.words):
                    if block.label is Label.TABLE_CAPTION:
                        current_table = start.number
                    else:
                        current_figure = start.number
                    key = (block.label, start.number)
                    if key not in placed and not start.continued:
                        placed.add(key)
                        home = self.floats.figures if block.label is Label.FIG_CAPTION else self.floats.tables
                        path[-1].content.append(home[start.number])
            elif block.label in (Label.TABLE, Label.TABLE_FOOT):
                number = self._table_of(block, labelled, current_table)
                if number not in self.floats.tables:
                    wrap = TableWrap(f"tab{number}", (), block.source, (), (), None)
                    self.floats.tables[number] = wrap
                    path[-1].content.append(wrap)
                self._fill(block, labelled, number, root)
            elif block.label is Label.FIG_FOOT and current_figure in self.floats.figures:
                self._annotate(block, current_figure, root)
            elif block.label in (Label.FIG_TEXT, Label.FIG_FOOT):
                self.unplaced.append(block)
            elif block.label is Label.FORMULA:
                formulas += 1
                path[-1].content.append(self._formula(block, formulas))
        self._report_lone_captions()
        return root

    def _report_lone_captions(self) -> None:
        """Say which figures have no picture, and which tables nothing at all: no block of cells was seen of them."""
        lone: list[Fig | TableWrap] = [fig for fig in self.floats.figures.values() if fig.graphic is None]
        lone += [
            table
            for number, table in self.floats.tables.items()
            if not table.rows and number not in self.last_rows and table.graphic is None
        ]
        for item in lone:
            if item.captions:
                label = item.captions[0].label or item.id
                self.report(Diagnostic(Kind.CAPTION_ALONE, item.source.page, item.source, {"label": label}))

    def _section(self, block: LabelledBlock, path: list[Branch], ids: list[str]) -> None:
        lines: tuple[Line, ...] = block.block.lines
        label = _stop.sub(".", _white.sub("", lines[0].text[: block.label_length]))
        named = without_start(lines, block.label_length)
        title = joined_text(named, self.words).rstrip(COLONS)  # 致谢：感谢…, a title run in
        level = max(1, block.level)
        while path[-1].level >= level:
            path.pop()
        place = sum(isinstance(item, Branch) for item in path[-1].content) + 1
        trail = [sum(isinstance(i, Branch) for i in above.content) for above in path[:-1]]
        branch = Branch(level, "", label.rstrip("."), title, sec_type(title), "", block.source)
        branch.lines = named
        branch.halves = title_halves(named, self.words)
        branch.id = section_id(branch.label, ids, [*trail, place])
        ids.append(branch.id)
        path[-1].content.append(branch)
        path.append(branch)

    def _formula(self, block: LabelledBlock, count: int) -> DispFormula:
        number = number_in(block.block.lines)
        own = self.floats.formulas.get(number) if number else None
        identifier = own if own is not None else f"eqx{count}"
        if own is not None:
            self.floats.formulas = {n: i for n, i in self.floats.formulas.items() if n != number}
        text = " ".join(_without_number(block.block.lines))
        graphic = self._picture(identifier.replace("eq", "eq-", 1), block)
        label = f"({number})" if number else ""
        page = self.pages.get(block.block.page)
        line = linear(page, block.source.bbox, label) if page is not None and not block.source.more else ()
        text = typed_text(_white.sub(" ", text))
        return DispFormula(identifier, label, text, block.source, graphic, line)

    def _table_of(self, block: LabelledBlock, labelled: Sequence[LabelledBlock], current: str) -> str:
        """The number of the table that the block belongs to; of its own where no caption names it: x1.

        A table without a caption goes on with the one before it where both have as many columns, on the same page
        or the next; or where that one is broken at the foot of its page.
        """
        known = self.floats.tables.get(current)
        if known is not None and block.origin is not Origin.RULED:
            return current
        last = self.last_rows.get(current)
        page = last.page if last is not None else known.source.page if known is not None else 0
        if known is not None and block.block.page - page in (0, 1):
            columns = width(self._cells(block, labelled, known))
            if not known.rows or columns == width(known.rows):
                return current
            if last is not None and page < block.block.page and self._goes_on(last, block.block, labelled):
                return current
        return f"x{sum(number.startswith('x') for number in self.floats.tables) + 1}"

    def _goes_on(self, last: Block, block: Block, labelled: Sequence[LabelledBlock]) -> bool:
        text = [other.block for other in labelled if other.label in TEXT or other.label is Label.HEADING]
        under, over = ([own.bbox for own in text if own.page == page] for page in (last.page, block.page))
        return goes_on_overleaf(last.bbox, block.bbox, under, over)

    def _fill(self, block: LabelledBlock, labelled: Sequence[LabelledBlock], number: str, root: Branch) -> None:
        """Give the table of this number its cells or its notes."""
        known = self.floats.tables[number]
        made = known
        if block.label is Label.TABLE_FOOT:
            made = replace(known, foot=(*known.foot, self._note(block)))
        else:
            found = self._cells(block, labelled, known)
            self.last_rows[number] = block.block
            if found:
                cells = tuple(
                    tuple(
                        replace(cell, content=self.inline([r for r in cell.content if isinstance(r, Run)]))
                        for cell in row
                    )
                    for row in found
                )
                made = replace(known, rows=appended(known.rows, cells))
            else:
                self.unplaced.append(block)
                label = known.captions[0].label if known.captions else known.id
                self.report(Diagnostic(Kind.TABLE_CELLS_UNTOLD, block.block.page, block.source, {"label": label}))
        self.floats.tables[number] = made
        root.put(known, made)

    def _note(self, block: LabelledBlock) -> TableNote:
        text = joined_text(block.block.lines, self.words)
        return TableNote(text, faces_of(text, block.block.lines))

    def _annotate(self, block: LabelledBlock, number: str, root: Branch) -> None:
        """Give the figure of this number a note."""
        known = self.floats.figures[number]
        made = replace(known, foot=(*known.foot, self._note(block)))
        self.floats.figures[number] = made
        root.put(known, made)

    def _cells(
        self, block: LabelledBlock, labelled: Sequence[LabelledBlock], known: TableWrap
    ) -> tuple[tuple[Cell, ...], ...]:
        """The rows of a table's block, without marks yet; one row goes on with a table of as many columns."""
        region = next(
            (b.region for b in labelled if b.label is Label.TABLE_CAPTION and b.region is not None
             and b.block.page == block.block.page and b.region.y_overlap(block.block.bbox) > 0
             and b.region.x_overlap(block.block.bbox) > 0),
            block.block.bbox,
        )  # fmt: skip
        page = self.pages.get(block.block.page)
        if page is None:
            return ()
        lines = [line.bbox for line in block.block.lines]
        found = rows(page, region, lines)
        alone = rows(page, region, lines, least=1) if known.rows and not found else ()
        return alone if alone and width(alone) == width(known.rows) else found

    def footnotes(self, labelled: Iterable[LabelledBlock]) -> Iterator[Footnote]:
        count = 0
        for block in labelled:
            if block.label is not Label.FOOTNOTE or block.origin is not Origin.PAGE_FOOT:
                continue  # the others are statements behind the body, and notes on the authors
            text = joined_text(block.block.lines, self.words)
            match = _note_mark.match(text)
            label = match[1] if match is not None else ""
            count += 1
            note = text[match.end() :] if match is not None else text
            yield Footnote(f"fn{count}", label, note, block.source, faces_of(note, block.block.lines))
