"""Files that come to an end: a pipe's bytes may be waited for for ever, and a device has no last one."""

import errno
import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TextIO

_AT_ONCE = getattr(os, "O_NONBLOCK", 0)  # a pipe is opened without waiting for who is at its other end


def is_other(path: Path) -> bool:
    """Whether something is at the path, or where a link there leads, that is neither a file nor a folder."""
    return path.exists() and not path.is_file() and not path.is_dir()


def refuse_other(path: Path) -> None:
    """Raises OSError, naming the path, where `is_other`."""
    if is_other(path):
        raise OSError(errno.EINVAL, "is not a file", str(path))


STDOUT = "-"  # as a path (POSIX, Utility Syntax Guidelines, 13)


def refuse_stdout(path: Path) -> None:
    """Raises OSError where the path stands for stdout, and what is to be written is no single stream of bytes."""
    if str(path) == STDOUT:
        raise OSError(errno.EINVAL, "what this command writes cannot go to stdout", STDOUT)


def is_no_folder(path: Path) -> bool:
    """Whether something is there that is no folder and leads to none."""
    return os.path.lexists(path) and not path.is_dir()


def refuse_no_folder(path: Path) -> None:
    """Raises OSError, naming what is in the way, where no folder is or can be made, or nothing can be written in it."""
    refuse_stdout(path)
    there = next((place for place in (path, *path.parents) if os.path.lexists(place)), path)
    if is_no_folder(there):
        raise NotADirectoryError(errno.ENOTDIR, "is not a folder", str(there))
    if there.is_dir() and not os.access(there, os.W_OK | os.X_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(there))


def content(path: Path) -> bytes:
    """The bytes of a file.

    Raises OSError, also for what is no file, before it is opened.
    """
    refuse_other(path)
    return path.read_bytes()


def _at_once(path: str, flags: int) -> int:
    return os.open(path, flags | _AT_ONCE, 0o666)


def first_line(path: Path, most: int) -> bytes:
    """The first line of a file, of at most so many bytes; also of a pipe that somebody fills, as of `<(command)`.

    A pipe that nobody fills has none. Raises OSError.
    """
    with open(path, "rb", opener=_at_once) as file:
        if _AT_ONCE:
            os.set_blocking(file.fileno(), True)
        return file.readline(most)


def chosen(
    paths: Iterable[Path], ending: str, missing: Callable[[Path], Exception]
) -> Iterator[tuple[Path, Path, str]]:
    """(path that was given, file, why it is not to be read) of these files, and of those below these folders.

    Raises what `missing` makes of a path at which is neither.
    """
    for path in paths:
        if path.is_dir():
            yield from ((path, file, why) for file, why in below(path, ending))
        elif path.is_file():
            yield path, path, ""
        else:
            raise missing(path)


def below(folder: Path, ending: str) -> Iterator[tuple[Path, str]]:
    """The files below a folder whose names end so, in the order of their paths, and why one is not to be read.

    Links to folders are not entered. One that leaves the folder is told, as what is in it would be missed.
    """
    root = folder.resolve()
    found: list[tuple[Path, str]] = []
    waiting = [folder]
    while waiting:
        here = waiting.pop()
        try:
            with os.scandir(here) as entries:
                listed = list(entries)
        except OSError as error:
            found.append((here, f"folder cannot be listed ({error.strerror})"))
            continue
        for entry in listed:
            path = here / entry.name
            if entry.is_dir(follow_symlinks=False):
                waiting.append(path)
            elif entry.is_symlink() and (why := _astray(path, root)) and (path.is_dir() or path.name.endswith(ending)):
                found.append((path, why))
            elif path.name.endswith(ending) and not path.is_dir():
                found.append((path, "" if entry.is_file() else "is not a file"))
    yield from sorted(found)


def _astray(link: Path, root: Path) -> str:
    """Why a link is not to be followed from a folder, whose path is whole."""
    try:
        if not link.resolve(strict=True).is_relative_to(root):
            raise OSError(errno.EXDEV, "is a link that leaves the folder", str(link))
    except RuntimeError:
        return os.strerror(errno.ELOOP)
    except OSError as error:
        return error.strerror or str(error)
    return ""


def appended(path: Path) -> TextIO:
    """A file that lines are added to: also a pipe that somebody reads, such as /dev/stderr, and a device.

    Raises OSError, naming the path, where it cannot be opened, or is a pipe that nobody reads.
    """
    refuse_stdout(path)
    try:
        file = open(path, "a", encoding="utf-8", opener=_at_once)  # noqa: SIM115
        if _AT_ONCE:
            os.set_blocking(file.fileno(), True)
    except OSError as error:
        nobody = error.errno == errno.ENXIO
        raise OSError(error.errno, "is a pipe that nobody reads" if nobody else error.strerror, str(path)) from error
    return file
