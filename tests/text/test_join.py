"""Line ends leave no trace: table of printed lines and the text that a typist would key in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.block import Line, Script, Span
from pipeline.model.geometry import Bbox
from pipeline.text.hyphens import words_of
from pipeline.text.join import join_lines, joined_text

BOX = Bbox(0, 0, 100, 10)


def line(text: str, **style: object) -> Line:
    return Line(1, BOX, (Span(text, BOX, "SimSun", 10.0, **style),))  # type: ignore[arg-type]


def lines(printed: str) -> list[Line]:
    return [line(text) for text in printed.split("|")]


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("甲乙丙|丁戊", "甲乙丙丁戊"),
        ("称为종이|비행기 한다", "称为종이비행기 한다"),
        ("the long|road", "the long road"),
        ("采用 SVM|方法", "采用 SVM 方法"),
        ("采用SVM|方法", "采用SVM方法"),
        ("采用|SVM方法", "采用SVM方法"),
        ("甲 A 与 B 及丙C，用 D 与|E 同", "甲 A 与 B 及丙C，用 D 与 E 同"),
        ("甲 A 与 B及丙C，用|E 同", "甲 A 与 B及丙C，用E 同"),
        ("共 12 只纸鹤，飞|3 天", "共 12 只纸鹤，飞 3 天"),
        ("用 SVM 折 12只纸鹤，飞|3天", "用 SVM 折 12只纸鹤，飞3天"),
        ("见文献[3-|5]所述", "见文献[3-5]所述"),
        ("the infor-|mation of", "the information of"),
        ("an EGFR-|TKI drug", "an EGFR-TKI drug"),
        ("of non-|small size", "of non-small size"),
        ("Paper planes -|A survey of them", "Paper planes - A survey of them"),
        ("the state -|owned road", "the state -owned road"),
        ("ROAD DEVELOP-|MENT PLANS IN TOWN", "ROAD DEVELOPMENT PLANS IN TOWN"),
        ("from COVID-|19 on", "from COVID-19 on"),
        ("in 2015–|2019 they", "in 2015–2019 they"),
        ("see https://example.org/a-|b/c.html for", "see https://example.org/a-b/c.html for"),
        ("E-mail: li@example.org|2333-2346 页", "E-mail: li@example.org 2333-2346 页"),
        ("see http:∥ www．p-|lane．org/fold for", "see http://www.p-lane.org/fold for"),
        ("see http：／／fold．org／a－|b for", "see http://fold.org/a-b for"),
        ("a comma，|and more words", "a comma, and more words"),
        ("Li Si，Wang Wu；Zhao（2015）said P＜0．05", "Li Si, Wang Wu; Zhao (2015) said P<0.05"),
        ("of the model． 8 planes，3 of paper， 5 fell", "of the model. 8 planes,3 of paper, 5 fell"),
        ("it rose to 0． 25 of 12， 5 planes", "it rose to 0.25 of 12,5 planes"),
        ("up by 93%in all, 5%N", "up by 93% in all, 5%N"),
        ("the HGF/|MET pathway of cells", "the HGF/MET pathway of cells"),
        ("引\u3000\u3000言", "引言"),
        ("1.1\u3000方法", "1.1 方法"),
        ("值为0．05时显著", "值为0.05时显著"),
    ],
)
def test_joined(printed: str, expected: str) -> None:
    assert joined_text(lines(printed)) == expected


@pytest.mark.parametrize(
    ("printed", "words", "expected"),
    [
        ("a multi-|factor model", {"multi-factor"}, "a multi-factor model"),
        ("a multi-|factor model", {"multifactor"}, "a multifactor model"),
        ("plants in salt-|marsh soil", {"salt", "marsh"}, "plants in salt-marsh soil"),
        ("an under-|standing of it", {"under", "standing"}, "an understanding of it"),
    ],
)
def test_the_articles_own_spelling_decides(printed: str, words: set[str], expected: str) -> None:
    assert joined_text(lines(printed), words) == expected


def test_a_raised_mark_is_not_set_apart() -> None:
    printed = [line("用 SVM 折纸，见甲"), Line(1, BOX, (Span("2", BOX, "SimSun", 6.0, script=Script.SUP),))]
    assert joined_text([*printed, line("与 12 只纸鹤")]) == "用 SVM 折纸，见甲2与 12 只纸鹤"


def test_words_cut_by_a_lines_end_are_no_evidence() -> None:
    assert words_of(["the infor-", "mation of co-authors", "and it"]) == {
        "the",
        "of",
        "co-authors",
        "co",
        "authors",
        "and",
        "it",
    }


def test_gaps_are_kept_on_demand() -> None:
    assert joined_text(lines("张\u3000三\u3000李四"), keep_gaps=True) == "张\u3000三\u3000李四"


def test_styles_stay_with_their_characters() -> None:
    printed = [
        Line(1, BOX, (Span("正文[3", BOX, "A", 10.0), Span("2", BOX, "A", 6.0, script=Script.SUP))),
        line("粗体", bold=True),
    ]
    assert [(run.text, run.script, run.bold) for run in join_lines(printed)] == [
        ("正文[3", Script.BASE, False),
        ("2", Script.SUP, False),
        ("粗体", Script.BASE, True),
    ]


@given(st.lists(st.text(alphabet="甲乙丙ab1-，.( )\u3000", min_size=1, max_size=12), max_size=5))
def test_every_letter_stays_in_order(texts: list[str]) -> None:
    def letters(text: str) -> str:
        return "".join(char for char in text if char.isalnum())

    assert letters(joined_text([line(text) for text in texts])) == letters("".join(texts))
