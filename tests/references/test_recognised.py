"""Lists as programs that read pictures leave them, and lists set as one paragraph. All works are invented."""

import pytest

from pipeline.model.reference import PartKind
from pipeline.parse.references import citation
from pipeline.parse.references.split import split
from tests.references.lines import column, line
from tests.references.test_styles import fields


def texts(*rows: str) -> list[tuple[str, str]]:
    found = split(column((50 if row.startswith(("[", "［")) else 65, row) for row in rows))
    return [(entry.label, entry.text) for entry in found.entries]


def test_a_list_in_one_paragraph_is_cut_at_its_labels() -> None:
    assert texts(
        "[1] 赵一. 塘水的颜色[J]. 塘报, 2018, 39(2): 51-55. [2] 李红. 塘",
        "史[M]. 南京: 塘社, 2005. [3] 王五. 塘泥[J]. 塘报, 2018,",
        "39(3): 5-9. [4] Reed S. Silt. Genoa: Pond Press, 1999. [ 5 ]",
        "Berg M. Ponds. Genoa: Pond Press,",
        "1998. [6] 孙某. 塘事[M]. 南京: 塘社, 2001.",
    ) == [
        ("[1]", "赵一. 塘水的颜色[J]. 塘报, 2018, 39(2): 51-55."),
        ("[2]", "李红. 塘史[M]. 南京: 塘社, 2005."),
        ("[3]", "王五. 塘泥[J]. 塘报, 2018, 39(3): 5-9."),
        ("[4]", "Reed S. Silt. Genoa: Pond Press, 1999."),
        ("[ 5 ]", "Berg M. Ponds. Genoa: Pond Press, 1998."),
        ("[6]", "孙某. 塘事[M]. 南京: 塘社, 2001."),
    ]


def test_a_number_that_is_cited_inside_a_title_cuts_nothing() -> None:
    assert [
        label for label, _ in texts("[1] 赵一. 评[2] 王五的塘论[J]. 塘报, 2018.", "[2] 李红. 塘史[M]. 塘社, 2005.")
    ] == [
        "[1]",
        "[2]",
    ]


def test_labels_with_white_and_labels_that_could_not_be_read() -> None:
    rows = [f"[{n}] 赵一. 塘水的颜色[J]. 塘报, 2018, 39(2): 5{n}-59." for n in range(1, 10)]
    found = texts(
        *rows,
        "[ 10］ 李红. 塘史[M]. 南京: 塘社, 2005.",
        "[ 1 1 ］王五. 塘泥[M]. 南京: 塘社, 2006.",
        "［H］孙某. 塘事[M]. 南京: 塘社, 2007.",
        "[13] 赵一. 塘论[M]. 南京: 塘社, 2008.",
        "[14] 赵一. 塘话[M]. 南京: 塘社, 2009.",
    )
    assert [label for label, _ in found[9:]] == ["[ 10］", "[ 1 1 ］", "［H］", "[13]", "[14]"]
    assert found[11][1] == "孙某. 塘事[M]. 南京: 塘社, 2007."


def test_a_label_that_lost_its_brackets() -> None:
    found = split(
        [
            line(50, "[1] Lake M. Silt of ponds[J]. Pond J, 2018, 39(2): 51-55.", top=100),
            line(50, "2   REED O, BERG D S, MOOR M, et al. Knowledge of ponds[J].", top=114),
            line(65, "Pond J, 2019, 40(2): 5-9.", top=128),
            line(50, "[3] Lake M. Silt again[J]. Pond J, 2020, 41(2): 51-55.", top=142),
            line(50, "[4] Lake M. More silt[J]. Pond J, 2021, 42(2): 51-55.", top=156),
        ]
    )
    assert [entry.label for entry in found.entries] == ["[1]", "2", "[3]", "[4]"]
    assert found.entries[1].text.startswith("REED O, BERG D S")


