"""Fields that begin inside a line: names behind a title, a label behind white, the editors' words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.label.zones.items import items
from pipeline.model.block import Block, Label, Line, Script, Span
from pipeline.model.geometry import Bbox
from pipeline.model.lang import Lang
from tests.label.made import ABSTRACT, BYLINE, KWDS, SMALL, TITLE, Paper, label_of, labels
from tests.layout.made import prose

WIDTH = 400.0


def block(*lines: list[tuple[str, str]]) -> Block:
    """A block of 10 pt, each line a list of (text, font)."""
    made = []
    for row, runs in enumerate(lines):
        box = Bbox(60.0, 100.0 + 15 * row, 60.0 + WIDTH, 110.0 + 15 * row)
        made.append(Line(1, box, tuple(Span(text, box, font, 10.0) for text, font in runs)))
    return Block(tuple(made), Bbox(60.0, 60.0, 460.0, 760.0))


def test_title_names_and_institution_in_one_paragraph():
    """The face changes before the names, a stop with an institution behind it parts them from the rest."""
    own = block(
        [("Effect of Folding on the Glide", "Bold")],
        [("of Paper Planes\u3000", "Bold"), ("LI Ming, WANG Xiaofei .", "Italic"), ("School of Paper,", "Italic")],
        [("Example University, Example City 100000, China", "Italic")],
    )
    title, names, institution = [item.text for item in items([own])]
    assert title.strip() == "Effect of Folding on the Glide of Paper Planes"
    assert names.strip() == "LI Ming, WANG Xiaofei ."
    assert institution == "School of Paper, Example University, Example City 100000, China"


def test_three_faces_part_three_fields():
    own = block(
        [("Gliding of Paper Planes in Still Air ", "Bold"), ("LI Ming, WANG Xiaofei ", "Roman")],
        [("Example University, Example City", "Italic")],
    )
    assert [item.text.strip() for item in items([own])] == [
        "Gliding of Paper Planes in Still Air",
        "LI Ming, WANG Xiaofei",
        "Example University, Example City",
    ]


@pytest.mark.parametrize("font", ["Bold", "Italic"])
def test_capitals_part_names_where_no_stop_and_no_face_does(font):
    """Journals of medical information: a comma behind the names, and other names behind the institution."""
    own = block(
        [("Gliding of HGF Planes and PEPPER Paper ", font), ("LI Ming, SUN Xiao – lin, WANG Xiao", "Italic")],
        [("-fei, Example University, Example City 100000, China; ZHAO Qi, Sample", "Italic")],
        [("Hospital, Sample City 200000, China", "Italic")],
    )
    assert [item.text.strip(" ,;") for item in items([own])] == [
        "Gliding of HGF Planes and PEPPER Paper",
        "LI Ming, SUN Xiao – lin, WANG Xiao -fei",
        "Example University, Example City 100000, China",
        "ZHAO Qi",
        "Sample Hospital, Sample City 200000, China",
    ]


@pytest.mark.parametrize(
    "text", ["Gliding of HGF Planes, LI Ming, and Other Toys, a Long Story", "Effect of LI Ming, SUN Fei, of Nowhere"]
)
def test_names_in_capitals_without_an_institution_part_nothing(text):
    assert len(items([block([(text, "Bold")])])) == 1


def test_slashes_part_title_names_and_institution():
    """Journals of hospitals: slashes part them, and two stand before the article's place in the journal."""
    own = block(
        [("Effect of Folding/Throwing on the Glide of Paper Planes/LI Ming, WANG", "Bold")],
        [("Xiaofei/Example University, Example City 100000, China//Journal of Examples", "Roman")],
        [("-2020,20(6): 16-20", "Roman")],
    )
    title, names, institution, place = [item.text.strip(" /") for item in items([own])]
    assert title == "Effect of Folding/Throwing on the Glide of Paper Planes"
    assert names == "LI Ming, WANG Xiaofei"
    assert institution == "Example University, Example City 100000, China"
    assert place == "Journal of Examples -2020,20(6): 16-20"
    whole = block([("Effect of Folding and/or Throwing/Dropping on the Glide of Planes", "Bold")])
    assert len(items([whole])) == 1


def test_a_column_and_the_masthead_in_one_line():
    far = block([("·研究报告·\u3000\u3000\u3000\u3000示例学报", "Song")])
    assert [item.text.strip("\u3000") for item in items([far])] == ["·研究报告·", "示例学报"]
    assert len(items([block([("·研究报告·\u3000示例学报", "Song")])])) == 1


