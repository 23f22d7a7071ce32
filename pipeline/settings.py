"""What a user can set. Frozen from the moment the command line has been read."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, fields, replace
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Any

from pipeline.details import Details
from pipeline.errors import UsageError
from pipeline.knowledge import files
from pipeline.model.lang import Lang
from pipeline.regular import content

READERS = ("pdfium", "pdfplumber")
OCR_MODES = ("auto", "off", "always")
CITATION_FORMATS = ("csl", "bibtex", "ris")

_DPI = (18, 2400)  # a thumbnail in which nothing can be read, and the finest that plates are exposed at
_MOST = 1 << 40  # bytes, pages, characters: far beyond what a machine holds, within what native code counts
_CHANCE = (0.0, 1.0)


@dataclass(frozen=True, slots=True)
class Limits:
    """What one document may cost."""

    max_bytes: int = 512 * 1024 * 1024
    max_pages: int = 1000
    max_chars: int = 500_000  # read of one page; a newspaper's has some ten thousand
    max_document_chars: int = 3_000_000  # read of one document; an issue of 600 pages has half of it
    max_document_lines: int = 200_000  # printed; an issue of 600 pages in two columns has 70,000
    max_document_blocks: int = 100_000  # of lines; a page of small notices has some dozens
    max_document_references: int = 20_000  # the longest bibliographies have some thousands
    max_document_paths: int = 2_000_000  # drawn in one document; print has 100 a page, a dense paper 1,000
    max_content: int = 32 * 1024 * 1024  # bytes that one page's content unfolds to: a bomb has no end


@dataclass(frozen=True, slots=True)
class Settings:
    """Defaults; a TOML file and then the command line's flags replace them."""

    reader: str = READERS[0]
    pictures: bool = True  # write the pictures of figures, tables and formulas beside the result
    dpi: int = 200  # of those pictures
    ocr: str = "auto"  # read pages without a usable text layer, where the ocr extra is there; "off", "always"
    citations: tuple[str, ...] = ("csl",)  # the references beside the JATS: csl, bibtex, ris
    review_at: float = 0.0  # look at an article whose front matter is less likely right; 0: below the measured cut
    tmx: bool = False  # the aligned segments as TMX
    lexicon: Path | None = None  # one learned with `lexicon build`
    sentences: tuple[tuple[str, str], ...] = ()  # spaCy pipelines by language that segment sentences: ("en", NAME)
    embeddings: Path | None = None  # folder of a sentence-transformers model
    knowledge: Path | None = None  # a folder of rows laid over the package's, by the names of its files
    details: Path | None = None  # a TOML file of what is known of journals and no page prints, as `export` reads it
    limits: Limits = field(default_factory=Limits)

    @classmethod
    def load(cls, path: Path | None = None, **flags: Any) -> Settings:
        """The settings of a TOML file (table names as the fields here), overridden by flags that are not None.

        Raises UsageError on a key, a reader or a model that does not exist, and on a number out of its bounds.
        """
        values: dict[str, Any] = {}
        if path is not None:
            try:
                values = tomllib.loads(files.as_text(path, content(path)))
            except OSError as error:
                raise UsageError(f"{path}: {error.strerror or error}") from error
            except tomllib.TOMLDecodeError as error:
                raise UsageError(f"{path}: {error}") from error
        with _of_file(path):
            settings = cls._of(values)
            settings._expect_known()
        settings = replace(settings, **{key: value for key, value in flags.items() if value is not None})
        settings._expect_known()
        knowledge = settings.knowledge or files.folder()
        if knowledge is not None:
            _laid_over(knowledge)
        if settings.details is not None:
            Details.load(settings.details)  # what is wrong in it is said before the first document
        _there(settings)
        _bounded(settings)
        return settings

    def expect_usable(self) -> None:
        """Raises UsageError where a value is of another kind or out of its bounds, or names what is not there."""
        for own in (self, self.limits):
            known = {f.name: getattr(own, f.name) for f in fields(own)}
            _check({key: value for key, value in known.items() if value not in (None, self.limits)}, type(own))
        self._expect_known()
        _there(self)
        _bounded(self)

    @classmethod
    def _of(cls, values: dict[str, Any]) -> Settings:
        """The settings of a TOML file's values. Raises UsageError."""
        limits = values.pop("limits", {})
        if not isinstance(limits, dict):
            raise UsageError("the setting 'limits' is a table: [limits]")
        for key in ("lexicon", "embeddings", "knowledge", "details"):
            if isinstance(values.get(key), str):
                values[key] = Path(values[key])
        values |= {key: tuple(value) for key, value in values.items() if isinstance(value, list)}
        values |= {key: tuple(value.items()) for key, value in values.items() if isinstance(value, dict)}
        _check(values, cls)
        _check(limits, Limits)
        settings = cls(**values, limits=replace(Limits(), **limits))
        _bounded(settings)
        return settings

    def _expect_known(self) -> None:
        """Raises UsageError where a reader, a mode or a form is called by a name that is none."""
        _one_of("reader", self.reader, READERS)
        _one_of("mode of OCR", self.ocr, OCR_MODES)
        for form in self.citations:
            _one_of("format of references", form, CITATION_FORMATS)

    def lay_knowledge(self) -> None:
        """Lay the folder of knowledge that is named here over the program's, for this process and its workers.

        Raises UsageError where it is none, or where this process has read its knowledge without it.
        """
        if self.knowledge is not None:
            files.give(self.knowledge)

    @property
    def mark(self) -> str:
        """Eight hexadecimal digits of the settings that are not the defaults, or `default`.

        A file counts by its bytes and a folder by its name, so that a mark is the same wherever they lie.
        """
        own = {key: _digest(value) if isinstance(value, Path) else value for key, value in _others(self).items()}
        if files.folder() is not None:
            own["knowledge"] = files.digest()
        return hashlib.sha256(repr(sorted(own.items())).encode()).hexdigest()[:8] if own else "default"

    @property
    def given(self) -> tuple[tuple[str, str], ...]:
        """The settings that are not the defaults, by their names and as text, in the order of the names.

        A file is told by its name and the first digits of its digest: the same is said wherever it lies.
        """
        own = _others(self)
        own |= {f"limits.{key}": value for key, value in _others(own.pop("limits", Limits())).items()}
        found = {key: _shown(value) for key, value in own.items()}
        named = self.knowledge or files.folder()
        if named is not None:
            found["knowledge"] = f"{named.name} {files.digest()[:8]}" if files.folder() is not None else named.name
        return tuple(sorted(found.items()))


