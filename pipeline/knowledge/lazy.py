"""Patterns that are compiled when they are first asked.

Compiling all the patterns of this program takes longer than converting a short paper; most processes ask only some of
them, and many, such as those of a search or of a PDF that cannot be opened, none.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any, AnyStr, cast

_OF_A_PATTERN = tuple(name for name in dir(re.Pattern) if not name.startswith("_") and name != "pattern")
_at_once = False


def compile(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """What `re.compile` gives, but that it is not compiled before its first use; so an error, re.error, shows then."""
    return re.compile(pattern, flags) if _at_once else cast("re.Pattern[AnyStr]", _Unasked(pattern, flags))


@contextmanager
def at_once() -> Iterator[None]:
    """Patterns made meanwhile are compiled at once: for what must find the broken ones among them."""
    global _at_once
    before, _at_once = _at_once, True
    try:
        yield
    finally:
        _at_once = before


# Private to CPython: known to be as it is here in these releases, and left alone in all others.
_COMPILER = vars(import_module("re._compiler"))
_WORK_OUT: Callable[..., Any] = _COMPILER.get("_optimize_charset", list)
_IS_KNOWN = (3, 11) <= sys.version_info[:2] <= (3, 13) and _WORK_OUT is not list
_worked_out: dict[Any, Any] = {}


@contextmanager
def _each_class_once() -> Iterator[None]:
    """Have `re` work out each class of the characters of our patterns once, not for each place where it stands.

    It walks through all the characters of a class: a millisecond for the hanzi, which stand in hundreds of places, and
    a quarter of a short paper's time in all.
    """
    if _IS_KNOWN:
        _COMPILER["_optimize_charset"] = _once
    try:
        yield
    finally:
        if _IS_KNOWN:
            _COMPILER["_optimize_charset"] = _WORK_OUT


def _once(charset: list[Any], iscased: Any = None, fixup: Any = None, fixes: Any = None) -> Any:
    key = (tuple(charset), iscased, fixup, fixes is None)  # `fixes` is one table, or none
    if key not in _worked_out:
        _worked_out[key] = _WORK_OUT(charset, iscased, fixup, fixes)
    return _worked_out[key]


class _Unasked:
    """A pattern's place: when asked, it takes on all that the pattern has, and costs no more than that from then on."""

    def __init__(self, pattern: str | bytes, flags: int) -> None:
        self.pattern = pattern
        self._asked_for = flags

    def __getattr__(self, name: str) -> Any:
        if name not in _OF_A_PATTERN:
            raise AttributeError(name)
        with _each_class_once():
            compiled = re.compile(self.pattern, self._asked_for)
        vars(self).update({each: getattr(compiled, each) for each in _OF_A_PATTERN})
        return getattr(compiled, name)