@pytest.mark.parametrize(
    "runs",
    [
        [("Glide Ratio of ", "Bold"), ("Planum papyraceum", "Italic")],
        [("A Study of Folding and Gliding in Still Air", "Bold")],
        [
            ("LI Ming, WANG Xiaofei. ", "Bold"),
            ("Gliding of paper planes. Journal of Examples, 2018, 38(2): 21-27.", "Roman"),
        ],
        [("LI Ming, WANG Xiaofei, ZHAO Qi, ", "Bold"), ("et al. Gliding of paper planes", "Roman")],
    ],
)
def test_a_title_and_a_citation_in_two_faces_stay_whole(runs):
    assert len(items([block(runs)])) == 1


def test_a_label_behind_wide_white():
    own = block([("文：李明 王小飞\u3000\u3000\u3000\u3000\u3000文章编号：1000-0000(2024)03-0001-02", "Song")])
    first, second = items([own])
    assert first.text.strip("\u3000") == "文：李明 王小飞"
    assert second.hit is not None
    assert second.hit.row.label is Label.IDENTIFIERS


def test_a_column_between_dots_before_the_article_s_numbers():
    found = items([block([("·折叠与滑翔·\u3000\u3000文章编号：1000-0000(2024)03-0001-02", "Song")])])
    assert [own.text.strip("\u3000") for own in found] == [
        "·折叠与滑翔·", "文章编号：1000-0000(2024)03-0001-02",
    ]  # fmt: skip
    assert len(items([block([("李明\u3000\u3000文章编号：1000-0000(2024)03-0001-02", "Song")])])) == 1


def test_the_editors_behind_the_last_keyword():
    paper = Paper().put(TITLE[0], size=18, middle=True).put(BYLINE[0], size=12, middle=True)
    paper.put("摘要：尖头折法的滑翔比最大，稳定性次之，平头折法飞得最稳。", size=SMALL)
    found = paper.put("关键词：纸飞机；滑翔比（责任编辑 赵琪）", size=SMALL).body(1, 14).turn().body(2, 20).zones()
    assert labels(found)[Label.KWDS] == ["关键词：纸飞机；滑翔比"]
    assert label_of(found, "（责任编辑") is Label.FURNITURE


def test_an_english_masthead_over_the_title_is_none():
    paper = Paper().put("Journal of Examples (Nat. Sci. Ed.)", size=14, middle=True)
    found = paper.front(0).front(1).body(1, 8).turn().body(2, 30).references().zones()
    assert [t for t in labels(found)[Label.TITLE] if "Journal" in t] == []


def test_a_citation_in_two_lines_and_an_institution_are_no_title():
    paper = Paper().put(TITLE[0], size=18, middle=True).put(BYLINE[0], size=12, middle=True)
    paper.put("LI Ming, WANG Xiaofei", size=11, skip=6).put("示例大学纸艺学院，示例市 100000", size=SMALL, skip=6)
    paper.put("School of Paper, Example University, Example City 100000, China", size=SMALL, skip=6)
    paper.put("LI Ming, WANG Xiaofei, et al. Gliding of paper planes in the still air of", size=SMALL, skip=12)
    paper.put("example rooms. Journal of Examples, 2018, 38(2): 21-27.", size=SMALL)
    paper.put("Abstract: Three ways of folding were compared by the distance that planes glide.", size=SMALL, skip=12)
    paper.put("Key words: paper plane; glide ratio", size=SMALL, skip=4)
    found = paper.body(1, 10).turn().body(2, 20).zones()
    assert label_of(found, "School of Paper") is Label.AFF
    assert label_of(found, "LI Ming, WANG Xiaofei, et al") is Label.CITE_AS
    assert not [b for b in found if b.label is Label.TITLE and b.lang is Lang.EN]


def test_names_and_their_institutions_in_brackets_in_one_paragraph():
    own = block(
        [("LI Ming1, WANG Xiaofei2 (1. Department of Paper,", "Song")],
        [("of Example Hospital, Example City 100000; 2. Sample Institute)", "Song")],
    )
    assert [item.text.strip() for item in items([own])] == [
        "LI Ming1, WANG Xiaofei2",
        "(1. Department of Paper, of Example Hospital, Example City 100000; 2. Sample Institute)",
    ]


