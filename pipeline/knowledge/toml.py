"""Loads the TOML files of knowledge."""

from typing import Any

from pipeline.knowledge.files import tables


def load(name: str) -> dict[str, Any]:
    """The tables of `name`.toml, a user's own laid over the package's."""
    return tables(f"{name}.toml")
