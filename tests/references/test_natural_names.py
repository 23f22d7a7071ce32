"""English works in the notes of the social sciences: names in their natural order, titles in quotation marks."""

import pytest

from pipeline.model.reference import PartKind
from pipeline.parse.references import citation
from tests.references.test_styles import fields

NOTES: list[tuple[str, dict[str, str]]] = [
    (
        "Lena Van Moor Reed, “Silt in ponds: a study”, Pond Inquiry, vol. 16, no. 1, 1997, pp. 23—49.",
        {"authors": "Reed|Lena Van Moor", "title": "Silt in ponds: a study", "source": "Pond Inquiry", "volume": "16"},
    ),
    (
        "Ann Lake & Bob Y. van Reed, “Silt in ponds”, Pond Inquiry, vol. 16, no. 1, 1997, pp. 23—49.",
        {"authors": "Lake|Ann; van Reed|Bob Y.", "title": "Silt in ponds", "source": "Pond Inquiry"},
    ),
    (
        "Ann Lake & Suzie Wong Moor, Ponds: Silt in the World, London and New York: Routledge, 2003, pp. 116—166.",
        {"authors": "Lake|Ann; Moor|Suzie Wong", "source": "Ponds: Silt in the World", "year": "2003"},
    ),
    (
        "Robert Lake et al. eds., Contesting Silt, London: Bloomsbury Academic, 2016, pp. xvi-xxiv.",
        {"authors": "Lake|Robert", "source": "Contesting Silt", "fpage": "xvi"},
    ),
    (
        "Bern Reed, “A theory of silt”, in Ellen Lake & Dirk Moor eds., Pond Scenery, London: Routledge, 2008, p. 25.",
        {"authors": "Reed|Bern", "title": "A theory of silt", "source": "Pond Scenery", "place": "London"},
    ),
    (  # IEEE: a report's number behind its word
        "M. Lind, “Silt nets,” Univ. of Ponds, Tech. Rep. UP-0021, 2014.",
        {"type": "report", "title": "Silt nets", "source": "Univ. of Ponds, Tech. Rep. UP-0021", "fpage": ""},
    ),
    (
        "M. Lind, “Silt nets,” Univ. of Ponds, Pondtown, Tech. Rep. 123, 2014.",
        {"type": "report", "source": "Univ. of Ponds, Pondtown, Tech. Rep. 123", "volume": ""},
    ),
    # A body is none of them.
    (
        "The Pond Economist, “Silt report”, Pond Review, vol. 3, 1997, pp. 3-9.",
        {"authors": "=The Pond Economist", "title": "Silt report", "source": "Pond Review"},
    ),
]


@pytest.mark.parametrize(("text", "expected"), NOTES)
def test_note(text: str, expected: dict[str, str]) -> None:
    found = fields(citation(text))
    assert {name: found[name] for name in expected} == expected


@pytest.mark.parametrize(
    ("printed", "surnames"),
    [
        ("Meiling L I U, Wei M A, Tao S", ["L I U", "M A", "Tao"]),  # an initial alone spells nothing
        ("Xiaofei M A, Reed L", ["Xiaofei", "Reed"]),  # two may be initials
        ("Carlson L I U, Reed L", ["Carlson", "Reed"]),  # no given name in pinyin
        ("Meiling K T Z, Reed L", ["Meiling", "Reed"]),  # no family name
    ],
)
def test_a_family_name_spelt_letter_by_letter_behind_the_given_name(printed, surnames):
    """What programs for references make of `LIU Meiling`; in such a list two letters are a family name, too."""
    made = citation(f"{printed}. Title of the work[J]. Pond Science, 2014, 2(1): 12-15.")
    names = [part for part in made.walk() if part.kind is PartKind.SURNAME]
    assert [name.text for name in names] == surnames
