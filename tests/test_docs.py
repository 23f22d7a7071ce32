"""Every command of the documentation does what stands there, or is named here with the reason why it is not run."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
import tomllib
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
CI = (ROOT / ".ci" / "run").read_text("utf-8")
# Commands of the documentation that no test runs, by their first words, and why. What they name is looked for.
NOT_RUN = {
    "make setup": "CI runs it with the first of its targets",
    "make confidence": "needs the corpus",
    "make score": "needs the corpus",
    "make sweep": "needs the corpus",
    "make changed": "needs the corpus",
    "make mapless": "needs the corpus",
    "make bench": "needs the corpus",
    "make newest": "installs another Python's libraries",
    "make constraints": "asks the package index",
    "make serve": "serves until it is stopped; tests/serve starts it",
    "make ocr": "downloads the models of OCR",
    "make extras": "downloads what is optional",
    "make help": "lists the targets",
    "pip install": "downloads; CI installs with make setup, make lowest and make package",
    "uv pip install": "downloads; CI installs so in make uv",
    "uv tool install": "installs into the user's own folders",
    "pipx install": "installs into the user's own folders",
    "python -m pytest": "tests run in make test",
    "pytest": "tests run in make test",
    "python tools/": "CI runs fuzz, archive_kill and slow_patterns; the others need the corpus or much time",
    "tools/": "CI runs fuzz, archive_kill and slow_patterns; the others need the corpus or much time",
    "python -m pipeline serve": "serves until it is stopped; tests/serve starts it",
    "python -m pipeline validate output --style": "the rules are their owners'; tests/write/test_style.py has its own",
    "python -m pipeline doctor": "tries OCR where it is installed; tests/test_doctor.py runs it",
    "duizhao --install-completion": "writes into the shell's own files; tests/test_cli.py completes",
    "duizhao --show-completion": "looks which shell calls; tests/test_cli.py runs it in a process of its own",
}
RUN_BY_CI = set(re.findall(r"^(?:\S+=\S+ )?(make \w+)", CI, re.M))
ACTIVATE = ". .venv/bin/activate"  # is for the shell that a person types into
# The program's name in a sentence, which nobody is told to type.
NAMES = {"duizhao", "python -m pipeline", "python -P -m pipeline", "python -m pipeline validate"}
_CODE = re.compile(r"`([^`\n]+)`")
_PROGRAM = re.compile(r"(?:python3?|duizhao|make|pip|uv|pipx|pytest)(?: |$)|tools/\w+\.py")
_PLACE = re.compile(r"\b[A-Z]{3,}\b(?!=)|\.\.\.|…|\[--")  # to be filled in: FILE, OUTPUT...


def blocks(text: str) -> list[str]:
    """The lines to type into a shell: fenced as such, or four spaces in."""
    found, fence = [], None
    for line in text.splitlines():
        if line.startswith("```"):
            fence = line[3:].strip() or "text" if fence is None else None
        elif line.strip() and (fence == "sh" or (fence is None and line.startswith("    "))):
            found.append(line.strip().partition("  #")[0].strip())
    return found


def commands(text: str) -> list[str]:
    """The commands of a page: in its blocks, behind their `# or:`, and in its sentences and tables."""
    code = [*blocks(text), *_CODE.findall(re.sub(r"^```.*?^```", "", text, flags=re.S | re.M))]
    code += re.findall(r"^ {4}.*  # or: (.+)$", text, re.M)
    return [found for line in code if _PROGRAM.match(found := line.removeprefix(".venv/bin/"))]


PAGES = tool.pages()
EXTRAS = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]
ALL = sorted({(page, command) for page, text in PAGES.items() for command in commands(text)})


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder as after `make extract`, with the details that README shows, and an index."""
    from pipeline.run import convert
    from pipeline.save import outputs
    from pipeline.settings import Settings

    folder = tmp_path_factory.mktemp("docs")
    (folder / "input").mkdir()
    for name in (f"input/{SAMPLE}.pdf", "paper.pdf", "new.pdf"):
        shutil.copy(ROOT / "input" / f"{SAMPLE}.pdf", folder / name)
    (folder / "output").mkdir()
    made = outputs(convert(folder / "input" / f"{SAMPLE}.pdf"), SAMPLE, Settings(pictures=False))
    for name, data in made.items():
        (folder / "output" / name).write_bytes(data)
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


