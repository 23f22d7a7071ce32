from operator import attrgetter

import pytest

from pipeline.knowledge import names
from pipeline.knowledge.references import Words, references
from pipeline.knowledge.toml import load

ROWS = list(references().words.values())


@pytest.mark.parametrize("row", ROWS, ids=attrgetter("rule"))
def test_row_keeps_its_word(row: Words) -> None:
    assert [form for form in row.forms if not row.search(form)] == []


def test_type_marks_are_publication_types() -> None:
    from pipeline.model.reference import PublicationType

    assert set(references().type_marks.values()) <= {kind.value for kind in PublicationType}


def test_a_form_stands_once_where_a_row_has_those_of_others() -> None:
    """And who takes one away from a translator's takes it from all roles."""
    rows = load("references")["words"]
    pairs = [(row, rows[other]) for row in rows.values() for other in row.get("also", ())]
    assert [set(row["forms"]) & set(other["forms"]) for row, other in pairs] == [set()] * len(pairs)
    assert pairs
    assert references()["role"].search("校注")
    assert references()["publisher"].search("Kluwer")


def test_particles_of_by_lines_are_those_of_references_too() -> None:
    assert not names.words("particles") & set(load("references")["particles"]["words"])
    assert names.words("particles") <= set(references().particles)
