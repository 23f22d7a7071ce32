"""`explain` shows every block with its rule, as lines and as one page that needs nothing from outside."""

from __future__ import annotations

import base64
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from read.made import pdf, shown
from typer.testing import CliRunner

from pipeline import cli
from pipeline.cli import app
from pipeline.errors import ExitStatus
from pipeline.explain import explain, lines, remark
from pipeline.explain.fields import front_rows
from pipeline.explain.page import PICTURES, page
from pipeline.explain.rules import rule_called, sentences
from pipeline.model.alignment import Alignment, Link
from pipeline.model.article import KwdGroup
from pipeline.model.block import Block, Label, Line, Span
from pipeline.model.diagnostic import Diagnostic, Kind
from pipeline.model.geometry import Bbox
from pipeline.model.lang import Lang
from pipeline.model.source import Place, Source
from pipeline.run import Result, convert

PAPER = (
    'On the <b>unlikely</b> growth of "invented" moss & lichen',
    "Abstract: Nothing was measured and nothing was found. <script>alert(1)</script>",
    "Key words: moss; lichen; invention",
)
SOURCE = Source(1, Bbox(0, 0, 1, 1), "made", 1.0)
VOID = frozenset({"meta", "img", "br", "link"})


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "paper <1>.pdf"
    escaped = [line.replace("(", r"\(").replace(")", r"\)") for line in PAPER]
    path.write_bytes(pdf(shown(*escaped), shown("References", "[1] Nobody A. Nothing[J]. Nowhere, 2020, 1(1): 1-2.")))
    return path


@pytest.fixture
def result(paper: Path) -> Result:
    return convert(paper)


