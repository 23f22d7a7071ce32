"""A whole archive as Parquet files, one a kind of thing, for those who count and join.

articles.parquet        article_id
persons.parquet         person_id, article_id, institution_ids
institutions.parquet    institution_id, article_id
references.parquet      reference_id, article_id
sentence_pairs.parquet  pair_id, article_id; the same two texts have the same pair_id
"""

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO

from pipeline.details import Details
from pipeline.errors import UsageError
from pipeline.export.needs import Format
from pipeline.export.segments import pair_id
from pipeline.export.values import clean
from pipeline.export.work import Work, whole_name
from pipeline.model.lang import Lang
from pipeline.model.reference import TITLES, PartKind, Reference
from pipeline.write import tmx
from pipeline.write.files import whole
from pipeline.write.jats.affs import institutions

Row = dict[str, Any]

_BATCH = 500  # articles in memory, and in a group of rows
_TEXT, _TEXTS, _NUMBER, _SCORE, _FLAG = "string", "list<string>", "int32", "double", "bool"
COLUMNS: Mapping[str, Mapping[str, str]] = {
    "articles": dict.fromkeys(
        ("article_id", "pdf", "result", "language", "article_type", "title_zh", "title_en", "abstract_zh"), _TEXT
    )
    | dict.fromkeys(("abstract_en", "journal_zh", "journal_en", "issn", "eissn", "publisher"), _TEXT)
    | {"keywords_zh": _TEXTS, "keywords_en": _TEXTS, "clc": _TEXTS, "year": _NUMBER}
    | dict.fromkeys(("volume", "issue", "fpage", "lpage", "elocation_id", "doi"), _TEXT),
    "persons": dict.fromkeys(("person_id", "article_id"), _TEXT)
    | {"place": _NUMBER}
    | dict.fromkeys(("name_zh", "name_en", "surname_zh", "given_zh", "surname_en", "given_en"), _TEXT)
    | {"orcid": _TEXT, "role": _TEXT, "equal": _FLAG, "institution_ids": _TEXTS},
    "institutions": dict.fromkeys(("institution_id", "article_id", "text_zh", "text_en"), _TEXT),
    "references": dict.fromkeys(("reference_id", "article_id"), _TEXT)
    | {"place": _NUMBER}
    | dict.fromkeys(("label", "text_zh", "text_en", "type", "title", "source", "year"), _TEXT)
    | dict.fromkeys(("volume", "issue", "fpage", "lpage", "doi"), _TEXT),
    "sentence_pairs": dict.fromkeys(("pair_id", "article_id", "field", "zh", "en"), _TEXT) | {"confidence": _SCORE},
}


def write(folder: Path, works: Iterable[Work]) -> None:
    """The files of these works in `folder`, all of them whole or none; memory holds some hundred works.

    Raises UsageError where pyarrow is not installed, OSError where the files cannot be written.
    """
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise UsageError("--format parquet needs pyarrow: pip install '.[parquet]'") from error
    folder.mkdir(parents=True, exist_ok=True)
    schemas = {name: pyarrow.schema([(key, _type(kind)) for key, kind in own.items()]) for name, own in COLUMNS.items()}
    with ExitStack() as files:
        opened = {name: files.enter_context(whole(folder / f"{name}.parquet")) for name in schemas}
        with ExitStack() as open_writers:  # the writers end before the files do
            writers = {
                name: open_writers.enter_context(pyarrow.parquet.ParquetWriter(opened[name], own))
                for name, own in schemas.items()
            }
            waiting = iter(works)
            while batch := list(islice(waiting, _BATCH)):
                for name, writer in writers.items():
                    rows = [row for work in batch for row in ROWS[name](work)]
                    writer.write_table(pyarrow.Table.from_pylist(rows, schema=schemas[name]))
        for file in opened.values():  # all have room before the first is put in its place: they belong together
            file.flush()
            os.fsync(file.fileno())


def _type(kind: str) -> Any:
    import pyarrow

    return pyarrow.list_(pyarrow.string()) if kind == _TEXTS else pyarrow.type_for_alias(kind)


