"""An archive as Parquet files that join by their keys; whole or not at all."""

from __future__ import annotations

import errno
import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from pipeline.details import Details
from pipeline.errors import UsageError
from pipeline.export import tables
from pipeline.export.job import run
from tests.export.conftest import ARTICLE, as_work, with_front
from tests.export.conftest import value as printed

parquet = pytest.importorskip("pyarrow.parquet", reason="the parquet extra is not installed")
WORKS = (ARTICLE, with_front(doi=printed("10.1234/other")))


def read(folder: Path) -> dict[str, list[dict[str, Any]]]:
    return {name: parquet.read_table(folder / f"{name}.parquet").to_pylist() for name in tables.COLUMNS}


@pytest.fixture
def found(tmp_path: Path) -> dict[str, list[dict[str, Any]]]:
    tables.write(tmp_path / "out", [as_work(article, name=f"a{n}") for n, article in enumerate(WORKS)])
    return read(tmp_path / "out")


def test_every_key_is_one_things_and_joins(found: dict[str, list[dict[str, Any]]]) -> None:
    keys = {"articles": "article_id", "persons": "person_id", "institutions": "institution_id"}
    for name, key in (keys | {"references": "reference_id"}).items():
        own = [row[key] for row in found[name]]
        assert len(set(own)) == len(own) > 0, name
    articles = {row["article_id"] for row in found["articles"]}
    assert all(row["article_id"] in articles for rows in found.values() for row in rows)
    institutions = {row["institution_id"] for row in found["institutions"]}
    tied = [key for person in found["persons"] for key in person["institution_ids"]]
    assert tied
    assert set(tied) <= institutions


def test_an_article_has_both_languages_and_numbers_as_numbers(found: dict[str, list[dict[str, Any]]]) -> None:
    row = found["articles"][0]
    assert row["title_zh"] == "纸飞机的滑翔比：以课堂为例"
    assert row["title_en"] == "Glide Ratio of Paper Planes: A Classroom Case"
    assert isinstance(row["year"], int)
    assert row["keywords_zh"]
    assert row["pdf"] == "a0.pdf"


def test_a_person_is_one_row_with_both_scripts(found: dict[str, list[dict[str, Any]]]) -> None:
    both = [row for row in found["persons"] if row["name_zh"] and row["name_en"]]
    assert len(both) == 4
    assert all(row["surname_zh"] and row["surname_en"] for row in both)


def test_pairs_and_references_have_their_texts(found: dict[str, list[dict[str, Any]]]) -> None:
    assert all(row["zh"] and row["en"] for row in found["sentence_pairs"])
    assert {"title", "abstract"} <= {row["field"] for row in found["sentence_pairs"]}
    assert all(row["text_zh"] or row["text_en"] for row in found["references"])
    assert found["references"][0]["type"] == "journal"


def test_files_that_fail_leave_those_before(tmp_path: Path) -> None:
    tables.write(tmp_path, [as_work()])
    before = read(tmp_path)

    def failing() -> Any:
        yield as_work(replace(ARTICLE, front=replace(ARTICLE.front, doi=printed("10.1234/new"))))
        raise UsageError("gone")

    with pytest.raises(UsageError):
        tables.write(tmp_path, failing())
    assert read(tmp_path) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(f"{name}.parquet" for name in tables.COLUMNS)


def test_no_folder_is_named_in_one_line(tmp_path: Path, put: Any, results: Path) -> None:
    put("a", ARTICLE)
    with pytest.raises(UsageError, match="--to FOLDER"), (tmp_path / "x").open("wb") as stream:
        run([results], tables.FORMAT, stream, Details(), print)


def test_results_become_tables(tmp_path: Path, put: Any, results: Path) -> None:
    put("a", ARTICLE)
    assert run([results], tables.FORMAT, tmp_path / "t", Details(), print).written == 1
    assert len(read(tmp_path / "t")["articles"]) == 1


def test_where_there_is_no_room_for_all_files_those_before_stay(
    found: dict[str, list[dict[str, Any]]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Half of a new set beside half of the old one joins wrongly."""
    left = 2

    def full(_: int) -> None:
        nonlocal left
        left -= 1
        if left < 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space left"):
        tables.write(tmp_path / "out", [as_work(WORKS[0], name="another")])
    assert read(tmp_path / "out") == found
    assert len(list((tmp_path / "out").iterdir())) == len(tables.COLUMNS)
