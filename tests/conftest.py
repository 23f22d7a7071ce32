"""`pytest --accept` rewrites the golden files; git then shows what has changed, for a person to read."""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="rewrite the golden files with today's results")
