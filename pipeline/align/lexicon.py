"""A lexicon learned from what has been aligned so far: terms as they were paired, and words by IBM Model 1.

It is one SQLite file. `terms` holds the pairs of keywords and glosses with how often each was met; `words` the
probabilities of word translations (Brown et al. 1993, Model 1, both directions multiplied); `provenance` the documents
that a term comes from; `documents` all that were read.
"""

import errno
import json
import os
import re
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import UsageError, no_such_path
from pipeline.knowledge.align_words import sentence_words
from pipeline.model.lang import Lang
from pipeline.regular import chosen, content, refuse_other
from pipeline.text.words import words

_EXTRACTED = ".extracted.json"  # an article as it was before people corrected it
_ITERATIONS = 6  # of expectation and maximisation; further ones change few of the pairs that are kept
_LEAST_PROBABILITY = 0.3  # of a word's translation
_LEAST_COUNT = 2  # pairs in which both words stand
_SCHEMA = """
CREATE TABLE documents (name TEXT PRIMARY KEY, pairs INTEGER NOT NULL);
CREATE TABLE terms (zh TEXT, en TEXT, count INTEGER NOT NULL, PRIMARY KEY (zh, en)) WITHOUT ROWID;
CREATE TABLE words (zh TEXT, en TEXT, probability REAL NOT NULL, count INTEGER NOT NULL, PRIMARY KEY (zh, en))
  WITHOUT ROWID;
CREATE TABLE provenance (zh TEXT, en TEXT, document TEXT, field TEXT, PRIMARY KEY (zh, en, document, field))
  WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts that translate each other; `field` is where they stood: keywords, glossary, title or abstract."""

    zh: str
    en: str
    field: str
    document: str

    @property
    def is_term(self) -> bool:
        return self.field in ("keywords", "glossary")


@contextmanager
def _read(path: Path) -> Iterator[sqlite3.Connection]:
    """A lexicon file, opened to be read; raises UsageError where it is none."""
    if not path.is_file():
        raise UsageError(f"{path}: no such lexicon")
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as base:
            yield base
    except sqlite3.DatabaseError as error:
        raise UsageError(f"{path}: not a lexicon ({error})") from error


