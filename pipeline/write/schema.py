"""The published JSON Schema (draft 2020-12) of an article's JSON."""

from importlib import resources


def schema() -> bytes:
    """The schema as UTF-8 JSON, as it is shipped."""
    return resources.files("pipeline.write").joinpath("article.schema.json").read_bytes()
