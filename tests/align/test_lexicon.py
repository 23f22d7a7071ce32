import json
import os
import sqlite3

import pytest

from pipeline import cli
from pipeline.align import lexicon
from pipeline.errors import UsageError

RECORDS = {
    "a": {
        "alignment": {
            "title": {"zh": "红色的石头", "en": "Red stones"},
            "keywords": [{"zh": "石头", "en": "stones"}, {"zh": "红色", "en": "red"}],
            "abstract": [{"zh": "红色的石头较重。", "en": "Red stones are heavy."}, {"zh": "略。", "en": ""}],
        },
        "glossary": [{"zh": "软阈值", "en": "soft threshold", "abbr": "ST"}, {"zh": "硬阈值", "en": "", "abbr": "HT"}],
    },
    "b": {
        "alignment": {"keywords": [{"zh": "石头", "en": "stone"}], "abstract": [{"zh": "红色石头", "en": "red stone"}]},
        "glossary": [],
    },
}


@pytest.fixture
def learned(tmp_path):
    for name, record in RECORDS.items():
        (tmp_path / f"{name}.json").write_text(json.dumps(record), "utf-8")
    target = tmp_path / "made" / "lexicon.sqlite"
    assert lexicon.build([tmp_path / "a.json", tmp_path / "b.json"], target) == 7
    return target


def test_terms_and_words_are_learned(learned):
    found = lexicon.Lexicon.open(learned)
    assert found.terms["软阈值"] == ("soft threshold",)
    assert set(found.terms["石头"]) == {"stone", "stones"}
    assert dict(found.translations("红色的软阈值"))["软阈值"] == ("soft threshold",)
    assert found.words["红色"][0] == "red"


def test_provenance_names_the_documents(learned):
    with sqlite3.connect(learned) as base:
        rows = base.execute("SELECT document, field FROM provenance WHERE zh = '石头' ORDER BY document").fetchall()
        assert rows == [("a", "keywords"), ("b", "keywords")]
        assert base.execute("SELECT name, pairs FROM documents ORDER BY name").fetchall() == [("a", 5), ("b", 2)]
    assert [path.name for path in learned.parent.iterdir()] == ["lexicon.sqlite"]


def test_model_1_gives_each_word_its_cause():
    bitexts = [(["石", "大"], ["stone", "big"]), (["石"], ["stone"]), (["大", "马"], ["big", "horse"])]
    table = lexicon.model1(bitexts)
    assert table["石", "stone"] > 0.6 > table["石", "big"]
    assert table["马", "horse"] > table["马", "big"]
    for source in ("石", "大", "马"):
        assert sum(share for (cause, _), share in table.items() if cause == source) == pytest.approx(1.0)


def test_no_lexicon_is_an_error_of_usage(tmp_path):
    with pytest.raises(UsageError, match="no such lexicon"):
        lexicon.Lexicon.open(tmp_path / "none")
    (tmp_path / "text").write_text("no database", "utf-8")
    with pytest.raises(UsageError, match="not a lexicon"):
        lexicon.Lexicon.open(tmp_path / "text")
    with pytest.raises(UsageError, match="not a lexicon"):
        lexicon.Lexicon.expect(tmp_path / "text")
    with pytest.raises(UsageError):
        lexicon.build([tmp_path / "nowhere"], tmp_path / "out.sqlite")


def test_a_lexicon_is_expected_to_be_one(learned):
    lexicon.Lexicon.expect(learned)


def test_what_cannot_be_read_is_told(tmp_path):
    (tmp_path / "a.json").write_text(json.dumps(RECORDS["a"]), "utf-8")
    (tmp_path / "b.json").write_text("{")
    os.mkfifo(tmp_path / "c.json")
    (tmp_path / "d.json").symlink_to("gone")
    told: list[str] = []
    assert lexicon.build([tmp_path], tmp_path / "made" / "lexicon.sqlite", told.append) == 5
    assert [line.split(":")[0].rpartition("/")[2] for line in told] == ["b.json", "c.json", "d.json"]


@pytest.mark.parametrize(("written", "status"), [(None, 0), ("{}", 0), ("{", 1)])
def test_a_result_that_cannot_be_read_is_a_status(tmp_path, monkeypatch, written, status):
    (tmp_path / "article.json").write_text(json.dumps(RECORDS["a"]), "utf-8")
    if written is not None:
        (tmp_path / "a.json").write_text(written)
    monkeypatch.setattr("sys.argv", ["duizhao", "lexicon", "build", str(tmp_path), "--to", str(tmp_path / "made")])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    assert ended.value.code == status


def test_what_an_article_was_before_it_was_corrected_is_not_learned_from(tmp_path):
    for name in ("a.json", "a.extracted.json"):
        (tmp_path / name).write_text(json.dumps(RECORDS["a"]), "utf-8")
    assert {pair.document for pair in lexicon.pairs([tmp_path])} == {"a"}
