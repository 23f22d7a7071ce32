"""Wrong marks, small initials, media and patents in entries without a mark; cells at a column's head. All invented."""

import pytest

from pipeline.parse.references import citation
from pipeline.parse.references.split import split
from tests.references.lines import column, line
from tests.references.test_styles import fields


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a meeting or a book that is marked as an article
        (
            "L. Lake. Silt nets[J]. In 2018 Conference on Pond Vision. IEEE, 2018: 12-15.",
            {"source": "2018 Conference on Pond Vision", "publisher": "IEEE", "year": "2018", "fpage": "12"},
        ),
        ("赵一. 塘水[J]. 北京：塘畔出版社，2017.10.", {"place": "北京", "publisher": "塘畔出版社", "source": ""}),
        (
            "Reed S. Silt[J]. Pond Conference Series: Earth, 2018, 394(4): 12-15.",
            {"source": "Pond Conference Series: Earth", "volume": "394", "publisher": ""},
        ),
        # a small letter for an initial, beside others
        (
            "Berg，p. and Reed， p. “ A Model of Silt through Ponds. ” Lacustra，1992，60（2），pp. 23-51．",
            {"authors": "Berg|p.; Reed|p.", "title": "A Model of Silt through Ponds", "source": "Lacustra"},
        ),
        # the medium as a sentence of its own, a patent of another country
        (
            "Reed S. Ponds and coins. [Online], available: http://pond.example/a.pdf, June 12, 2016",
            {"source": "Ponds and coins", "title": "", "year": "2016"},
        ),
        (
            "Reed S. Silt detection via nets, systems and methods: U.S. Patent 2015/0999283, November 2015.",
            {"type": "patent", "title": "Silt detection via nets, systems and methods", "volume": ""},
        ),
        # publisher and place as data bases give them; a publisher alone; accents beside their letters
        (
            "REED S. Silt nets[C]//Workshop on Ponds. Springer, Berlin, Heidelberg, 2015: 3-19.",
            {"source": "Workshop on Ponds", "publisher": "Springer", "place": "Berlin, Heidelberg", "fpage": "3"},
        ),
        (
            "REED S. Silt[M]//Encyclopedia of ponds. Springer, Boston, MA, 2009: 5-9.",
            {"source": "Encyclopedia of ponds", "publisher": "Springer", "place": "Boston, MA"},
        ),
        (
            "REED S. Silt[C]//Proceedings of Ponds. Genoa, Italy, 2015: 3-19.",
            {"source": "Proceedings of Ponds", "publisher": ""},
        ),
        ("REED S. Silt[C]//ACM, 2014: 701-710.", {"title": "Silt", "source": "", "publisher": "ACM", "fpage": "701"}),
        (
            "L¨ uders, K., Reed, A. Silt of the pond[J]. Pond J, 2016, 3: 1-9.",
            {"authors": "L¨ uders|K.; Reed|A.", "title": "Silt of the pond"},
        ),
        # a comma lost, a season, a year twice, a note before the place
        (
            "赵一. 塘水[J]. 塘报,200621（2）：386～390．",
            {"source": "塘报", "year": "2006", "volume": "21", "issue": "2"},
        ),
        (
            "Reed, Samuel. “Silt in Lakes and Ponds.” Pond Inquiry 6, no. 2 (Spring 1980): 39–54.",
            {"source": "Pond Inquiry", "volume": "6", "issue": "2", "year": "1980", "fpage": "39"},
        ),
        (
            "Lake S. 2011. Silt［M.S. thesis］(in Chinese). Genoa: Genoa University of Ponds, 2011.",
            {"type": "thesis", "place": "Genoa", "publisher": "Genoa University of Ponds", "year": "2011"},
        ),
        (
            "Lake S．2007．Pond Methods（in Chinese）．Genoa： Pond University Press．",
            {"type": "book", "source": "Pond Methods", "place": "Genoa", "publisher": "Pond University Press"},
        ),
        # books with commas alone; a page of the web and a working paper behind a quoted title
        (
            "M. Lake, Silty Water Waves, Academic Press, Inc., New York, 1994.",
            {"type": "book", "source": "Silty Water Waves", "publisher": "Academic Press, Inc.", "place": "New York"},
        ),
        ("M. Lake, Silty Waves, Wiley, New York, 1974.", {"type": "book", "publisher": "Wiley", "year": "1974"}),
        ("Lake, M. “Coins of a pond.” http://pond.example/c.pdf, 2008.", {"type": "webpage", "year": "2008"}),
        ("Lake, M. “From Silt to Mud.” Pond Working Papers, No. 27404, 2020.", {"type": "report"}),
    ],
)
def test_fields(text: str, expected: dict[str, str]) -> None:
    found = fields(citation(text))
    assert {name: found[name] for name in expected} == expected


def test_cells_of_a_table_over_the_list_in_the_next_column_are_no_part_of_an_entry() -> None:
    rows = []
    for n in range(1, 5):
        rows += [(50.0, f"[{n}] Lake M. Silt of ponds and lakes[J]. Pond"), (62.0, "Journal, 2018, 39(2): 51-55.")]
    cells = [line(330, "ponds are dry", top=120), line(330, "lakes are full and clear.", top=134)]
    entry = line(305, "[5] Reed S. More silt[J]. Pond Journal, 2019, 40(2): 5-9.", top=200)
    found = split([*column(rows, top=300), *cells, entry])
    assert [item.text for item in found.entries][3:] == [
        "Lake M. Silt of ponds and lakes[J]. Pond Journal, 2018, 39(2): 51-55.",
        "Reed S. More silt[J]. Pond Journal, 2019, 40(2): 5-9.",
    ]
    assert list(found.rest) == cells


def test_an_entry_goes_on_behind_the_cells() -> None:
    rows = []
    for n in range(1, 5):
        rows += [(50.0, f"[{n}] Lake M. Silt of ponds and lakes[J]. Pond"), (62.0, "Journal, 2018, 39(2): 51-55.")]
    cells = [line(330, "ponds are dry", top=120), line(290, "lakes are full and clear.", top=134)]
    rest = line(317, "Journal, 2020, 41(2): 51-55.", top=186)
    last = line(305, "[6] Reed S. More silt[J]. Pond Journal, 2019, 40(2): 5-9.", top=200)
    broken = line(50, "[5] Lake M. Silt of lakes and the sea[J]. Pond", top=412)
    found = split([*column(rows, top=300), broken, *cells, rest, last])
    assert found.entries[4].text == "Lake M. Silt of lakes and the sea[J]. Pond Journal, 2020, 41(2): 51-55."
    assert list(found.rest) == cells


def test_an_entry_goes_on_at_the_next_column_s_head() -> None:
    rows = []
    for n in range(1, 5):
        rows += [(50.0, f"[{n}] Lake M. Silt of ponds and lakes[J]. Pond"), (62.0, "Journal, 2018, 39(2): 51-55.")]
    rest = line(317, "DOI: 10.5555/pond.4.", top=120)
    entry = line(305, "[5] Reed S. More silt[J]. Pond Journal, 2019, 40(2): 5-9.", top=134)
    found = split([*column(rows, top=300), rest, entry])
    assert found.entries[3].text.endswith("DOI: 10.5555/pond.4.")
    assert not found.rest
