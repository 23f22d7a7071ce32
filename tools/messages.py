"""Bring the catalogue of the program's sentences to the code: new ones untranslated, those no longer said left out.

    python tools/messages.py [--list]     # lists what is not translated

Sentences are the help of the commands, those of diagnostics and of signs, and what is printed, reported or raised; a
value within a sentence is `{0}`, `{1}` … in the order of the code, or has the name that a diagnostic gives it.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import typer
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))  # whichever checkout is installed, this one's code and catalogue are meant

from pipeline import cli  # noqa: E402
from pipeline.model.diagnostic import Kind  # noqa: E402
from pipeline.said import DOMAIN, ZH  # noqa: E402

PACKAGE = ROOT / "pipeline"
FILE = PACKAGE / "said" / ZH / "LC_MESSAGES" / DOMAIN
# Calls whose texts people read: by the names of what is called, and which argument it is (None: each).
_SPOKEN: dict[str, int | None] = {
    "UsageError": 0, "UnreadableResult": 0, "NotAPdf": 0, "EmptyFile": 0, "EncryptedPdf": 0, "DamagedPdf": 0,
    "NoPages": 0, "NoText": 0, "TooLarge": 0, "print": 0, "printable": 0, "_say": 0, "say": 0, "Outcome": 1, "Unfit": 0,
    "Stale": 0, "Impossible": 0, "NoSuchPlace": 0, "_": 0, "HTTPException": 1, "_error": 2, "problem": 2, "Entry": 5,
    "Difference": 2, "Refused": 1, "_remark": 1, "said": 0, "fail": 0, "OSError": 1, "NotADirectoryError": 1,
    "_Form": 1, "NotKept": 0, "NoFile": 0, "PermissionError": 1, "OutOfSpace": 0, "Need": 0, "later": 0, "Missing": 0,
    "ngettext": None, "_table": None, "_documents": None, "_unsure": None, "_fields": None, "_html": None,
}  # fmt: skip
KEPT = "of a library, or a word that fills a place"  # not to be found in the code, and kept
_LETTERS = re.compile(r"[A-Za-z]{3}")


def sentences() -> set[str]:
    """Every sentence that the code says."""
    return {*_help(typer.main.get_command(cli.app)), *(kind.value[1] for kind in Kind), *_spoken()}


def _help(command: object) -> Iterator[str]:
    yield from filter(None, [getattr(command, "help", None)])
    for parameter in getattr(command, "params", ()):
        if text := getattr(parameter, "help", None):
            yield text
    for inner in getattr(command, "commands", {}).values():
        yield from _help(inner)


def _spoken() -> Iterator[str]:
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                for value in _arguments(node):
                    yield from filter(_is_sentence, _texts(value))


def _is_sentence(text: str) -> bool:
    """Whether there are words in it, and it is no address."""
    return bool(_LETTERS.search(text)) and (" " in text or text.isalpha())


def _arguments(call: ast.Call) -> Iterator[ast.expr]:
    name = getattr(call.func, "id", getattr(call.func, "attr", ""))
    if name == "Sign":
        yield from (word.value for word in call.keywords if word.arg == "words")
        yield from call.args[2:3]
    elif name in _SPOKEN:
        place = _SPOKEN[name]
        yield from call.args if place is None else call.args[place : place + 1]


def _texts(value: ast.expr) -> Iterator[str]:
    """The text of a literal, of one with places, or of each branch of a choice."""
    if isinstance(value, ast.Constant) and isinstance(value.value, str):
        yield value.value
    elif isinstance(value, ast.IfExp):
        yield from (*_texts(value.body), *_texts(value.orelse))
    elif isinstance(value, ast.Tuple | ast.BoolOp):
        inside = value.elts if isinstance(value, ast.Tuple) else value.values
        yield from (text for inner in inside for text in _texts(inner))
    elif isinstance(value, ast.Call):
        yield from (text for inner in value.args for text in _texts(inner))
    elif isinstance(value, ast.JoinedStr):
        found, number = "", 0
        for part in value.values:
            if isinstance(part, ast.Constant):
                found += str(part.value)
            else:
                found, number = f"{found}{{{number}}}", number + 1
        if _LETTERS.search(re.sub(r"\{\d+\}", "", found)):
            yield found


def main() -> None:
    with FILE.with_suffix(".po").open("rb") as file:
        old = read_po(file, locale="zh", domain=DOMAIN)
    known = {message.id: message.string for message in old if message.id}
    own = {message.id for message in old if message.id and KEPT in message.user_comments}
    if "--list" in sys.argv:
        print(*sorted(text for text in sentences() if not known.get(text)), sep="\n---\n")
        return
    new = Catalog(locale="zh", domain=DOMAIN, project="duizhao", version="1", charset="utf-8", fuzzy=False)
    new.creation_date = new.revision_date = datetime(2026, 1, 1, tzinfo=UTC)  # the same code gives the same bytes
    for text in sorted(sentences() | own):
        new.add(text, known.get(text, ""), user_comments=[KEPT] if text in own else [])
    save(new)


def save(catalogue: Catalog) -> None:
    """Write the catalogue as it is read, and compiled."""
    with FILE.with_suffix(".po").open("wb") as file:
        write_po(file, catalogue, width=120, omit_header=False, sort_output=True)
    with FILE.with_suffix(".mo").open("wb") as file:
        write_mo(file, catalogue)


if __name__ == "__main__":
    main()