def test_numbers_of_institutions_behind_the_stop_of_the_names():
    own = block(
        [("Gliding of Paper Planes in Still Air\u3000", "Bold"), ("LI Ming1, WANG Xiaofei2. 1. School of", "Roman")],
        [("Paper, Example University, Example City 100000, CHINA; 2. Sample Institute", "Roman")],
    )
    _, names, institutions = [item.text.strip() for item in items([own])]
    assert names == "LI Ming1, WANG Xiaofei2."
    assert institutions.startswith("1. School of Paper")


@pytest.mark.parametrize(
    ("names", "institution"),
    [
        ("李明　王小飞　　", "示例医院内科 示例市100000"),
        ("王小飞　李　明　　", "示例医院内科 示例市100000"),
        ("李　明　王小飞", "（示例医院内科，示例省 示例市 100000）"),
        ("李明1，王小飞2", "（1.示例医院内科，示例市 100000；2.样本大学，样本市 200000）"),
    ],
)
def test_names_and_the_institution_of_all_of_them_in_one_line(names, institution):
    assert [item.text for item in items([block([(names + institution, "Song")])])] == [names, institution]


@pytest.mark.parametrize(
    "line", ["李明（示例大学 100000），王小飞（样本大学 200000）", "李明　示例大学纸艺学院", "示例医院100000"]
)
def test_an_institution_of_one_name_stays_in_its_line(line):
    assert len(items([block([(line, "Song")])])) == 1


def test_a_citation_without_a_label_in_two_lines():
    """Convention of clinical journals: under the keywords, in the type of the abstract."""
    paper = Paper().put(TITLE[0], size=18, middle=True).put(BYLINE[0], size=12, middle=True)
    paper.put("摘要：尖头折法的滑翔比最大，稳定性次之，平头折法飞得最稳。", size=SMALL, skip=8)
    paper.put("关键词：纸飞机；滑翔比", size=SMALL).put(
        "李明，王小飞，赵琪，等.纸飞机折叠方式对滑翔距离的影响", size=SMALL
    )
    paper.y += 4
    paper.put("[J].示例学报，2018，38（2）：21-27.", size=SMALL).front(1).body(1, 12)
    found = paper.turn().body(2, 20).zones()
    assert [text for text in labels(found)[Label.BYLINE] if "等" in text] == []
    assert label_of(found, "李明，王小飞，赵琪，等") is Label.CITE_AS


def test_a_citation_with_a_bracket_stays_whole():
    own = block([("LI Ming, WANG Xiaofei. Gliding (of Example Hospital planes). J Exampl, 2018, 38(2): 21-27", "Song")])
    assert len(items([own])) == 1


def test_institutions_in_two_languages_under_each_other():
    own = block([("示例大学纸艺学院，示例市 100000", "Song")], [("School of Paper, Example University 100000", "Song")])
    assert [item.lang for item in items([own])] == [Lang.ZH, Lang.EN]


def test_a_line_on_equal_parts_under_the_institutions():
    own = block(
        [("School of Paper, Example University, Example City 100000, China", "Italic")],
        [("Li Ming and Wang Xiaofei contributed equally to the article", "Italic")],
    )
    assert [item.text[:7] for item in items([own])] == ["School ", "Li Ming"]


def test_a_mark_before_the_institution_of_names_that_run_in():
    own = block(
        [("Effect of Folding on the Glide of Paper Planes\u3000", "Bold"), ("LI Ming*, WANG Xiaofei. ", "Italic")],
        [("*School of Paper, Example University, Example City 100000, China", "Italic")],
    )
    assert [item.text.strip()[:7] for item in items([own])] == ["Effect ", "LI Ming", "*School"]


def test_bodies_that_sign_a_guideline():
    own = Paper().put("纸飞机折叠中国专家共识（2018 年版）", size=18.0, middle=True)
    own.put("中国示例学会纸艺分会　　示例杂志编辑委员会", middle=True)
    own.put("摘要：本共识就纸飞机的折叠提出十二条推荐意见，供各地参考。", size=SMALL, skip=20)
    own.put("关键词：纸飞机；滑翔比", size=SMALL)
    own.put("Chinese Consensus on Folding of Paper Planes (2018)", size=14.0, skip=20)
    bodies = "Paper Folding Study Group of the Example Society; Editorial Board of Example Journal"
    own.put(bodies, middle=True)
    own.put("Corresponding author: Li Ming, Example University, Email: li@example.org", size=SMALL)
    found = labels(own.body(1, 30, "1 引言").references().zones())
    assert found[Label.BYLINE] == ["中国示例学会纸艺分会　　示例杂志编辑委员会", bodies]
    assert "Chinese Consensus on Folding of Paper Planes (2018)" in found[Label.TITLE]


