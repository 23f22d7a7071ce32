"""Formats that other packages bring, by entry points of the group `duizhao.exports`."""

from __future__ import annotations

import csv
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline import cli
from pipeline.errors import UsageError
from pipeline.export.names import FOLDERS, OWN, load, names
from pipeline.model.article import Article
from tests.export.conftest import ARTICLE

# The module that CONTRIBUTING shows, and what is no format.
_SHOWN = Path(__file__).parents[2] / "CONTRIBUTING.md"
PLUGIN = (
    _SHOWN.read_text("utf-8").partition("```python\n")[2].partition("```")[0]
    + """
NOTHING = 3


def broken(stream, works, details):
    stream.write(b"a part")
    for work in works:
        raise KeyError("moss")


BROKEN = Format(broken, needs=(TITLE,))
ASKS = Format(write, needs=("title",))
"""
)
POINTS = """[duizhao.exports]
csv = moss_exports:FORMAT
tmx = moss_exports:NOTHING
number = moss_exports:NOTHING
gone = moss_exports:GONE
broken = moss_exports:BROKEN
asks = moss_exports:ASKS
"""


@pytest.fixture(autouse=True)
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A package with formats of its own, as pip would install it."""
    (tmp_path / "moss_exports.py").write_text(PLUGIN)
    info = tmp_path / "moss_exports-1.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: moss-exports\nVersion: 1\n")
    (info / "entry_points.txt").write_text(POINTS)
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "moss_exports", raising=False)


def run(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    monkeypatch.setattr("sys.argv", ["duizhao", *arguments])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    return int(ended.value.code or 0)


def test_a_format_of_another_package_is_written(
    put: Callable[[str, Article], None], results: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put("a", ARTICLE)
    to = tmp_path / "x.csv"
    assert run(monkeypatch, "export", str(results), "--format", "csv", "--to", str(to)) == 0
    with to.open(encoding="utf-8", newline="") as file:
        assert list(csv.reader(file)) == [
            ["doi", "zh", "en"],
            [
                "10.1234/j.Example.2024.01.001",
                "纸飞机的滑翔比：以课堂为例",
                "Glide Ratio of Paper Planes: A Classroom Case",
            ],
        ]


def test_our_own_stand_first_and_are_not_replaced() -> None:
    assert names() == [*OWN, *FOLDERS, "asks", "broken", "csv", "gone", "number"]
    assert load("tmx").needs


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("nothing", "--format nothing: no such format; there are crossref, doaj"),
        ("number", "--format number: moss_exports:NOTHING is no export format"),
        ("gone", "--format gone: moss_exports:GONE cannot be loaded"),
    ],
)
def test_what_is_no_format_is_told_in_a_line(name: str, why: str) -> None:
    with pytest.raises(UsageError) as refused:
        load(name)
    assert str(refused.value).startswith(why)


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("broken", "--format broken: failed at moss_exports.py:"),
        ("asks", "--format asks: failed at needs.py:"),
    ],
)
def test_a_format_that_fails_is_a_line_with_its_place_and_leaves_what_was_there(
    name: str,
    why: str,
    put: Callable[[str, Article], None],
    results: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    put("a", ARTICLE)
    to = tmp_path / "to" / "x.txt"
    to.parent.mkdir()
    to.write_text("of before")
    assert run(monkeypatch, "export", str(results), "--format", name, "--to", str(to)) == 2
    [line] = capsys.readouterr().err.splitlines()
    assert why in line
    assert [(path.name, path.read_text()) for path in to.parent.iterdir()] == [("x.txt", "of before")]


def test_the_help_names_our_own(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(monkeypatch, "export", "--help") == 0
    text = " ".join(capsys.readouterr().out.split())
    assert f"--format {'|'.join([*OWN, *FOLDERS])} " in text