def _articles(work: Work) -> Iterator[Row]:
    front, issued = work.article.front, work.published
    row: Row = {"article_id": work.id, "pdf": work.pdf, "result": work.name, "language": work.lang.value}
    row |= {"article_type": work.article.article_type, "issn": work.journal.issn, "eissn": work.journal.eissn}
    row |= {"publisher": work.journal.publisher, "clc": [clean(value.text) for value in front.clc]}
    row["year"] = int(issued.year) if issued else None
    for lang in Lang:
        row[f"title_{lang.value}"] = work.titles[lang].whole if lang in work.titles else None
        row[f"abstract_{lang.value}"] = work.abstract(lang) or None
        row[f"keywords_{lang.value}"] = list(work.keywords.get(lang, ()))
        row[f"journal_{lang.value}"] = work.journal.titles.get(lang)
    numbers = ("volume", "issue", "fpage", "lpage", "elocation_id", "doi")
    yield _without_empty(row | {name: work[name] for name in numbers})


def _persons(work: Work) -> Iterator[Row]:
    ids = {_key(row): row["institution_id"] for row in _institutions(work)}
    for place, author in enumerate(work.authors, 1):
        row: Row = {"person_id": f"{work.id}#author{place}", "article_id": work.id, "place": place}
        row |= {"orcid": author.orcid, "role": author.role, "equal": author.equal}
        for lang, name in author.names.items():
            row |= {f"name_{lang.value}": whole_name(name, lang)}
            row |= {f"surname_{lang.value}": name.family, f"given_{lang.value}": name.given}
        places = ((texts.get(Lang.ZH) or None, texts.get(Lang.EN) or None) for texts in author.places)
        row["institution_ids"] = list(dict.fromkeys(ids[key] for key in places if key in ids))
        yield _without_empty(row)


def _institutions(work: Work) -> Iterator[Row]:
    article = work.article
    for place in institutions(article.front, article.alignment.affiliations, article.lang):
        texts = {f"text_{aff.lang.value}": clean(aff.text) for aff in place.affs}
        yield _without_empty({"institution_id": f"{work.id}#{place.id}", "article_id": work.id, **texts})


def _key(row: Row) -> tuple[str | None, str | None]:
    return row.get("text_zh"), row.get("text_en")


def _references(work: Work) -> Iterator[Row]:
    for place, reference in enumerate(work.article.back.references, 1):
        row: Row = {"reference_id": f"{work.id}#ref{place}", "article_id": work.id, "place": place}
        yield _without_empty(row | {"label": clean(reference.label), **_cited(reference)})


_CITED = {
    "source": PartKind.SOURCE,
    "year": PartKind.YEAR,
    "volume": PartKind.VOLUME,
    "issue": PartKind.ISSUE,
    "fpage": PartKind.FPAGE,
    "lpage": PartKind.LPAGE,
    "doi": PartKind.DOI,
}


def _cited(reference: Reference) -> Row:
    """What a reference says: its texts by language, the rest from the first citation that says it."""
    row: Row = {f"text_{citation.lang.value}": clean(citation.text) for citation in reversed(reference.citations)}
    first = next(iter(reference.citations), None)
    row["type"] = first.publication_type.value if first else None
    for name, kind in _CITED.items():
        row[name] = clean(next(filter(None, (citation.first(kind) for citation in reference.citations)), ""))
    titles = (citation.first(kind) for citation in reference.citations for kind in TITLES)
    return row | {"title": clean(next(filter(None, titles), ""))}


def _pairs(work: Work) -> Iterator[Row]:
    for unit in tmx.units(work.article):
        row: Row = {"pair_id": pair_id(unit.zh, unit.en), "article_id": work.id, "field": unit.kind}
        yield row | {"zh": clean(unit.zh), "en": clean(unit.en), "confidence": unit.score}


def _without_empty(row: Row) -> Row:
    """The row with nothing where a text is empty."""
    return {key: None if value == "" else value for key, value in row.items()}


ROWS = {
    "articles": _articles,
    "persons": _persons,
    "institutions": _institutions,
    "references": _references,
    "sentence_pairs": _pairs,
}


def _no_stream(stream: BinaryIO, works: Iterable[Work], details: Details) -> None:
    raise UsageError("--format parquet writes a folder: --to FOLDER")


FORMAT = Format(_no_stream, needs=(), folder=write)
