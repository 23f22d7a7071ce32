from operator import attrgetter

import pytest

from pipeline.knowledge.references import Words, references

ROWS = list(references().words.values())


@pytest.mark.parametrize("row", ROWS, ids=attrgetter("rule"))
def test_row_keeps_its_word(row: Words) -> None:
    assert [form for form in row.forms if not row.search(form)] == []
    assert [text for text in row.rejects if row.search(text)] == []


def test_type_marks_are_publication_types() -> None:
    from pipeline.model.reference import PublicationType

    assert set(references().type_marks.values()) <= {kind.value for kind in PublicationType}