def _others(own: Settings | Limits) -> dict[str, Any]:
    """The fields that differ from their defaults."""
    default = type(own)()
    return {f.name: value for f in fields(own) if (value := getattr(own, f.name)) != getattr(default, f.name)}


def _shown(value: Any) -> str:
    if isinstance(value, Path):
        return f"{value.name} {_digest(value)[:8]}" if value.is_file() else value.name
    if isinstance(value, tuple):
        return ", ".join("=".join(item) if isinstance(item, tuple) else str(item) for item in value)
    return str(value).lower() if isinstance(value, bool) else str(value)


def _laid_over(folder: Path) -> None:
    """What is wrong in a user's knowledge is said before the first document. Raises UsageError."""
    from pipeline.knowledge.check import check

    files.give(folder)
    check(folder)


def program_version() -> str:
    """The program's version as it is installed; 0 where it runs from its folder alone."""
    try:
        return metadata.version("duizhao")
    except metadata.PackageNotFoundError:
        return "0"


def _digest(path: Path) -> str:
    if not path.is_file():
        return path.name
    known = path.stat()
    return _digest_of(path, known.st_mtime_ns, known.st_size)


@cache
def _digest_of(path: Path, changed: int, size: int) -> str:
    """The SHA-256 of a file that was last changed then; asked for each document, and a lexicon may be large."""
    return digest(path)


def digest(path: Path) -> str:
    """The SHA-256 of a file's content, in hexadecimal digits.

    Raises OSError.
    """
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _there(settings: Settings) -> None:
    """Raises UsageError, before the first document, where a file, a folder or a pipeline that is named is not there."""
    from pipeline.text.named import expect_model, expect_pipeline

    if settings.lexicon is not None and not settings.lexicon.is_file():
        raise UsageError(f"{settings.lexicon}: no such lexicon")
    for item in settings.sentences:
        if not isinstance(item, tuple) or not isinstance(item[1], str):
            raise UsageError(f"the setting 'sentences' cannot be {item!r}")
        _one_of("language", item[0], tuple(Lang))
        if item[1]:  # "" is the program's own
            expect_pipeline(item[1])
    if settings.embeddings is not None:
        expect_model(settings.embeddings)


def _bounded(settings: Settings) -> None:
    """Raises UsageError where a number is none that anything can be done with."""
    numbers = [(f.name, getattr(settings.limits, f.name), (1, _MOST)) for f in fields(Limits)]
    given = [("dpi", settings.dpi, _DPI), ("review_at", settings.review_at, _CHANCE), *numbers]
    for key, value, (least, most) in given:
        if not least <= value <= most:
            raise UsageError(f"the setting {key!r} cannot be {value!r}: it is from {least} to {most}")


@contextmanager
def _of_file(path: Path | None) -> Iterator[None]:
    """Have what is wrong with settings name the file that they stand in."""
    try:
        yield
    except UsageError as error:
        raise (UsageError(f"{path}: {error}") if path else error) from error


def _one_of(what: str, value: str, known: tuple[str, ...]) -> None:
    if value not in known:
        raise UsageError(f"no {what} is called {value!r}; there are {', '.join(known)}")


def _check(values: dict[str, Any], owner: type) -> None:
    known = {f.name for f in fields(owner)}
    kinds = {f.name: Path if f.default is None else type(f.default) for f in fields(owner)}
    for key, value in values.items():
        if key not in known:
            raise UsageError(f"no setting is called {key!r}; there are {', '.join(sorted(known))}")
        if not isinstance(value, kinds[key]) or (isinstance(value, bool) and kinds[key] is int):
            raise UsageError(f"the setting {key!r} cannot be {value!r}")
