"""Work that a page can buy is bounded: what is printed without end costs no more than its length."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree

from pipeline.errors import TooLarge
from pipeline.label.body import captions, figures, rules
from pipeline.label.body.claims import LineClaim
from pipeline.label.body.lines import body_lines, heard
from pipeline.label.body.setting import Setting
from pipeline.model.block import Label, LabelledBlock
from pipeline.model.page import Page
from pipeline.parse.references.split import running_text
from pipeline.read.opening import file_bytes
from pipeline.settings import Limits
from pipeline.write.jats.build import element, extend
from tests.body.made import body_blocks, chars_of, line

SETTING = Setting(10.0, frozenset({"SimSun"}), False, True)


@pytest.mark.parametrize(("count", "lines"), [(2, 2), (captions.MAX_BESIDE + 2, 1)])
def test_no_line_is_cut_into_more_captions_than_can_stand_side_by_side(count: int, lines: int) -> None:
    own = line("　　".join(f"图{number} 苗" for number in range(1, count + 1)), 0)
    page = Page(1, 595.0, 842.0, chars_of([own]))
    assert len(captions.part_captions(body_lines(body_blocks([[own]])), [page])) == lines


@pytest.mark.parametrize(("count", "sought"), [(2, True), (figures.MAX_FIGURES + 1, False)])
def test_a_page_of_captions_alone_is_a_list_of_figures(count: int, sought: bool, monkeypatch) -> None:
    own = [line(f"图{number} 苗", number / 2) for number in range(count)]
    lines = body_lines(body_blocks([own]))
    said = {each.at: LineClaim(Label.FIG_CAPTION, rules.CAPTION, tie, starts=True) for tie, each in enumerate(lines)}
    seen: list[int] = []
    monkeypatch.setattr(figures, "_figure", lambda number, *_: seen.append(number) or {})
    figures.figure_claims(heard(lines, said), [Page(1, 595.0, 842.0, chars_of(own))], SETTING)
    assert bool(seen) == sought


def test_a_text_without_end_is_not_searched_whole_for_a_url_at_each_line(monkeypatch) -> None:
    searched: list[int] = []

    class Recorder:
        def search(self, text: str) -> None:
            searched.append(len(text))

    monkeypatch.setattr(running_text, "_URL_AT_END", Recorder())
    lines = ["山川学报 http://example.org/" + "虚构的文字" * 20] * 300
    assert len(running_text.join(lines, running_text.Spelling(lines))) > 30_000
    assert len(searched) == 299
    assert max(searched) <= 2048


def test_a_url_at_a_lines_end_still_goes_on() -> None:
    lines = ["Moss A. Walls[EB/OL]. https://example.org/", "walls/17.html"]
    assert running_text.join(lines, running_text.Spelling(lines)).endswith("https://example.org/walls/17.html")


class Counted:
    """An element of which nobody asks how many children it has."""

    def __init__(self) -> None:
        self.children: list[etree._Element] = []
        self.text = None

    def append(self, child: etree._Element) -> None:
        self.children.append(child)

    def iterchildren(self, reversed: bool = False) -> Iterator[etree._Element]:
        return iter(self.children[::-1] if reversed else self.children)


def test_children_are_not_counted_at_each_one() -> None:
    parent = Counted()
    extend(parent, ["a", *(part for _ in range(3) for part in (element("xref", {}), "b", "c"))])  # type: ignore[arg-type]
    assert parent.text == "a"
    assert [child.tail for child in parent.children] == ["bc"] * 3


def test_pieces_of_text_are_put_behind_a_child_at_once() -> None:
    """lxml copies a tail whenever it grows: of thousands of pieces each cost as much as all before it."""

    class Told(Counted):
        def __init__(self) -> None:
            self.said: list[str | None] = []
            super().__init__()

        @property
        def text(self) -> str | None:
            return self.said[-1]

        @text.setter
        def text(self, value: str | None) -> None:
            self.said.append(value)

    parent = Told()
    extend(parent, ["ab"] * 100)  # type: ignore[arg-type]
    assert parent.said == [None, "ab" * 100]


def test_captions_that_have_no_place_are_not_compared_with_all_others(monkeypatch) -> None:
    from pipeline.model.diagnostic import Diagnostic
    from pipeline.parse.body.reader import Reader

    def never(self: object, other: object) -> bool:
        raise AssertionError("compared")

    blocks = [
        LabelledBlock(body_blocks([[line("表1 出苗的结果", row)]])[0].block, Label.TABLE_CAPTION, None, "made", 0.8)
        for row in range(20)
    ]
    monkeypatch.setattr(LabelledBlock, "__eq__", never)
    said: list[Diagnostic] = []
    reader = Reader(blocks, [Page(1, 595.0, 842.0, ())], [], said.append, frozenset())
    assert len(reader.unplaced) == 19


@pytest.mark.parametrize(("kids", "refused"), [(999, False), (1001, True)])
def test_a_page_tree_out_of_all_measure_is_refused_unread(tmp_path: Path, kids: int, refused: bool) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(b"%PDF-1.7\n2 0 obj\n<< /Type /Pages /Count 9 /Kids [" + b"3 0 R " * kids + b"] >>\nendobj\n")
    limits = Limits(max_pages=10)
    if refused:
        with pytest.raises(TooLarge, match="lists more pages than the limit of 10 by far"):
            file_bytes(path, limits)
    else:
        assert file_bytes(path, limits)
