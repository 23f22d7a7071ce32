"""How an article's running text is set: its type size, the faces of its hanzi, and what stands out against it."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.knowledge import lazy
from pipeline.knowledge.body_headings import numbering
from pipeline.label.body.lines import Placed
from pipeline.model.block import Line, Span
from pipeline.text.script import HANZI, hanzi_count, is_hanzi
from pipeline.typeset.lines import styled
from pipeline.typeset.measures import FULL, INDENT, LARGER, SAME_SIZE, prevailing, same_size

# How many type sizes make up most of an article: a typesetter's few, or the many that an OCR program guesses;
# and how much sizes of one kind of text then differ.
MOST = 0.85
SIZES = ((6, SAME_SIZE), (14, 0.13), (math.inf, 0.4))
MOSTLY = 0.5
CHINESE = 0.25  # of the characters in the right halves of full lines are hanzi
FONT_SHARE = 0.004  # of the hanzi in the right halves of full lines; a rarer face is none of the text's
_spaced = lazy.compile(f"[{HANZI}] [A-Za-z0-9]")
_gap = lazy.compile("[\u3000 ]{3,}")  # between the cells of a row
_unspaced = lazy.compile(f"[{HANZI}][A-Za-z0-9]")


@dataclass(frozen=True, slots=True)
class Setting:
    """How the article's running text is set: its type size and the faces of its hanzi."""

    size: float
    fonts: frozenset[str]
    bold: bool
    hanzi: bool  # the text is Chinese
    spaced: bool = False  # a space stands wherever hanzi and Latin letters meet
    slack: float = SAME_SIZE  # how much sizes of one kind of text may differ: much in the layer of an OCR program
    roman: bool = False  # its sections have Roman numbers

    def is_body_size(self, size: float) -> bool:
        return abs(size - self.size) <= self.slack * self.size

    def is_larger(self, size: float) -> bool:
        """Whether type of this size stands out, beyond what a heading in the text's size may differ."""
        return size > self.size * (LARGER + self.slack)

    def is_small(self, line: Placed) -> bool:
        return line.size < (1 - self.slack) * self.size

    def contrasts(self, line: Line, start: int, end: int, *, italics: bool = False) -> bool:
        """Whether these characters of a line are set in another face, weight or size than the running text.

        With `italics` these count in an English paper: the lowest headings are set so behind their numbers; without a
        number theorems are.
        """
        if not self.may_contrast(line, italics):
            return False
        spans = list(styled(line, start, end))
        hanzi = [(n, span) for _, text, span in spans if (n := hanzi_count(text))]
        if hanzi:
            total = sum(n for n, _ in hanzi)
            other = sum(n for n, span in hanzi if self._differs(span))
            return other > MOSTLY * total
        letters = [(len(text.strip()), span) for _, text, span in spans if text.strip()]
        total = sum(n for n, _ in letters)
        italics = italics and not self.hanzi and not hanzi_count(line.text)
        return total > 0 and sum(n for n, span in letters if self._differs_in_latin(span, italics)) > MOSTLY * total

    def may_contrast(self, line: Line, italics: bool = False) -> bool:
        """Whether some part of a line may be in contrast, as hanzi or as Latin letters: of most lines none is."""
        fonts = self.fonts
        for span in line.spans:
            if span.bold or self.is_larger(span.size) or (italics and span.italic):
                return True
            if fonts and span.font not in fonts and hanzi_count(span.text):
                return True
        return False

    def _differs_in_latin(self, span: Span, italics: bool) -> bool:
        return span.bold or self.is_larger(span.size) or (italics and span.italic)

    def _differs(self, span: Span) -> bool:
        bold = span.bold and not self.bold
        return bold or self.is_larger(span.size) or (bool(self.fonts) and span.font not in self.fonts)


def setting_of(lines: Sequence[Placed]) -> Setting:
    """The type of the running text: what most characters of full lines are set in."""
    sizes: Counter[float] = Counter()
    full = [
        line for line in lines if line.bbox.width >= FULL * line.column.width and not _gap.search(line.text.strip())
    ]
    for line in full or lines:  # the rows of large tables hold more than the text does, with white between them
        sizes[round(line.size, 1)] += len(line.text)
    size = prevailing(sizes)
    slack = _slack(sizes)
    fonts: Counter[str] = Counter()
    bold = total = seen = 0
    for line in lines:
        if not same_size(line.size, size) or line.bbox.width < FULL * line.column.width:
            continue
        if line.indent > INDENT or numbering(line.text) is not None:  # perhaps a heading, run in or long
            continue
        middle = len(line.text) // 2
        for _, text, span in styled(line.line, middle, len(line.text)):
            count = sum(map(is_hanzi, text))
            fonts[span.font] += count
            bold += count * span.bold
            total += count
            seen += len(text.replace(" ", ""))
    common = frozenset(font for font, count in fonts.items() if count > FONT_SHARE * total)
    chinese = total > CHINESE * seen
    text = "\n".join(line.text for line in lines)
    spaced = len(_spaced.findall(text)) > len(_unspaced.findall(text))
    return Setting(size, common, total > 0 and bold > MOSTLY * total, chinese, spaced, slack, _is_roman(lines))


def _is_roman(lines: Sequence[Placed]) -> bool:
    """Whether short lines begin with I and II."""
    short = (numbering(line.text) for line in lines if line.bbox.width < FULL * line.column.width)
    return {1, 2} <= {number.parts[0] for number in short if number is not None and number.scheme == "roman"}


def _slack(sizes: Counter[float]) -> float:
    left = MOST * sizes.total()
    count = 0
    for _, characters in sizes.most_common():
        if left <= 0:
            break
        left -= characters
        count += 1
    return next(slack for most, slack in SIZES if count <= most)