class Page(HTMLParser):
    """The page's elements with their attributes, and whether each was closed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.text = ""
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.text += data

    def all(self, tag: str, cls: str = "") -> list[dict[str, str | None]]:
        return [
            found for name, found in self.elements if name == tag and cls in [*(found.get("class") or "").split(), ""]
        ]


def test_a_line_for_each_block(result):
    head, *rows = lines(result)
    assert head.split() == ["page", "box", "label", "rule", "sure", "text"]
    for block, row in zip(result.blocks, rows, strict=False):
        assert row.split()[0] == str(block.block.page)
        assert f" {block.label} {block.lang} " in row
        assert f" {block.rule} " in row
        assert f"{block.confidence:.2f}" in row
    told = len(result.blocks) + len([*sentences(block.rule for block in result.blocks)]) + len(result.diagnostics)
    assert len(rows[:told]) == told
    assert rows[told].endswith("the front matter needs no change") or "the front matter needs no change: " in rows[told]


def test_what_is_doubted_stands_last_the_least_sure_first(result):
    assert "the front matter needs no change" in lines_of_doubt(result)[0]
    shares = [float(row.split()[0]) for row in lines_of_doubt(result)[1:]]
    assert shares == sorted(shares)


def lines_of_doubt(result):
    before = len(result.blocks) + len([*sentences(block.rule for block in result.blocks)]) + len(result.diagnostics)
    return [*lines(result)][1 + before :]


def test_each_rule_that_decided_says_what_it_decides(result):
    shown_lines = [*lines(result)]
    assert "front.title: the largest lines over the by-line are the title" in shown_lines
    names = {block.rule for block in result.blocks}
    assert [name for name in names if rule_called(name) is None] == []
    assert rule_called("made.up") is None


def test_lines_from_a_path(paper, result):
    assert explain(paper) == tuple(lines(result))


def test_the_runner_up_stands_beside_the_rule(result):
    first, *others = result.blocks
    told = replace(result, blocks=(replace(first, runner_up="aff by some.rule"), *others))
    assert [line for line in lines(told) if f"{first.rule} (else aff by some.rule)" in line]
    titles = [box["title"] or "" for box in Page(page(told)).all("div", "block")]
    assert [title for title in titles if "; else aff by some.rule" in title]


def test_remarks_name_their_page():
    assert remark(Diagnostic(Kind.PAGE_IS_IMAGE, 3)).startswith("3: error: ")
    assert remark(Diagnostic(Kind.RESAVED, details={"reason": "a"})).startswith("info: ")


def test_the_page_is_well_formed_and_needs_nothing_from_outside(result):
    text = page(result)
    found = Page(text)
    assert found.open == []
    assert not {"script", "link", "iframe", "object", "base", "form"} & {name for name, _ in found.elements}
    for _, attributes in found.elements:
        assert not any(name.startswith("on") for name in attributes)
        for name in ("src", "href"):
            assert (attributes.get(name) or "#").startswith(("#", "data:image/png;base64,"))
    assert "url(" not in text
    assert "default-src 'none'" in text


def test_the_paper_s_text_is_shown_and_never_taken_for_markup(result):
    found = Page(page(result))
    assert not found.all("script")
    assert not found.all("b", "unlikely")
    assert "<script>alert(1)</script>" in found.text
    assert result.path.name in found.text


def test_a_picture_for_each_page(result):
    pictures = Page(page(result)).all("img")
    assert len(pictures) == len(result.pages) <= PICTURES
    for picture in pictures:
        data = base64.b64decode((picture["src"] or "").partition(",")[2])
        assert data.startswith(b"\x89PNG")


def test_each_block_is_drawn_where_it_stands(result):
    drawn = Page(page(result)).all("div", "block")
    assert len(drawn) == sum(len(block.block.places) for block in result.blocks)
    for block, box in zip(sorted(result.blocks, key=lambda b: b.block.page), drawn, strict=True):
        style = dict(re.findall(r"(left|top|width|height):([\d.]+)%", box["style"] or ""))
        sheet = result.pages[block.block.page - 1]
        assert float(style["left"]) == pytest.approx(100 * block.block.places[0].bbox.x0 / sheet.width, abs=0.01)
        assert float(style["top"]) == pytest.approx(100 * block.block.bbox.top / sheet.height, abs=0.01)
        assert f"{block.rule}, {block.confidence:.2f}" in (box["title"] or "")


def test_a_page_that_could_not_be_read_is_said_to_be(result):
    empty = replace(result.pages[1], width=0.0, height=0.0, chars=())
    found = Page(page(replace(result, pages=(result.pages[0], empty))))
    assert "not readable" in found.text
    assert len(found.all("img")) == 1


def test_remarks_stand_below_the_fields(result):
    seen = (*result.diagnostics, Diagnostic(Kind.TEXT_UNPLACED, 2, details={"text": "<i>stray</i>"}))
    found = Page(page(replace(result, diagnostics=seen)))
    assert "text fits no field: <i>stray</i>" in found.text
    assert not found.all("i", "stray")


def test_items_without_a_counterpart_are_shown(result):
    front = replace(
        result.article.front,
        kwd_groups=(KwdGroup.of(Lang.ZH, ("甲", "乙", "丙"), SOURCE), KwdGroup.of(Lang.EN, ("a", "b"), SOURCE)),
    )
    article = replace(result.article, front=front, alignment=Alignment(keywords=(Link((1,), (0,), 0.9),)))
    rows = [row for row in front_rows(article) if row.name == "keyword"]
    assert [(row.zh.texts, row.en.texts) for row in rows if row.en] == [
        (("乙",), ("a",)), (("甲",), ()), (("丙",), ()), ((), ("b",)),
    ]  # fmt: skip


def test_same_input_same_page(result):
    assert page(result) == page(convert(result.path))


def line(number: int, x0: float, top: float) -> Line:
    box = Bbox(x0, top, x0 + 200, top + 10)
    return Line(number, box, (Span("text", box, "F", 10.0),))


def test_a_block_has_a_piece_in_each_column():
    lines = (line(1, 50, 700), line(1, 50, 715), line(1, 300, 100), line(2, 50, 90))
    assert Block(lines, Bbox(50, 0, 250, 800)).places == (
        Place(1, Bbox(50, 700, 250, 725)),
        Place(1, Bbox(300, 100, 500, 110)),
        Place(2, Bbox(50, 90, 250, 100)),
    )


def test_every_label_has_a_colour():
    from pipeline.explain.style import hue

    out = {Label.FURNITURE, Label.OTHER_ARTICLE, Label.UNPLACED}
    grey = {label for label in Label if hue(label) == hue(Label.FURNITURE)}
    assert grey == out


def test_the_command_prints_lines(paper, result):
    done = CliRunner().invoke(app, ["explain", str(paper)])
    assert done.exit_code == ExitStatus.OK
    assert done.stdout.splitlines() == list(lines(result))


def test_the_command_writes_a_page(paper, result, tmp_path):
    target = tmp_path / "page.html"
    done = CliRunner().invoke(app, ["explain", str(paper), "--html", str(target)])
    assert done.exit_code == ExitStatus.OK
    assert target.read_text("utf-8") == page(result)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["page.html", paper.name]


def test_the_command_says_what_it_cannot_read(tmp_path):
    path = tmp_path / "empty.pdf"
    path.touch()
    done = CliRunner().invoke(app, ["explain", str(path), "--html", str(tmp_path / "page.html")])
    assert done.exit_code == ExitStatus.SOME_FAILED
    assert done.stderr.splitlines() == ["empty.pdf: is empty [empty]"]
    assert not (tmp_path / "page.html").exists()


def test_a_folder_is_told_to_be_one(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr("sys.argv", ["duizhao", "explain", str(tmp_path)])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    assert (ended.value.code, capsys.readouterr().err) == (2, f"{tmp_path}: a folder, not a PDF\n")
