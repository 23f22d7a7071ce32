"""What goes into a file and what is told of the rest; files whole, the same each time, and of any length."""

import re
import tracemalloc
from collections.abc import Callable
from dataclasses import replace
from io import BufferedIOBase, BytesIO
from pathlib import Path

import pytest
from lxml import etree
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.corrections.correction import Correction, Corrections, Op, dumps
from pipeline.details import Details
from pipeline.errors import UsageError
from pipeline.export.job import Counts, run
from pipeline.export.work import Work
from pipeline.model.article import Article, Journal
from pipeline.said import ZH, said
from tests.export.conftest import (
    ARTICLE,
    DETAILS,
    EN,
    FRONT,
    TIME,
    Export,
    as_work,
    details,
    person,
    value,
    with_front,
    written,
)
from tests.export.ours import FORMATS
from tests.export.validators import problems

Put = Callable[[str, Article], None]


def test_what_is_missing_is_one_line_an_article_and_the_file_is_valid(put: Put, exported: Export) -> None:
    put("a", ARTICLE)
    put("b/c", with_front(doi=None, journal=Journal(titles=FRONT.journal.titles, issn=value("1000-0037"))))
    put("d", with_front(doi=value("10.1234/a b"), year=None, history=()))
    counts, said, data = exported("crossref")
    assert said == [
        "b/c: not exported: missing doi, resource_url, issn (printed: 1000-0037)",
        "d: not exported: missing doi (printed: 10.1234/a b), resource_url, year",
    ]
    assert (counts.written, counts.left_out) == (1, 2)
    assert str(counts) == "1 article, 2 left out (missing doi: 2, resource_url: 2, issn: 1, year: 1)"
    assert problems("crossref", data) == []


@pytest.mark.parametrize(
    ("name", "article", "lacks"),
    [
        ("doaj", with_front(titles=(), doi=None), ["title", "resource_url"]),
        ("pubmed", with_front(titles=FRONT.titles[:1]), ["title in English"]),
        ("pubmed", with_front(contribs=FRONT.contribs[:2]), ["authors in English"]),
        ("pubmed", with_front(volume=None, issue=None), ["volume or issue"]),
        ("pubmed", with_front(fpage=None, doi=None), ["first page or doi"]),
        ("pubmed", with_front(journal=Journal(issn=value("1234-5679"))), ["abbrev_title"]),
        ("oai-dc", with_front(titles=()), ["title"]),
        ("csl-json", with_front(titles=()), ["title"]),
        ("crossref", with_front(volume=value("7" * 33)), ["numbers as Crossref takes them"]),
        ("crossref", with_front(contribs=(person(EN, "x" * 201, ""),)), ["author names as Crossref takes them"]),
    ],
)
def test_what_a_format_needs(name: str, article: Article, lacks: list[str], put: Put, exported: Export) -> None:
    put("a", article)
    _, said, _ = exported(name)
    assert said == [f"a: not exported: missing {', '.join(lacks)}"]


def test_recommended_fields_are_told_where_asked_for(put: Put, exported: Export) -> None:
    put("a", with_front(contribs=(), abstracts=()))
    assert exported("crossref")[1] == []
    assert exported("crossref", warnings=True)[1] == [
        "a: exported without authors, affiliations, orcid, abstract",
    ]


@pytest.mark.parametrize("seen", [False, True])
def test_of_two_files_of_an_article_the_one_that_somebody_worked_on_is_exported(
    put: Put, results: Path, exported: Export, seen: bool
) -> None:
    put("1999/b", with_front(issue=value("2")))
    put("2000/a", with_front(issue=value("3")))
    name, old = str(results / "2000" / "a"), "3"
    items = () if seen else (Correction("issue.text", Op.CHANGE, old, "4"),)
    by_whom = {"who": "林", "when": "2030"} if seen else {}
    Path(f"{name}.corrections.json").write_bytes(dumps(Corrections(items, by_whom)))
    counts, told, data = exported("ris")
    assert told == [f"1999/b: not exported: somebody worked on {name}.json, which is the same article"]
    assert (counts.written, counts.twice, counts.left_out) == (1, 1, 0)
    assert f"IS  - {3 if seen else 4}".encode() in data


