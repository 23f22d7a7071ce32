"""The texts of a whole archive as JSON Lines, for programs that retrieve: each with its place and headings.

A line's `id` is made of the article's and of what the line says, so that it stays while the text does, whatever stands
before it. A paragraph longer than is asked for is cut at the ends of its sentences. A table is a line a row, each cell
behind the heads of its column.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from typing import Any, BinaryIO

from pipeline.details import Details
from pipeline.export.needs import Format, Need
from pipeline.export.work import Work
from pipeline.model.article import Abstract, KwdGroup, Title
from pipeline.model.body import Cell, Fig, Footnote, P, TableWrap
from pipeline.model.lang import Lang
from pipeline.model.plain import ELEMENTS, plain
from pipeline.model.reference import Reference
from pipeline.model.source import Source
from pipeline.model.walk import At, Thing, wholes
from pipeline.text.script import lang_of
from pipeline.text.sentences import ends

_DIGITS = 16  # hexadecimal, of a text's name within its article
_TOLD = frozenset({P, Reference, Fig, TableWrap, Title, Abstract, KwdGroup, Footnote})
_BEHIND = {"fn": 1, "ref": 2}  # what stands behind all other text, and in which order


@dataclass(frozen=True, slots=True)
class Text:
    """A text before it is cut: `path` holds the headings over it, `section` the innermost's number as printed."""

    kind: str  # JATS's element
    text: str
    source: Source
    lang: Lang
    path: tuple[str, ...] = ()
    section: str = ""
    more: tuple[tuple[str, Any], ...] = ()  # of a table: its id and label, the row, its cells by head


def write(
    stream: BinaryIO,
    works: Iterable[Work],
    details: Details,
    longest: int | None = None,
    lang: Lang | None = None,
) -> None:
    """One JSON object a line, the texts of one work after another's; memory holds one work."""
    for work in works:
        for record in records(work, longest, lang):
            stream.write(json.dumps(record, ensure_ascii=False).encode("utf-8", "replace") + b"\n")


def records(work: Work, longest: int | None = None, lang: Lang | None = None) -> Iterator[dict[str, Any]]:
    """The texts of a work as the file holds them, none of more characters than `longest` and those in `lang` alone,
    where these are given; each has the same name whether the others are left out or not."""
    seen: Counter[str] = Counter()
    for text in texts(work):
        pieces = cut(text.text, text.lang, longest) if longest else [text.text]
        names = [_named(work.id, text, piece, seen) for piece in pieces]  # of a DNA in either language the second is -2
        for number, (name, piece) in enumerate(zip(names, pieces, strict=True), 1):
            if lang not in (None, text.lang):
                continue
            box = text.source.bbox
            yield {
                "id": name,
                "article": work.id,
                "pdf": work.pdf,
                "kind": text.kind,
                "lang": text.lang.value,
                "page": text.source.page and text.source.page + work.first_page - 1,  # 0: a person has added it
                "box": [box.x0, box.top, box.x1, box.bottom],
                "path": list(text.path),
                "section": text.section,
                "text": piece,
                "part": number,
                "parts": len(pieces),
                **dict(text.more),
            }


def _named(article: str, text: Text, piece: str, seen: Counter[str]) -> str:
    said = "\x1f".join((text.kind, *text.path, piece))
    name = sha256(said.encode("utf-8", "replace")).hexdigest()[:_DIGITS]
    seen[name] += 1
    return f"{article}#{name}" if seen[name] == 1 else f"{article}#{name}-{seen[name]}"


def texts(work: Work, lang: Lang | None = None) -> Iterator[Text]:
    """Titles, abstracts and keywords, the body under its headings, what stands behind it, and the references; where a
    language is given, what is in that one."""
    told = (at for at in wholes(work.article) if type(at.value) in _TOLD)
    found = [text for at in told for text in _of(at, ELEMENTS[type(at.value)])]
    found.sort(key=lambda text: _BEHIND.get(text.kind, 0))
    yield from (text for text in found if text.text.strip() and lang in (None, text.lang))


