"""Setting the project up says nothing of its own making: no extra that is gone, no version that nothing has."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.needed import lacking

ROOT = Path(__file__).parents[1]
# What decides over what an installer says; the program itself is not looked at.
TOLD = ("pyproject.toml", "constraints.txt", "README.md", "LICENSE", "Makefile")
OFFLINE = {
    "pip": ("--dry-run", "--no-index", "--no-build-isolation"),
    "uv": ("--dry-run", "--offline", "--no-build-isolation", "--python", sys.executable),
}
UV = shutil.which("uv", path=os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", os.defpath)]))
BUILDER = int(metadata.version("setuptools").partition(".")[0]) if find_spec("setuptools") else 0
NEEDED = int(re.findall(r'"setuptools>=(\d+)', (ROOT / "pyproject.toml").read_text("utf-8"))[0])
PROGRAM = {"pip": (sys.executable, "-m", "pip"), "uv": (UV or "uv",)}
WARNING = re.compile(r"\s*(?:warning|deprecat)", re.IGNORECASE)
NOT_HERE = re.compile(r"No matching distribution|ResolutionImpossible|network was disabled|not found in the cache")


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """The project without its code, so that nothing is built in the folder that the other tests run in."""
    for name in TOLD:
        shutil.copy(ROOT / name, tmp_path)
    (tmp_path / "pipeline").mkdir()
    (tmp_path / "pipeline" / "__init__.py").touch()
    return tmp_path


def command(installer: str) -> str:
    """The command that installs what the tests need: of pip in the Makefile, of uv in the documentation."""
    page, start = ("Makefile", "-m pip ") if installer == "pip" else ("docs/install.md", "uv ")
    lines = (ROOT / page).read_text("utf-8").splitlines()
    return next(line.partition(start)[2] for line in lines if f"{start}" in line and "--editable '.[test]'" in line)


def said(installer: str, words: str, clone: Path) -> subprocess.CompletedProcess[str]:
    environment = {key: value for key, value in os.environ.items() if key not in ("VIRTUAL_ENV", "PYTHONPATH")}
    return subprocess.run(
        [*PROGRAM[installer], *shlex.split(words), *OFFLINE[installer]],
        cwd=clone, env=environment, capture_output=True, text=True,
    )  # fmt: skip


@pytest.mark.parametrize("installer", ["pip", "uv"])
def test_setting_up_prints_no_warning_of_its_own_making(installer: str, clone: Path) -> None:
    if installer == "uv" and UV is None:
        lacking(installer, "uv is not installed")
    if installer == "pip" and find_spec("pip") is None:
        lacking(installer, "pip is not installed")
    if BUILDER < NEEDED:
        why = f"setuptools {BUILDER} is here, pyproject.toml builds with {NEEDED}, and tests have no network"
        lacking(installer, why)
    # An extra that is not there is told, so what is not told is there.
    ended = said(installer, command(installer).replace("[test]", "[test,gone]"), clone)
    told = ended.stdout + ended.stderr
    if ended.returncode and NOT_HERE.search(told):
        lacking(installer, "what is installed here is not what constraints.txt says, and no network in tests")
    assert ended.returncode == 0, told
    assert [line for line in told.splitlines() if WARNING.match(line) and "gone" not in line] == []
    assert "gone" in told


def test_every_library_of_an_extra_has_its_version_in_the_constraints() -> None:
    """So that an installation can be made again, whichever extras it has."""
    told = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = [*told["dependencies"], *(line for lines in told["optional-dependencies"].values() for line in lines)]
    names = {re.match(r"[\w.-]+", line)[0].lower() for line in wanted} - {told["name"]}
    pinned = set(re.findall(r"^([\w.-]+)==", (ROOT / "constraints.txt").read_text("utf-8"), re.M))
    assert names - pinned == set()


def test_the_makefile_installs_nothing_of_any_version_but_installers() -> None:
    lines = re.findall(r"pip install (.+)", (ROOT / "Makefile").read_text("utf-8"))
    free = [line for line in lines if "--constraint constraints.txt" not in line]
    assert {word for line in free for word in line.split() if not word.startswith("-")} == {"pip", "uv"}
