"""Whether a user's file of knowledge has keys that the package's does not know: misspelt, they would say nothing."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NoReturn

from pipeline.errors import UsageError

# Tables whose keys are knowledge themselves: named parts, words, countries, marks of types. A user's may have others.
OPEN = frozenset(
    (
        "named",
        "said",
        "digits",
        "places",
        "scales",
        "ones",
        "tens",
        "look",
        "figures",
        "parts",
        "names",
        "part",
        "type-marks",
    )
)
_EXAMPLES = frozenset(("finds", "not"))  # every table and row may have them
_NAMED = "named"
Way = tuple[str, ...]  # of keys, to a table


def expect_known(known: Mapping[str, Any], own: Mapping[str, Any], path: Path, written: str) -> None:
    """Raises UsageError, with file, line and the nearest key, for one that neither this table nor a row like it has."""
    _expect(known, own, (), path, written)


def line_of(written: str, needle: str) -> int:
    """The line of a file, 1-based, in which a key or a text first stands; 1 where it is written otherwise."""
    found = written.find(needle)
    return written.count("\n", 0, max(found, 0)) + 1


def _expect(known: Any, own: Any, at: Way, path: Path, written: str) -> None:
    if isinstance(known, list) and isinstance(own, list):
        known = {key: value for row in known if isinstance(row, dict) for key, value in row.items()}
        for row in own if known else ():
            _expect(known, row, at, path, written)
    if not (isinstance(known, dict) and isinstance(own, dict)):
        return
    for key, value in own.items():
        if key in known:
            _expect(known[key], value, (*at, key), path, written)
        elif key not in _EXAMPLES and not _is_free(key, at, written):
            _refuse(key, known, f"{path}:{_line(written, at, key)}")


def _is_free(key: str, at: Way, written: str) -> bool:
    """Whether a new key says something: a part of patterns where one mentions it, the key of a table of knowledge."""
    if at[-1:] == (_NAMED,):
        return f"(?&{key})" in written
    return at[-1:] != () and at[-1] in OPEN


def _refuse(key: str, known: Mapping[str, Any], where: str) -> NoReturn:
    from difflib import get_close_matches  # nobody else needs it

    if near := get_close_matches(key, known, 1):
        raise UsageError(f"{where}: no key is called {key!r} here, but {near[0]!r} is")
    raise UsageError(f"{where}: no key is called {key!r} here; there are {', '.join(sorted(known))}")


def _line(written: str, at: Way, key: str) -> int:
    """The line in which a key stands in its table, or a table of its name begins; else where it first stands."""
    table, wanted, below = "", ".".join(at), ".".join((*at, key))
    for number, line in enumerate(written.splitlines(), 1):
        bare = line.partition("#")[0].strip()
        if bare.startswith("["):
            table = bare.strip("[] ")
            if f"{table}.".startswith(f"{below}."):
                return number
        elif table == wanted and bare.partition("=")[0].strip(" \"'") == key:
            return number
    return line_of(written, key)
