"""Loads the package's TOML files."""

import tomllib
from importlib import resources
from typing import Any


def load(name: str) -> dict[str, Any]:
    """The tables of `name`.toml beside this module."""
    return tomllib.loads((resources.files("pipeline.knowledge") / f"{name}.toml").read_text("utf-8"))