def is_run(command: str) -> bool:
    if command in NAMES or _PLACE.search(command):
        return False
    return not any(_begins(command, start) for start in (*NOT_RUN, *RUN_BY_CI))


def _begins(command: str, start: str) -> bool:
    return command == start or command.startswith(start if start.endswith("/") else f"{start} ")


OURS = ("python -m pipeline ", "duizhao ")
RUN = sorted({command for _, command in ALL if is_run(command)})


@pytest.mark.parametrize("command", RUN)
def test_a_command_of_the_documentation_runs(command, place, monkeypatch, capfd):
    if " search " in command:
        called("python -m pipeline index output --to index", place, monkeypatch)
    status = called(command, place, monkeypatch)
    told = capfd.readouterr()
    assert "Traceback" not in told.err
    # An invented sample has no DOI: an export that asks for one names it, with status 1.
    assert status == 0 or (status == 1 and "export" in command and "missing" in told.err), told.err


def test_what_is_not_run_is_in_the_documentation():
    assert [start for start in NOT_RUN if not any(_begins(command, start) for _, command in ALL)] == []


def test_all_that_a_shell_is_to_be_told_is_run_or_named():
    """No line of a block is passed over, and what is run is this program, whose commands the test above calls."""
    lines = {(page, line) for page, text in PAGES.items() for line in blocks(text)}
    strays = [line for line in lines if not _PROGRAM.match(line[1]) and line[1] != ACTIVATE]
    assert strays == []
    assert [command for command in RUN if not command.startswith(OURS)] == []


def unknown(command: str) -> list[str]:
    """What a command names and is not there: targets of make, tools with their options, tests, extras."""
    words = [word for word in shlex.split(command) if "=" not in word]
    paths = [word for word in words if word.startswith(("tools/", "tests/"))]
    if gone := [path for path in paths if not (ROOT / path).exists()]:
        return gone
    named = [extra for found in re.findall(r"\.\[([\w,]+)\]", command) for extra in found.split(",")]
    gone = [extra for extra in named if extra not in EXTRAS]
    if "tools/" in command:
        told = (ROOT / paths[0]).read_text("utf-8")
        gone += [word for word in words if word.startswith("--") and word != "--help" and f'"{word}"' not in told]
    if words[0] == "make":
        dry = (subprocess.run(["make", "-n", word], cwd=ROOT, capture_output=True) for word in words[1:])
        gone += [done.args[-1] for done in dry if done.returncode]
    return gone


def test_a_command_that_is_not_run_names_what_is_there():
    assert [f"{page}: {command}: {gone}" for page, command in ALL if (gone := unknown(command))] == []


@pytest.mark.parametrize(
    "command",
    ["make nothing", "pip install '.[moss]'", "tools/moss.py", "tools/score.py --moss", "python -m pytest tests/moss"],
)
def test_what_is_not_there_is_seen(command):
    assert unknown(command) != []
    assert commands(f"Say `{command}`.") == commands(f"    {command}") == [command]


@pytest.mark.parametrize("page", ["exports.md", "commands.md", "zh.md"])
def test_every_format_is_named(page):
    """As code: a word of a sentence (pairs, passages) is no name."""
    named = {word for code in _CODE.findall(PAGES[page]) for word in re.findall(r"[\w-]+", code)}
    if page == "commands.md":  # made of the program's help, which has no code
        named = set(re.findall(r"--format.*", PAGES[page])[0].replace(",", " ").split())
    assert sorted({*OWN, *FOLDERS} - named) == []


