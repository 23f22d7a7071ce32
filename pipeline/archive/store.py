"""Where documents come from and where results go: folders of this machine, or anything that fsspec can reach."""

from __future__ import annotations

import contextlib
import errno
import itertools
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import IO, Any, Protocol

from pipeline.archive.tree import Entry, is_pdf, walk
from pipeline.errors import UsageError
from pipeline.regular import content
from pipeline.said import later
from pipeline.write.files import write_whole

_BLOCK = 1024 * 1024
_OPEN_FILES = Path("/proc/self/fd")
# Packages whose errors of login and network are no OSErrors: those of S3, Google's and Azure's stores.
_LIBRARIES = frozenset(("botocore", "aiobotocore", "google", "gcsfs", "azure", "adlfs", "aiohttp"))


State = tuple[int, float]
"""Bytes of a file and when it was changed, in seconds since 1970 or 0."""


class Store(Protocol):
    """A tree of files. Names are relative to it, `/` between folders."""

    def entries(self, skip: str) -> Iterator[Entry]: ...

    def fetch(self, location: str) -> contextlib.AbstractContextManager[Path]: ...

    def write(self, name: str, data: bytes) -> None: ...

    def read(self, name: str) -> bytes: ...

    def link(self, name: str, target: str) -> None: ...

    def remove(self, name: str) -> None: ...

    def size(self, name: str) -> int | None: ...

    def state(self, name: str) -> State | None: ...

    def states(self) -> Callable[[str], State | None]: ...

    def sweep(self) -> None: ...


def is_remote(place: str) -> bool:
    return "://" in place


def store(place: str) -> Store:
    """The store at a path or URL.

    Raises UsageError where a URL is given and fsspec, or what it needs for that kind of URL, is not installed.
    """
    return Remote(place) if is_remote(place) else Local(Path(place))


class Local:
    """A folder."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def entries(self, skip: str) -> Iterator[Entry]:
        return walk(self.root, Path(skip))

    @contextlib.contextmanager
    def fetch(self, location: str) -> Iterator[Path]:
        yield Path(location)

    def write(self, name: str, data: bytes) -> None:
        path = self._place(name)
        write_whole(path, data)
        _settle(path.parent)

    def read(self, name: str) -> bytes:
        return content(self.root / name)

    def remove(self, name: str) -> None:
        with contextlib.suppress(OSError):
            path = self._place(name)
            path.unlink(missing_ok=True)
            if path.parent != self.root:
                path.parent.rmdir()  # a folder of pictures, once it is empty

    def link(self, name: str, target: str) -> None:
        """Put the file `target` at `name` too: one file under two names where the file system can."""
        source, path = self.root / target, self._place(name)
        part = path.with_name(f".{path.name}.{os.getpid()}.part")
        part.unlink(missing_ok=True)
        try:
            os.link(source, part)
        except OSError:
            write_whole(path, source.read_bytes())
        else:
            part.replace(path)
            part.unlink(missing_ok=True)  # rename does nothing where both names are the same file already
        _settle(path.parent)

    def size(self, name: str) -> int | None:
        found = self.state(name)
        return None if found is None else found[0]

    def state(self, name: str) -> State | None:
        """A file's; None where there is none."""
        try:
            found = (self.root / name).stat()
        except OSError:
            return None
        return found.st_size, found.st_mtime

    def states(self) -> Callable[[str], State | None]:
        """What tells the state of one file after the other."""
        return self.state

    def sweep(self) -> None:
        """Remove what killed workers have left half written."""
        for folder, _, files in os.walk(self.root):
            for name in files:
                if name.startswith(".") and name.endswith(".part"):
                    (Path(folder) / name).unlink(missing_ok=True)

    def _place(self, name: str) -> Path:
        """The path of `name`, its folder made.

        Raises OSError where a link in the output would lead out of it.
        """
        path = self.root / name
        _made(self.root)
        missing = list(itertools.takewhile(lambda folder: not os.path.lexists(folder), path.parents))
        there = missing[-1].parent if missing else path.parent
        if ".." in Path(name).parts or not there.resolve().is_relative_to(self.root.resolve()):
            raise NotADirectoryError(later(f"{there} leads out of the output"))
        _made(path.parent)
        return path


