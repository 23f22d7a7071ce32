"""Validation says what is wrong and where, and asks nobody else."""

from pathlib import Path

import pytest

from pipeline.model.article import Article
from pipeline.write import jats
from pipeline.write.validate import validate


def test_a_valid_file_has_no_problems(tmp_path: Path, rich: Article) -> None:
    path = tmp_path / "a.xml"
    path.write_bytes(jats.article(rich))
    assert validate(path) == []


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        (b"<volume>27</volume>\n", b"<volumen>27</volumen>\n", "volumen"),
        (b'rid="ref1 ref2"', b'rid="ref1 ref9"', "ref9"),
        (b'id="ref2"', b'id="ref1"', "ref1"),
        (b'dtd-version="1.3"', b'dtd-version="9"', "dtd-version"),
        (b"<issue>1</issue>\n<fpage>1</fpage>", b"<fpage>1</fpage>\n<issue>1</issue>", "article-meta"),
    ],
)
def test_each_fault_is_named_with_its_line(rich: Article, old: bytes, new: bytes, problem: str) -> None:
    xml = jats.article(rich)
    assert old in xml
    found = validate(xml.replace(old, new))
    assert any(problem in line for line in found)
    assert all(line.split(":")[0].isdigit() for line in found)


@pytest.mark.parametrize("data", [b"", b"%PDF-1.4", b"<article>", b"<article>\x01</article>"])
def test_what_is_not_xml_is_one_line(data: bytes) -> None:
    (line,) = validate(data)
    assert "not well-formed" in line


def test_other_files_are_not_read_through_entities(tmp_path: Path, bare: Article) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret", encoding="utf-8")
    doctype = b'<!DOCTYPE article [<!ENTITY x SYSTEM "' + secret.as_uri().encode() + b'">]>'
    body = jats.article(bare).split(b"\n", 2)[2].replace(b"<article-title/>", b"<article-title>&x;</article-title>")
    assert not any("secret" in line for line in validate(doctype + body))


def test_a_missing_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        validate(tmp_path / "none.xml")
