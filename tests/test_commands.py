"""Which PDFs a command means, the names of their results, and the order of what is printed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.commands.convert import in_order
from pipeline.commands.inputs import inputs
from pipeline.errors import UsageError


def made(folder: Path, *names: str) -> Path:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"%PDF-1.4")
    return folder


def names(*paths: Path) -> dict[str, str]:
    return {pdf.shown: pdf.name for pdf in inputs(paths, Path("elsewhere"))}


def test_each_pdf_has_its_own_name(tmp_path):
    assert names(made(tmp_path, "b.pdf", "deep/a.PDF", "note.txt")) == {"b.pdf": "b", "deep/a.PDF": "a"}


def test_a_namesake_that_comes_later_takes_no_ones_name(tmp_path):
    folder = made(tmp_path, "b/x.pdf", "c/X.pdf")
    before = names(folder)
    made(folder, "a/x.pdf")
    after = names(folder)
    assert {key: after[key] for key in before} == before
    assert len({name.casefold() for name in after.values()}) == 3


def test_the_same_file_given_twice_is_converted_once(tmp_path):
    folder = made(tmp_path, "x.pdf")
    assert len(inputs([folder, folder / "x.pdf"], Path("elsewhere"))) == 1


def test_results_are_no_input(tmp_path):
    folder = made(tmp_path, "x.pdf", "output/y.pdf")
    assert [pdf.name for pdf in inputs([folder], folder / "output")] == ["x"]


def test_folders_that_call_a_document_alike_are_two_documents(tmp_path):
    folder = made(tmp_path, "f1/x.pdf", "f2/x.pdf")
    one, other = inputs([folder / "f1", folder / "f2"], None)
    assert one.name != other.name
    assert inputs([folder / "f2", folder / "f1"], None) == [other, one]


def test_what_is_below_where_one_stands_is_no_result(tmp_path, monkeypatch):
    folder = made(tmp_path, "here/x.pdf")
    monkeypatch.chdir(folder / "here")
    assert [pdf.own for pdf in inputs([folder], None)] == ["x"]


def test_a_path_that_leads_nowhere_is_bad_usage(tmp_path):
    with pytest.raises(UsageError, match=r"gone\.pdf: no such file or folder"):
        inputs([tmp_path / "gone.pdf"], Path("elsewhere"))


@given(st.integers(0, 20).flatmap(lambda n: st.permutations(range(n))))
def test_items_come_in_order_whatever_order_they_end_in(numbers):
    assert list(in_order((number, str(number)) for number in numbers)) == [(n, str(n)) for n in range(len(numbers))]


def test_the_chinese_readme_names_every_command():
    root = Path(__file__).parents[1]
    texts = [(root / name).read_text("utf-8") for name in ("README.md", "README.zh-CN.md")]
    english, chinese = (set(re.findall(r"\| `python -m pipeline ([a-z]+)", text)) for text in texts)
    assert chinese == english
