"""The commands `index` and `search`: what they print, and their status."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from pipeline import cli
from tests.index.made import abroad, at, lungs, millet, put


@dataclass(frozen=True)
class Done:
    returncode: int
    stdout: str
    stderr: str


Run = Callable[..., Done]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Run:
    def command(*arguments: object) -> Done:
        monkeypatch.setattr("sys.argv", ["duizhao", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        return Done(int(ended.value.code or 0), *capfd.readouterr())

    return command


@pytest.fixture
def output(tmp_path: Path) -> Path:
    return put(tmp_path / "output", a=lungs(), b=abroad(), c=millet())


def test_index_and_search(run: Run, output: Path, tmp_path: Path) -> None:
    folder = tmp_path / "index"
    done = run("index", output, "--to", folder)
    assert (done.returncode, done.stdout, done.stderr) == (0, "3 new, 0 changed, 0 unchanged, 0 deleted\n", "")
    found = run("search", folder, "肺肿瘤", "随访")
    assert found.returncode == 0
    assert found.stdout == (
        "1. 肺肿瘤的影像学随访研究 / Imaging follow-up of lung neoplasms\n"
        "   欧阳晓明 / Xiaoming Ouyang\n"
        "   山川学报 Journal of Hills 2021, 3(2): 17-22 doi:10.5555/hills.2021.01\n"
        "   a.pdf p. 1 (zh): [肺肿瘤]的影像学[随访]研究\n"
        "   a.pdf p. 1 (en): Imaging [follow]-[up] of [lung] [neoplasms]\n"
        "   a.pdf p. 1 (zh): [肺肿瘤]; [随访]\n"
    )
    lines = [
        json.loads(line) for line in run("search", folder, "lung neoplasms", "--json", "--limit", 1).stdout.splitlines()
    ]
    assert [line["id"] for line in lines] == ["doi:10.5555/hills.2021.01"]
    assert lines[0]["snippets"][0]["page"] == 1
    assert lines[0]["languages"] == ["en", "zh"]
    nothing = run("search", folder, "没有这个词xyz")
    assert (nothing.returncode, nothing.stdout, nothing.stderr) == (1, "", "no article found\n")


def test_no_page_is_said_of_what_a_person_has_added(run: Run, tmp_path: Path) -> None:
    made = lungs()
    added = replace(made.front.contribs[0], source=at(0))
    made = replace(made, front=replace(made.front, contribs=(added, *made.front.contribs[1:])))
    run("index", put(tmp_path / "output", a=made), "--to", tmp_path / "index")
    assert "   a.pdf (zh): [欧阳晓明]\n" in run("search", tmp_path / "index", "欧阳晓明").stdout


def test_what_is_no_field_is_named_where_it_finds_nothing(run: Run, output: Path, tmp_path: Path) -> None:
    folder = tmp_path / "index"
    run("index", output, "--to", folder)
    told = "foo: is no field, but looked for as a word; fields are title, keyword, abstract, journal, author, year, doi"
    done = run("search", folder, "foo:bar")
    assert (done.returncode, done.stderr) == (1, f"{told}\nno article found\n")
    assert run("search", folder, "author：没有 foo:肺肿瘤").stderr.splitlines()[0] == told
    assert run("search", folder, "Title:肺肿瘤").returncode == 0
    for query in ("https://example.org/x", "doi:10.5555/none", "10:30", "没有"):
        assert "field" not in run("search", folder, query).stderr


def test_words_to_be_left_out_are_typed_as_they_are(run: Run, output: Path, tmp_path: Path) -> None:
    folder = tmp_path / "index"
    run("index", output, "--to", folder)
    assert "影像学随访" in run("search", folder, "肺肿瘤").stdout
    assert "影像学随访" not in run("search", folder, "肺肿瘤", "-随访").stdout
    assert run("search", folder, "肺肿瘤", "--jsn") == Done(2, "", "No such option: --jsn\n")


def test_what_cannot_be_indexed_is_named_and_the_rest_is_there(run: Run, output: Path, tmp_path: Path) -> None:
    (output / "broken.json").write_text("{")
    put(output, d=lungs())
    done = run("index", output, "--to", tmp_path / "index")
    assert done.returncode == 1
    assert done.stdout == "3 new, 0 changed, 0 unchanged, 0 deleted, 1 met again, 1 failed\n"
    assert sorted(line.partition(": ")[0] for line in done.stderr.splitlines()) == [
        str(output / "broken.json"),
        str(output / "d.json"),
    ]


def test_a_file_for_bulk_loading(run: Run, output: Path, tmp_path: Path) -> None:
    file = tmp_path / "articles.ndjson"
    assert run("index", output, "--to", "ndjson", file).returncode == 0
    assert len(file.read_text("utf-8").splitlines()) == 6
    assert (tmp_path / "articles.ndjson.index.json").is_file()


def test_it_is_said_where_no_article_holds_all_of_the_words(run: Run, output: Path, tmp_path: Path) -> None:
    folder = tmp_path / "index"
    assert run("index", output, "--to", folder).returncode in (0, 1)
    done = run("search", folder, "lung neoplasms elephants")
    assert done.returncode == 0
    assert done.stderr.startswith("no article holds all of these words")
    assert "   not in it: elephants" in done.stdout.splitlines()
    [first, *_] = run("search", folder, "lung neoplasms elephants", "--json").stdout.splitlines()
    assert json.loads(first)["missing"] == ["elephants"]
    assert run("search", folder, "lung neoplasms").stderr == ""


@pytest.mark.parametrize(
    "arguments",
    [
        ("index", "OUTPUT", "--to", "ndjson"),
        ("index", "OUTPUT", "--to", "opensearch"),
        ("index", "OUTPUT", "--to", "opensearch", "http://127.0.0.1:1/articles"),
        ("index", "OUTPUT", "--to", "OUTPUT"),
        ("index", "none", "--to", "index"),
        ("search", "none", "肺"),
        ("search", "OUTPUT", "肺"),
    ],
)
def test_a_mistake_of_usage_is_one_line(
    run: Run, output: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    done = run(*(output if word == "OUTPUT" else word for word in arguments))
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1, done.stderr
    assert done.stdout == ""
