"""Files that come to an end: a pipe's bytes may be waited for for ever, and a device has no last one."""

import errno
from pathlib import Path


def is_other(path: Path) -> bool:
    """Whether something is at the path, or where a link there leads, that is neither a file nor a folder."""
    return path.exists() and not path.is_file() and not path.is_dir()


def refuse_other(path: Path) -> None:
    """Raises OSError, naming the path, where `is_other`."""
    if is_other(path):
        raise OSError(errno.EINVAL, "is not a file", str(path))


def content(path: Path) -> bytes:
    """The bytes of a file.

    Raises OSError, also for what is no file, before it is opened.
    """
    refuse_other(path)
    return path.read_bytes()
