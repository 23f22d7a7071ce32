"""The body in JATS."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from lxml import etree

from pipeline.model.article import Article
from pipeline.model.block import Script
from pipeline.model.body import (
    Body,
    Cell,
    DispFormula,
    Fig,
    Inline,
    Node,
    P,
    Picture,
    RefType,
    Run,
    Sec,
    TableWrap,
    Xref,
)
from pipeline.model.source import Source

Written = Callable[[Article], etree._Element]
Build = Callable[..., etree._Element]


@pytest.fixture
def body_of(written: Written, bare: Article) -> Build:
    """The <body> written of some nodes."""
    return lambda *nodes: written(replace(bare, body=Body(nodes))).find("body")


def shape(item: etree._Element) -> str:
    """The elements of a tree with their texts, as short as can be."""
    inner = "".join(shape(child) + (child.tail or "").strip("\n") for child in item)
    return f"{item.tag}[{(item.text or '').strip(chr(10))}{inner}]"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ((Run("甲"), Run("乙")), "p[甲乙]"),
        (
            (Run("E", bold=True, italic=True), Run(" = mc"), Run("2", script=Script.SUP)),
            "p[italic[bold[E]] = mcsup[2]]",
        ),
        ((Run("H"), Run("2", script=Script.SUB, bold=True), Run("O")), "p[Hsub[bold[2]]O]"),
        ((Run("见"), Xref(RefType.FIG, ("fig9",), "图9"), Run("。")), "p[见图9。]"),  # there is no such figure
        ((Xref(RefType.BIBR, (), "[1]", Script.SUP), Run("")), "p[sup[[1]]]"),
        ((Run("甲"), Run(" ", italic=True, script=Script.SUP), Run("乙")), "p[甲 乙]"),
    ],
)
def test_running_text(body_of: Build, source: Source, content: tuple[Inline, ...], expected: str) -> None:
    assert shape(body_of(P(content, source))[0]) == expected


def test_blank_paragraphs_are_not_written(body_of: Build, source: Source) -> None:
    assert body_of(P((Run(" "),), source), P((), source)) is None


def sec(source: Source, title: str, *content: Node) -> Sec:
    return Sec(f"sec-{title}", "", title, content, source)


def test_blocks_after_a_section_go_to_its_end(body_of: Build, source: Source) -> None:
    one, two, three = (P((Run(text),), source) for text in "一二三")
    body = body_of(one, sec(source, "A", sec(source, "B")), two, sec(source, "C"), three)
    assert shape(body) == "body[p[一]sec[title[A]sec[title[B]p[二]]]sec[title[C]p[三]]]"


def test_a_section_without_heading_is_none(body_of: Build, source: Source) -> None:
    one, two = (P((Run(text),), source) for text in "一二")
    assert shape(body_of(sec(source, "", one, sec(source, "A")), two)) == "body[p[一]sec[title[A]p[二]]]"


def test_captions_in_both_languages_come_label_first(written: Written, rich: Article) -> None:
    figure = written(rich).find(".//fig")
    assert (
        shape(figure)
        == "fig[label[图1]label[Fig. 1]caption[title[折法]]caption[title[Folding]]graphic[alt-text[图1 折法]]"
        "p[b: italic[P]<0.01]p[来源：自制]]"
    )


def test_notes_under_a_table_keep_their_marks(written: Written, rich: Article) -> None:
    foot = written(rich).find(".//table-wrap-foot")
    assert shape(foot) == "table-wrap-foot[p[a: italic[P]<0.05]]"


def test_figures_of_which_nothing_is_known_are_not_written(body_of: Build, source: Source) -> None:
    assert body_of(Fig("fig1", (), source), TableWrap("tab1", (), source), DispFormula("eq1", "", " ", source)) is None


def cells(*texts: str, header: bool = False) -> tuple[Cell, ...]:
    return tuple(Cell((Run(text),), header) for text in texts)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ((cells("a", header=True), cells("1")), "table[thead[tr[th[a]]]tbody[tr[td[1]]]]"),
        ((cells("a"), cells("1")), "table[tbody[tr[td[a]]tr[td[1]]]]"),
        ((cells("a", header=True),), "table[tbody[tr[th[a]]]]"),
        (
            (cells("a", header=True), (), cells("b", header=True), cells("1")),
            "table[thead[tr[th[a]]tr[th[b]]]tbody[tr[td[1]]]]",
        ),
        ((cells("1"), cells("a", header=True)), "table[tbody[tr[td[1]]tr[th[a]]]]"),
        ((cells("", "x"),), "table[tbody[tr[td[]td[x]]]]"),
    ],
)
def test_tables(body_of: Build, source: Source, rows: tuple[tuple[Cell, ...], ...], expected: str) -> None:
    assert shape(body_of(TableWrap("tab1", (), source, rows)).find(".//table")) == expected


def test_a_table_s_picture_stands_beside_its_cells(body_of: Build, source: Source) -> None:
    wrap = TableWrap("tab1", (), source, (cells("1"),), graphic=Picture("a/tab1.png", source))
    assert shape(body_of(wrap)[0]) == "table-wrap[alternatives[table[tbody[tr[td[1]]]]graphic[]]]"


@pytest.mark.parametrize(
    ("label", "text", "has_picture", "expected"),
    [
        ("(1)", "k=L/D", False, "disp-formula[label[(1)]k=L/D]"),
        ("(1)", "k=L/D", True, "disp-formula[label[(1)]graphic[alt-text[k=L/D]]]"),
        ("", "", True, "disp-formula[graphic[]]"),
    ],
)
def test_formulas(body_of: Build, source: Source, label: str, text: str, has_picture: bool, expected: str) -> None:
    graphic = Picture("a/eq1.png", source) if has_picture else None
    assert shape(body_of(DispFormula("eq1", label, text, source, graphic))[0]) == expected


def test_a_picture_without_an_address_is_none(body_of: Build, source: Source) -> None:
    wrap = TableWrap("tab1", (), source, (cells("1"),), graphic=Picture("\x00", source))
    assert shape(body_of(wrap)[0]) == "table-wrap[table[tbody[tr[td[1]]]]]"


def test_a_picture_is_told_in_words(written: Written, rich: Article) -> None:
    (told,) = {item.text for item in written(rich).iterfind(".//fig/graphic/alt-text")}
    figure = next(written(rich).iter("fig"))
    assert told == f"{figure.findtext('label')} {figure.findtext('caption/title')}"


def line(*pieces: str, italic: bool = True) -> tuple[Run, ...]:
    """Pieces that begin with ^ or _ are raised or lowered; those that begin with | are upright."""
    scripts = {"^": Script.SUP, "_": Script.SUB}
    return tuple(
        Run(own.lstrip("^_|"), italic=italic and own[0] != "|", script=scripts.get(own[0], Script.BASE))
        for own in pieces
    )


@pytest.mark.parametrize(
    ("pieces", "expected"),
    [
        (line("k=ax"), "mi[k]mo[=]mi[a]mi[x]"),
        (line("x", "_i", "^2", "=9"), "msubsup[mi[x]mi[i]mn[2]]mo[=]mn[9]"),
        (line("e", "^-ax", "=b"), "msup[mi[e]mrow[mo[-]mi[a]mi[x]]]mo[=]mi[b]"),
        (line("x", "_i", "|ln", "y"), "msub[mi[x]mi[i]]mi[ln]mi[y]"),
        (line("fold=3.5", italic=False), "mi[fold]mo[=]mn[3.5]"),
        (line("xy=exp(z)", italic=False), "mi[x]mi[y]mo[=]mi[exp]mo[(]mi[z]mo[)]"),
        (line("x=", "|1", "2", "|升", "力"), "mi[x]mo[=]mn[12]mtext[升力]"),
        (line("x\x0f=1", "_\x10"), "mi[x]mo[=]mn[1]"),
    ],
)
def test_a_formula_in_one_line_is_mathml(
    body_of: Build, source: Source, pieces: tuple[Run, ...], expected: str
) -> None:
    made = body_of(DispFormula("eq1", "(1)", "text", source, Picture("eq1.png", source), pieces))[0]
    assert made.find(".//{*}math").get("id") == "eq1-math"
    bare = shape(made).replace("{http://www.w3.org/1998/Math/MathML}", "")
    assert bare == f"disp-formula[label[(1)]alternatives[math[{expected}]graphic[alt-text[text]]]]"
