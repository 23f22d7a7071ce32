"""The folder of the socket over which workers are asked for: one a run, with its number, so that it can be cleared."""

from __future__ import annotations

import os
import shutil
import tempfile
from multiprocessing import util
from pathlib import Path

from pipeline.archive import limits

_LONGEST = 70  # bytes of the folder's path: that of a socket has 107 (unix(7)), and 32 of them follow
_LAST_OF_ALL = -1000  # when this process ends: multiprocessing removes what lies in the folder first


def place() -> None:
    """Have multiprocessing put its sockets into a folder of this process's own, gone when it ends."""
    own = Path(tempfile.gettempdir()) / f"{_prefix()}{os.getpid()}"
    if len(os.fsencode(own)) > _LONGEST:
        return  # multiprocessing then finds a place of its own
    try:
        own.mkdir(mode=0o700)
    except OSError:  # it is there, or cannot be made: likewise
        return
    util.Finalize(None, shutil.rmtree, (own,), {"ignore_errors": True}, exitpriority=_LAST_OF_ALL)
    before, tempfile.tempdir = tempfile.tempdir, str(own)
    try:
        util.get_temp_dir()
    finally:
        tempfile.tempdir = before


def sweep() -> None:
    """Remove the folders of this user's runs that were killed."""
    for folder in Path(tempfile.gettempdir()).glob(f"{_prefix()}*"):
        number = folder.name.removeprefix(_prefix())
        if number.isdigit() and not limits.is_alive(int(number)):
            shutil.rmtree(folder, ignore_errors=True)


def _prefix() -> str:
    return f"duizhao-{os.getuid() if hasattr(os, 'getuid') else 0}-"
