"""A user's rows read through, before the first document: what is wrong with one is told with its file and line."""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from pipeline.errors import UsageError
from pipeline.knowledge import (
    abstract_sections,
    align_glosses,
    align_words,
    article_types,
    body_captions,
    body_formulas,
    body_headings,
    body_marks,
    china,
    corrected,
    countries,
    front,
    furniture,
    join,
    journal_heads,
    labels,
    lazy,
    months,
    names,
    permissions,
    references,
    spellings,
    traditional,
)
from pipeline.knowledge.examples import examples
from pipeline.knowledge.files import own_files, rules, tables
from pipeline.knowledge.journals import journals_by_issn
from pipeline.knowledge.keys import line_of
from pipeline.model.lang import Lang
from pipeline.said import later

_READERS: Mapping[str, Callable[[], object]] = {
    "abstract_sections.toml": lambda: (
        [abstract_sections.section_patterns(lang) for lang in Lang],
        abstract_sections.section_kinds(),
    ),
    "align_glossary.toml": align_glosses.gloss_words,
    "align_lexicon.tsv": align_words.lexicon,
    "align_sentences.toml": lambda: [align_words.sentence_words(kind) for kind in tables("align_sentences.toml")],
    "article_types.toml": lambda: article_types.article_type(""),
    "body_captions.toml": body_captions.caption_knowledge,
    "body_formulas.toml": body_formulas.formula_knowledge,
    "body_headings.toml": body_headings.heading_knowledge,
    "body_marks.toml": body_marks.mark_knowledge,
    "china.toml": lambda: (china.place_at_end(), china.province_in_english()),
    "corrected.toml": corrected.counted,
    "countries.toml": countries.names_of_countries,
    "front.toml": front.front_knowledge,
    "furniture.toml": furniture.furniture_rows,
    "join.toml": lambda: (join.compounds(), join.white()),
    "join_words.txt": lambda: join.is_english(""),
    "journal_heads.toml": journal_heads.journal_heads,
    "journals.tsv": lambda: journals_by_issn("0000-0000"),
    "labels.toml": labels.label_rows,
    "months.toml": lambda: (months.month(), months.short_months()),
    "names_not.tsv": names.not_names,
    "names_surnames.tsv": names.surnames,
    "names_syllables.tsv": names.syllables,
    "names_words.toml": lambda: [names.words(kind) for kind in tables("names_words.toml")],
    "permissions.toml": lambda: permissions.copyright_line(""),
    "references.toml": references.references,
    "references_places.toml": references.references,
    "spellings.toml": lambda: (spellings.parts(), spellings.endings()),
    "traditional.tsv": traditional.to_simplified,
}
_MENTION = lazy.compile(r"\(\?&\w+\)")  # of a named part


def check(folder: Path) -> None:
    """Read every file of a folder that has been laid over the package's.

    Raises UsageError for the first that is broken, or whose row does not keep its own examples.
    """
    for file in own_files(folder):
        try:
            with lazy.at_once():
                _READERS.get(file.name, functools.partial(tables, file.name))()
            if file.suffix == ".toml":
                _hold_to_examples(file)
        except (re.error, KeyError, TypeError, ValueError, AttributeError, IndexError) as error:
            raise UsageError(_told(file, error)) from error


def _hold_to_examples(file: Path) -> None:
    """Raises UsageError for the first example of the user's own that his row, or one before it, does not keep."""
    written = file.read_text("utf-8-sig")
    own = set(_texts(tomllib.loads(written)))
    for example in examples(file.stem):
        if example.text in own and not example.holds():
            where, text = f"{file}:{line_of(written, example.text)}", example.text
            if not example.is_found:
                raise UsageError(f"{where}: {text!r} stands under 'not', and is found")
            if (found := example.ask(text)) is None:
                raise UsageError(f"{where}: {text!r} stands under 'finds', and is not found")
            raise UsageError(f"{where}: in {text!r} is found {found!r}, not {', '.join(map(repr, example.values))}")


def _told(file: Path, error: Exception) -> str:
    """`labels.toml:12: …`: the line of what is no pattern, of a table that lacks something, of a word not known."""
    written = file.read_text("utf-8")
    toml = file.suffix == ".toml"
    if toml:
        for pattern in _texts(tomllib.loads(written)):
            try:
                re.compile(_MENTION.sub("", pattern))
            except re.error as own:
                return later(f"{file}:{line_of(written, pattern)}: {pattern!r} is no pattern: {own}")
    if isinstance(error, KeyError):
        missing = str(error.args[0])
        if (mention := f"(?&{missing})") in written:
            return later(f"{file}:{line_of(written, mention)}: no part is called {missing!r}")
        line = _table_without(written, missing)
        rule = _rule_at(written, line) if toml else ""
        if (near := get_close_matches(rule, rules(file.name), 1)) and near != [rule]:
            return later(f"{file}:{line}: no rule is called {rule!r}, but {near[0]!r} is; a new one has {missing!r}")
        return later(f"{file}:{line}: a row has no {missing!r}")
    value = next((own for own in _texts(tomllib.loads(written)) if repr(own) in str(error)), "") if toml else ""
    return later(f"{file}:{line_of(written, value)}: a row cannot be read: {error}")


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _texts(item)


def _rule_at(written: str, line: int) -> str:
    """The rule of the row whose table begins on a line; empty where it names none."""
    rows = tomllib.loads(written).get("row", ())
    at = sum(own.startswith("[[row]]") for own in written.splitlines()[:line])
    return str(rows[at - 1].get("rule", "")) if 0 < at <= len(rows) else ""


def _table_without(written: str, key: str) -> int:
    """The line of the first table that does not have the key."""
    heads = [number for number, line in enumerate(written.splitlines(), 1) if line.startswith("[")]
    lines = written.splitlines()
    for head, end in zip(heads, [*heads[1:], len(lines) + 1], strict=True):
        if not any(line.split("=")[0].strip() == key for line in lines[head : end - 1]):
            return head
    return 1
