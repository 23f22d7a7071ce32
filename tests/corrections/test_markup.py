"""Markup that somebody types into a value stands there as it is typed, and that is said, whoever gives it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from pipeline import cli
from pipeline.corrections.apply import applied
from pipeline.corrections.correction import Correction, Corrections, Op, dumps
from pipeline.corrections.markup import typed_markup
from pipeline.model.diagnostic import Kind

from .conftest import NAME, extract


def change(address, new, old="x"):
    return Correction(address, Op.CHANGE, old, new, "lin")


@pytest.mark.parametrize(
    ("new", "found"),
    [
        ("<b>李明</b>", "<b>"),
        ("李明</SUP>", "</SUP>"),
        ('<span class="a">纸</span>', '<span class="a">'),
        ("纸桥<br/>索力", "<br/>"),
        ("R&amp;D", "&amp;"),
        ("p<b 与 c>d", ""),
        ("x < b > c", ""),
        ("R&D", ""),
        ("基于<canvas>元素的绘图", ""),
        ({"text": "纸桥", "main": "<i>纸桥</i>"}, "<i>"),
    ],
)
def test_a_tag_or_an_entity_is_known_from_what_print_has(new, found):
    assert typed_markup(change("titles[zh]", new)) == found


def test_what_stood_there_before_was_printed():
    assert typed_markup(change("titles[zh].text", "<b> 元素的用法", "<b> 元素的用泫")) == ""


def test_it_stands_as_it_was_typed_and_is_remarked_on(record):
    name, title = record["authors"][0]["printed"], record["titles"][0]["text"]
    items = [change("authors[0].printed", f"<b>{name}</b>", name), change("titles[0].text", f"<b>{title}</b>", title)]
    done = applied(record, items)
    assert done.record["authors"][0]["printed"] == f"<b>{name}</b>"
    assert [item.message for item in done.fresh if item.kind is Kind.MARKUP_TYPED] == [
        f"<b> at {item.address} stands as it was typed: a value holds text and no markup" for item in items
    ]
    assert b"&lt;b&gt;" in done.xml


def test_extraction_and_the_command_say_so_too(extracted, tmp_path, record, monkeypatch, capsys):
    folder = Path(shutil.copytree(extracted, tmp_path / "results"))
    own = record["titles"][0]["text"]
    item = change("titles[0].text", f"<i>{own}</i>", own)
    (folder / f"{NAME}.corrections.json").write_bytes(dumps(Corrections((item,))))
    told = "<i> at titles[0].text stands as it was typed: a value holds text and no markup"
    monkeypatch.setattr("sys.argv", ["duizhao", "write", str(folder / f"{NAME}.json")])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    assert (ended.value.code, told in capsys.readouterr().err) == (0, True)
    assert told in extract(Path(__file__).parents[2] / "input" / f"{NAME}.pdf", folder)
    assert json.loads((folder / f"{NAME}.json").read_bytes())["titles"][0]["text"] == f"<i>{own}</i>"
