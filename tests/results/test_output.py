"""Which files of a folder are results, and what each article is called."""

import json
import os
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline import from_json
from pipeline.errors import UnreadableResult, UsageError
from pipeline.model.article import Article, Back, Front, Journal, Text, Title, Value
from pipeline.model.body import Body
from pipeline.model.geometry import Bbox
from pipeline.model.lang import Lang
from pipeline.model.source import Source
from pipeline.results.identity import article_id
from pipeline.results.output import File, Stored, files, stored
from pipeline.write.json import article as encoded

HERE = Source(1, Bbox(0, 0, 1, 1), "rule", 1.0)
FRONT = Front(
    journal=Journal(titles=(Text("山川学报", Lang.ZH, HERE),)),
    titles=(Title(Lang.ZH, "河流与山谷", HERE), Title(Lang.EN, "Rivers and valleys", HERE)),
    year=Value("2020", HERE),
    volume=Value("3", HERE),
    issue=Value("2", HERE),
    fpage=Value("17", HERE),
)
ARTICLE = Article(Lang.ZH, FRONT, Body(), Back())


def with_front(**changes: object) -> Article:
    return replace(ARTICLE, front=replace(FRONT, **changes))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "doi",
    ["10.1234/abc.2020.01", "10.1234/ABC.2020.01", " 10.1234/Abc.2020.01 "],
)
def test_a_doi_names_the_article_in_either_case(doi: str) -> None:
    assert article_id(with_front(doi=Value(doi, HERE)), "a.pdf") == "doi:10.1234/abc.2020.01"


@pytest.mark.parametrize("doi", ["", "not printed", "10.12/short-prefix", "10.1234/with space"])
def test_what_is_no_doi_names_nothing(doi: str) -> None:
    assert article_id(with_front(doi=Value(doi, HERE)), "a.pdf") == article_id(ARTICLE, "a.pdf")


def test_without_a_doi_the_fields_name_it_wherever_the_file_lies() -> None:
    name = article_id(ARTICLE, "a.pdf")
    assert name.startswith("sha256:")
    assert len(name) == len("sha256:") + 32
    assert article_id(ARTICLE, "elsewhere/b.pdf") == name
    wide = with_front(titles=(Title(Lang.ZH, " 河流 与山谷", HERE),), year=Value("２０２０", HERE))
    assert article_id(wide, "a.pdf") == name


def test_a_correction_does_not_rename_an_article_but_where_it_adds_a_doi(tmp_path: Path) -> None:
    def put(name: str, article: Article) -> None:
        (tmp_path / name).write_bytes(encoded(article, name="a.pdf", pages=4))

    def named() -> str:
        (found,) = stored([tmp_path])
        assert isinstance(found, Stored)
        return found.id

    put("a.json", ARTICLE)
    name = named()
    corrected = {"titles": (Title(Lang.ZH, "河流与峡谷", HERE),), "year": Value("2021", HERE)}
    put("a.extracted.json", ARTICLE)
    put("a.json", with_front(**corrected))
    assert named() == name
    put("a.json", with_front(**corrected, doi=Value("10.5555/a", HERE)))
    assert named() == "doi:10.5555/a"
    (tmp_path / "a.extracted.json").write_text("{")  # nothing to be read of it
    put("a.json", with_front(**corrected))
    assert named() == article_id(with_front(**corrected), "a.pdf") != name


@pytest.mark.parametrize("field", ["year", "volume", "issue", "fpage"])
def test_every_number_tells_articles_apart(field: str) -> None:
    assert article_id(with_front(**{field: Value("99", HERE)}), "a.pdf") != article_id(ARTICLE, "a.pdf")
    assert article_id(with_front(**{field: None}), "a.pdf") != article_id(ARTICLE, "a.pdf")


def test_articles_without_title_are_told_apart_by_their_files() -> None:
    bare = with_front(titles=())
    assert article_id(bare, "a.pdf") != article_id(bare, "b.pdf")


def test_neighbouring_fields_do_not_run_together() -> None:
    """Volume 1, issue 23 is not volume 12, issue 3."""
    one = with_front(volume=Value("1", HERE), issue=Value("23", HERE))
    other = with_front(volume=Value("12", HERE), issue=Value("3", HERE))
    assert article_id(one, "a.pdf") != article_id(other, "a.pdf")


