"""The server of workers runs nothing of the current folder; what is left behind a kill is cleared without a word."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline import machine

from .pdfs import LINES, pdf

ROOT = Path(__file__).parents[2]
SCRIPT = "import sys\nfrom pipeline.cli import main\nif __name__ == '__main__':\n    sys.exit(main())\n"
# What multiprocessing's own processes import, what this program does, and this program.
POISON = ("json.py", "heapq.py", "signal.py", "pipeline/__init__.py")


@pytest.fixture
def poisoned(tmp_path: Path) -> Path:
    """A folder with a paper, and with modules that write a file when they are imported."""
    folder = tmp_path / "papers"
    for name in POISON:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"open({str(tmp_path / 'run')!r}, 'a').write({name!r})\n", "utf-8")
    (folder / "a.pdf").write_bytes(pdf("A title of an invented paper", *LINES))
    return folder


def run_in(folder: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Python with these arguments and variables of the environment, in a folder, with the program."""
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), **variables},
        capture_output=True,
        text=True,
    )


@pytest.mark.parametrize(("options", "variables"), [(["-P"], {}), ([], {"PYTHONSAFEPATH": "1"})])
def test_beside_modules_that_python_itself_looks_for_there_are_two_ways(poisoned: Path, options, variables) -> None:
    for name in ("types.py", "functools.py"):
        shutil.copy(poisoned / "json.py", poisoned / name)
    done = run_in(poisoned, *options, "-m", "pipeline", "--version", **variables)
    assert (done.returncode, done.stdout[:7]) == (0, "duizhao"), done.stderr
    assert not (poisoned.parent / "run").exists()
    run_in(poisoned, "-m", "pipeline", "--version")
    assert (poisoned.parent / "run").exists()  # without either it is they that are run


def test_the_console_script_runs_nothing_of_the_current_folder(poisoned: Path) -> None:
    script = poisoned.parent / "bin" / "duizhao"
    script.parent.mkdir()
    script.write_text(SCRIPT, "utf-8")
    done = run_in(poisoned, str(script), "extract", "a.pdf", "--output", "out")
    assert done.returncode == 0, done.stderr
    assert (poisoned / "out" / "a.json").is_file()
    assert not (poisoned.parent / "run").exists()


def test_the_program_runs_nothing_of_the_current_folder(poisoned: Path) -> None:
    """But what Python itself looks for there to carry out `-m`, and a package of the same name."""
    shutil.rmtree(poisoned / "pipeline")
    for name in ("typing.py", "lxml.py", "typer/__init__.py"):
        (poisoned / name).parent.mkdir(exist_ok=True)
        shutil.copy(poisoned / "json.py", poisoned / name)
    done = run_in(poisoned, "-m", "pipeline", "extract", "a.pdf", "--output", "out")
    assert done.returncode == 0, done.stderr
    assert (poisoned / "out" / "a.json").is_file()
    assert not (poisoned.parent / "run").exists()


def test_the_program_runs_from_its_own_folder_where_nothing_is_installed(tmp_path: Path) -> None:
    """The folder of a clone is the current one, and the only way to the package."""
    (tmp_path / "pipeline").symlink_to(ROOT / "pipeline")
    for folder in (ROOT, tmp_path):
        command = [sys.executable, "-m", "pipeline", "--version"]
        environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
        done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True)
        assert (done.returncode, done.stdout[:7]) == (0, "duizhao"), done.stderr


def test_an_index_runs_nothing_of_the_current_folder(poisoned: Path) -> None:
    script = poisoned.parent / "index.py"
    script.write_text(
        "import operator; from pipeline.index.workers import in_order\n"
        "if __name__ == '__main__':\n"
        "    print(sum(number for _, number in in_order(operator.neg, ((n, n) for n in range(99)), 2)))\n",
        "utf-8",
    )
    done = run_in(poisoned, str(script))
    assert done.stdout == f"{-sum(range(99))}\n", done.stderr
    assert not (poisoned.parent / "run").exists()


def test_the_package_of_a_clone_is_found_first(tmp_path: Path) -> None:
    found = machine.surroundings(tmp_path, os.pathsep.join(("/a", "/b")))
    assert found == {"PYTHONSAFEPATH": "1", "PYTHONPATH": os.pathsep.join((str(tmp_path), "/a", "/b"))}
    assert machine.surroundings(tmp_path, "")["PYTHONPATH"] == str(tmp_path)  # an empty part is the current folder


def test_installed_packages_do_not_come_before_the_standard_library(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("site.getsitepackages", lambda: [str(tmp_path)])
    assert machine.surroundings(tmp_path, "/a") == {"PYTHONSAFEPATH": "1"}


def test_the_environment_is_put_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PYTHONSAFEPATH", raising=False)
    monkeypatch.setenv("PYTHONPATH", "/a")
    with machine.apart():
        with machine.apart():
            pass
        assert os.environ["PYTHONSAFEPATH"] == "1"
    assert os.environ["PYTHONPATH"] == "/a"
    assert "PYTHONSAFEPATH" not in os.environ


def test_what_a_killed_process_leaves_is_cleared_without_a_word() -> None:
    left = """if True:
        import os
        from pipeline.archive import forks
        forks.start()
        kept = forks.context().Lock()
        os._exit(0)
    """
    done = run_in(ROOT, "-c", left)
    assert (done.returncode, done.stderr) == (0, "")
