"""Every command of the documentation does what stands there, or is named here with the reason why it is not run."""

from __future__ import annotations

import re
import shlex
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest
import typer

from pipeline import cli
from pipeline.export.names import FOLDERS, OWN

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tools"))
import docs as tool  # noqa: E402

SAMPLE = "brief-shared-page"
# Commands of the documentation that no test runs, by their first words, and why.
NOT_RUN = {
    "make setup": "CI runs it from nothing, in .ci/run",
    "make extract": "CI runs it in .ci/run",
    "make test": "is what runs this",
    "make confidence": "needs the corpus",
    "make serve": "serves until it is stopped; tests/serve starts it",
    "make ocr": "downloads the models of OCR",
    "make extras": "downloads what is optional",
    "pip install": "downloads; CI installs with make setup, make lowest and make package",
    "uv pip install": "downloads; CI installs so in make lowest",
    "python -m pipeline serve": "serves until it is stopped; tests/serve starts it",
    "python -m pipeline validate output --style": "the rules are their owners'; tests/write/test_style.py has its own",
    "python -m pipeline doctor": "tries OCR where it is installed; tests/test_doctor.py runs it",
    "duizhao --install-completion": "writes into the shell's own files; tests/test_cli.py completes",
    "duizhao --show-completion": "looks which shell calls; tests/test_cli.py runs it in a process of its own",
}
_STARTS = re.compile(r"(?:python -m pipeline|duizhao|make|pip|uv)\s\S")
_SYNOPSIS = re.compile(r"`((?:python -m pipeline|duizhao) [^`]+)`")


def commands(text: str) -> list[str]:
    """The commands in a page's code: fenced, or four spaces in."""
    found, fence = [], None
    for line in text.splitlines():
        if line.startswith("```"):
            fence = line[3:].strip() or "text" if fence is None else None
        elif (fence == "sh" or (fence is None and line.startswith("    "))) and _STARTS.match(line.strip()):
            found.append(line.strip().partition("  #")[0].strip())
    return found


PAGES = tool.pages()
ALL = sorted({(page, command) for page, text in PAGES.items() for command in commands(text)})


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder as after `make extract`, with the details that README shows, and an index."""
    from pipeline.run import convert
    from pipeline.save import save
    from pipeline.settings import Settings

    folder = tmp_path_factory.mktemp("docs")
    (folder / "input").mkdir()
    shutil.copy(ROOT / "input" / f"{SAMPLE}.pdf", folder / "input")
    (folder / "output").mkdir()
    save(convert(folder / "input" / f"{SAMPLE}.pdf"), folder / "output", SAMPLE, Settings(pictures=False))
    details = (ROOT / "README.md").read_text("utf-8").partition("```toml\n")[2].partition("```")[0]
    (folder / "deposit.toml").write_text(details, "utf-8")
    return folder


def called(command: str, place: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    words = shlex.split(command)
    arguments = words[3:] if words[0] == "python" else words[1:]
    monkeypatch.chdir(place)
    monkeypatch.setattr("sys.argv", ["duizhao", *arguments])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    return ended.value.code or 0


RUN = [(page, command) for page, command in ALL if not command.startswith(tuple(NOT_RUN))]


@pytest.mark.parametrize("command", sorted({command for _, command in RUN}))
def test_a_command_of_the_documentation_runs(command, place, monkeypatch, capfd):
    if " search " in command:
        called("python -m pipeline index output --to index", place, monkeypatch)
    status = called(command, place, monkeypatch)
    told = capfd.readouterr()
    assert "Traceback" not in told.err
    # An invented sample has no DOI: an export that asks for one names it, with status 1.
    assert status == 0 or (status == 1 and "export" in command and "missing" in told.err), told.err


def test_what_is_not_run_is_in_the_documentation():
    assert [start for start in NOT_RUN if not any(command.startswith(start) for _, command in ALL)] == []


@pytest.mark.parametrize("page", ["exports.md", "commands.md", "zh.md"])
def test_every_format_is_named(page):
    words = set(re.findall(r"[\w-]+", PAGES[page]))
    assert sorted({*OWN, *FOLDERS} - words) == []


def test_every_command_that_is_named_is_there_with_its_options():
    """Also those with places to fill in, as they stand in tables and sentences."""
    known = {" ".join(path): command for path, command in tool.commands(typer.main.get_command(cli.app), ())}
    strays = []
    for page, text in PAGES.items():
        for named in [*_SYNOPSIS.findall(text), *commands(text)]:
            if not named.startswith(("python -m pipeline ", "duizhao ")):
                continue
            words = named.split()[3:] if named.startswith("python") else named.split()[1:]
            if words[0].startswith("-"):
                continue
            name = next((n for n in (" ".join(words[:2]), words[0]) if n in known), None)
            options = {word.strip("[]").partition("=")[0] for word in words if word.strip("[").startswith("--")}
            if name is None or not options <= {option for parameter in known[name].params for option in parameter.opts}:
                strays.append(f"{page}: {named}")
    assert strays == []


def test_the_page_of_the_json_is_made_from_the_schema():
    now = tool.JSON.read_text("utf-8")
    assert tool.json_page(now) == now, "run python tools/docs.py --json"


def test_links_lead_somewhere():
    there = {*PAGES, *(path.name for path in (ROOT / "docs").iterdir())}
    for page, text in PAGES.items():
        text = re.sub(r"```.*?```", "", text, flags=re.S)
        for target in re.findall(r"\]\(([^)\s]+)\)", text):
            if "://" not in target and not target.startswith("#"):
                assert target.partition("#")[0] in there, f"{page}: {target}"


def test_no_section_of_the_readme_is_left_out():
    """What README says stands in the site too, once."""
    whole = "\n".join(text for page, text in PAGES.items() if page not in ("zh.md", "contributing.md"))
    for line in (ROOT / "README.md").read_text("utf-8").splitlines():
        if line.startswith("#"):
            title = line.lstrip("# ")
            count = len(re.findall(rf"^#+ {re.escape(title)}$", whole, re.M))
            assert count >= 1, title
