"""Corrections stay: through extraction, exports and the index; killed at any point, nothing saved is lost."""

from __future__ import annotations

import copy
import json
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline import cli
from pipeline.archive.document import Limits, Task
from pipeline.commands.work import extracted
from pipeline.corrections.address import at, path
from pipeline.corrections.apply import applied
from pipeline.corrections.by_hand import ByHand, by_hand
from pipeline.corrections.correction import Correction, Corrections, Op, dumps, loads, summary
from pipeline.corrections.edits import Edits
from pipeline.corrections.files import kept, made, sha256, source, written
from pipeline.corrections.gold import gold as gold_of
from pipeline.corrections.rewrite import keep, rewrite, take_over, with_one
from pipeline.corrections.stored import Folder, files, stored
from pipeline.model.lang import Lang
from pipeline.model.walk import walk
from pipeline.results.decode import article as decoded
from pipeline.results.output import Stored
from pipeline.settings import Settings
from pipeline.write.json import article

from .conftest import INPUT, NAME, extract

PDF = INPUT / f"{NAME}.pdf"
NEW = "考虑纸桥受潮的挠度识别"


def own(folder: Path, suffix: str) -> bytes:
    return (folder / f"{NAME}{suffix}").read_bytes()


def title_changed(folder: Path) -> Corrections:
    old = json.loads(own(folder, ".json"))["titles"][0]["text"]
    return Corrections((Correction("titles[zh].text", Op.CHANGE, old, NEW, "编者"),))


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file()}


