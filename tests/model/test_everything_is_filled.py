"""No name of the model's closed lists stands there for nothing: some stage gives it to a value."""

import enum
import importlib
import pkgutil
from pathlib import Path

import pytest

import pipeline
from pipeline import model

ROOT = Path(pipeline.__file__).parent
CODE = "\n".join(path.read_text(encoding="utf-8") for path in sorted(ROOT.rglob("*.py")) if path.parent.name != "model")
MODULES = [
    importlib.import_module(f"{model.__name__}.{module.name}") for module in pkgutil.iter_modules(model.__path__)
]
LISTS = sorted(
    {
        kind
        for module in MODULES
        for kind in vars(module).values()
        if isinstance(kind, type) and issubclass(kind, enum.Enum) and kind.__module__ == module.__name__
    },
    key=lambda kind: kind.__name__,
)


@pytest.mark.parametrize("kind", LISTS, ids=lambda kind: kind.__name__)
def test_each_member_is_named_by_a_stage(kind: type[enum.Enum]) -> None:
    by_value = f"{kind.__name__}(" in CODE  # read from a row of knowledge, or from a result
    assert [member.name for member in kind if f"{kind.__name__}.{member.name}" not in CODE and not by_value] == []
