"""Cleaned texts are traced back to the lines that print them."""

import pytest

from pipeline.model.block import Line, Script, Span
from pipeline.model.face import Face, pieces, within
from pipeline.model.geometry import Bbox
from pipeline.text.traced import faces_of, traced

BOX = Bbox(50.0, 100.0, 250.0, 110.0)
SUB, SUP = Script.SUB, Script.SUP


def line(*printed: str, top: float = 100.0) -> Line:
    """A line of spans: `_2` is lowered, `^2` raised, `/P` slanted, all others upright."""
    spans = []
    for text in printed:
        script = {"_": SUB, "^": SUP}.get(text[0], Script.BASE)
        own = text[1:] if text[0] in "_^/" else text
        spans.append(Span(own, BOX, "Times", 10.0, False, text[0] == "/", script))
    return Line(1, Bbox(50.0, top, 250.0, top + 10.0), tuple(spans))


def shown(text: str, *lines: Line) -> str:
    """The text with its faces as `<sub>`, `<sup>` and `<i>`."""
    found = ""
    for piece, italic, script in pieces(text, faces_of(text, lines)):
        tag = {SUB: "sub", SUP: "sup"}.get(script, "i" if italic else "")
        found += f"<{tag}>{piece}</{tag}>" if tag else piece
    return found


@pytest.mark.parametrize(
    ("printed", "text", "expected"),
    [
        (["folded SiO", "_2 ", "paper"], "folded SiO2 paper", "folded SiO<sub>2</sub> paper"),
        (["flies 10 m h", "^－1"], "flies 10 m h-1", "flies 10 m h<sup>-1</sup>"),
        (["wide (", "/P<", "0.05)"], "wide (P<0.05)", "wide (<i>P</i><0.05)"),
        (["for ", "/t ", "wings"], "for t wings", "for <i>t</i> wings"),
        (["solved ", "/AX ", "= ", "/ZB ", "for it"], "solved AX = ZB for it", "solved <i>AX = ZB</i> for it"),
        (
            ["of our folds ", "/Avis plana", " flies"],
            "of our folds Avis plana flies",
            "of our folds <i>Avis plana</i> flies",
        ),
        (["/Set in slanted type, ", "and here upright"], "Set in slanted type, and", "Set in slanted type, and"),
        (["/Avis plana communis ", "的翼展"], "Avis plana communis 的翼展", "<i>Avis plana communis</i> 的翼展"),
        (["/Avis plana communis ", "翼"], "Avis plana communis 翼", "Avis plana communis 翼"),
        (
            ["as means are (", "/x\u0304", "±", "/s", ")"],
            "as means are (x\u0304±s)",
            "as means are (<i>x\u0304</i>±<i>s</i>)",
        ),
        (["a fold", "^[3]", " and", "^*"], "a fold[3] and*", "a fold[3] and*"),
        (["a blank", "^ ", "stays"], "a blank stays", "a blank stays"),
    ],
)
def test_faces(printed: list[str], text: str, expected: str) -> None:
    assert shown(text, line(*printed)) == expected


def test_a_hyphen_that_the_line_s_end_brought_does_not_lose_the_rest() -> None:
    lines = line("paper planes of cel-"), line("lulose with CO", "_2", " in it")
    assert shown("paper planes of cellulose with CO2 in it", *lines) == (
        "paper planes of cellulose with CO<sub>2</sub> in it"
    )


def test_texts_are_found_one_after_the_other_each_on_its_lines() -> None:
    lines = line("glide; CO", "_2", "; long"), line("wings; CO", "_2", " again", top=115.0)
    one, two, three = traced(["CO2", "long wings", "CO2 again"], lines)
    assert (one.faces, two.faces, three.faces) == ((Face(2, 3, script=SUB),), (), (Face(2, 3, script=SUB),))
    assert [trace.places[0].bbox.top for trace in (one, two, three)] == [100.0, 100.0, 115.0]


def test_a_text_that_is_not_printed_has_no_place() -> None:
    (trace,) = traced(["boats"], [line("paper planes")])
    assert trace.places == ()


def test_faces_of_a_part_are_counted_from_its_start() -> None:
    faces = (Face(0, 2, italic=True), Face(4, 6, script=SUB))
    assert within(faces, 1, 5) == (Face(0, 1, italic=True), Face(3, 4, script=SUB))
