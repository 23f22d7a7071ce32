"""A folder for what can be made again, that nobody else can write to.

jieba keeps its dictionary ready-made in a file that it reads back with `marshal`, and would keep it in the folder for
temporary files, under a name that anyone can take first. What is planted there would change words, or worse.
"""

import os
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_NAME = "duizhao"


@contextmanager
def private_cache() -> Iterator[Path]:
    """The user's own cache folder, made where it is missing; one that is gone afterwards where there can be none."""
    folder = Path(os.environ.get("XDG_CACHE_HOME") or Path("~/.cache").expanduser()) / _NAME
    if _is_private(folder):
        yield folder
        return
    with tempfile.TemporaryDirectory() as passing:
        yield Path(passing)


def _is_private(folder: Path) -> bool:
    """Whether the folder is there, or can be made, belongs to this user and is closed to all others' writing."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        state = folder.lstat()
    except OSError:
        return False
    is_own = not hasattr(os, "getuid") or state.st_uid == os.getuid()
    return stat.S_ISDIR(state.st_mode) and is_own and not state.st_mode & 0o022 and os.access(folder, os.W_OK)
