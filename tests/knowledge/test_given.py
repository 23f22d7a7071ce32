"""Knowledge of a user's own, laid over the package's."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.errors import UsageError
from pipeline.knowledge import files, keys
from pipeline.settings import Settings

SAMPLE = Path(__file__).parents[2] / "input" / "review-two-column.pdf"
ROW = '[[row]]\nrule = "kwd-group.zh"\nforms = ["纸机用词"]\nnot = ["纸机用词的选择"]\n'


@pytest.fixture
def given(tmp_path, monkeypatch):
    """A folder that is given as the first thing of a run."""
    monkeypatch.setattr(files, "_read", set())
    monkeypatch.setenv(files.VARIABLE, "")
    return tmp_path


def fresh(code: str) -> str:
    """What a new process prints: knowledge is read once a process."""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    return done.stdout + done.stderr


def load(folder: Path) -> str:
    return fresh(
        "from pathlib import Path\nfrom pipeline.errors import UsageError\nfrom pipeline.settings import Settings\n"
        f"try:\n    Settings.load(knowledge=Path({str(folder)!r}))\nexcept UsageError as error:\n    print(error)"
    )


def test_a_row_of_a_known_rule_is_made_longer_and_a_new_one_is_added(given):
    (given / "labels.toml").write_text(
        f'{ROW}[[row]]\nrule = "own.zh"\nlabel = "fn"\nforms = ["示例"]\nnot = []\n', "utf-8"
    )
    before = files.tables("labels.toml")["row"]
    files._read.clear()
    files.give(given)
    rows = files.tables("labels.toml")["row"]
    own = next(row for row in rows if row["rule"] == "kwd-group.zh")
    assert (own["forms"][0], own["forms"][-1], own["label"]) == ("关键词", "纸机用词", "kwd-group")
    assert [row["rule"] for row in rows] == [*(row["rule"] for row in before), "own.zh"]


def test_files_stand_right_in_the_folder_or_in_folders_called_as_the_package_s(given):
    (given / "front_matter").mkdir()
    (given / "front_matter" / "labels.toml").write_text(ROW, "utf-8")
    (given / "names_surnames.tsv").write_text("示\tshi\t\n", "utf-8")
    (given / "old").mkdir()
    (given / "old" / "labels.toml").write_text("no file of knowledge", "utf-8")
    assert [file.name for file in files.own_files(given)] == ["labels.toml", "names_surnames.tsv"]
    files.give(given)
    assert "纸机用词" in str(files.tables("labels.toml"))
    (given / "labels.toml").write_text(ROW, "utf-8")
    with pytest.raises(UsageError, match=r"labels.toml: .*labels.toml is called so, too"):
        files.own_files(given)


def test_settings_made_in_python_lay_their_folder_over_before_anything_is_read(given):
    (given / "front.toml").write_text("[named]\ninstitution = ['折纸坊']\n", "utf-8")
    told = fresh(
        "from pathlib import Path\nimport pipeline\nfrom pipeline.settings import Settings\n"
        f"settings = Settings(knowledge=Path({str(given)!r}), pictures=False)\n"
        f"pipeline.extract({str(SAMPLE)!r}, settings)\n"
        "from pipeline.knowledge.front import front_knowledge\nfrom pipeline.model.lang import Lang\n"
        "from pipeline.run import Aids\n"
        "print(Aids.of(settings).knowledge, bool(front_knowledge().aff[Lang.ZH].search('示例折纸坊')))"
    )
    assert told == f"{given.resolve()} True\n"


def test_no_name_of_a_file_is_there_twice():
    root = Path(files.__file__).parent
    names = [path.name for path in root.rglob("*") if path.suffix in (".toml", ".tsv", ".txt")]
    assert sorted(names) == files._names()
    assert len(names) == len({*names})
    assert [path for path in root.iterdir() if path.suffix in (".toml", ".tsv", ".txt")] == []


def test_a_named_part_of_a_pattern_is_made_longer(given):
    (given / "front.toml").write_text("[named]\ninstitution = ['折纸坊']\n", "utf-8")
    told = fresh(
        f"import os\nos.environ['{files.VARIABLE}'] = {str(given)!r}\n"
        "from pipeline.knowledge.front import front_knowledge\nfrom pipeline.model.lang import Lang\n"
        "known = front_knowledge().aff[Lang.ZH]\n"
        "print(*(bool(known.search(text)) for text in ('示例折纸坊', '示例大学')))"
    )
    assert told == "True True\n"


def test_a_value_takes_the_place_of_the_package_s_and_rows_stand_behind_its_own(given):
    (given / "body_captions.toml").write_text("[figure.zh]\nword = '图|插图'\n", "utf-8")
    (given / "names_surnames.tsv").write_text("# ours\n示\tshi\t\n", "utf-8")
    files.give(given)
    figure = files.tables("body_captions.toml")["figure"]["zh"]
    assert figure["word"] == "图|插图"
    assert figure["not"]
    assert files.text("names_surnames.tsv").splitlines()[-1] == "示\tshi\t"


def test_the_word_is_found_in_print(given):
    (given / "labels.toml").write_text(ROW, "utf-8")
    code = (
        "from pathlib import Path\nfrom pipeline.settings import Settings\n"
        f"Settings.load(knowledge=Path({str(given)!r}) if GIVEN else None)\n"
        "from pipeline.knowledge.labels import label_at_start\n"
        "found = label_at_start('纸机用词：纸飞机；折叠')\nprint(found.row.rule if found else None)"
    )
    assert fresh(f"GIVEN = True\n{code}").strip() == "labels.kwd-group.zh"
    assert fresh(f"GIVEN = False\n{code}").strip() == "None"


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("labels.toml", "[[row]\n", "labels.toml: Expected ']]' at the end of an array declaration (at line 1, "),
        ("labels.toml", '#\n[[row]]\nrule = "own.zh"\nlabel = "fn"\nnot = []\n', "labels.toml:2: a row has no 'forms'"),
        (
            "labels.toml",
            "#\n[[row]]\nrule = 'own.zh'\nlabel = 'fn'\nforms = ['词']\nnot = []\n"
            "[[row]]\nrule = 'kwd-grup.zh'\nforms = ['词']\n",
            "labels.toml:7: no rule is called 'kwd-grup.zh', but 'kwd-group.zh' is; a new one has 'label'",
        ),
        ("front.toml", "#\n[funding]\nlead = '(?&nosuch)x'\n", "front.toml:3: no part is called 'nosuch'"),
        ("body_captions.toml", "[figure.zh]\nword = '图(a'\n", "body_captions.toml:2: '图(a' is no pattern: missing )"),
        (
            "labels.toml",
            "#\n[[row]]\nrule = 'own.zh'\nlabel = 'nosuch'\nforms = ['词']\nnot = []\n",
            "labels.toml:4: a row cannot be read: 'nosuch' is not a valid Label",
        ),
        ("references.toml", "[words.role]\nforms = [\n'折',\n3]\n", "references.toml:4: each of forms must be a text"),
        ("body_captions.toml", "[figure.zh]\nfinds = 3\n", "body_captions.toml:2: finds must be a list"),
        ("names_surnames.tsv", "# ours\n示\tshi\n", "names_surnames.tsv:2: 2 columns, and there are 3"),
        ("own.toml", "", "own.toml: no knowledge is called so; there are abstract_sections.toml, "),
    ],
)  # fmt: skip
def test_what_is_broken_is_named_with_its_file_and_line(tmp_path, name, content, told):
    (tmp_path / name).write_text(content, "utf-8")
    assert load(tmp_path).startswith(f"{tmp_path}/{told}")


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        (
            "labels.toml",
            '[[row]]\nrule = "kwd-group.zh"\nforms = ["纸机用词"]\nnot = ["纸机用词　纸飞机"]\n',
            "labels.toml:4: '纸机用词\\u3000纸飞机' stands under 'not', and is found",
        ),
        (
            "front.toml",
            "[funding]\nfinds.money = ['纸款']\n",
            "front.toml:2: '纸款' stands under 'finds', and is not found",
        ),
        (
            "journal_heads.toml",
            "#\n[volume]\nfinds = [['第 41 卷', '40']]\n",
            "journal_heads.toml:3: in '第 41 卷' is found '41', not '40'",
        ),
    ],
)
def test_a_row_that_does_not_keep_its_own_examples_is_named(tmp_path, name, content, told):
    (tmp_path / name).write_text(content, "utf-8")
    assert load(tmp_path).strip() == f"{tmp_path}/{told}"


def test_a_row_that_keeps_its_examples_is_taken(tmp_path):
    (tmp_path / "labels.toml").write_text(ROW, "utf-8")
    (tmp_path / "front.toml").write_text(
        "[named]\ninstitution = ['折纸坊']\n[aff]\nfinds.zh = ['示例折纸坊']\nnot.zh = ['折纸']\n", "utf-8"
    )
    assert load(tmp_path) == ""


@pytest.mark.parametrize(
    ("name", "content", "line", "told"),
    [
        ("labels.toml", "#\n[[row]]\nrule = 'kwd-group.zh'\nfroms = ['词']\n", 4, "'froms' here, but 'forms' is"),
        ("labels.toml", "[[rows]]\nrule = 'kwd-group.zh'\n", 1, "'rows' here, but 'row' is"),
        ("labels.toml", "[[row]]\nrule = 'own.zh'\nxyz = ''\n", 3, "'xyz' here; there are after, behind_number,"),
        ("body_captions.toml", "[table.zh]\nword = '表'\n[figure.zh]\nwrod = ''\n", 4, "'wrod' here, but 'word' is"),
        ("body_captions.toml", "\n[figures.zh]\nword = '图'\n", 2, "'figures' here, but 'figure' is"),
        ("front.toml", "[named]\ninstituton = ['折纸坊']\n", 2, "'instituton' here, but 'institution' is"),
    ],
)
def test_a_key_that_is_not_known_is_named_with_the_nearest(given, name, content, line, told):
    (given / name).write_text(content, "utf-8")
    files.give(given)
    with pytest.raises(UsageError) as raised:
        files.tables(name)
    assert str(raised.value).startswith(f"{given}/{name}:{line}: no key is called {told}")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("front.toml", "[named]\nown = ['折纸坊']\ninstitution = ['示例(?&own)']\n"),  # a part that a pattern mentions
        ("spellings.toml", "[parts]\nplough = 'plow'\n"),
        ("countries.toml", "[names]\nXX = ['Moss', '苔国']\n"),
        ("abstract_sections.toml", "[part.design]\nzh = ['设计']\nen = ['Design']\n"),
        ("article_types.toml", "[[row]]\ntype = 'x'\npattern = '苔'\nwords = []\nfinds = []\nnot = []\n"),
        ("align_glossary.toml", "[before]\nforms = ['苔']\nnot = ['苔藓']\n"),  # examples stand anywhere
    ],
)
def test_new_rows_and_keys_that_are_knowledge_are_taken(given, name, content):
    (given / name).write_text(content, "utf-8")
    files.give(given)
    files.tables(name)


def test_tables_whose_keys_are_knowledge_are_there():
    def names(value):
        for key, inner in value.items() if isinstance(value, dict) else ():
            if isinstance(inner, dict):
                yield key
                yield from names(inner)

    there = {name for file in files._names() if file.endswith(".toml") for name in names(files.tables(file))}
    assert there >= keys.OPEN


def test_a_broken_file_ends_the_command_with_status_2(tmp_path):
    (tmp_path / "labels.toml").write_text("[[row]\n", "utf-8")
    command = [sys.executable, "-m", "pipeline", "explain", str(SAMPLE), "--knowledge", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 2
    assert done.stderr.startswith(f"{tmp_path}/labels.toml: ")
    assert done.stderr.count("\n") == 1


def test_results_made_with_other_knowledge_are_known(given):
    (given / "labels.toml").write_text(ROW, "utf-8")
    none = Settings().mark
    files.give(given)
    first = Settings().mark
    (given / "labels.toml").write_text(ROW.replace("纸机用词", "纸机语词"), "utf-8")
    files._given.cache_clear()  # as a new process has it
    files._digest_of.cache_clear()
    assert len({none, first, Settings().mark}) == 3


def test_knowledge_that_comes_too_late_is_refused(given):
    files.tables("labels.toml")
    with pytest.raises(UsageError, match="knowledge has been read already"):
        files.give(given)


def test_rows_and_their_mark_are_of_one_state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that is changed while a run goes on changes neither the rows in use nor what results say of them."""
    row = tmp_path / "labels.toml"
    row.write_text('[[row]]\nrule = "kwd-group.zh"\nforms = ["示例词"]\n', "utf-8")
    monkeypatch.setenv(files.VARIABLE, str(tmp_path))
    before = files.digest()
    assert "示例词" in str(files.tables("labels.toml"))
    row.write_text("", "utf-8")
    assert files.digest() == before
    assert "示例词" in str(files.tables("labels.toml"))
