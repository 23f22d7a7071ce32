"""A sign or word is put right throughout an article, and each change is a correction of its own."""

from __future__ import annotations

import getpass
import json
import shutil
from pathlib import Path

import pytest

from pipeline import cli
from pipeline.corrections.apply import applied
from pipeline.corrections.command import _user
from pipeline.corrections.correction import Correction, Op
from pipeline.corrections.throughout import _texts, throughout
from pipeline.write import jats
from pipeline.write.validate import validate


def test_what_stands_in_many_values_becomes_a_correction_each(record):
    items = list(throughout(record, "索力", "拉力", Correction("", Op.CHANGE, who="lin")))
    assert len(items) > 5
    assert {(item.op, item.who) for item in items} == {(Op.CHANGE, "lin")}
    assert len({item.address for item in items}) == len(items)
    done = applied(record, items)
    assert not done.stale, [item.message for item in done.left]
    assert not validate(jats.article(done.article))
    printed = {key: value for key, value in done.record.items() if key not in ("furniture", "unplaced", "review")}
    assert "索力" not in json.dumps(printed, ensure_ascii=False)
    assert not list(throughout(done.record, "索力", "拉力"))


def test_every_kind_of_value_is_looked_at(record):
    kinds = {item.address.partition("[")[0] for item in throughout(record, "a", "b")}
    assert kinds >= {"titles", "authors", "affiliations", "abstracts", "keywords", "body", "references"}
    assert not any(".parts" in item.address or ".fields" in item.address for item in throughout(record, "a", "b"))


def test_what_is_nowhere_changes_nothing(record):
    assert not list(throughout(record, "⚘", "x"))
    assert not list(throughout(record, "索力", "索力"))


def test_who_corrects_may_be_a_number(monkeypatch):
    monkeypatch.setattr(getpass, "getuser", lambda: {}["no such user"])
    assert _user() == ""


def test_a_word_to_replace_that_is_nowhere_is_told(extracted, tmp_path, monkeypatch, capsys):
    folder = Path(shutil.copytree(extracted, tmp_path / "results"))
    result = next(folder.glob("*bilingual.json"))
    for word, status, told in (("索力", 0, " corrections\n"), ("⚘", 1, ": ⚘ stands nowhere in the article\n")):
        monkeypatch.setattr("sys.argv", ["duizhao", "write", str(result), "--replace", word, "拉力"])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        said = capsys.readouterr()
        assert ended.value.code == status
        assert (said.out + said.err).endswith(told)


def ended(monkeypatch, *arguments):
    monkeypatch.setattr("sys.argv", ["duizhao", "write", *map(str, arguments)])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    return ended.value.code


def test_it_is_told_at_how_many_places_a_sign_stood_and_an_empty_text_stands_for_none(
    extracted, tmp_path, monkeypatch, capsys
):
    folder = Path(shutil.copytree(extracted, tmp_path / "results"))
    result = next(folder.glob("*bilingual.json"))
    before = result.read_bytes()
    values = [text for key, text in _texts(json.loads(before), "") if "索" in text]
    places = sum(text.count("索") for text in values)
    assert places > len(values)
    for old, new in (("索", ""), ("", "索")):
        assert ended(monkeypatch, result, "--replace", old, new) == 2
        assert result.read_bytes() == before
    assert capsys.readouterr().err == "--replace: nothing is given\n" * 2
    assert ended(monkeypatch, result, "--replace", "索", "缆") == 0
    assert capsys.readouterr().out == f"{result}: 索 stood at {places} places\n{result}: {len(values)} corrections\n"
