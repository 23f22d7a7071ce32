"""`pytest --accept` rewrites the golden files; git then shows what has changed, for a person to read."""

from __future__ import annotations

import gc
import os
import signal
from collections.abc import Callable, Generator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pipeline.run import Result
    from tests.papers import Papers

INPUT = Path(__file__).parents[1] / "input"

# A shell has what it starts in the background ignore Ctrl-C, and so would all that the tests start and stop.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="rewrite the golden files with today's results")


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Collect without the collector of cycles: what is collected stays, and looking through it is a third of the time.

    It is frozen then, or the collector would look through twelve thousand tests again and again while they run.
    """
    gc.disable()
    try:
        return (yield)
    finally:
        gc.collect()
        gc.freeze()
        gc.enable()


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """Half as many again as cores: tests of processes, servers and the browser wait for a third of their time."""
    return 3 * len(os.sched_getaffinity(0)) // 2 if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@pytest.fixture(scope="session")
def run_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The temporary folder of this run, which all its workers share."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if own.name.startswith("popen-") else own  # pytest-xdist's workers have one each: popen-gw0


@pytest.fixture(scope="session")
def papers(run_folder: Path) -> Papers:
    """The corpus's papers, converted once for all workers of this run."""
    from tests.papers import Papers

    folder = run_folder / "papers"
    folder.mkdir(exist_ok=True)
    return Papers(folder)


@pytest.fixture(scope="session")
def converted(run_folder: Path) -> Callable[[str], Result]:
    """What a sample of `input/` becomes, by its name: converted once for all workers of this run."""
    from pipeline.run import Result, convert
    from tests import once

    folder = run_folder / "samples"
    folder.mkdir(exist_ok=True)

    def sample(name: str) -> Result:
        once.make(folder / name, partial(convert, INPUT / f"{name}.pdf"))
        result = once.read(folder / name)
        assert isinstance(result, Result)
        return result

    return sample
