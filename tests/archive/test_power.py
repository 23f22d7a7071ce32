"""What the journal calls done survives a loss of power: the file, its name, and the folders on the way to it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pipeline.archive import store

pytestmark = pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="needs /proc, to tell what is settled")


@pytest.fixture
def settled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of files and folders in the order in which they are made to last, and what is renamed between."""
    found: list[str] = []
    fsync, replace = os.fsync, Path.replace

    def told(handle: int) -> None:
        found.append(Path(os.readlink(f"/proc/self/fd/{handle}")).name.partition(".")[0] or "part")
        fsync(handle)

    def renamed(part: Path, to: Path) -> Path:
        found.append("renamed")
        return replace(part, to)

    monkeypatch.setattr(os, "fsync", told)
    monkeypatch.setattr(Path, "replace", renamed)
    return found


def test_a_result_its_name_and_its_new_folders_last(tmp_path: Path, settled: list[str]) -> None:
    store.Local(tmp_path / "out").write("1998/spring/a.xml", b"<article/>")
    assert settled == [tmp_path.name, "out", "1998", "part", "renamed", "spring"]


def test_in_a_folder_that_is_there_the_name_lasts_too(tmp_path: Path, settled: list[str]) -> None:
    store.Local(tmp_path).write("a.xml", b"<article/>")
    assert settled == ["part", "renamed", tmp_path.name]


def test_the_second_name_of_a_twin_lasts(tmp_path: Path, settled: list[str]) -> None:
    own = store.Local(tmp_path)
    own.write("a.xml", b"<article/>")
    settled.clear()
    own.link("b.xml", "a.xml")
    assert settled == ["renamed", tmp_path.name]
