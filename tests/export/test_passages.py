"""Texts for retrieval: each with its headings, place and a name that stays; tables by rows, long ones cut."""

from __future__ import annotations

import json
from dataclasses import replace
from io import BytesIO

from hypothesis import given
from hypothesis import strategies as st

from pipeline.details import Details
from pipeline.export.needs import gaps
from pipeline.export.passages import cut, records
from pipeline.export.work import Work, work
from pipeline.model.article import Article, Back, Front, KwdGroup
from pipeline.model.body import Body, Caption, Cell, Fig, P, Run, Sec, TableNote, TableWrap
from pipeline.model.geometry import Bbox
from pipeline.model.source import Source
from pipeline.results import Stored
from tests.export.conftest import ARTICLE, EN, HERE, ZH
from tests.export.ours import FORMATS


def cell(text: str, **more: object) -> Cell:
    return Cell((Run(text),), **more)  # type: ignore[arg-type]


ROWS = (
    (cell("品种", header=True, rowspan=2), cell("产量", header=True, colspan=2)),
    (cell("甲年", header=True), cell("乙年", header=True)),
    (cell("黍", rowspan=2), cell("1"), cell("2")),
    (cell("3"), cell("")),
)
TABLE = TableWrap("tab1", (Caption(ZH, "表1", "产量比较", HERE),), HERE, ROWS, (TableNote("注：平均值"),))
BODY = Body(
    (
        Sec(
            "sec1",
            "1",
            "材料",
            (P((Run("先说一句。再说一句。"),), HERE), Sec("sec2", "1.1", "田间", (TABLE,), HERE)),
            HERE,
        ),
        Fig("fig1", (Caption(EN, "Fig. 1", "The field", HERE),), HERE, None, (TableNote("Note: in May"),)),
    )
)


def made(article: Article, first_page: int = 1) -> Work:
    return work(Stored("doi:10.5555/x", "a", "a.pdf", 4, article, first_page), Details())


def test_a_text_has_its_headings_section_and_place() -> None:
    (found,) = [record for record in records(made(replace(ARTICLE, body=BODY), 31)) if record["kind"] == "p"]
    assert {key: found[key] for key in ("path", "section", "page", "box", "lang", "text", "parts", "pdf")} == {
        "path": ["1 材料"],
        "section": "1",
        "page": 31,
        "box": [0, 0, 1, 1],
        "lang": "zh",
        "text": "先说一句。再说一句。",
        "parts": 1,
        "pdf": "a.pdf",
    }


def test_what_a_person_has_added_is_on_no_page() -> None:
    added = Body((P((Run("补上的一句。"),), Source(0, Bbox(0, 0, 0, 0), "editor")),))
    (found,) = [record for record in records(made(replace(ARTICLE, body=added), 31)) if record["kind"] == "p"]
    assert found["page"] == 0


def test_a_note_under_a_figure_is_a_text_of_its_own() -> None:
    found = [record for record in records(made(replace(ARTICLE, body=BODY))) if record.get("float") == "fig1"]
    assert [(record["kind"], record["text"]) for record in found] == [
        ("fig", "Fig. 1 The field"),
        ("fig-foot", "Note: in May"),
    ]


def test_a_table_is_a_text_a_row_with_the_heads_of_its_columns() -> None:
    found = [record for record in records(made(replace(ARTICLE, body=BODY))) if record.get("float") == "tab1"]
    assert [(record["kind"], record["text"]) for record in found] == [
        ("table-wrap", "表1 产量比较"),
        ("tr", "品种: 黍; 产量 甲年: 1; 产量 乙年: 2"),
        ("tr", "品种: 黍; 产量 甲年: 3"),
        ("table-wrap-foot", "注：平均值"),
    ]
    assert found[1]["path"] == ["1 材料", "1.1 田间"]
    assert (found[1]["label"], found[1]["row"], found[1]["cells"][0]) == ("表1", 1, ["品种", "黍"])


