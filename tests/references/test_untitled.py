"""Articles given by their journal alone, as journals of chemistry and physics have them. All works are invented."""

import pytest

from pipeline.parse.references import citation, halves
from tests.references.test_styles import fields

SERIES: list[tuple[str, dict[str, str]]] = [
    (
        "Lake, A.; Reed, C. B. J. Pond Chem. Soc. 2005, 127, 8890.",
        {"authors": "Lake|A.; Reed|C. B.", "source": "J. Pond Chem. Soc", "volume": "127", "fpage": "8890"},
    ),
    (
        "Lake, A.; Reed, C. J. Angew. Chem., Int. Ed. Engl. 2005, 25, 508.",
        {"authors": "Lake|A.; Reed|C. J.", "source": "Angew. Chem., Int. Ed. Engl", "volume": "25"},
    ),
    (
        "Lake A, Reed C B. J. Pond Chem. Soc., 2005, 127: 8890",
        {"authors": "Lake|A; Reed|C B", "source": "J. Pond Chem. Soc", "year": "2005"},
    ),
    (
        "Lake A., Reed C. B., Pond. Chem. Int. Ed., 2005, 44(3), 890—893",
        {"authors": "Lake|A.; Reed|C. B.", "source": "Pond. Chem. Int. Ed", "issue": "3", "lpage": "893"},
    ),
    ("A. Lake, C. Reed, Ponds 321, 1234 (2008).", {"source": "Ponds", "year": "2008", "fpage": "1234"}),
    (
        "A. Lake and C. B. Reed, Phys. Rev. Pond 100, 123456 (2008).",
        {"authors": "Lake|A.; Reed|C. B.", "source": "Phys. Rev. Pond", "volume": "100", "fpage": "123456"},
    ),
    (
        "Lake A, Reed C. Nucl. Instr. and Meth. in Pond Res. A, 2001, 470: 571",
        {"source": "Nucl. Instr. and Meth. in Pond Res. A", "volume": "470"},
    ),
    ("LAKE A et al. Nucl. Phys. Pond., 2001, A691: 57c", {"source": "Nucl. Phys. Pond", "volume": "A691"}),
    ("钱某某, 尤某. 池塘学报, 2006, 64(5): 411", {"authors": "钱|某某; 尤|某", "source": "池塘学报", "volume": "64"}),
    ("钱某某, 尤某, 有机化学, 2001, 21, 139", {"authors": "钱|某某; 尤|某", "source": "有机化学", "volume": "21"}),
    ("钱某某, 尤某, 池塘学报, 2014, 72, 1", {"authors": "钱|某某; 尤|某", "source": "池塘学报", "fpage": "1"}),
    (
        "(a) Lake, A.; Reed, C. J. Pond Chem. Soc. 2005, 127, 8890. (b) Berg, D. Pond Lett. 2006, 8, 12.",
        {"authors": "Lake|A.; Reed|C.", "source": "J. Pond Chem. Soc", "year": "2005", "fpage": "8890"},
    ),
]


@pytest.mark.parametrize(("text", "expected"), SERIES)
def test_an_article_is_given_by_its_journal(text: str, expected: dict[str, str]) -> None:
    (made,) = map(citation, halves(text))
    found = fields(made)
    assert found["type"] == "journal"
    assert found["title"] == ""
    assert {name: found[name] for name in expected} == expected


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Lake A. Silt Rings. Pond J, 2011, 5(3): 77-81.", "Silt Rings"),
        ("Lake A, Reed C. Letter. New Pond World, 2015, 228(3): 52.", "Letter"),
        ("A. Lake, Silt waves, Phys. Rev. Pond 100, 12 (2008).", "Silt waves"),
        ("钱某某. 塘泥的年代. 池塘学报, 2006, 64(5): 411.", "塘泥的年代"),
        ("钱某某. 塘泥的年代, 2006, 64(5): 411.", "塘泥的年代"),
    ],
)
def test_a_title_before_a_journal_is_a_title(text: str, title: str) -> None:
    (made,) = map(citation, halves(text))
    found = fields(made)
    assert title in (found["title"], found["source"])
    assert found["source"] == title or found["title"] == title


def test_a_stop_that_stands_before_another_parts_no_name() -> None:
    """As a slip of the recognition has it: `Vol. .N 51`."""
    (made,) = map(
        citation,
        halves(
            "Lake, A., Silt Pricing under\x8fDigital Entry.Journal ofLocal Ponds, Vol. .N 51,o 4, 2017, pp. 301-239."
        ),
    )
    assert fields(made)["authors"] == "Lake|A."


@pytest.mark.parametrize("row", ["H" * 60, "A-" * 40])
def test_capitals_in_a_row_are_one_word(row: str) -> None:
    """Parted in every way that there is, they would take years."""
    (made,) = map(citation, halves(f"Lake, A.,{row} Silt, 21. {row}!: Reed Press, Vol. 12, No. 3, 2014, pp. 201-226."))
    assert fields(made)["authors"] == "Lake|A."
    (made,) = map(citation, halves(f"Lake A, Reed{row * 2}%r B. Silt，塘泥 B. Reed 2019, 4: 145-163."))
    assert fields(made)["year"] == "2019"