def command(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    monkeypatch.setattr("sys.argv", ["duizhao", *arguments])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    return int(ended.value.code or 0)


def test_a_correction_stands_after_the_next_extraction(folder):
    keep(Folder(folder), NAME, title_changed(folder))
    saved = contents(folder)
    assert NEW in own(folder, ".xml").decode()
    assert NEW in own(folder, ".tmx").decode()
    extract(PDF, folder)
    assert contents(folder) == saved


def test_corrections_of_every_kind_stand_when_the_pdf_is_read_again(folder):
    """Read from its pages, and not from what was stored of it."""
    record = json.loads(own(folder, ".json"))
    cited = [summary(item) for item in record["references"][:3]]
    pair = record["alignment"]["abstract"][0]
    items = (
        *title_changed(folder).items,
        Correction("authors[0]", Op.ACCEPT, record["authors"][0]["printed"]),
        Correction("authors[1]", Op.ADD, record["authors"][0]["printed"], "孟秋"),
        Correction("keywords[zh].keywords[0]", Op.REMOVE, record["keywords"][0]["keywords"][0]["text"]),
        Correction("references[0]", Op.MOVE, cited[0], 1),
        Correction(
            "references[2]",
            Op.SPLIT,
            cited[2],
            ["白露. 纸桥[M]. 远山: 纸社, 2030.", "孟秋. 湿纸[M]. 远山: 纸社, 2031."],
        ),
        Correction("references[0]", Op.NOT_OF_ARTICLE, cited[1]),
        Correction("alignment.abstract", Op.TIE, None, {"zh": [pair["zh"]], "en": []}),
        Correction("journal.eissn", Op.ACCEPT),
    )
    assert {item.op for item in items} == set(Op)
    keep(Folder(folder), NAME, Corrections(items))
    saved = contents(folder)
    assert not applied(record, items).stale
    extract(PDF, folder, anew=True)
    assert contents(folder) == saved


def test_what_is_printed_nowhere_stays_so_until_an_extraction_finds_it(folder):
    nowhere = Correction("journal.eissn", Op.ACCEPT)
    keep(Folder(folder), NAME, Corrections((nowhere,)))
    saved = contents(folder)
    assert not [text for text in extract(PDF, folder) if "stands there" in text]
    assert contents(folder) == saved
    found = Corrections((nowhere, Correction("journal.issn", Op.ACCEPT)))
    (folder / f"{NAME}.corrections.json").write_bytes(dumps(found))
    assert [text for text in extract(PDF, folder) if "journal.issn" in text and "stands there, not nothing" in text]
    assert loads(own(folder, ".corrections.json")) == found


def test_a_correction_put_there_before_the_extraction_is_made(folder, tmp_path):
    fresh = tmp_path / "fresh"
    fresh.mkdir()
    (fresh / f"{NAME}.corrections.json").write_bytes(dumps(title_changed(folder)))
    extract(PDF, fresh)
    keep(Folder(folder), NAME, title_changed(folder))
    assert contents(fresh) == contents(folder)


def test_without_its_corrections_an_article_is_as_extracted(folder):
    before = contents(folder)
    keep(Folder(folder), NAME, title_changed(folder))
    keep(Folder(folder), NAME, Corrections())
    assert own(folder, ".json") == before[f"{NAME}.json"]
    assert own(folder, ".xml") == before[f"{NAME}.xml"]


def test_a_stale_correction_is_told_and_kept(folder):
    item = Correction("titles[zh].text", Op.CHANGE, "从前的题目", NEW)
    (folder / f"{NAME}.corrections.json").write_bytes(dumps(Corrections((item,))))
    said = extract(PDF, folder)
    assert any("a correction of titles[zh].text no longer fits" in line for line in said)
    assert kept(Folder(folder), NAME)[0].items == (item,)


def test_a_stale_correction_does_not_change_the_exit_status(folder, monkeypatch, capsys):
    """A newer version may have read by now what was put right."""
    stale = Correction("titles[zh].text", Op.CHANGE, "从前的题目", NEW)
    second = Correction("keywords[en]", Op.ADD, None, ["paper bridge"])
    (folder / f"{NAME}.corrections.json").write_bytes(dumps(Corrections((stale, second))))
    assert command(monkeypatch, "write", str(folder)) == 0
    assert capsys.readouterr().err.count("no longer fits and is not made") == 2


@pytest.mark.parametrize(
    ("address", "new"),
    [
        ("keywords[zh].keywords[0].text", ""),
        ("titles[zh].text", ""),
        ("authors[0].printed", ""),
        ("year.text", 2006),
        ("year", {"text": 2006}),
        ("references[0].citations[0]", {"text": 7}),
        ("references[0].citations[0]", {"fields": {"year": 7}}),
    ],
)
def test_what_nothing_can_be_ends_with_status_1_and_is_kept(folder, record, monkeypatch, capsys, address, new):
    item = Correction(address, Op.CHANGE, summary(at(record, path(record, address))), new)
    (folder / f"{NAME}.corrections.json").write_bytes(dumps(Corrections((item,))))
    assert command(monkeypatch, "write", str(folder)) == 1
    assert f"a correction of {address} is not made: " in capsys.readouterr().err
    assert kept(Folder(folder), NAME)[0].items == (item,)


def test_damaged_corrections_stop_the_document_and_are_left(folder, monkeypatch, capsys):
    path = folder / f"{NAME}.corrections.json"
    path.write_text("{")
    before = contents(folder)
    assert command(monkeypatch, "extract", str(PDF), "--output", str(folder), "--ocr", "off") == 1
    assert "damaged corrections" in capsys.readouterr().err
    assert contents(folder) == before


@pytest.mark.parametrize("suffix", [".json", ".xml", ".csl.json"])
def test_what_was_changed_by_hand_is_kept_and_told(folder, suffix):
    path = folder / f"{NAME}{suffix}"
    path.write_bytes(path.read_bytes().replace("斜拉索".encode(), "拉索".encode()))
    mine = path.read_bytes()
    said = extract(PDF, folder)
    assert any(line.startswith(f"{NAME}{suffix} was changed by hand") for line in said)
    assert (folder / f"{NAME}{suffix}.by-hand").read_bytes() == mine
    assert path.read_bytes() != mine
    assert not any("by hand" in line for line in extract(PDF, folder))


@pytest.mark.parametrize("text", ["{", '{"x": 1}', "[]"])
def test_a_copy_that_is_no_result_is_named(folder, tmp_path, monkeypatch, capsys, text):
    copied = tmp_path / "copy.json"
    copied.write_text(text, "utf-8")
    before = contents(folder)
    assert command(monkeypatch, "write", str(folder / f"{NAME}.json"), "--edited", str(copied)) == 2
    assert "copy.json" in capsys.readouterr().err
    assert contents(folder) == before


def test_what_was_undone_is_not_taken_for_a_change_by_hand(folder):
    first = title_changed(folder)
    for corrections in (first, Corrections(), first, Corrections()):
        assert keep(Folder(folder), NAME, corrections) == []
    extract(PDF, folder)
    assert not list(folder.glob("*.by-hand*"))


def test_the_jats_of_a_json_changed_by_hand_is_written_of_it_where_nobody_knows_what_it_was(folder, monkeypatch):
    """As of a result that was written before what was extracted was kept."""
    path = folder / f"{NAME}.json"
    told = {key: value for key, value in json.loads(own(folder, ".written")).items() if key != "base"}
    (folder / f"{NAME}.written").write_text(json.dumps(told))
    path.write_bytes(path.read_bytes().replace("斜拉索".encode(), "拉索".encode()))
    mine = path.read_bytes()
    assert command(monkeypatch, "write", str(folder)) == 0
    assert path.read_bytes() == mine
    assert "斜拉索" not in own(folder, ".xml").decode()
    said = extract(PDF, folder)
    assert any("changed by hand" in line for line in said)
    assert (folder / f"{NAME}.json.by-hand").read_bytes() == mine


def test_an_edited_copy_becomes_corrections_that_stay(folder, tmp_path, monkeypatch, capsys):
    record = json.loads(own(folder, ".json"))
    record["titles"][0]["text"] = NEW
    copied = tmp_path / "edited.json"
    copied.write_text(json.dumps(record), "utf-8")
    result = str(folder / f"{NAME}.json")
    assert command(monkeypatch, "write", result, "--edited", str(copied), "--who", "编者") == 0
    assert "1 correction\n" in capsys.readouterr().out
    extract(PDF, folder)
    assert json.loads(own(folder, ".json"))["titles"][0]["text"] == NEW
    assert take_over(Folder(folder), NAME, copied.read_bytes(), "", "") == Edits()


def edited_by_hand(folder: Path, suffix: str = ".json") -> bytes:
    """The JSON with another title, as a person writes it who edits the file itself."""
    record = json.loads(own(folder, suffix))
    record["titles"][0]["text"] = record["titles"][0]["main"] = NEW
    (folder / f"{NAME}{suffix}").write_text(json.dumps(record, ensure_ascii=False), "utf-8")
    return own(folder, suffix)


def first_author_accepted(folder: Path) -> Corrections:
    name = json.loads(own(folder, ".json"))["authors"][0]["printed"]
    return Corrections((Correction("authors[0]", Op.ACCEPT, name, None, "编者"),))


@pytest.mark.parametrize("before", [False, True], ids=["without corrections", "with one"])
@pytest.mark.parametrize("after", [False, True], ids=["extracted at once", "with one saved in between"])
def test_what_was_changed_by_hand_stays_as_a_correction(folder, before, after):
    """Whether there are corrections already or not, the next extraction makes one of the change, and says so."""
    if before:
        keep(Folder(folder), NAME, first_author_accepted(folder))
    edited_by_hand(folder)
    if after:
        saved, _ = kept(Folder(folder), NAME)
        hand = by_hand(Folder(folder), NAME, saved)
        assert (".json" in hand.files, len(hand.first), len(hand.last)) == (True, int(not before), int(before))
        second = Correction("authors[1]", Op.ACCEPT, json.loads(own(folder, ".json"))["authors"][1]["printed"])
        keep(Folder(folder), NAME, with_one(hand.added(saved), second))
        assert json.loads(own(folder, ".json"))["titles"][0]["text"] == NEW
    said = extract(PDF, folder)
    assert any("made by hand" in line for line in said) is not after
    assert json.loads(own(folder, ".json"))["titles"][0]["text"] == NEW
    assert NEW in own(folder, ".xml").decode()
    made = [(item.address, item.new, item.who) for item in kept(Folder(folder), NAME)[0].items if item.op is Op.CHANGE]
    assert made == [("titles[0].text", NEW, "by hand")]
    assert by_hand(Folder(folder), NAME, kept(Folder(folder), NAME)[0]) == ByHand(digest=sha256(own(folder, ".json")))
    assert not any("by hand" in line for line in extract(PDF, folder))


def test_what_was_changed_by_hand_in_an_extraction_that_nobody_knows_is_kept_and_told(folder):
    """What it was before is not known then, so nothing of it is taken for a correction."""
    mine = edited_by_hand(folder)
    told = json.loads(own(folder, ".written"))
    (folder / f"{NAME}.written").write_text(json.dumps({**told, "extracted": "0" * 64, "base": ""}))
    said = extract(PDF, folder)
    assert any(line.startswith(f"{NAME}.json was changed by hand") for line in said)
    assert own(folder, ".json.by-hand") == mine
    assert kept(Folder(folder), NAME)[0] == Corrections()


def test_write_makes_corrections_of_what_was_changed_by_hand(folder, monkeypatch, capsys):
    keep(Folder(folder), NAME, first_author_accepted(folder))
    edited_by_hand(folder)
    assert command(monkeypatch, "write", str(folder)) == 0
    assert "changes made by hand are corrections now: 1" in capsys.readouterr().out
    assert NEW in own(folder, ".xml").decode()
    assert [item.op for item in kept(Folder(folder), NAME)[0].items] == [Op.ACCEPT, Op.CHANGE]


def test_a_named_file_that_is_no_result_is_told(folder, monkeypatch, capsys):
    (folder / "broken.json").write_text("{")
    assert command(monkeypatch, "write", str(folder / "broken.json")) == 1
    assert capsys.readouterr().err == f"{folder / 'broken.json'}: not a result of this program\n"
    assert command(monkeypatch, "write", str(folder)) == 0  # in a folder it may be another program's


def test_the_summary_is_of_the_corrected_article_and_says_each_remark_once(folder):
    record = json.loads(own(folder, ".json"))
    first = [Correction("authors[0]", Op.REMOVE, record["authors"][0]["printed"])]
    (folder / f"{NAME}.corrections.json").write_bytes(dumps(Corrections(tuple(first))))
    task = Task(PDF.name, str(PDF), str(folder), NAME, Limits(), Settings(ocr="off", pictures=False))
    before, after = len([item for item in record["authors"] if item["lang"] == "zh"]), json.loads
    head, *said = extracted(task).lines
    assert f"zh: title, abstract, {before - 1} authors" in head
    assert len(said) == len(set(said)) == len(after(own(folder, ".json"))["diagnostics"])


def test_exports_and_indexes_read_corrections_that_are_not_written_yet(folder):
    (folder / f"{NAME}.corrections.json").write_bytes(dumps(title_changed(folder)))
    [article] = [item for item in stored([folder]) if isinstance(item, Stored)]
    title = article.article.front.title(Lang.ZH)
    assert title is not None
    assert title.text == NEW
    [pending] = files([folder])
    rewrite(Folder(folder), NAME)
    [now] = files([folder])
    assert (now.data, now.digest) == (pending.data, pending.digest)


def test_a_subtitle_stands_once_in_a_gold_record(record):
    title = {**record["titles"][0], "text": "纸桥——受潮之后", "main": "纸桥", "subtitle": "受潮之后"}
    assert gold_of({**record, "titles": [title]}, "a")["titles"] == {"zh": "纸桥——受潮之后", "en": None}


@pytest.mark.parametrize(("printed", "label"), [("图1", "1"), ("Figure 2", "2"), ("Fig.3", "3"), ("Table S4", "S4")])
def test_a_float_is_known_by_its_number_in_a_gold_record(record, printed, label):
    own = {"type": "fig", "captions": [{"lang": "en", "label": printed, "text": "A wet bridge"}]}
    assert gold_of({**record, "body": [own]}, "a")["figures"][0]["label"] == label


def test_addresses_in_notes_are_in_a_gold_record_once(record):
    author = {**record["authors"][0], "email": "lin@paper.example"}
    note = {"text": "通信作者：lin@paper.example，wen@bridge.paper.example。"}
    made = gold_of({**record, "authors": [author], "notes": [note]}, "a")
    assert made["emails"] == ["lin@paper.example", "wen@bridge.paper.example"]


def folded(value: object) -> str:
    """Gold records are compared without regard to case."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True).casefold()


def test_lessons_and_gold_of_what_was_looked_through(folder, tmp_path, monkeypatch, capsys):
    corrections = title_changed(folder)
    keep(Folder(folder), NAME, Corrections(corrections.items, {"who": "编者", "when": "2030"}))
    assert command(monkeypatch, "lessons", str(folder), "--gold", str(tmp_path / "gold")) == 0
    record = json.loads(source(Folder(folder), NAME))
    line = ["1", "change", "titles[zh].text", record["titles"][0]["source"]["rule"]]
    assert capsys.readouterr().out.splitlines()[0].split("  ") == [*line, record["journal"]["titles"][0]["text"]]
    gold = json.loads((tmp_path / "gold" / f"{NAME}.json").read_text("utf-8"))
    by_hand = json.loads((INPUT.parent / "tests" / "articles" / NAME / "expected.json").read_text("utf-8"))
    assert gold["titles"] == {**by_hand["titles"], "zh": NEW}
    for key in ("authors", "keywords", "year", "volume", "issue", "doi", "history", "emails"):
        assert folded(gold[key]) == folded(by_hand[key]), key
    assert [item["label"] for item in gold["references"]] == [item["label"] for item in by_hand["references"]]


class Killed(BaseException):
    pass


class Dying(Folder):
    """A folder of a process that dies at the write of this number."""

    def __init__(self, root: Path, at: int) -> None:
        super().__init__(root)
        self.left = at

    def write(self, name: str, data: bytes) -> None:
        if self.left == 0:
            raise Killed
        self.left -= 1
        super().write(name, data)


@pytest.mark.parametrize("at", range(8))
def test_killed_at_any_write_nothing_saved_is_lost(folder, tmp_path, at):
    first = title_changed(folder)
    keep(Folder(folder), NAME, first)
    record = json.loads(own(folder, ".json"))
    second = Correction("authors[0].printed", Op.CHANGE, record["authors"][0]["printed"], "孟秋")
    both = Corrections((*first.items, second))
    whole = Path(shutil.copytree(folder, tmp_path / "whole"))
    keep(Folder(whole), NAME, both)
    try:
        keep(Dying(folder, at), NAME, both)
    except Killed:
        saved = loads(own(folder, ".corrections.json"))
        assert saved in (first, both)
        [now] = files([folder])
        assert now.data == made(source(Folder(folder), NAME), saved, NAME, ())[".json"]
    keep(Folder(folder), NAME, both)
    assert {k: v for k, v in contents(folder).items() if "by-hand" not in k} == contents(whole)
    assert written(Folder(folder), NAME) == written(Folder(whole), NAME)


# Any corrections, in any order

WORDS = st.text(st.sampled_from("纸桥受潮 abcXYZ.,-12[J]<&\u2028"), min_size=1, max_size=12)


@st.composite
def one(draw: st.DrawFn, record: dict) -> Correction:
    """A correction of some value of the record as it is now, or of none."""
    values = {}

    def walk(value, at):
        if at:
            values[at] = value
        for key, inner in value.items() if isinstance(value, dict) else ():
            walk(inner, f"{at}.{key}" if at else key)
        for place, inner in enumerate(value) if isinstance(value, list) else ():
            walk(inner, f"{at}[{place}]")

    keys = ("titles", "authors", "affiliations", "abstracts", "keywords", "doi", "year", "references", "body", "notes")
    for key in keys:
        walk({key: record[key]}, "")
    address = draw(st.sampled_from(sorted(values)))
    op = draw(st.sampled_from(Op))
    new = {Op.SPLIT: st.lists(WORDS, min_size=1, max_size=3), Op.MOVE: st.integers(0, 3)}.get(op, WORDS)
    old = summary(values[address]) if draw(st.integers(0, 5)) else draw(WORDS)
    return Correction(address, op, copy.deepcopy(old), draw(new))


def _unmeasured(record: dict) -> str:
    """What follows from the article alone: what corrections leave alone is not written anew, and has to be the same."""
    aside = ("file", "confidence", "review", "diagnostics")

    def bare(value: object) -> object:
        if isinstance(value, dict):
            measured = ("reasons", "field_confidence", *(("confidence",) if "score" in value else ()))
            return {key: bare(inner) for key, inner in value.items() if key not in measured}
        return [bare(inner) for inner in value] if isinstance(value, list) else value

    return json.dumps(bare({key: value for key, value in record.items() if key not in aside}))


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_any_corrections_give_the_same_article_after_extraction_and_reading_back(record, data):
    """What `extract` makes (of the extraction and the corrections' file) is what was saved, one by one."""
    items: tuple[Correction, ...] = ()
    now = record
    for _ in range(data.draw(st.integers(1, 5))):
        items = (*items, data.draw(one(now)))
        now = applied(record, items).record
    saved = applied(record, items)
    read = loads(dumps(Corrections(items))).items
    again = applied(json.loads(applied(record, ()).data), read)
    assert again.data == saved.data
    assert decoded(json.loads(saved.data)) == saved.article
    assert _unmeasured(json.loads(article(saved.article))) == _unmeasured(json.loads(saved.data))
    left = ("correction-stale", "correction-impossible")
    assert len(saved.stale) == sum(item["kind"] in left for item in saved.record["diagnostics"])
    assert all(path(saved.record, at.address) for at in walk(saved.article))
