"""Settings: defaults, then a TOML file, then flags."""

from __future__ import annotations

import dataclasses
import os

import pytest

from pipeline.details import Details
from pipeline.errors import UsageError
from pipeline.said import ZH, said
from pipeline.settings import Limits, Settings
from pipeline.text.named import expect_pipeline


def test_defaults():
    assert Settings.load() == Settings()


def test_what_is_not_the_default_is_told_wherever_its_files_lie(tmp_path):
    assert Settings().given == ()
    (tmp_path / "words.sqlite").write_bytes(b"some words")
    own = Settings(ocr="off", tmx=True, citations=("csl", "ris"), sentences=(("en", "en_core"),),
                   lexicon=tmp_path / "words.sqlite", limits=Limits(max_pages=7))  # fmt: skip
    assert dict(own.given) == {
        "citations": "csl, ris",
        "lexicon": "words.sqlite 050777a3",
        "limits.max_pages": "7",
        "ocr": "off",
        "sentences": "en=en_core",
        "tmx": "true",
    }


def test_file_then_flags(tmp_path):
    path = tmp_path / "own.toml"
    path.write_text('dpi = 100\nreader = "pdfplumber"\n[limits]\nmax_pages = 7\n', "utf-8")
    settings = Settings.load(path, dpi=300, reader=None)
    assert (settings.dpi, settings.reader, settings.limits.max_pages) == (300, "pdfplumber", 7)
    assert settings.limits.max_bytes == Limits().max_bytes


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("dpis = 100", "dpis"),
        ("[limits]\npages = 7", "pages"),
        ("dpi = ", "own.toml"),
        ("[limit]\nmax_pages = 7", "limit"),
    ],
)
def test_mistakes_are_named(tmp_path, text, word):
    path = tmp_path / "own.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(UsageError, match=word):
        Settings.load(path)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("dpi = -5", "'dpi' cannot be -5: it is from 18 to 2400"),
        ("dpi = 1000000000", "'dpi' cannot be 1000000000: it is from 18 to 2400"),
        ("review_at = nan", "'review_at' cannot be nan"),
        ("[limits]\nmax_pages = -1", "'max_pages' cannot be -1: it is from 1 to"),
        (f"[limits]\nmax_chars = {1 << 70}", "'max_chars' cannot be"),
        ('embeddings = "/nowhere"', "/nowhere: no folder with a sentence-transformers model"),
        ('lexicon = "/nowhere"', "/nowhere: no such lexicon"),
        ('[sentences]\nen = "en_no_such"', "spaCy has no pipeline 'en_no_such'"),
        ('[sentences]\nen = "json"', "spaCy has no pipeline 'json'"),  # a package, and none of spaCy's
        ("[sentences]\nen = 3", "'sentences' cannot be"),
        ('[sentences]\nfr = "x"', "no language is called 'fr'; there are zh, en"),
        ('sentences = ["en"]', "'sentences' cannot be 'en'"),
    ],
)
def test_what_no_document_can_be_converted_with_is_said_before_the_first(tmp_path, text, says):
    path = tmp_path / "own.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(UsageError) as told:
        Settings.load(path)
    assert says in str(told.value)


def test_a_folder_with_a_pipeline_is_one(tmp_path):
    (tmp_path / "meta.json").write_text("{}")
    expect_pipeline(str(tmp_path))


@pytest.mark.parametrize("dpi", [18, 72, 2400])
def test_bounds_belong_to_what_they_bound(tmp_path, dpi):
    path = tmp_path / "own.toml"
    path.write_text(f"dpi = {dpi}\n[limits]\nmax_pages = 1\n[sentences]\nen = ''\n", "utf-8")
    assert Settings.load(path).dpi == dpi


def test_a_pipe_is_no_settings(tmp_path):
    """It were waited for for ever."""
    os.mkfifo(tmp_path / "own.toml")
    with pytest.raises(UsageError, match=r"own\.toml: is not a file"):
        Settings.load(tmp_path / "own.toml")


def test_missing_file_is_named(tmp_path):
    with pytest.raises(UsageError, match=r"absent\.toml"):
        Settings.load(tmp_path / "absent.toml")


def test_settings_do_not_change():
    with pytest.raises(dataclasses.FrozenInstanceError):
        Settings().dpi = 1  # type: ignore[misc]


@pytest.mark.parametrize("load", [Settings.load, Details.load])
def test_a_file_that_is_not_utf_8_is_told_with_its_line(tmp_path, load):
    path = tmp_path / "own.toml"
    path.write_bytes("# 设置\n".encode() + "publisher = '示例'\n".encode("gb18030"))
    with pytest.raises(UsageError) as told:
        load(path)
    assert str(told.value) == f"{path}: it is not in UTF-8 (line 2); an editor can save it so"
    assert "UTF-8" in said(str(told.value), ZH).replace(str(path), "")
    assert "editor" not in said(str(told.value), ZH)


def test_a_mark_of_utf_8_at_the_beginning_is_none_of_the_settings(tmp_path):
    """As Windows' Notepad writes it."""
    path = tmp_path / "own.toml"
    path.write_text("dpi = 100\n", "utf-8-sig")
    assert Settings.load(path).dpi == 100