def test_names_stay_whatever_stands_before_and_are_all_different() -> None:
    twice = (P((Run("先说一句。"),), HERE), P((Run("先说一句。"),), HERE))
    before = [record["id"] for record in records(made(replace(ARTICLE, body=Body(twice))))]
    after = [record["id"] for record in records(made(replace(ARTICLE, body=Body((P((Run("新的。"),), HERE), *twice)))))]
    assert len(set(after)) == len(after)
    assert set(before) < set(after)
    assert all(name.startswith("doi:10.5555/x#") for name in after)


def test_a_long_text_is_cut_between_its_sentences() -> None:
    assert cut("先说一句。再说一句。最后一句。", ZH, 10) == ["先说一句。再说一句。", "最后一句。"]
    assert cut("One is here. Two is there.", EN, 15) == ["One is here.", "Two is there."]
    assert cut("a word after another without an end", EN, 14) == ["a word after", "another", "without an end"]


@given(st.text("先说。 a.B", max_size=80), st.integers(1, 30))
def test_no_piece_is_too_long_and_nothing_is_lost(text: str, longest: int) -> None:
    pieces = cut(text, ZH, longest)
    assert all(0 < len(piece) <= longest for piece in pieces)
    assert "".join("".join(pieces).split()) == "".join(text.split())


def test_the_file_is_one_object_a_line() -> None:
    stream = BytesIO()
    FORMATS["passages"].write(stream, [made(ARTICLE)], Details())
    lines = [json.loads(line) for line in stream.getvalue().splitlines()]
    assert lines == list(records(made(ARTICLE)))
    assert {"article-title", "abstract", "ref"} <= {line["kind"] for line in lines}


def test_those_in_one_language_alone_have_the_names_that_they_have_among_all() -> None:
    alike = tuple(KwdGroup.of(lang, ("DNA",), HERE) for lang in (ZH, EN))
    own = made(replace(ARTICLE, front=replace(ARTICLE.front, kwd_groups=alike), body=BODY))
    everything = list(records(own))
    for lang in (ZH, EN):
        assert list(records(own, lang=lang)) == [record for record in everything if record["lang"] == lang.value]


def test_the_format_takes_a_length_and_a_language_and_asks_for_a_text_in_it() -> None:
    choose = FORMATS["passages"].choose
    assert choose is not None
    stream, form = BytesIO(), choose(60, EN)
    form.write(stream, [made(replace(ARTICLE, body=BODY))], Details())
    lines = [json.loads(line) for line in stream.getvalue().splitlines()]
    assert {line["lang"] for line in lines} == {"en"}
    assert max(len(line["text"]) for line in lines) <= 60 < max(len(r["text"]) for r in records(made(ARTICLE), lang=EN))
    empty = Article(ZH, Front(titles=ARTICLE.front.titles[:1]), Body(), Back())
    assert [gaps(made(empty), choose(None, lang).needs) for lang in (None, ZH, EN)] == [[], [], ["text in English"]]


def test_pairs_are_a_line_each_and_once_in_an_archive() -> None:
    stream = BytesIO()
    other = replace(made(ARTICLE), id="doi:10.5555/y")
    FORMATS["pairs"].write(stream, [made(ARTICLE), other], Details())
    head, *rows = [line.split("\t") for line in stream.getvalue().decode().splitlines()]
    assert head == ["id", "article", "document", "field", "confidence", "zh", "en"]
    assert rows
    assert {row[1] for row in rows} == {"doi:10.5555/x"}
    assert len({row[0] for row in rows}) == len(rows)
    assert all(len(row) == len(head) and (row[4] == "" or 0 <= float(row[4]) <= 1) for row in rows)


def test_tmx_has_each_pair_once() -> None:
    one, two = BytesIO(), BytesIO()
    FORMATS["tmx"].write(one, [made(ARTICLE)], Details())
    FORMATS["tmx"].write(two, [made(ARTICLE), replace(made(ARTICLE), id="doi:10.5555/y")], Details())
    assert one.getvalue().count(b"<tu>") == two.getvalue().count(b"<tu>") > 0
