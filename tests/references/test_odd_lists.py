"""Lists of authors with a comma lost, names unlike the others, notices between lines. All works are invented."""

import pytest

from pipeline.model.reference import PartKind
from pipeline.parse.references import citation
from pipeline.parse.references.fold import fold
from pipeline.parse.references.split import split
from tests.references.lines import column
from tests.references.test_styles import authors, fields


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("王小明傅大华，李红，赵一. 塘水的颜色[J]. 塘报, 2003, 31(1): 86-91.", "王|小明; 傅|大华; 李|红; 赵|一"),
        ("魏小明潘岳，李红，等. 塘水的颜色[J]. 塘报, 2003, 31(1): 86-91.", "魏|小明; 潘|岳; 李|红"),
        ("李红，阿古达木仁，王小明，等. 塘水的颜色[J]. 塘报, 2003, 31(1): 86-91.", "李|红; 阿古达木仁; 王|小明"),
        ("塘水质评价方法，现状与展望[J]. 塘报, 2003, 31(1): 86-91.", ""),
        ("Reed S，moor m. Silt in ponds[J]. Pond J, 1990, 55: 16-24.", "Reed|S; moor|m"),
        ("Reed S, Brown John. Silt in ponds[J]. Pond J, 1990, 55: 16-24.", "Reed|S; Brown|John"),
        ("BERG M，GR\ufffdN W，REED S. Silt in ponds[J]. Pond J, 1990, 55: 16-24.", "BERG|M; GR\ufffdN|W; REED|S"),
    ],
)
def test_authors(text: str, expected: str) -> None:
    assert authors(citation(text)) == expected


def test_an_institution_by_its_acronym_before_a_title():
    found = citation("LPWA, The state of ponds and lakes in parks. Report of the Pond Committee, June 1999")
    assert found.first(PartKind.COLLAB) == "LPWA"
    assert found.parts[0].text == "LPWA"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("塘器R8说明[EB/OL]. [2012]. http://www.pond.example/r8.html.", {"year": "2012"}),
        ("赵一. 塘史[EB/OL]. (2010-03-04)[2012]. http://www.pond.example/r8.html.", {"year": "2010"}),
        ("塘器R8说明[EB/OL]. [2012-03-04]. http://www.pond.example/r8.html.", {"year": ""}),
        (
            "Reed S. Silt in four ponds. Proceedings of the 5th Meeting of the Pond Club[C]. 1999: 56-64.",
            {"title": "Silt in four ponds", "source": "Proceedings of the 5th Meeting of the Pond Club"},
        ),
        ("Reed S. Silt in four ponds[C]. Pond Meeting, 1999: 56-64.", {"title": "Silt in four ponds"}),
    ],
)  # fmt: skip
def test_fields(text: str, expected: dict[str, str]) -> None:
    found = fields(citation(text))
    assert {name: found[name] for name in expected} == expected


def test_a_lost_comma_is_none_inside_a_word_in_capitals():
    assert fold("BERG M\ufffdReed S\ufffd2001") == "BERG M,Reed S,2001"
    assert fold("GR\ufffdN W") == "GR\ufffdN W"


def test_a_notice_that_the_list_goes_on_elsewhere_is_no_part_of_an_entry():
    found = split(
        column(
            [
                (50, "[1] 赵一. 塘水的颜色"),
                (90, "（荩荩下转第 37 页荩荩）"),
                (65, "与深浅[J]. 塘报, 2018, 39(2): 51-55."),
                (50, "[2] 李红. 塘史[M]. 南京: 塘社, 2005."),
            ]
        )
    )
    assert [entry.text for entry in found.entries] == [
        "赵一. 塘水的颜色与深浅[J]. 塘报, 2018, 39(2): 51-55.",
        "李红. 塘史[M]. 南京: 塘社, 2005.",
    ]
    assert [line.text for line in found.rest] == ["（荩荩下转第 37 页荩荩）"]


@pytest.mark.parametrize("note", ["编辑，王小飞．", "本文编辑　王小飞", "（责任编辑：王飞）"])
def test_who_edited_the_paper_is_no_part_of_the_last_entry(note: str) -> None:
    rows = [(50.0, "[1] 赵一. 塘水的颜色[J]. 塘报, 2018, 39(2): 51-55."), (50.0, "[2] 李红. 塘史[M]. 塘社, 2005.")]
    found = split(column([*rows, (90.0, note)]))
    assert found.entries[-1].text == "李红. 塘史[M]. 塘社, 2005."
    assert [line.text for line in found.rest] == [note]