def test_every_command_that_is_named_is_there_with_its_options():
    """Also those with places to fill in, as they stand in tables and sentences."""
    known = {" ".join(path): command for path, command in tool.commands(typer.main.get_command(cli.app), ())}
    strays = []
    for page, text in PAGES.items():
        for named in commands(text):
            if not named.startswith(OURS):
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


README, CHINESE = ((ROOT / name).read_text("utf-8") for name in ("README.md", "README.zh-CN.md"))
INSTALLING = (ROOT / "docs" / "install.md").read_text("utf-8")
_FIGURE = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")


def section(text: str, heading: str) -> str:
    return text.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]


def test_the_figures_of_the_chinese_readme_are_those_of_the_english_one():
    """Row by row of its tables, in whichever order a row has them; and each that a sentence has, by no other one."""
    own, other = section(README, "How good it is"), section(CHINESE, "准确程度")
    rows = [[sorted(_FIGURE.findall(row)) for row in re.findall(r"^\|.*", text, re.M)] for text in (own, other)]
    assert rows[0] == rows[1]
    assert set(_FIGURE.findall(own)) == set(_FIGURE.findall(other))


def test_the_code_of_the_chinese_readme_is_that_of_the_english_one():
    """But for its remarks, and what is typed into a shell."""
    blocks = [re.findall(r"^```(?:python|json|toml)\n(.*?)^```", text, re.M | re.S) for text in (README, CHINESE)]
    bare = [[re.sub(r"\s*# .*", "", block) for block in own] for own in blocks]
    assert sorted(bare[0]) == sorted(bare[1])


def test_the_chinese_readme_tells_of_every_command_and_error():
    commands_of = set(re.findall(r"^\| `python -m pipeline (\w+)", README, re.M))
    assert commands_of == set(re.findall(r"^\| `python -m pipeline (\w+)", CHINESE, re.M))
    found = (README.partition("What is raised is in")[2].partition("\n\nA file")[0], section(CHINESE, "从 Python 调用"))
    named, told = (
        {name for row in re.findall(r"^\|.*", text, re.M) for name in re.findall(r"`([A-Z]\w+)`", row)}
        for text in found
    )
    assert named == told


def extras_of(name: str) -> set[str]:
    """The extras that an extra brings, itself among them."""
    told = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"][name]
    inner = {extra for one in told for extra in re.findall(r"^duizhao\[(\w+)\]", one)}
    return {name}.union(*map(extras_of, inner))


@pytest.mark.parametrize("page", ["README.md", "README.zh-CN.md", "docs/install.md"])
def test_what_setting_up_has_installed_is_no_further_step(page):
    """A line by itself is a step; `make setup` comes before it, and a block of lines is done line by line."""
    text = (ROOT / page).read_text("utf-8")
    steps = re.findall(r"^(?: {4}|\| `)?((?:uv )?pip install .*|make \w+)", text, re.M)
    assert not [step for step in steps for name in re.findall(r"\.\[(\w+)\]", step)
                if name in extras_of("test") - {"test"}]  # fmt: skip
    blocks = re.findall(r"^```sh\n(.*?)^```", text, re.M | re.S)
    assert not [block for block in blocks if len(re.findall(r"^(?:make|(?:uv )?pip) ", block, re.M)) > 1]


def test_the_table_of_extras_says_which_of_them_setting_up_brings():
    told = {name: row[1] for row in re.findall(r"^\| (`.*?) \| .* \| (yes|no) \|$", INSTALLING, re.M)
            for name in re.findall(r"`(\w+)`", row[0])}  # fmt: skip
    every = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]
    assert told.keys() == every.keys() - {"test"}
    brought = extras_of("test") | {"opensearch"}  # whose one library is among those of the tests
    assert {name for name, word in told.items() if word == "yes"} == brought - {"test"}
