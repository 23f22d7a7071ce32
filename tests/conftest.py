"""`pytest --accept` rewrites the golden files; git then shows what has changed, for a person to read."""

import signal

import pytest

# A shell has what it starts in the background ignore Ctrl-C, and so would all that the tests start and stop.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="rewrite the golden files with today's results")
