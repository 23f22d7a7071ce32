"""The works in a note at a page's foot, each note invented."""

import pytest

from pipeline.model.article import Back
from pipeline.model.body import Footnote
from pipeline.model.face import Face
from pipeline.model.geometry import Bbox
from pipeline.model.source import Source, places
from pipeline.parse.references.in_notes import cited_in, with_cited
from pipeline.write.jats.back import back
from tests.references.test_styles import fields

WORKS: list[tuple[str, list[tuple[str, str, str]]]] = [
    ("参见钱某：《论塘堰》，载《湖光法学》2019年第3期，第45-47页。", [("journal", "论塘堰", "湖光法学")]),
    ("［美］罗某·里德：《塘泥解释学》，尤某译，湖光书局2003年版，第19页。", [("book", "", "塘泥解释学")]),
    ("尤某：《塘堰会审考》，湖光大学2012年博士学位论文，第56页。", [("thesis", "", "塘堰会审考")]),
    ("吴某：《让塘水更清》，载《湖光日报》2015年6月3日，第7版。", [("newspaper", "让塘水更清", "湖光日报")]),
    ("L. Reed, Silt Law, Pond University Press, 1961, p. 77.", [("book", "", "Silt Law")]),
    # Several works in one note, and a remark between them; a semicolon inside title marks parts nothing.
    (
        "参见钱某：《论塘堰》，载《湖光法学》2019年第3期；尤某：《塘法》，湖光出版社2016年版。相反的观点，"
        "参见吴某：《会审（一；二）》，湖光出版社2012年版，第9页。",
        [("journal", "论塘堰", "湖光法学"), ("book", "", "塘法"), ("book", "", "会审（一；二）")],
    ),
]
NO_WORKS = [
    "同前注①，钱某文，第46页。",
    "《塘堰保护法》第12条第2款。",
    "湖光市中级人民法院（2015）湖中民终字第123号民事判决书。",
    "本文所称“塘堰”，是指2015年《塘堰条例》第3条规定的水体。",
    "该规定自2019年1月1日起施行，对《塘堰法典》的讨论亦始于此时。",
    "作者钱某，法学博士，湖光大学教授，著有《塘法》（湖光出版社2010年版）。",
]


@pytest.mark.parametrize(("note", "works"), WORKS)
def test_works_of_a_note(note: str, works: list[tuple[str, str, str]]) -> None:
    made = cited_in(note)
    found = [fields(one) for one in made]
    assert [(one["type"], one["title"], one["source"]) for one in found] == works
    assert all(one.text in note for one in made)


@pytest.mark.parametrize("note", NO_WORKS)
def test_words_of_a_note_are_no_work(note: str) -> None:
    assert cited_in(note) == ()


def test_a_work_stands_in_its_note_once() -> None:
    """The note's text is as printed, with the work's parts tagged and its italics kept."""
    text = "See L. Reed, Silt Law, Pond University Press, 1961, p. 77; also above."
    source = Source.over(places([(1, Bbox(0, 0, 1, 1))]), "made", 1.0)
    (note,) = with_cited([Footnote("fn1", "①", text, source, (Face(13, 21, italic=True),))])
    made = back(Back(), [note])
    assert made is not None
    assert "".join(made.find(".//p").itertext()) == text
    assert made.findtext(".//mixed-citation/source") == "Silt Law"