class Remote:
    """A tree behind a URL: s3://, gs://, file:// and whatever else fsspec knows.

    What refuses the login, or is not reached, raises OSError.
    """

    def __init__(self, url: str) -> None:
        try:
            from fsspec.core import url_to_fs
        except ImportError as error:
            extra = "stores" if url.startswith("s3") else "cluster"  # which brings fsspec alone
            raise UsageError(f"{url}: pip install '.[{extra}]' for URLs") from error
        try:
            self.fs: Any
            with _reached(url):
                self.fs, root = url_to_fs(url)
        except (ImportError, ValueError) as error:
            raise UsageError(f"{url}: {error}") from error
        self.url, self.root = url, root.rstrip("/")

    def entries(self, skip: str) -> Iterator[Entry]:
        inside = f"{skip.rstrip('/')}/"
        with _reached(self.url):
            found = self.fs.find(self.root, detail=True)
        for path, details in sorted(found.items()):
            if is_pdf(path.rsplit("/", 1)[-1]) and not self.fs.unstrip_protocol(path).startswith(inside):
                changed = details.get("ETag") or details.get("etag") or details.get("mtime") or details.get("updated")
                key = path.removeprefix(self.root).lstrip("/")
                yield Entry(key, self.fs.unstrip_protocol(path), int(details.get("size") or 0), str(changed or ""))

    @contextlib.contextmanager
    def fetch(self, location: str) -> Iterator[Path]:
        """A copy on this machine."""
        with _file() as (path, file):
            with _reached(location), self.fs.open(location, "rb") as away:
                shutil.copyfileobj(away, file, _BLOCK)
            file.flush()
            yield path

    def write(self, name: str, data: bytes) -> None:
        """Object stores show an upload when it is complete; others get a temporary file and a rename."""
        with _reached(self.url):
            path = self._place(name)
            if _is_object_store(self.fs):
                self.fs.pipe_file(path, data)
                return
            part = f"{path.rpartition('/')[0]}/.{path.rpartition('/')[2]}.{os.getpid()}.part"
            self.fs.pipe_file(part, data)
            self.fs.mv(part, path)

    def read(self, name: str) -> bytes:
        with _reached(self.url):
            data: bytes = self.fs.cat_file(f"{self.root}/{name}")
        return data

    def remove(self, name: str) -> None:
        with contextlib.suppress(OSError), _reached(self.url):
            self.fs.rm_file(f"{self.root}/{name}")

    def link(self, name: str, target: str) -> None:
        self.write(name, self.read(target))

    def size(self, name: str) -> int | None:
        found = self.state(name)
        return None if found is None else found[0]

    def state(self, name: str) -> State | None:
        """A file's; None where there is none."""
        try:
            with _reached(self.url):
                return _state(self.fs.info(f"{self.root}/{name}"))
        except FileNotFoundError:
            return None

    def states(self) -> Callable[[str], State | None]:
        """What tells the state of one file after the other: all are listed once, as each would be a request."""
        with _reached(self.url):
            self.fs.invalidate_cache()
            found = self.fs.find(self.root, detail=True)
        known = {path.removeprefix(self.root).lstrip("/"): _state(details) for path, details in found.items()}
        return known.get

    def sweep(self) -> None:
        with _reached(self.url):
            if self.fs.exists(self.root) and not _is_object_store(self.fs):
                for path in self.fs.find(self.root):
                    name = path.rsplit("/", 1)[-1]
                    if name.startswith(".") and name.endswith(".part"):
                        self.fs.rm_file(path)

    def _place(self, name: str) -> str:
        path = f"{self.root}/{name}"
        self.fs.makedirs(path.rpartition("/")[0], exist_ok=True)
        return path


@contextlib.contextmanager
def _reached(url: str) -> Iterator[None]:
    """Within it, what a store's library raises of login and network is an OSError in one line that names the place."""
    try:
        yield
    except Exception as error:
        if isinstance(error, OSError) or type(error).__module__.partition(".")[0] not in _LIBRARIES:
            raise
        raise OSError(errno.ENOTCONN, " ".join(str(error).split()), url) from error


@contextlib.contextmanager
def temporary(data: bytes) -> Iterator[Path]:
    """A file with this content, gone afterwards."""
    with _file() as (path, file):
        file.write(data)
        file.flush()
        yield path


@contextlib.contextmanager
def _file() -> Iterator[tuple[Path, IO[bytes]]]:
    """An empty file: one without a name where there can be one, so that none stays if the worker dies."""
    if _OPEN_FILES.is_dir():
        with tempfile.TemporaryFile() as nameless:
            yield _OPEN_FILES / str(nameless.fileno()), nameless
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "document.pdf"
        with path.open("wb") as file:
            yield path, file


def _state(details: Mapping[str, Any]) -> State:
    changed = next((details[key] for key in ("LastModified", "mtime", "updated") if details.get(key)), 0.0)
    return int(details.get("size") or 0), changed.timestamp() if isinstance(changed, datetime) else float(changed)


def _is_object_store(fs: Any) -> bool:
    protocol = fs.protocol if isinstance(fs.protocol, str) else fs.protocol[0]
    return protocol in ("s3", "s3a", "gs", "gcs", "abfs", "az", "adl", "oss")


def _made(folder: Path) -> None:
    """Have the folder there, and survive a loss of power, with all above it."""
    for each in reversed([folder, *folder.parents]):
        if not os.path.lexists(each):
            each.mkdir(exist_ok=True)
            _settle(each.parent)


def _settle(folder: Path) -> None:
    """Have the folder's new names survive a loss of power."""
    if hasattr(os, "O_DIRECTORY"):
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
