"""What a user names of other libraries' models: whether it is there, without the seconds that loading it takes."""

from importlib.util import find_spec
from pathlib import Path

from pipeline.errors import UsageError

# Of these, a model's folder has one: sentence-transformers writes the first, transformers alone the second.
_MODEL = ("modules.json", "config.json")
_PIPELINE = "meta.json"  # stands in the folder of every pipeline of spaCy, and in that of its package


def expect_model(folder: Path) -> None:
    """Raises UsageError where this is no folder with a model that makes vectors, or the library is missing."""
    if not any((folder / name).is_file() for name in _MODEL):
        raise UsageError(f"{folder}: no folder with a sentence-transformers model")
    if find_spec("sentence_transformers") is None:
        raise UsageError("vectors need the extra: pip install '.[embeddings]'")


def expect_pipeline(name: str) -> None:
    """Raises UsageError where spaCy has no pipeline of this name, that of a package or a folder."""
    spec = find_spec(name) if name.isidentifier() else None
    places = [Path(place) for place in (spec.submodule_search_locations or ())] if spec else []
    if not any((place / _PIPELINE).is_file() for place in (*places, Path(name))):
        raise UsageError(f"spaCy has no pipeline {name!r}: no package and no folder of one is called so")
