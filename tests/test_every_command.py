"""No command answers with a traceback, whatever it is given: one line and a status that README names."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from read.made import pdf, shown

from pipeline import cli
from tests.command_tree import commands

ROOT = Path(__file__).parents[1]
STATUSES = {0, 1, 2}


@pytest.fixture(scope="module")
def bad(tmp_path_factory) -> Path:
    """A folder of what is no use to anyone."""
    folder = tmp_path_factory.mktemp("bad")
    for path in (ROOT / "tests" / "broken").glob("*.pdf"):
        shutil.copy(path, folder)
    (folder / "good.pdf").write_bytes(pdf(shown("On invented moss", "Abstract: Nothing was measured.")))
    (folder / "x.xml").write_bytes(b"<article>\x00")
    (folder / "deep.json").write_text("[" * 100_000)
    (folder / "half.json").write_text('{"format": "duizhao-article/1", "alignment": {"title"')
    (folder / "nan.json").write_text('{"format": NaN, "alignment": []}')
    (folder / "bytes.toml").write_bytes(b"\xff\xfe=")
    (folder / "kind.toml").write_text("limits = 3\n")
    (folder / "type.toml").write_text('dpi = "x"\n')
    (folder / "folder.pdf").mkdir()
    os.mkfifo(folder / "pipe.pdf")
    os.mkfifo(folder / "pipe.json")
    os.mkfifo(folder / "pipe.xml")
    os.mkfifo(folder / "pipe.toml")
    os.mkfifo(folder / "pipe.corrections.json")
    (folder / "loop.pdf").symlink_to(folder / "loop.pdf")
    return folder


def run(*arguments: str, cwd: Path, environment: dict[str, str] | None = None) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, "-m", "pipeline", *arguments],
        cwd=cwd,
        capture_output=True,
        stdin=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": str(ROOT), **(environment or {})},
    )


COMMANDS = [
    ("extract", "BAD", "--ocr", "off"),
    ("extract", "BAD/gone.pdf"),
    ("extract", "BAD/good.pdf", "--output", "/proc/none"),
    ("extract", "BAD/good.pdf", "--settings", "BAD/bytes.toml"),
    ("extract", "BAD/good.pdf", "--settings", "BAD/kind.toml"),
    ("extract", "BAD/good.pdf", "--settings", "BAD/type.toml"),
    ("extract", "BAD/good.pdf", "--settings", "BAD"),
    ("extract", "BAD/good.pdf", "--lexicon", "BAD/x.xml"),
    ("extract", "BAD/good.pdf", "--timeout", "inf"),
    ("extract", "BAD/good.pdf", "--memory", "1e300"),
    ("archive", "BAD", "--output", "OUT/a", "--timeout", "1e300"),
    ("archive", "BAD", "--output", "OUT/a", "--memory", "inf"),
    ("check", "BAD"),
    ("check", "BAD/gone.pdf"),
    ("explain", "BAD"),
    ("explain", "BAD/good.pdf", "--html", "BAD/none/x.html"),
    ("explain", "BAD/empty.pdf"),
    ("validate", "BAD"),
    ("validate", "BAD/gone.xml"),
    ("archive", "BAD", "--output", "/proc/none"),
    ("archive", "BAD/gone", "--output", "OUT"),
    ("archive", "BAD", "--output", "OUT/a", "--dry-run", "--ocr", "off"),
    ("archive", "BAD", "--output", "OUT/a", "--redo", "odd"),
    ("archive", "BAD", "--output", "s3:\\/none"),
    ("archive", "status", "BAD"),
    ("archive", "status", "BAD", "--journal", "BAD/x.xml"),
    ("archive", "failures", "BAD/gone"),
    ("index", "BAD", "--to", "opensearch", "http://user:pass@127.0.0.1:99999/x"),
    ("index", "BAD", "--to", "opensearch", "http://127.0.0.1:1/x", "--password-file", "BAD/gone"),
    ("index", "BAD", "--to", "opensearch", "http://u@127.0.0.1:1/x", "--password-file", "BAD/bytes.toml"),
    ("check", "BAD/pipe.pdf"),
    ("extract", "BAD/loop.pdf"),
    ("archive", "sample", "BAD", "OUT/none/sheet.csv"),
    ("export", "BAD", "--format", "ris", "--to", "OUT"),
    ("index", "BAD", "--to", "ndjson", "OUT"),
    ("explain", "BAD/pipe.pdf"),
    ("validate", "BAD/x.xml"),
    ("validate", "BAD/pipe.xml"),
    ("validate", "/dev/zero"),
    ("lessons", "BAD/pipe.corrections.json"),
    ("extract", "BAD/good.pdf", "--settings", "BAD/pipe.toml"),
    ("extract", "BAD/good.pdf", "--details", "BAD/pipe.toml"),
    ("export", "BAD", "--format", "ris", "--details", "BAD/pipe.toml"),
    ("write", "BAD", "--edited", "BAD/pipe.json"),
    ("search", "BAD/gone", "moss"),
    ("--log-file", "/proc/none/log", "schema"),
    ("nothing",),
    (),
    ("index", "BAD", "--to", "OUT/index"),
    ("index", "BAD/gone", "--to", "OUT/index"),
    ("export", "BAD", "--format", "ris", "--to", "/proc/none/x"),
    ("search", "BAD", "moss"),
    ("search", "BAD", b"\xff\xfe"),
    ("search", "BAD", "-moss"),
    ("write", "BAD"),
    ("write", "BAD/gone"),
    ("write", "BAD", "--edited", "BAD/half.json"),
    ("serve", "BAD/gone"),
    ("serve", "OUT", "--host", "nonsense.."),
    ("serve", "OUT", "--pdfs", "BAD/gone"),
    ("lessons", "BAD"),
    ("lessons", "BAD/gone"),
    ("lexicon", "build", "BAD", "--to", "OUT/lexicon.sqlite"),
    ("lexicon", "build", "BAD", "--to", "/proc/none/x"),
    ("lexicon", "build", "BAD", "--to", ""),
    ("export", "BAD", "--format", "ris", "--to", ""),
    ("index", "BAD", "--to", "ndjson", ""),
    ("explain", "BAD/good.pdf", "--html", ""),
    ("archive", "sample", "BAD", ""),
    ("lessons", "BAD", "--gold", ""),
]


NAMES = [tuple(word for word in words if word != "convert") for words, _, _ in commands()]
ASKED = [(*name, *more) for name in NAMES for more in ((), ("--help",), ("--none",)) if name or more]
ASKED.remove(("doctor",))  # which looks at the machine, for seconds


def test_each_command_is_asked_something_odd():
    assert {name[:1] for name in NAMES} <= {command[:1] for command in COMMANDS} | {("doctor",), ("schema",)}


@pytest.mark.parametrize("command", [*COMMANDS, *ASKED], ids=lambda command: " ".join(map(str, command)))
def test_a_line_and_a_status(command, bad, tmp_path, monkeypatch, capfd):
    places = {"BAD": str(bad), "OUT": str(tmp_path)}
    arguments = [
        os.fsdecode(argument)
        if isinstance(argument, bytes)
        else argument.replace("BAD", places["BAD"]).replace("OUT", places["OUT"])
        for argument in command
    ]
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.argv", ["duizhao", *arguments])
    with pytest.raises(SystemExit) as ended:  # anything else were a traceback
        cli.main()
    told = capfd.readouterr()
    status = ended.value.code or 0
    assert "Traceback" not in told.err
    assert status in STATUSES
    assert status == 0 or told.err.strip() or told.out.strip()


@pytest.mark.parametrize("knowledge", ["nowhere", "good.pdf", "know"])
@pytest.mark.parametrize(
    "command",
    [
        ("extract", "good.pdf", "--output", "OUT"),
        ("archive", ".", "--output", "OUT"),
        ("check", "good.pdf"),
        ("search", "OUT", "moss"),
        ("export", ".", "--format", "ris"),
        ("index", ".", "--to", "OUT/index"),
    ],
    ids=lambda command: command[0],
)
def test_knowledge_that_the_environment_names_wrongly_is_a_line(command, knowledge, bad, tmp_path):
    """As that of `--knowledge`: before a worker process is started."""
    (bad / "know").mkdir(exist_ok=True)
    (bad / "know" / "labels.toml").write_text('[[row]]\nrule = "kwd-group.zh"\nforms = 3\n')
    arguments = [argument.replace("OUT", str(tmp_path)) for argument in command]
    done = run(*arguments, cwd=bad, environment={"DUIZHAO_KNOWLEDGE": str(bad / knowledge), "LC_ALL": "C"})
    assert b"Traceback" not in done.stderr
    assert done.returncode in STATUSES
    if command[0] in ("extract", "archive", "check"):
        assert done.returncode == 2
        [line] = done.stderr.decode().splitlines()
        assert line.startswith(str(bad / knowledge))


@pytest.mark.skipif(os.name != "posix", reason="needs a shell that closes a stream")
@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-"])
@pytest.mark.parametrize("command", [("schema",), ("export", ".", "--format", "ris"), ("check", "good.pdf")])
def test_a_stream_that_is_closed_from_the_start_is_no_reason_for_a_traceback(command, closed, bad):
    program = f'exec "$0" -m pipeline "$@" {closed}'
    done = subprocess.run(
        ["sh", "-c", program, sys.executable, *command],
        cwd=bad,
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert b"Traceback" not in done.stderr
    assert done.returncode in STATUSES


def test_a_locale_without_hanzi_is_no_reason_to_fail(tmp_path):
    (tmp_path / "纸飞机.pdf").write_bytes(pdf(shown("On invented moss", "Abstract: Nothing was measured.")))
    done = run("extract", ".", cwd=tmp_path, environment={"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"})
    assert b"Traceback" not in done.stderr
    assert done.returncode == 0


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="asks for Linux' full device")
@pytest.mark.parametrize("command", [("schema",), ("explain", "good.pdf"), ("check", "good.pdf")])
def test_an_output_that_is_full_is_a_line_and_a_status(command, bad):
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "pipeline", *command],
            cwd=bad,
            stdout=full,
            stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": str(ROOT), "LC_ALL": "C"},
        )
    assert done.stderr.decode().splitlines()[-1] == "stdout: No space left on device"
    assert done.returncode == 2


def test_a_reader_that_has_had_enough_is_no_reason_for_a_traceback(tmp_path):
    process = subprocess.Popen(
        [sys.executable, "-m", "pipeline", "schema"],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait() == 1