def test_a_name_that_the_end_of_a_line_parts():
    own = block([("LI Ming, ZHAO Qi, WANG", "Song")], [("Xiaofei, ZHANG Ming", "Song")])
    assert len(items([own])) == 1


def test_the_words_of_correspondence_among_the_institutions():
    own = block([("（1示例大学医院，示例市 100000　2样本研究所　通信作者：李明　li@example.org）", "Song")])
    first, second = items([own])
    assert first.text.endswith("样本研究所　")
    assert second.hit is not None
    assert second.hit.row.rule == "labels.corresp.zh"


def test_the_word_of_correspondence_behind_a_name_is_a_remark():
    own = block([("* 李明：示例大学纸艺学院；王小飞（通讯作者）：样本大学纸艺学院 100000", "Song")])
    assert len(items([own])) == 1


def test_names_that_begin_within_a_line_are_not_torn_at_its_end():
    """The title's last word stands before the names, or the names' first ones behind the title."""
    word = block(
        [("Effect of Folding on the Glide Ratio of Paper Planes in", "Bold")],
        [("Gusts", "Bold"), (" LI Ming, WANG Xiaofei, ZHAO Qi. ", "Italic"), ("(Institute of Paper,", "Italic")],
        [("Example University, Example City 100000, China)", "Italic")],
    )
    names = block(
        [("Effect of Folding on the Glide Ratio of Paper Planes", "Bold"), (" LI", "Italic")],
        [("Ming, WANG Xiaofei, ZHAO Qi. ", "Italic"), ("Institute of Paper, Example City 100000, China", "Italic")],
    )
    assert [item.text.strip() for item in items([word])] == [
        "Effect of Folding on the Glide Ratio of Paper Planes in Gusts",
        "LI Ming, WANG Xiaofei, ZHAO Qi.",
        "(Institute of Paper, Example University, Example City 100000, China)",
    ]
    assert [item.text.strip() for item in items([names])][1] == "LI Ming, WANG Xiaofei, ZHAO Qi."


def test_two_slashes_part_names_from_a_title_in_another_face():
    """Nursing journals: **title** // NAMES, the institution at the page's foot."""
    own = block(
        [("Folding of Paper Planes at Home", "Bold"), (" // LI Ming, WANG Xiaofei,", "Roman")],
        [("ZHAO Qi, LIU Yun", "Roman")],
    )
    title, names = [item.text.strip(" /") for item in items([own])]
    assert (title, names) == ("Folding of Paper Planes at Home", "LI Ming, WANG Xiaofei, ZHAO Qi, LIU Yun")


def test_raised_letters_behind_names_are_none_of_theirs():
    """`LI Ming^{a}, WANG Xiaofei^{b}. a. Institute of Paper`: letters count the institutions."""
    rest = "a. Institute of Paper; b. Sample University, Example City"
    runs = [("Folding of Paper Planes at Home ", "Bold"), ("LI Ming", "Roman"), ("a", "^"), (", WANG Xiaofei", "Roman")]
    own = block([*runs, ("b", "^"), (". ", "Roman"), (rest, "Roman")])
    raised = [s._replace(script=Script.SUP) if s.font == "^" else s for s in own.lines[0].spans]
    own = replace(own, lines=(replace(own.lines[0], spans=tuple(raised)),))
    assert [item.text.strip() for item in items([own])][1:] == [
        "LI Minga, WANG Xiaofeib.",
        "a. Institute of Paper; b. Sample University, Example City",
    ]


@pytest.mark.parametrize(
    "title", ["miR-21 steers the folding of wings in paper planes", "Role of FOLD3 in the folding of wings"]
)
def test_a_title_with_a_symbol_under_keywords_and_numbers_is_a_title(title: str) -> None:
    """A gene's symbol begins with a small letter or has figures: it goes on with neither the line over it."""
    for over in ("关键词：纸飞机；滑翔比；折叠方式", "中图分类号：V211　文献标识码：A"):
        paper = Paper().put(TITLE[0], size=18.0, middle=True).put(BYLINE[0], middle=True)
        paper.put("摘　要：比较了三种折法的滑翔距离。", "关键词：纸飞机；滑翔比；折叠方式", skip=8)
        paper = (paper if over.startswith("关") else paper.put(over)).put(title).put(BYLINE[1])
        found = paper.put(*ABSTRACT[1], KWDS[1], skip=8).put(*prose(1, 30), skip=10).zones()
        assert label_of(found, title) is Label.TITLE