def _of(at: At[Thing], kind: str) -> Iterator[Text]:
    """The text of a value, or those of a figure or a table, under the headings over it."""
    path = tuple(filter(None, (f"{sec.label} {sec.title or sec.trans_title}".strip() for sec in at.secs)))
    section = next((sec.label for sec in reversed(at.secs) if sec.label), "")
    made = partial(Text, path=path, section=section)
    node = at.value
    if isinstance(node, Fig | TableWrap):
        yield from _float(node, kind, made)
    elif at.source is not None:
        text = plain(node)
        yield made(kind, text, at.source, at.lang or lang_of(text))


def _float(node: Fig | TableWrap, kind: str, made: Callable[..., Text]) -> Iterator[Text]:
    """Its captions, the rows of a table, each cell behind the heads of its column, and its notes."""
    named = (("float", node.id),)
    for caption in node.captions:
        yield made(kind, plain(caption), caption.source, caption.lang, more=named)
    heads, rows = _by_heads(node.rows) if isinstance(node, TableWrap) else ([], [])
    label = next((caption.label for caption in node.captions), "")
    for number, row in enumerate(rows, 1):
        cells = [[head, text] for head, text in zip(heads, row, strict=False) if text]
        text = "; ".join(f"{head}: {cell}" if head else cell for head, cell in cells)
        more = (*named, ("label", label), ("row", number), ("cells", cells))
        yield made("tr", text, node.source, lang_of(text), more=more)
    for note in node.foot:
        yield made(f"{kind}-foot", note.text, node.source, lang_of(note.text), more=named)


def _by_heads(rows: Sequence[Sequence[Cell]]) -> tuple[list[str], list[list[str]]]:
    """The head of each column, those over one another joined, and the rows below, spanned cells repeated."""
    count = next((place for place, row in enumerate(rows) if not all(cell.header for cell in row)), len(rows))
    full = _spread(rows)
    width = max(map(len, full), default=0)
    heads = [
        " ".join(dict.fromkeys(text for row in full[:count] if place < len(row) and (text := row[place])))
        for place in range(width)
    ]
    return heads, full[count:]


def _spread(rows: Sequence[Sequence[Cell]]) -> list[list[str]]:
    """The texts of a table, a cell that spans columns or rows in each of its places."""
    held: dict[int, tuple[str, int]] = {}  # by column: the text of a cell from above, and for how many more rows
    full = []
    for row in rows:
        cells, line = list(row), list[str]()
        while cells or len(line) in held:
            if (above := held.pop(len(line), None)) is not None:
                text, left = above
                if left > 1:
                    held[len(line)] = text, left - 1
                line.append(text)
                continue
            cell = cells.pop(0)
            for _ in range(max(cell.colspan, 1)):
                if cell.rowspan > 1:
                    held[len(line)] = cell.text.strip(), cell.rowspan - 1
                line.append(cell.text.strip())
        full.append(line)
    return full


def cut(text: str, lang: Lang, longest: int) -> list[str]:
    """The text in pieces of at most so many characters, cut at the ends of sentences, a longer sentence at a space."""
    pieces, piece = list[str](), ""
    for sentence in _sentences(text, lang, longest):
        if piece and len(piece) + len(sentence) > longest:
            pieces.append(piece.strip())
            piece = ""
        piece += sentence
    return list(filter(None, (*pieces, piece.strip())))


def _sentences(text: str, lang: Lang, longest: int) -> Iterator[str]:
    start = 0
    for end in (*ends(text, lang), len(text)):
        while end - start > longest:
            space = text.rfind(" ", start + longest // 2, start + longest) + 1
            middle = space if space > start else start + longest
            yield text[start:middle]
            start = middle
        if end > start:
            yield text[start:end]
        start = max(start, end)


_NEED = {None: "text", Lang.ZH: "text in Chinese", Lang.EN: "text in English"}


def _chosen(longest: int | None, lang: Lang | None) -> Format:
    need = Need(_NEED[lang], lambda work: next(texts(work, lang), None) is not None)
    return Format(partial(write, longest=longest, lang=lang), needs=(need,), choose=_chosen)


FORMAT = _chosen(None, None)
