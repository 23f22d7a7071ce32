"""Note marks in running text, and the notes at the foot of the page that they point to."""

from __future__ import annotations

from pipeline.model.block import Script
from pipeline.model.body import Footnote, P, RefType, Run, Sec, Xref
from pipeline.model.geometry import Bbox
from pipeline.model.source import Source
from pipeline.parse.body.note_marks import with_note_marks


def source(page: int) -> Source:
    return Source(page, Bbox(0, 0, 1, 1), "test", 1.0)


def p(page: int, *pieces: str) -> P:
    """A paragraph; pieces that begin with ^ are raised."""
    runs = (Run(own.lstrip("^"), script=Script.SUP if own.startswith("^") else Script.BASE) for own in pieces)
    return P(tuple(runs), source(page))


def notes(*printed: tuple[int, str]) -> list[Footnote]:
    return [Footnote(f"fn{i}", label, "注文", source(page)) for i, (page, label) in enumerate(printed, 1)]


def tied(paragraphs: list[P], own: list[Footnote]) -> list[tuple[str, tuple[str, ...]]]:
    made = with_note_marks([Sec("sec1", "1", "折纸", tuple(paragraphs), source(1))], own)
    assert [node.text for sec in made if isinstance(sec, Sec) for node in sec.content if isinstance(node, P)] == [
        paragraph.text for paragraph in paragraphs
    ]
    found = [
        item
        for sec in made
        if isinstance(sec, Sec)
        for node in sec.content
        if isinstance(node, P)
        for item in node.content
    ]
    marks = [item for item in found if isinstance(item, Xref)]
    assert all(mark.ref_type is RefType.FN for mark in marks)
    return [(mark.text, mark.rids) for mark in marks]


def test_notes_are_numbered_anew_on_each_page() -> None:
    paragraphs = [p(1, "纸张", "^①", "和折痕", "^②", "。"), p(2, "飞机。", "^①")]
    assert tied(paragraphs, notes((1, "①"), (1, "②"), (2, "①"))) == [
        ("①", ("fn1",)),
        ("②", ("fn2",)),
        ("①", ("fn3",)),
    ]


def test_two_marks_that_touch() -> None:
    assert tied([p(1, "纸张", "^①②", "。")], notes((1, "①"), (1, "②"))) == [("①", ("fn1",)), ("②", ("fn2",))]


def test_a_paragraph_may_run_over_to_the_note_s_page() -> None:
    assert tied([p(1, "纸张", "^①"), p(2, "折痕")], notes((2, "①"))) == [("①", ("fn1",))]


def test_a_note_of_another_page_is_not_tied() -> None:
    assert tied([p(1, "纸张", "^①"), p(1, "折痕")], notes((3, "①"), (4, "①"))) == []


def test_notes_numbered_through_may_stand_behind_the_text() -> None:
    assert tied([p(1, "纸张", "^①"), p(1, "折痕")], notes((3, "①"))) == [("①", ("fn1",))]


def test_numbers_of_a_list_and_exponents_are_no_marks() -> None:
    paragraphs = [p(1, "①纸张；②", "10", "^2", "条, ", "k", "^*", "为折痕")]
    assert tied(paragraphs, notes((1, "①"), (1, "2"), (1, "*"))) == []


def test_a_mark_on_the_line_stands_before_a_stop() -> None:
    assert tied([p(1, "①纸张②折痕①，飞机")], notes((1, "①"))) == [("①", ("fn1",))]


def test_a_plain_figure_behind_a_word_or_a_stop() -> None:
    paragraphs = [p(1, "the paper planes", "^1", " fold.", "^2", " 折纸", "^*")]
    assert tied(paragraphs, notes((1, "1"), (1, "2"), (1, "*"))) == [
        ("1", ("fn1",)),
        ("2", ("fn2",)),
        ("*", ("fn3",)),
    ]
