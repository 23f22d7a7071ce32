"""Names of results: the source's own tree, made safe, each taken once."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.archive.document import Reason
from pipeline.archive.tree import RESERVED, Names, readable, walk


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("a.pdf", "a"),
        ("年/月/论文.pdf", "年/月/论文"),
        ("report.pdf", "report-2"),
        ("archive.sqlite/a.pdf", "_archive.sqlite/a"),
        ("../../a.pdf", "article/article/a"),
        ("a/..pdf", "a/article"),
        ("con/a.pdf", "_con/a"),
    ],
)
def test_name(key: str, name: str) -> None:
    assert Names().name(key) == name


def test_namesakes_get_a_number() -> None:
    names = Names()
    assert [names.name(key) for key in ("x/a.pdf", "x/a.PDF", "X/A.pdf", "y/a.pdf")] == ["x/a", "x/a-2", "X/A-3", "y/a"]


def test_names_of_an_earlier_run_are_taken() -> None:
    assert Names(["x/a"]).name("x/a.pdf") == "x/a-2"


def test_result_does_not_take_the_place_of_a_folder() -> None:
    names = Names()
    names.reserve_folders(["a.pdf", "a.xml/b.pdf"])
    assert names.name("a.pdf") == "a-2"


keys = st.lists(
    st.lists(st.text(min_size=1, max_size=8).filter(lambda part: "/" not in part), min_size=1, max_size=4).map(
        "/".join
    ),
    unique=True,
)


@given(keys)
def test_names_are_different_and_stay_inside(found: list[str]) -> None:
    names = Names()
    made = [names.name(f"{key}.pdf") for key in found]
    results = [f"{name}{suffix}".casefold() for name in made for suffix in (".xml", ".json")]
    assert len(set(results)) == len(results)
    assert not RESERVED & set(results)
    for name in made:
        parts = PurePosixPath(name).parts
        assert not name.startswith("/")
        assert not {"..", ".", ""} & set(parts)
        assert "/".join(parts) == name


@given(st.binary(min_size=1, max_size=12), st.binary(min_size=1, max_size=12))
def test_different_paths_are_stored_differently(one: bytes, two: bytes) -> None:
    first, second = (data.decode("utf-8", "surrogateescape") for data in (one, two))
    assert readable(first).encode("utf-8")
    assert (readable(first) == readable(second)) == (first == second)


def test_walk_lists_each_pdf_once_and_leaves_the_output_out(tmp_path: Path) -> None:
    for name in ("b.pdf", "A.PDF", "x/c.pdf", "x/._c.pdf", "x/c.txt", "out/d.pdf"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"%PDF-")
    (tmp_path / "again").symlink_to(tmp_path / "x")
    assert [entry.key for entry in walk(tmp_path, tmp_path / "out")] == ["A.PDF", "b.pdf", "x/c.pdf"]


def test_a_linked_folder_outside_is_named(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "outside").mkdir()
    (tmp_path / "in" / "2020").symlink_to(tmp_path / "outside")
    (tmp_path / "in" / "again").symlink_to(tmp_path / "in")
    (tmp_path / "in" / "note.txt").symlink_to(tmp_path / "outside")
    found = [(entry.key, entry.reason) for entry in walk(tmp_path / "in", None)]
    assert found == [("2020", Reason.OUTSIDE), ("note.txt", Reason.OUTSIDE)]
