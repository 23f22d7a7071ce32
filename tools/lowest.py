"""Install the lowest versions that pyproject.toml declares, and run the tests' core with them.

    python tools/lowest.py [FOLDER]                # the environment; default: .lowest
    python3.13 tools/lowest.py --newest FOLDER     # the same tests, with the versions of constraints.txt

What is declared too low does not install, does not start, or fails here. The core is what calls the libraries: reading,
writing, schemas, texts, exports, commands and the search index; browsers, clusters and the corpus are left out.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
CORE = (
    "tests/articles/test_golden.py",
    "tests/read/test_readers.py",
    "tests/read/test_opening.py",
    "tests/read/test_plumber.py",
    "tests/text/test_segment.py",
    "tests/text/test_names.py",
    "tests/results/test_output.py",
    "tests/write/test_contract.py",
    "tests/write/test_write_validate.py",
    "tests/write/test_style.py",
    "tests/export/test_formats.py",
    "tests/export/test_outside_readers.py",
    "tests/index/test_engine.py",
    "tests/archive/test_journal.py",
    "tests/serve/test_sought.py",
    "tests/test_commands.py",
    "tests/test_doctor.py",
)


def main(folder: Path, newest: bool) -> int:
    """Returns pytest's exit status. The environment is of the Python that runs this."""
    python = folder / "bin" / "python"
    if not python.exists():
        _run(sys.executable, "-m", "venv", str(folder))
    _run(str(python), "-m", "pip", "install", "--quiet", "uv")
    uv = (str(folder / "bin" / "uv"), "pip", "install", "--quiet", "--python", str(python))
    which = ("--constraint", "constraints.txt") if newest else ("--resolution", "lowest-direct")
    _run(*uv, *which, "--editable", ".[test]")
    return subprocess.run(
        [str(python), "-m", "pytest", "-q", "-n", "auto", "-p", "no:cacheprovider", *CORE], cwd=ROOT
    ).returncode


def _run(*command: str) -> None:
    subprocess.run(command, check=True, cwd=ROOT)


if __name__ == "__main__":
    given = [argument for argument in sys.argv[1:] if argument != "--newest"]
    sys.exit(main(Path(given[0] if given else ROOT / ".lowest").absolute(), "--newest" in sys.argv))