def test_numbers_whose_white_was_not_recognised_open_entries() -> None:
    rows = [(50, f"{n} Lake M. Silt of ponds[J]. Pond J, 2018, 39(2): 5{n}-59.") for n in (1, 2, 3)]
    rows += [(50, "4J Berg, E Reed. Pond silt[C]. Genoa: Pond"), (65, "Press, 2013: 5-9.")]
    rows += [(50, f"{n} Lake M. Silt again[J]. Pond J, 2019, 40(2): 5{n}-59.") for n in (5, 6)]
    found = split(column(rows)).entries
    assert [entry.label for entry in found] == ["1", "2", "3", "4", "5", "6"]
    assert found[3].text == "J Berg, E Reed. Pond silt[C]. Genoa: Pond Press, 2013: 5-9."


def test_the_chinese_entry_of_one_english_one_without_a_heading() -> None:
    found = split(
        column(
            [
                (50, "[1] Lake M. Silt of ponds[J]. Pond J, 2018, 39(2): 51-55."),
                (50, "[2] Wang W. Lake silt[J]. Lake News, 2006, 17(5): 1222-1231 (in Chinese)."),
                (50, "[3] Reed S. Silt of lakes[J]. Pond J, 2019, 40(2): 5-9."),
                (50, "[2] 王五. 湖泥[J]. 湖报, 2006, 17(5): 1222-1231."),
            ]
        )
    )
    assert [(entry.label, entry.twin) for entry in found.entries] == [
        ("[1]", ""),
        ("[2]", "王五. 湖泥[J]. 湖报, 2006, 17(5): 1222-1231."),
        ("[3]", ""),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("赵一. 塘水[J]. 塘报, 2013, 38(12): 5176? 5180.", {"source": "塘报", "fpage": "5176", "lpage": "5180"}),
        ("Reed S. Silt of ponds [CJ//Pond Days. Genoa: ACM, 2008: 12-15.", {"title": "Silt of ponds"}),
        ("赵一. 塘水【Jj．塘报, 2013, 38(12): 51-58.", {"title": "塘水", "source": "塘报"}),
        ("赵一. 塘水［』］．塘报, 2013, 38(12): 51-58.", {"title": "塘水", "source": "塘报"}),
        ("赵一. 塘水 LJ］．塘报, 2013, 38(12): 51-58.", {"title": "塘水", "source": "塘报"}),
    ],
)
def test_marks_and_dashes_that_were_misread(text: str, expected: dict[str, str]) -> None:
    found = fields(citation(text))
    assert {name: found[name] for name in expected} == expected


@pytest.mark.parametrize(
    ("printed", "url"),
    [
        ("https://pond.example/pon d.pdf.", "https://pond.example/pon d.pdf"),
        ("http://pond.example/a/9-16-reed ivan 2016 ponds for all.pdf, August 4, 2016", None),
        (
            "https://pond.example/Coloured -Ponds-Plan/wiki/Start.",
            "https://pond.example/Coloured -Ponds-Plan/wiki/Start",
        ),
        ("http:/ /www.pond.example/show.aspx?id =336．", "http:/ /www.pond.example/show.aspx?id =336"),
        ("http://pond.example /library /a.html.", "http://pond.example /library /a.html"),
        ("www. pond. example / a. pdf", "www. pond. example / a. pdf"),
        ("http://pond. example/ TR/ b/", "http://pond. example/ TR/ b/"),
        ("http://pond.example/ Press", "http://pond.example/"),
        ("http://pond.example/ blog - 496 - 693. html", "http://pond.example/ blog - 496 - 693. html"),
        ("http://pond.example/a- 12 - 693.html", "http://pond.example/a- 12 - 693.html"),
        ("http://pond.example/b- 12 - 14", "http://pond.example/b-"),
        ("http://pond.example/a.shtml.Reed power of ponds.", "http://pond.example/a.shtml"),
        ("http://pond.example/. Reed. Next", "http://pond.example/"),
        ("http://pond.example/a.html, June 12, 2016", "http://pond.example/a.html"),
        ("http://pond.example/a accessed 12/03/2010", "http://pond.example/a"),
        ("http://pond.example/v.aspx?n=2＆j = b．DOI: 10.5555/b.9", "http://pond.example/v.aspx?n=2＆j = b"),
    ],
)
def test_white_inside_an_address(printed: str, url: str | None) -> None:
    found = citation(f"Reed S. Silt[EB/OL]. {printed}")
    assert found.first(PartKind.URI) == (url or printed.partition(", August")[0])
