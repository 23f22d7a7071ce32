"""Settings: defaults, then a TOML file, then flags."""

from __future__ import annotations

import dataclasses

import pytest

from pipeline.errors import UsageError
from pipeline.settings import Limits, Settings


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


def test_missing_file_is_named(tmp_path):
    with pytest.raises(UsageError, match=r"absent\.toml"):
        Settings.load(tmp_path / "absent.toml")


def test_settings_do_not_change():
    with pytest.raises(dataclasses.FrozenInstanceError):
        Settings().dpi = 1  # type: ignore[misc]
