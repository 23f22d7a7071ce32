"""Words looked up in a file are those of the table that it was made from, and cut as jieba cuts."""

from __future__ import annotations

from pathlib import Path

import jieba
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.text import words
from pipeline.text.table import Table, write

_TEXT = "旱地黍子覆膜栽培对土壤水分利用效率的影响"
_words = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\t\n"), min_size=1, max_size=4)


@settings(max_examples=60, deadline=None)
@given(known=st.dictionaries(_words, st.integers(0, 10**6)), others=st.lists(_words))
def test_each_word_has_its_frequency_and_no_other_has_one(
    known: dict[str, int], others: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("table") / "table"
    write(path, known, 7)
    table = Table(path)
    assert table.total == 7
    assert {word: table.get(word) for word in [*known, *others]} == {
        word: known.get(word) for word in [*known, *others]
    }
    assert [file.name for file in path.parent.iterdir()] == ["table"]


@pytest.mark.parametrize("data", [b"", b"\n", b"no table", b"word\t3\n"])
def test_another_file_is_refused(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "table"
    path.write_bytes(data)
    with pytest.raises(ValueError, match=r"table|empty|invalid"):
        Table(path)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user's cache with the table in it, as a process finds it that has not loaded jieba's dictionary."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    own = tmp_path / "duizhao"
    own.mkdir(mode=0o700)
    loaded = words.loaded_jieba()
    write(own / words._table_of(loaded), loaded.dt.FREQ, loaded.dt.total)
    monkeypatch.setattr(loaded.dt, "initialized", False)
    return own


def test_a_query_is_cut_by_the_table_and_an_archive_by_the_dictionary(folder: Path) -> None:
    cutters = words._Cutters()
    few = cutters.of(_TEXT)
    assert few.search_words(_TEXT) == tuple(jieba.Tokenizer().cut_for_search(_TEXT))
    assert [cutters.of(_TEXT) is few for _ in range(words._FEW // len(_TEXT) + 1)] == [
        *[True] * (words._FEW // len(_TEXT) - 1),
        False,
        False,
    ]


@pytest.mark.parametrize("spoil", [Path.unlink, lambda path: path.write_bytes(b"x")])
def test_without_a_sound_table_the_dictionary_is_loaded(folder: Path, spoil) -> None:
    spoil(folder / words._table_of(jieba))
    assert words._Cutters().of(_TEXT).search_words(_TEXT) == tuple(jieba.Tokenizer().cut_for_search(_TEXT))
