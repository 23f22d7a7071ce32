"""Coverage-guided fuzzing (atheris) of what takes a stranger's text: pages, references, queries, results.

    pip install atheris
    python tools/fuzz_text.py article|references|query|json CORPUS [libFuzzer's options, such as -max_total_time=1200]

CORPUS is a folder of inputs that grows; it is begun with those of the samples in input/. What a target finds is written
to the working folder as crash-…; each becomes a case of the tests of its room (half a character in a result's JSON,
which it found, stands in tests/results/test_output.py).
"""

from __future__ import annotations

import hashlib
import json
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["pipeline"], enable_loader_override=False):
    from pipeline import align, check, label, layout, parse
    from pipeline.errors import UnreadableResult
    from pipeline.index.local import update
    from pipeline.index.search import Search
    from pipeline.model.block import Line, Span
    from pipeline.model.geometry import Bbox
    from pipeline.model.page import Char, Font, Page
    from pipeline.parse.references import citation, references
    from pipeline.read.mend import mend
    from pipeline.results.output import File, read
    from pipeline.run import convert
    from pipeline.text.hyphens import words_of
    from pipeline.write import jats
    from pipeline.write import json as writer

from lxml import etree

INPUT = Path(__file__).parents[1] / "input"
FONTS = (Font("SimSun"), Font("SimHei", bold=True), Font("TimesNewRoman"), Font("TimesNewRoman-Italic", italic=True))
SIZES = (10.0, 8.0, 14.0, 18.0)
WIDTH, HEIGHT, LEADING, MARGIN = 595.0, 842.0, 1.5, 50.0
MOST = 4000  # characters of an input; more of them find no more, and take long


def pages(text: str) -> list[Page]:
    """Text set line by line; a form feed turns the page, U+E000 to U+E00F at a line's start give its size and face."""
    made = []
    for number, sheet in enumerate(text[:MOST].split("\f")[:4], 1):
        chars: list[Char] = []
        y = MARGIN
        for line in sheet.split("\n"):
            style = ord(line[0]) - 0xE000 if line[:1] and "\ue000" <= line[0] <= "\ue00f" else -1
            size, font = SIZES[max(style, 0) // 4], FONTS[max(style, 0) % 4]
            x = MARGIN
            for char in line[style >= 0 :]:
                advance = size if ord(char) > 0x2E80 else size / 2
                if char != " ":
                    chars.append(Char(char, x, y, x + advance, y + size, y + 0.8 * size, size, font))
                x += advance
            y += LEADING * size
        made.append(Page(number, WIDTH, HEIGHT, tuple(chars)))
    return made


def article(text: str) -> None:
    """Pages to valid XML and JSON, whatever is printed."""
    mended = layout.ruled(tuple(mend(page, lambda _: None) for page in pages(text)))
    arranged = layout.layout(mended)
    blocks = label.blocks(arranged, mended, frozenset())
    words = words_of(line.text for block in arranged.blocks for line in block.lines)
    seen: list = []
    made = align.article(parse.article(blocks, mended, words, seen.append), seen.append)
    check.article(made, seen.append)
    etree.fromstring(jats.article(made), etree.XMLParser(load_dtd=False, no_network=True, huge_tree=True))
    json.loads(writer.article(made, seen, name="x.pdf", pages=len(mended)))


def reference_list(text: str) -> None:
    """A citation's parts are its text; a list is read to its end."""
    text = text[:MOST]
    for line in text.split("\n")[:20]:
        parts = citation(line)
        assert parts.text == line, (parts.text, line)
    lines = []
    for row, line in enumerate(text.split("\n")):
        box = Bbox(MARGIN, 15.0 * row, MARGIN + 10.0 * len(line), 15.0 * row + 10.0)
        lines.append(Line(1, box, (Span(line, box, "SimSun", 10.0),)))
    references(lines, lambda _: None)


def result(data: bytes) -> None:
    """A JSON file is a result, none at all, or refused in one way; what is read can be written."""
    file = File(Path("x.json"), "x", data, hashlib.sha256(data).hexdigest())
    try:
        found = read(file)
    except UnreadableResult:
        return
    if found is not None:
        jats.article(found.article)


def index() -> Search:
    """A small index of a sample."""
    folder = Path(tempfile.mkdtemp())
    sample = convert(next(INPUT.glob("clinical*.pdf")))
    data = writer.article(sample.article, sample.diagnostics, name="a.pdf", pages=1)
    (folder / "a.json").write_bytes(data)
    update(folder / "index", [folder])
    return Search(folder / "index")


def as_text(target: Callable[[str], object]) -> Callable[[bytes], None]:
    def body(data: bytes) -> None:
        target(data.decode("utf-8", "replace"))

    return body


def begin(corpus: Path, kind: str) -> None:
    """The samples' own text, lines of references, and results."""
    corpus.mkdir(parents=True, exist_ok=True)
    if any(corpus.iterdir()):
        return
    for path in sorted(INPUT.glob("*.pdf")):
        found = convert(path)
        lines = [line.text for block in found.layout.blocks for line in block.lines]
        entries = [half.text for each in found.article.back.references for half in each.citations]
        texts = {"article": ["\n".join(lines)[:MOST]], "references": entries, "query": lines[:20]}.get(kind)
        if texts is None:
            data = writer.article(found.article, found.diagnostics, name=path.name, pages=len(found.pages))
            (corpus / path.stem).write_bytes(data)
        for number, text in enumerate(texts or ()):
            (corpus / f"{path.stem}-{number}").write_text(text, "utf-8")


def main(arguments: Sequence[str]) -> None:
    kind, corpus = arguments[1], Path(arguments[2])
    begin(corpus, kind)
    targets: dict[str, Callable[[], Callable[[bytes], None]]] = {
        "article": lambda: as_text(article),
        "references": lambda: as_text(reference_list),
        "query": lambda: as_text(index()),
        "json": lambda: result,
    }
    target = targets[kind]()
    atheris.Setup([arguments[0], str(corpus), *arguments[3:]], target)
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv)