@dataclass(frozen=True, slots=True)
class Lexicon:
    """A learned lexicon in memory: Chinese terms and words with the beginnings of their English counterparts."""

    terms: dict[str, tuple[str, ...]]
    words: dict[str, tuple[str, ...]]

    @staticmethod
    def open(path: Path) -> "Lexicon":
        """Read a lexicon file.

        Raises UsageError where the file is none.
        """
        with _read(path) as base:
            terms = _grouped(base.execute("SELECT zh, en FROM terms ORDER BY zh, count DESC, en"))
            found = _grouped(base.execute("SELECT zh, en FROM words ORDER BY zh, probability DESC, en"))
        return Lexicon(terms, found)

    @staticmethod
    def expect(path: Path) -> None:
        """Raises UsageError where the file is no lexicon."""
        with _read(path) as base:
            base.execute("SELECT zh, en, count FROM terms LIMIT 1").fetchall()

    def translations(self, text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
        """The terms and words of a Chinese text that the lexicon knows, with their English beginnings."""
        for zh, forms in self.terms.items():
            if zh in text:
                yield zh, forms
        for word in dict.fromkeys(words(text, Lang.ZH)):
            if word in self.words and word not in self.terms:
                yield word, self.words[word]


def _grouped(rows: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    table: dict[str, list[str]] = defaultdict(list)
    for zh, en in rows:
        table[zh].append(en)
    return {zh: tuple(forms) for zh, forms in table.items()}


# ---------------------------------------------------------------- reading outputs
def pairs(outputs: Iterable[Path], skip: Callable[[str], None] = lambda _: None) -> Iterator[Pair]:
    """What the JSON files of these folders (or these files themselves) hold aligned, in the order of their names.

    `skip` is told, in one line, of each that cannot be read.
    """
    for _, path, why in chosen(outputs, ".json", no_such_path):
        if path.name.endswith(_EXTRACTED):
            continue
        if why:
            skip(f"{path}: {why}")
            continue
        try:
            record = json.loads(content(path).decode("utf-8"))
        except OSError as error:
            skip(f"{path}: {error.strerror or error}")
            continue
        except (ValueError, RecursionError) as error:
            skip(f"{path}: {error}")
            continue
        if isinstance(record, dict) and isinstance(record.get("alignment"), dict):
            yield from _pairs(record, path.stem)


def _pairs(record: dict[str, object], document: str) -> Iterator[Pair]:
    aligned = record["alignment"]
    assert isinstance(aligned, dict)
    fields = {
        "keywords": aligned.get("keywords") or [],
        "glossary": record.get("glossary") or [],
        "title": [aligned["title"]] if aligned.get("title") else [],
        "abstract": aligned.get("abstract") or [],
    }
    for field, items in fields.items():
        for item in items if isinstance(items, list) else []:
            zh, en = item.get("zh"), item.get("en")
            if isinstance(zh, str) and isinstance(en, str) and zh and en:
                yield Pair(zh, en, field, document)


# ---------------------------------------------------------------- learning
def build(outputs: Sequence[Path], target: Path, skip: Callable[[str], None] = lambda _: None) -> int:
    """Learn from the outputs and write the lexicon; how many pairs it was learned from. `skip` as for `pairs`.

    The file is written beside its place and renamed, so that a lexicon is whole or absent. Raises UsageError where it
    cannot be written.
    """
    if not target.name:  # "", "." and "/" name no file
        raise UsageError(f"{target}: cannot be written ({os.strerror(errno.EISDIR)})")
    found = list(pairs(outputs, skip))
    terms = Counter((pair.zh, _plain(pair.en)) for pair in found if pair.is_term and _plain(pair.en))
    bitexts = [(words(pair.zh, Lang.ZH), words(pair.en, Lang.EN)) for pair in found]
    learned = _translations([(zh, en) for zh, en in bitexts if zh and en])
    try:
        refuse_other(target)
        target.parent.mkdir(parents=True, exist_ok=True)
        _write(found, terms, learned, target)
    except (OSError, sqlite3.Error) as error:
        raise UsageError(f"{target}: cannot be written ({getattr(error, 'strerror', None) or error})") from error
    return len(found)


def _write(
    found: Sequence[Pair],
    terms: Counter[tuple[str, str]],
    learned: Sequence[tuple[str, str, float, int]],
    target: Path,
) -> None:
    temporary = target.with_name(f".{target.name}.{os.getpid()}")
    temporary.unlink(missing_ok=True)
    try:
        with closing(sqlite3.connect(temporary)) as base:
            base.executescript(_SCHEMA)
            counts = Counter(pair.document for pair in found)
            base.executemany("INSERT INTO documents VALUES (?, ?)", sorted(counts.items()))
            base.executemany("INSERT INTO terms VALUES (?, ?, ?)", [(*key, n) for key, n in sorted(terms.items())])
            base.executemany("INSERT INTO words VALUES (?, ?, ?, ?)", learned)
            places = {(pair.zh, _plain(pair.en), pair.document, pair.field) for pair in found if pair.is_term}
            base.executemany("INSERT INTO provenance VALUES (?, ?, ?, ?)", sorted(places))
            base.commit()
        temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)


def _plain(text: str) -> str:
    return " ".join(re.findall(r"[a-z0-9]+", text.lower()))


def _translations(bitexts: Sequence[tuple[Sequence[str], Sequence[str]]]) -> list[tuple[str, str, float, int]]:
    """Word pairs whose probabilities, both ways, are high enough; with the pairs of texts that hold both.

    Single hanzi and English function words are left out: 的 and `the` stand everywhere.
    """
    common = sentence_words("function")
    together = Counter((z, e) for zh, en in bitexts for z in set(zh) for e in set(en))
    forward = model1(bitexts)
    backward = model1([(en, zh) for zh, en in bitexts])
    rows = []
    for (z, e), count in together.items():
        probability = (forward.get((z, e), 0.0) * backward.get((e, z), 0.0)) ** 0.5
        if probability >= _LEAST_PROBABILITY and count >= _LEAST_COUNT and len(z) > 1 and e not in common:
            rows.append((z, e, round(probability, 6), count))
    return sorted(rows)


def model1(bitexts: Sequence[tuple[Sequence[str], Sequence[str]]]) -> dict[tuple[str, str], float]:
    """t(target | source) by expectation maximisation, from uniform; an empty source word takes what has no cause."""
    targets = {word for _, target in bitexts for word in target}
    uniform = 1 / max(1, len(targets))
    table: dict[tuple[str, str], float] = {}
    for _ in range(_ITERATIONS):
        counts: dict[tuple[str, str], float] = defaultdict(float)
        totals: dict[str, float] = defaultdict(float)
        for source, target in bitexts:
            causes = ("", *source)
            for word in target:
                shares = [table.get((cause, word), uniform) for cause in causes]
                whole = sum(shares)
                for cause, share in zip(causes, shares, strict=True):
                    counts[cause, word] += share / whole
                    totals[cause] += share / whole
        table = {(cause, word): count / totals[cause] for (cause, word), count in counts.items()}
    return table