def test_a_copy_of_the_same_pdf_is_the_same_article_though_a_correction_gave_it_another_name(
    put: Put, results: Path, exported: Export
) -> None:
    for name in ("a", "b"):
        put(name, ARTICLE)
        path = results / f"{name}.json"
        path.write_bytes(path.read_bytes().replace(b'"pages": 9', b'"pages": 9, "sha256": "' + b"ab" * 32 + b'"'))
    new = Correction("doi.text", Op.CHANGE, "10.1234/j.Example.2024.01.001", "10.1234/another")
    (results / "b.corrections.json").write_bytes(dumps(Corrections((new,))))
    counts, _, data = exported("ris")
    assert (counts.written, counts.twice) == (1, 1)
    assert b"10.1234/another" in data


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("crossref", ["name in [depositor]", "email in [depositor]", "registrant", "the time of the deposit"]),
        ("oai-dc", ["name in [repository]", "base_url in [repository]", "email in [repository]", "the time"]),
    ],
)
def test_details_that_are_missing_are_told_all_at_once(
    name: str, keys: list[str], put: Put, exported: Export, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    put("a", ARTICLE)
    with pytest.raises(UsageError) as caught:
        exported(name, Details())
    assert all(key in str(caught.value) for key in keys)
    assert len(str(caught.value).splitlines()) == 1


def test_an_article_comes_once_by_the_order_of_paths(put: Put, exported: Export) -> None:
    put("1999/b", with_front(issue=value("2")))
    put("2000/a", with_front(issue=value("3")))
    counts, said, data = exported("ris")
    assert said == ["2000/a: not exported again: doi:10.1234/j.example.2024.01.001 is there already"]
    assert (counts.written, counts.twice, counts.left_out) == (1, 1, 0)
    assert b"IS  - 2" in data
    assert b"IS  - 3" not in data


def test_a_second_result_stands_in_for_one_that_cannot_be_there(put: Put, exported: Export) -> None:
    put("a", with_front(titles=()))
    put("b", ARTICLE)
    counts, _, data = exported("ris")
    assert (counts.written, counts.left_out, counts.twice) == (1, 1, 0)
    assert b"TI  - " in data


def test_a_damaged_result_is_named_and_the_rest_is_there(results: Path, put: Put, exported: Export) -> None:
    put("b", ARTICLE)
    (results / "a.json").write_text("{")
    counts, said, _ = exported("bibtex")
    assert (counts.written, counts.left_out) == (1, 1)
    assert "a.json: damaged result" in said[0]


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_the_same_results_give_the_same_bytes(name: str, put: Put, exported: Export) -> None:
    for doi in ("10.1234/b", "10.1234/a", "10.1234/c"):
        put(doi[-1], with_front(doi=value(doi)))
    assert exported(name)[2] == exported(name)[2]


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_of_no_article_there_is_no_file(name: str, results: Path, tmp_path: Path) -> None:
    counts = run([results], FORMATS[name], tmp_path / "out", details(), print)
    assert str(counts) == "nothing to write, so no file"
    assert not (tmp_path / "out").exists()


def test_the_file_is_whole_or_as_it_was(put: Put, results: Path, tmp_path: Path) -> None:
    put("a", ARTICLE)
    out = tmp_path / "deposit.xml"
    out.write_text("before")

    def broken(stream: object, works: object, given: object) -> None:
        raise ValueError("broken")

    form = FORMATS["crossref"]
    with pytest.raises(ValueError, match="broken"):
        run([results], type(form)(broken, form.needs), out, details(), print)
    assert out.read_text() == "before"
    assert [path.name for path in tmp_path.iterdir() if path != results] == ["deposit.xml"]
    run([results], form, out, details(), print)
    assert problems("crossref", out.read_bytes()) == []


def test_where_nothing_can_be_written_that_is_told(put: Put, results: Path, tmp_path: Path) -> None:
    put("a", ARTICLE)
    (tmp_path / "file").touch()
    for place, why in (
        (tmp_path / "none" / "out.ris", f"there is no folder {tmp_path / 'none'}"),
        (tmp_path / "file" / "more" / "out.ris", f"{tmp_path / 'file'} is a file, and no folder"),
        (results, "is a folder, and --to names a file in one"),
    ):
        with pytest.raises(UsageError) as told:
            run([results], FORMATS["ris"], place, details(), print)
        assert str(told.value) == f"{place}: {why}"
        assert not re.search("[a-z]{3}", re.sub(rf"{tmp_path}[\w/.]*|--to", "", said(str(told.value), ZH)))
    with pytest.raises(UsageError, match="no such file or folder"):
        run([tmp_path / "elsewhere"], FORMATS["ris"], BytesIO(), details(), print)


class Nowhere(BufferedIOBase):
    """A stream that keeps no byte, so that what a writer holds is all that is measured."""

    def __init__(self) -> None:
        self.place = self.length = 0
        self.head = b""

    def write(self, data: bytes) -> int:
        if len(self.head) < 65536:
            self.head += bytes(data[: 65536 - len(self.head)])
        self.place += len(data)
        self.length = max(self.length, self.place)
        return len(data)

    def readable(self) -> bool:
        return True

    writable = seekable = readable  # what wraps a stream asks

    def seek(self, place: int, whence: int = 0) -> int:
        self.place = self.length if whence else place
        return self.place

    def read(self, size: int | None = -1) -> bytes:
        assert size is not None
        start, self.place = self.place, min(self.place + size, self.length)
        return self.head if start == 0 else bytes(self.place - start)


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_memory_does_not_grow_with_the_archive(name: str) -> None:
    given = details()

    def peak(count: int) -> int:
        def works() -> "list[Work] | object":
            for number in range(count):  # each with a pair of its own, as two formats have each pair once
                titles = tuple(replace(title, text=f"{title.text} {number}") for title in FRONT.titles)
                yield as_work(with_front(titles=titles), given)

        tracemalloc.start()
        stream = Nowhere()
        FORMATS[name].write(stream, works(), given)
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert stream.length > count * 50  # a line or two of each, at least
        return most

    peak(5)  # what is loaded at first use
    bound = peak(50) + 300_000
    assert peak(400) < bound or peak(400) < bound  # asked again, as threads of other tests' servers allocate too


def test_a_long_file_is_valid(put: Put, exported: Export) -> None:
    for number in range(40):
        put(f"{number:02}", with_front(doi=value(f"10.1234/{number}"), issue=value(str(number // 10))))
    for name in sorted(FORMATS):
        counts, _, data = exported(name)
        assert counts.written == 40
        assert problems(name, data) == []
    assert len(etree.fromstring(exported("crossref")[2])[1]) == 4


class TestCommand:
    @pytest.fixture
    def toml(self, tmp_path: Path) -> str:
        path = tmp_path / "deposit.toml"
        path.write_text(DETAILS, "utf-8")
        return str(path)

    def test_a_file_and_status_0(self, put: Put, results: Path, tmp_path: Path, toml: str) -> None:
        put("a", ARTICLE)
        out = tmp_path / "deposit.xml"
        options = ["--format", "crossref", "--to", str(out), "--details", toml, "--timestamp", TIME]
        done = CliRunner().invoke(app, ["export", str(results), *options])
        assert (done.exit_code, done.stderr) == (0, "1 article\n")
        assert out.read_bytes() == written("crossref")

    @pytest.mark.parametrize("to", [[], ["--to", "-"]])
    def test_stdout_without_to_and_by_its_usual_name(
        self, put: Put, results: Path, to: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(tmp_path)
        put("a", ARTICLE)
        done = CliRunner().invoke(app, ["export", str(results), "--format", "ris", *to])
        assert done.exit_code == 0
        assert done.stdout.startswith("TY  - JOUR")
        assert not Path("-").exists()

    def test_a_folder_is_no_stream(self, put: Put, results: Path) -> None:
        put("a", ARTICLE)
        done = CliRunner().invoke(app, ["export", str(results), "--format", "parquet", "--to", "-"])
        assert str(done.exception) == "--format parquet writes a folder: --to FOLDER"

    def test_status_1_where_something_was_left_out(self, put: Put, results: Path) -> None:
        put("a", ARTICLE)
        put("b\nc", with_front(titles=(), doi=None))
        done = CliRunner().invoke(app, ["export", str(results), "--format", "ris"])
        assert done.exit_code == 1
        assert done.stderr.splitlines() == [
            "b\ufffdc: not exported: missing title",
            "1 article, 1 left out (missing title: 1)",
        ]

    @pytest.mark.parametrize(
        ("written", "en", "zh"),
        [(1, "1 article", "1 篇文章"), (2, "2 articles", "2 篇文章"), (1200, "1,200 articles", "1,200 篇文章")],
    )
    def test_one_is_one_in_either_language(self, written: int, en: str, zh: str) -> None:
        assert str(Counts(written)) == en
        assert said(en, ZH) == zh

    def test_status_1_where_nothing_is_there(self, results: Path) -> None:
        done = CliRunner().invoke(app, ["export", str(results), "--format", "ris"])
        assert (done.exit_code, done.stdout, done.stderr) == (1, "", "nothing to write, so no file\n")

    def test_whoever_reads_may_have_enough(self, put: Put, results: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        put("a", ARTICLE)

        class Closed(BytesIO):
            def write(self, _: object) -> int:
                raise BrokenPipeError

        with pytest.raises(BrokenPipeError):
            run([results], FORMATS["ris"], Closed(), Details(), [].append, False)

    def test_bad_usage(self, put: Put, results: Path) -> None:
        put("a", ARTICLE)
        for options in (
            ["--format", "crossref"],
            ["--format", "ris", "--details", "none.toml"],
            ["--format", "marc"],
        ):
            done = CliRunner().invoke(app, ["export", str(results), *options])
            assert isinstance(done.exception, UsageError)


def test_counts_in_words() -> None:
    assert str(Counts(written=1234, twice=2)) == "1,234 articles, 2 twice"
