"""Where entries begin in a list without numbers: hanging indent, author-date shape, and how the line before ends."""

from collections.abc import Sequence

from pipeline.knowledge import lazy
from pipeline.knowledge.references import references
from pipeline.model.block import Line
from pipeline.parse.references.fold import HANZI_CLASS, fold, has_hanzi
from pipeline.parse.references.frame import head
from pipeline.parse.references.names import authors
from pipeline.parse.references.names.forms import UPPER
from pipeline.text.marks import EMPTY_BEFORE
from pipeline.text.script import hanzi_count
from pipeline.typeset.measures import FLUSH, LINED_UP, PARAGRAPH, SHORT

EMPTY_HALF = 0.5  # of a bracket's square
_SAME_COLUMN = 0.3  # of the narrower line: two that share more of their width stand in one column
_INDENTED = 3  # lines of other pages at one edge: the indent of a list, no slip
_SHAPE_WINS = 0.34  # the share of lines with an author's shape by which one indent must lead the other
_TERMINAL = lazy.compile(r"(?:[.。]|[\d\ufffd]|[\])]|[a-z]/?)\s*\Z")
_NATION = rf"[\[(]\s*{HANZI_CLASS}{{1,5}}\s*[\])]"  # [美], (清): of the author that stands behind it
_AUTHOR_LIKE = lazy.compile(rf"\s*(?:{_NATION}\s*)?(?:{HANZI_CLASS}{{2,}}|{UPPER})")
# Between an author's year and the title: `…，2011：《题名》`, `… (2011). Title`; a comma as in `学报，2011，3(2)` only
# before a title in quotes or in Latin letters: `Lake, B., 2011, "Title"`.
_BEHIND_YEAR = lazy.compile(
    r"[a-z]?\s*[.:)][\s.,:;)]*(?=[^\W\d]|[\"'《])|[a-z]?,\s(?=[\"《]|[A-Z][a-z]+\s)(?!(?:Vol|No|Iss|Issue|Volume)\b)"
)
_IN_BRACKETS = lazy.compile(rf"\s*(?!{_NATION})\[\s*{HANZI_CLASS}")
_LAST_WORDS = lazy.compile(rf"(?:{references()['publishing-house'].regex}|{references()['thesis'].regex})\Z")
# What no entry begins with: the type mark of one (`[M]. Leeds: …`, its square half white), what contains a work.
_GOES_ON = lazy.compile(r"\s*(?:\[\s?[A-Z]{1,2}(?:/[A-Z]{2})?\s?\]|//|[,.;:)\]])")


def _left(line: Line) -> float:
    """The left edge of a line's first square: the ink of `［M］` begins in the second half of its own."""
    return line.bbox.x0 - (EMPTY_HALF * line.size if line.text.lstrip()[:1] in EMPTY_BEFORE else 0.0)


def _beside(lines: Sequence[Line], line: Line, *, on_page: bool = True) -> list[Line]:
    """The lines of the text column in which a line stands; or those that stand there on other pages."""
    return [
        other
        for other in lines
        if (other.page == line.page) is on_page
        and other.bbox.x_overlap(line.bbox) > _SAME_COLUMN * min(other.bbox.width, line.bbox.width)
    ]


def _column_left(lines: Sequence[Line], line: Line) -> float:
    """The left edge of the text column in which a line stands.

    Where the few lines of a last page have one edge, the column's is that of the other pages, if theirs are indented
    just so.
    """
    near = _beside(lines, line)
    own = min((other.bbox.x0 for other in near), default=line.bbox.x0)
    if max(map(_left, near), default=own) - own > LINED_UP * line.size:
        return own
    elsewhere = [other.bbox.x0 for other in _beside(lines, line, on_page=False)]
    alike = sum(abs(edge - own) < FLUSH * line.size for edge in elsewhere)
    left = min(elsewhere, default=own)
    is_indent = alike >= _INDENTED and LINED_UP * line.size < own - left < PARAGRAPH * line.size
    return left if is_indent else own


def has_author_shape(text: str) -> bool:
    """Whether a line begins as an entry does: an author and what follows an author."""
    folded = fold(text)
    if not _AUTHOR_LIKE.match(folded):
        return False
    end = len(folded.rstrip())
    group = authors(folded, 0, end, sole=False)
    if group.field is not None and (group.is_closed or len(group.field.inner) > 1):
        return True
    front = head(folded, 0, end, sole=False)
    if not front.year or references()["publishing-house"].search(folded[: front.fields[0].end]):
        return False
    return _BEHIND_YEAR.match(folded, front.fields[-1].end, end) is not None


def starts(lines: Sequence[Line]) -> list[int]:
    """The places of the lines that open an entry.

    With two indents, those of the indent that has the authors; with one, the lines that look like an
    entry's beginning after a line that looks like an entry's end. An entry translated for the list has the original
    behind it in brackets, often on a line of its own (so journals of psychology, after APA style, 9.38).
    """
    found = _openings(lines)
    return [at for place, at in enumerate(found) if not place or not _is_original(lines[found[place - 1] : at + 1])]


def _is_original(lines: Sequence[Line]) -> bool:
    """Whether the last line opens a Chinese entry in brackets, and those before it are of another language's."""
    *before, line = lines
    return _IN_BRACKETS.match(fold(line.text)) is not None and not any(hanzi_count(other.text) for other in before)


def _openings(lines: Sequence[Line]) -> list[int]:
    if not lines:
        return []
    indents = [_left(line) - _column_left(lines, line) > LINED_UP * line.size for line in lines]
    shapes = [has_author_shape(line.text) for line in lines]
    flush = [shape for shape, indented in zip(shapes, indents, strict=True) if not indented]
    inner = [shape for shape, indented in zip(shapes, indents, strict=True) if indented]
    if flush and inner and len(inner) >= 2:
        lead = sum(flush) / len(flush) - sum(inner) / len(inner)
        if abs(lead) >= _SHAPE_WINS:
            opens_indented = lead < 0
            found = [at for at, indented in enumerate(indents) if indented is opens_indented]
            return [at for at in found if _may_open(lines, at, shapes[at])]
    return [at for at in range(len(lines)) if at == 0 or (shapes[at] and closes(lines, at))]


def closes(lines: Sequence[Line], at: int) -> bool:
    """Whether the line before this one ends as an entry does, or as one whose last stop was forgotten.

    Behind a publisher or a degree nothing is missing but a stop; and between two hanzi nothing forces a line to end
    before its column does.
    """
    line, before = lines[at], lines[at - 1]
    text = fold(before.text).rstrip()
    if _TERMINAL.search(text) or _LAST_WORDS.search(text):
        return True
    right = max((other.bbox.x1 for other in _beside(lines, before)), default=before.bbox.x1)
    is_short = right - before.bbox.x1 > SHORT * before.size
    return is_short and has_hanzi(text[-1:]) and has_hanzi(fold(line.text).lstrip(" [(")[:1])


def _may_open(lines: Sequence[Line], at: int, has_shape: bool) -> bool:
    """A line at the opening indent that neither has an author's shape nor follows an end goes on with the entry."""
    return at == 0 or (not _GOES_ON.match(fold(lines[at].text)) and (has_shape or closes(lines, at)))
