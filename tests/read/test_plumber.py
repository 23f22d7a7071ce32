"""pdfplumber as a reader: what pdfminer makes of names."""

import pytest

from pipeline.read.plumber import _decoded


@pytest.mark.parametrize(
    ("name", "readable"),
    [
        ("SimSun", "SimSun"),
        (r"b'\xba\xda\xcc\xe5'", "黑体"),
        ('b"Fancy\'s"', "Fancy's"),
        ("b'half", "b'half"),
    ],
)
def test_a_name_that_is_no_utf8_is_read_from_its_literal(name, readable):
    assert _decoded(name) == readable


@pytest.mark.parametrize("rest", ["-" * 200_000, ".a" * 200_000, "(" * 200_000, "[" * 200_000, "'" * 200_000])
def test_a_name_that_only_begins_like_a_literal_is_no_code(rest):
    assert isinstance(_decoded("b''" + rest), str)
