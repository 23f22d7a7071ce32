"""corrected.toml: what a value that a person has put right is told by."""

from __future__ import annotations

import re
from functools import cache

from pipeline.knowledge import lazy
from pipeline.knowledge.toml import load


@cache
def counted() -> re.Pattern[str]:
    """A number with what counts it, to be searched: `第 32 卷`, `Vol. 32`."""
    return lazy.compile(load("corrected")["counted"]["pattern"])
