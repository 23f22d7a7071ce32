"""Install the lowest versions that pyproject.toml declares, and run the tests with them.

    python tools/lowest.py [FOLDER]                # the environment; default: .lowest
    python3.13 tools/lowest.py --newest FOLDER     # the same tests, with the versions of constraints.txt

What is declared too low does not install, does not start, or fails here. All tests run but those named below. The
extras that no test needs are tried apart, so that the tests run without them: `ocr` reads a page, `docs` makes its
pages. (`embeddings` brings gigabytes, and wants a model: its lowest version was tried by hand.)
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
# Tests that are left out, and why: what they would tell of a version, the others tell in less time.
LEFT_OUT = {
    "tests/corpus": "real papers, which the samples stand for",
    "tests/export/test_corpus.py": "the same",
    "tests/index/test_corpus_search.py": "the same",
    "tests/index/test_opensearch.py": "a node of Java's; test_server.py has the client",
    "tests/serve/test_access.py": "drives a browser",
    "tests/serve/test_browser.py": "drives a browser",
    "tests/serve/test_doubts_in_browser.py": "drives a browser",
    "tests/serve/test_keys.py": "drives a browser",
    "tests/test_docs.py": "runs the commands that other tests run",
    "tests/test_growth.py": "counts the steps of our own code",
    "tests/test_house.py": "reads the source, whatever is installed",
}


def main(folder: Path, newest: bool) -> int:
    """Returns pytest's exit status. The environment is of the Python that runs this."""
    which = ("--constraint", "constraints.txt") if newest else ("--resolution", "lowest-direct")
    if not newest:
        _extras(folder / "extras", which)
    python = _installed(folder, ".[test]", which)
    left_out = [f"--ignore={path}" for path in LEFT_OUT]
    tests = ("-m", "pytest", "-q", "-n", "auto", "--dist", "worksteal", "-p", "no:cacheprovider", *left_out)
    return subprocess.run([str(python), *tests], cwd=ROOT).returncode


def _installed(folder: Path, what: str, which: tuple[str, ...]) -> Path:
    """The Python of an environment that holds `what`."""
    python = folder / "bin" / "python"
    if not python.exists():
        _run(sys.executable, "-m", "venv", str(folder))
    _run(str(python), "-m", "pip", "install", "--quiet", "uv")
    uv = (str(folder / "bin" / "uv"), "pip", "install", "--quiet", "--python", str(python))
    _run(*uv, *which, "--editable", what)
    return python


def _extras(folder: Path, which: tuple[str, ...]) -> None:
    python = _installed(folder, ".[ocr,docs]", which)
    _run(str(python), "-m", "pipeline", "doctor")
    _run(str(python), "tools/docs.py")
    _run(str(folder / "bin" / "mkdocs"), "build", "--quiet", "--strict", "--site-dir", str(folder / "site"))


def _run(*command: str) -> None:
    subprocess.run(command, check=True, cwd=ROOT, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"})


if __name__ == "__main__":
    given = [argument for argument in sys.argv[1:] if argument != "--newest"]
    sys.exit(main(Path(given[0] if given else ROOT / ".lowest").absolute(), "--newest" in sys.argv))
