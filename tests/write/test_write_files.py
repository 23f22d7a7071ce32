"""Results are written whole, under safe names."""

import os
from pathlib import Path

import pytest

from pipeline.results.output import BESIDE
from pipeline.write.files import output_name, write_whole


def test_a_file_is_replaced_and_nothing_else_stays(tmp_path: Path) -> None:
    target = tmp_path / "纸飞机.xml"
    write_whole(target, b"one")
    write_whole(target, b"two")
    assert target.read_bytes() == b"two"
    assert os.listdir(tmp_path) == ["纸飞机.xml"]


def test_a_failed_write_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "a.xml"
    write_whole(target, b"whole")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_whole(target, b"half")
    assert target.read_bytes() == b"whole"
    assert os.listdir(tmp_path) == ["a.xml"]


@pytest.mark.parametrize("path", ["", ".", "/"])
def test_what_names_no_file_is_an_error_of_the_system(path: str) -> None:
    with pytest.raises(IsADirectoryError):
        write_whole(Path(path), b"")


@pytest.mark.parametrize("by_link", [False, True])
def test_a_pipe_is_not_replaced(tmp_path: Path, by_link: bool) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link").symlink_to("pipe")
    target = tmp_path / ("link" if by_link else "pipe")
    with pytest.raises(OSError, match=f"is not a file: '{target}'"):
        write_whole(target, b"")
    assert target.is_fifo()
    assert target.is_symlink() == by_link
    assert sorted(os.listdir(tmp_path)) == ["link", "pipe"]


def test_a_missing_folder_is_an_error_of_the_file_that_was_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"nowhere/a\.xml'"):
        write_whole(tmp_path / "nowhere" / "a.xml", b"")


@pytest.mark.parametrize(
    ("pdf", "name"),
    [
        ("in/paper.pdf", "paper"),
        ("纸飞机的滑翔比_欧阳.PDF", "纸飞机的滑翔比_欧阳"),
        ("v1.2 (final).pdf", "v1.2 (final)"),
        ("paper", "paper"),
        ("scan.tiff", "scan.tiff"),
        ("a:b?.pdf", "a_b_"),
        ("..hidden.pdf", "_hidden"),
        ("trailing. .pdf", "trailing"),
        (".pdf", "_pdf"),
        ("con.pdf", "_con"),
        ("contents.pdf", "contents"),
        ("line\nbreak.pdf", "line_break"),
        ("paper\u202efdp.pdf", "paper_fdp"),
        ("a\u2028b\u2066.pdf", "a_b_"),
        ("e\u0301tude.pdf", "\u00e9tude"),
        ("a.csl.pdf", "a_csl"),
        ("a.csl.v2.pdf", "a.csl.v2"),
    ],
)
def test_output_name(pdf: str, name: str) -> None:
    assert output_name(Path(pdf)) == name


@pytest.mark.parametrize("suffix", BESIDE)
def test_no_result_has_the_name_of_what_stands_beside_another(suffix: str) -> None:
    assert not f"{output_name(Path(f'a{suffix}').with_suffix('.pdf'))}.json".endswith(BESIDE)


def test_long_names_are_cut_at_a_character_and_stay_apart() -> None:
    one, other = (output_name(Path("纸" * 120 + end + ".pdf")) for end in "ab")
    assert one != other
    assert max(len(name.encode()) for name in (one, other)) <= 200