def test_results_are_found_in_order_and_the_rest_is_named(tmp_path: Path) -> None:
    (tmp_path / "1998").mkdir()
    (tmp_path / "1998" / "b.json").write_bytes(encoded(ARTICLE, name="b.pdf", pages=4))
    (tmp_path / "a.json").write_bytes(encoded(with_front(doi=Value("10.1234/a", HERE)), name="a.pdf", pages=2))
    (tmp_path / "a.csl.json").write_text("[]")
    (tmp_path / "report.json").write_text("{}")
    (tmp_path / "c.json").write_text('{"other": 1}')
    (tmp_path / "d.json").write_text("{")
    (tmp_path / "e.json").write_bytes(b"\xff\xfe\x00")
    (tmp_path / "f.json").write_text('{"format": "duizhao-article/99"}')
    (tmp_path / "g.json").write_text('{"format": "duizhao-article/2", "language": "\\ud800"}')
    found = list(stored([tmp_path]))
    articles = [item for item in found if isinstance(item, Stored)]
    assert [(item.name, item.pdf, item.pages) for item in articles] == [
        ("1998/b", "1998/b.pdf", 4),
        ("a", "a.pdf", 2),
    ]
    assert [item.id for item in articles] == [article_id(ARTICLE, "b.pdf"), "doi:10.1234/a"]
    refused = [str(item) for item in found if isinstance(item, UnreadableResult)]
    assert [line.split(":")[0] for line in refused] == [str(tmp_path / f"{name}.json") for name in "defg"]
    assert not any("\n" in line for line in refused)


def test_a_paper_called_report_is_a_result(tmp_path: Path) -> None:
    (tmp_path / "report.json").write_bytes(encoded(ARTICLE, name="report.pdf"))
    (tmp_path / "a-report.json").write_bytes(encoded(ARTICLE, name="a-report.pdf"))
    assert [item.name for item in stored([tmp_path]) if isinstance(item, Stored)] == ["a-report", "report"]


def test_other_json_is_passed_over_in_a_folder_and_told_where_it_is_named(tmp_path: Path) -> None:
    other = tmp_path / "package.json"
    other.write_text('{"name": "paper"}')
    assert list(stored([tmp_path])) == []
    assert [str(item) for item in stored([other])] == [f"{other}: no result"]


def test_deep_nesting_is_one_error(tmp_path: Path) -> None:
    (tmp_path / "deep.json").write_text("[" * 100_000)
    assert [type(item) for item in stored([tmp_path])] == [UnreadableResult]


@pytest.mark.parametrize("half", [b"\xed\xbc\x8c", b"\\udf0c", b"\xff"])
def test_half_a_character_is_one_error(tmp_path: Path, half: bytes) -> None:
    data = encoded(ARTICLE, name="a.pdf", pages=3).replace("河流".encode(), half)
    (tmp_path / "half.json").write_bytes(data)
    (found,) = stored([tmp_path])
    assert isinstance(found, UnreadableResult)
    with pytest.raises(UnreadableResult):
        from_json(data)


def test_the_same_bytes_have_the_same_digest(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.json").write_text(json.dumps({}))
    one, other = (file for file in files([tmp_path]) if isinstance(file, File))
    assert one.digest == other.digest


def test_a_folder_that_is_not_there_is_a_mistake_of_usage(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no such file"):
        list(files([tmp_path / "none"]))


def test_what_is_no_file_or_leads_out_is_named_and_not_read(tmp_path: Path) -> None:
    folder, outside = tmp_path / "out", tmp_path / "outside"
    folder.mkdir()
    outside.mkdir()
    (outside / "secret.json").write_bytes(encoded(ARTICLE, name="secret.pdf"))
    (folder / "a.json").write_bytes(encoded(ARTICLE, name="a.pdf"))
    (folder / "b.json").symlink_to(outside / "secret.json")
    (folder / "c.json").symlink_to("gone")
    (folder / "d.json").symlink_to("d.json")
    (folder / "e.json").mkdir()
    (folder / "f").symlink_to(outside)
    (folder / "g").symlink_to(folder)
    os.mkfifo(folder / "h.json")
    found = list(stored([folder]))
    assert [item.name for item in found if isinstance(item, Stored)] == ["a"]
    assert [str(item).removeprefix(f"{folder}/") for item in found if isinstance(item, UnreadableResult)] == [
        "b.json: is a link that leaves the folder",
        "c.json: No such file or directory",
        "d.json: Too many levels of symbolic links",
        "f: is a link that leaves the folder",
        "h.json: is not a file",
    ]
