"""Patterns that are compiled when they are first asked.

Compiling all the patterns of this program takes longer than converting a short paper; most processes ask only some of
them, and many, such as those of a search or of a PDF that cannot be opened, none.
"""

from __future__ import annotations

import re
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


def _each_class_once() -> None:
    """Have `re` work out each class of characters once in a process, not once for each place where it stands.

    It walks through all the characters of a class: a millisecond for the hanzi, which stand in hundreds of places, and
    more than a third of a short paper's time in all. The function is private to CPython (3.11 to 3.13 have it); where
    there is none of this name, nothing is changed.
    """
    compiler = import_module("re._compiler")
    work_out: Callable[..., Any] | None = getattr(compiler, "_optimize_charset", None)
    if work_out is None:
        return
    known: dict[Any, Any] = {}

    def once(charset: list[Any], iscased: Any = None, fixup: Any = None, fixes: Any = None) -> Any:
        key = (tuple(charset), iscased, fixup, fixes is None)  # `fixes` is one table, or none
        if key not in known:
            known[key] = work_out(charset, iscased, fixup, fixes)
        return known[key]

    vars(compiler)["_optimize_charset"] = once


_each_class_once()


class _Unasked:
    """A pattern's place: when asked, it takes on all that the pattern has, and costs no more than that from then on."""

    def __init__(self, pattern: str | bytes, flags: int) -> None:
        self.pattern = pattern
        self._asked_for = flags

    def __getattr__(self, name: str) -> Any:
        if name not in _OF_A_PATTERN:
            raise AttributeError(name)
        compiled = re.compile(self.pattern, self._asked_for)
        vars(self).update({each: getattr(compiled, each) for each in _OF_A_PATTERN})
        return getattr(compiled, name)
