"""What some tests need besides Python: where it is missing they are skipped, and where it must be there they fail.

`DUIZHAO_MUST_RUN=opensearch,browser` names what must be there; CI sets it, so that nothing it is to run is skipped
unseen.
"""

from __future__ import annotations

import importlib
import os
from types import ModuleType
from typing import NoReturn

import pytest

MUST_RUN = "DUIZHAO_MUST_RUN"


def lacking(what: str, why: str) -> NoReturn:
    """End a test, or a module of tests, that cannot run: skipped with the reason, or failed where it must run."""
    if what in os.environ.get(MUST_RUN, "").split(","):
        pytest.fail(f"{why} ({MUST_RUN} names {what})", pytrace=False)
    pytest.skip(why, allow_module_level=True)


def library(what: str, name: str) -> ModuleType:
    """The library, which the tests of `what` need."""
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError:
        lacking(what, f"no library {name}")
