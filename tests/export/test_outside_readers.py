"""What others read of our exports: reference managers' and translation tools' own libraries."""

import json
import warnings
from io import BytesIO, StringIO

import pytest

from pipeline.write.citations import FORMATS
from tests.export.conftest import ARTICLE, written

TITLE = {title.lang.value: title.whole for title in ARTICLE.front.titles}


def test_citeproc_renders_our_csl_json() -> None:
    pytest.importorskip("citeproc")
    from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
    from citeproc.source.json import CiteProcJSON

    items = json.loads(written("csl-json", ARTICLE))
    with warnings.catch_warnings(record=True) as said:
        warnings.simplefilter("always")
        source = CiteProcJSON(items)
    # citeproc-py tells of each field that it does not know; `custom` is of CSL 1.0.2, which it has not learnt.
    assert {str(item.message).rpartition(": ")[2] for item in said} <= {"custom"}
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    bibliography = CitationStylesBibliography(style, source, formatter.plain)
    for item in items:
        bibliography.register(Citation([CitationItem(item["id"])]))
    rendered = [str(entry) for entry in bibliography.bibliography()]
    assert len(rendered) == len(items)
    assert items[0]["title"].split("<")[0] in rendered[0]
    assert items[0]["author"][0]["family"] in rendered[0]


def test_bibtexparser_reads_our_bibtex() -> None:
    bibtexparser = pytest.importorskip("bibtexparser")
    library = bibtexparser.parse_string(written("bibtex", ARTICLE).decode("utf-8"))
    assert library.failed_blocks == []
    (entry,) = library.entries
    assert entry.entry_type == "article"
    assert entry.fields_dict["doi"].value == ARTICLE.front.doi.text  # type: ignore[union-attr]
    assert {"author", "title", "journal", "year"} <= set(entry.fields_dict)


def test_rispy_reads_our_ris() -> None:
    rispy = pytest.importorskip("rispy")
    (entry,) = rispy.load(StringIO(written("ris", ARTICLE).decode("utf-8-sig")))
    assert entry["type_of_reference"] == "JOUR"
    assert entry["doi"] == ARTICLE.front.doi.text  # type: ignore[union-attr]
    titles = {entry.get("title"), entry.get("primary_title"), entry.get("translated_title")}
    assert titles & set(TITLE.values())
    assert entry["authors"]


def test_translate_toolkit_reads_our_tmx() -> None:
    tmx = pytest.importorskip("translate.storage.tmx")
    store = tmx.tmxfile(BytesIO(written("tmx", ARTICLE)), sourcelanguage="zh", targetlanguage="en")
    pairs = [(unit.source, unit.target) for unit in store.units]
    assert pairs
    assert all(source and target for source, target in pairs)


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_an_article_s_references_are_read_too(form: str) -> None:
    data = FORMATS[form][1](ARTICLE.back.references).decode("utf-8-sig")
    if form == "csl":
        from citeproc.source.json import CiteProcJSON

        count = len(CiteProcJSON(json.loads(data)))
    elif form == "bibtex":
        import bibtexparser

        library = bibtexparser.parse_string(data)
        assert library.failed_blocks == []
        count = len(library.entries)
    else:
        import rispy

        count = len(rispy.load(StringIO(data)))
    assert count >= len(ARTICLE.back.references) > 0
