"""What the program says of itself, and what a shell may ask of it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from read.made import pdf, shown

from pipeline import cli
from pipeline.errors import UsageError
from pipeline.settings import Settings, program_version
from pipeline.startup import INTERRUPTED

ROOT = Path(__file__).parents[1]
LOCALES = ("C.UTF-8", "zh_CN.UTF-8")
SCRIPT = "import sys; sys.argv[0] = 'duizhao'; from pipeline.cli import main; main()"  # as the console script does


def console(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    own = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG"))}
    return subprocess.run(
        [sys.executable, "-c", SCRIPT, *arguments],
        env={**own, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
    )


def test_the_help_is_in_the_language_of_each_call(monkeypatch, capsys):
    """The commands are made once a process and language."""
    monkeypatch.setattr("sys.argv", ["duizhao", "schema", "--help"])
    told = []
    for locale in (*LOCALES, *LOCALES):
        monkeypatch.setenv("LC_ALL", locale)
        monkeypatch.delenv("LANGUAGE", raising=False)
        with pytest.raises(SystemExit):
            cli.main()
        told.append(capsys.readouterr().out)
    assert told[:2] == told[2:]
    assert "Show this message and exit." in told[0]
    assert "Show this message and exit." not in told[1]


def test_the_version_is_told(monkeypatch, capsys):
    monkeypatch.setattr("sys.argv", ["duizhao", "--version"])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    assert not ended.value.code
    assert capsys.readouterr().out == f"duizhao {program_version()}\n"


def test_interrupted_while_it_is_loaded_it_ends_without_a_word(tmp_path):
    """The first library that it loads is one of ours, which presses Ctrl-C."""
    (tmp_path / "typer.py").write_text("import os, signal\nos.kill(os.getpid(), signal.SIGINT)\nprint('goes on')\n")
    done = subprocess.run(
        [sys.executable, "-m", "pipeline", "schema"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stdout, done.stderr) == (INTERRUPTED, "", "")


@pytest.mark.parametrize("locale", LOCALES)
def test_interrupted_at_work_every_command_says_the_same(locale, monkeypatch, capsys):
    def pressed() -> bytes:
        raise KeyboardInterrupt

    monkeypatch.setenv("LC_ALL", locale)
    monkeypatch.setattr("pipeline.write.schema.promised", pressed)
    monkeypatch.setattr("sys.argv", ["duizhao", "schema"])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    assert ended.value.code == INTERRUPTED
    assert capsys.readouterr().err.strip() == ""


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("duizhao val", ["validate"]),
        ("duizhao lexicon b", ["build"]),
        ("duizhao export --format c", ["crossref", "csl-json"]),
    ],
)
def test_bash_completes_commands_and_values(locale, typed, offered):
    words = typed.split()
    asked = {"_DUIZHAO_COMPLETE": "complete_bash", "COMP_WORDS": typed, "COMP_CWORD": str(len(words) - 1)}
    found = console(LC_ALL=locale, **asked).stdout.split()
    assert found == offered


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_for_a_shell_calls_the_console_script(locale, shell):
    """Also where it is asked of `python -m pipeline`, whose name is no command that a shell could complete."""
    done = subprocess.run(
        [sys.executable, "-m", "pipeline", "--show-completion", shell],
        cwd=ROOT,
        env={**os.environ, "LC_ALL": locale},
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    assert "_DUIZHAO_COMPLETE=complete_" in done.stdout
    assert "pipeline" not in done.stdout.lower()


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("dpi = 1", "the setting 'dpi' cannot be 1: it is from 18 to 2400"),
        ("colour = 1", "no setting is called 'colour'; there are "),
        ("ocr = 'maybe'", "no mode of OCR is called 'maybe'; there are auto, off, always"),
        ("limits = 3", "the setting 'limits' is a table: [limits]"),
    ],
)
def test_what_is_wrong_with_settings_names_their_file(text, why, tmp_path):
    path = tmp_path / "s.toml"
    path.write_text(text)
    with pytest.raises(UsageError) as raised:
        Settings.load(path)
    assert str(raised.value).startswith(f"{path}: {why}")
    with pytest.raises(UsageError, match=r"^no mode of OCR"):
        Settings.load(None, ocr="maybe")


def test_an_output_that_cannot_be_made_is_told_once(tmp_path, monkeypatch, capsys):
    for name in ("a.pdf", "b.pdf"):
        (tmp_path / name).write_bytes(pdf(shown("On invented moss", "Abstract: Nothing was measured.")))
    output = tmp_path / ("n" * 300)
    monkeypatch.setattr("sys.argv", ["duizhao", "extract", str(tmp_path), "--output", str(output), "--ocr", "off"])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    assert ended.value.code == 2
    assert capsys.readouterr().err == f"{output}: result cannot be written (File name too long)\n"


@pytest.mark.parametrize(
    ("command", "status", "told"),
    [
        (("archive", "FILE", "--output", "OUT"), 2, "FILE: is not a folder"),
        (("serve", "FILE"), 2, "FILE: is not a folder"),
        (("archive", "OUT", "--output", "OUT"), 2, "OUT: no such folder"),
        (("lessons", "FILE"), 1, "FILE: not a result of this program"),
    ],
    ids=str,
)
def test_a_file_where_a_folder_belongs_is_called_one(command, status, told, tmp_path, monkeypatch, capsys):
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf(shown("On invented moss")))
    places = {"FILE": str(path), "OUT": str(tmp_path / "out")}
    monkeypatch.setattr("sys.argv", ["duizhao", *(places.get(word, word) for word in command)])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    for name, place in places.items():
        told = told.replace(name, place)
    assert (ended.value.code, capsys.readouterr().err) == (status, f"{told}\n")


def test_where_nothing_is_found_it_is_said(tmp_path, monkeypatch, capsys):
    empty = tmp_path / "empty"
    empty.mkdir()
    for words, told in (
        ("extract", "no PDF found"),
        ("check", "no PDF found"),
        ("archive --output DIR/archive", "no PDF found"),
        ("write", "no result found"),
        ("index --to DIR/index", "no result found"),
        ("export --format ris --to DIR/x.ris", "nothing to write, so no file"),
        ("lexicon build --to DIR/lexicon", ""),
        ("validate", "no XML file found"),
        ("lessons", "nothing was corrected"),
    ):
        arguments = words.replace("DIR", str(tmp_path)).split()
        monkeypatch.setattr("sys.argv", ["duizhao", *arguments, str(empty)])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        assert (ended.value.code, capsys.readouterr().err) == (1, f"{told}\n" if told else ""), words
