"""Chinese and English words. jieba is imported on the first Chinese one, its dictionary (0.2 s) loaded for many."""

import contextlib
import logging
import marshal
import sys
import unicodedata
import warnings
from collections.abc import Iterator
from functools import cache, lru_cache
from types import SimpleNamespace
from typing import Any, cast

from pipeline.knowledge import lazy
from pipeline.knowledge.traditional import simplified
from pipeline.model.lang import Lang
from pipeline.text.cache import private_cache
from pipeline.text.cutter import Cutter
from pipeline.text.script import HANZI, hanzi_count, is_hanzi
from pipeline.text.table import Table, write

_english = lazy.compile(r"[a-z][a-z0-9]+")
_runs = lazy.compile(rf"[{HANZI}]+|[^\W_{HANZI}]+")
_pieces = lazy.compile(rf"[{HANZI}]+|[^\W_{HANZI}]+|[\W_]+")
WHITE, MARK = " ", "·"  # what is between two hanzi: white alone, or any marks

_FEW = 500  # hanzi; a query has fewer, and looking up so many takes less time than loading the table
_NEEDLESS = "pkg_resources"  # jieba asks it for its own files, 0.3 s, and opens them itself where it is not there


@cache
def _unread() -> Any:
    """jieba without its dictionary."""
    is_asked = _NEEDLESS not in sys.modules
    if is_asked:
        sys.modules[_NEEDLESS] = None  # type: ignore[assignment]  # which Python takes for: not there
    try:
        with warnings.catch_warnings():  # of its patterns' backslashes, when it is compiled: no business of a user's
            warnings.simplefilter("ignore", SyntaxWarning)
            import jieba
    finally:
        if is_asked:
            del sys.modules[_NEEDLESS]
    jieba.setLogLevel(logging.CRITICAL)  # it tells of its dictionary on stderr, and of a cache that cannot be written
    # Its table of half a million words in one piece: `marshal.load` asks a file for each word, three times as long.
    jieba.marshal = SimpleNamespace(load=lambda file: marshal.loads(file.read()), dump=marshal.dump)
    return jieba


@cache
def loaded_jieba() -> Any:
    """jieba with its dictionary, which it keeps ready-made in the user's own cache."""
    jieba = _unread()
    with private_cache() as folder:
        jieba.dt.tmp_dir = str(folder)
        jieba.initialize()
        path = folder / _table_of(jieba)
        if not path.exists():
            with contextlib.suppress(OSError):  # a full disk: what is looked up there would be quicker, no more
                write(path, jieba.dt.FREQ, jieba.dt.total)
    return jieba


def _table_of(jieba: Any) -> str:
    return f"jieba-{jieba.__version__}.table"


class _Cutters:
    """What cuts runs of hanzi: by the table in its file, until there are more than a query has; then with it loaded."""

    def __init__(self) -> None:
        self._asked = 0  # hanzi
        self._few: Cutter | None = None
        self._many: Cutter | None = None

    def of(self, run: str) -> Cutter:
        self._asked += len(run)
        if self._asked <= _FEW and self._many is None:
            self._few = self._few or _looking_up()
        if self._asked > _FEW or self._few is None:
            self._many = self._many or Cutter(loaded_jieba())
        return self._many or cast(Cutter, self._few)


def _looking_up() -> Cutter | None:
    """A cutter by the table in its file; None where there is none."""
    jieba = _unread()
    if jieba.dt.initialized:
        return None
    with private_cache() as folder, contextlib.suppress(OSError, ValueError):
        return Cutter(jieba, Table(folder / _table_of(jieba)))
    return None


_cutters = _Cutters()


def words(text: str, lang: Lang) -> tuple[str, ...]:
    """The words of a text: Chinese ones of hanzi, English ones in lower case without a plural's s."""
    if lang is Lang.ZH:
        return tuple(word for word in loaded_jieba().cut(text) if hanzi_count(word) == len(word))
    return tuple(_singular(word) for word in _english.findall(text.lower()))


def _singular(word: str) -> str:
    if len(word) < 5 or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    return word.removesuffix("s")


def runs(text: str) -> list[str]:
    """The text's runs of hanzi and its words of other letters and digits, in lower case, full-width forms made half
    and traditional hanzi simplified."""
    return _runs.findall(_folded(text))


def _folded(text: str) -> str:
    return simplified(unicodedata.normalize("NFKC", text).lower())


def atoms(text: str) -> list[str]:
    """What phrases are made of, in the forms that `runs` has: each hanzi, each word of other letters and digits, and
    WHITE or MARK for what stands between two hanzi. What stands beside another word parts it anyway."""
    found, gap = list[str](), ""
    for piece in _pieces.findall(_folded(text)):
        if not (is_zh := is_hanzi(piece[0])) and not piece[0].isalnum():
            gap = piece
            continue
        if is_zh and gap and found and is_hanzi(found[-1]):
            found.append(WHITE if gap.isspace() else MARK)
        found += piece if is_zh else (piece,)
        gap = ""
    return found


def search_words(text: str) -> Iterator[str]:
    """What a search index holds of a text: of each run of hanzi the words and the words within words that jieba's
    search mode finds, of the rest the words as they are. A text that stands in another shares its words with it."""
    for run in runs(text):
        yield from _within(run) if is_hanzi(run[0]) else (run,)


@lru_cache(maxsize=1 << 15)  # a third of the runs of an archive come again: headings, names, words of one trade
def _within(run: str) -> tuple[str, ...]:
    return _cutters.of(run).search_words(run)


def plain_words(text: str) -> Iterator[str]:
    """The same without the words within words: one after another they are the text's runs."""
    for run in runs(text):
        yield from _cutters.of(run).words(run) if is_hanzi(run[0]) else (run,)
