"""Each change that a person makes in a result's JSON becomes a correction, or is named."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipeline import cli
from pipeline.corrections.apply import applied
from pipeline.corrections.by_hand import by_hand
from pipeline.corrections.correction import Correction, Corrections, Op, dumps, summary
from pipeline.corrections.edits import Edits, edits
from pipeline.corrections.files import kept
from pipeline.corrections.rewrite import rewrite, take_by_hand
from pipeline.corrections.stored import Folder

from .conftest import INPUT, NAME, extract

PDF = INPUT / f"{NAME}.pdf"
NEW = "考虑纸桥受潮的挠度识别"
Json = Any
Edit = Callable[[Json], object]


def after(record: Json, *changes: Edit) -> Json:
    found = copy.deepcopy(record)
    for change in changes:
        change(found)
    return found


def taken(record: Json, changed: Json) -> Edits:
    return edits(record, json.dumps(changed, ensure_ascii=False).encode())


def title(record: Json) -> None:
    record["titles"][0]["text"] = NEW


def told(record: Json) -> Json:
    """What the article says, without the values that follow from others, and whose each is."""
    if isinstance(record, list):
        return [told(value) for value in record]
    if isinstance(record, dict):
        follows = {"source", "alignment", "diagnostics", "review", "id", "main", "rids", "field_confidence"}
        return {key: told(value) for key, value in record.items() if key not in follows}
    return record


def moved(items: list[Json], one: int, other: int) -> None:
    items.insert(other, items.pop(one))


TAKEN: dict[str, Edit] = {
    "the first author removed": lambda it: it["authors"].pop(0),
    "an author in the middle removed": lambda it: it["authors"].pop(2),
    "all authors of a language removed": lambda it: it.update(authors=[a for a in it["authors"] if a["lang"] == "zh"]),
    "an author moved": lambda it: moved(it["authors"], 0, 2),
    "authors in the other order": lambda it: it["authors"].reverse(),
    "an author added": lambda it: it["authors"].insert(
        1, {**it["authors"][0], "printed": "孟秋", "surname": "孟", "given_names": "秋", "email": ""}
    ),
    "a surname of two characters": lambda it: it["authors"][0].update(
        printed="孟秋白", surname="孟秋", given_names="白"
    ),
    "an e-mail emptied": lambda it: it["authors"][0].update(email=""),
    "an affiliation removed": lambda it: it["affiliations"].pop(1),
    "a keyword removed": lambda it: it["keywords"][0]["keywords"].pop(0),
    "keywords in the other order": lambda it: it["keywords"][1]["keywords"].reverse(),
    "a keyword added": lambda it: it["keywords"][0]["keywords"].append({"text": "纸桥", "source": None}),
    "a reference removed": lambda it: it["references"].pop(3),
    "a reference moved": lambda it: moved(it["references"], 0, 5),
    "references in the other order": lambda it: it["references"].reverse(),
    "a reference added again": lambda it: it["references"].append({**it["references"][2], "label": "[13]"}),
    "a section removed": lambda it: it["body"].pop(1),
    "a paragraph removed": lambda it: it["body"][0]["content"].pop(0),
    "paragraphs in the other order": lambda it: it["body"][0]["content"].reverse(),
    "a paragraph added": lambda it: it["body"][0]["content"].append(
        {"type": "p", "text": "纸桥受潮。", "source": None}
    ),
    "the whole text of an abstract": lambda it: it["abstracts"][0].update(text="纸桥受潮。它下垂。"),
    "an abstract removed": lambda it: it["abstracts"].pop(1),
    "a value taken away": lambda it: it.update(doi=None),
    "a value's key taken away": lambda it: it.pop("doi"),
    "a list's key taken away": lambda it: it.pop("notes"),
    "a value that was not there": lambda it: it.update(elocation_id={"text": "e7", "source": None}),
    "a note removed": lambda it: it["notes"].pop(0),
    "an award's number": lambda it: it["awards"][0]["numbers"].append("2030-7"),
}


@pytest.mark.parametrize("name", TAKEN)
def test_each_change_that_can_be_told_becomes_a_correction(record, name):
    """Beside a changed title, which must not be lost with it; the links to what is gone still stand in the file."""
    changed = after(record, title, TAKEN[name])
    found = taken(record, changed)
    assert found.refused == ()
    done = applied(record, found.items)
    assert done.stale == ()
    wanted = json.loads(json.dumps(changed))
    for key, empty in {"doi": None, "notes": []}.items():
        wanted.setdefault(key, empty)
    wanted["abstracts"] = [{**it, "sections": []} for it in wanted["abstracts"]]
    made = {**done.record, "abstracts": [{**it, "sections": []} for it in done.record["abstracts"]]}
    assert told(made) == told(wanted)
    assert done.record["titles"][0]["source"]["rule"] == "editor"


def test_a_removal_is_one_and_a_move_is_one(record):
    own = after(record, lambda it: it["references"].pop(3), lambda it: moved(it["references"], 0, 7))
    assert [item.op for item in taken(record, own).items] == [Op.REMOVE, Op.MOVE]


def test_links_to_what_is_gone_are_dropped_and_the_others_renumbered(record):
    done = applied(record, taken(record, after(record, lambda it: it["authors"].pop(0))).items)
    before = {pair["zh"]: pair["en"] for pair in record["alignment"]["authors"]}
    gone = record["authors"][0]["printed"]
    names = [item["printed"] for item in done.record["authors"] if item["lang"] == "zh"]
    links = done.record["alignment"]["authors"]
    assert {pair["zh"]: pair["en"] for pair in links} == {zh: en for zh, en in before.items() if zh != gone}
    assert all(names[pair["zh_index"][0]] == pair["zh"] for pair in links)


def test_links_that_a_person_put_right_too_are_no_change_of_their_own(record):
    changed = after(record, title, lambda it: it["authors"].pop(0))
    done = applied(record, taken(record, changed).items)
    changed["alignment"] = done.record["alignment"]
    assert taken(record, changed) == taken(record, after(record, title, lambda it: it["authors"].pop(0)))


NAMED: dict[str, tuple[Edit, str]] = {
    "a number for a text": (lambda it: it.update(volume=7), "volume"),
    "a number where nothing was": (lambda it: it.update(elocation_id=7), "elocation_id"),
    "a number inside": (lambda it: it["volume"].update(text=7), "volume.text"),
    "a text for a list": (lambda it: it.update(references="none"), "references"),
    "a text for a truth": (lambda it: it["authors"][0].update(corresp="yes"), "authors[0].corresp"),
    "a number among authors": (lambda it: it["authors"].append(7), "authors[8]"),
    "an unknown language": (lambda it: it["titles"][0].update(lang="xx"), "titles[0].lang"),
    "an unknown key": (lambda it: it["authors"][1].update(mail="a@b.example"), "authors[1].mail"),
    "a title of nothing": (lambda it: it["titles"][1].update(text=""), "titles[1].text"),
    "a box": (lambda it: it["titles"][0]["source"].update(page=2), "titles[0].source"),
    "a pair": (lambda it: it["alignment"]["authors"].pop(), "alignment"),
    "a remark": (lambda it: it["diagnostics"].clear(), "diagnostics"),
    "a truth's key": (lambda it: it["authors"][0].pop("corresp"), "authors[0].corresp"),
    "a citation's parts": (lambda it: it["references"][0]["citations"][0]["parts"].pop(),
                           "references[0].citations[0].parts"),
}  # fmt: skip


@pytest.mark.parametrize("name", NAMED)
def test_each_change_that_is_no_correction_is_named_and_the_others_are_made(record, name):
    change, address = NAMED[name]
    found = taken(record, after(record, lambda it: it["year"].update(text="2031"), change))
    assert [(item.address, item.new) for item in found.items] == [("year.text", "2031")]
    assert [item.address for item in found.refused] == [address]
    assert found.refused[0].why


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b'{"titles": [], }'])
def test_a_file_that_is_broken_is_named_as_a_whole(record, data):
    found = edits(record, data)
    assert (found.items, [item.address for item in found.refused]) == ((), [""])


# In files


def json_of(folder: Path) -> Json:
    return json.loads((folder / f"{NAME}.json").read_bytes())


def edited(folder: Path, *changes: Edit) -> bytes:
    data = json.dumps(after(json_of(folder), *changes), ensure_ascii=False).encode()
    (folder / f"{NAME}.json").write_bytes(data)
    return data


def made(folder: Path) -> list[tuple[str, Op, Json]]:
    return [(item.address, item.op, item.new) for item in kept(Folder(folder), NAME)[0].items]


def command(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    monkeypatch.setattr("sys.argv", ["duizhao", *arguments])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    return int(ended.value.code or 0)


def both(it: Json) -> None:
    title(it)
    it["authors"].pop(0)


@pytest.mark.parametrize("how", ["extract", "write"])
def test_a_removal_beside_a_change_stays(folder, monkeypatch, capsys, how):
    names = [item["printed"] for item in json_of(folder)["authors"]]
    mine = edited(folder, both)
    if how == "extract":
        extract(PDF, folder)
    else:
        assert command(monkeypatch, "write", str(folder)) == 0
        assert "changes made by hand are corrections now: 2" in capsys.readouterr().out
    assert made(folder) == [("titles[0].text", Op.CHANGE, NEW), ("authors[0]", Op.REMOVE, None)]
    for _ in range(2):
        now = json_of(folder)
        assert now["titles"][0]["text"] == NEW
        assert now["titles"][0]["source"]["rule"] == "editor"
        assert now["titles"][0]["source"]["confidence"] == 1.0
        assert [item["printed"] for item in now["authors"]] == names[1:]
        assert NEW in (folder / f"{NAME}.xml").read_text("utf-8")
        assert (folder / f"{NAME}.json.by-hand").read_bytes() == mine
        assert len(made(folder)) == 2
        extract(PDF, folder)


@pytest.mark.parametrize(
    ("name", "sha256", "taken"), [("b.pdf", "00" * 32, False), ("b.pdf", None, True), (None, "00" * 32, True)]
)
def test_a_copy_of_another_pdf_s_result_is_none_of_this_one(record, name, sha256, taken):
    """A PDF may be moved, or exported anew: what has neither its name nor its content is another one."""
    file = record["file"] | ({"name": name} if name else {}) | ({"sha256": sha256} if sha256 else {})
    found = edits(record, json.dumps({**record, "file": file, "volume": None}).encode())
    assert any(item.address == "volume" for item in found.items) is taken
    assert taken or [item.why for item in found.refused] == ["it is of another PDF, b.pdf"]


def test_another_version_of_the_program_takes_over_what_was_changed_by_hand(folder):
    """What was extracted before is kept, so that it can be told what a person changed in it."""
    edited(folder, both)
    written = json.loads((folder / f"{NAME}.written").read_bytes())
    base = json_of(folder)
    assert len(written["base"]) < len(json.dumps(base)) / 2
    fresh = {**base, "producer": {**base["producer"], "version": "99"}}
    hand = by_hand(Folder(folder), NAME, Corrections(), json.dumps(fresh).encode())
    assert [item.op for item in hand.first] == [Op.CHANGE, Op.REMOVE]
    assert not hand.refused


def test_what_another_extraction_wrote_is_not_taken_for_a_change_by_hand(folder):
    """A run that was killed had written the JSON, and not yet what was written."""
    edited(folder, title, lambda it: it["producer"].update(version="99"))
    assert by_hand(Folder(folder), NAME, Corrections()).count == 0


@pytest.mark.parametrize("corrected", [False, True], ids=["without corrections", "with one"])
def test_extract_names_what_it_cannot_take_over_and_keeps_the_file(folder, monkeypatch, capsys, corrected):
    if corrected:
        edited(folder, lambda it: it["year"].update(text="2031"))
        extract(PDF, folder)
        (folder / f"{NAME}.json.by-hand").unlink()
    mine = edited(folder, title, lambda it: it.update(volume=7))
    before = len(made(folder))
    assert command(monkeypatch, "extract", str(PDF), "--output", str(folder), "--ocr", "off") == 1
    shown = capsys.readouterr().err
    assert f"{NAME}.json: volume: this change made by hand is no correction: its new value is of another kind" in shown
    assert f"kept as {NAME}.json.by-hand" in shown
    assert made(folder)[before:] == [("titles[0].text", Op.CHANGE, NEW)]
    assert (folder / f"{NAME}.json.by-hand").read_bytes() == mine
    assert json_of(folder)["volume"]["text"] == "19"


def test_extract_names_a_broken_file_and_keeps_it(folder, monkeypatch, capsys):
    mine = edited(folder, title)[:-1]
    (folder / f"{NAME}.json").write_bytes(mine)
    assert command(monkeypatch, "extract", str(PDF), "--output", str(folder), "--ocr", "off") == 1
    shown = capsys.readouterr().err
    assert f"{NAME}.json: all of it: this change made by hand is no correction: damaged result" in shown
    assert (folder / f"{NAME}.json.by-hand").read_bytes() == mine


def test_write_names_a_broken_file_and_leaves_it(folder, monkeypatch, capsys):
    mine = b"," + edited(folder, title)
    (folder / f"{NAME}.json").write_bytes(mine)
    assert command(monkeypatch, "write", str(folder)) == 1
    assert "damaged result" in capsys.readouterr().err
    assert (folder / f"{NAME}.json").read_bytes() == mine
    assert made(folder) == []


@pytest.mark.parametrize("copied", [False, True], ids=["in place", "a copy"])
def test_write_names_a_value_of_another_kind_and_takes_the_others(folder, tmp_path, monkeypatch, capsys, copied):
    before = (folder / f"{NAME}.json").read_bytes()
    path = folder / f"{NAME}.json"
    more = []
    edited(folder, title, lambda it: it.update(volume=7))
    if copied:
        path.rename(tmp_path / "copy.json")
        path.write_bytes(before)
        more = ["--edited", str(tmp_path / "copy.json")]
    assert command(monkeypatch, "write", str(path), *more) == 1
    name = tmp_path / "copy.json" if copied else path
    assert f"{name}: volume: this change made by hand is no correction" in capsys.readouterr().err
    assert made(folder) == [("titles[0].text", Op.CHANGE, NEW)]
    assert json_of(folder)["volume"]["text"] == "19"


def test_a_copy_does_not_cost_what_was_changed_in_place(folder, tmp_path, monkeypatch):
    copied = tmp_path / "copy.json"
    mine = edited(folder, lambda it: it["authors"].pop(0))
    copied.write_text(json.dumps(after(json.loads(mine), lambda it: it["year"].update(text="2031"))))
    command(monkeypatch, "write", str(folder / f"{NAME}.json"), "--edited", str(copied))
    assert made(folder) == [("authors[0]", Op.REMOVE, None), ("year.text", Op.CHANGE, "2031")]


@pytest.mark.parametrize(
    "group",
    [
        {"lang": "en", "keywords": [{"text": "paper"}, {"text": "bridge"}]},
        {"lang": "en", "keywords": ["paper", "bridge"]},
        {"keywords": ["paper", "bridge"]},
        ["paper", "bridge"],
        "paper; bridge",
    ],
)
@pytest.mark.parametrize("is_new", [True, False])
def test_a_group_of_keywords_is_typed_in_each_of_its_forms(record, group, is_new):
    before = {**record, "keywords": record["keywords"][: 1 if is_new else 2]}
    before["alignment"] = {**record["alignment"], "keywords": []}
    after = {**before, "keywords": [record["keywords"][0], group]}
    found = edits(before, json.dumps(after).encode())
    assert not found.refused
    made = applied(before, found.items).record["keywords"]
    assert [[word["text"] for word in own["keywords"]] for own in made[1:]] == [["paper", "bridge"]]


def test_a_reference_given_with_its_parts_keeps_them(record):
    whole = record["references"][0]
    item = Correction("references[12]", Op.ADD, summary(record["references"][-1]), {**whole, "label": "[13]"})
    now = applied(record, (item,)).record["references"][12]
    assert [it["fields"] for it in now["citations"]] == [it["fields"] for it in whole["citations"]]


def test_a_copy_of_before_the_last_corrections_is_only_what_it_changes(folder, tmp_path, monkeypatch, capsys):
    """What follows from values is in it as it was then: nobody changed that."""
    copied = tmp_path / "copy.json"
    copied.write_text(json.dumps(after(json_of(folder), title, lambda it: it["year"].update(text="2031"))))
    edited(folder, title)
    assert command(monkeypatch, "write", str(folder)) == 0
    capsys.readouterr()
    assert command(monkeypatch, "write", str(folder / f"{NAME}.json"), "--edited", str(copied)) == 0
    assert capsys.readouterr().err == ""
    assert [address for address, _, _ in made(folder)] == ["titles[0].text", "year.text"]


def test_corrections_put_beside_a_result_stay_who_made_them_however_often_it_is_written(folder):
    """What `write` itself puts into the JSON is no change made by hand."""
    given = dumps(Corrections((Correction("year", Op.CHANGE, "2021", "2022", "lin"),)))
    (folder / f"{NAME}.corrections.json").write_bytes(given)
    tree = Folder(folder)
    for _ in range(2):
        hand, _ = take_by_hand(tree, NAME)
        assert not hand
        assert rewrite(tree, NAME) == []
    assert (folder / f"{NAME}.corrections.json").read_bytes() == given
    assert json.loads((folder / f"{NAME}.json").read_bytes())["year"]["text"] == "2022"


@pytest.mark.parametrize(
    ("change", "text"),
    [
        ({"main": "考虑纸桥受潮的挠度识别"}, "考虑纸桥受潮的挠度识别"),
        ({"main": "纸桥", "subtitle": "兼论受潮"}, "纸桥——兼论受潮"),
        ({"subtitle": "兼论受潮"}, "{old}——兼论受潮"),
        ({"text": "纸桥——兼论受潮", "main": "纸桥", "subtitle": "兼论受潮"}, "纸桥——兼论受潮"),
        ({"text": "纸桥——兼论受潮"}, "纸桥——兼论受潮"),
    ],
)
def test_a_part_of_a_title_is_put_right_as_a_correction_puts_it(record, change, text):
    old = record["titles"][0]["text"]
    found = taken(record, after(record, lambda it: it["titles"][0].update(change)))
    assert found.refused == ()
    done = applied(record, found.items)
    assert not done.stale
    assert done.record["titles"][0]["text"] == text.format(old=old)


def test_a_text_and_a_part_that_say_two_things_are_told(record):
    found = taken(record, after(record, lambda it: it["titles"][0].update(text="纸桥", main="木桥")))
    assert [item.address for item in found.refused] == ["titles[0].main"]
